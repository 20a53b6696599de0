/** Cases open by themselves: one for every debtor with something overdue and no open case (rule 1). */
import { loadDebtorFacts, type DebtorFacts } from '../db/debtorFacts.ts';
import { overdueWithoutCase } from '../db/morning.ts';
import type { CaseFacts } from '../domain/case.ts';
import { claimOn, isAnythingOwed } from '../domain/claim.ts';
import type { Day } from '../domain/day.ts';
import type { Money } from '../domain/money.ts';
import type { Recorder } from './act.ts';
import type { Book, Moment } from './book.ts';

/**
 * Opens a case for every debtor with something owed and no open case; the new case numbers.
 * @param atHand facts of debtors that need not be read again
 */
export function openCases(
  book: Book,
  moment: Moment,
  recorder: Recorder,
  atHand: ReadonlyMap<number, DebtorFacts> = new Map(),
): number[] {
  const owing = debtorsOwing(book, moment.today, atHand);
  const opening = {
    status: 'open',
    opened_on: moment.today,
    strategy: 'standard',
    collector: book.settings.collectors[0].id,
  } as const;
  const rows = owing.map(({ facts }) => ({ debtor_id: facts.debtor.id, ...opening }));
  const first = book.database.insertAll('recovery_case', rows) ?? 0;
  return owing.map(({ facts, owed }, position) => {
    const number = first + position;
    recorder.note(number, 'case-opened', {
      cents: owed.cents,
      currency: owed.currency,
      strategy: opening.strategy,
    });
    recorder.know(factsOfNewCase(number, opening, facts));
    return number;
  });
}

/** Debtors that have an overdue invoice and no open case, as of a day: how many cases `run` would open. */
export function countDebtorsWithoutCase(book: Book, on: Day): number {
  return debtorsOwing(book, on, new Map()).length;
}

/** A case that opens finds its debtor's items and disputes, and has no history yet. */
function factsOfNewCase(
  number: number,
  opening: { readonly opened_on: Day; readonly strategy: string; readonly collector: string },
  facts: DebtorFacts,
): CaseFacts {
  return {
    number,
    isOpen: true,
    openedOn: opening.opened_on,
    strategy: opening.strategy,
    collector: opening.collector,
    ...facts,
    ...NO_HISTORY,
  };
}

const NO_HISTORY = {
  steps: [],
  letters: [],
  failedDeliveries: [],
  contacts: [],
  promises: [],
  holds: [],
} as const;

/** Debtors without an open case against whom there is a claim. A dispute holds a case; it does not keep it from opening. */
function debtorsOwing(
  book: Book,
  on: Day,
  atHand: ReadonlyMap<number, DebtorFacts>,
): { readonly facts: DebtorFacts; readonly owed: Money }[] {
  const debtors = overdueWithoutCase(book.database, on);
  const unread = debtors.filter((debtor) => !atHand.has(debtor));
  const read = loadDebtorFacts(book.database, unread);
  const owing: { facts: DebtorFacts; owed: Money }[] = [];
  for (const debtor of debtors) {
    const facts = atHand.get(debtor) ?? read.get(debtor);
    if (facts === undefined) continue;
    const items =
      facts.disputes.length === 0 ? facts.items : facts.items.map((item) => ({ ...item, isDisputed: false }));
    const claim = claimOn(items, on, book.settings.currency);
    if (isAnythingOwed(claim)) owing.push({ facts, owed: claim.main });
  }
  return owing;
}
