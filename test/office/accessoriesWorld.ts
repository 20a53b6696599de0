/** A case at its legal warning, with what that claims beside the principal. */
import { loadFacts } from '../../src/db/caseFacts.ts';
import { accessoriesLeft } from '../../src/domain/step/accessories.ts';
import { day } from '../../src/domain/day.ts';
import type { IncomingItem } from '../../src/domain/import/incoming.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Book } from '../../src/office/book.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { markDelivered } from '../../src/office/letter/posting.ts';
import { aBook, aRow, importRows, moment } from '../support/world.ts';
import { call, send } from './desk.ts';

export const WARNING_DAY = '2026-12-14';
export const TODAY = '2027-01-11';

/** A book whose legal warning is due on Monday 14 December 2026. */
export function atTheWarning(rows: readonly IncomingItem[] = [aRow()], change: Partial<Settings> = {}): Book {
  const book = aBook({}, change);
  importRows(book, '2026-11-09', ...rows);
  send(book, '2026-11-09');
  call(book, '2026-11-20');
  send(book, '2026-11-25');
  logContact(book, moment('2026-12-09'), 1, { channel: 'visit', outcome: 'nobody', on: day('2026-12-09') });
  return book;
}

/** The same once the warning has arrived; its term ended on the 4th of January. */
export function warned(rows?: readonly IncomingItem[], change?: Partial<Settings>): Book {
  const book = atTheWarning(rows, change);
  const protocol = send(book, WARNING_DAY);
  markDelivered(book, moment('2026-12-21'), protocol, day('2026-12-17'));
  return book;
}

export function account(book: Book) {
  return prepareLetter(book, moment(WARNING_DAY), 1).content.account;
}

export function settings(interest: Partial<Settings['interest']>): Partial<Settings> {
  return { interest: { ...aBook().settings.interest, ...interest } };
}

export function left(book: Book) {
  const [facts] = loadFacts(book.database, [1]);
  return facts === undefined ? undefined : accessoriesLeft(facts);
}

/** 1,500.00 due on the 2nd of November: 42 days at 10.40 %, and the lump sum. */
export const INTEREST = 1_795;
export const CLAIMED = INTEREST + 4_000;
