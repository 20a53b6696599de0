import type { LayoutHints } from '../domain/incoming.ts';
import { applyLayout } from './applyLayout.ts';
import { headerScore, LONGEST_PREAMBLE, refuseAgeingRow, type FoundHeader } from './findHeader.ts';
import { UnreadableFile, type Layout, type RowSource } from './layout.ts';
import { matchHeader } from './matchHeader.ts';
import type { ReadExport } from './readExport.ts';
import { readWorkbook, type Sheet } from './readWorkbook.ts';
import { recogniseColumns } from './recogniseColumns.ts';
import { rowsAt } from './rowsAt.ts';
import { createCellWriter, plainText } from './sheetCells.ts';

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
  hints: LayoutHints,
): Promise<ReadExport & { ok: true }> {
  const { sheet, header } = chooseSheet(readWorkbook(bytes));
  const rows = rowSource(sheet, header, hints);
  const written = { ...header, encoding: 'utf-8', lineBreak: '\n' } as const;
  const columns = await recogniseColumns(rows, written, hints);
  const layout: Layout = { ...columns, source: 'xlsx', sheet: sheet.name };
  return { ok: true, file: await applyLayout(rows, layout), rowsAt: (lines) => rowsAt(rows, lines) };
}

/** The best header wins; two equally good ones over rows are two lists, and nobody said which is meant. */
function chooseSheet(sheets: readonly Sheet[]): Candidate {
  const candidates = sheets.flatMap((sheet) => bestHeader(sheet) ?? []);
  const [best, second] = candidates.sort(
    (a, b) => b.score - a.score || Number(hasRows(b)) - Number(hasRows(a)),
  );
  if (best === undefined || !best.header.matches.some((match) => match?.field === 'due_date')) {
    for (const { rows } of sheets)
      for (const { cells } of rows.slice(0, LONGEST_PREAMBLE)) refuseAgeingRow(cells.map(plainText));
  }
  if (best === undefined) {
    const first = sheets.find(({ rows }) => rows.length > 0)?.rows[0];
    if (first === undefined) throw new UnreadableFile('empty-file');
    throw new UnreadableFile('no-header', { detail: first.cells.map(plainText).join(' ').slice(0, 80) });
  }
  if (second !== undefined && second.score === best.score && hasRows(second)) {
    throw new UnreadableFile('ambiguous-sheet', { detail: `${best.sheet.name}, ${second.sheet.name}` });
  }
  return best;
}

function bestHeader(sheet: Sheet): Candidate | undefined {
  const candidates = sheet.rows
    .filter(({ line }) => line <= LONGEST_PREAMBLE)
    .map(({ line, cells }): Candidate => {
      const names = Array.from(cells, (cell) => plainText(cell).replace(/\s+/gu, ' ').trim());
      const matches = names.map(matchHeader);
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
  return candidates.sort((a, b) => b.score - a.score || a.header.headerLine - b.header.headerLine)[0];
}

function hasRows({ sheet, header }: Candidate): boolean {
  return sheet.rows.some(({ line }) => line > header.headerLine);
}

/** The rows below the header as texts, as wide as the header: what stands beside the list belongs to nobody. */
function rowSource(sheet: Sheet, header: FoundHeader, hints: LayoutHints): RowSource {
  const data = sheet.rows.filter(({ line }) => line > header.headerLine);
  const writers = header.matches.map((match, at) =>
    createCellWriter(
      match?.field,
      data.map(({ cells }) => cells[at] ?? ''),
      { decimal: hints.decimal, is1904: sheet.is1904 },
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
