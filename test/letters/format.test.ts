import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents, LARGEST_CENTS } from '../../src/domain/money.ts';
import {
  formatAmount,
  formatDayWithArticle,
  formatIban,
  formatLongDay,
  formatMoney,
  formatOfDay,
  formatShortDay,
} from '../../src/letters/format.ts';

describe('amounts', () => {
  test.each([
    [0, '0,00', '0.00'],
    [5, '0,05', '0.05'],
    [-5, '-0,05', '-0.05'],
    [99_999, '999,99', '999.99'],
    [100_000, '1.000,00', '1,000.00'],
    [123_456, '1.234,56', '1,234.56'],
    [-123_456, '-1.234,56', '-1,234.56'],
    [100_000_000, '1.000.000,00', '1,000,000.00'],
    [LARGEST_CENTS, '10.000.000.000,00', '10,000,000,000.00'],
  ])('%i cents', (amount, italian, english) => {
    expect([formatAmount(cents(amount), 'it'), formatAmount(cents(amount), 'en')]).toEqual([
      italian,
      english,
    ]);
  });

  test.each([
    [123_456, 'EUR', '€\u00a01.234,56', '€1,234.56'],
    [-10_000, 'EUR', '€\u00a0-100,00', '-€100.00'],
    [123_456, 'USD', 'USD\u00a01.234,56', 'USD\u00a01,234.56'],
  ])('%i cents of %s', (amount, currency, italian, english) => {
    expect(formatMoney(cents(amount), currency, 'it')).toBe(italian);
    expect(formatMoney(cents(amount), currency, 'en')).toBe(english);
  });

  test('taking the marks out gives the cents back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -LARGEST_CENTS, max: LARGEST_CENTS }),
        fc.constantFrom('it' as const, 'en' as const),
        (amount, language) => {
          expect(Number(formatAmount(cents(amount), language).replace(/[.,]/gu, '')) - amount).toBe(0);
        },
      ),
    );
  });
});

describe('days', () => {
  test.each([
    ['2026-12-31', '31 dicembre 2026', 'il 31 dicembre 2026', 'del 31 dicembre 2026', '31/12/2026'],
    ['2026-02-01', '1º febbraio 2026', 'il 1º febbraio 2026', 'del 1º febbraio 2026', '01/02/2026'],
    ['2026-12-08', '8 dicembre 2026', 'l’8 dicembre 2026', 'dell’8 dicembre 2026', '08/12/2026'],
    ['2026-08-11', '11 agosto 2026', 'l’11 agosto 2026', 'dell’11 agosto 2026', '11/08/2026'],
    ['2028-02-29', '29 febbraio 2028', 'il 29 febbraio 2028', 'del 29 febbraio 2028', '29/02/2028'],
  ])('%s in Italian', (text, long, article, of, short) => {
    const date = day(text);
    expect([
      formatLongDay(date, 'it'),
      formatDayWithArticle(date, 'it'),
      formatOfDay(date, 'it'),
      formatShortDay(date, 'it'),
    ]).toEqual([long, article, of, short]);
  });

  test.each([
    ['2026-12-31', '31 December 2026', '31 Dec 2026'],
    ['2026-05-01', '1 May 2026', '1 May 2026'],
    ['2026-03-04', '4 March 2026', '4 Mar 2026'],
  ])('%s in English is never month first', (text, long, short) => {
    const date = day(text);
    expect(formatLongDay(date, 'en')).toBe(long);
    expect(formatDayWithArticle(date, 'en')).toBe(long);
    expect(formatOfDay(date, 'en')).toBe(`of ${long}`);
    expect(formatShortDay(date, 'en')).toBe(short);
  });
});

test('an IBAN is printed in groups of four', () => {
  expect(formatIban('IT60X0542811101000000123456').split('\u00a0')).toEqual([
    'IT60',
    'X054',
    '2811',
    '1010',
    '0000',
    '0123',
    '456',
  ]);
});
