/** Cases open by themselves: one for every debtor with something overdue and no open case (rule 1). */
import { contactsElsewhere, loadContactsOfDebtors } from '../../db/contactsElsewhere.ts';
import { loadDebtorFacts, type DebtorFacts } from '../../db/debtorFacts.ts';
import { lastActElsewhere, loadLastActs } from '../../db/lastActs.ts';
import { overdueWithoutCase } from '../../db/morning.ts';
import { NO_HISTORY, type CaseFacts } from '../../domain/case.ts';
import { claimOn, isAnythingOwed, type Claim } from '../../domain/step/claim.ts';
import type { Day } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import type { StrategyChoice } from '../../domain/strategy/strategyChoice.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { lookAgain } from '../agenda/lookAgain.ts';
import { debtorsDueSoon, earlyOpenings } from './courtesyCases.ts';
import { reopenCredited } from '../payment/reopenCredited.ts';
import { chooseFor, type Chosen } from './strategies.ts';

/**
 * Opens a case for every debtor with something owed and no open case, and for those to be called before their invoice
 * falls due; the new case numbers.
 */
export function openCases(book: Book, moment: Moment, recorder: Recorder): number[] {
  reopenCredited(book, moment, recorder);
  lookAgain(book, moment, recorder);
  const openings = debtorsToOpen(book, moment.today);
  return openFor(book, moment, recorder, openings, pastOf(book, openings));
}

/** The same for debtors new in the book, whose facts are at hand and need not be read again. */
export function openCasesOfNew(
  book: Book,
  moment: Moment,
  recorder: Recorder,
  debtors: readonly DebtorFacts[],
): number[] {
  // Nothing was ever done about them.
  return openFor(book, moment, recorder, openingsAmong(book, moment.today, debtors), () => ({}));
}

/** A debtor without a case, the strategy it gets, and what is owed or, before anything is overdue, falls due. */
interface Opening {
  readonly facts: DebtorFacts;
  readonly choice: StrategyChoice;
  readonly owed: Money;
  /** The due date of a courtesy call. */
  readonly fallsDue?: Day;
}

/** What was done about a debtor in earlier cases. */
type Past = (debtor: number) => Partial<CaseFacts>;

function pastOf({ database }: Book, openings: readonly Opening[]): Past {
  const debtors = openings.map(({ facts }) => facts.debtor.id);
  const acts = loadLastActs(database, debtors, { withSingle: true });
  const contacts = loadContactsOfDebtors(database, debtors, { withSingle: true });
  return (debtor) => ({
    ...lastActElsewhere(acts.get(debtor)),
    ...contactsElsewhere(contacts.get(debtor)),
  });
}

function openFor(
  book: Book,
  { today }: Moment,
  recorder: Recorder,
  openings: readonly Opening[],
  earlier: Past,
): number[] {
  const collector = book.settings.collectors[0].id;
  const rows = openings.map(({ facts, choice, fallsDue }) => ({
    debtor_id: facts.debtor.id,
    status: 'open' as const,
    opened_on: today,
    strategy: choice.strategy,
    strategy_reason: JSON.stringify(choice.reason),
    collector,
    is_early: fallsDue === undefined ? 0 : 1,
  }));
  const first = book.database.insertAll('recovery_case', rows) ?? 0;
  return openings.map((opening, position) => {
    const { facts, choice, owed, fallsDue } = opening;
    const number = first + position;
    recorder.note(number, 'case-opened', {
      cents: owed.cents,
      currency: owed.currency,
      fallsDue,
      strategy: choice.strategy,
      because: choice.reason.code,
      rating: facts.debtor.rating?.class,
    });
    recorder.know({
      ...factsOfNewCase(number, today, collector, opening),
      ...earlier(facts.debtor.id),
    });
    return number;
  });
}

/** How many cases `run` would open on a day for these debtors that have an overdue invoice and no open case. */
export function countDebtorsWithoutCase(book: Book, on: Day, debtors: readonly number[]): number {
  const facts = [...loadDebtorFacts(book.database, debtors).values()];
  return facts.filter((each) => isAnythingOwed(claimAgainst(book, on, each))).length;
}

/** A case that opens finds its debtor's items and disputes, and has no history of its own yet. */
function factsOfNewCase(
  number: number,
  openedOn: Day,
  collector: string,
  { facts, choice, fallsDue }: Opening,
): CaseFacts {
  return {
    number,
    isOpen: true,
    openedOn,
    ...(fallsDue === undefined ? undefined : { isEarly: true }),
    strategy: choice.strategy,
    collector,
    ...facts,
    ...NO_HISTORY,
  };
}

function debtorsToOpen(book: Book, today: Day): Opening[] {
  const { database } = book;
  const debtors = new Set([...overdueWithoutCase(database, today), ...debtorsDueSoon(book, today)]);
  const inOrder = [...debtors].sort((a, b) => a - b);
  return openingsAmong(book, today, [...loadDebtorFacts(database, inOrder).values()]);
}

/** Those against whom there is a claim, and those who are to be called before what they owe falls due. */
function openingsAmong(book: Book, today: Day, debtors: readonly DebtorFacts[]): Opening[] {
  const owing: (Chosen & { readonly facts: DebtorFacts; readonly owed: Money })[] = [];
  const others: DebtorFacts[] = [];
  for (const facts of debtors) {
    const { main: owed } = claimAgainst(book, today, facts);
    if (owed.cents > 0) owing.push({ facts, openedOn: today, owed });
    else others.push(facts);
  }
  const choices = chooseFor(book, owing, today);
  const openings = owing.flatMap(({ facts, owed }, place): Opening[] => {
    const choice = choices[place];
    return choice === undefined ? [] : [{ facts, choice, owed }];
  });
  const early = earlyOpenings(book, today, others);
  if (early.length === 0) return openings;
  return [...openings, ...early].sort((a, b) => a.facts.debtor.id - b.facts.debtor.id);
}

/** A dispute holds a case; it does not keep it from opening. */
function claimAgainst({ settings }: Book, on: Day, { items, disputes }: DebtorFacts): Claim {
  const counted = disputes.length === 0 ? items : items.map((item) => ({ ...item, isDisputed: false }));
  return claimOn(counted, settings.rules, on, settings.currency);
}
