/** A thread of its own that reads the later part of a file (secondReader.ts), and takes the fingerprint of the whole. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData, type TransferListItem } from 'node:worker_threads';
import { readPart, type PartRead, type PartTask } from '../intake/filePart.ts';

/** What it is to do. */
export interface PartOrder extends PartTask {
  readonly path: string;
  readonly from: number;
}

/** What comes back; `part` is absent when it is not plain. */
export interface PartAnswer {
  readonly part?: PartRead;
  readonly sha256: string;
}

/** Larger pieces only cost memory. */
const CHUNK_BYTES = 1 << 17;

async function answer(order: PartOrder): Promise<void> {
  const { path, from } = order;
  let sha256 = '';
  async function* open(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let at = 0;
    const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
    for await (const chunk of chunks) {
      hash.update(chunk);
      if (at + chunk.length > from) {
        const own = chunk.subarray(Math.max(0, from - at));
        if (own.includes(0)) throw new Error('no text');
        yield own;
      }
      at += chunk.length;
    }
    sha256 = hash.digest('hex');
  }
  const part = await readPart(open, order);
  const { columns, numbers, references } = part?.items ?? {};
  const moved = [
    ...Object.values(columns ?? {}),
    numbers?.bytes,
    numbers?.ends,
    references?.bytes,
    references?.ends,
  ];
  const buffers = new Set(moved.flatMap((each) => (each === undefined ? [] : [each.buffer])));
  const told: PartAnswer = { ...(part === undefined ? {} : { part }), sha256 };
  parentPort?.postMessage(told, [...buffers] as TransferListItem[]);
}

// Whatever goes wrong here is found by who reads the whole file.
void answer(workerData as PartOrder).catch(() =>
  parentPort?.postMessage({ sha256: '' } satisfies PartAnswer),
);
