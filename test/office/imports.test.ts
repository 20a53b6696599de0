/** Rule 20: what an export changes in the book, and what it must not change. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { A_DEBTOR } from '../support/caseWorld.ts';
import {
  aBook,
  aBookWith,
  aDebtorFile,
  aFile,
  aRow,
  importRows,
  importWhole,
  moment,
  type RowChange,
} from '../support/world.ts';
import { content } from './bookContent.ts';

const TODAY = '2026-11-24';

function itemsOf({ database }: Book): { number: string; due: string; open: number }[] {
  return database.connection
    .prepare('select number, due_on as due, open_cents as open from invoice order by id')
    .all() as { number: string; due: string; open: number }[];
}

/** One of three rates of 500.00. */
function instalment(number: string, due: string, open = 50_000): RowChange {
  return { number: '8', instalment: number, due, amount: 50_000, open };
}

describe('Rule 20: the same file twice', () => {
  test('changes nothing', () => {
    const rows = [
      aRow(),
      aRow({ number: '7', debtor: { name: 'Mulino Bertani', code: 'C9' }, open: 1_000 }),
      aRow({ number: '8', instalment: '1', due: '2026-10-31' }),
      aRow({ number: '8', instalment: '2', due: '2026-11-30' }),
      aRow({ number: 'NC 1', amount: -500 }),
    ];
    const book = aBookWith(TODAY, ...rows);
    const before = content(book);
    const again = importRows(book, '2026-11-25', ...rows);
    expect(again.counts).toMatchObject({ new: 0, updated: 0, unchanged: 5, settled: 0 });
    expect(again.debtors).toEqual({ new: 0, updated: 0 });
    expect(again.cases).toEqual({ opened: 0, closed: 0, reopened: 0 });
    expect(content(book)).toEqual(before);
  });
});

describe('what a later file says about an item', () => {
  test('a smaller balance is a payment', () => {
    const book = aBookWith(TODAY, aRow());
    expect(importRows(book, '2026-12-01', aRow({ open: 100_000 })).counts).toMatchObject({ updated: 1 });
    expect(caseFile(book, 1, day('2026-12-01')).payments).toMatchObject([
      { cents: 50_000, on: '2026-12-01' },
    ]);
  });

  test('a balance of nothing settles it, and the case with it', () => {
    const book = aBookWith(TODAY, aRow());
    const report = importRows(book, '2026-12-01', aRow({ open: 0 }));
    expect(report).toMatchObject({ counts: { settled: 1 }, cases: { closed: 1 } });
  });

  test('a row that is missing says nothing', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: '2026/102' }));
    importRows(book, '2026-12-01', aRow());
    expect(itemsOf(book).map((item) => item.open)).toEqual([150_000, 150_000]);
  });

  test('a due date put off takes the item out of the claim until then', () => {
    const book = aBookWith(TODAY, aRow());
    importRows(book, TODAY, aRow({ due: '2026-12-31' }));
    expect(itemsOf(book)).toEqual([{ number: '2026/101', due: '2026-12-31', open: 150_000 }]);
    expect(agendaOn(book, day('2026-12-31'))).toEqual([]);
    importRows(book, TODAY, aRow({ due: '2026-12-31' }));
    expect(itemsOf(book)).toHaveLength(1);
  });

  test('instalments keep their own amounts when they are numbered from one again', () => {
    const book = aBookWith(
      TODAY,
      aRow(instalment('1', '2026-10-31')),
      aRow(instalment('2', '2026-11-30')),
      aRow(instalment('3', '2026-12-31')),
    );
    importRows(
      book,
      '2026-12-01',
      aRow(instalment('1', '2026-11-30', 20_000)),
      aRow(instalment('2', '2026-12-31')),
    );
    expect(itemsOf(book)).toEqual([
      { number: '8', due: '2026-10-31', open: 50_000 },
      { number: '8', due: '2026-11-30', open: 20_000 },
      { number: '8', due: '2026-12-31', open: 50_000 },
    ]);
  });

  test('the same number of another day is another invoice', () => {
    const book = aBookWith(TODAY, aRow());
    expect(importRows(book, TODAY, aRow({ issued: '2025-10-02' })).counts.new).toBe(1);
  });
});

