/** What interrupts or redirects a case, in the book: insolvency, tracing, answered disputes, holds, waiting. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { closeCase, holdCase, reopenCase, resumeCase } from '../../src/office/case/cases.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { openDispute, resolveDisputes } from '../../src/office/case/disputes.ts';
import { addInformation, removeInformation } from '../../src/office/debtor/information.ts';
import { endInsolvency, recordClaimFiled, recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { statementOf } from '../../src/office/court/statement.ts';
import { askForDebtor, debtorFound, debtorNotFound } from '../../src/office/debtor/tracing.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { aBook, aBookWith, aRow, importRows, issue, moment } from '../support/world.ts';
import { atTheWarning, call, nextOn, on, OTHER, pay, refusal, send } from './desk.ts';

const TODAY = '2026-11-24';
const now = moment(TODAY);

/** Everything about case 1 that undo has to bring back. */
function whole(book: Book, today = TODAY): unknown {
  const { letters, journal: _journal, ...file } = on(book, today);
  return { ...file, letters: letters.filter(({ status }) => status !== 'void') };
}

describe('insolvency', () => {
  const opened = { procedure: 'judicial-liquidation', openedOn: day('2026-11-20') } as const;
  const insolvent = (): Book => {
    const book = aBookWith('2026-11-09', aRow());
    recordInsolvency(book, now, 1, { ...opened, fileBy: day('2027-01-15') });
    return book;
  };

  test('leaves one task, then none until the proceedings end; then the case goes on where it was', () => {
    const book = insolvent();
    expect(nextOn(book, TODAY)).toMatchObject({ status: 'due', task: 'file-claim', mayTakeStep: false });
    recordClaimFiled(book, moment('2026-12-01'), 1, { on: day('2026-11-30'), reference: 'PEC 7' });
    expect(nextOn(book, '2026-12-01')).toMatchObject({ status: 'held', task: 'none', due: undefined });
    endInsolvency(book, moment('2026-12-10'), 1, { on: day('2026-12-09'), reason: 'closed without assets' });
    expect(nextOn(book, '2026-12-10')).toMatchObject({ status: 'due', task: 'step', step: 'first-letter' });
  });

  test('read of somewhere stops everything as well, until the information goes or its proceedings end', () => {
    const read = { kind: 'insolvency-proceeding', source: 'register', on: day('2026-11-20') } as const;
    const book = aBookWith('2026-11-09', aRow());
    issue(book, TODAY, 1);
    const { result } = addInformation(book, now, 1, read);
    expect(on(book, TODAY).letters).toMatchObject([{ status: 'void' }]);
    expect(nextOn(book, TODAY)).toMatchObject({ status: 'due', task: 'file-claim', mayTakeStep: false });
    removeInformation(book, now, result.id);
    expect(nextOn(book, TODAY)).toMatchObject({ status: 'due', task: 'step', step: 'first-letter' });
    addInformation(book, now, 1, read);
    recordInsolvency(book, now, 1, { ...opened, openedOn: day('2026-11-18') });
    endInsolvency(book, moment('2026-12-10'), 1, { on: day('2026-12-09'), reason: 'closed without assets' });
    expect(nextOn(book, '2026-12-10')).toMatchObject({ status: 'due', task: 'step', step: 'first-letter' });
  });

  test.each([
    ['2026-11-26', 'file-claim'],
    ['2026-11-27', 'step'],
  ])('read of, and counting to the 26th: on %s the task is %s', (today, task) => {
    const book = aBookWith('2026-11-09', aRow());
    const until = { on: day('2026-11-20'), expiresOn: day('2026-11-26') };
    addInformation(book, now, 1, { kind: 'insolvency-proceeding', source: 'register', ...until });
    expect(nextOn(book, today)).toMatchObject({ task });
  });

  test('of several reports the one that counts the longest holds the case', () => {
    const book = aBookWith('2026-11-09', aRow());
    const report = (on: string, until: string) =>
      addInformation(book, now, 1, {
        kind: 'insolvency-proceeding',
        source: 'register',
        on: day(on),
        expiresOn: day(until),
      });
    report('2026-11-20', '2027-12-31');
    report('2026-11-10', '2026-12-05');
    expect(nextOn(book, '2026-12-10')).toMatchObject({ task: 'file-claim' });
  });

  test('a report that has expired already stops nothing and voids nothing', () => {
    const book = aBookWith('2026-11-09', aRow());
    issue(book, TODAY, 1);
    const expired = { on: day('2026-01-01'), expiresOn: day('2026-06-01') };
    addInformation(book, now, 1, { kind: 'insolvency-proceeding', source: 'register', ...expired });
    expect(on(book, TODAY).letters).toMatchObject([{ status: 'issued' }]);
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'post' });
  });

  test('no letter leaves by the gate, and the unattended run prints none', () => {
    const book = insolvent();
    expect(() => prepareLetter(book, now, 1)).toThrow(refusal('not-due'));
    expect(() => prepareLetter(book, now, 1, { override: 'asked for' })).toThrow(refusal('not-due'));
    expect(housekeeping(book, now).result.letters).toEqual([]);
  });

  test('a letter that has not left is voided and keeps its number', () => {
    const book = aBookWith('2026-11-09', aRow());
    issue(book, TODAY, 1);
    recordInsolvency(book, now, 1, opened);
    expect(on(book, TODAY).letters).toMatchObject([{ protocol: '2026/0001', status: 'void' }]);
  });

  test('a call is recorded, remarked (R19), and completes no step', () => {
    const book = aBookWith('2026-11-02', aRow({ due: '2026-10-20' }));
    send(book, '2026-11-02');
    recordInsolvency(book, now, 1, opened);
    const { conduct, stepDone } = call(book, TODAY);
    expect(conduct).toEqual(['debtor-insolvent']);
    expect(stepDone).toBeUndefined();
  });

  test('a case that opens later is stopped from its first day on', () => {
    const book = aBookWith('2026-11-09', aRow());
    pay(book, '2026-11-10', 150_000);
    recordInsolvency(book, now, 1, opened);
    importRows(book, '2026-12-01', aRow({ number: '2026/130', due: '2026-11-27' }));
    expect(agendaOn(book, day('2026-12-01'))).toMatchObject([{ case: 2, task: 'file-claim' }]);
  });

  test('interest stands still from the opening on (art. 154 CCII)', () => {
    const book = insolvent();
    const interestOn = (date: string) => statementOf(book, 1, day(date)).claims[0]?.totals.interest;
    expect(interestOn('2026-11-20')).toBeGreaterThan(interestOn('2026-11-19') ?? 0);
    expect(interestOn('2027-06-30')).toBe(interestOn('2026-11-20'));
  });

  test('a case that was paid closes in spite of them', () => {
    const book = insolvent();
    pay(book, TODAY, 150_000);
    expect(on(book, TODAY).facts).toMatchObject({ isOpen: false, closeReason: 'paid' });
  });

  test('undo and redo restore exactly', () => {
    const book = aBookWith('2026-11-09', aRow());
    const before = whole(book);
    recordInsolvency(book, now, 1, opened);
    const after = whole(book);
    undo(book, now);
    expect(whole(book)).toEqual(before);
    redo(book, now);
    expect(whole(book)).toEqual(after);
  });

  const steps: [string, (book: Book) => unknown, string][] = [
    [
      'in the future',
      (book) => recordInsolvency(book, now, 1, { ...opened, openedOn: day('2026-11-25') }),
      'insolvency-ahead',
    ],
    [
      'to be filed before it opened',
      (book) => recordInsolvency(book, now, 1, { ...opened, fileBy: day('2026-11-19') }),
      'file-by-before-opening',
    ],
    [
      'filed where there are none',
      (book) => recordClaimFiled(book, now, 1, { on: day(TODAY) }),
      'not-insolvent',
    ],
    ['filed tomorrow', (book) => recordClaimFiled(book, now, 1, { on: day('2026-11-25') }), 'filed-ahead'],
    [
      'ended where there are none',
      (book) => endInsolvency(book, now, 1, { on: day(TODAY), reason: 'x' }),
      'not-insolvent',
    ],
    [
      'ended tomorrow',
      (book) => endInsolvency(book, now, 1, { on: day('2026-11-25'), reason: 'x' }),
      'insolvency-end-ahead',
    ],
    [
      'ended without a reason',
      (book) => endInsolvency(book, now, 1, { on: day(TODAY), reason: ' ' }),
      'reason-needed',
    ],
  ];
  test.each(steps)('proceedings %s are refused', (_what, act, code) => {
    expect(() => act(aBookWith('2026-11-09', aRow()))).toThrow(refusal(code));
  });

  const twice: [string, (book: Book) => unknown, string][] = [
    ['opened again', (book) => recordInsolvency(book, now, 1, opened), 'insolvent-already'],
    [
      'filed before the opening',
      (book) => recordClaimFiled(book, now, 1, { on: day('2026-11-19') }),
      'filed-before-opening',
    ],
    [
      'ended before the opening',
      (book) => endInsolvency(book, now, 1, { on: day('2026-11-19'), reason: 'x' }),
      'ended-before-opening',
    ],
  ];
  test.each(twice)('running ones %s: refused', (_what, act, code) => {
    expect(() => act(insolvent())).toThrow(refusal(code));
  });

  test('a claim is filed once', () => {
    const book = insolvent();
    recordClaimFiled(book, now, 1, { on: day('2026-11-23') });
    expect(() => recordClaimFiled(book, now, 1, { on: day(TODAY) })).toThrow(refusal('claim-filed-already'));
  });
});

