import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { IncomingItem, LayoutHints } from '../../../src/domain/import/incoming.ts';
import { decimalText, toTheCent } from '../../../src/intake/workbook/sheetCells.ts';
import { dayOfSerial } from '../../../src/intake/workbook/sheetRows.ts';
import { zipOf } from '../../support/zip.ts';
import {
  aWorkbook,
  dateCell,
  formulaCell,
  readBytes,
  readGoodBytes,
  refusalOf,
  workbookParts,
  type Cell,
  type SheetPlan,
} from '../workbook.ts';

const HEADER = ['Codice', 'Ragione sociale', 'Numero', 'Data', 'Scadenza', 'Importo', 'Pagato', 'Residuo'];
const ISSUED = dateCell(46_203);
const DUE = dateCell(46_265, 2);

/** A sheet with one row; each test changes a cell. */
function oneRow(
  change: Partial<Record<'number' | 'issued' | 'due' | 'amount' | 'paid' | 'open', Cell>>,
): SheetPlan {
  const row = { number: 'A/1', issued: ISSUED, due: DUE, amount: 100, paid: 0, open: 100, ...change };
  return {
    rows: [HEADER, ['C1', 'Rame & Figli', row.number, row.issued, row.due, row.amount, row.paid, row.open]],
  };
}

async function onlyItem(plan: SheetPlan, hints: LayoutHints = {}): Promise<IncomingItem | string[]> {
  const { items, problems } = await readGoodBytes(aWorkbook(plan), hints);
  const [item] = items;
  return item ?? problems.map(({ column, code }) => `${column}: ${code}`);
}

