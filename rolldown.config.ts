/**
 * The shipped program: `dist/dunning.cjs` and the chunks it loads when they are needed. A CommonJS bundle starts in half
 * the time of the sources, most of it kysely's two hundred files.
 *
 * - In the start chunk: our code, commander and kysely, as every command needs them. Whatever is reached by `await
 *   import()` becomes a chunk of its own and costs nothing until then.
 * - Left outside: better-sqlite3 (native code), puppeteer and its browser (they read files beside themselves).
 * - Nothing in the sources asks where it lies (`import.meta.url`): bin/dunning.js knows the program's folder and hands
 *   it in, so that templates/, migrations/ and fonts are found alike from dist/ and from src/.
 */
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { dunning: 'src/cli/main.ts' },
  platform: 'node',
  external: ['better-sqlite3', 'puppeteer', 'puppeteer-core', '@sparticuz/chromium'],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    sourcemap: true,
    cleanDir: true,
    minify: { compress: true, mangle: false },
    codeSplitting: {
      groups: [
        { name: 'start', test: /src[\\/]cli[\\/](?:main|program|processContext|settings)\.ts$/, priority: 2 },
        { name: 'book', test: /src[\\/]cli[\\/]commands[\\/](?:next|today|show)\.ts$|src[\\/]db[\\/]migrate\.ts$/, priority: 1 },
      ],
    },
  },
});
