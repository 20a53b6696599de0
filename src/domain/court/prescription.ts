/** Until when a credit can be enforced: the term of its kind, begun again by what interrupts it (art. 2934-2963 c.c.). */
import { addDays, addMonths, daysBetween, type Day } from '../day.ts';
import { isHoliday } from '../calendar.ts';

/** Years by kind of credit, with the article of the civil code they stand in. */
const TERMS = {
  /** One-off supplies of goods, services and works. */
  ordinary: { years: 10, article: '2946' },
  /** Whatever is payable yearly or more often: supplies over time, subscriptions, fees. */
  periodic: { years: 5, article: '2948' },
  rent: { years: 5, article: '2948' },
  /** Electricity, gas and water of households, professionals and micro-enterprises (L. 205/2017). */
  utility: { years: 2, article: '2948' },
  transport: { years: 1, article: '2951' },
  brokerage: { years: 1, article: '2950' },
  premium: { years: 1, article: '2952' },
  /** After a final judgment or a definitive payment order. */
  judgment: { years: 10, article: '2953' },
} as const;

export type CreditKind = keyof typeof TERMS;

export const CREDIT_KINDS = Object.keys(TERMS) as readonly CreditKind[];

/**
 * What makes the term begin again: a written demand that arrived, a part payment, an acknowledgement (art. 2943, 2944); an
 * agreed plan and a promise in writing acknowledge the debt as well.
 */
export interface Interruption {
  readonly on: Day;
  readonly by: 'demand' | 'payment' | 'acknowledgement' | 'plan' | 'promise';
  /** Protocol of the letter. */
  readonly reference?: string;
}

/** The end of a credit's term as it stands on a day. */
export interface Prescription {
  readonly kind: CreditKind;
  readonly years: number;
  readonly article: string;
  /** The day it counts from, itself not counted: the due date, or the last interruption. */
  readonly from: Day;
  readonly interruption?: Interruption;
  /** The last day on which it can be interrupted. */
  readonly until: Day;
  readonly daysLeft: number;
  readonly state: TermState;
  /** The first interest goes earlier than the credit: it has five years of its own (art. 2948 n. 4). */
  readonly interest?: { readonly until: Day; readonly daysLeft: number; readonly state: TermState };
}

/** `near`: no more than the days of the warning period are left. */
type TermState = 'running' | 'near' | 'expired';

/** Days before its end from which a term is near: enough for a letter to be printed, posted and proved. */
export const DEFAULT_WARNING_DAYS = 90;

const INTEREST_YEARS = 5;

/**
 * When a credit is prescribed. What comes after the end of the term does not bring it back.
 * @param warningDays days before the end from which it is near
 */
export function prescription(credit: Credit, today: Day, warningDays = DEFAULT_WARNING_DAYS): Prescription {
  const { years, article } = TERMS[credit.kind];
  const { from, interruption } = lastStart(credit, years, today);
  const until = endOf(from, years);
  const interest =
    years > INTEREST_YEARS ? endOf(lastStart(credit, INTEREST_YEARS, today).from, INTEREST_YEARS) : undefined;
  return {
    kind: credit.kind,
    years,
    article,
    from,
    ...(interruption === undefined ? {} : { interruption }),
    until,
    ...leftUntil(until, today, warningDays),
    ...(interest === undefined
      ? {}
      : { interest: { until: interest, ...leftUntil(interest, today, warningDays) } }),
  };
}

/** The end of a term that nothing has interrupted: whatever does can only make it later. */
export function earliestEnd(dueOn: Day, kind: CreditKind): Day {
  return endOf(dueOn, TERMS[kind].years);
}

interface Credit {
  readonly dueOn: Day;
  readonly kind: CreditKind;
  readonly interruptions: readonly Interruption[];
}

/** The last day a term of so many years began on. */
function lastStart(
  { dueOn, interruptions }: Credit,
  years: number,
  today: Day,
): { readonly from: Day; readonly interruption?: Interruption } {
  let from = dueOn;
  let interruption: Interruption | undefined;
  for (const each of interruptions.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    if (each.on <= from || each.on > today || each.on > endOf(from, years)) continue;
    from = each.on;
    interruption = each;
  }
  return { from, ...(interruption === undefined ? {} : { interruption }) };
}

function leftUntil(
  until: Day,
  today: Day,
  warningDays: number,
): { readonly daysLeft: number; readonly state: TermState } {
  const daysLeft = daysBetween(today, until);
  return { daysLeft, state: daysLeft < 0 ? 'expired' : daysLeft <= warningDays ? 'near' : 'running' };
}

/** By the calendar; a last day on a public holiday moves forward, on a Saturday it does not (art. 2963 c.c.). */
function endOf(from: Day, years: number): Day {
  let last = addMonths(from, years * 12);
  while (isHoliday(last, undefined)) last = addDays(last, 1);
  return last;
}
