import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { crontabLine, scheduledTask, type ScheduledRun } from '../../src/cli/commands/schedule.ts';
import { runInTest } from '../support/testContext.ts';

const planned: ScheduledRun = {
  node: '/usr/bin/node',
  program: '/opt/dunning/bin/dunning.js',
  dir: '/srv/acme',
  hour: 7,
  minute: 30,
};

test('weekdays at half past seven, with whole paths and no questions', () => {
  expect(crontabLine(planned)).toBe(
    '30 7 * * 1-5 /usr/bin/node /opt/dunning/bin/dunning.js run --dir /srv/acme --quiet --no-input',
  );
});

test.for(['/srv/Acme S.r.l.', "/srv/Caffe' Blu", '/srv/a"b$HOME`c', '/srv/100%'])(
  'cron and the shell give the folder %s back as it is',
  (dir) => {
    const command = crontabLine({ ...planned, node: 'printf', program: '%s\\n', dir })
      .split(' ')
      .slice(5)
      .join(' ');
    // What cron does before it calls the shell.
    const unescaped = command.replaceAll(String.raw`\%`, '%');
    const shell = spawnSync('/bin/sh', ['-c', unescaped], { encoding: 'utf8' });
    expect(shell.stdout.split('\n')).toContain(dir);
  },
);

test('Windows: a task of the workspace’s own name', () => {
  const line = scheduledTask({
    node: String.raw`C:\Program Files\nodejs\node.exe`,
    program: String.raw`C:\dunning\bin\dunning.js`,
    dir: String.raw`C:\Dunning\Acme`,
    hour: 7,
    minute: 5,
  });
  expect(line).toBe(
    String.raw`schtasks /Create /F /TN "dunning Acme" /SC WEEKLY /D MON,TUE,WED,THU,FRI /ST 07:05 ` +
      String.raw`/TR "\"C:\Program Files\nodejs\node.exe\" C:\dunning\bin\dunning.js run --dir C:\Dunning\Acme --quiet --no-input"`,
  );
});

describe('the command', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'dunning-schedule-'));
    writeFileSync(join(dir, 'dunning.db'), '');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test.for([
    ['linux', 'crontab', '30 7 * * 1-5 '],
    ['win32', 'schtasks', 'schtasks /Create'],
  ] as const)('on %s prints the line alone', async ([platform, kind, beginning]) => {
    const run = await runInTest(['schedule', '--dir', dir], { platform });
    expect(run.status).toBe(0);
    expect(run.stdout.startsWith(beginning)).toBe(true);
    expect(run.stdout.split('\n')).toHaveLength(2);
    const asJson = await runInTest(['schedule', '--dir', dir, '--json'], { platform });
    expect(asJson.json()).toMatchObject({ schema: 'dunning.schedule/1', data: { kind, time: '07:30', dir } });
  });

  test('at another time', async () => {
    expect((await runInTest(['schedule', '--dir', dir, '--time', '6:05'])).stdout).toMatch(/^5 6 \* \* 1-5 /);
    expect((await runInTest(['schedule', '--dir', dir, '--time', '25:00'])).status).toBe(2);
  });

  test('without a workspace there is nothing to plan', async () => {
    const run = await runInTest(['schedule']);
    expect(run.status).toBe(4);
    expect(run.stderr).toContain('dunning init');
  });
});
