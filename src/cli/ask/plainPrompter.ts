/** Questions as plain lines that are never redrawn, for screen readers (`ACCESSIBLE=1`). */
import { createInterface } from 'node:readline/promises';
import type { InputStream } from '../context.ts';
import {
  brokenFor,
  LeftByUser,
  promptText,
  type ChoiceQuestion,
  type LineQuestion,
  type Prompter,
} from './prompter.ts';

/** Prompts on these streams; choices are numbered. */
export function plainPrompter(input: InputStream, output: NodeJS.WritableStream): Prompter {
  const readLine = async (prompt: string): Promise<string> => {
    const terminal = createInterface({ input, output, terminal: true });
    try {
      return await new Promise<string>((resolve, reject) => {
        // Ctrl+C and the end of input both mean: leave.
        terminal.once('SIGINT', () => reject(new LeftByUser()));
        terminal.once('close', () => reject(new LeftByUser()));
        terminal.question(prompt).then(resolve, reject);
      });
    } finally {
      terminal.close();
    }
  };
  return {
    askLine: (question) => askLine(question, readLine, output),
    choose: (question) => choose(question, readLine, output),
  };
}

type ReadLine = (prompt: string) => Promise<string>;

async function askLine(
  question: LineQuestion,
  readLine: ReadLine,
  output: NodeJS.WritableStream,
): Promise<string> {
  for (;;) {
    const typed = (await readLine(`${promptText(question)} `)) || (question.default ?? '');
    const complaint = question.complaint(typed);
    if (complaint === undefined) {
      const understood = question.echo?.(typed);
      if (understood !== undefined) output.write(`-> ${understood}\n`);
      return typed;
    }
    output.write(`${brokenFor(output, complaint)}\n`);
  }
}

async function choose(
  question: ChoiceQuestion,
  readLine: ReadLine,
  output: NodeJS.WritableStream,
): Promise<string> {
  const { choices, message } = question;
  const ways = choices.map(({ key }, index) => key ?? String(index + 1));
  output.write(`${message}\n${choices.map(({ label }, index) => `${ways[index]} ${label}\n`).join('')}`);
  const usual = ways[choices.findIndex(({ value }) => value === question.default)];
  const numbers = choices.filter(({ key }) => key === undefined).length;
  const range = [`1-${numbers}`, ...ways.filter((way) => !/^\d+$/u.test(way))].join(', ');
  const way = await askLine(
    {
      message: range,
      ...(usual === undefined ? {} : { default: usual }),
      complaint: (typed) =>
        ways.includes(typed.trim().toLowerCase()) ? undefined : (question.help ?? range),
    },
    readLine,
    output,
  );
  return choices[ways.indexOf(way.trim().toLowerCase())]?.value ?? '';
}
