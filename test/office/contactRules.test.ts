/** Rules 5, 14 and 16 on a real book: how often a debtor is approached, and what happens when it cannot be. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { skipStep } from '../../src/office/case/cases.ts';
import { logContact, type ContactEntry } from '../../src/office/case/contacts.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { markFailed } from '../../src/office/letter/posting.ts';
import { reversePayment } from '../../src/office/payment/payments.ts';
import { undo } from '../../src/office/undo.ts';
import { aBookWith, aRow, importRows, moment } from '../support/world.ts';
import { call, nextOn, on, OTHER, pay, refusal, send } from './desk.ts';

describe('Rule 5: spacing looks at the debtor, not at the case', () => {
  /** Case 1 was paid on the 13th, two days after a call; case 2 opens on the 13th. */
  function paidAndNew(): Book {
    const book = aBookWith('2026-11-11', aRow());
    call(book, '2026-11-11');
    pay(book, '2026-11-12', 150_000);
    importRows(book, '2026-11-12', aRow({ number: '2026/300', due: '2026-11-04' }));
    return book;
  }

  test('an act in the case before keeps the new one waiting, stored or worked out', () => {
    const book = paidAndNew();
    const [stored] = agendaOn(book, day('2026-11-12'), [2]);
    expect(stored).toMatchObject({ case: 2, status: 'waiting', due: '2026-11-16' });
    expect(stored?.reasons).toContainEqual(expect.objectContaining({ code: 'contact-spacing' }));
    book.database.connection.exec('delete from agenda');
    expect(agendaOn(book, day('2026-11-12'), [2])[0]).toMatchObject({ due: '2026-11-16' });
    expect(() => prepareLetter(book, moment('2026-11-12'), 2)).toThrow(refusal('not-due'));
  });

  test('a letter of the case before counts until it comes back', () => {
    const book = aBookWith('2026-11-11', aRow());
    const protocol = send(book, '2026-11-11');
    pay(book, '2026-11-12', 150_000);
    importRows(book, '2026-11-12', aRow({ number: '2026/300', due: '2026-11-04' }));
    expect(agendaOn(book, day('2026-11-12'), [2])[0]?.due).toBe('2026-11-16');
    markFailed(book, moment('2026-11-12'), protocol, 'moved');
    expect(agendaOn(book, day('2026-11-12'), [2])[0]?.due).toBe('2026-11-12');
  });
});

describe('Rule 14: tracing is inserted where the debtor was lost', () => {
  const wrong = (book: Book, today: string, newPhone?: string) =>
    logContact(book, moment(today), 1, {
      channel: 'call',
      outcome: 'wrong-number',
      on: day(today),
      ...(newPhone === undefined ? {} : { newPhone }),
    });

  test('a wrong number learned in a call of no step; traced, the first letter comes', () => {
    const book = aBookWith('2026-11-05', aRow());
    wrong(book, '2026-11-05');
    expect(nextOn(book, '2026-11-05')).toMatchObject({ step: 'tracing', status: 'due' });
    skipStep(book, moment('2026-11-06'), 1, 'nothing found');
    expect(nextOn(book, '2026-11-09')).toMatchObject({ step: 'first-letter', status: 'due' });
  });

  test('found, the call that failed is taken up again; lost again, the debtor is traced again', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    wrong(book, '2026-11-20');
    skipStep(book, moment('2026-11-20'), 1, 'the chamber of commerce was asked');
    correctDebtor(book, moment('2026-11-23'), 1, {
      details: { phone: '+39 0324 000999' },
      traits: {},
      addressConfirmed: false,
    });
    expect(nextOn(book, '2026-11-23')).toMatchObject({ step: 'phone-call', status: 'due' });
    wrong(book, '2026-11-24');
    expect(nextOn(book, '2026-11-24')).toMatchObject({ step: 'tracing', status: 'due' });
    skipStep(book, moment('2026-11-24'), 1, 'nothing');
    expect(nextOn(book, '2026-11-30')).toMatchObject({ step: 'second-letter', status: 'due' });
  });

  test('a visit that found nobody living there', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    call(book, '2026-11-20');
    send(book, '2026-11-25');
    logContact(book, moment('2026-12-09'), 1, { channel: 'visit', outcome: 'moved', on: day('2026-12-09') });
    expect(nextOn(book, '2026-12-09')).toMatchObject({ step: 'tracing', status: 'due' });
    correctDebtor(book, moment('2026-12-09'), 1, { details: {}, traits: {}, addressConfirmed: true });
    expect(nextOn(book, '2026-12-14')).toMatchObject({ step: 'visit', status: 'due' });
  });
});

