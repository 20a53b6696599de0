/** Cases open by themselves: one for every debtor with something overdue and no open case (rule 1). */
import { loadDebtorFacts, type DebtorFacts } from '../db/debtorFacts.ts';
import { lastActElsewhere, loadLastActs } from '../db/lastActs.ts';
import { overdueWithoutCase } from '../db/morning.ts';
import type { CaseFacts } from '../domain/case.ts';
import { claimOn, isAnythingOwed } from '../domain/claim.ts';
import type { Day } from '../domain/day.ts';
import type { Money } from '../domain/money.ts';
import type { Recorder } from './act.ts';
import type { Book, Moment } from './book.ts';
import { reopenCredited } from './reopenCredited.ts';

/** Opens a case for every debtor with something owed and no open case; the new case numbers. */
export function openCases(book: Book, moment: Moment, recorder: Recorder): number[] {
  reopenCredited(book, moment, recorder);
  return openFor(book, moment, recorder, debtorsOwing(book, moment.today));
}

/** The same for debtors new in the book, whose facts are at hand and need not be read again. */
export function openCasesOfNew(
  book: Book,
  moment: Moment,
  recorder: Recorder,
  debtors: readonly DebtorFacts[],
): number[] {
  return openFor(book, moment, recorder, owingAmong(book, moment.today, debtors));
}

/** A debtor without a case, and what is owed. */
interface Owing {
  readonly facts: DebtorFacts;
  readonly owed: Money;
}

function openFor(book: Book, moment: Moment, recorder: Recorder, owing: readonly Owing[]): number[] {
  const opening = {
    status: 'open',
    opened_on: moment.today,
    strategy: 'standard',
    collector: book.settings.collectors[0].id,
  } as const;
  const earlier = loadLastActs(
    book.database,
    owing.map(({ facts }) => facts.debtor.id),
    { withSingle: true },
  );
  const rows = owing.map(({ facts }) => ({ debtor_id: facts.debtor.id, ...opening }));
  const first = book.database.insertAll('recovery_case', rows) ?? 0;
  return owing.map(({ facts, owed }, position) => {
    const number = first + position;
    recorder.note(number, 'case-opened', {
      cents: owed.cents,
      currency: owed.currency,
      strategy: opening.strategy,
    });
    recorder.know({
      ...factsOfNewCase(number, opening, facts),
      ...lastActElsewhere(earlier.get(facts.debtor.id)),
    });
    return number;
  });
}

/** Debtors that have an overdue invoice and no open case, as of a day: how many cases `run` would open. */
export function countDebtorsWithoutCase(book: Book, on: Day): number {
  return debtorsOwing(book, on).length;
}

/** A case that opens finds its debtor's items and disputes, and has no history of its own yet. */
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

function debtorsOwing(book: Book, on: Day): Owing[] {
  const debtors = overdueWithoutCase(book.database, on);
  const facts = loadDebtorFacts(book.database, debtors);
  return owingAmong(
    book,
    on,
    debtors.flatMap((debtor) => facts.get(debtor) ?? []),
  );
}

/** Those against whom there is a claim. A dispute holds a case; it does not keep it from opening. */
function owingAmong({ settings }: Book, on: Day, debtors: readonly DebtorFacts[]): Owing[] {
  const owing: Owing[] = [];
  for (const facts of debtors) {
    const items =
      facts.disputes.length === 0 ? facts.items : facts.items.map((item) => ({ ...item, isDisputed: false }));
    const claim = claimOn(items, settings.rules, on, settings.currency);
    if (isAnythingOwed(claim)) owing.push({ facts, owed: claim.main });
  }
  return owing;
}
