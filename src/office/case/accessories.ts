/** What letters claimed beside the principal: how payments go to it, and how a person waives it (rule 10). */
import { build } from '../../db/build.ts';
import { accessoriesLeft, accessoriesLeftIn, asksAboutAccessories } from '../../domain/step/accessories.ts';
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import { openTotals } from '../../domain/step/claim.ts';
import type { Day } from '../../domain/day.ts';
import { cents, sum, type Cents, type Currency, type Money } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import type { Book, Moment } from '../book.ts';
import { openCase } from './cases.ts';

/**
 * The part of an amount that goes to them: what exceeds the invoices the debtor named, else all that is overdue. What is
 * not due yet comes after them (art. 1193 c.c.).
 */
export function accessoryPart(
  facts: CaseFacts,
  payment: { readonly cents: number; readonly currency: Currency },
  today: Day,
  named?: ReadonlySet<number>,
): Cents {
  const { currency } = payment;
  const left = accessoriesLeftIn(facts, currency);
  if (left === 0) return left;
  const isFirst = (item: CaseItem): boolean =>
    named?.has(item.id) ?? (item.currency === currency && item.dueOn < today && !item.isDisputed);
  const first = sum(
    facts.items.filter((item) => item.openCents > 0 && isFirst(item)).map((item) => item.openCents),
  );
  return cents(Math.min(left, Math.max(0, payment.cents - first)));
}

/** Writes down that a part of a payment went to them; nothing of nothing. */
export function keepAccessoryShare(
  { database }: Book,
  payment: number,
  caseNumber: number,
  part: Cents,
): void {
  if (part === 0) return;
  const values = { payment_id: payment, case_id: caseNumber, cents: part };
  database.run(build.insertInto('accessory_share').values(values));
}

/**
 * Waives what is left of them: with the principal paid the case closes by itself.
 * Refuses (rule): `no-accessories-left`, `principal-open`.
 */
export function waiveAccessories(
  book: Book,
  moment: Moment,
  caseNumber: number,
  note?: string,
): Done<readonly Money[]> {
  return perform(book, moment, { command: 'close' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const left = accessoriesLeft(facts);
    const totals = openTotals(facts.items).filter((total) => total.cents > 0);
    const isPrincipalPaid = asksAboutAccessories(decide(book, facts, moment.today).blockers);
    if (left.length === 0 || !isPrincipalPaid) {
      const [open] = totals;
      if (open !== undefined) throw new Refusal('rule', 'principal-open', { case: caseNumber, ...open });
      throw new Refusal('rule', 'no-accessories-left', { case: caseNumber });
    }
    book.database.run(
      build
        .updateTable('recovery_case')
        .set({ accessories_waived_on: moment.today })
        .where('id', '=', caseNumber),
    );
    for (const { cents: amount, currency } of left)
      recorder.note(caseNumber, 'accessories-waived', { cents: amount, currency, note });
    return left;
  });
}
