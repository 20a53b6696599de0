import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import type { RatingPartCode } from '../../../src/domain/rating/rating.ts';
import { ratingOutlook } from '../../../src/domain/rating/ratingOutlook.ts';
import {
  isInForce,
  usualExpiry,
  type InformationKind,
} from '../../../src/domain/rating/ratingInformation.ts';
import {
  betterThan,
  classOf,
  DEFAULT_RATING,
  highestScoreOf,
  RATING_CLASSES,
  ratingFactor,
} from '../../../src/domain/rating/ratingScale.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import { anInvoice, aPayer, pointsOf, rated, someAccounts, someInformation, TODAY } from '../ratingWorld.ts';

const four = (paid: number | null) => [1, 2, 3, 4].map(() => anInvoice({ paid }));

test('who pays on the day has all the points', () => {
  expect(rated(aPayer())).toMatchObject({ class: 'A', score: 100, experiences: 4 });
  expect(pointsOf(aPayer())).toEqual({
    'days-late': 35,
    'on-time': 15,
    exposure: 15,
    information: 20,
    promises: 10,
    returned: 5,
  });
});

describe('too little is known', () => {
  test.each([
    ['nothing', []],
    ['two paid invoices', four(0).slice(2)],
    ['two, and one that is not due yet', [...four(0).slice(2), anInvoice({ due: '2026-12-01', paid: null })]],
    ['two, and one due today', [...four(0).slice(2), anInvoice({ due: TODAY, paid: null })]],
    ['two, and one in dispute', [...four(0).slice(2), anInvoice({ paid: null, isDisputed: true })]],
    [
      'two, and one at the bank',
      [...four(0).slice(2), anInvoice({ due: '2026-11-20', paid: null, method: 'RIBA' })],
    ],
    ['two, and one paid long ago', [...four(0).slice(2), anInvoice({ due: '2025-11-23' })]],
  ])('%s', (_what, invoices) => {
    const rating = rated(aPayer({ invoices }));
    expect(rating).toEqual({ experiences: invoices.length === 0 ? 0 : 2, parts: [] });
  });

  test.each([
    ['overdue', anInvoice({ paid: null })],
    ['overdue since yesterday', anInvoice({ due: '2026-11-23', paid: null })],
    ['overdue for years', anInvoice({ due: '2023-01-01', paid: null })],
    ['fallen due a year ago', anInvoice({ due: '2025-11-24' })],
    ['paid before it is due', anInvoice({ due: '2026-12-01', paid: -20 })],
  ])('enough with a third one, %s', (_what, invoice) => {
    expect(rated(aPayer({ invoices: [...four(0).slice(2), invoice] })).experiences).toBe(3);
  });

  test('a proceeding is class E all the same, and only it is told', () => {
    const information = [someInformation({ kind: 'insolvency-proceeding' })];
    expect(rated(aPayer({ invoices: [], information }))).toEqual({
      class: 'E',
      score: 0,
      experiences: 0,
      limit: { class: 'E', information: information[0] },
      parts: [
        {
          code: 'information',
          points: 0,
          max: 20,
          values: { count: 1, kinds: ['insolvency-proceeding'] },
        },
      ],
    });
  });

  test('a protest does not rate whom nothing else is known of', () => {
    expect(rated(aPayer({ invoices: [], information: [someInformation()] })).class).toBeUndefined();
  });
});

