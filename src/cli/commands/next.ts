/** `dunning next [case]`: the step each open case is due for; with a case, that one in full. Reads only. */
import type { AgendaLine } from '../../db/agenda.ts';
import { casesOf, nextItem } from '../agenda/agendaView.ts';
import { writeCaseList } from '../agenda/caseList.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { agendaOfDay } from '../agenda/morning.ts';
import type { Outcome } from '../screen/outcome.ts';

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
  const { nextOfCase } = await import('../agenda/nextOfCase.ts');
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
  const morning = await agendaOfDay(book, asOf, now, desk);
  const only = due === true ? 'due' : undefined;
  const totals = morning.totals.filter(({ status }) => only === undefined || status === only);
  const linesOfAll = (): readonly AgendaLine[] =>
    morning.all().filter(({ status }) => only === undefined || status === only);
  return {
    schema: 'dunning.next/1',
    // Hundreds of sentences that only programs read: made when they are asked for.
    get data() {
      return morning.entriesOf(linesOfAll()).map((entry) => nextItem(desk, entry));
    },
    screen: (page) => {
      if (totals.length === 0 && due !== true) return page.line(agenda.noCases);
      if (totals.length === 0)
        return page.line(asOf === today ? agenda.nothingToday : agenda.nothingOn(format.fullDay(asOf)));
      const title = (due === true ? agenda.dueCasesTitle : agenda.openCasesTitle)(casesOf(totals));
      page.heading(title, format.fullDay(asOf));
      const commandForAll = due === true ? 'dunning next --due --all' : 'dunning next --all';
      const first = (count: number): readonly AgendaLine[] =>
        count === Infinity ? linesOfAll() : morning.first(count, only);
      writeCaseList(
        page,
        desk,
        { totals, first, entriesOf: morning.entriesOf },
        { isAll: all, commandForAll },
      );
      const later = now && nextCallback(morning.atAnHour(), now);
      if (later !== undefined) page.paragraph(agenda.laterCallback(later.at ?? '', later.case));
    },
    get hints() {
      const [first] = morning.first(1, only);
      return first === undefined ? [] : [agenda.hintWhy(first.case)];
    },
    asOf,
  };
}

/** The agreed hour that comes next today: it stands at the end of the list until then, and must not be missed. */
function nextCallback(
  atAnHour: readonly AgendaLine[],
  { time }: OfficeDesk['moment'],
): AgendaLine | undefined {
  return atAnHour
    .filter(({ task, at }) => task === 'callback' && (at ?? '') > time)
    .reduce<AgendaLine | undefined>(
      (first, line) => (first === undefined || (line.at ?? '') < (first.at ?? '') ? line : first),
      undefined,
    );
}
