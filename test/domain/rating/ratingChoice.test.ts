import { expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { choiceInForce, type RatingChoice } from '../../../src/domain/rating/ratingChoice.ts';

const CHOICE: RatingChoice = { class: 'B', reason: 'known', on: day('2026-11-01'), who: 'anna' };

test.each<[string, RatingChoice | undefined, boolean]>([
  ['no choice', undefined, false],
  ['a choice without an end', CHOICE, true],
  ['on its last day', { ...CHOICE, until: day('2026-11-24') }, true],
  ['the day after', { ...CHOICE, until: day('2026-11-23') }, false],
])('on 24 November 2026: %s', (_what, choice, isInForce) => {
  expect(choiceInForce(choice, day('2026-11-24')) !== undefined).toBe(isInForce);
});
