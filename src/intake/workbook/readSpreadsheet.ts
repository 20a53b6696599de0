import type { LayoutHints } from '../../domain/import/incoming.ts';
import { present } from '../../domain/present.ts';
import { applyLayout } from '../applyLayout.ts';
import { isBankRow } from '../bank/bankCsvHeader.ts';
import { debtorAbove } from '../row/debtorAbove.ts';
import { exchangedDates, putBack } from './exchangedDates.ts';
import { headerScore, LONGEST_PREAMBLE, refuseAgeingRow, type FoundHeader } from '../header/findHeader.ts';
import { UnreadableFile, type Layout, type RowSource } from '../layout.ts';
import { lostTaxIds } from './lostTaxIds.ts';
import { matchHeaders } from '../header/matchHeader.ts';
import { filledDown } from './mergedCells.ts';
import type { Seller } from '../ownIds.ts';
import type { ReadExport } from '../readExport.ts';
import { readWorkbook, type Sheet } from './readWorkbook.ts';
import { readyCell } from '../cell/rawCell.ts';
import { recogniseColumns } from '../column/recogniseColumns.ts';
import { rowsAt } from '../file/rowsAt.ts';
import { ownRows } from '../row/rowShape.ts';
import { createCellWriter, plainText, type Writing } from './sheetCells.ts';
import type { SheetCell, SheetRow } from './sheetRows.ts';
import type { TableHead } from '../header/tableHead.ts';
import { MONEY_FIELDS } from '../column/textColumns.ts';
import { toldMatches } from '../header/toldColumns.ts';
import { headerless, toldHeader, toldPlaces } from '../header/toldHeader.ts';

/** Enough rows to find a header, and to see what the columns hold. */
const HEAD_ROWS = 200;

/** A sheet with the row that heads its columns. */
interface Candidate {
  readonly sheet: Sheet;
  readonly header: FoundHeader;
  readonly score: number;
}

/**
 * Reads the list in an XLSX workbook held in memory: the sheet with the best header, its rows read as those of a CSV
 * file are. Throws `UnreadableFile`, as the readers below do; `ambiguous-sheet` when two sheets have the same header.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  told: LayoutHints,
  seller?: Seller,
): Promise<ReadExport & { ok: true }> {
  const { sheet, header } = chooseSheet(readWorkbook(bytes), told);
  const listed = filledDown(sheet.rows, sheet.merged, textPlaces(header))
    .filter(({ line }) => line >= header.firstDataLine)
    .map(({ line, cells }) => ({ line, cells: Array.from(cells, readySheetCell) }));
  const { data, hints } = withDatesAsTyped(listed, header, told);
  const rows = rowSource(data, header, { decimal: hints.decimal, is1904: sheet.is1904 });
  const preamble = sheet.rows
    .filter(({ line }) => line < Math.max(header.headerLine, header.firstDataLine - 1))
    .map(({ cells }) => Array.from(cells, plainText).join(' '));
  const written = { ...header, encoding: 'utf-8', lineBreak: '\n', preamble } as const;
  const columns = await recogniseColumns(rows, written, hints);
  // Date cells read the same in any order; the one that counts is that of the texts among them.
  const dates = columns.dateOrders.due_date ?? columns.dates;
  const layout: Layout = { ...columns, dates, source: 'xlsx', sheet: sheet.name };
  const lost = lostTaxIds(data, layout.positions);
  const file = await applyLayout(without(rows, lost), layout, seller);
  const notes = lost.size === 0 ? [] : [{ code: 'tax-number-lost' as const, count: lost.size }];
  return {
    ok: true,
    file: { ...file, notes: [...(file.notes ?? []), ...notes] },
    layout,
    rowsAt: (lines) => rowsAt(ownRows(rows, layout), lines),
  };
}

/** An amount merged over several rows is that of all of them together. */
function textPlaces({ matches }: FoundHeader): ReadonlySet<number> {
  return new Set(
    matches.flatMap((match, at) => (match === undefined || MONEY_FIELDS.has(match.field) ? [] : [at])),
  );
}

/** The rows with their dates as they were typed, where day and month of some were exchanged; the texts then tell their order. */
function withDatesAsTyped(
  rows: readonly SheetRow[],
  { matches }: FoundHeader,
  hints: LayoutHints,
): { readonly data: readonly SheetRow[]; readonly hints: LayoutHints } {
  const places = matches.flatMap((match, at) =>
    match?.field === 'due_date' || match?.field === 'invoice_date' ? [at] : [],
  );
  const typed = exchangedDates(places.map((at) => rows.map(({ cells }) => cells[at] ?? '')));
  if (typed === undefined) return { data: rows, hints };
  const asTyped = putBack(typed, hints.dates);
  const data = rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, at) => (places.includes(at) ? asTyped(cell) : cell)),
  }));
  return { data, hints: hints.dates === 'ymd' ? present({ ...hints, dates: undefined }) : hints };
}

function readySheetCell(cell: SheetCell): SheetCell {
  return typeof cell === 'string' ? readyCell(cell) : cell;
}

