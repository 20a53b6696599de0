/** Compares commands with a yardstick in interleaved rounds: the machine may be busy, but it is as busy for both. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** One command line to be timed as a whole process. */
export interface Contestant {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Brings back the starting position before each round; not timed. */
  readonly before?: () => void;
  /** Where it leaves its peak memory, if that is to be measured. */
  readonly peakFile?: string;
}

export interface Timing {
  readonly name: string;
  readonly milliseconds: number;
  /** Median of the ratios of each round to the yardstick of the same round. */
  readonly ratio: number;
  /** Of the last round. */
  readonly peakMegabytes?: number;
}

const PEAK_MEMORY = join(import.meta.dirname, 'peakMemory.mjs');

/** Runs every contestant once a round, the first one being the yardstick; medians over the rounds. */
export function compare(contestants: readonly Contestant[], rounds: number): Timing[] {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) times.get(contestant.name)?.push(timeOf(contestant));
  }
  const yardstick = times.get(contestants[0]?.name ?? '') ?? [];
  return contestants.map(({ name, peakFile }) => {
    const own = times.get(name) ?? [];
    return {
      name,
      milliseconds: median(own),
      ratio: median(own.map((time, round) => time / (yardstick[round] ?? Number.NaN))),
      ...(peakFile === undefined ? {} : { peakMegabytes: Number(readFileSync(peakFile, 'utf8')) / 1024 }),
    };
  });
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function timeOf({ name, command, args, env, before, peakFile }: Contestant): number {
  before?.();
  const measured = peakFile === undefined ? args : ['--import', PEAK_MEMORY, ...args];
  const start = performance.now();
  const { status, stderr } = spawnSync(command, measured, {
    env: { ...process.env, ...env, ...(peakFile === undefined ? {} : { BENCH_PEAK: peakFile }) },
    encoding: 'utf8',
  });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return time;
}
