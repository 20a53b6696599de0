import { describe } from 'vitest';
import { testDialects } from '../dialectTable.ts';

describe('codes under "Cliente", names under "Descrizione"', () => {
  testDialects({
    'told by legal forms': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'C001;Rossi S.r.l.;1;13/01/2026;13/02/2026;10,00',
        'C002;Bianchi Snc;2;13/01/2026;13/02/2026;20,00',
        'C003;Verdi Mario;3;13/01/2026;13/02/2026;30,00',
      ],
      items: [
        'Rossi S.r.l. (C001)|1|2026-01-13|2026-02-13|1000|1000',
        'Bianchi Snc (C002)|2|2026-01-13|2026-02-13|2000|2000',
        'Verdi Mario (C003)|3|2026-01-13|2026-02-13|3000|3000',
      ],
    },
    'told by coming again': {
      lines: [
        'Conto;Descrizione;Numero;Data;Scadenza;Importo',
        '150.001;Verdi Mario;1;13/01/2026;13/02/2026;10,00',
        '150.001;Verdi Mario;2;13/01/2026;13/02/2026;20,00',
        '150.002;Neri Anna;3;13/01/2026;13/02/2026;30,00',
      ],
      items: [
        'Verdi Mario (150.001)|1|2026-01-13|2026-02-13|1000|1000',
        'Verdi Mario (150.001)|2|2026-01-13|2026-02-13|2000|2000',
        'Neri Anna (150.002)|3|2026-01-13|2026-02-13|3000|3000',
      ],
    },
    'once for each group': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'C001;Rossi S.r.l.;1;13/01/2026;13/02/2026;10,00',
        ';;2;13/01/2026;13/02/2026;20,00',
        ';;3;13/01/2026;13/02/2026;20,00',
        'C002;Bianchi Snc;4;13/01/2026;13/02/2026;30,00',
      ],
      items: [
        'Rossi S.r.l. (C001)|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi S.r.l. (C001)|2|2026-01-13|2026-02-13|2000|2000',
        'Rossi S.r.l. (C001)|3|2026-01-13|2026-02-13|2000|2000',
        'Bianchi Snc (C002)|4|2026-01-13|2026-02-13|3000|3000',
      ],
    },
    'beside another text of the same kind under "Nome"': {
      lines: [
        'Cliente;Nome;Descrizione;Numero;Data;Scadenza;Importo',
        'C001;Rossi;Rossi S.r.l.;1;13/01/2026;13/02/2026;10,00',
      ],
      items: ['Rossi (C001)|1|2026-01-13|2026-02-13|1000|1000'],
    },
    'but not where it is the text of the invoice': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'C001;Fattura S.r.l.;1;13/01/2026;13/02/2026;10,00',
        'C002;Montaggio;2;13/01/2026;13/02/2026;20,00',
      ],
      items: [
        'C001 (C001)|1|2026-01-13|2026-02-13|1000|1000',
        'C002 (C002)|2|2026-01-13|2026-02-13|2000|2000',
      ],
    },
    'nor where one customer has two': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'C001;Posa per Rossi Srl;1;13/01/2026;13/02/2026;10,00',
        'C001;Posa per Neri Srl;2;13/01/2026;13/02/2026;20,00',
      ],
      items: [
        'C001 (C001)|1|2026-01-13|2026-02-13|1000|1000',
        'C001 (C001)|2|2026-01-13|2026-02-13|2000|2000',
      ],
    },
    'nor where all have the same, or nothing proves them': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'C001;Posa Srl;1;13/01/2026;13/02/2026;10,00',
        'C002;Posa Srl;2;13/01/2026;13/02/2026;20,00',
      ],
      items: [
        'C001 (C001)|1|2026-01-13|2026-02-13|1000|1000',
        'C002 (C002)|2|2026-01-13|2026-02-13|2000|2000',
      ],
    },
    'nor where single texts could be anything': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'C001;Tinteggiatura;1;13/01/2026;13/02/2026;10,00',
        'C002;Montaggio;2;13/01/2026;13/02/2026;20,00',
      ],
      items: [
        'C001 (C001)|1|2026-01-13|2026-02-13|1000|1000',
        'C002 (C002)|2|2026-01-13|2026-02-13|2000|2000',
      ],
    },
    'and names under "Cliente" leave "Descrizione" what it is': {
      lines: [
        'Cliente;Descrizione;Numero;Data;Scadenza;Importo',
        'Rossi Srl;Verdi Srl;1;13/01/2026;13/02/2026;10,00',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000'],
    },
  });
});
