/** Questions by inquirer, in words and characters any console can show. Loaded only when something is asked. */
import { createPromptModule } from 'inquirer';
import { clean } from './clean.ts';
import type { InputStream } from './context.ts';
import { promptText, type LineQuestion, type Prompter } from './prompter.ts';

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

/** An Enter this soon after a key that needed none was typed out of habit, and belongs to that key. */
const HABIT_MS = 400;

/** Prompts on these streams. Ctrl+C rejects with inquirer's ExitPromptError. */
export function inquirerPrompter(input: InputStream, output: NodeJS.WritableStream): Prompter {
  const prompt = createPromptModule({ input, output });
  let lastAtOnce = -HABIT_MS;
  const askOnce = async (question: LineQuestion): Promise<string> => {
    const { default: usual, complaint, echo, atOnce = [] } = question;
    const stop = enterAfter(input, atOnce, () => (lastAtOnce = performance.now()));
    try {
      const { answer } = await prompt<{ answer: string }>([
        {
          type: 'input',
          name: 'answer',
          message: promptText(question),
          theme: THEME,
          validate: (typed: string) => complaint(typed) ?? true,
          transformer: (typed: string, { isFinal }: { isFinal?: boolean }) => {
            const understood = isFinal === true ? echo?.(typed) : undefined;
            return understood === undefined ? clean(typed) : `${clean(typed)}  -> ${understood}`;
          },
          ...(usual === undefined ? {} : { default: usual }),
        },
      ]);
      return answer;
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
      const { answer } = await prompt<{ answer: string }>([
        {
          type: 'select',
          name: 'answer',
          message,
          theme: THEME,
          loop: false,
          choices: choices.map(({ value, label }) => ({ value, name: label })),
          ...(usual === undefined ? {} : { default: usual }),
        },
      ]);
      return answer;
    },
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
