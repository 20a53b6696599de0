import { describe, expect, test } from 'vitest';
import { payersMark, type BankMovement } from '../../src/domain/bankMovement.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { pairMovements, type ToldMovement } from '../../src/domain/sameMovement.ts';

const IBAN = 'DE02120300000000202051';

function told(change: Partial<BankMovement>, format: ToldMovement['format'] = 'camt'): ToldMovement {
  return {
    format,
    movement: {
      line: 1,
      bookedOn: day('2026-11-12'),
      cents: cents(150_000),
      currency: 'EUR',
      remittance: '',
      ...change,
    },
  };
}

function kindOf(one: Partial<BankMovement>, other: Partial<BankMovement>): string {
  const [forth] = pairMovements([told(one, 'bank-csv')], [told(other)]);
  const [back] = pairMovements([told(other)], [told(one, 'bank-csv')]);
  expect(back?.kind).toBe(forth?.kind);
  return forth?.kind ?? '';
}

const ROSSI = { counterparty: 'ROSSI MARIO SRL' };

describe('enough in common', () => {
  test.each([
    ['payer and text', { ...ROSSI, remittance: 'SALDO FT 12' }, { ...ROSSI, remittance: 'SALDO FT 12' }],
    ['the payer, and one text says nothing', { ...ROSSI, remittance: '' }, { ...ROSSI, remittance: 'FT 12' }],
    ['a name cut off', { counterparty: 'ROSSI MARI', remittance: 'X' }, { ...ROSSI, remittance: 'FT 12' }],
    [
      'a name of one word cut off',
      { counterparty: 'TESSIT', remittance: '' },
      { counterparty: 'TESSITURA', remittance: 'FT 12' },
    ],
    [
      'the payer’s account',
      { counterpartIban: IBAN, remittance: 'A' },
      { counterpartIban: IBAN, remittance: 'B' },
    ],
    ['a number without payers', { remittance: 'FT 0123' }, { ...ROSSI, remittance: 'FATT. 123' }],
    ['words without payers', { remittance: 'AFFITTO LOCALI' }, { remittance: 'BONIFICO PER AFFITTO LOCALI' }],
    ['the payer in the text of the other', { remittance: 'BONIF. DA ROSSI MARIO' }, ROSSI],
    [
      'a reference in the text',
      { ...ROSSI, reference: '0306900000012345' },
      { remittance: 'TRN 0306900000012345' },
    ],
    [
      'the payer’s reference',
      { ...ROSSI, reference: 'ORD-5' },
      { marks: ['B7', payersMark('ORD-5')], remittance: 'X' },
    ],
  ] as const)('%s', (_what, one, other) => {
    expect(kindOf(one, other)).toBe('same');
  });
});

describe('too little to say', () => {
  test.each([
    ['nothing', {}, {}],
    ['a word of every payer', { remittance: 'SALDO FATTURA' }, { remittance: 'SALDO FATTURA' }],
    ['one word', { remittance: 'AFFITTO' }, { remittance: 'AFFITTO' }],
    ['a short number', { remittance: 'RATA 7' }, { remittance: 'FT 7' }],
    ['a year', { remittance: 'CANONE 2026' }, { remittance: 'QUOTA 2026' }],
    ['another number', { ...ROSSI, remittance: 'FT 101' }, { ...ROSSI, remittance: 'FT 102' }],
    ['a longer number', { ...ROSSI, remittance: 'FT 101' }, { ...ROSSI, remittance: 'FT 1012' }],
    [
      'a number of the same day',
      { ...ROSSI, remittance: 'FT 5 DEL 1/9/26' },
      { ...ROSSI, remittance: 'FT 6 DEL 1/9/26' },
    ],
    ['another payer', { ...ROSSI, remittance: 'FT 101' }, { counterparty: 'BIANCHI', remittance: 'FT 101' }],
    [
      'a name with another beginning',
      { counterparty: 'ROS', remittance: '' },
      { counterparty: 'ROSSI', remittance: '' },
    ],
    ['a short reference', { reference: '101', remittance: 'A' }, { remittance: 'FT 101 B' }],
  ] as const)('%s: asked', (_what, one, other) => {
    expect(kindOf(one, other)).toBe('maybe');
  });
});

describe('another movement', () => {
  test.each([
    ['day', { bookedOn: day('2026-11-13') }],
    ['amount', { cents: cents(150_001) }],
    ['direction', { cents: cents(-150_000) }],
    ['currency', { currency: 'CHF' }],
    ['account of the payer', { counterpartIban: 'IT60X0542811101000000123456' }],
    ['account of ours', { account: 'IT60X0542811101000000123456' }],
  ])('by its %s', (_what, change) => {
    const one = { remittance: 'FT 2026/101', counterpartIban: IBAN, account: 'IT40S0542811101000000654321' };
    expect(kindOf(one, one)).toBe('same');
    expect(kindOf({ ...one, ...change }, one)).toBe('new');
  });
});

describe('two files of one manner', () => {
  const pair = (one: Partial<BankMovement>, other: Partial<BankMovement>): string | undefined =>
    pairMovements([told(one)], [told(other)])[0]?.kind;

  test.each([
    ['the same text, and one reference', { reference: 'A' }, {}, 'same'],
    ['the same text, and two references', { reference: 'A' }, { reference: 'B' }, 'maybe'],
    ['another text, and two references', { reference: 'A' }, { reference: 'B', remittance: 'FT 102' }, 'new'],
    ['more text', {}, { remittance: 'SALDO FT 101' }, 'maybe'],
    ['another text', {}, { remittance: 'FT 102' }, 'new'],
  ])('%s', (_what, one, other, kind) => {
    expect(
      pair({ ...ROSSI, remittance: 'FT 101', ...one }, { ...ROSSI, remittance: 'FT 101', ...other }),
    ).toBe(kind);
  });
});

test('the likest pair first, each once, and what is left over is new', () => {
  const known = ['FT 102', 'FT 101'].map((remittance) => told({ ...ROSSI, remittance }));
  const fresh = ['', 'FT 101', 'FT 103'].map((remittance) => told({ ...ROSSI, remittance }, 'mt940'));
  expect(pairMovements(fresh, known)).toEqual([
    { kind: 'same', at: 0 },
    { kind: 'same', at: 1 },
    { kind: 'new' },
  ]);
});

test('doubts take nothing away from each other', () => {
  const fresh = ['FT 103', 'FT 104'].map((remittance) => told({ ...ROSSI, remittance }, 'mt940'));
  const known = [told({ ...ROSSI, remittance: 'FT 101' })];
  expect(pairMovements(fresh, known).map(({ kind }) => kind)).toEqual(['maybe', 'maybe']);
});

test('in other words the likest pair as well, and none twice', () => {
  const known = ['FT 102', 'FT 101', 'ACCONTO'].map((remittance) => told({ ...ROSSI, remittance }));
  const fresh = ['SALDO FT 101', 'SALDO FT 102', 'PAGAMENTO MERCE', 'BONIFICO'].map((remittance) =>
    told({ ...ROSSI, remittance }, 'mt940'),
  );
  expect(pairMovements(fresh, known)).toEqual([
    { kind: 'same', at: 1 },
    { kind: 'same', at: 0 },
    { kind: 'same', at: 2 },
    { kind: 'new' },
  ]);
});
