/**
 * The first cases of a large agenda, in the order of byUrgency, without looking at all of them.
 *
 * What waiting costs is the amount owed times the weight times what is lost at its age, and that changes from day to day:
 * no index can have its order. But of claims equally old, the one with the greatest amount times weight costs most, and
 * for that there is one. So the ages are looked at from the costliest down, and of each as many cases as are wanted,
 * until the costliest case of the next age costs less than the last one that is kept.
 */
import type { AgendaLine } from '../../db/agenda.ts';
import type { Database } from '../../db/database.ts';
import type { AskedDay } from '../../db/storedAgenda.ts';
import {
  agesOfSection,
  linesAtAnHour,
  linesOfAge,
  linesOfLater,
  linesOfSection,
  type EquallyOld,
} from '../../db/storedMorning.ts';
import { daysBetween } from '../../domain/day.ts';
import { sectionOf, SECTIONS, type SectionId } from '../../domain/step/kindOfWork.ts';
import { cents, type Cents } from '../../domain/money.ts';
import { costOfWaiting } from '../../domain/step/priority.ts';
import type { Moment } from '../book.ts';
import { byUrgency, isStillToCome } from './urgency.ts';

/** What is asked: a day whose stored decisions all hold, and the hour where that is today. What was read once is kept. */
export class StoredQuestion {
  readonly database: Database;
  readonly asked: AskedDay;
  readonly now: Pick<Moment, 'today' | 'time'> | undefined;
  /** The sections in which a case is due. */
  readonly #sections: ReadonlySet<SectionId>;
  readonly #ages = new Map<SectionId, readonly EquallyOld[]>();
  #later: readonly AgendaLine[] | undefined;

  constructor(
    database: Database,
    asked: AskedDay,
    now: Pick<Moment, 'today' | 'time'> | undefined,
    sections: Iterable<SectionId> = SECTIONS,
  ) {
    this.database = database;
    this.asked = asked;
    this.now = now;
    this.#sections = new Set(sections);
  }

  agesOf(section: SectionId): readonly EquallyOld[] {
    let ages = this.#ages.get(section);
    if (ages === undefined) {
      ages = this.#sections.has(section) ? agesOfSection(this.database, section) : [];
      this.#ages.set(section, ages);
    }
    return ages;
  }

  /** Cases of today for an hour that is still far off. */
  get stillToCome(): readonly AgendaLine[] {
    const { database, asked, now } = this;
    if (now === undefined) return [];
    this.#later ??= linesAtAnHour(database, asked, now.today).filter((line) => isStillToCome(line, now));
    return this.#later;
  }
}

/** The first `count` due cases of a section. */
export function mostUrgentOfSection(
  question: StoredQuestion,
  section: SectionId,
  count: number,
): AgendaLine[] {
  return byUrgency(candidates(question, [section], count), question.now).slice(0, count);
}

/** The first `count` of all cases, or of those that are due. */
export function mostUrgent(question: StoredQuestion, count: number, isDueOnly: boolean): AgendaLine[] {
  const { database, asked, now } = question;
  const due = [
    ...candidates(question, ['broken-promises'], count),
    // Both before anything else, each in an order of its own.
    ...candidates(question, ['callbacks'], count),
    ...candidates(
      question,
      SECTIONS.filter((section) => !ASIDE.includes(section)),
      count,
    ),
  ];
  const isFull = isDueOnly || due.length >= count;
  const later = isFull
    ? []
    : (['waiting', 'held'] as const).flatMap((status) => linesOfLater(database, asked, status, count));
  return byUrgency([...due, ...later], now).slice(0, count);
}

/** The case that comes due first of those that are not due yet. */
export function upcomingOf({ database, asked }: StoredQuestion): AgendaLine | undefined {
  const firsts = (['waiting', 'held'] as const).flatMap((status) => linesOfLater(database, asked, status, 1));
  return firstToCome(firsts);
}

