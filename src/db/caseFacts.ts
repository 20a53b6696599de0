/**
 * Loads everything the rules look at, for one case or thousands at once: a fixed number of queries, grouped here. They are
 * written out, as in storedAgenda.ts: every command that changes a case starts with them.
 */
import type {
  AccessoryFact,
  CaseFacts,
  CloseReason,
  ContactFact,
  ContactOutcome,
  FailedDelivery,
  HoldFact,
  LetterFact,
  PlanFact,
  PromiseFact,
  StepTaken,
} from '../domain/case.ts';
import { AGREEMENT } from '../domain/agreed/agreement.ts';
import type { Day } from '../domain/day.ts';
import type { LetterChannel } from '../domain/letter.ts';
import { cents } from '../domain/money.ts';
import type { StepKind } from '../domain/strategy/strategy.ts';
import type { Selectable } from 'kysely';
import { loadAccessories } from './claimedAccessories.ts';
import type { Database } from './database.ts';
import { contactsElsewhere, loadContactsOfDebtors } from './contactsElsewhere.ts';
import { loadDebtorFacts } from './debtorFacts.ts';
import { group, type Grouped } from './grouped.ts';
import { lastActElsewhere, loadLastActs } from './lastActs.ts';
import { outdatedItems } from './outdatedLetters.ts';
import { loadPlans } from './plans.ts';
import { protocolText } from './protocol.ts';
import { rareFacts } from './rareFacts.ts';
import type { Book } from './schema.ts';
import { loadTracings } from './tracings.ts';

const none = <Facts>(): Map<number, Facts> => new Map();

/** The facts of the cases with these numbers, in the order of their numbers; unknown numbers are left out. */
export function loadFacts(database: Database, caseNumbers: readonly number[]): CaseFacts[] {
  if (caseNumbers.length === 0) return [];
  const ids = JSON.stringify(caseNumbers);
  const rows = database.among('recovery_case', 'id', ids, 'id');
  const debtorIds = [...new Set(rows.map((row) => row.debtor_id))];
  const debtors = loadDebtorFacts(database, debtorIds);
  const has = rareFacts(database, caseNumbers);
  const beside = has.casesBeside ? debtorIds : [];
  const lastActs = loadLastActs(database, beside, { withSingle: false });
  const withDebtors = loadContactsOfDebtors(database, beside, { withSingle: false });
  const tracings = has.tracings ? loadTracings(database, ids) : none<Pick<CaseFacts, 'tracings'>>();
  const steps = loadSteps(database, ids);
  const letters = loadLetters(database, ids);
  const contacts = loadContacts(database, ids);
  const promises = has.promises ? loadPromises(database, ids) : none<PromiseFact[]>();
  const holds = has.holds ? loadHolds(database, ids) : none<HoldFact[]>();
  const plans = has.plans ? loadPlans(database, ids) : none<PlanFact[]>();
  return rows.map((row) => {
    const debtor = debtors.get(row.debtor_id);
    if (debtor === undefined) throw new Error(`case ${row.id} has no debtor`);
    return {
      number: row.id,
      isOpen: row.status === 'open',
      openedOn: row.opened_on as Day,
      ...(row.is_early === 0 ? undefined : { isEarly: true }),
      ...(row.closed_on === null ? {} : { closedOn: row.closed_on as Day }),
      ...(row.close_reason === null ? {} : { closeReason: row.close_reason as CloseReason }),
      ...(row.look_again_on === null ? {} : { lookAgainOn: row.look_again_on as Day }),
      strategy: row.strategy,
      collector: row.collector,
      ...debtor,
      steps: steps.get(row.id) ?? [],
      letters: letters.issued.get(row.id) ?? [],
      failedDeliveries: letters.failed.get(row.id) ?? [],
      contacts: contacts.get(row.id) ?? [],
      promises: promises.get(row.id) ?? [],
      holds: holds.get(row.id) ?? [],
      plans: plans.get(row.id) ?? [],
      ...lastActElsewhere(lastActs.get(row.debtor_id), row.id),
      ...contactsElsewhere(withDebtors.get(row.debtor_id), row.id),
      ...tracings.get(row.id),
      ...claimedBeside(letters.accessories.get(row.id), row.accessories_waived_on),
      ...(row.unpaid_reason === null ? {} : { unpaidReason: row.unpaid_reason }),
    };
  });
}

