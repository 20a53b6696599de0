/** Items of two customers that are one: which of them are the same item, and which documents are told in two ways. */
import { expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { doubledItems, type ComparedItem } from '../../../src/domain/import/doubledItems.ts';

function anItem(change: Partial<ComparedItem> = {}): ComparedItem {
  return {
    number: '101',
    issuedOn: '2026-01-13',
    isCreditNote: false,
    instalment: null,
    key: 'due 2026-02-13',
    dueOn: day('2026-02-13'),
    amount: 1000,
    open: 1000,
    currency: 'EUR',
    ...change,
  };
}

test.each<[string, ComparedItem, Partial<ComparedItem>, { pairs: number; different: string[] }]>([
  ['the same', anItem(), {}, { pairs: 1, different: [] }],
  ['another number', anItem(), { number: '102' }, { pairs: 0, different: [] }],
  ['a credit note of that number', anItem(), { isCreditNote: true }, { pairs: 0, different: [] }],
  ['of which only one list tells the day', anItem(), { issuedOn: '' }, { pairs: 1, different: [] }],
  ['of which only the other does', anItem({ issuedOn: '' }), {}, { pairs: 1, different: [] }],
  ['of another day', anItem(), { issuedOn: '2025-01-13' }, { pairs: 0, different: [] }],
  ['another amount', anItem(), { amount: 900 }, { pairs: 0, different: ['101'] }],
  ['another currency', anItem(), { currency: 'USD' }, { pairs: 0, different: ['101'] }],
  ['due on another day', anItem(), { dueOn: day('2026-03-13') }, { pairs: 0, different: ['101'] }],
  [
    'another instalment',
    anItem({ instalment: '1' }),
    { instalment: '2', dueOn: day('2026-03-13') },
    { pairs: 0, different: [] },
  ],
])('%s', (_, stays, change, expected) => {
  const { pairs, different } = doubledItems([stays], [{ ...anItem(), ...change }]);
  expect({ pairs: pairs.length, different }).toEqual(expected);
});

test('of several of one day and amount the one of the same instalment is the same, else the one with that open', () => {
  const others = [
    anItem({ key: 'one', open: 500 }),
    anItem({ key: 'two', open: 1000 }),
    anItem({ key: 'three' }),
  ];
  const goesWith = (stays: ComparedItem): string | undefined =>
    doubledItems([stays], others).pairs[0]?.goes.key;
  expect(goesWith(anItem({ key: 'three' }))).toBe('three');
  expect(goesWith(anItem({ key: 'other', open: 500 }))).toBe('one');
  expect(goesWith(anItem({ key: 'other', open: 1 }))).toBe('one');
});
