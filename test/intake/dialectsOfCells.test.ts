import { describe } from 'vitest';
import { PLAIN, testDialects } from './dialectTable.ts';

describe('dates, numbers, headers and encodings', () => {
  testDialects({
    'months by name': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'A;1;12-gen-26;3 févr. 2026;10,00',
        'A;2;1° marzo 2026;12 Mrz 2026;10,00',
        'A;3;4. Mai 2026;5 août 2026;10,00',
        'A;4;6 juin 2026;7 juil. 2026;10,00',
        'A;5;8-Aug-2026;9 déc. 26;10,00',
        'A;6;1er avril 2026;Dec 24, 2026;10,00',
      ],
      items: [
        'A|1|2026-01-12|2026-02-03|1000|1000',
        'A|2|2026-03-01|2026-03-12|1000|1000',
        'A|3|2026-05-04|2026-08-05|1000|1000',
        'A|4|2026-06-06|2026-07-07|1000|1000',
        'A|5|2026-08-08|2026-12-09|1000|1000',
        'A|6|2026-04-01|2026-12-24|1000|1000',
      ],
    },
    'dates as eight figures and as an instant': {
      lines: ['Cliente;Numero;Data;Scadenza;Importo', 'A;1;20260112;2026-02-03T00:00:00;10,00'],
      items: ['A|1|2026-01-12|2026-02-03|1000|1000'],
    },
    'dates as a spreadsheet counts days': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'A;1;45991;46022;10,00',
        'A;2;45992;46023;10,00',
        'Totale;;;;20,00',
      ],
      items: ['A|1|2025-11-30|2025-12-31|1000|1000', 'A|2|2025-12-01|2026-01-01|1000|1000'],
      stated: 2000,
    },
    'a number among dates is no date': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'A;1;13/01/2026;13/02/2026;10,00',
        'A;2;45992;13/02/2026;10,00',
      ],
      items: ['A|1|2026-01-13|2026-02-13|1000|1000'],
      bad: ['3 bad-date'],
    },
    'month first, told by one column': {
      lines: ['Customer,Num,Date,Due date,Amount', 'A,1,01/02/2026,02/13/2026,10.00'],
      items: ['A|1|2026-01-02|2026-02-13|1000|1000'],
    },
    'number and date in one cell': {
      lines: [
        'Cliente;Rif. documento;Scadenza;Importo',
        'A;FT 123 del 12/03/2026;12/04/2026;10,00',
        'A;Fattura n. 124/A del 13/03/26;13/04/2026;10,00',
        'A;FATT. 125 14/03/2026;14/04/2026;10,00',
        'A;N.C. 7 del 15-mar-26;15/04/2026;10,00',
      ],
      items: [
        'A|123|2026-03-12|2026-04-12|1000|1000',
        'A|124/A|2026-03-13|2026-04-13|1000|1000',
        'A|125|2026-03-14|2026-04-14|1000|1000',
        'A|7|2026-03-15|2026-04-15|-1000|-1000',
      ],
    },
    'apostrophes in front of the cells': {
      lines: [
        "'Cliente;'Numero;'Data;'Scadenza;'Importo",
        "'Rossi Srl;'00012;'13/01/2026;'13/02/2026;'1.234,56",
      ],
      items: ['Rossi Srl|00012|2026-01-13|2026-02-13|123456|123456'],
    },
    'formulas that keep a spreadsheet from dropping zeros': {
      lines: [
        '="Codice";="Cliente";Numero;Data;Scadenza;Importo',
        '="00012";="Rossi Srl";="00012";="13/01/2026";13/02/2026;="1.234,56"',
        '"=""00013""";"Bianchi Snc";="00013";14/01/2026;14/03/2026;50,00',
      ],
      items: [
        'Rossi Srl (00012)|00012|2026-01-13|2026-02-13|123456|123456',
        'Bianchi Snc (00013)|00013|2026-01-14|2026-03-14|5000|5000',
      ],
    },
    'numbers a spreadsheet has rounded': {
      lines: [
        'Cliente;P.IVA;Numero;Data;Scadenza;Importo',
        'Rossi Srl;9,99E+10;1;13/01/2026;13/02/2026;1.234,56',
        'Rossi Srl;9.99E+10;1,23E+10;13/01/2026;13/02/2026;1,00',
      ],
      items: [PLAIN[0]],
      bad: ['3 number-damaged'],
      notes: [{ code: 'tax-number-lost', count: 2 }],
    },
    'French headers in UTF-16': {
      encoding: 'utf-16le',
      lines: [
        "Client\tN° facture\tDate facture\tDate d'échéance\tMontant TTC\tDéjà réglé\tReste à payer",
        'Rossi Srl\t1\t13/01/2026\t13/02/2026\t1 234,56\t0,00\t1 234,56',
        'Bianchi Snc\t2\t14/01/2026\t14/03/2026\t50,00\t30,00\t20,00',
        'Total général\t\t\t\t1 284,56\t30,00\t1 254,56',
      ],
      items: PLAIN,
      stated: 125_456,
    },
    'German headers in CP850': {
      encoding: 'cp850',
      lines: [
        'Kundenname;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Bruttobetrag;Bezahlt;Offener Betrag',
        'Rossi Srl;1;13.01.2026;13.02.2026;1.234,56;0,00;1.234,56',
        'Bianchi Snc;2;14.01.2026;14.03.2026;50,00;30,00;20,00',
        'Prüfmüller Söhne;3;14.01.2026;14.03.2026;50,00;30,00;20,00',
      ],
      items: [...PLAIN, 'Prüfmüller Söhne|3|2026-01-14|2026-03-14|5000|2000'],
    },
    'sums carried from page to page': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;1.234,56',
        'A riportare;;;;1.234,56',
        'Riporto;;;;1.234,56',
        'Riporto Trasporti Srl;2;13/01/2026;13/02/2026;10,00',
        'Totale;;;;1.244,56',
      ],
      items: [PLAIN[0], 'Riporto Trasporti Srl|2|2026-01-13|2026-02-13|1000|1000'],
      stated: 124_456,
    },
    'year, number and series in columns of their own': {
      lines: [
        'Cliente;Anno;Numero;Serie;Data;Scadenza;Importo',
        'Rossi Srl;2026;12;A;13/01/2026;13/02/2026;10,00',
        'Rossi Srl;2026;12;B;13/01/2026;13/02/2026;20,00',
        'Rossi Srl;2026;13;;14/01/2026;14/02/2026;30,00',
        'Rossi Srl;2026;14/A;A;14/01/2026;14/02/2026;40,00',
        'Rossi Srl;2026;15;0;14/01/2026;14/02/2026;50,00',
        'Rossi Srl;2026;16;Vendite Italia;14/01/2026;14/02/2026;60,00',
      ],
      items: [
        'Rossi Srl|12/A|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|12/B|2026-01-13|2026-02-13|2000|2000',
        'Rossi Srl|13|2026-01-14|2026-02-14|3000|3000',
        'Rossi Srl|14/A|2026-01-14|2026-02-14|4000|4000',
        'Rossi Srl|15|2026-01-14|2026-02-14|5000|5000',
        'Rossi Srl|16|2026-01-14|2026-02-14|6000|6000',
      ],
    },
    'a sep= line and empty columns in front': {
      lines: [
        'sep=,',
        ',,Customer,Num,Date,Due date,Amount',
        ',,Rossi Srl,1,13/01/2026,13/02/2026,"1,234.56"',
      ],
      items: [PLAIN[0]],
    },
  });
});

