/** A book from before contacts had their own table keeps what it knew, and knows it the same way as a new one. */
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contactsOf } from '../../src/db/debtorContacts.ts';
import { openDatabase } from '../../src/db/migrate.ts';
import { contactKey } from '../../src/domain/debtor/debtorContact.ts';
import { MIGRATIONS } from '../support/world.ts';

const BEFORE = 2;

test('numbers and mailboxes come from the columns, the wrong one as wrong', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dunning-db-'));
  const file = path.join(folder, 'dunning.db');
  const old = mkdtempSync(path.join(tmpdir(), 'dunning-sql-'));
  const files = readdirSync(MIGRATIONS).filter((name) => /^\d{4}-/u.test(name));
  for (const name of files.slice(0, BEFORE)) copyFileSync(path.join(MIGRATIONS, name), path.join(old, name));
  const book = openDatabase(file, { migrationsDir: old });
  book.connection.exec(`
    insert into operation (kind, command, on_day, at, who) values ('act', 'import', '2026-11-03', 'x', 'anna');
    insert into import_file (name, sha256, imported_on, row_count, open_totals) values ('a', 'b', '2026-11-02', 1, '[]');
    insert into debtor (name, name_key, kind, language, country, phone, wrong_phone, email, pec) values
      ('A', 'A', 'company', 'it', null, '055/000 107', '+39 055-000108', 'Uno@Ditta.example', 'uno@pec.example'),
      ('B', 'B', 'company', 'it', 'DE', '030 000107', null, null, null),
      ('C', 'C', 'company', 'it', null, '0039 055 000107', '055000107', null, null),
      ('D', 'D', 'company', 'it', null, null, null, null, null);`);
  book.close();
  const now = openDatabase(file, { migrationsDir: MIGRATIONS });
  const known = contactsOf(now, [1, 2, 3, 4]);
  expect(known.get(1)).toMatchObject([
    { kind: 'phone', value: '055/000 107', source: 'export', addedOn: '2026-11-02' },
    { kind: 'phone', value: '+39 055-000108', wrongOn: '2026-11-02' },
    { kind: 'email', value: 'Uno@Ditta.example' },
    { kind: 'pec', value: 'uno@pec.example' },
  ]);
  expect(known.get(3)).toHaveLength(1);
  expect(known.has(4)).toBe(false);
  for (const [id, contacts] of known)
    for (const { kind, value, key } of contacts)
      expect(key).toBe(contactKey(kind, value, id === 2 ? 'DE' : undefined));
  now.close();
});
