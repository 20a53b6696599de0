import { describe, expect, it, test } from 'vitest';
import type { LayoutHints } from '../../src/domain/import/incoming.ts';
import { readGood, readRefused, readText } from './readText.ts';

describe('what no dialect decides', () => {
  test.each<[string, string[], string, string | undefined]>([
    [
      'instalments side by side without their amounts',
      ['Cliente;Numero;Totale;Scadenza 1;Scadenza 2', 'Rossi;1;10,00;13/02/2026;13/03/2026'],
      'ambiguous-column',
      '--columns "due_date=4"',
    ],
    [
      'the due date of one instalment of several',
      ['Cliente;Numero;Data;Totale;Prima scadenza', 'Rossi;1;13/01/2026;10,00;13/02/2026'],
      'due-unsure',
      '--columns "due_date=5"',
    ],
    [
      'a balance that is not that of the instalments beside it',
      [
        'Cliente;Numero;Totale;Residuo;Scadenza 1;Importo 1;Scadenza 2;Importo 2',
        'Rossi;1;20,00;90,00;13/02/2026;10,00;13/03/2026;10,00',
      ],
      'instalments-unsure',
      '--columns "-=4"',
    ],
    [
      'words under what was paid of instalments',
      [
        'Cliente;Numero;Totale;Pagato;Scadenza 1;Importo 1;Scadenza 2;Importo 2',
        'Rossi;1;20,00;in parte;13/02/2026;10,00;13/03/2026;10,00',
      ],
      'instalments-unsure',
      '--columns "-=4"',
    ],
    [
      'a running balance whose rows were moved',
      [
        'Cliente;Numero;Scadenza;Importo;Saldo',
        'Rossi;2;13/02/2026;20,00;30,00',
        'Rossi;1;13/02/2026;10,00;10,00',
        'Rossi;3;13/02/2026;5,00;35,00',
      ],
      'ambiguous-column',
      '--columns "-=5"',
    ],
    [
      'an amount without a currency of its own beside one in that of the document',
      [
        'Cliente;Numero;Data;Scadenza;Valuta;Importo valuta;Importo',
        'Rossi;1;13/01/2026;13/02/2026;USD;11,00;10,00',
      ],
      'ambiguous-column',
      '--columns "amount=7"',
    ],
    [
      'open items under unknown names beside a known code, customer and number',
      [
        'codcli|ragsoc|numdoc|datdoc|datsca|impsca',
        'C1|Rossi|1|20260113|20260213|10.00',
        'C1|Rossi|2||20260213|20.00',
      ],
      'missing-columns',
      '--columns',
    ],
    [
      'open items under unknown names, a code and a customer',
      ['Codice;Cliente;CAP;x;y;z', '1;Rossi;00185;13/01/2026;13/02/2026;10,00'],
      'missing-columns',
      '--columns',
    ],
    [
      'the total of the document in the row of each instalment',
      [
        'Cliente;Numero;Data;Scadenza;Totale documento',
        'Rossi;1;13/01/2026;13/02/2026;20,00',
        'Rossi;1;13/01/2026;13/03/2026;20,00',
        'Bianchi;2;13/01/2026;13/02/2026;5,00',
      ],
      'document-total',
      '--columns "amount=Totale documento"',
    ],
    [
      'the total of the document beside what was paid of each instalment',
      [
        'Cliente;Numero;Data;Scadenza;Tot. fattura;Pagato',
        'Rossi;1;13/01/2026;13/02/2026;20,00;10,00',
        'Rossi;1;13/01/2026;13/03/2026;20,00;0,00',
      ],
      'document-total',
      '--columns "amount=Tot. fattura"',
    ],
    [
      'what is to be paid beside what was paid in advance',
      ['Cliente;Numero;Scadenza;Totale;Acconto;Netto a pagare', 'Rossi;1;13/02/2026;122,00;50,00;72,00'],
      'ambiguous-column',
      '--columns "-=5"',
    ],
    [
      'what is overdue, beside debits that are not due yet',
      [
        'Cliente;Numero;Scadenza;Dare;Avere;Importo scaduto',
        'Rossi;1;13/02/2026;10,00;;10,00',
        'Rossi;2;13/02/2036;10,00;;0,00',
        'Rossi;3;13/02/2026;;10,00;-10,00',
      ],
      'ambiguous-column',
      '--columns "-=6"',
    ],
    [
      'what is overdue, beside documents of which nothing is',
      [
        'Cliente;Numero;Scadenza;Importo;Importo scaduto',
        'Rossi;1;13/02/2026;10,00;10,00',
        'Rossi;2;13/02/2036;10,00;0,00',
      ],
      'ambiguous-column',
      '--columns "-=5"',
    ],
    [
      'what was to be paid after the tax withheld, beside what was paid',
      [
        'Cliente;Numero;Scadenza;Totale;Ritenuta;Da pagare;Pagato',
        'Rossi;1;13/02/2026;122,00;20,00;102,00;0,00',
        'Rossi;2;13/02/2026;61,00;10,00;51,00;51,00',
      ],
      'ambiguous-column',
      '--columns "-=6"',
    ],
    [
      'what may still be owed, in a word of its own',
      [
        'Cliente;Numero;Scadenza;Importo;Differenza dovuta',
        'Rossi;1;13/02/2026;10,00;4,00',
        'Rossi;2;13/02/2026;10,00;0,00',
      ],
      'balance-unsure',
      '--columns "open_balance=5"',
    ],
    [
      'the same in short forms',
      [
        'Cliente;Numero;Scadenza;Imp. totale;Imp. scaduto',
        'Rossi;1;13/02/2026;10,00;10,00',
        'Rossi;2;13/02/2036;10,00;0,00',
      ],
      'ambiguous-column',
      '--columns "-=5"',
    ],
    [
      'customers and suppliers, or companies and private persons',
      [
        'Cliente;Numero;Data;Scadenza;Importo;Tipo soggetto',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;A',
        'Bianchi Ugo;2;13/01/2026;13/02/2026;5,00;P',
      ],
      'parties-unsure',
      '--columns "party_kind=6"',
    ],
    [
      'money in and out, or something else',
      [
        'Cliente;Numero;Data;Scadenza;Importo;Tipo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;E',
        'Bianchi Ugo;2;13/01/2026;13/02/2026;5,00;U',
      ],
      'parties-unsure',
      '--columns "party_kind=6"',
    ],
    [
      'customers and suppliers, or credit notes and invoices',
      [
        'Tipo;Cliente;Numero;Data;Scadenza;Importo',
        'C;Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        'F;Forniture Spa;88;13/01/2026;13/02/2026;5,00',
        'F;Altre Spa;89;13/01/2026;13/02/2026;5,00',
      ],
      'kinds-unsure',
      '--columns "party_kind=Tipo"',
    ],
    [
      'a customer that is a supplier too, or has mostly credit notes',
      [
        'Tipo;Numero;Data;Scadenza;Importo;Cliente',
        'C;1;13/01/2026;13/02/2026;10,00;Rossi Srl',
        'C;2;13/01/2026;13/02/2026;10,00;Rossi Srl',
        'F;88;13/01/2026;13/02/2026;5,00;Rossi Srl',
      ],
      'kinds-unsure',
      '--columns "party_kind=Tipo"',
    ],
    [
      'years of two digits in front, or days',
      [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi;1;26/07/15;26/08/15;1,00',
        'Rossi;2;25/12/31;26/01/31;1,00',
      ],
      'ambiguous-dates',
      '--dates',
    ],
    [
      'an amount in one currency, the balance in another',
      ['Customer;Invoice;Due date;Amount USD;Balance EUR', 'Rossi;1;13/02/2026;11,00;10,00'],
      'ambiguous-column',
      '--columns "-=5"',
    ],
    ['no debtor anywhere', ['Numero;Scadenza;Importo', '1;13/02/2026;10,00'], 'missing-columns', '--columns'],
    [
      'an ageing list',
      ['Cliente;A scadere;0-30;31-60;Totale', 'Rossi;0,00;1,00;2,00;3,00'],
      'ageing-buckets',
      undefined,
    ],
    [
      'a printed report',
      [
        'CLIENTE              FATTURA  SCADENZA        IMPORTO',
        'ROSSI SRL            101      31/08/2026     1.220,00',
        'BIANCHI SPA          102      31/08/2026       610,00',
      ],
      'fixed-width',
      undefined,
    ],
    [
      'two columns called "Data"',
      ['Cliente;Documento;Data;Importo;Data', 'Rossi;1;13/01/2026;10,00;28/02/2026'],
      'due-unsure',
      '--columns "due_date=5"',
    ],
    ['a page called .xls', ['<table><tr><td>Cliente</td></tr></table>'], 'html-table', undefined],
    [
      'days and months in English',
      ['Customer,Num,Due date,Amount', 'Rossi,1,01/02/2026,10.00'],
      'ambiguous-dates',
      '--dates',
    ],
  ])('%s', async (_, lines, code, flag) => {
    const problem = await readRefused(lines.join('\n'));
    expect([problem.code, problem.flag]).toEqual([code, flag]);
    const told = code === 'ambiguous-column' ? columnsOf(problem.flag) : undefined;
    if (told !== undefined) expect((await readText(lines.join('\n'), told)).ok).toBe(true);
  });
});

