import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayoutHints } from '../../src/domain/import/incoming.ts';
import { guessColumns } from '../../src/intake/header/guessColumns.ts';
import { previewTable, tableHeads } from '../../src/intake/header/previewTable.ts';
import { learnedMap, readSavedMap } from '../../src/intake/savedMap.ts';
import { encode, opener, readGood, readRefused, readText } from './readText.ts';
import { aWorkbook, dateCell, readGoodBytes } from './workbook.ts';

/** Two of ours, one of a supplier, one without a document; no line names the columns. */
const HEADERLESS = [
  '900;A;2026-09-30;2026-07-31;1220.00;220.00;2026/7;K1;Segheria Pino S.r.l.',
  '901;A;2026-10-31;2026-08-31;100.00;100.00;2026/8;K2;Lanificio Blu S.p.A.',
  '902;P;2026-10-31;2026-08-31;55.00;55.00;88/B;K3;Carta e Colla S.n.c.',
  '903;A;2026-12-31;;12.00;12.00;;;',
  '904;A;2026-11-30;2026-09-30;80.00;80.00;2026/9;K1;Segheria Pino S.r.l.',
].join('\n');

const BY_POSITION: LayoutHints = {
  hasHeader: false,
  columns: {
    due_date: 3,
    invoice_date: 4,
    amount: 5,
    open_balance: 6,
    invoice_no: 7,
    debtor_code: 8,
    debtor_name: 9,
  },
  skip: [{ column: 2, values: ['P'] }],
  skipsUnnumbered: true,
};

/** A header nobody would recognise. */
const STRANGE =
  'Chi;Carta;Fine;Quanto\nSegheria Pino;7;30/09/2026;1.220,00\nLanificio Blu;8;31/10/2026;15,50\n';
const BY_NAME: LayoutHints = {
  columns: { debtor_name: 'Chi', invoice_no: 'carta', due_date: 'Fine', amount: 4 },
};

describe('columns by position', () => {
  test('a file without a header: rows of others and without a number are passed over and counted', async () => {
    const file = await readGood(HEADERLESS, BY_POSITION);
    expect(file.items.map(({ number, openCents, line }) => [number, openCents, line])).toEqual([
      ['2026/7', 22_000, 1],
      ['2026/8', 10_000, 2],
      ['2026/9', 8000, 5],
    ]);
    expect(file).toMatchObject({
      rowCount: 3,
      ignoredCount: 2,
      notes: [{ code: 'rows-left-out', count: 2 }],
      layout: { headerLine: 0, delimiter: ';', dates: 'ymd', decimal: 'point', columns: { due_date: '3' } },
    });
  });

  test('rows without a number are reported unless somebody says otherwise', async () => {
    const { skipsUnnumbered: _, ...hints } = BY_POSITION;
    const { problems } = await readGood(HEADERLESS, hints);
    expect(problems).toContainEqual({ line: 4, column: '7', value: '', code: 'missing-number' });
  });

  test('positions alone: a header is passed over where there is one, and not missed where there is none', async () => {
    const { hasHeader: _, ...hints } = BY_POSITION;
    expect((await readGood(HEADERLESS, hints)).items).toHaveLength(3);
    const headed = 'Cliente;Numero;Scadenza;Importo\nRame S.r.l.;1;30/09/2026;10,00\n';
    const columns = { debtor_name: 1, invoice_no: 2, due_date: 3, amount: 4 };
    expect((await readGood(headed, { columns })).items).toHaveLength(1);
  });

  test('lines above the first row', async () => {
    const file = await readGood(`Acme;;;;;;;;\nStampa del;;;;;;;;\n${HEADERLESS}`, {
      ...BY_POSITION,
      linesBefore: 2,
    });
    expect(file).toMatchObject({ rowCount: 3, ignoredCount: 4 });
  });

  test('a workbook is read in the same way', async () => {
    const rows = [
      ['A', dateCell(46_265), 1220.5, '7', 'Segheria Pino S.r.l.'],
      ['P', dateCell(46_265), 99, '8', 'Carta e Colla S.n.c.'],
    ];
    const file = await readGoodBytes(aWorkbook({ name: 'Foglio1', rows }), {
      columns: { due_date: 2, amount: 3, invoice_no: 4, debtor_name: 5 },
      skip: [{ column: 1, values: ['P'] }],
    });
    expect(file.items).toMatchObject([{ number: '7', openCents: 122_050, dueOn: '2026-08-31' }]);
    expect(file.layout).toMatchObject({ source: 'xlsx', headerLine: 0 });
  });
});

