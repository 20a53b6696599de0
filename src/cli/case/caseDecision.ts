/** One case looked at in full on a day: its facts, the decision, and the entry the lists would show. */
import type { AgendaEntry } from '../../db/agenda.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { decide, entryOf } from '../../office/agenda/agenda.ts';
import type { Book } from '../../office/book.ts';
import { anyCase } from '../../office/case/cases.ts';
import { chooseCase } from './caseArgument.ts';
import type { Desk } from '../command.ts';

export interface CaseDecision {
  readonly facts: CaseFacts;
  readonly decision: Decision;
  readonly entry: AgendaEntry;
}

/** The case a person means, decided for the day asked about; closed cases too. */
export async function caseDecision(desk: Desk, book: Book, query: string): Promise<CaseDecision> {
  const { case: number } = await chooseCase(desk, book, query);
  const facts = anyCase(book, number);
  const decision = decide(book, facts, desk.asOf);
  return { facts, decision, entry: entryOf(book, facts, decision) };
}
