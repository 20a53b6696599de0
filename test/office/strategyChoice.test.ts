/** Which strategy a case opens on, when it changes by itself, and when only a person changes it. */
import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { readJournal } from '../../src/db/journal.ts';
import { addDays, day } from '../../src/domain/day.ts';
import type { Book } from '../../src/office/book.ts';
import { issueLetter, prepareLetter } from '../../src/office/letter/letters.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { setStrategy } from '../../src/office/case/setStrategy.ts';
import { strategyStanding } from '../../src/office/case/strategies.ts';
import { previewOfCase } from '../../src/office/case/strategyPreviews.ts';
import { undo } from '../../src/office/undo.ts';
import { aBook, aBookWith, aRow, importRows, moment, printed, someSettings } from '../support/world.ts';
import { call, nextOn, on, OTHER, pay, refusal, send } from './desk.ts';

const TODAY = '2026-11-24';

function strategyOf(book: Book, number = 1): string | undefined {
  return loadFacts(book.database, [number])[0]?.strategy;
}

function countOf(book: Book, strategy: string): number {
  return [1, 2, 3].filter((number) => strategyOf(book, number) === strategy).length;
}

function casesIn(book: Book): unknown[] {
  return book.database.connection.prepare('select * from recovery_case').all();
}

function standing(book: Book, today = TODAY) {
  const [facts] = loadFacts(book.database, [1]);
  if (facts === undefined) throw new Error('no case 1');
  return strategyStanding(book, facts, day(today));
}

/** Four invoices paid before they fell due: class A. */
function aGoodPayer(): Book {
  const book = aBook();
  const old = [1, 2, 3, 4].map((n) => ({ number: `2026/${n}`, issued: '2026-06-01', due: '2026-07-31' }));
  importRows(book, '2026-06-05', ...old.map((row) => aRow(row)));
  importRows(book, '2026-06-20', ...old.map((row) => aRow({ ...row, open: 0 })));
  return book;
}

describe('as a case opens', () => {
  test.each([
    ['three weeks overdue', '2026-11-02', '2026-10-02', 'standard', 'usual'],
    ['119 days overdue', '2026-07-28', '2026-10-02', 'standard', 'usual'],
    ['120 days overdue', '2026-07-27', '2026-10-02', 'fast', 'old-item'],
    ['invoiced 179 days ago', '2026-11-02', '2026-05-29', 'standard', 'usual'],
    ['invoiced 180 days ago', '2026-11-02', '2026-05-28', 'fast', 'not-active'],
    ['no issue date: the due date tells', '2026-11-02', '', 'standard', 'usual'],
  ])('%s', (_what, due, issued, strategy, code) => {
    const book = aBookWith(TODAY, aRow({ due, issued }));
    expect(strategyOf(book)).toBe(strategy);
    expect(standing(book)).toMatchObject({ chosen: { by: 'rule', reason: { code } }, isProposal: false });
    expect(readJournal(book.database, { caseNumber: 1, withUndone: false })[0]).toMatchObject({
      kind: 'case-opened',
      data: { strategy, because: code },
    });
  });

  test('what was paid meanwhile shows that a customer still buys', () => {
    const book = aBookWith(
      TODAY,
      aRow({ issued: '2026-05-01', due: '2026-11-02' }),
      aRow({ number: '2026/300', issued: '2026-11-20', due: '2026-12-20', open: 0 }),
    );
    expect(strategyOf(book)).toBe('standard');
  });

  test('each debtor by itself, new in the book or not', () => {
    const rows = [
      aRow({ due: '2026-07-01' }),
      aRow({ number: '2026/200', debtor: OTHER }),
      aRow({ number: '2026/201', due: '2026-06-01', debtor: { name: 'Vetreria Corsi', code: 'C9' } }),
    ];
    const atOnce = aBookWith(TODAY, ...rows);
    expect(countOf(atOnce, 'fast')).toBe(2);
    expect(countOf(atOnce, 'standard')).toBe(1);
    const later = aBook();
    importRows(later, '2026-05-20', ...rows);
    housekeeping(later, moment(TODAY));
    expect(countOf(later, 'fast')).toBe(2);
    expect(countOf(later, 'standard')).toBe(1);
  });

  test('a customer who always paid gets white gloves', () => {
    const book = aGoodPayer();
    importRows(book, TODAY, aRow());
    expect(strategyOf(book)).toBe('white-gloves');
    expect(standing(book).chosen.reason).toMatchObject({ code: 'good-rating', values: { class: 'A' } });
    expect(nextOn(book, TODAY)).toMatchObject({ step: 'friendly-call', strategy: 'white-gloves' });
  });

  test('the numbers are settings', () => {
    const book = aBook({ oldAfterDays: 20 });
    importRows(book, TODAY, aRow());
    expect(strategyOf(book)).toBe('fast');
  });

  test('without the strategy in the settings the standard one stays', () => {
    const { standard } = someSettings().strategies;
    const book = aBook({}, { strategies: { standard } });
    importRows(book, TODAY, aRow({ due: '2026-01-31' }));
    expect(strategyOf(book)).toBe('standard');
  });
});

