/** One case of the agenda on one screen: who, how much, what was said before, why today, what to ask, which keys. */
import type { AgendaEntry } from '../../db/agenda.ts';
import type { JournalEntry } from '../../db/journal.ts';
import { letterToProve, onTheDesk } from '../../domain/step/blockers.ts';
import type { PatronDay } from '../../domain/calendar.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { caseFile, type CaseFile } from '../../office/case/caseFile.ts';
import { debtorContacts } from '../../office/debtor/debtorContacts.ts';
import { sectionOf, type SectionId } from '../../domain/step/kindOfWork.ts';
import { dayText, todoWithHour } from '../agenda/agendaView.ts';
import type { Desk } from '../command.ts';
import { commandFor } from '../agenda/commandFor.ts';
import { contactCard, keyMenu } from '../contact/contactCard.ts';
import type { OfficeDesk } from '../desk.ts';
import { bold, dim, red, yellow, type Ink } from '../screen/ink.ts';
import { disputeText } from '../case/interruptionView.ts';
import { journalText } from '../case/journalView.ts';
import type { Page } from '../screen/page.ts';
import { prescriptionFields } from '../case/prescriptionView.ts';
import { reasonText } from '../agenda/reasonView.ts';
import { keysFor } from './workKeys.ts';
import { scriptOf } from './workScript.ts';

/** A case as it stood when its card was shown. */
export interface WorkCard {
  readonly number: number;
  /** Of the agenda; undefined when there is nothing to do about the case now. */
  readonly section: SectionId | undefined;
  readonly facts: CaseFacts;
  readonly decision: Decision;
  readonly entry: AgendaEntry;
  readonly letters: CaseFile['letters'];
  readonly promises: CaseFile['promises'];
  readonly items: CaseFile['items'];
  readonly prescriptions: CaseFile['prescriptions'];
  /** What counts, oldest first. */
  readonly journal: readonly JournalEntry[];
  readonly patron: PatronDay;
}

/** Reads the case. Refuses (not-found): `no-such-case`. */
export function workCard({ book, moment }: OfficeDesk, number: number): WorkCard {
  const { facts, decision, entry, letters, promises, items, prescriptions, journal } = caseFile(
    book,
    number,
    moment.today,
  );
  return {
    number,
    section: entry.status === 'due' ? sectionOf(entry) : undefined,
    facts,
    decision,
    entry,
    letters,
    promises,
    items,
    prescriptions,
    journal,
    patron: book.settings.rules.patronDay,
  };
}

/** Whether anything was recorded about the case since the card was read: by `run`, or by somebody in another window. */
export function isOutdated(card: WorkCard, office: OfficeDesk): boolean {
  const { facts, journal } = workCard(office, card.number);
  return (
    journal.at(-1)?.id !== card.journal.at(-1)?.id || JSON.stringify(facts) !== JSON.stringify(card.facts)
  );
}

/** What a small screen can do without, what is missed least first. */
const EXPENDABLE = [
  'promises',
  'script',
  'columns',
  'history',
  'looks',
  'phones',
  'rule',
  'why',
  'labels',
] as const;

/** Whether a part of the card is shown. */
type Shows = (part: (typeof EXPENDABLE)[number]) => boolean;

interface Counts {
  readonly done: number;
  readonly left: number;
}

/** The whole screen; with less than all of it where there are so few lines that the customer's name would be out of sight. */
export function writeWorkCard(
  page: Page,
  desk: Desk,
  office: OfficeDesk,
  card: WorkCard,
  counts: Counts,
  lines = Infinity,
): void {
  page.blank();
  const ways = [...EXPENDABLE.keys(), EXPENDABLE.length].map((dropped) => (trial: Page) => {
    const left = new Set<string>(EXPENDABLE.slice(dropped));
    writeCard(trial, desk, office, card, counts, (part) => left.has(part));
  });
  page.within(lines - page.lineCount, ways);
}

function writeCard(
  page: Page,
  desk: Desk,
  office: OfficeDesk,
  card: WorkCard,
  { done, left }: Counts,
  shows: Shows,
): void {
  const { agenda, work } = desk.messages;
  const { moment } = office;
  const title = card.section === undefined ? work.notInAgenda : agenda.sections[card.section];
  page.split(
    [bold(title), '  ', dim(work.left(done, left))],
    [dim(`${desk.format.shortDay(moment.today)} ${moment.time}`)],
  );
  if (shows('rule')) page.rule();
  contactCard(page, desk, office, card);
  const { channel, office: beside } = keysFor(card);
  page.fields([
    ...(shows('phones') ? phoneRows(desk, office, card) : []),
    ...(shows('why') ? whyRows(desk, card) : whyRows(desk, card).slice(0, 1)),
    ...prescriptionFields(desk, card.prescriptions),
    ...(shows('promises') ? promiseRows(desk, card) : []),
    ...(shows('history') ? historyRows(desk, card) : []),
    ...(channel === undefined ? officeRows(desk, card) : []),
  ]);
  if (channel !== undefined) writeTalk(page, desk, office, card, shows);
  const own = card.facts.isOpen ? beside : [];
  const looks = shows('looks') ? work.keys.global : work.keys.global.slice(-FEWEST_KEYS);
  page.items([...own.map(([key, act]) => `${key} ${work.keys[act]}`), ...looks], dim);
}