function claimedBeside(
  accessories: readonly AccessoryFact[] | undefined,
  waivedOn: string | null,
): Pick<CaseFacts, 'accessories' | 'accessoriesWaivedOn'> | undefined {
  if (accessories === undefined) return undefined;
  return { accessories, ...(waivedOn === null ? {} : { accessoriesWaivedOn: waivedOn as Day }) };
}

/** Only the keys with a value: optional properties are absent rather than undefined or null. */
function present<Values extends object>(values: Values): { [Key in keyof Values]: NonNullable<Values[Key]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== ''),
  ) as never;
}

function loadSteps(database: Database, ids: string): Grouped<StepTaken> {
  const rows = database.among('step_taken', 'case_id', ids, 'id');
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({
      step: row.step,
      outcome: row.outcome,
      on: row.on_day as Day,
      ...present({
        deadline: row.deadline_on as Day | null,
        kind: row.kind as StepKind | null,
        aboutDueOn: row.about_due_on as Day | null,
      }),
      isUnreachable: row.is_unreachable === 1,
    }),
  );
}

type LetterRow = Selectable<Book['letter']>;

/** Not what the letter said: that may be long, and is read where it is needed. */
const LETTER_COLUMNS = [
  'id',
  'year',
  'serial',
  'case_id',
  'step',
  'template',
  'issued_on',
  'deadline_on',
  'term_days',
  'status',
  'sent_on',
  'sent_via',
  'arrived_on',
  'failed_on',
  'failure',
  'address_checked_on',
] as const satisfies readonly (keyof LetterRow)[];

function loadLetters(
  database: Database,
  ids: string,
): {
  issued: Grouped<LetterFact>;
  failed: Grouped<FailedDelivery>;
  accessories: Grouped<AccessoryFact>;
} {
  const rows = database.rows<Pick<LetterRow, (typeof LETTER_COLUMNS)[number]> & { pec: string | null }>(
    // An agreement demands nothing and is no step.
    `select ${LETTER_COLUMNS.join(', ')}, content ->> '$.recipient.pec' as pec from letter
     where case_id in (select value from json_each(@ids)) and status <> 'void' and step <> @agreement
     order by id`,
    { ids, agreement: AGREEMENT },
  );
  const unsent = rows.filter((row) => row.status === 'issued' && row.sent_on === null);
  const outdated = outdatedItems(
    database,
    unsent.map((row) => row.id),
  );
  const issued = group(
    rows.filter((row) => row.status === 'issued'),
    (row) => row.case_id,
    (row): LetterFact => ({
      id: row.id,
      protocol: protocolText(row.year, row.serial),
      step: row.step,
      issuedOn: row.issued_on as Day,
      termDays: row.term_days,
      ...present({
        deadline: row.deadline_on as Day | null,
        sentOn: row.sent_on as Day | null,
        sentVia: row.sent_via as LetterChannel | null,
        arrivedOn: row.arrived_on as Day | null,
        outdated: outdated.get(row.id) ?? null,
      }),
    }),
  );
  const failed = group(
    rows.filter((row) => row.status === 'undelivered'),
    (row) => row.case_id,
    (row): FailedDelivery => ({
      id: row.id,
      protocol: protocolText(row.year, row.serial),
      step: row.step,
      failedOn: row.failed_on as Day,
      reason: row.failure ?? '',
      ...present({
        sentToPec: row.sent_via === 'pec' ? row.pec : null,
        sentOn: row.sent_on as Day | null,
        addressCheckedOn: row.address_checked_on as Day | null,
      }),
    }),
  );
  const isWarned = rows.some((row) => row.template === 'legal-warning' && row.sent_on !== null);
  return { issued, failed, accessories: isWarned ? loadAccessories(database, ids) : new Map() };
}

