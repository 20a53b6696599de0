/** Rules 3 and 13 on a real book: letters that leave, arrive, or come back. */
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { agendaOn } from '../../../src/office/agenda/agenda.ts';
import { skipStep } from '../../../src/office/case/cases.ts';
import { correctDebtor } from '../../../src/office/debtor/debtorCard.ts';
import { waiveAccessories } from '../../../src/office/case/accessories.ts';
import { markDelivered, markFailed, markSent } from '../../../src/office/letter/posting.ts';
import { aBookWith, aRow, importRows, issue, moment } from '../../support/world.ts';
import { call, OTHER, on, nextOn, pay, send, atTheWarning, refusal } from '../desk.ts';

describe('Rule 3: deadlines', () => {
  test('a letter sent the day it is issued grants what it prints', () => {
    const book = aBookWith('2026-11-09', aRow());
    const { protocol, deadline } = issue(book, '2026-11-09', 1);
    expect(deadline).toBe('2026-11-19');
    const [sent] = markSent(book, moment('2026-11-09'), [protocol], { on: day('2026-11-09') }).result;
    expect(sent?.deadline).toBe('2026-11-19');
    expect(nextOn(book, '2026-11-19')).toMatchObject({
      step: 'phone-call',
      status: 'waiting',
      due: '2026-11-20',
    });
    expect(nextOn(book, '2026-11-20')).toMatchObject({ step: 'phone-call', status: 'due' });
  });

  test('one that left later gives the whole term from then', () => {
    const book = aBookWith('2026-11-09', aRow());
    const { protocol } = issue(book, '2026-11-09', 1);
    const [sent] = markSent(book, moment('2026-11-16'), [protocol], { on: day('2026-11-13') }).result;
    expect(sent?.deadline).toBe('2026-11-23');
    expect(nextOn(book, '2026-11-24')).toMatchObject({
      step: 'phone-call',
      status: 'due',
      due: '2026-11-24',
    });
  });

  test('the term of a legal warning runs from the day it arrived', () => {
    const book = atTheWarning();
    const { protocol, deadline } = issue(book, '2026-12-14', 1);
    expect(deadline).toBeUndefined();
    markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14') });
    expect(nextOn(book, '2026-12-15')).toMatchObject({ status: 'due', task: 'receipt' });
    markDelivered(book, moment('2026-12-21'), protocol, day('2026-12-17'));
    expect(nextOn(book, '2027-01-04')).toMatchObject({ status: 'waiting', due: '2027-01-05' });
    expect(nextOn(book, '2027-01-05')).toMatchObject({ step: 'uncollectibility-report', status: 'due' });
  });
});

