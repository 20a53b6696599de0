/** Payments entered by hand, and payments that bounced. */
import { build } from '../../db/build.ts';
import { accessoriesLeft, accessoriesLeftIn } from '../../domain/step/accessories.ts';
import { allocate, type Share } from '../../domain/payment/allocation.ts';
import { claimOn, isAnythingOwed } from '../../domain/step/claim.ts';
import type { Day } from '../../domain/day.ts';
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import { cents, subtract, sum, toDecimal, ZERO, type Cents, type Currency } from '../../domain/money.ts';
import { interestLeft, runningPlans } from '../../domain/agreed/plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import { accessoryPart, keepAccessoryShare } from '../case/accessories.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { anyCase, openCaseOf, reopenLastPaidCase } from '../case/cases.ts';
import type { Book, Moment } from '../book.ts';
import { addToOpen } from './openBalance.ts';
import { takeOverSteps } from '../case/stepsTakenOver.ts';

/** A payment as a person enters it. */
export interface PaymentEntry {
  readonly cents: Cents;
  /** Absent: the currency of the claim. */
  readonly currency?: Currency;
  readonly on: Day;
  /** Document numbers the debtor named. */
  readonly invoices?: readonly string[];
  readonly note?: string;
}

export interface RecordedPayment {
  readonly payment: number;
  readonly currency: Currency;
  /** What went to interest, lump sums and costs that a letter had claimed. */
  readonly accessories: Cents;
  readonly shares: readonly (Share & { readonly number: string; readonly stillOpen: Cents })[];
  /** A payment of the same day and sum that a person or the bank told before: it may be the same money. */
  readonly alike?: number;
}

/**
 * Records a payment and shares it out over the debtor's open items.
 * Refuses: `payment-in-future` (usage), `no-such-invoice` (not-found), `overpayment` (rule: the hint names the largest sum).
 */
export function recordPayment(
  book: Book,
  moment: Moment,
  caseNumber: number,
  entry: PaymentEntry,
): Done<RecordedPayment> {
  if (entry.on > moment.today) throw new Refusal('usage', 'payment-in-future', { on: entry.on });
  return perform(book, moment, { command: 'pay' }, (recorder) => {
    const facts = anyCase(book, caseNumber);
    const currency = entry.currency ?? currencyOf(book, moment, facts);
    const items = facts.items.filter((item) => item.currency === currency);
    const { named, interest } = destinationOf(book, moment, facts, items, { ...entry, currency });
    const forItems = subtract(entry.cents, interest);
    const told = entry.invoices === undefined || entry.invoices.length === 0 ? undefined : named;
    const accessories = accessoryPart(facts, { cents: forItems, currency }, moment.today, told);
    const { shares, rest } = allocate(items, subtract(forItems, accessories), moment.today, named);
    if (rest > 0) {
      const open = sum([openOf(items), accessoriesLeftIn(facts, currency)]);
      throw new Refusal('rule', 'overpayment', {
        cents: entry.cents,
        open,
        currency,
        amount: toDecimal(open),
      });
    }
    const alike = paymentAlike(book, facts.debtor.id, { ...entry, currency });
    const payment = insertPayment(book, facts.debtor.id, { ...entry, currency }, 'hand', shares);
    keepAccessoryShare(book, payment, caseNumber, accessories);
    // A payment named by an old case still counts for the open one.
    recorder.note(openCaseOf(book, facts.debtor.id) ?? caseNumber, 'payment', {
      payment,
      cents: entry.cents,
      currency,
      on: entry.on,
      note: entry.note,
      accessories: accessories === 0 ? undefined : accessories,
      invoices: shares.map((share) => ({ id: share.invoiceId, cents: share.cents })),
    });
    const stillOpen = new Map(items.map((item) => [item.id, item]));
    return {
      payment,
      currency,
      accessories,
      ...(alike === undefined ? {} : { alike }),
      shares: shares.map((share) => ({
        ...share,
        number: stillOpen.get(share.invoiceId)?.number ?? '',
        stillOpen: cents((stillOpen.get(share.invoiceId)?.openCents ?? 0) - share.cents),
      })),
    };
  });
}

