/** Everything a company sets once in `dunning.toml`. Read and checked by cli/settings; the rest of the program only sees this. */
import type { PatronDay } from './calendar.ts';
import type { CourtSettings } from './court/courtCosts.ts';
import type { LetterLanguage } from './debtor/debtor.ts';
import type { InterestSettings } from './interest/interestRegime.ts';
import type { Creditor, Signatory } from './letter.ts';
import type { Cents } from './money.ts';
import type { MethodWords } from './payment/paymentMethod.ts';
import type { CreditKind } from './court/prescription.ts';
import type { RatingSettings } from './rating/ratingScale.ts';
import { FAST, WHITE_GLOVES } from './strategy/defaultStrategies.ts';
import { STANDARD, type Strategy } from './strategy/strategy.ts';

/** A person cases are assigned to. */
export interface Collector extends Signatory {
  /** What `assign --to` takes; lower case, unique. */
  readonly id: string;
}

/** The rules' numbers, each with the default of docs/rules.md. */
export interface Rules {
  /** Rule 2: `MM-DD`. */
  readonly patronDay: PatronDay;
  /** Rule 5, calendar days. */
  readonly minContactDays: number;
  /** Rule 6, working days. */
  readonly promiseGraceWorkingDays: number;
  /** Rule 7, calendar days. */
  readonly disputeAnswerDays: number;
  /** Rule 22, calendar days. */
  readonly staleAfterDays: number;
  /** Rule 23: after the due date, working days until an instalment that the bank collects counts as unpaid. */
  readonly presentedWorkingDays: number;
  /** Days from an invoice's date to its due date, where neither it nor its list says more. */
  readonly paymentTermDays: number;
  /** Rule 8, calendar days: what new plans allow an instalment to be late. */
  readonly planGraceDays: number;
  /** Rule 8, months until the last instalment. */
  readonly planLongestMonths: number;
  /** Choice of the strategy: days without an invoice after which a debtor is no longer an active customer. */
  readonly inactiveAfterDays: number;
  /** Choice of the strategy: days overdue of the oldest item when the case opens from which every day counts. */
  readonly oldAfterDays: number;
  /** The company's own words for methods of payment. */
  readonly paymentMethods: MethodWords;
}

export const DEFAULT_RULES: Rules = {
  patronDay: undefined,
  minContactDays: 3,
  promiseGraceWorkingDays: 1,
  disputeAnswerDays: 10,
  staleAfterDays: 10,
  presentedWorkingDays: 10,
  paymentTermDays: 30,
  planGraceDays: 5,
  planLongestMonths: 36,
  inactiveAfterDays: 180,
  oldAfterDays: 120,
  paymentMethods: {},
};

/** Accounting records are kept for ten years (art. 2220 c.c.). */
export const DEFAULT_RETENTION_YEARS = 10;

export interface Settings {
  /** The operator's screen; letters follow the debtor. */
  readonly language: 'it' | 'en';
  readonly letterLanguage: LetterLanguage;
  readonly creditor: Creditor;
  /** At least one; the first one gets new cases. */
  readonly collectors: readonly [Collector, ...Collector[]];
  /** Where a letter is dated from: `Firenze`. */
  readonly place: string;
  readonly rules: Rules;
  readonly rating: RatingSettings;
  readonly interest: InterestSettings;
  readonly court: CourtSettings;
  /** What most claims of the company are: decides when they are prescribed. */
  readonly creditKind: CreditKind;
  /** Calendar days before a claim is prescribed from which it is warned about. */
  readonly prescriptionWarningDays: number;
  /** Up to this a credit may be written off for tax without proof (art. 101 c. 5 TUIR). */
  readonly smallCreditCents: Cents;
  /** R16: years after the end of a person's last case until nothing about it need be kept. */
  readonly retentionYears: number;
  /** By name; always holds `standard`. */
  readonly strategies: Readonly<Record<string, Strategy>> & { readonly standard: Strategy };
  /** ISO 4217, for exports that name no currency. */
  readonly currency: string;
  /** Path of a browser to print with; absent: chosen by pdf/browser. */
  readonly browser?: string;
  /** What comes next and how to undo, after every change. */
  readonly hints: boolean;
  /** The sample company: letters are stamped, sending is off. */
  readonly isSample: boolean;
}

export const DEFAULT_STRATEGIES: Settings['strategies'] = {
  standard: STANDARD,
  'white-gloves': WHITE_GLOVES,
  fast: FAST,
};