describe('a schedule in a workbook', () => {
  const schedule: SheetPlan = {
    name: 'Scadenzario & altro',
    rows: [
      ['Vetreria Lume S.r.l.', '', dateCell(46_347)],
      [],
      HEADER,
      ['C1', 'Rame & Figli', 'A/1', ISSUED, DUE, 3050, 0, formulaCell('F4-G4', 3050)],
      ['C2', 'Sughero <Due>', 12, '30/06/2026', '31/08/2026', 12_345.67, 5000, formulaCell('F5-G5', 7345.67)],
      [],
      ['C1', 'Rame & Figli', 'NC 7', ISSUED, ISSUED, -244, 0, -244],
      ['Totale', '', '', '', '', formulaCell('SUM(F4:F7)', 15_151.67), 5000, formulaCell('SUM', 10_151.67)],
    ],
  };

  it('is read from the sheet with the best header, its dates and numbers as they are', async () => {
    const file = await readGoodBytes(
      aWorkbook({ name: 'Note', rows: [['Da chiamare', 'entro venerdì']] }, schedule),
    );
    expect(file.layout).toMatchObject({ source: 'xlsx', sheet: 'Scadenzario & altro', headerLine: 3 });
    expect(file).toMatchObject({ rowCount: 3, ignoredCount: 3, problems: [], statedTotalCents: 1_015_167 });
    expect(
      file.items.map(
        (item) =>
          `${item.line} ${item.debtor.name} ${item.number} ${item.issuedOn} ${item.dueOn} ${item.openCents}`,
      ),
    ).toEqual([
      '4 Rame & Figli A/1 2026-06-30 2026-08-31 305000',
      '5 Sughero <Due> 12 2026-06-30 2026-08-31 734567',
      '7 Rame & Figli NC 7 2026-06-30 2026-06-30 -24400',
    ]);
  });

  it('is not read from a sheet somebody has hidden', async () => {
    const old: SheetPlan = { ...schedule, name: '2025', state: 'hidden' };
    const older: SheetPlan = { ...schedule, name: '2024', state: 'veryHidden' };
    expect((await readGoodBytes(aWorkbook(old, older, schedule))).layout.sheet).toBe('Scadenzario & altro');
    expect(await refusalOf(aWorkbook(old))).toEqual({ code: 'empty-file' });
  });

  it('is asked for when two visible sheets have it', async () => {
    const problem = await refusalOf(aWorkbook({ ...schedule, name: '2025' }, { ...schedule, name: '2026' }));
    expect(problem).toEqual({ code: 'ambiguous-sheet', detail: '2025, 2026' });
  });

  it('hands out the cells of rows set aside, as texts', async () => {
    const bad = { rows: [HEADER, ['C1', 'Rame', '', ISSUED, DUE, 1234.5, 0, 1234.5]] };
    const read = await readBytes(aWorkbook(bad));
    if (!read.ok) throw new Error('refused');
    expect(read.file.problems).toMatchObject([{ line: 2, column: 'Numero', code: 'missing-number' }]);
    expect([...(await read.rowsAt(new Set([2])))]).toEqual([
      [2, ['C1', 'Rame', '', '2026-06-30', '2026-08-31', '1234.50', '0', '1234.50']],
    ]);
  });

  it('may be written by any program: prefixes, cells without a place, texts in pieces, a date as text', async () => {
    const parts = workbookParts([schedule]);
    const rich =
      '<x:is><x:r><x:t>Rame</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh><x:r><x:t> &amp;&#32;Figli</x:t></x:r></x:is>';
    const sheet = `<x:worksheet xmlns:x="m"><!-- a > b --><x:sheetData><x:row>${HEADER.map(prefixedText).join('')}</x:row>
      <x:row><x:c/><x:c t="inlineStr">${rich}</x:c>${prefixedText('A/1')}<x:c t="d"><x:v>2026-06-30T00:00:00</x:v></x:c>
      <x:c t="d"><x:v>2026-08-31</x:v></x:c><x:c><x:v>1.005E2</x:v></x:c><x:c t="n"><x:v>0</x:v></x:c><x:c><x:v>100.5</x:v></x:c>
      </x:row></x:sheetData></x:worksheet>`;
    const file = await readGoodBytes(
      zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet }, { isWide: true }),
    );
    expect(file.items).toMatchObject([
      {
        line: 2,
        debtor: { name: 'Rame & Figli' },
        issuedOn: '2026-06-30',
        dueOn: '2026-08-31',
        openCents: 10_050,
      },
    ]);
  });

  it('may list customers only', async () => {
    const rows = [
      ['Codice', 'Ragione sociale', 'Partita IVA', 'CAP', 'Comune', 'Nazione'],
      ['C1', 'Rame', 9_995, 100, 'Roma', ''],
      ['C2', 'Kork GmbH', 123_456_788, 80_331, 'München', 'Germania'],
    ];
    const { debtors, notes } = await readGoodBytes(aWorkbook({ rows }));
    expect(debtors).toMatchObject([
      { debtor: { name: 'Rame', postcode: '00100' } },
      { debtor: { name: 'Kork GmbH', vatNumber: 'DE123456788', postcode: '80331' } },
    ]);
    expect(debtors[0]?.debtor).not.toHaveProperty('vatNumber');
    expect(notes).toEqual([{ code: 'tax-number-lost', count: 1 }]);
  });
});

