/** The history of a case as the report of uncollectibility needs it: what was done, answered and found. */
import type { ContactChannel, ContactOutcome } from '../domain/case.ts';
import type { Day } from '../domain/day.ts';
import type { DisputeKind } from '../domain/agreed/dispute.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** A call, visit or note with who made it; what a third person said was never kept. */
export interface ContactRecord {
  readonly channel: ContactChannel;
  readonly outcome: ContactOutcome;
  readonly on: Day;
  readonly time?: string;
  readonly note?: string;
  readonly person?: string;
  readonly by: string;
  readonly isThirdParty: boolean;
}

/** A dispute, answered or not. */
export interface DisputeRecord {
  readonly invoice: string;
  readonly kind: DisputeKind;
  /** In the debtor's words; empty where the kind says it. */
  readonly reason: string;
  readonly openedOn: Day;
  readonly resolvedOn?: Day;
  readonly resolution?: 'accepted' | 'rejected';
  /** What was answered, in words. */
  readonly answer?: string;
}

/** A step that a person skipped, or tracing and checks that were done. */
export interface StepRecord {
  readonly step: string;
  readonly outcome: 'done' | 'skipped';
  readonly on: Day;
  readonly reason?: string;
}

/** Contacts of a case in the order they happened. */
export function contactRecords(database: Database, caseNumber: number): ContactRecord[] {
  const rows = database.all(
    build.selectFrom('contact').selectAll().where('case_id', '=', caseNumber).orderBy('on_day').orderBy('id'),
  );
  return rows.map((row) => ({
    channel: row.channel,
    outcome: row.outcome as ContactOutcome,
    on: row.on_day as Day,
    ...(row.at_time === null ? {} : { time: row.at_time }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.person === null ? {} : { person: row.person }),
    by: row.by_collector,
    isThirdParty: row.is_third_party === 1,
  }));
}

/** Every dispute of a case, answered ones included. */
export function disputeRecords(database: Database, caseNumber: number): DisputeRecord[] {
  const rows = database.all(
    build
      .selectFrom('dispute')
      .innerJoin('invoice', 'invoice.id', 'dispute.invoice_id')
      .selectAll('dispute')
      .select('invoice.number')
      .where('dispute.case_id', '=', caseNumber)
      .orderBy('dispute.id'),
  );
  return rows.map((row) => ({
    invoice: row.number,
    kind: row.kind,
    reason: row.reason,
    openedOn: row.opened_on as Day,
    ...(row.resolved_on === null ? {} : { resolvedOn: row.resolved_on as Day }),
    ...(row.resolution === null ? {} : { resolution: row.resolution }),
    ...(row.answer === null ? {} : { answer: row.answer }),
  }));
}

/** Steps that left no letter and no contact: skipped ones with their reason, tracing, the check of the address. */
export function stepRecords(database: Database, caseNumber: number): StepRecord[] {
  const rows = database.all(
    build
      .selectFrom('step_taken')
      .select(['step', 'kind', 'outcome', 'on_day', 'reason'])
      .where('case_id', '=', caseNumber)
      .where('outcome', '<>', 'passed')
      .orderBy('id'),
  );
  return rows
    .filter((row) => row.outcome === 'skipped' || row.kind === 'tracing' || row.kind === 'address-check')
    .map((row) => ({
      step: row.step,
      outcome: row.outcome === 'skipped' ? 'skipped' : 'done',
      on: row.on_day as Day,
      ...(row.reason === null ? {} : { reason: row.reason }),
    }));
}
