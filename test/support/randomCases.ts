/** Cases nobody would invent: any facts the types allow, also those that contradict each other. For laws. */
import fc from 'fast-check';
import type { CaseFacts, CaseItem } from '../../src/domain/case.ts';
import { addDays, day, type Day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { DEFAULT_RULES, type Rules } from '../../src/domain/settings.ts';
import { STANDARD } from '../../src/domain/strategy/strategy.ts';
import { UNPAID_REASONS } from '../../src/domain/conduct/unpaidReason.ts';
import { A_DEBTOR } from './caseWorld.ts';

/** Any day of two centuries. */
export const aDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 73_000 })
  .map((days) => addDays(day('1950-01-01'), days));

export const aPatronDay = fc.constantFrom(undefined, '06-24', '12-07', '11-25');

/** A day of the five months in which random cases happen: All Saints, the Immacolata, Christmas and the year's end included. */
export const aCaseDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 150 })
  .map((days) => addDays(day('2026-09-15'), days));

export const someRules: fc.Arbitrary<Rules> = fc.record({
  ...fixed(DEFAULT_RULES),
  patronDay: aPatronDay,
  minContactDays: fc.integer({ min: 0, max: 6 }),
  presentedWorkingDays: fc.integer({ min: 0, max: 12 }),
  promiseGraceWorkingDays: fc.integer({ min: 0, max: 3 }),
});

const anId = fc.integer({ min: 1, max: 9 });
const aStepId = fc.constantFrom(...STANDARD.steps.map((step) => step.id));
const anAmount = fc.integer({ min: -300_000, max: 900_000 }).map(cents);

/** Some keys may be missing. */
function maybe<Shape extends Record<string, unknown>>(shape: {
  [Key in keyof Shape]: fc.Arbitrary<Shape[Key]>;
}) {
  return fc.record(shape, { requiredKeys: [] });
}

function fixed<Value extends object>(value: Value): { [Key in keyof Value]: fc.Arbitrary<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fc.constant(each)])) as never;
}

const items: fc.Arbitrary<CaseItem[]> = fc
  .array(
    fc
      .record({
        dueOn: aCaseDay,
        openCents: anAmount,
        currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
        isDisputed: fc.constantFrom(false, false, true),
        wasDemanded: fc.boolean(),
        method: fc.constantFrom('Bonifico', 'Ri.Ba. 60 gg', 'SDD', 'RB'),
        returnedOn: fc.option(aCaseDay, { nil: undefined, freq: 3 }),
      })
      .map(({ returnedOn, ...item }) => ({ ...item, ...(returnedOn === undefined ? {} : { returnedOn }) }))
      .map((item) => ({ ...item, amountCents: item.openCents, isCreditNote: item.openCents < 0 })),
    { maxLength: 5 },
  )
  .map((list) => list.map((item, index) => ({ ...item, id: index + 1, number: `2026/${100 + index}` })));

const steps = fc.uniqueArray(
  fc
    .tuple(
      fc.record({
        step: aStepId,
        outcome: fc.constantFrom('done', 'skipped', 'passed'),
        on: aCaseDay,
        isUnreachable: fc.boolean(),
      }),
      maybe({ deadline: aCaseDay }),
    )
    .map(([step, more]) => ({ ...step, ...more })),
  { maxLength: 4, selector: (step) => step.step },
);

const letters = fc.array(
  fc
    .tuple(
      fc.record({
        id: anId,
        protocol: fc.constant('2026/0001'),
        step: aStepId,
        issuedOn: aCaseDay,
        termDays: fc.constantFrom(10, 15),
      }),
      maybe({ sentOn: aCaseDay, arrivedOn: aCaseDay, sentVia: fc.constantFrom('post', 'pec', 'registered') }),
      maybe({ deadline: aCaseDay }),
    )
    .map(([letter, ...more]) => Object.assign({}, letter, ...more) as typeof letter),
  { maxLength: 2 },
);

const contacts = fc.array(
  fc
    .tuple(
      fc.record({
        id: anId,
        channel: fc.constantFrom('call', 'visit', 'note'),
        outcome: fc.constantFrom(
          'no-answer',
          'busy',
          'voicemail',
          'callback',
          'promise',
          'says-paid',
          'disputes',
          'refuses',
          'wrong-number',
          'moved',
          'note',
        ),
        on: aCaseDay,
      }),
      maybe({
        step: aStepId,
        nextOn: aCaseDay,
        nextTime: fc.constant('15:00'),
        addressCheckedOn: aCaseDay,
      }),
    )
    .map(([contact, more]) => ({ ...contact, ...more })),
  { maxLength: 3 },
);

const promises = fc.array(
  fc
    .tuple(
      fc.record({
        id: anId,
        cents: fc.integer({ min: 1, max: 500_000 }).map(cents),
        currency: fc.constant('EUR'),
        madeOn: aCaseDay,
        by: aCaseDay,
        paidCents: fc.constant(cents(0)),
      }),
      maybe({ result: fc.constantFrom('kept', 'broken', 'replaced'), paidInFullOn: aCaseDay }),
    )
    .map(([promise, more]) => ({ ...promise, ...more })),
  { maxLength: 2 },
);

