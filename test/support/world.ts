/**
 * One valid world for tests: `aBook()` is an empty migrated book in memory, filled by importing rows. Each test names
 * its own deviations and nothing else. Cases without a book are in caseWorld.ts.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { settingKey } from '../../src/cli/settings/settingsKeys.ts';
import { readMoneySettings } from '../../src/cli/settings/settingsMoney.ts';
import { Database } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/migrate.ts';
import { addDays, day, type Day } from '../../src/domain/day.ts';
import type { IncomingDebtor, IncomingItem, ReadFile } from '../../src/domain/import/incoming.ts';
import { ItemTable } from '../../src/intake/item/itemTable.ts';
import { cents } from '../../src/domain/money.ts';
import { DEFAULT_RATING } from '../../src/domain/rating/ratingScale.ts';
import {
  DEFAULT_RETENTION_YEARS,
  DEFAULT_RULES,
  DEFAULT_STRATEGIES,
  type Rules,
  type Settings,
} from '../../src/domain/settings.ts';
import type { Done } from '../../src/office/act.ts';
import type { Book, Moment } from '../../src/office/book.ts';
import { importFile, type ImportReport, type ImportRequest } from '../../src/office/import/importBook.ts';
import {
  issueLetter,
  prepareLetter,
  type IssuedLetter,
  type LetterWish,
  type PrintedFile,
} from '../../src/office/letter/letters.ts';
import { A_DEBTOR } from './caseWorld.ts';

export const MIGRATIONS = path.resolve(import.meta.dirname, '../../migrations');

/** A working day at a quarter past nine in Italy; Anna is at the desk. */
export function moment(today: string, who = 'anna'): Moment {
  return { today: day(today), at: `${today}T08:15:00.000Z`, time: '09:15', who };
}

export const A_CREDITOR: Settings['creditor'] = {
  name: 'Ferramenta Arvedi S.r.l.',
  address: 'Via del Porto, 12',
  postcode: '50142',
  city: 'Firenze',
  province: 'FI',
  vatNumber: '99900090017',
  isSingleMember: false,
  isInLiquidation: false,
  iban: 'IT60X0542811101000000123456',
};

/** The settings of a company with two collectors and the default rules. */
export function someSettings(rules: Partial<Rules> = {}, change: Partial<Settings> = {}): Settings {
  return {
    language: 'it',
    letterLanguage: 'it',
    creditor: A_CREDITOR,
    collectors: [
      { id: 'anna', name: 'Anna Sarti' },
      { id: 'bruno', name: 'Bruno Conti' },
    ],
    place: 'Firenze',
    rules: { ...DEFAULT_RULES, ...rules },
    rating: DEFAULT_RATING,
    ...readMoneySettings(
      (key) => String(settingKey(key)?.fallback ?? ''),
      (key) => Number(settingKey(key)?.fallback),
      (key) => settingKey(key)?.fallback === true,
    ),
    retentionYears: DEFAULT_RETENTION_YEARS,
    strategies: DEFAULT_STRATEGIES,
    currency: 'EUR',
    hints: true,
    isSample: false,
    ...change,
  };
}

/** An empty book in memory, brought up to date like any other. */
export function aBook(rules: Partial<Rules> = {}, change: Partial<Settings> = {}): Book {
  return { database: new Database(emptyConnection()), settings: someSettings(rules, change) };
}

let emptyImage: Buffer | undefined;

/** Migrated once and copied: a property opens hundreds of books. */
function emptyConnection(): Sqlite.Database {
  emptyImage ??= openDatabase(':memory:', { migrationsDir: MIGRATIONS }).connection.serialize();
  const connection = new Sqlite(emptyImage);
  connection.pragma('foreign_keys = on');
  connection.pragma('temp_store = memory');
  return connection;
}

/** A book after one import of these invoices. Case 1 belongs to the first debtor that owes something overdue. */
export function aBookWith(on: string, ...rows: readonly IncomingItem[]): Book {
  const book = aBook();
  importRows(book, on, ...rows);
  return book;
}

