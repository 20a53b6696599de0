/**
 * Lists that give the net and the tax in columns of their own, and no amount to pay: it is the sum of the two. Whether a
 * column headed "IVA" holds the tax or its rate, or the VAT number, only the values tell.
 */
import { amountIn } from '../cell/amountText.ts';
import type { EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile, type Positions } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import { matchHeader, type HeaderMatch } from '../header/matchHeader.ts';
import type { MoneyCandidate } from './moneyColumns.ts';

type Match = HeaderMatch | undefined;

const OF_TAX: ReadonlySet<Field> = new Set(['net', 'vat_amount', 'split_payment', 'stamp', 'expenses']);
/** Words that mean the tax beside a net amount, and the VAT number elsewhere. */
const EITHER = new Set(['iva', 'vat']);

/** The columns of net and tax feed nothing where another column has the amount: most lists have all three. */
export function withTaxColumns<Header extends Pick<FoundHeader, 'cells' | 'matches'>>(
  header: Header,
): Header {
  const { cells, matches } = header;
  const has = (...fields: readonly Field[]): boolean =>
    matches.some((match) => match !== undefined && fields.includes(match.field));
  if (has('net') && !has('amount', 'debit')) {
    if (has('vat_amount')) return header;
    const at = matches.findIndex((match, place) => isEither(match, cells[place]));
    return { ...header, matches: matches.map((match, place) => (place === at ? asTax(match) : match)) };
  }
  if (!has(...OF_TAX)) return header;
  return {
    ...header,
    matches: matches.map((match) => (match !== undefined && OF_TAX.has(match.field) ? undefined : match)),
  };
}

/** Where net and tax stand, as a header names them; -1 for one that is not there. */
export function taxPlaces({
  cells,
  matches,
}: Pick<FoundHeader, 'cells' | 'matches'>): readonly [net: number, tax: number] {
  return [
    matches.findIndex((match) => match?.field === 'net'),
    matches.findIndex((match, at) => match?.field === 'vat_amount' || isEither(match, cells[at])),
  ];
}

/**
 * Refuses the net where a person named it as the amount while another column has the tax: less would be asked for than is
 * owed. `known` says of a column whether it was named, for the amount or for nothing. Throws `net-amount`.
 */
export function refuseNetAlone(
  cells: readonly string[],
  amountAt: number | undefined,
  isNamed: (at: number) => boolean,
): void {
  if (amountAt === undefined || matchHeader(cells[amountAt] ?? '')?.field !== 'net') return;
  const taxAt = cells.findIndex((cell, at) => {
    const match = matchHeader(cell);
    return !isNamed(at) && (match?.field === 'vat_amount' || isEither(match, cell));
  });
  if (taxAt === -1) return;
  throw netAmount(cells, amountAt, taxAt);
}

/**
 * The columns of net and tax whose rows say that they are such. Undefined where none are, or where the tax is only a rate;
 * throws `ambiguous-column` where several are.
 */
export async function chooseNetAndTax(
  eachDataRow: EachDataRow,
  header: Pick<FoundHeader, 'cells' | 'matches'>,
  nets: readonly MoneyCandidate[],
  taxes: readonly MoneyCandidate[],
): Promise<Required<Pick<Positions, 'net' | 'vat_amount'>> | undefined> {
  const isTold = ({ at }: MoneyCandidate): boolean => header.matches[at]?.isTold === true;
  const pairs = nets.flatMap((net) => taxes.map((tax) => ({ net, tax, check: createTaxCheck() })));
  const [told] = pairs.filter(({ net, tax }) => isTold(net) && isTold(tax));
  if (told !== undefined) return { net: told.net.at, vat_amount: told.tax.at };
  await eachDataRow((cells) => {
    for (const { net, tax, check } of pairs)
      check.look(valueOf(net, cells), valueOf(tax, cells), cells[tax.at] ?? '');
  });
  const [one, other] = pairs.filter(({ check }) => check.isTax());
  if (one === undefined) return undefined;
  if (other !== undefined) {
    const places = [...new Set([one, other].flatMap(({ net, tax }) => [net.at, tax.at]))];
    const detail = places.map((at) => header.cells[at]).join(', ');
    const flag = `--columns "net=${one.net.at + 1},vat_amount=${one.tax.at + 1}"`;
    throw new UnreadableFile('ambiguous-column', { flag, detail });
  }
  return { net: one.net.at, vat_amount: one.tax.at };
}