const plans = fc
  .uniqueArray(
    fc
      .tuple(
        fc.record({
          id: anId,
          madeOn: aCaseDay,
          graceDays: fc.integer({ min: 0, max: 7 }),
          items: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
          instalments: fc
            .uniqueArray(aCaseDay, { minLength: 1, maxLength: 3 })
            .map((days) => days.sort().map((dueOn) => ({ dueOn, cents: cents(50_000) }))),
          receipts: fc.array(
            fc.record({ on: aCaseDay, cents: fc.integer({ min: 1, max: 90_000 }).map(cents) }),
            {
              maxLength: 2,
            },
          ),
          openCents: fc.integer({ min: -1, max: 90_000 }).map(cents),
          interestCents: fc.constantFrom(cents(0), cents(0), cents(900)),
        }),
        maybe({ result: fc.constantFrom('kept', 'broken'), cancelledOn: aCaseDay }),
      )
      .map(([plan, more]) => ({
        ...plan,
        currency: 'EUR',
        principalCents: cents(50_000),
        interestPaidCents: cents(0),
        ...more,
      })),
    { maxLength: 2, selector: ({ id }) => id },
  )
  // As the book gives them: the newest last.
  .map((list) => list.sort((a, b) => a.id - b.id));

const holds = fc.array(
  fc
    .tuple(anId, aCaseDay, fc.integer({ min: 0, max: 30 }))
    .map(([id, from, length]) => ({ id, reason: 'director', from, until: addDays(from, length) })),
  { maxLength: 2 },
);

const disputes = fc.array(
  fc.tuple(anId, anId, aCaseDay).map(([id, invoiceId, openedOn]) => ({
    id,
    invoiceId,
    reason: 'goods',
    openedOn,
    answerBy: addDays(openedOn, 10),
  })),
  { maxLength: 2 },
);

const failedDeliveries = fc.array(
  fc
    .tuple(
      fc.record({
        id: anId,
        protocol: fc.constant('2026/0001'),
        step: fc.constantFrom('first-letter', 'second-letter', 'legal-warning'),
        failedOn: aCaseDay,
        reason: fc.constant('moved'),
      }),
      maybe({ sentOn: aCaseDay, addressCheckedOn: aCaseDay }),
    )
    .map(([failed, more]) => ({ ...failed, ...more })),
  { maxLength: 1 },
);

const debtor = maybe({ addressCheckedOn: aCaseDay, country: fc.constantFrom('IT', 'DE') }).chain((more) =>
  fc.constantFrom(
    { ...A_DEBTOR, ...more },
    {
      id: 1,
      name: A_DEBTOR.name,
      kind: 'company',
      isConsumer: false,
      language: 'it',
      ...more,
    } as const,
    { ...A_DEBTOR, isConsumer: true, pec: 'ada@pec.example', ...more },
  ),
);

const insolvency = fc
  .tuple(
    fc.record({
      id: anId,
      procedure: fc.constantFrom('judicial-liquidation', 'arrangement'),
      openedOn: aCaseDay,
    }),
    maybe({ fileBy: aCaseDay, claimFiledOn: aCaseDay, countsUntil: aCaseDay }),
  )
  .map(([proceedings, more]) => ({ ...proceedings, ...more }));

const tracings = fc.array(
  fc
    .tuple(
      fc.record({
        id: anId,
        asked: fc.constant('the town hall'),
        askedOn: aCaseDay,
        until: aCaseDay,
        found: fc.constantFrom([], ['phone'], ['address']),
        afterContact: fc.integer({ min: 0, max: 9 }),
      }),
      fc.constantFrom({}, { result: 'found' }, { result: 'not-found' }),
    )
    .map(([enquiry, answer]) => ({ ...enquiry, ...answer })),
  { maxLength: 2 },
);

const contactsElsewhere = fc.array(
  fc.record({
    channel: fc.constantFrom('call', 'visit'),
    outcome: fc.constantFrom('no-answer', 'refuses', 'callback', 'moved'),
    on: aCaseDay,
  }),
  { maxLength: 3 },
);

/** What most cases do not have. */
const interruptions = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: maybe({ insolvency }) },
  {
    weight: 2,
    arbitrary: maybe({
      tracings,
      contactsElsewhere,
      unpaidReason: fc.constantFrom(...UNPAID_REASONS),
      digitalRequests: fc.array(aCaseDay, { minLength: 3, maxLength: 6 }),
    }),
  },
);

/** An open case in any state whatever. */
export const randomFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    openedOn: aCaseDay,
    debtor,
    items,
    steps,
    letters,
    failedDeliveries,
    contacts,
    promises,
    holds,
    plans,
    disputes,
    interruptions,
  })
  .map(({ interruptions: more, ...facts }) => ({
    number: 1,
    isOpen: true,
    strategy: 'standard',
    collector: 'anna',
    ...facts,
    ...more,
  }));
