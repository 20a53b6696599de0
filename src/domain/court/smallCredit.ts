/** Credits so small that tax law lets them go as a loss without proof, once they are old enough (art. 101 c. 5 TUIR). */
import { addMonths, type Day } from '../day.ts';
import { sum, type Cents } from '../money.ts';

const MONTHS = 6;

/** How a claim stands to the threshold; credits are looked at one by one, and once together, as both readings exist. */
export interface SmallCredits {
  readonly limit: Cents;
  /** How many of the credits are small. */
  readonly small: number;
  readonly count: number;
  readonly total: Cents;
  readonly isTotalSmall: boolean;
  /** Six months after the due date of the youngest one. */
  readonly since: Day;
  readonly isOldEnough: boolean;
}

/** The credits of a claim, at least one, as they stand on a day. */
export function smallCredits(
  credits: readonly [SmallCredit, ...SmallCredit[]],
  limit: Cents,
  today: Day,
): SmallCredits {
  const youngest = credits.reduce((latest, credit) => (credit.dueOn > latest.dueOn ? credit : latest));
  const total = sum(credits.map((credit) => credit.cents));
  const since = addMonths(youngest.dueOn, MONTHS);
  return {
    limit,
    small: credits.filter((credit) => credit.cents <= limit).length,
    count: credits.length,
    total,
    isTotalSmall: total <= limit,
    since,
    isOldEnough: since <= today,
  };
}

/** What is open of a credit, taxes included, and when it was due. */
export interface SmallCredit {
  readonly dueOn: Day;
  readonly cents: Cents;
}
