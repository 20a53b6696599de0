import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, displayWidth } from '../../../src/cli/screen/clean.ts';
import { formatFor } from '../../../src/cli/screen/format.ts';
import { bold, plainPaint } from '../../../src/cli/screen/ink.ts';
import { Page } from '../../../src/cli/screen/page.ts';
import type { Column } from '../../../src/cli/screen/table.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';

const written = (width: number, write: (page: Page) => void): string => {
  const page = new Page(formatFor('it'), width);
  write(page);
  return page.print(plainPaint);
};

const COLUMNS: readonly Column[] = [
  { header: 'Prat', align: 'right' },
  { header: 'Cliente', wraps: true },
  { header: 'Scaduto', align: 'right' },
  { header: 'gg', align: 'right', cardSuffix: 'gg' },
  { header: 'Cosa fare', wraps: true, cardLine: 3 },
];
const ROWS = [
  [
    '42',
    'Officine Meccaniche Brambilla e Figli di Brambilla Però S.n.c.',
    '12.480,00',
    '61',
    'prima chiamata',
  ],
  ['7', 'Caffè Lilla', '1.234.567,89', '9', 'seconda lettera, con raccomandata e avviso di ricevimento'],
];
const table = (width: number): string => written(width, (page) => page.table(COLUMNS, ROWS));

