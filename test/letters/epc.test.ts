import { describe, expect, test } from 'vitest';
import { cents } from '../../src/domain/money.ts';
import { epcPayload, epcSvg, type EpcTransfer } from '../../src/letters/epc.ts';

function aTransfer(deviation: Partial<EpcTransfer> = {}): EpcTransfer {
  return {
    beneficiary: 'Cartotecnica Belfiore S.r.l.',
    iban: 'IT60X0542811101000000123456',
    amount: { cents: cents(296_650), currency: 'EUR' },
    reference: 'C0042 pratica 31',
    ...deviation,
  };
}

function euro(value: number): EpcTransfer['amount'] {
  return { cents: cents(value), currency: 'EUR' };
}

describe('the lines of the code', () => {
  test('stand in the order of the guideline, with LF between them and none at the end', () => {
    expect(epcPayload(aTransfer())).toBe(
      'BCD\n002\n1\nSCT\n\nCartotecnica Belfiore S.r.l.\nIT60X0542811101000000123456\nEUR2966.50\n\n\nC0042 pratica 31',
    );
  });

  test('carry the BIC when there is one, and leave out one that is none', () => {
    expect(epcPayload(aTransfer({ bic: 'bmes it 3f' }))?.split('\n')[4]).toBe('BMESIT3F');
    expect(epcPayload(aTransfer({ bic: 'BANCA' }))?.split('\n')[4]).toBe('');
  });

  test('the IBAN loses its blanks', () => {
    expect(epcPayload(aTransfer({ iban: 'IT60 X054 2811 1010 0000 0123 456' }))?.split('\n')[6]).toBe(
      'IT60X0542811101000000123456',
    );
  });

  test('end at the amount when there is no reference', () => {
    expect(epcPayload(aTransfer({ reference: '' }))).toMatch(/\nEUR2966\.50$/u);
  });

  test('a line break in a name or a reference adds no line', () => {
    const payload = epcPayload(aTransfer({ beneficiary: 'Belfiore\r\nIT00', reference: 'a\nb' }));
    expect(payload?.split('\n')).toHaveLength(11);
    expect(payload).toContain('\nBelfiore IT00\n');
  });

  test('the name keeps 70 characters, the reference 140', () => {
    const lines = epcPayload(aTransfer({ beneficiary: 'n'.repeat(71), reference: 'r'.repeat(141) }))?.split(
      '\n',
    );
    expect([lines?.[5]?.length, lines?.[10]?.length]).toEqual([70, 140]);
  });
});

test.each([
  [1, 'EUR0.01'],
  [99_999_999_999, 'EUR999999999.99'],
  [100, 'EUR1.00'],
])('%i cents are written %s', (value, line) => {
  expect(epcPayload(aTransfer({ amount: euro(value) }))?.split('\n')[7]).toBe(line);
});

test.each([
  ['nothing to pay', { amount: euro(0) }],
  ['a credit', { amount: euro(-1) }],
  ['more than the guideline allows', { amount: euro(100_000_000_000) }],
  ['another currency', { amount: { cents: cents(100), currency: 'CHF' } }],
  ['no IBAN', { iban: '' }],
  ['something else for an IBAN', { iban: 'conto 1234' }],
  ['no name', { beneficiary: ' \u200b' }],
  ['more than 331 bytes', { beneficiary: '字'.repeat(70), reference: '字'.repeat(140) }],
])('no code for %s', (_, deviation) => {
  expect(epcPayload(aTransfer(deviation))).toBeUndefined();
});

test('331 bytes still make a code, version 13, and one more does not', () => {
  const beneficiary = 'é'.repeat(70);
  const bytesWithout = new TextEncoder().encode(epcPayload(aTransfer({ beneficiary, reference: '' }))).length;
  const room = 331 - bytesWithout - '\n\n\n'.length;
  const payload = epcPayload(aTransfer({ beneficiary, reference: 'r'.repeat(room) })) ?? '';
  expect(new TextEncoder().encode(payload)).toHaveLength(331);
  expect(epcSvg(payload)).toContain('viewBox="0 0 77 77"');
  expect(epcPayload(aTransfer({ beneficiary, reference: 'r'.repeat(room + 1) }))).toBeUndefined();
});

test('the picture is one small path with nothing to load', () => {
  const svg = epcSvg(epcPayload(aTransfer()) ?? '');
  expect(svg).toMatch(
    /^<svg [^>]*viewBox="0 0 \d+ \d+"[^>]*><path stroke="#000" d="[Mmh\d. -]+"\/><\/svg>$/u,
  );
  expect(svg.length).toBeLessThan(10_000);
});
