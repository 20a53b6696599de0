/** Reports of single programs: by age (Xero, QuickBooks), and lists printed by SAP. */
import { describe, expect, it, test } from 'vitest';
import { testDialects } from './dialectTable.ts';
import { readGood, readRefused } from './readText.ts';
import { aWorkbook, dateCell, readGoodBytes, type SheetPlan } from './workbook.ts';

const XERO =
  'Invoice Date,Due Date,Invoice Number,Invoice Reference,Current,< 1 Month,1 Month,2 Months,Older,Total';
const TWO_CUSTOMERS = [
  'Rossi S.r.l.|INV-1|2026-09-01|2026-10-01|10000|10000',
  'Rossi S.r.l.|INV-2|2026-09-15|2026-11-15|25050|25050',
  '24 Bianchi|CN-3|2026-09-22|2026-09-22|-2000|-2000',
] as const;

describe('reports by age with their documents', () => {
  testDialects({
    'Xero, the customer on a line above': {
      lines: [
        'Aged Receivables Detail,,,,,,,,,',
        'Prova S.r.l.,,,,,,,,,',
        'As at 24 November 2026,,,,,,,,,',
        ',,,,,,,,,',
        XERO,
        'Rossi S.r.l.,,,,,,,,,',
        '01 Sep 2026,01 Oct 2026,INV-1,PO 1,0.00,0.00,100.00,0.00,0.00,100.00',
        '15 Sep 2026,15 Nov 2026,INV-2,,0.00,250.50,0.00,0.00,0.00,250.50',
        'Total Rossi S.r.l.,,,,0.00,250.50,100.00,0.00,0.00,350.50',
        ',,,,,,,,,',
        '24 Bianchi,,,,,,,,,',
        '22 Sep 2026,22 Sep 2026,CN-3,,-20.00,0.00,0.00,0.00,0.00,-20.00',
        'Total 24 Bianchi,,,,-20.00,0.00,0.00,0.00,0.00,-20.00',
        'Total,,,,-20.00,250.50,100.00,0.00,0.00,330.50',
        'Percentage of total,,,,-6.05%,75.79%,30.26%,0.00%,0.00%,100.00%',
      ],
      items: TWO_CUSTOMERS,
      stated: 33050,
    },
    'Xero in Italian with semicolons, ages called by their months': {
      lines: [
        'Date;Due Date;Number;Reference;Current;< 1 Month;August;July;Older;Total',
        'Rossi S.r.l.',
        '01/09/2026;01/10/2026;INV-1;;;;100,00;;;100,00',
        '15/09/2026;15/11/2026;INV-2;;;250,50;;;;250,50',
        'Totale Rossi S.r.l.;;;;;250,50;100,00;;;350,50',
        '24 Bianchi',
        '22/09/2026;22/09/2026;CN-3;;-20,00;;;;;-20,00',
        'Totale 24 Bianchi;;;;-20,00;;;;;-20,00',
        'Totale;;;;-20,00;250,50;100,00;;;330,50',
        'Percentuale del totale;;;;-6%;76%;30%;;;100%',
      ],
      items: TWO_CUSTOMERS,
      stated: 33050,
    },
    'Xero, the customer in a column': {
      lines: [
        `Contact,${XERO}`,
        'Rossi S.r.l.,2026-09-01,2026-10-01,INV-1,,0.00,0.00,100.00,0.00,0.00,100.00',
        'Rossi S.r.l.,2026-09-15,2026-11-15,INV-2,,0.00,250.50,0.00,0.00,0.00,250.50',
        '24 Bianchi,2026-09-22,2026-09-22,CN-3,,-20.00,0.00,0.00,0.00,0.00,-20.00',
        'Total,,,,,-20.00,250.50,100.00,0.00,0.00,330.50',
        'Percentage of total,,,,,-6.05%,75.79%,30.26%,0.00%,0.00%,100.00%',
      ],
      items: TWO_CUSTOMERS,
      stated: 33050,
    },
    'QuickBooks, groups by age whose headings stand in the column of the date': {
      lines: [
        'Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance',
        '91 or more days past due,,,,,,',
        '13/01/2026,Invoice,1,Rossi S.r.l.,13/02/2026,100.00,60.00',
        'Total for 91 or more days past due,,,,,100.00,60.00',
        '1 - 30 days past due,,,,,,',
        '25/09/2026,Invoice,2,Bianchi,25/10/2026,20.00,20.00',
        'Total for 1 - 30 days past due,,,,,20.00,20.00',
        'Current,,,,,,',
        '25/11/2026,Credit Memo,3,Bianchi,25/11/2026,-5.00,-5.00',
        'Total for Current,,,,,-5.00,-5.00',
        'TOTAL,,,,,115.00,75.00',
      ],
      items: [
        'Rossi S.r.l.|1|2026-01-13|2026-02-13|10000|6000',
        'Bianchi|2|2026-09-25|2026-10-25|2000|2000',
        'Bianchi|3|2026-11-25|2026-11-25|-500|-500',
      ],
      stated: 7500,
    },
    'QuickBooks, open invoices by customer; money without a number is reported': {
      lines: [
        'Open Invoices,,,,,,',
        '"As of November 24, 2026",,,,,,',
        ',Date,Transaction Type,Num,Terms,Due Date,Open Balance',
        'Rossi S.r.l.,,,,,,',
        ',01/22/2026,Invoice,1,Net 30,02/22/2026,60.00',
        'Total for Rossi S.r.l.,,,,,,$60.00',
        'Bianchi & Figli,,,,,,',
        ',09/25/2026,Invoice,2,Net 30,10/25/2026,"1,200.00"',
        ',09/26/2026,Payment,,,09/26/2026,-50.00',
        'Total for Bianchi & Figli,,,,,,"$1,150.00"',
        'TOTAL,,,,,,"$1,210.00"',
      ],
      items: [
        'Rossi S.r.l.|1|2026-01-22|2026-02-22|6000|6000',
        'Bianchi & Figli|2|2026-09-25|2026-10-25|120000|120000',
      ],
      bad: ['9 missing-number'],
      stated: 121000,
    },
    'ages within customers: their sums do not end them': {
      lines: [
        'Date,Num,Due Date,Open Balance',
        'Rossi S.r.l.,,,',
        'Current,,,',
        '13/01/2026,1,13/02/2026,10.00',
        'Total for Current,,,10.00',
        '1 - 30 days past due,,,',
        '13/01/2026,2,13/02/2026,20.00',
        'Total for 1 - 30 days past due,,,20.00',
        'Total for Rossi S.r.l.,,,30.00',
        'TOTAL,,,30.00',
      ],
      items: [
        'Rossi S.r.l.|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi S.r.l.|2|2026-01-13|2026-02-13|2000|2000',
      ],
      stated: 3000,
    },
  });

  test.each([
    ['without due dates', 'Invoice Date,Invoice Number,Current,1 Month,2 Months,Older,Total'],
    ['without documents', 'Contact,Current,1 Month,2 Months,Older,Total'],
  ])('are refused %s', async (_, header) => {
    expect((await readRefused(`${header}\r\nRossi,1,2,3,4,5,6`)).code).toBe('ageing-buckets');
  });

  it('have a total that is what is open, and nothing of what was invoiced', async () => {
    const { layout } = await readGood(
      'Cliente;Numero;Scadenza;Totale;0-30;oltre 30\r\nRossi;1;13/02/2026;10,00;;10,00',
    );
    expect(layout.columns.open_balance).toBe('Totale');
    expect(layout.columns.amount).toBeUndefined();
  });

  it('are asked about where the ages do not come to the total', async () => {
    const lines = 'Cliente;Numero;Scadenza;Totale;0-30;oltre 30\r\nRossi;1;13/02/2026;10,00;;6,00';
    expect(await readRefused(lines)).toEqual({
      code: 'ages-unsure',
      flag: '--columns "open_balance=4"',
      detail: 'Totale',
    });
    const told = await readGood(lines, { columns: { open_balance: 4 } });
    expect(told.items[0]?.openCents).toBe(1000);
  });
});

