/** What puts a single question to the person at the terminal. ask.ts decides which questions, and how answers are read. */
import { wrapped } from '../screen/wrap.ts';

/** A line to type. */
export interface LineQuestion {
  readonly message: string;
  /** Shown in brackets; an empty answer means this. */
  readonly default?: string;
  /** undefined when the answer is understood, else the sentence that says what to type instead; the question is put again. */
  readonly complaint: (typed: string) => string | undefined;
  /** The one of these sentences that explains the question instead of finding fault: what `?` is answered with. */
  readonly help?: string;
  /** How the answer was understood: `ven 04/12/2026`. Shown beside it. */
  readonly echo?: (typed: string) => string | undefined;
  /** Single characters that are an answer as soon as they are typed first, where the terminal can tell; elsewhere with Enter. */
  readonly atOnce?: readonly string[];
}

/**
 * How a question stands on the line: `Importo promesso [12.480,00]:`. One that ends in its own mark gets no colon, nor does
 * one with only its keys behind the mark: `Importo? (S/n)`.
 */
export function promptText({ message, default: usual }: Pick<LineQuestion, 'message' | 'default'>): string {
  const text = usual === undefined ? message : `${message} [${usual}]`;
  return /[?:]$|\?\s*\([^()]*\)$|\(\p{L}\/\p{L}\)$/u.test(text) ? text : `${text}:`;
}

/** A sentence said at a question, broken at words where the terminal would break it anywhere; `indent` stands before it. */
export function brokenFor(output: NodeJS.WritableStream, text: string, indent = 0): string {
  const columns = 'columns' in output && typeof output.columns === 'number' ? output.columns : Infinity;
  return text
    .split('\n')
    .flatMap((line) => wrapped(line, columns - indent))
    .join(`\n${' '.repeat(indent)}`);
}

/** One of several. */
export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly Choice[];
  /** What can be typed, said to anything else where the choices are numbered. */
  readonly help?: string;
  readonly default?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** A letter that takes it as soon as it is typed, where the terminal can tell; elsewhere with Enter, in place of a number. */
  readonly key?: string;
}

export interface Prompter {
  /** What was typed, or the default; only answers without a complaint come back. Rejects when the person leaves. */
  readonly askLine: (question: LineQuestion) => Promise<string>;
  /** The value of the choice taken. Rejects when the person leaves. */
  readonly choose: (question: ChoiceQuestion) => Promise<string>;
}

/** The person pressed Ctrl+C or chose to leave: nothing of the open question is saved, exit status 130. */
export class LeftByUser extends Error {
  constructor() {
    super('left');
    this.name = 'LeftByUser';
  }
}

/** The same by an answer: `q`, or the choice that says so. Where questions stand under a card, it leads back to the card. */
export class LeftByAnswer extends LeftByUser {}
