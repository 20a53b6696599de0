/** A class that a person gave a debtor: it wins over what the points come to, until its last day or until it is given back. */
import type { Day } from '../day.ts';
import type { RatingClass } from './ratingScale.ts';

/** The choice, with why and by whom. */
export interface RatingChoice {
  readonly class: RatingClass;
  readonly reason: string;
  /** The last day it counts; absent: until it is given back. */
  readonly until?: Day;
  readonly on: Day;
  readonly who: string;
}

/** The choice that counts on a day; undefined without one, or after its last day. */
export function choiceInForce(choice: RatingChoice | undefined, today: Day): RatingChoice | undefined {
  return choice?.until !== undefined && choice.until < today ? undefined : choice;
}
