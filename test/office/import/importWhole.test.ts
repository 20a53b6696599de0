/** Rule 21: a file that is the whole list of open items, and what it does not name. */
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import type { IncomingItem, ReadFile } from '../../../src/domain/import/incoming.ts';
import { cents } from '../../../src/domain/money.ts';
import type { Done } from '../../../src/office/act.ts';
import type { Book } from '../../../src/office/book.ts';
import { closeCase } from '../../../src/office/case/cases.ts';
import { recordPromise } from '../../../src/office/case/contacts.ts';
import { openDispute } from '../../../src/office/case/disputes.ts';
import type { ImportReport, ImportRequest } from '../../../src/office/import/importBook.ts';
import { undo } from '../../../src/office/undo.ts';
import { asFile, readGood } from '../../intake/readText.ts';
import {
  aBook,
  aBookWith,
  aDebtorFile,
  aFile,
  aRow,
  importRows,
  importWhole,
  moment,
} from '../../support/world.ts';
import { content } from '../bookContent.ts';
import { caseFile } from '../../../src/office/case/caseFile.ts';
import { on, pay } from '../desk.ts';

const FIRST = '2026-11-09';
const NEXT = '2026-11-10';

/** Invoices of one debtor, alike but for their numbers. */
function invoices(count: number, from = 1): IncomingItem[] {
  return Array.from({ length: count }, (_, index) => aRow({ number: `2026/${from + index}` }));
}

function whole(
  book: Book,
  today: string,
  rows: readonly IncomingItem[],
  change: Partial<ImportRequest> & { file?: ReadFile } = {},
): Done<ImportReport> {
  return importWhole(book, today, change.file ?? aFile(rows), { isWholeList: true, ...change });
}

function doubts(done: Done<ImportReport>): string[] {
  return done.result.doubts.map(({ code }) => code);
}

function open({ database }: Book): Record<string, number> {
  const rows = database.connection.prepare('select number, open_cents as open from invoice').all();
  return Object.fromEntries(
    (rows as { number: string; open: number }[]).map((row) => [row.number, row.open]),
  );
}

function payments({ database }: Book): unknown[] {
  return database.connection
    .prepare('select cents, source, paid_on as day, reversed_on as back from payment order by id')
    .all();
}

function journal({ database }: Book): string[] {
  return database.connection
    .prepare("select kind || coalesce(' ' || case_id, '') from journal where kind <> 'imported' order by id")
    .pluck()
    .all() as string[];
}