/** What the accounting's lists showed is left out: its day is only that of the list. */
function paymentAlike(
  { database }: Book,
  debtor: number,
  { cents: amount, currency, on }: PaymentEntry & { readonly currency: Currency },
): number | undefined {
  const query = build
    .selectFrom('payment')
    .select('id')
    .where('debtor_id', '=', debtor)
    .where('paid_on', '=', on)
    .where('cents', '=', amount)
    .where('currency', '=', currency)
    .where('source', '!=', 'export')
    .where('reversed_on', 'is', null)
    .orderBy('id', 'desc');
  return database.one(query)?.id;
}

/** That of the claim; with the principal paid, that of what a letter claimed beside it. */
function currencyOf({ settings }: Book, { today }: Moment, facts: CaseFacts): Currency {
  const claim = claimOn(facts.items, settings.rules, today, settings.currency);
  const [left] = isAnythingOwed(claim) ? [] : accessoriesLeft(facts);
  return left?.currency ?? claim.main.currency;
}

/** What a payment is meant for: the invoices it names, else those of a plan; and the interest agreed in one, which no invoice takes. */
function destinationOf(
  { settings }: Book,
  { today }: Moment,
  facts: CaseFacts,
  items: readonly CaseItem[],
  { cents: amount, currency, invoices = [] }: PaymentEntry & { readonly currency: Currency },
): { readonly named: ReadonlySet<number>; readonly interest: Cents } {
  const running = runningPlans(facts, settings.rules, today).find(({ plan }) => plan.currency === currency);
  const isForPlan = running !== undefined && invoices.length === 0;
  const open = isForPlan ? running.plan.openCents : openOf(items);
  const isPlanOfCurrency = facts.plans.at(-1)?.currency === currency;
  const owed = isPlanOfCurrency ? interestLeft(facts) : ZERO;
  return {
    named: isForPlan ? new Set(running.plan.items) : namedItems(items, invoices),
    interest: cents(Math.min(owed, Math.max(0, amount - Math.max(0, open)))),
  };
}

function openOf(items: readonly CaseItem[]): Cents {
  return sum(items.filter((item) => item.openCents > 0).map((item) => item.openCents));
}

/** Writes a payment and takes its shares off the invoices. */
export function insertPayment(
  book: Book,
  debtor: number,
  entry: { readonly cents: Cents; readonly currency: Currency; readonly on: Day; readonly note?: string },
  source: 'hand' | 'export' | 'bank',
  shares: readonly Share[],
): number {
  const { database } = book;
  const { id } = database.run(
    build.insertInto('payment').values({
      debtor_id: debtor,
      paid_on: entry.on,
      cents: entry.cents,
      currency: entry.currency,
      source,
      note: entry.note ?? null,
      reversed_on: null,
    }),
  );
  for (const share of shares) {
    database.run(
      build
        .insertInto('allocation')
        .values({ payment_id: id, invoice_id: share.invoiceId, cents: share.cents }),
    );
    addToOpen(book, share.invoiceId, 0 - share.cents);
  }
  return id;
}

/** One payment of a debtor, for the choice of which one bounced. */
export interface PaymentLine {
  readonly payment: number;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly on: Day;
  readonly isReversed: boolean;
}

/** The debtor's payments, newest first. */
export function paymentsOf(book: Book, debtor: number): PaymentLine[] {
  const rows = book.database.all(
    build.selectFrom('payment').selectAll().where('debtor_id', '=', debtor).orderBy('id', 'desc'),
  );
  return rows.map((row) => ({
    payment: row.id,
    cents: cents(row.cents),
    currency: row.currency,
    on: row.paid_on as Day,
    isReversed: row.reversed_on !== null,
  }));
}

