/** Lists of what was invoiced: net and tax in two columns, no due dates, nothing about payments. */
import { describe, expect, it, test } from 'vitest';
import { aWorkbook, readGoodBytes } from './workbook.ts';
import { PLAIN, testDialects } from './dialectTable.ts';
import { readGood, readRefused, readText } from './readText.ts';

const ISSUED =
  'Tipo documento;Numero fattura / Documento;Data emissione;Denominazione cliente;Imponibile/Importo (totale in euro);Imposta (totale in euro)';
const SILENT = { code: 'payments-unknown' } as const;
const derived = (count: number, days = 30) => ({ code: 'due-derived', count, detail: String(days) }) as const;

describe('net and tax', () => {
  testDialects({
    'of the portal of the tax agency, credit notes positive': {
      lines: [
        ISSUED,
        "Fattura;'1;13/01/2026;'Rossi Srl;1011,93;222,63",
        "Nota di credito;'NC3;14/01/2026;'Bianchi Snc;40,98;9,02",
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-12|123456|123456',
        'Bianchi Snc|NC3|2026-01-14|2026-01-14|-5000|-5000',
      ],
      notes: [SILENT, derived(1)],
    },
    'beside due dates and what was paid': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Imponibile;IVA;Incassato',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.011,93;222,63;0,00',
        'Bianchi Snc;2;14/01/2026;14/03/2026;40,98;9,02;30,00',
        'Totale;;;;1.052,91;231,65;30,00',
      ],
      items: PLAIN,
    },
    'with a total of its own': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Imponibile;Imposta',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.011,93;222,63',
        'Totale;;;;1.011,93;222,63',
      ],
      items: PLAIN.slice(0, 1),
      stated: 123_456,
    },
    'as in Odoo, credit notes negative': {
      lines: [
        'Number,Invoice Partner Display Name,Invoice Date,Due Date,Untaxed Amount Signed,Tax Signed',
        '1,Rossi Srl,2026-01-13,2026-02-13,1011.93,222.63',
        'RINV/1,Bianchi Snc,2026-01-14,2026-03-14,-40.98,-9.02',
      ],
      items: [PLAIN[0], 'Bianchi Snc|RINV/1|2026-01-14|2026-03-14|-5000|-5000'],
    },
    'in German': {
      lines: [
        'Kunde;Rechnungsnummer;Rechnungsdatum;Fälligkeitsdatum;Nettobetrag;MwSt',
        'Rossi Srl;1;13.01.2026;13.02.2026;1.011,93;222,63',
      ],
      items: PLAIN.slice(0, 1),
    },
    'in French': {
      lines: [
        'Client;N° facture;Date facture;Échéance;Montant HT;Montant TVA',
        'Rossi Srl;1;13/01/2026;13/02/2026;1 011,93;222,63',
      ],
      items: PLAIN.slice(0, 1),
    },
    'of which the customer pays the tax to the Treasury': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Imponibile;Imposta;Esigibilità IVA',
        'Comune di Prova;1;13/01/2026;13/02/2026;1.234,56;271,60;S',
        'Comune di Prova;3;13/01/2026;13/02/2026;100,00;22,00;S - scissione dei pagamenti',
        'Bianchi Snc;2;14/01/2026;14/03/2026;1.000,00;220,00;I - immediata',
      ],
      items: [
        'Comune di Prova|1|2026-01-13|2026-02-13|123456|123456',
        'Comune di Prova|3|2026-01-13|2026-02-13|10000|10000',
        'Bianchi Snc|2|2026-01-14|2026-03-14|122000|122000',
      ],
    },
    'without any tax, and with none in a row': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Imponibile;Imposta',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;',
        'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;0,00',
        'Bianchi Snc;3;14/01/2026;14/03/2026;;0,00',
      ],
      items: [PLAIN[0], 'Bianchi Snc|2|2026-01-14|2026-03-14|5000|5000'],
      bad: ['4 missing-amount'],
    },
    'beside the gross: that is the amount': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Imponibile;IVA;Totale',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.011,93;222,63;1.234,56',
      ],
      items: PLAIN.slice(0, 1),
    },
  });

  test.each([
    ['a net alone', 'Cliente;Numero;Scadenza;Imponibile\nRossi;1;13/02/2026;100,00'],
    [
      'the rate instead of the tax',
      'Cliente;Numero;Scadenza;Imponibile;IVA\nA;1;13/02/2026;500,00;22\nB;2;13/02/2026;80,00;22,00',
    ],
    ['a rate in per cent', 'Cliente;Numero;Scadenza;Imponibile;Imposta\nA;1;13/02/2026;500,00;22%'],
    ['a VAT number', 'Cliente;IVA;Numero;Scadenza;Imponibile\nRossi;00743110157;1;13/02/2026;100,00'],
  ])('is not made up from %s', async (_, text) => {
    expect(await readRefused(text)).toEqual({ code: 'missing-columns', flag: '--columns', detail: 'amount' });
  });

  it('may have a mistake in a row', async () => {
    const rows = Array.from({ length: 10 }, (_, at) => `A;${at};13/02/2026;${at + 1}0,00;${at + 1},00`);
    const text = ['Cliente;Numero;Scadenza;Imponibile;Imposta', ...rows, 'A;x;13/02/2026;1,00;uno'].join(
      '\n',
    );
    const { items, problems } = await readGood(text);
    expect(items).toHaveLength(10);
    expect(problems).toMatchObject([{ line: 12, column: 'Imposta', code: 'bad-amount' }]);
  });

  it('is asked for where two columns may be the tax', async () => {
    const text = 'Cliente;Numero;Scadenza;Imponibile;Imposta;Importo IVA\nA;1;13/02/2026;100,00;22,00;10,00';
    expect(await readRefused(text)).toMatchObject({
      code: 'ambiguous-column',
      detail: 'Imponibile, Imposta, Importo IVA',
    });
  });

  const LIST = 'Cliente;Numero;Scadenza;Imponibile;Imposta\nRossi;1;13/02/2026;100,00;22,00';

  it('are added up as told, a rate that looks impossible and a header nobody knows included', async () => {
    const odd = 'Cliente;Numero;Scadenza;A;B\nRossi;1;13/02/2026;100,00;90,00';
    const { items } = await readGood(odd, { columns: { net: 4, vat_amount: 'B' } });
    expect(items).toMatchObject([{ amountCents: 19_000, openCents: 19_000 }]);
    const both = { columns: { net: 4, vat_amount: 5 } };
    expect(
      (
        await readGood(LIST.replace('Cliente', 'Totale;Cliente').replace('Rossi', '5,00;Rossi'), {
          columns: { net: 5, vat_amount: 6 },
        })
      ).items,
    ).toMatchObject([{ amountCents: 12_200 }]);
    expect((await readGood(LIST.replace('22,00', ''), both)).items).toMatchObject([{ amountCents: 10_000 }]);
  });

  it('are added up in a list without a header', async () => {
    const { items } = await readGood('Rossi;1;13/02/2026;100,00;22,00\nBianchi;2;14/02/2026;10,00;2,20', {
      columns: { debtor_name: 1, invoice_no: 2, due_date: 3, net: 4, vat_amount: 5 },
    });
    expect(items.map(({ openCents }) => openCents)).toEqual([12_200, 1_220]);
  });

  test.each<[string, string]>([
    ['Imposta', '--columns "amount=4+5"'],
    ['IVA', '--columns "amount=4+5"'],
  ])('the net alone is refused where %s stands beside it', async (name, flag) => {
    expect(await readRefused(LIST.replace('Imposta', name), { columns: { amount: 4 } })).toEqual({
      code: 'net-amount',
      flag,
      detail: `Imponibile, ${name}`,
    });
  });

  test.each([
    ['the net', '100,00;22,00\nB;2;13/02/2026;10,00;0,40', 'net-amount'],
    ['the whole', '122,00;22,00\nB;2;13/02/2026;10,40;0,40', 'read'],
    ['either', '100,00;3,33\nB;2;13/02/2026;10,00;', 'read'],
  ])('"Importo" beside "IVA" is %s, as the rows tell', async (_, rows, expected) => {
    const text = `Cliente;Numero;Scadenza;Importo;IVA\nA;1;13/02/2026;${rows}`;
    const read = await readText(text);
    expect(read.ok ? 'read' : read.problem.code).toBe(expected);
    expect((await readGood(text, { columns: { amount: 4 } })).items).toHaveLength(2);
  });

  it('the net alone is taken where somebody says that the tax is not owed', async () => {
    const { items } = await readGood(LIST, { columns: { amount: 4 }, unused: [5] });
    expect(items).toMatchObject([{ amountCents: 10_000 }]);
  });

  it('are read in a workbook', async () => {
    const { items } = await readGoodBytes(
      aWorkbook({
        rows: [
          ['Cliente', 'Numero', 'Data', 'Imponibile', 'Imposta'],
          ['Rame S.r.l.', 'A/1', '30/06/2026', 1011.93, 222.63],
        ],
      }),
    );
    expect(items).toMatchObject([{ amountCents: 123_456, dueOn: '2026-07-30' }]);
  });
});

