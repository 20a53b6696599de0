/**
 * Stories: chapters of the manual that are tests. A chapter is Markdown; these parts of it are played:
 *
 * - ```` ```csv NAME ```` (or any other language with a file name) puts a file into the story's folder.
 * - A line with `Today is YYYY-MM-DD` moves the calendar.
 * - ```` ```console ```` blocks hold command lines after `$ ` and what they print: standard output, then standard error,
 *   then `[exit N]` unless it is 0. A line `...` stands for any number of lines. Lines `> n` under a command are what is
 *   typed at its questions, at a terminal of 80 columns.
 * - `$ pdf FILE` shows the text of a printed letter.
 *
 * `UPDATE_STORIES=1` writes what was printed into the chapter, for a person to read before it is committed.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pdfText } from './pdfText.ts';
import { runInTest } from './testContext.ts';

/** One played command: what the chapter expects, and what came. */
export interface Scene {
  readonly command: string;
  /** What is typed at its questions; without any there is no terminal. */
  readonly typed: readonly string[];
  readonly expected: readonly string[];
  readonly printed: readonly string[];
}

export interface Played {
  readonly scenes: readonly Scene[];
  /** The chapter with what was printed in place of what was expected. */
  readonly rewritten: string;
}

interface Stage {
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  today: string;
}

/** Plays a chapter in an empty folder. */
export async function play(
  chapter: string,
  dir: string,
  env: Readonly<Record<string, string>>,
): Promise<Played> {
  const stage: Stage = { dir, env, today: '2026-11-24' };
  const scenes: Scene[] = [];
  const output: string[] = [];
  const lines = chapter.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    output.push(line);
    stage.today = /Today is (\d{4}-\d{2}-\d{2})/.exec(line)?.[1] ?? stage.today;
    const fence = /^```(\w+)(?: (\S+))?$/.exec(line);
    if (fence === null) continue;
    const end = lines.indexOf('```', index);
    const body = lines.slice(index + 1, end);
    if (fence[1] === 'console') {
      for (const scene of await playBlock(body, stage)) {
        scenes.push(scene);
        const typed = scene.typed.map((answer) => `> ${answer}`.trimEnd());
        output.push(`$ ${scene.command}`, ...typed, ...(matches(scene) ? scene.expected : scene.printed));
      }
    } else {
      if (fence[2] !== undefined) putFile(join(dir, fence[2]), body);
      output.push(...body);
    }
    output.push('```');
    index = end;
  }
  return { scenes, rewritten: output.join('\n') };
}

/** Whether what was printed is what the chapter says; `...` stands for any lines. */
export function matches({ expected, printed }: Scene): boolean {
  return matchLines(expected, printed);
}

function matchLines(expected: readonly string[], printed: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return printed.length === 0;
  if (first === '...') {
    return printed.some((_, index) => matchLines(rest, printed.slice(index))) || matchLines(rest, []);
  }
  return printed.length > 0 && printed[0] === first && matchLines(rest, printed.slice(1));
}

async function playBlock(body: readonly string[], stage: Stage): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (let index = 0; index < body.length;) {
    const command = (body[index] ?? '').replace(/^\$ /, '');
    let answered = index + 1;
    while (/^>( |$)/.test(body[answered] ?? '')) answered += 1;
    const typed = body.slice(index + 1, answered).map((line) => line.slice(2));
    let next = answered;
    while (next < body.length && !(body[next] ?? '').startsWith('$ ')) next += 1;
    const printed = await perform(command, typed, stage);
    scenes.push({ command, typed, expected: body.slice(answered, next), printed });
    index = next;
  }
  return scenes;
}

async function perform(command: string, typed: readonly string[], stage: Stage): Promise<string[]> {
  const words = splitWords(command);
  if (words[0] === 'pdf') return pdfLines(join(stage.dir, words[1] ?? ''));
  if (words[0] === 'ls') return readdirSync(join(stage.dir, words[1] ?? '.')).sort();
  const run = await runInTest(words.slice(1), {
    cwd: stage.dir,
    homeDir: stage.dir,
    now: `${stage.today}T08:00:00Z`,
    env: { DUNNING_TODAY: stage.today, DUNNING_LANG: 'it', NO_COLOR: '1', ...stage.env },
    ...(typed.length === 0 ? {} : { terminal: 80, answers: typed }),
  });
  const text = `${run.stdout}${run.stderr}${run.status === 0 ? '' : `[exit ${run.status}]\n`}`;
  return toLines(text.replaceAll(stage.dir, '~'));
}

function pdfLines(path: string): string[] {
  const lines = toLines(pdfText(path).replaceAll('\f', '')).filter((line) => line.trim() !== '');
  return lines.map((line) => line.trim().replace(/ {2,}/g, '  '));
}

function toLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function putFile(path: string, body: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${body.join('\r\n')}\r\n`);
}

/** Words of a command line, as a shell splits them; quotes keep spaces together. */
function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((word) => word[1] ?? word[2] ?? word[3] ?? '');
}