describe('tracing', () => {
  /** The number was wrong, and no other one is known. */
  function withoutNumber(): Book {
    const book = aBookWith('2026-11-02', aRow({ due: '2026-10-20' }));
    send(book, '2026-11-02');
    logContact(book, moment('2026-11-13'), 1, {
      channel: 'call',
      outcome: 'wrong-number',
      on: day('2026-11-13'),
    });
    return book;
  }

  /** Nobody answered three times. */
  function attemptsUsedUp(): Book {
    const book = aBookWith('2026-11-02', aRow({ due: '2026-10-20' }));
    send(book, '2026-11-02');
    for (const date of ['2026-11-16', '2026-11-18', '2026-11-20']) call(book, date, 'no-answer');
    return book;
  }

  test('an enquiry holds the case until its day', () => {
    const book = withoutNumber();
    askForDebtor(book, now, 1, { asked: 'the chamber of commerce', until: day('2026-12-04') });
    expect(nextOn(book, '2026-12-03')).toMatchObject({ status: 'held', due: '2026-12-04' });
    expect(nextOn(book, '2026-12-04')).toMatchObject({ status: 'due', step: 'tracing' });
  });

  test.each([
    ['wrong number', withoutNumber],
    ['attempts used up', attemptsUsedUp],
  ])('%s: with the number that is found the call comes again', (_why, world) => {
    const book = world();
    expect(nextOn(book, TODAY)).toMatchObject({ step: 'tracing', status: 'due' });
    const { result } = debtorFound(book, now, 1, { phone: '0324 000900', source: 'register' });
    expect(result).toEqual({ found: ['phone'], stepDone: 'tracing' });
    expect(nextOn(book, TODAY)).toMatchObject({ step: 'phone-call', status: 'due' });
    expect(on(book, TODAY).facts.debtor.phone).toBe('0324 000900');
    expect(call(book, TODAY, 'no-answer')).toMatchObject({ attempt: { number: 1 } });
  });

  test('attempts at the found number used up as well: traced again', () => {
    const book = attemptsUsedUp();
    debtorFound(book, now, 1, { phone: '0324 000900', source: 'neighbours' });
    for (const date of ['2026-11-24', '2026-11-26', '2026-11-30']) call(book, date, 'no-answer');
    expect(nextOn(book, '2026-12-01')).toMatchObject({ step: 'tracing', status: 'due' });
  });

  test('nothing found: the ladder goes on in writing', () => {
    const book = withoutNumber();
    expect(debtorNotFound(book, now, 1, 'nobody knows them').result).toEqual({
      found: [],
      stepDone: 'tracing',
    });
    expect(nextOn(book, '2026-12-02')).toMatchObject({ step: 'second-letter', status: 'due' });
    expect(on(book, TODAY).facts.tracings).toMatchObject([{ result: 'not-found' }]);
  });

  test('an address that is found is printed from now on, and a visit that found nobody comes again', () => {
    const book = aBookWith('2026-11-02', aRow({ due: '2026-10-20' }));
    send(book, '2026-11-02');
    call(book, '2026-11-13');
    send(book, '2026-11-18');
    logContact(book, moment('2026-12-01'), 1, { channel: 'visit', outcome: 'moved', on: day('2026-12-01') });
    const address = { address: 'Via Nuova, 2', postcode: '28844', city: 'Villadossola', province: 'VB' };
    debtorFound(book, moment('2026-12-02'), 1, { address, source: 'town hall' });
    expect(nextOn(book, '2026-12-02')).toMatchObject({ step: 'visit' });
    expect(on(book, '2026-12-02').facts.debtor).toMatchObject(address);
  });

  test('an address that was left is known in the next case too', () => {
    const book = aBookWith('2026-11-02', aRow({ due: '2026-10-20' }));
    logContact(book, moment('2026-11-05'), 1, { channel: 'visit', outcome: 'moved', on: day('2026-11-05') });
    closeCase(book, moment('2026-11-06'), 1, { reason: 'mistake' });
    importRows(book, '2026-11-20', aRow({ number: '2026/150', due: '2026-11-01', issued: '2026-10-01' }));
    expect(nextOn(book, '2026-11-24', 2)).toMatchObject({ step: 'address-check', status: 'due' });
  });

  test('an answer ends the enquiry; undo brings it back', () => {
    const book = withoutNumber();
    askForDebtor(book, now, 1, { asked: 'the bank', until: day('2026-12-04') });
    const before = whole(book, '2026-11-26');
    debtorFound(book, moment('2026-11-26'), 1, { email: 'new@valdossola.example', source: 'the bank' });
    expect(on(book, '2026-11-26').facts.tracings).toMatchObject([{ asked: 'the bank', result: 'found' }]);
    undo(book, moment('2026-11-26'));
    expect(whole(book, '2026-11-26')).toEqual(before);
  });

  const wrong: [string, (book: Book) => unknown, string][] = [
    [
      'asking nobody',
      (book) => askForDebtor(book, now, 1, { asked: ' ', until: day('2026-12-04') }),
      'reason-needed',
    ],
    [
      'waiting until today',
      (book) => askForDebtor(book, now, 1, { asked: 'x', until: day(TODAY) }),
      'answer-day-passed',
    ],
    ['finding nothing', (book) => debtorFound(book, now, 1, { source: 'x' }), 'nothing-to-enter'],
    [
      'finding without a source',
      (book) => debtorFound(book, now, 1, { phone: '1', source: '' }),
      'reason-needed',
    ],
    ['not finding who is not lost', (book) => debtorNotFound(book, now, 1), 'nothing-to-trace'],
  ];
  test.each(wrong)('%s is refused', (_what, act, code) => {
    expect(() => act(aBookWith('2026-11-09', aRow()))).toThrow(refusal(code));
  });
});

