/** What says that an invoice was paid: columns of amounts and of words under the many names they have. */
import { describe, expect, it, test } from 'vitest';
import { testDialects } from './dialectTable.ts';
import { readGood, readRefused } from './readText.ts';

const ROWS = ['Rossi Srl;1;13/01/2026;13/02/2026;100,00;', 'Bianchi Snc;2;14/01/2026;14/03/2026;50,00;'];

/** Two invoices, and what is open of them by a column of this name. */
async function openUnder(header: string, ...cells: string[]): Promise<number[]> {
  const rows = cells.map((cell, at) => `${ROWS[at]}${cell}`);
  const file = await readGood([`Cliente;Numero;Data;Scadenza;Importo;${header}`, ...rows].join('\r\n'));
  expect(file.problems).toEqual([]);
  return file.items.map(({ openCents }) => openCents);
}

test.each(
  (
    'Imp. residuo,Importo da incassare,Res.,Resto,Restante,Rimanente,Aperto,Saldo doc.,Saldo scadenza,' +
    'Residuo a pagare,Credito residuo,Importo scoperto,Imp. da saldare,Unpaid,Amount outstanding,Restant dû'
  ).split(','),
)('“%s” is what is open', async (header) => {
  expect(await openUnder(header, '100,00', '20,00')).toEqual([10_000, 2000]);
});

test.each(
  (
    'Importo incassato,Imp. incassato,Tot. pagato,Totale incassato,Già incassato,Incassi,Importo saldato,' +
    'Amount received,Paid to date,Encaissé,Bezahlter Betrag'
  ).split(','),
)('“%s” is what was paid', async (header) => {
  expect(await openUnder(header, '0,00', '30,00')).toEqual([10_000, 2000]);
});

test.each([
  ['Chiusa', 'N', 'S'],
  ['Chiuso', 'No', 'Sì'],
  ['Saldata (S/N)', 'N', 'S'],
  ['Saldata', '0', '1'],
  ['Flag saldato', '', 'X'],
  ['Saldo S/N', 'N', 'S'],
  ['Pareggiata', 'NO', 'SI'],
  ['Saldo', 'N', 'S'],
  ['Saldo', '0', '1'],
  ['Saldo', '', 'X'],
  ['Scoperto', 'SI', 'NO'],
  ['Posizione', 'Non pagata', 'Pagata'],
  ['Pagato', '0', '1'],
  ['Aperta', 'S', 'N'],
  ['Da incassare', 'S', 'N'],
  ['Stato incasso', 'Aperta', 'Incassata'],
  ['Stato rata', 'Aperta', 'Pagata'],
  ['Stato pag.', 'Da pagare', 'Pagata'],
  ['Invoice Status', 'Not paid', 'Paid'],
  ['Rechnungsstatus', 'offen', 'bezahlt'],
  ['Stato', 'Emessa', 'Stornata da NC 12'],
  ['Stato', 'Emessa', 'Abbuonata'],
  ['Stato', 'Emessa', 'Passata a perdita'],
  ['Status', 'Sent', 'Written off'],
])('“%s”: “%s” is open, “%s” is not', async (header, open, settled) => {
  expect(await openUnder(header, open, settled)).toEqual([10_000, 0]);
});

test.each([
  ['Insoluto S/N', 'S', 'N'],
  ['Insoluto', 'S', 'N'],
  ['Insoluto', 'X', ''],
  ['Insoluto', '1', '0'],
  ['Saldo', 'N', 'N'],
  ['Pratica', 'Aperta', 'Chiusa'],
  ['Avviso', 'Pagata', 'Letta'],
])('“%s” with “%s” and “%s” says nothing of it', async (header, ...cells) => {
  expect(await openUnder(header, ...cells)).toEqual([10_000, 5000]);
});

test('the word of one instalment is not that of the others', async () => {
  const { items } = await readGood(
    [
      'Cliente;Numero;Data;Scadenza 1;Importo 1;Parola 1;Scadenza 2;Importo 2;Parola 2',
      'Rossi Srl;1;13/01/2026;13/02/2026;50,00;Pagata;13/03/2026;50,00;Non pagata',
    ].join('\r\n'),
  );
  expect(items.map(({ openCents }) => openCents)).toEqual([5000, 5000]);
});

test('what is open of a whole document is not that of each instalment', async () => {
  const text = [
    'Cliente;Numero;Data;Rata;Scadenza;Importo rata;Residuo documento',
    'Rossi Srl;1;13/01/2026;1;13/02/2026;50,00;60,00',
    'Rossi Srl;1;13/01/2026;2;13/03/2026;50,00;60,00',
  ].join('\r\n');
  expect(await readRefused(text)).toMatchObject({ code: 'ambiguous-column', flag: '--columns "-=7"' });
  const { items } = await readGood(text, { unused: [7] });
  expect(items.map(({ openCents }) => openCents)).toEqual([5000, 5000]);
});

