import { describe } from 'vitest';
import { testDialects } from './dialectTable.ts';

describe('debtors that stand for groups of rows, and their totals', () => {
  testDialects({
    'debtor on the first row of its group only': {
      lines: [
        'Codice;Ragione sociale;Numero;Data;Scadenza;Importo',
        'C1;Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        ';;2;14/01/2026;14/02/2026;20,00',
        ';;3;15/01/2026;15/02/2026;30,00',
        'C2;Bianchi Snc;4;16/01/2026;16/02/2026;40,00',
        ';;5;17/01/2026;17/02/2026;50,00',
      ],
      items: [
        'Rossi Srl (C1)|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl (C1)|2|2026-01-14|2026-02-14|2000|2000',
        'Rossi Srl (C1)|3|2026-01-15|2026-02-15|3000|3000',
        'Bianchi Snc (C2)|4|2026-01-16|2026-02-16|4000|4000',
        'Bianchi Snc (C2)|5|2026-01-17|2026-02-17|5000|5000',
      ],
    },
    'groups with a subtotal each and few blanks': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        'Totale Rossi Srl;;;;10,00',
        'Verdi Spa;2;13/01/2026;13/02/2026;10,00',
        'Totale Verdi Spa;;;;10,00',
        'Neri Sas;3;13/01/2026;13/02/2026;10,00',
        ';4;13/01/2026;13/03/2026;5,00',
        'Totale Neri Sas;;;;15,00',
        'TOTALE GENERALE;;;;35,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Verdi Spa|2|2026-01-13|2026-02-13|1000|1000',
        'Neri Sas|3|2026-01-13|2026-02-13|1000|1000',
        'Neri Sas|4|2026-01-13|2026-03-13|500|500',
      ],
      stated: 3500,
    },
    'a row after the subtotal of a group belongs to nobody': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        ';2;13/01/2026;13/02/2026;10,00',
        'Totale Rossi Srl;;;;20,00',
        ';3;13/01/2026;13/02/2026;10,00',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000', 'Rossi Srl|2|2026-01-13|2026-02-13|1000|1000'],
      bad: ['5 missing-debtor'],
    },
    'a blank debtor in a file without groups': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        'Rossi Srl;2;13/01/2026;13/02/2026;10,00',
        'Rossi Srl;3;13/01/2026;13/02/2026;10,00',
        ';4;13/01/2026;13/02/2026;10,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|3|2026-01-13|2026-02-13|1000|1000',
      ],
      bad: ['5 missing-debtor'],
    },
    'names repeated on the rows of one debtor prove that blanks are mistakes': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        'Rossi Srl;2;13/01/2026;13/02/2026;10,00',
        'Rossi Srl;3;13/01/2026;13/02/2026;10,00',
        ';4;13/01/2026;13/02/2026;10,00',
        ';5;13/01/2026;13/02/2026;10,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|3|2026-01-13|2026-02-13|1000|1000',
      ],
      bad: ['5 missing-debtor', '6 missing-debtor'],
    },
    'a heading row with code and name above each group, no column of the debtor': {
      lines: [
        'Partite aperte clienti;;;',
        'Numero;Data;Scadenza;Importo',
        'Cliente: 00012 ROSSI SRL;;;',
        '1;13/01/2026;13/02/2026;10,00',
        '2;14/01/2026;14/02/2026;20,00',
        'Totale cliente;;;30,00',
        'Cliente: 00345 3 EMME SNC P.IVA 99900001019;;;',
        '3;15/01/2026;15/02/2026;30,00',
        'Totale cliente;;;30,00',
        'Totale generale;;;60,00',
      ],
      items: [
        'ROSSI SRL (00012)|1|2026-01-13|2026-02-13|1000|1000',
        'ROSSI SRL (00012)|2|2026-01-14|2026-02-14|2000|2000',
        '3 EMME SNC (00345)|3|2026-01-15|2026-02-15|3000|3000',
      ],
      stated: 6000,
    },
    'a heading row with names only, some of which begin with a figure': {
      lines: [
        ',Date,Type,Num,Due date,Open balance',
        'Rossi Ltd,,,,,',
        ',01/13/2026,Invoice,1,02/13/2026,10.00',
        'Total for Rossi Ltd,,,,,10.00',
        '24 Bianchi Ltd,,,,,',
        ',01/14/2026,Invoice,2,02/14/2026,20.00',
        ',01/15/2026,Credit Memo,3,02/15/2026,-5.00',
        'Total for 24 Bianchi Ltd,,,,,15.00',
        'TOTAL,,,,,25.00',
        '"Tuesday, Mar 3, 2026 10:15 AM",,,,,',
      ],
      items: [
        'Rossi Ltd|1|2026-01-13|2026-02-13|1000|1000',
        '24 Bianchi Ltd|2|2026-01-14|2026-02-14|2000|2000',
        '24 Bianchi Ltd|3|2026-01-15|2026-02-15|-500|-500',
      ],
      stated: 2500,
    },
    'a heading row in the columns of the debtor': {
      lines: [
        'Conto;Cliente;Numero;Data;Scadenza;Importo',
        '15.001;Rossi Srl;;;;',
        ';;1;13/01/2026;13/02/2026;10,00',
        '15.002;Bianchi Snc;;;;',
        ';;2;14/01/2026;14/02/2026;20,00',
      ],
      items: [
        'Rossi Srl (15.001)|1|2026-01-13|2026-02-13|1000|1000',
        'Bianchi Snc (15.002)|2|2026-01-14|2026-02-14|2000|2000',
      ],
    },
    'a heading above the header of each group': {
      lines: [
        'Ditta di Prova S.r.l.;;;',
        'Cliente: 00012 Rossi Srl;;;',
        'Numero;Data;Scadenza;Importo',
        '1;13/01/2026;13/02/2026;10,00',
        'Cliente: 00013 Bianchi Snc;;;',
        'Numero;Data;Scadenza;Importo',
        '2;13/01/2026;13/02/2026;20,00',
      ],
      items: [
        'Rossi Srl (00012)|1|2026-01-13|2026-02-13|1000|1000',
        'Bianchi Snc (00013)|2|2026-01-13|2026-02-13|2000|2000',
      ],
    },
    'a heading over several cells, textual numbers': {
      lines: [
        'Numero;Note;Scadenza;Importo',
        'Cliente:;00012;Rossi Srl;',
        'FT 1;;13/02/2026;10,00',
        'FT 2;;13/03/2026;10,00',
      ],
      items: ['Rossi Srl (00012)|FT 1||2026-02-13|1000|1000', 'Rossi Srl (00012)|FT 2||2026-03-13|1000|1000'],
    },
    'lines between the rows that name nobody': {
      lines: [
        ',Date,Num,Customer,Due date,Open balance',
        '1 - 30 days past due,,,,,',
        ',2026-01-13,1,Rossi Srl,2026-02-13,10.00',
        'Total for 1 - 30 days past due,,,,,10.00',
        'More than 90 days past due,,,,,',
        ',2025-01-13,2,Rossi Srl,2025-02-13,20.00',
        'End of report',
        '\u001a',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000', 'Rossi Srl|2|2025-01-13|2025-02-13|2000|2000'],
    },
    'the code on every row, the name on the first': {
      lines: [
        'Codice;Ragione sociale;Numero;Data;Scadenza;Importo',
        'C1;Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        'C1;;2;13/01/2026;13/02/2026;10,00',
        'C1;;3;13/01/2026;13/02/2026;10,00',
        'C2;;4;13/01/2026;13/02/2026;10,00',
      ],
      items: [1, 2, 3].map((number) => `Rossi Srl (C1)|${number}|2026-01-13|2026-02-13|1000|1000`),
      bad: ['5 missing-debtor'],
    },
    'subtotals of every kind': {
      lines: [
        'Kunde;Belegnummer;Belegdatum;Nettofälligkeit;Betrag',
        'Rossi Srl;1;13.01.2026;13.02.2026;10,00',
        '*;;;;10,00',
        'Zwischensumme;;;;10,00',
        'Summe Rossi Srl;;;;10,00',
        'Subtotale;;;;10,00',
        'Sub-total;;;;10,00',
        'Totale cliente 00012 Rossi;;;;10,00',
        'Total for Rossi;;;;10,00',
        'Total client Rossi;;;;10,00',
        'Tot. cli. Rossi;;;;10,00',
        'Saldo cliente;;;;10,00',
        'Sous-total;;;;10,00',
        'Bianchi Snc;2;14.01.2026;14.02.2026;20,00',
        '*;;;;20,00',
        '**;;;;30,00',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000', 'Bianchi Snc|2|2026-01-14|2026-02-14|2000|2000'],
      stated: 3000,
    },
  });
});