describe('answered disputes', () => {
  const second = aRow({ number: '2026/102', amount: 50_000 });

  function disputed(...invoices: string[]): Book {
    const book = aBookWith('2026-11-09', aRow(), second);
    openDispute(book, now, 1, { kind: 'price', reason: '', invoices });
    return book;
  }

  test('rejected: the invoices count again, at the step where the case was', () => {
    const book = disputed('2026/102');
    expect(nextOn(book, TODAY)).toMatchObject({ step: 'first-letter', owedCents: 150_000 });
    resolveDisputes(book, now, 1, { resolution: 'rejected', note: 'signed delivery note sent' });
    expect(nextOn(book, TODAY)).toMatchObject({ step: 'first-letter', owedCents: 200_000 });
  });

  test('accepted in part: the credit comes off, the rest counts again', () => {
    const book = disputed('2026/101');
    const { result } = resolveDisputes(book, now, 1, { resolution: 'accepted', credit: cents(30_000) });
    expect(result.credits).toEqual([
      { number: '2026/101', cents: 30_000, stillOpen: 120_000, currency: 'EUR' },
    ]);
    expect(nextOn(book, TODAY)).toMatchObject({ owedCents: 170_000 });
  });

  test('accepted whole, with nothing else owed: the case closes as credited, not as paid', () => {
    const book = aBookWith('2026-11-09', aRow());
    openDispute(book, now, 1, { reason: 'never ordered', invoices: [] });
    resolveDisputes(book, now, 1, { resolution: 'accepted' });
    expect(on(book, TODAY).facts).toMatchObject({ isOpen: false, closeReason: 'credited' });
  });

  test('one of two is answered by its number; the other stays disputed', () => {
    const book = disputed('2026/101', '2026/102');
    resolveDisputes(book, now, 1, { resolution: 'rejected', invoices: ['2026/102'] });
    const { items, facts } = on(book, TODAY);
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      ['2026/101', 'disputed'],
      ['2026/102', 'overdue'],
    ]);
    expect(facts.disputes).toHaveLength(1);
  });

  test('undo restores exactly', () => {
    const book = disputed('2026/101');
    const before = whole(book);
    resolveDisputes(book, now, 1, { resolution: 'accepted', credit: cents(30_000) });
    undo(book, now);
    expect(whole(book)).toEqual(before);
  });

  const refused: [string, Parameters<typeof resolveDisputes>[3], string][] = [
    ['a credit with a rejection', { resolution: 'rejected', credit: cents(1) }, 'credit-needs-acceptance'],
    ['more than is open', { resolution: 'accepted', credit: cents(150_001) }, 'credit-too-large'],
    ['another invoice', { resolution: 'accepted', invoices: ['2026/102'] }, 'no-such-dispute'],
  ];
  test.each(refused)('%s is refused', (_what, answer, code) => {
    expect(() => resolveDisputes(disputed('2026/101'), now, 1, answer)).toThrow(refusal(code));
  });

  test('one credit is in one currency', () => {
    const book = aBookWith('2026-11-09', aRow(), aRow({ number: '2026/102', currency: 'USD' }));
    openDispute(book, now, 1, { reason: 'price', invoices: ['2026/101', '2026/102'] });
    const answer = { resolution: 'accepted', credit: cents(100) } as const;
    expect(() => resolveDisputes(book, now, 1, answer)).toThrow(refusal('credit-in-currencies'));
    resolveDisputes(book, now, 1, { ...answer, invoices: ['2026/102'] });
    expect(on(book, TODAY).items.map(({ open }) => open)).toEqual([150_000, 149_900]);
  });

  describe('and the accounting, which tells of the credit in its own time', () => {
    const LATER = '2026-12-15';
    const note = (amount: number) =>
      aRow({ number: 'NC 7', amount, issued: '2026-12-01', due: '2026-12-01' });
    const invoice = (open: number) => aRow({ open });
    const credited = (): Book => {
      const book = aBookWith('2026-11-09', aRow());
      openDispute(book, now, 1, { kind: 'price', reason: '', invoices: [] });
      resolveDisputes(book, now, 1, { resolution: 'accepted', credit: cents(30_000) });
      return book;
    };
    const owed = (book: Book): number => on(book, LATER).items.reduce((total, { open }) => total + open, 0);

    test.each<[string, number, ReturnType<typeof aRow>[][]]>([
      ['knows nothing of it yet', 120_000, [[invoice(150_000)]]],
      ['knows nothing of it for months', 120_000, [[invoice(150_000)], [invoice(150_000)]]],
      ['shows a lower balance', 120_000, [[invoice(120_000)]]],
      ['shows a credit note of its own', 120_000, [[invoice(150_000), note(-30_000)]]],
      ['shows it in another order', 120_000, [[note(-30_000), invoice(150_000)]]],
      [
        'shows the note first, then the lower balance',
        120_000,
        [
          [invoice(150_000), note(-30_000)],
          [invoice(120_000), aRow({ ...NOTE, open: 0 })],
        ],
      ],
      ['books a payment before the credit', 100_000, [[invoice(130_000)]]],
      ['books a payment, then the note', 100_000, [[invoice(130_000)], [invoice(130_000), note(-30_000)]]],
      [
        'takes a payment for the credit, then shows the note',
        90_000,
        [[invoice(120_000)], [invoice(120_000), note(-30_000)]],
      ],
      ['raises the balance after it knew of it', 150_000, [[invoice(120_000)], [invoice(150_000)]]],
    ])('%s: %i are owed', (_how, expected, files) => {
      const book = credited();
      for (const rows of files) importRows(book, LATER, ...rows);
      expect(owed(book)).toBe(expected);
    });
  });
});

