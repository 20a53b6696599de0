/** Rule 20: an item is debtor, number, issue date and instalment. Which row of the book a row of a file means. */
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { freeKey, instalmentKey, pairItems } from '../../../src/domain/import/itemMatch.ts';

/** `2:2026-11-30` is instalment 2 due on that day; without a number the export gives none. */
function part(text: string): { instalment?: string; dueOn: ReturnType<typeof day> } {
  const [first = '', second] = text.split(':');
  return second === undefined ? { dueOn: day(first) } : { instalment: first, dueOn: day(second) };
}

function pair(incoming: readonly string[], existing: readonly string[]): (string | undefined)[] {
  return pairWithAmounts(
    incoming.map((text): [string, number] => [text, 0]),
    existing.map((text, index): [string, number] => [text, index + 1]),
  );
}

type Amounts = readonly (readonly [text: string, amount: number])[];

function pairWithAmounts(incoming: Amounts, existing: Amounts): (string | undefined)[] {
  const rows = existing.map(([text, amount]) => {
    const { instalment = null, dueOn } = part(text);
    return { text, key: instalmentKey(part(text)), instalment, dueOn, amount };
  });
  const parts = incoming.map(([text, amountCents]) => ({ ...part(text), amountCents }));
  return pairItems(parts, rows).map((row) => row?.text);
}

test.each<[string, string[], string[], (string | undefined)[]]>([
  ['the same row', ['2026-10-31'], ['2026-10-31'], ['2026-10-31']],
  ['a single row whose due date was put off', ['2026-11-30'], ['2026-10-31'], ['2026-10-31']],
  ['nothing in the book yet', ['2026-10-31'], [], [undefined]],
  [
    'two instalments, in any order',
    ['2:2026-11-30', '1:2026-10-31'],
    ['1:2026-10-31', '2:2026-11-30'],
    ['2:2026-11-30', '1:2026-10-31'],
  ],
  ['the second is left of two', ['2026-11-30'], ['1:2026-10-31', '2:2026-11-30'], ['2:2026-11-30']],
  [
    'two are left of three and numbered from one again',
    ['1:2026-11-30', '2:2026-12-31'],
    ['1:2026-10-31', '2:2026-11-30', '3:2026-12-31'],
    ['2:2026-11-30', '3:2026-12-31'],
  ],
  [
    'the first of two put off',
    ['1:2026-11-15', '2:2026-11-30'],
    ['1:2026-10-31', '2:2026-11-30'],
    ['1:2026-10-31', '2:2026-11-30'],
  ],
  [
    'the first put off to the day of the second',
    ['1:2026-11-30', '2:2026-11-30'],
    ['1:2026-10-31', '2:2026-11-30'],
    ['1:2026-10-31', '2:2026-11-30'],
  ],
  ['an instalment more', ['1:2026-10-31', '2:2026-11-30'], ['1:2026-10-31'], ['1:2026-10-31', undefined]],
  [
    'a document that got instalments: one keeps the row, the other is new',
    ['1:2026-10-31', '2:2026-11-30'],
    ['2026-10-31'],
    ['2026-10-31', undefined],
  ],
  [
    'a numbered row with another number and another day is another one',
    ['2:2026-11-30'],
    ['1:2026-10-31'],
    [undefined],
  ],
])('%s', (_what, incoming, existing, expected) => {
  expect(pair(incoming, existing)).toEqual(expected);
});

test.each<[string, Amounts, Amounts, (string | undefined)[]]>([
  [
    'the one left on each side was put off when the amounts agree',
    [
      ['2026-10-31', 500],
      ['2026-11-15', 700],
    ],
    [
      ['2026-10-31', 500],
      ['2026-11-05', 700],
    ],
    ['2026-10-31', '2026-11-05'],
  ],
  [
    'other amounts are another instalment',
    [
      ['2026-10-31', 500],
      ['2026-11-15', 701],
    ],
    [
      ['2026-10-31', 500],
      ['2026-11-05', 700],
    ],
    ['2026-10-31', undefined],
  ],
  [
    'two left over in the file: nobody knows which',
    [
      ['2026-11-15', 700],
      ['2026-11-20', 700],
      ['2026-10-31', 500],
    ],
    [
      ['2026-10-31', 500],
      ['2026-11-05', 700],
    ],
    [undefined, undefined, '2026-10-31'],
  ],
  [
    'two numbers that differ are two instalments',
    [
      ['1:2026-10-31', 500],
      ['3:2026-12-31', 500],
    ],
    [
      ['1:2026-10-31', 500],
      ['2:2026-11-30', 500],
    ],
    ['1:2026-10-31', undefined],
  ],
  ['one row against one, numbered since', [['1:2026-11-15', 400]], [['2026-11-05', 700]], ['2026-11-05']],
  [
    'one row against one, numbered no longer',
    [['2026-11-15', 400]],
    [['1:2026-11-05', 700]],
    ['1:2026-11-05'],
  ],
])('%s', (_what, incoming, existing, expected) => {
  expect(pairWithAmounts(incoming, existing)).toEqual(expected);
});

describe('without a date the number may be that of another year', () => {
  const known = {
    text: '',
    key: '2026-02-13',
    instalment: null,
    dueOn: day('2026-02-13'),
    amount: 500,
    open: 300,
  };

  test.each<[string, { due: string; amount?: number; open?: number; instalment?: string }, boolean]>([
    ['the same day, other amounts', { due: '2026-02-13', amount: 90, open: 90 }, true],
    ['put off, the same amount', { due: '2026-03-31' }, true],
    ['put off by half a year', { due: '2026-08-15' }, true],
    ['a day more', { due: '2026-08-16' }, false],
    ['due half a year earlier', { due: '2025-08-14' }, true],
    ['a day earlier', { due: '2025-08-13' }, false],
    ['put off, what is left is the same', { due: '2026-03-31', amount: 300, open: 300 }, true],
    ['put off, other amounts', { due: '2026-03-31', amount: 301, open: 301 }, false],
    ['the next year, the same amount', { due: '2027-02-13' }, false],
    ['the next year, the same instalment', { due: '2027-02-13', instalment: '1' }, false],
  ])('%s: %j', (_what, { due, amount = 500, open = 100, instalment }, isSame) => {
    const row = {
      dueOn: day(due),
      amountCents: amount,
      openCents: open,
      ...(instalment ? { instalment } : {}),
    };
    const stored = instalment === undefined ? known : { ...known, key: instalment, instalment };
    expect(pairItems([row], [stored], false)).toEqual([isSame ? stored : undefined]);
    // With its date it is the one of that day.
    expect(pairItems([row], [stored])).toEqual([stored]);
  });

  test('what is settled is not the same because nothing is open of both', () => {
    const row = { dueOn: day('2026-03-31'), amountCents: 90, openCents: 0 };
    expect(pairItems([row], [{ ...known, open: 0 }], false)).toEqual([undefined]);
  });
});

test('a credit note is never the invoice of the same number', () => {
  const dueOn = day('2026-10-31');
  expect(instalmentKey({ dueOn, isCreditNote: true })).not.toBe(
    instalmentKey({ dueOn, isCreditNote: false }),
  );
  expect(instalmentKey({ dueOn, instalment: '1' })).toBe('1');
});

test('a new item never takes the identity of another', () => {
  expect(freeKey(part('2:2026-12-31'), [{ key: '1' }])).toBe('2');
  expect(freeKey(part('2:2026-12-31'), [{ key: '1' }, { key: '2' }])).toBe('2 2026-12-31');
});