/** A payment taken back, and the case it is open in again; `goesOnFrom` is the older one whose steps that case took over. */
export interface ReversedPayment {
  readonly payment: number;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly case: number;
  readonly goesOnFrom?: number;
}

/**
 * Takes a bounced payment back: its invoices are open again and a case it had closed opens again at the same step, or a
 * newer open one goes on at that step.
 * Without `payment`, the newest one. Refuses (rule): `no-payment`, `already-reversed`.
 */
export function reversePayment(
  book: Book,
  moment: Moment,
  caseNumber: number,
  payment?: number,
): Done<ReversedPayment> {
  return perform(book, moment, { command: 'pay' }, (recorder) => {
    const { debtor } = anyCase(book, caseNumber);
    const line = paymentsOf(book, debtor.id).find((candidate) =>
      payment === undefined ? !candidate.isReversed : candidate.payment === payment,
    );
    if (line === undefined) throw new Refusal('rule', 'no-payment', { case: caseNumber });
    if (line.isReversed) throw new Refusal('rule', 'already-reversed', { payment: line.payment });
    const { payment: number, cents: amount, currency } = line;
    const { active = caseNumber, goesOnFrom } = takePaymentBack(
      book,
      moment,
      debtor.id,
      line,
      recorder,
      caseNumber,
    );
    const from = goesOnFrom === undefined ? {} : { goesOnFrom };
    return { payment: number, cents: amount, currency, case: active, ...from };
  });
}

/**
 * Takes a payment back inside an act: its invoices are open again, and the case that it had closed.
 * @param otherwise the case whose history tells it when no case is open for the debtor
 */
export function takePaymentBack(
  book: Book,
  moment: Moment,
  debtor: number,
  line: Pick<PaymentLine, 'payment' | 'cents' | 'currency'> & { readonly returnedOn?: Day },
  recorder: Recorder,
  otherwise?: number,
): { readonly active: number | undefined; readonly goesOnFrom: number | undefined } {
  const { database } = book;
  const shares = database.all(
    build.selectFrom('allocation').selectAll().where('payment_id', '=', line.payment),
  );
  for (const share of shares) addToOpen(book, share.invoice_id, share.cents);
  // A Ri.Ba. among them came back: the bank will not collect it any more (rule 23).
  const invoices = shares.map((share) => share.invoice_id);
  const returnedOn = line.returnedOn ?? moment.today;
  database.run(build.updateTable('invoice').set({ returned_on: returnedOn }).where('id', 'in', invoices));
  database.run(
    build.updateTable('payment').set({ reversed_on: moment.today }).where('id', '=', line.payment),
  );
  forgetKeptPromises(book, debtor);
  const open = openCaseOf(book, debtor);
  const active = open ?? reopenLastPaidCase(book, debtor, recorder) ?? otherwise;
  recorder.note(active, 'payment-reversed', {
    payment: line.payment,
    cents: line.cents,
    currency: line.currency,
  });
  const goesOnFrom = open === undefined ? undefined : takeOverSteps(book, open, invoices, recorder);
  return { active, goesOnFrom };
}

/** Promises that counted as kept are judged again by what is left of the payments. */
function forgetKeptPromises({ database }: Book, debtor: number): void {
  const cases = build.selectFrom('recovery_case').select('id').where('debtor_id', '=', debtor);
  database.run(
    build
      .updateTable('promise')
      .set({ result: null })
      .where('result', '=', 'kept')
      .where('case_id', 'in', cases),
  );
}

function namedItems(
  items: readonly { id: number; number: string }[],
  numbers: readonly string[],
): Set<number> {
  const ids = new Set<number>();
  for (const number of numbers) {
    const matching = items.filter((item) => item.number === number);
    if (matching.length === 0) throw new Refusal('not-found', 'no-such-invoice', { text: number });
    for (const item of matching) ids.add(item.id);
  }
  return ids;
}
