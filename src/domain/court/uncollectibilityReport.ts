/**
 * What the internal report of uncollectibility says, decided before it is laid out. It documents what the creditor's own
 * office did and found; it certifies nothing (that is for a lawyer or a licensed agency, art. 115 TULPS).
 */
import type { Day } from '../day.ts';
import type { DebtorDetails, LetterLanguage } from '../debtor/debtor.ts';
import type { ClaimTotals } from '../interest/interestClaim.ts';
import type { Creditor, Signatory } from '../letter.ts';
import type { Cents, Currency } from '../money.ts';

/** A whole report: texts are in its language already, days and amounts are not written yet. */
export interface UncollectibilityReport {
  readonly language: LetterLanguage;
  readonly stamp?: 'draft' | 'sample';
  readonly caseNumber: number;
  readonly issuedOn: Day;
  readonly place: string;
  readonly creditor: Creditor;
  /** Who wrote it and signs. */
  readonly author: Signatory;
  readonly debtor: DebtorDetails;
  readonly openedOn: Day;
  /** Addresses and numbers that were tried, with what came of it. */
  readonly addresses: readonly { readonly text: string; readonly note: string }[];
  /** That the debtor cannot be found, with what shows it; absent while there is a trace. */
  readonly untraceable?: string;
  readonly currency: Currency;
  /** The law interest follows. */
  readonly basis: string;
  readonly items: readonly ReportedItem[];
  readonly totals: ClaimTotals;
  /** Left out of the sums: disputed, not due, days without a rate. */
  readonly remarks: readonly string[];
  readonly attempts: readonly ReportedAttempt[];
  readonly promises: readonly {
    readonly on: Day;
    readonly by: Day;
    readonly promised: string;
    readonly outcome: string;
  }[];
  /** Plans of instalments, also those that broke. */
  readonly plans: readonly { readonly on: Day; readonly agreed: string; readonly outcome: string }[];
  readonly disputes: readonly {
    readonly on: Day;
    readonly invoice: string;
    readonly reason: string;
    readonly answer: string;
  }[];
  readonly information: readonly { readonly on: Day; readonly source: string; readonly text: string }[];
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly tax: readonly string[];
  readonly conclusion: string;
  /** Proofs that should be there and are not: said, never hidden. */
  readonly gaps: readonly string[];
  readonly attachments: readonly { readonly text: string; readonly sha256: string }[];
}

export interface ReportedItem {
  readonly number: string;
  readonly issuedOn?: Day;
  readonly dueOn: Day;
  readonly amountCents: Cents;
  readonly paidCents: Cents;
  readonly openCents: Cents;
  readonly interestCents: Cents;
  readonly lumpSumCents: Cents;
  readonly daysLate: number;
}

/** One thing that was done to be paid. */
export interface ReportedAttempt {
  readonly on: Day;
  readonly time?: string;
  readonly what: string;
  readonly author: string;
  readonly outcome: string;
  /** A reference, or what is missing. */
  readonly proof?: string;
  readonly isProofMissing: boolean;
}
