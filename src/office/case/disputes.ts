/** Disputes: invoices leave the claim until somebody answers, and come back, or are credited (rule 7). */
import { build } from '../../db/build.ts';
import { toWorkingDay } from '../../domain/calendar.ts';
import type { CaseFacts, CaseItem, DisputeFact } from '../../domain/case.ts';
import { addDays, type Day } from '../../domain/day.ts';
import {
  creditsFor,
  disputedOpen,
  type DisputeKind,
  type GrantedCredit,
} from '../../domain/agreed/dispute.ts';
import type { Cents, Currency } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { saysSomething } from '../../domain/saysSomething.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { anyCase, openCase } from './cases.ts';
import { grantCredit } from '../payment/credits.ts';
import { closeAsCredited } from './settle.ts';

/** The reason, and document numbers (none = all overdue ones). */
export interface DisputeEntry {
  readonly kind?: DisputeKind;
  /** In the debtor's words; may be empty where the kind says it. */
  readonly reason: string;
  readonly invoices: readonly string[];
}

/** Takes invoices out of the claim until the dispute is answered (rule 7). Refuses: `nothing-to-dispute` (rule), `reason-needed` (usage). */
export function openDispute(
  book: Book,
  moment: Moment,
  caseNumber: number,
  dispute: DisputeEntry,
): Done<{ readonly disputed: readonly string[]; readonly answerBy: Day }> {
  refuseEmptyDispute(dispute);
  return perform(book, moment, { command: 'dispute' }, (recorder) => {
    const disputed = insertDisputes(book, moment, openCase(book, caseNumber), dispute, recorder);
    if (disputed.length === 0) throw new Refusal('rule', 'nothing-to-dispute', { case: caseNumber });
    return { disputed, answerBy: answerDay(book, moment) };
  });
}

/** What is disputed for a reason of its own has to be told. */
function refuseEmptyDispute({ kind = 'other', reason }: DisputeEntry): void {
  if (kind === 'other' && !saysSomething(reason)) throw new Refusal('usage', 'reason-needed');
}

function answerDay(book: Book, { today }: Moment): Day {
  const { rules } = book.settings;
  return toWorkingDay(addDays(today, rules.disputeAnswerDays), rules.patronDay);
}

/** Without a number all that is overdue is meant; in a courtesy call, what falls due next. */
function isSpokenOf({ dueOn }: CaseItem, { items, isEarly }: CaseFacts, today: Day): boolean {
  const open = items.filter((item) => item.openCents > 0 && !item.isDisputed);
  const isAnyOverdue = open.some((item) => item.dueOn < today);
  return isEarly === true && !isAnyOverdue ? dueOn === open[0]?.dueOn : dueOn < today;
}

/** Writes the disputes, inside an act; the documents that are disputed now and were not before. */
export function insertDisputes(
  book: Book,
  moment: Moment,
  facts: CaseFacts,
  dispute: DisputeEntry,
  recorder: Recorder,
): string[] {
  const { today } = moment;
  const open = facts.items.filter((item) => item.openCents > 0 && !item.isDisputed);
  const unknown = dispute.invoices.find((number) => !open.some((item) => item.number === number));
  if (unknown !== undefined) throw new Refusal('not-found', 'no-such-invoice', { text: unknown });
  const items = open.filter((item) =>
    dispute.invoices.length === 0 ? isSpokenOf(item, facts, today) : dispute.invoices.includes(item.number),
  );
  const answerBy = answerDay(book, moment);
  const { kind = 'other', reason } = dispute;
  for (const item of items) {
    book.database.run(
      build.insertInto('dispute').values({
        case_id: facts.number,
        invoice_id: item.id,
        kind,
        reason,
        opened_on: today,
        answer_by: answerBy,
        resolved_on: null,
        resolution: null,
      }),
    );
  }
  const numbers = [...new Set(items.map((item) => item.number))];
  // Who disputes again what is disputed already opens nothing.
  if (numbers.length > 0)
    recorder.note(facts.number, 'dispute-opened', { invoices: numbers, kind, reason, answerBy });
  return numbers;
}

/** How a dispute ends. */
export interface DisputeAnswer {
  readonly resolution: 'accepted' | 'rejected';
  /** What was written to the debtor, or how it went out. */
  readonly note?: string;
  /** Of what is accepted; without it the invoices are credited in full. */
  readonly credit?: Cents;
  /** Document numbers; without them every dispute of the case is answered. */
  readonly invoices?: readonly string[];
}

