/** Bank statements in a real book: posted once, told to the case, undone as a whole; the rest waits for a person. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { CAPTURED_TABLES } from '../../../src/db/capture.ts';
import { readJournal } from '../../../src/db/journal.ts';
import type { BankMovement } from '../../../src/domain/payment/bankMovement.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import type { Done } from '../../../src/office/act.ts';
import { confirmMovement, dismissMovement, leftToPerson } from '../../../src/office/payment/bankProposals.ts';
import type { Book } from '../../../src/office/book.ts';
import { anyCase, closeCase } from '../../../src/office/case/cases.ts';
import { logContact } from '../../../src/office/case/contacts.ts';
import {
  importPayments,
  type PaymentsReport,
  type StatementRequest,
} from '../../../src/office/import/importPayments.ts';
import { recordPayment, reversePayment } from '../../../src/office/payment/payments.ts';
import { redo, undo } from '../../../src/office/undo.ts';
import { confirmReturn } from '../../../src/office/payment/unpaidCollections.ts';
import { aBookWith, aFile, aRow, importRows, importWhole, issue, moment } from '../../support/world.ts';

const TODAY = '2026-11-24';
const NOW = moment(TODAY);
const TORRI = { code: 'C0200', name: 'Maglificio Tre Torri S.p.A.' };
const IBAN = 'DE02120300000000202051';

let book: Book;

/** Case 1: Tessitura Valdossola owes 1,500.00 and 800.00. Case 2: Tre Torri owes 700.00 three times. */
beforeEach(() => {
  book = aBookWith(
    '2026-11-03',
    aRow({ due: '2026-10-20' }),
    aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000 }),
    aRow({ number: '2026/201', due: '2026-10-15', amount: 70_000, debtor: TORRI }),
    aRow({ number: '2026/202', due: '2026-10-16', amount: 70_000, debtor: TORRI }),
    aRow({ number: '2026/203', due: '2026-10-17', amount: 70_000, debtor: TORRI }),
  );
});

function movement(amount: number, remittance: string, change: Partial<BankMovement> = {}): BankMovement {
  return {
    line: 2,
    bookedOn: day('2026-11-12'),
    cents: cents(amount),
    currency: 'EUR',
    counterparty: 'TESSITURA VALDOSSOLA SRL',
    remittance,
    ...change,
  };
}

function bring(
  movements: readonly BankMovement[],
  change: Partial<StatementRequest> = {},
): Done<PaymentsReport> {
  const statement = { format: 'camt' as const, movements, problems: [], ignoredCount: 0 };
  const request = {
    name: 'november.xml',
    sha256: 'e'.repeat(64),
    statement,
    skipBad: false,
    isRehearsal: false,
  };
  return importPayments(book, NOW, { ...request, ...change });
}

/** Every row that an act may change. */
function rows(): unknown {
  return CAPTURED_TABLES.map((table) =>
    book.database.connection.prepare(`select * from ${table} order by id`).all(),
  );
}

function openOf(number: string): number {
  const row = book.database.connection
    .prepare('select open_cents as open from invoice where number = ?')
    .get(number);
  return (row as { open: number }).open;
}

function returnedOf(number: string): string | null {
  const row = book.database.connection
    .prepare('select returned_on as day from invoice where number = ?')
    .get(number);
  return (row as { day: string | null }).day;
}

function entriesOf(
  operation: number | undefined,
): { kind: string; case: number | undefined; data: unknown }[] {
  return readJournal(book.database, { operation: operation ?? 0, withUndone: true }).map(
    ({ kind, caseNumber, data }) => ({
      kind,
      case: caseNumber,
      data,
    }),
  );
}

function refusal(code: string): unknown {
  return expect.objectContaining({ code });
}

/** Brings one movement that waits; its number. */
function propose(amount: number, text: string, change: Partial<BankMovement> = {}): number {
  return bring([movement(amount, text, change)]).result.lines[0]?.id ?? 0;
}

/** A book of its own for each run of a law. */
function freshBook(): Book {
  return aBookWith(
    '2026-11-03',
    aRow({ due: '2026-10-20' }),
    aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000 }),
    aRow({ number: '2026/201', due: '2026-10-15', amount: 70_000, debtor: TORRI }),
    aRow({ number: '2026/202', due: '2026-10-16', amount: 70_000, debtor: TORRI }),
  );
}

/** What a statement leaves in a fresh book, told without numbers. */
const outcome = (movements: readonly BankMovement[]): unknown => {
  book = freshBook();
  const { counts } = bring(movements).result;
  const invoices = book.database.connection
    .prepare('select number, open_cents from invoice order by id')
    .all();
  const states = book.database.connection
    .prepare('select identity, state, debtor_id from bank_movement order by identity')
    .all();
  return { counts, invoices, states };
};

