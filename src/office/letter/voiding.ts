/** Letters that must not leave any more: voided, their numbers kept (rule 19). */
import { build } from '../../db/build.ts';
import { protocolText } from '../../db/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { letterNamed } from './letterRegister.ts';

/** A letter taken out before it left. */
export interface VoidedLetter {
  readonly case: number;
  readonly protocol: string;
}

/**
 * Voids a letter that has not left: its step is open again. Refuses: `no-such-letter` (not-found); `letter-void`,
 * `already-sent` (rule).
 */
export function voidLetter(book: Book, moment: Moment, text: string, reason?: string): Done<VoidedLetter> {
  return perform(book, moment, { command: 'letter' }, (recorder) => {
    const letter = letterNamed(book, text);
    const protocol = protocolText(letter.year, letter.serial);
    if (letter.status !== 'issued')
      throw new Refusal('rule', 'letter-void', { protocol, case: letter.case_id });
    if (letter.sent_on !== null) throw new Refusal('rule', 'already-sent', { protocol, on: letter.sent_on });
    book.database.run(build.updateTable('letter').set({ status: 'void' }).where('id', '=', letter.id));
    recorder.note(letter.case_id, 'letter-voided', { protocol, reason });
    return { case: letter.case_id, protocol };
  });
}

/** The agreement on a plan that was given up, or that another one takes the place of, unless it has left. */
export function voidUnsentAgreement(
  book: Book,
  plan: number,
  recorder: Recorder,
  because: 'plan-cancelled' | 'plan-replaced' = 'plan-cancelled',
): void {
  const letter = book.database.one(
    build
      .selectFrom('plan')
      .innerJoin('letter', 'letter.id', 'plan.letter_id')
      .selectAll('letter')
      .where('plan.id', '=', plan)
      .where('letter.status', '=', 'issued')
      .where('letter.sent_on', 'is', null),
  );
  if (letter === undefined) return;
  book.database.run(build.updateTable('letter').set({ status: 'void' }).where('id', '=', letter.id));
  recorder.note(letter.case_id, 'letter-voided', {
    protocol: protocolText(letter.year, letter.serial),
    because,
  });
}

/** A case that closes, or whose debtor is insolvent, takes its unsent letters with it: none may leave afterwards. */
export function voidUnsent(
  book: Book,
  caseNumber: number,
  recorder: Recorder,
  because: 'case-closed' | 'insolvency' = 'case-closed',
): void {
  const unsent = build.selectFrom('letter').selectAll().where('case_id', '=', caseNumber);
  for (const letter of book.database.all(
    unsent.where('status', '=', 'issued').where('sent_on', 'is', null),
  )) {
    book.database.run(build.updateTable('letter').set({ status: 'void' }).where('id', '=', letter.id));
    recorder.note(caseNumber, 'letter-voided', {
      protocol: protocolText(letter.year, letter.serial),
      because,
    });
  }
}
