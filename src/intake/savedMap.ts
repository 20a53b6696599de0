/** A saved map: how the files of one source are written. Checked here as it comes out of the file's parser. */
import type { ColumnPlace, LayoutHints, RowSkip } from '../domain/import/incoming.ts';
import { HEADER_WORDS, type Field } from './header/headerWords.ts';
import type { Layout } from './layout.ts';
import { isFurtherPaid, PAID_FIELDS } from './money/paidColumns.ts';
import { missingFields } from './header/requiredColumns.ts';
import { wholePositions } from './row/rowShape.ts';
import { columnsCalled } from './header/toldHeader.ts';
import { present } from '../domain/present.ts';

/** How the files of one source are written. */
export interface SavedMap {
  /** The whole header: a file with exactly this one is of that source. */
  readonly header?: readonly string[];
  readonly hints: LayoutHints;
}

/** What is wrong with one value of a map. */
export interface MapProblem {
  /** `columns.due_date`, `skip[0].values`. */
  readonly key: string;
  readonly value: unknown;
  readonly code:
    | 'unknown-key'
    | 'not-one-of'
    | 'not-a-place'
    | 'not-a-count'
    | 'not-a-table'
    | 'not-a-list'
    | 'not-texts'
    | 'bad-header'
    | 'name-without-header'
    | 'not-in-header'
    | 'same-column'
    | 'missing-column';
  /** What may stand there instead. */
  readonly choices?: readonly string[];
}

/** The keys of columns: every field but those a row is never asked for. */
export const MAP_FIELDS: readonly string[] = Object.keys(HEADER_WORDS);

const CHOICES = {
  encoding: ['utf-8', 'utf-8-bom', 'utf-16le', 'windows-1252', 'cp850'],
  delimiter: [';', ',', 'tab', '|'],
  dates: ['dmy', 'mdy', 'ymd'],
  decimal: ['comma', 'point'],
  rows_without_number: ['report', 'skip'],
} as const;
const KEYS = [
  ...Object.keys(CHOICES),
  'header',
  'lines_before',
  'terms',
  'columns',
  'unused',
  'skip',
  'skip_lines',
  'customer_lines',
];
/** Spreadsheets have no more columns. */
const LAST_COLUMN = 16_384;

type Report = (key: string, value: unknown, code: MapProblem['code'], choices?: readonly string[]) => void;

/** The map, or everything that is wrong with it. */
export function readSavedMap(
  table: Readonly<Record<string, unknown>>,
): { readonly map: SavedMap } | { readonly problems: readonly MapProblem[] } {
  const problems: MapProblem[] = [];
  const report: Report = (key, value, code, choices) =>
    problems.push({ key, value, code, ...(choices === undefined ? {} : { choices }) });
  for (const [key, value] of Object.entries(table)) {
    if (!KEYS.includes(key)) report(key, value, 'unknown-key', KEYS);
  }
  const { hasHeader, header } = readHeader(table['header'], report);
  const columns = readColumns(table['columns'], report);
  const unused = readUnused(table['unused'], report);
  const skip = readSkips(table['skip'], report);
  const linesBefore = readCount('lines_before', table, report);
  const termDays = readCount('terms', table, report);
  const delimiter = oneOf('delimiter', table['delimiter'], report);
  const map: SavedMap = {
    ...(header === undefined ? {} : { header }),
    hints: present({
      encoding: oneOf('encoding', table['encoding'], report),
      delimiter: delimiter === 'tab' ? '\t' : delimiter,
      dates: oneOf('dates', table['dates'], report),
      decimal: oneOf('decimal', table['decimal'], report),
      columns,
      unused,
      skip,
      skipLines: readLines('skip_lines', table, report),
      customerLines: readLines('customer_lines', table, report),
      skipsUnnumbered:
        oneOf('rows_without_number', table['rows_without_number'], report) === 'skip' ? true : undefined,
      hasHeader,
      linesBefore,
      termDays,
    }),
  };
  refuseContradictions(map, report);
  return problems.length > 0 ? { problems } : { map };
}