/** The credit note of the accounting, as a later file shows it. */
const NOTE = { number: 'NC 7', amount: -30_000, issued: '2026-12-01', due: '2026-12-01' };

test('a legal warning waits for a person: the unattended run names it and prints nothing', () => {
  const { letters, waiting } = housekeeping(atTheWarning(), moment('2026-12-14')).result;
  expect(letters).toEqual([]);
  expect(waiting).toMatchObject([{ case: 1, kind: 'legal-warning', mayTakeStep: true }]);
});

describe('holds', () => {
  test.each([
    ['2027-11-25', true],
    ['2027-11-26', false],
  ])('until %s: taken %j', (until, isTaken) => {
    const hold = () =>
      holdCase(aBookWith('2026-11-09', aRow()), now, 1, { reason: 'fair', until: day(until) });
    if (isTaken) expect(hold).not.toThrow();
    else expect(hold).toThrow(refusal('hold-too-long'));
  });

  test('taken up again, the case is due what it was due before', () => {
    const book = aBookWith('2026-11-09', aRow());
    holdCase(book, now, 1, { reason: 'fair', until: day('2026-12-11') });
    resumeCase(book, now, 1);
    expect(nextOn(book, TODAY)).toMatchObject({ status: 'due', step: 'first-letter' });
  });
});