describe('amounts in cells', () => {
  test.each<[Cell, number | string]>([
    [100, 10_000],
    [1234.5, 123_450],
    [1234.56, 123_456],
    [-0.1, -10],
    [{ xml: '<c s="4"><v>1234.56</v></c>' }, 123_456],
    [{ xml: '<c><v>1E3</v></c>' }, 100_000],
    [{ xml: '<c><v>3049.9999999999995</v></c>' }, 305_000],
    [{ xml: '<c><v>0.30000000000000004</v></c>' }, 30],
    [formulaCell('A1*2', 1234.56), 123_456],
    [formulaCell('TEXT(A1)', '3.050,00'), 305_000],
    ['3.050,00', 305_000],
    ['€ 1.234,56', 123_456],
    [1234.565, 'Importo: too-many-decimals'],
    [0.001, 'Importo: too-many-decimals'],
    ['12,5O', 'Importo: letter-in-amount'],
    [DUE, 'Importo: bad-amount'],
    [formulaCell('F4-G4'), 'Importo: bad-amount'],
    [{ xml: '<c t="e"><v>#N/A</v></c>' }, 'Importo: bad-amount'],
    [{ xml: '<c t="b"><v>1</v></c>' }, 'Importo: bad-amount'],
    [1e15, 'Importo: amount-too-large'],
  ])('%j is %s', async (amount, expected) => {
    const plan: SheetPlan = {
      rows: [
        ['Cliente', 'Numero', 'Scadenza', 'Importo'],
        ['Rame', 'A/1', DUE, amount],
      ],
    };
    const item = await onlyItem(plan);
    expect(Array.isArray(item) ? item[0] : item.amountCents).toBe(expected);
  });

  it('in texts are read as in CSV, whatever the numbers beside them look like', async () => {
    const { items } = await readGoodBytes(aWorkbook(mixed('1.220,55')));
    expect(items.map(({ amountCents }) => amountCents)).toEqual([122_055, 122_055]);
    // One thousand two hundred and twenty, or one and a bit? The number above says nothing about how texts are written.
    expect(await refusalOf(aWorkbook(mixed('1.220')))).toMatchObject({
      code: 'ambiguous-decimal',
      flag: '--decimal',
    });
    const told = await readGoodBytes(aWorkbook(mixed('1.220')), { decimal: 'comma' });
    expect(told.items.map(({ amountCents }) => amountCents)).toEqual([122_055, 122_000]);
  });

  test.each<[number, string]>([
    [4, 'EUR'],
    [5, 'USD'],
    [6, 'CHF'],
    [7, 'GBP'],
    [8, 'EUR'],
  ])('have the currency they are shown with: style %d is %s', async (style, currency) => {
    const shown = { xml: `<c s="${style}"><v>1234.5</v></c>` };
    expect(await onlyItem(oneRow({ amount: shown, open: shown, paid: '' }))).toMatchObject({
      amountCents: 123_450,
      openCents: 123_450,
      currency,
    });
  });

  it('never take an error for nothing: a payment that cannot be read is not a payment of nothing', async () => {
    expect(await onlyItem(oneRow({ paid: { xml: '<c t="e"><v>#REF!</v></c>' } }))).toEqual([
      'Pagato: bad-amount',
    ]);
    expect(await onlyItem(oneRow({ paid: formulaCell('X9') }))).toEqual(['Pagato: bad-amount']);
  });

  test('whole cents survive any way of writing and of calculating them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: -2, max: 2 }),
        (cents, off) => {
          const artefact = cents / 100 + off * 1e-12;
          const written = toTheCent(decimalText(artefact)).replace(/^(-?\d+)$/u, '$1.00');
          const [whole = '', fraction = ''] = written.split('.');
          expect(Number(`${whole}${fraction.padEnd(2, '0')}`) + 0).toBe(cents);
        },
      ),
    );
  });

  test.each([
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-2.5e-7, '-0.00000025'],
    [1.25e22, '12500000000000000000000'],
    [0.1, '0.1'],
  ])('%d in digits is %s', (number, text) => expect(decimalText(number)).toBe(text));

  test.each([
    ['3049.9999999999995', '3050.00'],
    ['1.000000001', '1.00'],
    ['1.000000002', '1.000000002'],
    ['0.0000000001', '0'],
    ['-0.9999999999', '-1.00'],
    ['1234.565', '1234.565'],
  ])('%s to the cent is %s', (number, cents) => expect(toTheCent(number)).toBe(cents));
});