/** Of the keys that are the same everywhere: help, which names the others, and the way out. */
const FEWEST_KEYS = 2;

/** What to say to the debtor, and the outcomes; nothing where no call or visit is due. */
export function writeTalk(page: Page, desk: Desk, office: OfficeDesk, card: WorkCard, shows: Shows): void {
  const { channel } = keysFor(card);
  if (channel === undefined || !card.facts.isOpen) return;
  const { moment, book } = office;
  if (shows('script')) page.fields(scriptOf(desk, book, card).map((line) => ['-', line]));
  const form = shows('columns') ? 'columns' : shows('labels') ? 'wrapped' : 'letters';
  keyMenu(page, desk, office, card, channel, { on: moment.today, time: moment.time }, form);
}

type Row = readonly [label: string, ...value: Ink[]];

function labelled(label: string, lines: readonly Ink[]): Row[] {
  return lines.map((line, index) => [index === 0 ? label : '', line]);
}

/** Numbers besides the one in use; those found wrong are left out. */
function phoneRows({ messages }: Desk, { book }: OfficeDesk, { facts }: WorkCard): Row[] {
  const numbers = debtorContacts(book, facts.debtor.id)
    .filter(
      ({ kind, value, wrongOn }) => kind === 'phone' && wrongOn === undefined && value !== facts.debtor.phone,
    )
    .map(({ value, person }) => (person === undefined ? value : `${value} ${person}`));
  return numbers.length === 0 ? [] : [[messages.work.labels.phones, numbers.join(', ')]];
}

/** What the card says already, or what only explains how far the ladder was climbed. */
const SAID_ELSEWHERE = new Set<string>(['overdue', 'step-passed', 'needs-approval']);

function whyRows(desk: Desk, { entry, decision, facts }: WorkCard): Row[] {
  const { work, agenda } = desk.messages;
  if (!facts.isOpen) return [[work.labels.why, work.closed]];
  const todo = todoWithHour(desk, entry);
  if (entry.status !== 'due') {
    const text =
      entry.due === undefined ? work.waitsOpenly(todo) : work.waits(todo, desk.format.fullDay(entry.due));
    return [[agenda.whatToDo, yellow(text)]];
  }
  // A broken promise stands on the card already.
  if (entry.task === 'broken-promise') return [[agenda.whatToDo, red(todo)]];
  // The strongest reason; the others are told by `why`.
  const reason = decision.reasons.find(({ code }) => !SAID_ELSEWHERE.has(code));
  const why: Row[] = reason === undefined ? [] : [[work.labels.why, reasonText(desk, reason)]];
  return [[agenda.whatToDo, bold(todo)], ...why];
}

function promiseRows({ messages }: Desk, { promises }: WorkCard): Row[] {
  const made = promises.filter(({ state }) => state !== 'replaced');
  if (made.length === 0) return [];
  const count = (wanted: string): number => made.filter(({ state }) => state === wanted).length;
  const { work } = messages;
  return [[work.labels.promises, work.promises(made.length, count('kept'), count('broken'))]];
}

/** Kinds of entries that tell what was said. */
const TALK = new Set(['call', 'visit', 'note']);
const MOST_TALKS = 2;

/** The last contacts with their notes, the newest first. */
function historyRows(desk: Desk, { journal }: WorkCard): Row[] {
  const last = journal.filter(({ kind }) => TALK.has(kind)).slice(-MOST_TALKS);
  const lines = last.toReversed().map((entry) => `${dayText(desk, entry.on)}  ${journalText(desk, entry)}`);
  return labelled(desk.messages.work.labels.history, lines);
}

/** What has to be known for what is done at the desk. */
function officeRows(desk: Desk, card: WorkCard): Row[] {
  const { work } = desk.messages;
  const { facts, section, decision } = card;
  if (section === 'disputes') return labelled(work.labels.disputed, disputeLines(desk, card));
  if (section === 'to-post' || section === 'receipts') return letterLine(desk, card);
  const { address = '', postcode = '', city = '', province = '' } = facts.debtor;
  const place = [address, [postcode, city, province].join(' ').trim()].filter((part) => part !== '');
  const where: Row[] = [[work.labels.address, place.length === 0 ? '-' : place.join(', ')]];
  if (section === 'addresses') return where;
  if (section !== 'decisions') return [];
  const command = commandFor(facts, decision);
  return [...where, ...(command === undefined ? [] : [[work.labels.command, command] as const])];
}

function disputeLines(desk: Desk, { facts }: WorkCard): string[] {
  const numbers = new Map(facts.items.map(({ id, number }) => [id, number]));
  return facts.disputes.map((dispute) =>
    desk.messages.work.dispute(
      numbers.get(dispute.invoiceId) ?? '',
      disputeText(desk, dispute),
      desk.format.shortDay(dispute.answerBy),
    ),
  );
}

function letterLine({ messages, format }: Desk, { facts, letters, section }: WorkCard): Row[] {
  const wanted = section === 'to-post' ? onTheDesk(facts) : letterToProve(facts);
  const letter = letters.find(({ protocol }) => protocol === wanted?.protocol);
  if (letter === undefined) return [];
  const { work, words } = messages;
  const via = words.channel(letter.sentVia ?? letter.channel);
  const step = words.step(letter.step);
  return [
    [
      work.labels.letter,
      work.letterLine(letter.protocol, step, via, format.shortDay(letter.issuedOn), letter.file),
    ],
  ];
}
