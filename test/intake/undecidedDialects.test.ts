import { describe, expect, it, test } from 'vitest';
import { readGood, readRefused } from './readText.ts';

describe('what no dialect decides', () => {
  test.each<[string, string[], string, string | undefined]>([
    [
      'instalments side by side without their amounts',
      ['Cliente;Numero;Totale;Scadenza 1;Scadenza 2', 'Rossi;1;10,00;13/02/2026;13/03/2026'],
      'ambiguous-column',
      '--columns',
    ],
    [
      'a running balance whose rows were moved',
      [
        'Cliente;Numero;Scadenza;Importo;Saldo',
        'Rossi;2;13/02/2026;20,00;30,00',
        'Rossi;1;13/02/2026;10,00;10,00',
        'Rossi;3;13/02/2026;5,00;35,00',
      ],
      'ambiguous-column',
      '--columns',
    ],
    ['no debtor anywhere', ['Numero;Scadenza;Importo', '1;13/02/2026;10,00'], 'missing-columns', '--columns'],
    [
      'an ageing list',
      ['Cliente;A scadere;0-30;31-60;Totale', 'Rossi;0,00;1,00;2,00;3,00'],
      'ageing-buckets',
      undefined,
    ],
    ['a page called .xls', ['<table><tr><td>Cliente</td></tr></table>'], 'html-table', undefined],
    [
      'days and months in English',
      ['Customer,Num,Due date,Amount', 'Rossi,1,01/02/2026,10.00'],
      'ambiguous-dates',
      '--dates',
    ],
  ])('%s', async (_, lines, code, flag) => {
    const problem = await readRefused(lines.join('\n'));
    expect([problem.code, problem.flag]).toEqual([code, flag]);
  });
});

it('rows set aside are corrected by hand, never from the row above', async () => {
  const file = await readGood(
    [
      'Cliente;Numero;Data;Scadenza;Importo;motivo',
      'Rossi;1;13/01/2026;13/02/2026;10,00;manca il cliente',
      ';2;13/01/2026;13/02/2026;10,00;manca il cliente',
      ';3;13/01/2026;13/02/2026;10,00;manca il cliente',
    ].join('\n'),
  );
  expect(file.problems.map(({ line, code }) => [line, code])).toEqual([
    [3, 'missing-debtor'],
    [4, 'missing-debtor'],
  ]);
});

it('rows of a group that are set aside carry their debtor', async () => {
  const file = await readGood(
    ['Numero;Scadenza;Importo', 'Cliente: 12 Rossi;;', '1;13/02/2026;10,00', '2;31/02/2026;10,00'].join('\n'),
  );
  expect(file.header).toEqual([
    'Numero',
    'Scadenza',
    'Importo',
    'Codice cliente',
    'Ragione sociale',
    'Partita IVA',
  ]);
  expect(file.rejectedRows.get(4)).toEqual(['2', '31/02/2026', '10,00', '12', 'Rossi', '']);
});