describe('dates in cells', () => {
  test.each<[Cell, string]>([
    [dateCell(46_265), '2026-08-31'],
    [dateCell(46_265, 2), '2026-08-31'],
    [dateCell(46_265.999), '2026-08-31'],
    [dateCell(46_264.999_999_999), '2026-08-31'],
    [46_265, '2026-08-31'],
    [20_260_831, '2026-08-31'],
    ['31/08/2026', '2026-08-31'],
    ['31-ago-26', '2026-08-31'],
    ['31/09/2026', 'Scadenza: no-such-day'],
    [dateCell(0), 'Scadenza: no-such-day'],
    [dateCell(60), 'Scadenza: no-such-day'],
    [dateCell(9_999_999), 'Scadenza: no-such-day'],
    [12.5, 'Scadenza: bad-date'],
    ['', 'Scadenza: missing-due-date'],
  ])('%j is %s', async (due, expected) => {
    const item = await onlyItem(oneRow({ due }));
    expect(Array.isArray(item) ? item[0] : item.dueOn).toBe(expected);
  });

  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [46_265, '2026-08-31'],
    [109_574, '2199-12-31'],
    [109_575, '0000-00-00'],
  ])('serial %d is %s', (serial, day) => expect(dayOfSerial(serial)).toBe(day));

  it('count from 1904 where the workbook says so', async () => {
    const plan = oneRow({ issued: dateCell(46_203 - 1462), due: 46_265 - 1462 });
    const file = await readGoodBytes(zipOf(workbookParts([plan], { is1904: true })));
    expect(file.items).toMatchObject([{ issuedOn: '2026-06-30', dueOn: '2026-08-31' }]);
  });

  it('in the place of a number are what a spreadsheet made of it: the number is missing', async () => {
    expect(await onlyItem(oneRow({ number: dateCell(46_022) }))).toEqual(['Numero: missing-number']);
  });

  it('leave numbers their zeros in front, where the sheet shows them', async () => {
    expect(await onlyItem(oneRow({ number: { xml: '<c s="3"><v>12</v></c>' } }))).toMatchObject({
      number: '00012',
    });
  });
});

describe('merged cells', () => {
  const rows = [
    ['Cliente', 'Numero', 'Data', 'Scadenza', 'Importo'],
    ['Rossi', 1, ISSUED, DUE, 10],
    ['', 2, ISSUED, DUE, 20],
    ['Bianchi', 3, ISSUED, DUE, 30],
    ['Verdi', 4, ISSUED, DUE, 40],
    ['Neri', 5, ISSUED, DUE, 50],
    ['Neri', 6, ISSUED, DUE, 60],
  ];

  it('stand for all of their rows', async () => {
    const { items, problems } = await readGoodBytes(aWorkbook({ rows, merged: ['A2:A3', 'A2:A7', 'A9:C9'] }));
    expect(problems).toEqual([]);
    const names = ['Rossi', 'Rossi', 'Bianchi', 'Verdi', 'Neri', 'Neri'];
    expect(items.map(({ debtor }) => debtor.name)).toEqual(names);
  });

  it('are never amounts, which are those of all their rows', async () => {
    const merged = rows.map((row, at) => (at === 6 ? row.with(4, '') : row));
    const { problems } = await readGoodBytes(aWorkbook({ rows: merged, merged: ['A2:A3', 'E6:E7'] }));
    expect(problems).toMatchObject([{ line: 7, code: 'missing-amount' }]);
  });

  it('that are none leave a blank a mistake', async () => {
    expect((await readGoodBytes(aWorkbook({ rows }))).problems).toMatchObject([
      { line: 3, code: 'missing-debtor' },
    ]);
  });
});

