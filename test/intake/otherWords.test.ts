/** Words, kinds and payments as further programs write them. */
import { describe, expect, test } from 'vitest';
import { suggestedFlag } from '../../src/intake/header/suggestedColumns.ts';
import { testDialects } from './dialectTable.ts';
import { readGood, readRefused, readText, unwrap } from './readText.ts';

const ONE = ['Rossi Srl|1|2026-01-13|2026-02-13|123456|123456'];

describe('headers', () => {
  // The usual ones, one of them in another word.
  const USUAL = { name: 'Cliente', number: 'Numero', due: 'Scadenza', amount: 'Importo' };
  test.each([
    ...of('name', 'Ditta', 'Azienda', 'Clienti', 'Controparte', 'Cessionario/Committente', 'Destinatario'),
    ...of('name', 'Nome / Ragione sociale', 'Intestato a', 'Kunde/Firma', 'Customer/Project'),
    ...of('number', 'Numero doc.', 'Fatt.', 'FT', 'Doc. n.', 'Documento n.', 'N.ro doc.', 'Rif. fatt.'),
    ...of('number', 'Facture', 'Réf. facture', 'Belegfeld 1', 'Voucher No', 'Nr.Partita', 'Doc. (numero)'),
    ...of('number', 'N. Doc./Data', 'Estremi fattura'),
    ...of('due', 'Scadenza rata', 'Data scad. rata', 'Scadenza fattura', 'Scad.za', 'Zahlbar bis'),
    ...of('amount', 'Tot. documento', 'Totale doc.', 'Imp. doc.', 'Ammontare', 'Lordo', 'Totale con segno'),
    ...of('amount', 'Gross', 'Rechnungssumme', 'Endbetrag', 'Total facture', 'Totale ivato'),
    ...of(
      'amount',
      'Residuo doc.',
      'Saldo da incassare',
      'Open',
      'Noch offen',
      'Remaining Amount',
      'Ancora dovuto',
      'Importo mancante',
    ),
    ...of('due', 'Scad. data', 'Dt. di scad.', 'Data della scadenza'),
    ...of('amount', 'Imp.to tot. fattura', 'Totale della fattura', 'Doc. totale', 'Residuo del doc.'),
  ])('%s: %s', async (field, word) => {
    const { name, number, due, amount }: typeof USUAL = { ...USUAL, [field]: word };
    const header = `${name};${number};Data;${due};${amount}`;
    const { items } = await readGood(`${header}\nRossi Srl;1;13/01/2026;13/02/2026;1.234,56\n`);
    expect([...items]).toMatchObject([
      { number: '1', debtor: { name: 'Rossi Srl' }, dueOn: '2026-02-13', openCents: 123_456 },
    ]);
  });

  test('the option proposed for a missing number names no dates and no amounts', () => {
    const preview = {
      header: ['CLIENTE', 'RIF.', 'RICEVUTA IL', 'SCADE IL', 'LORDO', 'DA INCASSARE', 'VARIE'],
      headerLine: 1,
      rows: [
        ['Studio Alfa', '7/PA', '31/07/2026', '31/08/2026', '1.220,00', '1.000,00', '10,50'],
        ['Studio Beta', '8/PA', '31/07/2026', '31/08/2026', '610,00', '500,00', '5,25'],
      ],
    };
    expect(suggestedFlag('missing-columns', 'invoice_no', preview)).toBe('--columns "invoice_no=2"');
  });

  test.each([
    'Pagamenti',
    'Ricevuto',
    'Versamenti',
    'Acc.to',
    'Importo pag.',
    'Tot. pagamenti',
    'Zahlbetrag',
  ])('%s is what was paid', async (word) => {
    const lines = `Cliente;Numero;Data;Scadenza;Importo;${word}\nRossi Srl;1;13/01/2026;13/02/2026;1.234,56;234,56\n`;
    const { items } = await readGood(lines);
    expect([...items]).toMatchObject([{ amountCents: 123_456, openCents: 100_000 }]);
  });

  test.each(['Bonifici', 'Parziale', 'Applied', 'Zahlung'])('%s may be: it is asked', async (word) => {
    const lines = `Cliente;Numero;Data;Scadenza;Importo;${word}\nRossi Srl;1;13/01/2026;13/02/2026;1.234,56;234,56\nRossi Srl;2;13/01/2026;13/02/2026;5,00;0,00\n`;
    expect(await readRefused(lines)).toMatchObject({ code: 'balance-unsure', detail: word });
  });
});

