/** Who owes: names under many headers, in two columns, beside codes, on lines above the rows, and numbers of two kinds. */
import { describe, expect, it, test } from 'vitest';
import { testDialects } from './dialectTable.ts';
import { readGood, readRefused } from './readText.ts';

test.each(
  (
    'Descr. cliente,Rag. Soc. Cliente,Kontobezeichnung,Intestazione,Descr. conto,Cli/For,Anagrafica cliente,' +
    'Rag.Sociale 1,Account name,Libellé compte,Cognome Nome,Cognome e nome,Nome e cognome,Nominativo cliente,' +
    'Cognome/Ragione sociale'
  ).split(','),
)('“%s” is the name beside the code', async (header) => {
  const { items } = await readGood(
    `Codice;${header};Numero;Data;Scadenza;Importo\r\n00012;Rossi Mario;1;13/01/2026;13/02/2026;10,00`,
  );
  expect(items[0]?.debtor).toEqual({ name: 'Rossi Mario', code: '00012' });
});

describe('names that', () => {
  testDialects({
    'stand with the code on a line above Dare and Avere': {
      lines: [
        'Conto;Descrizione;Data reg.;Causale;N. doc.;Data doc.;Scadenza;Dare;Avere',
        '14.01.0001;Rossi Mario;;;;;;;',
        ';;13/01/2026;FATT. VENDITA;1;13/01/2026;13/02/2026;10,00;',
        ';;13/01/2026;NOTA CREDITO;2;13/01/2026;13/01/2026;;4,00',
        '14.01.0002;Bianchi Anna;;;;;;;',
        ';;13/01/2026;FATT. VENDITA;3;13/01/2026;13/02/2026;20,00;',
      ],
      items: [
        'Rossi Mario (14.01.0001)|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Mario (14.01.0001)|2|2026-01-13|2026-01-13|-400|-400',
        'Bianchi Anna (14.01.0002)|3|2026-01-13|2026-02-13|2000|2000',
      ],
    },
    'are those of people, in two columns': {
      lines: [
        'Cognome;Nome;Numero;Data;Scadenza;Importo',
        'Rossi;Mario;1;13/01/2026;13/02/2026;10,00',
        'Bianchi;Mario;2;13/01/2026;13/02/2026;20,00',
        'Officine Verdi;;3;13/01/2026;13/02/2026;30,00',
      ],
      items: [
        'Rossi Mario|1|2026-01-13|2026-02-13|1000|1000',
        'Bianchi Mario|2|2026-01-13|2026-02-13|2000|2000',
        'Officine Verdi|3|2026-01-13|2026-02-13|3000|3000',
      ],
    },
    'are those of people or of companies': {
      lines: [
        'Ragione sociale;Nome;Cognome;Numero;Data;Scadenza;Importo',
        'Rossi Srl;Anna;Verdi;1;13/01/2026;13/02/2026;10,00',
        ';Mario;Bianchi;2;13/01/2026;13/02/2026;20,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Bianchi Mario|2|2026-01-13|2026-02-13|2000|2000',
      ],
    },
    'are those of people beside their codes': {
      lines: [
        'Cliente;Cognome;Nome;Numero;Data;Scadenza;Importo',
        '12;Rossi;Mario;1;13/01/2026;13/02/2026;10,00',
      ],
      items: ['Rossi Mario (12)|1|2026-01-13|2026-02-13|1000|1000'],
    },
    'are a company’s, and the person to ask for has only a first name': {
      lines: ['Name;First name;Number;Date;Due date;Amount', 'Rossi;Mario;1;2026-01-13;2026-02-13;10.00'],
      items: ['Rossi Mario|1|2026-01-13|2026-02-13|1000|1000'],
    },
  });

  test.each([
    'Name;Vorname;Rechnung;Datum;Fällig am;Betrag',
    'Nom;Prénom;N° facture;Date;Échéance;Montant',
    'Last name;First name;Invoice;Date;Due date;Amount',
    'Nachname;Vorname;Rechnung;Datum;Fällig am;Betrag',
  ])('stand under %s', async (header) => {
    const { items } = await readGood(`${header}\r\nMüller;Karl;1;2026-01-13;2026-02-13;10,00`);
    expect(items[0]?.debtor.name).toBe('Müller Karl');
  });
});

