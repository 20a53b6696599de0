/** A table nobody has understood yet, as it is shown to a person. */
import type { TablePreview } from '../../intake/header/previewTable.ts';
import type { Messages } from '../messages/messages.ts';
import type { Page } from '../screen/page.ts';

const SHOWN_ROWS = 3;

/** The columns below each other, with the first rows beside them: more columns than a screen is wide are the rule. */
export function previewPage(page: Page, { importMaps }: Messages, preview: TablePreview): void {
  const { header, headerLine, rows } = preview;
  const shown = rows.slice(0, SHOWN_ROWS);
  page.table(
    [
      { header: importMaps.position, align: 'right' },
      ...(headerLine === 0 ? [] : [{ header: importMaps.headerName, wraps: true } as const]),
      ...shown.map((_, at) => ({ header: importMaps.rowName(at + 1), wraps: true }) as const),
    ],
    header.map((name, at) => [
      String(at + 1),
      ...(headerLine === 0 ? [] : [cut(name, 24)]),
      ...shown.map((row) => cut(row[at] ?? '', 24)),
    ]),
  );
}

/** `colonna 3`, or the name of the header. */
export function columnLabel(
  { importMaps }: Messages,
  { header, headerLine }: TablePreview,
  at: number,
): string {
  const name = header[at] ?? '';
  return headerLine === 0 || name === '' ? importMaps.column(at + 1) : `"${name}"`;
}

/** The first different values of a column, as many as there is room for. */
export function samplesOf({ rows }: TablePreview, at: number, room: number): string {
  const values = new Set(rows.map((row) => (row[at] ?? '').trim()).filter((value) => value !== ''));
  let text = '';
  for (const value of values) {
    const more = text === '' ? cut(value, room) : `${text}, ${value}`;
    if (more.length > room) return `${text}, ...`;
    text = more;
  }
  return text;
}

function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 3)}...`;
}