describe('closed to wait', () => {
  function waiting(...rows: ReturnType<typeof aRow>[]): Book {
    const book = aBookWith('2026-11-02', aRow({ due: '2026-10-20' }), ...rows);
    send(book, '2026-11-02');
    closeCase(book, now, 1, { reason: 'wait', note: 'until spring', until: day('2027-03-01') });
    return book;
  }

  test.each([
    ['2027-02-28', false],
    ['2027-03-01', true],
    ['2027-03-10', true],
  ])('on %s the run opens it again: %j', (today, isOpen) => {
    const book = waiting();
    const { acts } = housekeeping(book, moment(today)).result;
    expect(acts).toEqual(isOpen ? [{ kind: 'case-reopened', case: 1 }] : []);
    expect(on(book, today).facts).toMatchObject({ isOpen });
    if (isOpen) expect(nextOn(book, today)).toMatchObject({ step: 'phone-call', status: 'due' });
  });

  test('once: closed again without a day it stays closed', () => {
    const book = waiting();
    housekeeping(book, moment('2027-03-01'));
    closeCase(book, moment('2027-03-02'), 1, { reason: 'wait' });
    housekeeping(book, moment('2027-03-03'));
    expect(on(book, '2027-03-03').facts.isOpen).toBe(false);
  });

  test('paid meanwhile it opens and closes by itself', () => {
    const book = waiting();
    importRows(book, '2027-01-10', aRow({ due: '2026-10-20', open: 0 }));
    housekeeping(book, moment('2027-03-01'));
    expect(on(book, '2027-03-01').facts).toMatchObject({ isOpen: false, closeReason: 'paid' });
  });

  test('with another case open, what waited joins that one', () => {
    const book = waiting();
    importRows(
      book,
      '2027-02-01',
      aRow({ number: '2027/9', issued: '2027-01-02', due: '2027-01-29', amount: 20_000 }),
    );
    housekeeping(book, moment('2027-03-01'));
    expect(agendaOn(book, day('2027-03-01'))).toMatchObject([{ case: 2, owedCents: 170_000 }]);
    expect(on(book, '2027-03-01').facts.isOpen).toBe(false);
  });

  test('opened by a person before, the day is forgotten', () => {
    const book = waiting();
    reopenCase(book, moment('2026-12-01'), 1);
    closeCase(book, moment('2026-12-02'), 1, { reason: 'agency' });
    housekeeping(book, moment('2027-03-01'));
    expect(on(book, '2027-03-01').facts.isOpen).toBe(false);
  });

  test.each([
    ['agency', '2027-03-01', 'until-needs-wait'],
    ['wait', TODAY, 'wait-ends-before-tomorrow'],
  ] as const)('closed as %s until %s: refused', (reason, until, code) => {
    const close = () => closeCase(aBookWith('2026-11-09', aRow()), now, 1, { reason, until: day(until) });
    expect(close).toThrow(refusal(code));
  });
});