describe('points', () => {
  const table: [RatingPartCode, string, Parameters<typeof aPayer>[0], number][] = [
    ['days-late', 'a day late', { invoices: four(1) }, 34],
    ['days-late', '30 days late', { invoices: four(30) }, 17],
    ['days-late', '59 days late', { invoices: four(59) }, 0],
    ['days-late', '60 days late', { invoices: four(60) }, 0],
    ['days-late', 'paid early: no days below zero', { invoices: four(-20) }, 35],
    [
      'days-late',
      'weighted by amount',
      { invoices: [...four(0).slice(2), anInvoice({ amount: 200_000, paid: 60 })] },
      17,
    ],
    ['on-time', '7 days late', { invoices: four(7) }, 15],
    ['on-time', '8 days late', { invoices: four(8) }, 0],
    ['on-time', 'half of it late', { invoices: [...four(0).slice(2), ...four(30).slice(2)] }, 7],
    ['exposure', 'all of it overdue', { invoices: four(null) }, 0],
    [
      'exposure',
      'a tenth overdue',
      { invoices: [...four(0), anInvoice({ amount: 44_444, paid: null })] },
      10,
    ],
    ['exposure', 'a third overdue', { invoices: [...four(0).slice(2), anInvoice({ paid: null })] }, 0],
    [
      'exposure',
      'what is yet to fall due counts',
      { invoices: [...four(0), anInvoice({ due: '2027-01-01', paid: null })] },
      15,
    ],
    ['information', 'a protest', { information: [someInformation()] }, 5],
    [
      'information',
      'a judicial mortgage',
      { information: [someInformation({ kind: 'prejudicial-act' })] },
      10,
    ],
    [
      'information',
      'a market in crisis',
      { information: [someInformation({ kind: 'market-in-crisis' })] },
      15,
    ],
    [
      'information',
      'something read somewhere',
      { information: [someInformation({ kind: 'open-source' })] },
      17,
    ],
    ['information', 'accounts', { information: [someInformation({ kind: 'account' })] }, 20],
    [
      'information',
      'accounts without a remark',
      { information: [someAccounts({ equity: 0, result: 0 })] },
      20,
    ],
    ['information', 'accounts with negative equity', { information: [someAccounts({ equity: -1 })] }, 17],
    ['information', 'accounts with a loss', { information: [someAccounts({ result: -1 })] }, 19],
    [
      'information',
      'a loss of less than a tenth',
      { information: [someAccounts({ revenue: 1_000, result: -99 })] },
      19,
    ],
    [
      'information',
      'a loss of a tenth',
      { information: [someAccounts({ revenue: 1_000, result: -100 })] },
      18,
    ],
    [
      'information',
      'a loss without revenue',
      { information: [someAccounts({ revenue: 0, result: -1 })] },
      18,
    ],
    [
      'information',
      'the worst accounts, together with something read somewhere',
      {
        information: [
          someAccounts({ revenue: 10, equity: -5, result: -5 }),
          someInformation({ id: 2, kind: 'open-source' }),
        ],
      },
      12,
    ],
    [
      'information',
      'only the newest accounts, whatever the order',
      { information: [someAccounts({ id: 2, year: 2025 }), someAccounts({ year: 2024, equity: -1 })] },
      20,
    ],
    [
      'information',
      'of one year those entered last',
      { information: [someAccounts({ id: 2, equity: -1 }), someAccounts({ equity: 1 })] },
      17,
    ],
    [
      'information',
      'accounts that are stale',
      { information: [{ ...someAccounts({ equity: -1 }), expiresOn: day('2026-11-23') }] },
      20,
    ],
    ['information', 'two protests', { information: [someInformation(), someInformation({ id: 2 })] }, 0],
    ['information', 'on its last day', { information: [someInformation({ expiresOn: TODAY })] }, 5],
    [
      'information',
      'the day after',
      { information: [someInformation({ expiresOn: day('2026-11-23') })] },
      20,
    ],
    ['promises', 'kept', { promises: [{ by: TODAY, result: 'kept' }] }, 10],
    ['promises', 'broken', { promises: [{ by: TODAY, result: 'broken' }] }, 0],
    [
      'promises',
      'two of three kept',
      { promises: (['kept', 'broken', 'kept'] as const).map((result) => ({ by: TODAY, result })) },
      6,
    ],
    [
      'promises',
      'broken more than a year ago',
      { promises: [{ by: day('2025-11-23'), result: 'broken' }] },
      10,
    ],
    ['promises', 'a plan kept', { plans: [{ by: TODAY, result: 'kept' }] }, 10],
    ['promises', 'a plan broken', { plans: [{ by: TODAY, result: 'broken' }] }, 0],
    [
      'promises',
      'a promise kept, a plan broken',
      { promises: [{ by: TODAY, result: 'kept' }], plans: [{ by: TODAY, result: 'broken' }] },
      5,
    ],
    [
      'promises',
      'a plan broken more than a year ago',
      { plans: [{ by: day('2025-11-23'), result: 'broken' }] },
      10,
    ],
    ['returned', 'one', { returns: [TODAY] }, 2],
    ['returned', 'two', { returns: [TODAY, TODAY] }, 0],
    ['returned', 'five', { returns: [TODAY, TODAY, TODAY, TODAY, TODAY] }, 0],
    ['returned', 'more than a year ago', { returns: [day('2025-11-23')] }, 5],
  ];
  test.each(table)('%s, %s', (part, _what, change, points) => {
    expect(pointsOf(aPayer(change))[part]).toBe(points);
  });
});

