/** Text out of bytes, however the file falls into pieces. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../../src/intake/file/decodeText.ts';
import type { Layout, OpenBytes } from '../../../src/intake/layout.ts';

/** Long runs of plain letters, and others between them. */
const texts = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.string() }, fc.string({ unit: 'binary' })), { maxLength: 20 })
  .map((parts) => parts.join(''));

test.each(['utf-8', 'utf-8-bom'] as const)('%s: any text, cut anywhere, comes back', async (encoding) => {
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.nat({ max: 400 })), async (text, cuts) => {
      fc.pre(text.isWellFormed() && !text.startsWith('\ufeff'));
      const mark = encoding === 'utf-8-bom' ? '\ufeff' : '';
      expect(await decoded(Buffer.from(mark + text), cuts, encoding)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

// A letter of two bytes at every place of three pieces of four bytes; the second byte is missing in the last.
test.each(Array.from({ length: 12 }, (_, at) => at))(
  'a letter broken off at byte %i is refused',
  async (at) => {
    const bytes = Buffer.from('a'.repeat(12));
    bytes[at] = 0xc3;
    await expect(decoded(bytes, [4, 8], 'utf-8')).rejects.toMatchObject({
      problem: { code: 'bad-encoding' },
    });
  },
);

async function decoded(
  bytes: Uint8Array,
  cuts: readonly number[],
  encoding: Layout['encoding'],
): Promise<string> {
  let text = '';
  for await (const piece of decodeText(inPieces(bytes, cuts), encoding)) text += piece;
  return text;
}

function inPieces(bytes: Uint8Array, cuts: readonly number[]): OpenBytes {
  const ends = [...new Set([0, ...cuts, bytes.length])]
    .filter((end) => end <= bytes.length)
    .sort((a, b) => a - b);
  return async function* () {
    for (const [index, end] of ends.entries()) if (index > 0) yield bytes.subarray(ends[index - 1], end);
  };
}
