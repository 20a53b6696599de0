import type { DateOrder, LayoutHints } from '../domain/incoming.ts';
import { dateOrders } from './dateOrders.ts';
import type { FoundHeader } from './findHeader.ts';
import type { Field } from './headerWords.ts';
import { UnreadableFile, type DecimalMark, type Layout, type Positions, type RowSource } from './layout.ts';
import { isLineItemHeader } from './matchHeader.ts';
import { isContest, moneyColumns, type MoneyCandidate, type MoneyCandidates } from './moneyColumns.ts';
import { kindOfFile, refuseMissingColumns } from './requiredColumns.ts';
import { rowKind } from './rowKind.ts';
import { surveyColumns, type ColumnSurvey } from './surveyColumns.ts';
import { MONEY_FIELDS, textColumns } from './textColumns.ts';

/** How the file is written, before its columns are chosen. */
export type Written = FoundHeader & Pick<Layout, 'encoding' | 'lineBreak'>;

/**
 * Recognises which column feeds which field and how each is written, going over the rows two or three times and keeping
 * none of them. What a person said (`hints`) is not questioned. Throws `UnreadableFile`.
 */
export async function recogniseColumns(
  rows: RowSource,
  written: Written,
  hints: LayoutHints,
): Promise<Layout> {
  const fields = new Set(written.matches.flatMap((match) => (match === undefined ? [] : [match.field])));
  const kind = kindOfFile(fields);
  if (kind === 'items') refuseMissingColumns(fields);

  const surveys = await surveyRows(rows, written);
  const texts = textColumns(written.matches, surveys);
  const money = kind === 'items' ? await chooseMoney(rows, written, surveys, hints) : {};
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
  };
}

async function surveyRows(rows: RowSource, written: Written): Promise<readonly ColumnSurvey[]> {
  const surveyor = surveyColumns(written.matches);
  let rowCount = 0;
  await eachDataRow(rows, written, (cells) => {
    rowCount += 1;
    surveyor.look(cells);
  });
  if (rowCount === 0) throw new UnreadableFile('no-rows');
  return surveyor.columns;
}

async function eachDataRow(
  rows: RowSource,
  written: Written,
  look: (cells: string[]) => void,
): Promise<void> {
  const telling = written.matches.flatMap((match, at) =>
    match?.field === 'invoice_no' || match?.field === 'due_date' ? [at] : [],
  );
  await rows((cells) => {
    if (rowKind(cells, telling) === 'data') look(cells);
  });
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
      return [{ at, rank: match.rank, decimal: hints.decimal ?? decimalOf(survey) ?? 'comma' }];
    });
  const all: MoneyCandidates = {
    amount: candidates('amount'),
    paid: candidates('paid'),
    open: candidates('open_balance'),
    debit: candidates('debit'),
    credit: candidates('credit'),
  };
  const judge = moneyColumns(all);
  if (isContest(all)) await eachDataRow(rows, written, (cells) => judge.look(cells));
  const { contested, ...choice } = judge.choose();
  if (contested !== undefined) {
    throw new UnreadableFile('ambiguous-column', {
      detail: contested.map((at) => written.cells[at]).join(', '),
    });
  }
  return choice;
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
