import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { UnreadableFile } from '../../../src/intake/layout.ts';
import { createRecordReader } from '../../../src/intake/file/recordReader.ts';

describe('createRecordReader', () => {
  it('gives up a line that does not end, with or without a quote, before all of it is in memory', () => {
    const piece = 'x'.repeat(1_000_000);
    for (const start of ['', '"']) {
      const reader = createRecordReader({ delimiter: ';', lineBreak: '\n' }, () => undefined);
      reader.write(`a;b\n${start}`);
      let written = 0;
      const writeOn = (): void => {
        for (; written < 100; written += 1) reader.write(piece);
      };
      expect(writeOn).toThrow(UnreadableFile);
      expect(written).toBeLessThan(20);
    }
  });

  it('cuts every text that csv-parse accepts exactly as csv-parse does, in pieces of any size', () => {
    const options = { relax_column_count: true, skip_empty_lines: true } as const;
    fc.assert(
      fc.property(
        csvText,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (lines, end, size) => {
          const text = lines.join(end);
          let expected: string[][];
          try {
            const records = parse(text, {
              ...options,
              delimiter: ';',
              record_delimiter: end,
            });
            expected = records;
          } catch {
            return;
          }
          expect(cut(text, size).map(({ cells }) => cells)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back whatever is quoted by the rules, with the line each record starts on', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', ' ', 'è'), maxLength: 6 });
    const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 9 }), (written, size) => {
        const texts = written.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';'));
        const starts = texts.map(
          (_, at) => texts.slice(0, at).join('\n').split('\n').length + (at > 0 ? 1 : 0),
        );
        expect(cut(texts.join('\n'), size)).toEqual(
          written.map((cells, at) => ({ cells, line: starts[at] })),
        );
      }),
    );
  });

  it('takes stray quotes on a line as csv-parse does when told to relax', () => {
    const unit = fc.constantFrom('a', '"', ';', ' ');
    const line = fc.string({ unit, minLength: 1, maxLength: 10 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(line, (text) => {
        const expected = relaxed(text, true) ?? relaxed(text, false);
        if (expected === undefined) expect(() => cut(text)).toThrow(UnreadableFile);
        else
          expect(cut(text)[0]?.cells.map((cell) => cell.trim())).toEqual(expected.map((cell) => cell.trim()));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['Bar "Da Gino";12', ['Bar "Da Gino"', '12']],
    ['12;Bar "Da Gino"', ['12', 'Bar "Da Gino"']],
    ['"Bar ""Da Gino""";12', ['Bar "Da Gino"', '12']],
    ['"Bar "Da Gino" snc";12', ['"Bar "Da Gino" snc"', '12']],
    ['a; "b";c', ['a', 'b', 'c']],
    ['12";3', ['12"', '3']],
  ])('takes quotes in odd places literally: %s', (text, expected) => {
    expect(cut(text)).toEqual([{ cells: expected, line: 1 }]);
  });

  test.each([
    ['a;b\n"Rossi;1\nc;d\n', 2],
    ['a;b\n"Rossi;1\n"Bianchi";2\n', 2],
    [`a;b\n"c;d\n${'e;f\n'.repeat(300)}"g";h\n`, 2],
  ])('reports a quote that is never closed with its line: %j', (text, line) => {
    expect(() => cut(text)).toThrow(UnreadableFile);
    try {
      cut(text);
    } catch (error) {
      expect(error).toMatchObject({ problem: { code: 'broken-quotes', line } });
    }
  });

  it('counts skipped and blank lines', () => {
    expect(cut('title\n\na;b\n\nc;d', 3, 2)).toEqual([
      { cells: ['a', 'b'], line: 3 },
      { cells: ['c', 'd'], line: 5 },
    ]);
  });
});

/** Lines rich in quotes and delimiters, most of them regular. */
const csvText = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('a;b', '"a";b', '"a""b";"c;d"', '', ';', '"";', 'a;"b', 'c";d') },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', '"', ';', ' '), maxLength: 8 }) },
  ),
  { maxLength: 8 },
);

function cut(text: string, size = 4, skipLines = 0): { cells: string[]; line: number }[] {
  const records: { cells: string[]; line: number }[] = [];
  const format = { delimiter: ';', lineBreak: '\n' } as const;
  const reader = createRecordReader(format, (cells, line) => records.push({ cells, line }), skipLines);
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.end();
  return records;
}

function relaxed(line: string, trim: boolean): string[] | undefined {
  try {
    return parse(line, { delimiter: ';', trim, relax_quotes: true, relax_column_count: true })[0];
  } catch {
    return undefined;
  }
}