describe('a statement', () => {
  const whole = movement(230_000, 'SALDO FT 101 E 102', { reference: '0306900000000001' });

  test('posts what is proved, tells the case why, and closes it', () => {
    const { result, operation, closed } = bring([whole, movement(-1_500, 'COMMISSIONI')]);
    expect(result.counts).toEqual({
      rows: 2,
      posted: 1,
      proposed: 0,
      unknown: 0,
      returned: 0,
      ignored: 1,
      duplicates: 0,
      rejected: 0,
    });
    expect(result.totals.posted).toEqual([{ cents: 230_000, currency: 'EUR' }]);
    expect(closed).toEqual([1]);
    expect(result.cases.closed).toBe(1);
    expect([openOf('2026/101'), openOf('2026/102')]).toEqual([0, 0]);
    const [payment, closing, imported] = entriesOf(operation)
      .sort((a, b) => (a.kind < b.kind ? 1 : -1))
      .toReversed();
    expect([payment?.kind, closing?.kind, imported?.kind]).toEqual([
      'case-closed',
      'payment',
      'statement-imported',
    ]);
    expect(closing).toMatchObject({
      case: 1,
      data: {
        cents: 230_000,
        on: '2026-11-12',
        source: 'bank',
        reasons: [
          { code: 'payer-by-name' },
          { code: 'invoices-named', values: { numbers: ['2026/101', '2026/102'] } },
        ],
      },
    });
  });

  test('of which only the outgoing rows are no debtor’s is not kept in the book', () => {
    const before = rows();
    const { operation, result } = bring([movement(-1_500, 'STIPENDI')]);
    expect(operation).toBeUndefined();
    expect(result.counts.ignored).toBe(1);
    expect(rows()).toEqual(before);
  });

  test('the same one twice posts once and changes nothing', () => {
    const all = [
      whole,
      movement(66_600, 'BONIFICO'),
      movement(70_000, 'BONIFICO', { counterparty: 'NESSUNO' }),
    ];
    bring(all);
    const after = rows();
    const again = bring(all.toReversed());
    expect(again.operation).toBeUndefined();
    expect(again.result.counts).toMatchObject({ posted: 0, proposed: 0, unknown: 0, duplicates: 3 });
    expect(rows()).toEqual(after);
  });

  test('another bank’s file of the same day is recognised by its reference', () => {
    bring([whole]);
    const other = { ...whole, line: 7, remittance: 'SALDO FT101-102', account: IBAN };
    expect(bring([other]).result.counts).toMatchObject({ posted: 0, duplicates: 1 });
  });

  test('a notification before the statement, or an intraday report, posts no second time', () => {
    const notified = movement(150_000, 'FT 2026/101', { reference: 'TX-9', marks: ['TX-9', 'B7'] });
    expect(bring([notified]).result.counts.posted).toBe(1);
    const stated = movement(150_000, 'SALDO FT 2026/101 DISTINTA', { reference: 'B7' });
    expect(bring([stated])).toMatchObject({
      operation: undefined,
      result: { counts: { posted: 0, duplicates: 1 } },
    });
  });

  test('nor does the total of a batch whose transactions came before', () => {
    const parts = [
      movement(150_000, 'FT 2026/101', { reference: 'B7/1' }),
      movement(80_000, 'FT 2026/102', { reference: 'B7/2' }),
    ];
    expect(bring(parts).result.counts.posted).toBe(2);
    expect(bring([movement(230_000, '', { reference: 'B7' })]).result.counts.duplicates).toBe(1);
  });

  test('nor the transactions of a batch whose total a person has placed', () => {
    const id = propose(230_000, 'DISTINTA', { reference: 'B7', counterparty: 'BANCA' });
    confirmMovement(book, NOW, id, { debtor: 1 });
    const parts = [
      movement(150_000, 'FT 2026/101', { reference: 'B7/1' }),
      movement(80_000, 'FT 2026/102', { reference: 'B7/2' }),
    ];
    expect(bring(parts).result.counts).toMatchObject({ posted: 0, duplicates: 2 });
  });

  describe('under a reference that two payers chose', () => {
    const mark = { reference: '1', marks: ['E2E:1'] };
    const first = movement(70_000, 'FT 2026/201', { ...mark, counterparty: TORRI.name });
    const second = movement(70_000, 'ACCONTO FT 2026/101', mark);

    test('both payments are posted, and once', () => {
      expect(bring([first, second]).result.counts).toMatchObject({ posted: 2, duplicates: 0 });
      expect(bring([second, first]).result.counts).toMatchObject({ posted: 0, duplicates: 2 });
    });

    test('told by two files as well', () => {
      bring([first]);
      expect(bring([second]).result.counts).toMatchObject({ posted: 1, duplicates: 0 });
      expect(bring([first]).result.counts).toMatchObject({ posted: 0, duplicates: 1 });
    });
  });

  test('one reference of the bank’s for two payers: alone the second is asked about, beside the first it is posted', () => {
    const [first, second] = [
      movement(70_000, 'FT 2026/201', { reference: '0000011', counterparty: TORRI.name }),
      movement(70_000, 'ACCONTO FT 2026/101', { reference: '0000011' }),
    ];
    expect(bring([first]).result.counts).toMatchObject({ posted: 1 });
    const alone = bring([second], { isRehearsal: true }).result;
    expect(alone.counts).toMatchObject({ proposed: 1, duplicates: 0 });
    expect(bring([first, second]).result.counts).toMatchObject({ posted: 1, duplicates: 1 });
  });

  test('two payments alike in everything are two', () => {
    const one = movement(40_000, 'ACCONTO FT 102');
    const { result } = bring([one, { ...one, line: 3 }]);
    expect(result.counts.posted).toBe(2);
    expect(openOf('2026/102')).toBe(0);
    expect(bring([one, { ...one, line: 3 }]).result.counts.duplicates).toBe(2);
  });

  test('rehearsed says the same and leaves nothing behind', () => {
    const before = rows();
    const rehearsed = bring([whole], { isRehearsal: true });
    expect(rows()).toEqual(before);
    const done = bring([whole]);
    expect(rehearsed.result.counts).toEqual(done.result.counts);
    expect(rehearsed.result.cases).toEqual(done.result.cases);
  });

  test('is undone as a whole, and brought back', () => {
    const before = rows();
    bring([
      whole,
      movement(70_000, 'BONIFICO', { counterparty: 'NESSUNO' }),
      movement(70_000, 'FT 2026/201', { counterparty: 'MAGLIFICIO TRE TORRI SPA', counterpartIban: IBAN }),
    ]);
    const after = rows();
    undo(book, NOW);
    expect(rows()).toEqual(before);
    redo(book, NOW);
    expect(rows()).toEqual(after);
    undo(book, NOW);
    expect(bring([whole]).result.counts).toMatchObject({ posted: 1, duplicates: 0 });
  });

  test('keeps a promise', () => {
    const promise = { cents: cents(80_000), currency: 'EUR', by: day('2026-11-20') };
    logContact(book, moment('2026-11-10'), 1, {
      channel: 'call',
      outcome: 'promise',
      on: day('2026-11-10'),
      time: '10:00',
      promise,
    });
    bring([movement(80_000, 'FT 102')]);
    expect(anyCase(book, 1).promises).toMatchObject([{ result: 'kept', paidInFullOn: '2026-11-12' }]);
  });

  test('with a bad row is stopped, or taken without it', () => {
    const problem = { line: 9, column: 'Importo', value: 'dieci', code: 'bad-amount' as const };
    const statement = {
      format: 'bank-csv' as const,
      movements: [whole],
      problems: [problem],
      ignoredCount: 2,
    };
    const before = rows();
    const stopped = bring([], { statement });
    expect(stopped.result).toMatchObject({
      isAccepted: false,
      counts: { posted: 1, rejected: 1, rows: 4, ignored: 2 },
    });
    expect(stopped.operation).toBeUndefined();
    expect(rows()).toEqual(before);
    expect(bring([], { statement, skipBad: true }).result).toMatchObject({
      isAccepted: true,
      counts: { posted: 1 },
    });
  });

  test('of tomorrow is refused', () => {
    expect(() => bring([movement(1, '', { bookedOn: day('2026-11-25') })])).toThrow(
      expect.objectContaining({ kind: 'data', code: 'movement-in-future' }),
    );
  });
});

