/** A case on one screen: everything `show` tells, in one reading. */
import { notPlacedOf, type StoredMovement } from '../../db/bankMovements.ts';
import { build } from '../../db/build.ts';
import { invoicesOfClosedCase } from '../../db/closedCase.ts';
import { loadLedger } from '../../db/interestLedger.ts';
import type { AgendaEntry } from '../../db/agenda.ts';
import { readJournal, type JournalEntry } from '../../db/journal.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { countsFrom, isAtBank, isOverdue, openTotals } from '../../domain/step/claim.ts';
import { daysBetween, type Day } from '../../domain/day.ts';
import { cents, type Cents, type Currency, type Money } from '../../domain/money.ts';
import type { Decision } from '../../domain/nextStep.ts';
import {
  isCollectedByBank,
  paymentMethodOf,
  type PaymentMethod,
} from '../../domain/payment/paymentMethod.ts';
import { planStanding, type PlanStanding } from '../../domain/agreed/plan.ts';
import { promiseState, type PromiseState } from '../../domain/agreed/promise.ts';
import type { RatingChoice } from '../../domain/rating/ratingChoice.ts';
import { anyCase, openCaseOf } from './cases.ts';
import { decide, entryOf } from '../agenda/agenda.ts';
import { lettersOf, type LetterLine } from '../letter/letterRegister.ts';
import { paymentsOf, type PaymentLine } from '../payment/payments.ts';
import { agreementOf } from './planAgreement.ts';
import { casePrescriptions, type CasePrescriptions } from '../debtor/prescriptions.ts';
import type { Book } from '../book.ts';
import { ratingByHand } from '../debtor/ratingChoice.ts';
import { strategyStanding, type StrategyStanding } from './strategies.ts';
import { moneyAmong, proposalsByDebtor, type MoneyWaiting } from '../payment/waitingPayments.ts';

/** An item as the case file shows it; settled items of the case stay visible. `elsewhere`: another case chases it now. */
export interface FileItem {
  readonly id: number;
  readonly number: string;
  readonly instalment?: string;
  readonly issued?: Day;
  readonly due: Day;
  readonly amount: Cents;
  readonly open: Cents;
  readonly currency: Currency;
  readonly daysLate: number;
  readonly state:
    'overdue' | 'at-the-bank' | 'not-due' | 'disputed' | 'settled' | 'credit' | 'left' | 'elsewhere';
  readonly method?: PaymentMethod;
  /** At the bank: the day it counts from unless it is paid. Came back: the day it did. */
  readonly countsFrom?: Day;
  readonly returnedOn?: Day;
}

/** The newest plan of a case as the file shows it. */
export interface FilePlan {
  readonly standing: PlanStanding;
  /** Document numbers of what it covers, also of what is paid. */
  readonly invoices: readonly string[];
  /** Protocol of the agreement. */
  readonly agreement?: string;
}

export interface CaseFile {
  /** Of a closed case, the items are those that were left in it. */
  readonly facts: CaseFacts;
  /** The debtor's open case, where this one is closed. */
  readonly openCase?: number;
  readonly decision: Decision;
  /** As the agenda shows it. */
  readonly entry: AgendaEntry;
  readonly standing: StrategyStanding;
  readonly items: readonly FileItem[];
  readonly openTotals: readonly Money[];
  readonly promises: readonly (CaseFacts['promises'][number] & { readonly state: PromiseState })[];
  /** The newest plan. */
  readonly plan?: FilePlan;
  /** The class a person gave the debtor. */
  readonly ratingByHand?: RatingChoice;
  /** Until when what is open can be enforced. */
  readonly prescriptions: CasePrescriptions;
  readonly letters: readonly LetterLine[];
  readonly payments: readonly PaymentLine[];
  /** Movements of bank statements by this debtor that were placed with no invoice. */
  readonly notPlaced: readonly StoredMovement[];
  /** Movements proposed for this debtor alone, which a person has to confirm. */
  readonly toConfirm: readonly StoredMovement[];
  /** What of both is this debtor's for all that is known, and what it holds back. */
  readonly moneyWaiting: readonly MoneyWaiting[];
  /** What counts: undone entries are left out. Oldest first. */
  readonly journal: readonly JournalEntry[];
}

