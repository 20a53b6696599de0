import type { DateOrder, LayoutHints } from '../domain/incoming.ts';
import { dateOrders } from './dateOrders.ts';
import type { FoundHeader } from './findHeader.ts';
import type { Field } from './headerWords.ts';
import { instalmentColumns, unfoldedHeader, unfoldedRows } from './instalmentColumns.ts';
import {
  UnreadableFile,
  type DecimalMark,
  type Layout,
  type LeftOut,
  type Positions,
  type RowGroups,
  type RowMarks,
  type RowSource,
} from './layout.ts';
import { withKindColumns } from './kindColumns.ts';
import { headerKey, isLineItemHeader, type HeaderMatch } from './matchHeader.ts';
import {
  isContest,
  mayRun,
  moneyColumns,
  type MoneyCandidate,
  type MoneyCandidates,
} from './moneyColumns.ts';
import { kindOfFile, refuseMissingColumns } from './requiredColumns.ts';
import { lacksDebtor, surveyGroups, withDebtorColumns } from './rowGroups.ts';
import { createRowTeller, rowMarks, type RowKind } from './rowKind.ts';
import { surveyColumns, type ColumnSurvey } from './surveyColumns.ts';
import { hasReasons } from './rejectedFile.ts';
import { MONEY_FIELDS, textColumns } from './textColumns.ts';
import { isLeftOut, leftOutCells } from './toldColumns.ts';

/** How the file is written, before its columns are chosen. */
export type Written = FoundHeader & Pick<Layout, 'encoding' | 'lineBreak'>;

/**
 * Recognises which column feeds which field and how each is written, going over the rows two or three times and keeping
 * none of them. What a person said (`hints`) is not questioned. Throws `UnreadableFile`.
 */
export async function recogniseColumns(rows: RowSource, found: Written, hints: LayoutHints): Promise<Layout> {
  const fields = new Set(found.matches.flatMap((match) => (match === undefined ? [] : [match.field])));
  const kind = kindOfFile(fields);
  // The debtor may stand on a line above its rows.
  const isDebtorAbove = kind === 'items' && lacksDebtor(found.matches);
  if (kind === 'items') refuseMissingColumns(isDebtorAbove ? new Set([...fields, 'debtor_name']) : fields);
  const own = isDebtorAbove ? withDebtorColumns(found) : found;
  const instalments = kind === 'items' ? instalmentColumns(own) : undefined;
  const unfolded = instalments === undefined ? own : unfoldedHeader(own, instalments);

  const leftOut = leftOutCells(found, hints, numberPosition(found));
  const ours = unfoldedRows(withoutLeftOut(rows, leftOut), instalments);
  const { surveys, groups } = await surveyRows(ours, unfolded, own, found.cells.length, kind);
  if (isDebtorAbove && groups === undefined) refuseMissingColumns(fields);
  const written = { ...unfolded, matches: withKindColumns(unfolded.cells, unfolded.matches, surveys) };
  const texts = textColumns(written.matches, surveys);
  const money = kind === 'items' ? await chooseMoney(ours, written, surveys, hints) : {};
  const positions: Positions = { ...texts, ...money };
  const decimals = decimalsOf(written, surveys, positions, hints.decimal);
  const dates = datesOf(written, surveys, positions, hints.dates);
  return {
    kind,
    encoding: written.encoding,
    lineBreak: written.lineBreak,
    delimiter: written.delimiter,
    headerLine: written.headerLine,
    firstDataLine: written.firstDataLine,
    header: written.cells,
    positions,
    columns: namesOf(positions, written.cells),
    decimals,
    decimal: decimals.open_balance ?? decimals.amount ?? decimals.debit ?? 'comma',
    dateOrders: dates,
    dates: shownOrder(dates, surveys, positions),
    hasLineItems: written.cells.some(isLineItemHeader),
    leftOut: leftOutCells(written, hints, positions),
    ...shapeOf({ groups, instalments, serialDates: serialDatesOf(surveys, positions) }),
  };
}

