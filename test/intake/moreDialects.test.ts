/** Exports as programs of many makers write them, each with something of its own. */
import { describe, expect, it } from 'vitest';
import { testDialects } from './dialectTable.ts';
import { readGood, readRefused } from './readText.ts';

describe('headers that', () => {
  testDialects({
    'name the currency of their amounts': {
      lines: [
        'Customer;Invoice;Date;Due date;Amount (USD);Balance in USD;Currency',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;1.234,56;EUR',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|123456'],
      currencies: ['USD'],
    },
    'name it in German': {
      lines: ['Kunde;Rechnung;Datum;Fällig am;Total CHF', "Rossi Srl;1;13.01.2026;13.02.2026;1'234.56"],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|123456'],
      currencies: ['CHF'],
    },
    'are short': {
      lines: [
        'Cliente;N. Ft.;Data Ft.;Scade il;Tot. Ft.;Esito',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;Insoluto',
        'Rossi Srl;2;13/01/2026;13/02/2026;5,00;Pagato',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|123456', 'Rossi Srl|2|2026-01-13|2026-02-13|500|0'],
    },
    'are shorter': {
      lines: ['BP Name;Doc. No.;Inv Date;Due;Open Amt', 'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56'],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|123456'],
    },
    'say how, where the rows say whether': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagamento',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;Da saldare',
        'Rossi Srl;2;13/01/2026;13/02/2026;5,00;Saldato',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|123456', 'Rossi Srl|2|2026-01-13|2026-02-13|500|0'],
    },
    'call the value date what others call the currency': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Valuta;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;14/02/2026;1.234,56',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|123456|123456'],
      currencies: ['EUR'],
    },
  });
});

