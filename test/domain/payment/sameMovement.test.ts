import { describe, expect, test } from 'vitest';
import { payersMark, type BankMovement } from '../../../src/domain/payment/bankMovement.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import type { ToldMovement } from '../../../src/domain/payment/movementProfile.ts';
import { pairMovements } from '../../../src/domain/payment/sameMovement.ts';

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
    ['day', { bookedOn: day('2026-11-16') }],
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

describe('booked on another day', () => {
  const next = { bookedOn: day('2026-11-13') };
  const TEXT = 'SALDO FATTURA 2026/101 DEL 15/09/2026';
  const LONG = { ...ROSSI, remittance: TEXT };

  test.each<[string, Partial<BankMovement>, Partial<BankMovement>, string]>([
    ['a reference', { reference: '0306900000012345' }, { reference: '0306900000012345' }, 'same'],
    [
      'a reference in the text',
      { reference: '0306900000012345' },
      { remittance: 'X 0306900000012345' },
      'same',
    ],
    [
      'the text with the reference',
      { remittance: 'X 0306900000012345' },
      { reference: '0306900000012345' },
      'same',
    ],
    ['the payer’s reference', { marks: ['A', payersMark('ORDINE-77')] }, { reference: 'ORDINE-77' }, 'same'],
    ['a long text', LONG, LONG, 'same'],
    ['a long text within another', LONG, { ...ROSSI, remittance: `BONIFICO ${TEXT}` }, 'same'],
    ['a long text around another', { ...ROSSI, remittance: `BONIFICO ${TEXT}` }, LONG, 'same'],
    [
      'one value day',
      { ...LONG, valueOn: day('2026-11-11') },
      { ...LONG, valueOn: day('2026-11-11') },
      'same',
    ],
    [
      'two value days',
      { ...LONG, valueOn: day('2026-11-13') },
      { ...LONG, valueOn: day('2026-11-12') },
      'maybe',
    ],
    ['a short text', { ...ROSSI, remittance: 'FT 101' }, { ...ROSSI, remittance: 'FT 101' }, 'maybe'],
    [
      'a long text without a number',
      { ...ROSSI, remittance: 'X'.repeat(30) },
      { ...ROSSI, remittance: 'X'.repeat(30) },
      'maybe',
    ],
    ['a short reference', { ...ROSSI, reference: 'B7' }, { ...ROSSI, reference: 'B7' }, 'maybe'],
    ['nothing', {}, {}, 'new'],
    ['other numbers', { ...ROSSI, remittance: 'FT 101' }, { ...ROSSI, remittance: 'FT 102' }, 'new'],
    ['other payers', LONG, { ...LONG, counterparty: 'BIANCHI' }, 'new'],
    [
      'other value days',
      { ...LONG, valueOn: day('2026-11-20') },
      { ...LONG, valueOn: day('2026-11-12') },
      'new',
    ],
    [
      'other accounts',
      { ...LONG, account: IBAN },
      { ...LONG, account: 'IT60X0542811101000000123456' },
      'new',
    ],
    [
      'other accounts of the payer',
      { ...LONG, counterpartIban: IBAN },
      { ...LONG, counterpartIban: 'IT60X0542811101000000123456' },
      'new',
    ],
    ['money out', { ...LONG, cents: cents(-150_000) }, { ...LONG, cents: cents(-150_000) }, 'new'],
    [
      'money out by its reference',
      { cents: cents(-150_000), reference: '0306900000012345' },
      { cents: cents(-150_000), reference: '0306900000012345' },
      'same',
    ],
  ])('%s', (_what, one, other, kind) => {
    expect(kindOf({ ...next, ...one }, other)).toBe(kind);
  });

  test('three days are near, four are not', () => {
    const after = (days: string): string => kindOf({ ...LONG, bookedOn: day(days) }, LONG);
    expect([after('2026-11-15'), after('2026-11-16'), after('2026-11-09'), after('2026-11-08')]).toEqual([
      'same',
      'new',
      'same',
      'new',
    ]);
  });

  test.each<[string, Partial<BankMovement>, Partial<BankMovement>, string]>([
    ['a long text', LONG, LONG, 'maybe'],
    ['a short text', { ...ROSSI, remittance: 'FT 101' }, { ...ROSSI, remittance: 'FT 101' }, 'new'],
    [
      'a long text, two references',
      { ...LONG, reference: 'TX-000001' },
      { ...LONG, reference: 'TX-000002' },
      'new',
    ],
    ['a reference', { reference: 'TX-000001' }, { reference: 'TX-000001' }, 'same'],
  ])('in two files of one manner: %s', (_what, one, other, kind) => {
    expect(pairMovements([told({ ...next, ...one })], [told(other)])[0]?.kind).toBe(kind);
  });

  test('its own day comes first, and every movement pairs once', () => {
    const known = [told(LONG), told({ ...LONG, ...next })];
    const fresh = [
      told({ ...LONG, ...next }, 'mt940'),
      told({ ...LONG, bookedOn: day('2026-11-14') }, 'mt940'),
    ];
    expect(pairMovements(fresh, known)).toEqual([
      { kind: 'same', at: 1 },
      { kind: 'same', at: 0 },
    ]);
    const third = told({ ...LONG, bookedOn: day('2026-11-15') }, 'mt940');
    expect(pairMovements([...fresh, third], known)[2]).toEqual({ kind: 'new' });
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