describe('a table', () => {
  test('in a pipe is never shortened', () => {
    const text = table(Infinity);
    for (const cell of ROWS.flat()) expect(text).toContain(cell);
  });

  test.each([60, 80, 120])('keeps within %i columns, and amounts whole', (width) => {
    const lines = table(width).trimEnd().split('\n');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    for (const amount of ['12.480,00', '1.234.567,89'])
      expect(lines.filter((line) => line.includes(amount))).toHaveLength(1);
    for (const word of ROWS.flat().flatMap((cell) => cell.split(' '))) expect(table(width)).toContain(word);
    expect(table(width)).not.toContain('..');
  });

  test('breaks a name without spaces at the edge of its column, between whole characters', () => {
    const name = '東京商事株式会社'.repeat(6);
    const rows = [['42', name, '12.480,00', '61', 'prima chiamata']];
    for (const width of [40, 60, 80]) {
      const text = written(width, (page) => page.table(COLUMNS, rows));
      for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(text.replace(/[^\u4e00-\u9fff]/gu, '')).toBe(name);
      expect(text).toContain('12.480,00');
    }
  });

  const REASONED: readonly Column[] = [
    { header: 'Riga', align: 'right' },
    { header: 'Valore', wraps: true },
    { header: 'Problema', wraps: true },
  ];
  const reasoned = (width: number): string[] =>
    written(width, (page) =>
      page.table(REASONED, [['18', '31/02/2026', 'la data non esiste: correggila nel gestionale']]),
    )
      .trimEnd()
      .split('\n');

  test('a sentence goes on under itself', () => {
    expect(reasoned(50)).toEqual(['18  31/02/2026', '  la data non esiste: correggila nel gestionale']);
    expect(reasoned(60)).toEqual([
      '  Riga  Valore      Problema',
      '    18  31/02/2026  la data non esiste: correggila nel',
      '                    gestionale',
    ]);
  });

  test('and is whole in a pipe', () => {
    expect(reasoned(Infinity)[1]).toBe('    18  31/02/2026  la data non esiste: correggila nel gestionale');
  });

  test('aligns figures at the right under their header', () => {
    expect(
      written(80, (page) =>
        page.table(COLUMNS.slice(0, 3), [
          ['42', 'Rivolta', '9,00'],
          ['7', 'Sala', '12.480,00'],
        ]),
      ),
    ).toBe(
      ['  Prat  Cliente    Scaduto', '    42  Rivolta       9,00', '     7  Sala     12.480,00', ''].join(
        '\n',
      ),
    );
  });

  test('below 60 columns is one card per row', () => {
    expect(table(40)).toBe(
      [
        '42  Officine Meccaniche Brambilla e',
        '    Figli di Brambilla Però S.n.c.',
        '  12.480,00  61 gg',
        '  prima chiamata',
        '7  Caffè Lilla',
        '  1.234.567,89  9 gg',
        '  seconda lettera, con raccomandata e',
        '  avviso di ricevimento',
        '',
      ].join('\n'),
    );
  });

  test('without rows is nothing', () => {
    expect(written(80, (page) => page.table(COLUMNS, []))).toBe('');
  });

  test('of any names and widths never breaks an amount', () => {
    const row = fc.tuple(
      fc.nat(99_999),
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.nat(999_999_999_999),
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 20, max: 200 }),
        (rows, width) => {
          const amounts = rows.map(([, , value]) => formatFor('it').amount(cents(value)));
          const cells = rows.map(([number, name], index) => [String(number), name, amounts[index] ?? '']);
          const text = written(width, (page) => page.table(COLUMNS.slice(0, 3), cells));
          for (const amount of amounts) expect(text).toContain(amount);
          if (width < 60) return;
          for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('text from data has no power over the terminal', () => {
  test.each([
    ['colour', '\u001b[31mRosso\u001b[0m', 'Rosso'],
    ['eight-bit control sequence', '\u009b2JVuoto', 'Vuoto'],
    ['window title', '\u001b]0;preso\u0007Bianchi', 'Bianchi'],
    ['link', '\u001b]8;;http://x.example\u001b\\Neri\u001b]8;;\u001b\\', 'Neri'],
    ['reset', '\u001bcVerdi', 'Verdi'],
    ['carriage return', 'Rossi\rBianchi', 'Rossi Bianchi'],
    ['line break', 'Rossi\nPRATICA 1  chiusa', 'Rossi PRATICA 1  chiusa'],
    ['backspace', 'Rossi\b\b\b', 'Rossi'],
    ['bell and null', 'a\u0007b\u0000c', 'abc'],
    ['right-to-left override', 'fattura\u202egpj.exe', 'fatturagpj.exe'],
    ['isolates', '\u2066a\u2069', 'a'],
    ['byte order mark and zero width', '\ufeffa\u200bb', 'ab'],
    ['line separator', 'a\u2028b\u2029c\u0085d', 'a b c d'],
    ['half a character', 'a\ud800b', 'ab'],
    ['lone escape at the end', 'a\u001b', 'a'],
    ['accents stay', 'Però S.à r.l. & C.', 'Però S.à r.l. & C.'],
  ])('%s', (_name, hostile, harmless) => {
    expect(clean(hostile)).toBe(harmless);
    const page = (page: Page): void => {
      page.line('x ', bold(hostile));
      page.split([hostile], [hostile]);
      page.heading(hostile, hostile);
      page.fields([[hostile, hostile]]);
      page.table([{ header: hostile }, { header: '', wraps: true }], [[hostile, bold(hostile)]]);
      page.paragraph(hostile.replace('\n', ' '));
    };
    for (const width of [40, 80, Infinity]) {
      expect(written(width, page).replace(/\n/gu, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(clean(clean(text))).toBe(clean(text));
      }),
    );
  });
});

describe('lines', () => {
  test('left and right edge share a line while there is room, else take two', () => {
    expect(written(80, (page) => page.split(['Agenda'], ['fatte 3']))).toBe(
      `Agenda${' '.repeat(67)}fatte 3\n`,
    );
    expect(written(20, (page) => page.split(['Agenda del giorno'], ['fatte 3']))).toBe(
      'Agenda del giorno\nfatte 3\n',
    );
  });

  test('labels stand in a column of their own, long values go on under themselves', () => {
    expect(
      written(40, (page) =>
        page.fields([
          ['Stato', 'in attesa'],
          ['Contatto', 'una frase più lunga di quanto ci stia su questa riga'],
        ]),
      ),
    ).toBe(
      'Stato     in attesa\nContatto  una frase più lunga di quanto\n          ci stia su questa riga\n',
    );
  });

  test('items are broken between, never inside', () => {
    const items = [
      'o potrebbe e non vuole',
      't difficoltà passeggera',
      'l difficoltà durevole',
      'x '.repeat(30),
    ];
    expect(
      written(60, (page) => page.items(items))
        .split('\n')
        .slice(0, 2),
    ).toEqual(['  o potrebbe e non vuole  t difficoltà passeggera', '  l difficoltà durevole']);
  });

  test('of several ways to write the same the first that fits, else the last', () => {
    const ways = [3, 2, 1].map((count) => (page: Page) => {
      for (let line = 0; line < count; line += 1) page.line(String(count));
    });
    expect(written(80, (page) => page.within(9, ways))).toBe('3\n3\n3\n');
    expect(written(80, (page) => page.within(2, ways))).toBe('2\n2\n');
    expect(written(80, (page) => page.within(0, ways))).toBe('1\n');
  });

  test('no more than one empty line in a row, none at the top', () => {
    expect(
      written(80, (page) => {
        page.blank();
        page.line('a');
        page.blank();
        page.blank();
        page.line('b');
      }),
    ).toBe('a\n\nb\n');
  });
});

test.each([
  ['Caffè', 5],
  ['Cafe\u0300', 4],
  ['東京', 4],
  ['a😀', 3],
  ['✅ Rossi', 8],
  ['🇮🇹', 2],
  ['\u1112\u1161\u11ab', 2],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

describe('figures and days', () => {
  test.each([
    [0, '0,00', '0.00'],
    [5, '0,05', '0.05'],
    [-5, '-0,05', '-0.05'],
    [99_999, '999,99', '999.99'],
    [100_000, '1.000,00', '1,000.00'],
    [1_248_000, '12.480,00', '12,480.00'],
    [-123_456_789, '-1.234.567,89', '-1,234,567.89'],
  ])('%i cents', (value, italian, english) => {
    expect([formatFor('it').amount(cents(value)), formatFor('en').amount(cents(value))]).toEqual([
      italian,
      english,
    ]);
  });

  test('days never put the month first', () => {
    const [italian, english] = [formatFor('it'), formatFor('en')];
    const tuesday = day('2026-11-24');
    expect([italian.day(tuesday), italian.shortDay(tuesday), italian.fullDay(tuesday)]).toEqual([
      '24/11/2026',
      'mar 24/11',
      'mar 24/11/2026',
    ]);
    expect([english.day(tuesday), english.shortDay(tuesday)]).toEqual(['24/11/2026', 'Tue 24/11']);
  });
});
