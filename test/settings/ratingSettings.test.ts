import { expect, test } from 'vitest';
import { readSettings } from '../../src/cli/settings/settings.ts';
import { it as italian } from '../../src/cli/messages/it.ts';
import { DEFAULT_RATING } from '../../src/domain/rating/ratingScale.ts';
import { acmeText } from './acme.ts';

/** Acme's settings with lines of `[rating]` turned on. */
const withRating = (lines: Readonly<Record<string, number | string>>) =>
  readSettings(
    acmeText(
      Object.fromEntries(Object.entries(lines).map(([key, value]) => [`# ${key} = `, `${key} = ${value}`])),
    ),
  );

test('without a change the rating is that of the program', () => {
  expect(withRating({})).toMatchObject({ settings: { rating: DEFAULT_RATING } });
});

test('a file written before there was a rating is read as well', () => {
  const [before = '', after = ''] = acmeText().split('[rating]\n');
  expect(readSettings(before + after)).toMatchObject({ settings: { rating: DEFAULT_RATING } });
});

test('every value can be another one', () => {
  expect(withRating({ history_months: 24, class_d: 20, priority_e: 150, protest_months: 0 })).toMatchObject({
    settings: {
      rating: {
        historyMonths: 24,
        leastScores: { A: 80, B: 65, C: 50, D: 20 },
        priorityPercents: { D: 110, E: 150 },
        informationMonths: { protest: 0, other: 12 },
      },
    },
  });
});

test.each([
  [{ class_b: 80 }, ['rating.class_b not-below']],
  [{ class_a: 65 }, ['rating.class_b not-below']],
  [{ class_c: 30, class_b: 90 }, ['rating.class_b not-below', 'rating.class_d not-below']],
  [{ class_d: 0 }, ['rating.class_d unfit-value']],
  [{ class_a: 101 }, ['rating.class_a unfit-value']],
  [{ priority_a: 0 }, ['rating.priority_a unfit-value']],
  [{ history_months: 121 }, ['rating.history_months unfit-value']],
  [{ other_months: 1.5 }, ['rating.other_months wrong-type']],
  [
    { protest_months: '"x"', on_time_days: -1 },
    ['rating.on_time_days unfit-value', 'rating.protest_months wrong-type'],
  ],
])('%j: all problems at once', (lines, expected) => {
  const { problems } = withRating(lines);
  expect(problems.map(({ key, code }) => `${key} ${code}`).sort()).toEqual(expected);
  for (const problem of problems) expect(italian.settings.problem(problem)).toContain(problem.key);
});
