/** A contact is logged on what was seen of the case, unless somebody else wrote meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/migrate.ts';
import { day } from '../../src/domain/day.ts';
import type { Book } from '../../src/office/book.ts';
import { closeCase } from '../../src/office/case/cases.ts';
import { logContact, seeCase } from '../../src/office/case/contacts.ts';
import { projectDir } from '../support/sources.ts';
import { aBook, aRow, importRows, moment } from '../support/world.ts';
import { refusal } from './desk.ts';

const TODAY = '2026-11-24';
const now = moment(TODAY);

let folder = '';
let books: Book[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dunning-seen-'));
  const options = { migrationsDir: path.join(projectDir, 'migrations') };
  const open = (): Book => ({ ...aBook(), database: openDatabase(path.join(folder, 'dunning.db'), options) });
  books = [open(), open()];
});
afterEach(() => {
  for (const { database } of books) database.close();
  rmSync(folder, { recursive: true, force: true });
});

const entry = { channel: 'call', outcome: 'no-answer', on: day(TODAY), time: '10:00' } as const;

test('closed by another process in between, the case is not called any more', () => {
  const [ours, theirs] = books as [Book, Book];
  importRows(ours, TODAY, aRow());
  const seen = seeCase(ours, now, 1);
  closeCase(theirs, now, 1, { reason: 'wait' });
  expect(() => logContact(ours, now, 1, entry, seen)).toThrow(refusal('case-closed'));
});

test('left alone, it is what was seen', () => {
  const [ours] = books as [Book, Book];
  importRows(ours, TODAY, aRow());
  const seen = seeCase(ours, now, 1);
  const { result, decided } = logContact(ours, now, 1, entry, seen);
  expect(result.contact).toBe(1);
  expect(decided?.[0]?.facts.contacts).toHaveLength(1);
});