describe('dates with a day of the week', () => {
  const ITEM = 'Rossi Srl|1|2026-11-05|2026-12-07|1000|1000';
  testDialects({
    'in Italian': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;gio 05/11/2026;lunedì 7 dicembre 2026;10,00',
      ],
      items: [ITEM],
    },
    'in English, month first, as only the days of the week tell': {
      lines: ['Customer,Number,Date,Due date,Amount', 'Rossi Srl,1,Thu 11/05/2026,Mon 12/07/2026,10.00'],
      items: [ITEM],
    },
    'in English, day first': {
      lines: ['Customer,Number,Date,Due date,Amount', 'Rossi Srl,1,Thu 05/11/2026,Mon 07/12/2026,10.00'],
      items: [ITEM],
    },
    'in German': {
      lines: [
        'Kunde;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag',
        'Rossi Srl;1;Do 05.11.2026;Montag, 7. Dezember 2026;10,00',
      ],
      items: [ITEM],
    },
    'that is another': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo',
        'Rossi Srl;1;gio 05/11/2026;lun 07/12/2026;10,00',
        'Rossi Srl;2;gio 05/11/2026;mar 07/12/2026;10,00',
      ],
      items: [ITEM],
      bad: ['3 other-weekday'],
    },
  });
});

describe('days of the week above the rows', () => {
  testDialects({
    'beside a due date': {
      lines: [
        'Cliente;Numero;Data;Importo',
        'Scadenza: lun 31/08/2026;;;',
        'Rossi Srl;1;mer 01/07/2026;10,00',
        'Scadenza mercoledì 30/09/2026;;;',
        'Rossi Srl;2;mer 01/07/2026;10,00',
      ],
      items: ['Rossi Srl|1|2026-07-01|2026-08-31|1000|1000', 'Rossi Srl|2|2026-07-01|2026-09-30|1000|1000'],
    },
  });
});