describe('without due dates', () => {
  const LIST = 'Cliente;Numero;Data;Importo\nRossi;1;13/01/2026;10,00\nBianchi;2;31/01/2026;20,00';

  it('documents are due some days after their date, and the list knows no payments', async () => {
    const file = await readGood(LIST);
    expect(file.items.map(({ dueOn }) => dueOn)).toEqual(['2026-02-12', '2026-03-02']);
    expect(file).toMatchObject({
      knowsPayments: false,
      layout: { termDays: 30 },
      notes: [SILENT, derived(2)],
    });
  });

  test.each([
    [{ termDays: 0 }, '2026-01-13'],
    [{ termDays: 60, usualTermDays: 90 }, '2026-03-14'],
    [{ usualTermDays: 90 }, '2026-04-13'],
  ])('the days are those said for the file, then those of the company: %j', async (hints, due) => {
    const { items } = await readGood(LIST, hints);
    expect(items[0]?.dueOn).toBe(due);
  });

  it('a column of due dates with nothing in it is a mistake, until a person says the terms', async () => {
    const text = 'Cliente;Numero;Data;Scadenza;Importo\nRossi;1;13/01/2026;;10,00';
    expect((await readGood(text)).problems).toMatchObject([{ line: 2, code: 'missing-due-date' }]);
    const file = await readGood(text, { termDays: 30 });
    expect(file.items).toMatchObject([{ dueOn: '2026-02-12' }]);
    expect(file.layout.columns).not.toHaveProperty('due_date');
  });

  it('but one missing among others is a bad row', async () => {
    const file = await readGood(
      'Cliente;Numero;Data;Scadenza;Importo\nRossi;1;13/01/2026;;10,00\nBianchi;2;13/01/2026;31/01/2026;10,00',
    );
    expect(file.problems).toMatchObject([{ line: 2, column: 'Scadenza', code: 'missing-due-date' }]);
    expect(file.notes).toBeUndefined();
  });

  it('a document without a date of its own, or with a bad one, is a bad row', async () => {
    const { problems } = await readGood(`${LIST}\nVerdi;3;;5,00\nVerdi;4;31/04/2026;5,00`);
    expect(problems.map(({ line, column, code }) => `${line} ${column}: ${code}`)).toEqual([
      '4 Data: missing-due-date',
      '5 Data: no-such-day',
    ]);
  });

  test.each([
    ['a balance', 'Cliente;Numero;Data;Importo;Residuo\nRossi;1;13/01/2026;10,00;4,00', 400],
    ['what was paid', 'Cliente;Numero;Data;Importo;Pagato\nRossi;1;13/01/2026;10,00;6,00', 400],
    ['a status of paid', 'Cliente;Numero;Data;Importo;Stato\nRossi;1;13/01/2026;10,00;Pagata', 0],
  ])('a list with %s knows payments', async (_, text, open) => {
    const file = await readGood(text);
    expect(file.knowsPayments).toBeUndefined();
    expect(file.items).toMatchObject([{ openCents: open }]);
    expect(file.notes).toEqual([derived(1)]);
  });

  it('and with statuses that say nothing of payments does not', async () => {
    const file = await readGood('Cliente;Numero;Data;Importo;Stato\nRossi;1;13/01/2026;10,00;Consegnata');
    expect(file.knowsPayments).toBe(false);
  });

  it('a column of unknown name that may hold them is asked for, unless terms are named', async () => {
    const text = 'Cliente;Numero;Data;Termine;Importo\nA;1;13/01/2026;13/02/2026;1,00\nB;2;14/01/2026;;1,00';
    expect(await readRefused(text)).toEqual({
      code: 'due-unsure',
      flag: '--columns "due_date=4"',
      detail: 'Termine',
    });
    expect((await readGood(text, { termDays: 30 })).items).toHaveLength(2);
  });

  test.each([
    ['sent soon after', 'Data trasmissione', '14/01/2026'],
    ['of payments', 'Data incasso', '14/05/2026'],
    ['soon after under any name', 'Giorno', '15/01/2026'],
    ['impossible', 'Giorno', '31/04/2026'],
  ])('other dates are none: %s', async (_, name, date) => {
    const text = `Cliente;Numero;Data;${name};Importo\nA;1;13/01/2026;${date};1,00`;
    expect((await readGood(text)).items).toMatchObject([{ dueOn: '2026-02-12' }]);
  });

  it('without dates of the documents either the column is missing', async () => {
    expect(await readRefused('Cliente;Numero;Data;Importo\nA;1;;1,00')).toMatchObject({
      code: 'missing-columns',
      detail: 'due_date',
    });
  });
});