describe('columns by name', () => {
  test('the header is the line that has the names, whatever their case', async () => {
    const { items, layout } = await readGood(STRANGE, BY_NAME);
    expect(items).toHaveLength(2);
    expect(layout).toMatchObject({ headerLine: 1, columns: { due_date: 'Fine', amount: 'Quanto' } });
  });

  test('what is named is not weighed: the other amount feeds nothing', async () => {
    const text =
      'Cliente;Numero;Scadenza;Importo;Totale\nRame;1;30/09/2026;10,00;12,00\nZinco;2;30/09/2026;5,00;7,00\n';
    expect((await readRefused(text)).code).toBe('ambiguous-column');
    const { items } = await readGood(text, { columns: { amount: 'Importo' } });
    expect(items.map(({ openCents }) => openCents)).toEqual([1000, 500]);
  });

  test('an unused column feeds nothing, though its header says otherwise', async () => {
    const text = 'Cliente;Numero;Scadenza;Importo;Residuo\nRame;1;30/09/2026;10,00;99,00\n';
    const { items } = await readGood(text, { unused: ['Residuo'] });
    expect(items).toMatchObject([{ openCents: 1000 }]);
  });

  test.each<[string, LayoutHints, string, string]>([
    ['a name it does not have', { columns: { due_date: 'Termine' } }, 'no-such-column', 'Termine'],
    ['a position beyond the last', { columns: { due_date: 9 } }, 'no-such-column', '9'],
    ['in rows to skip', { skip: [{ column: 'Tipo', values: ['P'] }] }, 'no-such-column', 'Tipo'],
  ])('%s is refused', async (_, hints, code, detail) => {
    const text = 'Cliente;Numero;Scadenza;Importo\nRame;1;30/09/2026;10,00\n';
    expect(await readRefused(text, hints)).toMatchObject({ code, detail });
  });

  test('a name two columns have is refused, and a position settles it', async () => {
    const text = 'Cliente;Numero;Scadenza;Euro;Euro\nRame;1;30/09/2026;10,00;11,00\n';
    expect(await readRefused(text, { columns: { amount: 'Euro' } })).toMatchObject({
      code: 'ambiguous-column',
      detail: 'Euro (4), Euro (5)',
    });
    expect((await readGood(text, { columns: { amount: 5 } })).items).toMatchObject([{ openCents: 1100 }]);
  });
});

