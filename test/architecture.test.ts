/** The house rules that a reader relies on, checked over the real sources: who may import whom, and who may look outside. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageOf, projectDir, readSources, resolveImport, type SourceFile } from './support/sources.ts';

interface Ring {
  /** Rings whose files it may import. */
  readonly rings: readonly string[];
  /** Packages and modules of node it may import; `node:*` is all of node's. */
  readonly packages: readonly string[];
  /** Whether the clock, chance, the process and the like are out of bounds. */
  readonly isPure: boolean;
  /** What a pure ring may look at all the same. */
  readonly looksAt?: readonly string[];
}

/** Inner rings first. Nothing imports cli. */
const RINGS: Readonly<Record<string, Ring>> = {
  domain: { rings: [], packages: [], isPure: true },
  // Names of countries come from node's own tables; zlib and buffer only work on bytes that are handed in.
  intake: {
    rings: ['domain'],
    packages: ['csv-parse', 'iconv-lite', 'fast-xml-parser', 'node:buffer', 'node:zlib'],
    isPure: true,
    looksAt: ['Intl'],
  },
  // Names of countries come from node's own tables.
  letters: { rings: ['domain'], packages: ['handlebars', 'uqr'], isPure: true, looksAt: ['Intl'] },
  db: { rings: ['domain'], packages: ['kysely', 'better-sqlite3', 'node:fs', 'node:path'], isPure: true },
  pdf: { rings: ['domain'], packages: ['puppeteer', '@sparticuz/chromium', 'node:*'], isPure: false },
  office: { rings: ['domain', 'intake', 'letters', 'db'], packages: ['kysely'], isPure: true },
  cli: {
    rings: ['domain', 'intake', 'letters', 'db', 'pdf', 'office'],
    packages: ['commander', 'inquirer', '@inquirer/prompts', 'chalk', 'cli-table3', 'smol-toml', 'node:*'],
    isPure: false,
  },
};

/** Too slow to load for a command that may not need them: reached by `await import()` only. */
const HEAVY = [
  'puppeteer',
  '@sparticuz/chromium',
  'handlebars',
  'inquirer',
  '@inquirer/prompts',
  'cli-table3',
  'chalk',
  'fast-xml-parser',
];

const MOST_LINES = 400;

/** Files that are long because they hold data or text. */
const LONG_FILES: readonly string[] = [];

const sources = readSources('src');
const byPath = new Map(sources.map((source) => [source.path, source]));

describe('rings', () => {
  test('src has the rings of the table and nothing else', () => {
    const folders = readdirSync(path.join(projectDir, 'src'));
    expect(folders.filter((folder) => !(folder in RINGS))).toEqual([]);
  });

  test.for(Object.entries(RINGS))('%s imports only what the table allows', ([name, ring]) => {
    const strangers = filesOf(name).flatMap((source) =>
      source.imports
        .filter((each) => {
          const file = resolveImport(source.path, each);
          if (file === undefined) return !isAllowedPackage(packageOf(each), ring);
          return ringOf(file) !== name && !ring.rings.includes(ringOf(file));
        })
        .map(({ of }) => `${source.path} imports ${of}`),
    );
    expect(strangers).toEqual([]);
  });

  test.for(Object.entries(RINGS).filter(([, { isPure }]) => isPure))(
    '%s never looks outside',
    ([name, { looksAt = [] }]) => {
      const looks = filesOf(name).flatMap(({ path: file, ambient }) =>
        ambient.filter((what) => !looksAt.includes(what)).map((what) => `${file} uses ${what}`),
      );
      expect(looks).toEqual([]);
    },
  );

  test('bin reaches the program through cli/main only', () => {
    const starters = readdirSync(path.join(projectDir, 'bin')).filter((name) => /\.c?js$/.test(name));
    const reached = starters.flatMap((name) => {
      const text = readFileSync(path.join(projectDir, 'bin', name), 'utf8');
      return [...text.matchAll(/['"](?:\.\.\/)+(src\/[^'"]*)['"]/g)].map((match) => match[1]);
    });
    expect(new Set(reached)).toEqual(new Set(['src/cli/main.ts']));
  });
});

describe('start-up', () => {
  const starts = sources
    .map((source) => source.path)
    .filter(
      (file) =>
        file === 'src/cli/main.ts' || file === 'src/cli/program.ts' || file.startsWith('src/cli/commands/'),
    );

  test.for(starts)('%s can be loaded without anything heavy', (start) => {
    const loaded = [...loadedBy(start)].flatMap((file) =>
      valuesImportedBy(file)
        .filter((each) => HEAVY.includes(packageOf(each)))
        .map(({ of }) => `${file} imports ${of}`),
    );
    expect(loaded).toEqual([]);
  });

  test('no source asks where it lies: the program is also run as a bundle', () => {
    expect(sources.filter(({ asksWhereItLies }) => asksWhereItLies).map((source) => source.path)).toEqual([]);
  });
});

describe('files', () => {
  test('exports have names', () => {
    expect(sources.filter(({ exportsDefault }) => exportsDefault).map((source) => source.path)).toEqual([]);
  });

  test('nothing is passed on wholesale: an import says where a thing lives', () => {
    expect(sources.filter(({ reexportsAll }) => reexportsAll).map((source) => source.path)).toEqual([]);
  });

  test('folders are at most two deep', () => {
    expect(
      sources
        .map((source) => source.path)
        .filter((file) => file.replace('/messages/', '/').split('/').length > 4),
    ).toEqual([]);
  });

  test(`files are at most ${MOST_LINES} lines long`, () => {
    const long = sources.filter(
      ({ lineCount, path: file }) => lineCount > MOST_LINES && !LONG_FILES.includes(file),
    );
    expect(long.map(({ path: file, lineCount }) => `${file}: ${lineCount}`)).toEqual([]);
  });
});

function ringOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function filesOf(ring: string): SourceFile[] {
  return sources.filter((source) => ringOf(source.path) === ring);
}

function isAllowedPackage(name: string, { packages }: Ring): boolean {
  return packages.includes(name) || (name.startsWith('node:') && packages.includes('node:*'));
}

function valuesImportedBy(file: string): SourceFile['imports'] {
  return (byPath.get(file)?.imports ?? []).filter(({ isLazy, isType }) => !isLazy && !isType);
}

/** The files that are read when this one is: itself and what it imports at once, however far. */
function loadedBy(start: string): Set<string> {
  const loaded = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    for (const each of valuesImportedBy(file)) {
      const next = resolveImport(file, each);
      if (next !== undefined) waiting.push(next);
    }
  }
  return loaded;
}
