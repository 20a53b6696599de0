/** Rule 17: the agreement on a plan passes the gate of every letter, whatever command prints it. */
import { describe, expect, test } from 'vitest';
import { AGREEMENT } from '../../src/domain/agreed/agreement.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { logContact, recordPromise } from '../../src/office/case/contacts.ts';
import { openDispute, resolveDisputes } from '../../src/office/case/disputes.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { addInformation } from '../../src/office/debtor/information.ts';
import { recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { prepareLetter, type LetterWish } from '../../src/office/letter/letters.ts';
import { makePlan } from '../../src/office/case/plans.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { askForDebtor } from '../../src/office/debtor/tracing.ts';
import { aBookWith, aRow, issue, moment, type RowChange } from '../support/world.ts';
import { nextOn, on, OTHER, refusal } from './desk.ts';

const TODAY = '2026-11-24';
const NOW = moment(TODAY);

function agreed(row: RowChange = {}): Book {
  const book = aBookWith(TODAY, aRow(row));
  makePlan(book, NOW, 1, { parts: { count: 3, first: day('2026-12-14'), every: { unit: 'month' } } });
  return book;
}

const prepare = (book: Book, wish: LetterWish = {}) =>
  prepareLetter(book, NOW, 1, { ...wish, step: AGREEMENT });

/** The codes a refusal names; none when the agreement may be issued. */
function inTheWay(book: Book, wish: LetterWish = {}): string[] {
  try {
    prepare(book, wish);
    return [];
  } catch (error) {
    expect(error).toEqual(refusal('not-due', { step: AGREEMENT }));
    const { blockers } = (error as { values: { blockers: string } }).values;
    return (JSON.parse(blockers) as { code: string }[]).map(({ code }) => code);
  }
}

const insolvent = (book: Book) =>
  recordInsolvency(book, NOW, 1, { procedure: 'judicial-liquidation', openedOn: day('2026-11-20') });
const readOfInsolvency = (book: Book) =>
  addInformation(book, NOW, 1, { kind: 'insolvency-proceeding', source: 'register', on: day('2026-11-20') });
const moved = (book: Book) =>
  logContact(book, NOW, 1, { channel: 'visit', outcome: 'moved', on: day(TODAY), time: '09:00' });
const disputed = (book: Book) => openDispute(book, NOW, 1, { reason: 'price', invoices: [] });
const held = (book: Book) => holdCase(book, NOW, 1, { reason: 'director', until: day('2026-11-30') });
const promised = (book: Book) =>
  recordPromise(book, NOW, 1, {
    cents: cents(50_000),
    currency: 'EUR',
    by: day('2026-11-27'),
    on: day(TODAY),
  });
const traced = (book: Book) =>
  askForDebtor(book, NOW, 1, { asked: 'the registry', until: day('2026-12-10') });
const UNCHANGED = { traits: {}, addressConfirmed: false };
/** An export without the columns of the address. */
const NO_ADDRESS: object = { address: undefined, postcode: undefined, city: undefined };
const NOWHERE: RowChange = { debtor: { name: OTHER.name, code: OTHER.code, ...NO_ADDRESS } };

describe('the agreement of a plan', () => {
  test('passes while nothing but the plan itself holds the case', () => {
    expect(inTheWay(agreed())).toEqual([]);
  });

  test.each<[string, (book: Book) => unknown, string]>([
    ['a visit that found nobody there', moved, 'debtor-moved'],
    ['a dispute of what it covers', disputed, 'plan-disputed'],
    ['a hold', held, 'on-hold'],
    ['a promise', promised, 'promise-open'],
    ['an enquiry for the debtor', traced, 'tracing-asked'],
  ])('is refused for %s, previewed all the same, and issued for a reason', (_name, happens, blocker) => {
    const book = agreed();
    happens(book);
    expect(inTheWay(book)).toEqual([blocker]);
    expect(inTheWay(book, { isPreview: true })).toEqual([]);
    issue(book, TODAY, 1, { step: AGREEMENT, override: 'signed at the desk' });
    expect(on(book, TODAY).journal.find(({ kind }) => kind === 'letter-issued')?.data).toMatchObject({
      override: 'signed at the desk',
    });
  });

  test('is refused without an address, and names what is missing', () => {
    const book = agreed(NOWHERE);
    expect(new Set(inTheWay(book))).toEqual(new Set(['address-finding']));
    expect(inTheWay(book, { override: 'handed over' })).toEqual([]);
  });

  test.each([insolvent, readOfInsolvency])('is refused in proceedings, whatever the reason', (happens) => {
    const book = agreed();
    happens(book);
    expect(inTheWay(book)).toEqual(['insolvent']);
    expect(inTheWay(book, { override: 'x' })).toEqual(['insolvent']);
    expect(inTheWay(book, { isPreview: true })).toEqual([]);
  });

  test('is not held up by a dispute of what the plan leaves out', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: '2026/102' }));
    const parts = { count: 3, first: day('2026-12-14'), every: { unit: 'month' } } as const;
    makePlan(book, NOW, 1, { parts, invoices: ['2026/101'] });
    openDispute(book, NOW, 1, { reason: 'price', invoices: ['2026/102'] });
    expect(inTheWay(book)).toEqual([]);
  });
});