describe('an item that the whole list does not name', () => {
  test('is settled: a payment seen that day, told in its case', () => {
    const book = aBookWith(FIRST, ...invoices(6));
    const { result } = whole(book, NEXT, invoices(5));
    expect(result).toMatchObject({
      counts: { new: 0, updated: 0, unchanged: 5, settled: 0, vanished: 1 },
      cases: { closed: 0 },
      doubts: [],
    });
    expect(open(book)['2026/6']).toBe(0);
    expect(payments(book)).toEqual([{ cents: 150_000, source: 'export', day: NEXT, back: null }]);
    expect(journal(book)).toContain('item-vanished 1');
  });

  test('the last one closes the case by itself', () => {
    const mulino = { debtor: { name: 'Mulino Bertani' }, number: '7' };
    const book = aBookWith(FIRST, ...invoices(6), aRow(mulino));
    const { result } = whole(book, NEXT, invoices(6));
    expect(result.cases).toEqual({ opened: 0, closed: 1, reopened: 0 });
    expect(journal(book).slice(-2)).toEqual(['item-vanished 2', 'case-closed 2']);
  });

  test('a credit note is used up, and nothing was paid by that', () => {
    const book = aBookWith(FIRST, ...invoices(6), aRow({ number: 'NC 1', amount: -1_000 }));
    expect(whole(book, NEXT, invoices(6)).result.counts.vanished).toBe(1);
    expect(open(book)['NC 1']).toBe(0);
    expect(payments(book)).toEqual([]);
    expect(journal(book)).toContain('credit-used 1');
  });

  test('in dispute it is settled too, and said', () => {
    const book = aBookWith(FIRST, ...invoices(6));
    openDispute(book, moment(FIRST), 1, { invoices: ['2026/6'], reason: 'merce non conforme' });
    const { result } = whole(book, NEXT, invoices(5));
    expect(result.notes).toEqual([{ code: 'disputed-settled', count: 1, detail: '2026/6' }]);
  });

  test('newer than the list it stays', () => {
    const book = aBookWith(FIRST, ...invoices(6), aRow({ number: 'N', issued: '2026-10-03' }));
    expect(whole(book, NEXT, invoices(6), { permission: {} }).result.counts.vanished).toBe(1);
    const other = aBookWith(FIRST, ...invoices(6));
    importWhole(other, FIRST, {
      ...aFile([aRow({ number: 'N', issued: '2026-10-03' })]),
      knowsPayments: false,
    });
    expect(whole(other, NEXT, invoices(6)).result).toMatchObject({ counts: { vanished: 0 }, doubts: [] });
    expect(open(other)['N']).toBe(150_000);
  });

  test.each<[string, issued: string, vanished: number]>([
    ['of the last day of the list may have come in after it was made', '2026-10-02', 0],
    ['of a day before is settled', '2026-10-01', 1],
  ])('an invoice as issued %s', (_what, issued, vanished) => {
    const book = aBookWith(FIRST, ...invoices(6));
    importWhole(book, FIRST, { ...aFile([aRow({ number: 'N', issued })]), knowsPayments: false });
    expect(whole(book, NEXT, invoices(6)).result.counts.vanished).toBe(vanished);
  });

  test('what was written off with its case stays as it was; what went to court is paid, and told there', () => {
    const others = invoices(9, 20).map((row) => ({ ...row, debtor: { name: 'Mulino Bertani' } }));
    const book = aBookWith(FIRST, aRow(), ...others);
    closeCase(book, moment(FIRST), 1, { reason: 'write-off' });
    expect(whole(book, NEXT, others).result.counts.vanished).toBe(0);
    const court = aBookWith(FIRST, aRow(), ...others);
    closeCase(court, moment(FIRST), 1, { reason: 'court' });
    expect(whole(court, NEXT, others).result.counts.vanished).toBe(1);
    expect(journal(court).at(-1)).toBe('item-vanished 1');
    expect(on(court, NEXT).facts.isOpen).toBe(false);
  });

  test('keeps a promise like any payment', () => {
    const book = aBookWith(FIRST, ...invoices(6));
    const promise = { cents: cents(150_000), currency: 'EUR', by: day('2026-11-20'), on: day(FIRST) };
    recordPromise(book, moment(FIRST), 1, promise);
    whole(book, NEXT, invoices(5));
    expect(on(book, NEXT).promises).toMatchObject([{ state: 'kept', paidCents: 150_000 }]);
  });

  test('undo takes the whole import back', () => {
    const book = aBookWith(FIRST, ...invoices(12), aRow({ number: 'NC 1', amount: -1_000 }));
    const before = content(book);
    whole(book, NEXT, [...invoices(11), aRow({ number: 'X' })]);
    expect(content(book)).not.toEqual(before);
    undo(book, moment(NEXT));
    expect(content(book)).toEqual(before);
  });

  test('a rehearsal says what the deed does', () => {
    const book = aBookWith(FIRST, ...invoices(6));
    const before = content(book);
    const rehearsed = whole(book, NEXT, invoices(5), { isRehearsal: true });
    expect(content(book)).toEqual(before);
    expect(whole(book, NEXT, invoices(5)).result).toEqual(rehearsed.result);
  });
});

