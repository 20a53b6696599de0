import type { Cents } from '../../domain/money.ts';
import { readAmount } from '../cell/amountText.ts';
import type { Field } from '../header/headerWords.ts';
import type { Layout } from '../layout.ts';
import { PAID_FIELDS } from './paidColumns.ts';

/** What a total row says is open in all: by the open column, else amounts less payments, else debits less credits. */
export function statedTotal(cells: readonly string[], layout: Layout): Cents | undefined {
  const { positions } = layout;
  const sumOf = (field: Field): number | undefined => {
    const cell = cells[positions[field] ?? -1] ?? '';
    const total = cell.trim() === '' ? undefined : readAmount(cell, layout.decimals[field] ?? layout.decimal);
    return typeof total === 'number' ? total : undefined;
  };
  if (positions.open_balance !== undefined) return sumOf('open_balance') as Cents | undefined;
  if (positions.net !== undefined) {
    const net = sumOf('net');
    return positions.paid !== undefined || net === undefined
      ? undefined
      : ((net + (sumOf('vat_amount') ?? 0) + (sumOf('stamp') ?? 0) + (sumOf('expenses') ?? 0)) as Cents);
  }
  const [owed, less] =
    positions.amount === undefined ? (['debit', 'credit'] as const) : (['amount', 'paid'] as const);
  const total = sumOf(owed);
  if (total === undefined) return undefined;
  const off = less === 'credit' ? (sumOf(less) ?? 0) : paidIn(layout, sumOf);
  return (total - off) as Cents;
}

/** All that was paid, whatever sign it is written with. */
function paidIn({ negated = [] }: Layout, sumOf: (field: Field) => number | undefined): number {
  return PAID_FIELDS.reduce(
    (sum, field) => sum + (negated.includes(field) ? -1 : 1) * (sumOf(field) ?? 0),
    0,
  );
}