describe('an agreement that left', () => {
  const sent = (book: Book, left: string, via: 'post' | 'hand' = 'post', recorded = left) =>
    markSent(book, moment(recorded), ['2026/0001'], { on: day(left), via }).result.flatMap(({ heldBy }) =>
      heldBy.map(({ code: held }) => held as string),
    );

  test.each<[string, (book: Book) => unknown, string]>([
    ['a visit that found nobody there', moved, 'debtor-moved'],
    ['a dispute of what it covers', disputed, 'plan-disputed'],
    ['a hold', held, 'on-hold'],
  ])('in spite of %s is recorded and told', (_name, happens, blocker) => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    happens(book);
    expect(sent(book, TODAY)).toEqual([blocker]);
    expect(on(book, TODAY).journal.find(({ kind }) => kind === 'letter-sent')?.data).toMatchObject({
      heldBy: [blocker],
    });
  });

  test('is no reproach when it happened later, or when it was handed over', () => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    openDispute(book, moment('2026-11-26'), 1, { reason: 'price', invoices: [] });
    expect(sent(book, '2026-11-25', 'post', '2026-11-26')).toEqual([]);
    const other = agreed();
    issue(other, TODAY, 1, { step: AGREEMENT });
    moved(other);
    expect(sent(other, TODAY, 'hand')).toEqual([]);
  });
});

describe('an agreement on the desk', () => {
  /** Everything the plan covers; what is left out beside it is disputed too, or nothing would be held. */
  function onTheDesk(happens: (book: Book) => unknown): Book {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    happens(book);
    return book;
  }
  const reason = (book: Book, code: string) =>
    nextOn(book, TODAY)?.reasons.find((each) => each.code === code)?.values;

  test('is to be posted while nothing but the plan holds the case', () => {
    expect(
      nextOn(
        onTheDesk(() => undefined),
        TODAY,
      ),
    ).toMatchObject({ task: 'post', status: 'due' });
  });

  test.each<[string, (book: Book) => unknown, string]>([
    ['a dispute of what it covers', disputed, 'plan-disputed'],
    ['a hold', held, 'on-hold'],
    ['a promise', promised, 'promise-open'],
    ['an enquiry for the debtor', traced, 'tracing-asked'],
  ])('is not, with %s, as it would not be issued; the reason says so', (_name, happens, because) => {
    const book = onTheDesk(happens);
    expect(nextOn(book, TODAY)?.task).not.toBe('post');
    expect(nextOn(book, TODAY)?.status).toBe('held');
    expect(reason(book, 'agreement-kept')).toMatchObject({ protocol: '2026/0001', because });
  });

  test('with an address that has become useless, that is to be found first', () => {
    const book = onTheDesk(moved);
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'check-address', status: 'due' });
    correctDebtor(book, NOW, 1, { details: { address: 'Via Nuova 3' }, ...UNCHANGED });
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'post', status: 'due' });
  });

  test('with an address that lacks its postcode, that is to be completed', () => {
    const book = onTheDesk((at) =>
      correctDebtor(at, NOW, 1, { details: { postcode: '2880' }, ...UNCHANGED }),
    );
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'check-address', status: 'due' });
    expect(reason(book, 'task-check-address')).toMatchObject({ agreement: '2026/0001' });
  });

  test('with both, the address is found before it is completed', () => {
    const book = onTheDesk((at) => {
      correctDebtor(at, NOW, 1, { details: { postcode: '2880' }, ...UNCHANGED });
      moved(at);
    });
    expect(reason(book, 'task-check-address')).toEqual({ gone: TODAY });
  });

  test('is to be posted again once the dispute is answered', () => {
    const book = onTheDesk(disputed);
    resolveDisputes(book, NOW, 1, { resolution: 'rejected' });
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'post', status: 'due' });
  });

  test('is to be posted in spite of a dispute of what the plan leaves out', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: '2026/102' }));
    const parts = { count: 3, first: day('2026-12-14'), every: { unit: 'month' } } as const;
    makePlan(book, NOW, 1, { parts, invoices: ['2026/101'] });
    issue(book, TODAY, 1, { step: AGREEMENT });
    openDispute(book, NOW, 1, { reason: 'price', invoices: ['2026/102'] });
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'post', status: 'due' });
  });
});
