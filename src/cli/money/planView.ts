/** A plan as people and programs read it: before it is made, and how it stands. */
import { subtract, toDecimal } from '../../domain/money.ts';
import type { PlanStanding } from '../../domain/agreed/plan.ts';
import type { Schedule } from '../../domain/agreed/planSchedule.ts';
import type { FilePlan } from '../../office/case/caseFile.ts';
import type { PlanDraft } from '../../office/case/plans.ts';
import type { Voice } from '../agenda/agendaView.ts';
import { bold, red, type Ink } from '../screen/ink.ts';
import type { Page } from '../screen/page.ts';

/** `data.plan` of `show` and `plan`. */
export function planData({ standing, invoices, agreement }: FilePlan): object {
  const { plan, state, since, totalCents, paidCents, leftCents, next } = standing;
  return {
    state,
    since: since ?? null,
    madeOn: plan.madeOn,
    currency: plan.currency,
    principal: toDecimal(plan.principalCents),
    interest: toDecimal(plan.interestCents),
    rate: plan.basisPoints === undefined ? null : percent(plan.basisPoints),
    total: toDecimal(totalCents),
    paid: toDecimal(paidCents),
    left: toDecimal(leftCents),
    graceDays: plan.graceDays,
    invoices,
    instalments: standing.instalments.map((each) => ({
      number: each.number,
      due: each.dueOn,
      amount: toDecimal(each.cents),
      paid: toDecimal(each.paidCents),
      paidOn: each.paidOn ?? null,
      daysLate: each.daysLate,
    })),
    next: next === undefined ? null : { number: next.number, due: next.dueOn, breaksOn: next.breaksOn },
    agreement: agreement ?? null,
    reason: plan.cancelReason ?? null,
  };
}

/** A plan that is not made, or was made this moment. */
export function draftData(draft: PlanDraft): object {
  return {
    currency: draft.currency,
    claim: toDecimal(draft.claimCents),
    principal: toDecimal(draft.principalCents),
    interest: toDecimal(draft.interestCents),
    rate: draft.basisPoints === undefined ? null : percent(draft.basisPoints),
    total: toDecimal(draft.totalCents),
    graceDays: draft.graceDays,
    invoices: draft.items.map((item) => item.number),
    instalments: draft.instalments.map(({ dueOn, cents }, index) => ({
      number: index + 1,
      due: dueOn,
      amount: toDecimal(cents),
    })),
  };
}

/** `8.50`: a decimal string of percent. */
function percent(basisPoints: number): string {
  return `${Math.floor(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}`;
}

/** The instalments of a plan that is not made yet. */
export function draftTable(page: Page, { messages, format }: Voice, draft: PlanDraft): void {
  const { plans } = messages;
  page.fields(sumsOf({ messages, format }, draft, draft.basisPoints, draft.currency), 2);
  page.table(
    [
      { header: plans.columns.number, align: 'right' },
      { header: plans.columns.due },
      { header: plans.columns.amount, align: 'right' },
    ],
    draft.instalments.map(({ dueOn, cents }, index) => [
      String(index + 1),
      format.fullDay(dueOn),
      format.amount(cents),
    ]),
  );
}

/** How a plan stands: its state, its sums, each instalment. */
export function planScreen(page: Page, voice: Voice, shown: FilePlan): void {
  const { messages, format } = voice;
  const { plans } = messages;
  const { standing, invoices, agreement } = shown;
  const { plan, paidCents, leftCents, totalCents } = standing;
  const sums = { principalCents: plan.principalCents, interestCents: plan.interestCents, totalCents };
  page.fields(
    [
      [plans.state, stateText(voice, standing)],
      ...(plan.cancelReason === undefined ? [] : [[plans.reason, plan.cancelReason] as const]),
      ...sumsOf(voice, sums, plan.basisPoints, plan.currency),
      [plans.paid, plans.paidAndLeft(format.amount(paidCents), format.amount(leftCents))],
      [plans.covers, invoices.join(', ')],
      [plans.agreement, agreement ?? plans.noAgreement],
    ],
    2,
  );
  page.table(
    [
      { header: plans.columns.number, align: 'right' },
      { header: plans.columns.due },
      { header: plans.columns.amount, align: 'right' },
      { header: plans.columns.paid, align: 'right' },
      { header: plans.columns.state, wraps: true },
    ],
    standing.instalments.map((each) => [
      String(each.number),
      format.fullDay(each.dueOn),
      format.amount(each.cents),
      format.amount(each.paidCents),
      instalmentText(voice, each),
    ]),
  );
}

/** `in corso: prossima rata 500,00 entro gio 31/12/2026`. */
export function stateText({ messages, format }: Voice, { state, since, next }: PlanStanding): Ink {
  const { plans } = messages;
  const name = plans.states[state];
  if (state === 'running' && next !== undefined)
    return plans.running(
      name,
      format.amount(subtract(next.cents, next.paidCents)),
      format.fullDay(next.dueOn),
    );
  const text = since === undefined ? name : plans.since(name, format.fullDay(since));
  return state === 'broken' ? red(text) : text;
}

function instalmentText(
  { messages, format }: Voice,
  { paidOn, daysLate }: PlanStanding['instalments'][number],
): Ink {
  const { plans, common } = messages;
  if (paidOn !== undefined) return plans.paidOn(format.day(paidOn));
  return daysLate > 0 ? red(plans.late(common.days(daysLate))) : plans.toPay;
}

function sumsOf(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  { principalCents, interestCents, totalCents }: Omit<Schedule, 'instalments'>,
  basisPoints: number | undefined,
  currency: string,
): (readonly [string, ...Ink[]])[] {
  const { plans } = messages;
  const total = bold(format.money(totalCents, currency));
  if (basisPoints === undefined) return [[plans.total, total]];
  return [
    [plans.total, total],
    [
      plans.ofWhich,
      plans.principalAndInterest(
        format.amount(principalCents),
        format.amount(interestCents),
        percent(basisPoints),
      ),
    ],
  ];
}
