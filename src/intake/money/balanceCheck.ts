/** Whether what is open follows from the amount and what was paid, row by row, and what to make of those where it does not. */
import type { Cents, Currency } from '../../domain/money.ts';
import { amountIn } from '../cell/amountText.ts';
import type { Layout, Positions } from '../layout.ts';
import type { RawAmounts } from '../cell/signedAmounts.ts';
import { PAID_FIELDS } from './paidColumns.ts';
import { ROUNDING } from './rounding.ts';

/** A row whose balance is another than its amount less what was paid. */
export interface OddBalance {
  readonly line: number;
  /** The three cells: `70,00 (100,00 - 40,00)`. */
  readonly written: string;
}

/** Collects odd balances over one file. */
export interface BalanceCheck {
  look(raw: RawAmounts, currency: Currency, cells: readonly string[], line: number): void;
  verdict(): Verdict;
}

/** What to make of the odd rows of a file. */
export interface Verdict {
  readonly mistakes: readonly OddBalance[];
  readonly habitual: readonly OddBalance[];
}

/**
 * Single rows that are odd are mistakes. Where many are, the columns mean something else than we think (payments of the
 * whole document beside the balance of an instalment), and what is open counts as it stands.
 */
export class OddRows {
  readonly #odd: OddBalance[] = [];
  #rowCount = 0;
  #oddCount = 0;

  /** Counts a row; an odd one with what it says. */
  count(row?: OddBalance): void {
    this.#rowCount += 1;
    if (row === undefined) return;
    this.#oddCount += 1;
    if (this.#odd.length < MOST_HELD) this.#odd.push(row);
  }

  verdict(): Verdict {
    const isToldApart = areMistakes(this.#oddCount, this.#rowCount) && this.#oddCount <= MOST_HELD;
    return isToldApart ? { mistakes: this.#odd, habitual: [] } : { mistakes: [], habitual: this.#odd };
  }
}

/** Odd rows are mistakes up to one in so many. */
const ONE_IN = 4;

/** Whether so many odd rows among all are mistakes, rather than columns that mean something else. */
export function areMistakes(oddCount: number, rowCount: number): boolean {
  return oddCount * ONE_IN <= rowCount;
}

/** No more of them are held than can be told. */
const MOST_HELD = 10_000;

/** A check for files with all three columns; undefined for others. */
export function createBalanceCheck({ positions, decimals, decimal }: Layout): BalanceCheck | undefined {
  const { amount: amountAt, paid: paidAt, open_balance: openAt } = positions;
  if (amountAt === undefined || paidAt === undefined || openAt === undefined) return undefined;
  const rows = new OddRows();
  const mark = decimals.open_balance ?? decimal;

  /** Withholding, discounts, credits and the tax of split payment stand in columns of their own. */
  function isExplained(difference: number, cells: readonly string[]): boolean {
    return cells.some((cell, at) => {
      if (at === amountAt || at === paidAt || at === openAt || cell === '') return false;
      const value = amountIn(cell, mark);
      return value !== undefined && Math.abs(value) === Math.abs(difference);
    });
  }

  return {
    look({ amount, paid, open }, currency, cells, line) {
      if (amount === undefined || paid === undefined || open === undefined) return;
      // The balance may be in euro where the amount is in the currency of the invoice.
      if (currency !== 'EUR') return;
      if (follows(amount, paid, open) || isExplained(amount - paid - open, cells)) {
        rows.count();
        return;
      }
      const [whole = '', left = ''] = [amountAt, openAt].map((at) => (cells[at] ?? '').trim());
      const less = writtenPaid(cells, positions);
      rows.count({ line, written: `${left} (${whole} - ${less})` });
    },
    verdict: () => rows.verdict(),
  };
}

/** What was paid, as its columns say it: `40,00 - 5,00`. */
export function writtenPaid(cells: readonly string[], positions: Positions): string {
  return PAID_FIELDS.map((field) => (cells[positions[field] ?? -1] ?? '').trim())
    .filter((text, at) => at === 0 || text !== '')
    .join(' - ');
}

/** Collects rows whose status says that nothing is open of what the amounts leave open. */
export interface StatusCheck {
  look(isSettled: boolean, openCents: Cents, status: string, open: string, line: number): void;
  verdict(): Verdict;
}

/** A check for files in which both a word and the amounts tell what is open. */
export function createStatusCheck(): StatusCheck {
  const rows = new OddRows();
  return {
    look(isSettled, openCents, status, open, line) {
      const isOdd = isSettled && openCents !== 0;
      rows.count(isOdd ? { line, written: `${status.trim()} (${open.trim()})` } : undefined);
    },
    verdict: () => rows.verdict(),
  };
}

/** In whichever way the three are signed; what was settled by other means than a payment has nothing open either. */
function follows(amount: Cents, paid: Cents, open: Cents): boolean {
  if (amount - paid === open) return true;
  if (open === 0 && paid === 0) return true;
  const [whole, less, left] = [Math.abs(amount), Math.abs(paid), Math.abs(open)];
  return Math.abs(amount - paid - open) <= ROUNDING || Math.abs(whole - less - left) <= ROUNDING;
}
