import { describe, expect, test } from 'vitest';
import { dateEvidence, readDate } from '../../../src/intake/cell/dateText.ts';

describe('readDate', () => {
  test.each([
    ['30/06/2026', 'dmy', '2026-06-30'],
    ['1/7/2026', 'dmy', '2026-07-01'],
    ['30/06/26', 'dmy', '2026-06-30'],
    ['30/06/85', 'dmy', '1985-06-30'],
    ['30.06.2026', 'dmy', '2026-06-30'],
    ['30-06-2026', 'dmy', '2026-06-30'],
    ['06/30/2026', 'mdy', '2026-06-30'],
    ['2026-06-30', 'dmy', '2026-06-30'],
    ['2026/06/30', 'mdy', '2026-06-30'],
    ['2026-06-30T23:59:00Z', 'dmy', '2026-06-30'],
    ['2026-06-29T22:00:00Z', 'dmy', '2026-06-30'],
    ['2026-06-29T21:59:00.000Z', 'dmy', '2026-06-29'],
    ['2026-12-31 23:00:00+00:00', 'dmy', '2027-01-01'],
    ['2026-12-30T22:00Z', 'dmy', '2026-12-30'],
    ['2026-06-29T22:00:00', 'dmy', '2026-06-29'],
    ['2026-06-30 00:00:00.000', 'dmy', '2026-06-30'],
    ['30/06/2026 10:15', 'dmy', '2026-06-30'],
    ['20260630', 'dmy', '2026-06-30'],
    ['30-giu-26', 'dmy', '2026-06-30'],
    ['30 Jun 2026', 'dmy', '2026-06-30'],
    ['1 settembre 2026', 'mdy', '2026-09-01'],
    ['Jun 30, 2026', 'dmy', '2026-06-30'],
    ['26/06/30', 'ymd', '2026-06-30'],
    ['29/02/2028', 'dmy', '2028-02-29'],
  ] as const)('%s read as %s is %s', (text, order, expected) => {
    expect(readDate(text, order)).toBe(expected);
  });

  test.each([
    ['31/04/2026', 'dmy', 'no-such-day'],
    ['29/02/2026', 'dmy', 'no-such-day'],
    ['06/30/2026', 'dmy', 'no-such-day'],
    ['2026-13-01', 'dmy', 'no-such-month'],
    ['2026-13-40', 'dmy', 'no-such-month'],
    ['20260040', 'ymd', 'no-such-day'],
    ['2026-12-40', 'ymd', 'no-such-day'],
    ['00/00/0000', 'dmy', 'no-such-day'],
    ['31-apr-26', 'dmy', 'no-such-day'],
    ['30/06/2026', 'ymd', 'bad-date'],
    ['01/01/1900', 'dmy', 'bad-date'],
    ['19000101', 'ymd', 'bad-date'],
    ['1970-01-01', 'ymd', 'bad-date'],
    ['30-dic-1899', 'dmy', 'bad-date'],
    ['31/12/1979', 'dmy', 'bad-date'],
    ['30/06-2026', 'dmy', 'bad-date'],
    ['30 abc 2026', 'dmy', 'bad-date'],
    ['data sbagliata', 'dmy', 'bad-date'],
    ['45838', 'dmy', 'bad-date'],
    ['10:15', 'dmy', 'bad-date'],
    ['', 'dmy', 'bad-date'],
  ] as const)('%s read as %s is refused: %s', (text, order, expected) => {
    expect(readDate(text, order)).toBe(expected);
  });
});

describe('dateEvidence', () => {
  test.each([
    ['13/05/2026', 'dmy'],
    ['05/13/2026', 'mdy'],
    ['05/06/2026', 'open'],
    ['05.06.2026', 'open-dotted'],
    ['05/05/2026', 'clear'],
    ['5-mag-26', 'clear'],
    ['2026-05-06', 'year-first'],
    ['13/13/2026', 'none'],
    ['boh', 'none'],
  ] as const)('%s says %s', (text, expected) => {
    expect(dateEvidence(text)).toBe(expected);
  });
});

