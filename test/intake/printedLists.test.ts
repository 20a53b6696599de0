/** Printed lists: sums carried from page to page, names above repeated headers, notes between the rows. */
import { describe, expect, it, test } from 'vitest';
import { HEADER, owners, refused, row, told } from './printed.ts';
import { readGood } from './readText.ts';
import { aWorkbook, readGoodBytes } from './workbook.ts';

const CARRIED = [
  'A riportare',
  'DA RIPORTARE:',
  'Totale a riportare',
  'Riporto',
  'Saldo riportato',
  'Riporto da pag. 1',
  'Totale pagina',
  'Totale progressivo',
  'Segue a pag. 2',
  'Report',
  'Carried forward',
  'Balance brought forward',
  'Page total',
  'Übertrag',
  'Seitensumme',
  'À reporter',
];

describe('a sum carried over the page is no row, and the customer goes on', () => {
  test.each(
    CARRIED.flatMap((word) => [
      [word, 'number', `${word};;;10,00`],
      [word, 'date', `;${word};;10,00`],
      [word, 'due date', `;;${word};10,00`],
      [word, 'number, the sum in the same cell', `${word} 10,00 EUR;;;`],
    ]),
  )('%s in the column of the %s', async (_, __, line) => {
    const rows = [HEADER, 'Cliente: 12 Rossi', row(1), line, row(2), 'Cliente: 13 Bianchi', row(3)];
    expect(await owners(rows)).toEqual(['12 Rossi 1', '12 Rossi 2', '13 Bianchi 3']);
  });

  test.each(CARRIED.flatMap((word) => [0, 1, 3].map((at) => [word, at] as const)))(
    '%s in column %i of a list with a column of customers',
    async (word, at) => {
      const cells = ['', '', '', '', '10,00'].with(at, word);
      const lines = [
        `Cliente;${HEADER}`,
        `Rossi;${row(1)}`,
        cells.join(';'),
        `;${row(2)}`,
        `Bianchi;${row(3)}`,
        `;${row(4)}`,
      ];
      expect(await owners(lines)).toEqual(['Rossi 1', 'Rossi 2', 'Bianchi 3', 'Bianchi 4']);
    },
  );

  it('also at the turn of a page, with title, header and the customer once more', async () => {
    const page = ['Prova S.r.l.;;;', 'Scadenzario;;;Pag. 2', HEADER];
    const lines = [
      'Prova S.r.l.;;;',
      'Scadenzario;;;Pag. 1',
      HEADER,
      'Cliente 00012 Rossi;;;',
      row(1),
      ';;A riportare;10,00',
      ...page,
      'Cliente 00012 Rossi;;;',
      ';;Riporto;10,00',
      row(2),
      'Totale cliente;;;30,00',
    ];
    expect(await owners(lines)).toEqual(['00012 Rossi 1', '00012 Rossi 2']);
  });

  it('but what is brought forward before any row of a customer may be owed: the row is reported, the others stay', async () => {
    const lines = [HEADER, 'Cliente: 12 Rossi', 'Riporto;;;50,00', row(1), 'Saldo precedente;;;9,00', row(2)];
    const { items, problems } = await readGood(lines.join('\r\n'));
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 missing-due-date',
      '5 missing-due-date',
    ]);
    expect(items.map(({ debtor, number }) => `${debtor.name} ${number}`)).toEqual(['Rossi 1', 'Rossi 2']);
  });

  test.each(['Riporti & C. Snc', 'Segue Srl', 'Foglio Verde Srl', 'Report Milano'])(
    '%s is a customer',
    async (name) => {
      expect(await owners([HEADER, 'Rossi Srl', row(1), name, row(2)])).toEqual(['Rossi Srl 1', `${name} 2`]);
    },
  );
});

