/** Questions by inquirer, in words and characters any console can show. Loaded only when something is asked. */
import { createPromptModule } from 'inquirer';
import { clean } from '../screen/clean.ts';
import type { InputStream } from '../context.ts';
import {
  brokenFor,
  LeftByUser,
  promptText,
  type Choice,
  type LineQuestion,
  type Prompter,
} from './prompter.ts';

/** Our questions end with their own punctuation; nothing is put in front of them. */
const THEME = {
  // A wrong key must not have to be deleted first.
  validationFailureMode: 'clear',
  prefix: { idle: ' ', done: ' ' },
  style: {
    message: (text: string) => text,
    answer: (text: string) => text,
    error: (text: string) => `! ${text}`,
    // The question shows it already.
    defaultAnswer: () => '',
    highlight: (text: string) => text,
    keysHelpTip: () => undefined,
  },
  icon: { cursor: '>' },
};

/** What the theme puts before a question. */
const INDENT = 2;

/** An Enter this soon after a key that needed none was typed out of habit, and belongs to that key. */
const HABIT_MS = 400;

/** Letters typed within this time are looked up together in a list: a `q` among them is part of a word. */
const WORD_MS = 700;

/** Lines of a list at once where the terminal does not say how many it has. */
const USUAL_LINES = 7;

/** Lines above and below a list that stay free. */
const BESIDE_LIST = 4;

/** Prompts on these streams. Ctrl+C rejects with inquirer's ExitPromptError, the end of input with LeftByUser. */
export function inquirerPrompter(input: InputStream, output: NodeJS.WritableStream): Prompter {
  let lastAtOnce = -HABIT_MS;
  const onAtOnce = (): void => {
    lastAtOnce = performance.now();
  };
  const askOnce = async (question: LineQuestion): Promise<string> => {
    const { default: usual, complaint, echo, help, atOnce = [] } = question;
    const error = (text: string): string => brokenFor(output, text === help ? text : THEME.style.error(text));
    const stop = enterAfter(input, atOnce, onAtOnce);
    try {
      return await untilLeft(input, output, (prompt) =>
        prompt<Answered>([
          {
            type: 'input',
            name: 'answer',
            message: brokenFor(output, promptText(question), INDENT),
            theme: { ...THEME, style: { ...THEME.style, error } },
            validate: (typed: string) => complaint(typed) ?? true,
            transformer: (typed: string, { isFinal }: { isFinal?: boolean }) => {
              const understood = isFinal === true ? echo?.(typed) : undefined;
              return understood === undefined ? clean(typed) : `${clean(typed)}  -> ${understood}`;
            },
            ...(usual === undefined ? {} : { default: usual }),
          },
        ]),
      );
    } finally {
      stop();
    }
  };
  return {
    askLine: async (question) => {
      const wasAtOnce = lastAtOnce;
      for (;;) {
        const answer = await askOnce(question);
        const isHabit = answer === '' && performance.now() - wasAtOnce < HABIT_MS;
        if (question.atOnce === undefined || !isHabit) return answer;
      }
    },
    choose: async ({ message, choices, default: usual }) => {
      const room = roomFor(output);
      const hidden = choices.length > room ? choices.filter(({ key }) => key !== undefined).map(nameOf) : [];
      const byKey = choiceByKey(choices);
      const asked = (prompt: PromptModule): Promise<Answered> =>
        prompt<Answered>([
          {
            type: 'select',
            name: 'answer',
            message: brokenFor(output, message, INDENT),
            // What has a key is the last of a list, and out of sight in a long one.
            theme: { ...THEME, style: { ...THEME.style, keysHelpTip: () => hidden.join('  ') } },
            loop: false,
            pageSize: room,
            choices: choices.map((choice) => ({ value: choice.value, name: nameOf(choice) })),
            ...(usual === undefined ? {} : { default: usual }),
          },
        ]);
      return untilLeft(input, output, asked, (typed) => {
        const value = byKey(typed);
        if (value !== undefined) onAtOnce();
        return value;
      });
    },
  };
}

type PromptModule = ReturnType<typeof createPromptModule>;

interface Answered {
  readonly answer: string;
}

/**
 * What is answered, or what a key stands for that answers by itself. Inquirer waits for ever once the input has ended,
 * with Ctrl+D or because the terminal was closed; all there is to see from outside is that nothing is read any more.
 */
async function untilLeft(
  input: InputStream,
  output: NodeJS.WritableStream,
  ask: (prompt: PromptModule) => Promise<Answered>,
  answerOf: (typed: string) => string | undefined = () => undefined,
): Promise<string> {
  const leaving = new AbortController();
  let taken: string | undefined;
  let isSuspending = false;
  const onKey = (typed: string | undefined): void => {
    isSuspending = typed === CTRL_Z;
    taken ??= answerOf(typed ?? '');
    if (taken !== undefined) leaving.abort();
  };
  const onPause = (): void => {
    // Back from Ctrl+Z reading is stopped as well, and has to be taken up again.
    if (isSuspending) setImmediate(() => input.resume());
    else leaving.abort();
  };
  input.on('keypress', onKey);
  input.on('pause', onPause);
  try {
    return (await ask(createPromptModule({ input, output, signal: leaving.signal }))).answer;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortPromptError')) throw error;
    if (taken === undefined) throw new LeftByUser();
    return taken;
  } finally {
    input.removeListener('keypress', onKey);
    input.removeListener('pause', onPause);
  }
}

const CTRL_Z = '\u001a';

/** A choice as it stands in the list, with the key that takes it. */
function nameOf({ key, label }: Choice): string {
  return key === undefined ? label : `${key}  ${label}`;
}

function roomFor(output: NodeJS.WritableStream): number {
  const rows = 'rows' in output && typeof output.rows === 'number' ? output.rows : 0;
  return Math.max(USUAL_LINES, rows - BESIDE_LIST);
}

/** Which choice a key takes, unless it was typed inside a word that is looked up in the list. */
function choiceByKey(choices: readonly Choice[]): (typed: string) => string | undefined {
  let lastTyped = -WORD_MS;
  return (typed) => {
    const isInWord = performance.now() - lastTyped < WORD_MS;
    if (/^[\p{L} ]$/u.test(typed)) lastTyped = performance.now();
    return isInWord ? undefined : choices.find(({ key }) => key === typed)?.value;
  };
}

/** Presses Enter for the person once one of these keys is typed as the first of a line; what is returned ends that. */
function enterAfter(input: InputStream, keys: readonly string[], onTaken: () => void): () => void {
  if (keys.length === 0) return () => undefined;
  let isFirst = true;
  let isOver = false;
  const onKey = (typed: string | undefined): void => {
    const isTaken = isFirst && keys.includes(typed ?? '');
    isFirst = typed === ENTER.sequence;
    if (!isTaken) return;
    // After the key itself, and only when the Enter did not come along with it.
    setImmediate(() => {
      if (isOver) return;
      onTaken();
      input.emit('keypress', ENTER.sequence, ENTER);
    });
  };
  input.on('keypress', onKey);
  return () => {
    isOver = true;
    input.removeListener('keypress', onKey);
  };
}

const ENTER = { name: 'return', sequence: '\r', ctrl: false, meta: false, shift: false };
