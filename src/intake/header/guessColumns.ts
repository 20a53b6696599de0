import { decimalEvidence, readAmount } from '../cell/amountText.ts';
import { cleanText } from '../cell/cleanText.ts';
import { readDate } from '../cell/dateText.ts';
import { isCreditNoteType } from '../cell/documentText.ts';
import { isSupplierKind } from '../column/kindColumns.ts';
import type { Field } from './headerWords.ts';
import { matchHeader } from './matchHeader.ts';
import type { TablePreview } from './previewTable.ts';
import { readyCell } from '../cell/rawCell.ts';

/** Whose a row is, the customer's or the supplier's: A and P, or the words. */
const PARTY = /^(?:[ap]|client[ei]|fornitor[ei]|attiv[aoei]|passiv[aoei])$/iu;

/** One column of a preview: what is in it, blanks left out. */
interface GuessedColumn {
  readonly at: number;
  readonly cells: readonly string[];
  readonly filled: readonly string[];
}

const CODE = /^\p{L}{0,5}[-./ ]?\d+$/u;
const DOCUMENT_TYPE =
  /^(?:F[ACETVF]|FAT|N[ACD]|P[AR]|TD\d\d|fatt\w*|nota \w+|invoice|credit \w+|rechnung|gutschrift|facture|avoir)$/iu;

/**
 * The field each column probably feeds, by its header where that says it and else by what is in it; `undefined` where
 * nothing is likely. Only a proposal: a person confirms every one of them.
 */
export function guessColumns({ header, headerLine, rows }: TablePreview): (Field | undefined)[] {
  const guesses = new Map<number, Field>();
  const columns = header.map((_, at): GuessedColumn => {
    const cells = rows.map((row) => cleanText(readyCell(row[at] ?? '')));
    return { at, cells, filled: cells.filter((cell) => cell !== '') };
  });
  const claim = (column: GuessedColumn | undefined, field: Field): void => {
    if (column === undefined || guesses.has(column.at) || [...guesses.values()].includes(field)) return;
    guesses.set(column.at, field);
  };
  if (headerLine > 0) for (const [at, name] of header.entries()) claimByName(columns[at], name, claim);
  const free = (is: (cell: string) => boolean): GuessedColumn[] =>
    columns.filter(({ at, filled }) => !guesses.has(at) && filled.length > 0 && filled.every(is));

  const dates = free(isDate).sort((a, b) => Number(isLater(b, a)) - Number(isLater(a, b)));
  const isDueNamed = [...guesses.values()].includes('due_date');
  if (!isDueNamed) claim(dates[0], 'due_date');
  claim(dates[isDueNamed ? 0 : 1], 'invoice_date');
  claim(free((cell) => /^(?:IT ?)?\d{11}$/u.test(cell))[0], 'vat_no');
  claim(free((cell) => /^[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]$/iu.test(cell))[0], 'tax_code');
  claim(free((cell) => /@(?:.*\.)?pec\./iu.test(cell))[0], 'pec');
  claim(free((cell) => /^\S+@\S+\.\S+$/u.test(cell))[0], 'email');
  claim(
    free((cell) => /^[A-Z]{3}$/u.test(cell)).find(({ filled }) => filled.includes('EUR')),
    'currency',
  );
  claim(
    free((cell) => PARTY.test(cell)).find(({ filled }) =>
      filled.some((cell) => isSupplierKind('party_kind', cell)),
    ),
    'party_kind',
  );
  claim(free((cell) => DOCUMENT_TYPE.test(cell) || isCreditNoteType(cell))[0], 'doc_type');
  const money = free(isAmount).sort((a, b) => Number(isLarger(b, a)) - Number(isLarger(a, b)));
  claim(money[0], 'amount');
  claim(money[1], 'open_balance');
  const name = longest(free((cell) => /\p{L}{2}/u.test(cell) && !CODE.test(cell)));
  claim(name, 'debtor_name');
  claimNumber(
    free((cell) => /\d/u.test(cell) && !isDate(cell) && !isAmount(cell)),
    columns,
    guesses,
  );
  if (name !== undefined)
    claim(
      free((cell) => CODE.test(cell)).find((one) => goesWith(one, name)),
      'debtor_code',
    );
  return columns.map(({ at }) => guesses.get(at));
}

