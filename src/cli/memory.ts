/** What a large file may take of the computer's memory. */
import { getHeapStatistics, getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** The engine gains no speed beyond it, while left alone it goes on to 128 MB. */
const LARGEST_YOUNG_GENERATION = 16_000_000;
/** With more than that, what is no longer needed is cleared away sooner, which costs time. */
const LARGE_HEAP = 80_000_000;

/** Files between these sizes are worth it: of a smaller one little is left over, and a larger one needs the memory itself. */
const WORTH_MUCH_ROOM = { least: 2_000_000, most: 64_000_000 };

/**
 * Lets the engine's space for new objects grow to its full size at the first need. It would double each time it is full:
 * until then a file's rows are cleared away, and what is still in use copied, twice as often.
 */
export function makeRoomFor(bytes: number): void {
  if (bytes >= WORTH_MUCH_ROOM.least && bytes <= WORTH_MUCH_ROOM.most)
    setFlagsFromString('--semi-space-growth-factor=16');
}

let isYoungKept = false;
let isOldKept = false;

/**
 * Keeps the engine from spreading out once it has grown with a large file: the space for new objects stays as it is, and
 * the rest is cleared when it has grown by a third, not fourfold. Called now and then while a file is read; where nothing
 * large is done, nothing changes.
 */
export function keepMemorySmall(): void {
  if (!isYoungKept && youngGeneration() >= LARGEST_YOUNG_GENERATION) {
    setFlagsFromString('--semi-space-growth-factor=1');
    isYoungKept = true;
  }
  if (!isOldKept && getHeapStatistics().used_heap_size >= LARGE_HEAP) {
    setFlagsFromString('--heap-growing-percent=30');
    isOldKept = true;
  }
}

function youngGeneration(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}
