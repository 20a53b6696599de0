/** Several columns that are taken off an amount: parts paid in advance, payments, allowances, discounts, taxes withheld. */
import { describe, expect, test } from 'vitest';
import type { LayoutHints } from '../../../src/domain/import/incoming.ts';
import { readGood, readRefused, readText } from '../readText.ts';

const fileOf = (header: string, rows: readonly string[]): string =>
  [
    `Cliente;Numero;Data;Scadenza;${header}`,
    ...rows.map((row, at) => `Rossi Srl;${at + 1};13/01/2026;13/02/2026;${row}`),
  ].join('\n');

/** What is open of each document, in cents. */
async function openOf(
  header: string,
  rows: readonly string[],
  hints: LayoutHints = {},
): Promise<readonly number[]> {
  const { items, problems } = await readGood(fileOf(header, rows), hints);
  expect(problems).toEqual([]);
  return items.map(({ openCents }) => openCents);
}

type Case = readonly [header: string, rows: readonly string[], open: readonly number[]];

describe('parts of one name are added up', () => {
  test.each<Case>([
    [
      'Importo;Acconto 1;Acconto 2',
      ['100,00;20,00;30,00', '200,00;50,00;', '80,00;;'],
      [5_000, 15_000, 8_000],
    ],
    ['Importo;Acconto 1;Acconto 2', ['100,00;20,00;20,00', '200,00;50,00;50,00'], [6_000, 10_000]],
    ['Importo;1° acconto;2° acconto', ['100,00;20,00;30,00'], [5_000]],
    ['Importo;Primo acconto;Secondo acconto', ['100,00;20,00;30,00', '200,00;10,00;'], [5_000, 19_000]],
    ['Importo;Acconto n. 1;Acconto n. 2', ['100,00;20,00;30,00'], [5_000]],
    ['Importo;Acc. 1;Acc. 2', ['100,00;20,00;30,00'], [5_000]],
    ['Importo;Acconto;Acconto', ['100,00;20,00;30,00'], [5_000]],
    ['Importo;Acconto I;Acconto II', ['100,00;20,00;30,00', '200,00;10,00;'], [5_000, 19_000]],
    ['Importo;Pagato 1;Pagato 2;Pagato 3', ['100,00;20,00;30,00;50,00', '200,00;50,00;;'], [0, 15_000]],
    ['Importo;Acconto 1;Data acconto 1;Acconto 2', ['100,00;20,00;01/02/2026;30,00'], [5_000]],
    ['Imponibile;IVA;Acconto 1;Acconto 2', ['100,00;22,00;20,00;30,00'], [7_200]],
    ['Montant TTC;Acompte 1;Acompte 2', ['100,00;20,00;30,00'], [5_000]],
    ['Betrag;Anzahlung 1;Anzahlung 2', ['100,00;20,00;30,00'], [5_000]],
    ['Importo;Acconto 1;Acconto 2', ['100,00;-20,00;-30,00', '200,00;-50,00;'], [5_000, 15_000]],
    ['Importo;Acconto 1;Acconto 2', ['100,00;20,00;-', '50,00;-;5,00'], [8_000, 4_500]],
  ])('%s with %j', async (header, rows, open) => {
    expect(await openOf(header, rows)).toEqual(open);
  });
});

