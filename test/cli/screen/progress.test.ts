import { expect, test } from 'vitest';
import { startProgress } from '../../../src/cli/screen/progress.ts';
import { testContext, type TestWorld } from '../../support/testContext.ts';

/** Reports once every `everyMs`, up to `untilMs`; what was written aside. */
function progressOf(world: TestWorld, everyMs: number, untilMs: number, isQuiet = false): string {
  const { context, stdout, stderr } = testContext(world);
  let elapsed = 0;
  const progress = startProgress({ ...context, now: () => new Date(elapsed) }, isQuiet);
  for (; elapsed <= untilMs; elapsed += everyMs) {
    const done = elapsed;
    progress.report(() => `row ${done}\u001b[2J`);
  }
  progress.finish();
  expect(stdout.text).toBe('');
  return stderr.text;
}

test('nothing is said in the first second', () => {
  expect(progressOf({ terminal: 80 }, 100, 999)).toBe('');
});

test('a terminal shows one line that is overwritten and cleared at the end', () => {
  expect(progressOf({ terminal: 80 }, 500, 1500)).toBe(`\rrow 1000\rrow 1500\r${' '.repeat(8)}\r`);
});

test('a log gets one line every ten seconds', () => {
  expect(progressOf({}, 500, 21_500)).toBe('row 1000\nrow 11000\nrow 21000\n');
});

test('--quiet says nothing', () => {
  expect(progressOf({ terminal: 80 }, 500, 5000, true)).toBe('');
});

test('work that reports nothing until it is done is announced at once, on a terminal only', () => {
  const announced = (world: TestWorld, isQuiet = false): string => {
    const { context, stderr } = testContext(world);
    const progress = startProgress(context, isQuiet);
    progress.announce('Confronto 200.000 righe');
    progress.finish();
    return stderr.text;
  };
  expect(announced({ terminal: 80 })).toBe(`\rConfronto 200.000 righe\r${' '.repeat(23)}\r`);
  expect([announced({}), announced({ terminal: 80 }, true)]).toEqual(['', '']);
});

test('the line never goes on in the next one, whatever a file is called', () => {
  const { context, stderr } = testContext({ terminal: 20 });
  const progress = startProgress(context, false);
  progress.announce('Leggo 東京商事株式会社.csv: 12 MB');
  progress.announce('x');
  expect(stderr.text).toBe(`\rLeggo 東京商事株式\rx${' '.repeat(17)}`);
});
