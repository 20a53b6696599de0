/** What other systems got wrong about days: on which one something happens, and which ones belong to a range. */
import { describe, expect, test } from 'vitest';
import { dayInRome, hourInRome } from '../../src/cli/context.ts';
import { protocolsIn } from '../../src/cli/letter/protocolRange.ts';
import { isHoliday } from '../../src/domain/calendar.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { insolvencyOn } from '../../src/domain/step/insolvency.ts';
import { rateFor, withOwnRates } from '../../src/domain/interest/rates.ts';
import { choiceInForce } from '../../src/domain/rating/ratingChoice.ts';
import { isInForce } from '../../src/domain/rating/ratingInformation.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { askForDebtor } from '../../src/office/debtor/tracing.ts';
import { aCase, decisionOn, openedOn, owing } from '../support/caseWorld.ts';
import { aBookWith, aRow, moment } from '../support/world.ts';
import { nextOn } from './desk.ts';

describe('5: seven days after the due date is the seventh day, not the sixth and not the eighth', () => {
  test.each([
    ['within a month', '2026-11-02', '2026-11-09'],
    ['onto 29 February', '2028-02-22', '2028-02-29'],
    ['over 29 February', '2028-02-28', '2028-03-06'],
    ['in a year without one', '2027-02-22', '2027-03-01'],
    ['from 29 February', '2028-02-29', '2028-03-07'],
    ['onto the last day of the year', '2026-12-24', '2026-12-31'],
    ['over the end of the year', '2026-12-30', '2027-01-07'],
    ['onto New Year, which moves to the Monday after it', '2026-12-25', '2027-01-04'],
    ['over the night that lacks an hour', '2026-03-25', '2026-04-01'],
    ['over the night that has one more', '2026-10-21', '2026-10-28'],
    ['onto the Sunday of that night, which moves to Monday', '2026-10-18', '2026-10-26'],
  ])('%s: %s, due on %s', (_what, due, expected) => {
    const facts = aCase(owing({ due }), openedOn(addDays(day(due), 1)));
    const statusOn = (on: string): string => decisionOn(facts, on).status;
    expect(decisionOn(facts, expected).due).toBe(expected);
    expect([
      statusOn(addDays(day(expected), -1)),
      statusOn(expected),
      statusOn(addDays(day(expected), 1)),
    ]).toEqual(['waiting', 'due', 'due']);
  });

  test.each([
    ['2026-03-29T00:59:59Z', '2026-03-29', '01:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    ['2026-03-28T22:59:59Z', '2026-03-28', '23:59'],
    ['2026-03-29T22:00:00Z', '2026-03-30', '00:00'],
    ['2026-10-24T21:59:59Z', '2026-10-24', '23:59'],
    ['2026-10-24T22:00:00Z', '2026-10-25', '00:00'],
    ['2026-10-25T00:59:59Z', '2026-10-25', '02:59'],
    ['2026-10-25T01:00:00Z', '2026-10-25', '02:00'],
    ['2026-10-25T22:59:59Z', '2026-10-25', '23:59'],
    ['2026-10-25T23:00:00Z', '2026-10-26', '00:00'],
    ['2026-12-31T22:59:59Z', '2026-12-31', '23:59'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00'],
    ['2028-02-28T23:00:00Z', '2028-02-29', '00:00'],
  ])('at %s it is %s in Italy, %s', (instant, today, hour) => {
    expect([dayInRome(new Date(instant)), hourInRome(new Date(instant))]).toEqual([today, hour]);
  });
});

/** The four days around a range of two: before it, its first, its last, after it. */
const AROUND = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((each) => day(each));

describe('28: both ends of a range belong to it', () => {
  const [, from, until] = AROUND as [ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>];

  test('a hold from the day it was made to its last day', () => {
    const book = aBookWith('2026-11-24', aRow());
    holdCase(book, moment(from), 1, { reason: 'director', until });
    expect(AROUND.map((today) => nextOn(book, today)?.status)).toEqual(['due', 'held', 'held', 'due']);
  });

  test('an enquiry from the day it was made until the answer is expected, and on that day it is asked for', () => {
    const book = aBookWith('2026-11-24', aRow());
    askForDebtor(book, moment(from), 1, { asked: 'the registry', until: addDays(until, 1) });
    const isHeld = AROUND.map((today) =>
      nextOn(book, today)?.reasons.some(({ code }) => code === 'tracing-asked'),
    );
    expect(isHeld).toEqual([false, true, true, false]);
  });

  test('commercial information from its date to its expiry', () => {
    const information = { on: from, expiresOn: until };
    expect(AROUND.map((today) => isInForce(information, today))).toEqual([false, true, true, false]);
  });

  test('a class given by hand to its last day', () => {
    const choice = { class: 'C', reason: 'known', until, on: from, who: 'anna' } as const;
    const counts = AROUND.map((today) => choiceInForce(choice, today) !== undefined);
    expect(counts.slice(1)).toEqual([true, true, false]);
  });

  test('proceedings that were only read of to the day they count until', () => {
    const insolvency = {
      procedure: 'judicial-liquidation',
      openedOn: from,
      countsUntil: until,
      isReported: true,
    } as NonNullable<Parameters<typeof insolvencyOn>[0]['insolvency']>;
    const stops = AROUND.map((today) => insolvencyOn({ insolvency }, today) !== undefined);
    expect(stops).toEqual([false, true, true, false]);
  });

  test.each([
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
  ])('a half-year %s from %s to %s, without a gap between two', (period, first, last) => {
    const rate = rateFor(withOwnRates([]), { kind: 'commercial', period });
    expect(rate).toMatchObject({ from: first, until: last });
  });

  test('letters from the first number to the last', () => {
    expect(protocolsIn('2026/0007-0009')).toEqual(['2026/0007', '2026/0008', '2026/0009']);
  });

  test('a holiday is the whole of its day', () => {
    const around = ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28'];
    expect(around.map((each) => isHoliday(day(each), undefined))).toEqual([false, true, true, true, false]);
  });
});
