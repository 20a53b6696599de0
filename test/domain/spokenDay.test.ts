import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, weekday } from '../../src/domain/day.ts';
import { readSpokenDay, type SpokenDayQuestion } from '../../src/domain/spokenDay.ts';

// A Tuesday; Tuesday 8 December is a holiday.
const TUESDAY: SpokenDayQuestion = { today: day('2026-11-24'), patron: undefined, direction: 'future' };
const ahead = (text: string) => readSpokenDay(text, TUESDAY);
const behind = (text: string) => readSpokenDay(text, { ...TUESDAY, direction: 'past' });

describe('a day said for the future', () => {
  test.each([
    ['2026-12-04', '2026-12-04'],
    ['2026/12/4', '2026-12-04'],
    ['4/12', '2026-12-04'],
    ['04/12/2026', '2026-12-04'],
    ['4/12/26', '2026-12-04'],
    ['4.12.2026', '2026-12-04'],
    ['4.12', '2026-12-04'],
    ['4-12', '2026-12-04'],
    ['12/4', '2027-04-12'],
    ['24/11', '2026-11-24'],
    ['23/11', '2026-11-23'],
    ['24/8', '2026-08-24'],
    ['23/8', '2027-08-23'],
    ['oggi', '2026-11-24'],
    ['Today', '2026-11-24'],
    ['domani', '2026-11-25'],
    ['tomorrow', '2026-11-25'],
    ['dopodomani', '2026-11-26'],
    ['ieri', '2026-11-23'],
    ['yesterday', '2026-11-23'],
    ['mer', '2026-11-25'],
    ['lun', '2026-11-30'],
    ['ven 04/12', '2026-12-04'],
    ['Friday 4/12/2026', '2026-12-04'],
    ['mar', '2026-12-01'],
    ['tue', '2026-12-01'],
    ['Martedì', '2026-12-01'],
    ['dom', '2026-11-29'],
    ['sunday', '2026-11-29'],
    ['+0', '2026-11-24'],
    ['+3', '2026-11-27'],
    ['+3g', '2026-11-27'],
    ['+3d', '2026-11-27'],
    ['-3', '2026-11-21'],
    ['+3l', '2026-11-27'],
    ['+4l', '2026-11-30'],
    ['+4w', '2026-11-30'],
    ['+10l', '2026-12-09'],
    ['fm', '2026-11-30'],
    ['eom', '2026-11-30'],
    ['  fine   mese ', '2026-11-30'],
  ])('%s is %s', (text, expected) => {
    expect(ahead(text)).toEqual({ day: expected });
  });

  test.each([
    ['gio 15:30', '2026-11-26', '15:30'],
    ['ven 04/12/2026 11:00', '2026-12-04', '11:00'],
    ['thu 9:05', '2026-11-26', '09:05'],
    ['4/12 15.30', '2026-12-04', '15:30'],
    ['domani alle 8:00', '2026-11-25', '08:00'],
    ['15:30', '2026-11-24', '15:30'],
    ['ore 15:30', '2026-11-24', '15:30'],
    ['2026-12-04 00:00', '2026-12-04', '00:00'],
    ['ven 23:59', '2026-11-27', '23:59'],
  ])('%s is %s at %s', (text, expected, time) => {
    expect(ahead(text)).toEqual({ day: expected, time });
  });

  test.each([
    ['31/02/2027', 'no-such-day'],
    ['31/11', 'no-such-day'],
    ['29/2', 'no-such-day'],
    ['12/31/2026', 'no-such-day'],
    ['1/1/1899', 'no-such-day'],
    ['gio 24:00', 'no-such-time'],
    ['gio 12:60', 'no-such-time'],
    ['31/2 10:00', 'no-such-day'],
    ['', 'not-a-day'],
    ['boh', 'not-a-day'],
    ['4/12/026', 'not-a-day'],
    ['4/12-2026', 'not-a-day'],
    ['+3x', 'not-a-day'],
    ['-3l', 'not-a-day'],
    ['+3651', 'not-a-day'],
    ['constructor', 'not-a-day'],
    ['4', 'not-a-day'],
    ['gio 04/12', 'no-such-day'],
    ['ven 31/02', 'no-such-day'],
    ['ven 4/12 boh', 'not-a-day'],
    ['boh 4/12', 'not-a-day'],
  ])('%s is refused: %s', (text, problem) => {
    expect(ahead(text)).toEqual({ problem });
  });

  test('the patron saint moves working days', () => {
    const inFlorence = { today: day('2026-06-23'), patron: '06-24', direction: 'future' } as const;
    expect(readSpokenDay('+1l', inFlorence)).toEqual({ day: '2026-06-25' });
  });
});

describe('a day said for the past', () => {
  test.each([
    ['4/12', '2026-12-04'],
    ['24/2', '2027-02-24'],
    ['25/2', '2026-02-25'],
    ['24/11', '2026-11-24'],
    ['25/11', '2026-11-25'],
    ['mar', '2026-11-17'],
    ['lun', '2026-11-23'],
    ['ven', '2026-11-20'],
    ['domani', '2026-11-25'],
  ])('%s is %s', (text, expected) => {
    expect(behind(text)).toEqual({ day: expected });
  });
});

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays(day('1950-01-01'), count));

test('a day written in full is read back, whatever today is', () => {
  fc.assert(
    fc.property(
      anyDay,
      anyDay,
      fc.constantFrom('future' as const, 'past' as const),
      (today, said, direction) => {
        const [year, month, dayOfMonth] = said.split('-');
        const question = { today, patron: undefined, direction };
        expect(readSpokenDay(said, question)).toEqual({ day: said });
        expect(readSpokenDay(`${dayOfMonth}/${month}/${year}`, question)).toEqual({ day: said });
      },
    ),
  );
});

test('a weekday lies within a week of today, on the side that was asked for', () => {
  const names = ['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom'];
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (today, index) => {
      const next = readSpokenDay(names[index] ?? '', { today, patron: undefined, direction: 'future' });
      const last = readSpokenDay(names[index] ?? '', { today, patron: undefined, direction: 'past' });
      if ('problem' in next || 'problem' in last) throw new Error('not read');
      expect(weekday(next.day)).toBe(index + 1);
      expect(next.day > today && next.day <= addDays(today, 7)).toBe(true);
      expect(addDays(last.day, 7) === next.day || addDays(last.day, 14) === next.day).toBe(true);
      expect(last.day < today).toBe(true);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(ahead(text)).toBeTypeOf('object');
    }),
  );
});
