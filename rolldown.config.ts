/**
 * The shipped program: `dist/dunning.cjs` and the chunks it loads when they are needed. A CommonJS bundle starts in half
 * the time of the sources, most of it kysely's two hundred files.
 *
 * - Four chunks hold what is always needed together, as finding and opening a file costs more than reading it: `start`
 *   (the screen, SQLite, the stored agenda) for every command, `commandLine` (commander) for what is not answered
 *   without it, `settings` where they changed, `book` (the rules) for those that do more than look at the agenda. Whatever
 *   else is reached by `await import()` becomes a chunk of its own and costs nothing until then.
 * - The name of a chunk holds a hash of its content: bin/dunning.js relies on it.
 * - Left outside: puppeteer and its browser (they read files beside themselves), the native code of better-sqlite3.
 * - Nothing in the sources asks where it lies (`import.meta.url`): bin/dunning.js knows the program's folder and hands
 *   it in, so that templates/, migrations/ and fonts are found alike from dist/ and from src/.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type OutputOptions, type Plugin, type RolldownOptions } from 'rolldown';

/** Files that are bundles of their own: as chunks they would be read whenever a file that may need them is. */
const KYSELY = ownFile('kysely', ['node_modules/kysely/package.json']);
const IT = ownFile('it', filesOf('src/cli/messages/it'));
const EN = ownFile('en', filesOf('src/cli/messages/en'));

/** Its name holds a hash of what is in it, or of what names its version. */
function ownFile(name: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return `${name}-${hash.digest('hex').slice(0, 8)}.cjs`;
}

function filesOf(folder: string): string[] {
  const shared = ['src/cli/messages/messages.ts', 'src/cli/screen/sentence.ts'];
  return [...readdirSync(folder).map((name) => `${folder}/${name}`), ...shared];
}

const output: OutputOptions = {
  dir: 'dist',
  format: 'cjs',
  sourcemap: true,
  // A third as much to read; the names of functions stay, for the places an error names.
  minify: { compress: { keepNames: { function: true, class: true } }, mangle: { keepNames: true } },
  // A function already, as bin/dunning.js needs it: to make one of the text there would copy it twice at every start.
  postBanner: '(function (exports, require, module, __filename, __dirname) {',
  postFooter: '})',
  // A single character beyond Latin-1 would double the memory of a file, and the time to read it.
  charset: 'ascii',
};

