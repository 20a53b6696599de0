/** Rows that are no invoice of ours to a customer: credit notes by their kind, other documents, suppliers, ourselves. */
import { describe, expect, it, test } from 'vitest';
import { readExport } from '../../src/intake/readExport.ts';
import { readImport } from '../../src/intake/readImport.ts';
import type { Seller } from '../../src/intake/ownIds.ts';
import { testDialects } from './dialectTable.ts';
import { encode, opener, readGood, readRefused, readText, unwrap } from './readText.ts';
import { aWorkbook } from './workbook.ts';

/** An invoice of 10 euro, and a document of this kind of 20. */
function listWith(kind: string): string {
  return [
    'Cliente;Tipo doc.;Numero;Data;Scadenza;Importo',
    'Rossi;FT;1;13/01/2026;13/02/2026;10,00',
    `Rossi;${kind};2;13/01/2026;13/02/2026;20,00`,
  ].join('\r\n');
}

test.each('NCC,NCV,NCL,NCRE,NCE,Nota Acc.,Nota cred.,N. cred.,N.Cred,NC,Nota di accredito'.split(','))(
  '“%s” is a credit note',
  async (kind) => {
    const { items } = await readGood(listWith(kind));
    expect(items.map(({ openCents }) => openCents)).toEqual([1000, -2000]);
  },
);

test.each(
  (
    'Proforma,Fattura pro-forma,Preventivo,Ordine,Ordine cliente,DDT,D.D.T.,Autofattura,TD16,TD17 Integrazione,TD20,' +
    'TD23,TD26,TD29,Quote,Sales order,Angebot,Lieferschein,Devis'
  ).split(','),
)('“%s” asks nobody for money', async (kind) => {
  const { items, notes } = await readGood(listWith(kind));
  expect(items).toHaveLength(1);
  expect(notes).toEqual([{ code: 'not-receivable', count: 1, detail: kind }]);
});

test.each(
  'FT,FVE,TD01,TD24,TD25,Fattura da DDT,DDT/Fattura,Ordinaria,Nota di debito,Rata 2,Sales invoice'.split(','),
)('“%s” is an invoice', async (kind) => {
  const { items, notes = [] } = await readGood(listWith(kind));
  expect(items.map(({ openCents }) => openCents)).toEqual([1000, 2000]);
  expect(notes).toEqual([]);
});

test.each(['Quote associative', 'XY', 'SC'])('“%s” is taken for an invoice, and told', async (kind) => {
  const { items, notes } = await readGood(listWith(kind));
  expect(items.map(({ openCents }) => openCents)).toEqual([1000, 2000]);
  expect(notes).toEqual([{ code: 'kinds-unknown', count: 1, detail: `2=${kind}` }]);
});

test('kinds of documents are told as rows to skip, whatever stands in them', async () => {
  const { notes } = await readGood(listWith("X|Y's=1"));
  expect(notes).toEqual([{ code: 'kinds-unknown', count: 1, detail: "2='X|Ys=1'" }]);
});

test('of documents that are all of one kind there is nothing to tell', async () => {
  const { notes } = await readGood(listWith('XY').replace(';FT;', ';XY;'));
  expect(notes).toBeUndefined();
});

test.each(['NA', 'N.A.', 'Rettifica'])('“%s” without a sign may be owed or a credit', async (kind) => {
  const { items, problems } = await readGood(listWith(kind));
  expect(items).toHaveLength(1);
  expect(problems).toMatchObject([{ line: 3, value: kind, code: 'kind-unsure' }]);
});

describe('signs', () => {
  testDialects({
    'a negative amount beside a positive balance may be either': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Residuo',
        'Rossi;1;13/01/2026;13/02/2026;10,00;10,00',
        'Rossi;2;13/01/2026;13/02/2026;-20,00;20,00',
      ],
      items: ['Rossi|1|2026-01-13|2026-02-13|1000|1000'],
      bad: ['3 signs-differ'],
    },
    'of a credit note by its kind the balance may be without its sign': {
      lines: [
        'Cliente;Tipo doc.;Numero;Data;Scadenza;Importo;Residuo',
        'Rossi;FT;1;13/01/2026;13/02/2026;10,00;10,00',
        'Rossi;NC;2;13/01/2026;13/02/2026;-20,00;20,00',
      ],
      items: ['Rossi|1|2026-01-13|2026-02-13|1000|1000', 'Rossi|2|2026-01-13|2026-02-13|-2000|-2000'],
    },
    'a list of negative amounts alone is told': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi;1;13/01/2026;13/02/2026;-10,00',
        'Rossi;2;13/01/2026;13/02/2026;-20,00',
      ],
      items: ['Rossi|1|2026-01-13|2026-02-13|-1000|-1000', 'Rossi|2|2026-01-13|2026-02-13|-2000|-2000'],
      notes: [{ code: 'only-credits', count: 2 }],
    },
    'not so where their kind says it': {
      lines: ['Cliente;Tipo doc.;Numero;Data;Scadenza;Importo', 'Rossi;NC;1;13/01/2026;13/02/2026;-10,00'],
      items: ['Rossi|1|2026-01-13|2026-02-13|-1000|-1000'],
    },
  });
});