describe('kinds under headers that do not say so:', () => {
  testDialects({
    ...credits('Causale;Numero', 'FATTURA;1', 'NOTA DI CREDITO;2'),
    ...credits('Descrizione;Numero', 'Fattura immediata;1', 'Nota di credito;2'),
    ...credits('Documento;Numero', 'FATTURA;1', 'Nota credito;2'),
    ...credits('Tp;Numero', 'FT;1', 'NC;2'),
    ...credits('Genere;Numero', 'TD01;1', 'TD04;2'),
    ...credits('Tipo;Numero', 'Fattura;1', 'Nota C.;2'),
    'a text about an invoice is none': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'Rossi Srl;Nota di credito 7 a parte;1;13/01/2026;13/02/2026;1.234,56',
      ],
      items: ONE,
    },
    ...suppliers('Tipologia', 'Cliente', 'Fornitore'),
    ...suppliers('Mastro', 'Clienti', 'Fornitori'),
    ...suppliers('Registro IVA', 'Vendite', 'Acquisti'),
    ...suppliers('Registro', 'Vendite', 'Acquisti'),
    ...suppliers('Direzione', 'Emessa', 'Ricevuta'),
    ...suppliers('Movimento', 'Incasso', 'Pagamento'),
    ...suppliers('Tipo', 'Da incassare', 'Da pagare'),
    ...suppliers('Tipo', 'Fatt. emessa', 'Fatt. ricevuta'),
    ...suppliers('Tipo', 'FTV', 'FTA'),
    'customers alone are no party of two': {
      lines: [
        'Categoria;Cliente;Numero;Data;Scadenza;Importo',
        'Clienti;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
      ],
      items: ONE,
    },
  });
});

describe('columns that only look like kinds', () => {
  const rows = (header: string, ...cells: readonly [string, string]): readonly string[] => [
    `Cliente;Numero;Data;Scadenza;Importo;${header}`,
    `Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;${cells[0]}`,
    `Rossi Srl;2;13/01/2026;13/02/2026;5,00;${cells[1]}`,
  ];
  testDialects(
    Object.fromEntries(
      (
        [
          ['Filiale', 'CN', 'CN'],
          ['Contestazione', '', 'Reso'],
          ['Note', '', 'nota di credito'],
          ['Garanzie', 'Credito', ''],
          ['Ricevuta di ritorno', 'Ricevuta', 'Emessa'],
          ['Protocollo', 'Uscita', 'Uscita'],
          ['Rapporto', 'Fornitore', 'Fornitore'],
          ['Reparto', 'Vendite', 'Acquisti'],
          ['Zona', 'for', 'cli'],
          ['Pagamenti', '30', '60'],
          ['Pagamenti', 'RIBA 30 GG', 'BONIFICO'],
          ['Versamenti', '12/03/2026', '15/03/2026'],
        ] as const
      ).map(([header, one, other]) => [
        `${header}: ${one}, ${other}`,
        { lines: rows(header, one, other), items: [...ONE, 'Rossi Srl|2|2026-01-13|2026-02-13|500|500'] },
      ]),
    ),
  );

  test('another column has the customers, and this one who writes to them', async () => {
    const { items } = await readGood(
      'Azienda;Debitori;Numero;Data;Scadenza;Totale\nProva S.r.l.;Rossi Srl;1;13/01/2026;13/02/2026;1,00\n',
    );
    expect(items).toMatchObject([{ debtor: { name: 'Rossi Srl' } }]);
  });
});

describe('payments in a ledger', () => {
  const ledger = (...rows: readonly string[]): readonly string[] => [
    'Cliente;Data;Causale;N. doc.;Scadenza;Dare;Avere',
    'Rossi Srl;13/01/2026;Fattura;1;13/02/2026;1.234,56;',
    ...rows,
  ];
  testDialects({
    'are taken off the invoice of their number': {
      lines: ledger('Rossi Srl;20/02/2026;INCASSO;1;;;234,56'),
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|100000'],
    },
    'settle it': {
      lines: ledger('Rossi Srl;20/02/2026;Bonifico;1;;;1.234,56'),
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|0'],
    },
    'of more than is open stay a credit': {
      lines: ledger('Rossi Srl;20/02/2026;INCASSO;1;;;1.300,00'),
      items: [...ONE, 'Rossi Srl|1|2026-02-20|2026-02-20|-130000|-130000'],
    },
    'of another customer are none of this one': {
      lines: ledger('Bianchi Snc;20/02/2026;INCASSO;1;;;234,56'),
      items: [...ONE, 'Bianchi Snc|1|2026-02-20|2026-02-20|-23456|-23456'],
    },
    'that came before the invoice are for something else': {
      lines: ledger('Rossi Srl;20/12/2025;BONIFICO;1;;;234,56'),
      items: [...ONE, 'Rossi Srl|1|2025-12-20|2025-12-20|-23456|-23456'],
    },
    'are told from what is only written off': {
      lines: ledger('Rossi Srl;20/02/2026;STORNO PER ABBUONO SU PAGAMENTO;1;;;4,56'),
      items: [...ONE, 'Rossi Srl|1|2026-02-20|2026-02-20|-456|-456'],
    },
    'are told from credit notes': {
      lines: ledger('Rossi Srl;20/02/2026;Nota di credito;1;;;234,56'),
      items: [...ONE, 'Rossi Srl|1|2026-02-20|2026-02-20|-23456|-23456'],
    },
  });
});

