/**
 * What other systems got wrong, each once: the numbers are those of the list the rules were made from. Dates and ranges
 * stand in lessonsOfDates.test.ts, what stops or ends by itself in lessonsOfWaiting.test.ts, what a person meets at the command
 * line in test/cli/lessons.test.ts.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { STANDARD, type Strategy } from '../../src/domain/strategy/strategy.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import { cancelPlan, makePlan } from '../../src/office/case/plans.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { statementOf } from '../../src/office/court/statement.ts';
import { undo } from '../../src/office/undo.ts';
import { aCase, decisionOn, openedOn, owing } from '../support/caseWorld.ts';
import { aBookWith, aRow, importRows, issue, moment, someSettings } from '../support/world.ts';
import { nextOn, pay, send } from './desk.ts';

function letterCount(book: Book): number {
  return caseFile(book, 1, day('2026-12-31')).letters.length;
}

/** A case whose first letter was posted on 9 November; it grants until the 19th. */
function reminded(): Book {
  const book = aBookWith('2026-11-09', aRow());
  send(book, '2026-11-09');
  return book;
}

test('1: a run every hour does what one run does, and no step is taken twice', () => {
  const book = aBookWith('2026-11-02', aRow());
  const runs = Array.from({ length: 24 }, () => housekeeping(book, moment('2026-11-09')));
  expect(runs.map((run) => run.operation !== undefined)).toEqual([true, ...Array<boolean>(23).fill(false)]);
  issue(book, '2026-11-09', 1);
  expect(housekeeping(book, moment('2026-11-09')).result.letters).toEqual([]);
  expect(() => issue(book, '2026-11-09', 1, { override: 'again', step: 'first-letter' })).toThrow(
    expect.objectContaining({ code: 'letter-already-issued' }),
  );
});

test('2: a day on which nothing ran is caught up with, once, however late', () => {
  const book = aBookWith('2026-11-02', aRow());
  housekeeping(book, moment('2027-02-15'));
  expect(nextOn(book, '2027-02-15')).toMatchObject({ step: 'first-letter', status: 'due' });
  send(book, '2027-02-15');
  expect(letterCount(book)).toBe(1);
  expect(nextOn(book, '2027-02-15')).toMatchObject({
    step: 'phone-call',
    due: '2027-02-26',
    status: 'waiting',
  });
});

/** One letter, so many days after the due date. */
function offset(days: number): Strategy {
  return {
    name: 'offset',
    steps: [{ id: 'letter', kind: 'letter', from: 'due', days, needsApproval: false }],
  };
}

test('3: sixty days after are not sixty days before', () => {
  const facts = aCase(owing({ due: '2026-09-01' }), openedOn('2026-09-02'));
  expect(decisionOn(facts, '2026-09-02', {}, offset(60)).due).toBe('2026-11-02');
  expect(decisionOn(facts, '2026-09-02', {}, offset(-60)).due).toBe('2026-09-02');
});

test('4: an invoice due today is not overdue', () => {
  expect(agendaOn(aBookWith('2026-11-02', aRow()), day('2026-11-02'))).toEqual([]);
});

test('8: a letter that has not left yet blocks the next one', () => {
  const book = aBookWith('2026-11-09', aRow());
  issue(book, '2026-11-09', 1);
  expect(() => issue(book, '2026-11-10', 1)).toThrow(expect.objectContaining({ code: 'not-due' }));
  expect(letterCount(book)).toBe(1);
});

test('9: of 100.00 with 50.00 paid, 50.00 are demanded', () => {
  const book = aBookWith('2026-11-24', aRow({ amount: 10_000 }));
  pay(book, '2026-11-24', 5_000);
  expect(prepareLetter(book, moment('2026-11-24'), 1).content.items).toMatchObject([
    { amountCents: 10_000, paidCents: 5_000, openCents: 5_000 },
  ]);
});

test('10: every invoice has its own amount, and the total is their sum', () => {
  const book = aBookWith('2026-11-24', aRow({ amount: 12_345 }), aRow({ number: '2026/102', amount: 678 }));
  const { items, totals } = prepareLetter(book, moment('2026-11-24'), 1).content;
  expect(items.map((item) => item.openCents)).toEqual([12_345, 678]);
  expect(totals).toEqual([{ cents: 13_023, currency: 'EUR' }]);
});

