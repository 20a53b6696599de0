/** What happens in longer recoveries: instalments, enquiries, proceedings, another strategy, credits for a dispute. */
import { addDays } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Rhythm } from '../../src/domain/agreed/planSchedule.ts';
import { resolveDisputes } from '../../src/office/case/disputes.ts';
import { endInsolvency, recordClaimFiled, recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { cancelPlan, makePlan } from '../../src/office/case/plans.ts';
import { setStrategy } from '../../src/office/case/setStrategy.ts';
import {
  answerExpectedOn,
  askForDebtor,
  debtorFound,
  debtorNotFound,
} from '../../src/office/debtor/tracing.ts';
import type { YearOffice } from './yearOffice.ts';

/** Instalments are agreed for everything overdue. */
export function agreesOnPlan(office: YearOffice, number: number): void {
  const { book, today, chance } = office;
  const every = chance.oneOf<Rhythm>([{ unit: 'month' }, { unit: 'days', count: 14 }]);
  const parts = { count: chance.between(2, 5), first: addDays(today, chance.between(3, 20)), every };
  const interest = chance.percent(30) ? { basisPoints: 500 } : {};
  office.attempt('plan agreed', number, () => makePlan(book, office.moment, number, { parts, ...interest }));
}

export function givesPlanUp(office: YearOffice): void {
  const number = office.someOf(office.numbers(`select case_id from plan where result is null`));
  if (number === undefined) return;
  office.attempt('plan given up', number, () =>
    cancelPlan(office.book, office.moment, number, 'nothing comes'),
  );
}

/** Two thirds of the instalments are paid on their day, whatever the case. */
export function instalmentsFallDue(office: YearOffice): void {
  const due = office.rows<{ number: number; cents: number; currency: string }>(
    `select p.case_id as number, i.cents, p.currency from plan_instalment i join plan p on p.id = i.plan_id
     join recovery_case c on c.id = p.case_id where p.result is null and i.due_on = ? and c.status = 'open'`,
    office.today,
  );
  for (const { number, cents: amount, currency } of due) {
    if (!office.chance.percent(66)) continue;
    office.attempt('instalment paid', number, () => {
      const payment = { cents: cents(amount), currency, on: office.today };
      const { result } = recordPayment(office.book, office.moment, number, payment);
      for (const share of result.shares) office.ledger.book(share.number, share.cents);
    });
  }
}

export function asksForDebtor(office: YearOffice, number: number): void {
  const { book, today, chance } = office;
  const until = chance.percent(50)
    ? answerExpectedOn(today, book.settings.rules)
    : addDays(today, chance.between(1, 9));
  office.attempt('debtor asked for', number, () =>
    askForDebtor(book, office.moment, number, { asked: 'chamber of commerce', until }),
  );
}

/** An enquiry has an answer, or tracing found something, or nothing, by itself. */
export function traces(office: YearOffice, number: number): void {
  const { book, chance } = office;
  if (chance.percent(35)) {
    office.attempt('debtor not found', number, () => debtorNotFound(book, office.moment, number));
    return;
  }
  const found = chance.oneOf([
    { phone: `+39 02 ${chance.between(100_000, 999_999)}` },
    { email: `trovata${number}@anno.example` },
    {
      address: {
        address: `Via Ritrovata ${chance.between(1, 99)}`,
        postcode: '20122',
        city: 'Milano',
        province: 'MI',
      },
    },
  ]);
  office.attempt('debtor found', number, () =>
    debtorFound(book, office.moment, number, { ...found, source: 'register' }),
  );
}

export function proceedingsOpen(office: YearOffice, number: number): void {
  const { book, today, chance } = office;
  const { debtor } = office.factsOf(number);
  const entry = {
    procedure: chance.oneOf(['judicial-liquidation', 'arrangement'] as const),
    openedOn: addDays(today, -chance.between(0, 5)),
    ...(chance.percent(50) ? { fileBy: addDays(today, 60) } : {}),
  };
  office.attempt('proceedings opened', number, () => recordInsolvency(book, office.moment, debtor.id, entry));
}

export function filesClaim(office: YearOffice, number: number): void {
  const { debtor } = office.factsOf(number);
  office.attempt('claim filed', number, () =>
    recordClaimFiled(office.book, office.moment, debtor.id, { on: office.today }),
  );
}

export function proceedingsEnd(office: YearOffice): void {
  const debtor = office.someOf(office.numbers('select debtor_id from insolvency where ended_on is null'));
  if (debtor === undefined) return;
  office.attempt('proceedings ended', undefined, () =>
    endInsolvency(office.book, office.moment, debtor, { on: office.today, reason: 'closed without assets' }),
  );
}

export function changesStrategy(office: YearOffice, number: number): void {
  const to = office.chance.oneOf(Object.keys(office.book.settings.strategies));
  office.attempt('strategy changed', number, () =>
    setStrategy(office.book, office.moment, number, to, 'the director wants it'),
  );
}

/** Half of the disputes that are accepted are credited in part only. */
export function grantsCredit(office: YearOffice): void {
  const sql = `select d.case_id from dispute d join recovery_case c on c.id = d.case_id
    where d.resolved_on is null and c.status = 'open'`;
  const number = office.someOf(office.numbers(sql));
  if (number === undefined) return;
  const credit = office.chance.percent(50) ? { credit: cents(office.chance.between(100, 20_000)) } : {};
  office.attempt('credit granted', number, () => {
    const { result } = resolveDisputes(office.book, office.moment, number, {
      resolution: 'accepted',
      ...credit,
    });
    for (const each of result.credits) office.ledger.book(each.number, each.cents);
  });
}
