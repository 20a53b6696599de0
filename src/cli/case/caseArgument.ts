/** The `[case]` argument: a case number, customer code, VAT number, invoice number or part of a name. */
import { Refusal } from '../../domain/refusal.ts';
import { findCases, type CaseMatch } from '../../office/case/findCase.ts';
import type { Book } from '../../office/book.ts';
import { askMatch } from '../ask/askMatch.ts';
import type { Desk } from '../command.ts';
import { customerWord } from '../agenda/commandFor.ts';

/**
 * The one case that is meant. Several that fit are a choice in a terminal, and refused elsewhere.
 * Refuses: `needs-case` (usage) without an argument and without a terminal; `no-such-case`, `several-cases` (not-found).
 */
export async function chooseCase(desk: Desk, book: Book, argument: string | undefined): Promise<CaseMatch> {
  const match = await oneCase(desk, book, argument);
  desk.isAbout({ case: match.case, customer: customerWord(match.case, match.debtor) });
  return match;
}

async function oneCase(desk: Desk, book: Book, argument: string | undefined): Promise<CaseMatch> {
  const text = argument ?? (await askWhich(desk, book));
  const matches = findCases(book, text);
  const [only] = matches;
  if (only === undefined) throw new Refusal('not-found', 'no-such-case', { text });
  if (matches.length === 1) return only;
  const names = matches.slice(0, 5).map((match) => `${match.case} ${match.debtor.name}`);
  if (!desk.ask.isPossible) {
    throw new Refusal('not-found', 'several-cases', {
      text,
      count: matches.length,
      cases: names,
      example: only.case,
    });
  }
  const chosen = await desk.ask.choose({
    message: desk.messages.common.whichCase,
    flag: '[case]',
    example: String(only.case),
    choices: matches
      .slice(0, 20)
      .map((match) => ({ value: String(match.case), label: `${match.case}  ${match.debtor.name}` })),
  });
  return matches.find((match) => String(match.case) === chosen) ?? only;
}

function askWhich(desk: Desk, book: Book): Promise<string> {
  const { common, questions } = desk.messages;
  const question = { message: common.whichCase, flag: '[case]', example: '42', help: questions.help.case };
  return askMatch(desk, question, 'no-such-case', (text) => findCases(book, text).length > 0);
}