/** Of cases that are not due, in their order, the one that will be first. */
export function firstToCome(later: readonly AgendaLine[]): AgendaLine | undefined {
  return later
    .filter((line) => typeof line.due === 'string')
    .reduce<AgendaLine | undefined>(
      (first, line) => (first === undefined || (line.due ?? '') < (first.due ?? '') ? line : first),
      undefined,
    );
}

/** The cases of today with an hour, in their order. */
export function atAnHourOf({ database, asked, now }: StoredQuestion): AgendaLine[] {
  return byUrgency(linesAtAnHour(database, asked, asked.on), now);
}

const ASIDE: readonly SectionId[] = ['callbacks', 'broken-promises'];

/** Due cases of these sections among which are the first `count` of them in the order of byUrgency. */
function candidates(
  question: StoredQuestion,
  sections: readonly SectionId[],
  count: number,
): readonly AgendaLine[] {
  const { database, asked, stillToCome: later } = question;
  // Agreed hours have an order of their own, and people agree on few.
  if (sections.includes('callbacks')) return linesOfSection(database, asked, 'callbacks');
  const isLater = new Set(later.map((line) => line.case));
  const kept = new Costliest(count);
  for (const age of agesByCost(question, sections)) {
    if (age.cost < kept.least) break;
    for (const line of costliestOfAge(question, age, count + later.length, kept)) {
      // Those that come later today stand elsewhere and take nobody's place.
      if (!isLater.has(line.case)) kept.offer(line);
    }
  }
  const numbers = new Set(sections);
  return [...kept.lines, ...later.filter((line) => numbers.has(sectionOf(line)))];
}

/**
 * The cases of one age from the greatest amount down, as long as they may be among those that are kept. Of cases with the
 * same amount and weight the lowest numbers are enough; different ones may cost the same to the cent, and then the number
 * decides.
 */
function* costliestOfAge(
  { database, asked }: StoredQuestion,
  age: EquallyOld,
  count: number,
  kept: Costliest,
): Generator<AgendaLine> {
  let lines = linesOfAge(database, asked, age, count, false);
  for (;;) {
    yield* lines;
    const last = lines.at(-1);
    if (last === undefined || lines.length < count || costOf(last) < kept.least) return;
    const below = { ...age, mostWeighed: last.owedCents * last.weightPercent };
    lines = linesOfAge(database, asked, below, count, true);
  }
}

/** The ages of these sections' due cases, with what the costliest case of each costs; the costliest first. */
function agesByCost(
  question: StoredQuestion,
  sections: readonly SectionId[],
): (EquallyOld & { readonly cost: Cents })[] {
  const { on } = question.asked;
  return sections
    .flatMap((section) => question.agesOf(section))
    .map((age) => {
      const daysLate = age.oldestDue === '' ? 0 : daysBetween(age.oldestDue, on);
      // Amount times weight as one figure: exact, and the same as with both apart.
      return { ...age, cost: costOfWaiting(cents(age.mostWeighed), daysLate, 1) };
    })
    .sort((a, b) => b.cost - a.cost);
}

/** The cases whose waiting costs most, among equals those with the lowest numbers. */
class Costliest {
  readonly #count: number;
  readonly #kept: { readonly line: AgendaLine; readonly cost: number }[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  get lines(): AgendaLine[] {
    return this.#kept.map(({ line }) => line);
  }

  /** What the last of them costs; less than nothing as long as there is room. */
  get least(): number {
    return this.#kept.length < this.#count ? -1 : (this.#kept.at(-1)?.cost ?? -1);
  }

  offer(line: AgendaLine): void {
    const cost = costOf(line);
    const place = this.#kept.findIndex(
      (other) => cost > other.cost || (cost === other.cost && line.case < other.line.case),
    );
    this.#kept.splice(place < 0 ? this.#kept.length : place, 0, { line, cost });
    if (this.#kept.length > this.#count) this.#kept.pop();
  }
}

function costOf({ owedCents, daysLate, weightPercent }: AgendaLine): Cents {
  return costOfWaiting(owedCents, daysLate, weightPercent);
}