describe('amounts', () => {
  test('credit notes are set off against what is overdue', () => {
    const invoices = [...four(0), anInvoice({ paid: null })];
    const credit = (amount: number, currency = 'EUR') => [{ cents: cents(amount), currency }];
    const exposure = (change: object) => pointsOf(aPayer({ invoices, ...change }))['exposure'];
    expect(exposure({})).toBe(5);
    expect(exposure({ credits: credit(-100_000) })).toBe(15);
    expect(exposure({ credits: credit(-900_000) })).toBe(15);
    expect(exposure({ credits: credit(-100_000, 'CHF') })).toBe(5);
  });

  test('of a part payment each part counts with its own days', () => {
    const half = { on: day('2026-10-01'), cents: cents(50_000) };
    const invoice = {
      ...anInvoice({ due: '2026-10-01', paid: null }),
      openCents: cents(50_000),
      payments: [half],
    };
    const [days] = rated(aPayer({ invoices: [invoice, invoice, invoice] })).parts;
    expect(days).toMatchObject({ values: { tenths: 270, invoices: 3 } });
  });

  test('an amount that was lowered below what was paid still makes a volume', () => {
    const invoices = four(30).map((invoice) => ({ ...invoice, amountCents: cents(0) }));
    expect(rated(aPayer({ invoices })).score).toBe(67);
  });

  test('two currencies are never added: each counts as often as it has invoices', () => {
    const invoices = [
      ...four(0).slice(1),
      anInvoice({ currency: 'CHF', paid: 40, amount: 90_000_000 }),
      anInvoice({ currency: 'USD', due: '2026-12-31', paid: null }),
    ];
    const [days, , exposure] = rated(aPayer({ invoices })).parts;
    expect(days?.values).toEqual({ tenths: 100, invoices: 4 });
    expect(exposure?.values).toEqual({ percent: 0 });
  });

  test('the largest amounts there are', () => {
    const invoices = [1, 2, 3].map(() =>
      anInvoice({ amount: 1_000_000_000_000, due: '2020-01-01', paid: null }),
    );
    expect(rated(aPayer({ invoices }))).toMatchObject({ class: 'D', score: 35 });
  });
});

describe('information that allows no better class', () => {
  const table: [InformationKind, string, string, number][] = [
    ['insolvency-proceeding', '2020-01-01', 'E', 29],
    ['protest', '2026-09-01', 'D', 49],
    ['protest', '2025-11-25', 'D', 49],
    ['protest', '2025-11-24', 'C', 64],
    ['prejudicial-act', '2020-01-01', 'C', 64],
  ];
  test.each(table)('%s of %s: %s at best', (kind, on, inClass, score) => {
    const information = [someInformation({ kind, on: day(on) })];
    expect(rated(aPayer({ information }))).toMatchObject({
      class: inClass,
      score,
      limit: { class: inClass, information: { kind } },
    });
  });

  test('the gravest of several decides', () => {
    const information = [
      someInformation({ id: 1, kind: 'prejudicial-act' }),
      someInformation({ id: 2 }),
      someInformation({ id: 3, kind: 'other' }),
    ];
    expect(rated(aPayer({ information })).limit).toMatchObject({ class: 'D', information: { id: 2 } });
  });

  test('takes no points where they come to less', () => {
    const rating = rated(aPayer({ invoices: four(null), information: [someInformation()] }));
    expect(rating).toMatchObject({ class: 'E', score: 23, limit: { class: 'D' } });
  });
});

