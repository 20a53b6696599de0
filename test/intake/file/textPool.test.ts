import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareNumber } from '../../../src/domain/payment/documentNumber.ts';
import { TextPool } from '../../../src/intake/file/textPool.ts';

function poolOf(texts: readonly string[]): TextPool {
  const pool = new TextPool();
  for (const text of texts) pool.add(text);
  return pool;
}

const numbers = fc.array(
  fc.oneof(
    fc.string({
      unit: fc.constantFrom('0', '1', 'a', 'A', '-', '/', ' ', '–', 'à', 'À', 'ß', '°'),
      maxLength: 5,
    }),
    fc.string({ maxLength: 4 }),
  ),
  { maxLength: 30 },
);

test('law: one number in several ways is found, and nothing else', () => {
  fc.assert(
    fc.property(numbers, (texts) => {
      const byBare = Map.groupBy(texts.keys(), (place) => bareNumber(texts[place] ?? ''));
      const expected = [...byBare.values()].filter(
        (places) => new Set(places.map((place) => texts[place])).size > 1,
      );
      expect(new Set(poolOf(texts).alike().map(String))).toEqual(new Set(expected.map(String)));
    }),
    { numRuns: 500 },
  );
});

test('most files have none', () => {
  expect(poolOf(['1', '2', '1', 'A-1']).alike()).toEqual([]);
});
