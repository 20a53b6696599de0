/** Two columns of due dates, such as "Scadenza" and "Data scadenza": where they differ, a person says which one counts. */
import type { EachDataRow } from '../money/chooseMoney.ts';
import { cleanText } from '../cell/cleanText.ts';
import { isDateProblem, readDate } from '../cell/dateText.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import { UnreadableFile } from '../layout.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

/** Throws `ambiguous-column` where a row has two due dates. A blank beside a date contradicts nothing. */
export async function refuseTwoDueDates(
  eachDataRow: EachDataRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
): Promise<void> {
  const columns = matches.flatMap((match, at) =>
    match?.field === 'due_date' && (surveys[at]?.filled ?? 0) > 0 ? [at] : [],
  );
  if (columns.length < 2) return;
  let rivals: readonly number[] | undefined;
  await eachDataRow((cells) => {
    rivals ??= differing(columns, cells);
  });
  if (rivals === undefined) return;
  const detail = rivals.map((at) => header[at]).join(', ');
  throw new UnreadableFile('ambiguous-column', {
    flag: `--columns "due_date=${(rivals[0] ?? 0) + 1}"`,
    detail,
  });
}

/** The first column of a row that has a date, and another one with another date. */
function differing(columns: readonly number[], cells: readonly string[]): readonly number[] | undefined {
  const dated = columns
    .map((at) => ({ at, days: daysOf(cells[at] ?? '') }))
    .filter(({ days }) => days.length > 0);
  const [first, ...others] = dated;
  const other = others.find(
    ({ days }) => first !== undefined && !days.some((each) => first.days.includes(each)),
  );
  return first === undefined || other === undefined ? undefined : [first.at, other.at];
}

/** What a cell may mean, in whichever order its date is written. */
function daysOf(cell: string): readonly string[] {
  const text = cleanText(cell);
  if (text === '') return [];
  const days = (['dmy', 'mdy'] as const).map((order) => readDate(text, order));
  return days.filter((read) => read !== undefined && !isDateProblem(read));
}