test.each([
  [{ party_kind: 'Tipo' }, [1000], [{ code: 'supplier-rows', count: 2 }], []],
  [{ doc_type: 'Tipo' }, [500, 500], undefined, ['kind-unsure']],
] as const)('C and F as a person says: %j', async (columns, open, notes, codes) => {
  const lines = [
    'Tipo;Cliente;Numero;Data;Scadenza;Importo',
    'C;Rossi Srl;1;13/01/2026;13/02/2026;10,00',
    'F;Forniture Spa;88;13/01/2026;13/02/2026;5,00',
    'F;Altre Spa;89;13/01/2026;13/02/2026;5,00',
  ];
  const file = await readGood(lines.join('\n'), { columns });
  expect([file.items.map(({ openCents }) => openCents), file.notes]).toEqual([open, notes]);
  expect(file.problems.map(({ code }) => code)).toEqual(codes);
});

const TWO_CURRENCIES = [
  'Cliente;Numero;Data;Scadenza;Valuta;Importo valuta;Importo',
  'Rossi;1;13/01/2026;13/02/2026;USD;11,00;10,00',
].join('\n');

test.each([
  ['Importo', 'EUR', 1000],
  ['Importo valuta', 'USD', 1100],
])('%s, named by a person, is in %s', async (amount, currency, amountCents) => {
  const file = await readGood(TWO_CURRENCIES, { columns: { amount } });
  expect(file.items).toMatchObject([{ currency, amountCents }]);
});

