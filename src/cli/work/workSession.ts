/**
 * The agenda worked through, one card after the other. Everything is recorded the moment it is said, and what is left is
 * read from the book before each card: whoever leaves, or is cut off, loses nothing and goes on where the book is.
 */
import { seeCase } from '../../office/case/contacts.ts';
import { undo, previewUndo, type Toggled } from '../../office/undo.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SectionId } from '../../domain/step/kindOfWork.ts';
import { afterMeeting, outcomeComplaint, type ContactDraft } from '../contact/contactQuestions.ts';
import { outcomeKeys, readKey } from '../contact/contactKeys.ts';
import { readContactOptions, type SpokenChannel } from '../contact/contactOptions.ts';
import type { Desk } from '../command.ts';
import { todayOf } from '../context.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import { failureOf, hasLeft } from '../failure.ts';
import { bold, dim, yellow, type Ink } from '../screen/ink.ts';
import { invoicesTable } from '../contact/invoicesTable.ts';
import { journalText, writeJournal } from '../case/journalView.ts';
import type { Outcome } from '../screen/outcome.ts';
import { LeftByAnswer } from '../ask/prompter.ts';
import { recordChosen } from '../contact/recordContact.ts';
import { carryOutAct } from './workActs.ts';
import { isOutdated, workCard, writeTalk, writeWorkCard, type WorkCard } from './workCard.ts';
import { AT_ONCE, GLOBAL_KEYS, keysFor, type OfficeAct } from './workKeys.ts';
import { thingToDo, workQueue, type WorkQueue } from './workQueue.ts';
import type { Deed } from './workSummary.ts';

/** Where to go after a card. */
type Move = 'next' | 'again' | 'back' | 'leave' | { readonly to: number };

/** Entries of the history shown under `v`. */
const MOST_ENTRIES = 12;

export class WorkSession {
  readonly #desk: Desk;
  readonly #section: SectionId | undefined;
  /** Acts of this session that count, the last one last. */
  readonly deeds: Deed[] = [];
  /** Things left for later, or dealt with without changing what is due. */
  readonly #aside = new Set<string>();
  /** Cases in the order their cards were shown; `b` goes along it. */
  readonly #shown: number[] = [];
  #position = -1;
  /** Lines said since the last card, which are to stay in sight above the next one. */
  #linesSaid = 0;

  constructor(desk: Desk, section: SectionId | undefined) {
    this.#desk = desk;
    this.#section = section;
  }

  /** Shows card after card until nothing is left or the person leaves; begins with a case that was named. */
  async run(first: number | undefined): Promise<void> {
    let wanted = first;
    for (;;) {
      if (this.#isAnotherDay()) return this.#say(yellow(this.#desk.messages.work.newDay));
      const number = wanted ?? (await this.#nextCase());
      if (number !== undefined) this.#remember(number);
      const move = number === undefined ? await this.#atTheEnd() : await this.#workOn(number);
      if (move === 'leave') return;
      wanted = this.#destination(move, number);
    }
  }

  /** What the book says is left. */
  queue(): Promise<WorkQueue> {
    return atOffice(this.#desk, ({ book, moment }) => workQueue(book, moment, this.#section));
  }

  async #nextCase(): Promise<number | undefined> {
    const { now } = await this.queue();
    return now.find((line) => !this.#aside.has(thingToDo(line)))?.case;
  }

  #remember(number: number): void {
    if (this.#shown[this.#position] === number) return;
    this.#shown.push(number);
    this.#position = this.#shown.length - 1;
  }

  /** Nothing is left: whoever has recorded something may still look back, or take it back. */
  async #atTheEnd(): Promise<Move> {
    if (this.deeds.length === 0) return 'leave';
    const { ask } = this.#desk.messages.work;
    const keys = ['b', '<', 'u', 'q'];
    const typed = await this.#desk.ask.cardKey({
      message: ask.end,
      flag: '--section',
      atOnce: [' ', ...keys],
      complaint: (text) => (text === '' || keys.includes(text) ? undefined : ask.unknown(text, 'b u q')),
    });
    if (typed === 'u') return this.#takeBack();
    const last = this.#shown.at(-1);
    return (typed === 'b' || typed === '<') && last !== undefined ? { to: last } : 'leave';
  }