describe('Rule 13: issued is not sent, sent is not delivered', () => {
  test('a letter on the desk blocks its case until it is posted', () => {
    const book = aBookWith('2026-11-09', aRow());
    const { protocol } = issue(book, '2026-11-09', 1);
    expect(nextOn(book, '2026-12-01')).toMatchObject({ status: 'due', task: 'post', step: 'first-letter' });
    expect(() => issue(book, '2026-12-01', 1)).toThrow(refusal('not-due'));
    expect(() => markSent(book, moment('2026-11-09'), [protocol], { on: day('2026-11-08') })).toThrow(
      refusal('sent-before-issued'),
    );
    expect(() => markSent(book, moment('2026-11-09'), [protocol], { on: day('2026-11-10') })).toThrow(
      refusal('sent-in-future'),
    );
    markSent(book, moment('2026-11-10'), [protocol], { on: day('2026-11-10') });
    expect(() => markSent(book, moment('2026-11-10'), [protocol], { on: day('2026-11-10') })).toThrow(
      refusal('already-sent'),
    );
  });

  test('several letters leave together or not at all', () => {
    const book = aBookWith('2026-11-09', aRow(), aRow({ number: '7', debtor: OTHER }));
    const [first, second] = [issue(book, '2026-11-09', 1), issue(book, '2026-11-09', 2)];
    const sending = { on: day('2026-11-09') };
    const withWrong = [first.protocol, second.protocol, '2026/0099'];
    expect(() => markSent(book, moment('2026-11-09'), withWrong, sending)).toThrow(refusal('no-such-letter'));
    expect(nextOn(book, '2026-11-09')).toMatchObject({ task: 'post' });
    markSent(book, moment('2026-11-09'), [first.protocol, second.protocol], sending);
    expect(agendaOn(book, day('2026-11-20')).map((entry) => entry.step)).toEqual([
      'phone-call',
      'phone-call',
    ]);
  });

  test('a legal warning goes only where delivery can be proved', () => {
    const book = atTheWarning();
    const { protocol } = issue(book, '2026-12-14', 1);
    const now = moment('2026-12-14');
    for (const via of ['post', 'email'] as const) {
      expect(() => markSent(book, now, [protocol], { via, on: day('2026-12-14') })).toThrow(
        refusal('warning-needs-proof'),
      );
    }
    expect(() => markDelivered(book, now, protocol, day('2026-12-14'))).toThrow(refusal('not-sent-yet'));
    markSent(book, now, [protocol], { via: 'pec', on: day('2026-12-14') });
    expect(nextOn(book, '2026-12-14')).toMatchObject({
      status: 'held',
      task: 'receipt',
      step: 'legal-warning',
    });
    expect(() => markDelivered(book, now, protocol, day('2026-12-15'))).toThrow(
      refusal('delivered-in-future'),
    );
    const later = moment('2026-12-16');
    expect(() => markDelivered(book, later, protocol, day('2026-12-13'))).toThrow(
      refusal('delivered-before-sent'),
    );
    markDelivered(book, later, protocol, day('2026-12-15'));
    expect(() => markDelivered(book, later, protocol, day('2026-12-15'))).toThrow(
      refusal('already-delivered'),
    );
  });

  test('undelivered: the address is checked, then the warning goes again with a new number', () => {
    const book = atTheWarning();
    const first = issue(book, '2026-12-14', 1);
    markSent(book, moment('2026-12-14'), [first.protocol], { on: day('2026-12-14') });
    markFailed(book, moment('2026-12-15'), first.protocol, 'mailbox full');
    expect(nextOn(book, '2026-12-15')).toMatchObject({ status: 'due', task: 'check-address' });
    expect(() => issue(book, '2026-12-15', 1)).toThrow(refusal('not-due'));
    correctDebtor(book, moment('2026-12-16'), 1, {
      details: { pec: 'nuova@pec.example' },
      traits: {},
      addressConfirmed: false,
    });
    expect(nextOn(book, '2026-12-16')).toMatchObject({ status: 'due', task: 'step', step: 'legal-warning' });
    const second = issue(book, '2026-12-16', 1);
    expect([first.protocol, second.protocol]).toEqual(['2026/0003', '2026/0004']);
    expect(() => markFailed(book, moment('2026-12-16'), first.protocol, 'again')).toThrow(
      refusal('letter-returned'),
    );
  });

  test('an ordinary letter that came back is to be sent again', () => {
    const book = aBookWith('2026-11-09', aRow());
    const protocol = send(book, '2026-11-09');
    expect(on(book, '2026-11-16').facts.items[0]?.wasDemanded).toBe(true);
    markFailed(book, moment('2026-11-16'), protocol, 'moved');
    expect(on(book, '2026-11-16').facts.items[0]?.wasDemanded).toBe(false);
    correctDebtor(book, moment('2026-11-17'), 1, {
      details: { city: 'Novara', province: 'NO' },
      traits: {},
      addressConfirmed: false,
    });
    expect(nextOn(book, '2026-11-17')).toMatchObject({ status: 'due', step: 'first-letter', task: 'step' });
    expect(issue(book, '2026-11-17', 1).protocol).toBe('2026/0002');
  });

  test('back on the day the address had been checked: it is to be checked again, and that counts the same day', () => {
    const book = aBookWith('2026-11-09', aRow());
    const protocol = send(book, '2026-11-09');
    const confirm = () =>
      correctDebtor(book, moment('2026-11-16'), 1, { details: {}, traits: {}, addressConfirmed: true });
    confirm();
    markFailed(book, moment('2026-11-16'), protocol, 'moved');
    expect(nextOn(book, '2026-11-16')).toMatchObject({ task: 'check-address' });
    confirm();
    expect(nextOn(book, '2026-11-16')).toMatchObject({ task: 'step', step: 'first-letter', status: 'due' });
  });

  test('back after the call was made: it goes again, and the second one counts from its deadline', () => {
    const book = aBookWith('2026-11-09', aRow());
    const protocol = send(book, '2026-11-09');
    for (const today of ['2026-11-20', '2026-11-24', '2026-11-26']) call(book, today, 'no-answer');
    skipStep(book, moment('2026-11-26'), 1, 'no trace');
    markFailed(book, moment('2026-11-27'), protocol, 'moved');
    correctDebtor(book, moment('2026-11-27'), 1, { details: {}, traits: {}, addressConfirmed: true });
    expect(nextOn(book, '2026-11-27')).toMatchObject({ status: 'due', step: 'first-letter', task: 'step' });
    send(book, '2026-11-27');
    expect(nextOn(book, '2026-12-09')).toMatchObject({ step: 'second-letter', due: '2026-12-14' });
  });

  test('a warning that was skipped and arrived after all is proved, and grants its term', () => {
    const book = atTheWarning();
    const { protocol } = issue(book, '2026-12-14', 1);
    markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14') });
    skipStep(book, moment('2026-12-16'), 1, 'the director wants no warning');
    markDelivered(book, moment('2026-12-17'), protocol, day('2026-12-17'));
    expect(nextOn(book, '2027-01-04')).toMatchObject({ step: 'uncollectibility-report', due: '2027-01-05' });
  });
});

test.each([
  ['the report', 0, 'report'],
  ['the assessment', 1, 'assessment'],
  ['the end of the ladder', 2, undefined],
])(
  'Rule 11: all that was demanded paid at %s, a newer invoice gets a case of its own',
  (_name, skipped, kind) => {
    const book = atTheWarning();
    const newer = aRow({ number: '2026/900', due: '2026-12-18', issued: '2026-12-01', amount: 70_000 });
    const { protocol } = issue(book, '2026-12-14', 1);
    markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14') });
    markDelivered(book, moment('2026-12-21'), protocol, day('2026-12-17'));
    importRows(book, '2026-12-21', aRow(), newer);
    for (let times = 0; times < skipped; times += 1) skipStep(book, moment('2027-01-05'), 1, 'a reason');
    expect(pay(book, '2027-01-05', 150_000, ['2026/101']).closed).toEqual([]);
    // The newer one may not come to court with what the warning claimed beside the principal.
    expect(nextOn(book, '2027-01-05')).toMatchObject({ status: 'due', task: 'decide' });
    expect(nextOn(book, '2027-01-05')?.kind).toBe(kind);
    expect(waiveAccessories(book, moment('2027-01-05'), 1).closed).toEqual([1]);
    expect(agendaOn(book, day('2027-01-05'))).toMatchObject([
      { case: 2, owedCents: 70_000, step: 'first-letter' },
    ]);
  },
);