test('11: letters of three debtors do not mix', () => {
  const names = ['Alfa', 'Beta', 'Gamma'];
  const rows = names.map((name) => aRow({ number: name, debtor: { name } }));
  const book = aBookWith('2026-11-24', ...rows);
  const letters = [1, 2, 3].map((number) => prepareLetter(book, moment('2026-11-24'), number).content);
  expect(
    letters.map((letter) => [letter.recipient.name, ...letter.items.map((item) => item.number)]),
  ).toEqual(names.map((name) => [name, name]));
});

test('12: a case closes when every invoice is paid, not when the last one is', () => {
  const book = aBookWith('2026-11-24', aRow(), aRow({ number: '2026/102', due: '2026-11-20' }));
  recordPayment(book, moment('2026-11-24'), 1, {
    cents: cents(150_000),
    on: day('2026-11-24'),
    invoices: ['2026/102'],
  });
  expect(nextOn(book, '2026-11-24')).toMatchObject({ owedCents: 150_000 });
  pay(book, '2026-11-25', 150_000);
  expect(nextOn(book, '2026-11-25')).toBeUndefined();
});

test('16: the oldest invoice is paid: the case stays at its step and counts from what is left', () => {
  const book = reminded();
  importRows(book, '2026-11-16', aRow({ number: '2026/102', due: '2026-11-13' }));
  pay(book, '2026-11-17', 150_000);
  expect(nextOn(book, '2026-11-20')).toMatchObject({
    step: 'phone-call',
    status: 'due',
    oldestDue: '2026-11-13',
    daysLate: 7,
  });
  const fresh = aBookWith('2026-11-09', aRow(), aRow({ number: '2026/102', due: '2026-11-06' }));
  pay(fresh, '2026-11-09', 150_000);
  expect(nextOn(fresh, '2026-11-09')).toMatchObject({
    step: 'first-letter',
    due: '2026-11-13',
    status: 'waiting',
  });
});

test('17: an invoice that joins late, even an older one, is in the next letter and moves no step', () => {
  const book = reminded();
  importRows(book, '2026-11-16', aRow({ number: '2025/900', due: '2026-01-31' }));
  expect(nextOn(book, '2026-11-16')).toMatchObject({
    step: 'phone-call',
    due: '2026-11-20',
    oldestDue: '2026-01-31',
  });
  const wish = { step: 'second-letter', isPreview: true };
  const { content } = prepareLetter(book, moment('2026-11-16'), 1, wish);
  expect(content.items.map((item) => item.number)).toEqual(['2025/900', '2026/101']);
  const warning = prepareLetter(book, moment('2026-11-16'), 1, { step: 'legal-warning', isPreview: true });
  expect(warning.content.items.map((item) => item.number)).toEqual(['2026/101']);
});

function credit(amount: number) {
  return aRow({ number: 'NC 1', amount });
}

test('18: a part credit keeps the rest, a full one ends it, and an open credit is nobody’s debt', () => {
  expect(nextOn(aBookWith('2026-11-24', aRow(), credit(-50_000)), '2026-11-24')?.owedCents).toBe(100_000);
  const book = reminded();
  importRows(book, '2026-11-16', credit(-200_000));
  expect(nextOn(book, '2026-11-16')).toBeUndefined();
  expect(agendaOn(aBookWith('2026-11-24', credit(-50_000)), day('2026-11-24'))).toEqual([]);
});

test('19: a payment that bounced after the case was closed reopens it where it was, history and all', () => {
  const book = reminded();
  const before = caseFile(book, 1, day('2026-11-16')).journal.length;
  pay(book, '2026-11-16', 150_000);
  reversePayment(book, moment('2026-12-01'), 1);
  expect(nextOn(book, '2026-12-01')).toMatchObject({ case: 1, step: 'phone-call', status: 'due' });
  expect(caseFile(book, 1, day('2026-12-01')).journal.length).toBe(before + 4);
});

