/** Lists as they are printed: address and numbers below the customer's name, titles on every page, sections and notes. */
import { describe, expect, it, test } from 'vitest';
import { testDialects } from './dialectTable.ts';
import { readGood, readRefused } from './readText.ts';

const HEADER = 'Numero;Data;Scadenza;Importo;Residuo';
const FIRST = '1;13/01/2026;13/02/2026;10,00;10,00';
const SECOND = '2;13/01/2026;13/02/2026;20,00;20,00';
const THIRD = '3;13/01/2026;13/02/2026;30,00;30,00';
const [ONE, TWO, THREE] = [
  '1|2026-01-13|2026-02-13|1000|1000',
  '2|2026-01-13|2026-02-13|2000|2000',
  '3|2026-01-13|2026-02-13|3000|3000',
] as const;

/** Lines of two customers: what stands below the first one's name. */
function below(...lines: readonly string[]): readonly string[] {
  return [HEADER, 'Rossi S.r.l.', ...lines, FIRST, 'Bianchi', SECOND];
}

describe('the first heading names the customer', () => {
  test.each([
    ['Via Roma 1 - 50131 Firenze (FI)'],
    ['Via Roma 1', '50131 Firenze'],
    ['V.le Europa, 12', '20121 MILANO MI'],
    ['C.so Italia 5', 'Milano (MI)'],
    ['Piazza Garibaldi'],
    ['50131 Firenze (FI)'],
    ['I-50131 Firenze (FI)'],
    ['Hauptstraße 12', 'D-80331 München'],
    ['12 Baker Street', '20121 London'],
    ['P.IVA 99900001019'],
    ['P. IVA: IT 99900001019 - C.F. 99900001019'],
    ['Partita IVA/Cod. Fisc.: 99900001019'],
    ['C.F. RSSMRA80A01H501U'],
    ['USt-IdNr. DE123456789'],
    ['99900001019'],
    ['Tel. 055 123456'],
    ['Tel.: 055/123456 - Fax 055/123457', 'Cell. 333 1234567'],
    ['055 123456'],
    ['+39 055 123456'],
    ['info@rossi.example'],
    ['PEC: rossi@pec.example', 'www.rossi.example'],
    ['c/o Studio Verdi', 'c.a. Sig. Neri'],
    ['Agente: 01 Mario Bruni', 'Pagamento: bonifico 30 gg', 'Zona: 3'],
    ['Fatture:'],
    ['P.IVA 99900001019 Tel. 055 123456', 'Via Roma 1'],
  ])('above %s', async (...lines) => {
    const { items, problems, ignoredCount } = await readGood(below(...lines).join('\r\n'));
    expect(problems).toEqual([]);
    expect(items.map(({ debtor, number }) => `${debtor.name} ${number}`)).toEqual([
      'Rossi S.r.l. 1',
      'Bianchi 2',
    ]);
    expect(ignoredCount).toBe(2 + lines.length);
  });

  test.each([
    ['Pagetti Mario'],
    ['Pagina Uno S.r.l.'],
    ['Imprimerie Dupont SARL'],
    ['Seiter GmbH'],
    ['Riporto S.r.l.'],
    ['Printedil di Neri'],
  ])('%s is a customer, and no foot of a page', async (name) => {
    const { items } = await readGood(
      [HEADER, 'Rossi S.r.l.', FIRST, name, SECOND, 'Bianchi', THIRD].join('\r\n'),
    );
    expect(items.map(({ debtor }) => debtor.name)).toEqual(['Rossi S.r.l.', name, 'Bianchi']);
  });

  it('has its code where the others have theirs, also where the name begins with a figure', async () => {
    const { items } = await readGood(
      [HEADER, 'Rossi S.r.l. (00012)', FIRST, '3 Elle S.p.A. (00013)', SECOND].join('\r\n'),
    );
    expect(items.map(({ debtor: { code, name } }) => `${code} ${name}`)).toEqual([
      '00012 Rossi S.r.l.',
      '00013 3 Elle S.p.A.',
    ]);
  });

  it('is asked about where words stand in another column than the customers', async () => {
    const rows = [
      'Num. doc.;Data;Scadenza;Descrizione;Importo',
      'Rossi S.r.l.;;;;',
      '1;13/01/2026;13/02/2026;Fornitura;100,00',
      ';;;cantiere di Prato;',
      '2;13/01/2026;13/02/2026;Fornitura;200,00',
      'Bianchi;;;;',
      '3;13/01/2026;13/02/2026;Fornitura;300,00',
    ];
    expect(await readRefused(rows.join('\r\n'))).toMatchObject({
      code: 'customer-unsure',
      line: 4,
      detail: 'cantiere di Prato',
    });
  });

  it('with the VAT number of the lines below it, where it can be one', async () => {
    const { items } = await readGood(
      [...below('Via Roma 1', 'P.IVA 99900001019 Tel. 055 123456'), 'Verdi', 'P.IVA 99900001010', THIRD].join(
        '\r\n',
      ),
    );
    expect(items.map(({ debtor }) => debtor)).toEqual([
      { name: 'Rossi S.r.l.', vatNumber: '99900001019' },
      { name: 'Bianchi' },
      { name: 'Verdi' },
    ]);
  });

  it('and is asked for where several lines may be it', async () => {
    const lines = below('Beta Gamma Delta').join('\r\n');
    expect(await readRefused(lines)).toEqual({
      code: 'customer-unsure',
      line: 2,
      flag: '--customer-lines first',
      detail: 'Rossi S.r.l. / Beta Gamma Delta',
    });
    const told = await readGood(lines.replace('Rossi', 'Cliente: Rossi'));
    expect(told.items.map(({ debtor }) => debtor.name)).toEqual(['Rossi S.r.l.', 'Bianchi']);
  });

  test.each([
    ['a town, or a second name', below('Firenze')],
    ['a postcode, or a code', below('50131 Firenze')],
    ['an account of all customers', [HEADER, 'Conto: 15.001 Crediti', 'Rossi', FIRST]],
    [
      'a note where groups have subtotals',
      [
        HEADER,
        'Rossi',
        FIRST,
        SECOND,
        'sollecitato da Anna',
        THIRD,
        'Totale cliente;;;60,00;60,00',
        'Neri',
        FIRST.replace('1;', '4;'),
        'Totale cliente;;;10,00;10,00',
        'Verdi',
        FIRST.replace('1;', '5;'),
        'Totale cliente;;;10,00;10,00',
      ],
    ],
    [
      'a line without the word that the others have',
      [HEADER, 'Cliente: Rossi', FIRST, 'annullata', SECOND, 'Cliente: Neri', THIRD],
    ],
    ['an address without a name', [HEADER, 'Rossi', FIRST, '50131 Firenze (FI)', SECOND, 'Bianchi', THIRD]],
    ['another agent', [HEADER, 'Rossi', FIRST, 'Agente: 02 Luca', SECOND, 'Bianchi', THIRD]],
    ['a street', [HEADER, 'Rossi', FIRST, 'Corso Como 10', SECOND]],
    [
      'a number with words for a day, where others have no code',
      [HEADER, 'Rossi', FIRST, '12;da definire;;;', SECOND],
    ],
  ])('and not guessed: %s', async (_, lines) => {
    expect((await readRefused(lines.join('\r\n'))).code).toBe('customer-unsure');
  });
});

