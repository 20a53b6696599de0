/** Files that name the due date on a line above the rows it is that of: "Scadenza: 31/08/2026". */
import type { LayoutHints } from '../../domain/import/incoming.ts';
import { present } from '../../domain/present.ts';
import type { FoundHeader, Written } from '../header/findHeader.ts';
import type { DueAbove, RowSource } from '../layout.ts';
import { matchHeader } from '../header/matchHeader.ts';
import { lacksDebtor } from './rowGroups.ts';
import { createRowTeller, isPerhapsHeading, rowMarks } from './rowKind.ts';
import { joined } from './rowText.ts';
import { WEEKDAY_NAMES } from '../cell/weekday.ts';

/** Up to a day ("scadenze al") is a choice of rows, and no due date. */
const LABEL =
  '((?:data (?:di )?)?(?:scadenza|scad\\.?)|due(?: date| on)?|f[aä]llig(?:keit|keitsdatum| am)?|(?:date d.)?[eé]ch[eé]ance)';
const DATE = `((?:(?:${WEEKDAY_NAMES})\\.?,? )?\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4})`;
const HEADING = new RegExp(`^${LABEL}\\s*:?\\s*${DATE}$`, 'iu');
const SUBTOTAL = new RegExp(
  `^(?:sub)?(?:tot(?:al[ei]?)?\\.?|summe)\\s+(?:for\\s+)?${LABEL}\\s*:?\\s*${DATE}(?![\\p{L}\\d])`,
  'iu',
);

const BEGINNING = /^\s*(?:data|scad|due|date|f[aä]ll|[eé]ch|sub|tot|summe)/iu;

/** How the due dates stand above their rows; undefined where a column has them, or nothing says them. */
export async function dueAbove(
  rows: RowSource,
  { cells, matches, preamble = [], lines }: FoundHeader & Pick<Written, 'preamble' | 'lines'>,
  { termDays }: LayoutHints,
): Promise<DueAbove | undefined> {
  if (termDays !== undefined || matches.some((match) => match?.field === 'due_date')) return undefined;
  const [, title, first] = HEADING.exec(preamble.at(-1)?.replace(/\s+/gu, ' ').trim() ?? '') ?? [];
  let isAmongRows = false;
  let label = title;
  await rows((row) => {
    const { heading, subtotal } = dueLine(row);
    isAmongRows ||= (heading ?? subtotal) !== undefined;
    label ??= heading?.[1] ?? subtotal?.[1];
  });
  // Above the header alone it may be the choice of the rows.
  if (!isAmongRows || label === undefined) return undefined;
  const fields = matches.map((match) => match?.field);
  const marks = rowMarks(cells, fields, { ...lines, isDebtorAbove: lacksDebtor(matches) });
  return { at: cells.length, label, marks, ...(first === undefined ? {} : { first }) };
}

/** The header with a column for the due dates, named as the file names them. */
export function withDueColumn<Header extends FoundHeader>(
  header: Header,
  above: DueAbove | undefined,
): Header {
  if (above === undefined) return header;
  return {
    ...header,
    cells: [...header.cells, above.label],
    matches: [...header.matches, matchHeader(above.label)],
  };
}

/** The rows with their due date; the lines that say it, and the sums of each, say nothing more. */
export function dueRows(rows: RowSource, above: DueAbove | undefined): RowSource {
  if (above === undefined) return rows;
  const { at, first = '', marks } = above;
  return (onRecord) => {
    const kindOf = createRowTeller(marks);
    const isItem = (cells: readonly string[]): boolean =>
      kindOf(cells) === 'data' && !(marks.isDebtorAbove === true && isPerhapsHeading(cells, marks));
    let due = first;
    return rows((cells, line) => {
      const { heading, subtotal } = dueLine(cells);
      due = heading?.[2] ?? due;
      if ((heading ?? subtotal) !== undefined) onRecord([], line);
      else onRecord(withCell(cells, at, isItem(cells) ? due : ''), line);
    });
  };
}

/** What a line says of due dates; nearly all rows are told by how they begin. */
function dueLine(cells: readonly string[]): Partial<Record<'heading' | 'subtotal', RegExpExecArray>> {
  const first = cells.find((cell) => cell !== '') ?? '';
  if (!BEGINNING.test(first)) return {};
  const text = joined(cells);
  return present({
    heading: HEADING.exec(text) ?? undefined,
    subtotal: SUBTOTAL.exec(text) ?? undefined,
  });
}

/** The row with one cell more, cells beyond the columns of the file behind it. */
function withCell(cells: readonly string[], at: number, cell: string): string[] {
  const own = cells.slice(0, at);
  while (own.length < at) own.push('');
  return [...own, cell, ...cells.slice(at)];
}