describe('payments of two names', () => {
  test.each<Case>([
    ['Totale;Acconto;Pagato', ['100,00;30,00;70,00', '200,00;50,00;0,00'], [0, 15_000]],
    ['Totale;Acconto;Pagato', ['100,00;30,00;', '200,00;;50,00'], [7_000, 15_000]],
    ['Totale;Acconto;Pagato', ['100,00;20,00;30,00', '200,00;50,00;20,00'], [5_000, 13_000]],
    ['Importo;Acconto;Saldo versato', ['100,00;20,00;80,00', '200,00;50,00;'], [0, 15_000]],
    ['Amount;Deposit;Paid', ['100.00;20.00;80.00', '100.00;95.00;0.00'], [0, 500]],
  ])(
    'are added up where each is the greater somewhere, or they settle a document: %s with %j',
    async (header, rows, open) => {
      expect(await openOf(header, rows)).toEqual(open);
    },
  );

  test.each<Case>([
    ['Importo;Pagato;Incassato', ['100,00;30,00;30,00', '200,00;50,00;50,00'], [7_000, 15_000]],
    ['Importo;Pagato;Incassato;Versato', ['100,00;30,00;30,00;30,00', '200,00;;;'], [7_000, 20_000]],
    [
      'Importo;Acconto 1;Acconto 2;Totale acconti',
      ['100,00;20,00;30,00;50,00', '200,00;50,00;;50,00'],
      [5_000, 15_000],
    ],
    ['Importo;Acconto 1;Acconto 2;Acconti', ['100,00;20,00;30,00;50,00'], [5_000]],
    ['Importo;Incassato;Abbuono;Pagato', ['100,00;98,00;2,00;100,00', '200,00;10,00;;10,00'], [0, 19_000]],
    ['Totale;Acconto;Pagato', ['100,00;30,00;100,00', '200,00;50,00;80,00'], [0, 12_000]],
    ['Importo;Acconto 1;Acconto 2;Pagato', ['100,00;20,00;30,00;60,00', '200,00;;;'], [4_000, 20_000]],
  ])('count once where one has the other in it: %s with %j', async (header, rows, open) => {
    expect(await openOf(header, rows)).toEqual(open);
  });

  test.each<readonly [header: string, rows: readonly string[], flag: string]>([
    ['Totale;Acconto;Pagato', ['100,00;30,00;50,00'], 'paid=6+7'],
    ['Totale;Acconto;Pagato', ['100,00;50,00;50,00'], 'paid=6+7'],
    ['Importo;Acconto;Altri acconti', ['100,00;20,00;30,00', '200,00;50,00;60,00'], 'paid=6+7'],
    ['Importo;Incassato bonifico;Incassato contanti', ['100,00;20,00;30,00'], 'paid=6+7'],
    ['Importo;Pagamento 1;Pagamento 2', ['100,00;20,00;30,00'], 'paid=6+7'],
    ['Importo;Acconto 1;Acconto 2', ['100,00;80,00;30,00', '200,00;10,00;'], 'paid=6+7'],
    ['Importo;Primo acconto', ['100,00;80,00', '200,00;'], 'paid=6'],
  ])('are asked about otherwise: %s with %j', async (header, rows, flag) => {
    expect(await readRefused(fileOf(header, rows))).toMatchObject({
      code: 'deductions-unsure',
      flag: `--columns "${flag}"`,
    });
  });

  test('beside what may be left after the part paid in advance are asked about', async () => {
    const text = fileOf('Netto a pagare;Acconto 1;Acconto 2', ['100,00;;30,00']);
    expect(await readRefused(text)).toMatchObject({
      code: 'ambiguous-column',
      detail: 'Netto a pagare, Acconto 2',
    });
  });
});

