/** What debtors do by themselves: pay, bounce, call, promise, object. */
import { addDays } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { logContact, recordPromise } from '../../src/office/case/contacts.ts';
import { openDispute } from '../../src/office/case/disputes.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import type { YearOffice } from './yearOffice.ts';
import { spoken } from './yearWork.ts';

/** Debtors who promised pay on the last day, or do not. */
export function promisesFallDue(office: YearOffice): void {
  const due = office.rows<{ number: number; cents: number; currency: string }>(
    `select p.case_id as number, p.cents, p.currency from promise p join recovery_case c on c.id = p.case_id
     where p.result is null and p.by_on = ? and c.status = 'open'`,
    office.today,
  );
  for (const { number, cents: amount, currency } of due) {
    if (!office.chance.percent(55)) continue;
    const paid = office.chance.percent(80) ? amount : Math.max(1, Math.trunc(amount / 2));
    pay(office, number, 'promise kept', { cents: cents(paid), currency });
  }
}

function pay(
  office: YearOffice,
  number: number,
  name: string,
  payment: { cents: ReturnType<typeof cents>; currency?: string; invoices?: readonly string[] },
): void {
  const { book, today, chance, ledger } = office;
  const on = chance.percent(70) ? today : addDays(today, -chance.between(1, 4));
  office.attempt(name, number, () => {
    const { result } = recordPayment(book, office.moment, number, { ...payment, on });
    for (const share of result.shares) ledger.book(share.number, share.cents);
  });
}

export function pays(office: YearOffice): void {
  office.onSomeCase((number) => {
    const [entry] = agendaOn(office.book, office.today, [number]);
    const part = office.chance.oneOf([1, 1, 1, 2, 5]);
    const amount = Math.max(1, Math.trunc((entry?.owedCents ?? 0) / part));
    pay(office, number, 'pays', { cents: cents(amount) });
  });
}

export function paysNamed(office: YearOffice): void {
  office.onSomeCase((number) => {
    const owed = office.factsOf(number).items.filter(({ openCents }) => openCents > 0);
    if (owed.length === 0) return;
    const { number: invoice, openCents, currency } = office.chance.oneOf(owed);
    pay(office, number, 'pays an invoice it names', { cents: openCents, currency, invoices: [invoice] });
  });
}

/** Of an open case or of one that it closed. */
export function bounces(office: YearOffice): void {
  const recent = addDays(office.today, -25);
  const paid = office.numbers(
    `select c.id from recovery_case c join payment p on p.debtor_id = c.debtor_id
     where p.reversed_on is null and p.source = 'hand' and p.paid_on > ?`,
    recent,
  );
  const number = office.someOf(paid);
  if (number === undefined) return;
  office.attempt('a payment bounces', number, () => {
    const { result } = reversePayment(office.book, office.moment, number);
    const shares = office.rows<{ number: string; cents: number }>(
      'select i.number, a.cents from allocation a join invoice i on i.id = a.invoice_id where a.payment_id = ?',
      result.payment,
    );
    for (const share of shares) office.ledger.book(share.number, -share.cents);
  });
}

export function callsUs(office: YearOffice, outcome: 'promise' | 'says-paid' | 'callback'): void {
  office.onSomeCase((number) => {
    const [entry] = agendaOn(office.book, office.today, [number]);
    if (entry === undefined) return;
    office.attempt(`calls us: ${outcome}`, number, () =>
      logContact(office.book, office.moment, number, spoken(office, entry, 'call', outcome)),
    );
  });
}

export function promisesByMail(office: YearOffice): void {
  const { book, today, chance } = office;
  office.onSomeCase((number) => {
    const promise = { cents: cents(chance.between(100, 90_000)), currency: 'EUR', on: today };
    const by = addDays(today, chance.between(0, 15));
    office.attempt('promises by mail', number, () =>
      recordPromise(book, office.moment, number, { ...promise, by }),
    );
  });
}

export function disputes(office: YearOffice): void {
  office.onSomeCase((number) => {
    const { items } = office.factsOf(number);
    const isPart = items.length > 0 && office.chance.percent(50);
    const invoices = isPart ? [office.chance.oneOf(items).number] : [];
    office.attempt('disputes by mail', number, () =>
      openDispute(office.book, office.moment, number, { reason: 'price', invoices }),
    );
  });
}
