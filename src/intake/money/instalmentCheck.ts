/** Whether instalments side by side come to the document's own total, where a column has it. */
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { sum } from '../../domain/money.ts';
import { amountIn } from '../cell/amountText.ts';
import { OddRows, type Verdict } from './balanceCheck.ts';
import type { Layout } from '../layout.ts';
import { ROUNDING } from './rounding.ts';

/** Collects documents whose instalments do not add up, over one file. */
export interface InstalmentCheck {
  /** The instalments of one row, with its cells. */
  look(items: readonly IncomingItem[], cells: readonly string[]): void;
  verdict(): Verdict;
}

/** A check for files that have the total; undefined for others. */
export function createInstalmentCheck({
  instalments,
  positions,
  decimals,
  decimal,
}: Layout): InstalmentCheck | undefined {
  const { totals = [], width = 0, sets = [] } = instalments ?? {};
  if (totals.length === 0) return undefined;
  const mark = decimals.amount ?? decimal;
  // A number or a code explains nothing.
  const known = new Set([...totals, ...sets.flat(), ...Object.values(positions)]);
  const rows = new OddRows();

  function valueAt(cells: readonly string[], at: number): number | undefined {
    const value = amountIn(cells[at], mark);
    return value === undefined ? undefined : Math.abs(value);
  }

  /** The amounts of the first instalments are blank where they were paid: only what is left is listed. */
  function isWithoutFirst(cells: readonly string[]): boolean {
    const [first = []] = sets;
    return first.every((at) => (cells[at] ?? '').trim() === '');
  }

  return {
    look(items, cells) {
      const [item] = items;
      const written = totals.filter((at) => valueAt(cells, at) !== undefined);
      // The total may be in euro where the instalments are in the currency of the invoice.
      if (item === undefined || written.length === 0 || item.currency !== 'EUR') return;
      const together = Math.abs(sum(items.map(({ amountCents }) => amountCents)));
      const isSame = (at: number, difference = 0): boolean =>
        Math.abs((valueAt(cells, at) ?? 0) - together - difference) <= ROUNDING * items.length;
      const isOther = (at: number): boolean => at < width && !known.has(at);
      // Withholding, advances and the tax of split payment stand in columns of their own.
      const isExplained = cells.some((_, at) => {
        const value = isOther(at) ? valueAt(cells, at) : undefined;
        return value !== undefined && value !== 0 && written.some((total) => isSame(total, value));
      });
      const isRight = isExplained || isWithoutFirst(cells) || written.some((total) => isSame(total));
      const parts = sets.map((set) => (cells[set[1] ?? -1] ?? '').trim()).filter((part) => part !== '');
      const total = (cells[written[0] ?? -1] ?? '').trim();
      rows.count(isRight ? undefined : { line: item.line, written: `${parts.join(' + ')} (${total})` });
    },
    verdict: () => rows.verdict(),
  };
}
