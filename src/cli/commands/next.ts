/** `dunning next [case]`: the step each open case is due for; with a case, that one in full. Reads only. */
import type { AgendaLine } from '../../db/agenda.ts';
import { nextItem } from '../agendaView.ts';
import { writeCaseList } from '../caseList.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { agendaOfDay } from '../morning.ts';
import type { Outcome } from '../outcome.ts';

export interface NextOptions {
  readonly due?: boolean;
  readonly all?: boolean;
}

/** Describes the command. */
export function nextCommand(kit: CommandKit, run = runNext): DunningCommand {
  const { agenda, common } = kit.messages;
  return kit
    .command('next')
    .argument('[case]', common.caseArgument)
    .option('--due', agenda.dueOption)
    .option('--all', agenda.allOption)
    .action(kit.answer(run));
}

/** The list, or one case. */
export async function runNext(desk: Desk, options: NextOptions, query?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'read');
  if (query === undefined) return nextOfAll(desk, { book, moment }, options);
  const { nextOfCase } = await import('../nextOfCase.ts');
  return nextOfCase(desk, book, options, query);
}

async function nextOfAll(
  desk: Desk,
  { book, moment }: Pick<OfficeDesk, 'book' | 'moment'>,
  { due, all }: NextOptions,
): Promise<Outcome> {
  const { messages, asOf, format, today } = desk;
  const { agenda } = messages;
  const now = asOf === today ? moment : undefined;
  const { lines: open, entriesOf } = await agendaOfDay(book, asOf, now, desk);
  const lines = due === true ? open.filter((line) => line.status === 'due') : open;
  const [first] = lines;
  return {
    schema: 'dunning.next/1',
    // Hundreds of sentences that only programs read: made when they are asked for.
    get data() {
      return entriesOf(lines).map((entry) => nextItem(desk, entry));
    },
    screen: (page) => {
      if (first === undefined && due !== true) return page.line(agenda.noCases);
      if (first === undefined)
        return page.line(asOf === today ? agenda.nothingToday : agenda.nothingOn(format.fullDay(asOf)));
      const title = (due === true ? agenda.dueCasesTitle : agenda.openCasesTitle)(lines.length);
      page.heading(title, format.fullDay(asOf));
      const commandForAll = due === true ? 'dunning next --due --all' : 'dunning next --all';
      writeCaseList(page, desk, { lines, entriesOf }, { isAll: all, commandForAll });
      const later = now && nextCallback(lines, now);
      if (later !== undefined) page.paragraph(agenda.laterCallback(later.at ?? '', later.case));
    },
    hints: first === undefined ? [] : [agenda.hintWhy(first.case)],
    asOf,
  };
}

/** The agreed hour that comes next today: it stands at the end of the list until then, and must not be missed. */
function nextCallback(
  lines: readonly AgendaLine[],
  { today, time }: OfficeDesk['moment'],
): AgendaLine | undefined {
  return lines
    .filter(
      ({ task, due, at }) => task === 'callback' && due === today && typeof at === 'string' && at > time,
    )
    .reduce<AgendaLine | undefined>(
      (first, line) => (first === undefined || (line.at ?? '') < (first.at ?? '') ? line : first),
      undefined,
    );
}
