/** The agreement on a plan as a letter: prepared from the plan as it was made, and numbered like any other. */
import { build } from '../../db/build.ts';
import { protocolText } from '../../db/protocol.ts';
import { AGREEMENT_STEP, type AgreedPlan } from '../../domain/agreed/agreement.ts';
import type { CaseFacts, CaseItem, PlanFact } from '../../domain/case.ts';
import type { LetterContent } from '../../domain/letter.ts';
import { planStanding } from '../../domain/agreed/plan.ts';
import { sum } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book, Moment } from '../book.ts';
import { letterContent, paymentReferenceOf } from '../letter/letterContent.ts';
import type { LetterWish } from '../letter/letters.ts';

/**
 * What the agreement on the newest plan says. Refuses (rule): `no-plan` when none is being paid, `letter-already-issued`,
 * which no reason overrides.
 */
export function agreementContent(
  book: Book,
  moment: Moment,
  facts: CaseFacts,
  wish: LetterWish,
  protocol: string,
): { readonly content: LetterContent; readonly plan: PlanFact } {
  const plan = facts.plans.at(-1);
  const isRunning =
    plan !== undefined && planStanding(plan, book.settings.rules, moment.today).state === 'running';
  if (!isRunning) throw new Refusal('rule', 'no-plan', { case: facts.number });
  if (wish.isPreview !== true) refuseSecond(book, facts, plan);
  const items = facts.items.filter((item) => plan.items.includes(item.id));
  const material = { step: AGREEMENT_STEP, items, wish, protocol };
  const { deadline: _none, ...content } = letterContent(book, moment, facts, material);
  const given = content.protocol === undefined ? [] : [content.protocol];
  return {
    plan,
    content: {
      ...content,
      template: 'plan-agreement',
      termDays: 0,
      earlier: [],
      plan: agreed(plan),
      paymentReference: paymentReferenceOf([...given, facts.number], numbersOf(items)),
    },
  };
}

/** The agreement of a plan that was issued and not voided; undefined when there is none. */
export function agreementOf({ database }: Book, plan: Pick<PlanFact, 'id'>): string | undefined {
  const row = database.one(
    build
      .selectFrom('plan')
      .innerJoin('letter', 'letter.id', 'plan.letter_id')
      .select(['letter.year', 'letter.serial'])
      .where('plan.id', '=', plan.id)
      .where('letter.status', '=', 'issued'),
  );
  return row && protocolText(row.year, row.serial);
}

/** Notes which letter is the agreement of a plan, inside an act. */
export function keepAgreement({ database }: Book, plan: number, letter: number): void {
  database.run(build.updateTable('plan').set({ letter_id: letter }).where('id', '=', plan));
}

function refuseSecond(book: Book, { number }: CaseFacts, plan: PlanFact): void {
  const protocol = agreementOf(book, plan);
  if (protocol === undefined) return;
  throw new Refusal('rule', 'letter-already-issued', { case: number, step: AGREEMENT_STEP.id, protocol });
}

function agreed(plan: PlanFact): AgreedPlan {
  const { madeOn, currency, instalments, principalCents, interestCents, basisPoints, graceDays } = plan;
  return {
    madeOn,
    currency,
    instalments,
    principalCents,
    interestCents,
    ...(basisPoints === undefined ? {} : { basisPoints }),
    totalCents: sum(instalments.map((each) => each.cents)),
    graceDays,
  };
}

/** Each number once: the instalments of an invoice share one. */
function numbersOf(items: readonly CaseItem[]): string[] {
  return [...new Set(items.filter((item) => item.openCents > 0).map((item) => item.number))];
}
