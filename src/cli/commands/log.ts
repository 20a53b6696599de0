/** `dunning log [case]`: the journal of a case, or the latest of the whole book, newest last. Reads only. */
import { readJournal, type JournalEntry } from '../../db/journal.ts';
import { Refusal } from '../../domain/refusal.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { journalText, writeJournal } from '../case/journalView.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface LogOptions {
  readonly limit?: string;
}

/** Lines of the whole book when nothing else is said. */
const USUAL_LIMIT = 30;

/** Describes the command. */
export function logCommand(kit: CommandKit, run = runLog): DunningCommand {
  const { agenda, common } = kit.messages;
  return kit
    .command('log')
    .argument('[case]', common.caseArgument)
    .option('--limit <number>', agenda.limitOption)
    .action(kit.answer(run));
}

/** What was undone stays in the history and says so. */
export async function runLog(desk: Desk, options: LogOptions, query?: string): Promise<Outcome> {
  const limit = limitOf(options);
  const { book } = await openOffice(desk, 'read');
  const { journal, agenda } = desk.messages;
  const about = query === undefined ? undefined : await chooseCase(desk, book, query);
  const entries = readJournal(book.database, {
    withUndone: true,
    ...(about === undefined ? { limit: limit ?? USUAL_LIMIT } : { caseNumber: about.case }),
    ...(limit === undefined ? {} : { limit }),
  });
  const title = about === undefined ? journal.bookTitle : agenda.caseTitle(about.case, about.debtor.name);
  return {
    schema: 'dunning.log/1',
    data: entries.map((entry) => entryData(desk, entry)),
    screen: (page) => {
      page.heading(title, journal.count(entries.length));
      if (entries.length === 0) page.line(journal.empty);
      else writeJournal(page, desk, entries, about === undefined);
    },
    ...(about === undefined ? {} : { hints: [agenda.hintCase(about.case)] }),
    asOf: desk.asOf,
  };
}

function entryData(desk: Desk, entry: JournalEntry): object {
  const { caseNumber, on, at, who, kind, command, isUndone } = entry;
  return {
    case: caseNumber ?? null,
    on,
    at,
    who,
    kind,
    command,
    text: journalText(desk, entry),
    undone: isUndone,
  };
}

function limitOf({ limit }: LogOptions): number | undefined {
  if (limit === undefined) return undefined;
  const count = /^\d{1,6}$/.test(limit) ? Number(limit) : 0;
  if (count === 0) throw new Refusal('usage', 'limit-unreadable', { value: limit });
  return count;
}
