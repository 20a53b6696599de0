/** A recovery case as the rules see it: only facts, nothing computed from today. Loaded by db, judged by nextStep. */
import type { Day } from './day.ts';
import type { Debtor } from './debtor/debtor.ts';
import type { DisputeKind } from './agreed/dispute.ts';
import type { InsolvencyFact } from './step/insolvency.ts';
import type { LetterChannel } from './letter.ts';
import type { Cents, Currency } from './money.ts';
import type { StepKind } from './strategy/strategy.ts';
import type { TracingFact } from './step/tracing.ts';
import type { UnpaidReason } from './conduct/unpaidReason.ts';

/** One open item of the debtor: an invoice, an instalment, or a credit note (negative). */
export interface CaseItem {
  readonly id: number;
  readonly number: string;
  readonly instalment?: string;
  readonly issuedOn?: Day;
  readonly dueOn: Day;
  readonly amountCents: Cents;
  readonly openCents: Cents;
  readonly currency: Currency;
  readonly isCreditNote: boolean;
  /** How it is to be paid, as the accounting software writes it. */
  readonly method?: string;
  /** The day it came back from the bank unpaid. */
  readonly returnedOn?: Day;
  /** In dispute: out of every letter, total and step (rule 7). */
  readonly isDisputed: boolean;
  /** Listed in a letter that was sent: only these may stand in a legal warning (rule 11). */
  readonly wasDemanded: boolean;
}

/** A rung that is behind the case. `passed` = the engine found its condition not met; `skipped` = a person said so. */
export interface StepTaken {
  readonly step: string;
  /** What kind it was when it was taken: the settings may know it by another name since. */
  readonly kind?: StepKind;
  readonly outcome: 'done' | 'skipped' | 'passed';
  readonly on: Day;
  /** The day the debtor was given to pay by. */
  readonly deadline?: Day;
  /** A call step that ended because nobody could be reached. */
  readonly isUnreachable: boolean;
  /** Of a courtesy call: the due date it was about. */
  readonly aboutDueOn?: Day;
}

/** An issued letter that counts: neither voided nor returned. */
export interface LetterFact {
  readonly id: number;
  readonly protocol: string;
  readonly step: string;
  readonly issuedOn: Day;
  readonly deadline?: Day;
  readonly termDays: number;
  readonly sentOn?: Day;
  readonly sentVia?: LetterChannel;
  readonly arrivedOn?: Day;
  /** Not sent yet, and demanding more of these documents than is open and undisputed: it must not leave as it is. */
  readonly outdated?: readonly string[];
}

/** A letter that came back or was refused by the recipient's mailbox. */
export interface FailedDelivery {
  /** The letter's: what was issued later has a higher one. */
  readonly id: number;
  readonly protocol: string;
  readonly step: string;
  readonly sentOn?: Day;
  readonly failedOn: Day;
  readonly reason: string;
  /** The PEC it was sent to, if it was. */
  readonly sentToPec?: string;
  /** When a person checked the address after it came back. */
  readonly addressCheckedOn?: Day;
}

export type ContactChannel = 'call' | 'visit' | 'note';

/** Outcomes of a call or visit (docs/rules.md). */
export type ContactOutcome =
  | 'no-answer'
  | 'busy'
  | 'voicemail'
  | 'callback'
  | 'promise'
  | 'says-paid'
  | 'disputes'
  | 'refuses'
  | 'wrong-number'
  | 'nobody'
  | 'moved'
  | 'note';

/** A call, a visit or a note as it happened. */
export interface ContactFact {
  readonly id: number;
  readonly channel: ContactChannel;
  readonly outcome: ContactOutcome;
  readonly on: Day;
  readonly time?: string;
  /** The call or visit step it was an attempt at. */
  readonly step?: string;
  /** When to act again: agreed, or the outcome's default. */
  readonly nextOn?: Day;
  readonly nextTime?: string;
  /** Somebody else answered: nothing was said about the debt (R7). */
  readonly isThirdParty?: boolean;
  /** Of a visit that found the debtor gone: when a person checked the address after it. */
  readonly addressCheckedOn?: Day;
  /** Of one who said it was paid: money came in since, whatever became of it. */
  readonly isPaymentSeen?: boolean;
}

/** A contact with the debtor in another case. */
export type ContactElsewhere = Pick<
  ContactFact,
  'channel' | 'outcome' | 'on' | 'isThirdParty' | 'addressCheckedOn'
>;

export interface PromiseFact {
  readonly id: number;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly madeOn: Day;
  readonly by: Day;
  /** Received from the debtor since the promise was made. */
  readonly paidCents: Cents;
  /** The day those payments reached what was promised. */
  readonly paidInFullOn?: Day;
  /** How it ended; absent while it is open. A newer promise replaces one that was still open. */
  readonly result?: 'kept' | 'broken' | 'replaced';
}

export interface HoldFact {
  readonly id: number;
  readonly reason: string;
  readonly from: Day;
  /** The last day of the hold. */
  readonly until: Day;
}

