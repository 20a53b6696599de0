/** What the letters' font can print, held against the font files themselves. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { LETTER_FONT, unprintableIn, unprintableOf } from '../../src/domain/letterFont.ts';
import { fontFaces } from '../../src/letters/fontFaces.ts';

const FILES = path.resolve(import.meta.dirname, '../../node_modules/@fontsource/source-sans-3/files');

test.each([
  ['Rossi S.r.l.', ''],
  ['Però & Figli – “Da Gino” (½) €', ''],
  ['Łódź Șerban Žižek Çelik', ''],
  ['Cafe\u0300', ''],
  ['Rossi\u200b\u202e \u00ad', ''],
  ['Nord\u2011Est', ''],
  ['東京商事 東京', '東京商事'],
  ['مكتب', 'مكتب'],
  ['Ηλέκτρα', 'Ηλέκτρα'],
  ['Rossi 😀 S.r.l.', '😀'],
  ['Nguyễn', 'ễ'],
  ['x\u0335', '\u0335'],
])('of %j it cannot print %j', (text, characters) => {
  expect(unprintableIn([text])).toBe(characters);
});

test('name, address and city of a debtor count, each character once', () => {
  const debtor = { name: '東京', address: '京 1', city: 'Città', contactPerson: '山' };
  expect(unprintableOf(debtor)).toBe('東京山');
});

test('the table is what the font files of a letter have', () => {
  const ranges = [...fontFaces(() => new Uint8Array()).matchAll(/unicode-range:([^}]*)/gu)].map(
    ([, list = '']) => list.split(',').map(rangeOf),
  );
  const [ext = [], latin = []] = ranges;
  const had = (['400', '600'] as const).map((weight) => [
    ...within(charactersOf(`latin-ext-${weight}`), ext),
    ...within(charactersOf(`latin-${weight}`), latin),
  ]);
  const [regular = [], semibold = []] = had.map((each) => new Set(each));
  const both = [...regular].filter((code) => new Set(semibold).has(code)).sort((a, b) => a - b);
  const told = LETTER_FONT.split(' ').flatMap((range) => {
    const [from, to] = rangeOf(range);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  expect(told).toEqual(both);
});

/** `U+0100-02BA`, `0100-02ba`, `U+20AC`. */
function rangeOf(text: string): [from: number, to: number] {
  const [from = 0, to = from] = text
    .replace('U+', '')
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  return [from, to];
}

function within(codes: readonly number[], ranges: readonly [number, number][]): number[] {
  return codes.filter((code) => ranges.some(([from, to]) => code >= from && code <= to));
}

/** The code points of a font in WOFF 1.0, whose tables are compressed one by one: the segments of its `cmap` of format 4. */
function charactersOf(subset: string): number[] {
  const font = readFileSync(path.join(FILES, `source-sans-3-${subset}-normal.woff`));
  const tables = Array.from({ length: font.readUInt16BE(12) }, (_, index) => 44 + index * 20);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const [offset = 0, packed = 0, length = 0] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at));
  const bytes = font.subarray(offset, offset + packed);
  const cmap = packed === length ? bytes : inflateSync(bytes);
  const encodings = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.readUInt32BE(8 + index * 8),
  );
  return encodings.filter((at) => cmap.readUInt16BE(at) === 4).flatMap((at) => segmentsOf(cmap, at));
}

function segmentsOf(cmap: Buffer, at: number): number[] {
  const size = cmap.readUInt16BE(at + 6);
  return Array.from({ length: size / 2 }, (_, index) => index * 2).flatMap((segment) => {
    const end = cmap.readUInt16BE(at + 14 + segment);
    const start = cmap.readUInt16BE(at + 16 + size + segment);
    const place = at + 16 + size * 3 + segment;
    const range = cmap.readUInt16BE(place);
    return Array.from({ length: end - start + 1 }, (_, index) => start + index).filter((code) => {
      if (code === 0xffff) return false;
      if (range === 0) return ((code + cmap.readUInt16BE(at + 16 + size * 2 + segment)) & 0xffff) !== 0;
      return cmap.readUInt16BE(place + range + (code - start) * 2) !== 0;
    });
  });
}
