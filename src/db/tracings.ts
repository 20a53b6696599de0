/** Enquiries for debtors who could not be reached, by case. */
import type { Day } from '../domain/day.ts';
import type { FoundKind, TracingFact } from '../domain/step/tracing.ts';
import type { Database } from './database.ts';
import { group } from './grouped.ts';

/** Those of these cases (numbers as JSON), in the order they were made, ready to be spread into their facts. */
export function loadTracings(
  database: Database,
  cases: string,
): Map<number, { readonly tracings: readonly TracingFact[] }> {
  const rows = database.among('tracing', 'case_id', cases, 'id');
  const byCase = group(
    rows,
    (row) => row.case_id,
    (row): TracingFact => ({
      id: row.id,
      ...(row.asked === null ? {} : { asked: row.asked }),
      askedOn: row.asked_on as Day,
      until: row.until_on as Day,
      ...(row.result === null ? {} : { result: row.result }),
      ...(row.answered_on === null ? {} : { answeredOn: row.answered_on as Day }),
      found: row.found === null ? [] : (JSON.parse(row.found) as FoundKind[]),
      ...(row.source === null ? {} : { source: row.source }),
      afterContact: row.after_contact,
    }),
  );
  return new Map([...byCase].map(([number, tracings]) => [number, { tracings }]));
}
