/** `dunning today`: the day's agenda, in sections, most urgent first. Reads only. */
import type { AgendaLine } from '../../db/agenda.ts';
import { casesWorkedOn, countNotPlaced, countProposals } from '../../db/morning.ts';
import type { AgendaTotal } from '../../db/storedMorning.ts';
import type { Day } from '../../domain/day.ts';
import { endingClaims, type EndingTerm } from '../../domain/court/endingTerms.ts';
import { SECTIONS } from '../../domain/step/kindOfWork.ts';
import type { Book } from '../../office/book.ts';
import { staleness } from '../../office/agenda/staleness.ts';
import { sectionsOf } from '../agenda/agendaSections.ts';
import {
  caseCells,
  caseColumns,
  casesOf,
  isMixed,
  moneyText,
  nextItem,
  overdueTotals,
  todoWithHour,
  type Voice,
} from '../agenda/agendaView.ts';
import type { CommandKit, Desk } from '../command.ts';
import { hourOn } from '../context.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { endedCases, endingCells, endingsData } from '../agenda/endingTermsView.ts';
import { bold, dim, red, yellow, type Ink } from '../screen/ink.ts';
import { moneyData } from '../money/moneyData.ts';
import { agendaOfDay, casesToOpen, type MorningAgenda } from '../agenda/morning.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { lastRun, type LastRun } from '../workspace/runLog.ts';

export interface TodayOptions {
  readonly all?: boolean;
}

/** Rows of a section unless all are asked for: the most urgent ones. */
const SHOWN_PER_SECTION = 5;

/** Everything the screen and the document tell. */
interface Agenda extends Pick<MorningAgenda, 'entriesOf' | 'first' | 'firstOf' | 'upcoming'> {
  readonly due: readonly AgendaTotal[];
  readonly waiting: number;
  readonly held: readonly AgendaTotal[];
  /** Every due case, most urgent first. */
  readonly dueLines: () => readonly AgendaLine[];
  /** Terms of prescription that end soon or have ended. */
  readonly endings: readonly EndingTerm[];
  readonly debtorsWithoutCase: number;
  /** Movements of bank statements that a person has to confirm. */
  readonly proposals: number;
  /** Movements of customers that were placed with no invoice. */
  readonly notPlaced: number;
  /** Cases worked today, and the last unattended run: told of today only. */
  readonly doneToday: number;
  readonly lastRun: LastRun | undefined;
  readonly currency: string;
}

/** Describes the command. */
export function todayCommand(kit: CommandKit, run = runToday): DunningCommand {
  return kit.command('today').option('--all', kit.messages.agenda.allOption).action(kit.answer(run));
}

/** Reads the agenda of the day asked about. */
export async function runToday(desk: Desk, options: TodayOptions): Promise<Outcome> {
  const { asOf } = desk;
  const office = await openOffice(desk, 'read');
  const { book } = office;
  const agenda = await agendaOf(desk, office, asOf);
  return {
    schema: 'dunning.today/1',
    // Hundreds of sentences that only programs read: made when they are asked for.
    get data() {
      return todayData(desk, agenda);
    },
    screen: (page) => writeAgenda(page, desk, book.settings.creditor.name, agenda, options),
    warnings: staleWarnings(desk, book),
    get hints() {
      const [first] = agenda.first(1, 'due');
      return first === undefined ? [] : [desk.messages.agenda.hintNext(first.case)];
    },
    asOf,
  };
}

async function agendaOf(desk: Desk, { book, moment, workspace }: OfficeDesk, on: Day): Promise<Agenda> {
  const isToday = on === moment.today;
  const morning = await agendaOfDay(book, on, isToday ? moment : undefined, desk);
  const { totals, entriesOf, first, firstOf, upcoming } = morning;
  return {
    due: totals.filter((total) => total.status === 'due'),
    waiting: casesOf(totals.filter((total) => total.status === 'waiting')),
    held: totals.filter((total) => total.status === 'held'),
    dueLines: () => morning.all().filter((line) => line.status === 'due'),
    entriesOf,
    first,
    firstOf,
    upcoming,
    endings: morning.endings(),
    debtorsWithoutCase: await casesToOpen(book, on),
    proposals: countProposals(book.database),
    notPlaced: countNotPlaced(book.database),
    doneToday: isToday ? casesWorkedOn(book.database, on) : 0,
    lastRun: isToday ? lastRun(workspace.dir, on) : undefined,
    currency: book.settings.currency,
  };
}

function todayData(desk: Desk, agenda: Agenda): object {
  const { due, waiting, held, entriesOf, debtorsWithoutCase, proposals, notPlaced } = agenda;
  return {
    sections: sectionsOf(agenda.dueLines()).map(({ id, lines }) => ({
      id,
      items: entriesOf(lines).map((entry) => nextItem(desk, entry)),
    })),
    prescriptions: endingsData(agenda.endings, desk),
    totals: {
      due: casesOf(due),
      overdue: overdueTotals(due).map(moneyData),
      waiting,
      held: casesOf(held),
      heldBy: heldBy(agenda).map(([code, cases]) => ({ code, cases })),
      debtorsWithoutCase,
      proposals,
      notPlaced,
      prescribed: endedCases(agenda.endings, desk),
      nextDue: agenda.upcoming()?.due ?? null,
      doneToday: agenda.doneToday,
    },
    lastRun: agenda.lastRun ?? null,
  };
}

