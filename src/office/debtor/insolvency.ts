/** Insolvency proceedings of a debtor: recorded, the claim filed, ended (rule 15). */
import { build } from '../../db/build.ts';
import { debtorById } from '../../db/debtors.ts';
import { recordedProceedings } from '../../db/insolvencies.ts';
import type { Day } from '../../domain/day.ts';
import type { InsolvencyFact, Procedure } from '../../domain/step/insolvency.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { openCaseOf, refuseEmptyReason } from '../case/cases.ts';
import { knownDebtor } from './knownDebtor.ts';
import { voidUnsent } from '../letter/voiding.ts';

/** Proceedings as a person enters them. */
export interface InsolvencyEntry {
  readonly procedure: Procedure;
  readonly openedOn: Day;
  readonly court?: string;
  readonly number?: string;
  readonly fileBy?: Day;
}

/** The running proceedings of a debtor, as recorded. */
export function insolvencyOf({ database }: Book, debtor: number): InsolvencyFact | undefined {
  return recordedProceedings(database, JSON.stringify([debtor])).get(debtor)?.insolvency;
}

/**
 * Records that proceedings were opened: everything stops, in this and every later case, and letters that have not left are
 * voided. Refuses: `no-such-debtor` (not-found); `insolvency-ahead`, `file-by-before-opening` (usage); `insolvent-already` (rule).
 */
export function recordInsolvency(
  book: Book,
  moment: Moment,
  debtor: number,
  entry: InsolvencyEntry,
): Done<void> {
  const { procedure, openedOn, court, number, fileBy } = entry;
  if (openedOn > moment.today) throw new Refusal('usage', 'insolvency-ahead', { on: openedOn });
  if (fileBy !== undefined && fileBy < openedOn)
    throw new Refusal('usage', 'file-by-before-opening', { by: fileBy, on: openedOn });
  return perform(book, moment, { command: 'debtor' }, (recorder) => {
    const { name } = knownDebtor(book, debtor);
    const running = insolvencyOf(book, debtor);
    if (running !== undefined) throw new Refusal('rule', 'insolvent-already', { name, on: running.openedOn });
    book.database.insert('insolvency', {
      debtor_id: debtor,
      procedure,
      opened_on: openedOn,
      court: court ?? null,
      number: number ?? null,
      file_by: fileBy ?? null,
      claim_filed_on: null,
      claim_reference: null,
      ended_on: null,
      end_reason: null,
    });
    const caseNumber = openCaseOf(book, debtor);
    if (caseNumber !== undefined) voidUnsent(book, caseNumber, recorder, 'insolvency');
    tell(recorder, caseNumber, 'insolvency-opened', debtor, { ...entry });
  });
}

/** The claim was filed: nothing is left to do until the proceedings end. Refuses: `filed-ahead`, `filed-before-opening` (usage); `not-insolvent`, `claim-filed-already` (rule). */
export function recordClaimFiled(
  book: Book,
  moment: Moment,
  debtor: number,
  filed: { readonly on: Day; readonly reference?: string },
): Done<void> {
  if (filed.on > moment.today) throw new Refusal('usage', 'filed-ahead', { on: filed.on });
  return perform(book, moment, { command: 'debtor' }, (recorder) => {
    const running = runningOf(book, debtor);
    const { openedOn, claimFiledOn } = running;
    if (claimFiledOn !== undefined) throw new Refusal('rule', 'claim-filed-already', { on: claimFiledOn });
    if (filed.on < openedOn)
      throw new Refusal('usage', 'filed-before-opening', { on: filed.on, opened: openedOn });
    const values = { claim_filed_on: filed.on, claim_reference: filed.reference ?? null };
    book.database.run(build.updateTable('insolvency').set(values).where('id', '=', running.id));
    tell(recorder, openCaseOf(book, debtor), 'claim-filed', debtor, { ...filed });
  });
}

/**
 * The proceedings ended: the case goes on at the step where it was. Refuses: `insolvency-end-ahead`,
 * `ended-before-opening`, `reason-needed` (usage); `not-insolvent` (rule).
 */
export function endInsolvency(
  book: Book,
  moment: Moment,
  debtor: number,
  ended: { readonly on: Day; readonly reason: string },
): Done<void> {
  refuseEmptyReason(ended.reason);
  if (ended.on > moment.today) throw new Refusal('usage', 'insolvency-end-ahead', { on: ended.on });
  return perform(book, moment, { command: 'debtor' }, (recorder) => {
    const running = runningOf(book, debtor);
    if (ended.on < running.openedOn)
      throw new Refusal('usage', 'ended-before-opening', { on: ended.on, opened: running.openedOn });
    const values = { ended_on: ended.on, end_reason: ended.reason };
    book.database.run(
      build
        .updateTable('insolvency')
        .set(values)
        .where('debtor_id', '=', debtor)
        .where('ended_on', 'is', null),
    );
    tell(recorder, openCaseOf(book, debtor), 'insolvency-ended', debtor, { ...ended });
  });
}

function runningOf(book: Book, debtor: number): InsolvencyFact {
  const running = insolvencyOf(book, debtor);
  if (running === undefined) throw new Refusal('rule', 'not-insolvent', { name: nameOf(book, debtor) });
  return running;
}

function nameOf({ database }: Book, debtor: number): string {
  return debtorById(database, debtor)?.name ?? '';
}

function tell(
  recorder: Recorder,
  caseNumber: number | undefined,
  kind: string,
  debtor: number,
  data: object,
): void {
  recorder.note(caseNumber, kind, { debtor, ...data });
}
