/** Whatever people may do in an office, in any order: for laws. */
import fc from 'fast-check';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { AGREEMENT } from '../../src/domain/agreed/agreement.ts';
import { addDays, day, type Day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Book } from '../../src/office/book.ts';
import { closeCase, holdCase, reopenCase, resumeCase, skipStep } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { openDispute, resolveDisputes } from '../../src/office/case/disputes.ts';
import { askForDebtor, debtorFound, debtorNotFound } from '../../src/office/debtor/tracing.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { endInsolvency, recordClaimFiled, recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import { cancelPlan, makePlan } from '../../src/office/case/plans.ts';
import { markDelivered, markFailed, markSent } from '../../src/office/letter/posting.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';

/** One thing somebody does, some days after the one before; what the rules refuse simply does not happen. */
export interface Deed {
  readonly what: (typeof DEEDS)[number];
  /** Chooses the case, the invoice, the amount: whatever the deed needs. */
  readonly choice: number;
  readonly daysLater: number;
}

const DEEDS = [
  'import',
  'import',
  'letter',
  'letter',
  'letter',
  'sent',
  'sent',
  'delivered',
  'failed',
  'call',
  'visit',
  'promise',
  'plan',
  'agreement',
  'cancel-plan',
  'dispute',
  'answer',
  'accept',
  'insolvent',
  'claim',
  'recovered',
  'ask',
  'found',
  'not-found',
  'pay',
  'bounce',
  'hold',
  'resume',
  'skip',
  'close',
  'reopen',
  'correct',
  'run',
] as const;

const START = day('2026-11-02');

/** The choice of an export that lists everything, unpaid. */
const WHOLE = -1;
const FIRST_IMPORT: Deed = { what: 'import', choice: WHOLE, daysLater: 0 };

/** What happens in an office in some weeks. */
export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...DEEDS),
    choice: fc.integer({ min: 0, max: 999 }),
    daysLater: fc.constantFrom(0, 0, 1, 2, 5, 11),
  }),
  { minLength: 4, maxLength: 22 },
);

const DEBTORS = [
  { name: 'Alfa S.r.l.', code: 'A1', vatNumber: '99900000016' },
  { name: 'Beta S.n.c.', code: 'B1', pec: 'beta@pec.example' },
  { name: 'Gamma S.p.A.', code: 'G1' },
];

/** An export of some invoices in any state: part paid, paid, put off, credited, of two currencies. */
function anExport(choice: number) {
  return [0, 1, 2, 3, 4].flatMap((index) => {
    const turn = choice === WHOLE ? 1 : (choice >> index) % 5;
    const debtor = DEBTORS[index % 3] ?? {};
    const amount = 60_000 * (index + 1);
    const currency = index === 4 ? 'USD' : 'EUR';
    const base = {
      number: `F${index}`,
      amount,
      debtor,
      currency,
      due: index % 2 === 0 ? '2026-10-30' : '2026-11-20',
    };
    if (turn === 0) return [];
    if (turn === 1) return [aRow(base)];
    if (turn === 2) return [aRow({ ...base, open: choice % 2 === 0 ? 0 : 1_000 })];
    if (turn === 3) return [aRow({ ...base, due: '2026-12-04' })];
    return [aRow(base), aRow({ ...base, number: `N${index}`, amount: -30_000 - choice })];
  });
}

/** All case numbers, closed cases included. */
export function caseNumbers({ database }: Book): number[] {
  const rows = database.connection.prepare('select id from recovery_case order by id').all() as {
    id: number;
  }[];
  return rows.map((row) => row.id);
}

function someLetter({ database }: Book, choice: number): string {
  const rows = database.connection.prepare('select year, serial from letter order by id').all() as {
    year: number;
    serial: number;
  }[];
  const row = rows[choice % Math.max(1, rows.length)];
  return `${row?.year ?? 2026}/${row?.serial ?? 1}`;
}

function someInvoice(book: Book, number: number, choice: number): string[] {
  const [facts] = loadFacts(book.database, [number]);
  const item = facts?.items[choice % Math.max(1, facts.items.length)];
  return item === undefined || choice % 3 === 0 ? [] : [item.number];
}