describe('a map', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['a key that is none', { delimeter: ';' }, ['delimeter unknown-key']],
    ['values that are none', { dates: 'gg/mm', decimal: 1 }, ['dates not-one-of', 'decimal not-one-of']],
    ['a field that is none', { columns: { scadenza: 'X' } }, ['columns.scadenza unknown-key']],
    [
      'places that are none',
      { columns: { due_date: 0, amount: 1.5, invoice_no: '' } },
      ['columns.due_date not-a-place', 'columns.amount not-a-place', 'columns.invoice_no not-a-place'],
    ],
    [
      'one column for two fields',
      { columns: { due_date: 3, invoice_date: 3 } },
      ['columns.invoice_date same-column'],
    ],
    [
      'names without a header',
      { header: false, columns: { due_date: 'Fine', invoice_no: 1, amount: 2, debtor_name: 3 } },
      ['columns.due_date name-without-header'],
    ],
    [
      'too few columns without a header',
      { header: false, columns: { due_date: 1 } },
      [
        'columns.debtor_name missing-column',
        'columns.invoice_no missing-column',
        'columns.amount missing-column',
      ],
    ],
    [
      'a column its header lacks',
      { header: ['A', 'B'], columns: { due_date: 'C', amount: 3 } },
      ['columns.due_date not-in-header', 'columns.amount not-in-header'],
    ],
    [
      'rows to skip without values',
      { skip: [{ column: 'Tipo' }, 'P'] },
      ['skip[0].values not-texts', 'skip[1] not-a-table'],
    ],
    [
      'lines that are none',
      { lines_before: -1, terms: '30', header: 'si', unused: 3 },
      ['header bad-header', 'unused not-a-list', 'lines_before not-a-count', 'terms not-a-count'],
    ],
  ])('with %s: everything wrong is told at once', (_, table, expected) => {
    const read = readSavedMap(table);
    expect('problems' in read ? read.problems.map(({ key, code }) => `${key} ${code}`) : read).toEqual(
      expected,
    );
  });

  test.each<[string, string, LayoutHints]>([
    ['by position', HEADERLESS, BY_POSITION],
    ['by name', STRANGE, BY_NAME],
    ['without due dates', 'Cliente;Numero;Data;Importo\nRame;1;13/04/2026;10,00\n', { termDays: 60 }],
    ['recognised', 'Cliente;Numero;Scadenza;Importo\nRame;1;03/04/2026;10,00\n', {}],
  ])('learned from a file %s reads it the same way', async (_, text, hints) => {
    const read = await readText(text, hints);
    if (!read.ok || read.layout === undefined) throw new Error('was not read');
    const learned = learnedMap(read.layout, hints);
    const again = await readText(text, learned.hints);
    if (!again.ok) throw new Error('was not read again');
    expect(again.file.items).toEqual(read.file.items);
    expect(again.layout).toEqual(read.layout);
  });

  test('settles what a later file leaves open', async () => {
    const text = 'Customer,Invoice number,Due date,Amount\nRame,1,03/04/2026,10.00\n';
    expect((await readRefused(text)).code).toBe('ambiguous-dates');
    const earlier = await readText(text.replace('03/04', '13/04'));
    if (!earlier.ok || earlier.layout === undefined) throw new Error('was not read');
    const { items } = await readGood(text, learnedMap(earlier.layout, {}).hints);
    expect(items).toMatchObject([{ dueOn: '2026-04-03' }]);
  });
});

describe('a table nobody knows', () => {
  const preview = async (text: string) =>
    previewTable(await tableHeads(opener(encode(text, 'utf-8')), {}), {});

  test('what its columns probably are', async () => {
    const table = await preview(HEADERLESS);
    expect(table && guessColumns(table)).toEqual([
      undefined,
      'party_kind',
      'due_date',
      'invoice_date',
      'amount',
      'open_balance',
      'invoice_no',
      'debtor_code',
      'debtor_name',
    ]);
  });

  test('a header that is known in part keeps what it says', async () => {
    const table = await preview('Cliente;Numero;Termine;Importo\nRame S.r.l.;1;30/09/2026;10,00\n');
    expect(table).toMatchObject({ headerLine: 1 });
    expect(table && guessColumns(table)).toEqual(['debtor_name', 'invoice_no', 'due_date', 'amount']);
  });

  test('law: whatever stands in a file, looking at it never fails and guesses each field once', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('2026-09-30', '1.220,00', 'C1', ';', '"'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
        const table = await preview(rows.map((row) => row.join(';')).join('\n'));
        const guesses = table === undefined ? [] : guessColumns(table).filter((field) => field !== undefined);
        expect(new Set(guesses).size).toBe(guesses.length);
      }),
      { numRuns: 150 },
    );
  });
});