describe('a tax that customers withhold', () => {
  const row = 'Rossi Srl;1;13/01/2026;13/02/2026';
  const item = (amount: number, open = amount): string =>
    `Rossi Srl|1|2026-01-13|2026-02-13|${amount}|${open}`;
  const file = (header: string, ...cells: readonly string[]): readonly string[] => [
    `Cliente;Numero;Data;Scadenza;${header}`,
    ...cells.map((each) => `${row};${each}`),
  ];
  testDialects({
    'is taken off the whole, where net and VAT prove that it is the whole': {
      lines: file('Imponibile;IVA;Totale;Ritenuta', '1.000,00;220,00;1.220,00;200,00'),
      items: [item(102_000)],
    },
    'is taken off net and VAT': {
      lines: file("Imponibile;IVA;Ritenuta d'acconto", '1.000,00;220,00;200,00'),
      items: [item(102_000)],
    },
    'is in what is to be paid already': {
      lines: file('Imponibile;IVA;Ritenuta;Netto a pagare', '1.000,00;220,00;200,00;1.020,00'),
      items: [item(102_000)],
    },
    'says nothing where another column has what is open': {
      lines: file('Imponibile;IVA;Totale;Ritenuta;Residuo', '1.000,00;220,00;1.220,00;200,00;1.020,00'),
      items: [item(122_000, 102_000)],
    },
    'of nothing takes nothing off': {
      lines: file('Imponibile;IVA;Totale;Ritenuta', '1.000,00;220,00;1.220,00;0,00'),
      items: [item(122_000)],
    },
    'is left alone where the figure is a rate': {
      lines: file('Imponibile;IVA;Totale;Ritenuta', '1.000,00;220,00;1.220,00;20,00'),
      items: [item(122_000)],
    },
    'is left alone beside what was paid': {
      lines: file('Imponibile;IVA;Ritenuta;Totale;Pagato', '1.000,00;220,00;200,00;1.220,00;1.220,00'),
      items: [item(122_000, 0)],
    },
    'is left alone where the amount may be without it': {
      lines: file('Importo;Ritenuta', '1.220,00;200,00'),
      items: [item(122_000)],
    },
  });
});

describe('numbers with words around them', () => {
  test.each([
    ['Ns. fatt. 98 del 07.01.2026', '98', '2026-01-07', false],
    ['Ns. nota credito 99 del 08.01.2026', '99', '2026-01-08', true],
    ['n° 530/2026 del 07/01/2026', '530/2026', '2026-01-07', false],
    ['n. 100 (09/01/2026)', '100', '2026-01-09', false],
    ['FT00347 (15/01/2026)', 'FT00347', '2026-01-15', false],
  ])('%s', async (cell, number, issuedOn, isCreditNote) => {
    const { items } = await readGood(
      `Cliente;Documento;Scadenza;Importo\nRossi Srl;${cell};13/02/2026;10,00\n`,
    );
    expect([...items]).toMatchObject([{ number, issuedOn, isCreditNote }]);
  });
});

