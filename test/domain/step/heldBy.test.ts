/** What a held case is counted under, and in which section of the agenda a case stands. */
import { expect, test } from 'vitest';
import { heldBy } from '../../../src/domain/step/heldBy.ts';
import { sectionOfCase } from '../../../src/domain/step/kindOfWork.ts';

const PROMISE = { code: 'promise-open', values: {} } as const;
const LATER = { code: 'not-yet-due', values: {} } as const;

test.each([
  ['held', [LATER, PROMISE], 'promise-open'],
  ['held', [LATER], 'on-hold'],
  ['waiting', [LATER], ''],
  ['due', [], ''],
] as const)('%s by %j: "%s"', (status, reasons, code) => {
  expect(heldBy({ status, reasons })).toBe(code);
});

test.each([
  ['due', 'calls'],
  ['waiting', 'other'],
  ['held', 'other'],
] as const)('a call that is %s is counted under %s', (status, section) => {
  expect(sectionOfCase({ status, task: 'step', kind: 'call' })).toBe(section);
});
