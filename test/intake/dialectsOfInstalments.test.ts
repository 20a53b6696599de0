import { describe, expect, it } from 'vitest';
import { testDialects } from './dialectTable.ts';
import { readGood, readRefused } from './readText.ts';

describe('instalments side by side', () => {
  testDialects({
    'short headers': {
      lines: [
        'Cliente;Numero;Data;Totale;Scad1;Imp1;Scad2;Imp2',
        'Rossi Srl;1;13/01/2026;30,00;13/02/2026;10,00;13/03/2026;20,00',
        'Bianchi Snc;2;14/01/2026;5,00;14/02/2026;5,00;;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Bianchi Snc|2|2026-01-14|2026-02-14|500|500',
      ],
    },
    'ordinals, the amount called by the instalment alone': {
      lines: [
        'Cliente;Numero;Data;Totale;1ª scadenza;1ª rata;2ª scadenza;2ª rata',
        'Rossi Srl;1;13/01/2026;30,00;13/02/2026;10,00;13/03/2026;20,00',
        'Bianchi Snc;2;14/01/2026;5,00;14/02/2026;5,00;;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Bianchi Snc|2|2026-01-14|2026-02-14|500|500',
      ],
    },
    'ordinals, the day called by the instalment alone': {
      lines: [
        'Cliente;Numero;Data;Totale;1a rata;Importo 1;2a rata;Importo 2',
        'Rossi Srl;1;13/01/2026;30,00;13/02/2026;10,00;13/03/2026;20,00',
        'Bianchi Snc;2;14/01/2026;5,00;14/02/2026;5,00;;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Bianchi Snc|2|2026-01-14|2026-02-14|500|500',
      ],
    },
    'the day of each instalment': {
      lines: [
        'Cliente;Numero;Data;Totale;Data rata 1;Importo rata 1;Data rata 2;Importo rata 2',
        'Rossi Srl;1;13/01/2026;30,00;13/02/2026;10,00;13/03/2026;20,00',
        'Bianchi Snc;2;14/01/2026;5,00;14/02/2026;5,00;;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Bianchi Snc|2|2026-01-14|2026-02-14|500|500',
      ],
    },
    'the day of each due date, shortened': {
      lines: [
        'Cliente;Numero;Data;Totale;Data scad. 1;Importo scad. 1;Data scad. 2;Importo scad. 2',
        'Rossi Srl;1;13/01/2026;30,00;13/02/2026;10,00;13/03/2026;20,00',
        'Bianchi Snc;2;14/01/2026;5,00;14/02/2026;5,00;;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Bianchi Snc|2|2026-01-14|2026-02-14|500|500',
      ],
    },
    'ordinals in figures': {
      lines: [
        'Cliente;Numero;Data;1a scadenza;1° importo;2a scadenza;2° importo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;13/03/2026;20,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
      ],
    },
    'ordinals in words': {
      lines: [
        'Cliente;Numero;Data;Prima scadenza;Importo prima rata;Seconda scadenza;Importo seconda rata',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;13/03/2026;20,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
      ],
    },
    'ordinals in English': {
      lines: [
        'Customer;Invoice;Date;First due date;First amount;Second due date;Second amount',
        'Rossi Srl;1;2026-01-13;2026-02-13;10.00;2026-03-13;20.00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
      ],
    },
    'what was paid of the document pays the oldest': {
      lines: [
        'Cliente;Numero;Data;Totale;Pagato;Scadenza 1;Importo 1;Scadenza 2;Importo 2',
        'Rossi Srl;1;13/01/2026;30,00;12,00;13/03/2026;20,00;13/02/2026;10,00',
        'Bianchi Snc;2;14/01/2026;5,00;SI;14/02/2026;5,00;;',
        'Verdi Spa;3;14/01/2026;5,00;;14/02/2026;5,00;;',
        // Only what is left of it is listed.
        'Neri Sas;4;14/01/2026;9,00;4,00;;;14/03/2026;5,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|1800|rate 1',
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|0|rate 2',
        'Bianchi Snc|2|2026-01-14|2026-02-14|500|0',
        'Verdi Spa|3|2026-01-14|2026-02-14|500|500',
        'Neri Sas|4|2026-01-14|2026-03-14|500|500',
      ],
    },
    'what is open of the document, with an amount that comes to something else': {
      lines: [
        'Cliente;Numero;Data;Totale;Residuo;Scadenza 1;Importo 1;Scadenza 2;Importo 2',
        'Rossi Srl;1;13/01/2026;30,00;20,00;13/02/2026;10,00;13/03/2026;20,00',
        'Rossi Srl;2;13/01/2026;30,00;0,00;13/02/2026;10,00;13/03/2026;20,00',
        'Rossi Srl;3;13/01/2026;30,00;30,00;13/02/2026;10,00;13/03/2026;20,00',
        'Rossi Srl;4;13/01/2026;-30,00;-20,00;13/02/2026;-10,00;13/03/2026;-20,00',
        'Rossi Srl;5;13/01/2026;30,00;35,00;13/02/2026;10,00;13/03/2026;20,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|0|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Rossi Srl|2|2026-01-13|2026-02-13|1000|0|rate 1',
        'Rossi Srl|2|2026-01-13|2026-03-13|2000|0|rate 2',
        'Rossi Srl|3|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|3|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Rossi Srl|4|2026-01-13|2026-02-13|-1000|0|rate 1',
        'Rossi Srl|4|2026-01-13|2026-03-13|-2000|-2000|rate 2',
      ],
      bad: ['6 open-differs'],
    },
    'the total with the tax the customer withholds': {
      lines: [
        'Cliente;Numero;Data;Totale;Ritenuta;Pagato;Residuo;Scadenza 1;Importo 1;Scadenza 2;Importo 2',
        'Rossi Srl;1;13/01/2026;40,00;10,00;0,00;40,00;13/02/2026;10,00;13/03/2026;20,00',
        'Rossi Srl;2;13/01/2026;40,00;10,00;10,00;20,00;13/02/2026;10,00;13/03/2026;20,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Rossi Srl|2|2026-01-13|2026-02-13|1000|0|rate 1',
        'Rossi Srl|2|2026-01-13|2026-03-13|2000|2000|rate 2',
      ],
    },
    'a running balance says nothing of the instalments': {
      lines: [
        'Cliente;Numero;Data;Scadenza 1;Importo 1;Scadenza 2;Importo 2;Saldo',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;13/03/2026;20,00;30,00',
        'Rossi Srl;2;13/01/2026;13/02/2026;10,00;;;40,00',
        'Rossi Srl;3;13/01/2026;13/02/2026;10,00;;;50,00',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Rossi Srl|2|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|3|2026-01-13|2026-02-13|1000|1000',
      ],
    },
    'a status of each, and one of the document': {
      lines: [
        'Cliente;Numero;Data;Stato;Scadenza 1;Importo 1;Stato 1;Scadenza 2;Importo 2;Stato 2',
        'Rossi Srl;1;13/01/2026;Parzialmente pagata;13/02/2026;10,00;Pagato;13/03/2026;20,00;Non pagato',
        'Rossi Srl;2;13/01/2026;Annullata;13/02/2026;10,00;Non pagato;13/03/2026;20,00;Non pagato',
        'Rossi Srl;3;13/01/2026;Bozza;13/02/2026;10,00;Non pagato;13/03/2026;20,00;Non pagato',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|0|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|2000|rate 2',
        'Rossi Srl|2|2026-01-13|2026-02-13|1000|0|rate 1',
        'Rossi Srl|2|2026-01-13|2026-03-13|2000|0|rate 2',
      ],
      notes: [
        { code: 'draft-rows', count: 2 },
        { code: 'void-rows', count: 2 },
      ],
    },
    'a day of payment of each, which the balance has to agree with': {
      lines: [
        'Cliente;Numero;Data;Residuo;Scadenza 1;Importo 1;Data pagamento 1;Scadenza 2;Importo 2;Data pagamento 2',
        'Rossi Srl;1;13/01/2026;10,00;13/02/2026;10,00;;13/03/2026;20,00;01/02/2026',
        'Rossi Srl;2;13/01/2026;30,00;13/02/2026;10,00;;13/03/2026;20,00;',
        'Rossi Srl;3;13/01/2026;30,00;13/02/2026;10,00;01/02/2026;13/03/2026;20,00;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|1|2026-01-13|2026-03-13|2000|0|rate 2',
        'Rossi Srl|2|2026-01-13|2026-02-13|1000|1000|rate 1',
        'Rossi Srl|2|2026-01-13|2026-03-13|2000|2000|rate 2',
      ],
      bad: ['4 open-differs'],
    },
  });

  it('counts alone where a person says that the balance beside it is another one', async () => {
    const lines = [
      'Cliente;Numero;Totale;Residuo;Scadenza 1;Importo 1;Scadenza 2;Importo 2',
      'Rossi;1;20,00;90,00;13/02/2026;10,00;13/03/2026;10,00',
    ];
    const { items } = await readGood(lines.join('\n'), { unused: [4] });
    expect(items.map(({ openCents }) => openCents)).toEqual([1000, 1000]);
  });

  it('has no second amount beside the one that is open, and is not one alone', async () => {
    const open = [
      'Cliente;Numero;Totale;Scadenza 1;Residuo 1;Rata 1;Scadenza 2;Residuo 2;Rata 2',
      'Rossi;1;20,00;13/02/2026;10,00;RB;13/03/2026;10,00;RB',
    ];
    const first = ['Cliente;Numero;Totale;1a scadenza;1a rata', 'Rossi;1;20,00;13/02/2026;5,00'];
    const openOf = async (lines: readonly string[]): Promise<number[]> =>
      (await readGood(lines.join('\n'))).items.map(({ openCents }) => openCents);
    expect(await openOf(open)).toEqual([1000, 1000]);
    expect(await openOf(first)).toEqual([2000]);
    expect(await openOf([`${first[0]};2a rata`, `${first[1]};15,00`])).toEqual([2000]);
  });

  it('is not told to fall due as a whole where other columns may have the amounts', async () => {
    const lines = [
      'Cliente;Numero;Totale;Scadenza 1;Tranche 1;Scadenza 2;Tranche 2',
      'Rossi;1;20,00;13/02/2026;10,00;13/03/2026;10,00',
    ];
    expect(await readRefused(lines.join('\n'))).toEqual({
      code: 'instalments-unnamed',
      detail: 'Scadenza 1, Scadenza 2',
    });
  });

  it('falls due as a whole on the day a person names', async () => {
    const lines = ['Cliente;Numero;Totale;Scadenza 1;Scadenza 2', 'Rossi;1;10,00;13/02/2026;13/03/2026'];
    const { items } = await readGood(lines.join('\n'), { columns: { due_date: 4 } });
    expect(items.map(({ dueOn, openCents }) => [dueOn, openCents])).toEqual([['2026-02-13', 1000]]);
  });
});
