/** A column of unknown name that may say what was paid of each document, or what is open of it: a person says which. */
import { amountIn } from '../cell/amountText.ts';
import { decimalOf, type EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile, type DecimalMark, type Positions } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import { isAgeingHeader, isLineItemHeader } from '../header/matchHeader.ts';
import type { ColumnSurvey } from '../column/surveyColumns.ts';

const BALANCES: readonly Field[] = ['open_balance', 'paid', 'credit'];
const STATUSES: readonly Field[] = ['status', 'paid_flag', 'open_flag', 'paid_on'];

/** What only payments and what is left by them are called. */
const OF_PAYMENTS =
  /residu|^rest|rimanen|apert|sald|scopert|dovut|ancora|mancan|differenz|insolut|incass|riscoss|versat|received|paid|outstand|^open|balance|remain|offen|zahlt|regle|paye|solde|encaiss|pagam|pagat|ricevut|versam|^accto|bonific|zahlung|applied|parzial/u;
/** Sums that are no more than the document either, and say nothing of its payment. */
const OF_OTHERS =
  /imponib|merce|subtot|taxable|ritenut|withh|scont|discount|spes|^comm|cost|fee|mora|interess|^iva|iva$|^vat|vat$|tax|impost|tva|mwst|ust$|aliq|perc|provv|esent|esclus|fuoricampo|margin|fido|plafond|rischi|affidament|assicur|garan|contest|insured|disput|creditlimit/u;
/** Counts and codes begin with one of these words; days have theirs anywhere, but "Residuo oltre 30 gg" is an amount. */
const OF_COUNTS =
  /^(?:n|nr|num|numero|no|number|count|cod|codice|code|id|anzahl|nombre)(?= )|^(?=\D*$).*\b(?:gg|giorn[oi]|days?|tage?|jours?)\b/u;
/** No amount beside others with decimals: how many times something came back, or how many invoices are open. */
const COUNT = /^\d{1,2}$/u;
const WITH_DECIMALS = /[.,]\d{1,2}\D*$/u;
/** The whole document stands under one of these, by its age or kind, and nothing under the others. */
const OF_AGES =
  /\d|scad|nett|net$|overdue|aging|ageing|uberfallig|echu|oltre|entro|corrent|mes[ei]|month|futur|giorni|gg$/u;
/** A net amount differs from the whole by the tax alone. */
const TAX_RATES = [4, 5, 5.5, 7, 8.1, 10, 19, 20, 22];

interface Suspect {
  readonly at: number;
  readonly isCalledSo: boolean;
  isWhole: boolean;
  isNothing: boolean;
  isPart: boolean;
  isOddPart: boolean;
  isRefuted: boolean;
  /** Some value is more than a small whole number. */
  isNoCount: boolean;
}

/**
 * Refuses amounts of which nothing says what is open, where a column that feeds nothing may: in every row it holds from
 * nothing to the whole amount, and not always the same of the two. Throws `balance-unsure`.
 */
export async function refuseUnreadBalance(
  eachDataRow: EachDataRow,
  header: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
  positions: Positions,
  unused: ReadonlySet<number>,
): Promise<void> {
  if (BALANCES.some((field) => positions[field] !== undefined)) return;
  const parts = partsOf(positions, surveys);
  // What a person named is not weighed against the rows.
  if (parts.length === 0 || parts.some(({ at }) => header.matches[at]?.isTold === true)) return;
  const suspects = suspectsOf(header, unused);
  if (suspects.length === 0) return;
  let hasDecimals = false;
  await eachDataRow((cells) => {
    hasDecimals ||= parts.some(({ at }) => WITH_DECIMALS.test(cells[at] ?? ''));
    lookAt(suspects, parts, cells);
  });
  const hasStatus = STATUSES.some((field) => positions[field] !== undefined);
  const found = suspects.find((one) => (one.isNoCount || !hasDecimals) && isLikely(one, hasStatus));
  if (found === undefined) return;
  throw new UnreadableFile('balance-unsure', {
    flag: `--columns "open_balance=${found.at + 1}"`,
    detail: header.cells[found.at] ?? '',
  });
}

/** The columns whose sum is the amount. */
function partsOf(
  positions: Positions,
  surveys: readonly ColumnSurvey[],
): { readonly at: number; readonly decimal: DecimalMark }[] {
  const whole = positions.amount ?? positions.debit;
  const { net, vat_amount: tax, stamp, expenses } = positions;
  const places = whole === undefined ? [net, tax, stamp, expenses] : [whole];
  return places
    .filter((at) => at !== undefined)
    .map((at) => ({ at, decimal: decimalOf(surveys[at]) ?? 'comma' }));
}

function suspectsOf(
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  unused: ReadonlySet<number>,
): Suspect[] {
  const hasLines = header.some(isLineItemHeader);
  return header.flatMap((name, at) => {
    const key = headerKey(name);
    if (key === '' || matches[at] !== undefined || unused.has(at) || OF_OTHERS.test(key) || isOfCounts(name))
      return [];
    const isCalledSo = OF_PAYMENTS.test(key);
    const isOther = hasLines || isAgeingHeader(name) || OF_AGES.test(key);
    return isOther && !isCalledSo
      ? []
      : [
          {
            at,
            isCalledSo,
            isWhole: false,
            isNothing: false,
            isPart: false,
            isOddPart: false,
            isRefuted: false,
            isNoCount: false,
          },
        ];
  });
}

function isOfCounts(name: string): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u).map(headerKey);
  return OF_COUNTS.test(words.filter((word) => word !== '').join(' '));
}

function lookAt(
  suspects: readonly Suspect[],
  parts: ReturnType<typeof partsOf>,
  cells: readonly string[],
): void {
  const values = parts.map(({ at, decimal }) => valueOf(cells[at], decimal));
  if (values.some((value) => value === undefined)) return;
  const whole = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  if (whole === 0) return;
  for (const suspect of suspects) {
    if (suspect.isRefuted) continue;
    const text = (cells[suspect.at] ?? '').trim();
    suspect.isNoCount ||= text !== '' && !COUNT.test(text);
    const value = valueOf(cells[suspect.at], parts[0]?.decimal ?? 'comma');
    if (value === undefined || value * whole < 0 || Math.abs(value) > Math.abs(whole))
      suspect.isRefuted = true;
    else if (value === 0) suspect.isNothing = true;
    else if (value === whole) suspect.isWhole = true;
    else {
      suspect.isPart = true;
      suspect.isOddPart ||= !isNet(value, whole);
    }
  }
}

function isNet(value: number, whole: number): boolean {
  return TAX_RATES.some((rate) => Math.abs(whole * 100 - value * (100 + rate)) <= 100 + rate);
}

/** Under another name only a document that is paid or open as a whole shows it, beside others that are not. */
function isLikely(suspect: Suspect, hasStatus: boolean): boolean {
  const { isRefuted, isCalledSo, isWhole, isNothing, isPart, isOddPart } = suspect;
  if (isRefuted) return false;
  // Whether a document was paid as a whole the status says as well.
  if (hasStatus) return isCalledSo ? isPart : isWhole && isOddPart;
  return isCalledSo ? isPart || (isWhole && isNothing) : isWhole && (isNothing || isOddPart);
}

/** A blank is nothing; undefined for what is no amount. */
function valueOf(cell: string | undefined, decimal: DecimalMark): number | undefined {
  const text = (cell ?? '').trim();
  return text === '' ? 0 : amountIn(text, decimal);
}