describe('which debtor a row means', () => {
  const byVat = { name: 'TESSITURA VALDOSSOLA', vatNumber: '99900010015' };

  test.each<[string, RowChange['debtor'], debtors: number]>([
    ['the VAT number wins over the name', byVat, 1],
    ['the code finds it without', { name: 'Valdossola (vecchio nome)', code: 'C0107' }, 1],
    ['the bare name finds it too', { name: 'TESSITURA VALDOSSOLA SRL' }, 1],
    ['another VAT number is another debtor', { name: A_DEBTOR.name, vatNumber: '99900010031' }, 2],
    ['another legal form is another debtor', { name: 'Tessitura Valdossola S.p.A.' }, 2],
  ])('%s', (_what, debtor, count) => {
    const book = aBookWith(TODAY, aRow());
    importRows(book, TODAY, aRow({ number: '2026/102', debtor: debtor ?? {} }));
    expect(book.database.connection.prepare('select count(*) as count from debtor').get()).toEqual({ count });
  });

  test.each<[string, RowChange['debtor']]>([
    ['VAT number of one, code of another', { name: 'Mulino', vatNumber: '99900010015', code: 'C9' }],
    ['code of one, VAT number of another', { name: 'Tessitura', code: 'C0107', vatNumber: '99900010023' }],
    [
      'code of one with a VAT number nobody has',
      { name: 'Tessitura', code: 'C0107', vatNumber: '99900010049' },
    ],
  ])('%s: asked, never guessed, and nothing is imported', (_what, debtor) => {
    const mulino = { name: 'Mulino Bertani', code: 'C9', vatNumber: '99900010023' };
    const book = aBookWith(TODAY, aRow(), aRow({ number: '7', debtor: mulino }));
    const before = content(book);
    const rows = [aRow({ number: '9' }), { ...aRow({ number: '10', debtor: debtor ?? {} }), line: 3 }];
    const refused = importWhole(book, TODAY, aFile(rows));
    expect(refused.result).toMatchObject({
      isAccepted: false,
      problems: [{ line: 3, code: 'debtor-conflict' }],
    });
    expect(refused.operation).toBeUndefined();
    expect(content(book)).toEqual(before);
    const accepted = importWhole(book, TODAY, aFile(rows), { skipBad: true });
    expect(accepted.result).toMatchObject({ isAccepted: true, counts: { new: 1, rejected: 1 } });
  });

  test('what one row tells of a namesake settles the doubt of another at once', () => {
    const namesakes = ['C1', 'C2'].map((code) =>
      aRow({ number: code, debtor: { name: 'Mulino Bertani', code } }),
    );
    const book = aBookWith(TODAY, ...namesakes);
    const vatNumber = '99900010023';
    const rows = [
      aRow({ number: '9', debtor: { name: 'Mulino Bertani', vatNumber } }),
      aRow({ number: '10', debtor: { name: 'Mulino Bertani', vatNumber, code: 'C1' } }),
    ];
    expect(importRows(book, TODAY, ...rows)).toMatchObject({ counts: { new: 2, rejected: 0 }, problems: [] });
  });

  test('the same invoice under two signs of one debtor is one item too many', () => {
    const rows = [aRow(), { ...aRow({ debtor: byVat }), line: 3 }];
    const { result } = importWhole(aBook(), TODAY, aFile(rows));
    expect(result).toMatchObject({
      isAccepted: false,
      problems: [{ line: 3, code: 'duplicate-item', firstLine: 2 }],
    });
  });

  test('who has a tax code of sixteen characters and no VAT number is a consumer', () => {
    const book = aBookWith(TODAY, aRow({ debtor: { name: 'Mario Bianchi', taxCode: 'BNCMRA80A01H501K' } }));
    expect(caseFile(book, 1, day(TODAY)).facts.debtor).toMatchObject({
      kind: 'person',
      isConsumer: true,
      language: 'it',
    });
  });

  test('abroad letters are in English', () => {
    const debtor = { name: 'Müller GmbH', vatNumber: 'DE999000123', country: 'DE' };
    expect(caseFile(aBookWith(TODAY, aRow({ debtor })), 1, day(TODAY)).facts.debtor.language).toBe('en');
  });
});

