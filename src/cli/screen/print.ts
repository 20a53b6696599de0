/** Puts an answer or a failure on the streams: results on standard output, everything said about them on standard error. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context, OutputStream } from '../context.ts';
import type { Failure } from '../failure.ts';
import type { Format } from './format.ts';
import type { Globals } from '../globals.ts';
import { colourPaint, plainPaint, red, yellow, dim, type Ink, type Paint } from './ink.ts';
import type { Messages } from '../messages/messages.ts';
import type { ExitCode, Outcome } from './outcome.ts';
import { Page, USUAL_WIDTH } from './page.ts';
import type { Day } from '../../domain/day.ts';

/** What printing needs to know of the run. */
export interface Printing {
  readonly context: Context;
  readonly globals: Pick<Globals, 'json' | 'quiet' | 'verbose' | 'color' | 'output' | 'width'>;
  readonly messages: Messages;
  readonly format: Format;
  readonly today: Day;
}

/** Prints what a command answered; the exit status. */
export async function printOutcome(
  outcome: Outcome,
  printing: Printing,
  showHints: boolean,
): Promise<ExitCode> {
  const { context, globals, messages } = printing;
  const exit = outcome.exitCode ?? 0;
  const result = await resultOf(outcome, printing);
  if (globals.output === undefined) await writeTo(context.stdout, result);
  else writeFileSync(resolve(context.cwd, globals.output), result);
  if (globals.json) return exit;

  const talk: Ink[][] = (outcome.warnings ?? []).map(({ message }) => [yellow(`! ${message}`)]);
  const hints = globals.quiet || !showHints ? [] : (outcome.hints ?? []);
  talk.push(...hints.map((hint) => [dim(hint)]));
  if (globals.output !== undefined && !globals.quiet)
    talk.push([dim(messages.common.writtenTo(globals.output))]);
  await sayAside(talk, printing);
  return exit;
}

/** Prints a page in the middle of a command, before a question. */
export async function showPage(
  write: (page: Page) => void | Promise<void>,
  printing: Printing,
): Promise<void> {
  const { context, globals, format } = printing;
  const page = new Page(format, globals.width ?? widthOfStream(context.stdout));
  await write(page);
  await writeTo(context.stdout, page.print(await paintFor(context.stdout, printing)));
}

/** Prints why a command failed; the exit status. */
export async function printFailure(failure: Failure, printing: Printing): Promise<ExitCode> {
  const { code, exit, message, hint } = failure;
  if (printing.globals.json) {
    await writeTo(
      printing.context.stdout,
      asciiJson({
        schema: 'dunning.error/1',
        ok: false,
        error: { code, exit, message: message.replace(/\n/gu, ' '), ...(hint === undefined ? {} : { hint }) },
      }),
    );
  }
  const lines = message.split('\n').map((line) => [red(line)]);
  const hints = hint === undefined ? [] : hint.split('\n').map((line): Ink[] => [line]);
  const stack = printing.globals.verbose
    ? (failure.stack ?? '').split('\n').map((line): Ink[] => [dim(line)])
    : [];
  if (!printing.globals.json || stack.length > 0) await sayAside([...lines, ...hints, ...stack], printing);
  return exit;
}

async function resultOf(outcome: Outcome, printing: Printing): Promise<string | Uint8Array> {
  const { globals, context, format, today } = printing;
  if (globals.json) {
    const { schema, data, asOf = today, warnings = [], exitCode = 0, error } = outcome;
    const stopped = error === undefined ? {} : { error: { ...error, exit: exitCode } };
    return asciiJson({ schema, ok: exitCode === 0 || exitCode === 3, ...stopped, asOf, data, warnings });
  }
  if (outcome.raw !== undefined) return outcome.raw;
  const isFile = globals.output !== undefined;
  const page = new Page(format, globals.width ?? (isFile ? Infinity : widthOfStream(context.stdout)));
  await outcome.screen(page);
  return page.print(await paintFor(isFile ? undefined : context.stdout, printing));
}

/** Columns of a terminal; Infinity for a pipe or a file, where nothing is shortened. */
export function widthOfStream(stream: OutputStream): number {
  if (stream.isTTY !== true) return Infinity;
  return stream.columns === undefined || stream.columns < 20 ? USUAL_WIDTH : stream.columns;
}

async function sayAside(lines: readonly (readonly Ink[])[], printing: Printing): Promise<void> {
  if (lines.length === 0) return;
  const page = new Page(printing.format, widthOfStream(printing.context.stderr));
  for (const line of lines) page.line(...line);
  await writeTo(printing.context.stderr, page.print(await paintFor(printing.context.stderr, printing)));
}

/** Colour only on a terminal that has it, for a person who wants it. */
async function paintFor(stream: OutputStream | undefined, { context, globals }: Printing): Promise<Paint> {
  const { NO_COLOR: refused = '', TERM: terminal } = context.env;
  const isWanted = stream?.isTTY === true && globals.color && refused === '' && terminal !== 'dumb';
  return isWanted ? colourPaint() : plainPaint;
}

/** One document on one line; every character beyond ASCII is escaped, so that no code page can spoil it. */
export function asciiJson(document: unknown): string {
  return `${JSON.stringify(document).replace(/[^ -~]/g, escaped)}\n`;
}

/** One UTF-16 unit as JSON writes it; a character beyond the first plane comes as its two halves. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Writes all of it and waits; a reader that has gone away (`| head`) is no error. */
async function writeTo(stream: OutputStream, content: string | Uint8Array): Promise<void> {
  if (content.length === 0) return;
  await new Promise<void>((resolve, reject) => {
    stream.write(content, (error) => {
      if (error === undefined || error === null || Reflect.get(error, 'code') === 'EPIPE') resolve();
      else reject(error);
    });
  });
}
