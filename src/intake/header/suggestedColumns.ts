/** What to type where columns are not recognised: the ones the rows suggest, of this very file. */
import type { FileProblemCode } from '../../domain/import/incoming.ts';
import { guessColumns, isAmount } from './guessColumns.ts';
import type { Field } from './headerWords.ts';
import type { TablePreview } from './previewTable.ts';
import { areNames } from './tableHead.ts';

const NEEDED: readonly Field[] = ['debtor_name', 'invoice_no', 'due_date', 'amount'];
const MOST_SUMS = 3;
/** Stands for a position that nothing suggests. */
const UNKNOWN = 'N';

/**
 * `--columns "amount=5,due_date=N"` with the fields that are missing (`detail` of `missing-columns`), or all that are needed
 * or seem to be there where no header is recognised; undefined for other problems.
 */
export function suggestedFlag(
  code: FileProblemCode,
  detail: string | undefined,
  preview: TablePreview,
): string | undefined {
  if (code !== 'missing-columns' && code !== 'no-header') return undefined;
  const { names, table } = headed(preview);
  const guesses = guessColumns(table);
  // Of three sums one may be the net of another: which of them is open is not to be guessed.
  const isOpenSure = table.header.filter((_, at) => isOfSums(table, at)).length < MOST_SUMS;
  const others = guesses.filter(
    (guess) => guess !== undefined && !NEEDED.includes(guess) && (guess !== 'open_balance' || isOpenSure),
  );
  const missing = code === 'missing-columns' ? (detail ?? '').split(', ') : [...NEEDED, ...others];
  const columns = missing.map((field) => {
    const at = guesses.findIndex((guess) => guess === field);
    return `${field}=${at === -1 ? UNKNOWN : (names?.[at] ?? at + 1)}`;
  });
  return `--columns "${columns.join(',')}"${skipsUnnumbered(table, guesses)}`;
}

/** Rows without number and customer are no documents of anybody's: a schedule has payments of its own. */
function skipsUnnumbered({ rows }: TablePreview, guesses: readonly (Field | undefined)[]): string {
  const number = guesses.indexOf('invoice_no');
  const name = guesses.indexOf('debtor_name');
  if (number === -1 || name === -1) return '';
  const isBlank = (row: readonly string[], at: number): boolean => (row[at] ?? '').trim() === '';
  const isNone = rows.some(
    (row) => isBlank(row, number) && isBlank(row, name) && row.some((cell) => cell.trim() !== ''),
  );
  return isNone ? ` --skip-rows "${number + 1}="` : '';
}

/** A first row of names is a header in words that are not known; then its columns are told by name. */
function headed(preview: TablePreview): { readonly names?: readonly string[]; readonly table: TablePreview } {
  const [first = [], ...rows] = preview.rows;
  const isHeader = preview.headerLine === 0 && rows.length > 0 && areNames(first);
  return isHeader
    ? { names: first.map((cell) => cell.trim()), table: { ...preview, rows } }
    : { table: preview };
}

function isOfSums({ rows }: TablePreview, at: number): boolean {
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
  return cells.length > 0 && cells.every(isAmount);
}
