/** The sheets of a dossier that tell the case: its index, and its chronology with whatever was agreed, disputed and found. */
import { daysBetween, type Day } from '../../domain/day.ts';
import type {
  DossierDocument,
  DossierEntry,
  DossierFact,
  DossierSection,
} from '../../domain/court/dossierDocument.ts';
import type { JournalEntry } from '../../db/journal.ts';
import { cents } from '../../domain/money.ts';
import type { DossierFacts } from '../../office/court/dossier.ts';
import type { LetterLine } from '../../office/letter/letterRegister.ts';
import { countedFrom, prescriptionText } from '../court/assessmentView.ts';
import { chronologySection, whoIs, type ChronologyRow } from './dossierChronology.ts';
import { sha256Of, type DossierFile } from './dossierPapers.ts';
import { sheet, type DossierVoice } from './dossierVoice.ts';
import { regimeText } from '../money/interestView.ts';
import { disputeText, insolvencyText } from '../case/interruptionView.ts';
import { journalText } from '../case/journalView.ts';
import { returnedLetters } from '../letter/returnedLetters.ts';

/** The index: who owes what to whom, what is missing, and every file with its hash. */
export function indexSheet(
  voice: DossierVoice,
  written: DossierFacts,
  files: readonly DossierFile[],
  missing: readonly string[],
): DossierDocument {
  const { dossier } = voice.messages;
  const { sections, files: headers } = dossier;
  return {
    ...sheet(voice, written),
    title: dossier.titles.index,
    note: dossier.indexNote,
    sections: [
      { title: sections.parties, facts: parties(voice, written) },
      { title: sections.claim, facts: claimFacts(voice, written), empty: dossier.nothingOverdue },
      {
        title: sections.missing,
        isWarning: missing.length > 0,
        list: missing.map((text) => ({ text })),
        empty: dossier.nothing,
      },
      {
        title: sections.files,
        table: {
          columns: [
            { header: headers.name, kind: 'wrap' },
            { header: headers.proves, kind: 'wide' },
            { header: headers.sha256, kind: 'hash' },
          ],
          rows: files.map(({ name, proves, bytes, recordedSha256 }) => ({
            cells: [name, proves, sha256Of(bytes)],
            isMissing: recordedSha256 !== undefined,
          })),
        },
      },
    ],
  };
}

/** The chronology, and what was agreed, disputed and found. */
export function chronologySheet(
  voice: DossierVoice,
  written: DossierFacts,
  rows: readonly ChronologyRow[],
): DossierDocument {
  const { dossier } = voice.messages;
  const { sections } = dossier;
  return {
    ...sheet(voice, written),
    title: dossier.titles.chronology,
    note: dossier.chronologyNote,
    sections: [
      chronologySection(voice, rows),
      { title: sections.addresses, list: addresses(voice, written), empty: dossier.none },
      { title: sections.promises, list: agreements(voice, written), empty: dossier.noneFemale },
      { title: sections.disputes, list: disputes(voice, written), empty: dossier.noneFemale },
      { title: sections.information, list: information(voice, written), empty: dossier.noneFemale },
      ...assessment(voice, written),
    ],
  };
}

function parties(voice: DossierVoice, { file: { facts } }: DossierFacts): DossierFact[] {
  const { messages, format, settings } = voice;
  const { dossier } = messages;
  const { creditor } = settings;
  const { debtor } = facts;
  return filled([
    [
      dossier.creditor,
      [creditor.name, placeText(creditor), taxText(voice, creditor), pecText(creditor)]
        .filter((part) => part !== '')
        .join(', '),
    ],
    [dossier.debtor, [debtor.name, taxText(voice, debtor)].filter((part) => part !== '').join(', ')],
    [dossier.address, [placeText(debtor), pecText(debtor)].filter((part) => part !== '').join(', ')],
    [dossier.customer, debtor.code ?? ''],
    [dossier.opened, format.day(facts.openedOn)],
    [
      dossier.closed,
      facts.closedOn === undefined
        ? ''
        : `${format.day(facts.closedOn)}, ${messages.words.closeReason(facts.closeReason ?? '')}`,
    ],
    [dossier.strategy, whoIs(voice, facts.collector)],
    [dossier.insolvency, facts.insolvency === undefined ? '' : insolvencyText(voice, facts.insolvency)],
  ]);
}

function claimFacts(voice: DossierVoice, { statement, file, on }: DossierFacts): DossierFact[] {
  const { messages, format } = voice;
  const { dossier } = messages;
  const { next: term } = file.prescriptions;
  const first = statement.claims.flatMap(({ items }) => items).find((each) => each.open > 0);
  return filled([
    ...statement.claims.flatMap(({ totals, currency }): [string, string][] => [
      [dossier.principal, format.money(totals.principal, currency)],
      [dossier.interest, format.money(totals.interest, currency)],
      [dossier.lumpSum, totals.lumpSum === 0 ? '' : format.money(totals.lumpSum, currency)],
      [dossier.total, format.money(totals.total, currency)],
    ]),
    [dossier.basis, statement.claims.length === 0 ? '' : regimeText(voice, statement)],
    [
      dossier.oldest,
      first === undefined
        ? ''
        : dossier.oldestText(format.day(first.item.dueOn), daysBetween(first.item.dueOn, on)),
    ],
    [
      dossier.prescription,
      term === undefined ? '' : `${prescriptionText(voice, term, term.invoice)}; ${countedFrom(voice, term)}`,
    ],
  ]);
}

