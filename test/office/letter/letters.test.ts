/** Letters without printing them: what they say, what they are numbered, and that each is recorded once. */
import { describe, expect, test, vi } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { caseFile } from '../../../src/office/case/caseFile.ts';
import { assignCase } from '../../../src/office/case/cases.ts';
import { lettersOf } from '../../../src/office/letter/letterRegister.ts';
import { issueLetter, prepareLetter } from '../../../src/office/letter/letters.ts';
import { recordPayment } from '../../../src/office/payment/payments.ts';
import { markSent } from '../../../src/office/letter/posting.ts';
import { undo } from '../../../src/office/undo.ts';
import {
  aBook,
  aBookWith,
  aRow,
  importRows,
  issue,
  moment,
  printed,
  someSettings,
} from '../../support/world.ts';

const TODAY = '2026-11-24';
const NOW = moment(TODAY);
const OTHERS = ['Mulino Bertani S.n.c.', 'Vetreria Lagorai S.r.l.'].map((name, index) => ({
  name,
  code: `C${index}`,
}));

function diskFull(): never {
  throw new Error('disk full');
}

function contentOf(...rows: readonly ReturnType<typeof aRow>[]) {
  return prepareLetter(aBookWith(TODAY, ...rows), NOW, 1).content;
}

describe('what a letter says', () => {
  test('the residual of each item, with what was paid of it', () => {
    const content = contentOf(aRow({ amount: 10_000, open: 5_000 }));
    expect(content.items).toMatchObject([
      { amountCents: 10_000, paidCents: 5_000, openCents: 5_000, daysLate: 22 },
    ]);
    expect(content.totals).toEqual([{ cents: 5_000, currency: 'EUR' }]);
  });

  test('credit notes stand in it without days late, and are netted', () => {
    const content = contentOf(aRow(), aRow({ number: 'NC 1', amount: -50_000, due: '2026-10-01' }));
    expect(content.items.map(({ number, daysLate }) => [number, daysLate])).toEqual([
      ['NC 1', 0],
      ['2026/101', 22],
    ]);
    expect(content.totals).toEqual([{ cents: 100_000, currency: 'EUR' }]);
  });

  test('what is not due yet is not in it', () => {
    expect(contentOf(aRow(), aRow({ number: '2026/102', due: TODAY })).items).toHaveLength(1);
  });

  test('number, deadline, reference and who signs', () => {
    const content = contentOf(aRow());
    expect(content).toMatchObject({
      template: 'first-letter',
      tone: 'friendly',
      protocol: '2026/0001',
      issuedOn: TODAY,
      deadline: '2026-12-04',
      termDays: 10,
      channel: 'post',
      place: 'Firenze',
      signatory: { name: 'Anna Sarti' },
      earlier: [],
      paymentReference: '2026/0001 - 1 - 2026/101',
    });
    expect(content.stamp).toBeUndefined();
  });

  test('a long list of invoices does not make the reference too long, and no number is cut in two', () => {
    const rows = Array.from({ length: 30 }, (_, index) => aRow({ number: `2026/${1000 + index}` }));
    const { paymentReference } = contentOf(...rows);
    expect(paymentReference).toMatch(/^2026\/0001 - 1 - 2026\/1000, 2026\/1001, .*, 2026\/1010$/u);
    expect(paymentReference.length).toBeLessThanOrEqual(140);
  });

  test('the collector answers the phone; a legal warning is signed by the first person of the company', () => {
    const book = aBookWith(TODAY, aRow());
    assignCase(book, NOW, 1, 'bruno');
    const letter = prepareLetter(book, NOW, 1).content;
    expect(letter).toMatchObject({ signatory: { name: 'Bruno Conti' }, contact: { name: 'Bruno Conti' } });
    const preview = { step: 'legal-warning', isPreview: true };
    issue(book, TODAY, 1);
    markSent(book, NOW, ['2026/1'], { on: day(TODAY) });
    const warning = prepareLetter(book, NOW, 1, preview).content;
    expect(warning).toMatchObject({
      signatory: { name: 'Anna Sarti' },
      contact: { name: 'Bruno Conti' },
      channel: 'pec',
    });
    expect(warning.earlier).toEqual([{ protocol: '2026/0001', sentOn: TODAY, via: 'post' }]);
    expect(warning.deadline).toBeUndefined();
  });

  test('the debtor’s language, unless another is wished for', () => {
    const book = aBookWith(TODAY, aRow());
    expect(prepareLetter(book, NOW, 1).content.language).toBe('it');
    expect(prepareLetter(book, NOW, 1, { language: 'en' }).content.language).toBe('en');
  });

  test('the sample company’s letters are stamped', () => {
    const book = { ...aBookWith(TODAY, aRow()), settings: someSettings({}, { isSample: true }) };
    expect(prepareLetter(book, NOW, 1).content.stamp).toBe('sample');
  });
});

