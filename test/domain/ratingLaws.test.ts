/** What holds for every debtor: nothing that went worse makes a rating better. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { RatingFacts } from '../../src/domain/rating/rating.ts';
import type { RatedInvoice } from '../../src/domain/rating/ratingHistory.ts';
import { INFORMATION_KINDS, type Information } from '../../src/domain/rating/ratingInformation.ts';
import { classOf, DEFAULT_RATING } from '../../src/domain/rating/ratingScale.ts';
import { rated, someAccounts, someInformation, TODAY } from './ratingWorld.ts';

/** Due within the year, paid at once, later or not at all. */
const invoice: fc.Arbitrary<RatedInvoice> = fc
  .record({
    age: fc.integer({ min: -60, max: 364 }),
    amount: fc.integer({ min: 1, max: 10_000_000 }),
    paidAfter: fc.option(fc.integer({ min: -30, max: 400 })),
    share: fc.integer({ min: 1, max: 100 }),
    currency: fc.constantFrom('EUR', 'EUR', 'CHF'),
    isDisputed: fc.boolean(),
  })
  .map(({ age, amount, paidAfter, share, currency, isDisputed }) => {
    const dueOn = addDays(TODAY, 0 - age);
    const on = paidAfter === null ? undefined : addDays(dueOn, paidAfter);
    const paid = on === undefined || on > TODAY ? 0 : Math.ceil((amount * share) / 100);
    return {
      dueOn,
      amountCents: cents(amount),
      openCents: cents(amount - paid),
      currency,
      isDisputed,
      payments: on === undefined || paid === 0 ? [] : [{ on, cents: cents(paid) }],
    };
  });

const information: fc.Arbitrary<Information> = fc
  .record({
    id: fc.integer({ min: 1, max: 99 }),
    kind: fc.constantFrom(...INFORMATION_KINDS),
    age: fc.integer({ min: -10, max: 900 }),
    months: fc.option(fc.integer({ min: 0, max: 60 })),
  })
  .map(({ id, kind, age, months }) => {
    const on = addDays(TODAY, 0 - age);
    const { expiresOn: _expiresOn, ...rest } = someInformation({ id, kind, on });
    return months === null ? rest : { ...rest, expiresOn: addMonths(on, months) };
  });

const ended = fc.record({
  by: fc.integer({ min: 0, max: 500 }).map((age) => addDays(TODAY, 0 - age)),
  result: fc.constantFrom('kept' as const, 'broken' as const),
});

const facts: fc.Arbitrary<RatingFacts> = fc.record({
  invoices: fc.array(invoice, { minLength: 3, maxLength: 12 }),
  credits: fc.constantFrom([], [{ cents: cents(-5_000), currency: 'EUR' }]),
  promises: fc.array(ended, { maxLength: 4 }),
  plans: fc.array(ended, { maxLength: 2 }),
  returns: fc.array(
    fc.integer({ min: 0, max: 500 }).map((age) => addDays(TODAY, 0 - age)),
    { maxLength: 3 },
  ),
  information: fc.array(information, { maxLength: 3 }),
});

/** The score; who is not rated is left out of comparisons. */
const scoreOf = (of: RatingFacts): number | undefined => rated(of).score;

function neverBetter(changed: (before: RatingFacts) => RatingFacts, before: RatingFacts): void {
  const [first, second] = [scoreOf(before), scoreOf(changed(before))];
  if (first !== undefined && second !== undefined) expect(second).toBeLessThanOrEqual(first);
}

describe('never better', () => {
  test('when one payment came later', () => {
    fc.assert(
      fc.property(facts, fc.nat(11), fc.integer({ min: 1, max: 200 }), (before, which, days) => {
        const later = (each: RatedInvoice, index: number): RatedInvoice =>
          index === which
            ? {
                ...each,
                payments: each.payments.map(({ on, cents: paid }) => ({
                  on: addDays(on, days),
                  cents: paid,
                })),
              }
            : each;
        neverBetter((at) => ({ ...at, invoices: at.invoices.map(later) }), before);
      }),
    );
  });

  test('when one payment did not come at all', () => {
    const unpaid = (each: RatedInvoice): RatedInvoice => ({
      ...each,
      openCents: each.amountCents,
      payments: [],
    });
    fc.assert(
      fc.property(facts, fc.nat(11), (before, which) => {
        const invoices = before.invoices.map((each) => ({ ...each, isDisputed: false, currency: 'EUR' }));
        // What is not due yet says nothing when it is not paid.
        const isMissed = (each: RatedInvoice, index: number): boolean =>
          index === which && each.dueOn < TODAY;
        neverBetter(
          (at) => ({
            ...at,
            invoices: at.invoices.map((each, index) => (isMissed(each, index) ? unpaid(each) : each)),
          }),
          { ...before, invoices },
        );
      }),
    );
  });

  test('with one more piece of information', () => {
    fc.assert(
      fc.property(facts, information, (before, more) => {
        neverBetter((at) => ({ ...at, information: [...at.information, more] }), before);
      }),
    );
  });

  test('with accounts that show less', () => {
    const figure = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const less = fc.nat(2_000_000);
    fc.assert(
      fc.property(facts, figure, figure, less, less, (before, equity, result, ofEquity, ofResult) => {
        const withFigures = (figures: object): RatingFacts => ({
          ...before,
          information: [...before.information, someAccounts({ revenue: 500_000, ...figures })],
        });
        const worse = withFigures({ equity: equity - ofEquity, result: result - ofResult });
        neverBetter(() => worse, withFigures({ equity, result }));
        neverBetter(() => worse, before);
      }),
    );
  });

  test('with one more broken promise or plan, or one more payment that came back', () => {
    fc.assert(
      fc.property(facts, (before) => {
        neverBetter((at) => ({ ...at, promises: [...at.promises, { by: TODAY, result: 'broken' }] }), before);
        neverBetter((at) => ({ ...at, plans: [...at.plans, { by: TODAY, result: 'broken' }] }), before);
        neverBetter((at) => ({ ...at, returns: [...at.returns, TODAY] }), before);
      }),
    );
  });
});

test('never worse with one more promise or plan kept', () => {
  fc.assert(
    fc.property(facts, (before) => {
      const after = { ...before, promises: [...before.promises, { by: TODAY, result: 'kept' as const }] };
      neverBetter(() => before, after);
      const kept = { by: TODAY, result: 'kept' as const };
      neverBetter(() => before, { ...before, plans: [...before.plans, kept] });
    }),
  );
});

test('the parts come to the score, within their bounds, and the score to the class', () => {
  fc.assert(
    fc.property(facts, (of) => {
      const { class: inClass, score, parts, limit } = rated(of);
      if (inClass === undefined || score === undefined) return;
      const sum = parts.reduce((total, { points }) => total + points, 0);
      expect(limit === undefined ? sum : Math.min(sum, score)).toBe(score);
      for (const { points, max } of parts) {
        expect(Number.isInteger(points)).toBe(true);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(max);
      }
      expect(classOf(score, DEFAULT_RATING)).toBe(inClass);
    }),
  );
});

test('the order of the facts makes no difference', () => {
  fc.assert(
    fc.property(facts, (of) => {
      const { invoices, promises, plans, returns } = of;
      const reversed = {
        ...of,
        invoices: invoices.toReversed(),
        promises: promises.toReversed(),
        plans: plans.toReversed(),
        returns: returns.toReversed(),
      };
      expect(rated(reversed)).toEqual(rated(of));
    }),
  );
});