test('the currency of the document, named by a person, is that of the amount', async () => {
  const file = await readGood(TWO_CURRENCIES, { columns: { currency: 'Valuta' } });
  expect(file.items).toMatchObject([{ currency: 'USD', amountCents: 1000 }]);
});

test.each([
  [{ columns: { currency: 'Valuta' } }, 'USD'],
  [{ unused: ['Valuta'] }, 'EUR'],
])('an amount marked as another currency than its column says, with %j', async (hints, currency) => {
  const text = 'Cliente;Numero;Data;Scadenza;Valuta;Importo\nRossi;1;13/01/2026;13/02/2026;USD;€ 10,00';
  expect((await readGood(text)).problems).toEqual([
    { line: 2, column: 'Valuta', value: 'USD / € 10,00', code: 'currency-differs' },
  ]);
  expect((await readGood(text, hints)).items).toMatchObject([{ currency, amountCents: 1000 }]);
});

test('all in euro, it does not matter which of the two amounts is read', async () => {
  const file = await readGood(TWO_CURRENCIES.replace('USD', 'EUR'));
  expect(file.items).toMatchObject([{ currency: 'EUR', amountCents: 1000 }]);
});

test('customers with a day and a limit remain customers', async () => {
  const file = await readGood(
    'Codice;Ragione sociale;CAP;Cliente dal;Fido\n1;Rossi;00185;13/01/2026;5.000,00',
  );
  expect(file).toMatchObject({ kind: 'debtors', problems: [] });
});

test('kinds that a person has looked at are sure', async () => {
  const lines = ['Tipo;Cliente;Numero;Data;Scadenza;Importo', 'C;Rossi;1;13/01/2026;13/02/2026;10,00'];
  const supplier = 'F;Neri;2;13/01/2026;13/02/2026;10,00';
  const skipping = await readGood([...lines, supplier].join('\n'), {
    skip: [{ column: 'Tipo', values: ['F'] }],
  });
  expect(skipping.items).toMatchObject([{ number: '1', amountCents: 1000 }]);
  const unread = await readGood(lines.join('\n'), { unused: ['Tipo'] });
  expect(unread.items).toMatchObject([{ number: '1', amountCents: 1000 }]);
});