export interface AnsweredDisputes {
  readonly invoices: readonly string[];
  /** What was taken off them, in the order of their due dates. */
  readonly credits: readonly {
    readonly number: string;
    readonly cents: Cents;
    readonly stillOpen: Cents;
    readonly currency: Currency;
  }[];
}

/**
 * Answers disputes: what was rejected counts again, at the step where the case was; what was accepted is credited, and
 * the rest of it counts again. Refuses: `no-dispute`, `credit-too-large`, `credit-in-currencies` (rule);
 * `no-such-dispute` (not-found); `credit-needs-acceptance` (usage).
 */
export function resolveDisputes(
  book: Book,
  moment: Moment,
  caseNumber: number,
  answer: DisputeAnswer,
): Done<AnsweredDisputes> {
  const { resolution, note, credit } = answer;
  if (credit !== undefined && resolution === 'rejected')
    throw new Refusal('usage', 'credit-needs-acceptance');
  return perform(book, moment, { command: 'dispute' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const disputes = chosenDisputes(facts, answer.invoices ?? []);
    const credits = resolution === 'accepted' ? acceptedCredits(facts, disputes, credit) : [];
    const ids = disputes.map((dispute) => dispute.id);
    const values = { resolved_on: moment.today, resolution, answer: note ?? null } as const;
    book.database.run(build.updateTable('dispute').set(values).where('id', 'in', ids));
    for (const granted of credits) grantCredit(book, moment, granted);
    const disputed = new Set(disputes.map((dispute) => dispute.invoiceId));
    const invoices = facts.items.filter((item) => disputed.has(item.id)).map((item) => item.number);
    const told = credits.map(({ item, cents }) => ({ number: item.number, cents }));
    recorder.note(caseNumber, 'dispute-resolved', {
      resolution,
      note,
      invoices: ids.length,
      numbers: invoices,
      ...(credits.length === 0 ? {} : { credits: told, ...creditTotal(credits) }),
    });
    if (credits.length > 0) closeAsCredited(book, moment, anyCase(book, caseNumber), recorder);
    return {
      invoices,
      credits: credits.map(({ item, cents }) => ({
        number: item.number,
        cents,
        stillOpen: (item.openCents - cents) as Cents,
        currency: item.currency,
      })),
    };
  });
}

function chosenDisputes(
  { number, disputes, items }: CaseFacts,
  invoices: readonly string[],
): readonly DisputeFact[] {
  if (disputes.length === 0) throw new Refusal('rule', 'no-dispute', { case: number });
  const numberOf = ({ invoiceId }: DisputeFact): string =>
    items.find((item) => item.id === invoiceId)?.number ?? '';
  const known = [...new Set(disputes.map(numberOf))];
  const unknown = invoices.find((wanted) => !known.includes(wanted));
  if (unknown !== undefined) throw new Refusal('not-found', 'no-such-dispute', { text: unknown, known });
  return invoices.length === 0
    ? disputes
    : disputes.filter((dispute) => invoices.includes(numberOf(dispute)));
}

function acceptedCredits(
  { items }: CaseFacts,
  disputes: readonly DisputeFact[],
  credit: Cents | undefined,
): GrantedCredit[] {
  const all = creditsFor(disputes, items);
  const currencies = [...new Set(all.map(({ item }) => item.currency))];
  if (credit === undefined) return all;
  // A sum is in one currency: which one it is must be said by naming the invoices.
  if (currencies.length > 1) throw new Refusal('usage', 'credit-in-currencies', { currencies });
  const open = disputedOpen(disputes, items);
  const currency = currencies[0] ?? '';
  if (credit > open) throw new Refusal('rule', 'credit-too-large', { cents: credit, open, currency });
  return creditsFor(disputes, items, credit);
}

/** The total of the first currency: a line of history names one sum. */
function creditTotal(credits: readonly GrantedCredit[]): { cents: number; currency: Currency | undefined } {
  const currency = credits[0]?.item.currency;
  const same = credits.filter(({ item }) => item.currency === currency);
  return { cents: same.reduce((total, { cents }) => total + cents, 0), currency };
}