  #destination(move: Exclude<Move, 'leave'>, number: number | undefined): number | undefined {
    if (typeof move === 'object') return move.to;
    if (move === 'again') return number;
    if (move === 'next') {
      this.#position = this.#shown.length - 1;
      return undefined;
    }
    this.#position -= 1;
    return this.#shown[this.#position];
  }

  /** A session left open overnight would record everything on yesterday. */
  #isAnotherDay(): boolean {
    return todayOf(this.#desk.context) !== this.#desk.today;
  }

  /** One card: shown, answered, carried out. */
  #workOn(number: number): Promise<Move> {
    return atOffice(this.#desk, async (office) => {
      const card = workCard(office, number);
      const { now } = await workQueue(office.book, office.moment, this.#section);
      const left = now.filter((line) => !this.#isDone(thingToDo(line))).length;
      const done = new Set(this.deeds.map((deed) => deed.case)).size;
      const lines = this.#linesLeft();
      await this.#desk.show((page) => writeWorkCard(page, this.#desk, office, card, { done, left }, lines));
      return this.#answered(office, card);
    });
  }

  /** Lines of the screen there are for a card, the question under it aside. */
  #linesLeft(): number {
    const { isTTY, rows = 0 } = this.#desk.context.stdout;
    const said = this.#linesSaid;
    this.#linesSaid = 0;
    return isTTY === true && rows > 0 ? rows - said - 1 : Infinity;
  }

  #isDone(thing: string): boolean {
    return this.deeds.some((deed) => deed.thing === thing);
  }

  /** The key and the questions it leads to; `<` in the first of them returns to the key. */
  async #answered(office: OfficeDesk, card: WorkCard): Promise<Move> {
    let typed = '';
    let move: Move = 'again';
    const { ask } = this.#desk;
    try {
      await ask.inOrder([
        async () => {
          typed = await this.#askKey(office, card);
        },
        async () => {
          move = await this.#follow(card, typed);
        },
      ]);
      return move;
    } catch (error) {
      if (error instanceof LeftByAnswer) {
        await this.#say(this.#desk.messages.work.nothingSaved);
        return 'again';
      }
      const { exit, message, hint } = failureOf(error, this.#desk.messages, this.#desk.format, {
        case: card.number,
      });
      if (hasLeft(error) || exit === 1) throw error;
      await this.#desk.show((page) => {
        for (const line of message.split('\n')) page.paragraph(line);
        if (hint !== undefined) page.paragraph(hint);
      });
      return 'again';
    }
  }

  /** Asks until something is typed that is more than a look at the case. */
  async #askKey(office: OfficeDesk, card: WorkCard): Promise<string> {
    const { ask, show, messages } = this.#desk;
    const { channel, office: acts } = keysFor(card);
    for (;;) {
      const typed = await ask.cardKey({
        message: channel === undefined ? messages.work.ask.office : messages.work.ask.contact,
        flag: '--outcome',
        atOnce: AT_ONCE,
        complaint: (text) => this.#complaint(office, card, text),
      });
      if (typed === '?')
        await show((page) => {
          page.paragraph(messages.work.help);
          writeTalk(page, this.#desk, office, card, () => true);
        });
      else if (typed === 'f') await show((page) => invoicesTable(page, this.#desk, card.items));
      else if (typed === 'v')
        await show((page) => writeJournal(page, this.#desk, card.journal.slice(-MOST_ENTRIES), false));
      else return acts.some(([key]) => key === typed.toLowerCase()) ? typed.toLowerCase() : typed;
    }
  }

  #complaint(office: OfficeDesk, card: WorkCard, typed: string): string | undefined {
    const { channel, office: acts } = keysFor(card);
    const isGlobal = typed === '' || (GLOBAL_KEYS as readonly string[]).includes(typed);
    if (isGlobal || !card.facts.isOpen) return isGlobal ? undefined : this.#desk.messages.work.closed;
    if (acts.some(([key]) => key === typed.toLowerCase())) return undefined;
    const keys = acts.map(([key]) => key).join(' ');
    if (channel === undefined) return this.#desk.messages.work.ask.unknown(typed, keys);
    return outcomeComplaint({ desk: this.#desk, office }, outcomeKeys(channel), typed);
  }

  /** Does what was typed. */
  async #follow(card: WorkCard, typed: string): Promise<Move> {
    if (typed === 'q') return 'leave';
    if (typed === 'u') return this.#takeBack();
    if (typed === '' || typed === '+') {
      this.#aside.add(thingToDo(card.entry));
      return 'next';
    }
    if (typed === 'b' || typed === '<') {
      if (this.#position > 0) return 'back';
      await this.#say(this.#desk.messages.work.firstCard);
      return 'again';
    }
    // Who comes back to an open session the next morning is sent to the new agenda, and nothing is recorded on yesterday.
    if (this.#isAnotherDay()) return 'again';
    const isChanged = await atOffice(this.#desk, (office) => isOutdated(card, office));
    if (isChanged) {
      await this.#say(yellow(this.#desk.messages.work.changed));
      return 'again';
    }
    const { channel, office: acts } = keysFor(card);
    const act = acts.find(([key]) => key === typed)?.[1];
    if (act !== undefined) return this.#record(card, (desk) => carryOutAct(desk, card, act), act);
    if (channel === undefined) return 'again';
    return this.#record(card, (desk) => recordSpoken(desk, card, channel, typed));
  }

  /** Carries an act out and says what came of it; a card of which nothing was recorded stays. */
  async #record(card: WorkCard, work: (desk: Desk) => Promise<Outcome>, act?: OfficeAct): Promise<Move> {
    const before = await this.#newestAct();
    const outcome = await withOwnDesk(this.#desk, work);
    const { messages } = this.#desk;
    const done = await this.#newestAct();
    const isRecorded = done !== undefined && isNewer(done, before) && isOurs(done);
    await this.#desk.show(async (page) => {
      await outcome.screen(page);
      for (const { message } of outcome.warnings ?? []) page.paragraph(`! ${message}`);
      if (isRecorded) page.line(dim(messages.work.undoKey));
      this.#linesSaid = page.lineCount;
    });
    if (!isRecorded) return 'again';
    const thing = thingToDo(card.entry);
    this.deeds.push({ case: card.number, act: done, thing });
    this.#aside.add(thing);
    // A note is no answer to what is due: the card stays until it is dealt with.
    return act === 'note' ? 'again' : 'next';
  }

  /** Takes the last act of this session back, and shows its case again. */
  async #takeBack(): Promise<Move> {
    const { messages } = this.#desk;
    const last = this.deeds.at(-1);
    if (last === undefined) {
      await this.#say(messages.work.nothingToUndo);
      return 'again';
    }
    const newest = await this.#newestAct();
    if (newest?.operations.join() !== last.act.operations.join()) {
      await this.#say(yellow(messages.work.changedSince));
      return 'again';
    }
    await atOffice(this.#desk, ({ book, moment }) => undo(book, moment, last.act));
    this.deeds.pop();
    this.#aside.delete(last.thing);
    // Steps the engine passed on the way are not what the person did.
    const entry = last.act.entries.find(({ kind }) => kind !== 'step-passed');
    const what = entry === undefined ? last.act.command : journalText(this.#desk, entry);
    await this.#say(bold(messages.work.undone(what)));
    return { to: last.case };
  }

  #newestAct(): Promise<Toggled | undefined> {
    return atOffice(this.#desk, ({ book }) => {
      try {
        return previewUndo(book);
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    });
  }

  #say(line: Ink): Promise<void> {
    return this.#desk.show((page) => {
      if (typeof line === 'string') page.paragraph(line);
      else page.line(line);
      this.#linesSaid = page.lineCount;
    });
  }
}

/** A call or a visit with the key that was typed, at the hour it is now. */
async function recordSpoken(
  desk: Desk,
  card: WorkCard,
  channel: SpokenChannel,
  typed: string,
): Promise<Outcome> {
  const office = await openOffice(desk, 'write');
  const draft: ContactDraft = {
    desk,
    office,
    atHand: seeCase(office.book, office.moment, card.number),
    channel,
    options: {},
    asksWhyUnpaid: true,
    read: readContactOptions(desk, office, {}),
  };
  const { outcome, rest } = readKey(typed, outcomeKeys(channel));
  if (outcome === undefined) throw new Error(`no outcome: ${typed}`);
  const chosen = await afterMeeting(draft, { outcome, ...(rest === '' ? {} : { next: rest }) });
  return recordChosen(draft, chosen);
}

function isNewer({ operations }: Toggled, before: Toggled | undefined): boolean {
  return Math.max(...operations) > Math.max(0, ...(before?.operations ?? []));
}

/** What the unattended run or an import did meanwhile is nothing of this session's. */
function isOurs({ who, command }: Toggled): boolean {
  return who !== 'cron' && command !== 'run' && command !== 'import';
}

/** A desk whose book is closed as soon as the work is done: the hour and the settings are those of the moment. */
async function withOwnDesk<Result>(desk: Desk, work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const closers: (() => void)[] = [];
  try {
    return await work({ ...desk, closeAfterwards: (close) => closers.unshift(close) });
  } finally {
    for (const close of closers) close();
  }
}

/** The office as it is now. */
function atOffice<Result>(
  desk: Desk,
  work: (office: OfficeDesk) => Result | Promise<Result>,
): Promise<Result> {
  return withOwnDesk(desk, async (own) => work(await openOffice(own, 'write')));
}