test.each([
  'Cognome/Ragione sociale',
  'Cognome o denominazione',
  'Rag.Soc./Cognome',
  'Cognome/Denominazione',
  'Ragione sociale o cognome',
])('“%s” and “Nome” are one name, of a company without the second', async (header) => {
  const { items } = await readGood(
    [
      `${header};Nome;Numero;Data;Scadenza;Importo`,
      'Rossi;Mario;1;13/01/2026;13/02/2026;10,00',
      'Bianchi;Mario;2;13/01/2026;13/02/2026;10,00',
      'Verdi Srl;;3;13/01/2026;13/02/2026;10,00',
    ].join('\r\n'),
  );
  expect(items.map(({ debtor }) => debtor.name)).toEqual(['Rossi Mario', 'Bianchi Mario', 'Verdi Srl']);
});

describe('texts beside codes without names', () => {
  const HEADER = 'Codice;Colonna;Numero;Data;Scadenza;Importo';
  const row = (code: string, text: string, number: number): string =>
    `${code};${text};${number};13/01/2026;13/02/2026;10,00`;
  const all = [row('12', 'Rossi', 1), row('12', 'Rossi', 2), row('13', 'Bianchi', 3)];
  const list = (header: string, ...rows: string[]): string =>
    [header === '' ? HEADER : HEADER.replace('Colonna', header), ...rows].join('\r\n');

  it('may be the names', async () => {
    const refused = { code: 'name-unsure', flag: '--columns "debtor_name=2"', detail: 'Colonna' };
    expect(await readRefused(list('', ...all))).toEqual(refused);
    expect(await readRefused(list('Descr. sogg.', row('12', 'Rossi', 1)))).toMatchObject({
      code: 'name-unsure',
    });
    expect(await readRefused(list('', row('12', 'Rossi Srl', 1)))).toEqual(refused);
    const named = await readGood(list('', ...all), { columns: { debtor_name: 2 } });
    expect(named.items.map(({ debtor }) => debtor.name)).toEqual(['Rossi', 'Rossi', 'Bianchi']);
    const coded = await readGood(list('', ...all), { unused: [2] });
    expect(coded.items.map(({ debtor }) => debtor.name)).toEqual(['12', '12', '13']);
  });

  test.each([
    ['of the rows', list('', row('12', 'Rossi', 1), row('12', 'Verdi', 2), row('13', 'Bianchi', 3))],
    ['that customers share', list('', row('12', 'Nord', 1), row('12', 'Nord', 2), row('13', 'Nord', 3))],
    ['of documents', list('Descr.', row('12', 'Fattura 1', 1), row('13', 'Fattura 3', 3))],
    ['of agents', list('Agente', ...all)],
    ['nothing is known of', list('', row('12', 'Rossi', 1), row('13', 'Bianchi', 3))],
  ])('are none where they are those %s', async (_, text) => {
    const { items } = await readGood(text);
    expect(new Set(items.map(({ debtor }) => debtor.name))).toEqual(new Set(['12', '13']));
  });
});

test.each(['P.IVA/C.F.', 'Cod. Fisc./P.IVA', 'Partita IVA / Codice fiscale'])(
  '“%s” is the one where it passes its check, and else the other',
  async (header) => {
    const rows = ['99900017775', 'IT99900027774', 'RSSMRA80A01H501U', ''];
    const { items } = await readGood(
      [
        `Cliente;${header};Numero;Data;Scadenza;Importo`,
        ...rows.map((cell, at) => `A${at};${cell};${at};13/01/2026;13/02/2026;10,00`),
      ].join('\r\n'),
    );
    expect(items.map(({ debtor: { vatNumber, taxCode } }) => vatNumber ?? taxCode)).toEqual([
      '99900017775',
      '99900027774',
      'RSSMRA80A01H501U',
      undefined,
    ]);
  },
);
