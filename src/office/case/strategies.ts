/** Which strategy each case is on and why: chosen by the rules as it opens, and again while nothing has gone out. */
import { loadFacts } from '../../db/caseFacts.ts';
import { build } from '../../db/build.ts';
import type { DebtorFacts } from '../../db/debtorFacts.ts';
import {
  lastInvoices,
  storedChoices,
  untouchedAndInactive,
  type StoredChoice,
} from '../../db/strategyChoices.ts';
import { isChased } from '../../domain/step/claim.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { insolvencyOn } from '../../domain/step/insolvency.ts';
import type { CaseFacts } from '../../domain/case.ts';
import {
  chooseStrategy,
  hasGoneOut,
  isInactive,
  isOldAtOpening,
  type ChoiceFacts,
  type StrategyChoice,
} from '../../domain/strategy/strategyChoice.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';

/** A debtor whose strategy is to be chosen, and when its case was opened. */
export interface Chosen {
  readonly facts: Pick<DebtorFacts, 'debtor' | 'items' | 'insolvency'>;
  readonly openedOn: Day;
}

/** The strategy of each of these debtors by the rules, in the same order. */
export function chooseFor(book: Book, asked: readonly Chosen[], today: Day): StrategyChoice[] {
  const { rules, strategies } = book.settings;
  const known = asked.map((one) => factsOf(one, book, today));
  // What is open mostly shows that a debtor still buys; what was paid long ago is read only where it does not.
  const unclear: number[] = [];
  known.forEach((facts, place) => {
    const debtor = asked[place]?.facts.debtor.id;
    const isClear = isOldAtOpening(facts, rules) || !isInactive(facts.lastInvoiceOn, rules, today);
    if (!isClear && debtor !== undefined) unclear.push(debtor);
  });
  const last = unclear.length === 0 ? undefined : lastInvoices(book.database, unclear);
  const isKnown = (name: string): boolean => Object.hasOwn(strategies, name);
  return known.map((facts, place) => {
    const lastInvoiceOn = last?.get(asked[place]?.facts.debtor.id ?? 0);
    const told = lastInvoiceOn === undefined ? facts : { ...facts, lastInvoiceOn };
    return chooseStrategy(told, rules, today, isKnown);
  });
}

/** What is at hand tells; thousands at once, so nothing is copied that need not be. */
function factsOf({ facts, openedOn }: Chosen, { settings }: Book, today: Day): ChoiceFacts {
  let oldestDue: Day | undefined;
  let lastInvoiceOn: Day | undefined;
  for (const item of facts.items) {
    if (item.isCreditNote) continue;
    const issuedOn = item.issuedOn ?? item.dueOn;
    if (lastInvoiceOn === undefined || issuedOn > lastInvoiceOn) lastInvoiceOn = issuedOn;
    if ((oldestDue === undefined || item.dueOn < oldestDue) && isChased(item, settings.rules, today))
      oldestDue = item.dueOn;
  }
  const { class: rating, isByHand = false } = facts.debtor.rating ?? {};
  return {
    isInsolvent: insolvencyOn(facts, today) !== undefined,
    openedOn,
    ...(oldestDue === undefined ? undefined : { oldestDue }),
    ...(lastInvoiceOn === undefined ? undefined : { lastInvoiceOn }),
    ...(rating === undefined ? undefined : { rating }),
    ...(isByHand ? { isRatedByHand: true } : undefined),
  };
}

/**
 * Inside an act: cases for which a rule chose and in which nothing has gone out get the strategy that fits now.
 * @returns the cases, with the new strategy where there is one
 */
export function rechoose(
  book: Book,
  moment: Moment,
  cases: readonly CaseFacts[],
  recorder: Pick<Recorder, 'note'>,
): CaseFacts[] {
  const open = cases.filter((facts) => facts.isOpen && !hasGoneOut(facts));
  if (open.length === 0) return [...cases];
  const stored = storedChoices(
    book.database,
    open.map(({ number }) => number),
  );
  const free = open.filter(
    ({ number, strategy }) => stored.get(number)?.by === 'rule' && strategy in book.settings.strategies,
  );
  const choices = chooseFor(
    book,
    free.map((facts) => ({ facts, openedOn: facts.openedOn })),
    moment.today,
  );
  const changed = new Map<number, CaseFacts>();
  free.forEach((facts, place) => {
    const choice = choices[place];
    if (choice === undefined || choice.strategy === facts.strategy) return;
    storeChoice(book, facts.number, choice, 'rule');
    const { code, values } = choice.reason;
    recorder.note(facts.number, 'strategy-chosen', {
      from: facts.strategy,
      to: choice.strategy,
      because: code,
      ...values,
    });
    changed.set(facts.number, { ...facts, strategy: choice.strategy });
  });
  return cases.map((facts) => changed.get(facts.number) ?? facts);
}

/**
 * The same for these cases and for those that time alone changes, of debtors that have not been invoiced for too long.
 * @returns the cases that are on another strategy now
 */
export function rechooseOpen(
  book: Book,
  moment: Moment,
  cases: readonly number[],
  recorder: Recorder,
): number[] {
  const before = addDays(moment.today, 1 - book.settings.rules.inactiveAfterDays);
  const looked = [...new Set([...cases, ...untouchedAndInactive(book.database, before)])];
  if (looked.length === 0) return [];
  const facts = loadFacts(book.database, looked);
  const chosen = rechoose(book, moment, facts, recorder);
  return chosen.filter((each, place) => each !== facts[place]).map(({ number }) => number);
}

/** How a case came to its strategy, and the one the rules would choose on a day. */
export interface StrategyStanding {
  readonly strategy: string;
  readonly chosen: StoredChoice;
  readonly byRule: StrategyChoice;
  /** The rules would choose another one than they did; a person's choice is never questioned. */
  readonly isProposal: boolean;
}

/** Reads only. */
export function strategyStanding(book: Book, facts: CaseFacts, on: Day): StrategyStanding {
  const chosen = storedChoices(book.database, [facts.number]).get(facts.number) ?? { by: 'rule' };
  const [byRule] = chooseFor(book, [{ facts, openedOn: facts.openedOn }], on);
  if (byRule === undefined) throw new Error(`no choice for case ${facts.number}`);
  const isProposal =
    facts.isOpen &&
    chosen.by === 'rule' &&
    byRule.strategy !== facts.strategy &&
    byRule.reason.code !== 'insolvent';
  return { strategy: facts.strategy, chosen, byRule, isProposal };
}

/** Writes the choice down with its reason, inside an act. */
export function storeChoice(
  { database }: Book,
  caseNumber: number,
  { strategy, reason }: StrategyChoice,
  by: StoredChoice['by'],
): void {
  const values = { strategy, strategy_by: by, strategy_reason: JSON.stringify(reason) };
  database.run(build.updateTable('recovery_case').set(values).where('id', '=', caseNumber));
}
