/** R5 at the gate of letters: a consumer gets no fifth request by e-mail or PEC within thirty days. */
import { expect, test } from 'vitest';
import type { Book } from '../../src/office/book.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { aBookWith, aRow, issue, moment } from '../support/world.ts';

const now = moment('2026-11-24');

/** A consumer with a PEC: the first letter left on 10 November, copies of it followed and came back. */
function aConsumer(copies: number, via: 'email' | 'post' = 'email', change = 'is_consumer = 1'): Book {
  const book = aBookWith('2026-11-10', aRow());
  const { protocol } = issue(book, '2026-11-10', 1);
  markSent(book, moment('2026-11-10'), [protocol], { via, on: day('2026-11-10') });
  const { connection } = book.database;
  const columns = (connection.pragma('table_info(letter)') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'id');
  for (let copy = 1; copy <= copies; copy += 1) {
    const changed: Readonly<Record<string, string>> = { serial: `serial + ${copy}`, status: `'undelivered'` };
    const values = columns.map((name) => changed[name] ?? name);
    connection.exec(
      `insert into letter (${columns.join(', ')}) select ${values.join(', ')} from letter where id = 1`,
    );
  }
  connection.exec(`update debtor set ${change}, pec = 'ada@pec.example'`);
  return book;
}

/** The days a refusal names for R5. */
function refusedUntil(book: Book): string[] {
  try {
    prepareLetter(book, now, 1, { step: 'legal-warning' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const blockers = JSON.parse(String(error.values['blockers'])) as {
      values: { rule?: string };
      until?: string;
    }[];
    return blockers.filter(({ values }) => values.rule === 'R5').map(({ until }) => String(until));
  }
  return [];
}

test.each<[string, Book, string[]]>([
  ['three requests', aConsumer(2), []],
  ['four requests', aConsumer(3), ['2026-12-10']],
  ['four letters by post', aConsumer(3, 'post'), []],
  ['four requests to a company', aConsumer(3, 'email', 'is_consumer = 0'), []],
])('after %s a legal warning by PEC', (_what, book, until) => {
  expect(refusedUntil(book)).toEqual(until);
});

test('a preview is not refused, and a reason overrides it', () => {
  const book = aConsumer(3);
  expect(prepareLetter(book, now, 1, { step: 'legal-warning', isPreview: true }).content.channel).toBe('pec');
  expect(prepareLetter(book, now, 1, { step: 'legal-warning', override: 'asked for it' }).override).toBe(
    'asked for it',
  );
});