/** A column called "Rif." may be of anything, the documents' own numbers as well. */
function claimNumber(
  free: readonly GuessedColumn[],
  columns: readonly GuessedColumn[],
  guesses: Map<number, Field>,
): void {
  if ([...guesses.values()].includes('invoice_no')) return;
  const references = columns.filter(({ at }) => guesses.get(at) === 'reference');
  const number = documentColumn(free) ?? documentColumn(references);
  if (number !== undefined) guesses.set(number.at, 'invoice_no');
}

function claimByName(
  column: GuessedColumn | undefined,
  name: string,
  claim: (column: GuessedColumn | undefined, field: Field) => void,
): void {
  const match = matchHeader(name);
  if (match !== undefined) claim(column, match.field);
}

function isDate(cell: string): boolean {
  return cell.length >= 6 && !/^\d+$/u.test(cell) && readDate(cell, 'dmy') !== 'bad-date';
}

export function isAmount(cell: string): boolean {
  const evidence = decimalEvidence(cell);
  return evidence === 'comma' || evidence === 'point';
}

/** Whether the days of a column come after those of another: an invoice falls due after its date. */
function isLater(one: GuessedColumn, other: GuessedColumn): boolean {
  return balance(one, other, (cell) => readDate(cell, 'dmy')) > 0;
}

/** Whether the amounts of a column are above those of another: what is open is part of the amount. */
function isLarger(one: GuessedColumn, other: GuessedColumn): boolean {
  const value = (cell: string): number => {
    const amount = readAmount(cell, /,\d{1,2}$/u.test(cell) ? 'comma' : 'point');
    return typeof amount === 'number' ? amount : 0;
  };
  return balance(one, other, value) > 0;
}

/** In how many more rows the first column is above the second than below it. */
function balance(
  one: GuessedColumn,
  other: GuessedColumn,
  valueOf: (cell: string) => string | number,
): number {
  let sum = 0;
  for (const [row, cell] of one.cells.entries()) {
    const beside = other.cells[row] ?? '';
    if (cell === '' || beside === '') continue;
    const [value, second] = [valueOf(cell), valueOf(beside)];
    sum += value > second ? 1 : value < second ? -1 : 0;
  }
  return sum;
}

function longest(columns: readonly GuessedColumn[]): GuessedColumn | undefined {
  const length = ({ filled }: GuessedColumn): number =>
    filled.reduce((sum, cell) => sum + cell.length, 0) / filled.length;
  return [...columns].sort((a, b) => length(b) - length(a)).find((column) => length(column) >= 6);
}

/** Numbers of documents have a year, a series or letters about them, and few of them occur twice. */
function documentColumn(columns: readonly GuessedColumn[]): GuessedColumn | undefined {
  const likelihood = ({ filled }: GuessedColumn): number => {
    const marked = filled.filter((cell) => /\d[-/ .]|[-/ .]\d/u.test(cell)).length / filled.length;
    const distinct = new Set(filled).size / filled.length;
    return marked < 0.3 || distinct < 0.5 ? 0 : marked * distinct;
  };
  const [best] = [...columns].sort((a, b) => likelihood(b) - likelihood(a));
  return best === undefined || likelihood(best) === 0 ? undefined : best;
}

/** Whether a code stands for a name: always the same beside it, and some of them in several rows. */
function goesWith(codes: GuessedColumn, names: GuessedColumn): boolean {
  const nameOf = new Map<string, string>();
  for (const [row, code] of codes.cells.entries()) {
    if (code === '') continue;
    const name = names.cells[row] ?? '';
    if ((nameOf.get(code) ?? name) !== name) return false;
    nameOf.set(code, name);
  }
  return nameOf.size < codes.filled.length && nameOf.size === new Set(names.filled).size;
}
