/** The report of uncollectibility: everything the book knows of a case that was not paid, and the record that it was issued. */
import { debtorInformation } from '../../db/information.ts';
import {
  contactRecords,
  disputeRecords,
  stepRecords,
  type ContactRecord,
  type DisputeRecord,
  type StepRecord,
} from '../../db/uncollectibility.ts';
import { readJournal } from '../../db/journal.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import { planStanding, type PlanStanding } from '../../domain/agreed/plan.ts';
import type { Information } from '../../domain/rating/ratingInformation.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import { assessCase, type CaseAssessment } from './assessment.ts';
import type { Book, Moment } from '../book.ts';
import { caseFile, type CaseFile } from '../case/caseFile.ts';
import { openCase, takeStep } from '../case/cases.ts';
import type { LetterLine } from '../letter/letterRegister.ts';
import type { PrintedFile } from '../letter/letters.ts';

/** What the report is written from. */
export interface UncollectibilityFacts {
  readonly on: Day;
  readonly facts: CaseFacts;
  readonly assessed: CaseAssessment;
  readonly promises: CaseFile['promises'];
  readonly plans: readonly PlanStanding[];
  /** Issued ones, returned ones included, each with who sent it. */
  readonly letters: readonly (LetterLine & { readonly who: string })[];
  readonly contacts: readonly ContactRecord[];
  readonly disputes: readonly DisputeRecord[];
  readonly steps: readonly StepRecord[];
  readonly information: readonly Information[];
}

/** What was issued, and whether that was the case's step. */
export interface IssuedReport {
  readonly stepDone?: string;
  /** The step that comes first, when the report is not due yet. */
  readonly ahead?: string;
  /** That step is the report itself, whose turn has not come. */
  readonly isTooEarly?: boolean;
}

/** Gathers the facts as of a day. Refuses: `no-such-case` (not-found); `nothing-to-assess` (rule). */
export function uncollectibilityFacts(book: Book, caseNumber: number, on: Day): UncollectibilityFacts {
  const { database, settings } = book;
  const { facts, letters, promises } = caseFile(book, caseNumber, on);
  const senders = new Map(
    readJournal(database, { caseNumber, withUndone: false })
      .filter((entry) => entry.kind === 'letter-issued' || entry.kind === 'letter-sent')
      .map((entry) => [String(entry.data['protocol']), entry.who]),
  );
  return {
    on,
    facts,
    assessed: assessCase(book, caseNumber, on),
    promises,
    plans: facts.plans.map((plan) => planStanding(plan, settings.rules, on)),
    letters: letters
      .filter((letter) => letter.status !== 'void')
      .map((letter) => ({ ...letter, who: senders.get(letter.protocol) ?? facts.collector })),
    contacts: contactRecords(database, caseNumber),
    disputes: disputeRecords(database, caseNumber),
    steps: stepRecords(database, caseNumber),
    information: debtorInformation(database, facts.debtor.id),
  };
}

/**
 * Records a printed report and has its file put into place, in one act. It completes the report step when that is the
 * one ahead. Refuses (rule): `case-closed`; `report-overtaken` when the case changed while it was printing.
 */
export function issueReport(
  book: Book,
  moment: Moment,
  written: UncollectibilityFacts,
  printed: PrintedFile,
): Done<IssuedReport> {
  const { number } = written.facts;
  return perform(book, moment, { command: 'report-uncollectible' }, (recorder) => {
    const facts = openCase(book, number);
    const again = uncollectibilityFacts(book, number, moment.today);
    if (JSON.stringify(again) !== JSON.stringify(written))
      throw new Refusal('rule', 'report-overtaken', { case: number });
    const { step, passed, blockers } = decide(book, facts, moment.today);
    const isItsTurn = step?.kind === 'report' && blockers.length === 0;
    if (isItsTurn) {
      const taken = { step: step.id, kind: step.kind, outcome: 'done', on: moment.today } as const;
      takeStep(book, moment, number, taken, passed, recorder);
    }
    const { file, sha256, pages } = printed;
    recorder.note(number, 'report-issued', { ...(isItsTurn ? { step: step.id } : {}), file, sha256, pages });
    // The last thing before the commit: a record without its file would be a report nobody can show.
    printed.putInPlace();
    return {
      ...(isItsTurn ? { stepDone: step.id } : {}),
      ...(isItsTurn || step === undefined ? {} : { ahead: step.id, isTooEarly: step.kind === 'report' }),
    };
  });
}
