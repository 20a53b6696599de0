/** Questions by inquirer, in words and characters any console can show. Loaded only when something is asked. */
import { createPromptModule } from 'inquirer';
import { clean } from './clean.ts';
import type { InputStream } from './context.ts';
import { promptText, type Prompter } from './prompter.ts';

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

/** Prompts on these streams. Ctrl+C rejects with inquirer's ExitPromptError. */
export function inquirerPrompter(input: InputStream, output: NodeJS.WritableStream): Prompter {
  const prompt = createPromptModule({ input, output });
  return {
    askLine: async (question) => {
      const { default: usual, complaint, echo } = question;
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
