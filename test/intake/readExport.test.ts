import { describe, expect, it, test } from 'vitest';
import type { FileLayout, IncomingItem, LayoutHints } from '../../src/domain/import/incoming.ts';
import { encode, opener, readFixture, readGood, readRefused, readText, unwrap } from './readText.ts';
import { readExport } from '../../src/intake/readExport.ts';

describe('the example files', () => {
  it('reads a desktop schedule: number and date in one cell, instalments, a total row, Windows-1252', async () => {
    const file = unwrap(await readFixture('desktop-schedule.csv'));
    expect(file).toMatchObject({
      kind: 'items',
      rowCount: 4,
      ignoredCount: 1,
      statedTotalCents: 272_950,
      problems: [],
    });
    expect(file.layout).toMatchObject({
      encoding: 'windows-1252',
      delimiter: ';',
      headerLine: 1,
      dates: 'dmy',
      decimal: 'comma',
    });
    expect(file.items.map(brief)).toEqual([
      '2 Officina Perù S.r.l. 2025/301 2025-12-01 2026-01-31 183000/183000',
      '3 Officina Perù S.r.l. 2025/302 2025-12-02 2026-02-28 50000/50000',
      '4 Officina Perù S.r.l. 2025/302 2025-12-02 2026-03-31 50000/50000',
      '5 Officina Perù S.r.l. 2026/NC1 2026-01-15 2026-01-15 -10050/-10050 credit',
    ]);
    expect(file.items[1]).toMatchObject({ method: 'Ri.Ba.', reference: 'ordine 7', currency: 'EUR' });
  });

  it('reads a web export: UTF-8 with mark, escaped quotes, a positive credit note, a foreign debtor', async () => {
    const file = unwrap(await readFixture('web-invoices.csv'));
    expect(file.layout).toMatchObject({
      encoding: 'utf-8-bom',
      columns: { vat_no: 'P.IVA', amount: 'Totale' },
    });
    expect(file.items.map(brief)).toEqual([
      '2 Trattoria "Il Pino" S.n.c. 12/A 2026-01-10 2026-02-10 122000/72000',
      '3 Alfa; Beta S.r.l. 13/A 2026-01-11 2026-01-11 -12200/-12200 credit',
      '4 Prüfstein GmbH 00014 2026-01-12 2026-03-12 50000/50000',
    ]);
    expect(file.items[2]?.debtor).toEqual({
      name: 'Prüfstein GmbH',
      vatNumber: 'DE123456788',
      country: 'DE',
    });
  });

  it('reads a German list of open items', async () => {
    const file = unwrap(await readFixture('open-items-german.csv'));
    expect(file.items.map(brief)).toEqual([
      '2 Größe & Söhne R-1 2026-01-05 2026-02-05 200000/150000',
      '3 Größe & Söhne R-2 2026-01-06 2026-02-06 1000/1000',
    ]);
  });

  it('reports every mistake with line, column, value and its own code', async () => {
    const file = unwrap(await readFixture('list-with-mistakes.csv'));
    expect(file.items.map(brief)).toEqual(['2 Lavanderia Neve 1 2026-01-10 2026-01-31 125000/125000']);
    expect(file.problems).toEqual([
      { line: 3, column: 'Debitore', value: '', code: 'missing-debtor' },
      { line: 4, column: 'Data fattura', value: 'boh', code: 'bad-date' },
      { line: 5, column: 'Partita IVA', value: '12345678901', code: 'bad-vat-number' },
      { line: 5, column: 'Scadenza', value: '31/06/2026', code: 'no-such-day' },
      { line: 6, column: 'Importo', value: 'mille', code: 'bad-amount' },
      { line: 7, column: 'Importo', value: '1.250,5O', code: 'letter-in-amount' },
      { line: 8, column: '', value: '5/7', code: 'wrong-field-count' },
    ]);
    expect([...file.rejectedRows.keys()]).toEqual([3, 4, 5, 6, 7, 8]);
    expect(file.rejectedRows.get(6)).toEqual([
      'Forno Spiga',
      '',
      '5',
      '11/01/2026',
      '31/01/2026',
      'mille',
      '',
    ]);
    expect(file.rowCount).toBe(7);
  });

  it('honours a sep= line and takes unescaped quotes as they stand', async () => {
    const file = unwrap(await readFixture('sep-pipe.csv'));
    expect(file.layout).toMatchObject({ delimiter: '|', headerLine: 2, dates: 'ymd', decimal: 'point' });
    expect(file.items.map(brief)).toEqual([
      '3 Vetreria "La Luce" S.a.s. 77 2026-01-05 2026-02-04 105000/100000',
      '4 Cartiera Blu 78 2026-01-06 2026-02-05 9990/9990',
    ]);
  });

  it('reads one item from the several rows of an invoice with line items', async () => {
    const file = unwrap(await readFixture('invoice-lines.csv'));
    expect(file).toMatchObject({ rowCount: 2, ignoredCount: 1, problems: [] });
    expect(file.items.map(brief)).toEqual([
      '2 Studio Lago INV-1 2026-01-20 2026-02-20 30000/30000',
      '4 Studio Lago INV-2 2026-01-21 2026-02-21 4050/3000',
    ]);
    expect(file.items[0]?.debtor).toEqual({
      name: 'Studio Lago',
      address: 'Via Remo 1',
      postcode: '22100',
      city: 'Como',
      email: 'conti@lago.example',
    });
  });

  it('reads an export of customers as debtors, with the zeros a spreadsheet took', async () => {
    const file = unwrap(await readFixture('customers.csv'));
    expect(file).toMatchObject({ kind: 'debtors', items: [], problems: [], rowCount: 2 });
    expect(file.debtors).toEqual([
      {
        line: 2,
        debtor: {
          code: 'C1',
          name: 'Pescheria Onda S.r.l.',
          vatNumber: '99900004047',
          taxCode: '99900004047',
          address: 'Molo 3',
          postcode: '00100',
          city: 'Roma',
          province: 'RM',
          email: 'info@onda.example',
          pec: 'onda@pec.example',
          phone: '06 555',
        },
      },
      {
        line: 3,
        debtor: {
          code: 'C2',
          name: 'Verlag Test GmbH',
          vatNumber: 'DE123456788',
          address: 'Teststraße 1',
          postcode: '80331',
          city: 'München',
          country: 'DE',
          email: 'post@verlag.example',
        },
      },
    ]);
  });

  it('refuses an ageing list', async () => {
    expect(await readFixture('ageing.csv')).toEqual({
      ok: false,
      problem: { code: 'ageing-buckets', detail: 'A scadere, 0-30, 31-60, oltre 60' },
    });
  });
});

