/** Questions to the person at the terminal. Where nobody can answer, the question is refused, naming the flag that answers it. */
import type { PatronDay } from '../../domain/calendar.ts';
import type { Day } from '../../domain/day.ts';
import type { Cents } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { saysSomething } from '../../domain/saysSomething.ts';
import { readSpokenAmount } from '../../domain/spokenAmount.ts';
import { readSpokenDay, type SpokenDay } from '../../domain/spokenDay.ts';
import { helpOn } from './askHelp.ts';
import { AnsweredWay, WentBack } from './askAgain.ts';
import { clean } from '../screen/clean.ts';
import type { Context } from '../context.ts';
import type { Format } from '../screen/format.ts';
import type { Globals } from '../globals.ts';
import type { Messages } from '../messages/messages.ts';
import { LeftByAnswer, type Choice, type LineQuestion, type Prompter } from './prompter.ts';
import { isSaidInWords } from '../saidTexts.ts';

/** What every question carries: its words, and how to answer it without a terminal. */
export interface Question {
  readonly message: string;
  /** The option that answers in its place, such as `--amount`. */
  readonly flag: string;
  /** A value for it, such as `1250,50`; left out for options without a value. */
  readonly example?: string;
  /** What is asked for, said when `?` is typed; made of the question and its example where it is left out. */
  readonly help?: string;
}

export interface AskWorld {
  readonly context: Context;
  readonly globals: Globals;
  readonly messages: Messages;
  readonly format: Format;
  readonly today: Day;
}

/** Whether someone is there to answer: a terminal at both ends, and nothing that forbids questions. */
export function canAsk(context: Context, { input, json }: Globals): boolean {
  const isAutomated = !['', '0', 'false'].includes(context.env['CI'] ?? '');
  // Standard input last: opening it takes some milliseconds.
  return input && !json && !isAutomated && context.stdout.isTTY === true && context.stdin.isTTY === true;
}

export class Ask {
  readonly #world: AskWorld;
  #prompter: Promise<Prompter> | undefined;
  /** Whether `<` has a question to return to. */
  #canGoBack = false;
  /** How many questions were put so far. */
  #count = 0;
  readonly #way = new AnsweredWay();

  constructor(world: AskWorld) {
    this.#world = world;
  }

