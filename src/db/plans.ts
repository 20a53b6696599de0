/** Agreed instalments with what came in for them: one query while no case has any. */
import type { PlanFact } from '../domain/case.ts';
import type { Day } from '../domain/day.ts';
import { cents } from '../domain/money.ts';
import type { Database } from './database.ts';
import { group, type Grouped } from './grouped.ts';
import { protocolText } from './protocol.ts';

/** The plans of cases, cancelled ones included, in the order they were made. */
export function loadPlans(database: Database, caseIds: string): Grouped<PlanFact> {
  const plans = database.among('plan', 'case_id', caseIds, 'id');
  if (plans.length === 0) return new Map();
  const ids = JSON.stringify(plans.map((plan) => plan.id));
  const instalments = group(
    database.among('plan_instalment', 'plan_id', ids, 'due_on'),
    (row) => row.plan_id,
    (row) => ({ dueOn: row.due_on as Day, cents: cents(row.cents) }),
  );
  const items = group(
    database.rows<{ plan_id: number; id: number; open_cents: number }>(
      `select p.plan_id, i.id, i.open_cents from plan_item p join invoice i on i.id = p.invoice_id
       where p.plan_id in (select value from json_each(@ids)) order by i.id`,
      { ids },
    ),
    (row) => row.plan_id,
    (row) => ({ id: row.id, openCents: row.open_cents }),
  );
  const received = receivedFor(database, ids);
  const agreements = agreementsOnDesk(database, ids);
  return group(
    plans,
    (row) => row.case_id,
    (row): PlanFact => {
      const covered = items.get(row.id) ?? [];
      const paid = received.get(row.id) ?? [];
      return {
        id: row.id,
        madeOn: row.made_on as Day,
        currency: row.currency,
        principalCents: cents(row.principal_cents),
        interestCents: cents(row.interest_cents),
        ...(row.interest_basis_points === null ? {} : { basisPoints: row.interest_basis_points }),
        graceDays: row.grace_days,
        instalments: instalments.get(row.id) ?? [],
        items: covered.map(({ id }) => id),
        openCents: cents(covered.reduce((sum, { openCents }) => sum + openCents, 0)),
        receipts: paid.map(({ on, cents: amount }) => ({ on, cents: amount })),
        interestPaidCents: cents(paid.reduce((sum, { beyond }) => sum + beyond, 0)),
        ...agreements.get(row.id),
        ...(row.result === 'kept' || row.result === 'broken' ? { result: row.result } : {}),
        ...(row.result === 'cancelled' && row.ended_on !== null ? { cancelledOn: row.ended_on as Day } : {}),
        ...(row.result === 'cancelled' && row.end_reason !== null ? { cancelReason: row.end_reason } : {}),
      };
    },
  );
}

/** The agreements of these plans that were issued and have not left, by plan. */
function agreementsOnDesk(database: Database, ids: string): Map<number, Pick<PlanFact, 'agreement'>> {
  const rows = database.rows<{ plan: number; year: number; serial: number; on: Day }>(
    `select p.id as plan, l.year, l.serial, l.issued_on as "on" from plan p join letter l on l.id = p.letter_id
     where p.id in (select value from json_each(@ids)) and l.status = 'issued' and l.sent_on is null`,
    { ids },
  );
  return new Map(
    rows.map(({ plan, year, serial, on }) => [
      plan,
      { agreement: { protocol: protocolText(year, serial), issuedOn: on } },
    ]),
  );
}

interface ReceivedRow {
  readonly plan: number;
  readonly on: Day;
  readonly covered: number;
  readonly beyond: number;
}

/**
 * What later payments that did not bounce put on the items of a plan, and what they had left over: invoices take no
 * interest, so a rest is what was paid of it.
 */
function receivedFor(database: Database, plans: string) {
  const rows = database.rows<ReceivedRow>(
    `select p.id as plan, pay.paid_on as "on",
       coalesce(sum(case when i.id is not null then a.cents end), 0) as covered,
       max(0, pay.cents - coalesce(sum(a.cents), 0) - coalesce((
         select sum(s.cents) from accessory_share s where s.payment_id = pay.id), 0)) as beyond
     from plan p
     join recovery_case c on c.id = p.case_id
     join payment pay on pay.debtor_id = c.debtor_id and pay.currency = p.currency
       and pay.id > p.after_payment and pay.reversed_on is null
     left join allocation a on a.payment_id = pay.id
     left join plan_item i on i.plan_id = p.id and i.invoice_id = a.invoice_id
     where p.id in (select value from json_each(@plans))
     group by p.id, pay.id
     order by p.id, pay.paid_on, pay.id`,
    { plans },
  );
  return group(
    rows.filter(({ covered, beyond }) => covered + beyond > 0),
    (row) => row.plan,
    ({ on, covered, beyond }) => ({ on, cents: cents(covered + beyond), beyond }),
  );
}
