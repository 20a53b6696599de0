import { expect, test } from 'vitest';
import { csvLine } from '../../../src/intake/file/csvLine.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+39 055', "'+39 055"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1+1', "'=1+1"],
  ['\r=1+1', "'=1+1"],
  ['＝1', "'＝1"],
  ['-300,00', '-300,00'],
  ['a;b', '"a;b"'],
  ['the "best"', '"the ""best"""'],
  ['two\nlines', 'two lines'],
])('%j is written %j', (cell, written) => {
  expect(csvLine([cell], ';')).toBe(written);
});