describe('customers and suppliers in one list', () => {
  test.each([
    ['Tipo scadenza', 'Attiva', 'Passiva'],
    ['Tipo scadenza', 'Credito', 'Debito'],
    ['Credito/Debito', 'Credito', 'Debito'],
    ['E/U', 'Entrata', 'Uscita'],
    ['E/U', 'E', 'U'],
    ['Vendite/Acquisti', 'Vendita', 'Acquisto'],
    ['Tipo movimento', 'Cliente', 'Fornitore'],
    ['Tipo', 'Vendita', 'Acquisto'],
    ['Tipo movimento', 'E', 'U'],
    ['Ciclo', 'Credito', 'Debito'],
  ])('are told by “%s”: %s and %s', async (header, customer, supplier) => {
    const { items, notes } = await readGood(
      [
        `${header};Ragione sociale;Numero;Data;Scadenza;Importo`,
        `${customer};Rossi Srl;1;13/01/2026;13/02/2026;10,00`,
        `${supplier};Forniture Spa;88;13/01/2026;13/02/2026;50,00`,
      ].join('\r\n'),
    );
    expect(items.map(({ number }) => number)).toEqual(['1']);
    expect(notes).toEqual([{ code: 'supplier-rows', count: 1 }]);
  });

  const HEADER = 'Ragione sociale;Numero;Data;Scadenza;Importo';
  const OURS = 'Rossi Srl;1;13/01/2026;13/02/2026;10,00';
  const THEIRS = 'Forniture Spa;88;13/01/2026;13/02/2026;50,00';

  it.each([
    [['CLIENTI', HEADER, OURS, '', 'FORNITORI', HEADER, THEIRS]],
    [['Fornitori', HEADER, THEIRS, '', 'Clienti', HEADER, OURS]],
    [[HEADER, OURS, 'Partite aperte fornitori;;;;', THEIRS]],
    [['FORNITORI;;;;', HEADER, THEIRS, 'Scadenze attive (clienti);;;;', OURS]],
  ])('stand in parts with a title each: %j', async (lines) => {
    const { items, notes } = await readGood(lines.join('\r\n'));
    expect(items.map(({ number }) => number)).toEqual(['1']);
    expect(notes).toEqual([{ code: 'supplier-rows', count: 1 }]);
  });

  it.each([
    'Scadenzario fornitori al 31/10/2026',
    'FORNITORI',
    'Situazione partite passive',
    'Aged payables',
    'Offene Posten Lieferanten',
  ])('a list called “%s” is refused, unless a person says otherwise', async (title) => {
    const text = [title, HEADER, OURS].join('\r\n');
    const refusal = await readRefused(text);
    expect(refusal).toMatchObject({ code: 'supplier-list', flag: `--skip-lines "${title.toLowerCase()}*"` });
    const { items } = unwrap(await readText(text, { skipLines: [`${title.toLowerCase()}*`] }));
    expect(items.map(({ number }) => number)).toEqual(['1']);
  });

  it.each([
    'Scadenzario clienti e fornitori',
    'Centro Acquisti Srl',
    'Passive House Italia Srl - Scadenzario',
    'Elenco fatture emesse',
  ])('nothing is wrong with one called “%s”', async (title) => {
    const { items } = await readGood([title, HEADER, OURS].join('\r\n'));
    expect(items.map(({ number }) => number)).toEqual(['1']);
  });

  it('are told by A and P where a person or the signs say so', async () => {
    const numbers = async (amount: string, hints = {}): Promise<string[]> => {
      const text = [
        'Cliente;Numero;Data;Scadenza;Importo;Tipo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;A',
        `Forniture Spa;88;13/01/2026;13/02/2026;${amount};P`,
      ];
      return (await readGood(text.join('\r\n'), hints)).items.map(({ number }) => number);
    };
    expect(await numbers('-50,00')).toEqual(['1']);
    expect(await numbers('50,00', { columns: { party_kind: 6 } })).toEqual(['1']);
    expect(await numbers('50,00', { unused: [6] })).toEqual(['1', '88']);
  });

  testDialects({
    'are not told by a column of other things': {
      lines: [
        'Tipo movimento;Cliente;Numero;Data;Scadenza;Importo',
        'Debito;Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        'Nota di credito;Rossi Srl;2;13/01/2026;13/02/2026;5,00',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000', 'Rossi Srl|2|2026-01-13|2026-02-13|-500|-500'],
    },
  });
});