const HEADER = 'Cliente;Numero;Data;Scadenza;Importo';
const ROW = 'Rossi;1;13/01/2026;13/02/2026;10,00';

describe('files that are refused as a whole', () => {
  test.each([
    ['', 'empty-file'],
    [' \r\n\r\n', 'empty-file'],
    ['<html><body><table><tr><td>Cliente</td></tr></table>', 'html-table'],
    ['\uFEFF  <!DOCTYPE html>', 'html-table'],
    ['abc\u0000def;x', 'binary-file'],
    ['Rossi;1;13/01/2026;10,00\nBianchi;2;13/01/2026;10,00', 'no-header'],
    [`${HEADER}\n`, 'no-rows'],
    [`${HEADER}\nTotale;;;;10,00\n`, 'no-rows'],
    ['Cliente;Numero;Importo\nRossi;1;10,00', 'missing-columns'],
    [`${HEADER}\nRossi;1;13/01/2026;"13/02/2026;10,00\n`, 'broken-quotes'],
    ['Cliente;Numero;Valuta;x,Importo,Pagato,Divisa', 'ambiguous-delimiter'],
  ])('%j: %s', async (text, code) => {
    expect(await readRefused(text)).toMatchObject({ code });
  });

  it('says which columns are missing, and on which line a quote was left open', async () => {
    expect(await readRefused('Cliente;Data;Pagato;Note\nRossi;1;2;3')).toMatchObject({
      detail: 'invoice_no, amount',
    });
    expect(
      await readRefused(`${HEADER}\n${ROW}\n"Bianchi;2;13/01/2026;13/02/2026;10,00\n${ROW}\n`),
    ).toMatchObject({ line: 3 });
  });

  it('but a quote astray within one line spoils that row only', async () => {
    const file = await readGood(`${HEADER}\n${ROW}\n"Bianchi;2;"13/01/2026";13/02/2026;10,00\n`);
    expect(file.items).toHaveLength(1);
    expect(file.problems).toMatchObject([{ line: 3, code: 'wrong-field-count' }]);
  });

  it('leaves the mistakes of the disk to the caller', async () => {
    await expect(readExport(unreadable)).rejects.toThrow('no such file');
  });
});

