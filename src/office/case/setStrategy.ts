/** A person puts a case on another strategy. */
import { storedChoices } from '../../db/strategyChoices.ts';
import { Refusal } from '../../domain/refusal.ts';
import { stepsAlreadySaid } from '../../domain/strategy/strategyChange.ts';
import { perform, type Done } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { openCase, recordPassedSteps, refuseEmptyReason } from './cases.ts';
import { storeChoice } from './strategies.ts';

/**
 * Puts a case on the strategy a person chose. What an earlier letter said is not said again: steps of the new ladder that
 * would are passed. Refuses (usage): `reason-needed`; (not-found): `no-such-strategy`.
 */
export function setStrategy(
  book: Book,
  moment: Moment,
  caseNumber: number,
  to: string,
  reason: string,
): Done<{ readonly from: string }> {
  refuseEmptyReason(reason);
  const { strategies } = book.settings;
  const strategy = Object.hasOwn(strategies, to) ? strategies[to] : undefined;
  if (strategy === undefined) {
    throw new Refusal('not-found', 'no-such-strategy', { text: to, known: Object.keys(strategies) });
  }
  return perform(book, moment, { command: 'strategy' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const { strategy: from } = facts;
    if (from === to && storedChoices(book.database, [caseNumber]).get(caseNumber)?.by === 'hand') {
      return { from };
    }
    recorder.note(caseNumber, 'strategy-set', { from, to, reason });
    storeChoice(book, caseNumber, { strategy: to, reason: { code: 'by-hand', values: { reason } } }, 'hand');
    const said = from === to ? [] : stepsAlreadySaid(facts.steps, strategies[from], strategy);
    recordPassedSteps(book, moment, caseNumber, said, recorder);
    return { from };
  });
}