/** Agreed instalments, as they were agreed and with what came in for them (rule 8). */
export interface PlanFact {
  readonly id: number;
  readonly madeOn: Day;
  readonly currency: Currency;
  readonly principalCents: Cents;
  /** Part of the instalments, and of no invoice. */
  readonly interestCents: Cents;
  /** A year, in hundredths of a percent. */
  readonly basisPoints?: number;
  /** Days an instalment may be late. */
  readonly graceDays: number;
  /** In order of due date; one at least. */
  readonly instalments: readonly { readonly dueOn: Day; readonly cents: Cents }[];
  /** The ids of the items it covers. */
  readonly items: readonly number[];
  /** What those items are open for today, credit notes netted. */
  readonly openCents: Cents;
  /** What came in for it since. */
  readonly receipts: readonly { readonly on: Day; readonly cents: Cents }[];
  /** Of that, what no invoice takes. */
  readonly interestPaidCents: Cents;
  /** Its agreement, while it is issued and has not left. */
  readonly agreement?: { readonly protocol: string; readonly issuedOn: Day };
  /** How it was last noted to have ended; who judges it looks at the payments. */
  readonly result?: 'kept' | 'broken';
  readonly cancelledOn?: Day;
  readonly cancelReason?: string;
}

export interface DisputeFact {
  readonly id: number;
  readonly invoiceId: number;
  /** Absent: `other`. */
  readonly kind?: DisputeKind;
  readonly reason: string;
  readonly openedOn: Day;
  readonly answerBy: Day;
}

/** What letters that left have claimed beside the principal, in one currency (rule 10). */
export interface AccessoryFact {
  readonly currency: Currency;
  readonly interestCents: Cents;
  readonly lumpSumCents: Cents;
  /** What came in for it. */
  readonly paidCents: Cents;
  /** The last letter that claimed it, and the day that left. */
  readonly protocol: string;
  readonly sentOn: Day;
  /** The day of the last payment for what was claimed with it. */
  readonly paidOn?: Day;
}

/** Everything the rules may look at. Lists are in the order things happened. */
export interface CaseFacts {
  readonly number: number;
  readonly isOpen: boolean;
  readonly openedOn: Day;
  /** Opened for a courtesy call, before anything was overdue. */
  readonly isEarly?: boolean;
  readonly closedOn?: Day;
  readonly closeReason?: CloseReason;
  /** Closed to wait: the day it opens again. */
  readonly lookAgainOn?: Day;
  readonly strategy: string;
  readonly collector: string;
  readonly debtor: Debtor;
  readonly items: readonly CaseItem[];
  readonly steps: readonly StepTaken[];
  readonly letters: readonly LetterFact[];
  readonly failedDeliveries: readonly FailedDelivery[];
  readonly contacts: readonly ContactFact[];
  readonly promises: readonly PromiseFact[];
  readonly holds: readonly HoldFact[];
  /** In the order they were agreed: the last one is the one that counts for what several cover. */
  readonly plans: readonly PlanFact[];
  readonly disputes: readonly DisputeFact[];
  /** The last act of ours towards the debtor in another case of theirs (rule 5). */
  readonly lastActElsewhere?: Day;
  /** Contacts with the debtor in other cases of theirs: conduct counts them too (R3, R4). */
  readonly contactsElsewhere?: readonly ContactElsewhere[];
  /** Of a consumer: the days requests by e-mail or PEC left, in whatever case (R5). */
  readonly digitalRequests?: readonly Day[];
  /** Proceedings that have not ended (rule 15). */
  readonly insolvency?: InsolvencyFact;
  /** Enquiries for a debtor who could not be reached (rule 14). */
  readonly tracings?: readonly TracingFact[];
  /** One a currency; absent when no letter claimed anything beside the principal. */
  readonly accessories?: readonly AccessoryFact[];
  /** When a person waived what was left of them. */
  readonly accessoriesWaivedOn?: Day;
  /** Why it is not paid, when a person found out. */
  readonly unpaidReason?: UnpaidReason;
}

/** Of a case in which nothing has happened yet. */
export const NO_HISTORY = {
  steps: [],
  letters: [],
  failedDeliveries: [],
  contacts: [],
  promises: [],
  holds: [],
  plans: [],
} as const satisfies Partial<CaseFacts>;

export type CloseReason = 'paid' | 'credited' | 'court' | 'agency' | 'write-off' | 'wait' | 'mistake';

/** Outcomes in which somebody who answers for the debtor was spoken to. */
const CONVERSATIONS: ReadonlySet<ContactOutcome> = new Set([
  'callback',
  'promise',
  'says-paid',
  'disputes',
  'refuses',
]);

/** Whether the debtor was reached: these count for contact spacing, unanswered attempts do not (rule 5, docs/rules.md R3). */
export function isConversation(contact: Pick<ContactFact, 'channel' | 'outcome' | 'isThirdParty'>): boolean {
  return contact.channel !== 'note' && contact.isThirdParty !== true && CONVERSATIONS.has(contact.outcome);
}

/** Whether this was an act of ours towards the debtor: a conversation, or a visit whoever was met. */
export function isActOfOurs(contact: Pick<ContactFact, 'channel' | 'outcome' | 'isThirdParty'>): boolean {
  return contact.channel === 'visit' || isConversation(contact);
}
