/** Rule 20: names of one customer as two programs write them, and names that only look alike. */
import { describe, expect, test } from 'vitest';
import { haveWordInCommon, isLooselySame } from '../../../src/domain/debtor/looseName.ts';

describe('one name', () => {
  test.each([
    ['Rossi & Figli S.n.c.', 'Rossi e Figli snc'],
    ['Mario Rossi', 'ROSSI MARIO'],
    ['Zeta Trasporti S.r.l.', 'Zeta Trasporti'],
    ['Zeta Trasporti S.r.l.', 'Zeta Trasporti s.r.l. unipersonale'],
    ['Zeta Trasporti S.r.l.', 'Zeta Trasporti srl in liquidazione'],
    ['Zeta Trasporti S.r.l.', 'Zeta Trasporti Società a responsabilità limitata con socio unico'],
    ['F.lli Bianchi S.n.c.', 'Fratelli Bianchi snc'],
    ['Bianchi F. lli', 'F.LLI BIANCHI'],
    ['Soc. Coop. Aurora', 'Aurora Soc.Coop.'],
    ['Aurora Società Cooperativa a r.l.', 'Coop. Aurora'],
    ['Verdi & C. S.a.s.', 'VERDI E C. SAS'],
    ['Caffè Nero S. p. A.', 'CAFFE NERO SPA'],
  ])('%s, %s', (one, other) => {
    expect(isLooselySame(one, other)).toBe(true);
    expect(isLooselySame(other, one)).toBe(true);
  });
});

describe('two names', () => {
  test.each([
    ['Rossi S.r.l.', 'Rossi S.p.A.'],
    ['Rossi S.r.l.', 'Rossi Luigi S.r.l.'],
    ['Rossi A.', 'Rossi B.'],
    ['S.r.l.', 'SRL'],
    ['Mario Rossi', 'Maria Rossi'],
  ])('%s, %s', (one, other) => {
    expect(isLooselySame(one, other)).toBe(false);
  });
});

test.each([
  ['Alfa S.r.l.', 'Omega S.r.l.', false],
  ['Alfa Firenze', 'Alfa Prato S.r.l.', true],
  ['S.r.l.', 'S.p.A.', false],
])('a word in common: %s, %s', (one, other, expected) => {
  expect(haveWordInCommon(one, other)).toBe(expected);
});