describe('what the book already knows', () => {
  test('a payment entered by hand is not posted again without asking', () => {
    recordPayment(book, NOW, 1, { cents: cents(20_000), on: day('2026-11-12'), invoices: ['2026/101'] });
    expect(bring([movement(20_000, 'FT 101')]).result.lines[0]?.match).toMatchObject({
      state: 'proposed',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'maybe-recorded' })]) as unknown,
    });
  });

  test('nor one that the accounting had taken off already', () => {
    importRows(book, '2026-11-20', aRow({ due: '2026-10-20', open: 130_000 }));
    const { match } = bring([movement(20_000, 'FT 101')]).result.lines[0] ?? {};
    expect(match).toMatchObject({
      state: 'proposed',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'maybe-counted' })]) as unknown,
    });
  });

  test.each([
    ['settled', [aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000 })], 150_000],
    [
      'lowered',
      [
        aRow({ due: '2026-10-20', open: 70_000 }),
        aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000 }),
      ],
      80_000,
    ],
  ])('nor for another invoice, where a whole list has %s the one it paid', (_what, rows, amount) => {
    const known = aRow({ number: '2026/103', due: '2026-10-31', amount: 150_000 });
    importRows(book, '2026-11-04', known);
    importWhole(book, '2026-11-20', aFile([...rows, known]), { isWholeList: true, permission: {} });
    const { match } = bring([movement(amount, 'SALDO FATTURA')]).result.lines[0] ?? {};
    expect(match).toMatchObject({
      state: 'proposed',
      reasons: expect.arrayContaining([
        { code: 'maybe-counted', values: { numbers: ['2026/101'] } },
      ]) as unknown,
    });
    expect(openOf('2026/102')).toBe(80_000);
    expect(openOf('2026/103')).toBe(150_000);
  });

  test('an account learned from a statement identifies the payer of the next', () => {
    bring([movement(10_000, 'ACCONTO FT 101', { counterpartIban: IBAN })]);
    const { counterparty: _nobody, ...nameless } = movement(140_000, 'SALDO', { counterpartIban: IBAN });
    const { match } = bring([nameless]).result.lines[0] ?? {};
    expect(match).toMatchObject({ state: 'posted', debtor: 1 });
  });

  test('what was left over is posted with the invoice it names, and the statement posts nothing again', () => {
    const early = movement(33_300, 'FT 2026/150');
    expect(bring([early]).result.counts).toMatchObject({ unknown: 1 });
    importRows(book, TODAY, aRow({ number: '2026/150', amount: 33_300 }));
    expect(bring([early]).result.counts).toMatchObject({ posted: 0, duplicates: 1 });
    expect(leftToPerson(book, NOW).notPlaced.length).toBe(0);
    expect(openOf('2026/150')).toBe(0);
  });

  test('a debit that the bank took back stays no payment when it is looked at again', () => {
    const odd = movement(12_300, 'STORNO FT 2026/777', { isDebitReversed: true });
    expect(bring([odd]).result.counts).toMatchObject({ posted: 0, unknown: 1 });
    importRows(book, TODAY, aRow({ number: '2026/777', amount: 12_300, due: '2026-10-31' }));
    // The bank's own CSV says nothing of it.
    const { isDebitReversed: _, ...plain } = odd;
    for (const again of [plain, odd]) {
      expect(bring([again]).result.counts).toMatchObject({ posted: 0 });
    }
    expect(leftToPerson(book, NOW).proposals).toHaveLength(1);
  });

  test('the reference of our letter stands for its case', () => {
    const { protocol } = issue(book, TODAY, 1);
    const { counterparty: _nobody, ...nameless } = movement(230_000, `${protocol} - 1 - 2026/101, 2026/102`);
    expect(bring([nameless]).result.lines[0]?.match).toMatchObject({ state: 'posted', debtor: 1 });
  });

  test('an invoice left to the court is not paid without asking', () => {
    closeCase(book, NOW, 1, { reason: 'court' });
    const { id, match } = bring([movement(150_000, 'FT 2026/101')]).result.lines[0] ?? { id: 0 };
    expect(match?.state).toBe('proposed');
    const { result } = confirmMovement(book, NOW, id, {});
    expect(result).toMatchObject({ cents: 150_000, case: 1 });
    expect(openOf('2026/101')).toBe(0);
  });
});