/** Words of the whole; "Importo" beside "IVA" may be either. */
const WHOLE = /tot|lord|gross|brutto|ttc|pagare|rata|effetto/u;
/** Rates at which no net of one looks like the whole of another. */
const CLEAR_RATES = [4, 5, 7, 10, 19, 20, 22];

/**
 * Refuses an amount that turns out to be the net: the tax in the column beside it is that on the amount, not in it. Throws
 * `net-amount`.
 */
export async function refuseNetInDisguise(
  eachDataRow: EachDataRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  amount: Pick<MoneyCandidate, 'at' | 'decimal'>,
): Promise<void> {
  const isClear = matches[amount.at]?.isTold === true || WHOLE.test(headerKey(header[amount.at] ?? ''));
  const taxAt = matches.findIndex(
    (match, at) => match?.field === 'vat_amount' || isEither(match, header[at]),
  );
  if (isClear || taxAt === -1 || matches.some((match) => match?.field === 'net')) return;
  let onTop = 0;
  let within = 0;
  await eachDataRow((cells) => {
    const whole = valueOf(amount, cells);
    const tax = valueOf({ at: taxAt, decimal: amount.decimal }, cells);
    if (whole === undefined || tax === undefined || tax === 0) return;
    if (CLEAR_RATES.some((rate) => Math.abs(whole * rate - tax * 100) <= 100)) onTop += 1;
    if (CLEAR_RATES.some((rate) => Math.abs(whole * rate - tax * (100 + rate)) <= 100 + rate)) within += 1;
  });
  if (onTop > within) throw netAmount(header, amount.at, taxAt);
}

function netAmount(header: readonly string[], amountAt: number, taxAt: number): UnreadableFile {
  return new UnreadableFile('net-amount', {
    flag: `--columns "amount=${amountAt + 1}+${taxAt + 1}"`,
    detail: `${header[amountAt]}, ${header[taxAt]}`,
  });
}

function isEither(match: Match, cell: string | undefined): boolean {
  return match?.field === 'vat_no' && match.isTold !== true && EITHER.has(headerKey(cell ?? ''));
}

function asTax(match: Match): Match {
  return match === undefined ? undefined : { ...match, field: 'vat_amount', rank: 0 };
}

/** No rate of VAT in Europe is higher than 27 per cent; rounding adds a cent. */
const HIGHEST_RATE = 27;
const RATES = [4, 5, 5.5, 6, 7, 8, 8.1, 9, 10, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 25.5, 27];
/** A list has no more different rates than that. */
const MOST_RATES = 5;

interface TaxCheck {
  look(net: number | undefined, tax: number | undefined, written: string): void;
  isTax(): boolean;
}

/** Whether a column holds the tax on another: never more than the highest rate of it, and not itself a rate. */
function createTaxCheck(): TaxCheck {
  const taxes = new Set<number>();
  let rowCount = 0;
  let taxedCount = 0;
  let exactCount = 0;
  let impossibleCount = 0;
  return {
    look(net, tax, written) {
      if (net === undefined) return;
      rowCount += 1;
      if (tax === undefined && written.trim() !== '') impossibleCount += 1;
      if (tax === undefined || tax === 0) return;
      taxedCount += 1;
      if (taxes.size <= MOST_RATES) taxes.add(tax);
      const isPossible = net * tax > 0 && Math.abs(tax) * 100 <= Math.abs(net) * HIGHEST_RATE + 100;
      if (!isPossible) impossibleCount += 1;
      if (RATES.some((rate) => Math.abs(net * rate - tax * 100) <= 100)) exactCount += 1;
    },
    isTax() {
      if (impossibleCount * 10 > rowCount) return false;
      const mayBeRates = taxes.size <= MOST_RATES && [...taxes].every((tax) => Math.abs(tax) <= 2700);
      return !mayBeRates || exactCount * 2 >= taxedCount;
    },
  };
}

function valueOf(
  { at, decimal }: Pick<MoneyCandidate, 'at' | 'decimal'>,
  cells: readonly string[],
): number | undefined {
  return amountIn(cells[at], decimal);
}