/** The same rows with some cells blank: columns by line. */
function without(rows: RowSource, blank: ReadonlyMap<number, readonly number[]>): RowSource {
  if (blank.size === 0) return rows;
  return (onRecord) =>
    rows((cells, line) => {
      const columns = blank.get(line);
      onRecord(
        columns === undefined ? cells : cells.map((cell, at) => (columns.includes(at) ? '' : cell)),
        line,
      );
    });
}

/** What a person told of the header decides; columns known by their position alone need none. */
function chooseSheet(sheets: readonly Sheet[], hints: LayoutHints): Pick<Candidate, 'sheet' | 'header'> {
  const heads = sheets.filter(({ rows }) => rows.length > 0).map(sheetHead);
  const told = toldHeader(heads, hints);
  if (told !== undefined) return { sheet: told.head.sheet, header: toldMatches(told.header, hints) };
  try {
    const { sheet, header } = bestSheet(sheets);
    return { sheet, header: toldMatches(header, hints) };
  } catch (error) {
    const isHeaderless = error instanceof UnreadableFile && error.problem.code === 'no-header';
    if (!isHeaderless || toldPlaces(hints).length === 0) throw error;
    const { head, header } = headerless(heads, hints);
    return { sheet: head.sheet, header: toldMatches(header, hints) };
  }
}

/** The rows of a sheet as texts. */
export function sheetHead(sheet: Sheet): TableHead & { readonly sheet: Sheet } {
  const rows = sheet.rows.slice(0, HEAD_ROWS).map(({ line, cells }) => ({
    line,
    lineCount: 1,
    cells: Array.from(cells, (cell) => plainText(cell).replace(/\s+/gu, ' ').trim()),
  }));
  return { sheet, delimiter: ';', rows, isRagged: true };
}

/** The best header wins; two equally good ones over rows are two lists, and nobody said which is meant. */
function bestSheet(sheets: readonly Sheet[]): Candidate {
  const candidates = sheets.flatMap((sheet) => bestHeader(sheet) ?? []);
  const [best, second] = candidates.sort(
    (a, b) => b.score - a.score || Number(hasRows(b)) - Number(hasRows(a)),
  );
  if (best === undefined || !best.header.matches.some((match) => match?.field === 'due_date')) {
    for (const { rows } of sheets)
      for (const { cells } of rows.slice(0, LONGEST_PREAMBLE)) refuseOtherRow(Array.from(cells, plainText));
  }
  if (best === undefined) {
    const first = sheets.find(({ rows }) => rows.length > 0)?.rows[0];
    if (first === undefined) throw new UnreadableFile('empty-file');
    throw new UnreadableFile('no-header', {
      flag: '--columns',
      detail: first.cells.map(plainText).join(' ').slice(0, 80),
    });
  }
  if (second !== undefined && second.score === best.score && hasRows(second)) {
    throw new UnreadableFile('ambiguous-sheet', { detail: `${best.sheet.name}, ${second.sheet.name}` });
  }
  return best;
}

/** The header of what is no list of open items. */
function refuseOtherRow(cells: readonly string[]): void {
  refuseAgeingRow(cells);
  if (isBankRow(cells)) throw new UnreadableFile('bank-workbook');
}

function bestHeader(sheet: Sheet): Candidate | undefined {
  const candidates = sheet.rows
    .filter(({ line }) => line <= LONGEST_PREAMBLE)
    .map(({ line, cells }): Candidate => {
      const names = Array.from(cells, (cell) => plainText(cell).replace(/\s+/gu, ' ').trim());
      const matches = matchHeaders(names);
      const header = {
        delimiter: ';',
        headerLine: line,
        firstDataLine: line + 1,
        cells: names,
        matches,
      } as const;
      return { sheet, header, score: headerScore(matches) };
    })
    .filter(({ score }) => score > 0);
  const [best] = candidates.sort((a, b) => b.score - a.score || a.header.headerLine - b.header.headerLine);
  return best === undefined ? undefined : { ...best, header: { ...best.header, ...aboveIn(best) } };
}

function aboveIn({ sheet, header }: Candidate): Pick<FoundHeader, 'above'> {
  const before = sheet.rows.filter(({ line }) => line < header.headerLine);
  return debtorAbove(before.map(({ cells }) => Array.from(cells, plainText)));
}

function hasRows({ sheet, header }: Candidate): boolean {
  return sheet.rows.some(({ line }) => line > header.headerLine);
}

/** The rows below the header as texts, as wide as the header: what stands beside the list belongs to nobody. */
function rowSource(data: readonly SheetRow[], header: FoundHeader, writing: Writing): RowSource {
  const writers = header.matches.map((match, at) =>
    createCellWriter(
      match?.field,
      data.map(({ cells }) => cells[at] ?? ''),
      writing,
    ),
  );
  const records = data.map(({ line, cells }) => ({
    line,
    cells: writers.map((write, at) => write(cells[at] ?? '')),
  }));
  return async (onRecord) => {
    for (const { cells, line } of records) onRecord(cells, line);
  };
}
