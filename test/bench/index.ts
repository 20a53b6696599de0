/**
 * `npm run bench`: how fast the program is, as ratios to a yardstick measured in the same run. Nothing fails here: a
 * figure over its bound is marked, and a person decides.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { agendaScale } from './agendaScale.ts';
import { writeLedger } from './ledger.ts';
import { compareLetters } from './letters.ts';
import { compare, type Contestant, type Timing } from './rounds.ts';

const programDir = resolve(import.meta.dirname, '../..');
const program = join(programDir, 'bin', 'dunning.js');
const node = process.execPath;
const place = mkdtempSync(join(tmpdir(), 'dunning-bench-'));

/** One line of the table: what was measured, and the ratio that was promised. */
interface Line extends Timing {
  readonly bound?: number;
}

const NOTHING: Contestant = { name: 'node -e 0', command: node, args: ['-e', '0'] };

try {
  print('Start-up, whole processes', [...startUp()]);
  print('Import of 100,000 rows, whole processes', imports(100_000, 5, 2));
  print('Import of 1,000,000 rows, whole processes', imports(1_000_000, 1, 3));
  print('Letters, inside one process', await letters());
  const bench = { place, workspace, dunning };
  for (const { title, lines } of agendaScale(bench, NOTHING, contestant)) print(title, lines);
} finally {
  rmSync(place, { recursive: true, force: true });
}

function startUp(): Line[] {
  const dir = workspace('agenda');
  const file = join(place, 'agenda.csv');
  writeLedger(file, 5000, 8);
  dunning(dir, 'import', file);
  const bounds: Record<string, number> = {
    'dunning --version': 1.3,
    'dunning next': 1.8,
  };
  const timings = compare(
    [
      NOTHING,
      contestant(dir, 'dunning --version', ['--version']),
      contestant(dir, 'dunning next', ['next']),
      contestant(dir, 'dunning today', ['today']),
      contestant(dir, 'dunning show', ['show', '1']),
    ],
    15,
  );
  return timings.map((timing) => withBound(timing, bounds));
}

function imports(rows: number, rounds: number, bound: number): Line[] {
  const file = join(place, 'ledger.csv');
  writeLedger(file, rows, 8);
  const again = workspace('again');
  dunning(again, 'import', file);
  const fresh = join(place, 'fresh');
  const alone = join(import.meta.dirname, 'csvParseAlone.mjs');
  const timings = compare(
    [
      { name: 'csv-parse alone', command: node, args: [alone, file], peakFile: join(place, 'peak-alone') },
      {
        ...contestant(fresh, 'dunning import', ['import', file]),
        before: () => {
          rmSync(fresh, { recursive: true, force: true });
          workspace('fresh');
        },
        peakFile: join(place, 'peak-fresh'),
      },
      {
        ...contestant(again, 'dunning import, again', ['import', file]),
        peakFile: join(place, 'peak-again'),
      },
    ],
    rounds,
  );
  for (const dir of [again, fresh]) rmSync(dir, { recursive: true, force: true });
  return timings.map((timing) =>
    withBound(timing, { 'dunning import': bound, 'dunning import, again': bound }),
  );
}

async function letters(): Promise<Line[]> {
  const timings = await compareLetters(programDir, join(place, 'cache'), 100, 3);
  return timings.map((timing) => withBound(timing, { '100 letters, printer': 1.5 }));
}

function contestant(dir: string, name: string, args: readonly string[]): Contestant {
  return { name, command: node, args: [program, ...args], env: environment(dir) };
}

function environment(dir: string): Record<string, string> {
  return { DUNNING_DIR: dir, DUNNING_TODAY: '2026-11-24', DUNNING_LANG: 'it' };
}

function workspace(name: string): string {
  const dir = join(place, name);
  const company = [
    '--company',
    'Prova S.r.l.',
    '--vat',
    '99900997778',
    '--iban',
    'IT60X0542811101000000123456',
  ];
  const address = [
    '--address',
    'Via Prova 1',
    '--postcode',
    '50131',
    '--city',
    'Firenze',
    '--province',
    'FI',
  ];
  dunning(dir, 'init', dir, ...company, ...address, '--collector', 'Ada Prova', '--language', 'it');
  return dir;
}

function dunning(dir: string, ...args: string[]): void {
  const env = { ...process.env, ...environment(dir) };
  const { status, stderr } = spawnSync(node, [program, ...args], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`dunning ${args[0]} ended with ${status}: ${stderr}`);
}

function withBound(timing: Timing, bounds: Readonly<Record<string, number>>): Line {
  const bound = bounds[timing.name];
  return bound === undefined ? timing : { ...timing, bound };
}

function print(title: string, lines: readonly Line[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, milliseconds, ratio, bound, peakMegabytes } of lines) {
    const judged =
      bound === undefined ? '' : `  (bound ${bound.toFixed(1)} x)${ratio > bound ? '  !! over' : ''}`;
    const figures = `${milliseconds.toFixed(0).padStart(7)} ms ${ratio.toFixed(2).padStart(6)} x`;
    const peak = peakMegabytes === undefined ? '' : `${peakMegabytes.toFixed(0).padStart(6)} MB`;
    process.stdout.write(`  ${name.padEnd(28)}${figures}${peak}${judged}\n`);
  }
}