describe('what the document is, beside what was paid of it', () => {
  testDialects({
    'drafts without a due date, and cancelled ones': {
      lines: [
        'Number,Customer,Invoice Date,Due Date,Total,Amount Due,Payment Status,Status',
        'INV/1,Rossi Srl,2026-01-13,2026-02-13,10.0,10.0,Not Paid,Posted',
        ',Rossi Srl,,,77.0,77.0,Not Paid,Draft',
        'INV/3,Rossi Srl,2026-01-13,2026-02-13,88.0,88.0,Not Paid,Cancelled',
      ],
      items: [
        'Rossi Srl|INV/1|2026-01-13|2026-02-13|1000|1000',
        'Rossi Srl|INV/3|2026-01-13|2026-02-13|8800|0',
      ],
      notes: [
        { code: 'draft-rows', count: 1 },
        { code: 'void-rows', count: 1 },
      ],
    },
    'rejected by the exchange system, and a document that is closed and not paid': {
      lines: [
        'Numero;Data;Cliente;Totale;Stato pagamento;Scadenza;Stato SDI;Stato documento',
        '1;13/01/2026;Rossi Srl;10,00;Da pagare;13/02/2026;Consegnata;Chiuso',
        '2;13/01/2026;Rossi Srl;20,00;Da pagare;13/02/2026;Scartata;Chiuso',
        '3;13/01/2026;Rossi Srl;30,00;Da pagare;13/02/2026;Notifica di scarto;Chiuso',
      ],
      items: ['Rossi Srl|1|2026-01-13|2026-02-13|1000|1000'],
      notes: [{ code: 'draft-rows', count: 2 }],
    },
  });
});

describe('a column of unknown name that may say it', () => {
  const file = (header: string, ...cells: string[]): string =>
    [`Cliente;Numero;Data;Scadenza;Importo;${header}`, ...cells.map((cell, at) => `${ROWS[at]}${cell}`)].join(
      '\r\n',
    );

  test.each([
    ['Incassato c/banca', '0,00', '30,00'],
    ['Incassato c/banca', '', '30,00'],
    ['Somme', '100,00', '0,00'],
    ['Somme', '100,00', '12,34'],
    ['Open at year end', '100,00', '20,00'],
    ['Residuo oltre 30 gg', '100,00', '20,00'],
    ['Incassato c/banca', '0', '30,00'],
  ])('is asked about: “%s”, %s and %s', async (...columns) => {
    expect(await readRefused(file(...columns))).toEqual({
      code: 'balance-unsure',
      flag: '--columns "open_balance=6"',
      detail: columns[0],
    });
  });

  it('is what a person says', async () => {
    const text = file('Somme', '100,00', '20,00');
    const openBy = async (hints: Parameters<typeof readGood>[1]): Promise<number[]> =>
      (await readGood(text, hints)).items.map(({ openCents }) => openCents);
    expect(await openBy({ columns: { open_balance: 6 } })).toEqual([10_000, 2000]);
    expect(await openBy({ columns: { paid: 6 } })).toEqual([0, 3000]);
    expect(await openBy({ unused: [6] })).toEqual([10_000, 5000]);
    expect(await openBy({ columns: { amount: 5 } })).toEqual([10_000, 5000]);
  });

  test.each([
    ['Somme', '100,00', '50,00'],
    ['Somme', '0,00', '0,00'],
    ['Somme', '12,00', '7,00'],
    ['Somme', '100,00', '60,00'],
    ['Somme', '100,00', '-5,00'],
    ['Zona', '1', 'Nord'],
    ['Quota', '100,00', '45,45'],
    ['Imponib.', '100,00', '33,33'],
    ['Ritenute', '0,00', '20,00'],
    ['Scaduto', '100,00', '0,00'],
    ['31-60', '100,00', '0,00'],
    ['Comm. incasso', '2,50', '0,00'],
    ['N. insoluti', '0', '2'],
    ['Insoluti', '0', '2'],
    ['Partite aperte', '1', '3'],
    ['N. rate pagate', '1', '0'],
    ['Giorni residui', '0', '12'],
    ['Days outstanding', '92', '30'],
    ['GG medi incasso', '45', '30'],
    ['Cod. incasso', '1', '2'],
    ['Importo assicurato', '100,00', '0,00'],
    ['Importo garantito', '100,00', '0,00'],
    ['Importo contestato', '0,00', '50,00'],
    ['Esente', '0,00', '50,00'],
    ['Margine', '42,00', '50,00'],
    ['Fido concesso', '100,00', '0,00'],
    ['Plafond residuo', '100,00', '20,00'],
  ])('is no such column: “%s”, %s and %s', async (...columns) => {
    const { items } = await readGood(file(...columns));
    expect(items.map(({ openCents }) => openCents)).toEqual([10_000, 5000]);
  });

  it('is not asked about beside a status, unless it knows of a part', async () => {
    const text = (part: string): string =>
      [
        'Cliente;Numero;Data;Scadenza;Importo;Stato;Incassato c/banca',
        'A;1;13/01/2026;13/02/2026;10,00;Pagata;10,00',
        `A;2;13/01/2026;13/02/2026;7,00;Aperta;${part}`,
      ].join('\r\n');
    expect((await readGood(text('0,00'))).items.map(({ openCents }) => openCents)).toEqual([0, 700]);
    expect(await readRefused(text('3,00'))).toMatchObject({ code: 'balance-unsure' });
  });
});
