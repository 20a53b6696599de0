/** What keeps the agreement on a plan from being issued: everything about the debtor, nothing about the step (rule 17). */
import { expect, test } from 'vitest';
import { agreementObstacles } from '../../../src/domain/agreed/agreementGate.ts';
import { day } from '../../../src/domain/day.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import {
  aCase,
  withDebtor,
  withDispute,
  withHold,
  withStep,
  type Deviation,
} from '../../support/caseWorld.ts';

const BAD_STREET = withDebtor({ address: undefined, email: undefined, pec: undefined });

test.each<[string, readonly Deviation[], readonly string[]]>([
  ['nothing', [], []],
  ['a dispute of what the plan covers', [withDispute('2026/101', '2026-11-10')], ['plan-disputed']],
  ['a hold', [withHold('2026-11-10', '2026-12-10')], ['on-hold']],
  ['an address without a street', [BAD_STREET], ['address-finding']],
  [
    'unless a person has checked it',
    [BAD_STREET, withStep('address-check', '2026-11-10', { kind: 'address-check' })],
    [],
  ],
])('%s', (_, deviations, codes) => {
  const obstacles = agreementObstacles(
    aCase(...deviations),
    { items: [1] },
    DEFAULT_RULES,
    day('2026-11-20'),
    'post',
  );
  expect(obstacles.map(({ code }) => code)).toEqual(codes);
});
