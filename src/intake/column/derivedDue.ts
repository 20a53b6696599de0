/** Lists of invoices without due dates: they are due some days after their date, and that is said. */
import { addDays, daysBetween, type Day } from '../../domain/day.ts';
import { cleanText } from '../cell/cleanText.ts';
import type { EachDataRow } from '../money/chooseMoney.ts';
import { dateEvidence, isDateProblem, readDate, type DateProblem } from '../cell/dateText.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';

/** What a contract does not fix is due thirty days after the invoice (art. 4 D.Lgs. 231/2002). */
export const USUAL_TERM_DAYS = 30;

/** When a document is due that does not say it; a credit note has no terms and counts from its own day. */
export function dueByTerms(issuedOn: Day, isCreditNote: boolean, termDays: number): Day {
  return isCreditNote ? issuedOn : addDays(issuedOn, termDays);
}

/** Dates of other things, which are no due dates however late they are. */
const OTHER_DATES =
  /^(?:data)?(?:trasmission|ricezion|consegna|registraz|invio|presavisione|protocol|ordin|ddt|consegn)|ultim[ao]|incass|sollecit|created|updated|modif/u;
/** An invoice is rarely due earlier; sending and filing it takes less. */
const SHORTEST_TERM = 10;

/**
 * Refuses to work out due dates where a column of unknown name may hold them: dates that mostly lie well after those of the
 * invoices. Throws `due-unsure`.
 */
export async function refuseUnsureDue(
  eachDataRow: EachDataRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  issuedAt: number,
): Promise<void> {
  const columns = header.flatMap((cell, at) =>
    at !== issuedAt && mayBeDue(matches[at]?.field) && !OTHER_DATES.test(headerKey(cell))
      ? [{ at, later: 0 }]
      : [],
  );
  let rowCount = 0;
  await eachDataRow((cells) => {
    rowCount += 1;
    for (const column of columns) {
      if (isLater(cells[column.at] ?? '', cells[issuedAt] ?? '')) column.later += 1;
    }
  });
  const found = columns.find(({ later }) => later > 0 && later * 2 >= rowCount);
  if (found === undefined) return;
  throw new UnreadableFile('due-unsure', {
    flag: `--columns "due_date=${found.at + 1}"`,
    detail: header[found.at] ?? '',
  });
}

/** Two columns called "Data" may be the document's and the day it is due. */
function mayBeDue(field: Field | undefined): boolean {
  return field === undefined || field === 'invoice_date';
}

/** Whether one date is well after another, in whichever order they are written. */
function isLater(due: string, issued: string): boolean {
  if (due.length < 6 || dateEvidence(cleanText(due)) === 'none') return false;
  return (['dmy', 'mdy'] as const).some((order) => {
    const [from, to] = [readDate(cleanText(issued), order), readDate(cleanText(due), order)];
    return isDay(from) && isDay(to) && daysBetween(from, to) >= SHORTEST_TERM;
  });
}

function isDay(date: Day | DateProblem): date is Day {
  return !isDateProblem(date);
}
