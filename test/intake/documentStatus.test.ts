import { describe, expect, test } from 'vitest';
import { testDialects } from './dialectTable.ts';
import { readGood } from './readText.ts';

describe('what the status says that the amounts do not', () => {
  testDialects({
    'drafts are no invoices, cancelled ones are owed by nobody': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Residuo;Stato',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;10,00;Non pagata',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;20,00;Annullata',
        'Rossi Srl;;13/01/2026;;30,00;30,00;Bozza',
        'Rossi Srl;4;13/01/2026;13/02/2026;40,00;15,00;Parzialmente pagata',
        'Rossi Srl;5;13/01/2026;13/02/2026;50,00;50,00;Pagata',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-02-13|2000|0',
        'Rossi Srl|4|2026-01-13|2026-02-13|4000|1500',
        // The balance is newer than the word beside it, or the word is wrong: a person will see it in the agenda.
        'Rossi Srl|5|2026-01-13|2026-02-13|5000|5000',
      ],
      notes: [
        { code: 'draft-rows', count: 1 },
        { code: 'void-rows', count: 1 },
      ],
    },
    'paid and partly paid, told by the word alone': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Totale;Stato',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;Saldata',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;Non saldata',
        'Rossi Srl;3;13/01/2026;13/02/2026;30,00;Parzialmente saldata',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|0', 'Rossi Srl|2|2026-01-13|2026-02-13|2000|2000'],
      bad: ['4 open-unknown'],
    },
  });

  test.each([
    ['Pagato', 0],
    ['Incassata', 0],
    ['paid', 0],
    ['Bezahlt', 0],
    ['vollständig bezahlt', 0],
    ['payée', 0],
    ['VOIDED', 0],
    ['cancelled', 0],
    ['storniert', 0],
    ['annulée', 0],
    ['Stornata', 0],
    ['reversed', 0],
    ['Unpaid', 1000],
    ['Non incassata', 1000],
    ['Awaiting payment', 1000],
    ['Insoluta', 1000],
    ['impayée', 1000],
    ['Consegnata', 1000],
    ['', 1000],
  ])('“%s” leaves %i cents open', async (status, open) => {
    const file = await readGood(
      `Cliente;Numero;Data;Scadenza;Importo;Stato\r\nA;1;13/01/2026;13/02/2026;10,00;${status}\r\nA;2;13/01/2026;13/02/2026;7,00;aperta`,
    );
    expect(file.items.map(({ openCents }) => openCents)).toEqual([open, 700]);
  });

  test('a total that counts drafts in is not compared with what was read', async () => {
    const file = await readGood(
      [
        'Cliente;Numero;Data;Scadenza;Importo;Stato',
        'A;1;13/01/2026;13/02/2026;10,00;aperta',
        'A;2;13/01/2026;13/02/2026;5,00;bozza',
        'Totale;;;;15,00;',
      ].join('\r\n'),
    );
    expect(file.statedTotalCents).toBeUndefined();
  });
});