/** Rows that are none of ours may be written in other ways, and prove nothing about those that are. */
function withoutLeftOut(rows: RowSource, leftOut: readonly LeftOut[]): RowSource {
  if (leftOut.length === 0) return rows;
  return (onRecord) =>
    rows((cells, line) => {
      if (!isLeftOut(cells, leftOut)) onRecord(cells, line);
    });
}

function numberPosition({ matches }: Written): Positions {
  const at = matches.findIndex((match) => match?.field === 'invoice_no');
  return at === -1 ? {} : { invoice_no: at };
}

/** What all rows say together; groups are seen in the rows as the file has them, `own` being their header. */
async function surveyRows(
  rows: RowSource,
  written: Written,
  own: Written,
  width: number,
  kind: Layout['kind'],
): Promise<{ surveys: readonly ColumnSurvey[]; groups: RowGroups | undefined }> {
  const surveyor = surveyColumns(written.matches);
  const grouping = surveyGroups(
    own.matches,
    width,
    marksOf(own),
    width < own.cells.length ? own.above : undefined,
  );
  let rowCount = 0;
  let lastLine = 0;
  await eachRow(rows, written, (rowKind, cells, line) => {
    // Instalments of one row are one row of its debtor.
    if (line !== lastLine) grouping.look(rowKind, cells);
    lastLine = line;
    if (rowKind === 'data' || rowKind === 'debtor') rowCount += 1;
    if (rowKind === 'data') surveyor.look(cells);
  });
  if (rowCount === 0) throw new UnreadableFile('no-rows');
  // In rows set aside a blank debtor is what is to be corrected.
  const mayHaveGroups = kind === 'items' && own.headerLine > 0 && !hasReasons(own.cells.slice(0, width));
  const known = withKindColumns(own.cells, own.matches, surveyor.columns);
  const groups = mayHaveGroups ? grouping.groups(known) : undefined;
  return { surveys: surveyor.columns, groups };
}

async function eachRow(
  rows: RowSource,
  written: Written,
  look: (kind: RowKind, cells: string[], line: number) => void,
): Promise<void> {
  const kindOf = createRowTeller(marksOf(written));
  await rows((cells, line) => {
    look(kindOf(cells), cells, line);
  });
}

function marksOf({ cells, matches }: Written): RowMarks {
  return rowMarks(
    cells,
    matches.map((match) => match?.field),
  );
}

/** The money columns; a file with competing ones is read once more, to check which of them add up. */
async function chooseMoney(
  rows: RowSource,
  written: Written,
  surveys: readonly ColumnSurvey[],
  hints: LayoutHints,
): Promise<Positions> {
  const candidates = (field: Field): MoneyCandidate[] =>
    written.matches.flatMap((match, at) => {
      const survey = surveys[at];
      if (match?.field !== field || survey === undefined || survey.filled === 0) return [];
      const decimal = hints.decimal ?? decimalOf(survey) ?? 'comma';
      return [{ at, rank: match.rank, decimal, mayRun: mayRun(written.cells[at] ?? '') }];
    });
  const amounts = candidates('amount');
  const ofInstalments = amounts.filter(({ at }) => isOfInstalment(written.cells[at] ?? ''));
  const all: MoneyCandidates = {
    amount: ofInstalments.length > 0 ? ofInstalments : amounts,
    paid: candidates('paid'),
    open: candidates('open_balance'),
    debit: candidates('debit'),
    credit: candidates('credit'),
  };
  if (written.matches.every((match) => match === undefined || !isMoney(match) || match.isTold === true)) {
    return onlyColumns(all);
  }
  const judge = moneyColumns(all);
  if (isContest(all)) {
    await eachRow(rows, written, (rowKind, cells) => {
      if (rowKind === 'data') judge.look(cells);
    });
  }
  const { contested, ...choice } = judge.choose();
  if (contested !== undefined) {
    throw new UnreadableFile('ambiguous-column', {
      flag: '--columns',
      detail: contested.map((at) => written.cells[at]).join(', '),
    });
  }
  return choice;
}

/** "Importo rata" says itself that it is not the total of the document. */
function isOfInstalment(header: string): boolean {
  return /rata$|scad(?:enza)?$/u.test(headerKey(header));
}

function isMoney({ field }: HeaderMatch): boolean {
  return MONEY_FIELDS.has(field);
}

