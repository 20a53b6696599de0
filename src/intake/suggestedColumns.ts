/** What to type where columns are not recognised: the ones the rows suggest, of this very file. */
import type { FileProblemCode } from '../domain/incoming.ts';
import { guessColumns } from './guessColumns.ts';
import type { Field } from './headerWords.ts';
import type { TablePreview } from './previewTable.ts';

const NEEDED: readonly Field[] = ['debtor_name', 'invoice_no', 'due_date', 'amount'];
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
  const others = guesses.filter((guess) => guess !== undefined && !NEEDED.includes(guess));
  const missing = code === 'missing-columns' ? (detail ?? '').split(', ') : [...NEEDED, ...others];
  const columns = missing.map((field) => {
    const at = guesses.findIndex((guess) => guess === field);
    return `${field}=${at === -1 ? UNKNOWN : (names?.[at] ?? at + 1)}`;
  });
  return `--columns "${columns.join(',')}"`;
}

/** A first row without a figure is a header in words that are not known; then its columns are told by name. */
function headed(preview: TablePreview): { readonly names?: readonly string[]; readonly table: TablePreview } {
  const [first = [], ...rows] = preview.rows;
  const isHeader =
    preview.headerLine === 0 && rows.length > 0 && first.every((cell) => /^[\p{L} ._/-]+$/u.test(cell));
  return isHeader
    ? { names: first.map((cell) => cell.trim()), table: { ...preview, rows } }
    : { table: preview };
}