/** What an export's row says, in short: amounts in cents, dates as text. */
export interface RowChange {
  readonly number?: string;
  readonly issued?: string;
  readonly due?: string;
  readonly instalment?: string;
  readonly amount?: number;
  /** What is still open; the whole amount when absent. */
  readonly open?: number;
  readonly currency?: string;
  readonly method?: string;
  readonly debtor?: Partial<IncomingItem['debtor']>;
}

/** One row of an export: invoice 2026/101 of 1,500.00 EUR, due on 2 November 2026. */
export function aRow(change: RowChange = {}): IncomingItem {
  const amount = change.amount ?? 150_000;
  const issuedOn = change.issued ?? '2026-10-02';
  return {
    line: 2,
    debtor: debtorOf(change.debtor ?? {}),
    number: change.number ?? '2026/101',
    ...(issuedOn === '' ? {} : { issuedOn: day(issuedOn) }),
    dueOn: day(change.due ?? '2026-11-02'),
    ...(change.instalment === undefined ? {} : { instalment: change.instalment }),
    isCreditNote: amount < 0,
    amountCents: cents(amount),
    openCents: cents(change.open ?? amount),
    currency: change.currency ?? 'EUR',
    ...(change.method === undefined ? {} : { method: change.method }),
  };
}

/** The export's view of a debtor: without a change the usual one, with a name of its own another one. */
function debtorOf(change: Partial<IncomingItem['debtor']>): IncomingItem['debtor'] {
  const { code, name, vatNumber, address, postcode, city, province, email, pec, phone } = A_DEBTOR;
  const usual = { code, name, vatNumber, address, postcode, city, province, email, pec, phone };
  const other = { address, postcode, city, province, phone };
  return { ...(change.name === undefined ? usual : other), ...change } as IncomingItem['debtor'];
}

/** A file of rows, as intake hands it on. */
export function aFile(rows: readonly IncomingItem[]): ReadFile {
  return { ...EMPTY_FILE, kind: 'items', rowCount: rows.length, items: ItemTable.of(rows) };
}

/** A customers' export. */
export function aDebtorFile(...debtors: readonly IncomingDebtor['debtor'][]): ReadFile {
  const rows = debtors.map((debtor, index) => ({ line: index + 2, debtor }));
  return { ...EMPTY_FILE, kind: 'debtors', rowCount: rows.length, debtors: rows };
}

const EMPTY_FILE: Omit<ReadFile, 'kind' | 'rowCount'> = {
  layout: { encoding: 'utf-8', delimiter: ';', headerLine: 1, dates: 'dmy', decimal: 'comma', columns: {} },
  ignoredCount: 0,
  items: new ItemTable(),
  debtors: [],
  problems: [],
  rejectedRows: new Map(),
  header: [],
};

/** Imports rows as one file, for good. */
export function importRows(book: Book, on: string, ...rows: readonly IncomingItem[]): ImportReport {
  return importWhole(book, on, aFile(rows)).result;
}

let fileCount = 0;

export function importWhole(
  book: Book,
  on: string,
  file: ReadFile,
  change: Partial<Omit<ImportRequest, 'file'>> = {},
): Done<ImportReport> {
  const request = {
    name: 'open-items.csv',
    // No two files are the same unless a test says so.
    sha256: String((fileCount += 1)).padStart(64, '0'),
    skipBad: false,
    isRehearsal: false,
    ...change,
  };
  return importFile(book, moment(on), { ...request, file });
}

let printedCount = 0;

/** Prepares and records a letter; a line of text stands for the printed pages. */
export function issue(
  book: Book,
  on: string | Moment,
  caseNumber: number,
  wish: LetterWish = {},
): IssuedLetter {
  const at = typeof on === 'string' ? moment(on) : on;
  const letter = prepareLetter(book, at, caseNumber, wish);
  return issueLetter(book, at, letter, printed(JSON.stringify(letter.content))).result;
}

/** What a printer hands back; `putInPlace` is what a test wants to see happen, or not. */
export function printed(text = 'a letter', putInPlace: () => void = () => undefined): PrintedFile {
  printedCount += 1;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { file: `letters/2026/${printedCount}.pdf`, sha256, pages: 1, putInPlace };
}

/** Every day from one to another, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let each = from; each <= to; each = addDays(each, 1)) days.push(each);
  return days;
}
