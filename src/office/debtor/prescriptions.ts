/** Until when the invoices of a debtor can be enforced: what interrupts each term is read from the book. */
import { loadFacts } from '../../db/caseFacts.ts';
import type { Database } from '../../db/database.ts';
import { describedEndings, storedEndings, type EndingRow } from '../../db/endingTerms.ts';
import { loadInterruptions } from '../../db/interruptions.ts';
import { loadLedger } from '../../db/interestLedger.ts';
import { readJournal } from '../../db/journal.ts';
import { storedAgenda } from '../../db/storedAgenda.ts';
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import { addDays, parseIsoDay, type Day } from '../../domain/day.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import type { EndingTerm } from '../../domain/court/endingTerms.ts';
import {
  earliestEnd,
  prescription,
  type CreditKind,
  type Prescription,
} from '../../domain/court/prescription.ts';
import type { Settings } from '../../domain/settings.ts';
import { askedDay, type Book } from '../book.ts';

/** The term of one invoice. */
export interface InvoicePrescription extends Prescription {
  /** Its number. */
  readonly invoice: string;
}

type Owed = Pick<CaseItem, 'id' | 'number' | 'dueOn'>;

/** When each invoice is prescribed: demands that arrived, part payments, plans and written promises begin its term again. */
export function prescriptionsOf(
  book: Book,
  { debtor }: Pick<CaseFacts, 'debtor'>,
  items: readonly Owed[],
  acknowledged: Day | undefined,
  on: Day,
): InvoicePrescription[] {
  const interruptions = loadInterruptions(book.database, [debtor.id]);
  return termsOf(book.settings, debtor, items, interruptions, acknowledged, on);
}

function termsOf(
  settings: Settings,
  debtor: Debtor,
  items: readonly Owed[],
  interruptions: ReturnType<typeof loadInterruptions>,
  acknowledged: Day | undefined,
  on: Day,
): InvoicePrescription[] {
  const kind = kindOf(settings, debtor);
  const told = acknowledged === undefined ? [] : [{ on: acknowledged, by: 'acknowledgement' as const }];
  return items.map(({ id, number, dueOn }) => {
    const all = [...(interruptions.get(id) ?? []), ...told];
    const credit = { dueOn, kind, interruptions: all };
    return { ...prescription(credit, on, settings.prescriptionWarningDays), invoice: number };
  });
}

function kindOf(settings: Settings, { creditKind }: Debtor): CreditKind {
  return creditKind ?? settings.creditKind;
}

/** The terms of what is open of a case, disputed invoices included. */
export interface CasePrescriptions {
  /** The one that ends first of those that have not ended; of the others, when all have. */
  readonly next?: InvoicePrescription;
  /** Those that have ended, the first one first. */
  readonly ended: readonly InvoicePrescription[];
}

/** Until when what is open of a case can be enforced, closed cases included. */
export function casePrescriptions(book: Book, facts: CaseFacts, on: Day): CasePrescriptions {
  const { number, isOpen, debtor } = facts;
  const open = loadLedger(book.database, { number, isOpen, debtor: debtor.id }).filter(isOwed);
  if (open.length === 0) return { ended: [] };
  const terms = prescriptionsOf(book, facts, open, acknowledgedOn(book.database, number), on).sort((a, b) =>
    a.until < b.until ? -1 : a.until > b.until ? 1 : 0,
  );
  const ended = terms.filter(({ state }) => state === 'expired');
  const next = terms.find(({ state }) => state !== 'expired') ?? terms[0];
  return { ...(next === undefined ? {} : { next }), ended };
}

/** The terms of one case that end within the warning period or have ended, and when others will. */
export interface Endings {
  readonly terms: readonly EndingRow[];
  /** The day on which the next term comes into the period by itself. */
  readonly lookAgainOn?: Day;
}

/**
 * By the number of the case. Interruptions are read only where a term without any would end soon: nearly all are new enough,
 * and whatever interrupts a term makes it end later.
 */
export function endingsOf(book: Book, cases: readonly CaseFacts[], on: Day): Map<number, Endings> {
  const { settings, database } = book;
  const warnedUntil = addDays(on, settings.prescriptionWarningDays);
  const earliest = earliestEnds();
  const endings = new Map<number, Endings>();
  const near: CaseFacts[] = [];
  for (const facts of cases) {
    const oldest = facts.items.find(isOwed);
    if (oldest === undefined) continue;
    const until = earliest(oldest.dueOn, kindOf(settings, facts.debtor));
    if (until <= warnedUntil) near.push(facts);
    else endings.set(facts.number, { terms: [], lookAgainOn: warnedFrom(settings, until) });
  }
  if (near.length === 0) return endings;
  const interruptions = loadInterruptions(
    database,
    near.map(({ debtor }) => debtor.id),
  );
  for (const { number, debtor, items } of near) {
    const owed = items.filter(isOwed);
    const acknowledged = acknowledgedOn(database, number);
    const terms = termsOf(settings, debtor, owed, interruptions, acknowledged, on);
    endings.set(number, endingsAmong(settings, number, owed, terms, warnedUntil));
  }
  return endings;
}

/** Of all open cases: the stored ones, and those of cases whose stored decision does not hold on that day. Reads only. */
export function endingsOn(book: Book, on: Day): EndingTerm[] {
  const { database } = book;
  const { stale } = storedAgenda(database, askedDay(book, on));
  const isStale = new Set(stale);
  const anew = [...endingsOf(book, loadFacts(database, stale), on).values()].flatMap(({ terms }) => terms);
  return [
    ...storedEndings(database).filter((term) => !isStale.has(term.case)),
    ...describedEndings(database, anew),
  ];
}

function endingsAmong(
  settings: Settings,
  caseNumber: number,
  owed: readonly Owed[],
  terms: readonly InvoicePrescription[],
  warnedUntil: Day,
): Endings {
  const endings: EndingRow[] = [];
  let later: Day | undefined;
  for (const [index, { until }] of terms.entries()) {
    if (until <= warnedUntil) endings.push({ case: caseNumber, invoice: (owed[index] as Owed).id, until });
    else if (later === undefined || until < later) later = until;
  }
  return { terms: endings, ...(later === undefined ? {} : { lookAgainOn: warnedFrom(settings, later) }) };
}

function warnedFrom({ prescriptionWarningDays }: Settings, until: Day): Day {
  return addDays(until, -prescriptionWarningDays);
}

function isOwed({ openCents }: Pick<CaseItem, 'openCents'>): boolean {
  return openCents > 0;
}

/** Many invoices fall due on the same day. */
function earliestEnds(): (dueOn: Day, kind: CreditKind) => Day {
  const known = new Map<string, Day>();
  return (dueOn, kind) => {
    const key = `${kind}${dueOn}`;
    let end = known.get(key);
    if (end === undefined) known.set(key, (end = earliestEnd(dueOn, kind)));
    return end;
  };
}

/** The day of a written acknowledgement of the debt, as it was told with an assessment. */
export function acknowledgedOn(database: Database, caseNumber: number): Day | undefined {
  const recorded = readJournal(database, { caseNumber, withUndone: false });
  const { acknowledgedOn: day } = recorded.findLast((entry) => entry.kind === 'court-assessment')?.data ?? {};
  return typeof day === 'string' ? parseIsoDay(day) : undefined;
}
