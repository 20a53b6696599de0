/**
 * The rules of conduct about what is written down of a debtor (docs/rules.md, R7, R9, R14, R16, R17, R20). What the book
 * cannot know, because it happens outside of it, is left to a person and said so: it is neither fine nor forgotten.
 */
import type { CaseFacts, ContactFact } from '../case.ts';
import type { ReviewedConduct } from './conductReview.ts';
import { addMonths, type Day } from '../day.ts';
import type { Debtor } from '../debtor/debtor.ts';
import { contactKey, type DebtorContact } from '../debtor/debtorContact.ts';

/** What a person typed with a call, a visit or as a note. */
export interface ContactNote extends Pick<ContactFact, 'channel' | 'on' | 'isThirdParty'> {
  readonly text: string;
}

/** What the book holds besides the facts that steps are decided by. */
export interface ConductRecords {
  readonly notes: readonly ContactNote[];
  /** The numbers and mailboxes of the debtor, those found wrong too. */
  readonly contacts: readonly DebtorContact[];
  /** How long data of persons are kept after the end. */
  readonly retentionYears: number;
}

/** A visit that left word of itself where everybody reads it. */
const ON_THE_DOOR =
  /(?:avvis\w+|bigliett\w+|fogli\w+|cartell\w+|affiss\w+|attaccat\w+|appes\w+|notice|note|sticker)[^.;]{0,40}\b(?:port[ae]|portone|cancello|cassetta|citofono|androne|bacheca|door|gate|mailbox|letterbox)\b/iu;

/** A debtor that asks what is kept of him, or wants it mended or taken out. */
const ABOUT_DATA =
  /\bgdpr\b|\bgarante\b|\bprivacy\b|dati personali|trattamento dei (?:\w+ )?dati|(?:cancell\w+|rettific\w+|accesso a)[^.;]{0,20}\bdati\b|diritto all.oblio|personal data|data protection|right of access|erase (?:my|his|her|their) data/iu;

/** Months to answer such a request in (art. 12 c. 3 GDPR). */
const MONTHS_TO_ANSWER = 1;
const MONTHS_A_YEAR = 12;
/** Shorter words of a name stand in mailboxes by chance. */
const LEAST_NAME = 4;

/** Everything to be said about the records of a case, in the order of the rules. */
export function checkRecords(facts: CaseFacts, records: ConductRecords, today: Day): ReviewedConduct[] {
  const { debtor } = facts;
  const toBeJudged = isNaturalPerson(debtor) ? [{ rule: 'R6', verdict: 'person' } as const] : [];
  return [
    ...toBeJudged,
    ...checkThirdParties(records),
    ...(isNaturalPerson(debtor) ? personFindings(facts, records, today) : companyFindings(debtor, records)),
  ];
}

/** Whom the rules on personal data protect: persons, sole traders and consumers. */
export function isNaturalPerson({ kind, isConsumer }: Pick<Debtor, 'kind' | 'isConsumer'>): boolean {
  return isConsumer || kind === 'person';
}

/** The day from which data of a person whose last case ended need not be kept any longer. */
export function retentionEnd(closedOn: Day, years: number): Day {
  return addMonths(closedOn, years * MONTHS_A_YEAR);
}

/** The last day on which a case may have ended for its data to be kept no longer than that. */
export function retentionStart(today: Day, years: number): Day {
  return addMonths(today, -years * MONTHS_A_YEAR);
}

function checkThirdParties({ notes }: ConductRecords): ReviewedConduct[] {
  const told = notes.filter(({ isThirdParty }) => isThirdParty === true);
  return told.length === 0
    ? []
    : [{ rule: 'R7', verdict: 'warn', finding: 'third-party-note', about: told.map(({ text }) => text) }];
}

function personFindings(facts: CaseFacts, records: ConductRecords, today: Day): ReviewedConduct[] {
  return [
    ...checkDoors(facts, records),
    ...checkSources(records),
    ...checkRetention(facts, records, today),
    checkRequests(records),
  ];
}

/** Without a visit there was no door; after one only who was there knows what was left on it. */
function checkDoors({ contacts }: CaseFacts, { notes }: ConductRecords): ReviewedConduct[] {
  const visits = notes.filter(({ channel }) => channel === 'visit');
  const left = visits.flatMap(({ text }) => ON_THE_DOOR.exec(text)?.[0] ?? []);
  if (left.length > 0) return [{ rule: 'R9', verdict: 'warn', finding: 'notice-on-door', about: left }];
  return contacts.some(({ channel }) => channel === 'visit') ? [{ rule: 'R9', verdict: 'person' }] : [];
}

/** Contacts of a person come from the contract, from the debtor or from a register: "by hand" says none of it. */
function checkSources({ contacts }: ConductRecords): ReviewedConduct[] {
  const unsourced = contacts.filter(({ source, wrongOn }) => source === 'hand' && wrongOn === undefined);
  return unsourced.length === 0
    ? []
    : [{ rule: 'R14', verdict: 'warn', finding: 'no-source', about: unsourced.map(({ value }) => value) }];
}

/** Kept while there is something to collect, then as long as the law asks for; after that there is no reason left. */
function checkRetention(
  { closedOn, items }: CaseFacts,
  { retentionYears }: ConductRecords,
  today: Day,
): ReviewedConduct[] {
  if (closedOn === undefined || items.some(({ openCents }) => openCents > 0)) return [];
  const by = retentionEnd(closedOn, retentionYears);
  return [
    today < by
      ? { rule: 'R16', verdict: 'ok', finding: 'kept-until', by }
      : { rule: 'R16', verdict: 'warn', finding: 'kept-too-long', by },
  ];
}

/** Whether a request came by some other way, the book cannot know. */
function checkRequests({ notes }: ConductRecords): ReviewedConduct {
  const asked = notes.find(({ text }) => ABOUT_DATA.test(text));
  if (asked === undefined) return { rule: 'R17', verdict: 'person' };
  const by = addMonths(asked.on, MONTHS_TO_ANSWER);
  return { rule: 'R17', verdict: 'warn', finding: 'asked-about-data', by };
}

/** The mailbox in use is somebody's own: a demand to the company belongs into the company's. */
function companyFindings(debtor: Debtor, { contacts }: ConductRecords): ReviewedConduct[] {
  const used = (['email', 'pec'] as const).flatMap((kind) => {
    const mailbox = debtor[kind];
    if (mailbox === undefined) return [];
    const known = contacts.find(
      (each) => each.kind === kind && contactKey(kind, each.value) === contactKey(kind, mailbox),
    );
    return isSomebodys(mailbox, known?.person ?? debtor.contactPerson) ? [mailbox] : [];
  });
  return used.length === 0 ? [] : [{ rule: 'R20', verdict: 'warn', finding: 'named-mailbox', about: used }];
}

/** `m.rossi@…` is Mario Rossi's: his name stands before the sign. */
function isSomebodys(mailbox: string, person: string | undefined): boolean {
  const local = mailbox.slice(0, mailbox.indexOf('@')).toLowerCase();
  const names = (person ?? '').toLowerCase().split(/[^\p{L}]+/u);
  return names.some((name) => name.length >= LEAST_NAME && local.includes(name));
}