function loadContacts(database: Database, ids: string): Grouped<ContactFact> {
  // Bounced payments too: what was said to be on its way has been seen.
  const rows = database.rows<Selectable<Book['contact']> & { is_payment_seen: number }>(
    `select *, case when after_payment is null then 0 else exists (
       select 1 from payment join recovery_case on recovery_case.debtor_id = payment.debtor_id
       where recovery_case.id = contact.case_id and payment.id > contact.after_payment) end as is_payment_seen
     from contact where case_id in (select value from json_each(@ids)) order by on_day, id`,
    { ids },
  );
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({
      id: row.id,
      channel: row.channel,
      outcome: row.outcome as ContactOutcome,
      on: row.on_day as Day,
      ...present({
        time: row.at_time,
        step: row.step,
        nextOn: row.next_on as Day | null,
        nextTime: row.next_time,
        addressCheckedOn: row.address_checked_on as Day | null,
      }),
      ...(row.is_third_party === 0 ? undefined : { isThirdParty: true }),
      ...(row.is_payment_seen === 0 ? undefined : { isPaymentSeen: true }),
    }),
  );
}

function loadPromises(database: Database, ids: string): Grouped<PromiseFact> {
  const rows = database.rows<Selectable<Book['promise']> & { debtor_id: number }>(
    `select p.*, c.debtor_id from promise p join recovery_case c on c.id = p.case_id
     where p.case_id in (select value from json_each(@ids)) order by p.id`,
    { ids },
  );
  const payments =
    rows.length === 0
      ? new Map<number, Received[]>()
      : loadPayments(
          database,
          rows.map((row) => row.debtor_id),
        );
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({
      id: row.id,
      cents: cents(row.cents),
      currency: row.currency,
      madeOn: row.made_on as Day,
      by: row.by_on as Day,
      ...receivedFor(row, payments.get(row.debtor_id) ?? []),
      ...present({ result: row.result }),
    }),
  );
}

interface Received {
  readonly id: number;
  readonly on: Day;
  readonly cents: number;
  readonly currency: string;
}

/** Payments that did not bounce, in the order they came. */
function loadPayments(database: Database, debtorIds: readonly number[]): Grouped<Received> {
  const rows = database.rows<Selectable<Book['payment']>>(
    `select * from payment where debtor_id in (select value from json_each(@debtors)) and reversed_on is null
     order by paid_on, id`,
    { debtors: JSON.stringify(debtorIds) },
  );
  return group(
    rows,
    (row) => row.debtor_id,
    (row) => ({ id: row.id, on: row.paid_on as Day, cents: row.cents, currency: row.currency }),
  );
}

/** What came in since a promise was made, and when that reached what was promised. */
function receivedFor(
  promise: {
    readonly cents: number;
    readonly currency: string;
    readonly made_on: string;
    readonly after_payment: number;
  },
  payments: readonly Received[],
): Pick<PromiseFact, 'paidCents' | 'paidInFullOn'> {
  let paid = 0;
  let inFullOn: Day | undefined;
  for (const payment of payments) {
    if (payment.currency !== promise.currency || payment.on < promise.made_on) continue;
    if (payment.id <= promise.after_payment) continue;
    paid += payment.cents;
    if (paid >= promise.cents) inFullOn ??= payment.on;
  }
  return { paidCents: cents(paid), ...(inFullOn === undefined ? {} : { paidInFullOn: inFullOn }) };
}

function loadHolds(database: Database, ids: string): Grouped<HoldFact> {
  const rows = database.among('hold', 'case_id', ids, 'id');
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({ id: row.id, reason: row.reason, from: row.from_on as Day, until: row.until_on as Day }),
  );
}
