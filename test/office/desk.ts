/** What a person does at the desk, said in short: everything is about case 1. */
import { expect } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { aBookWith, aRow, issue, moment } from '../support/world.ts';

/** A second debtor, with little known about it. */
export const OTHER = { name: 'Mulino Bertani S.n.c.', vatNumber: '99900010023', code: 'C0200' };

/** Case 1, as it stands on a day. */
export function on(book: Book, today: string) {
  return caseFile(book, 1, day(today));
}

/** The first entry of the agenda about case 1. */
export function nextOn(book: Book, today: string, caseNumber = 1) {
  const [entry] = agendaOn(book, day(today), [caseNumber]);
  return entry;
}

/** A payment on case 1. */
export function pay(book: Book, today: string, amount: number, invoices: readonly string[] = []) {
  return recordPayment(book, moment(today), 1, { cents: cents(amount), on: day(today), invoices });
}

/** Issues the letter that is due and posts it the same day. */
export function send(book: Book, today: string): string {
  const { protocol } = issue(book, today, 1);
  markSent(book, moment(today), [protocol], { on: day(today) });
  return protocol;
}

/** A call about case 1, at ten. */
export function call(book: Book, today: string, outcome: 'refuses' | 'no-answer' = 'refuses') {
  return logContact(book, moment(today), 1, { channel: 'call', outcome, on: day(today), time: '10:00' })
    .result;
}

/** A case whose legal warning is due on Monday 14 December 2026. */
export function atTheWarning(): Book {
  const book = aBookWith('2026-11-09', aRow());
  send(book, '2026-11-09');
  call(book, '2026-11-20');
  send(book, '2026-11-25');
  logContact(book, moment('2026-12-09'), 1, { channel: 'visit', outcome: 'nobody', on: day('2026-12-09') });
  return book;
}

/** What a refusal must carry. */
export function refusal(code: string, values: object = {}) {
  return expect.objectContaining({ code, values: expect.objectContaining(values) });
}
