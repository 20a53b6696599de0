/** The columns of what was paid, which are taken off the amount together: each feeds a field of its own. */

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** One for each month of three years: no list has more. */
export type FurtherPaid = `paid_${2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | `paid_${1 | 2 | 3}${Digit}`;
export type PaidField = 'paid' | FurtherPaid;

/** Of more columns than this nobody can say that all of them count. */
export const MOST_PAID = 39;

/** The fields beside the first one, in order. */
export const FURTHER_PAID = Array.from({ length: MOST_PAID - 1 }, (_, at) => `paid_${at + 2}` as FurtherPaid);

/** All fields, in order. */
export const PAID_FIELDS: readonly PaidField[] = ['paid', ...FURTHER_PAID];

/** The fields of several columns that are all taken off, in their order; those for which there is no field are left out. */
export function paidFields<Place>(places: readonly Place[]): Readonly<Partial<Record<PaidField, Place>>> {
  return Object.fromEntries(
    places.slice(0, MOST_PAID).map((place, at) => [PAID_FIELDS[at] ?? 'paid', place] as const),
  );
}

/** Whether a field is one of those beside the first, which nobody names one by one. */
export function isFurtherPaid(field: string): boolean {
  return (FURTHER_PAID as readonly string[]).includes(field);
}