describe('an item that comes back', () => {
  test('reopens: the payment seen is taken back, and the same case goes on', () => {
    const book = aBookWith(FIRST, ...invoices(6), aRow({ number: '7', debtor: { name: 'Mulino Bertani' } }));
    const before = caseFile(book, 2, day(FIRST)).decision;
    whole(book, NEXT, invoices(6));
    const { result } = whole(book, '2026-11-11', [
      ...invoices(6),
      aRow({ number: '7', debtor: { name: 'Mulino Bertani' } }),
    ]);
    expect(result).toMatchObject({
      counts: { new: 0, updated: 1, reopened: 1, vanished: 0 },
      cases: { opened: 0, closed: 0, reopened: 1 },
    });
    expect(payments(book)).toEqual([{ cents: 150_000, source: 'export', day: NEXT, back: '2026-11-11' }]);
    const { facts, decision } = caseFile(book, 2, day('2026-11-11'));
    expect([facts.isOpen, decision.step?.id]).toEqual([true, before.step?.id]);
  });
});

describe('doubts', () => {
  const rows = invoices(20);

  test.each<[string, IncomingItem[], string[]]>([
    ['more than a fifth would go', invoices(15), ['too-many-gone']],
    ['empty', [], ['empty-list', 'too-many-gone']],
    ['nothing open in it', [aRow({ number: '2026/1', open: 0 })], ['empty-list', 'too-many-gone']],
    ['another company', invoices(20, 900), ['other-company', 'too-many-gone']],
    [
      'older',
      invoices(20).map((row) => ({ ...row, issuedOn: day('2026-10-01') })),
      ['older-dates', 'other-company', 'too-many-gone'],
    ],
  ])('%s: nothing is imported, and the doubts are told', (_what, list, codes) => {
    const book = aBookWith(FIRST, ...rows);
    const before = content(book);
    const done = whole(book, NEXT, list);
    expect([doubts(done), done.result.isAccepted, done.operation]).toEqual([codes, false, undefined]);
    expect(content(book)).toEqual(before);
  });

  test('a person may go on, and the journal says in spite of what', () => {
    const book = aBookWith(FIRST, ...rows);
    const done = whole(book, NEXT, invoices(15), { permission: { reason: 'incassi di fine mese' } });
    expect(done.result).toMatchObject({ isAccepted: true, counts: { vanished: 5 } });
    const told = book.database.connection
      .prepare("select data from journal where kind = 'imported' order by id desc limit 1")
      .pluck()
      .get() as string;
    expect(JSON.parse(told)).toMatchObject({
      inSpiteOf: ['too-many-gone'],
      override: 'incassi di fine mese',
    });
  });

  test('the total of the file is not that of its rows', () => {
    const book = aBookWith(FIRST, ...rows);
    const file = { ...aFile(rows), statedTotalCents: aRow().openCents };
    expect(doubts(whole(book, NEXT, [], { file }))).toEqual(['total-differs']);
  });

  test('a rejected row may be any open item: it settles nothing, also with the good rows alone', () => {
    const book = aBookWith(FIRST, ...rows);
    const file: ReadFile = {
      ...aFile(invoices(19)),
      problems: [{ line: 21, column: 'Importo', value: '1,5O', code: 'letter-in-amount' }],
    };
    for (const permission of [undefined, {}]) {
      const request = { file, skipBad: true, ...(permission === undefined ? {} : { permission }) };
      const { result } = whole(book, NEXT, [], request);
      expect(result).toMatchObject({ isAccepted: false, counts: { vanished: 0, rejected: 1 } });
    }
    expect(open(book)['2026/20']).toBe(150_000);
  });

  test.each<[string, ReadFile, string]>([
    ['customers', aDebtorFile({ name: 'Mulino Bertani' }), 'whole-list-of-debtors'],
    ['an invoice as issued', { ...aFile([aRow()]), knowsPayments: false }, 'whole-list-of-invoices'],
  ])('%s cannot be the whole list', (_what, file, code) => {
    expect(() => whole(aBook(), NEXT, [], { file })).toThrow(
      expect.objectContaining({ kind: 'usage', code }),
    );
  });
});