function writeAgenda(page: Page, desk: Desk, company: string, agenda: Agenda, options: TodayOptions): void {
  const { agenda: words } = desk.messages;
  const title = words.todayTitle(desk.format.fullDay(desk.asOf), company);
  page.heading(title, countsText(desk, agenda));
  page.blank();
  if (agenda.due.length === 0) {
    writeNothing(page, desk, agenda);
    if (endingClaims(agenda.endings, desk.asOf).length > 0) page.blank();
  }
  writeSections(page, desk, agenda, options);
  page.blank();
  page.paragraph(footText(desk, agenda));
  if (agenda.debtorsWithoutCase > 0) page.line(yellow(words.withoutCase(agenda.debtorsWithoutCase)));
  if (agenda.proposals > 0) page.line(yellow(desk.messages.payments.waiting(agenda.proposals)));
  if (agenda.notPlaced > 0) page.line(yellow(desk.messages.payments.notPlaced(agenda.notPlaced)));
  const ended = endedCases(agenda.endings, desk);
  if (ended > 0) page.line(yellow(words.terms.ended(ended)));
  if (agenda.lastRun !== undefined) page.line(runText(desk, agenda.lastRun));
}

/** `fatte oggi: 3, restano 11 pratiche`. */
function countsText({ messages }: Desk, { doneToday, due }: Agenda): string {
  const { agenda } = messages;
  const done = doneToday === 0 ? [] : [agenda.doneToday(doneToday)];
  const left = due.length === 0 ? [] : [agenda.toDo(casesOf(due))];
  return [...done, ...left].join(', ');
}

function runText({ format, messages }: Desk, { on, at, errors }: LastRun): Ink {
  const hour = hourOn(on, at);
  const when = format.shortDay(on) + (hour === undefined ? '' : ` ${hour}`);
  const text = messages.agenda.lastRun(when, errors);
  return errors === 0 ? dim(text) : yellow(text);
}

function writeSections(page: Page, desk: Desk, agenda: Agenda, options: TodayOptions): void {
  const { agenda: words } = desk.messages;
  const { due, entriesOf, firstOf } = agenda;
  const columns = caseColumns(desk, [{ header: words.whatToDo, wraps: true, cardLine: 3 }]);
  const mixed = isMixed(due);
  const shown =
    options.all === true
      ? sectionsOf(agenda.dueLines())
      : SECTIONS.filter((id) => due.some((total) => total.section === id)).map((id) => ({
          id,
          lines: firstOf(id, SHOWN_PER_SECTION),
        }));
  const entries = entriesOf(shown.flatMap(({ lines }) => lines));
  const blocks = [
    ...endingBlock(desk, agenda, options),
    ...shown.map(({ id, lines }) => ({
      title: words.sections[id],
      count: casesOf(due.filter((total) => total.section === id)),
      rows: entries.splice(0, lines.length).map((entry): Ink[] => {
        const todo = todoWithHour(desk, entry);
        return [...caseCells(desk, entry, mixed), id === 'broken-promises' ? red(todo) : todo];
      }),
    })),
  ];
  const alignedWith = blocks.flatMap(({ rows }) => rows);
  for (const [index, { title, count, rows }] of blocks.entries()) {
    const counted = rows.length < count ? words.shownOf(rows.length, count) : String(count);
    page.line(bold(`${title} (${counted})`));
    page.table(columns, rows, 2, { alignedWith, hasHeader: index === 0 });
    if (rows.length < count)
      page.line(dim(`        ${words.more(count - rows.length, 'dunning today --all')}`));
  }
}

/** What is soon prescribed stands first, held or not: nothing that is put off costs more. */
function endingBlock(
  desk: Desk,
  { endings, due }: Agenda,
  { all = false }: TodayOptions,
): { readonly title: string; readonly count: number; readonly rows: Ink[][] }[] {
  const claims = endingClaims(endings, desk.asOf);
  if (claims.length === 0) return [];
  const mixed = isMixed(due) || new Set(claims.map(({ currency }) => currency)).size > 1;
  const rows = claims
    .slice(0, all ? Infinity : SHOWN_PER_SECTION)
    .map((claim) => endingCells(desk, claim, mixed));
  return [{ title: desk.messages.agenda.terms.title, count: claims.length, rows }];
}

function writeNothing(page: Page, desk: Desk, { waiting, held, entriesOf, upcoming }: Agenda): void {
  const { agenda: words } = desk.messages;
  const { asOf, today, format } = desk;
  page.line(asOf === today ? words.nothingToday : words.nothingOn(format.fullDay(asOf)));
  const line = upcoming();
  const [next] = line === undefined ? [] : entriesOf([line]);
  if (next?.due !== undefined) {
    page.paragraph(words.nextDate(format.fullDay(next.due), next.case, next.debtor.name));
  } else if (waiting + casesOf(held) === 0) page.line(words.noCases);
}

/** What is in the agenda and what is not, in one sentence. */
function footText(voice: Voice, agenda: Agenda): string {
  const { due, waiting, held, currency } = agenda;
  const { agenda: words } = voice.messages;
  const parts: string[] = [];
  if (due.length > 0) parts.push(words.inAgenda(moneyText(voice, overdueTotals(due), currency)));
  if (held.length > 0) {
    const why = heldBy(agenda).map(([code, count]) => words.heldBy(code, count));
    parts.push(words.heldCases(casesOf(held), why.join(', ')));
  }
  if (waiting > 0) parts.push(words.waitingCases(waiting));
  return parts.join(' - ');
}

/** Held cases counted by what holds each first, the most frequent first. */
function heldBy({ held }: Agenda): [code: string, cases: number][] {
  const counts = new Map<string, number>();
  for (const { heldBy: code, cases } of held) counts.set(code, (counts.get(code) ?? 0) + cases);
  return [...counts].sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1));
}

function staleWarnings({ messages, asOf }: Desk, book: Book): { code: string; message: string }[] {
  const days = staleness(book, asOf);
  if (days === undefined) return [];
  return [
    { code: 'stale-data', message: messages.agenda.staleData(days, book.settings.rules.staleAfterDays) },
  ];
}