  /** Whether questions are possible; a command that can do without them asks here first. */
  get isPossible(): boolean {
    return canAsk(this.#world.context, this.#world.globals);
  }

  /** Yes or no. `--yes` answers yes without asking. The answer of a plain Enter is shown in capitals. */
  async confirm({
    message,
    usually,
  }: {
    readonly message: string;
    readonly usually: boolean;
  }): Promise<boolean> {
    if (this.#world.globals.yes) return true;
    const { questions } = this.#world.messages;
    const typed = await this.#line(
      {
        message: `${message} ${usually ? questions.yesByDefault : questions.noByDefault}`,
        flag: '--yes',
        help: questions.help.yesOrNo,
      },
      {
        complaint: (text) => (text === '' || readYesOrNo(text) !== undefined ? undefined : questions.yesOrNo),
      },
    );
    return readYesOrNo(typed) ?? usually;
  }

  /** One of several, by its value. */
  async choose(
    question: Question & { readonly choices: readonly Choice[]; readonly usually?: string },
  ): Promise<string> {
    const prompter = await this.#open(question);
    this.#count += 1;
    const before = this.#way.answerAgain(question.message);
    if (question.choices.some(({ value }) => value === before)) return before ?? '';
    const { leave, back, choiceUnknown } = this.#world.messages.questions;
    const choices = question.choices.map(({ value, label }) => ({ value, label: clean(label) }));
    const remembered = this.#way.offered(question.message);
    const usually = choices.some(({ value }) => value === remembered) ? remembered : question.usually;
    const value = await prompter.choose({
      message: clean(question.message),
      help: choiceUnknown(question.choices.length, this.#canGoBack),
      choices: [
        ...choices,
        ...(this.#canGoBack ? [{ value: BACK, label: back, key: BACK }] : []),
        { value: LEAVE, label: leave, key: LEAVE },
      ],
      ...(usually === undefined ? {} : { default: usually }),
    });
    if (value === BACK) throw this.#way.goBack();
    if (value === LEAVE) throw new LeftByAnswer();
    this.#way.keep(question.message, value);
    return value;
  }

  /** Free text on one line; an empty answer is the usual one, or empty where that is allowed. */
  text(
    question: Question & {
      readonly usually?: string;
      readonly mayBeEmpty?: boolean;
      /** Whether `?` is an answer like any other, because there is more to show than a sentence. */
      readonly takesHelp?: boolean;
      /** More to require of a text that is not empty: a sentence when it will not do. */
      readonly complaint?: (typed: string) => string | undefined;
    },
  ): Promise<string> {
    const { questions } = this.#world.messages;
    const mayBeEmpty = question.mayBeEmpty === true || question.usually !== undefined;
    return this.#line(
      question,
      {
        ...(question.usually === undefined ? {} : { default: question.usually }),
        complaint: (typed) => {
          if (typed === '') return mayBeEmpty ? undefined : questions.answerNeeded;
          if (isSaidInWords(question.flag) && !saysSomething(typed)) return questions.saysNothing;
          return question.complaint?.(typed);
        },
      },
      (typed) => typed,
      question.takesHelp === true ? [HELP] : [],
    );
  }

  /** An amount above zero, in either notation; how it was understood is shown. */
  async amount(question: Question & { readonly usually?: Cents }): Promise<Cents> {
    const { messages, format } = this.#world;
    const typed = await this.#line(question, {
      ...(question.usually === undefined ? {} : { default: format.amount(question.usually) }),
      complaint: (text) => {
        const read = readSpokenAmount(text);
        if ('problem' in read) return messages.questions.amountProblems[read.problem];
        return read.amount === 0 ? messages.questions.amountProblems.zero : undefined;
      },
      echo: (text) => {
        const read = readSpokenAmount(text);
        return 'amount' in read ? format.amount(read.amount) : undefined;
      },
    });
    const read = readSpokenAmount(typed);
    if ('problem' in read) throw new Error('an amount with a complaint was accepted');
    return read.amount;
  }

