import { describe, expect, test } from 'vitest';
import { PLAIN, testDialects } from './dialectTable.ts';
import { readText, unwrap } from './readText.ts';

describe('what a row stands for', () => {
  testDialects({
    'several rows for the lines of one invoice': {
      lines: [
        'ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,InvoiceAmountPaid,InvoiceAmountDue,Quantity,UnitAmount,LineAmount',
        'Rossi Srl,1,13/01/2026,13/02/2026,1234.56,0.00,1234.56,1,1000.00,1000.00',
        'Bianchi Snc,2,14/01/2026,14/03/2026,50.00,30.00,20.00,1,25.00,25.00',
        'Rossi Srl,1,13/01/2026,13/02/2026,1234.56,0.00,1234.56,1,234.56,234.56',
      ],
      items: PLAIN,
    },
    'the total of the document beside what is left of each instalment': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Totale documento;Residuo',
        'Rossi Srl;1;13/01/2026;13/02/2026;30,00;7,00',
        'Rossi Srl;1;13/01/2026;13/03/2026;30,00;10,00',
        'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;20,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|700|700',
        'Rossi Srl|1|2026-01-13|2026-03-13|1000|1000',
        PLAIN[1],
      ],
    },
    'a total of the document that is that of the instalment': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Totale documento',
        'Rossi Srl;1;13/01/2026;13/02/2026;7,00',
        'Rossi Srl;1;13/01/2026;13/03/2026;10,00',
        'Neri Sas;2;14/01/2026;14/03/2026;5,00',
        'Neri Sas;2;14/01/2026;14/04/2026;5,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|700|700',
        'Rossi Srl|1|2026-01-13|2026-03-13|1000|1000',
        'Neri Sas|2|2026-01-14|2026-03-14|500|500',
        'Neri Sas|2|2026-01-14|2026-04-14|500|500',
      ],
    },
    'words of total behind the sums': {
      lines: [
        'Importo;Numero;Data;Scadenza;Cliente',
        '1.234,56;1;13/01/2026;13/02/2026;Rossi Srl',
        '1.234,56;;;;Totale Rossi Srl',
        '20,00;2;14/01/2026;14/03/2026;Bianchi Snc',
        '1.254,56;;;;TOTALE',
      ],
      items: [PLAIN[0], 'Bianchi Snc|2|2026-01-14|2026-03-14|2000|2000'],
      stated: 125_456,
    },
    'words of total behind the sum of a column without a use': {
      lines: [
        'Avere;Numero;Data;Scadenza;Dare;Cliente',
        ';1;13/01/2026;13/02/2026;1.234,56;Rossi Srl',
        '0,00;;;;1.234,56;TOTALE',
      ],
      items: [PLAIN[0]],
      stated: 123_456,
    },
    'the VAT in money with blanks': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;IVA',
        'Rossi Srl;1;13/01/2026;13/02/2026;1 234, 56;1 222, 62',
        'Neri Sas;2;14/01/2026;14/03/2026;2 000, 00;360, 66',
      ],
      items: [PLAIN[0], 'Neri Sas|2|2026-01-14|2026-03-14|200000|200000'],
    },
    'a number of the document beside that of the ledger': {
      lines: [
        'Num. partita;Cliente;Doc. n°;Data;Scadenza;Importo',
        '2026/900;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
      ],
      items: [PLAIN[0]],
    },
    'the day of the document in its text, beside that of its registration': {
      lines: [
        'Cliente;Rif. documento;Data reg.;Scadenza;Importo',
        'Rossi Srl;Fattura 1 del 13/01/2026;15/01/2026;13/02/2026;1.234,56',
        'Rossi Srl;Fattura 2;15/01/2026;13/02/2026;10,00',
      ],
      items: [PLAIN[0], 'Rossi Srl|2|2026-01-15|2026-02-13|1000|1000'],
    },
    'instalments in columns': {
      lines: [
        'Cliente;Numero;Data;Totale;Scadenza 1;Importo 1;Saldata 1;Scad. 2;Imp. 2;Pag. 2;Note',
        'Rossi Srl;1;13/01/2026;30,00;13/02/2026;10,00;SI;13/03/2026;20,00;NO;',
        'Bianchi Snc;2;14/01/2026;5,00;14/02/2026;5,00;;;;;',
        'Totale;;;35,00;;15,00;;;20,00;;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|0|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Bianchi Snc|2|2026-01-14|2026-02-14|500|500',
      ],
    },
    'instalments in columns, with what was paid of each': {
      lines: [
        'Cliente;Numero;Data;Scad. 1;Imp. rata 1;Pagato 1;Scad. 2;Imp. rata 2;Pagato 2',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;10,00;13/03/2026;20,00;5,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|0|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|1500|rate 2',
      ],
    },
    'a bad instalment sets its whole row aside': {
      lines: [
        'Cliente;Numero;Data;Scadenza 1;Importo 1;Scadenza 2;Importo 2',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;31/02/2026;20,00',
        'Rossi Srl;2;13/01/2026;13/02/2026;10,00;;',
      ],
      items: ['Rossi Srl|2|2026-01-13|2026-02-13|1000|1000'],
      bad: ['2 no-such-day'],
    },
    'suppliers among the customers, A and P': {
      lines: [
        'Tipo scadenza;Cliente;Numero;Data;Scadenza;Importo',
        'A;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'P;Forniture Spa;88;13/01/2026;13/02/2026;500,00',
        'P;;;;13/02/2026;9,00',
      ],
      items: [PLAIN[0]],
      notes: [{ code: 'supplier-rows', count: 2 }],
    },
    'suppliers among the customers, C and F': {
      lines: [
        'C/F;Ragione sociale;Numero;Data;Scadenza;Importo',
        'C;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'F;Forniture Spa;88;13/01/2026;13/02/2026;-500,00',
      ],
      items: [PLAIN[0]],
      notes: [{ code: 'supplier-rows', count: 1 }],
    },
    'suppliers among the customers, C and F under "Tipo"': {
      lines: [
        'Tipo;Ragione sociale;Numero;Data;Scadenza;Importo',
        'C;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'F;Forniture Spa;88;13/01/2026;13/02/2026;500,00',
        'C;Bianchi Snc;2;14/01/2026;14/03/2026;20,00',
      ],
      items: [PLAIN[0], 'Bianchi Snc|2|2026-01-14|2026-03-14|2000|2000'],
      notes: [{ code: 'supplier-rows', count: 1 }],
    },
    'more suppliers than customers, by the letters of their codes': {
      lines: [
        'Tipo;Codice;Ragione sociale;Numero;Data;Scadenza;Importo',
        'C;C001;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'F;F001;Forniture Spa;88;13/01/2026;13/02/2026;500,00',
        'F;F002;Altre Spa;89;13/01/2026;13/02/2026;500,00',
      ],
      items: ['Rossi Srl (C001)|1|2026-01-13|2026-02-13|123456|123456'],
      notes: [{ code: 'supplier-rows', count: 2 }],
    },
    'more suppliers than customers, by their sign': {
      lines: [
        'Tipo;Ragione sociale;Numero;Data;Scadenza;Importo',
        'C;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'F;Forniture Spa;88;13/01/2026;13/02/2026;-500,00',
        'F;Altre Spa;89;13/01/2026;13/02/2026;500,00-',
      ],
      items: [PLAIN[0]],
      notes: [{ code: 'supplier-rows', count: 2 }],
    },
    'invoices and credit notes, F and C under "Tipo"': {
      lines: [
        'Tipo;Cliente;Numero;Data;Scadenza;Importo',
        'F;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'C;Bianchi Snc;2;13/01/2026;13/02/2026;-4,00',
      ],
      items: [PLAIN[0], 'Bianchi Snc|2|2026-01-13|2026-02-13|-400|-400'],
    },
    'kinds of documents under "Tipo"': {
      lines: [
        'Tipo;Cliente;Numero;Data;Scadenza;Importo',
        'FT;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'NC;Rossi Srl;2;13/01/2026;13/02/2026;4,00',
        'TD01;Rossi Srl;3;13/01/2026;13/02/2026;5,00',
      ],
      items: [
        PLAIN[0],
        'Rossi Srl|2|2026-01-13|2026-02-13|-400|-400',
        'Rossi Srl|3|2026-01-13|2026-02-13|500|500',
      ],
    },
    'suppliers among the customers, in words': {
      lines: [
        'Cliente/Fornitore;Ragione sociale;Numero;Data;Scadenza;Importo',
        'Cliente;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'Fornitore;Forniture Spa;88;13/01/2026;13/02/2026;500,00',
      ],
      items: [PLAIN[0]],
      notes: [{ code: 'supplier-rows', count: 1 }],
    },
    'documents received among those issued': {
      lines: [
        'Tipo documento;Soggetto;Numero;Data;Scadenza;Importo',
        'Fattura;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'Fattura fornitore;Forniture Spa;88;13/01/2026;13/02/2026;500,00',
      ],
      items: [PLAIN[0]],
      notes: [{ code: 'supplier-rows', count: 1 }],
    },
    'kinds of document that look like kinds of party': {
      lines: [
        'Tipo doc.;Cliente;Numero;Data;Scadenza;Importo',
        'F;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'C;Rossi Srl;2;13/01/2026;13/02/2026;-4,00',
      ],
      items: [PLAIN[0], 'Rossi Srl|2|2026-01-13|2026-02-13|-400|-400'],
    },
    'kinds that may be credits, with and without their sign': {
      lines: [
        'Cliente;Tipo;Numero;Data;Scadenza;Importo',
        'Rossi Srl;Fattura;1;13/01/2026;13/02/2026;1.234,56',
        'Rossi Srl;Pagamento;2;13/01/2026;13/02/2026;10,00',
        'Rossi Srl;Pagamento;3;13/01/2026;13/02/2026;-10,00',
        'Rossi Srl;Abbuono;4;13/01/2026;13/02/2026;4,00',
      ],
      items: [
        PLAIN[0],
        'Rossi Srl|3|2026-01-13|2026-02-13|-1000|-1000',
        'Rossi Srl|4|2026-01-13|2026-02-13|-400|-400',
      ],
      bad: ['3 kind-unsure'],
    },
    'letters that may be of customers and suppliers, or of invoices and credits': {
      lines: [
        'Tipo;Cliente;Numero;Data;Scadenza;Importo',
        'F;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'C;Rossi Srl;2;13/01/2026;13/02/2026;10,00',
      ],
      items: [PLAIN[0]],
      bad: ['3 kind-unsure'],
    },
    'a payment under Dare has its side': {
      lines: [
        'Cliente;Tipo;Numero;Data;Scadenza;Dare;Avere',
        'Rossi Srl;Fattura;1;13/01/2026;13/02/2026;1.234,56;',
        'Rossi Srl;Pagamento;2;13/01/2026;13/02/2026;10,00;',
      ],
      items: [PLAIN[0], 'Rossi Srl|2|2026-01-13|2026-02-13|1000|1000'],
    },
    'empty dates as databases write them, and a year that is another one': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'Rossi Srl;2;13/01/2026;01/01/1900;1,00',
        'Rossi Srl;3;13/01/2026;13/02/2016;1,00',
        'Rossi Srl;4;13/01/2026;13/01/2021;1,00',
        'Rossi Srl;5;13/01/2026;12/01/2021;1,00',
      ],
      items: [PLAIN[0], 'Rossi Srl|4|2026-01-13|2021-01-13|100|100'],
      bad: ['3 bad-date', '4 due-before-issue', '6 due-before-issue'],
    },
    'amounts in the currency of the company, beside the currency of the document': {
      lines: [
        'Kunde;Belegnummer;Belegdatum;Fälligkeit;Währung;Betrag in Belegwährung;Betrag in Hauswährung',
        'Rossi Srl;1;13.01.2026;13.02.2026;USD;1.400,00;1.234,56',
        'Bianchi Snc;2;14.01.2026;14.03.2026;EUR;50,00;50,00',
      ],
      items: [PLAIN[0], 'Bianchi Snc|2|2026-01-14|2026-03-14|5000|5000'],
      currencies: ['EUR', 'EUR'],
    },
    'a schedule row without a document': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'Rossi Srl;;;31/12/2026;321,00',
      ],
      items: [PLAIN[0]],
      bad: ['3 missing-number'],
    },
    'codes under the name of the customer': {
      lines: [
        'Cliente;Ragione sociale;Numero;Data;Scadenza;Importo',
        '00012;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'ROS-1;Rossi Srl;2;13/01/2026;13/02/2026;1,00',
      ],
      items: [
        'Rossi Srl (00012)|1|2026-01-13|2026-02-13|123456|123456',
        'Rossi Srl (ROS-1)|2|2026-01-13|2026-02-13|100|100',
      ],
    },
    'heading lines, footers and the header once more on each page': {
      lines: [
        'Ditta di Prova S.r.l.',
        'Scadenzario clienti',
        'Al 31/03/2026',
        'Filtri: tutti i clienti; solo partite aperte',
        '',
        'Cliente;Numero;Data;Scadenza;Importo;Pagato',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;',
        'Pagina 1 di 2;;;;;',
        'Cliente;Numero;Data;Scadenza;Importo;Pagato',
        'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;30,00',
        'Stampato il 31/03/2026 alle 10:15;;;;;',
      ],
      items: PLAIN,
    },
  });
});

describe('what the lines of one invoice say', () => {
  const HEADER = 'Customer,Invoice number,Invoice date,Due date,Total,Reference,Quantity,Unit amount';
  const line = (reference: string, quantity: number): string =>
    `Rossi Srl,1,2026-01-13,2026-02-13,100.00,${reference},${quantity},10.00`;

  test.each([
    ['is theirs where it differs', ['Nails', 'Screws'], undefined],
    ['is theirs in the other order', ['Screws', 'Nails'], undefined],
    ["is the invoice's where one line alone says it", ['', 'ORD-77'], 'ORD-77'],
    ["is the invoice's where all say it", ['ORD-77', 'ORD-77'], 'ORD-77'],
  ])('%s', async (_, references, expected) => {
    const lines = references.map((reference, at) => line(reference, at + 1));
    const { items } = unwrap(await readText([HEADER, ...lines].join('\n'), {}));
    expect(items.map(({ reference }) => reference)).toEqual([expected]);
  });
});
