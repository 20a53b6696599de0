/** What a large file may take of the computer's memory. */
import { getHeapStatistics, getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** The engine gains no speed beyond it, while left alone it goes on to 128 MB. */
const LARGEST_YOUNG_GENERATION = 16_000_000;
/** With more than that, what is no longer needed is cleared away sooner, which costs time. */
const LARGE_HEAP = 80_000_000;

/** Each setting by its flag, and what the engine has for it by itself. */
const USUALLY = { 'semi-space-growth-factor': 2, 'heap-growing-percent': 0 } as const;

/** Settings that differ from the usual ones. */
const changed = new Set<keyof typeof USUALLY>();

/**
 * Compiled code is only taken again under the settings it was made with, and what the program keeps of it is taken at its
 * very end: by then all of them are as they were (bin/dunning.js).
 */
function set(flag: keyof typeof USUALLY, value: number): void {
  if (changed.size === 0)
    process.prependOnceListener('exit', () => {
      for (const each of changed) setFlagsFromString(`--${each}=${USUALLY[each]}`);
    });
  changed.add(flag);
  setFlagsFromString(`--${flag}=${value}`);
}

/**
 * Keeps the engine from spreading out once it has grown with a large file: the space for new objects stays as it is, and
 * the rest is cleared when it has grown by a third, not fourfold. Called now and then while a file is read; where nothing
 * large is done, nothing changes.
 */
export function keepMemorySmall(): void {
  if (!changed.has('semi-space-growth-factor') && youngGeneration() >= LARGEST_YOUNG_GENERATION)
    set('semi-space-growth-factor', 1);
  if (!changed.has('heap-growing-percent') && getHeapStatistics().used_heap_size >= LARGE_HEAP)
    set('heap-growing-percent', 30);
}

function youngGeneration(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}