describe('the header', () => {
  it('is found below a preamble, with blank rows, subtotals and a footer passed over', async () => {
    const file = await readGood(
      `Ditta di Prova;;;;\nScadenzario clienti;;;;\n;;;;\n${HEADER}\n${ROW}\n;;;;\nTotale cliente Rossi;;;;10,00\n` +
        `Totale generale;;;;10,00\nStampato il 01/03/2026;;;;\n`,
    );
    expect(file).toMatchObject({ rowCount: 1, ignoredCount: 7, statedTotalCents: 1000, problems: [] });
    expect(file.layout.headerLine).toBe(4);
    expect(file.items[0]?.line).toBe(5);
  });

  it('may have line breaks in every cell', async () => {
    const header = [
      'Ragione|sociale',
      'Numero|documento',
      'Data|documento',
      'Data|scadenza',
      'Imp.|fattura',
      'Imp.|residuo',
    ];
    const cells = header.map((cell) => `"${cell.replace('|', '\n')}"`).join(';');
    const { items } = await readGood(`${cells}\r\nRossi;1;13/01/2026;13/02/2026;12,00;10,00\r\n`);
    expect([...items]).toMatchObject([{ number: '1', amountCents: 1200, openCents: 1000 }]);
  });

  it('may have line breaks in its cells', async () => {
    const file = await readGood(`Cliente;"Numero\nfattura";Data;"Data\nscad.";Importo\n${ROW}\n`);
    expect(file.items.map(brief)).toEqual(['4 Rossi 1 2026-01-13 2026-02-13 1000/1000']);
    expect(file.layout.columns['due_date']).toBe('Data scad.');
  });

  it('does not take a debtor called Total for a total', async () => {
    const file = await readGood(`${HEADER}\nTotal Prova S.p.A.;1;13/01/2026;13/02/2026;10,00\n`);
    expect(file.items).toHaveLength(1);
  });

  it('takes a column of codes for the code, whatever it is called', async () => {
    const file = await readGood(
      'Cliente;Ragione sociale;Numero;Scadenza;Importo\n0012;Rossi;1;13/02/2026;5\n',
    );
    expect(file.items[0]?.debtor).toEqual({ code: '0012', name: 'Rossi' });
  });

  it('reads lines ended in any way', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const file = await readGood([HEADER, ROW, ROW.replace(';1;', ';2;')].join(end));
      expect(file.items.map(({ number }) => number)).toEqual(['1', '2']);
    }
  });

  it('accepts rows whose empty last cells a spreadsheet left out, and no others of the wrong length', async () => {
    const file = await readGood(
      `${HEADER};Note\n${ROW}\n${ROW.replace(';1;', ';2;')};;;\n${ROW};nota;di più\n`,
    );
    expect(file.items).toHaveLength(2);
    expect(file.problems).toEqual([{ line: 4, column: '', value: '7/6', code: 'wrong-field-count' }]);
  });
});