describe('Rule 16: conduct', () => {
  const contact = (book: Book, today: string, entry: Partial<ContactEntry>) =>
    logContact(book, moment(today), 1, { channel: 'call', outcome: 'no-answer', on: day(today), ...entry })
      .result;

  test('recording only warns', () => {
    const book = aBookWith('2026-11-11', aRow());
    const findings = [1, 2, 3].map(() => contact(book, '2026-11-11', { time: '10:00' }).conduct);
    expect(findings).toEqual([[], [], ['third-attempt-that-day']]);
    expect(contact(book, '2026-11-15', {}).conduct).toEqual(['on-sunday']);
  });

  test('another try is never proposed for a day with two calls already', () => {
    const book = aBookWith('2026-11-11', aRow());
    contact(book, '2026-11-11', { time: '09:00' });
    const { next } = contact(book, '2026-11-11', { time: '09:30', outcome: 'busy' });
    expect(next).toEqual({ on: '2026-11-12', time: '11:30' });
  });

  test('on a Sunday the store is not believed where it would have somebody called', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    housekeeping(book, moment('2026-11-20'));
    expect(nextOn(book, '2026-11-20')).toMatchObject({ step: 'phone-call', status: 'due' });
    expect(nextOn(book, '2026-11-22')).toMatchObject({ status: 'waiting', due: '2026-11-23' });
    expect(nextOn(book, '2026-11-23')).toMatchObject({ status: 'due', due: '2026-11-20' });
  });

  test('who answers in the debtor’s place: nothing they said is kept, and it was no conversation', () => {
    const book = aBookWith('2026-11-11', aRow());
    const next = { on: day('2026-11-12') };
    const entry = { outcome: 'callback', isThirdParty: true, next } as const;
    expect(() => contact(book, '2026-11-11', { ...entry, note: 'the sister' })).toThrow(
      refusal('third-party-note'),
    );
    expect(() => contact(book, '2026-11-11', { isThirdParty: true, outcome: 'refuses' })).toThrow(
      refusal('third-party-outcome', { outcome: 'refuses' }),
    );
    contact(book, '2026-11-11', entry);
    expect(on(book, '2026-11-11').facts.contacts).toMatchObject([{ isThirdParty: true }]);
    expect(contact(book, '2026-11-11', { outcome: 'refuses' }).conduct).toEqual([]);
  });

  test('people are visited from the third month on', () => {
    const book = aBookWith('2026-11-11', aRow());
    correctDebtor(book, moment('2026-11-11'), 1, {
      details: {},
      traits: { kind: 'person' },
      addressConfirmed: false,
    });
    expect(contact(book, '2026-11-11', { channel: 'visit', outcome: 'nobody' }).conduct).toEqual([
      'early-visit',
    ]);
  });
});

describe('the order of the day', () => {
  test('a callback goes first when its hour has come, and last until then', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: '2026/200', debtor: OTHER }));
    const next = { on: day('2026-11-24'), time: '15:30' };
    logContact(book, moment('2026-11-23'), 1, {
      channel: 'call',
      outcome: 'callback',
      on: day('2026-11-23'),
      next,
    });
    const casesAt = (time: string, today = '2026-11-24') =>
      agendaOn(book, day('2026-11-24'), undefined, { today: day(today), time }).map((entry) => entry.case);
    expect(casesAt('09:15')).toEqual([2, 1]);
    expect(casesAt('15:14')).toEqual([2, 1]);
    expect(casesAt('15:15')).toEqual([1, 2]);
    expect(casesAt('23:59')).toEqual([1, 2]);
    expect(casesAt('09:15', '2026-11-25')).toEqual([1, 2]);
    expect(agendaOn(book, day('2026-11-24')).map((entry) => entry.case)).toEqual([1, 2]);
  });
});

describe('whoever says it was paid is checked until money comes in', () => {
  function saidPaid(): Book {
    const book = aBookWith('2026-11-05', aRow());
    pay(book, '2026-11-05', 10_000);
    logContact(book, moment('2026-11-09'), 1, {
      channel: 'call',
      outcome: 'says-paid',
      on: day('2026-11-09'),
    });
    return book;
  }

  test('what came in before was not meant; a part that comes in answers it, and the step is due for the rest', () => {
    const book = saidPaid();
    expect(nextOn(book, '2026-11-12')).toMatchObject({ task: 'check-payment', status: 'due' });
    pay(book, '2026-11-12', 50_000);
    expect(nextOn(book, '2026-11-12')).toMatchObject({ task: 'step', step: 'first-letter' });
  });

  test('taken back as a mistake, it is to be checked again', () => {
    const book = saidPaid();
    const before = nextOn(book, '2026-11-12');
    pay(book, '2026-11-12', 140_000);
    undo(book, moment('2026-11-12'));
    expect(nextOn(book, '2026-11-12')).toEqual(before);
  });

  test('bounced, it has been seen all the same: the case goes on where it was', () => {
    const book = saidPaid();
    pay(book, '2026-11-12', 140_000);
    reversePayment(book, moment('2026-11-16'), 1);
    expect(nextOn(book, '2026-11-16')).toMatchObject({ task: 'step', step: 'first-letter', status: 'due' });
  });
});
