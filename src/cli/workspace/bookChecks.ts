/** The doctor's look at the book and at the files of the letters; reads only, and survives whatever it finds. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { AgendaEntry } from '../../db/agenda.ts';
import { loadFacts } from '../../db/caseFacts.ts';
import { build } from '../../db/build.ts';
import { openFile, type Database } from '../../db/database.ts';
import { derivedTables } from '../../db/derivedTables.ts';
import { storedEndingRows } from '../../db/endingTerms.ts';
import { lastImportDay } from '../../db/morning.ts';
import { storedAgenda } from '../../db/storedAgenda.ts';
import { pendingMigrations } from '../../db/migrate.ts';
import { protocolText } from '../../db/protocol.ts';
import { daysBetween } from '../../domain/day.ts';
import { debtorLabel, signOf } from '../../domain/debtor/debtor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Settings } from '../../domain/settings.ts';
import { decide, entryOf } from '../../office/agenda/agenda.ts';
import { askedDay, type Book } from '../../office/book.ts';
import { doubledDocuments } from '../../office/debtor/doubledDocuments.ts';
import { endingsOf } from '../../office/debtor/prescriptions.ts';
import { staleness } from '../../office/agenda/staleness.ts';
import { unprintableCustomers } from '../../office/letter/unprintableLetters.ts';
import type { Desk } from '../command.ts';
import { fault, fine, thrown, worry, type Finding } from './doctorFinding.ts';
import { prescriptionFinding, ratesFinding, retentionFinding } from './keepingChecks.ts';
import { shellWord } from '../screen/shellWord.ts';
import { bookFile } from './workspace.ts';

/** Cases looked at together: bounds the memory of a large book. */
const AT_ONCE = 500;

/** Names shown of a list that may be long. */
const SHOWN = 5;

/** Everything about the book of a folder; `settings` are absent when they cannot be read. */
export function bookFindings(desk: Desk, dir: string, settings: Settings | undefined): Finding[] {
  const { doctor } = desk.messages.night;
  const file = bookFile(dir);
  const remedy = (): string => {
    const copy = lastGoodCopy(dir);
    return copy === undefined ? doctor.restoreNone : doctor.restoreFrom(copy);
  };
  if (!existsSync(file)) return [fault('database', doctor.databaseMissing(file), remedy())];
  let database: Database | undefined;
  try {
    if (statSync(file).size === 0) return [fault('database', doctor.databaseEmpty(file), remedy())];
    database = openFile(file, { readonly: true });
    const damage = damageOf(database);
    if (damage !== undefined) return [fault('database', doctor.databaseDamaged(damage), remedy())];
    if (!isBook(database)) throw new Refusal('data', 'not-a-book', { path: file });
    return [...soundBook(desk, dir, database, settings)];
  } catch (error) {
    return [thrown(desk, 'database', error, remedy())];
  } finally {
    database?.close();
  }
}

function* soundBook(
  desk: Desk,
  dir: string,
  database: Database,
  settings: Settings | undefined,
): Generator<Finding> {
  const { doctor } = desk.messages.night;
  const orphans = database.connection.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) {
    yield fault('database', doctor.databaseOrphans(orphans.length), doctor.agendaRemedy, 3);
  } else yield fine('database', doctor.databaseFine(openCases(database).length));
  const pending = pendingMigrations(database, join(desk.context.programDir, 'migrations'), bookFile(dir));
  if (pending.length > 0) {
    yield worry('migrations', doctor.migrationsPending(pending.length), doctor.migrationsRemedy);
    return;
  }
  yield fine('migrations', doctor.migrationsFine);
  yield* letterFindings(desk, dir, database);
  yield* reportFindings(desk, dir, database);
  if (settings === undefined) return;
  const book: Book = { database, settings };
  yield* strategyFindings(desk, book);
  yield agendaFinding(desk, book);
  yield* totalsFinding(desk, book);
  yield importFinding(desk, book);
  yield* doubledFinding(desk, book);
  yield* unprintableFinding(desk, book);
  const rates = ratesFinding(desk, book);
  if (rates !== undefined) yield rates;
  yield retentionFinding(desk, book);
  yield* prescriptionFinding(desk, book);
}