describe('the decimal mark', () => {
  test.each([
    [
      ['1.000', '12,50'],
      [100_000, 1250],
    ],
    [
      ['0.500', '12.50'],
      [50, 1250],
    ],
    [
      ['1,000', '12.50'],
      [100_000, 1250],
    ],
    [
      ['1.000', '2.500.000'],
      [100_000, 250_000_000],
    ],
    [
      ['500', '12'],
      [50_000, 1200],
    ],
    [
      ['1.234,5600', '1'],
      [123_456, 100],
    ],
  ])('is decided by the whole column: %j', async (values, expected) => {
    const file = await readGood(amounts(...values));
    expect(file.items.map(({ amountCents }) => amountCents)).toEqual(expected);
  });

  it('is asked for when the column never decides', async () => {
    expect(await readRefused(amounts('1.000', '500'))).toEqual({
      code: 'ambiguous-decimal',
      flag: '--decimal',
      detail: 'Importo: 1.000',
    });
    const told = await readGood(amounts('1.000', '500'), { decimal: 'comma' });
    expect(told.items.map(({ amountCents }) => amountCents)).toEqual([100_000, 50_000]);
    const toldOtherwise = await readGood(amounts('1.000', '500'), { decimal: 'point' });
    expect(toldOtherwise.items.map(({ amountCents }) => amountCents)).toEqual([100, 50_000]);
  });

  test.each([
    ['1.500', '12.50', '1.500'],
    ['12,5', '2,300', '2,300'],
    ['€ 1.500', '12.50', '€ 1.500'],
  ])('is asked for when %s stands beside %s', async (first, second, detail) => {
    expect(await readRefused(amounts(first, second))).toEqual({
      code: 'ambiguous-decimal',
      flag: '--decimal',
      detail: `Importo: ${detail}`,
    });
    const told = await readGood(amounts(first, second), {
      decimal: detail.includes(',') ? 'comma' : 'point',
    });
    expect(told.problems).toEqual([]);
  });

  it('makes the values of the other mark bad rows', async () => {
    const file = await readGood(amounts('10,00', '20,00', '30.50'));
    expect(file.problems).toEqual([{ line: 4, column: 'Importo', value: '30.50', code: 'bad-amount' }]);
  });
});

describe('the order of day and month', () => {
  const italian = 'Cliente;Numero;Data;Scadenza;Importo';
  const english = 'Customer;Invoice no;Invoice date;Due date;Amount';
  test.each<[string, string, LayoutHints, string[] | string]>([
    [
      'a first part over 12',
      dates(english, ['01/02/2026', '13/03/2026'], ['02/02/2026', '04/03/2026']),
      {},
      ['2026-03-13', '2026-03-04'],
    ],
    [
      'a second part over 12',
      dates(english, ['01/02/2026', '03/13/2026'], ['02/02/2026', '04/03/2026']),
      {},
      ['2026-03-13', '2026-04-03'],
    ],
    ['the other date column', dates(english, ['13/02/2026', '04/03/2026']), {}, ['2026-03-04']],
    ['dots', dates(english, ['01.02.2026', '04.03.2026']), {}, ['2026-03-04']],
    ['an Italian header', dates(italian, ['01/02/2026', '04/03/2026']), {}, ['2026-03-04']],
    ['nothing, in English', dates(english, ['01/02/2026', '04/03/2026']), {}, 'ambiguous-dates'],
    ['the flag', dates(english, ['01/02/2026', '04/03/2026']), { dates: 'mdy' }, ['2026-04-03']],
    [
      'one value alone under an Italian header, nothing else being open',
      dates(italian, ['2026-03-01', '03/13/2026']),
      {},
      ['2026-03-13'],
    ],
    [
      'two values under an Italian header',
      dates(italian, ['01/02/2026', '04/03/2026'], ['03/13/2026', '03/14/2026']),
      {},
      ['2026-04-03', '2026-03-14'],
    ],
    [
      'no slip of the hand under an Italian header',
      dates(italian, ['01/02/2026', '04/03/2026'], ['03/13/2026', '04/05/2026']),
      {},
      'ambiguous-dates',
    ],
    [
      'no slip of the hand beside a column of the other order',
      dates(italian, ['01/02/2026', '14/03/2026'], ['03/13/2026', '15/05/2026']),
      {},
      'ambiguous-dates',
    ],
    [
      'as many of one as of the other',
      dates(english, ['01/13/2026', '13/01/2026'], ['13/01/2026', '01/13/2026']),
      {},
      'ambiguous-dates',
    ],
  ])('is decided by %s', async (_, text, hints, expected) => {
    if (typeof expected === 'string') {
      expect(await readRefused(text, hints)).toMatchObject({ code: expected, flag: '--dates' });
    } else {
      const file = await readGood(text, hints);
      expect(file.items.map(({ dueOn }) => dueOn)).toEqual(expected);
    }
  });

  it('makes rows of the other order bad', async () => {
    const file = await readGood(
      dates(
        italian,
        ['13/01/2026', '14/02/2026'],
        ['13/01/2026', '15/02/2026'],
        ['13/01/2026', '02/16/2026'],
      ),
    );
    expect(file.problems).toEqual([
      { line: 4, column: 'Scadenza', value: '02/16/2026', code: 'no-such-day' },
    ]);
  });
});

