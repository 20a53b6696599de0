import { defineConfig } from 'vitest/config';

// Far from Europe/Rome on purpose: a day taken from the machine's own zone is a wrong day.
process.env.TZ = 'America/Los_Angeles';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Starting a browser, a terminal or a second Node takes its time on a busy machine.
    testTimeout: 60_000,
    // Processes started by tests run the sources, never a bundle built earlier.
    env: { DUNNING_FROM_SOURCE: '1' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { 'src/domain/**': { lines: 100, branches: 100 } },
    },
  },
});
