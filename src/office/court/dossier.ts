/** The dossier of a case: everything the book knows that a lawyer needs, and the record that it was made. */
import { debtorInformation } from '../../db/information.ts';
import { disputeRecords, type DisputeRecord } from '../../db/uncollectibility.ts';
import type { Day } from '../../domain/day.ts';
import type { DebtorContact } from '../../domain/debtor/debtorContact.ts';
import { planStanding, type PlanStanding } from '../../domain/agreed/plan.ts';
import type { Information } from '../../domain/rating/ratingInformation.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { caseFile, type CaseFile } from '../case/caseFile.ts';
import { debtorContacts } from '../debtor/debtorContacts.ts';
import { statementOf, type Statement } from './statement.ts';

/** What a dossier is written from. */
export interface DossierFacts {
  readonly on: Day;
  /** Without what was noted about earlier dossiers: making one again must not change it. */
  readonly file: CaseFile;
  readonly statement: Statement;
  /** Every number and mailbox, wrong ones included. */
  readonly contacts: readonly DebtorContact[];
  readonly disputes: readonly DisputeRecord[];
  readonly plans: readonly PlanStanding[];
  readonly information: readonly Information[];
}

/** A dossier that is ready and waits to be put into its place. */
export interface MadeDossier {
  /** The folder or file as the journal names it. */
  readonly path: string;
  /** Of its index, which names the SHA-256 of every other file. */
  readonly sha256: string;
  readonly files: number;
  /** Called last, inside the act: no dossier without its record, no record without its dossier. */
  readonly putInPlace: () => void;
}

/** Gathers the facts as of a day; closed cases too. Refuses: `no-such-case` (not-found); `no-contract-rate` (data). */
export function dossierFacts(book: Book, caseNumber: number, on: Day): DossierFacts {
  const { database, settings } = book;
  const file = caseFile(book, caseNumber, on);
  const { debtor, plans } = file.facts;
  return {
    on,
    file: { ...file, journal: file.journal.filter((entry) => entry.kind !== 'dossier-made') },
    statement: statementOf(book, caseNumber, on),
    contacts: debtorContacts(book, debtor.id),
    disputes: disputeRecords(database, caseNumber),
    plans: plans.map((plan) => planStanding(plan, settings.rules, on)),
    information: debtorInformation(database, debtor.id),
  };
}

/**
 * Records a dossier and has it put into place, in one act. Refuses (rule): `dossier-overtaken` when the case changed while
 * it was being printed.
 */
export function recordDossier(
  book: Book,
  moment: Moment,
  written: DossierFacts,
  { path, sha256, files, putInPlace }: MadeDossier,
): Done<void> {
  const { number } = written.file.facts;
  return perform(book, moment, { command: 'dossier' }, (recorder) => {
    const again = dossierFacts(book, number, moment.today);
    if (JSON.stringify(again) !== JSON.stringify(written))
      throw new Refusal('rule', 'dossier-overtaken', { case: number });
    recorder.note(number, 'dossier-made', { path, sha256, files });
    putInPlace();
  });
}
