import { describe, expect, test } from 'vitest';
import { isCreditNoteType, isUnsureType, splitDocument } from '../../../src/intake/cell/documentText.ts';

describe('splitDocument', () => {
  test.each([
    ['2026/101', { number: '2026/101', isCreditNote: false }],
    ['FPR 45/26', { number: 'FPR 45/26', isCreditNote: false }],
    ['FT 12', { number: 'FT 12', isCreditNote: false }],
    ['Fattura 12/A', { number: '12/A', isCreditNote: false }],
    ['Fattura n. 12', { number: '12', isCreditNote: false }],
    ['Fattura', { number: 'Fattura', isCreditNote: false }],
    ['Nota di credito 7', { number: '7', isCreditNote: true }],
    ['Fattura 2026/101 del 30/06/2026', { number: '2026/101', date: '30/06/2026', isCreditNote: false }],
    ['Fattura FPR 45/26 del 12/05/2026', { number: 'FPR 45/26', date: '12/05/2026', isCreditNote: false }],
    [
      'Nota di credito 2026/NC7 del 15/09/2026',
      { number: '2026/NC7', date: '15/09/2026', isCreditNote: true },
    ],
    ['FT 12 del 1/2/26', { number: '12', date: '1/2/26', isCreditNote: false }],
    ['Fattura accompagnatoria 2026/14', { number: '2026/14', isCreditNote: false }],
    ['Fatt. differita n. 14', { number: '14', isCreditNote: false }],
    ["Fattura d'acconto 14/A", { number: '14/A', isCreditNote: false }],
    ['Fattura Saldo', { number: 'Fattura Saldo', isCreditNote: false }],
    ['Fattura IMM-7', { number: 'IMM-7', isCreditNote: false }],
    ['Ft.imm. 15 del 15/03/2026', { number: '15', date: '15/03/2026', isCreditNote: false }],
    ['Ft. 15 del 15/03/2026', { number: '15', date: '15/03/2026', isCreditNote: false }],
    ['Rechnung R-7 vom 05.06.2026', { number: 'R-7', date: '05.06.2026', isCreditNote: false }],
    ['Avoir A-9 du 05/06/2026', { number: 'A-9', date: '05/06/2026', isCreditNote: true }],
    ["'00012", { number: '00012', isCreditNote: false }],
  ])('%s', (text, expected) => {
    expect(splitDocument(text)).toEqual(expected);
  });
});

test.each([
  ['Nota di credito', true],
  ['NOTA CREDITO', true],
  ['NC', true],
  ['N.C.', true],
  ['Credit note', true],
  ['Credit memo', true],
  ['Gutschrift', true],
  ['Avoir', true],
  ['TD04', true],
  ['Fattura', false],
  ['Nota di debito', false],
  ['NDC', true],
  ['N.D.C.', true],
  ['FT NC', true],
  ['Storno', true],
  ['Storno di fattura', true],
  ['Reso', true],
  ['Abbuono', true],
  ['Credit', true],
  ['CN', true],
  ['C/N', true],
  ['ND', false],
  ['RB', false],
  ['Pagamento', false],
  ['NCF', false],
  ['Sales invoice', false],
])('the type %s is a credit note: %s', (type, expected) => {
  expect(isCreditNoteType(type)).toBe(expected);
});

test.each([
  ['Pagamento', true],
  ['INCASSO', true],
  ['Inc.', true],
  ['Payment', true],
  ['Zahlungseingang', true],
  ['Règlement', true],
  ['N', true],
  ['C', true],
  ['F', false],
  ['Fattura', false],
  ['Bonifico', false],
  ['NC', false],
])('a positive amount of the type %s may be a credit: %s', (type, expected) => {
  expect(isUnsureType(type)).toBe(expected);
});
