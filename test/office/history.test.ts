/** Rules 17, 18, 19 and 22 on a real book: the gate, what is kept, what is undone, what is stale. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { perform } from '../../src/office/act.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { assignCase, holdCase } from '../../src/office/case/cases.ts';
import { recordPromise } from '../../src/office/case/contacts.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { staleness } from '../../src/office/agenda/staleness.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { aBookWith, aRow, importRows, issue, moment } from '../support/world.ts';
import { OTHER, on, nextOn, pay, send, refusal } from './desk.ts';

describe('Rule 17: one gate', () => {
  test('a refusal names every blocker and the date from which it will pass', () => {
    const book = aBookWith('2026-11-24', aRow());
    holdCase(book, moment('2026-11-24'), 1, { reason: 'fair', until: day('2026-12-01') });
    const promise = { cents: cents(100), currency: 'EUR', by: day('2026-12-04'), on: day('2026-11-24') };
    recordPromise(book, moment('2026-11-24'), 1, promise);
    let refused: { values?: { blockers?: string; due?: string } } = {};
    try {
      prepareLetter(book, moment('2026-11-24'), 1);
    } catch (error) {
      refused = error as typeof refused;
    }
    const blockers = JSON.parse(refused.values?.blockers ?? '[]') as { code: string; until: string }[];
    expect(blockers.map(({ code, until }) => [code, until])).toEqual([
      ['on-hold', '2026-12-02'],
      ['promise-open', '2026-12-07'],
    ]);
    expect(refused.values?.due).toBe('2026-12-07');
  });

  test.each([
    ['a step whose turn has not come', 'second-letter', 'not-due'],
    ['a step that is no letter', 'phone-call', 'no-letter-step'],
    ['a step that does not exist', 'third-letter', 'no-such-step'],
  ])('%s is refused; an override is written down', (_what, step, code) => {
    const book = aBookWith('2026-11-24', aRow());
    expect(() => prepareLetter(book, moment('2026-11-24'), 1, { step })).toThrow(refusal(code));
    if (code !== 'not-due') return;
    issue(book, '2026-11-24', 1, { step, override: 'the lawyer asks for it' });
    const entry = on(book, '2026-11-24').journal.find(({ kind }) => kind === 'letter-issued');
    expect(entry?.data).toMatchObject({ override: 'the lawyer asks for it' });
  });

  test('a closed case gets no letter, whatever is overridden', () => {
    const book = aBookWith('2026-11-24', aRow());
    pay(book, '2026-11-24', 150_000);
    expect(() => prepareLetter(book, moment('2026-11-24'), 1, { override: 'please' })).toThrow(
      refusal('case-closed'),
    );
  });
});

describe('Rule 18: what a letter said is kept', () => {
  test('a payment, a new address and a second import change nothing in it', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    const kept = () =>
      book.database.connection.prepare('select content, sha256, deadline_on from letter').get();
    const before = kept();
    pay(book, '2026-11-10', 50_000);
    correctDebtor(book, moment('2026-11-10'), 1, {
      details: { name: 'Altra S.r.l.' },
      traits: {},
      addressConfirmed: true,
    });
    importRows(book, '2026-11-11', aRow({ open: 20_000 }));
    expect(kept()).toEqual(before);
  });
});

describe('Rule 19: undo', () => {
  test('an issued letter is voided and keeps its number; redo brings it back', () => {
    const book = aBookWith('2026-11-09', aRow());
    issue(book, '2026-11-09', 1);
    undo(book, moment('2026-11-09'));
    expect(on(book, '2026-11-09').letters).toMatchObject([{ protocol: '2026/0001', status: 'void' }]);
    expect(nextOn(book, '2026-11-09')).toMatchObject({ task: 'step', step: 'first-letter', status: 'due' });
    redo(book, moment('2026-11-09'));
    expect(on(book, '2026-11-09').letters).toMatchObject([{ protocol: '2026/0001', status: 'issued' }]);
    undo(book, moment('2026-11-09'));
    expect(issue(book, '2026-11-09', 1).protocol).toBe('2026/0002');
  });

  test('an import is one operation, and so is a batch', () => {
    const book = aBookWith('2026-11-09', aRow(), aRow({ number: '7', debtor: OTHER }));
    undo(book, moment('2026-11-09'));
    expect(agendaOn(book, day('2026-11-09'))).toEqual([]);
    expect(() => undo(book, moment('2026-11-09'))).toThrow(refusal('nothing-to-undo'));
    redo(book, moment('2026-11-09'));
    expect(agendaOn(book, day('2026-11-09'))).toHaveLength(2);
  });

  test('what somebody did while a batch went on is taken back in its turn', () => {
    const book = aBookWith('2026-11-09', aRow());
    const at = moment('2026-11-09');
    const assign = (to: string, batch?: number) =>
      perform(book, at, { command: 'run', ...(batch === undefined ? {} : { batch }) }, (recorder) => {
        book.database.write('update recovery_case set collector = @to', { to });
        recorder.note(1, 'assigned', { to });
      }).operation;
    const batch = assign('bruno');
    assign('carla', batch);
    assignCase(book, at, 1, 'anna');
    assign('dino', batch);
    const seen = (): string => on(book, '2026-11-09').facts.collector;
    const back = (): string => (undo(book, at), seen());
    const forth = (): string => (redo(book, at), seen());
    expect([back(), back(), back()]).toEqual(['anna', 'carla', 'anna']);
    expect([forth(), forth(), forth()]).toEqual(['carla', 'anna', 'dino']);
  });

  test('what the import did to a case that was open already goes too', () => {
    const book = aBookWith('2026-11-09', aRow());
    const before = on(book, '2026-11-20');
    importRows(book, '2026-11-16', aRow({ number: '2026/102', due: '2026-11-12' }));
    expect(nextOn(book, '2026-11-20')?.owedCents).toBe(300_000);
    undo(book, moment('2026-11-16'));
    expect(on(book, '2026-11-20')).toEqual(before);
    expect(nextOn(book, '2026-11-20')?.owedCents).toBe(150_000);
  });

  test('a new case never gets the number of one that was undone', () => {
    const book = aBookWith('2026-11-09', aRow());
    undo(book, moment('2026-11-09'));
    importRows(book, '2026-11-10', aRow());
    expect(agendaOn(book, day('2026-11-10')).map((entry) => entry.case)).toEqual([2]);
    expect(() => redo(book, moment('2026-11-10'))).toThrow(refusal('nothing-to-redo'));
  });

  test('what others did meanwhile is not undone unseen', () => {
    const book = aBookWith('2026-11-09', aRow());
    assignCase(book, moment('2026-11-09'), 1, 'bruno');
    const seen = {
      command: 'assign',
      on: day('2026-11-09'),
      at: '',
      who: '',
      operations: [1],
      cases: [],
      entries: [],
    };
    expect(() => undo(book, moment('2026-11-09'), seen)).toThrow(refusal('changed-meanwhile'));
  });
});

describe('Rule 22: stale data', () => {
  test.each([
    ['2026-11-19', undefined],
    ['2026-11-20', 11],
  ])('imported on the 9th: on %s stale since %s', (today, days) => {
    expect(staleness(aBookWith('2026-11-09', aRow()), day(today))).toBe(days);
  });
});