/** The whole file of a case as of a day. Refuses (not-found): `no-such-case`. */
export function caseFile(book: Book, caseNumber: number, on: Day): CaseFile {
  const { facts, openCase } = asItWas(book, anyCase(book, caseNumber));
  const decision = decide(book, facts, on);
  const items = itemsOf(book, facts, on);
  const byHand = ratingByHand(book, facts.debtor.id, on);
  const toConfirm = proposalsByDebtor(book).get(facts.debtor.id) ?? [];
  const notPlaced = notPlacedOf(book.database, facts.debtor.id);
  return {
    facts,
    ...(openCase === undefined ? {} : { openCase }),
    decision,
    entry: entryOf(book, facts, decision),
    standing: strategyStanding(book, facts, on),
    items,
    ...planOf(book, facts, items, on),
    openTotals: openTotals(facts.items),
    promises: facts.promises.map((promise) => ({
      ...promise,
      state: promiseState(promise, book.settings.rules, on),
    })),
    ...(byHand === undefined ? {} : { ratingByHand: byHand }),
    prescriptions: casePrescriptions(book, facts, on),
    letters: lettersOf(book, caseNumber),
    payments: paymentsOf(book, facts.debtor.id),
    notPlaced,
    toConfirm,
    moneyWaiting: moneyAmong(facts, toConfirm, notPlaced),
    journal: readJournal(book.database, { caseNumber, withUndone: false }),
  };
}

/** What is open of a debtor is the open case's: a closed one is about what was left in it. */
function asItWas(book: Book, facts: CaseFacts): Pick<CaseFile, 'facts' | 'openCase'> {
  if (facts.isOpen) return { facts };
  const { number, debtor } = facts;
  const left = loadLedger(book.database, { number, isOpen: false, debtor: debtor.id });
  const openCase = openCaseOf(book, debtor.id);
  return {
    facts: { ...facts, items: left.filter(({ openCents }) => openCents !== 0), disputes: [] },
    ...(openCase === undefined ? {} : { openCase }),
  };
}

function planOf(book: Book, { plans }: CaseFacts, items: readonly FileItem[], on: Day): { plan?: FilePlan } {
  const plan = plans.at(-1);
  if (plan === undefined) return {};
  const agreement = agreementOf(book, plan);
  return {
    plan: {
      standing: planStanding(plan, book.settings.rules, on),
      invoices: items.filter((item) => plan.items.includes(item.id)).map((item) => item.number),
      ...(agreement === undefined ? {} : { agreement }),
    },
  };
}

function itemsOf(book: Book, facts: CaseFacts, on: Day): FileItem[] {
  const { rules } = book.settings;
  const disputed = new Set(facts.items.filter((item) => item.isDisputed).map((item) => item.id));
  const rows = book.database.all(
    build
      .selectFrom('invoice')
      .selectAll()
      .where('debtor_id', '=', facts.debtor.id)
      .orderBy('due_on')
      .orderBy('number')
      .orderBy('id'),
  );
  const about = facts.isOpen ? undefined : invoicesOfClosedCase(book.database, facts.number);
  const shown = about === undefined ? rows : rows.filter(({ id }) => about.has(id));
  return shown.map((row) => {
    const dueOn = row.due_on as Day;
    const openCents = cents(row.open_cents);
    const item = {
      dueOn,
      openCents,
      isCreditNote: row.is_credit_note === 1,
      ...(row.method === null ? {} : { method: row.method }),
      ...(row.returned_on === null ? {} : { returnedOn: row.returned_on as Day }),
    };
    const isBankWaiting = isAtBank(item, rules, on);
    const isLate = isOverdue(item, on) && !isBankWaiting;
    const method = item.method === undefined ? undefined : paymentMethodOf(item.method, rules.paymentMethods);
    return {
      id: row.id,
      number: row.number,
      ...(row.instalment === null ? {} : { instalment: row.instalment }),
      ...(row.issued_on === '' ? {} : { issued: row.issued_on as Day }),
      due: dueOn,
      amount: cents(row.amount_cents),
      open: openCents,
      currency: row.currency,
      daysLate: isLate ? daysBetween(dueOn, on) : 0,
      state: stateOf({
        openCents,
        isLate,
        isBankWaiting,
        isDisputed: disputed.has(row.id),
        isLeft: row.left_in_case !== null,
        isElsewhere: about !== undefined,
      }),
      ...(method === undefined ? {} : { method }),
      ...(isBankWaiting ? { countsFrom: countsFrom(item, rules) } : {}),
      // Of what the bank does not collect nothing comes back, whatever a bounced payment left in the book.
      ...(item.returnedOn !== undefined && method !== undefined && isCollectedByBank(method)
        ? { returnedOn: item.returnedOn }
        : {}),
    };
  });
}

function stateOf(item: {
  openCents: number;
  isLate: boolean;
  isBankWaiting: boolean;
  isDisputed: boolean;
  isLeft: boolean;
  isElsewhere: boolean;
}): FileItem['state'] {
  if (item.openCents === 0) return 'settled';
  if (item.isLeft) return 'left';
  if (item.isElsewhere) return 'elsewhere';
  if (item.openCents < 0) return 'credit';
  if (item.isDisputed) return 'disputed';
  if (item.isBankWaiting) return 'at-the-bank';
  return item.isLate ? 'overdue' : 'not-due';
}
