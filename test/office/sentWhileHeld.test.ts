/** Rules 6, 9, 13, 15 and 16: what left has left; that its case was held is told, as of the day it left. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { recordPromise } from '../../src/office/case/contacts.ts';
import { openDispute } from '../../src/office/case/disputes.ts';
import { makePlan } from '../../src/office/case/plans.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { undo } from '../../src/office/undo.ts';
import { aBookWith, aRow, issue, moment } from '../support/world.ts';
import { nextOn, on, refusal } from './desk.ts';

/** The first letter of case 1 was issued on Tuesday 10 November and lies on the desk. */
function onTheDesk(): Book {
  const book = aBookWith('2026-11-09', aRow());
  issue(book, '2026-11-10', 1);
  return book;
}

const promised = (book: Book, today: string) =>
  recordPromise(book, moment(today), 1, {
    cents: cents(150_000),
    currency: 'EUR',
    by: day('2026-11-27'),
    on: day(today),
  });
const held = (book: Book, today: string) =>
  holdCase(book, moment(today), 1, { reason: 'director', until: day('2026-11-30') });

/** What held the case on the day the letter left. */
function heldBy(book: Book, left: string, recorded = '2026-11-12') {
  const { result } = markSent(book, moment(recorded), ['2026/0001'], { on: day(left) });
  return result.flatMap((letter) => letter.heldBy.map(({ code }) => code));
}

describe('a letter that left while its case was held', () => {
  test.each<[string, (book: Book, today: string) => unknown, string]>([
    ['a promise', promised, 'promise-open'],
    ['a hold', held, 'on-hold'],
  ])('by %s is recorded, told and in the journal; the case stays held', (_name, hold, code) => {
    const book = onTheDesk();
    hold(book, '2026-11-11');
    expect(heldBy(book, '2026-11-12')).toEqual([code]);
    expect(on(book, '2026-11-12').journal.find(({ kind }) => kind === 'letter-sent')?.data).toMatchObject({
      heldBy: [code],
    });
    expect(nextOn(book, '2026-11-12')).toMatchObject({ status: 'held', step: 'phone-call' });
    undo(book, moment('2026-11-12'));
    expect(nextOn(book, '2026-11-12')).toMatchObject({ status: 'held', step: 'first-letter' });
  });

  test.each([promised, held])('before it was held is recorded without a word', (hold) => {
    const book = onTheDesk();
    hold(book, '2026-11-12');
    expect(heldBy(book, '2026-11-11')).toEqual([]);
  });

  test('by a plan it was issued against', () => {
    const book = aBookWith('2026-11-09', aRow());
    makePlan(book, moment('2026-11-09'), 1, {
      parts: { count: 3, first: day('2026-12-14'), every: { unit: 'month' } },
    });
    issue(book, '2026-11-10', 1, { override: 'agreed so' });
    expect(heldBy(book, '2026-11-12')).toEqual(['plan-running']);
  });

  test('and demands what is in dispute is refused as before, unless it left on an earlier day', () => {
    const book = onTheDesk();
    held(book, '2026-11-11');
    openDispute(book, moment('2026-11-11'), 1, { reason: 'price', invoices: [] });
    expect(() => heldBy(book, '2026-11-12')).toThrow(refusal('letter-outdated'));
    expect(heldBy(book, '2026-11-11')).toEqual(['on-hold']);
  });

  test('with nothing in the way there is nothing to tell', () => {
    expect(heldBy(onTheDesk(), '2026-11-12')).toEqual([]);
  });
});