test.each([
  ['26/08/15', '31/12/25', '2015-08-26', 'one of the dates tells by itself'],
  ['26/08/26', '31/12/26', '2026-08-26', 'no date is old'],
])('%s beside %s is %s: %s', async (due, issued, expected) => {
  const other = due.endsWith('15') ? '13/02/26' : '27/02/26';
  const file = await readGood(
    `Cliente;Numero;Data;Scadenza;Importo\nRossi;1;;${due};1,00\nRossi;2;${issued};${other};1,00`,
  );
  expect(file.items[0]?.dueOn).toBe(expected);
});

test('years in front, once a person has said so', async () => {
  const file = await readGood('Cliente;Numero;Data;Scadenza;Importo\nRossi;1;26/07/15;26/08/15;1,00', {
    dates: 'ymd',
  });
  expect(file.items).toMatchObject([{ issuedOn: '2026-07-15', dueOn: '2026-08-15' }]);
});

test('nothing paid in advance, what is to be paid is the amount', async () => {
  const file = await readGood(
    'Cliente;Numero;Scadenza;Totale;Acconto;Netto a pagare\nRossi;1;13/02/2026;122,00;0,00;102,00',
  );
  expect(file.items).toMatchObject([{ amountCents: 10_200, openCents: 10_200 }]);
});

test.each([
  ['a part of each document', '7,00', {}, 700],
  ['named by a person', '0,00', { columns: { open_balance: 'Importo scaduto' } }, 0],
])('what is overdue, %s, is what is open', async (_, overdue, hints, openCents) => {
  const file = await readGood(
    `Cliente;Numero;Scadenza;Importo;Importo scaduto\nRossi;1;13/02/2026;10,00;${overdue}`,
    hints,
  );
  expect(file.items).toMatchObject([{ amountCents: 1000, openCents }]);
});

test.each([
  ['amount', 12_200, 7200],
  ['open_balance', 17_200, 12_200],
])('what is to be paid beside an advance, named as %s', async (field, amountCents, openCents) => {
  const file = await readGood(
    'Cliente;Numero;Scadenza;Acconto;Netto a pagare\nRossi;1;13/02/2026;50,00;122,00',
    { columns: { [field]: 'Netto a pagare' } },
  );
  expect(file.items).toMatchObject([{ amountCents, openCents }]);
});

test('equal lines of an invoice are no repetition where the amount is the line\u2019s own', async () => {
  const lines = [
    'Contact name,Invoice number,Invoice date,Due date,Quantity,Line amount',
    'Rossi,1,2026-01-13,2026-02-13,1,10.00',
    'Rossi,1,2026-01-13,2026-02-13,1,10.00',
  ];
  const file = await readGood(lines.join('\n'), { columns: { amount: 'Line amount' } });
  expect(file.problems).toMatchObject([{ line: 3, code: 'duplicate-item' }]);
});

it('rows set aside are corrected by hand, never from the row above', async () => {
  const file = await readGood(
    [
      'Cliente;Numero;Data;Scadenza;Importo;motivo',
      'Rossi;1;13/01/2026;13/02/2026;10,00;manca il cliente',
      ';2;13/01/2026;13/02/2026;10,00;manca il cliente',
      ';3;13/01/2026;13/02/2026;10,00;manca il cliente',
    ].join('\n'),
  );
  expect(file.problems.map(({ line, code }) => [line, code])).toEqual([
    [3, 'missing-debtor'],
    [4, 'missing-debtor'],
  ]);
});

it('rows of a group that are set aside carry their debtor', async () => {
  const file = await readGood(
    ['Numero;Scadenza;Importo', 'Cliente: 12 Rossi;;', '1;13/02/2026;10,00', '2;31/02/2026;10,00'].join('\n'),
  );
  expect(file.header).toEqual([
    'Numero',
    'Scadenza',
    'Importo',
    'Codice cliente',
    'Ragione sociale',
    'Partita IVA',
  ]);
  expect(file.rejectedRows.get(4)).toEqual(['2', '31/02/2026', '10,00', '12', 'Rossi', '']);
});

/** `--columns "amount=7,-=5"` as hints; undefined for other options, and where nothing is named. */
function columnsOf(flag: string | undefined): LayoutHints | undefined {
  const [, list] = /^--columns "(.*=.*)"$/u.exec(flag ?? '') ?? [];
  if (list === undefined) return undefined;
  const told = list.split(',').map((part) => part.split('=') as [string, string]);
  return {
    columns: Object.fromEntries(told.flatMap(([field, at]) => (field === '-' ? [] : [[field, Number(at)]]))),
    unused: told.flatMap(([field, at]) => (field === '-' ? [Number(at)] : [])),
  };
}
