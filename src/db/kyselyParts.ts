/** What build.ts uses of Kysely: the whole of its file in the bundle. */
export { DummyDriver, Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
