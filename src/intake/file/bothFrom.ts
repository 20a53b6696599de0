import type { RowSource } from '../layout.ts';

type OnRecord = Parameters<RowSource>[0];

/**
 * Two who each go over the same rows get them in one pass; whoever asks for them again gets a pass of its own. Throws what
 * reading the rows throws, or what the first of the two that fails does.
 */
export async function bothFrom<A, B>(
  rows: RowSource,
  one: (rows: RowSource) => Promise<A>,
  other: (rows: RowSource) => Promise<B>,
): Promise<[A, B]> {
  const shared = sharedPass(rows);
  return Promise.all([shared.join(one), shared.join(other)]);
}

/** A pass that begins as soon as both wait for it, or one waits and the other has ended without. */
function sharedPass(rows: RowSource): { join<T>(work: (rows: RowSource) => Promise<T>): Promise<T> } {
  const waiting: OnRecord[] = [];
  let arrivals = 0;
  let begin: () => void = () => {};
  const began = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const pass = began.then(() =>
    rows((cells, line) => {
      for (const onRecord of waiting) onRecord(cells, line);
    }),
  );
  const arrive = (): void => {
    arrivals += 1;
    if (arrivals === 2) begin();
  };
  return {
    async join(work) {
      let hasAsked = false;
      try {
        return await work((onRecord) => {
          if (hasAsked) return rows(onRecord);
          hasAsked = true;
          waiting.push(onRecord);
          arrive();
          return pass;
        });
      } finally {
        if (!hasAsked) arrive();
      }
    },
  };
}