describe('a file older than the book', () => {
  const sha256 = 'a'.repeat(64);

  test('the same file after a newer one would raise a balance: it stays out', () => {
    const book = aBook();
    importWhole(book, FIRST, aFile([aRow()]), { sha256 });
    importRows(book, NEXT, aRow({ open: 100_000 }));
    const before = content(book);
    const done = importWhole(book, '2026-11-11', aFile([aRow()]), { sha256 });
    expect(done.result).toMatchObject({
      isAccepted: false,
      doubts: [{ code: 'older-file', values: { since: FIRST, newer: 'open-items.csv', newerOn: NEXT } }],
    });
    expect(content(book)).toEqual(before);
    const again = importWhole(book, '2026-11-11', aFile([aRow()]), {
      sha256,
      permission: { reason: 'stornato' },
    });
    expect(again.result).toMatchObject({ isAccepted: true, counts: { updated: 1 } });
  });

  test('the newer one may lack the newest invoice, which was paid', () => {
    const book = aBook();
    const newest = aRow({ number: 'B', issued: '2026-11-05', due: '2026-12-05' });
    importWhole(book, FIRST, aFile([aRow(), newest]), { sha256 });
    importRows(book, NEXT, aRow({ open: 100_000 }));
    const done = importWhole(book, '2026-11-11', aFile([aRow(), newest]), { sha256 });
    expect(doubts(done)).toEqual(['older-file']);
    expect(open(book)['2026/101']).toBe(100_000);
  });

  test.each([
    { isWholeList: true, isAccepted: false },
    { isWholeList: false, isAccepted: true },
  ])('a newer one of few rows, the whole list: $isWholeList', ({ isWholeList, isAccepted }) => {
    const book = aBook();
    importWhole(book, FIRST, aFile(invoices(4)), { sha256 });
    const few = aFile(invoices(4).slice(0, 1));
    importWhole(book, NEXT, few, { isWholeList, permission: { reason: 'paid' } });
    pay(book, NEXT, 1_000);
    expect(importWhole(book, '2026-11-30', aFile(invoices(4)), { sha256 }).result.isAccepted).toBe(
      isAccepted,
    );
  });

  test('with nothing left to change it is known, and the data are no fresher for it', () => {
    const book = aBook();
    importWhole(book, FIRST, aFile([aRow()]), { sha256 });
    importRows(book, NEXT, aRow(), aRow({ number: '2' }));
    const done = importWhole(book, '2026-11-11', aFile([aRow()]), { sha256 });
    expect(done.result).toMatchObject({ isAccepted: true, isKnown: true, counts: { unchanged: 1 } });
    expect(done.operation).toBeUndefined();
    const days = book.database.connection.prepare('select imported_on from import_file').pluck().all();
    expect(days).toEqual([FIRST, NEXT]);
  });

  test('rows that were set aside and corrected make no file older', () => {
    const book = aBook();
    importWhole(book, FIRST, aFile([...invoices(4)]), { sha256 });
    importRows(book, NEXT, aRow({ number: '5', open: 1_000 }));
    pay(book, NEXT, 150_000);
    expect(importWhole(book, '2026-11-30', aFile(invoices(4)), { sha256 }).result.isAccepted).toBe(true);
  });

  test('by its dates alone it raises no balance, and what else it says is taken', () => {
    const book = aBookWith(FIRST, aRow(), aRow({ number: 'B', issued: '2026-11-05', due: '2026-12-05' }));
    importRows(
      book,
      NEXT,
      aRow({ open: 100_000 }),
      aRow({ number: 'B', issued: '2026-11-05', due: '2026-12-05' }),
    );
    const report = importRows(book, '2026-11-11', aRow(), aRow({ number: 'OLD', issued: '2026-09-01' }));
    expect(report).toMatchObject({
      counts: { new: 1, updated: 0, unchanged: 1, heldBack: 1 },
      notes: [{ code: 'older-balance', count: 1, detail: '2026/101' }],
    });
    expect(open(book)['2026/101']).toBe(100_000);
  });

  test.each<[string, number, number]>([
    ['of an invoice', 60_000, 150_000],
    ['of a credit note', -60_000, -150_000],
  ])('of balances alone it raises none either: that %s', (_what, now, before) => {
    const listed = (rows: readonly IncomingItem[]): ReadFile => {
      const file = aFile(rows);
      return { ...file, layout: { ...file.layout, columns: { open_balance: 'Residuo' } } };
    };
    const young = aRow({ number: 'B', issued: '2026-11-05', due: '2026-12-05' });
    const [today, yesterday] = [listed([aRow({ amount: now }), young]), listed([aRow({ amount: before })])];
    const inOrder = aBook();
    importWhole(inOrder, FIRST, yesterday);
    importWhole(inOrder, NEXT, today);
    const turned = aBook();
    importWhole(turned, NEXT, today);
    expect(importWhole(turned, NEXT, yesterday).result).toMatchObject({
      counts: { heldBack: 1, updated: 0 },
      notes: [{ code: 'older-balance', count: 1, detail: '2026/101' }],
    });
    expect(open(turned)).toEqual(open(inOrder));
    expect(open(turned)['2026/101']).toBe(now);
  });

  describe('that states the day for which it holds', () => {
    const stating = (statedOn: string, ...rows: IncomingItem[]): ReadFile => {
      const file = aFile(rows);
      return { ...file, layout: { ...file.layout, statedOn: day(statedOn) } };
    };
    const paid = aRow({ open: 100_000 });
    const young = aRow({ number: 'B', issued: '2026-11-05', due: '2026-12-05' });

    test.each<[string, ReadFile, ReadFile, 'kept' | 'raised']>([
      ['an earlier day', stating('2026-11-09', paid), stating('2026-11-08', aRow()), 'kept'],
      ['the same day', stating('2026-11-09', paid), stating('2026-11-09', aRow()), 'raised'],
      ['a day before an invoice seen', aFile([paid, young]), stating('2026-11-04', aRow()), 'kept'],
      [
        'a day after it, whatever its invoices',
        aFile([paid, young]),
        stating('2026-11-10', aRow()),
        'raised',
      ],
      ['a day in the future: no day', aFile([paid, young]), stating('2026-11-12', aRow()), 'kept'],
      [
        'a day before its own invoices: no day',
        stating('2026-11-09', paid, young),
        stating('2026-11-04', aRow(), young),
        'raised',
      ],
      ['no day, after one that did', stating('2026-11-09', paid), aFile([aRow()]), 'raised'],
    ])('%s', (_, first, then, fate) => {
      const book = aBook();
      importWhole(book, FIRST, first);
      importWhole(book, '2026-11-11', then);
      expect(open(book)['2026/101']).toBe(fate === 'kept' ? 100_000 : 150_000);
    });

    test('an import that was undone stated nothing', () => {
      const book = aBook();
      importWhole(book, FIRST, aFile([paid]));
      importWhole(book, FIRST, stating('2026-11-09', paid, aRow({ number: 'C' })));
      undo(book, moment(FIRST));
      importWhole(book, '2026-11-11', stating('2026-11-08', aRow()));
      expect(open(book)['2026/101']).toBe(150_000);
    });

    test('as a whole list it settles what it could name up to its day, though the newest of it was paid', () => {
      const book = aBook();
      importWhole(book, FIRST, stating('2026-11-09', aRow(), young));
      whole(book, '2026-11-11', [], { file: stating('2026-11-10', aRow()), permission: {} });
      expect(open(book)).toEqual({ '2026/101': 150_000, B: 0 });
    });

    test('as a whole list it asks first', () => {
      const book = aBook();
      importWhole(book, FIRST, stating('2026-11-09', paid));
      const done = whole(book, '2026-11-11', [], { file: stating('2026-11-08', aRow()) });
      expect(doubts(done)).toEqual(['older-statement']);
    });
  });

  test('an older list of customers overwrites nothing', () => {
    const book = aBook();
    const [old, now] = ['Domodossola', 'Verbania'].map((city) =>
      aDebtorFile({ name: 'Mulino Bertani', city }),
    );
    importWhole(book, FIRST, old ?? aDebtorFile(), { sha256 });
    importWhole(book, NEXT, now ?? aDebtorFile());
    expect(importWhole(book, NEXT, old ?? aDebtorFile(), { sha256 }).result.isAccepted).toBe(false);
  });
});

