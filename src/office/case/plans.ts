/** Instalments agreed with a debtor: drafted, written down, given up. */
import { build } from '../../db/build.ts';
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import { claimOn } from '../../domain/step/claim.ts';
import { addMonths, type Day } from '../../domain/day.ts';
import { sum, type Cents, type Currency } from '../../domain/money.ts';
import { planStanding, runningPlans, type PlanStanding } from '../../domain/agreed/plan.ts';
import {
  equalSchedule,
  givenSchedule,
  scheduleProblem,
  type EqualParts,
  type Instalment,
  type Schedule,
} from '../../domain/agreed/planSchedule.ts';
import { openPromise } from '../../domain/agreed/promise.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { openCase, refuseEmptyReason } from './cases.ts';
import { newestPayment, replacePromise } from './promises.ts';
import { voidUnsentAgreement } from '../letter/voiding.ts';

/** What was agreed, as a person says it. */
export interface PlanWish {
  /** Equal instalments, or each one by itself. */
  readonly parts: EqualParts | readonly Instalment[];
  /** Document numbers; absent: everything overdue and undisputed. */
  readonly invoices?: readonly string[];
  /** Absent: the currency of the claim. */
  readonly currency?: Currency;
  /** What equal instalments share out; absent: all that is covered. */
  readonly cents?: Cents;
  /** A year, in hundredths of a percent. */
  readonly basisPoints?: number;
  /** Why it is agreed although it is not the sum that is owed, or takes longer than the settings allow. */
  readonly override?: string;
}

/** A plan ready to be written down. */
export interface PlanDraft extends Schedule {
  readonly currency: Currency;
  /** What it covers, credit notes included. */
  readonly items: readonly CaseItem[];
  /** What those come to. */
  readonly claimCents: Cents;
  readonly basisPoints?: number;
  readonly graceDays: number;
}

/**
 * What a plan would be. Refuses (rule): `case-closed`, `plan-open`, `nothing-owed`, `letter-not-sent`; `plan-sum` and
 * `plan-too-long` without an override; `plan-not-ascending`, `plan-in-the-past`, `plan-nothing-in-instalment`,
 * `plan-currencies`, `plan-item-disputed` (usage); `no-such-invoice` (not-found).
 */
export function draftPlan(book: Book, moment: Moment, caseNumber: number, wish: PlanWish): PlanDraft {
  return draftFor(book, moment, openCase(book, caseNumber), wish);
}

function draftFor(book: Book, { today }: Moment, facts: CaseFacts, wish: PlanWish): PlanDraft {
  const { rules } = book.settings;
  refuseAnother(book, today, facts);
  if (wish.override !== undefined) refuseEmptyReason(wish.override);
  const items = coveredBy(book, today, facts, wish);
  const [first] = items;
  const claimCents = sum(items.map((item) => item.openCents));
  if (first === undefined || claimCents <= 0)
    throw new Refusal('rule', 'nothing-owed', { case: facts.number });
  const schedule =
    'count' in wish.parts
      ? equalSchedule(wish.cents ?? claimCents, wish.parts, today, wish.basisPoints)
      : givenSchedule(wish.parts, today, wish.basisPoints);
  const { currency } = first;
  const { instalments, principalCents } = schedule;
  const problem = scheduleProblem(instalments, today, rules.planLongestMonths);
  if (problem === 'too-long' && wish.override === undefined) {
    const limit = addMonths(today, rules.planLongestMonths);
    throw new Refusal('rule', 'plan-too-long', { months: rules.planLongestMonths, limit });
  }
  if (problem !== undefined && problem !== 'too-long') throw new Refusal('usage', `plan-${problem}`);
  if (principalCents !== claimCents && wish.override === undefined)
    throw new Refusal('rule', 'plan-sum', { cents: principalCents, claim: claimCents, currency });
  return {
    ...schedule,
    currency,
    items,
    claimCents,
    ...(wish.basisPoints === undefined || wish.basisPoints === 0 ? {} : { basisPoints: wish.basisPoints }),
    graceDays: rules.planGraceDays,
  };
}

/** One plan at a time; and a demand that lies printed would leave after the agreement. */
function refuseAnother({ settings }: Book, today: Day, facts: CaseFacts): void {
  const [running] = runningPlans(facts, settings.rules, today);
  if (running !== undefined)
    throw new Refusal('rule', 'plan-open', { case: facts.number, on: running.plan.madeOn });
  const unsent = facts.letters.find((letter) => letter.sentOn === undefined);
  if (unsent !== undefined) throw new Refusal('rule', 'plan-letter-not-sent', { protocol: unsent.protocol });
}