describe('a collection that came back', () => {
  const unpaid = movement(-230_000, 'INSOLUTO RIBA TESSITURA VALDOSSOLA FT 2026/101 2026/102', {
    counterparty: 'BANCA',
    bookedOn: day('2026-11-20'),
  });

  test('reopens its invoices and the case at the step where it was', () => {
    bring([movement(230_000, 'RIBA FT 101-102', { reference: '0306900000000001' })]);
    expect(anyCase(book, 1).isOpen).toBe(false);
    const before = rows();
    const { result, operation } = bring([unpaid]);
    expect(result.counts.returned).toBe(1);
    expect(result.cases.reopened).toBe(1);
    expect(anyCase(book, 1)).toMatchObject({ isOpen: true });
    expect(openOf('2026/101')).toBe(150_000);
    expect(entriesOf(operation).map(({ kind }) => kind)).toEqual([
      'case-reopened',
      'payment-reversed',
      'statement-imported',
    ]);
    expect(bring([unpaid]).result.counts).toMatchObject({ returned: 0, duplicates: 1 });
    undo(book, NOW);
    expect(rows()).toEqual(before);
  });

  describe('paid, that the accounting has not booked yet', () => {
    const openRow = aRow({ due: '2026-10-20' });
    const paid = movement(150_000, 'FT 2026/101', { bookedOn: day('2026-11-04') });

    // The statement of the month came in on the 24th: the days count from there.
    test.each([
      ['on the day of the statement', '2026-11-24', 0, ['payment-not-booked']],
      ['on the tenth day after it', '2026-12-04', 0, ['payment-not-booked']],
      ['on the eleventh it went back, and that is told', '2026-12-05', 150_000, ['payment-taken-back']],
    ])('%s', (_what, today, open, notes) => {
      bring([paid]);
      const report = importRows(book, today, openRow);
      expect(report.notes.map(({ code }) => code)).toEqual(notes);
      expect(openOf('2026/101')).toBe(open);
    });

    test('while it has booked other money: what the bank told stays', () => {
      bring([movement(90_000, 'ACC FT 2026/101', { bookedOn: day('2026-11-20') })]);
      const report = importRows(book, TODAY, { ...openRow, openCents: cents(110_000) });
      expect(report.notes.map(({ code }) => code)).toEqual(['payment-not-booked']);
      expect(openOf('2026/101')).toBe(60_000);
    });
  });

  describe('that the accounting has not booked yet', () => {
    const paidRow = aRow({ due: '2026-10-20', open: 0 });

    /** The list says it is paid, and then the bank that it came back on a day. */
    function comeBack(on = '2026-11-20'): void {
      importRows(book, '2026-11-10', paidRow);
      bring([movement(-150_000, 'INSOLUTO FT 2026/101', { bookedOn: day(on), reasonCode: '42' })]);
      expect(openOf('2026/101')).toBe(150_000);
    }

    test.each([
      ['on the tenth day after the return', '2026-11-30', 150_000, ['return-not-booked']],
      ['on the eleventh it was paid since', '2026-12-01', 0, []],
    ])('%s', (_what, today, open, notes) => {
      comeBack();
      const report = importRows(book, today, paidRow);
      expect(report.notes.map(({ code }) => code)).toEqual(notes);
      expect(openOf('2026/101')).toBe(open);
    });

    test('a whole list that no longer names it is told the same', () => {
      comeBack();
      const other = aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000, issued: '2026-10-01' });
      const permission = { reason: 'checked' };
      const { result } = importWhole(book, '2026-11-25', aFile([other]), { isWholeList: true, permission });
      expect(result.notes).toContainEqual({ code: 'return-not-booked', count: 1, detail: '2026/101' });
      expect(openOf('2026/101')).toBe(150_000);
      expect(openOf('2026/201')).toBe(0);
    });

    test('undone and brought back like any import', () => {
      comeBack();
      const before = rows();
      importRows(book, '2026-11-25', paidRow);
      undo(book, NOW);
      expect(rows()).toEqual(before);
    });

    test('more than was said before is paid', () => {
      comeBack();
      bring([movement(50_000, 'ACC FT 2026/101', { bookedOn: day('2026-11-21') })]);
      importRows(book, '2026-11-25', paidRow);
      expect(openOf('2026/101')).toBe(0);
    });
  });

  test('with its payment in the same statement leaves everything open', () => {
    const { result } = bring([unpaid, movement(230_000, 'RIBA FT 101-102')]);
    expect(result.counts).toMatchObject({ posted: 1, returned: 1 });
    expect(openOf('2026/101')).toBe(150_000);
    expect(anyCase(book, 1).isOpen).toBe(true);
  });

  test('marks its invoices when they had stayed open, and tells the case', () => {
    const before = rows();
    const { result, operation } = bring([unpaid]);
    expect(result.counts).toMatchObject({ unknown: 0, returned: 1 });
    expect(entriesOf(operation)[0]).toMatchObject({
      kind: 'unpaid-collection',
      case: 1,
      data: { cents: 230_000, numbers: ['2026/101', '2026/102'] },
    });
    expect(returnedOf('2026/101')).toBe('2026-11-20');
    expect(bring([unpaid]).operation).toBeUndefined();
    undo(book, NOW);
    expect(rows()).toEqual(before);
  });

  test('of another amount is noted in the case and waits for a person', () => {
    const id = propose(-231_500, unpaid.remittance, { counterparty: 'BANCA' });
    expect(leftToPerson(book, NOW).proposals).toMatchObject([
      { id, candidates: [{ case: 1, parts: [{ number: '2026/101' }, { number: '2026/102' }] }] },
    ]);
    const { result } = confirmReturn(book, NOW, id, {});
    expect(result).toMatchObject({ case: 1, cents: 230_000, parts: [{}, {}], payments: [] });
    expect(returnedOf('2026/102')).toBe('2026-11-12');
    expect(leftToPerson(book, NOW).proposals).toEqual([]);
    expect(() => confirmReturn(book, NOW, id, {})).toThrow(
      expect.objectContaining({ code: 'movement-settled' }),
    );
    expect(() => confirmReturn(book, NOW, 99, {})).toThrow(
      expect.objectContaining({ code: 'no-such-movement' }),
    );
  });

  test('a person says which invoice came back', () => {
    const id = propose(-80_000, 'INSOLUTO', { counterparty: 'BANCA' });
    expect(() => confirmReturn(book, NOW, id, {})).toThrow(expect.objectContaining({ code: 'no-candidate' }));
    confirmReturn(book, NOW, id, { debtor: 1, invoices: ['2026/102'] });
    expect(returnedOf('2026/102')).toBe('2026-11-12');
  });

  describe('in other words than unpaid', () => {
    const storno = movement(-30_000, 'STORNO BONIFICO FT 101 E 102', { bookedOn: day('2026-11-16') });

    test('takes the payment back when a person confirms it, and leaves what was open', () => {
      bring([movement(30_000, 'ACCONTO FT 101 E 102')]);
      expect(openOf('2026/101')).toBe(120_000);
      const { id } = bring([storno]).result.lines[0] ?? { id: 0 };
      expect(openOf('2026/101')).toBe(120_000);
      importRows(book, TODAY, aRow({ number: '2026/150' }));
      expect(leftToPerson(book, NOW).proposals).toMatchObject([{ id, reasons: [{ code: 'maybe-return' }] }]);
      expect(confirmReturn(book, NOW, id, {}).result).toMatchObject({ case: 1, payments: [1] });
      expect(openOf('2026/101')).toBe(150_000);
    });

    test('is refused when that payment is gone already', () => {
      bring([movement(30_000, 'ACCONTO FT 101 E 102')]);
      const { id } = bring([storno]).result.lines[0] ?? { id: 0 };
      reversePayment(book, NOW, 1);
      expect(() => confirmReturn(book, NOW, id, {})).toThrow(refusal('nothing-returned'));
    });
  });

  test('is no payment to confirm', () => {
    const { id } = bring([{ ...unpaid, cents: cents(-1) }]).result.lines[0] ?? { id: 0 };
    expect(() => confirmMovement(book, NOW, id, { debtor: 1 })).toThrow(
      expect.objectContaining({ code: 'movement-outgoing' }),
    );
  });
});

