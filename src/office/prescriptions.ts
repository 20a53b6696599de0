/** Until when the invoices of a debtor can be enforced: what interrupts each term is read from the book. */
import { loadAcknowledgements } from '../db/acknowledgements.ts';
import type { Database } from '../db/database.ts';
import { loadDemands, loadLedger, ownTerms } from '../db/interestLedger.ts';
import { readJournal } from '../db/journal.ts';
import type { CaseFacts } from '../domain/case.ts';
import { parseIsoDay, type Day } from '../domain/day.ts';
import type { LedgerItem } from '../domain/interestClaim.ts';
import { prescription, type Interruption, type Prescription } from '../domain/prescription.ts';
import type { Book } from './book.ts';

/** The term of one invoice. */
export interface InvoicePrescription extends Prescription {
  /** Its number. */
  readonly invoice: string;
}

/** When each invoice is prescribed: demands that arrived, part payments, plans and written promises begin its term again. */
export function prescriptionsOf(
  { database, settings }: Book,
  { debtor }: Pick<CaseFacts, 'debtor'>,
  items: readonly LedgerItem[],
  acknowledged: Day | undefined,
  on: Day,
): InvoicePrescription[] {
  const demands = loadDemands(database, debtor.id);
  const acknowledgements = loadAcknowledgements(database, debtor.id);
  const kind = ownTerms(database, debtor.id).creditKind ?? settings.creditKind;
  return items.map((item) => {
    const interruptions: Interruption[] = [
      ...(demands.get(item.id) ?? []).map((demand) => ({
        on: demand.on,
        by: 'demand' as const,
        reference: demand.protocol,
      })),
      ...item.payments.map((payment) => ({ on: payment.on, by: 'payment' as const })),
      ...(acknowledgements.get(item.id) ?? []),
      ...(acknowledged === undefined ? [] : [{ on: acknowledged, by: 'acknowledgement' as const }]),
    ];
    return { ...prescription({ dueOn: item.dueOn, kind, interruptions }, on), invoice: item.number };
  });
}

/** The term that ends first among the open invoices of a case, disputed ones included; undefined when nothing is open. */
export function nearestPrescription(book: Book, facts: CaseFacts, on: Day): InvoicePrescription | undefined {
  const { number, isOpen, debtor } = facts;
  const ledger = loadLedger(book.database, { number, isOpen, debtor: debtor.id });
  const open = ledger.filter((item) => item.openCents > 0);
  if (open.length === 0) return undefined;
  const [first, ...rest] = prescriptionsOf(book, facts, open, acknowledgedOn(book.database, number), on);
  return rest.reduce((soon, each) => (soon !== undefined && each.until < soon.until ? each : soon), first);
}

/** The day of a written acknowledgement of the debt, as it was told with an assessment. */
export function acknowledgedOn(database: Database, caseNumber: number): Day | undefined {
  const recorded = readJournal(database, { caseNumber, withUndone: false });
  const { acknowledgedOn: day } = recorded.findLast((entry) => entry.kind === 'court-assessment')?.data ?? {};
  return typeof day === 'string' ? parseIsoDay(day) : undefined;
}
