/** Lists that name the currency on a line of its own, above the header or between the rows: "Valuta: USD". */
import { headerCurrency } from '../cell/currencyMark.ts';
import type { Currency } from '../../domain/money.ts';
import { UnreadableFile } from '../layout.ts';
import { joined } from './rowText.ts';

const WORD = /^(?:valuta|divisa|currency|w[äa]hrung|devise)(?:\s*:|\s+)/iu;

/** Collects the currencies of such lines. */
export interface CurrencyLines {
  look(cells: readonly string[], isBeforeRows: boolean): void;
  /**
   * The currency of the whole list, where it is not the euro. Throws `currencies-between` where rows stand under several,
   * or the first ones under none.
   */
  stated(): Currency | undefined;
}

/** A collector for one file, which begins with the lines above its header. */
export function createCurrencyLines(preamble: readonly string[]): CurrencyLines {
  const found = new Set<Currency>();
  let isOfAll = false;

  function look(text: string, isBeforeRows: boolean): void {
    if (!WORD.test(text)) return;
    const named = headerCurrency(text.trim().toUpperCase());
    if (named === undefined) return;
    found.add(named.currency);
    isOfAll ||= isBeforeRows;
  }

  for (const line of preamble) look(line.trim(), true);
  return {
    look: (cells, isBeforeRows) => look(joined(cells), isBeforeRows),
    stated() {
      const [currency, second] = found;
      if (currency === undefined || (currency === 'EUR' && second === undefined)) return undefined;
      if (isOfAll && second === undefined) return currency;
      throw new UnreadableFile('currencies-between', { detail: [...found].join(', ') });
    },
  };
}
