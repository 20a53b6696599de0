import { describe, expect, test } from 'vitest';
import { testDialects } from '../dialectTable.ts';
import { readGood } from '../readText.ts';

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
        // One of so few is no exception: the balance counts, and a person is told.
        'Rossi Srl|5|2026-01-13|2026-02-13|5000|5000',
      ],
      notes: [
        { code: 'draft-rows', count: 1 },
        { code: 'void-rows', count: 1 },
        { code: 'status-differs', count: 1, detail: '6' },
      ],
    },
    'the next due date, blank or a word where there is none': {
      lines: [
        'Data;Prossima scadenza;Numero;Cliente;Totale;Da incassare;Stato',
        '13/01/2026;13/02/2026;1;Rossi Srl;10,00;10,00;Non saldata',
        '13/01/2026;;2;Rossi Srl;20,00;0,00;Saldata',
        '13/01/2026;Saldato;3;Rossi Srl;30,00;0,00;Saldata',
        '13/01/2026;;4;Rossi Srl;40,00;40,00;Non saldata',
        '13/01/2026;Saldato;5;Rossi Srl;50,00;50,00;Non saldata',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-01-13|2000|0',
        'Rossi Srl|3|2026-01-13|2026-01-13|3000|0',
      ],
      bad: ['5 missing-due-date', '6 missing-due-date'],
    },
    'under a word of yes and no a part of it, or a day': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagata',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;no',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;si',
        'Rossi Srl;3;13/01/2026;13/02/2026;30,00;acconto 12',
        'Rossi Srl;4;13/01/2026;13/02/2026;40,00;20/02/2026',
        'Rossi Srl;5;13/01/2026;13/02/2026;50,00;',
        'Rossi Srl;6;13/01/2026;13/02/2026;60,00;da incassare',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-02-13|2000|0',
        'Rossi Srl|4|2026-01-13|2026-02-13|4000|0',
        'Rossi Srl|5|2026-01-13|2026-02-13|5000|5000',
        'Rossi Srl|6|2026-01-13|2026-02-13|6000|6000',
      ],
      bad: ['4 open-unknown'],
    },
    'how much was paid, in per cent': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagato %',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;0',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;100',
        'Rossi Srl;3;13/01/2026;13/02/2026;30,00;50,00 %',
        'Rossi Srl;4;13/01/2026;13/02/2026;40,00;',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|2|2026-01-13|2026-02-13|2000|0',
        'Rossi Srl|4|2026-01-13|2026-02-13|4000|4000',
      ],
      bad: ['4 open-unknown'],
    },
    'the day of payment, in words': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Importo;Pagato il',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;20/02/2026',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000', 'Rossi Srl|2|2026-01-13|2026-02-13|2000|0'],
    },
    'the day of payment, in a list without due dates': {
      lines: [
        'Cliente;Numero;Data;Importo;Data incasso',
        'Rossi Srl;1;13/01/2026;10,00;',
        'Rossi Srl;2;13/01/2026;20,00;20/01/2026',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-12|1000|1000', 'Rossi Srl|2|2026-01-13|2026-02-12|2000|0'],
      notes: [{ code: 'due-derived', count: 2, detail: '30' }],
    },
    'the word in place of the due date is all that says it': {
      lines: [
        'Data;Prossima scadenza;Numero;Cliente;Totale',
        '13/01/2026;13/02/2026;1;Rossi Srl;10,00',
        '13/01/2026;Saldato;2;Rossi Srl;20,00',
        '13/01/2026;boh;3;Rossi Srl;30,00',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000', 'Rossi Srl|2|2026-01-13|2026-01-13|2000|0'],
      bad: ['4 bad-date'],
    },
    'settled by a credit note, unless it says that a part is left': {
      lines: [
        'Cliente;Numero;Data;Scadenza;Totale;Stato',
        'Rossi Srl;1;13/01/2026;13/02/2026;10,00;Stornata da NC 5',
        'Rossi Srl;2;13/01/2026;13/02/2026;20,00;Stornata con NC parziale',
        'Rossi Srl;3;13/01/2026;13/02/2026;30,00;Emessa',
      ],
      items: [
        'Rossi Srl|1|2026-01-13|2026-02-13|1000|0',
        'Rossi Srl|2|2026-01-13|2026-02-13|2000|2000',
        'Rossi Srl|3|2026-01-13|2026-02-13|3000|3000',
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
    ['Chiusa', 0],
    ['Chiuso', 0],
    ['CHIUSI', 0],
    ['chiuse', 0],
    ['Closed', 0],
    ['Regolata', 0],
    ['Riscossa', 0],
    ['Compensata', 0],
    ['Pareggiata', 0],
    ['Pagate', 0],
    ['Interamente pagata', 0],
    ['Pagata il 12/11/2026', 0],
    ['Pagata 15/09/2026', 0],
    ['Pagata (15/09/2026)', 0],
    ['Pagata il 15 settembre 2026', 0],
    ['Già pagata', 0],
    ['Gia pagata', 0],
    ['Pagato con bonifico', 0],
    ['PAGATA BONIFICO', 0],
    ['Pagata con bonifico del 15/09/2026', 0],
    ['Incassata con RiBa', 0],
    ['Pagamento ricevuto', 0],
    ['Paid 2026-09-15', 0],
    ['Paid by bank transfer', 0],
    ['Pagata.', 0],
    ['Pagata: NO', 1000],
    ['Pagabile', 1000],
    ['Ausgeglichen', 0],
    ['soldées', 0],
    ['clôturée', 0],
    ['Non chiusa', 1000],
    ['Da chiudere', 1000],
    ['Not closed', 1000],
    ['Evasa', 1000],
    ['Liquidata', 1000],
    ['Contabilizzata', 1000],
    ['Accreditata', 1000],
    ['Inviata', 1000],
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

  test.each([
    'Incassato parz.',
    'Parz. pagata',
    'Pagata in acconto',
    'Pagato 50,00',
    'Paid 1/2',
    'Saldata? boh',
  ])('“%s” may be of a part: how much is open is not known', async (status) => {
    const { items, problems } = await readGood(
      `Cliente;Numero;Data;Scadenza;Importo;Stato\r\nA;1;13/01/2026;13/02/2026;10,00;${status}\r\nA;2;13/01/2026;13/02/2026;7,00;aperta`,
    );
    expect(items).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 2, value: status, code: 'open-unknown' }]);
  });

  test('a document that is closed need not be paid', async () => {
    const read = async (header: string, flags = ['', '', ''], hints = {}): Promise<(number | string)[]> => {
      const rows = ['Chiuso', 'Aperto', 'Annullato'].map(
        (status, at) => `A;${at};13/01/2026;13/02/2026;10,00;${status};${flags[at]}`,
      );
      const { items, problems } = await readGood(
        [`Cliente;Numero;Data;Scadenza;Importo;${header}`, ...rows].join('\r\n'),
        hints,
      );
      return [...problems.map(({ code }) => code), ...items.map(({ openCents }) => openCents)];
    };
    expect(await read('Stato documento;')).toEqual(['open-unknown', 1000, 0]);
    expect(await read('Stato documento;Pagata', ['N', 'S', 'N'])).toEqual([1000, 0, 0]);
    expect(await read('Stato documento;', undefined, { columns: { status: 6 } })).toEqual([0, 1000, 0]);
    expect(await read('Stato;')).toEqual([0, 1000, 0]);
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

  const HEADER = 'Cliente;Numero;Data;Scadenza;Importo;Residuo;Stato';
  const row = (number: number, open: string, status: string): string =>
    `A;${number};13/01/2026;13/02/2026;10,00;${open};${status}`;
  const good = [1, 2, 3].map((number) => row(number, '0,00', 'Chiusa'));

  test('a settled one with a balance is set aside, and says both', async () => {
    const { items, problems } = await readGood([HEADER, ...good, row(4, '7,50', 'Chiusa')].join('\r\n'));
    expect(items.map(({ openCents }) => openCents)).toEqual([0, 0, 0]);
    expect(problems).toEqual([{ line: 5, column: 'Stato', value: 'Chiusa (7,50)', code: 'status-differs' }]);
  });

  test('in many rows the balance counts, and that is said', async () => {
    const odd = [4, 5].map((number) => row(number, '7,50', 'Chiusa'));
    const { items, problems, notes } = await readGood([HEADER, ...good, ...odd].join('\r\n'));
    expect(problems).toEqual([]);
    expect(items.map(({ openCents }) => openCents)).toEqual([0, 0, 0, 750, 750]);
    expect(notes).toEqual([{ code: 'status-differs', count: 2, detail: '5, 6' }]);
  });

  test.each([
    ['Stato', 750],
    ['Residuo', 0],
  ])('with “%s” left unread the other one counts', async (unused, open) => {
    const text = [HEADER, ...good, row(4, '7,50', 'Chiusa')].join('\r\n');
    const { items, problems } = await readGood(text, { unused: [unused] });
    expect([problems, items[3]?.openCents]).toEqual([[], open]);
  });

  test('a day of payment is of a part where something is open', async () => {
    const { problems, notes } = await readGood(
      `${HEADER.replace('Stato', 'Data pagamento')}\r\n${row(1, '7,50', '01/11/2026')}\r\n${row(2, '10,00', '')}`,
    );
    expect([problems, notes]).toEqual([[], undefined]);
  });

  test('“Chiusa” beside “Aperta” under “Pagata” is a yes', async () => {
    const file = await readGood(
      'Cliente;Numero;Data;Scadenza;Importo;Pagata\r\nA;1;13/01/2026;13/02/2026;10,00;Chiusa\r\nA;2;13/01/2026;13/02/2026;7,00;Aperta',
    );
    expect(file.items.map(({ openCents }) => openCents)).toEqual([0, 700]);
  });
});