test('20: what keeps a debtor from being written to is shown with its date, and hides no invoice', () => {
  const book = aBookWith('2026-11-23', aRow());
  logContact(book, moment('2026-11-23'), 1, { channel: 'call', outcome: 'refuses', on: day('2026-11-23') });
  importRows(book, '2026-11-24', aRow({ number: '2026/102', due: '2026-11-20' }));
  const entry = nextOn(book, '2026-11-24');
  expect(entry).toMatchObject({
    status: 'waiting',
    due: '2026-11-26',
    owedCents: 300_000,
    mayTakeStep: false,
  });
  expect(entry?.reasons).toContainEqual(expect.objectContaining({ code: 'contact-spacing' }));
});

test('23: nothing comes before the deadline that the letter printed', () => {
  const book = reminded();
  expect(caseFile(book, 1, day('2026-11-19')).letters).toMatchObject([{ deadline: '2026-11-19' }]);
  expect(nextOn(book, '2026-11-19')).toMatchObject({ status: 'waiting', mayTakeStep: false });
  expect(nextOn(book, '2026-11-20')).toMatchObject({ status: 'due', mayTakeStep: true });
});

test('24: undoing a payment, a sending and a letter leaves exactly what was before', () => {
  const book = aBookWith('2026-11-09', aRow());
  const seen = () => {
    const { letters, ...file } = caseFile(book, 1, day('2026-11-24'));
    return { ...file, letters: letters.filter((letter) => letter.status !== 'void') };
  };
  const states = [seen()];
  issue(book, '2026-11-09', 1);
  states.push(seen());
  markSent(book, moment('2026-11-09'), ['2026/0001'], { on: day('2026-11-09') });
  states.push(seen());
  pay(book, '2026-11-10', 150_000);
  for (const before of states.toReversed()) {
    undo(book, moment('2026-11-12'));
    expect(seen()).toEqual(before);
  }
});

test('25: new settings change the future, no letter that went out, and send no step again', () => {
  const book = reminded();
  const steps = STANDARD.steps.map((step) =>
    step.id === 'first-letter' ? { ...step, termDays: 30, days: 1 } : step,
  );
  const changed = {
    ...book,
    settings: someSettings({}, { strategies: { standard: { ...STANDARD, steps } } }),
  };
  expect(caseFile(changed, 1, day('2026-11-20'))).toMatchObject({ letters: [{ deadline: '2026-11-19' }] });
  expect(nextOn(changed, '2026-11-20')).toMatchObject({
    step: 'phone-call',
    status: 'due',
    due: '2026-11-20',
  });
  const strict = { ...book, settings: someSettings({ patronDay: '11-20' }) };
  expect(nextOn(strict, '2026-11-20')).toMatchObject({ status: 'waiting', due: '2026-11-23' });
});

test('26: asking about another day changes nothing', () => {
  const book = reminded();
  const changes = () => book.database.connection.prepare('select total_changes() as count').get();
  const before = changes();
  for (const asked of ['2026-10-01', '2026-11-09', '2027-03-15']) agendaOn(book, day(asked));
  expect(changes()).toEqual(before);
  expect(nextOn(book, '2026-11-20')).toMatchObject({ step: 'phone-call', status: 'due' });
});

test('31: one debtor under two names is one; two debtors with one name are two', () => {
  const vatNumber = '99900010015';
  const book = aBookWith(
    '2026-11-24',
    aRow({ number: '1', debtor: { name: 'ROSSI MARIO SRL', vatNumber } }),
    aRow({ number: '2', debtor: { name: 'Rossi Mario S.r.l. (sede)', vatNumber } }),
    aRow({ number: '3', debtor: { name: 'Rossi Mario S.r.l.', vatNumber: '99900010023' } }),
  );
  expect(agendaOn(book, day('2026-11-24')).map((entry) => entry.owedCents)).toEqual([300_000, 150_000]);
});

test('6: one bad case does not stop the others', () => {
  const names = ['Alfa', 'Beta', 'Gamma'];
  const book = aBookWith('2026-11-23', ...names.map((name) => aRow({ number: name, debtor: { name } })));
  book.database.connection.exec(`update recovery_case set strategy = 'gone' where id = 2`);
  const { letters, unusable } = housekeeping(book, moment('2026-11-24')).result;
  expect(letters.map((entry) => entry.case)).toEqual([1, 3]);
  expect(unusable).toEqual([{ case: 2, strategy: 'gone' }]);
});

