/** Kysely, as it is used here: statements are built from the schema and checked by the compiler; the database runs them. */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Book } from './schema.ts';

/** Builds statements and never runs one. */
export const build = new Kysely<Book>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