describe('money columns', () => {
  it('chooses among competing columns by arithmetic', async () => {
    const file = await readGood(
      'Customer,Number,Date,Due Date,Amount Due,Amount Paid,Amount Remaining\n' +
        'Rossi,1,2026-01-13,2026-02-13,100.00,40.00,60.00\nBianchi,2,2026-01-13,2026-02-13,50.00,0.00,50.00\n',
    );
    expect(file.layout.columns).toMatchObject({ amount: 'Amount Due', open_balance: 'Amount Remaining' });
    expect(file.items.map(brief)[0]).toBe('2 Rossi 1 2026-01-13 2026-02-13 10000/6000');
  });

  it('refuses two amounts that nothing tells apart', async () => {
    const text = 'Cliente;Numero;Data;Scadenza;Importo;Totale\nRossi;1;13/01/2026;13/02/2026;100,00;122,00\n';
    expect(await readRefused(text)).toEqual({
      code: 'ambiguous-column',
      flag: '--columns "amount=5"',
      detail: 'Importo, Totale',
    });
  });

  it('takes debit and credit, and refuses a running balance whose rows were moved', async () => {
    const header = 'Cliente;Numero;Data;Scadenza;Dare;Avere';
    const rows = ['Rossi;1;13/01/2026;13/02/2026;100,00;40,00', 'Rossi;2;13/01/2026;13/02/2026;;30,00'];
    const file = await readGood([header, ...rows].join('\n'));
    expect(file.items.map(brief)).toEqual([
      '2 Rossi 1 2026-01-13 2026-02-13 10000/6000',
      '3 Rossi 2 2026-01-13 2026-02-13 -3000/-3000 credit',
    ]);
    const running = [
      `${header};Saldo`,
      'Rossi;3;13/01/2026;13/02/2026;5,00;;35,00',
      `${rows[0]};60,00`,
      `${rows[1]};30,00`,
    ];
    expect(await readRefused(running.join('\n'))).toMatchObject({ code: 'ambiguous-column' });
  });

  it('does not take a blank in the open column for an open invoice', async () => {
    const file = await readGood(
      'Cliente;Numero;Scadenza;Importo;Residuo\nRossi;1;13/02/2026;10,00;\nRossi;2;13/02/2026;10,00;4,00\n',
    );
    expect(file.problems).toEqual([{ line: 2, column: 'Residuo', value: '', code: 'missing-amount' }]);
  });

  it('does not take the tax for a VAT number', async () => {
    const file = await readGood('Cliente;Numero;Scadenza;IVA;Importo\nRossi;1;13/02/2026;22,00;122,00\n');
    expect(file.items[0]?.debtor).toEqual({ name: 'Rossi' });
  });
});