test('13: paying the principal alone does not make the agreed interest vanish, nor the case', () => {
  const book = aBookWith('2026-11-24', aRow());
  const parts = { count: 2, first: day('2026-12-14'), every: { unit: 'month' } } as const;
  makePlan(book, moment('2026-11-24'), 1, { parts, basisPoints: 850 });
  expect(pay(book, '2026-12-14', 150_000).closed).toEqual([]);
  expect(nextOn(book, '2027-02-01')).toMatchObject({ status: 'due', task: 'decide' });
  expect(cancelPlan(book, moment('2027-02-01'), 1, 'a few euro').closed).toEqual([1]);
});

/** 1,000.00 due on 15 June 2025. */
const OLD = aRow({ due: '2025-06-15', issued: '2025-05-15', amount: 100_000 });

test('14: interest first, where that is set, and the rest of a payment to the principal', () => {
  const settings = {
    ...someSettings(),
    interest: { ...someSettings().interest, payments: 'interest' as const },
  };
  const book = { ...aBookWith('2025-08-20', OLD), settings };
  // 18.76 of interest until that day; the export of the accounting shows what is open, whatever was paid for.
  pay(book, '2025-08-20', 40_000);
  const [claim] = statementOf(book, 1, day('2025-08-21')).claims;
  const [item] = claim?.items ?? [];
  expect(item?.segments.at(-1)).toMatchObject({ days: 1, base: 61_876 });
});

test('15: interest on what is open, segment by segment, and never below zero', () => {
  const book = aBookWith('2025-08-20', OLD);
  const totals = (on: string) => statementOf(book, 1, day(on)).claims[0]?.totals.interest;
  expect(totals('2025-08-20')).toBe(1_876);
  expect(totals('2025-06-15')).toBeUndefined();
  pay(book, '2025-08-20', 50_000);
  const [item] = statementOf(book, 1, day('2025-08-30')).claims[0]?.items ?? [];
  expect(item?.segments.map(({ days, base }) => [days, base])).toEqual([
    [15, 100_000],
    [51, 100_000],
    [10, 50_000],
  ]);
  expect(totals('2025-08-30')).toBe(1_876 + 139);
});

test('32: what was paid meanwhile is not demanded, and stale data prepares nothing', () => {
  const book = aBookWith('2026-11-24', aRow());
  expect(housekeeping(book, moment('2026-12-05')).result).toMatchObject({ staleSince: 11 });
  issue(book, '2026-11-24', 1);
  pay(book, '2026-11-24', 100);
  expect(() => markSent(book, moment('2026-11-24'), ['2026/0001'], { on: day('2026-11-24') })).toThrow(
    expect.objectContaining({ code: 'letter-outdated' }),
  );
});

test('33: three instalments of 100.00 are 100.00, and the 31st is the month’s end', () => {
  const book = aBookWith('2026-11-24', aRow({ amount: 10_000 }));
  const parts = { count: 4, first: day('2027-01-31'), every: { unit: 'month' } } as const;
  const { instalments } = makePlan(book, moment('2026-11-24'), 1, { parts: { ...parts, count: 3 } }).result;
  expect(instalments.map(({ dueOn, cents: amount }) => [dueOn, amount])).toEqual([
    ['2027-01-31', 3_333],
    ['2027-02-28', 3_333],
    ['2027-03-31', 3_334],
  ]);
});

test('35: a preview blocks nothing, and a letter on the desk is a task that names it', () => {
  const book = aBookWith('2026-11-24', aRow());
  prepareLetter(book, moment('2026-11-24'), 1, { isPreview: true });
  expect(nextOn(book, '2026-11-24')).toMatchObject({ task: 'step', mayTakeStep: true });
  issue(book, '2026-11-24', 1);
  expect(nextOn(book, '2026-11-29')).toMatchObject({
    status: 'due',
    task: 'post',
    reasons: expect.arrayContaining([{ code: 'task-post', values: { protocol: '2026/0001' } }]),
  });
});

test('every one of them has a test that carries its number', () => {
  const files = [
    'lessons.test.ts',
    'lessonsOfDates.test.ts',
    'lessonsOfWaiting.test.ts',
    '../cli/lessons.test.ts',
  ];
  const texts = files.map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8')).join('\n');
  const found = new Set(
    [...texts.matchAll(/^(?:test|describe)\('(\d+): \w/gmu)].map(([, number]) => Number(number)),
  );
  expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
});