describe('dates whose day and month were exchanged', () => {
  /** Day and month of a serial number: the 8th of May, of June and of July. */
  const [MAY, JUNE, JULY] = [46_150, 46_181, 46_211].map((serial) => dateCell(serial)) as [Cell, Cell, Cell];
  const TEXTS = ['31/08/2026', '30/09/2026', '20/10/2026'];

  const sheetOf = (...dues: Cell[]) =>
    aWorkbook({
      rows: [
        ['Cliente', 'Numero', 'Scadenza', 'Importo'],
        ...dues.map((due, at) => ['Rossi', at + 1, due, 10]),
      ],
    });
  const duesOf = async (...of: Parameters<typeof readGoodBytes>) =>
    (await readGoodBytes(...of)).items.map(({ dueOn }) => dueOn);

  it('are asked about', async () => {
    expect(await refusalOf(sheetOf(...TEXTS, MAY, JUNE, JULY))).toEqual({
      code: 'exchanged-dates',
      flag: '--dates dmy',
      detail: '31/08/2026, 2026-05-08',
    });
    expect(await refusalOf(sheetOf('08/31/2026', '09/30/2026', '10/20/2026', MAY, JUNE, JULY))).toMatchObject(
      {
        flag: '--dates mdy',
      },
    );
  });

  it.each([
    ['dmy', ['2026-08-05', '2026-08-06', '2026-08-07']],
    ['ymd', ['2026-05-08', '2026-06-08', '2026-07-08']],
  ] as const)('are what a person says: %s', async (dates, dues) => {
    const typed = ['2026-08-31', '2026-09-30', '2026-10-20'];
    expect(await duesOf(sheetOf(...TEXTS, MAY, JUNE, JULY), { dates })).toEqual([...typed, ...dues]);
  });

  it.each<[string, Cell[]]>([
    ['few texts', [...TEXTS.slice(1), MAY, JUNE, JULY]],
    ['few dates', [...TEXTS, MAY, JUNE]],
    ['a text that would have become a date', [...TEXTS, '05/08/2026', MAY, JUNE, JULY]],
    ['a date after the 12th', [...TEXTS, MAY, JUNE, JULY, dateCell(46_265)]],
    ['dates by name', ['31 ago 2026', '30 set 2026', '20 ott 2026', MAY, JUNE, JULY]],
  ])('are not suspected: %s', async (_, dues) => {
    expect(await duesOf(sheetOf(...dues))).toContain('2026-05-08');
    expect(await duesOf(sheetOf(...dues), { dates: 'dmy' })).toContain('2026-05-08');
  });

  it('are not suspected where the texts are due dates and the dates those of the invoices', async () => {
    const sheet = aWorkbook({
      rows: [
        ['Cliente', 'Numero', 'Data', 'Scadenza', 'Importo'],
        ...[MAY, JUNE, JULY].map((day, at) => ['Rossi', at + 1, day, TEXTS[at] ?? '', 10]),
      ],
    });
    const { items } = await readGoodBytes(sheet);
    expect(items[0]).toMatchObject({ issuedOn: '2026-05-08', dueOn: '2026-08-31' });
  });
});

describe('tax numbers in cells', () => {
  test.each<[Cell, string | undefined]>([
    [99_900_010_010, '99900010010'],
    ['99900010010', '99900010010'],
    [999_000_102, '00999000102'],
    ['999000102', '00999000102'],
    [9_990_001_002, undefined],
  ])('%j is %s', async (vat, expected) => {
    const item = await onlyItem(withVat(vat));
    expect(Array.isArray(item) ? item : item.debtor.vatNumber).toBe(expected);
  });

  it('with a wrong check digit are a mistake as they are in CSV', async () => {
    expect(await onlyItem(withVat(99_900_010_011))).toEqual(['P.IVA: bad-vat-number']);
    expect(await onlyItem(withVat('9990001002'))).toEqual(['P.IVA: bad-vat-number']);
  });
});

