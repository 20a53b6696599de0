import type { FileProblem, LayoutHints } from '../../src/domain/import/incoming.ts';
import { readImport } from '../../src/intake/readImport.ts';
import type { ReadExport } from '../../src/intake/readExport.ts';
import { zipOf } from '../support/zip.ts';
import { opener, unwrap, type ReadList } from './readText.ts';

/** A cell of a workbook in the making: texts and numbers as they are, or its own XML. */
export type Cell = string | number | { readonly xml: string };

export interface SheetPlan {
  readonly name?: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly Cell[])[];
  /** Places drawn as one cell: `A2:A3`. */
  readonly merged?: readonly string[];
}

/** The seller of every test. */
export const SELLER = { vatNumber: '99900088883' };

/** A date cell: the serial number of the day, shown as one. */
export function dateCell(serial: number, style = 1): Cell {
  return { xml: `<c s="${style}"><v>${serial}</v></c>` };
}

/** A calculated cell; without a value when no program has calculated it yet. */
export function formulaCell(formula: string, value?: number | string): Cell {
  const type = typeof value === 'string' ? ' t="str"' : '';
  return { xml: `<c${type}><f>${formula}</f>${value === undefined ? '' : `<v>${value}</v>`}</c>` };
}

/** Styles: 1 a built-in date, 2 a date of our own, 3 five digits, 4 an amount with a currency in words, from 5 on with a sign of one. */
const STYLES = `<styleSheet xmlns="m"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/>
<numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;dollari&quot;"/>
<numFmt numFmtId="167" formatCode="[$$-409]#,##0.00;[Red]\\-[$$-409]#,##0.00"/><numFmt numFmtId="168" formatCode="_-* #,##0.00\\ &quot;CHF&quot;_-"/>
<numFmt numFmtId="169" formatCode="[$£-809]#,##0.00"/><numFmt numFmtId="170" formatCode="#,##0.00\\ [$€-410]"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
<xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="170"/></cellXfs></styleSheet>`;

/** The parts of a workbook, by their place in the archive. */
export function workbookParts(
  sheets: readonly SheetPlan[],
  { is1904 = false }: { readonly is1904?: boolean } = {},
): Record<string, string> {
  const strings: string[] = [];
  const parts = sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, strings)]);
  const list = sheets
    .map(
      ({ name, state = 'visible' }, at) =>
        `<sheet name="${name ?? `Foglio${at + 1}`}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
    )
    .join('');
  const relations = sheets
    .map(
      (_, at) =>
        `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join('');
  return {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(parts),
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  };
}

/** The bytes of a workbook. */
export function aWorkbook(...sheets: readonly SheetPlan[]): Buffer {
  return zipOf(workbookParts(sheets));
}

function sheetXml({ rows, merged = [] }: SheetPlan, strings: string[]): string {
  const lines = rows.map((cells, at) =>
    cells.length === 0
      ? ''
      : `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`, strings)).join('')}</row>`,
  );
  const merges = merged.map((place) => `<mergeCell ref="${place}"/>`).join('');
  return `<?xml version="1.0"?><worksheet><dimension ref="A1"/><sheetData>${lines.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
}

function cellXml(cell: Cell, place: string, strings: string[]): string {
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${place}"`);
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  strings.push(cell);
  return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Reads bytes as a file of any kind. */
export async function readBytes(bytes: Uint8Array, hints: LayoutHints = {}): Promise<ReadExport> {
  return readImport(opener(bytes), { hints, seller: SELLER });
}

/** Reads bytes that must be readable. */
export async function readGoodBytes(bytes: Uint8Array, hints: LayoutHints = {}): Promise<ReadList> {
  return unwrap(await readBytes(bytes, hints));
}

/** Reads bytes that must be refused as a whole. */
export async function refusalOf(bytes: Uint8Array, hints: LayoutHints = {}): Promise<FileProblem> {
  const read = await readBytes(bytes, hints);
  if (read.ok) throw new Error('was read');
  return read.problem;
}