describe('while nothing has gone out', () => {
  test('time makes a customer one that buys no longer, at the run of the day', () => {
    const book = aBookWith(TODAY, aRow());
    const last = addDays(day('2026-10-02'), 179);
    housekeeping(book, moment(last));
    expect(strategyOf(book)).toBe('standard');
    const { result } = housekeeping(book, moment(addDays(last, 1)));
    expect(strategyOf(book)).toBe('fast');
    expect(nextOn(book, addDays(last, 1))).toMatchObject({ strategy: 'fast', step: 'first-letter' });
    expect(result.letters).toMatchObject([{ case: 1, strategy: 'fast' }]);
  });

  test('a new invoice makes it active again', () => {
    const book = aBookWith(TODAY, aRow({ issued: '2026-04-01' }));
    expect(strategyOf(book)).toBe('fast');
    importRows(
      book,
      TODAY,
      aRow({ issued: '2026-04-01' }),
      aRow({ number: '2026/301', issued: TODAY, due: '2026-12-31' }),
    );
    expect(strategyOf(book)).toBe('standard');
    const [entry] = readJournal(book.database, { caseNumber: 1, withUndone: false }).slice(-1);
    expect(entry).toMatchObject({ kind: 'strategy-chosen', data: { from: 'fast', to: 'standard' } });
  });

  test('undo takes the other strategy back as well', () => {
    const book = aBookWith(TODAY, aRow({ issued: '2026-04-01' }));
    const before = casesIn(book);
    importRows(
      book,
      TODAY,
      aRow({ issued: '2026-04-01' }),
      aRow({ number: '2026/301', issued: TODAY, due: '2026-12-31' }),
    );
    undo(book, moment(TODAY));
    expect(casesIn(book)).toEqual(before);
  });
});

test('after a letter another strategy is only proposed', () => {
  const book = aBookWith('2026-11-09', aRow({ issued: '2026-06-01' }));
  send(book, '2026-11-09');
  expect(standing(book, '2026-11-27').isProposal).toBe(false);
  expect(standing(book, '2026-11-28')).toMatchObject({
    isProposal: true,
    byRule: { strategy: 'fast', reason: { code: 'not-active' } },
  });
  housekeeping(book, moment('2026-11-30'));
  expect(strategyOf(book)).toBe('standard');
});