describe('what is to be typed where columns are not known', () => {
  const rows = [
    ['Rossi Srl', '1/A', '13/01/2026', '13/02/2026', '1.234,56'],
    ['Bianchi Snc', '2/A', '14/01/2026', '14/02/2026', '99,00'],
  ];
  test.each([
    ['amount', ['Cliente', 'Numero', 'Data', 'Scadenza', 'Xyz'], '--columns "amount=5"'],
    ['debtor_name', ['Xyz', 'Numero', 'Data', 'Scadenza', 'Importo'], '--columns "debtor_name=1"'],
    ['due_date, invoice_no', ['Cliente', 'X', 'Data', 'Y', 'Importo'], '--columns "due_date=4,invoice_no=2"'],
  ])('%s', (detail, header, flag) => {
    expect(suggestedFlag('missing-columns', detail, { header, headerLine: 1, rows })).toBe(flag);
  });

  test('which of three sums is open is not guessed', () => {
    const sums = [
      ['Rossi Srl', 'A/1', '13/01/2026', '13/02/2026', '1.000,00', '220,00', '1.220,00'],
      ['Bianchi Snc', 'A/2', '14/01/2026', '14/02/2026', '100,00', '22,00', '122,00'],
    ];
    const names = ['Foo', 'Bar', 'Dt', 'Dt2', 'Zot', 'Zut', 'Zat'];
    const header = names.map((_, at) => String(at + 1));
    expect(suggestedFlag('no-header', undefined, { header, headerLine: 0, rows: [names, ...sums] })).toBe(
      '--columns "debtor_name=Foo,invoice_no=Bar,due_date=Dt2,amount=Zat,invoice_date=Dt"',
    );
  });

  test('a header of unknown words is told by its words, and what nothing suggests is left open', () => {
    const header = ['1', '2', '3', '4', '5'];
    const table = { header, headerLine: 0, rows: [['XA', 'XB', 'XC', 'XD', 'XE'], ...rows] };
    expect(suggestedFlag('no-header', undefined, table)).toBe(
      '--columns "debtor_name=XA,invoice_no=XB,due_date=XD,amount=XE,invoice_date=XC"',
    );
    const poor = { header: ['1', '2'], headerLine: 0, rows: [['Rossi Srl', '1.234,56']] };
    expect(suggestedFlag('no-header', undefined, poor)).toBe(
      '--columns "debtor_name=1,invoice_no=N,due_date=N,amount=2"',
    );
  });

  test('a customer that no column and no line names is asked for', async () => {
    const lines =
      'Partita IVA;Xyz;Numero;Data;Scadenza;Importo\n;Rossi Srl;1;13/01/2026;13/02/2026;1,00\n;Rossi Srl;2;13/01/2026;13/02/2026;2,00\n';
    expect(await readRefused(lines)).toMatchObject({ code: 'missing-columns', detail: 'debtor_name' });
  });
});

function of(
  field: 'name' | 'number' | 'due' | 'amount',
  ...words: readonly string[]
): [typeof field, string][] {
  return words.map((word) => [field, word]);
}

describe('columns told by position', () => {
  const columns = { debtor_name: 1, invoice_no: 2, due_date: 3, amount: 4 };

  test.each([
    ['under a header of unknown words', 'XA;XB;XC;XD\n', 1],
    ['with no header at all', '', 0],
  ])('%s', async (_, header, headerLine) => {
    const rows = 'Rossi Srl;1/A;13/02/2026;1.234,56\nBianchi Snc;2/A;14/02/2026;9,00\n';
    const file = await readGood(`${header}${rows}`, { columns });
    expect(file.layout.headerLine).toBe(headerLine);
    expect(file.items.map(({ number }) => number)).toEqual(['1/A', '2/A']);
  });
});

describe('capitals in CP850', () => {
  test.each([
    'SOCIETÀ VERDI',
    'NICOLÒ',
    'BELVÌ',
    'VIRTÙ',
    'CAFFÈ ROMA',
    'Edil Piú',
    'Colón',
    'García',
    'Bar N° 7',
  ])('%s', async (name) => {
    const lines = `Cliente;Numero;Data;Scadenza;Importo\n${name};1;13/01/2026;13/02/2026;1,00\n`;
    const file = unwrap(await readText(lines, {}, 'cp850'));
    expect(file.layout.encoding).toBe('cp850');
    expect([...file.items]).toMatchObject([{ debtor: { name } }]);
  });

  test.each([
    'Citroën',
    'São Paulo',
    'Noël',
    'CÔTE',
    'Tëknik',
    'Dëshira Hoxha',
    'BAR·BAR',
    'DELL·ACQUA',
    'Lë',
  ])('%s is none of theirs', async (name) => {
    const lines = `Cliente;Numero;Data;Scadenza;Importo\n${name};1;13/01/2026;13/02/2026;1,00\n`;
    const file = unwrap(await readText(lines, {}, 'windows-1252'));
    expect(file.layout.encoding).toBe('windows-1252');
    expect(file.items).toMatchObject([{ debtor: { name } }]);
  });
});

function credits(header: string, invoice: string, credit: string): Parameters<typeof testDialects>[0] {
  return {
    [`${header}: ${credit}`]: {
      lines: [
        `Cliente;${header};Data;Scadenza;Importo`,
        `Rossi Srl;${invoice};13/01/2026;13/02/2026;1.234,56`,
        `Rossi Srl;${credit};14/01/2026;14/02/2026;200,00`,
      ],
      items: [...ONE, 'Rossi Srl|2|2026-01-14|2026-02-14|-20000|-20000'],
    },
  };
}

function suppliers(header: string, ours: string, theirs: string): Parameters<typeof testDialects>[0] {
  return {
    [`${header}: ${theirs}`]: {
      lines: [
        `${header};Cliente;Numero;Data;Scadenza;Importo`,
        `${ours};Rossi Srl;1;13/01/2026;13/02/2026;1.234,56`,
        `${theirs};Bianchi Snc;F2;13/01/2026;13/02/2026;99,00`,
      ],
      items: ONE,
      notes: [{ code: 'supplier-rows', count: 1 }],
    },
  };
}