/**
 * The map that reads another file as this one was read; what a person had to say about it (`told`) is kept. Of columns that are
 * off the amount only that: the next file may have amounts in further ones.
 */
export function learnedMap(layout: Layout, told: LayoutHints): SavedMap {
  const { headerLine, positions, instalments, groups, dueAbove } = layout;
  // Columns added while the rows were taken apart are in no file.
  const widths = [instalments?.width, groups?.width, dueAbove?.at, layout.header.length];
  const width = Math.min(...widths.filter((each) => each !== undefined));
  const header = layout.header.slice(0, width);
  const placeOf = (at: number): ColumnPlace => {
    const name = header[at] ?? '';
    const isName = headerLine > 0 && name !== '' && columnsCalled(name, header).length === 1;
    return isName ? name : at + 1;
  };
  const columns = Object.entries({ ...positions, ...wholePositions(instalments) })
    .sort(([, a], [, b]) => a - b)
    .filter(([field, at]) => at < width && (!OFF_AMOUNTS.has(field) || told.columns?.[field] !== undefined))
    .map(([field, at]) => [field, placeOf(at)] as const);
  const skip = told.skip?.filter((row) => !isWithoutNumber(row, layout)) ?? [];
  const isWorkbook = layout.source === 'xlsx';
  return {
    ...(headerLine > 0 ? { header } : {}),
    hints: present({
      ...told,
      delimiter: isWorkbook ? undefined : layout.delimiter,
      dates: told.dates ?? commonOf(layout.dates === 'ymd' ? [] : Object.values(layout.dateOrders)),
      decimal: told.decimal ?? (isWorkbook ? undefined : commonOf(Object.values(layout.decimals))),
      columns: Object.fromEntries(columns),
      skip: skip.length === 0 ? undefined : skip,
      skipsUnnumbered: skip.length === (told.skip?.length ?? 0) ? told.skipsUnnumbered : true,
      hasHeader: headerLine > 0,
    }),
  };
}

const OFF_AMOUNTS: ReadonlySet<string> = new Set([...PAID_FIELDS, 'deduction', 'withholding']);

function isWithoutNumber({ column, values }: RowSkip, { header, positions }: Layout): boolean {
  const at = positions.invoice_no;
  if (at === undefined || values.some((value) => value !== '')) return false;
  return typeof column === 'number' ? column === at + 1 : columnsCalled(column, header).includes(at);
}

/** What all say alike; undefined where they differ, and each file is to be looked at again. */
function commonOf<Value>(values: readonly Value[]): Value | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** A list is the header itself; `false` says that there is none. */
function readHeader(
  raw: unknown,
  report: Report,
): { readonly hasHeader?: boolean; readonly header?: readonly string[] } {
  if (raw === undefined) return {};
  if (typeof raw === 'boolean') return { hasHeader: raw };
  if (isTexts(raw) && raw.length > 0) return { hasHeader: true, header: raw };
  report('header', raw, 'bad-header');
  return {};
}

function readColumns(raw: unknown, report: Report): Readonly<Record<string, ColumnPlace>> | undefined {
  if (raw === undefined) return undefined;
  if (!isTable(raw)) {
    report('columns', raw, 'not-a-table');
    return undefined;
  }
  const places: [string, ColumnPlace][] = [];
  const fieldAt = new Map<ColumnPlace, string>();
  for (const [field, value] of Object.entries(raw)) {
    const key = `columns.${field}`;
    if (!MAP_FIELDS.includes(field))
      report(
        key,
        value,
        'unknown-key',
        MAP_FIELDS.filter((name) => !isFurtherPaid(name)),
      );
    else if (!isPlace(value)) report(key, value, 'not-a-place');
    else if (fieldAt.has(value)) report(key, value, 'same-column', [fieldAt.get(value) ?? '']);
    else {
      fieldAt.set(value, field);
      places.push([field, value]);
    }
  }
  return Object.fromEntries(places);
}