describe('what is off besides', () => {
  test.each<Case>([
    ['Importo;Pagato;Abbuono', ['100,00;98,00;2,00', '200,00;50,00;', '80,00;79,50;0,50'], [0, 15_000, 0]],
    ['Importo;Pagato;Abbuono', ['100,00;50,00;2,00'], [4_800]],
    ['Importo;Pagato;Abbuono', ['100,00;90,00;-10,00', '200,00;50,00;'], [0, 15_000]],
    [
      'Importo;Incassato;Sconto;Ritenuta',
      ['1.220,00;1.020,00;;200,00', '100,00;95,00;5,00;', '80,00;;;'],
      [0, 0, 8_000],
    ],
    ['Amount;Deposit;Discount', ['100.00;20.00;5.00', '100.00;95.00;5.00'], [7_500, 0]],
    ['Betrag;Anzahlung;Skonto', ['100,00;98,00;2,00', '100,00;50,00;'], [0, 5_000]],
    ['Montant TTC;Acompte 1;Acompte 2;Remise', ['100,00;50,00;48,00;2,00', '100,00;;;'], [0, 10_000]],
    ['Importo;Pagato;Nota di credito', ['100,00;60,00;40,00', '100,00;;20,00'], [0, 8_000]],
    ['Importo;Pagato;Sconto', ['120;100;20', '50;20;5'], [0, 2_500]],
    ['Importo;Pagato;Sconto', ['122,55;117,55;5', '50,00;20,00;'], [0, 3_000]],
  ])('is taken off where names or settled documents say so: %s with %j', async (header, rows, open) => {
    expect(await openOf(header, rows)).toEqual(open);
  });

  test.each<Case>([
    ['Importo;Pagato;Sconto', ['90,00;90,00;10,00', '95,00;;5,00'], [0, 9_500]],
    ['Importo;Pagato;Sconto %', ['100,00;50,00;10,00'], [5_000]],
    ['Importo;Pagato;Sconto', ['100,00;50,00;10%', '200,00;;5%'], [5_000, 20_000]],
    ['Importo;Pagato;Sconto', ['100,00;50,00;10+5', '200,00;;5'], [5_000, 20_000]],
    ['Importo;Pagato;Sconto', ['100,00;50,00;10', '200,00;;5'], [5_000, 20_000]],
    ['Importo;Pagato;Sconto', ['200,00;180,00;10,00', '100,00;;5,00'], [2_000, 10_000]],
    ['Importo;Pagato;Sconto', ['100,00;90,00;10', '200,00;;5'], [1_000, 20_000]],
    ['Quantità;Prezzo unitario;Sconto;Importo;Pagato', ['1;100,00;10,00;90,00;50,00'], [4_000]],
    ['Imponibile;Sconto;IVA;Totale;Pagato', ['100,00;10,00;19,80;109,80;50,00'], [5_980]],
    ['Importo;Incassato;Ritenuta', ['1.220,00;1.220,00;200,00'], [0]],
    ['Importo;Anticipo;Pagato', ['100,00;80,00;', '100,00;80,00;100,00'], [10_000, 0]],
    ['Importo;Sconto', ['90,00;10,00'], [9_000]],
    ['Importo;Pagata;Abbuono', ['100,00;SI;2,00', '50,00;NO;'], [0, 5_000]],
    ['Importo;Pagato;Nota di credito', ['100,00;50,00;NC 12', '100,00;;'], [5_000, 10_000]],
    ['Importo;Pagato;Commissioni incasso', ['100,00;20,00;1,50'], [8_000]],
    ['Importo;Pagato;Giorni incasso', ['100,00;20,00;20'], [8_000]],
    ['Importo;Acconto;Residuo dopo acconto', ['100,00;20,00;80,00'], [8_000]],
    ['Importo;Pagato;Di cui acconto', ['100,00;50,00;50,00', '200,00;60,00;20,00'], [5_000, 14_000]],
    ['Importo;Pagato;Ultimo pagamento', ['100,00;50,00;50,00', '200,00;60,00;20,00'], [5_000, 14_000]],
    ['Importo;Pagato;Incassato nel mese', ['100,00;50,00;50,00', '200,00;60,00;0,00'], [5_000, 14_000]],
    ['Importo;Pagato;Provvigioni incassate', ['100,00;50,00;5,00'], [5_000]],
    ['Merce;Sconto;Imponibile;IVA;Totale;Incassato', ['110,00;10,00;100,00;22,00;122,00;22,00'], [10_000]],
  ])('is none that is a rate, a count or in the amount already: %s with %j', async (header, rows, open) => {
    expect(await openOf(header, rows)).toEqual(open);
  });

  test.each<readonly [header: string, rows: readonly string[], flag: string]>([
    ['Importo;Incassato;Sconto;Ritenuta', ['1.220,00;500,00;10,00;200,00'], 'paid=6+7+8'],
    ['Importo;Pagato;Sconto', ['90,00;;10,00', '95,00;50,00;5,00'], 'paid=6+7'],
    ['Importo;Pagato;Sconto', ['200,00;180,00;10,00', '100,00;90,00;10,00'], 'paid=6+7'],
    ['Betrag;Bezahlt;Skonto', ['100,00;50,00;2,00', '200,00;;4,00'], 'paid=6+7'],
    ['Importo;Pagato;Abbuono', ['100,00;100,00;2,00'], 'paid=6+7'],
    ['Importo;Abbuono', ['90,00;10,00'], 'paid=6'],
    ['Importo;Pagato;Compensato', ['100,00;20,00;10,00', '100,00;;20,00'], 'paid=6+7'],
    ['Importo;Pagato;Acconto', ['100,00;50,00;50,00', '200,00;60,00;20,00', '90,00;10,00;'], 'paid=6+7'],
    ['Importo;Ritenuta;Pagato', ['122,00;20,00;10,00', '90,00;10,00;'], 'paid=7+6'],
    ['Importo;Sconto;Pagato', ['122,00;20,00;', '90,00;10,00;0,00'], 'paid=7+6'],
  ])('is asked about otherwise: %s with %j', async (header, rows, flag) => {
    expect(await readRefused(fileOf(header, rows))).toMatchObject({
      code: 'deductions-unsure',
      flag: `--columns "${flag}"`,
    });
  });
});

