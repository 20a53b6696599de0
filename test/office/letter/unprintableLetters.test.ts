/** What a font cannot print is looked for among all letters of a night, however many they are. */
import { expect, test } from 'vitest';
import { partedByFont } from '../../../src/office/letter/unprintableLetters.ts';
import { aBookWith, aRow } from '../../support/world.ts';

/** SQLite takes 32,766 parameters in one statement. */
const MORE_THAN_PARAMETERS = 40_000;

test('more letters than a statement has parameters', () => {
  const book = aBookWith('2026-11-09', aRow({ debtor: { code: 'T1', name: '東京商事' } }));
  const entries = Array.from({ length: MORE_THAN_PARAMETERS }, (_, at) => ({ case: at + 1 }));
  const { printable, unprintable } = partedByFont(book, entries);
  expect(printable).toEqual(entries.slice(1));
  expect(unprintable).toEqual([{ entry: { case: 1 }, characters: '東京商事' }]);
});