const program = defineConfig({
  input: { dunning: 'src/cli/main.ts' },
  platform: 'node',
  external: ['puppeteer', 'puppeteer-core', '@sparticuz/chromium'],
  plugins: [
    // Whoever imports a module of node as a whole gets a copy of it, a quarter of a millisecond each; and nothing of
    // commander that we use starts a process, which takes 3 ms to load.
    replacing(/commander[\\/]lib[\\/]command\.js$/, {
      "import childProcess from 'node:child_process';":
        "const childProcess = { spawn: (...args) => process.getBuiltinModule('node:child_process').spawn(...args) };",
      "import path from 'node:path';": "const path = process.getBuiltinModule('node:path');",
      "import fs from 'node:fs';": "const fs = process.getBuiltinModule('node:fs');",
      "import process from 'node:process';": '',
    }),
    // Kysely, a third of all code, is loaded by the first statement it builds; where it lies is known when that runs.
    loadedWhenNeeded(/src[\\/]db[\\/]build\.ts$/, "import * as kysely from './kyselyParts.ts';", {
      function: 'const library = (): typeof kysely => kysely;',
      name: 'library',
      file: KYSELY,
    }),
    // The texts that not every morning needs, most of them.
    ...(['it', 'en'] as const).map((language) =>
      loadedWhenNeeded(
        new RegExp(String.raw`src[\\/]cli[\\/]messages[\\/]${language}\.ts$`),
        `import * as others from './${language}/others.ts';`,
        {
          function: 'const rest = (): typeof others => others;',
          name: 'rest',
          file: language === 'it' ? IT : EN,
        },
      ),
    ),
    // Its twelve files of JavaScript, bundled, save 5 ms; the native code is found where it was, in node_modules. Asking
    // node where that is takes 2 ms: it is asked only when it is not beside us.
    replacing(/better-sqlite3[\\/]lib[\\/]binding\.js$/, {
      __dirname: `path.join(
        [path.join(__dirname, '../node_modules/better-sqlite3')].find(fs.existsSync) ??
          path.dirname(require.resolve('better-sqlite3/package.json')),
        'lib',
      )`.replace(/\n\s*/g, ' '),
      // Which C library this is takes a look at all that is loaded; where musl's loader is missing it is not musl.
      "if (process.platform !== 'linux') {":
        "if (process.platform !== 'linux' || !fs.existsSync('/lib/ld-musl-' + (process.arch === 'x64' ? 'x86_64' : 'aarch64') + '.so.1')) {",
      // Past node's search for modules, which has nothing to find: the path is known.
      'return DEFAULT_ADDON = require(getPrebuildPath() || filename);':
        'const addon = { exports: {} }; process.dlopen(addon, getPrebuildPath() || filename); return DEFAULT_ADDON = addon.exports;',
    }),
    // It compiles a function for the rows of each statement, a tenth of a millisecond: worth it for many rows, and most
    // statements of a command have a handful.
    replacing(/better-sqlite3[\\/]lib[\\/]database\.js$/, {
      'function rowFactory(...keys) {': `function rowFactory(...keys) {
	let compiled;
	let count = 0;
	return (...values) => {
		if (compiled !== undefined) return compiled(...values);
		if ((count += 1) > 50) compiled = compiledRowFactory(...keys);
		const row = {};
		for (let i = 0; i < keys.length; ++i) row[keys[i]] = values[i];
		return row;
	};
}
function compiledRowFactory(...keys) {`,
    }),
  ],
  output: {
    ...output,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    cleanDir: true,
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /src[\\/](?:cli[\\/](?:main|messages[\\/]it|commands[\\/](?:next|today))|db[\\/]migrate)\.ts$/,
          priority: 3,
        },
        { name: 'suggestion', test: /src[\\/]cli[\\/]suggestion\.ts$/, priority: 2 },
        { name: 'commandLine', test: /src[\\/]cli[\\/]commandLine\.ts$/, priority: 1 },
        { name: 'settings', test: /src[\\/]cli[\\/]settings\.ts$/, priority: 1 },
        { name: 'contact', test: /src[\\/]cli[\\/]recordContact\.ts$/ },
        {
          name: 'book',
          priority: 2,
          test: /src[\\/]cli[\\/]commands[\\/]show\.ts$|src[\\/]office[\\/]agenda\.ts$/,
        },
      ],
    },
  },
});

const alone = (input: string, file: string): RolldownOptions =>
  defineConfig({ input: { alone: input }, platform: 'node', output: { ...output, entryFileNames: file } });

export default [
  program,
  alone('src/db/kyselyParts.ts', KYSELY),
  alone('src/cli/messages/it/others.ts', IT),
  alone('src/cli/messages/en/others.ts', EN),
];

/** A module that a file imports becomes one that a function of it loads from a file of its own, when it is called. */
function loadedWhenNeeded(
  importer: RegExp,
  statement: string,
  loader: { readonly function: string; readonly name: string; readonly file: string },
): Plugin {
  return replacing(importer, {
    [statement]: '',
    [loader.function]: `const fromHere = require; const ${loader.name} = () => fromHere('./${loader.file}');`,
  });
}

/** Replaces pieces of a library's file; the build stops when a new version no longer has one of them. */
function replacing(file: RegExp, pieces: Readonly<Record<string, string>>): Plugin {
  return {
    name: `replacing in ${file.source}`,
    transform: {
      filter: { id: file },
      handler(code, id) {
        const replaced = Object.entries(pieces).reduce((text, [piece, replacement]) => {
          if (!text.includes(piece)) throw new Error(`${id} no longer holds ${piece}`);
          return text.replaceAll(piece, () => replacement);
        }, code);
        // Lines stay where they were, which is all that a source map is asked for.
        return { code: replaced, map: null };
      },
    },
  };
}
