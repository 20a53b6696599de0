/** What a letter says, decided before it is laid out: plain data, complete, frozen with the letter (product rule 18). */
import type { AgreedPlan } from './agreed/agreement.ts';
import type { Day } from './day.ts';
import type { DebtorDetails, LetterLanguage, PartyKind } from './debtor/debtor.ts';
import type { InterestSegment } from './interest/interest.ts';
import type { ClaimTotals } from './interest/interestClaim.ts';
import type { InterestRegime } from './interest/interestRegimes.ts';
import type { Cents, Currency, Money } from './money.ts';

/** The letters the process knows; each is a template of the same name. */
export type LetterTemplate = 'first-letter' | 'second-letter' | 'legal-warning' | 'plan-agreement';

/** The creditor as the letterhead needs it; art. 2250 c.c. lists what companies must print. */
export interface Creditor {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly city: string;
  readonly province?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly pec?: string;
  readonly vatNumber: string;
  readonly taxCode?: string;
  /** Registro imprese office and number: `Firenze 01234567890`. */
  readonly companyRegister?: string;
  /** REA number: `FI-123456`. */
  readonly rea?: string;
  /** Paid-up capital as printed: `10.000,00 euro`. */
  readonly shareCapital?: string;
  readonly isSingleMember: boolean;
  readonly isInLiquidation: boolean;
  readonly iban: string;
  readonly bank?: string;
  readonly bic?: string;
}

/** Who signs and answers the phone. */
export interface Signatory {
  readonly name: string;
  readonly role?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** One row of the table of items. */
export interface LetterItem {
  readonly number: string;
  readonly instalment?: string;
  readonly issuedOn?: Day;
  readonly dueOn: Day;
  readonly amountCents: Cents;
  readonly paidCents: Cents;
  readonly openCents: Cents;
  readonly currency: Currency;
  /** 0 for a credit note. */
  readonly daysLate: number;
  readonly isCreditNote: boolean;
}

/** How the letter travels, printed above the recipient. */
export type LetterChannel = 'post' | 'registered' | 'pec' | 'email' | 'hand';

/** An earlier letter, for the sentence that refers to it. */
export interface EarlierLetter {
  readonly protocol: string;
  readonly sentOn: Day;
  readonly via: LetterChannel;
}

/** What a legal warning claims beside the principal, and how it comes about: the account that is attached to it. */
export interface LetterAccount {
  readonly regime: InterestRegime;
  /** Of an agreed rate, a year, in hundredths of a percent. */
  readonly basisPoints?: number;
  /** The last day that was counted: that of the letter. */
  readonly until: Day;
  /** Days of a year, as they were counted. */
  readonly divisor: '365' | 'actual';
  /** What payments on account were taken for first. */
  readonly payments: 'principal' | 'interest';
  /** One a currency. */
  readonly claims: readonly LetterClaim[];
}

/** The account in one currency. */
export interface LetterClaim {
  readonly currency: Currency;
  /** In the order of the letter's rows. */
  readonly items: readonly LetterClaimItem[];
  readonly totals: ClaimTotals;
}

/** The account of one row of the letter. */
export interface LetterClaimItem {
  /** Of the book. */
  readonly invoice: number;
  readonly number: string;
  readonly instalment?: string;
  readonly dueOn: Day;
  readonly interest: Cents;
  readonly lumpSum: Cents;
  readonly segments: readonly InterestSegment[];
  /** Late days without a published rate: not claimed yet. */
  readonly uncoveredDays: number;
}

/** A whole letter. */
export interface LetterContent {
  readonly template: LetterTemplate;
  readonly language: LetterLanguage;
  /** `friendly`, `firm` or `formal`: from the strategy's step. */
  readonly tone: 'friendly' | 'firm' | 'formal';
  /** `2026/0147`; absent in a preview, which is stamped BOZZA. */
  readonly protocol?: string;
  /** Stamped across every page: a preview, or the sample company's letters. */
  readonly stamp?: 'draft' | 'sample';
  readonly caseNumber: number;
  readonly issuedOn: Day;
  /** Where it is dated from; absent: the creditor's city. */
  readonly place?: string;
  readonly creditor: Creditor;
  readonly signatory: Signatory;
  /** Who answers the phone when it is not who signs. */
  readonly contact?: Signatory;
  readonly recipient: DebtorDetails & {
    readonly kind: PartyKind;
    readonly isConsumer: boolean;
    readonly contactPerson?: string;
  };
  readonly channel: LetterChannel;
  readonly items: readonly LetterItem[];
  /** One total a currency, the sum of the rows. */
  readonly totals: readonly { readonly cents: Cents; readonly currency: Currency }[];
  /** Of a legal warning that claims more than the principal. */
  readonly account?: LetterAccount;
  /** The day to pay by; absent when the term runs from arrival (legal warning). */
  readonly deadline?: Day;
  /** The term in days. */
  readonly termDays: number;
  /** The previous demands, oldest first. */
  readonly earlier: readonly EarlierLetter[];
  /** What the debtor writes in the transfer: at most 140 characters. */
  readonly paymentReference: string;
  /** Of an agreement: the instalments. */
  readonly plan?: AgreedPlan;
}

/** All that a letter asks for: the sum of its rows, with what it claims beside them. */
export function demandedTotals({ totals, account }: Pick<LetterContent, 'totals' | 'account'>): Money[] {
  const claims = account?.claims ?? [];
  return totals.map(({ cents, currency }): Money => ({
    cents: claims.find((claim) => claim.currency === currency)?.totals.total ?? cents,
    currency,
  }));
}
