/** What is asked at a terminal about a call or a visit: the outcome by its key, then the few things that outcome needs. */
import { toWorkingDay, type PatronDay } from '../../domain/calendar.ts';
import type { ContactOutcome } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import { DISPUTE_KINDS, type DisputeKind } from '../../domain/agreed/dispute.ts';
import { openTotals } from '../../domain/step/claim.ts';
import { hasPhoneDigits } from '../../domain/debtor/phone.ts';
import { proposedPromiseDay } from '../../domain/agreed/promise.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CaseSeen, ContactEntry } from '../../office/case/contacts.ts';
import { caseFile } from '../../office/case/caseFile.ts';
import { otherPhone } from '../../office/debtor/debtorContacts.ts';
import { appointmentComplaint, agreedAppointment } from './appointment.ts';
import type { Desk } from '../command.ts';
import { contactCard, keyMenu, metMenu, type CaseAtHand } from './contactCard.ts';
import { MET_OUTCOMES, outcomeKeys, readKey, type OutcomeKeys, type SaidOutcome } from './contactKeys.ts';
import {
  listedNumbers,
  type ContactOptions,
  type ReadContactOptions,
  type SpokenChannel,
} from './contactOptions.ts';
import type { OfficeDesk } from '../desk.ts';
import { dim } from '../screen/ink.ts';
import { invoicesTable } from './invoicesTable.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import type { Warning } from '../screen/outcome.ts';
import { say } from '../screen/sentence.ts';
import { askWhyUnpaid } from './whyUnpaid.ts';

/** What was chosen by key: the outcome, and the date typed after it. */
export interface ChosenOutcome {
  readonly outcome: ContactOutcome;
  readonly next?: string;
}

/** A contact being entered. */
export interface ContactDraft {
  readonly desk: Desk;
  readonly office: OfficeDesk;
  readonly atHand: CaseSeen;
  readonly channel: SpokenChannel;
  readonly options: ContactOptions;
  readonly read: ReadContactOptions;
  /** Whether to ask why it is not paid, where that is not known: not in a row of calls, where every key counts. */
  readonly asksWhyUnpaid?: boolean;
}

/** The outcome of the options or, at a terminal, of the key that is typed under the card. */
export async function chooseOutcome(draft: ContactDraft): Promise<ChosenOutcome> {
  const { desk, office, atHand, channel, options, read } = draft;
  const { outcome } = options;
  const example = channel === 'call' ? 'no-answer' : 'nobody';
  if (outcome === undefined) {
    requireFlags(desk, [{ flag: '--outcome', example, isGiven: false }]);
    await desk.show((page) => {
      contactCard(page, desk, office, atHand);
      keyMenu(page, desk, office, atHand, channel, read.at);
      page.line('  ', dim(desk.messages.contacts.menu.others));
    });
  }
  const chosen = outcome === undefined ? await askKey(draft, outcomeKeys(channel), example) : { outcome };
  return afterMeeting(draft, chosen);
}

/** An outcome that somebody was met is asked on; every other stays as it is. */
export async function afterMeeting(
  draft: ContactDraft,
  chosen: { readonly outcome: SaidOutcome; readonly next?: string },
): Promise<ChosenOutcome> {
  const { desk } = draft;
  if (chosen.outcome !== 'met') return { ...chosen, outcome: chosen.outcome };
  if (!desk.ask.isPossible) {
    const outcomes = MET_OUTCOMES.map(([, outcome]) => outcome).join(', ');
    throw new Refusal('usage', 'met-alone', { outcomes });
  }
  await desk.show((page) => metMenu(page, desk, MET_OUTCOMES));
  const met = await askKey(draft, MET_OUTCOMES, 'promise');
  if (met.outcome === 'met') throw new Error('met is no outcome of meeting somebody');
  return { ...met, outcome: met.outcome };
}

async function askKey(
  draft: ContactDraft,
  keys: OutcomeKeys,
  example: string,
): Promise<{ readonly outcome: SaidOutcome; readonly next?: string }> {
  const { desk, office, atHand } = draft;
  const { ask, menu } = desk.messages.contacts;
  for (;;) {
    const typed = await desk.ask.text({
      message: keys === MET_OUTCOMES ? ask.metOutcome : ask.outcome,
      flag: '--outcome',
      example,
      takesHelp: true,
      complaint: (text) => keyComplaint(draft, keys, text),
    });
    if (typed === 'f') {
      const { items } = caseFile(office.book, atHand.facts.number, desk.today);
      await desk.show((page) => invoicesTable(page, desk, items));
    } else if (typed === '?') {
      await desk.show((page) => page.paragraph(menu.help));
    } else {
      const { outcome, rest } = readKey(typed, keys);
      if (outcome !== undefined) return { outcome, ...(rest === '' ? {} : { next: rest }) };
    }
  }
}

function keyComplaint(draft: ContactDraft, keys: OutcomeKeys, typed: string): string | undefined {
  return typed === 'f' || typed === '?' ? undefined : outcomeComplaint(draft, keys, typed);
}

