/** What was answered about a file, as the options that say it again. */
import type { ColumnPlace, LayoutHints } from '../../domain/import/incoming.ts';

/** All of it; the map, where there is one, knows the columns. */
export function layoutFlags(told: LayoutHints, map: string | undefined): string {
  const {
    encoding,
    delimiter,
    dates,
    decimal,
    termDays,
    skipLines: skipped,
    customerLines: customers,
  } = told;
  const columns = map === undefined ? columnFlags(told) : `--map ${map}`;
  const flag = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`--${name} ${value}`];
  return [
    ...(columns === '' ? [] : [columns]),
    ...flag('skip-lines', skipped && `"${skipped.join('|')}"`),
    ...flag('customer-lines', customers && `"${customers.join('|')}"`),
    ...flag('dates', dates),
    ...flag('decimal', decimal),
    ...flag('terms', termDays === undefined ? undefined : String(termDays)),
    ...flag('delimiter', delimiter === '\t' ? 'tab' : delimiter && `"${delimiter}"`),
    ...flag('encoding', encoding),
  ].join(' ');
}

/** The columns, and the rows to skip. */
export function columnFlags({ columns = {}, unused = [], skip = [], skipsUnnumbered }: LayoutHints): string {
  const places = [...Object.entries(columns), ...unused.map((place): [string, ColumnPlace] => ['-', place])];
  const number = columns['invoice_no'];
  const skips = [
    ...skip,
    ...(skipsUnnumbered === true && number !== undefined ? [{ column: number, values: [''] }] : []),
  ];
  return [
    ...(places.length === 0
      ? []
      : [`--columns "${places.map(([field, place]) => `${field}=${written(place)}`).join(',')}"`]),
    ...(skips.length === 0
      ? []
      : [
          `--skip-rows "${skips.map(({ column, values }) => `${written(column)}=${values.map(quoted).join('|')}`).join(',')}"`,
        ]),
  ].join(' ');
}

function written(place: ColumnPlace): string {
  return typeof place === 'number' ? String(place) : quoted(place);
}

function quoted(text: string): string {
  return /^\d+$|[,=|+"]|^'/u.test(text) ? `'${text}'` : text;
}
