/** `dunning demo`: the sample company, whatever day it is made on. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engineCache } from '../support/engineCache.ts';
import { runInTest, type TestRun } from '../support/testContext.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'dunning-demo-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function demo(today: string, ...more: string[]): Promise<TestRun> {
  const env = { XDG_CACHE_HOME: engineCache(), DUNNING_TODAY: today };
  return runInTest(['demo', join(place, 'sample'), ...more], {
    cwd: place,
    homeDir: place,
    now: `${today}T09:00:00Z`,
    env,
  });
}

interface DemoData {
  readonly data: {
    readonly today: string;
    readonly letters: readonly { readonly file: string; readonly case: number }[];
  };
}

describe('the morning of the sample company', () => {
  test.each([
    ['2026-11-24', 'a Tuesday', '2026-11-24'],
    ['2026-11-21', 'a Saturday: the last working day', '2026-11-20'],
    ['2027-01-01', 'New Year', '2026-12-31'],
  ])('on %s, %s, has something of every kind', { timeout: 60_000 }, async (on, _, morning) => {
    const run = await demo(on);
    expect(run.stderr).not.toContain('defect');
    expect(run.status).toBe(0);
    for (const section of [
      'CALL BACK',
      'BROKEN PROMISES',
      'TO CALL',
      'LETTERS TO ISSUE',
      'LEGAL WARNINGS',
      'ADDRESSES',
    ]) {
      expect(run.stdout).toContain(section);
    }
    const dated = `${morning.slice(8)}/${morning.slice(5, 7)}/${morning.slice(0, 4)}`;
    expect(run.stdout).toContain(
      `Agenda of ${['Thu', 'Fri', 'Tue'].find((day) => run.stdout.includes(`${day} ${dated}`))} ${dated}`,
    );
  });

  test('prints first letters and says where they are', { timeout: 60_000 }, async () => {
    const { data } = (await demo('2026-11-24', '--json')).json() as DemoData;
    expect(data.letters).toHaveLength(5);
    for (const { file } of data.letters) expect(existsSync(file)).toBe(true);
  });
});

describe('the folder', () => {
  test('an earlier sample is replaced', { timeout: 60_000 }, async () => {
    await demo('2026-11-24');
    expect((await demo('2026-11-25')).status).toBe(0);
  });

  test('a rehearsal makes nothing', async () => {
    const run = await demo('2026-11-24', '--dry-run');
    expect([run.status, existsSync(join(place, 'sample'))]).toEqual([0, false]);
  });

  test('anything else is left alone', async () => {
    mkdirSync(join(place, 'sample'));
    writeFileSync(join(place, 'sample', 'mine.txt'), 'keep');
    const run = await demo('2026-11-24');
    expect(run.status).toBe(7);
    expect(existsSync(join(place, 'sample', 'mine.txt'))).toBe(true);
  });
});
