/** Codes that are those of several customers, and descriptions of the account they are booked on. */
import { expect, it, test } from 'vitest';
import { readGood } from '../readText.ts';

/** Who owes, by the columns in front of the document. */
async function debtorsOf(header: string, ...rows: string[]): Promise<readonly string[]> {
  const lines = rows.map((row, at) => `${row};${at + 1};13/01/2026;13/02/2026;10,00`);
  const { items } = await readGood([`${header};Numero;Data;Scadenza;Importo`, ...lines].join('\r\n'));
  return items.map(({ debtor: { name, code } }) => (code === undefined ? name : `${name} (${code})`));
}

test.each<[string, string, string[], string[]]>([
  ['of all receivables', 'Conto;Cliente', ['14.01;Alfa Srl', '14.01;Beta Spa'], ['Alfa Srl', 'Beta Spa']],
  [
    'beside the subaccount',
    'Conto;Sottoconto;Cliente',
    ['150;00001;Alfa Srl', '150;00002;Beta Spa'],
    ['Alfa Srl (00001)', 'Beta Spa (00002)'],
  ],
  [
    'beside the code in the column of the customer',
    'Conto;Cliente',
    ['14.01;C1', '14.01;C2', '14.01;C2'],
    ['C1 (C1)', 'C2 (C2)', 'C2 (C2)'],
  ],
  [
    'of the agent',
    'Codice;Cliente',
    ['1;Rossi Srl', '1;Bianchi Snc', '2;Alfa Snc'],
    ['Rossi Srl', 'Bianchi Snc', 'Alfa Snc'],
  ],
])('an account or a number %s is no code of a customer', async (_, header, rows, debtors) => {
  expect(await debtorsOf(header, ...rows)).toEqual(debtors);
  expect(new Set(await debtorsOf(header, ...rows.toReversed()))).toEqual(new Set(debtors));
});

it('a code for sundry customers is left out, and told', async () => {
  const rows = [
    '1;Alfa Srl',
    '2;Beta Spa',
    '3;Gamma Snc',
    '999;Rossi Mario',
    '999;Comune di Prova',
    '999;Comune di Esempio',
  ];
  expect(await debtorsOf('Codice;Cliente', ...rows)).toEqual([
    'Alfa Srl (1)',
    'Beta Spa (2)',
    'Gamma Snc (3)',
    'Rossi Mario',
    'Comune di Prova',
    'Comune di Esempio',
  ]);
  const lines = rows.map((row, at) => `${row};${at + 1};13/02/2026;10,00`);
  const { notes } = await readGood(['Codice;Cliente;Numero;Scadenza;Importo', ...lines].join('\r\n'));
  expect(notes).toContainEqual({ code: 'codes-shared', count: 1, detail: '999' });
});

test.each([
  ['a name written in several ways', ['1;Rossi Srl', '1;ROSSI S.R.L. - sede di Prova', '1;F.lli Rossi']],
  ['an abbreviated one', ['1;Autotrasp. Verdi', '1;AUTOTRASPORTI']],
  ['a blank one', ['1;Rossi Srl', '1;Rossi Srl']],
])('%s leaves the code alone', async (_, rows) => {
  for (const debtor of await debtorsOf('Codice;Cliente', ...rows)) expect(debtor).toContain('(1)');
});

it('the VAT number of both is enough', async () => {
  const rows = ['1;Alfa Srl;99900017775', '1;Beta Spa;99900017775'];
  expect(await debtorsOf('Codice;Cliente;Partita IVA', ...rows)).toEqual(['Alfa Srl (1)', 'Beta Spa (1)']);
});

it('customers and suppliers are numbered apart', async () => {
  const rows = ['1;Alfa Srl;Cliente', '1;Beta Spa;Fornitore', '2;Gamma Snc;Cliente'];
  expect(await debtorsOf('Codice;Ragione sociale;Tipo conto', ...rows)).toEqual([
    'Alfa Srl (1)',
    'Gamma Snc (2)',
  ]);
});

test.each<[string, string, string[], string[]]>([
  [
    'what the customer is',
    'Codice;Cliente;Descr. cliente',
    ['1;Alfa Srl;Grossista', '2;Beta Spa;Dettagliante'],
    ['Alfa Srl (1)', 'Beta Spa (2)'],
  ],
  [
    'the account',
    'Cliente;Descrizione conto',
    ['Alfa Srl;Crediti v/clienti', 'Beta Spa;Crediti v/clienti'],
    ['Alfa Srl', 'Beta Spa'],
  ],
  [
    'the account beside a word that is weaker still',
    'Nome;Descr. conto',
    ['Alfa Srl;Crediti v/clienti', 'Beta Spa;Crediti v/clienti'],
    ['Alfa Srl', 'Beta Spa'],
  ],
  [
    'the account beside codes alone',
    'Codice;Descrizione conto',
    ['1;Crediti v/clienti', '2;Crediti v/clienti'],
    ['1 (1)', '2 (2)'],
  ],
  [
    'the customer beside its code',
    'Cliente;Descrizione conto',
    ['00001;Alfa Srl', '00002;Beta Spa', '00002;Beta Spa'],
    ['Alfa Srl (00001)', 'Beta Spa (00002)', 'Beta Spa (00002)'],
  ],
  [
    'the customer beside the company itself',
    'Società;Conto;Descrizione conto',
    ['Nostra Srl;1;Alfa Srl', 'Nostra Srl;2;Beta Spa'],
    ['Alfa Srl (1)', 'Beta Spa (2)'],
  ],
])('a description may be of %s', async (_, header, rows, debtors) => {
  expect(await debtorsOf(header, ...rows)).toEqual(debtors);
});