describe('the scale', () => {
  test.each([
    [100, 'A'],
    [80, 'A'],
    [79, 'B'],
    [65, 'B'],
    [64, 'C'],
    [50, 'C'],
    [49, 'D'],
    [30, 'D'],
    [29, 'E'],
    [0, 'E'],
  ])('%i points are %s', (score, inClass) => {
    expect(classOf(score, DEFAULT_RATING)).toBe(inClass);
  });

  test('the highest score of a class is in it, and one more is not', () => {
    for (const each of RATING_CLASSES) {
      const highest = highestScoreOf(each, DEFAULT_RATING);
      expect(classOf(highest, DEFAULT_RATING)).toBe(each);
      if (each !== 'A') expect(classOf(highest + 1, DEFAULT_RATING)).toBe(betterThan(each));
    }
  });

  test('what a case weighs', () => {
    expect([...RATING_CLASSES, undefined].map((each) => ratingFactor(each, DEFAULT_RATING))).toEqual([
      80, 90, 100, 110, 120, 100,
    ]);
  });
});

describe('how long information counts', () => {
  const months = DEFAULT_RATING.informationMonths;

  test.each([
    ['protest', '2031-02-28'],
    ['account', '2027-08-28'],
    ['insolvency-proceeding', undefined],
  ] as const)('%s of 28 February 2026', (kind, expected) => {
    expect(usualExpiry(kind, day('2026-02-28'), months)).toBe(expected);
  });

  test.each([
    [someInformation({ on: day('2026-11-25') }), false],
    [someInformation({ on: TODAY, expiresOn: TODAY }), true],
    [someInformation({ expiresOn: day('2026-11-23') }), false],
  ])('%#', (information, expected) => {
    expect(isInForce(information, TODAY)).toBe(expected);
  });

  test('without an end it counts for good', () => {
    const { expiresOn: _expiresOn, ...information } = someInformation();
    expect(isInForce(information, day('2099-01-01'))).toBe(true);
  });
});

describe('what would change it', () => {
  const outlook = (change: Parameters<typeof aPayer>[0]) =>
    ratingOutlook(aPayer(change), DEFAULT_RATING, DEFAULT_RULES, TODAY).map(({ code, rating, values }) => ({
      code,
      values,
      ...(rating === undefined ? {} : { score: rating.score }),
    }));

  test('nothing, for who has all the points', () => {
    expect(outlook({})).toEqual([]);
  });

  test('more invoices, for who has too few', () => {
    expect(outlook({ invoices: four(0).slice(3) })).toEqual([
      { code: 'more-invoices', values: { count: 2 } },
    ]);
  });

  test('payment, and none', () => {
    const invoices = [...four(0), anInvoice({ due: '2026-11-14', paid: null })];
    expect(outlook({ invoices })).toEqual([
      { code: 'overdue-paid', values: {}, score: 95 },
      { code: 'nothing-paid', values: { days: 30 }, score: 82 },
    ]);
  });

  test('the points to a better class', () => {
    expect(outlook({ invoices: four(30) })).toEqual([
      { code: 'points-missing', values: { count: 13, class: 'A' } },
    ]);
  });

  test('the end of what limits it, and no points: they would not help', () => {
    const { expiresOn: _expiresOn, ...forGood } = someInformation({ id: 7 });
    expect(outlook({ information: [someInformation({ id: 2, kind: 'open-source' }), forGood] })).toEqual([
      { code: 'information-ends', values: { kind: 'protest', information: 7 }, score: 97 },
    ]);
  });

  test('of information that only costs points, the one that ends first', () => {
    const { expiresOn: _expiresOn, ...forGood } = someInformation({ id: 1, kind: 'market-in-crisis' });
    const information = [
      forGood,
      someInformation({ id: 3, kind: 'open-source', expiresOn: day('2026-12-01') }),
      someInformation({ id: 2, kind: 'open-source' }),
      someInformation({ id: 4, kind: 'other', expiresOn: day('2026-11-30') }),
    ];
    expect(outlook({ information })).toEqual([
      {
        code: 'information-ends',
        values: { kind: 'open-source', information: 3, until: '2026-12-01' },
        score: 92,
      },
    ]);
  });
});
