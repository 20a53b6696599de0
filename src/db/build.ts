/** Kysely, as it is used here: statements are built from the schema and checked by the compiler; the database runs them. */
import type { Kysely, RawBuilder } from 'kysely';
import * as kysely from './kyselyParts.ts';
import type { Book } from './schema.ts';

/** The bundle loads it only here, when the first statement is built: many commands build none (rolldown.config.ts). */
const library = (): typeof kysely => kysely;

let builder: Kysely<Book> | undefined;

function theBuilder(): Kysely<Book> {
  const { DummyDriver, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, ...parts } = library();
  builder ??= new parts.Kysely<Book>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return builder;
}

/** Loads the library before the first statement needs it. */
export function loadBuilder(): void {
  theBuilder();
}

type Builder = Pick<Kysely<Book>, 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom'>;

/** Builds statements and never runs one. */
export const build = new Proxy({} as Builder, {
  get: (_nothing, verb: keyof Builder) => {
    const target = theBuilder();
    return target[verb].bind(target);
  },
});

/** A piece of SQL that Kysely has no words for; what stands in it becomes parameters. */
export function sql<Value>(pieces: TemplateStringsArray, ...values: unknown[]): RawBuilder<Value> {
  return library().sql<Value>(pieces, ...values);
}
