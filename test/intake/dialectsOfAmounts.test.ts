import { describe } from 'vitest';
import { PLAIN, testDialects } from './dialectTable.ts';

describe('amounts and their signs', () => {
  testDialects({
    'the amount of the instalment beside that of the document': {
      lines: [
        'Cliente;Numero;Data;Totale documento;Importo rata;Scadenza;Rata',
        'Rossi Srl;1;13/01/2026;30,00;10,00;13/02/2026;1',
        'Rossi Srl;1;13/01/2026;30,00;20,00;13/03/2026;2',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
      ],
    },
    'Dare and Avere': {
      lines: [
        'Cliente;N. doc.;Data doc.;Scadenza;Dare;Avere',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;',
        'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;30,00',
        'Bianchi Snc;NC3;14/01/2026;14/03/2026;;10,00',
        'Totali;;;;1.284,56;40,00',
      ],
      items: [...PLAIN, 'Bianchi Snc|NC3|2026-01-14|2026-03-14|-1000|-1000'],
      stated: 124_456,
    },
    'Dare, Avere and the balance of each row': {
      lines: [
        'Cliente;N. doc.;Data doc.;Scadenza;Dare;Avere;Saldo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;0,00;1.234,56',
        'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;30,00;20,00',
      ],
      items: PLAIN,
    },
    'Dare, Avere and a running balance': {
      lines: [
        'Cliente;N. doc.;Data doc.;Scadenza;Dare;Avere;Saldo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;;1.234,56',
        'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;30,00;1.254,56',
      ],
      items: PLAIN,
    },
    'Dare, Avere and a balance running within each customer': {
      lines: [
        'Cliente;N. doc.;Data doc.;Scadenza;Dare;Avere;Saldo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;;10,00',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;;30,00',
        'Bianchi Snc;3;14/01/2026;14/03/2026;50,00;;50,00',
        'Bianchi Snc;4;14/01/2026;14/03/2026;;5,00;45,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-02-13|2000|2000',
        'Bianchi Snc|3|2026-01-14|2026-03-14|5000|5000',
        'Bianchi Snc|4|2026-01-14|2026-03-14|-500|-500',
      ],
    },
    'an amount and a running balance': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Saldo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;10,00',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;30,00',
        'Rossi Srl;3;13/01/2026;13/02/2026;-5,00;25,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-02-13|2000|2000',
        'Rossi Srl|3|2026-01-13|2026-02-13|-500|-500',
      ],
    },
    'Soll and Haben': {
      lines: [
        'Kunde;Belegnummer;Belegdatum;Fällig am;Soll;Haben',
        'Rossi Srl;1;13.01.2026;13.02.2026;1.234,56;',
        'Bianchi Snc;2;14.01.2026;14.03.2026;50,00;30,00',
        'Gesamtsumme;;;;1.284,56;30,00',
      ],
      items: PLAIN,
      stated: 125_456,
    },
    'one amount and a column that says on which side it stands': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;D/A',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;D',
        'Rossi Srl;2;13/01/2026;13/02/2026;4,00;A',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000', 'Rossi Srl|2|2026-01-13|2026-02-13|-400|-400'],
    },
    'trailing minus': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'Rossi Srl;NC2;13/01/2026;13/02/2026;244,00-',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|123456|123456',
        'Rossi Srl|NC2|2026-01-13|2026-02-13|-24400|-24400',
      ],
    },
    'brackets, dashes for zero, the euro on either side': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagato;Residuo',
        'Rossi Srl;1;13/01/2026;13/02/2026;€ 1.234,56;-;1.234,56 €',
        'Rossi Srl;NC2;13/01/2026;13/02/2026;(€ 244,00);–;(244,00 €)',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|123456|123456',
        'Rossi Srl|NC2|2026-01-13|2026-02-13|-24400|-24400',
      ],
    },
    'Dr and Cr, thousands in the Indian way': {
      lines: [
        'Customer,Invoice no,Invoice date,Due date,Amount',
        'Rossi Srl,1,13/01/2026,13/02/2026,"1,28,500.00 Dr"',
        'Rossi Srl,2,13/01/2026,13/02/2026,244.00 Cr',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|12850000|12850000',
        'Rossi Srl|2|2026-01-13|2026-02-13|-24400|-24400',
      ],
    },
    'the side after the amount, in Italian': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56 D',
        'Rossi Srl;2;13/01/2026;13/02/2026;244,00 A',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|123456|123456',
        'Rossi Srl|2|2026-01-13|2026-02-13|-24400|-24400',
      ],
    },
    'spaces and apostrophes for thousands': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;18 668, 63',
        'Rossi Srl;2;13/01/2026;13/02/2026;18\u00a0668,63',
        'Rossi Srl;3;13/01/2026;13/02/2026;18\u202f668,63',
        "Rossi Srl;4;13/01/2026;13/02/2026;18'668,63",
      ],
      items: [1, 2, 3, 4].map((number) => `Rossi Srl|${number}|2026-01-13|2026-02-13|1866863|1866863`),
    },
    'credit notes by their type, amounts positive': {
      lines: [
        'Tipo documento;Cliente;Numero;Data;Scadenza;Importo',
        'Fattura;Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'Nota di credito;Rossi Srl;2;13/01/2026;13/02/2026;4,00',
        'Nota di variazione;Rossi Srl;3;13/01/2026;13/02/2026;4,00',
      ],
      items: [
        PLAIN[0],
        'Rossi Srl|2|2026-01-13|2026-02-13|-400|-400',
        'Rossi Srl|3|2026-01-13|2026-02-13|-400|-400',
      ],
    },
    'credit notes by the sign of the balance': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Saldo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;1.234,56',
        'Rossi Srl;2;13/01/2026;13/02/2026;4,00;-4,00',
      ],
      items: [PLAIN[0], 'Rossi Srl|2|2026-01-13|2026-02-13|-400|-400'],
    },
    'the currency in the cell of the amount': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Residuo',
        'Rossi Srl;1;13/01/2026;13/02/2026;$ 1.234,56;$ 1.234,56',
        'Rossi Srl;2;13/01/2026;13/02/2026;4,00 CHF;4,00',
        'Rossi Srl;3;13/01/2026;13/02/2026;4,00;4,00',
        'Rossi Srl;4;13/01/2026;13/02/2026;€ 4,00;-',
        'Rossi Srl;5;13/01/2026;13/02/2026;-£ 4,00;(£ 4,00)',
        'Rossi Srl;6;13/01/2026;13/02/2026;US$ 4,00;£ 4,00',
      ],
      items: [
        PLAIN[0],
        'Rossi Srl|2|2026-01-13|2026-02-13|400|400',
        'Rossi Srl|3|2026-01-13|2026-02-13|400|400',
        'Rossi Srl|4|2026-01-13|2026-02-13|400|0',
        'Rossi Srl|5|2026-01-13|2026-02-13|-400|-400',
      ],
      currencies: ['USD', 'CHF', 'EUR', 'EUR', 'GBP'],
      bad: ['7 currency-differs'],
    },
    'the currency in the cell of the amount, and in a column of its own': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Valuta;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;USD;$ 1.234,56',
        'Rossi Srl;2;13/01/2026;13/02/2026;;4,00 USD',
        'Rossi Srl;3;13/01/2026;13/02/2026;$;4,00',
        'Rossi Srl;4;13/01/2026;13/02/2026;USD;€ 4,00',
        'Rossi Srl;5;13/01/2026;13/02/2026;EUR;4,00 USD',
      ],
      items: [
        PLAIN[0],
        'Rossi Srl|2|2026-01-13|2026-02-13|400|400',
        'Rossi Srl|3|2026-01-13|2026-02-13|400|400',
      ],
      currencies: ['USD', 'USD', 'USD'],
      bad: ['5 currency-differs', '6 currency-differs'],
    },
    'a total of amounts and of payments': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagato',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56;0,00',
        'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;30,00',
        ';;;Totale;1.284,56;30,00',
      ],
      items: PLAIN,
      stated: 125_456,
    },
  });
});