describe('master data', () => {
  const known = { name: A_DEBTOR.name, vatNumber: '99900010015' };

  test('an export of invoices only fills gaps, and the step ahead knows it at once', () => {
    const unreachable = {
      name: 'Mulino Bertani',
      code: 'C9',
      city: undefined,
    } as unknown as RowChange['debtor'];
    const book = aBookWith(TODAY, aRow({ debtor: unreachable ?? {} }));
    expect(agendaOn(book, day(TODAY))).toMatchObject([{ step: 'address-check' }]);
    importRows(book, TODAY, aRow({ debtor: { name: 'Mulino Bertani', code: 'C9', city: 'Novara' } }));
    expect(agendaOn(book, day(TODAY))).toMatchObject([{ step: 'first-letter' }]);
    importRows(book, TODAY, aRow({ debtor: { name: 'Mulino Bertani', code: 'C9', city: 'Torino' } }));
    expect(caseFile(book, 1, day(TODAY)).facts.debtor.city).toBe('Novara');
  });

  test('a customers’ export is newer than the book', () => {
    const book = aBookWith(TODAY, aRow());
    const { result } = importWhole(
      book,
      TODAY,
      aDebtorFile({ ...known, city: 'Verbania', postcode: '28922' }),
    );
    expect(result).toMatchObject({ kind: 'debtors', counts: { new: 0, updated: 1, unchanged: 0 } });
    expect(caseFile(book, 1, day(TODAY)).facts.debtor).toMatchObject({ city: 'Verbania', postcode: '28922' });
  });

  test('but not newer than what a person checked', () => {
    const book = aBookWith(TODAY, aRow());
    correctDebtor(book, moment(TODAY), 1, { details: {}, traits: {}, addressConfirmed: true });
    importWhole(book, TODAY, aDebtorFile({ ...known, city: 'Verbania', phone: '0323 1' }));
    expect(caseFile(book, 1, day(TODAY)).facts.debtor).toMatchObject({
      city: 'Domodossola',
      phone: '0323 1',
    });
  });

  test('a sign of another debtor is refused to a person as well', () => {
    const book = aBookWith(
      TODAY,
      aRow(),
      aRow({ number: '7', debtor: { name: 'Mulino Bertani', code: 'C9' } }),
    );
    const take = { details: { code: 'C0107' }, traits: {}, addressConfirmed: false };
    expect(() => correctDebtor(book, moment(TODAY), 2, take)).toThrow(
      expect.objectContaining({ code: 'sign-taken' }),
    );
    const nothing = { details: {}, traits: {}, addressConfirmed: false };
    expect(() => correctDebtor(book, moment(TODAY), 2, nothing)).toThrow(
      expect.objectContaining({ code: 'nothing-to-change' }),
    );
  });
});

describe('a rehearsal', () => {
  test('reports what the deed then does, and changes nothing', () => {
    const book = aBookWith(TODAY, aRow());
    const before = content(book);
    const file = aFile([
      aRow({ open: 0 }),
      aRow({ number: '7', debtor: { name: 'Mulino Bertani', code: 'C9' } }),
    ]);
    const rehearsed = importWhole(book, '2026-11-25', file, { isRehearsal: true });
    expect(content(book)).toEqual(before);
    expect(importWhole(book, '2026-11-25', file).result).toEqual(rehearsed.result);
    expect(rehearsed.result.cases).toEqual({ opened: 1, closed: 1, reopened: 0 });
  });

  test('the totals of a file are told per currency', () => {
    const report = importRows(
      aBook(),
      TODAY,
      aRow(),
      aRow({ number: '2', open: 50_000 }),
      aRow({ number: '3', currency: 'USD' }),
    );
    expect(report.openTotal).toEqual([
      { cents: 200_000, currency: 'EUR', items: 2 },
      { cents: 150_000, currency: 'USD', items: 1 },
    ]);
  });
});
