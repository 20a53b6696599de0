/** What the book itself forbids, whatever the program does. */
import { describe, expect, test } from 'vitest';
import { protocolText, parseProtocol } from '../../src/db/protocol.ts';
import { closeCase } from '../../src/office/case/cases.ts';
import { aBook, aBookWith, aRow, importRows, issue, moment } from '../support/world.ts';

test('the schema is the one that was reviewed: run vitest -u after a new migration and read the difference', async () => {
  const rows = aBook()
    .database.connection.prepare(
      `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type <> 'table', type, name`,
    )
    .all() as { sql: string }[];
  await expect(`${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`).toMatchFileSnapshot(
    '../../migrations/schema.sql',
  );
});

describe('strictness', () => {
  test.each([
    ['a fraction of a cent', `update invoice set open_cents = 10.5`],
    ['a text as an amount', `update invoice set open_cents = 'ten'`],
    ['no amount', `update invoice set open_cents = null`],
    ['a currency of two letters', `update invoice set currency = 'EU'`],
    ['an unknown kind of party', `update debtor set kind = 'club'`],
    ['an open case with a closing day', `update recovery_case set closed_on = '2026-11-24'`],
    ['a closed case without one', `update recovery_case set status = 'closed'`],
    ['a debtor that still has invoices, gone', `delete from debtor`],
    ['an invoice of nobody', `update invoice set debtor_id = 999`],
  ])('%s is refused', (_what, sql) => {
    const { database } = aBookWith('2026-11-24', aRow());
    expect(() => database.connection.exec(sql)).toThrow(/constraint|cannot store/);
  });
});

describe('the journal', () => {
  test.each([['update journal set who = null'], [`update journal set data = '{}'`], ['delete from journal']])(
    '%s is refused: it is append-only',
    (sql) => {
      const { database } = aBookWith('2026-11-24', aRow());
      expect(() => database.connection.exec(sql)).toThrow('append-only');
    },
  );
});

describe('once, by constraint and not by care', () => {
  test('one open case a debtor; closed ones are as many as there were', () => {
    const book = aBookWith('2026-11-24', aRow());
    const another = `insert into recovery_case (debtor_id, status, opened_on, strategy, collector)
      values (1, 'open', '2026-11-24', 'standard', 'anna')`;
    expect(() => book.database.connection.exec(another)).toThrow('UNIQUE');
    closeCase(book, moment('2026-11-24'), 1, { reason: 'wait' });
    expect(() => book.database.connection.exec(another)).not.toThrow();
  });

  test('one issued letter a case and step; a void one makes room', () => {
    const book = aBookWith('2026-11-24', aRow());
    issue(book, '2026-11-24', 1);
    const { connection } = book.database;
    const columns = connection.pragma('table_info(letter)') as { name: string }[];
    const names = columns.map(({ name }) => name).filter((name) => name !== 'id' && name !== 'serial');
    const again = `insert into letter (serial, ${names.join(', ')}) select serial + 1, ${names.join(', ')} from letter`;
    expect(() => connection.exec(again)).toThrow('UNIQUE constraint failed: letter.case_id, letter.step');
    connection.exec(`update letter set status = 'void'`);
    connection.exec(`update letter set status = 'issued'; update letter set status = 'void'`);
    expect(() => connection.exec(again)).not.toThrow();
  });

  test('one step a case', () => {
    const { database } = aBookWith('2026-11-24', aRow());
    const step = `insert into step_taken (case_id, step, outcome, on_day) values (1, 'visit', 'done', '2026-11-24')`;
    database.connection.exec(step);
    expect(() => database.connection.exec(step)).toThrow('UNIQUE');
  });

  test('one row a document and instalment, and the number may be another debtor’s as well', () => {
    const book = aBookWith('2026-11-24', aRow());
    importRows(book, '2026-11-24', aRow({ debtor: { name: 'Mulino Bertani', code: 'C9' } }));
    expect(() => book.database.connection.exec('update invoice set debtor_id = 1')).toThrow('UNIQUE');
  });
});

describe('protocol numbers', () => {
  test.each([
    [2026, 1, '2026/0001'],
    [2026, 147, '2026/0147'],
    [2026, 12_345, '2026/12345'],
  ])('%i, %i is %s and is read back', (year, serial, text) => {
    expect(protocolText(year, serial)).toBe(text);
    expect(parseProtocol(text)).toEqual({ year, serial });
  });

  test.each([['2026/147'], [' 2026-0147 '], ['2026/0147']])('%s is read as people write it', (text) => {
    expect(parseProtocol(text)).toEqual({ year: 2026, serial: 147 });
  });

  test.each([[''], ['147'], ['26/147'], ['2026/'], ['2026/1234567'], ['2026/0147/1']])(
    '%j is none',
    (text) => {
      expect(parseProtocol(text)).toBeUndefined();
    },
  );
});
