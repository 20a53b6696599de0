/** How the cells of a workbook show their numbers, as far as it changes what the number means. */
import type { Currency } from '../../domain/money.ts';
import { currencyMark } from '../cell/currencyMark.ts';
import { attributeOf, type XmlHandler } from '../file/scanXml.ts';

/**
 * `date`: the number counts days; `zeros`: it is shown with so many digits, zeros in front; `foreign`: an amount, shown with
 * a currency that is not the euro.
 */
export type NumberFormat =
  | { readonly kind: 'date' }
  | { readonly kind: 'zeros'; readonly digits: number }
  | { readonly kind: 'foreign'; readonly currency: Currency };

/** Dates among the formats that are built in, those with a time of day included, pure times left out. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Reads the styles: for each style of a cell, by its number, what it makes of a number. `scan` goes through them. */
export function readNumberFormats(scan: (handler: XmlHandler) => void): (NumberFormat | undefined)[] {
  const codes = new Map<number, string>();
  const formats: (NumberFormat | undefined)[] = [];
  let isCellFormats = false;
  scan({
    open(name, attributes) {
      if (name === 'numFmt') {
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
      } else if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'xf' && isCellFormats) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        formats.push(formatOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return formats;
}

function formatOf(id: number, code: string | undefined): NumberFormat | undefined {
  if (code === undefined) return BUILT_IN_DATES.has(id) ? { kind: 'date' } : undefined;
  if (/^0{2,}$/u.test(code)) return { kind: 'zeros', digits: code.length };
  if (isDateCode(code)) return { kind: 'date' };
  const currency = currencyOf(code);
  return currency === undefined || currency === 'EUR' ? undefined : { kind: 'foreign', currency };
}

/** The currency beside the digits: `[$$-409]#,##0.00`, `#,##0.00 "USD"`, `\$#,##0`. What is for negative numbers says no other. */
function currencyOf(code: string): Currency | undefined {
  const [positive = ''] = code.split(';');
  const signs = positive.matchAll(/\[\$([^\]-]+)|"([^"]*)"|\\(.)|([$£¥])/gu);
  for (const [, bracketed, quoted, escaped, bare] of signs) {
    const currency = currencyMark((bracketed ?? quoted ?? escaped ?? bare ?? '').trim());
    if (currency !== undefined) return currency;
  }
  return undefined;
}

/** Letters of days and years outside quotes, brackets and escapes, and no place for digits. */
function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./gu, '').replace(/general|standard/giu, '');
  return /[dyg]/iu.test(bare) && !/[#?]/u.test(bare);
}
