/** Telephone numbers, VAT numbers of other countries, certified mail: what is compared, and what looks odd. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { debtorRemarks, isPlainMail } from '../../src/domain/debtor/debtorCheck.ts';
import {
  contactKey,
  isContact,
  preferredContact,
  type DebtorContact,
} from '../../src/domain/debtor/debtorContact.ts';
import { phoneFinding, phoneKey } from '../../src/domain/debtor/phone.ts';
import { hasVatShape } from '../../src/domain/debtor/vatFormat.ts';

describe('telephone numbers', () => {
  test.each([
    ['055 000 107', undefined, '+39055000107', undefined],
    ['055/000107', 'IT', '+39055000107', undefined],
    ['+39 055 000107', undefined, '+39055000107', undefined],
    ['0039 055 000107', undefined, '+39055000107', undefined],
    ['39 055 00001070', undefined, '+3905500001070', undefined],
    ['393 000 1070', undefined, '+393930001070', undefined],
    ['(055) 000-107', undefined, '+39055000107', undefined],
    ['800 000 107', undefined, '+39800000107', undefined],
    ['+49 30 000107', undefined, '+4930000107', undefined],
    ['030 000107', 'DE', '030000107', undefined],
    ['055', undefined, '+39055', 'too-short'],
    ['055 0000 1070 2', undefined, '+39055000010702', 'too-long'],
    ['500 000 107', undefined, '+39500000107', 'no-such-number'],
    ['33 000', undefined, '+3933000', 'too-short'],
    ['899 000 107', undefined, '+39899000107', 'not-a-debtor'],
    ['199 000 107', undefined, '+39199000107', 'not-a-debtor'],
    ['chiedere', undefined, '', 'too-short'],
    ['+', 'DE', '', 'too-short'],
  ] as const)('%s (%s) is compared as %s, %s', (typed, country, key, finding) => {
    expect(phoneKey(typed, country)).toBe(key);
    expect(phoneFinding(typed, country)).toBe(finding);
  });
});

test.each([
  ['ATU12345678', true],
  ['AT12345678', false],
  ['BE0123456789', true],
  ['DE123456789', true],
  ['DE12345678', false],
  ['ESB12345678', true],
  ['FR12345678901', true],
  ['FRIO345678901', false],
  ['GB123456789', true],
  ['IE1234567FA', true],
  ['NL123456789B01', true],
  ['PL1234567890', true],
  ['SE123456789001', true],
  ['SE123456789002', false],
  ['SM12345', true],
  ['US12', true],
])('%s has the shape of its country: %s', (vatNumber, expected) => {
  expect(hasVatShape(vatNumber)).toBe(expected);
});

test.each([
  ['ditta@gmail.com', true],
  ['ditta@outlook.it', true],
  ['ditta@yahoo.co.uk', true],
  ['ditta@pec.example', false],
  ['gmail.com@pec.example', false],
])('%s is ordinary mail: %s', (address, expected) => {
  expect(isPlainMail(address)).toBe(expected);
});

describe('what looks odd about a debtor', () => {
  test.each([
    [{}, [], []],
    [{ vatNumber: '99900010015', phone: '055 000107', pec: 'ditta@pec.example' }, [], []],
    [{ vatNumber: '12345678903' }, [], ['vat-office-unknown']],
    [{ vatNumber: 'DE1', country: 'DE' }, [], ['vat-shape']],
    [{ vatNumber: 'DE123456789', phone: '1', country: 'DE' }, [], []],
    [{ phone: '1', pec: 'ditta@gmail.com' }, [], ['phone-unlikely', 'pec-is-plain-mail']],
    [{}, ['IT60X0542811101000000123456', 'IT40S0542811101000000123456'], ['iban-wrong']],
  ])('%j with accounts %j: %j', (debtor, ibans, expected) => {
    expect(debtorRemarks(debtor, ibans).map(({ code }) => code)).toEqual(expected);
  });
});

describe('contacts', () => {
  const of = (id: number, change: Partial<DebtorContact>): DebtorContact & { readonly key: string } => ({
    id,
    kind: 'phone',
    value: `055 00000${id}`,
    key: `+3905500000${id}`,
    source: 'export',
    addedOn: day('2026-11-02'),
    ...change,
  });

  test.each<[string, DebtorContact[], number | undefined]>([
    ['the newest of an export', [of(1, {}), of(2, {})], 2],
    ['what a person entered first', [of(1, { source: 'hand' }), of(2, {})], 1],
    ['not one that is wrong', [of(1, {}), of(2, { wrongOn: day('2026-11-03') })], 1],
    ['not one of another kind', [of(1, { kind: 'email' })], undefined],
  ])('used is %s', (_what, contacts, id) => {
    expect(preferredContact(contacts, 'phone')?.id).toBe(id);
  });

  test.each([
    ['phone', '+39 055/000001', true],
    ['phone', '055 000001', true],
    ['phone', '055 000002', false],
    ['email', '055 000001', false],
  ] as const)('%s %s is the first contact: %s', (kind, value, expected) => {
    expect(isContact(of(1, {}), kind, value)).toBe(expected);
  });

  test('a mailbox is compared in small letters, a number of words as it was written', () => {
    expect(contactKey('email', ' Ufficio@Ditta.example ')).toBe('ufficio@ditta.example');
    expect(contactKey('phone', 'Chiedere')).toBe('chiedere');
  });
});
