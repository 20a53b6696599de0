/** Rule 20: a debtor is its VAT number or tax code, then its code, then its name; a conflict is asked, never guessed. */
import { describe, expect, test } from 'vitest';
import {
  debtorLabel,
  identityName,
  nameKey,
  normaliseName,
  type DebtorDetails,
} from '../../../src/domain/debtor/debtor.ts';
import { DebtorIndex, identityLabel } from '../../../src/domain/debtor/debtorMatch.ts';

const ROSSI = { name: 'Rossi S.r.l.', vatNumber: '99900000016', code: 'C1' };
const BIANCHI = { name: 'Bianchi S.n.c.', taxCode: 'BNCMRA80A01H501K', code: 'C2' };
const VERDI = { name: 'Verdi S.p.A.' };

function match(details: DebtorDetails): number | string {
  const index = new DebtorIndex(
    [ROSSI, BIANCHI, VERDI, { name: '24 Ore SpA' }, { name: 'Gialli (00012)' }].map((known, key) => ({
      key: key + 1,
      details: known,
    })),
  );
  const found = index.match(details);
  return found.kind === 'known' ? found.key : found.kind;
}

describe('which debtor a row means', () => {
  test.each<[string, DebtorDetails, number | string]>([
    ['the VAT number, whatever the name', { name: 'ROSSI & FIGLI', vatNumber: '99900000016' }, 1],
    ['the tax code', { name: 'Bianchi', taxCode: 'BNCMRA80A01H501K' }, 2],
    ['the code, whatever the name', { name: 'Rossi srl (vecchio)', code: 'C1' }, 1],
    ['both', { name: 'Rossi', vatNumber: '99900000016', code: 'C1' }, 1],
    ['the name, apart from points and case', { name: 'ROSSI SRL' }, 1],
    ['the name, completed by a code', { name: 'Verdi SpA', code: 'C9' }, 3],
    ['the code, completed by a VAT number', { name: 'Bianchi', code: 'C2', vatNumber: '99900000024' }, 2],
    ['another legal form is another debtor', { name: 'Rossi S.p.A.' }, 'new'],
    ['the same name with another VAT number', { name: 'Rossi S.r.l.', vatNumber: '99900000032' }, 'new'],
    ['the same name with another code', { name: 'Rossi S.r.l.', code: 'C7' }, 'new'],
    ['nothing known', { name: 'Neri' }, 'new'],
    ['its code and its name in one', { name: 'C1 - Rossi Srl' }, 1],
    ['its name and its code in one', { name: 'Rossi Srl (C1)' }, 1],
    ['its code before another name', { name: 'C1 Gialli' }, 'new'],
    ['a code that nobody has', { name: 'C5 Rossi S.r.l.' }, 'new'],
    ['a known text taken apart', { name: 'Ore S.p.A.', code: '24' }, 4],
    ['a known text taken apart, the code last', { name: 'Gialli', code: '00012' }, 5],
    [
      'the VAT number of one and the code of another',
      { name: 'Rossi', vatNumber: '99900000016', code: 'C2' },
      'conflict',
    ],
    [
      'the VAT number of one and the tax code of another',
      { name: 'Rossi', vatNumber: '99900000016', taxCode: 'BNCMRA80A01H501K' },
      'conflict',
    ],
    [
      'the code with another VAT number',
      { name: 'Rossi S.r.l.', vatNumber: '99900000032', code: 'C1' },
      'conflict',
    ],
    [
      'the VAT number with another code',
      { name: 'Rossi S.r.l.', vatNumber: '99900000016', code: 'C7' },
      'conflict',
    ],
  ])('%s', (_what, details, expected) => {
    expect(match(details)).toBe(expected);
  });

  const NUMBERED = [
    { key: 1, details: { name: 'Rossi', code: '1' } },
    { key: 2, details: { name: 'Bianchi', code: '2' } },
    { key: 3, details: { name: 'Verdi & C. S.n.c.', vatNumber: '99900000016', code: '00012' } },
  ];

  test.each<[string, DebtorDetails, number | 'new' | readonly number[]]>([
    ['a code that got its zeros back', { name: 'Rossi', code: '00001' }, 1],
    ['a code that lost its zeros', { name: 'VERDI E C SNC', code: '12' }, 3],
    ['the VAT number beside such a code', { name: 'Verdi', vatNumber: '99900000016', code: '12' }, 3],
    ['zeros and another name', { name: 'Neri', code: '01' }, 'new'],
    ['a letter in the code', { name: 'Rossi', code: 'C1' }, 'new'],
    ['another name for the code', { name: 'Rossi Luigi', code: '1' }, 1],
    ['the code of one and the name of another', { name: 'Rossi', code: '2' }, [2, 1]],
    ['a VAT number, whosever the name', { name: 'Rossi', vatNumber: '99900000016' }, 3],
  ])('codes in figures: %s', (_what, details, expected) => {
    const found = new DebtorIndex(NUMBERED).match(details);
    expect(found).toMatchObject(
      typeof expected === 'number'
        ? { kind: 'known', key: expected }
        : expected === 'new'
          ? { kind: 'new' }
          : { kind: 'conflict', why: 'torn', keys: expected },
    );
  });

  test('what a row calls a debtor otherwise makes the name nobody’s', () => {
    const index = new DebtorIndex(NUMBERED);
    index.add(1, { name: 'Rossi Gruppo', code: '1' });
    expect(index.match({ name: 'Rossi Gruppo', code: '2' })).toMatchObject({ kind: 'known', key: 2 });
  });

  test('three namesakes are asked about, and a debtor told twice is not its own namesake', () => {
    const index = new DebtorIndex([
      { key: 1, details: { name: 'Rossi', vatNumber: '99900000016' } },
      { key: 1, details: { name: 'Rossi', code: 'C1' } },
    ]);
    expect(index.match({ name: 'Rossi' })).toMatchObject({ kind: 'known', key: 1 });
    index.add(2, { name: 'ROSSI', vatNumber: '99900000024' });
    index.add(3, { name: 'rossi', vatNumber: '99900000032' });
    expect(index.match({ name: 'Rossi' })).toMatchObject({ kind: 'conflict', keys: [1, 2, 3] });
  });

  test('two namesakes are asked about, unless something tells them apart', () => {
    const index = new DebtorIndex([
      { key: 1, details: { name: 'Rossi', vatNumber: '99900000016' } },
      { key: 2, details: { name: 'ROSSI', vatNumber: '99900000024' } },
    ]);
    expect(index.match({ name: 'Rossi' })).toEqual({ kind: 'conflict', why: 'namesakes', keys: [1, 2] });
    expect(index.match({ name: 'Rossi', vatNumber: '99900000032' })).toEqual({ kind: 'new' });
  });

  test('a debtor grows with the rows that name it', () => {
    const index = new DebtorIndex([]);
    index.add(-1, { name: 'Rossi', code: 'C1' });
    index.add(-1, { name: 'Rossi', vatNumber: '99900000016' });
    expect(index.match({ name: 'Altro', vatNumber: '99900000016' })).toEqual({
      kind: 'known',
      key: -1,
      isAlias: false,
    });
    expect(index.match({ name: 'Altro', code: 'C1' })).toEqual({
      kind: 'known',
      key: -1,
      isAlias: false,
    });
  });
});