const SAP_ITEMS = [
  'Rossi S.r.l. (100123)|9000001|2026-01-13|2026-02-13|123456|123456',
  'Rossi S.r.l. (100123)|9000002|2026-01-14|2026-02-14|-23456|-23456',
  'Bianchi Snc (100124)|9000003|2026-01-13|2026-02-13|10000|10000',
] as const;

describe('lists of SAP', () => {
  const spread = (word: string, header: string, delimiter = ';'): readonly string[] => {
    const row = (...cells: readonly string[]): string => cells.join(delimiter);
    return [
      `${word} 100123 Rossi S.r.l.`,
      header,
      row('9000001', '13.01.2026', '13.02.2026', '1.234,56', 'EUR'),
      row('9000002', '14.01.2026', '14.02.2026', '234,56-', 'EUR'),
      row('*', '', '', '1.000,00', 'EUR'),
      `${word} 100124 Bianchi Snc`,
      header,
      row('9000003', '13.01.2026', '13.02.2026', '100,00', 'EUR'),
      row('*', '', '', '100,00', 'EUR'),
      row('**', '', '', '1.100,00', 'EUR'),
    ];
  };
  const listed = (words: readonly [string, string, string], header: string): readonly string[] => {
    const [customer, company, city] = words;
    const block = (code: string, name: string): readonly string[] => [
      `${customer.padEnd(24)}${code}`,
      `${company.padEnd(24)}1000`,
      '',
      `Name                    ${name}`,
      `${city.padEnd(24)}Firenze`,
      '',
      '-'.repeat(60),
      header,
      '-'.repeat(60),
    ];
    return [
      ...block('100123', 'Rossi S.r.l.'),
      '|  |9000001   |13.01.2026|13.02.2026|    1.234,56 |EUR  |',
      '|  |9000002   |14.01.2026|14.02.2026|      234,56-|EUR  |',
      '|----------------------------------------------------|',
      '|* |          |          |          |    1.000,00 |EUR  |',
      '-'.repeat(60),
      ...block('100124', 'Bianchi Snc'),
      '|  |9000003   |13.01.2026|13.02.2026|      100,00 |EUR  |',
      '|* |          |          |          |      100,00 |EUR  |',
      '|**|          |          |          |    1.100,00 |EUR  |',
    ];
  };
  testDialects({
    'a customer above each header, in German': {
      lines: spread('Kunde', 'Belegnummer;Belegdatum;Nettofälligkeit;Betrag in HW;Währung'),
      items: SAP_ITEMS,
      stated: 110000,
    },
    'the same in Italian, with tabs': {
      lines: spread('Cliente', 'N. doc.\tData doc.\tScad. netta\tImporto in DI\tDivisa', '\t'),
      items: SAP_ITEMS,
      stated: 110000,
    },
    'the same in English': {
      lines: spread('Customer', 'DocumentNo;Doc. Date;Net due dt;Amount in LC;Curr.'),
      items: SAP_ITEMS,
      stated: 110000,
    },
    'code and name on lines of their own, drawn borders, in German': {
      lines: listed(
        ['Kunde', 'Buchungskreis', 'Ort'],
        '|  |Belegnr   |Belegdatum|Nettofäll.|Betrag in HW |Währg|',
      ),
      items: SAP_ITEMS,
      stated: 110000,
    },
    'the same in English and Italian': {
      lines: listed(
        ['Customer', 'Company Code', 'City'],
        '|  |N. doc.   |Data doc. |Scad.netta|Importo in DI|Div. |',
      ),
      items: SAP_ITEMS,
      stated: 110000,
    },
    'the customer in columns, drawn lines between groups': {
      lines: [
        '|----------|--------------|-----------|----------|----------|-------------|-----|',
        '| Customer | Name 1       |Document No|Doc. Date |Net due dt|Amount in LC |Curr.|',
        '|----------|--------------|-----------|----------|----------|-------------|-----|',
        '| 100123   | Rossi S.r.l. |9000001    |13.01.2026|13.02.2026|   1.234,56  |EUR  |',
        '| 100123   | Rossi S.r.l. |9000002    |14.01.2026|14.02.2026|     234,56- |EUR  |',
        '| *        |              |           |          |          |   1.000,00  |EUR  |',
        '|----------|--------------|-----------|----------|----------|-------------|-----|',
        '| 100124   | Bianchi Snc  |9000003    |13.01.2026|13.02.2026|     100,00  |EUR  |',
        '| *        |              |           |          |          |     100,00  |EUR  |',
        '| **       |              |           |          |          |   1.100,00  |EUR  |',
      ],
      items: SAP_ITEMS,
      stated: 110000,
    },
    'a title above the header is no customer, nor is the choice of all of them': {
      lines: [
        'Cliente: tutti',
        'Numero;Data;Scadenza;Importo',
        '1;13/01/2026;13/02/2026;10,00',
        'Cliente: 12 Rossi Srl;;;',
        '2;13/01/2026;13/02/2026;10,00',
      ],
      items: ['Rossi Srl (12)|2|2026-01-13|2026-02-13|1000|1000'],
      bad: ['3 missing-debtor'],
    },
  });
});

