import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipFile } from '../../../src/cli/dossier/zipFile.ts';
import { readZipDirectory, unpackEntry } from '../../../src/intake/file/zipArchive.ts';

describe('a ZIP archive', () => {
  test('gives back what was put in, whatever it was', () => {
    const files = fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[a-zà]{1,8}\/[a-z]{1,8}$/u),
        bytes: fc.uint8Array({ maxLength: 200 }),
      }),
      { selector: ({ name }) => name, maxLength: 5 },
    );
    fc.assert(
      fc.property(files, (entries) => {
        const archive = zipFile(entries);
        const directory = readZipDirectory(archive);
        expect([...directory.keys()]).toEqual(entries.map(({ name }) => name));
        for (const { name, bytes } of entries) {
          const entry = directory.get(name);
          expect(entry && Buffer.from(unpackEntry(archive, entry)).equals(Buffer.from(bytes))).toBe(true);
        }
      }),
    );
  });

  test('carries no times: the same files are the same bytes', () => {
    const bytes = new TextEncoder().encode('text that shrinks '.repeat(50));
    const [one, other] = [1, 2].map(() => Buffer.from(zipFile([{ name: 'a', bytes }])));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
    expect(one?.length).toBeLessThan(bytes.length);
  });
});