describe('workbooks that are refused as a whole', () => {
  const good = workbookParts([oneRow({})]);

  test.each<[string, Uint8Array, string]>([
    ['cut off in the middle', zipOf(good).subarray(0, 900), 'damaged-file'],
    ['damaged inside', zipOf(good).fill(7, 60, 90), 'damaged-file'],
    ['a part missing', zipOf({ ...good, 'xl/worksheets/sheet1.xml': '' }, { size: 5 }), 'damaged-file'],
    [
      'XML cut off',
      zipOf({ ...good, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }),
      'damaged-file',
    ],
    ['longer than it says', zipOf(good, { size: 20 }), 'damaged-file'],
    ['packed in a strange way', zipOf(good, { method: 12 }), 'damaged-file'],
    ['a document type', zipOf({ ...good, 'xl/workbook.xml': '<!DOCTYPE x><workbook/>' }), 'unsafe-xml'],
    ['a password', zipOf(good, { isEncrypted: true }), 'locked-spreadsheet'],
    ['larger than it may be', zipOf(good, { size: 60_000_000 }), 'too-large'],
    ['a bomb', zipOf({ ...good, 'xl/media/x.xml': Buffer.alloc(5_000_000) }), 'too-large'],
    ['some other archive', zipOf({ 'fatture/1.xml': '<x/>' }), 'other-zip'],
    ['an empty archive', zipOf({}), 'other-zip'],
    ['OpenDocument', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), 'old-spreadsheet'],
    ['a binary workbook', zipOf({ 'xl/workbook.bin': 'x' }), 'old-spreadsheet'],
    ['nothing in it', aWorkbook({ rows: [] }), 'empty-file'],
    [
      'a bank statement',
      aWorkbook({
        rows: [['Conto 1'], ['Data_Operazione', 'Data_Valuta', 'Entrate', 'Uscite', 'Descrizione']],
      }),
      'bank-workbook',
    ],
    ['no header', aWorkbook({ rows: [['Rame', 'A/1', 100]] }), 'no-header'],
    ['a header only', aWorkbook({ rows: [HEADER] }), 'no-rows'],
    [
      'columns missing',
      aWorkbook({
        rows: [
          ['Cliente', 'Numero', 'Importo'],
          ['Rame', '1', 5],
        ],
      }),
      'missing-columns',
    ],
    [
      'ages only',
      aWorkbook({
        rows: [
          ['Cliente', '0-30', '31-60', 'oltre 60'],
          ['Rame', 1, 2, 3],
        ],
      }),
      'ageing-buckets',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toMatchObject({ code });
  });

  test.each([
    ['a row beyond the last', '<row r="999999999"><c r="A999999999"><v>1</v></c></row>', 'damaged-file'],
    ['a column beyond the last', '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>', 'damaged-file'],
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>999</v></c></row>', 'damaged-file'],
  ])('%s', async (_, row, code) => {
    const sheet = `<worksheet><sheetData>${row}</sheetData></worksheet>`;
    expect(await refusalOf(zipOf({ ...good, 'xl/worksheets/sheet1.xml': sheet }))).toMatchObject({ code });
  });

  it('a cell far to the right of every row takes no more memory than there is', async () => {
    const sheet = `<worksheet><sheetData>${Array.from({ length: 400 }, (_, at) => farRow(at + 1)).join('')}</sheetData></worksheet>`;
    expect(await refusalOf(zipOf({ ...good, 'xl/worksheets/sheet1.xml': sheet }))).toEqual({
      code: 'too-large',
    });
  });

  it('but one stray cell far to the right disturbs nothing', async () => {
    const stray = { xml: '<c><v>1</v></c>' };
    const plan = oneRow({});
    const rows = plan.rows.map((cells) => [...cells, ...Array<Cell>(300).fill(''), stray]);
    expect((await readGoodBytes(aWorkbook({ rows }))).items).toHaveLength(1);
  });
});

/** A row with nothing but its very last cell. */
function farRow(at: number): string {
  return `<row r="${at}"><c r="XFD${at}"><v>${Math.sin(at)}</v></c></row>`;
}

function prefixedText(value: string): string {
  return `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`;
}

/** An amount as a number, and one as a text. */
function mixed(text: string): SheetPlan {
  return {
    rows: [
      ['Cliente', 'Numero', 'Scadenza', 'Importo'],
      ['Rame', '1', DUE, 1220.55],
      ['Rame', '2', DUE, text],
    ],
  };
}

function withVat(vat: Cell): SheetPlan {
  return {
    rows: [
      ['Cliente', 'P.IVA', 'Numero', 'Scadenza', 'Importo'],
      ['Rame', vat, 'A/1', DUE, 10],
    ],
  };
}
