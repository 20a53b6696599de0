/** Forward-only migrations: numbered SQL files, each in one transaction, counted in `user_version`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { openFile, type Database } from './database.ts';

/** Marks the file as ours: 'dunn'. */
const APPLICATION_ID = 0x64756e6e;

const FILE_NAME = /^(\d{4})-.+\.sql$/;

/**
 * Opens the book at `path`, bringing it up to date first.
 * Refuses (data): `newer-database` when a newer program wrote it, `not-a-book` when the file is something else.
 */
export function openDatabase(
  path: string,
  options: { readonly readonly?: boolean; readonly migrationsDir: string },
): Database {
  let database: Database | undefined;
  try {
    database = openFile(path, options);
    checkOrigin(database, path);
    migrate(database, options.migrationsDir, path);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') {
      throw new Refusal('data', 'not-a-book', { path });
    }
    throw error;
  }
}

/** The migrations that a database still needs; read-only. */
export function pendingMigrations(database: Database, migrationsDir: string, path: string): string[] {
  const version = Number(database.connection.pragma('user_version', { simple: true }));
  const files = migrationFiles(migrationsDir);
  const supported = numberOf(files.at(-1) ?? '');
  if (version > supported) throw new Refusal('data', 'newer-database', { path, version, supported });
  return files.filter((file) => numberOf(file) > version);
}

/** Applies what is pending; a failure leaves the last complete version. */
export function migrate(database: Database, migrationsDir: string, path: string): void {
  const { connection } = database;
  // The common case costs one pragma: the file names are only read when the program is newer than the file.
  const pending = pendingMigrations(database, migrationsDir, path);
  if (pending.length === 0) return;
  // A table that others refer to can only be built anew while nobody checks: everything is checked at the end of each file.
  connection.pragma('foreign_keys = off');
  try {
    for (const file of pending) apply(database, file, readFileSync(join(migrationsDir, file), 'utf8'));
  } finally {
    connection.pragma('foreign_keys = on');
  }
}

function apply(database: Database, file: string, sql: string): void {
  const { connection } = database;
  database.transaction(() => {
    connection.exec(sql);
    const broken = connection.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${file} leaves ${broken.length} references to nothing`);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${numberOf(file)}`);
  });
}

function numberOf(file: string): number {
  return Number(FILE_NAME.exec(file)?.[1] ?? 0);
}

function checkOrigin({ connection }: Database, path: string): void {
  if (connection.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  const tables = connection.prepare('select count(*) as count from sqlite_schema').get() as { count: number };
  if (tables.count > 0) throw new Refusal('data', 'not-a-book', { path });
}

function migrationFiles(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => FILE_NAME.test(name))
    .sort();
}
