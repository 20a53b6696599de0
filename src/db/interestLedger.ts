/** The invoices of a case with what was received for each, and what a person has set about the debtor's interest. */
import type { CaseItem } from '../domain/case.ts';
import { byDueDate } from '../domain/step/claim.ts';
import type { Day } from '../domain/day.ts';
import type { LedgerItem, ReceivedPart } from '../domain/interest/interestClaim.ts';
import type { OwnInterest } from '../domain/interest/interestRegime.ts';
import type { InterestRegime } from '../domain/interest/interestRegimes.ts';
import { cents } from '../domain/money.ts';
import type { CreditKind } from '../domain/court/prescription.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import { group } from './grouped.ts';

/** What a person has set for one debtor; absent: the settings decide. */
export interface OwnTerms {
  readonly interest: OwnInterest;
  readonly creditKind?: CreditKind;
}

/** The debtor's own terms. */
export function ownTerms(database: Database, debtor: number): OwnTerms {
  const row = database.one(
    build
      .selectFrom('debtor')
      .select(['interest_regime', 'interest_basis_points', 'credit_kind'])
      .where('id', '=', debtor),
  );
  const regime = row?.interest_regime ?? undefined;
  const basisPoints = row?.interest_basis_points ?? undefined;
  const kind = row?.credit_kind ?? undefined;
  return {
    interest: {
      ...(regime === undefined ? {} : { regime: regime as InterestRegime }),
      ...(basisPoints === undefined ? {} : { basisPoints }),
    },
    ...(kind === undefined ? {} : { creditKind: kind as CreditKind }),
  };
}

/** Sets the debtor's own terms; what is absent stays as it is. */
export function setOwnTerms(database: Database, debtor: number, { interest, creditKind }: OwnTerms): void {
  const values = {
    ...(interest.regime === undefined ? {} : { interest_regime: interest.regime }),
    ...(interest.basisPoints === undefined ? {} : { interest_basis_points: interest.basisPoints }),
    ...(creditKind === undefined ? {} : { credit_kind: creditKind }),
  };
  database.run(build.updateTable('debtor').set(values).where('id', '=', debtor));
}

/**
 * Every invoice a case is about, settled ones included, in order of due date. A closed case is about what was left in it
 * when it was closed, an open one about everything that was not left in another.
 */
export function loadLedger(
  database: Database,
  recovery: { readonly number: number; readonly isOpen: boolean; readonly debtor: number },
): LedgerItem[] {
  const ofDebtor = build.selectFrom('invoice').selectAll().where('debtor_id', '=', recovery.debtor);
  const rows = database.all(
    recovery.isOpen
      ? ofDebtor.where('left_in_case', 'is', null)
      : ofDebtor.where('left_in_case', '=', recovery.number),
  );
  const payments = loadReceived(database, recovery.debtor);
  const disputed = disputedInvoices(database, recovery.debtor);
  const items = rows.map((row): CaseItem => ({
    id: row.id,
    number: row.number,
    ...(row.instalment === null ? {} : { instalment: row.instalment }),
    ...(row.issued_on === '' ? {} : { issuedOn: row.issued_on as Day }),
    dueOn: row.due_on as Day,
    amountCents: cents(row.amount_cents),
    openCents: cents(row.open_cents),
    currency: row.currency,
    isCreditNote: row.is_credit_note === 1,
    ...(row.method === null ? {} : { method: row.method }),
    ...(row.returned_on === null ? {} : { returnedOn: row.returned_on as Day }),
    isDisputed: disputed.has(row.id),
    wasDemanded: false,
  }));
  return items.sort(byDueDate).map((item) => ({ ...item, payments: payments.get(item.id) ?? [] }));
}

/** What each invoice got from payments that did not bounce. */
function loadReceived(database: Database, debtor: number): Map<number, ReceivedPart[]> {
  const rows = database.all(
    build
      .selectFrom('allocation')
      .innerJoin('payment', 'payment.id', 'allocation.payment_id')
      .select(['allocation.invoice_id', 'allocation.cents', 'payment.paid_on'])
      .where('payment.debtor_id', '=', debtor)
      .where('payment.reversed_on', 'is', null)
      .where('allocation.cents', '>', 0)
      .orderBy('payment.paid_on')
      .orderBy('allocation.id'),
  );
  return group(
    rows,
    (row) => row.invoice_id,
    (row) => ({ on: row.paid_on as Day, cents: cents(row.cents) }),
  );
}

function disputedInvoices(database: Database, debtor: number): Set<number> {
  const rows = database.all(
    build
      .selectFrom('dispute')
      .innerJoin('invoice', 'invoice.id', 'dispute.invoice_id')
      .select('dispute.invoice_id')
      .where('invoice.debtor_id', '=', debtor)
      .where('dispute.resolved_on', 'is', null),
  );
  return new Set(rows.map((row) => row.invoice_id));
}
