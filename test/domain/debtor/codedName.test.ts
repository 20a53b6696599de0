import { describe, expect, test } from 'vitest';
import { codedName } from '../../../src/domain/debtor/codedName.ts';

describe('code and name in one text', () => {
  test.each([
    ['00012 Rossi S.r.l.', 'first', '00012', 'Rossi S.r.l.', false],
    ['C0012 - Rossi', 'first', 'C0012', 'Rossi', true],
    ['12: Rossi', 'first', '12', 'Rossi', true],
    ['CLI-7 24 Ore', 'first', 'CLI-7', '24 Ore', false],
    ['24 Ore S.p.A.', 'first', '24', 'Ore S.p.A.', false],
    ['Rossi S.r.l. (00012)', 'last', '00012', 'Rossi S.r.l.', true],
    ['Rossi [C12]', 'last', 'C12', 'Rossi', true],
  ] as const)('“%s”, code %s', (text, place, code, name, isMarked) => {
    expect(codedName(text, place)).toEqual({ code, name, isMarked });
  });

  test.each([
    ['Rossi S.r.l.', 'first'],
    ['A2A S.p.A.', 'first'],
    ['2M Impianti', 'first'],
    ['00012', 'first'],
    ['12 34', 'first'],
    ['01234567890 Rossi', 'first'],
    ['Rossi (FI)', 'last'],
    ['Rossi (IT01234567890)', 'last'],
    ['(00012)', 'last'],
    ['Rossi 00012', 'last'],
  ] as const)('“%s” has no code %s', (text, place) => {
    expect(codedName(text, place)).toBeUndefined();
  });
});