describe('a debtor that another one was merged into', () => {
  const OLD = { name: 'Rossi Luigi & C.', code: 'C3' };
  const index = new DebtorIndex([{ key: 1, details: ROSSI }]);
  index.addAlias(1, OLD);
  index.addAlias(1, { name: 'Rossi Ditta', vatNumber: '99900000024' });

  test.each<[string, DebtorDetails, boolean]>([
    ['by its own code', { name: 'Rossi', code: 'C1' }, false],
    ['by its own name', { name: 'ROSSI SRL' }, false],
    ['by the old code', { name: 'Rossi', code: 'C3' }, true],
    ['by the old name', { name: 'Rossi Luigi & C.' }, true],
    ['by the old VAT number', { name: 'Rossi', vatNumber: '99900000024' }, true],
    [
      'by its own VAT number beside the old code',
      { name: 'Rossi', vatNumber: ROSSI.vatNumber, code: 'C3' },
      true,
    ],
  ])('%s', (_what, details, isAlias) => {
    expect(index.match(details)).toEqual({ kind: 'known', key: 1, isAlias });
  });

  test('a third code is a conflict as before', () => {
    expect(index.match({ name: 'Rossi', vatNumber: ROSSI.vatNumber, code: 'C7' })).toEqual({
      kind: 'conflict',
      why: 'contradiction',
      keys: [1],
    });
  });

  test('signs of two debtors name both', () => {
    const two = new DebtorIndex([
      { key: 1, details: ROSSI },
      { key: 2, details: BIANCHI },
    ]);
    expect(two.match({ name: 'Rossi', vatNumber: ROSSI.vatNumber, code: 'C2' })).toEqual({
      kind: 'conflict',
      why: 'torn',
      keys: [1, 2],
    });
  });
});