/** What a person named is not weighed against the arithmetic of the rows. */
function onlyColumns({ open, ...others }: MoneyCandidates): Positions {
  const named = Object.entries({ ...others, open_balance: open });
  return Object.fromEntries(
    named.flatMap(([field, [only]]) => (only === undefined ? [] : [[field, only.at]])),
  );
}

/** The mark most values prove, each such value standing against any of the other mark. */
function decimalOf({ comma, point }: ColumnSurvey): DecimalMark | undefined {
  if (comma === point) return undefined;
  return comma > point ? 'comma' : 'point';
}

function decimalsOf(
  written: Written,
  surveys: readonly ColumnSurvey[],
  positions: Positions,
  hint: DecimalMark | undefined,
): Layout['decimals'] {
  const decimals: Partial<Record<Field, DecimalMark>> = {};
  for (const field of MONEY_FIELDS) {
    const at = positions[field];
    const survey = at === undefined ? undefined : surveys[at];
    if (at === undefined || survey === undefined) continue;
    const mark = hint ?? decimalOf(survey);
    const openValue = survey.ambiguousAmount ?? (survey.comma > 0 ? '?' : undefined);
    if (mark === undefined && openValue !== undefined) {
      const detail = `${written.cells[at]}: ${openValue.slice(0, 40)}`;
      throw new UnreadableFile('ambiguous-decimal', { flag: '--decimal', detail });
    }
    // Whole numbers read the same with either mark.
    decimals[field] = mark ?? 'comma';
  }
  return decimals;
}

function datesOf(
  written: Written,
  surveys: readonly ColumnSurvey[],
  positions: Positions,
  hint: DateOrder | undefined,
): Partial<Record<Field, DateOrder>> {
  const columns = (['due_date', 'invoice_date', 'invoice_no'] as const).flatMap((field) => {
    const at = positions[field];
    const survey = at === undefined ? undefined : surveys[at];
    return at === undefined || survey === undefined ? [] : [{ field, name: written.cells[at] ?? '', survey }];
  });
  if (hint !== undefined) return Object.fromEntries(columns.map(({ field }) => [field, hint]));
  const isEnglishOnly = !written.matches.some((match) => match?.isOtherThanEnglish === true);
  const decided = dateOrders(columns, isEnglishOnly);
  if ('undecided' in decided) {
    const { name, survey } = decided.undecided;
    const detail = `${name}: ${(survey.openDate ?? '').slice(0, 40)}`;
    throw new UnreadableFile('ambiguous-dates', { flag: '--dates', detail });
  }
  return Object.fromEntries(columns.map(({ field }, at) => [field, decided.orders[at] ?? 'dmy']));
}

/** Columns of nothing but numbers that may be days; among other dates such a number is a mistake. */
function serialDatesOf(surveys: readonly ColumnSurvey[], positions: Positions): Field[] {
  return (['due_date', 'invoice_date'] as const).filter((field) => {
    const survey = surveys[positions[field] ?? -1];
    return survey !== undefined && survey.serial > 0 && survey.serial === survey.filled;
  });
}

function shapeOf({
  groups,
  instalments,
  serialDates = [],
}: { readonly [Key in 'groups' | 'instalments' | 'serialDates']: Layout[Key] | undefined }): Partial<Layout> {
  return {
    ...(groups === undefined ? {} : { groups }),
    ...(instalments === undefined ? {} : { instalments }),
    ...(serialDates.length === 0 ? {} : { serialDates }),
  };
}

/** The order to show: year first where the due dates are written so, whatever the order of the others. */
function shownOrder(
  orders: Layout['dateOrders'],
  surveys: readonly ColumnSurvey[],
  { due_date: at }: Positions,
): DateOrder {
  const survey = at === undefined ? undefined : surveys[at];
  const isYearFirst =
    survey !== undefined && survey.yearFirst > survey.dmy + survey.mdy + survey.openDotted + survey.openOther;
  return isYearFirst ? 'ymd' : (orders.due_date ?? 'dmy');
}

function namesOf(positions: Positions, header: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(positions).map(([field, at]) => [field, header[at] ?? '']));
}
