/** What is paid of an item that a closed case kept counts for the open case too: its promises look at all payments. */
import { expect, test } from 'vitest';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { agendaOn, decide } from '../../src/office/agenda/agenda.ts';
import { closeCase } from '../../src/office/case/cases.ts';
import type { Book } from '../../src/office/book.ts';
import { recordPromise } from '../../src/office/case/contacts.ts';
import { undo } from '../../src/office/undo.ts';
import { aBookWith, aFile, aRow, importRows, importWhole, moment } from '../support/world.ts';

test.each([
  ['a smaller balance', [aRow({ open: 20_000 }), aRow({ number: '2026/102', due: '2026-11-12' })], {}],
  [
    'a whole list without it',
    [aRow({ number: '2026/102', due: '2026-11-12' })],
    { isWholeList: true, permission: {} },
  ],
])('%s of an item left in a closed case: the open case is decided anew', (_what, rows, manner) => {
  const book = aBookWith('2026-11-09', aRow());
  closeCase(book, moment('2026-11-10'), 1, { reason: 'wait' });
  importRows(book, '2026-11-16', aRow(), aRow({ number: '2026/102', due: '2026-11-12' }));
  const promise = { cents: cents(10_000), currency: 'EUR', by: day('2026-12-04'), on: day('2026-11-17') };
  recordPromise(book, moment('2026-11-17'), 2, promise);
  importWhole(book, '2026-11-18', aFile(rows), manner);
  expectStoredAsWorked(book);
  undo(book, moment('2026-11-18'));
  expectStoredAsWorked(book);
});

function expectStoredAsWorked(book: Book): void {
  const today = day('2026-11-18');
  const [facts] = loadFacts(book.database, [2]);
  const [stored] = agendaOn(book, today, [2]);
  if (facts === undefined) throw new Error('no case 2');
  const { status, task, due } = decide(book, facts, today);
  expect(stored).toMatchObject({ status, task, due });
}