function doDeed(book: Book, { what, choice }: Deed, today: Day): void {
  const now = moment(today);
  const cases = caseNumbers(book);
  const number = cases[choice % Math.max(1, cases.length)] ?? 1;
  const on = today;
  const debtor = (choice % 3) + 1;
  const contact = { on, time: choice % 2 === 0 ? '10:00' : '16:30' };
  const outcome =
    (['no-answer', 'busy', 'refuses', 'says-paid', 'wrong-number', 'voicemail'] as const)[choice % 6] ??
    'busy';
  const deedOf: Readonly<Record<Deed['what'], () => unknown>> = {
    import: () => importRows(book, today, ...anExport(choice)),
    letter: () => issue(book, now, number, choice % 4 === 0 ? { override: 'asked for' } : {}),
    sent: () => markSent(book, now, [someLetter(book, choice)], { on }),
    delivered: () => markDelivered(book, now, someLetter(book, choice), on),
    failed: () => markFailed(book, now, someLetter(book, choice), 'moved'),
    call: () => logContact(book, now, number, { ...contact, channel: 'call', outcome }),
    visit: () => logContact(book, now, number, { ...contact, channel: 'visit', outcome: 'nobody' }),
    promise: () =>
      logContact(book, now, number, {
        ...contact,
        channel: 'call',
        outcome: 'promise',
        promise: { cents: cents(1_000 + choice), currency: 'EUR', by: addDays(today, choice % 9) },
      }),
    plan: () =>
      makePlan(book, now, number, {
        parts: {
          count: 1 + (choice % 3),
          first: addDays(today, choice % 9),
          every: { unit: 'days', count: 3 },
        },
        ...(choice % 4 === 0 ? { basisPoints: 9_000 } : {}),
      }),
    agreement: () => issue(book, now, number, { step: AGREEMENT }),
    'cancel-plan': () => cancelPlan(book, now, number, 'a reason'),
    dispute: () =>
      openDispute(book, now, number, { reason: 'goods', invoices: someInvoice(book, number, choice) }),
    answer: () => resolveDisputes(book, now, number, { resolution: 'rejected' }),
    accept: () =>
      resolveDisputes(book, now, number, {
        resolution: 'accepted',
        ...(choice % 3 === 0 ? {} : { credit: cents(30_000) }),
      }),
    insolvent: () => recordInsolvency(book, now, debtor, { procedure: 'arrangement', openedOn: today }),
    claim: () => recordClaimFiled(book, now, debtor, { on }),
    recovered: () => endInsolvency(book, now, debtor, { on, reason: 'agreed with the creditors' }),
    ask: () => askForDebtor(book, now, number, { asked: 'the town hall', until: addDays(today, choice % 9) }),
    found: () =>
      debtorFound(book, now, number, {
        source: 'register',
        ...(choice % 2 === 0 ? { phone: `0324 ${100_000 + choice}` } : { email: `x${choice}@alfa.example` }),
      }),
    'not-found': () => debtorNotFound(book, now, number),
    pay: () => recordPayment(book, now, number, { cents: cents(500 + choice * 100), on }),
    bounce: () => reversePayment(book, now, number),
    hold: () => holdCase(book, now, number, { reason: 'fair', until: addDays(today, choice % 8) }),
    resume: () => resumeCase(book, now, number),
    skip: () => skipStep(book, now, number, 'a reason'),
    close: () =>
      closeCase(book, now, number, {
        reason: 'wait',
        ...(choice % 2 === 0 ? {} : { until: addDays(today, choice % 9) }),
      }),
    reopen: () => reopenCase(book, now, number),
    correct: () =>
      correctDebtor(book, now, (choice % 3) + 1, {
        details: { city: `Città ${choice}` },
        traits: {},
        addressConfirmed: true,
      }),
    run: () => housekeeping(book, now),
  };
  try {
    deedOf[what]();
  } catch (error) {
    // A rule or the lack of something says no: that is no fault here. Anything else is.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** A first import, then one deed after the other; `after` sees the book between them. */
export function live(book: Book, list: readonly Deed[], after: (today: Day) => void = () => undefined): Day {
  let today = START;
  for (const deed of [FIRST_IMPORT, ...list]) {
    today = addDays(today, deed.daysLater);
    doDeed(book, deed, today);
    after(today);
  }
  return today;
}
