/** The `[debtor]` argument: a customer code, VAT number, tax code, case number, document number or part of a name. */
import { debtorLabel, signOf, type Debtor } from '../domain/debtor/debtor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Book } from '../office/book.ts';
import { findDebtors } from '../office/debtor/debtorCard.ts';
import { askMatch } from './ask/askMatch.ts';
import type { Desk } from './command.ts';
import { shellWord } from './screen/shellWord.ts';

/**
 * The one debtor that is meant, with or without a case. Several that fit are a choice in a terminal, and refused elsewhere.
 * Refuses (not-found): `no-such-debtor`, `several-debtors`.
 */
export async function chooseDebtor(desk: Desk, book: Book, argument: string | undefined): Promise<Debtor> {
  const debtor = await oneDebtor(desk, book, argument);
  desk.isAbout({ customer: shellWord(signOf(debtor)) });
  return debtor;
}

async function oneDebtor(desk: Desk, book: Book, argument: string | undefined): Promise<Debtor> {
  const { which } = desk.messages.contacts.debtor;
  const text = argument ?? (await askWhich(desk, book));
  const found = findDebtors(book, text);
  const [only] = found;
  if (only === undefined) throw new Refusal('not-found', 'no-such-debtor', { text });
  if (found.length === 1) return only;
  if (!desk.ask.isPossible) {
    const names = found.slice(0, 5).map(debtorLabel);
    throw new Refusal('not-found', 'several-debtors', { text, count: found.length, names });
  }
  const choices = found.slice(0, 20).map((each) => ({ value: String(each.id), label: debtorLabel(each) }));
  const chosen = await desk.ask.choose({ message: which, flag: '[code]', choices });
  return found.find(({ id }) => String(id) === chosen) ?? only;
}

function askWhich(desk: Desk, book: Book): Promise<string> {
  const { contacts, questions } = desk.messages;
  const question = {
    message: contacts.debtor.which,
    flag: '[code]',
    example: 'C00123',
    help: questions.help.debtor,
  };
  return askMatch(desk, question, 'no-such-debtor', (text) => findDebtors(book, text).length > 0);
}
