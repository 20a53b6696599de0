import { describe, expect, test } from 'vitest';
import {
  isCollectedByBank,
  methodWords,
  PAYMENT_METHODS,
  paymentMethodOf,
  type MethodWords,
} from '../../../src/domain/payment/paymentMethod.ts';

describe('what exports write', () => {
  test.each([
    ['RB', 'riba'],
    ['RIBA', 'riba'],
    ['Ri.Ba.', 'riba'],
    ['ri.ba. 60 gg d.f.f.m.', 'riba'],
    ['RI-BA 30/60/90', 'riba'],
    ['R.B.', 'riba'],
    ['BB', 'riba'],
    ['Ricevuta bancaria', 'riba'],
    ['RB60FM', 'riba'],
    ['MP12', 'riba'],
    ['SDD', 'sdd'],
    ['R.I.D.', 'sdd'],
    ['SEPA Direct Debit CORE', 'sdd'],
    ['domiciliazione bancaria', 'sdd'],
    ['MP19', 'sdd'],
    ['MP9', 'other'],
    ['BO', 'transfer'],
    ['W30', 'transfer'],
    ['Bonifico 60 gg. f.m.', 'transfer'],
    ['BB Bonifico', 'transfer'],
    ['Bonifico bancario RB Immobili', 'transfer'],
    ['MP05', 'transfer'],
    ['Virement', 'transfer'],
    ['Carta di credito', 'card'],
    ['Contrassegno', 'cash'],
    ['Assegno circolare', 'cheque'],
    ['RD', 'other'],
    ['Rimessa diretta', 'other'],
    ['30 gg data fattura', 'other'],
    ['RIBALTA', 'other'],
    ['', 'other'],
  ])('%s is %s', (text, method) => {
    expect(paymentMethodOf(text, {})).toBe(method);
  });
});

describe('the company’s own words', () => {
  const own: MethodWords = {
    'Ri.Ba.': 'other',
    Z7: 'riba',
    'Z7 speciale': 'transfer',
    '': 'cash',
    RB: 'riba',
  };

  test.each([
    ['Z7', 'riba'],
    ['z7 60 gg', 'riba'],
    ['Z7 Speciale', 'transfer'],
    ['RIBA', 'other'],
    ['Bonifico', 'transfer'],
    ['Bonifico RB', 'riba'],
  ])('%s is %s: they go before the usual ones, the longest first', (text, method) => {
    expect(paymentMethodOf(text, own)).toBe(method);
    expect(paymentMethodOf(text, own)).toBe(method);
  });
});

test('only Ri.Ba. and direct debits are collected by the bank', () => {
  expect(PAYMENT_METHODS.filter(isCollectedByBank)).toEqual(['riba', 'sdd']);
});

test('words are compared without accents, dots and case, numbers apart', () => {
  expect(methodWords(' È una Ri.Ba.60gg ')).toBe('E UNA RIBA 60 GG');
  expect(methodWords('--')).toBe('');
});