describe('the same in workbooks', () => {
  const [issued, due] = [dateCell(46_035), dateCell(46_066)];
  const debtorsOf = async (...rows: SheetPlan['rows']): Promise<readonly string[]> => {
    const { items, problems } = await readGoodBytes(aWorkbook({ rows }));
    expect(problems).toEqual([]);
    return items.map(
      ({ debtor, number, openCents }) => `${debtor.name} ${debtor.code} ${number} ${openCents}`,
    );
  };

  it('Xero', async () => {
    const found = await debtorsOf(
      ['Aged Receivables Detail'],
      [],
      XERO.split(','),
      ['Rossi S.r.l.'],
      [issued, due, 'INV-1', '', 0, 0, 100, 0, 0, 100],
      ['Total Rossi S.r.l.', '', '', '', 0, 0, 100, 0, 0, 100],
      [],
      ['24 Bianchi'],
      [issued, due, 'INV-2', '', 0, 0, 0, 0, 20.5, 20.5],
      ['Total', '', '', '', 0, 0, 100, 0, 20.5, 120.5],
      ['Percentage of total', '', '', '', 0, 0, 0.83, 0, 0.17, 1],
    );
    expect(found).toEqual(['Rossi S.r.l. undefined INV-1 10000', '24 Bianchi undefined INV-2 2050']);
  });

  it('SAP, the first customer above the header', async () => {
    const header = [
      'Document Number',
      'Document Date',
      'Net Due Date',
      'Amount in Local Currency',
      'Currency',
    ];
    const found = await debtorsOf(
      ['Customer 100123 Rossi S.r.l.'],
      header,
      [9_000_001, issued, due, '234,56-', 'EUR'],
      ['*', '', '', '234,56-', 'EUR'],
      ['Customer 100124 Bianchi'],
      header,
      [9_000_002, issued, due, 100, 'EUR'],
      ['**', '', '', '134,56-', 'EUR'],
    );
    expect(found).toEqual(['Rossi S.r.l. 100123 9000001 -23456', 'Bianchi 100124 9000002 10000']);
  });

  it('code and name in cells of their own', async () => {
    const found = await debtorsOf(
      ['Numero', 'Data', 'Scadenza', 'Importo'],
      ['00012', 'Rossi S.r.l.'],
      ['P.IVA 99900001019', 'Tel. 055 123456'],
      [1, issued, due, 10],
      ['00013', 'Bianchi'],
      [2, issued, due, 20],
    );
    expect(found).toEqual(['Rossi S.r.l. 00012 1 1000', 'Bianchi 00013 2 2000']);
  });
});