  /** A day as people say it, with or without an hour; how it was understood is shown. Nothing before today for a future one. */
  async day(
    question: Question & {
      readonly direction: 'future' | 'past';
      readonly patron: PatronDay;
      readonly usually?: Day;
      /** More to require of the day: a sentence when it will not do. */
      readonly complaint?: (day: SpokenDay) => string | undefined;
    },
  ): Promise<SpokenDay> {
    const { messages, format, today } = this.#world;
    const { direction, patron } = question;
    const usual = question.usually === undefined ? undefined : format.fullDay(question.usually);
    const read = (text: string) => readSpokenDay(text, { today, patron, direction });
    const asked = { help: messages.questions.help.day, ...question };
    const typed = await this.#line(asked, {
      ...(usual === undefined ? {} : { default: usual }),
      complaint: (text) => {
        const said = read(text);
        if ('problem' in said) return messages.questions.dayProblems[said.problem];
        if (direction === 'future' && said.day < today) return messages.questions.dayProblems.past;
        if (direction === 'past' && said.day > today) return messages.questions.dayProblems.future;
        return question.complaint?.(said);
      },
      echo: (text) => {
        // The usual day is shown with its weekday already.
        if (text === usual) return undefined;
        const said = read(text);
        return 'problem' in said ? undefined : [format.fullDay(said.day), said.time ?? ''].join(' ').trim();
      },
    });
    const said = read(typed);
    if ('problem' in said) throw new Error('a day with a complaint was accepted');
    return said;
  }

  /** One letter and Enter. Another letter changes nothing and says which ones there are. */
  key(question: Question & { readonly keys: readonly string[]; readonly usually?: string }): Promise<string> {
    const { questions } = this.#world.messages;
    return this.#line(
      question,
      {
        ...(question.usually === undefined ? {} : { default: question.usually }),
        complaint: (typed) =>
          question.keys.includes(typed) ? undefined : questions.keyUnknown(typed, question.keys.join(' ')),
      },
      (typed) => typed.toLowerCase(),
      question.keys,
    );
  }

  /**
   * What is typed under a card: a key, perhaps with more behind it (`n gio 15:30`), or nothing. Here `q`, `<` and `?` are answers
   * like any other; those of `atOnce` need no Enter.
   */
  cardKey(
    question: Question & {
      readonly atOnce: readonly string[];
      readonly complaint: (typed: string) => string | undefined;
    },
  ): Promise<string> {
    const { atOnce, complaint } = question;
    return this.#line(question, { atOnce, complaint }, (typed) => typed, [LEAVE, BACK, HELP]);
  }

  /**
   * Questions one after another; `<` returns to the one before, with what was typed there. A step that has nothing to ask
   * is no question to return to. A step may put others behind itself: what is asked next often depends on the answer.
   */
  async inOrder(steps: readonly (() => Promise<void>)[]): Promise<void> {
    const outer = this.#canGoBack;
    const asking: number[] = [];
    this.#way.depth += 1;
    try {
      for (let index = 0; index < steps.length;) {
        this.#canGoBack = asking.length > 0 || outer;
        const before = this.#count;
        try {
          await steps[index]?.();
          if (this.#count > before) asking.push(index);
          index += 1;
        } catch (error) {
          const previous = error instanceof WentBack ? asking.pop() : undefined;
          if (previous === undefined) throw error;
          index = previous;
        }
      }
    } finally {
      this.#canGoBack = outer;
      this.#way.depth -= 1;
      if (this.#way.depth === 0) this.#way.forget();
    }
  }

  async #line(
    question: Question,
    reading: Pick<LineQuestion, 'complaint' | 'echo' | 'default' | 'atOnce'>,
    normalise = (typed: string): string => typed,
    ownKeys: readonly string[] = [],
  ): Promise<string> {
    const prompter = await this.#open(question);
    const understood = (typed: string): string => normalise(clean(typed).trim());
    const isCommand = (typed: string): boolean =>
      (typed === LEAVE || typed === BACK) && !ownKeys.includes(typed);
    const { nothingBefore } = this.#world.messages.questions;
    const help = ownKeys.includes(HELP) ? undefined : helpOn(this.#world.messages, question, this.#canGoBack);
    const complaintAbout = (typed: string): string | undefined => {
      if (typed === HELP && help !== undefined) return help;
      if (!isCommand(typed)) return reading.complaint(typed);
      return typed === BACK && !this.#canGoBack ? nothingBefore : undefined;
    };
    this.#count += 1;
    const before = this.#way.answerAgain(question.message);
    if (before !== undefined) return before;
    const remembered = this.#way.offered(question.message);
    const answer = await prompter.askLine({
      ...reading,
      ...(remembered === undefined ? {} : { default: remembered }),
      message: clean(question.message),
      complaint: (typed) => complaintAbout(understood(typed)),
      ...(help === undefined ? {} : { help }),
      echo: (typed) => (isCommand(understood(typed)) ? undefined : reading.echo?.(understood(typed))),
    });
    const typed = understood(answer);
    if (isCommand(typed)) throw typed === BACK ? this.#way.goBack() : new LeftByAnswer();
    this.#way.keep(question.message, typed);
    return typed;
  }

  #open({ message, flag, example }: Question): Promise<Prompter> {
    if (!this.isPossible) throw new Refusal('usage', 'needs-input', { question: message, flag, example });
    this.#prompter ??= this.#world.context.openPrompter();
    return this.#prompter;
  }
}

const LEAVE = 'q';
const BACK = '<';
const HELP = '?';

/** `s`, `si`, `sì`, `y`, `yes`, `n`, `no` in any case; undefined for anything else. */
export function readYesOrNo(text: string): boolean | undefined {
  const answer = text.trim().toLowerCase();
  if (['s', 'si', 'sì', "si'", 'y', 'yes'].includes(answer)) return true;
  return ['n', 'no'].includes(answer) ? false : undefined;
}