describe('names as they are compared', () => {
  test.each([
    ['Rossi S.r.l.', 'ROSSI SRL', 'ROSSI'],
    ['ROSSI  S.R.L.', 'ROSSI SRL', 'ROSSI'],
    ['Rossi srl', 'ROSSI SRL', 'ROSSI'],
    ['Rossi S.p.A.', 'ROSSI SPA', 'ROSSI'],
    ['Caffè D’Oro s.a.s.', 'CAFFE DORO SAS', 'CAFFE D ORO'],
    ['Müller GmbH', 'MULLER GMBH', 'MULLER'],
    ['Rossi & C. <snc>', 'ROSSI C SNC', 'ROSSI C SNC'],
    ['S.p.A.', 'SPA', 'S.P.A.'],
  ])('%s: %s with its legal form, %s without', (name, key, plain) => {
    expect(nameKey(name)).toBe(key);
    expect(normaliseName(name)).toBe(plain);
  });

  test.each([
    ['Verdi & C. S.n.c.', 'VERDI E C SNC'],
    ['Verdi e C. sas', 'VERDI & C. S.A.S.'],
    ['Verdi e C.', 'Verdi & C'],
  ])('%s is %s', (one, other) => {
    expect(identityName(one)).toBe(identityName(other));
  });

  test.each([
    ['Verdi E. Srl', 'Verdi Srl'],
    ['Verdi E. C. Bianchi', 'Verdi C. Bianchi'],
  ])('%s is not %s', (one, other) => {
    expect(identityName(one)).not.toBe(identityName(other));
  });
});

test.each([
  [{ name: 'Rossi S.r.l.', code: 'C1' }, 'C1 Rossi S.r.l.'],
  [{ name: 'Verdi S.p.A.' }, 'Verdi S.p.A.'],
])('%o is shown as "%s"', (debtor, label) => {
  expect(debtorLabel(debtor)).toBe(label);
});

describe('what a person said about a conflict', () => {
  const said = { name: 'Rossi', vatNumber: '99900000016', code: 'C2' };
  const index = new DebtorIndex(
    [ROSSI, BIANCHI, VERDI, { name: '24 Ore SpA' }, { name: 'Gialli (00012)' }].map((known, key) => ({
      key: key + 1,
      details: known,
    })),
  );
  index.addAnswers([{ key: 3, said }]);

  test.each<[string, DebtorDetails, number | string]>([
    ['counts for these signs together, however the name is written', { ...said, name: 'ROSSI' }, 3],
    ['and for neither of them alone', { name: 'Rossi', vatNumber: '99900000016' }, 1],
    ['nor with another one', { ...said, taxCode: 'BNCMRA80A01H501K' }, 'conflict'],
    ['nor under another name', { ...said, name: 'Rossi e C.' }, 'conflict'],
  ])('%s', (_what, details, expected) => {
    const found = index.match(details);
    expect(found.kind === 'known' ? found.key : found.kind).toBe(expected);
  });

  test('tells nothing new about whom it means', () => {
    expect(index.match(said)).toEqual({ kind: 'known', key: 3, isAlias: true });
  });

  describe('of a branch under its own code', () => {
    const branch = { name: 'Rossi Prato', vatNumber: '99900000016', code: 'C5' };
    const other = { name: 'Rossi Prato', vatNumber: '99900000024', code: 'C5' };
    const answered = (...answers: readonly { key: number; said: DebtorDetails }[]) => {
      const known = [ROSSI, BIANCHI].map((details, at) => ({ key: at + 1, details }));
      const of = new DebtorIndex(known);
      of.addAnswers(answers);
      return of;
    };

    test.each<[string, DebtorDetails, number | string]>([
      ['counts for its code and name alone', { name: 'Rossi Prato', code: 'C5' }, 1],
      ['for the code', { name: 'Prato', code: 'C5' }, 1],
      ['for the name', { name: 'ROSSI PRATO' }, 1],
      [
        'not beside the VAT number of nobody',
        { name: 'Altro', vatNumber: '99900000032', code: 'C5' },
        'conflict',
      ],
      ['nor takes the code or the name from anybody', { name: 'Bianchi S.n.c.', code: 'C2' }, 2],
    ])('%s', (_what, details, expected) => {
      const found = answered({ key: 1, said: branch }).match(details);
      expect(found.kind === 'known' ? [found.key, found.isAlias] : found.kind).toEqual(
        typeof expected === 'number' ? [expected, expected === 1] : expected,
      );
    });

    test('and for nothing alone when two answers differ', () => {
      const index = answered({ key: 1, said: branch }, { key: 2, said: other });
      expect(index.match({ name: 'Rossi Prato' })).toMatchObject({ kind: 'conflict', why: 'namesakes' });
      expect(index.match({ name: 'Rossi Prato', code: 'C5' })).toEqual({ kind: 'new' });
    });
  });

  test('a new debtor has none of the signs of others', () => {
    expect(index.withoutTaken({ ...said, taxCode: 'BNCMRA80A01H501K', city: 'Omegna' })).toEqual({
      name: 'Rossi',
      city: 'Omegna',
    });
    const free = { name: 'Neri', vatNumber: '99900000032', taxCode: 'NREMRA80A01H501K', code: 'C3' };
    expect(index.withoutTaken(free)).toEqual(free);
    expect(index.withoutTaken({ name: 'Neri' })).toEqual({ name: 'Neri' });
  });

  test('is told with all its signs', () => {
    expect(identityLabel({ ...said, taxCode: 'X' })).toBe('Rossi, C2, 99900000016, X');
  });
});