describe('rows of one document', () => {
  test.each([
    [
      'told apart by due date, not numbered',
      ['A;1;13/01/2026;30/04/2026;5,00;', 'A;1;13/01/2026;31/03/2026;5,00;'],
      [undefined, undefined],
    ],
    [
      'numbered as the export says',
      ['A;1;13/01/2026;30/04/2026;5,00;2', 'A;1;13/01/2026;31/03/2026;5,00;7'],
      ['2', '7'],
    ],
    [
      'not numbered when the export gives their count',
      ['A;1;13/01/2026;30/04/2026;5,00;2', 'A;1;13/01/2026;31/03/2026;5,00;2'],
      [undefined, undefined],
    ],
    [
      'not numbered when alone',
      ['A;1;13/01/2026;30/04/2026;5,00;', 'A;2;13/01/2026;30/04/2026;5,00;'],
      [undefined, undefined],
    ],
    [
      'kept apart by debtor',
      ['A;1;13/01/2026;30/04/2026;5,00;', 'B;1;13/01/2026;30/05/2026;5,00;'],
      [undefined, undefined],
    ],
    [
      'kept apart by year',
      ['A;1;13/01/2025;30/04/2026;5,00;', 'A;1;13/01/2026;30/05/2026;5,00;'],
      [undefined, undefined],
    ],
  ])('are %s', async (_, rows, expected) => {
    expect(await instalments(...rows)).toEqual([expected, []]);
  });

  test.each([
    ['with another amount', 'A;1;13/01/2026;30/04/2026;6,00;'],
    ['with the same amount', 'A;1;13/01/2026;30/04/2026;5,00;'],
  ])('are duplicates %s, reported on the later line', async (_, later) => {
    const [, problems] = await instalments('A;1;13/01/2026;30/04/2026;5,00;', later);
    expect(problems).toEqual([{ line: 3, column: 'Numero', code: 'duplicate-item' }]);
  });
});

describe('cells', () => {
  it('are freed from apostrophes, control characters and terminal escapes', async () => {
    const file = await readGood(
      `${HEADER}\n'\u001b[31mRos\u0007si\u001b[0m\u202e;'0012;13/01/2026;13/02/2026;'10,00\n`,
    );
    expect(file.items[0]).toMatchObject({ number: '0012', amountCents: 1000, debtor: { name: 'Rossi' } });
  });

  it('keep the apostrophe of a Dutch town', async () => {
    const file = await readGood(`${HEADER}\n's-Hertogenbosch BV;1;13/01/2026;13/02/2026;10,00\n`);
    expect(file.items[0]?.debtor.name).toBe("'s-Hertogenbosch BV");
  });

  it('longer than 500 characters are damage', async () => {
    const fits = 'x'.repeat(500);
    const file = await readGood(
      `${HEADER}\n${fits};1;13/01/2026;13/02/2026;10,00\n${fits}x;2;13/01/2026;13/02/2026;10,00\n`,
    );
    expect(file.items).toHaveLength(1);
    expect(file.problems).toMatchObject([{ line: 3, column: 'Cliente', code: 'cell-too-long' }]);
  });

  test.each([
    ['EUR', 'EUR'],
    ['€', 'EUR'],
    ['usd', 'USD'],
    ['', 'EUR'],
    ['dollari', 'bad-currency'],
  ])('with the currency %j give %s', async (cell, expected) => {
    const file = await readGood(`${HEADER};Valuta\n${ROW};${cell}\n`);
    expect(file.items[0]?.currency ?? file.problems[0]?.code).toBe(expected);
  });

  test.each([
    ['743110157', { vatNumber: '00743110157' }],
    ['IT 00743110157', { vatNumber: '00743110157' }],
    ['RSSMRA85T10A562S', { taxCode: 'RSSMRA85T10A562S' }],
    ['FR 12 345678901', { vatNumber: 'FR12345678901', country: 'FR' }],
    ['EL123456789', { vatNumber: 'EL123456789', country: 'GR' }],
    ['n.d.', {}],
    ['12345678901', 'bad-vat-number'],
    ['00000000000', 'bad-vat-number'],
    ['QQ123', 'bad-vat-number'],
  ])('with the VAT number %j give %j', async (cell, expected) => {
    const file = await readGood(
      `${HEADER};P.IVA\n${ROW};${cell}\nBianchi;2;13/01/2026;13/02/2026;1,00;99900001019\n`,
    );
    const first = file.items.find(({ line }) => line === 2);
    if (typeof expected === 'string')
      expect(file.problems).toMatchObject([{ line: 2, column: 'P.IVA', code: expected }]);
    else expect(first?.debtor).toEqual({ name: 'Rossi', ...expected });
  });

  it('with a wrong tax code are refused, unless the debtor is foreign', async () => {
    const file = await readGood(
      `${HEADER};C.F.;Nazione\n${ROW};RSSMRA85T10A562T;Italia\nMeier;2;13/01/2026;13/02/2026;1,00;12/345/678;Österreich\n`,
    );
    expect(file.problems).toMatchObject([{ line: 2, column: 'C.F.', code: 'bad-tax-code' }]);
    expect(file.items[0]?.debtor).toEqual({ name: 'Meier', taxCode: '12/345/678', country: 'AT' });
  });
});