function coveredBy(book: Book, today: Day, facts: CaseFacts, wish: PlanWish): readonly CaseItem[] {
  const { rules, currency: own } = book.settings;
  if (wish.invoices === undefined) {
    const claim = claimOn(facts.items, rules, today, own);
    const currency = wish.currency ?? claim.main.currency;
    return claim.items.filter((item) => item.currency === currency);
  }
  const items = wish.invoices.flatMap((number) => {
    const named = facts.items.filter((item) => item.number === number);
    if (named.length === 0) throw new Refusal('not-found', 'no-such-invoice', { text: number });
    return named;
  });
  const disputed = items.find((item) => item.isDisputed);
  if (disputed !== undefined) throw new Refusal('rule', 'plan-item-disputed', { text: disputed.number });
  const currencies = [...new Set(items.map((item) => item.currency))];
  if (currencies.length > 1) throw new Refusal('usage', 'plan-currencies', { currencies });
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** Writes a plan; a promise that runs is replaced by it. Refuses what draftPlan refuses. */
export function makePlan(book: Book, moment: Moment, caseNumber: number, wish: PlanWish): Done<PlanDraft> {
  return perform(book, moment, { command: 'plan' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const draft = draftFor(book, moment, facts, wish);
    const promise = openPromise(facts, book.settings.rules, moment.today);
    if (promise !== undefined) replacePromise(book, facts, promise, recorder);
    // What a broken plan left on the desk would agree to terms that are no longer offered.
    for (const { id } of facts.plans) voidUnsentAgreement(book, id, recorder, 'plan-replaced');
    insertPlan(book, moment, facts, draft);
    noteMade(facts, draft, wish, recorder);
    return draft;
  });
}

function insertPlan(book: Book, { today }: Moment, facts: CaseFacts, draft: PlanDraft): void {
  const { database } = book;
  const { id } = database.run(
    build.insertInto('plan').values({
      case_id: facts.number,
      made_on: today,
      currency: draft.currency,
      principal_cents: draft.principalCents,
      interest_cents: draft.interestCents,
      interest_basis_points: draft.basisPoints ?? null,
      grace_days: draft.graceDays,
      after_payment: newestPayment(book, facts.debtor.id),
    }),
  );
  for (const { dueOn, cents } of draft.instalments)
    database.run(build.insertInto('plan_instalment').values({ plan_id: id, due_on: dueOn, cents }));
  for (const item of draft.items)
    database.run(build.insertInto('plan_item').values({ plan_id: id, invoice_id: item.id }));
}

function noteMade(facts: CaseFacts, draft: PlanDraft, wish: PlanWish, recorder: Recorder): void {
  const { instalments, totalCents, interestCents, currency, items } = draft;
  recorder.note(facts.number, 'plan-made', {
    instalments: instalments.length,
    cents: totalCents,
    currency,
    interest: interestCents === 0 ? undefined : interestCents,
    first: instalments[0]?.dueOn,
    last: instalments.at(-1)?.dueOn,
    invoices: items.map((item) => item.number),
    override: wish.override,
  });
}

/**
 * Gives a plan up before its end: the case goes on at once, and interest agreed in it is waived. An agreement that has
 * not left is voided with it. Refuses: `no-plan` (rule), `reason-needed` (usage).
 */
export function cancelPlan(
  book: Book,
  moment: Moment,
  caseNumber: number,
  reason: string,
): Done<PlanStanding> {
  refuseEmptyReason(reason);
  return perform(book, moment, { command: 'plan' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const last = facts.plans.at(-1);
    const standing = last && planStanding(last, book.settings.rules, moment.today);
    const isOpen = standing?.state === 'running' || standing?.state === 'broken';
    if (standing === undefined || !isOpen) throw new Refusal('rule', 'no-plan', { case: caseNumber });
    const ended = { result: 'cancelled', ended_on: moment.today, end_reason: reason } as const;
    book.database.run(build.updateTable('plan').set(ended).where('id', '=', standing.plan.id));
    voidUnsentAgreement(book, standing.plan.id, recorder);
    recorder.note(caseNumber, 'plan-cancelled', {
      reason,
      cents: standing.leftCents,
      currency: standing.plan.currency,
    });
    return standing;
  });
}
