import { describe, expect, it } from 'vitest';
import { readTar } from '../../src/pdf/tar.ts';
import { tarOf } from './tarOf.ts';

const textsOf = (archive: Buffer): Record<string, string> =>
  Object.fromEntries(readTar(archive).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]));

describe('a tar archive', () => {
  it.each([0, 1, 511, 512, 513])('gives back a file of %i bytes and the one after it', (size) => {
    const files = { 'lib/a.so': 'a'.repeat(size), 'b.txt': 'after' };
    expect(textsOf(tarOf(files))).toEqual(files);
  });

  it.each(['../out', '/etc/passwd', 'lib/../../out', 'lib//a', 'lib\\..\\a'])(
    'with the path %s is refused',
    (path) => {
      expect(() => readTar(tarOf({ [path]: 'x' }))).toThrow('unsafe path');
    },
  );

  it.each(['1', '2', '3', 'L', 'x'])('with an entry of type %s is refused', (type) => {
    expect(() => readTar(tarOf({ a: '' }, type))).toThrow('unexpected type');
  });

  it('that was damaged or cut is refused', () => {
    const archive = tarOf({ 'lib/a.so': 'a'.repeat(2000) });
    expect(() => readTar(archive.subarray(0, 1024))).toThrow('cut short');
    archive[3] = 88;
    expect(() => readTar(archive)).toThrow('damaged tar header');
  });
});
