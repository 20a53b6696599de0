/** What payers write, word by word: what a number is of, and what a date is. */
import { expect, test } from 'vitest';
import { readRemittance } from '../../../src/domain/payment/remittance.ts';

test.each<[string, string[]]>([
  ['SALDO FT 12', ['12']],
  ['SALDO N. 12 RIF. 15', ['12', '15']],
  ['FATTURA RIF 12', ['12']],
  ['FT 12 3 COLLI', ['12']],
  ['COLLI FT 12', ['12']],
  ['FT 12 DEL CLIENTE 45', ['12']],
])('%s names %j', (text, numbers) => {
  const { mentions } = readRemittance(text, () => false);
  expect(mentions.map((mention) => mention.text)).toEqual(numbers);
});

test.each<[string, string[]]>([
  ['SALDO SCADENZA 31 AGOSTO 2026', ['2026-08-31']],
  ['SALDO SCADENZA 31 AGOSTO', ['08-31']],
  ['RATA DI GIUGNO', ['-06-']],
])('%s: due %j', (text, dueDays) => {
  expect(readRemittance(text, () => false).dueDays).toEqual(dueDays);
});

test.each<[string, number[]]>([
  ['RATA 2/3 FT 12', [2]],
  ['RATE 2/3 FT 12', [2, 3]],
])('%s: instalments %j', (text, instalments) => {
  expect(readRemittance(text, () => false).instalments).toEqual(instalments);
});
