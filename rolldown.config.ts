/**
 * The shipped program: `dist/dunning.cjs` and the chunks it loads when they are needed. A CommonJS bundle starts in half
 * the time of the sources, most of it kysely's two hundred files.
 *
 * - Two chunks hold what is always needed together, as finding and opening a file costs more than reading it: `start`
 *   (commander, the settings, the screen) for every command, `book` (kysely, SQLite, the agenda) for every command that
 *   opens a workspace. Whatever else is reached by `await import()` becomes a chunk of its own and costs nothing until
 *   then.
 * - Left outside: puppeteer and its browser (they read files beside themselves), the native code of better-sqlite3.
 * - Nothing in the sources asks where it lies (`import.meta.url`): bin/dunning.js knows the program's folder and hands
 *   it in, so that templates/, migrations/ and fonts are found alike from dist/ and from src/.
 */
import { defineConfig, type Plugin } from 'rolldown';

export default defineConfig({
  input: { dunning: 'src/cli/main.ts' },
  platform: 'node',
  external: ['puppeteer', 'puppeteer-core', '@sparticuz/chromium'],
  plugins: [
    // Nothing of commander that we use starts a process; the module that could takes 3 ms to load.
    replacing(
      /commander[\\/]lib[\\/]command\.js$/,
      "import childProcess from 'node:child_process';",
      "const childProcess = { spawn: (...args) => process.getBuiltinModule('node:child_process').spawn(...args) };",
    ),
    // Its twelve files of JavaScript, bundled, save 5 ms; the native code is found where it was, in node_modules.
    replacing(
      /better-sqlite3[\\/]lib[\\/]binding\.js$/,
      '__dirname',
      "path.join(path.dirname(require.resolve('better-sqlite3/package.json')), 'lib')",
    ),
  ],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    sourcemap: true,
    cleanDir: true,
    // A third as much to read; the names of functions stay, for the places an error names.
    minify: { compress: { keepNames: { function: true, class: true } }, mangle: { keepNames: true } },
    // A single character beyond Latin-1 would double the memory of a file, and the time to read it.
    charset: 'ascii',
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /src[\\/]cli[\\/](?:main|settings|messages[\\/]it)\.ts$|rolldown[\\/]runtime/,
          priority: 2,
        },
        {
          name: 'book',
          test: /src[\\/](?:cli[\\/]commands[\\/](?:next|today|show)|db[\\/]migrate)\.ts$/,
          priority: 1,
        },
      ],
    },
  },
});

/** Replaces a piece of a library's file; the build stops when a new version no longer has it. */
function replacing(file: RegExp, piece: string, replacement: string): Plugin {
  return {
    name: `replacing in ${file.source}`,
    transform: {
      filter: { id: file },
      handler(code, id) {
        if (!code.includes(piece)) throw new Error(`${id} no longer holds ${piece}`);
        return code.replaceAll(piece, replacement);
      },
    },
  };
}