describe('lists as they are printed', () => {
  testDialects({
    'the code before the name, in the column of the number': {
      lines: [
        'Numero;Data;Scadenza;Importo',
        '00012 Rossi S.r.l.;;;',
        'Via Roma 1;;;',
        '50131 Firenze FI;;;',
        '1;13/01/2026;13/02/2026;10,00',
        'Totale cliente;;;10,00',
        '00013 Bianchi;;;',
        '20121 Milano;;;',
        '2;13/01/2026;13/02/2026;20,00',
        'Totale generale;;;30,00',
      ],
      items: [
        'Rossi S.r.l. (00012)|1|2026-01-13|2026-02-13|1000|1000',
        'Bianchi (00013)|2|2026-01-13|2026-02-13|2000|2000',
      ],
      stated: 3000,
    },
    'in the column of the customer': {
      lines: [
        `Cliente,${HEADER.replaceAll(';', ',')}`,
        'Rossi S.r.l.,,,,,',
        '"Via Roma 1, Firenze",,,,,',
        ',1,13/01/2026,13/02/2026,10.00,10.00',
        ',2,13/01/2026,13/02/2026,20.00,20.00',
        'Bianchi,,,,,',
        'Tel. 02 123456,,,,,',
        ',3,13/01/2026,13/02/2026,30.00,30.00',
      ],
      items: [`Rossi S.r.l.|${ONE}`, `Rossi S.r.l.|${TWO}`, `Bianchi|${THREE}`],
    },
    'titles and headers again on every page, the customer perhaps too': {
      lines: [
        'Ditta di Prova S.r.l.;;;;',
        'Scadenzario clienti;;;;Pag. 1',
        HEADER,
        'Rossi S.r.l.;;;;',
        'Via Roma 1;;;;',
        FIRST,
        'Ditta di Prova S.r.l.;;;;',
        'Scadenzario clienti;;;;Pag. 2',
        HEADER,
        SECOND,
        'Totale cliente;;;30,00;30,00',
        '7 Bianchi;;;;',
        THIRD,
        'Ditta di Prova S.r.l.;;;;',
        'Scadenzario clienti;;;;Pag. 3',
        HEADER,
        '7 Bianchi (segue);;;;',
        '4;13/01/2026;13/02/2026;30,00;30,00',
      ],
      items: [
        `Rossi S.r.l.|${ONE}`,
        `Rossi S.r.l.|${TWO}`,
        `7 Bianchi|${THREE}`,
        `7 Bianchi|${THREE.replace('3', '4')}`,
      ],
    },
    'words by which a customer goes on': {
      lines: [
        HEADER,
        'Rossi S.r.l.',
        FIRST,
        'segue Rossi S.r.l.',
        SECOND,
        'Rossi S.r.l. - segue',
        THIRD,
        '(cont.)',
        THIRD.replace('3', '4'),
        'Rossi S.r.l. (Fortsetzung)',
        THIRD.replace('3', '5'),
      ],
      items: [ONE, TWO, THREE, THREE.replace('3', '4'), THREE.replace('3', '5')].map(
        (item) => `Rossi S.r.l.|${item}`,
      ),
    },
    'agents and zones above customers': {
      lines: [
        HEADER,
        'Agente: 01 Mario',
        'Rossi',
        FIRST,
        'Bianchi',
        SECOND,
        'Zona: Nord',
        'Agente: 02 Luca',
        'Neri',
        THIRD,
      ],
      items: [`Rossi|${ONE}`, `Bianchi|${TWO}`, `Neri|${THREE}`],
    },
    'the customer among several names is the one with the subtotal': {
      lines: [
        HEADER,
        'Gruppo Rossi',
        'Rossi Uno',
        FIRST,
        'Totale Rossi Uno;;;10,00;10,00',
        'Rossi Due',
        SECOND,
        'Totale Rossi Due;;;20,00;20,00',
        'Totale Gruppo Rossi;;;30,00;30,00',
        'Bianchi',
        THIRD,
        'Totale Bianchi;;;30,00;30,00',
      ],
      items: [`Rossi Uno|${ONE}`, `Rossi Due|${TWO}`, `Bianchi|${THREE}`],
    },
    'or the one with a code': {
      lines: [HEADER, 'Toscana', 'C12 Rossi', FIRST, 'C13 Bianchi', SECOND],
      items: [`Rossi (C12)|${ONE}`, `Bianchi (C13)|${TWO}`],
    },
    'codes of five digits below the account of all customers': {
      lines: [HEADER, 'Conto: 15.001 Crediti v/clienti', '00012 Rossi', FIRST, '00013 Bianchi', SECOND],
      items: [`Rossi (00012)|${ONE}`, `Bianchi (00013)|${TWO}`],
    },
    'code, name and address each behind its word': {
      lines: [
        HEADER,
        'Cliente 00012',
        'Ragione sociale: Rossi S.r.l.',
        'Indirizzo: Via Roma 1',
        FIRST,
        'Cliente 00013',
        'Ragione sociale: Bianchi',
        SECOND,
      ],
      items: [`Rossi S.r.l. (00012)|${ONE}`, `Bianchi (00013)|${TWO}`],
    },
    'the address behind the name': {
      lines: [
        HEADER,
        'ROSSI S.R.L. - Via Roma 1 - 50131 FIRENZE (FI)',
        FIRST,
        'Cliente: 00013 Bianchi, Tel. 055 123456 P.IVA 99900001019',
        SECOND,
        'Neri - Via Larga',
        THIRD,
      ],
      items: [`ROSSI S.R.L.|${ONE}`, `00013 Bianchi|${TWO}`, `Neri - Via Larga|${THREE}`],
    },
    'customers called like streets': {
      lines: [
        HEADER,
        'Via Veneto Boutique',
        'Via Veneto 3 - 00187 Roma (RM)',
        FIRST,
        'Piazza Italia S.p.A.',
        'Via Roma 1',
        SECOND,
        'Corso Como',
        THIRD,
      ],
      items: [`Via Veneto Boutique|${ONE}`, `Piazza Italia S.p.A.|${TWO}`, `Corso Como|${THREE}`],
    },
    'notes and sections are nobody’s name': {
      lines: [HEADER, 'Rossi', 'Fatture', FIRST, 'Note: chiamare', SECOND, 'Note di credito', THIRD],
      items: [`Rossi|${ONE}`, `Rossi|${TWO}`, `Rossi|${THREE}`],
    },
  });
});

describe('rows under a customer nobody can read are not booked to the one before', () => {
  testDialects({
    'a number alone': {
      lines: [HEADER, 'Rossi', FIRST, '4711;;;;', SECOND, 'Bianchi', THIRD],
      items: [`Rossi|${ONE}`, `Bianchi|${THREE}`],
      bad: ['4 missing-due-date', '4 missing-debtor', '5 missing-debtor'],
    },
    'a name with the sum of its rows beside it': {
      lines: [HEADER, 'Rossi', FIRST, 'Verdi;;;20,00;20,00', SECOND, 'Bianchi', THIRD],
      items: [`Rossi|${ONE}`, `Bianchi|${THREE}`],
      bad: ['4 missing-due-date', '4 missing-debtor', '5 missing-debtor'],
    },
    'a name above the header, repeated later': {
      lines: ['Rossi', HEADER, FIRST, 'Bianchi', HEADER, SECOND, 'Rossi', HEADER, THIRD],
      items: [`Bianchi|${TWO}`],
      bad: ['3 missing-debtor', '9 missing-debtor'],
    },
  });
});
