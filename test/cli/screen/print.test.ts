import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { formatFor } from '../../../src/cli/screen/format.ts';
import { bold, red } from '../../../src/cli/screen/ink.ts';
import { en } from '../../../src/cli/messages/en.ts';
import type { Outcome } from '../../../src/cli/screen/outcome.ts';
import { printFailure, printOutcome, type Printing } from '../../../src/cli/screen/print.ts';
import { day } from '../../../src/domain/day.ts';
import { testContext, type TestWorld } from '../../support/testContext.ts';

const NAME = 'Caffè Però S.a.s.';
const outcome: Outcome = {
  schema: 'dunning.sample/1',
  data: [{ name: NAME, emoji: '😀', bell: '\u0007', amount: '1250.50', currency: 'EUR' }],
  screen: (page) => page.line(bold(NAME), '  ', red('1.250,50')),
  warnings: [{ code: 'stale', message: 'Old data' }],
  hints: ['Next: dunning next'],
};

async function printed(
  globals: Partial<Printing['globals']> = {},
  world: TestWorld = {},
  showHints = true,
  answer: Outcome = outcome,
): Promise<{ status: number; stdout: string; stderr: string }> {
  const { context, stdout, stderr } = testContext(world);
  const printing: Printing = {
    context,
    globals: { json: false, quiet: false, verbose: false, color: true, ...globals },
    messages: en,
    format: formatFor('en'),
    today: day('2026-11-24'),
  };
  const status = await printOutcome(answer, printing, showHints);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

describe('a screen', () => {
  test('puts results on standard output, warnings and hints beside it', async () => {
    expect(await printed()).toEqual({
      status: 0,
      stdout: `${NAME}  1.250,50\n`,
      stderr: '! Old data\nNext: dunning next\n',
    });
  });

  test('--quiet silences hints, never warnings', async () => {
    expect((await printed({ quiet: true })).stderr).toBe('! Old data\n');
  });

  test.each([
    [80, ['! The last import is of seventy days ago (limit 10): who has paid meanwhile is', 'not seen.']],
    [100, ['! The last import is of seventy days ago (limit 10): who has paid meanwhile is not seen.']],
  ])('a warning longer than %i columns is broken at words', async (terminal, lines) => {
    const message = 'The last import is of seventy days ago (limit 10): who has paid meanwhile is not seen.';
    const answer = { ...outcome, warnings: [{ code: 'stale', message }], hints: [] };
    const { stderr } = await printed({ color: false }, { terminal }, true, answer);
    expect(stderr).toBe(`${lines.join('\n')}\n`);
  });

  test('settings silence hints too', async () => {
    expect((await printed({}, {}, false)).stderr).toBe('! Old data\n');
  });
});

describe('colour only on a terminal, for those who want it', () => {
  test.each([
    ['terminal', {}, { terminal: 80 }, true],
    ['pipe', {}, {}, false],
    ['--no-color', { color: false }, { terminal: 80 }, false],
    ['NO_COLOR', {}, { terminal: 80, env: { NO_COLOR: '1' } }, false],
    ['NO_COLOR empty', {}, { terminal: 80, env: { NO_COLOR: '' } }, true],
    ['TERM=dumb', {}, { terminal: 80, env: { TERM: 'dumb' } }, false],
  ])('%s', async (_name, globals, world, isColoured) => {
    const { stdout, stderr } = await printed(globals, world);
    expect([stdout.includes('\u001b['), stderr.includes('\u001b[')]).toEqual([isColoured, isColoured]);
  });

  test('the words are the same with and without', async () => {
    const { stdout } = await printed({}, { terminal: 80 });
    expect(stripVTControlCharacters(stdout)).toBe((await printed()).stdout);
  });
});

describe('--json', () => {
  test('is one ASCII document on one line, and nothing else is said', async () => {
    const { stdout, stderr, status } = await printed({ json: true }, { terminal: 80 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^[ -~]+\n$/u);
    expect(JSON.parse(stdout)).toEqual({
      schema: 'dunning.sample/1',
      ok: true,
      asOf: '2026-11-24',
      data: outcome.data,
      warnings: outcome.warnings,
    });
  });

  test.each([
    [0, true],
    [3, true],
    [8, false],
  ] as const)('exit %i is ok: %s', async (exitCode, ok) => {
    const { context, stdout } = testContext();
    const printing = { context, messages: en, format: formatFor('en'), today: day('2026-11-24') };
    const globals = { json: true, quiet: false, verbose: false, color: true };
    expect(await printOutcome({ ...outcome, exitCode }, { ...printing, globals }, true)).toBe(exitCode);
    expect(JSON.parse(stdout.text)).toMatchObject({ ok });
  });
});

test.each([
  [false, 'Broken\n'],
  [true, 'Broken\nat somewhere.ts:3\n'],
])('a defect shows its stack only with --verbose (%s)', async (verbose, shown) => {
  const { context, stderr } = testContext();
  const globals = { json: false, quiet: false, verbose, color: true };
  const printing = { context, globals, messages: en, format: formatFor('en'), today: day('2026-11-24') };
  await printFailure({ code: 'defect', exit: 1, message: 'Broken', stack: 'at somewhere.ts:3' }, printing);
  expect(stderr.text).toBe(shown);
});

test('a reader that has gone away is no error', async () => {
  const { context } = testContext();
  const closed = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  }).on('error', () => undefined);
  const globals = { json: false, quiet: true, verbose: false, color: true };
  const printing = {
    context: { ...context, stdout: closed },
    globals,
    messages: en,
    format: formatFor('en'),
    today: day('2026-11-24'),
  };
  expect(await printOutcome(outcome, printing, false)).toBe(0);
});