describe('what pages repeat', () => {
  test.each([
    ['a title with the day', 'Scadenzario;;;30/11/2026', 'Scadenzario;;;30/11/2026'],
    ['a sheet number', 'Foglio n. 1;;;', 'Foglio n. 2;;;'],
    ['a day and a page number', 'Prova;;;', ';;Pag. 2;30/11/2026'],
  ])('%s', async (_, first, again) => {
    const lines = [first, HEADER, '00012 Rossi;;;', row(1), again, HEADER, row(2), '00013 Neri;;;', row(3)];
    expect(await owners(lines)).toEqual(['00012 Rossi 1', '00012 Rossi 2', '00013 Neri 3']);
  });

  it('the name in its column, with words for going on', async () => {
    const lines = [
      `Cliente;${HEADER}`,
      `Rossi;${row(1)}`,
      `;${row(2)}`,
      `Rossi (segue);${row(3)}`,
      `;${row(4)}`,
    ];
    expect(await owners(lines)).toEqual(['Rossi 1', 'Rossi 2', 'Rossi 3', 'Rossi 4']);
  });
});

describe('sums that do not end a customer, and others that do', () => {
  test.each([
    ['of what is overdue', 'Totale fatture scadute;;;10,00'],
    ['of a month', 'Totale febbraio 2026;;;10,00'],
    ['that is part of another', 'di cui scaduto;;;10,00'],
  ])('%s', async (_, line) => {
    expect(await owners([HEADER, 'Cliente: 12 Rossi', row(1), line, row(2)])).toEqual([
      '12 Rossi 1',
      '12 Rossi 2',
    ]);
  });

  test.each([['Rossi Totale'], ['T O T A L E   C L I E N T E'], ['Totals:'], ['*** Totale cliente ***']])(
    '%s',
    async (word) => {
      const lines = [`Cliente;${HEADER}`, `Rossi;${row(1)}`, `;${row(2)}`, `${word};;;;30,00`, `;${row(3)}`];
      const { problems } = await readGood(lines.join('\r\n'));
      expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['5 missing-debtor']);
    },
  );

  it('a table behind the sum of the whole list is passed over', async () => {
    const lines = [
      HEADER,
      'Cliente: 12 Rossi',
      row(1),
      'Totale generale;;;10,00',
      'Riepilogo',
      'RiBa;;;10,00',
    ];
    expect(await owners(lines)).toEqual(['12 Rossi 1']);
  });
});

describe('the header below each customer’s name', () => {
  const titles = ['Prova S.r.l.;;;', 'Scadenzario clienti al 30/11/2026;;;'];
  test.each([
    ['a name', ['ROSSI SRL;;;'], ['BIANCHI SNC;;;'], ['ROSSI SRL 1', 'BIANCHI SNC 2']],
    ['a code', ['00012 Rossi;;;'], ['00013 Bianchi;;;'], ['00012 Rossi 1', '00013 Bianchi 2']],
    [
      'name and address',
      ['Rossi Mario;;;', 'Via Roma 1;;;', '50131 Firenze FI;;;'],
      ['Neri Luca;;;', 'Via Larga 2;;;', '20121 Milano MI;;;'],
      ['Rossi Mario 1', 'Neri Luca 2'],
    ],
    ['words for an addressee', ['Spett.le Rossi;;;'], ['Spett.le Neri;;;'], ['Rossi 1', 'Neri 2']],
  ])('%s: the first one stands above the first header', async (_, first, second, expected) => {
    expect(await owners([...titles, ...first, HEADER, row(1), ...second, HEADER, row(2)])).toEqual(expected);
  });

  it('in workbooks as well', async () => {
    const rows = [
      ['Scadenzario'],
      ['ROSSI SRL'],
      HEADER.split(';'),
      row(1).split(';'),
      ['NERI'],
      HEADER.split(';'),
    ];
    const { items } = await readGoodBytes(aWorkbook({ rows: [...rows, row(2).split(';')] }));
    expect(items.map(({ debtor, number }) => `${debtor.name} ${number}`)).toEqual(['ROSSI SRL 1', 'NERI 2']);
  });

  test.each([
    ['a title alone', titles, 'NERI'],
    ['customers below the header', [...titles, 'ROSSI SRL;;;'], `${HEADER}\r\nNERI`],
  ])('but %s names nobody', async (_, above, second) => {
    const lines = [...above, HEADER, row(1), second, ...(second === 'NERI' ? [HEADER] : []), row(2)];
    const { items, problems } = await readGood(lines.join('\r\n'));
    expect(problems.map(({ code }) => code)).toEqual(['missing-debtor']);
    expect(items.map(({ debtor }) => debtor.name)).toEqual(['NERI']);
  });
});