/** What is wrong with a key and the date typed after it; undefined when they will do. */
export function outcomeComplaint(
  { desk, office }: Pick<ContactDraft, 'desk' | 'office'>,
  keys: OutcomeKeys,
  typed: string,
): string | undefined {
  const { ask } = desk.messages.contacts;
  const { outcome, rest } = readKey(typed, keys);
  if (outcome === undefined) return ask.keyUnknown(typed, keys.map(([key]) => key).join(' '));
  if (rest === '') return undefined;
  return outcome === 'promise' ? ask.noDateHere : appointmentComplaint(desk, office, rest);
}

/** What an outcome needs besides itself: taken from the options, else asked, else refused with every missing flag. */
export async function completeEntry(
  draft: ContactDraft,
  { outcome, next }: ChosenOutcome,
): Promise<{ readonly entry: ContactEntry; readonly warnings: readonly Warning[] }> {
  const { channel, options, read } = draft;
  const isAsked = options.outcome === undefined;
  refuseMissing(draft, outcome, next ?? options.next);
  const when = await nextOf(draft, outcome, next ?? options.next);
  const details = await detailsOf(draft, outcome);
  const isTold = isAsked && options.thirdParty !== true;
  const isWhyAsked = isTold && draft.asksWhyUnpaid === true;
  const whyUnpaid =
    options.whyUnpaid ??
    (isWhyAsked ? await askWhyUnpaid(draft.desk, draft.atHand.facts, outcome) : undefined);
  const note = options.note ?? (await askNote(draft, outcome, isTold));
  return {
    entry: {
      channel,
      outcome,
      ...read.at,
      ...(note === undefined ? {} : { note }),
      ...(options.contact === undefined ? {} : { person: options.contact }),
      ...(options.thirdParty === true ? { isThirdParty: true } : {}),
      ...(whyUnpaid === undefined ? {} : { whyUnpaid }),
      ...(when === undefined ? {} : { next: when.appointment }),
      ...details,
    },
    warnings: when?.warnings ?? [],
  };
}

function refuseMissing(
  { desk, options }: ContactDraft,
  outcome: ContactOutcome,
  next: string | undefined,
): void {
  const needed = {
    promise: [
      { flag: '--amount', example: '1250,50', isGiven: options.amount !== undefined },
      { flag: '--by', example: '+7', isGiven: options.by !== undefined },
    ],
    callback: [{ flag: '--next', example: '"+1 15:30"', isGiven: next !== undefined }],
    disputes: [{ flag: '--reason', example: '"..."', isGiven: options.reason !== undefined }],
    note: [{ flag: '--note', example: '"..."', isGiven: options.note !== undefined }],
  };
  requireFlags(desk, outcome in needed ? needed[outcome as keyof typeof needed] : []);
}

async function nextOf({ desk, office }: ContactDraft, outcome: ContactOutcome, typed: string | undefined) {
  if (typed === undefined && outcome !== 'callback') return undefined;
  const { ask } = desk.messages.contacts;
  return agreedAppointment(
    desk,
    office,
    { message: ask.callback, flag: '--next', example: '"+1 15:30"' },
    typed,
  );
}

async function detailsOf(draft: ContactDraft, outcome: ContactOutcome): Promise<Partial<ContactEntry>> {
  if (outcome === 'promise') return { promise: await promiseOf(draft) };
  if (outcome === 'disputes') return { dispute: await disputeOf(draft) };
  return outcome === 'wrong-number' ? newPhoneOf(draft) : {};
}

async function promiseOf({
  desk,
  office,
  atHand,
  read,
}: ContactDraft): Promise<NonNullable<ContactEntry['promise']>> {
  const { claim, courtesy } = atHand.decision;
  // Before anything is overdue the promise is about what falls due.
  const main = (courtesy && openTotals(courtesy.items)[0]) ?? claim.main;
  const { by, amount } = await askPromise(desk, office, main.cents, read);
  return { cents: amount, currency: main.currency, by };
}

/** Amount and date of a promise, each from its option or asked; `<` goes back to the amount. */
export async function askPromise(
  desk: Desk,
  { book }: OfficeDesk,
  overdue: NonNullable<ReadContactOptions['amount']>,
  read: Pick<ReadContactOptions, 'amount' | 'by'>,
): Promise<{ readonly amount: typeof overdue; readonly by: NonNullable<ReadContactOptions['by']> }> {
  const { promise } = desk.messages.caseLife;
  const { patronDay: patron } = book.settings.rules;
  let { amount, by } = read;
  const questions: (() => Promise<void>)[] = [];
  if (read.amount === undefined) {
    questions.push(async () => {
      const usually = overdue > 0 ? { usually: overdue } : {};
      amount = await desk.ask.amount({
        message: promise.askAmount,
        flag: '--amount',
        example: '1250,50',
        ...usually,
      });
    });
  }
  if (read.by === undefined) {
    questions.push(async () => {
      const usually = proposedPromiseDay(desk.today, patron);
      const question = {
        message: promise.askBy,
        flag: '--by',
        example: '+7',
        direction: 'future',
        patron,
        usually,
      } as const;
      by = (await desk.ask.day(question)).day;
    });
  }
  questions.push(async () => {
    by = by && (await onWorkingDay(desk, by, patron));
  });
  await desk.ask.inOrder(questions);
  if (amount === undefined || by === undefined) throw new Error('a promise was left without its terms');
  return { amount, by };
}