function addresses({ messages, format }: DossierVoice, { file, contacts }: DossierFacts): DossierEntry[] {
  const { dossier, debtors, court } = messages;
  const { debtor, tracings = [] } = file.facts;
  const place = placeText(debtor);
  const inUse = new Set([debtor.phone, debtor.email, debtor.pec]);
  const checked =
    debtor.addressCheckedOn === undefined
      ? []
      : [dossier.addressChecked(format.day(debtor.addressCheckedOn))];
  const { fromStreet, fromMailbox } = returnedLetters(file.letters, file.facts);
  const returned = ({ protocol, failedOn, failure = '' }: LetterLine): string =>
    court.report.returned(protocol, format.day(failedOn as Day), failure);
  return [
    ...(place === '' ? [] : [entry(place, [...checked, ...fromStreet.map(returned)])]),
    ...contacts.map(({ kind, value, person, source, addedOn, wrongOn, wrongReason }) =>
      entry(`${debtors.kind(kind)}: ${value}`, [
        ...(person === undefined ? [] : [person]),
        ...(inUse.has(value) ? [dossier.inUse] : []),
        `${debtors.source(source)} ${format.day(addedOn)}`,
        ...fromMailbox.filter(({ mailbox }) => mailbox === value).map(({ letter }) => returned(letter)),
        ...(wrongOn === undefined ? [] : [debtors.wrongSince(format.day(wrongOn), wrongReason ?? '')]),
      ]),
    ),
    ...tracings.map(({ asked = '', askedOn, result, found }) =>
      entry(dossier.traced(asked, format.day(askedOn)), [
        dossier.tracedResult[result ?? 'open'],
        ...found.map((kind) => dossier.foundKinds[kind]),
      ]),
    ),
  ];
}

function agreements({ messages, format }: DossierVoice, { file, plans }: DossierFacts): DossierEntry[] {
  const { dossier, agenda } = messages;
  return [
    ...file.promises.map(({ madeOn, cents: amount, currency, by, state, paidCents }) =>
      entry(dossier.promise(format.day(madeOn), format.money(amount, currency), format.day(by)), [
        agenda.promiseStates[state],
        dossier.received(format.money(paidCents, currency)),
      ]),
    ),
    ...plans.map(({ plan, state, totalCents, paidCents, instalments }) =>
      entry(
        dossier.plan(format.day(plan.madeOn), format.money(totalCents, plan.currency), instalments.length),
        [dossier.planState(state), dossier.received(format.money(paidCents, plan.currency))],
      ),
    ),
  ];
}

function disputes({ messages, format }: DossierVoice, { disputes: all }: DossierFacts): DossierEntry[] {
  const { dossier, court } = messages;
  return all.map(({ openedOn, invoice, kind, reason, resolvedOn, resolution, answer }) =>
    entry(dossier.dispute(format.day(openedOn), invoice, disputeText({ messages }, { kind, reason })), [
      resolvedOn === undefined || resolution === undefined
        ? court.report.dispute.open
        : court.report.answered(court.report.dispute[resolution], format.day(resolvedOn)),
      ...(answer === undefined ? [] : [answer]),
    ]),
  );
}

function information({ messages, format }: DossierVoice, { information: all }: DossierFacts): DossierEntry[] {
  return all.map(({ kind, on, source, cents: amount, currency, note }) =>
    entry(`${format.day(on)}, ${source}: ${messages.information.kind(kind)}`, [
      ...(amount === undefined || currency === undefined ? [] : [format.money(amount, currency)]),
      ...(note === undefined ? [] : [note]),
    ]),
  );
}

/** The last one on record; an assessment that was only looked at is nobody's business. */
function assessment(voice: DossierVoice, { file: { journal } }: DossierFacts): DossierSection[] {
  const last = journal.findLast((each) => each.kind === 'court-assessment');
  if (last === undefined) return [];
  const { dossier } = voice.messages;
  return [{ title: dossier.sections.assessment, list: [assessmentEntry(voice, last)] }];
}

function assessmentEntry(voice: DossierVoice, last: JournalEntry): DossierEntry {
  const { messages, format } = voice;
  const { assess } = messages.court;
  const { solvency, courtNet, agencyNet, currency } = last.data;
  const money = (amount: unknown): string =>
    typeof amount === 'number' ? format.money(cents(amount), String(currency)) : '';
  const known = solvency === 'good' || solvency === 'poor' ? solvency : 'unknown';
  return entry(`${format.day(last.on)}: ${journalText(voice, last)}`, [
    `${assess.evidence}: ${assess.solvency(known)}`,
    `${assess.courtTitle}: ${assess.left} ${money(courtNet)}`,
    `${assess.agencyTitle}: ${assess.left} ${money(agencyNet)}`,
  ]);
}

function entry(text: string, notes: readonly string[]): DossierEntry {
  return notes.length === 0 ? { text } : { text, note: notes.join('; ') };
}

function filled(rows: readonly (readonly [label: string, value: string])[]): DossierFact[] {
  return rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

interface Place {
  readonly address?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly province?: string;
  readonly country?: string;
}

function placeText({ address, postcode, city, province, country }: Place): string {
  const town = [postcode, city, province === undefined ? undefined : `(${province})`];
  return [
    address,
    town.filter((part) => part !== undefined).join(' '),
    country === 'IT' ? undefined : country,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function pecText({ pec }: { readonly pec?: string }): string {
  return pec === undefined ? '' : `PEC ${pec}`;
}

function taxText(
  { messages }: DossierVoice,
  { vatNumber, taxCode }: { readonly vatNumber?: string; readonly taxCode?: string },
): string {
  const { fields } = messages.contacts.debtor;
  return [
    vatNumber === undefined ? '' : `${fields.vat} ${vatNumber}`,
    taxCode === undefined || taxCode === vatNumber ? '' : `${fields.taxCode} ${taxCode}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