function damageOf({ connection }: Database): string | undefined {
  const [row] = connection.pragma('quick_check(1)') as { quick_check: string }[];
  return row === undefined || row.quick_check === 'ok' ? undefined : row.quick_check.replace(/\s+/gu, ' ');
}

function isBook({ connection }: Database): boolean {
  return connection.prepare(`select 1 from sqlite_schema where name = 'recovery_case'`).get() !== undefined;
}

function openCases(database: Database): number[] {
  return database
    .all(build.selectFrom('recovery_case').select('id').where('status', '=', 'open').orderBy('id'))
    .map((row) => row.id);
}

/** The newest copy that can be read from end to end. */
function lastGoodCopy(dir: string): string | undefined {
  const folder = join(dir, 'backups');
  if (!existsSync(folder)) return undefined;
  const copies = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  return copies.find((copy) => {
    try {
      const database = openFile(copy, { readonly: true });
      try {
        return isBook(database) && damageOf(database) === undefined;
      } finally {
        database.close();
      }
    } catch {
      return false;
    }
  });
}

/** Cases whose strategy has left the settings: each waits for a person. */
function* strategyFindings(desk: Desk, { database, settings }: Book): Generator<Finding> {
  const { doctor, unknownStrategy } = desk.messages.night;
  const used = database.all(
    build
      .selectFrom('recovery_case')
      .select(['strategy', (eb) => eb.fn.countAll<number>().as('count')])
      .where('status', '=', 'open')
      .groupBy('strategy'),
  );
  for (const { strategy, count } of used) {
    if (Object.hasOwn(settings.strategies, strategy)) continue;
    const cases = desk.messages.common.cases(count);
    yield fault('agenda', `${unknownStrategy(strategy)} (${cases})`, doctor.settingsRemedy, 5);
  }
}

/** Compares every stored answer with the answer worked out now: they must never differ. */
function agendaFinding(desk: Desk, book: Book): Finding {
  const { doctor } = desk.messages.night;
  const stored = new Map(
    storedAgenda(book.database, askedDay(book, desk.today)).entries.map((entry) => [entry.case, entry]),
  );
  const numbers = openCases(book.database);
  const different: number[] = [];
  const terms = Map.groupBy(storedEndingRows(book.database), (row) => row.case);
  for (let start = 0; start < numbers.length; start += AT_ONCE) {
    const some = loadFacts(book.database, numbers.slice(start, start + AT_ONCE));
    const endings = endingsOf(book, some, desk.today);
    for (const facts of some) {
      const entry = stored.get(facts.number);
      if (entry === undefined) continue;
      const isSame =
        isSameEntry(entry, entryOf(book, facts, decide(book, facts, desk.today))) &&
        isDeepStrictEqual(
          terms.get(facts.number) ?? [],
          (endings.get(facts.number)?.terms ?? []).toSorted((a, b) => a.invoice - b.invoice),
        );
      if (!isSame) different.push(facts.number);
    }
  }
  if (different.length === 0) return fine('agenda', doctor.agendaFine);
  return fault('agenda', doctor.agendaDiffers(different.length, some(different)), doctor.agendaRemedy, 3);
}

/** What the morning shows without counting: nothing is said as long as it is right. */
function* totalsFinding(desk: Desk, { database }: Book): Generator<Finding> {
  const { doctor } = desk.messages.night;
  const differs = derivedTables(database).some(({ kept, counted }) => !isDeepStrictEqual(kept, counted));
  if (differs) yield fault('agenda', doctor.totalsDiffer, doctor.agendaRemedy, 3);
}

function isSameEntry(stored: AgendaEntry, worked: AgendaEntry): boolean {
  // Stored reasons went through JSON, where an absent value and an undefined one are the same.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(stored)), JSON.parse(JSON.stringify(worked)));
}

