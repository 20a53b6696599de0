/** Has the later part of a long file read on another processor while the earlier one is read on this. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OtherPart, ReadElsewhere } from '../intake/filePart.ts';
import type { LineBreak } from '../intake/layout.ts';
import type { Context } from './context.ts';
import type { PartAnswer, PartOrder } from './partReader.ts';

/** A smaller file is read before another thread has begun; a larger one needs the memory that two of them take. */
const WORTH_IT = { least: 4_000_000, most: 64_000_000 };
/** Beginning takes a tenth of a second: until then this one has read that much more. */
const PART_BEGINS_AT = 0.58;
/** No line is longer than this. */
const LONGEST_LINE = 1 << 16;

/** A second reader for a file, and the file's fingerprint once it has read all of it. */
export interface SecondReader {
  readonly read: ReadElsewhere;
  readonly sha256: () => string | undefined;
}

/** Undefined where two at once are not worth it. */
export function secondReader({ programDir, build }: Context, path: string): SecondReader | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < WORTH_IT.least || size > WORTH_IT.most || availableParallelism() < 2) return undefined;
  const file = build === undefined ? join('src', 'cli', 'partReader.ts') : join('dist', 'partReader.cjs');
  let sha256: string | undefined;
  return {
    sha256: () => sha256,
    read: (task) => {
      const from = lineEndBehind(path, Math.floor(size * PART_BEGINS_AT), task.written.lineBreak);
      if (from === undefined) return undefined;
      const order: PartOrder = { ...task, path, from };
      return begin(
        new Worker(join(programDir, file), { workerData: order }),
        from,
        (told) => (sha256 = told),
      );
    },
  };
}

function begin(worker: Worker, from: number, onFingerprint: (sha256: string) => void): OtherPart {
  const read = new Promise<PartAnswer['part']>((resolve) => {
    worker.once('message', ({ part, sha256 }: PartAnswer) => {
      if (sha256 !== '') onFingerprint(sha256);
      resolve(part);
    });
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  return { from, read, end: () => void worker.terminate() };
}

/** The first byte behind the end of a line that lies behind a place. */
function lineEndBehind(path: string, place: number, lineBreak: LineBreak): number | undefined {
  const piece = Buffer.alloc(LONGEST_LINE);
  const open = openSync(path, 'r');
  try {
    const length = readSync(open, piece, 0, piece.length, place);
    const end = piece.subarray(0, length).indexOf(lineBreak);
    return end === -1 ? undefined : place + end + 1;
  } finally {
    closeSync(open);
  }
}