describe('notes', () => {
  const around = (line: string): string[] => [HEADER, 'Rossi Srl', row(1), line, row(2), 'Neri Snc', row(3)];

  test.each([
    'Sollecitato il 12/10',
    'cliente moroso',
    'CLIENTE MOROSO',
    'in contenzioso',
    'pratica al legale',
    'Inviata PEC il 3/11/2026',
    '(pagamento bloccato)',
    'Rif. ordine 123',
    'Note: chiamare',
  ])('"%s" is one by itself', async (note) => {
    expect(await owners(around(note))).toEqual(['Rossi Srl 1', 'Rossi Srl 2', 'Neri Snc 3']);
    expect(await owners([HEADER, 'Rossi Srl', note, row(1)])).toEqual(['Rossi Srl 1']);
  });

  test.each([
    'attendere',
    'ha promesso bonifico',
    'Ha promesso bonifico',
    'called on 12/10',
    'CLIENTE DA RICHIAMARE',
    '* in attesa di nota',
    'Via Roma 12',
    'tel 055/123',
    'c.a. Sig.ra Verdi',
    'Agente: Bruni',
    'Fornitore: 12 Acme',
    'Contatto: Anna',
  ])('"%s" may be one or a customer: the question names both answers', async (note) => {
    const problem = await refused(around(note));
    expect(problem).toEqual({
      code: 'customer-unsure',
      line: 4,
      flag: `--skip-lines "${note}"`,
      detail: note,
    });
    expect(await owners(around(note), told(problem))).toEqual(['Rossi Srl 1', 'Rossi Srl 2', 'Neri Snc 3']);
    const [first, second] = await owners(around(note), told(problem, 'customerLines'));
    expect(first).toBe('Rossi Srl 1');
    expect(second).not.toContain('Rossi');
  });

  test.each([
    ['a beginning', ['att*']],
    ['other letters', ['ATTENDERE']],
    ['several', ['moroso', 'attendere']],
  ])('lines are told by %s', async (_, skipLines) => {
    expect(await owners(around('attendere'), { skipLines })).toContain('Rossi Srl 2');
  });

  it('a line with a day or an amount is none that can be passed over', async () => {
    const lines = [HEADER, 'Rossi Srl', row(1), row(2)];
    expect(await owners(lines, { skipLines: ['2*', '1 13/01/2026 13/02/2026 10,00'] })).toHaveLength(2);
  });

  test.each([
    ['codes', ['1001 Rossi', '1002 Bianchi'], 'Verificato', 'Verificato'],
    ['capitals', ['ROSSI', 'BIANCHI', 'VERDI'], 'Verificato', 'Verificato'],
    ['words for customers', ['Cliente: Rossi', 'Cliente: Bianchi'], 'Verificato', 'Verificato'],
    ['one column', ['Rossi;', 'Bianchi;'], ';;;Verificato', 'Verificato'],
  ])('a line is asked about where the others have %s', async (_, names, line, detail) => {
    const groups = names.flatMap((name, at) => [name, row(at + 1)]);
    const problem = await refused([HEADER, ...groups, line, row(9)]);
    expect(problem).toMatchObject({ code: 'customer-unsure', detail });
  });

  it('words in another column than the words for customers are about the rows', async () => {
    const header = 'Numero;Data;Scadenza;Descrizione;Importo';
    const wide = (number: number): string => `${number};13/01/2026;13/02/2026;Fornitura;10,00`;
    const lines = [
      'Cliente: 12 Rossi;;;;',
      wide(1),
      ';;;in attesa;',
      wide(2),
      'Cliente: 13 Neri;;;;',
      wide(3),
    ];
    expect(await owners([header, ...lines])).toEqual(['12 Rossi 1', '12 Rossi 2', '13 Neri 3']);
  });
});