describe('a column of what is open', () => {
  test.each<Case>([
    ['Importo;Acconto 1;Acconto 2;Residuo', ['100,00;20,00;30,00;50,00', '80,00;;;80,00'], [5_000, 8_000]],
    ['Importo;Acconto 1;Acconto 2;Residuo', ['100,00;20,00;30,00;', '80,00;10,00;;70,00'], [5_000, 7_000]],
    [
      'Importo;Pagato;Sconto;Residuo',
      ['100,00;40,00;5,00;60,00', '200,00;50,00;8,00;150,00'],
      [6_000, 15_000],
    ],
    ['Importo;Pagato;Sconto;Residuo', ['100,00;40,00;5,00;55,00', '200,00;50,00;8,00;'], [5_500, 14_200]],
  ])('is believed, and stands for a blank: %s with %j', async (header, rows, open) => {
    expect(await openOf(header, rows)).toEqual(open);
  });

  test('follows from all that is off: three columns make no row odd', async () => {
    const rows = [
      '100,00;40,00;5,00;1,00;54,00',
      '200,00;50,00;;;150,00',
      '80,00;20,00;;;60,00',
      '80,00;20,00;;;61,00',
    ];
    const { problems } = await readGood(fileOf('Importo;Pagato;Abbuono;Sconto;Residuo', rows));
    expect(problems).toMatchObject([{ line: 5, value: '61,00 (80,00 - 20,00)', code: 'open-differs' }]);
  });
});

describe('rows', () => {
  const HEADER = 'Importo;Acconto 1;Acconto 2';

  test('of credit notes keep their sign, however what was given back is written', async () => {
    const rows = ['100,00;20,00;30,00', '-100,00;-20,00;-30,00', '-100,00;20,00;30,00'];
    expect(await openOf(HEADER, rows)).toEqual([5_000, -5_000, -5_000]);
    expect(await openOf(`Tipo doc;${HEADER}`, ['FT;100,00;20,00;30,00', 'NC;100,00;20,00;30,00'])).toEqual([
      5_000, -5_000,
    ]);
  });

  test.each([
    ['100,00;80,00;30,00', '100,00 - 80,00 - 30,00'],
    ['100,00;-80,00;', '100,00 - -80,00'],
    ['0,00;5,00;', '0,00 - 5,00'],
  ])('in which more is paid than the amount, or less than nothing, are reported: %s', async (row, value) => {
    const others = Array.from({ length: 4 }, () => '200,00;10,00;5,00');
    const { items, problems } = await readGood(fileOf(HEADER, [row, ...others]));
    expect(items.map(({ openCents }) => openCents)).toEqual([18_500, 18_500, 18_500, 18_500]);
    expect(problems).toEqual([{ line: 2, column: 'Acconto 1', value, code: 'paid-differs' }]);
  });

  test('with a word for an amount are reported', async () => {
    const { problems } = await readGood(fileOf(HEADER, ['100,00;20,00;trenta', '50,00;;5,00']));
    expect(problems).toMatchObject([{ line: 2, column: 'Acconto 2', code: 'bad-amount' }]);
  });

  test('of the total count all columns', async () => {
    const text = fileOf('Importo;Pagato;Abbuono', ['100,00;90,00;-10,00', '200,00;50,00;']);
    const { statedTotalCents } = await readGood(`${text}\nTotale;;;;300,00;140,00;-10,00`);
    expect(statedTotalCents).toBe(15_000);
  });

  test('are read in the writing of the amounts under names that are not known', async () => {
    const rows = ['100.00;20.00;30.00', '2,000.00;1,010.00;10.00'];
    expect(await openOf('Amount;Acconto I;Acconto II', rows)).toEqual([5_000, 98_000]);
    expect(await openOf('Importo;Acconto I;Acconto II', ['100;20;30.5', '200;50.25;0'])).toEqual([
      4_950, 14_975,
    ]);
  });
});

describe('what a person says', () => {
  const text = ['Totale;Acconto;Pagato', ['100,00;30,00;50,00']] as const;

  test.each<readonly [LayoutHints, number]>([
    [{ columns: { paid: 6, paid_2: 7 } }, 2_000],
    [{ columns: { paid: 'Acconto', paid_2: 'Pagato' } }, 2_000],
    [{ columns: { paid: 7 } }, 5_000],
    [{ unused: [6] }, 5_000],
    [{ unused: [7] }, 7_000],
    [{ unused: [6, 7] }, 10_000],
  ])('%j settles it', async (hints, open) => {
    expect(await openOf(...text, hints)).toEqual([open]);
  });

  test('a column that is named as a deduction is one', async () => {
    const rows = ['90,00;;10,00', '95,00;50,00;5,00'];
    expect(await openOf('Importo;Pagato;Sconto', rows, { columns: { deduction: 7 } })).toEqual([
      8_000, 4_000,
    ]);
  });
});

