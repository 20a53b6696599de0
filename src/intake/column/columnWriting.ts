/** How the chosen columns are written: decimal marks, orders of day and month, days as numbers. */
import type { DateOrder } from '../../domain/import/incoming.ts';
import { decimalOf } from '../money/chooseMoney.ts';
import { dateOrders } from './dateOrders.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile, type DecimalMark, type Layout, type Positions } from '../layout.ts';
import type { ColumnSurvey } from './surveyColumns.ts';
import { MONEY_FIELDS } from './textColumns.ts';

/** The decimal mark of each column of money. Throws `ambiguous-decimal`. */
export function decimalsOf(
  written: FoundHeader,
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
    const openValue = mark === undefined ? openAmount(survey) : oddThousands(survey, mark, hint);
    if (openValue !== undefined) {
      const detail = `${written.cells[at]}: ${openValue.slice(0, 40)}`;
      throw new UnreadableFile('ambiguous-decimal', { flag: '--decimal', detail });
    }
    // Whole numbers read the same with either mark.
    decimals[field] = mark ?? 'comma';
  }
  return decimals;
}

function openAmount({ ambiguousAmount, comma }: ColumnSurvey): string | undefined {
  return ambiguousAmount ?? (comma > 0 ? '?' : undefined);
}

/** 1.500 among 12.30 and 99.90: nobody writes three decimals there, and whoever typed thousands is owed a thousand times as much. */
function oddThousands(
  { roundThousands }: ColumnSurvey,
  mark: DecimalMark,
  hint: DecimalMark | undefined,
): string | undefined {
  return hint === undefined ? roundThousands[mark] : undefined;
}

/** The order of day and month of each column of dates. Throws `ambiguous-dates`. */
export function datesOf(
  written: FoundHeader,
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
export function shownOrder(
  orders: Layout['dateOrders'],
  surveys: readonly ColumnSurvey[],
  { due_date: at }: Positions,
): DateOrder {
  const survey = at === undefined ? undefined : surveys[at];
  const isYearFirst =
    survey !== undefined && survey.yearFirst > survey.dmy + survey.mdy + survey.openDotted + survey.openOther;
  return isYearFirst ? 'ymd' : (orders.due_date ?? 'dmy');
}

/** Columns of nothing but numbers that may be days; among other dates such a number is a mistake. */
export function serialDatesOf(surveys: readonly ColumnSurvey[], positions: Positions): Field[] {
  return (['due_date', 'invoice_date'] as const).filter((field) => {
    const survey = surveys[positions[field] ?? -1];
    return survey !== undefined && survey.serial > 0 && survey.serial === survey.filled;
  });
}
