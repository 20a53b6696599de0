/** Decisions for the screen and for the store: everything that asks what is due asks here, and this asks nextStep. */
import { dropDecision, putOnAgenda, type AgendaEntry, type WeighedDecision } from '../../db/agenda.ts';
import { loadFacts } from '../../db/caseFacts.ts';
import { storedAgenda } from '../../db/storedAgenda.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import { heldBy } from '../../domain/step/heldBy.ts';
import { mayTakeStep, nextStep, type Decision } from '../../domain/nextStep.ts';
import { ratingFactor } from '../../domain/rating/ratingScale.ts';
import { askedDay, type Book, type Moment } from '../book.ts';
import { endingsOf } from '../debtor/prescriptions.ts';
import { byUrgency } from './urgency.ts';

/** The decision for facts at hand. */
export function decide(book: Book, facts: CaseFacts, today: Day): Decision {
  const { rules, currency } = book.settings;
  return nextStep(facts, book.settings.strategies[facts.strategy], rules, today, currency);
}

/**
 * Every open case (or some) as of a day, most urgent first. Reads only; what the store cannot tell is worked out here.
 * @param now the hour of today: callbacks go first when theirs has come
 */
export function agendaOn(
  book: Book,
  on: Day,
  only?: readonly number[],
  now?: Pick<Moment, 'today' | 'time'>,
): AgendaEntry[] {
  const { entries, stale } = storedAgenda(book.database, askedDay(book, on), only);
  const facts = loadFacts(book.database, stale);
  const endings = endingsOf(book, facts, on);
  const worked = facts.map((each): AgendaEntry => {
    const { terms = [] } = endings.get(each.number) ?? {};
    return {
      ...entryOf(book, each, decide(book, each, on)),
      ...(terms.length === 0 ? {} : { endings: terms }),
    };
  });
  return byUrgency([...entries, ...worked], now);
}

/** Reads these cases and stores the next step of each; those that are closed or gone leave the agenda. */
export function refreshAgenda(book: Book, today: Day, caseNumbers: readonly number[]): void {
  const facts = loadFacts(book.database, caseNumbers);
  const found = new Set(facts.map(({ number }) => number));
  for (const caseNumber of caseNumbers) if (!found.has(caseNumber)) dropDecision(book.database, caseNumber);
  storeDecisions(book, today, facts);
}

/** What a case is due for, as it was just decided. */
export interface Decided {
  readonly facts: CaseFacts;
  readonly decision: Decision;
}

/** Of more cases than a person changes at once nobody asks what comes next. */
const FEW_CASES = 20;

/** Stores the next step of cases whose facts are at hand; of few cases, what was decided. */
export function storeDecisions(book: Book, today: Day, cases: readonly CaseFacts[]): readonly Decided[] {
  for (const facts of cases) if (!facts.isOpen) dropDecision(book.database, facts.number);
  const decided: Decided[] = [];
  const keep = cases.length > FEW_CASES ? undefined : (each: Decided) => void decided.push(each);
  putOnAgenda(book.database, decisionsOf(book, today, cases, keep), askedDay(book, today));
  return decided;
}

/** One after the other as they are stored: after a large import they would fill the memory. */
function* decisionsOf(
  book: Book,
  today: Day,
  cases: readonly CaseFacts[],
  keep: ((decided: Decided) => void) | undefined,
): Generator<WeighedDecision> {
  const endings = endingsOf(
    book,
    cases.filter(({ isOpen }) => isOpen),
    today,
  );
  for (const facts of cases) {
    if (!facts.isOpen) continue;
    const decision = decide(book, facts, today);
    keep?.({ facts, decision });
    yield { decision, weightPercent: weightPercentOf(book, facts), endings: endings.get(facts.number) };
  }
}

/** What a case weighs in the agenda by its debtor's rating. */
function weightPercentOf({ settings }: Book, { debtor }: CaseFacts): number {
  return ratingFactor(debtor.rating?.class, settings.rating);
}

/** An agenda entry from a decision just made. */
export function entryOf(book: Book, facts: CaseFacts, decision: Decision): AgendaEntry {
  const { debtor } = facts;
  const { main, oldestDue, daysLate } = decision.claim;
  return {
    case: facts.number,
    debtor: {
      name: debtor.name,
      ...(debtor.code === undefined ? {} : { code: debtor.code }),
      ...(debtor.vatNumber === undefined ? {} : { vat: debtor.vatNumber }),
      ...(debtor.phone === undefined ? {} : { phone: debtor.phone }),
    },
    strategy: facts.strategy,
    collector: facts.collector,
    status: decision.status,
    task: decision.task,
    step: decision.step?.id,
    kind: decision.step?.kind,
    due: decision.due,
    at: decision.at,
    owedCents: main.cents,
    currency: main.currency,
    oldestDue,
    daysLate,
    weightPercent: weightPercentOf(book, facts),
    heldBy: heldBy(decision),
    reasons: decision.reasons,
    mayTakeStep: mayTakeStep(decision),
  };
}