describe('what a file showed', () => {
  type Weeks = readonly [header: string, weeks: readonly (readonly string[])[], last: readonly number[]];

  /** What the last file says is open, each read with what the one before it taught; or the refusal. */
  async function lastOf(
    header: string,
    weeks: readonly (readonly string[])[],
  ): Promise<readonly number[] | string> {
    let known: LayoutHints['known'] = [];
    let last: readonly number[] = [];
    for (const rows of weeks) {
      const read = await readText(fileOf(header, rows), { known });
      if (!read.ok) return read.problem.code;
      const { deductions } = read.file.layout;
      known = deductions === undefined ? known : [...known, deductions];
      last = [...read.file.items].map(({ openCents }) => openCents);
    }
    return last;
  }

  const SETTLED = ['100,00;95,00;5,00', '200,00;50,00;10,00'];

  test.each<Weeks>([
    ['Importo;Pagato;Sconto', [SETTLED, ['200,00;50,00;10,00']], [14_000]],
    ['Importo;Pagato;Sconto', [SETTLED, ['200,00;;10,00']], [19_000]],
    ['Importo;Pagato;Sconto', [SETTLED, ['200,00;;'], ['200,00;;10,00']], [19_000]],
    [
      'Importo;Pagato;Ritenuta',
      [['122,00;102,00;20,00'], ['122,00;;20,00', '61,00;;10,00']],
      [10_200, 5_100],
    ],
    ['Importo;Pagato;Nota di credito', [['100,00;60,00;40,00'], ['100,00;;20,00']], [8_000]],
    ['Importo;Pagato;Sconto', [['122,55;117,55;5', '50,00;20,00;'], ['100,00;20,00;5']], [7_500]],
    ['Importo;Pagato;Sconto', [['90,00;90,00;10,00'], ['95,00;50,00;5,00']], [4_500]],
    ['Totale;Acconto;Pagato', [['100,00;30,00;70,00'], ['200,00;50,00;50,00']], [10_000]],
    ['Totale;Acconto;Pagato', [['100,00;30,00;70,00'], ['200,00;20,00;50,00']], [13_000]],
    ['Importo;Pagato;Sconto;Residuo', [['100,00;40,00;5,00;55,00'], ['200,00;50,00;8,00;']], [14_200]],
    [
      'Imponibile;IVA;Totale;Ritenuta;Pagato',
      [['100,00;22,00;122,00;20,00;'], ['100,00;22,00;122,00;20,00;50,00']],
      [5_200],
    ],
    [
      'Imponibile;IVA;Totale;Ritenuta;Pagato',
      [['100,00;22,00;122,00;20,00;102,00'], ['100,00;22,00;122,00;20,00;']],
      [10_200],
    ],
  ])('holds for the next: %s with %j', async (header, weeks, last) => {
    expect(await lastOf(header, weeks)).toEqual(last);
  });

  test.each<readonly [header: string, weeks: readonly (readonly string[])[]]>([
    ['Importo;Pagato;Sconto', [SETTLED, ['90,00;90,00;10,00', '95,00;50,00;5,00']]],
    ['Importo;Pagato;Sconto', [['90,00;90,00;10,00'], SETTLED]],
    [
      'Importo;Pagato;Sconto',
      [
        ['100,00;50,00;10', '200,00;;5'],
        ['122,55;117,55;5', '50,00;20,00;'],
      ],
    ],
    ['Importo;Pagato;Incassato', [['100,00;30,00;30,00'], ['100,00;30,00;70,00']]],
    ['Totale;Acconto;Pagato', [['100,00;30,00;70,00'], ['100,00;30,00;100,00', '200,00;50,00;180,00']]],
    [
      'Imponibile;IVA;Totale;Ritenuta',
      [['100,00;22,00;122,00;20,00'], ['100,00;22,00;122,00;20,00', '100,00;22,00;122,00;50,00']],
    ],
    [
      'Imponibile;IVA;Totale;Ritenuta;Pagato',
      [['100,00;22,00;122,00;20,00;122,00'], ['100,00;22,00;122,00;20,00;']],
    ],
  ])('is asked about where the next file contradicts it: %s with %j', async (header, weeks) => {
    expect(await lastOf(header, weeks)).toBe('deductions-unsure');
  });

  test.each<readonly [header: string, weeks: readonly (readonly string[])[]]>([
    ['Importo;Pagato;Sconto', [['90,00;90,00;10,00', '95,00;85,00;10,00']]],
    ['Importo;Pagato;Sconto', [['200,00;;10,00']]],
  ])('is nothing where the rows show both or neither: %s with %j', async (header, weeks) => {
    expect(await lastOf(header, weeks)).toBe('deductions-unsure');
  });

  test('holds for rows that were set aside, and for no file with another header', async () => {
    const first = await readGood(fileOf('Importo;Pagato;Sconto', SETTLED));
    const known = [first.layout.deductions ?? []].flat();
    expect(await openOf('Importo;Pagato;Sconto;motivo', ['200,00;50,00;10,00;x'], { known })).toEqual([
      14_000,
    ]);
    expect(
      await readRefused(fileOf('Importo;Pagato;Sconto;Note', ['200,00;50,00;10,00;']), { known }),
    ).toMatchObject({ code: 'deductions-unsure' });
  });

  test.each<readonly [said: LayoutHints, open: readonly number[]]>([
    [{ columns: { paid: 7 } }, [14_000]],
    [{ columns: { paid: 6, paid_2: 7 } }, [14_000]],
    [{ columns: { deduction: 7 } }, [14_000]],
    [{ columns: { paid: 6 } }, [15_000]],
    [{ unused: [7] }, [15_000]],
  ])('a person, says nothing of a column that was blank: %j', async (said, open) => {
    const first = await readGood(fileOf('Importo;Pagato;Sconto', ['200,00;;10,00']), said);
    const known = [first.layout.deductions ?? []].flat();
    expect(await openOf('Importo;Pagato;Sconto', ['200,00;50,00;10,00'], { known })).toEqual(open);
  });

  test('says nothing of another column of amounts', async () => {
    const rows = ['100,00;122,00;95,00;5,00', '200,00;244,00;50,00;10,00'];
    const text = fileOf('Importo A;Importo B;Pagato;Sconto', rows);
    const first = await readGood(text, { columns: { amount: 5 } });
    const known = [first.layout.deductions ?? []].flat();
    expect((await readRefused(text, { columns: { amount: 6 }, known })).code).toBe('deductions-unsure');
  });

  test.each<readonly [said: LayoutHints, next: readonly string[], open: readonly number[]]>([
    [{ columns: { paid: 6 } }, ['100,00;95,00;5,00', '200,00;50,00;10,00'], [500, 15_000]],
    [{ columns: { paid: 6, paid_2: 7 } }, ['90,00;80,00;10,00', '200,00;50,00;10,00'], [0, 14_000]],
    [{ unused: [7] }, ['100,00;95,00;5,00', '200,00;50,00;10,00'], [500, 15_000]],
    [{ columns: { paid: 6, paid_2: 7 } }, ['200,00;;10,00'], [19_000]],
  ])('a person, holds against the rows: %j, then %j', async (said, next, open) => {
    const first = await readGood(fileOf('Importo;Pagato;Sconto', ['200,00;50,00;10,00']), said);
    const known = [first.layout.deductions ?? []].flat();
    expect(await openOf('Importo;Pagato;Sconto', next, { known })).toEqual(open);
  });
});

describe('many columns', () => {
  const months = Array.from({ length: 12 }, (_, at) => `Acconto ${at + 1}`).join(';');

  test('of one name are one sum, as many as there are', async () => {
    expect(
      await openOf(`Importo;${months}`, [`100,00;${Array.from({ length: 12 }, () => '5,00').join(';')}`]),
    ).toEqual([4_000]);
  });

  test('of many names are asked about by a flag that takes all of them', async () => {
    const names = [
      'Acconto',
      'Pagato',
      'Incassato',
      'Versato',
      'Abbuono',
      'Sconto',
      'Ritenuta',
      'Nota di credito',
    ];
    const row = `100,00;${names.map((_, at) => `${at + 1},00`).join(';')}`;
    const text = fileOf(`Importo;${names.join(';')}`, [row]);
    const { flag } = await readRefused(text);
    expect(flag).toBe('--columns "paid=6+7+8+9+10+11+12+13"');
    const columns = Object.fromEntries(names.map((_, at) => [at === 0 ? 'paid' : `paid_${at + 1}`, at + 6]));
    const { items } = await readGood(text, { columns });
    expect([...items].map(({ openCents }) => openCents)).toEqual([6_400]);
  });
});