describe('a person’s choice', () => {
  test('wins over the rules, stays, and is taken back by undo', () => {
    const book = aBookWith(TODAY, aRow({ due: '2026-07-01' }));
    const before = [JSON.stringify(on(book, TODAY).facts), nextOn(book, TODAY)];
    const { operation } = setStrategy(book, moment(TODAY), 1, 'white-gloves', 'sister company');
    expect(operation).toBeDefined();
    expect(nextOn(book, TODAY)).toMatchObject({ strategy: 'white-gloves', step: 'friendly-call' });
    housekeeping(book, moment(TODAY));
    expect(strategyOf(book)).toBe('white-gloves');
    expect(standing(book)).toMatchObject({
      chosen: { by: 'hand', reason: { code: 'by-hand', values: { reason: 'sister company' } } },
      byRule: { strategy: 'fast' },
      isProposal: false,
    });
    undo(book, moment(TODAY));
    expect([JSON.stringify(on(book, TODAY).facts), nextOn(book, TODAY)]).toEqual(before);
  });

  test('the same strategy by hand keeps it there; a second time changes nothing', () => {
    const book = aBookWith(TODAY, aRow());
    expect(setStrategy(book, moment(TODAY), 1, 'standard', 'as agreed').operation).toBeDefined();
    expect(setStrategy(book, moment(TODAY), 1, 'standard', 'as agreed').operation).toBeUndefined();
    expect(standing(book).chosen.by).toBe('hand');
  });

  test('repeats no letter that was sent, also on a ladder of other names', () => {
    const steps = someSettings().strategies.standard.steps.map((step) => ({ ...step, id: `${step.id}-own` }));
    const [courtesy, check, first, phone, ...rest] = steps;
    // The calls stand before the letters there.
    const own = {
      name: 'own',
      steps: [courtesy, phone, check, first, ...rest].filter((step) => step !== undefined),
    };
    const book = aBook({}, { strategies: { ...someSettings().strategies, own } });
    importRows(book, '2026-11-09', aRow());
    send(book, '2026-11-09');
    setStrategy(book, moment('2026-11-10'), 1, 'own', 'trial');
    expect(nextOn(book, '2026-11-10')?.step).toBe('second-letter-own');
    expect(readJournal(book.database, { caseNumber: 1, withUndone: false }).at(-1)).toMatchObject({
      kind: 'step-passed',
      data: { step: 'first-letter-own', reason: 'already-said' },
    });
  });

  test.each([
    ['a strategy that is not there', 'fats', 'why', 'no-such-strategy'],
    ['a name every object has', 'constructor', 'why', 'no-such-strategy'],
    ['no reason', 'fast', ' ', 'reason-needed'],
  ])('is refused: %s', (_what, name, reason, code) => {
    const book = aBookWith(TODAY, aRow());
    expect(() => setStrategy(book, moment(TODAY), 1, name, reason)).toThrow(refusal(code));
  });

  test('mends a case whose strategy has left the settings', () => {
    const book = aBookWith(TODAY, aRow());
    book.database.connection.exec(`update recovery_case set strategy = 'fiera' where id = 1`);
    expect(on(book, TODAY).decision.task).toBe('choose-strategy');
    setStrategy(book, moment(TODAY), 1, 'standard', 'the fair is over');
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'step', step: 'first-letter' });
  });
});

test('what the preview foretells is what happens when it is done', () => {
  const book = aBookWith('2026-11-09', aRow());
  const [facts] = loadFacts(book.database, [1]);
  if (facts === undefined) throw new Error('no case 1');
  const foretold = previewOfCase(book, facts, day('2026-11-09'), day('2026-12-09'));
  const happened: string[] = [];
  for (let today = day('2026-11-09'); today <= '2026-12-09'; today = addDays(today, 1)) {
    const next = nextOn(book, today);
    if (next?.status !== 'due') continue;
    happened.push(`${today} ${next.step ?? ''}`);
    if (next.kind === 'letter') send(book, today);
    else if (next.kind === 'call') call(book, today);
    else break;
  }
  expect(foretold.map((each) => `${each.on} ${each.step ?? ''}`)).toEqual(happened);
  expect(happened).toHaveLength(4);
});

test('the rating weighs what waiting costs', () => {
  const book = aGoodPayer();
  importRows(book, TODAY, aRow());
  expect(nextOn(book, TODAY)).toMatchObject({ weightPercent: 80 });
  expect(on(book, TODAY).entry.weightPercent).toBe(80);
  pay(book, TODAY, 100_000);
  expect(nextOn(book, TODAY)?.weightPercent).toBe(80);
});

test('a letter prepared under one strategy does not go out under another', () => {
  const book = aBookWith(TODAY, aRow());
  const letter = prepareLetter(book, moment(TODAY), 1);
  setStrategy(book, moment(TODAY), 1, 'white-gloves', 'call first');
  expect(() => issueLetter(book, moment(TODAY), letter, printed())).toThrow();
});
