import { describe, expect, test } from 'vitest';
import { readGood } from '../readText.ts';

const HEADER = 'Cliente;Numero;Data;Scadenza;Importo';

function fileOf(names: readonly string[], header = HEADER, more = ''): string {
  const rows = names.map((name, at) => `${name};${at + 1};13/01/2026;13/02/2026;10,00${more}`);
  return [header, ...rows].join('\r\n');
}

const debtorsOf = async (text: string): Promise<unknown> =>
  (await readGood(text)).items.map(({ debtor: { code, name } }) => `${code ?? '-'} | ${name}`);

describe('code and name in one cell', () => {
  test.each([
    [
      ['00012 Rossi S.r.l.', '00103 Bianchi Snc', '00012 Rossi S.r.l.'],
      ['00012', '00103', '00012'],
    ],
    [
      ['C0012 - Rossi', 'C7 - Bianchi'],
      ['C0012', 'C7'],
    ],
    [
      ['C0012 Rossi', 'C7 Bianchi'],
      ['C0012', 'C7'],
    ],
    [
      ['Rossi S.r.l. (00012)', 'Bianchi (7)'],
      ['00012', '7'],
    ],
    [
      ['Rossi S.r.l. (cod. 00012)', 'Bianchi (cod. cliente 7)'],
      ['00012', '7'],
    ],
    [
      ['101 Rossi', '204 Bianchi', '377 Neri'],
      ['101', '204', '377'],
    ],
    [
      ['1 Rossi', '12 Bianchi', '3 Neri', '144 Gialli', '20 Blu'],
      ['1', '12', '3', '144', '20'],
    ],
  ])('%j', async (names, codes) => {
    const { items, notes } = await readGood(fileOf(names));
    expect(items.map(({ debtor }) => debtor.code)).toEqual(codes);
    expect(items.every(({ debtor }) => !/\d/u.test(debtor.name))).toBe(true);
    expect(notes).toMatchObject([{ code: 'code-in-name' }]);
  });

  test.each([
    ['one customer alone', ['00012 Rossi S.r.l.', '00012 Rossi S.r.l.']],
    ['one that has no code', ['00012 Rossi', '00103 Bianchi', 'Neri']],
    ['two names for a code', ['00012 Rossi', '00012 Bianchi', '00103 Neri']],
    ['names that begin with figures', ['24 Ore S.p.A.', '360 Gradi S.r.l.']],
    ['VAT numbers', ['Rossi (99900000016)', 'Bianchi (99900000024)']],
  ])('%s is no proof', async (_, names) => {
    expect(await debtorsOf(fileOf(names))).toEqual(names.map((name) => `- | ${name}`));
  });

  test('codes of their own leave the names as they are', async () => {
    const [one, other] = ['00012 Rossi', '00103 Bianchi'].map(
      (name) => fileOf([name], HEADER, ';77').split('\r\n')[1],
    );
    const text = [`${HEADER};Codice cliente`, one, other?.replace(';77', ';78')].join('\r\n');
    expect(await debtorsOf(text)).toEqual(['77 | 00012 Rossi', '78 | 00103 Bianchi']);
  });

  test('named once per group', async () => {
    const text = fileOf(['00012 Rossi', '', '', '00103 Bianchi', '', '']);
    expect(await debtorsOf(text)).toEqual([
      ...Array.from({ length: 3 }, () => '00012 | Rossi'),
      ...Array.from({ length: 3 }, () => '00103 | Bianchi'),
    ]);
  });

  test('the note shows how', async () => {
    const { notes } = await readGood(fileOf(['00012 Rossi', '00103 Bianchi']));
    expect(notes).toEqual([{ code: 'code-in-name', detail: '00012 | Rossi' }]);
  });
});
