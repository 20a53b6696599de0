/** Columns of the stamp duty and of expenses beside net and tax: what the customer owes besides. */
import { amountIn } from '../cell/amountText.ts';
import type { EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import { UnreadableFile, type Positions } from '../layout.ts';
import type { MoneyCandidate } from './moneyColumns.ts';

/**
 * The columns that hold amounts. The stamp duty has no tax and is in no net: it is added. Expenses may be in the net
 * already, and of two columns of one kind one may be the other: throws `charges-unsure` until a person says it.
 */
export async function otherCharges(
  eachDataRow: EachDataRow,
  header: Pick<FoundHeader, 'cells' | 'matches'>,
  both: Required<Pick<Positions, 'net' | 'vat_amount'>>,
  candidates: {
    readonly stamp: readonly MoneyCandidate[];
    readonly expenses: readonly MoneyCandidate[];
  },
): Promise<Pick<Positions, 'stamp' | 'expenses'>> {
  const columns = [...candidates.stamp, ...candidates.expenses];
  if (columns.length === 0) return {};
  const filled = new Set<number>();
  await eachDataRow((cells) => {
    for (const { at, decimal } of columns) if (isCharge(cells[at] ?? '', decimal)) filled.add(at);
  });
  const ofKind = (kind: readonly MoneyCandidate[]): number[] =>
    kind.map(({ at }) => at).filter((at) => filled.has(at));
  const isTold = (at: number | undefined): boolean => header.matches[at ?? -1]?.isTold === true;
  const [stamps, expenses] = [ofKind(candidates.stamp), ofKind(candidates.expenses)];
  const [stamp] = stamps;
  const [expense] = expenses;
  if (stamps.length > 1 || (expense !== undefined && !isTold(expense))) {
    const all = [...stamps, ...expenses];
    throw new UnreadableFile('charges-unsure', {
      flag: `--columns "amount=${[both.net, both.vat_amount, ...all].map((at) => at + 1).join('+')}"`,
      detail: all.map((at) => header.cells[at]).join(', '),
    });
  }
  return {
    ...(stamp === undefined ? {} : { stamp }),
    ...(expense === undefined ? {} : { expenses: expense }),
  };
}

/** An amount; "1", "SI" and "NO" only say whether there is one. */
function isCharge(cell: string, decimal: MoneyCandidate['decimal']): boolean {
  const text = cell.trim();
  return text !== '1' && (amountIn(text, decimal) ?? 0) !== 0;
}
