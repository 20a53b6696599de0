/**
 * Whether the currency beside an amount is its own: accounting software also shows amounts in the company's currency, and
 * some write it into the cell of the amount.
 */
import type { Currency } from '../../domain/money.ts';
import { headerCurrency } from '../cell/currencyMark.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile, type Positions } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import type { ColumnSurvey } from './surveyColumns.ts';
import { MONEY_FIELDS } from './textColumns.ts';

/** "Importo in EUR", "importo in divisa interna", "amount in local currency", "Betrag in Hauswährung". */
const COMPANYS =
  /(?:eur|euro|divisainterna|indi|valutadiconto|controvalore|localcurr(?:ency)?|loccur|lc|hauswahrung|inhw)$|^controvalore/u;
/** "Importo in valuta", "amount in doc. curr.", "Betrag in Belegwährung". */
const DOCUMENTS =
  /^(?:importo|imp|totale|residuo|saldo|amount|total|balance|open|betrag|offenerbetrag|montant|solde).*(?:valuta|valutaestera|valutadocumento|divisa|divisaestera|divisadocumento|(?:doc|document|foreign|transaction)curr(?:ency)?|belegwahrung|fremdwahrung|devise)$/u;

/**
 * The positions without the currency where the amounts are in the company's own. Throws `ambiguous-column` where they may
 * be in either: beside the chosen column stands one in the currency of the document.
 */
export function withOwnCurrency(
  { cells, matches }: FoundHeader,
  surveys: readonly ColumnSurvey[],
  positions: Positions,
): Positions {
  const { currency, ...others } = positions;
  if (statedCurrency({ cells }, positions) !== undefined)
    return isSaid('currency', matches) ? positions : others;
  const at = positions.open_balance ?? positions.amount ?? positions.debit;
  if (currency === undefined || at === undefined || !isForeign(surveys[currency])) return positions;
  const key = headerKey(cells[at] ?? '');
  if (DOCUMENTS.test(key)) return positions;
  if (COMPANYS.test(key)) return others;
  const rival = cells.find((cell) => DOCUMENTS.test(headerKey(cell)));
  if (rival === undefined || isSaid('currency', matches)) return positions;
  if (matches[at]?.isTold === true) return others;
  const flag = `--columns "${matches[at]?.field ?? 'amount'}=${at + 1}"`;
  throw new UnreadableFile('ambiguous-column', { flag, detail: `${cells[at]}, ${rival}` });
}

/**
 * The currency that the headers of the amounts name, where it is not the euro. Throws `ambiguous-column` where they name
 * two.
 */
export function statedCurrency(
  { cells }: Pick<FoundHeader, 'cells'>,
  positions: Positions,
): Currency | undefined {
  const columns = [...MONEY_FIELDS].flatMap((field) => {
    const at = positions[field];
    const named = at === undefined ? undefined : headerCurrency(cells[at] ?? '');
    return named === undefined || at === undefined ? [] : [{ at, currency: named.currency }];
  });
  const [first, ...more] = columns;
  const other = more.find(({ currency }) => currency !== first?.currency);
  if (first !== undefined && other !== undefined) {
    const detail = `${cells[first.at]}, ${cells[other.at]}`;
    throw new UnreadableFile('ambiguous-column', { flag: `--columns "-=${other.at + 1}"`, detail });
  }
  return first?.currency === 'EUR' ? undefined : first?.currency;
}

/**
 * The columns of amounts whose cells name the currency of their row: those with a foreign one, or with the euro beside a
 * column of currencies that has others. A person who names the column of currencies does not want the cells to say it.
 */
export function markedAmounts(
  { matches }: Pick<FoundHeader, 'matches'>,
  surveys: readonly ColumnSurvey[],
  positions: Positions,
): Field[] {
  if (isSaid('currency', matches)) return [];
  const marked = [...MONEY_FIELDS].flatMap((field) => {
    const currencies = surveys[positions[field] ?? -1]?.currencies ?? new Set();
    return currencies.size === 0 ? [] : [{ field, isForeign: currencies.size > 1 || !currencies.has('EUR') }];
  });
  const { currency } = positions;
  const mayDiffer =
    marked.some((column) => column.isForeign) || (currency !== undefined && isForeign(surveys[currency]));
  return mayDiffer ? marked.map(({ field }) => field) : [];
}

function isSaid(field: Field, matches: FoundHeader['matches']): boolean {
  return matches.some((match) => match?.field === field && match.isTold === true);
}

/** Many different values are no currency, or many: not all of them are the euro. */
function isForeign(survey: ColumnSurvey | undefined): boolean {
  return survey?.values === undefined || [...survey.values].some((value) => !/^(?:eur|euro|€)$/u.test(value));
}