describe('what a person left behind with a closed case', () => {
  test('and is paid later is told in that case, which stays closed, and in no other', () => {
    const book = aBookWith(FIRST, aRow());
    closeCase(book, moment(FIRST), 1, { reason: 'court' });
    importRows(book, NEXT, aRow(), aRow({ number: '2', due: '2026-11-05' }));
    importRows(book, '2026-11-11', aRow({ open: 50_000 }), aRow({ number: '2', due: '2026-11-05' }));
    expect(journal(book).filter((entry) => entry.startsWith('payment-seen'))).toEqual(['payment-seen 1']);
    expect([1, 2].map((number) => caseFile(book, number, day(NEXT)).facts.isOpen)).toEqual([false, true]);
    importRows(book, '2026-11-12', aRow({ open: 0 }), aRow({ number: '2', open: 0, due: '2026-11-05' }));
    const report = importRows(book, '2026-11-13', aRow(), aRow({ number: '2', open: 0, due: '2026-11-05' }));
    expect(report.cases).toEqual({ opened: 0, closed: 0, reopened: 0 });
  });
});

describe('a case that a credit note closed', () => {
  const note = (open: number) => aRow({ number: 'NC 1', amount: -150_000, open });

  test('opens again where it stood when the note was used for something else', () => {
    const book = aBookWith(FIRST, aRow());
    importRows(book, NEXT, aRow(), note(-150_000));
    expect(on(book, NEXT).facts).toMatchObject({ isOpen: false, closeReason: 'credited' });
    const report = importRows(book, '2026-11-12', aRow(), note(0));
    expect(report.cases).toEqual({ opened: 0, closed: 0, reopened: 1 });
    expect(on(book, '2026-11-12').facts.isOpen).toBe(true);
  });

  test('and what fell due only later is a case of its own', () => {
    const book = aBookWith(FIRST, aRow());
    importRows(book, NEXT, aRow(), note(-150_000));
    const later = aRow({ number: '9', due: '2026-11-20' });
    const report = importRows(book, '2026-11-24', aRow({ open: 0 }), note(0), later);
    expect(report.cases).toMatchObject({ opened: 1, reopened: 0 });
  });
});

test.each(['TD17', 'Proforma'])(
  'a document the list names as %s was passed over, not settled',
  async (kind) => {
    const list = async (ofTwo: string) =>
      asFile(
        await readGood(
          ['Cliente;P.IVA;Tipo;Numero;Data;Scadenza;Importo']
            .concat(
              ['1', '2', '3', '4', '5', '6'].map(
                (number) =>
                  `Rame Srl;99900010010;${number === '2' ? ofTwo : 'FT'};${number};31/07/2026;30/09/2026;10,00`,
              ),
            )
            .join('\n'),
        ),
      );
    const book = aBook();
    importWhole(book, '2026-11-09', await list('FT'));
    const { result } = importWhole(book, '2026-11-10', await list(kind), { isWholeList: true });
    const { counts, notes } = result;
    expect(counts).toMatchObject({ vanished: 0, settled: 0 });
    expect(notes).toContainEqual({ code: 'passed-over-kept', count: 1, detail: '2' });
  },
);