describe('exports of', () => {
  testDialects({
    'SAP: empty column in front, stars before subtotals, minus behind, UTF-16': {
      lines: [
        '\tCustomer\tName 1\tDocument Number\tTy\tDoc. Date\tNet due dt\tAmount in LC\tLCurr',
        '\t100017\tRossi S.r.l.\t1800000123\tRV\t30.06.2026\t31.08.2026\t3.050,00\tEUR',
        '\t100017\tRossi S.r.l.\t1600000007\tRG\t15.09.2026\t15.09.2026\t244,00-\tEUR',
        '*\t100017\t\t\t\t\t\t2.806,00\tEUR',
        '**\t\t\t\t\t\t\t2.806,00\tEUR',
      ],
      encoding: 'utf-16le',
      items: [
        'Rossi S.r.l. (100017)|1800000123|2026-06-30|2026-08-31|305000|305000',
        'Rossi S.r.l. (100017)|1600000007|2026-09-15|2026-09-15|-24400|-24400',
      ],
      stated: 280_600,
    },
    'QuickBooks: months first, customers above their rows, a date at the foot': {
      lines: [
        'Prova LLC,,,,,,',
        '"As of November 24, 2026",,,,,,',
        ',Date,Transaction type,Num,Due date,Amount,Open balance',
        'Esempio Uno,,,,,,',
        ',06/30/2026,Invoice,1001,08/31/2026,"3,050.00","3,050.00"',
        ',09/15/2026,Credit Memo,1002,09/15/2026,-244.00,-244.00',
        'Total for Esempio Uno,,,,,"2,806.00","2,806.00"',
        'TOTAL,,,,,"2,806.00","2,806.00"',
        '"Tuesday, November 24, 2026 10:15 AM GMTZ",,,,,,',
      ],
      items: [
        'Esempio Uno|1001|2026-06-30|2026-08-31|305000|305000',
        'Esempio Uno|1002|2026-09-15|2026-09-15|-24400|-24400',
      ],
      stated: 280_600,
    },
    'Stripe: "Amount Due" is the whole, drafts and void invoices among the others': {
      lines: [
        'id,Amount Due,Amount Paid,Amount Remaining,Customer Name,Due Date (UTC),Number,Status,Currency,Created (UTC)',
        'in_1,3050.00,0.00,3050.00,Rossi,2026-08-31 23:59,A-1,open,eur,2026-06-30 10:00',
        'in_2,1220.00,200.00,1020.00,Rossi,2026-09-30 23:59,A-2,open,eur,2026-07-31 10:00',
        'in_3,99.00,0.00,99.00,Verdi,2026-09-30 23:59,A-3,void,eur,2026-07-31 10:00',
        'in_4,50.00,0.00,50.00,Verdi,,,draft,eur,2026-07-31 10:00',
      ],
      items: [
        'Rossi|A-1|2026-06-30|2026-08-31|305000|305000',
        'Rossi|A-2|2026-07-31|2026-09-30|122000|102000',
        'Verdi|A-3|2026-07-31|2026-09-30|9900|0',
      ],
      notes: [
        { code: 'draft-rows', count: 1 },
        { code: 'void-rows', count: 1 },
      ],
    },
    'Xero: a row for each line, credit notes without a due date': {
      lines: [
        'ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,InvoiceAmountPaid,InvoiceAmountDue,Quantity,UnitAmount',
        'Rossi,1,30/06/2026,31/08/2026,3050.0000,50.0000,3000.0000,1.0000,1525.0000',
        'Rossi,1,30/06/2026,31/08/2026,3050.0000,50.0000,3000.0000,1.0000,1525.0000',
        'Rossi,CN-1,30/06/2026,,-100.0000,0.0000,-100.0000,1.0000,100.0000',
      ],
      items: [
        'Rossi|1|2026-06-30|2026-08-31|305000|300000',
        'Rossi|CN-1|2026-06-30|2026-06-30|-10000|-10000',
      ],
    },
    'Odoo: signed, with the net beside the whole': {
      lines: [
        '"Number","Invoice Partner Display Name","Invoice/Bill Date","Due Date","Tax excluded","Total Signed","Amount Due Signed","Payment Status"',
        '"INV/101","Rossi","2026-06-30","2026-08-31","2500.00","3050.00","3050.00","Not Paid"',
        '"RINV/7","Rossi","2026-09-15","2026-09-15","-200.00","-244.00","-244.00","Not Paid"',
      ],
      items: [
        'Rossi|INV/101|2026-06-30|2026-08-31|305000|305000',
        'Rossi|RINV/7|2026-09-15|2026-09-15|-24400|-24400',
      ],
    },
    'Lexware: short words, the euro behind': {
      lines: [
        'Kd-Nr.;Firma;RE-Nr.;RE-Datum;fällig am;Brutto;bezahlt;offen',
        '10001;Muster GmbH;101;30.06.2026;31.08.2026;3.050,00 €;50,00 €;3.000,00 €',
      ],
      encoding: 'windows-1252',
      items: ['Muster GmbH (10001)|101|2026-06-30|2026-08-31|305000|300000'],
    },
    'Sage: names under "Intitulé", debit and credit': {
      lines: [
        'Compte tiers;Intitulé;N° pièce;Date pièce;Échéance;Débit;Crédit;Solde',
        '411DUP;Dupont SARL;FA101;30/06/2026;31/08/2026;3 050,00;;3 050,00',
        '411DUP;Dupont SARL;AV7;15/09/2026;15/09/2026;;244,00;-244,00',
      ],
      items: [
        'Dupont SARL (411DUP)|FA101|2026-06-30|2026-08-31|305000|305000',
        'Dupont SARL (411DUP)|AV7|2026-09-15|2026-09-15|-24400|-24400',
      ],
    },
    'a French program: "N° de facture", narrow blanks between thousands': {
      lines: [
        "Client;Nom;N° de facture;Date d'émission;Date d'échéance;Montant TTC;Déjà réglé;Reste à payer",
        'C001;Dupont SARL;FA101;30/06/2026;31/08/2026;3\u202f050,00 €;0,00 €;3\u202f050,00 €',
      ],
      items: ['Dupont SARL (C001)|FA101|2026-06-30|2026-08-31|305000|305000'],
    },
    'an Italian ledger: "Dt. Scad.", "Imp. Dare"': {
      lines: [
        'Codice Conto;Descrizione Conto;Nr. Doc.;Dt. Doc.;Dt. Scad.;Imp. Dare;Imp. Avere;Saldo',
        '0150.00012;Rossi S.r.l.;101;30/06/2026;31/08/2026;3.050,00;0,00;3.050,00',
        '0150.00012;Rossi S.r.l.;7;15/09/2026;15/09/2026;0,00;244,00;-244,00',
      ],
      items: [
        'Rossi S.r.l. (0150.00012)|101|2026-06-30|2026-08-31|305000|305000',
        'Rossi S.r.l. (0150.00012)|7|2026-09-15|2026-09-15|-24400|-24400',
      ],
    },
    'professionals: withholding, and what is left to pay': {
      lines: [
        'Data emissione;Data scadenza;Numero;Cliente;Imponibile;IVA;Totale documento;Ritenuta;Netto a pagare',
        '30/06/2026;31/08/2026;101;Rossi;2500,00;550,00;3050,00;500,00;2550,00',
      ],
      items: ['Rossi|101|2026-06-30|2026-08-31|255000|255000'],
    },
    'a schedule whose sums stand at the foot without a word': {
      lines: [
        'Data scad.;Cod. soggetto;Soggetto;Rif. documento;Importo;Saldato;Da saldare',
        '31/08/2026;C1;Rossi;Ft. n. 101 del 30/06/2026;3.050,00;50,00;3.000,00',
        '30/09/2026;C2;Bianchi;Parcella 12/B del 01/09/2026;10,00;0,00;10,00',
        ';;;;3.060,00;50,00;3.010,00',
      ],
      items: [
        'Rossi (C1)|101|2026-06-30|2026-08-31|305000|300000',
        'Bianchi (C2)|12/B|2026-09-01|2026-09-30|1000|1000',
      ],
      stated: 301_000,
    },
    'a list with yes and no under "Pagata"': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagata',
        'Rossi Srl;1;13/01/2026;13/02/2026;100,00;SI',
        'Bianchi Snc;2;13/01/2026;13/02/2026;50,00;NO',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|10000|0', 'Bianchi Snc|2|2026-01-13|2026-02-13|5000|5000'],
    },
    'a list with yes and no where others have the amount paid': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Saldato',
        'Rossi Srl;1;13/01/2026;13/02/2026;100,00;S',
        'Bianchi Snc;2;13/01/2026;13/02/2026;50,00;',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|10000|0', 'Bianchi Snc|2|2026-01-13|2026-02-13|5000|5000'],
    },
    'a list with more than yes and no under "Pagata"': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagata',
        'Rossi Srl;1;13/01/2026;13/02/2026;100,00;Sì',
        'Bianchi Snc;2;13/01/2026;13/02/2026;50,00;No',
        'Bianchi Snc;3;13/01/2026;13/02/2026;60,00;Parziale',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|10000|0', 'Bianchi Snc|2|2026-01-13|2026-02-13|5000|5000'],
      bad: ['4 open-unknown'],
    },
    'a list with words under "Pagato"': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagato',
        'Rossi Srl;1;13/01/2026;13/02/2026;100,00;Pagata',
        'Bianchi Snc;2;13/01/2026;13/02/2026;50,00;Da pagare',
        'Bianchi Snc;3;13/01/2026;13/02/2026;60,00;In parte pagata',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|10000|0', 'Bianchi Snc|2|2026-01-13|2026-02-13|5000|5000'],
      bad: ['4 open-unknown'],
    },
    'a list with the day under "Incassata"': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Incassata',
        'Rossi Srl;1;13/01/2026;13/02/2026;100,00;15/02/2026',
        'Bianchi Snc;2;13/01/2026;13/02/2026;50,00;',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|10000|0', 'Bianchi Snc|2|2026-01-13|2026-02-13|5000|5000'],
    },
    'a list with the day of payment': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Data pagamento',
        'Rossi Srl;1;13/01/2026;13/02/2026;100,00;15/02/2026',
        'Bianchi Snc;2;13/01/2026;13/02/2026;50,00;',
        'Bianchi Snc;3;13/01/2026;13/02/2026;50,00;//',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|10000|0',
        'Bianchi Snc|2|2026-01-13|2026-02-13|5000|5000',
        'Bianchi Snc|3|2026-01-13|2026-02-13|5000|5000',
      ],
    },
    'a list in which every row has such a day: it is another one': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Data pagamento;Pagata',
        'Rossi Srl;1;13/01/2026;13/02/2026;100,00;13/02/2026;forse',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|10000|10000'],
    },
  });
});

it('days of payment alone are asked for: they may be those on which it is due', async () => {
  const text = 'Cliente;Numero;Data;Data pagamento;Importo\nRossi;1;13/01/2026;13/02/2026;1,00';
  expect(await readRefused(text)).toMatchObject({ code: 'due-unsure', flag: '--columns "due_date=4"' });
});

it('an invoice without a due date among others stays a mistake, a credit note does not', async () => {
  const { items, problems } = await readGood(
    [
      'Cliente;Tipo documento;Numero;Data;Scadenza;Importo',
      'Rossi;Fattura;1;13/01/2026;13/02/2026;10,00',
      'Rossi;Fattura;2;13/01/2026;;10,00',
      'Rossi;Nota di credito;3;13/01/2026;;10,00',
      'Rossi;Nota di credito;4;;;10,00',
    ].join('\n'),
  );
  expect(items.map(({ number, dueOn }) => `${number} ${dueOn}`)).toEqual(['1 2026-02-13', '3 2026-01-13']);
  expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '3 missing-due-date',
    '5 missing-due-date',
  ]);
});