describe('the company itself as the customer', () => {
  const seller = { vatNumber: 'IT99900997778' } as Seller;
  const HEADER =
    'Denominazione cliente;Partita IVA cliente;Denominazione fornitore;Numero;Data;Scadenza;Importo';
  const OWN = 'Prova Srl;99900997778;Forniture Spa;988;13/01/2026;13/02/2026;10,00';
  const OTHER = 'Rossi Srl;99900017775;Prova Srl;1;13/01/2026;13/02/2026;20,00';
  const file = (...rows: string[]) => opener(encode([HEADER, ...rows].join('\r\n'), 'utf-8'));

  it('in every row: these are invoices received', async () => {
    const problem = { code: 'passive-invoice' };
    expect(await readImport(file(OWN), { seller })).toEqual({ ok: false, problem });
    const rows = [HEADER.split(';'), OWN.split(';')];
    expect(await readImport(opener(aWorkbook({ name: 'A', rows })), { seller })).toEqual({
      ok: false,
      problem,
    });
  });

  it('in one row: it is no debtor', async () => {
    const { items, problems } = unwrap(await readExport(file(OWN, OTHER), {}, seller));
    expect(items.map(({ debtor }) => debtor.name)).toEqual(['Rossi Srl']);
    expect(problems).toEqual([
      { line: 2, column: 'Partita IVA cliente', value: '99900997778', code: 'own-company' },
    ]);
  });

  it('may be told by its tax code, and may stand in a list of addresses', async () => {
    const byCode = { ...seller, vatNumber: '', taxCode: '99900017775' };
    const coded = ['Cliente;Codice fiscale;Numero;Data;Scadenza;Importo', OTHER.replace(';Prova Srl', '')];
    const bytes = encode(coded.join('\r\n'), 'utf-8');
    expect(await readExport(opener(bytes), {}, byCode)).toMatchObject({ ok: false });
    const addresses = encode(
      'Ragione sociale;Partita IVA;Indirizzo\r\nProva Srl;99900997778;Via Prova 1',
      'utf-8',
    );
    expect(unwrap(await readExport(opener(addresses), {}, seller)).debtors).toHaveLength(1);
  });
});

describe('a customer with the name of the company itself', () => {
  const seller: Seller = { vatNumber: 'IT99900997778', taxCode: '', name: 'Fratelli Prova S.r.l.' };
  const read = async (name: string, vatNumber = '', taxCode = '') => {
    const lines = [
      'Cliente;Partita IVA;Codice fiscale;Numero;Data;Scadenza;Importo',
      `${name};${vatNumber};${taxCode};1;13/01/2026;13/02/2026;10,00`,
      'Rossi Srl;;;2;13/01/2026;13/02/2026;20,00',
    ];
    const text = lines.join('\n');
    const { items, problems } = unwrap(await readExport(opener(encode(text, 'utf-8')), {}, seller));
    return { names: items.map(({ debtor }) => debtor.name), problems };
  };

  it.each([
    'Fratelli Prova S.r.l.',
    'FRATELLI PROVA SRL',
    'F.lli Prova Srl',
    'Prova Fratelli',
    'Fratelli  Próva S.R.L. in liquidazione',
    'Fratelli Prova società a responsabilità limitata',
    'Spett.le Fratelli Prova S.r.l.',
  ])('%s is no customer', async (name) => {
    expect(await read(name)).toEqual({
      names: ['Rossi Srl'],
      problems: [{ line: 2, column: 'Cliente', value: expect.any(String) as string, code: 'own-company' }],
    });
  });

  it.each([
    'Fratelli Prova S.p.A.',
    'Prova S.r.l.',
    'Fratelli Prova Servizi S.r.l.',
    'Fratelli Prove S.r.l.',
    'Fratelli Prova Firenze',
    'FratelliProva S.r.l.',
    'S.r.l.',
  ])('%s is one', async (name) => {
    expect(await read(name)).toEqual({ names: [name, 'Rossi Srl'], problems: [] });
  });

  it.each([
    ['99900017775', ''],
    ['', '99900017775'],
    ['DE136695976', ''],
  ])('with numbers of its own (%s, %s) is one', async (vatNumber, taxCode) => {
    expect(await read('Fratelli Prova S.r.l.', vatNumber, taxCode)).toMatchObject({ problems: [] });
  });

  it('with a number of no meaning is none, and a wrong number is told as such', async () => {
    expect(await read('Fratelli Prova S.r.l.', '-')).toMatchObject({ problems: [{ code: 'own-company' }] });
    const { problems } = await read('Fratelli Prova S.r.l.', '99900017770');
    expect(problems.map(({ code }) => code)).toEqual(['bad-vat-number']);
  });

  it('in every row makes a list of invoices received', async () => {
    const text = 'Cliente;Numero;Data;Scadenza;Importo\nF.lli Prova Srl;1;13/01/2026;13/02/2026;10,00\n';
    expect(await readExport(opener(encode(text, 'utf-8')), {}, seller)).toMatchObject({
      ok: false,
      problem: { code: 'passive-invoice' },
    });
    expect(unwrap(await readExport(opener(encode(text, 'utf-8')), {}, { vatNumber: '' })).items).toHaveLength(
      1,
    );
  });
});
