/**
 * What `today` and `next` read. The store answers nearly always; the rules, and Kysely with them, are only loaded when it
 * cannot: a sixth of a start.
 */
import type { AgendaEntry, AgendaLine } from '../../db/agenda.ts';
import { awaitingCase } from '../../db/awaitingCase.ts';
import { describedEndings, storedEndings } from '../../db/endingTerms.ts';
import { overdueItemsOf } from '../../db/morning.ts';
import { storedAgenda, storedLines } from '../../db/storedAgenda.ts';
import { storedTotals, type AgendaTotal } from '../../db/storedMorning.ts';
import type { Database } from '../../db/database.ts';
import type { Day } from '../../domain/day.ts';
import type { EndingTerm } from '../../domain/court/endingTerms.ts';
import { sectionOf, sectionOfCase, type SectionId } from '../../domain/step/kindOfWork.ts';
import { cents } from '../../domain/money.ts';
import { askedDay, type Book, type Moment } from '../../office/book.ts';
import {
  atAnHourOf,
  firstToCome,
  mostUrgent,
  mostUrgentOfSection,
  upcomingOf,
  StoredQuestion,
} from '../../office/agenda/mostUrgent.ts';
import { byUrgency } from '../../office/agenda/urgency.ts';
import type { Desk } from '../command.ts';

/** The open cases as of a day. What is shown of many is asked for. */
export interface MorningAgenda {
  /** How many of each kind. */
  readonly totals: readonly AgendaTotal[];
  /** Every case, most urgent first: in a large book this takes a while. */
  readonly all: () => readonly AgendaLine[];
  /** The first of all cases, or of those that are due. */
  readonly first: (count: number, only?: 'due') => readonly AgendaLine[];
  /** The first due cases of a section. */
  readonly firstOf: (section: SectionId, count: number) => readonly AgendaLine[];
  /** The case that comes due first of those that are not due yet. */
  readonly upcoming: () => AgendaLine | undefined;
  /** Due today at an hour, in their order. */
  readonly atAnHour: () => readonly AgendaLine[];
  /** Terms of prescription that end soon or have ended. */
  readonly endings: () => readonly EndingTerm[];
  /** The whole entries of some of them, in the same order. */
  readonly entriesOf: (some: readonly AgendaLine[]) => AgendaEntry[];
}

/** Cases worked out together: bounds the memory of a large book, and says often enough how far it is. */
const AT_ONCE = 500;

/**
 * Reads the open cases of a day; the entries of those that are shown are read when they are. Only what the store cannot
 * tell is worked out: all of it when the settings changed, which takes a while in a large book.
 * @param now the hour of today, where today is asked about
 * @param desk where it is said how far that is
 */
export async function agendaOfDay(
  book: Book,
  on: Day,
  now?: Pick<Moment, 'today' | 'time'>,
  desk?: Pick<Desk, 'messages' | 'progress'>,
): Promise<MorningAgenda> {
  const { database } = book;
  const asked = askedDay(book, on);
  const totals = storedTotals(database, asked);
  if (totals !== undefined) {
    const sections = totals.filter(({ status }) => status === 'due').map(({ section }) => section);
    return ofStore(new StoredQuestion(database, asked, now, sections), totals);
  }
  const { entries: stored, stale } = storedLines(database, asked);
  const worked = stale.length === 0 ? [] : await workOut(book, on, stale, desk);
  return ofLines(
    new StoredQuestion(database, asked, now),
    byUrgency<AgendaLine>([...stored, ...worked], now),
    worked,
  );
}

/** Where the store knows every case. */
function ofStore(question: StoredQuestion, totals: readonly AgendaTotal[]): MorningAgenda {
  const { database, asked, now } = question;
  let all: readonly AgendaLine[] | undefined;
  let known: { readonly lines: readonly AgendaLine[]; readonly only: 'due' | undefined } | undefined;
  return {
    totals,
    all: () => {
      all ??= byUrgency(storedLines(database, asked).entries, now);
      return all;
    },
    first: (count, only) => {
      if (known === undefined || known.only !== only || known.lines.length < count) {
        known = { lines: mostUrgent(question, count, only === 'due'), only };
      }
      return known.lines.slice(0, count);
    },
    firstOf: (section, count) => mostUrgentOfSection(question, section, count),
    upcoming: () => upcomingOf(question),
    atAnHour: () => atAnHourOf(question),
    endings: () => storedEndings(database),
    entriesOf: (some) => storedEntriesOf(question, some, []),
  };
}