describe('the encoding', () => {
  const text = `${HEADER}\nCaffè Società;1;13/01/2026;13/02/2026;10,00\n`;

  test.each<FileLayout['encoding']>(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850'])(
    '%s is recognised, cut anywhere',
    async (encoding) => {
      for (const chunkSize of [1, 7, 65_536]) {
        const file = unwrap(await readText(text, {}, encoding, chunkSize));
        expect(file.layout.encoding).toBe(encoding);
        expect(file.items[0]?.debtor.name).toBe('Caffè Società');
      }
    },
  );

  it('keeps the signs in which Windows-1252 differs from Latin-1', async () => {
    const signs = `${HEADER}\nBar ’Più’ – €;1;13/01/2026;13/02/2026;€ 10,00\n`;
    const file = unwrap(await readText(signs, {}, 'windows-1252', 3));
    expect(file.items[0]).toMatchObject({ amountCents: 1000, debtor: { name: 'Bar ’Più’ – €' } });
  });

  test.each(['utf-16le', 'utf-16be'] as const)('recognises %s without its mark', async (encoding) => {
    const file = unwrap(await readExport(opener(encode(text, encoding).subarray(2)), {}));
    expect(file.layout.encoding).toBe(encoding);
  });

  it('refuses a file that is UTF-8 in part only', async () => {
    const mixed = Buffer.concat([
      encode(text, 'utf-8'),
      encode('Bar Più;2;13/01/2026;13/02/2026;5,00\n', 'windows-1252'),
    ]);
    const read = await readExport(opener(mixed), {});
    expect(read).toMatchObject({ ok: false, problem: { code: 'bad-encoding', flag: '--encoding' } });
    const told = unwrap(await readExport(opener(mixed), { encoding: 'windows-1252' }));
    expect(told.items[1]?.debtor.name).toBe('Bar Più');
  });

  it('believes the flag', async () => {
    const read = await readText(text, { encoding: 'utf-8' }, 'windows-1252');
    expect(read).toMatchObject({ ok: false, problem: { code: 'bad-encoding' } });
  });
});

function brief(item: IncomingItem): string {
  const { line, debtor, number, issuedOn, dueOn, amountCents, openCents, isCreditNote, instalment } = item;
  const money = `${amountCents}/${openCents}`;
  return [
    line,
    debtor.name,
    number,
    issuedOn,
    dueOn,
    money,
    isCreditNote ? 'credit' : '',
    instalment ? `rate ${instalment}` : '',
  ]
    .filter((part) => part !== '' && part !== undefined)
    .join(' ');
}

/** Invoices of these amounts. */
function amounts(...values: string[]): string {
  return [HEADER, ...values.map((value, at) => `Rossi;${at + 1};13/01/2026;13/02/2026;"${value}"`)].join(
    '\n',
  );
}

/** Invoices issued and due on these dates. */
function dates(header: string, ...pairs: [string, string][]): string {
  return [header, ...pairs.map(([issued, due], at) => `Rossi;${at + 1};${issued};${due};10,00`)].join('\n');
}

/** The instalments read from these rows, and the problems. */
async function instalments(...rows: string[]): Promise<readonly [IncomingItem['instalment'][], unknown]> {
  const { items, problems } = await readGood([`${HEADER};Rata`, ...rows].join('\n'));
  return [
    items.map(({ instalment }) => instalment),
    problems.map(({ line, column, code }) => ({ line, column, code })),
  ];
}

function unreadable(): AsyncIterable<Uint8Array> {
  throw new Error('no such file');
}
