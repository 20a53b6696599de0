import type { DateOrder } from '../../domain/import/incoming.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

/** A date column with what its values said. */
export interface DateColumn {
  readonly name: string;
  readonly survey: Pick<
    ColumnSurvey,
    'dmy' | 'mdy' | 'openDotted' | 'openOther' | 'openDate' | 'shortYears' | 'oldDays'
  >;
}

/** The order of each column, or the first column for which nothing decides. */
export type DateOrders = { readonly orders: readonly DateOrder[] } | { readonly undecided: DateColumn };

/**
 * Decides the day/month order of each date column over the whole file. A column that decides for itself is read that
 * way, rows of the other order being bad; one that does not follows the dots, then the other columns, then the language.
 *
 * The language counts because law and habit fix it: Italian, German and French write the day first without exception.
 * English headers prove nothing, since American exports write the month first, so there the file is refused. By the same
 * law one value alone does not prove the month first under other headers: it may be a slip of the hand.
 */
export function dateOrders(columns: readonly DateColumn[], isEnglishOnly: boolean): DateOrders {
  const own = columns.map(({ survey }) => orderByValues(survey));
  const decided = new Set(own.filter((order) => order !== undefined));
  const [common] = decided.size === 1 ? decided : [];
  const slip = isEnglishOnly ? undefined : perhapsSlip(columns);
  if (slip !== undefined) return { undecided: slip };
  const orders: DateOrder[] = [];
  for (const [at, column] of columns.entries()) {
    const order = own[at] ?? common;
    const isOpen = isYearOrDay(column.survey) || (isEnglishOnly && needsOrder(column.survey));
    if (order === undefined && isOpen) return { undecided: column };
    orders.push(order ?? 'dmy');
  }
  return { orders };
}

function orderByValues(survey: DateColumn['survey']): DateOrder | undefined {
  const { dmy, mdy, openDotted, openOther } = survey;
  if (isYearOrDay(survey)) return undefined;
  if (dmy !== mdy) return dmy > mdy ? 'dmy' : 'mdy';
  // Nobody writes dots month first. As many contradictions as proofs, however, prove nothing.
  return dmy === 0 && openOther === 0 && openDotted > 0 ? 'dmy' : undefined;
}

/** The column of the only value in the file that has the month first, where others may be read either way. */
function perhapsSlip(columns: readonly DateColumn[]): DateColumn | undefined {
  const monthFirst = columns.filter(({ survey }) => survey.mdy > survey.dmy);
  const [column] = monthFirst;
  const proofs = monthFirst.reduce((sum, { survey }) => sum + survey.mdy, 0);
  const isOpen = columns.some(({ survey }) => survey.openOther > 0 && survey.dmy === 0);
  return proofs === 1 && isOpen ? column : undefined;
}

function needsOrder({ dmy, openOther }: DateColumn['survey']): boolean {
  return openOther > 0 || dmy > 0;
}

/** Every date may begin with a year of two digits, and day first some would be years old. */
function isYearOrDay({
  dmy,
  mdy,
  openDotted,
  openOther,
  shortYears,
  oldDays,
}: DateColumn['survey']): boolean {
  return oldDays > 0 && shortYears === dmy && mdy + openDotted + openOther === 0;
}
