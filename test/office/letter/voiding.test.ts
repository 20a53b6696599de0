/** Letters that must not leave any more (rule 19; lessons D8, D9, D32). */
import { describe, expect, test } from 'vitest';
import { openDispute } from '../../../src/office/case/disputes.ts';
import { lettersOf } from '../../../src/office/letter/letterRegister.ts';
import { recordPayment } from '../../../src/office/payment/payments.ts';
import { markSent } from '../../../src/office/letter/posting.ts';
import { undo } from '../../../src/office/undo.ts';
import { voidLetter } from '../../../src/office/letter/voiding.ts';
import { cents } from '../../../src/domain/money.ts';
import { day } from '../../../src/domain/day.ts';
import type { Book } from '../../../src/office/book.ts';
import { nextOn } from '../desk.ts';
import { aBookWith, aRow, issue, moment } from '../../support/world.ts';

const TODAY = '2026-11-10';

/** A case whose first letter, 2026/0001, lies on the desk. */
function withLetterOnTheDesk(): Book {
  const book = aBookWith('2026-11-09', aRow());
  issue(book, TODAY, 1);
  return book;
}

const pay = (book: Book, amount: number): unknown =>
  recordPayment(book, moment(TODAY), 1, { cents: cents(amount), on: day(TODAY) });
const send = (book: Book, on = TODAY, override?: string): unknown =>
  markSent(book, moment('2026-11-11'), ['2026/0001'], {
    on: day(on),
    ...(override === undefined ? {} : { override }),
  });
const states = (book: Book): string[] =>
  lettersOf(book, 1).map(({ protocol, status }) => `${protocol} ${status}`);

describe('a letter on the desk that became wrong', () => {
  test.each<[string, (book: Book) => unknown]>([
    ['part of it was paid', (book) => pay(book, 100)],
    [
      'an invoice is in dispute',
      (book) => openDispute(book, moment(TODAY), 1, { reason: 'merce', invoices: [] }),
    ],
  ])('does not leave when %s', (_, change) => {
    const book = withLetterOnTheDesk();
    change(book);
    expect(() => send(book, '2026-11-11')).toThrow('letter-outdated');
  });

  test('is told in the agenda: void it and issue it again', () => {
    const book = withLetterOnTheDesk();
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'post', status: 'due' });
    pay(book, 100);
    const told = { protocol: '2026/0001', outdated: ['2026/101'] };
    expect(nextOn(book, TODAY)?.reasons.slice(0, 2)).toEqual([
      { code: 'task-post', values: told },
      { code: 'letter-not-sent', values: told },
    ]);
    voidLetter(book, moment(TODAY), '2026/0001');
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'step', step: 'first-letter', mayTakeStep: true });
  });

  test('left yesterday, it left; and a person may say so against the rule', () => {
    const book = withLetterOnTheDesk();
    pay(book, 100);
    expect(() => send(book, TODAY)).not.toThrow();
    const other = withLetterOnTheDesk();
    pay(other, 100);
    expect(() => send(other, '2026-11-11', 'già imbucata')).not.toThrow();
  });

  test('is voided, keeps its number, and the next one has the next', () => {
    const book = withLetterOnTheDesk();
    pay(book, 100);
    voidLetter(book, moment(TODAY), '2026/0001', 'pagata in parte');
    issue(book, TODAY, 1);
    expect(states(book)).toEqual(['2026/0001 void', '2026/0002 issued']);
    expect(() => voidLetter(book, moment(TODAY), '2026/0001')).toThrow('letter-void');
    markSent(book, moment(TODAY), ['2026/0002'], { on: day(TODAY) });
    expect(() => voidLetter(book, moment(TODAY), '2026/0002')).toThrow('already-sent');
  });

  test('goes with the case that closes, and comes back with the payment taken back', () => {
    const book = withLetterOnTheDesk();
    pay(book, 150_000);
    expect(states(book)).toEqual(['2026/0001 void']);
    undo(book, moment(TODAY));
    expect(states(book)).toEqual(['2026/0001 issued']);
  });
});
