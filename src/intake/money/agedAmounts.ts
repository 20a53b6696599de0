/** Lists of documents by age: what is open of each stands once more in the column of its age. */
import { amountIn } from '../cell/amountText.ts';
import { decimalOf, type EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import { UnreadableFile, type Positions } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import { hasAges, isAgeingHeader } from '../header/matchHeader.ts';
import type { ColumnSurvey } from '../column/surveyColumns.ts';

/**
 * The money of a list with columns of ages: its "Total" is what is open, not what was invoiced. Throws `ages-unsure` where
 * the ages come to something else, as they do of a document that was paid in part.
 */
export async function agedAmounts(
  eachDataRow: EachDataRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
  money: Positions,
): Promise<Positions> {
  const { amount, ...others } = money;
  if (amount === undefined || Object.keys(others).length > 0) return money;
  if (matches[amount]?.isTold === true || !hasAges(header)) return money;
  const ages = header.flatMap((cell, at) => (matches[at] === undefined && isAgeingHeader(cell) ? [at] : []));
  const decimal = decimalOf(surveys[amount]) ?? 'comma';
  let isUnlike = false;
  await eachDataRow((cells) => {
    const whole = amountIn(cells[amount], decimal) ?? 0;
    const open = ages.reduce((sum, at) => sum + (amountIn(cells[at], decimal) ?? 0), 0);
    // A document may be of an age whose column is called by its month.
    isUnlike ||= open !== 0 && open !== whole;
  });
  if (isUnlike)
    throw new UnreadableFile('ages-unsure', {
      flag: `--columns "open_balance=${amount + 1}"`,
      detail: header[amount] ?? '',
    });
  return isTotal(header[amount] ?? '') ? { open_balance: amount } : money;
}

function isTotal(header: string): boolean {
  return /^(?:tot|totale?|total|gesamt|summe)(?:e?ur|euro)?$/u.test(headerKey(header));
}