describe('a day of the week beside the date', () => {
  test.each([
    ['lun 30/11/2026', 'dmy', '2026-11-30'],
    ['Lun. 30/11/26', 'dmy', '2026-11-30'],
    ['LUN 30-11-2026', 'dmy', '2026-11-30'],
    ['lunedì 30 novembre 2026', 'dmy', '2026-11-30'],
    ["lunedi' 30 novembre 2026", 'dmy', '2026-11-30'],
    ['lunedi\u0300 30 novembre 2026', 'dmy', '2026-11-30'],
    ['mar 01/12/2026', 'dmy', '2026-12-01'],
    ['mar 3 mar 2026', 'dmy', '2026-03-03'],
    ['Mar 3, 2026', 'dmy', '2026-03-03'],
    ['gio 31/12/26', 'dmy', '2026-12-31'],
    ['Mon 30 Nov 2026', 'mdy', '2026-11-30'],
    ['Monday, November 30, 2026', 'dmy', '2026-11-30'],
    ['Mon, Nov 30, 2026', 'dmy', '2026-11-30'],
    ['Monday, 11/30/2026', 'mdy', '2026-11-30'],
    ['Mon 2026-11-30', 'dmy', '2026-11-30'],
    ['Mon, 30 Nov 2026 00:00:00 +0100', 'dmy', '2026-11-30'],
    ['Mo 30.11.2026', 'dmy', '2026-11-30'],
    ['Mo., 30.11.2026', 'dmy', '2026-11-30'],
    ['Montag, 30. November 2026', 'dmy', '2026-11-30'],
    ['Do 31.12.2026', 'dmy', '2026-12-31'],
    ['do 27/12/2026', 'dmy', '2026-12-27'],
    ['Di 01.12.2026', 'dmy', '2026-12-01'],
    ['di 06/12/2026', 'dmy', '2026-12-06'],
    ['lundi 30 novembre 2026', 'dmy', '2026-11-30'],
    ['mardi 1er décembre 2026', 'dmy', '2026-12-01'],
    ['(lun) 30/11/2026', 'dmy', '2026-11-30'],
    ['lun, 30/11/2026 10:15', 'dmy', '2026-11-30'],
    ['lun-30-nov-26', 'dmy', '2026-11-30'],
    ['lun.30/11/2026', 'dmy', '2026-11-30'],
    ['Mo., 5.10.26', 'dmy', '2026-10-05'],
    ['Mo 05.10.26', 'dmy', '2026-10-05'],
    ['30/11/2026 lun', 'dmy', '2026-11-30'],
    ['30/11/2026 (lunedì)', 'dmy', '2026-11-30'],
    ['30/11/2026 - lun.', 'dmy', '2026-11-30'],
  ] as const)('%s read as %s is %s', (text, order, expected) => {
    expect(readDate(text, order)).toBe(expected);
  });

  test.each([
    ['mar 30/11/2026', 'dmy', 'other-weekday'],
    ['Tuesday, November 30, 2026', 'dmy', 'other-weekday'],
    ['gio 05/11/2026', 'mdy', 'other-weekday'],
    ['lun 31/11/2026', 'dmy', 'no-such-day'],
    ['lun 01/01/1900', 'dmy', 'bad-date'],
    ['xyz 30/11/2026', 'dmy', 'bad-date'],
    ['rata 30/11/2026', 'dmy', 'bad-date'],
    ['lunar 30/11/2026', 'dmy', 'bad-date'],
    ['lun30/11/2026', 'dmy', 'bad-date'],
    ['lun mar 30/11/2026', 'dmy', 'bad-date'],
    ['lun 30/11/2026 lun', 'dmy', 'bad-date'],
    ['lun', 'dmy', 'bad-date'],
    ['lun 30/11', 'dmy', 'bad-date'],
  ] as const)('%s read as %s is refused: %s', (text, order, expected) => {
    expect(readDate(text, order)).toBe(expected);
  });

  test.each([
    ['lun 30/11/2026', 'dmy'],
    ['Mon 11/30/2026', 'mdy'],
    ['Thu 05/11/2026', 'dmy'],
    ['Mon 05/11/2026', 'mdy'],
    ['Sun 05/11/2026', 'open'],
    ['So 05.11.2026', 'open-dotted'],
    ['Mon 01/06/2026', 'dmy'],
    ['Tue 05/05/2026', 'clear'],
    ['lunedì 30 novembre 2026', 'clear'],
    ['Mon 2026-11-30', 'year-first'],
    ['xyz 30/11/2026', 'none'],
  ] as const)('%s says %s', (text, expected) => {
    expect(dateEvidence(text)).toBe(expected);
  });
});
