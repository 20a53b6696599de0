import type { DateOrder } from '../domain/incoming.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

/** A date column with what its values said. */
export interface DateColumn {
  readonly name: string;
  readonly survey: Pick<ColumnSurvey, 'dmy' | 'mdy' | 'openDotted' | 'openOther' | 'openDate'>;
}

/** The order of each column, or the first column for which nothing decides. */
export type DateOrders = { readonly orders: readonly DateOrder[] } | { readonly undecided: DateColumn };

/**
 * Decides the day/month order of each date column over the whole file. A column that decides for itself is read that
 * way, rows of the other order being bad; one that does not follows the dots, then the other columns, then the language.
 *
 * The language counts because law and habit fix it: Italian, German and French write the day first without exception.
 * English headers prove nothing, since American exports write the month first, so there the file is refused.
 */
export function dateOrders(columns: readonly DateColumn[], isEnglishOnly: boolean): DateOrders {
  const own = columns.map(({ survey }) => orderByValues(survey));
  const decided = new Set(own.filter((order) => order !== undefined));
  const [common] = decided.size === 1 ? decided : [];
  const orders: DateOrder[] = [];
  for (const [at, column] of columns.entries()) {
    const order = own[at] ?? common;
    if (order === undefined && isEnglishOnly && needsOrder(column.survey)) return { undecided: column };
    orders.push(order ?? 'dmy');
  }
  return { orders };
}

function orderByValues({ dmy, mdy, openDotted, openOther }: DateColumn['survey']): DateOrder | undefined {
  if (dmy !== mdy) return dmy > mdy ? 'dmy' : 'mdy';
  // Nobody writes dots month first. As many contradictions as proofs, however, prove nothing.
  return dmy === 0 && openOther === 0 && openDotted > 0 ? 'dmy' : undefined;
}

function needsOrder({ dmy, openOther }: DateColumn['survey']): boolean {
  return openOther > 0 || dmy > 0;
}
