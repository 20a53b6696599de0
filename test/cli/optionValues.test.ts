import { expect, test } from 'vitest';
import { amountOption, dayOption } from '../../src/cli/optionValues.ts';
import { day } from '../../src/domain/day.ts';

const TODAY = { flag: '--by', today: day('2026-11-24'), patron: undefined };

test.each([
  ['future', 'oggi', '2026-11-24'],
  ['future', '4/12', '2026-12-04'],
  ['past', '12/4', '2026-04-12'],
  ['past', 'oggi', '2026-11-24'],
  ['any', 'ieri', '2026-11-23'],
] as const)('a %s day: %s', (direction, text, expected) => {
  expect(dayOption(text, { ...TODAY, direction })).toEqual({ day: expected });
});

test.each([
  ['future', 'ieri', 'day-passed'],
  ['future', '23/11', 'day-passed'],
  ['past', '4/12', 'day-ahead'],
  ['past', 'domani', 'day-ahead'],
  ['any', '31/11', 'day-unreadable'],
] as const)('a %s day: %s is refused as %s', (direction, text, code) => {
  expect(() => dayOption(text, { ...TODAY, direction })).toThrow(
    expect.objectContaining({ kind: 'usage', code }),
  );
});

test('an amount of an option is above zero', () => {
  expect(amountOption('1.250,50', '--amount')).toBe(125_050);
  for (const text of ['0', '-1', '1,250', 'x']) {
    expect(() => amountOption(text, '--amount')).toThrow(
      expect.objectContaining({ code: 'amount-unreadable' }),
    );
  }
});