describe('contacts of an earlier case (R3, R4)', () => {
  function secondCase(): Book {
    const book = aBook({ minContactDays: 0 });
    importRows(book, '2026-11-02', aRow({ due: '2026-10-20' }));
    send(book, '2026-11-02');
    call(book, TODAY);
    closeCase(book, now, 1, { reason: 'mistake' });
    importRows(book, TODAY, aRow({ number: '2026/140', due: '2026-11-10' }));
    return book;
  }

  test('a conversation of the same day is remarked, though it was about another case', () => {
    const entry = { channel: 'call', outcome: 'refuses', on: day(TODAY), time: '11:00' } as const;
    expect(logContact(secondCase(), now, 2, entry).result.conduct).toEqual(['second-conversation-that-day']);
  });

  test('a case that just opened knows them like one read from the book', () => {
    const book = secondCase();
    expect(caseFile(book, 2, day(TODAY)).facts.contactsElsewhere).toMatchObject([{ outcome: 'refuses' }]);
  });
});

test('why it is not paid is kept with the case, and the last word counts', () => {
  const book = aBookWith('2026-11-09', aRow(), aRow({ debtor: OTHER }));
  const said = { channel: 'note', outcome: 'note', on: day(TODAY), note: 'spoke to the owner' } as const;
  logContact(book, now, 1, { ...said, whyUnpaid: 'opportunism' });
  const before = whole(book);
  logContact(book, now, 1, { ...said, whyUnpaid: 'lasting-difficulty' });
  expect(on(book, TODAY).facts.unpaidReason).toBe('lasting-difficulty');
  undo(book, now);
  expect(whole(book)).toEqual(before);
});