describe('a preview', () => {
  test('is stamped, has no number, and may come before its turn', () => {
    const book = aBookWith('2026-11-03', aRow());
    const { content } = prepareLetter(book, moment('2026-11-03'), 1, { isPreview: true });
    expect(content).toMatchObject({ stamp: 'draft', paymentReference: '1 - 2026/101' });
    expect(content.protocol).toBeUndefined();
  });

  test('shows the next letter when something else is due', () => {
    const book = aBookWith('2026-11-09', aRow());
    issue(book, '2026-11-09', 1);
    markSent(book, moment('2026-11-09'), ['2026/0001'], { on: day('2026-11-09') });
    expect(() => prepareLetter(book, moment('2026-11-20'), 1)).toThrow(
      expect.objectContaining({ code: 'no-letter-step' }),
    );
    expect(prepareLetter(book, moment('2026-11-20'), 1, { isPreview: true }).step.id).toBe('second-letter');
  });

  test('of a warning for what was never demanded has nothing to say', () => {
    const wish = { step: 'legal-warning', isPreview: true };
    expect(() => prepareLetter(aBookWith(TODAY, aRow()), NOW, 1, wish)).toThrow(
      expect.objectContaining({ code: 'nothing-to-demand' }),
    );
  });
});

describe('numbers', () => {
  test('three debtors, three letters, each with its own number, address and invoices', () => {
    const rows = OTHERS.map((debtor, index) =>
      aRow({ number: `X${index}`, debtor, amount: 10_000 * (index + 1) }),
    );
    const book = aBookWith(TODAY, aRow(), ...rows);
    const letters = [1, 2, 3].map((number, offset) => prepareLetter(book, NOW, number, { offset }));
    for (const letter of letters) issueLetter(book, NOW, letter, printed());
    const told = letters.map(({ content }) => [
      content.protocol,
      content.recipient.name,
      content.items.map((item) => item.number),
      content.totals.map((total) => total.cents),
    ]);
    expect(told).toEqual([
      ['2026/0001', 'Tessitura Valdossola S.r.l.', ['2026/101'], [150_000]],
      ['2026/0002', 'Mulino Bertani S.n.c.', ['X0'], [10_000]],
      ['2026/0003', 'Vetreria Lagorai S.r.l.', ['X1'], [20_000]],
    ]);
  });

  test('every year begins with one', () => {
    const book = aBookWith('2026-12-31', aRow(), aRow({ number: 'X', debtor: OTHERS[0] ?? {} }));
    expect(issue(book, '2026-12-31', 1).protocol).toBe('2026/0001');
    expect(issue(book, '2027-01-04', 2).protocol).toBe('2027/0001');
  });

  test('a batch is undone as a whole', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: 'X', debtor: OTHERS[0] ?? {} }));
    const first = issueLetter(book, NOW, prepareLetter(book, NOW, 1), printed());
    issueLetter(book, NOW, prepareLetter(book, NOW, 2), printed(), first.operation);
    undo(book, NOW);
    expect([1, 2].flatMap((number) => lettersOf(book, number)).map((letter) => letter.status)).toEqual([
      'void',
      'void',
    ]);
  });
});

describe('between preparing and recording', () => {
  test('a payment makes the letter untrue: it is not issued, and its file is not put in place', () => {
    const book = aBookWith(TODAY, aRow());
    const letter = prepareLetter(book, NOW, 1);
    recordPayment(book, NOW, 1, { cents: cents(1), on: day(TODAY) });
    const putInPlace = vi.fn<() => void>();
    expect(() => issueLetter(book, NOW, letter, printed('', putInPlace))).toThrow(
      expect.objectContaining({ code: 'letter-overtaken' }),
    );
    expect(putInPlace).not.toHaveBeenCalled();
    expect(lettersOf(book, 1)).toEqual([]);
  });

  test('another letter took the number', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: 'X', debtor: OTHERS[0] ?? {} }));
    const letter = prepareLetter(book, NOW, 1);
    issue(book, TODAY, 2);
    expect(() => issueLetter(book, NOW, letter, printed())).toThrow(
      expect.objectContaining({ code: 'letter-overtaken' }),
    );
  });

  test('the same letter is not issued twice', () => {
    const book = aBookWith(TODAY, aRow());
    const letter = prepareLetter(book, NOW, 1);
    issueLetter(book, NOW, letter, printed());
    expect(() => issueLetter(book, NOW, letter, printed())).toThrow(
      expect.objectContaining({ kind: 'rule' }),
    );
  });

  test('a file that cannot be put in place is no letter: nothing is recorded and the number stays free', () => {
    const book = aBookWith(TODAY, aRow());
    expect(() => issueLetter(book, NOW, prepareLetter(book, NOW, 1), printed('', diskFull))).toThrow(
      'disk full',
    );
    expect(caseFile(book, 1, day(TODAY))).toMatchObject({ letters: [], facts: { steps: [] } });
    expect(issue(book, TODAY, 1).protocol).toBe('2026/0001');
  });
});

test('a letter in the register tells what it was and what became of it', () => {
  const book = aBook();
  importRows(book, TODAY, aRow());
  issue(book, TODAY, 1);
  markSent(book, NOW, ['2026-1'], { on: day(TODAY), via: 'registered', reference: 'RA 61' });
  expect(lettersOf(book, 1)).toMatchObject([
    {
      protocol: '2026/0001',
      step: 'first-letter',
      channel: 'post',
      status: 'issued',
      deadline: '2026-12-04',
      sentOn: TODAY,
      sentVia: 'registered',
      sentReference: 'RA 61',
      totalCents: 150_000,
    },
  ]);
});
