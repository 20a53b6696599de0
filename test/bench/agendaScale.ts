/** The morning's commands in large books, and how long everything takes when the settings change: linear, or not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookOfCases, type BenchPlace } from './agendaBook.ts';
import { compare, type Contestant, type Timing } from './rounds.ts';

/** One line of the bench's tables. */
interface ScaleLine extends Timing {
  readonly bound?: number;
}

/** A table of the bench. */
interface ScaleTable {
  readonly title: string;
  readonly lines: readonly ScaleLine[];
}

/** What the morning's commands may take, as a multiple of a start of node. */
const BOUNDS: Readonly<Record<number, number>> = { 20_000: 1.8, 200_000: 2.2 };

type ContestantOf = (dir: string, name: string, args: readonly string[]) => Contestant;

/**
 * A table for each size. `BENCH_SCALE=200000` adds the large book, which takes some minutes to write.
 * @param nothing the yardstick: a process that does nothing
 */
export function* agendaScale(
  bench: BenchPlace,
  nothing: Contestant,
  contestant: ContestantOf,
): Generator<ScaleTable> {
  for (const cases of sizes()) {
    const dir = bookOfCases(bench, cases);
    const bound = BOUNDS[cases];
    if (bound !== undefined) yield morning(dir, cases, bound, nothing, contestant);
    yield afresh(dir, cases, nothing, contestant);
  }
}

function sizes(): number[] {
  const wish = Number(process.env['BENCH_SCALE'] ?? 0);
  return [5_000, 20_000, ...(wish > 20_000 ? [wish] : [])];
}

function morning(
  dir: string,
  cases: number,
  bound: number,
  nothing: Contestant,
  contestant: ContestantOf,
): ScaleTable {
  let turn = 0;
  const call = contestant(dir, 'dunning call', []);
  const timings = compare(
    [
      nothing,
      contestant(dir, 'dunning today', ['today']),
      contestant(dir, 'dunning next', ['next']),
      contestant(dir, 'dunning next --due', ['next', '--due']),
      {
        ...call,
        // Another case each time, or the calls of one would pile up.
        get args() {
          turn += 1;
          return [...call.args, 'call', String(turn * 10 + 1), '--outcome', 'no-answer'];
        },
      },
    ],
    11,
  );
  const lines = timings.map((timing, index) => (index === 0 ? timing : { ...timing, bound }));
  return { title: `${cases} cases, whole processes`, lines };
}

/** Everything worked out anew, as after a change of the settings; the names tell what that is for one case. */
function afresh(dir: string, cases: number, nothing: Contestant, contestant: ContestantOf): ScaleTable {
  const settings = join(dir, 'dunning.toml');
  const before = readFileSync(settings, 'utf8');
  let days = 3;
  // Never what it was before: what a run has stored holds as long as the settings are the same.
  const change = (): void => {
    days += 1;
    writeFileSync(settings, before.replace(/^min_contact_days = .*$/mu, `min_contact_days = ${days}`));
  };
  if (!/^min_contact_days = /mu.test(before)) throw new Error(`no min_contact_days in ${settings}`);
  const timings = compare(
    [
      nothing,
      { ...contestant(dir, 'next, other settings', ['next']), before: change },
      { ...contestant(dir, 'run, other settings', ['run']), before: change },
      contestant(dir, 'doctor', ['doctor', '--json']),
    ],
    3,
  );
  const [start = 0] = timings.map(({ milliseconds }) => milliseconds);
  const lines = timings.map((timing, index) => {
    const each = ((timing.milliseconds - start) * 1000) / cases;
    return index === 0 ? timing : { ...timing, name: `${timing.name}, ${each.toFixed(0)} us a case` };
  });
  return { title: `${cases} cases worked out anew, whole processes`, lines };
}