/**
 * A promise for a day off is taken down for the working day before or after it only when the person at the terminal says
 * so: it is the debtor's word.
 */
async function onWorkingDay(desk: Desk, by: Day, patron: PatronDay): Promise<Day> {
  const moved = toWorkingDay(by, patron);
  if (moved === by || !desk.ask.isPossible) return by;
  const { fullDay } = desk.format;
  const message = desk.messages.caseLife.askMove(fullDay(by), fullDay(moved));
  return (await desk.ask.confirm({ message, usually: true })) ? moved : by;
}

async function disputeOf({
  desk,
  atHand,
  options,
  read,
}: ContactDraft): Promise<NonNullable<ContactEntry['dispute']>> {
  const isAsked = options.reason === undefined;
  const why = disputeReason(desk, options.reason ?? (await askReason(desk)));
  const invoices = read.invoices ?? (isAsked ? await askInvoices(desk, atHand) : []);
  return { ...why, invoices };
}

/** Why the debtor disputes: a usual reason by its name, perhaps with words after it, or in words alone. */
export function askReason({ ask, messages }: Desk): Promise<string> {
  const { disputeKind } = messages.interruptions;
  return ask.text({
    message: `${messages.caseLife.dispute.askReason} (${USUAL_REASONS.map((kind) => disputeKind(kind)).join(', ')})`,
    flag: '--reason',
    example: disputeKind('defective'),
  });
}

const USUAL_REASONS = DISPUTE_KINDS.filter((kind) => kind !== 'other');

/** The codes of the usual reasons in a line. */
export function usualReasons(): string {
  return USUAL_REASONS.join(', ');
}

/**
 * A reason as typed, at the question or as an option: one of the usual ones by its code or its name, one with words after it
 * (`price: 12 instead of 10`), or words alone.
 */
export function disputeReason(
  { messages }: Pick<Desk, 'messages'>,
  typed: string,
): { readonly kind: DisputeKind; readonly reason: string } {
  const [name = '', ...words] = typed.split(':');
  const said = name.trim().toLowerCase();
  const kind = USUAL_REASONS.find(
    (each) => each === said || messages.interruptions.disputeKind(each).toLowerCase() === said,
  );
  return kind === undefined ? { kind: 'other', reason: typed } : { kind, reason: words.join(':').trim() };
}

/** Which of the open invoices; an empty answer means all overdue ones. */
export async function askInvoices(
  desk: Desk,
  { facts }: Pick<CaseAtHand, 'facts'>,
): Promise<readonly string[]> {
  const { dispute } = desk.messages.caseLife;
  const open = new Set(
    facts.items.filter((item) => item.openCents > 0 && !item.isDisputed).map((item) => item.number),
  );
  if (open.size < 2) return [];
  const typed = await desk.ask.text({
    message: dispute.askInvoices,
    flag: '--invoices',
    example: [...open].slice(0, 2).join(','),
    usually: dispute.all,
    complaint: (text) => {
      if (text === dispute.all) return undefined;
      const unknown = listedNumbers(text).find((number) => !open.has(number));
      return unknown === undefined
        ? undefined
        : desk.messages.contacts.ask.invoiceUnknown(unknown, [...open].join(', '));
    },
  });
  return typed === dispute.all ? [] : listedNumbers(typed);
}

async function newPhoneOf({
  desk,
  office,
  atHand,
  options,
}: ContactDraft): Promise<Pick<ContactEntry, 'newPhone'>> {
  if (options.phone !== undefined) return { newPhone: options.phone };
  if (options.outcome !== undefined || !desk.ask.isPossible) return {};
  const other = otherPhone(office.book, atHand.facts.debtor);
  const { contacts, debtors } = desk.messages;
  const message = other === undefined ? contacts.ask.newPhone : debtors.newPhoneOr(other);
  const typed = await desk.ask.text({
    message,
    flag: '--phone',
    example: '"055 000000"',
    mayBeEmpty: true,
    complaint: (value) =>
      hasPhoneDigits(value)
        ? undefined
        : say(desk.messages.refusals, 'not-a-phone', { value }, desk.format)?.message,
  });
  return typed === '' ? {} : { newPhone: typed };
}

/** Outcomes that are more than a date: a note is worth asking for. */
const TALKED = new Set<ContactOutcome>(['promise', 'callback', 'disputes']);

async function askNote(
  { desk }: ContactDraft,
  outcome: ContactOutcome,
  isAsked: boolean,
): Promise<string | undefined> {
  const { ask } = desk.messages.contacts;
  if (outcome === 'note') return desk.ask.text({ message: ask.note, flag: '--note', example: '"..."' });
  if (!isAsked || !TALKED.has(outcome)) return undefined;
  const typed = await desk.ask.text({ message: ask.noteOptional, flag: '--note', mayBeEmpty: true });
  return typed === '' ? undefined : typed;
}