function* letterFindings(desk: Desk, dir: string, database: Database): Generator<Finding> {
  const { doctor } = desk.messages.night;
  const rows = database.all(
    build
      .selectFrom('letter')
      .select(['year', 'serial', 'file', 'sha256'])
      .where('status', '<>', 'void')
      .orderBy('year')
      .orderBy('serial'),
  );
  const missing: string[] = [];
  const altered: string[] = [];
  for (const { year, serial, file, sha256 } of rows) {
    const path = join(dir, file);
    if (!existsSync(path)) missing.push(protocolText(year, serial));
    else if (createHash('sha256').update(readFileSync(path)).digest('hex') !== sha256)
      altered.push(protocolText(year, serial));
  }
  if (missing.length > 0)
    yield fault('letters', doctor.lettersMissing(missing.length, some(missing)), doctor.lettersRemedy, 3);
  if (altered.length > 0)
    yield fault('letters', doctor.lettersAltered(altered.length, some(altered)), doctor.lettersRemedy, 3);
  if (missing.length + altered.length === 0) yield fine('letters', doctor.lettersFine(rows.length));
  const unrecorded = join(dir, 'letters', 'unrecorded');
  const count = existsSync(unrecorded) ? readdirSync(unrecorded).length : 0;
  if (count > 0) yield worry('letters', doctor.lettersUnrecorded(count, unrecorded), doctor.unrecordedRemedy);
}

/** Issued reports of uncollectibility: the journal knows their files. Those that were taken back need none. */
function* reportFindings(desk: Desk, dir: string, database: Database): Generator<Finding> {
  const { doctor } = desk.messages.night;
  const rows = database.all(
    build
      .selectFrom('journal')
      .innerJoin('operation', 'operation.id', 'journal.operation_id')
      .select('journal.data')
      .where('journal.kind', '=', 'report-issued')
      .where('operation.is_undone', '=', 0)
      .where('operation.kind', '=', 'act')
      .orderBy('journal.id'),
  );
  const issued = rows.map(
    (row) => JSON.parse(row.data) as { readonly file: string; readonly sha256: string },
  );
  const missing = issued.filter(({ file }) => !existsSync(join(dir, file)));
  const altered = issued.filter(
    ({ file, sha256 }) =>
      existsSync(join(dir, file)) &&
      createHash('sha256')
        .update(readFileSync(join(dir, file)))
        .digest('hex') !== sha256,
  );
  const names = (list: readonly { readonly file: string }[]): string => some(list.map(({ file }) => file));
  if (missing.length > 0)
    yield fault('reports', doctor.reportsMissing(missing.length, names(missing)), doctor.lettersRemedy, 3);
  if (altered.length > 0)
    yield fault('reports', doctor.reportsAltered(altered.length, names(altered)), doctor.lettersRemedy, 3);
  if (issued.length > 0 && missing.length + altered.length === 0)
    yield fine('reports', doctor.reportsFine(issued.length));
}

function importFinding(desk: Desk, book: Book): Finding {
  const { doctor } = desk.messages.night;
  const last = lastImportDay(book.database);
  if (last === undefined) return fine('import', doctor.importNone);
  const stale = staleness(book, desk.today);
  if (stale !== undefined) return worry('import', doctor.importOld(stale), doctor.importRemedy);
  return fine('import', doctor.importFine(Math.max(0, daysBetween(last, desk.today))));
}

/** Open documents that two customers have, with number, days and amount: nothing is said when there are none. */
function* doubledFinding(desk: Desk, book: Book): Generator<Finding> {
  const { doctor } = desk.messages.night;
  const doubled = doubledDocuments(book);
  const [first] = doubled;
  if (first === undefined) return;
  const named = doubled.map(({ number, debtors }) => {
    const labels = debtors.map((debtor) => debtorLabel(debtor));
    return `${number} (${labels.join(' = ')})`;
  });
  const [into, from] = first.debtors.map((debtor) => shellWord(signOf(debtor)));
  const remedy = doctor.doubledRemedy(`dunning debtor ${into} --merge ${from}`);
  yield worry('customers', doctor.doubled(doubled.length, some(named)), remedy);
}

/** Customers whose letters would show empty boxes: nothing is said when there are none. */
function* unprintableFinding(desk: Desk, book: Book): Generator<Finding> {
  const { doctor } = desk.messages.night;
  const found = unprintableCustomers(book);
  const [first] = found;
  if (first === undefined) return;
  const named = found.map((customer) => `${customer.case} ${customer.name} (${customer.characters})`);
  yield worry('letters', doctor.unprintable(found.length, some(named)), doctor.unprintableRemedy(first.case));
}

function some(names: readonly (string | number)[]): string {
  const more = names.length > SHOWN ? ', ...' : '';
  return names.slice(0, SHOWN).join(', ') + more;
}
