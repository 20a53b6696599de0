/** The dates a case, or any case on a strategy, would go through if nobody paid. Reads only. */
import { NO_HISTORY, type CaseFacts } from '../../domain/case.ts';
import { courtesyDay, courtesyStep } from '../../domain/step/courtesy.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { cents } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Strategy } from '../../domain/strategy/strategy.ts';
import { strategyPreview, type PreviewedStep } from '../../domain/strategy/strategyPreview.ts';
import { strategyNamed, type Book } from '../book.ts';

/** Of a case as it stands. Refuses (data): `unknown-strategy`. */
export function previewOfCase(book: Book, facts: CaseFacts, from: Day, until: Day): PreviewedStep[] {
  const { rules, currency } = book.settings;
  return strategyPreview(facts, strategyNamed(book, facts.strategy), rules, { from, until, currency });
}

/**
 * Of one invoice, large enough for every step, of a debtor who can be reached everywhere.
 * Refuses (not-found): `no-such-strategy`.
 */
export function previewOfStrategy(book: Book, name: string, due: Day, until: Day): PreviewedStep[] {
  const { strategies, rules, currency } = book.settings;
  const strategy = Object.hasOwn(strategies, name) ? strategies[name] : undefined;
  if (strategy === undefined)
    throw new Refusal('not-found', 'no-such-strategy', { text: name, known: Object.keys(strategies) });
  const courtesy = courtesyStep(strategy);
  const from = courtesy === undefined ? addDays(due, 1) : courtesyDay(courtesy, due, rules.patronDay);
  const facts = aCaseOf(strategy, { due, from, isEarly: courtesy !== undefined, currency });
  return strategyPreview(facts, strategy, rules, { from, until, currency });
}

function aCaseOf(
  strategy: Strategy,
  { due, from, isEarly, currency }: { due: Day; from: Day; isEarly: boolean; currency: string },
): CaseFacts {
  const least = Math.max(...strategy.steps.map((step) => step.minAmountCents ?? 1));
  return {
    number: 0,
    isOpen: true,
    openedOn: from,
    isEarly,
    strategy: strategy.name,
    collector: '',
    debtor: {
      id: 0,
      name: '',
      address: 'Via Roma, 1',
      postcode: '50123',
      city: 'Firenze',
      province: 'FI',
      phone: '-',
      pec: '-',
      kind: 'company',
      isConsumer: false,
      language: 'it',
    },
    items: [
      {
        id: 0,
        number: '',
        dueOn: due,
        amountCents: cents(least),
        openCents: cents(least),
        currency,
        isCreditNote: false,
        isDisputed: false,
        wasDemanded: false,
      },
    ],
    ...NO_HISTORY,
    disputes: [],
  };
}