/** Where all are at hand, in their order; `worked` had to be worked out. */
function ofLines(
  question: StoredQuestion,
  lines: readonly AgendaLine[],
  worked: readonly AgendaEntry[],
): MorningAgenda {
  const { on } = question.asked;
  const due = lines.filter((line) => line.status === 'due');
  return {
    totals: totalsOf(lines),
    all: () => lines,
    first: (count, only) => (only === 'due' ? due : lines).slice(0, count),
    firstOf: (section, count) => due.filter((line) => sectionOf(line) === section).slice(0, count),
    upcoming: () =>
      firstToCome(
        (['waiting', 'held'] as const).flatMap((status) => lines.filter((line) => line.status === status)),
      ),
    atAnHour: () => due.filter((line) => line.due === on && typeof line.at === 'string'),
    endings: () => endingsBeside(question.database, worked),
    entriesOf: (some) => storedEntriesOf(question, some, worked),
  };
}

/** The stored ones of the cases whose stored decision holds, and those of the others as they were worked out. */
function endingsBeside(database: Database, worked: readonly AgendaEntry[]): EndingTerm[] {
  const isWorked = new Set(worked.map((entry) => entry.case));
  const anew = worked.flatMap(({ endings = [] }) => endings);
  return [
    ...storedEndings(database).filter((term) => !isWorked.has(term.case)),
    ...describedEndings(database, anew),
  ];
}

function totalsOf(lines: readonly AgendaLine[]): AgendaTotal[] {
  const totals = new Map<string, AgendaTotal>();
  for (const line of lines) {
    const { status, heldBy, currency } = line;
    const section = sectionOfCase(line);
    const key = [status, section, heldBy, currency].join(' ');
    const { cases, owedCents } = totals.get(key) ?? { cases: 0, owedCents: 0 };
    const owed = cents(owedCents + Math.max(line.owedCents, 0));
    totals.set(key, { status, section, heldBy, currency, cases: cases + 1, owedCents: owed });
  }
  return [...totals.values()];
}

function storedEntriesOf(
  { database, asked }: StoredQuestion,
  some: readonly AgendaLine[],
  worked: readonly AgendaEntry[],
): AgendaEntry[] {
  const isWorked = new Set(worked.map((entry) => entry.case));
  const numbers = some.map((line) => line.case).filter((number) => !isWorked.has(number));
  const read = numbers.length === 0 ? [] : storedAgenda(database, asked, numbers).entries;
  const byCase = new Map([...read, ...worked].map((entry) => [entry.case, entry]));
  return some.flatMap((line) => byCase.get(line.case) ?? []);
}

async function workOut(
  book: Book,
  on: Day,
  cases: readonly number[],
  desk: Pick<Desk, 'messages' | 'progress'> | undefined,
): Promise<AgendaEntry[]> {
  const { agendaOn } = await import('../../office/agenda/agenda.ts');
  const entries: AgendaEntry[] = [];
  for (let start = 0; start < cases.length; start += AT_ONCE) {
    entries.push(...agendaOn(book, on, cases.slice(start, start + AT_ONCE)));
    desk?.progress.report(() => desk.messages.agenda.workedOut(entries.length, cases.length));
  }
  desk?.progress.finish();
  return entries;
}

/** How many cases `run` would open. */
export async function casesToOpen(book: Book, on: Day): Promise<number> {
  const debtors = awaitingCase(book.database, on);
  if (debtors.length === 0) return 0;
  // What only waits for the bank, as every morning some Ri.Ba. do, opens no case and needs no facts.
  const { countsFrom } = await import('../../domain/step/claim.ts');
  const items = overdueItemsOf(book.database, on, debtors);
  if (!items.some((item) => countsFrom(item, book.settings.rules) <= on)) return 0;
  const { countDebtorsWithoutCase } = await import('../../office/case/openCases.ts');
  return countDebtorsWithoutCase(book, on, debtors);
}