describe('proposals', () => {
  test('are listed with what speaks for and against them', () => {
    const id = propose(80_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' });
    expect(leftToPerson(book, NOW).proposals).toMatchObject([
      {
        id,
        reasons: [{ code: 'payer-unknown' }, { code: 'amount-only' }],
        candidates: [
          {
            debtorName: 'Tessitura Valdossola S.r.l.',
            case: 1,
            parts: [{ number: '2026/102', cents: 80_000 }],
          },
        ],
      },
    ]);
  });

  const accountsKnown = (): unknown =>
    book.database.connection.prepare('select debtor_id as debtor, iban from debtor_iban').all();

  test('confirmed, they are payments like any other, and the account is known from then on', () => {
    const id = propose(90_000, 'BONIFICO', { counterpartIban: IBAN });
    const { result } = confirmMovement(book, NOW, id, {});
    expect(result).toMatchObject({ cents: 90_000, case: 1, excess: 0, debtor: { id: 1 } });
    expect(openOf('2026/101')).toBe(60_000);
    expect(leftToPerson(book, NOW).proposals).toEqual([]);
    const { counterparty: _nobody, ...next } = movement(140_000, 'SALDO', { counterpartIban: IBAN });
    expect(bring([next]).result.counts.posted).toBe(1);
  });

  test.each([
    ['amount-only', 80_000, 'BONIFICO', 'STUDIO GRIGNANI'],
    ['third-party', 80_000, 'FT 2026/102', 'STUDIO GRIGNANI'],
    ['third-party', 70_000, 'FT 2026/201', 'TESSITURA VALDOSSOLA SRL'],
    ['similar-name', 80_000, 'SALDO', 'TESSITURA VALDOSSOLA NORD SRL'],
    ['on-behalf', 80_000, 'PER CONTO TERZI', 'TESSITURA VALDOSSOLA SRL'],
  ])('with the doubt %s the account stays unknown', (code, amount, text, counterparty) => {
    const id = propose(amount, text, { counterparty, counterpartIban: IBAN });
    const codes = leftToPerson(book, NOW).proposals.flatMap(({ reasons, candidates }) =>
      [...reasons, ...candidates.flatMap((each) => each.reasons)].map((reason) => reason.code),
    );
    expect(codes).toContain(code);
    confirmMovement(book, NOW, id, {});
    expect(accountsKnown()).toEqual([]);
  });

  test('confirming is undone like anything else', () => {
    const id = propose(80_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' });
    const before = rows();
    confirmMovement(book, NOW, id, {});
    undo(book, NOW);
    expect(rows()).toEqual(before);
  });

  test('of several invoices a person names one', () => {
    const id = propose(70_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' });
    expect(() => confirmMovement(book, NOW, id, {})).toThrow(
      expect.objectContaining({ code: 'several-candidates' }),
    );
    expect(() => confirmMovement(book, NOW, id, { invoices: ['2026/999'] })).toThrow(
      expect.objectContaining({ code: 'no-candidate' }),
    );
    confirmMovement(book, NOW, id, { invoices: ['2026/202'] });
    expect([openOf('2026/201'), openOf('2026/202')]).toEqual([70_000, 0]);
  });

  test('or says whose money it is, whatever was proposed', () => {
    const id = propose(90_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' });
    expect(() => confirmMovement(book, NOW, id, {})).toThrow(
      expect.objectContaining({ code: 'no-candidate' }),
    );
    expect(() => confirmMovement(book, NOW, id, { debtor: 2, invoices: ['2026/101'] })).toThrow(
      expect.objectContaining({ code: 'no-such-invoice' }),
    );
    confirmMovement(book, NOW, id, { debtor: 2, invoices: ['2026/203'] });
    expect([openOf('2026/201'), openOf('2026/202'), openOf('2026/203')]).toEqual([50_000, 70_000, 0]);
  });

  test('no more than is open is ever posted', () => {
    const id = propose(250_000, 'SALDO FT 101 102');
    const { result, operation } = confirmMovement(book, NOW, id, {});
    expect(result).toMatchObject({ cents: 230_000, excess: 20_000 });
    expect(entriesOf(operation)[0]).toMatchObject({ data: { cents: 230_000, received: 250_000 } });
  });

  test('that were overtaken are refused, until a person names the invoice', () => {
    const id = propose(80_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' });
    recordPayment(book, NOW, 1, { cents: cents(80_000), on: day('2026-11-20'), invoices: ['2026/102'] });
    expect(() => confirmMovement(book, NOW, id, {})).toThrow(refusal('proposal-outdated'));
    expect(() => confirmMovement(book, NOW, id, { debtor: 1 })).toThrow(refusal('movement-doubted'));
    confirmMovement(book, NOW, id, { debtor: 1, invoices: ['2026/101'] });
    expect(openOf('2026/101')).toBe(70_000);
    const late = propose(70_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI', line: 5 });
    recordPayment(book, NOW, 1, { cents: cents(70_000), on: day('2026-11-20') });
    expect(() => confirmMovement(book, NOW, late, { debtor: 1 })).toThrow(refusal('proposal-outdated'));
  });

  describe('are confirmed only as they were shown', () => {
    const byHand = (amount: number, number: string): unknown =>
      recordPayment(book, NOW, 1, { cents: cents(amount), on: day('2026-11-12'), invoices: [number] });

    test('a text about an invoice that the book does not have pays no other one', () => {
      const id = propose(80_000, 'SALDO FT 77/2026');
      for (const said of [{}, { debtor: 1 }])
        expect(() => confirmMovement(book, NOW, id, said)).toThrow(
          expect.objectContaining({ code: 'movement-names-others', values: { id, numbers: ['77/2026'] } }),
        );
      confirmMovement(book, NOW, id, { debtor: 1, invoices: ['2026/102'] });
      expect([openOf('2026/101'), openOf('2026/102')]).toEqual([150_000, 0]);
    });

    test('a payment entered by hand since then is not booked twice', () => {
      const id = propose(150_500, 'FT 2026/101');
      byHand(150_000, '2026/101');
      expect(() => confirmMovement(book, NOW, id, {})).toThrow(refusal('proposal-outdated'));
      expect(() => confirmMovement(book, NOW, id, { debtor: 1 })).toThrow(refusal('movement-names-others'));
      expect(openOf('2026/102')).toBe(80_000);
    });

    test('nor money of nobody known that was entered by hand', () => {
      const id = propose(90_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' });
      byHand(90_000, '2026/101');
      expect(() => confirmMovement(book, NOW, id, { debtor: 1 })).toThrow(
        expect.objectContaining({
          code: 'movement-doubted',
          values: { id, doubt: 'maybe-recorded', on: '2026-11-12' },
        }),
      );
      expect(openOf('2026/102')).toBe(80_000);
      confirmMovement(book, NOW, id, { debtor: 1, invoices: ['2026/102'] });
      expect(openOf('2026/102')).toBe(0);
    });

    test('a doubt that was shown keeps nobody from confirming', () => {
      byHand(10_000, '2026/101');
      const id = propose(10_000, 'ACCONTO FT 2026/101');
      expect(leftToPerson(book, NOW).proposals[0]?.reasons.at(-1)?.code).toBe('maybe-recorded');
      confirmMovement(book, NOW, id, {});
      expect(openOf('2026/101')).toBe(130_000);
    });

    test('what the text names takes what is open of it, and nothing else does', () => {
      const id = propose(160_000, 'FT 2026/101');
      importRows(book, '2026-11-20', aRow({ due: '2026-10-20', open: 30_000 }));
      const { result } = confirmMovement(book, NOW, id, { debtor: 1 });
      expect(result).toMatchObject({ cents: 30_000, excess: 130_000 });
      expect(openOf('2026/102')).toBe(80_000);
    });

    test('nor does another one take the rest of what a person names instead', () => {
      const id = propose(90_000, 'FT 77/2026');
      const { result } = confirmMovement(book, NOW, id, { debtor: 1, invoices: ['2026/102'] });
      expect(result).toMatchObject({ cents: 80_000, excess: 10_000 });
      expect(openOf('2026/101')).toBe(150_000);
    });

    test('a sum that would be laid out in another way by now is refused', () => {
      const id = propose(90_000, 'BONIFICO');
      byHand(100_000, '2026/101');
      expect(() => confirmMovement(book, NOW, id, { debtor: 1 })).toThrow(refusal('proposal-changed'));
      expect(leftToPerson(book, NOW).proposals).toMatchObject([
        { id, candidates: [{ parts: [{ number: '2026/101', cents: 50_000 }, { number: '2026/102' }] }] },
      ]);
    });

    test('an invoice more that is open changes nothing about it', () => {
      const id = propose(90_000, 'BONIFICO');
      recordPayment(book, NOW, 2, { cents: cents(50_000), on: day('2026-11-12') });
      confirmMovement(book, NOW, id, { debtor: 1 });
      expect(openOf('2026/101')).toBe(60_000);
    });
  });

  test('dismissed, they do not come back with the next import', () => {
    const id = propose(80_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' });
    dismissMovement(book, NOW, id);
    expect(leftToPerson(book, NOW).proposals).toEqual([]);
    expect(
      bring([movement(80_000, 'BONIFICO', { counterparty: 'STUDIO GRIGNANI' })]).result.counts.duplicates,
    ).toBe(1);
    expect(() => dismissMovement(book, NOW, id)).toThrow(
      expect.objectContaining({ code: 'movement-settled' }),
    );
    expect(() => dismissMovement(book, NOW, 999)).toThrow(
      expect.objectContaining({ code: 'no-such-movement' }),
    );
  });

  test('a posted payment can bounce by hand as well', () => {
    bring([movement(230_000, 'FT 101 E 102')]);
    const { result } = reversePayment(book, NOW, 1);
    expect(result).toMatchObject({ case: 1, cents: 230_000 });
    expect(openOf('2026/102')).toBe(80_000);
  });
});

describe('laws', () => {
  const aMovement = fc
    .record({
      amount: fc.constantFrom(150_000, 80_000, 70_000, 140_000, 230_000, 12_345, -80_000, -70_000),
      text: fc.constantFrom(
        'FT 2026/101',
        'FT 102',
        'SALDO',
        'ACCONTO',
        'BONIFICO',
        'INSOLUTO FT 2026/201',
        'FT 2026/201',
      ),
      payer: fc.constantFrom('TESSITURA VALDOSSOLA', 'MAGLIFICIO TRE TORRI', 'ALTRI'),
      iban: fc.constantFrom(undefined, IBAN),
      after: fc.nat({ max: 6 }),
    })
    .map(({ amount, text, payer, iban, after }) =>
      movement(amount, text, {
        counterparty: payer,
        bookedOn: addDays(day('2026-11-10'), after),
        ...(iban === undefined ? {} : { counterpartIban: iban }),
      }),
    );

  test('whatever a statement says: nothing below zero, twice is once, and undone it never was', () => {
    fc.assert(
      fc.property(fc.array(aMovement, { maxLength: 8 }), (movements) => {
        book = freshBook();
        const before = rows();
        const first = bring(movements);
        const after = rows();
        const { posted, proposed, unknown } = first.result.totals;
        const told = [posted, proposed, unknown].flat().reduce((all, money) => all + money.cents, 0);
        expect(told).toBe(movements.reduce((all, each) => all + Math.max(0, each.cents), 0));
        const negative = book.database.connection.prepare('select 1 from invoice where open_cents < 0').all();
        expect(negative).toEqual([]);
        expect(bring(movements).operation).toBeUndefined();
        expect(rows()).toEqual(after);
        if (first.operation !== undefined) undo(book, NOW);
        expect(rows()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('the order of the rows changes nothing but numbers', () => {
    const shuffled = fc
      .array(aMovement, { maxLength: 8 })
      .chain((movements) =>
        fc.tuple(fc.constant(movements), fc.shuffledSubarray(movements, { minLength: movements.length })),
      );
    fc.assert(
      fc.property(shuffled, ([movements, inOtherOrder]) => {
        expect(outcome(inOtherOrder)).toEqual(outcome(movements));
      }),
      { numRuns: 40 },
    );
  });
});