function readUnused(raw: unknown, report: Report): readonly ColumnPlace[] | undefined {
  if (raw === undefined) return undefined;
  if (!Array.isArray(raw)) {
    report('unused', raw, 'not-a-list');
    return undefined;
  }
  return raw.filter((value: unknown, at): value is ColumnPlace => {
    if (!isPlace(value)) report(`unused[${at}]`, value, 'not-a-place');
    return isPlace(value);
  });
}

function readSkips(raw: unknown, report: Report): readonly RowSkip[] | undefined {
  if (raw === undefined) return undefined;
  if (!Array.isArray(raw)) {
    report('skip', raw, 'not-a-list');
    return undefined;
  }
  return raw.flatMap((row: unknown, at): RowSkip[] => {
    const path = `skip[${at}]`;
    if (!isTable(row)) {
      report(path, row, 'not-a-table');
      return [];
    }
    for (const key of Object.keys(row)) {
      if (key !== 'column' && key !== 'values')
        report(`${path}.${key}`, row[key], 'unknown-key', ['column', 'values']);
    }
    const { column, values } = row;
    if (!isPlace(column)) report(`${path}.column`, column, 'not-a-place');
    if (!isTexts(values) || values.length === 0) report(`${path}.values`, values, 'not-texts');
    return isPlace(column) && isTexts(values) ? [{ column, values }] : [];
  });
}

function readLines(
  key: 'skip_lines' | 'customer_lines',
  { [key]: raw }: Readonly<Record<string, unknown>>,
  report: Report,
): readonly string[] | undefined {
  if (raw === undefined || (isTexts(raw) && raw.every((line) => /[^*\s]/u.test(line)))) return raw;
  report(key, raw, 'not-texts');
  return undefined;
}

function readCount(
  key: 'lines_before' | 'terms',
  { [key]: raw }: Readonly<Record<string, unknown>>,
  report: Report,
): number | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= 1000) return raw;
  report(key, raw, 'not-a-count');
  return undefined;
}

function oneOf<Key extends keyof typeof CHOICES>(
  key: Key,
  raw: unknown,
  report: Report,
): (typeof CHOICES)[Key][number] | undefined {
  if (raw === undefined) return undefined;
  const choices: readonly (typeof CHOICES)[Key][number][] = CHOICES[key];
  const found = choices.find((choice) => choice === raw);
  if (found === undefined) report(key, raw, 'not-one-of', choices);
  return found;
}

/** Columns by name need a header, and one that is written down must have them; without a header all must be known. */
function refuseContradictions({ header, hints }: SavedMap, report: Report): void {
  const { columns = {}, unused = [], skip = [], hasHeader } = hints;
  const places: [string, ColumnPlace][] = [
    ...Object.entries(columns).map(([field, place]): [string, ColumnPlace] => [`columns.${field}`, place]),
    ...unused.map((place, at): [string, ColumnPlace] => [`unused[${at}]`, place]),
    ...skip.map(({ column }, at): [string, ColumnPlace] => [`skip[${at}].column`, column]),
  ];
  for (const [key, place] of places) {
    if (typeof place === 'string' && hasHeader === false) report(key, place, 'name-without-header');
    const isThere =
      header === undefined ||
      (typeof place === 'number' ? place <= header.length : columnsCalled(place, header).length > 0);
    if (!isThere) report(key, place, 'not-in-header', header);
  }
  if (hasHeader !== false) return;
  for (const field of missingFields(new Set(Object.keys(columns) as Field[]))) {
    report(`columns.${field}`, undefined, 'missing-column');
  }
}

function isPlace(value: unknown): value is ColumnPlace {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1 && value <= LAST_COLUMN;
  return typeof value === 'string' && value.trim() !== '';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
