/** One run of the program, and the desk it lays out for a command. */
import type { Day } from '../domain/day.ts';
import type { About } from './screen/about.ts';
import { Ask } from './ask/ask.ts';
import type { Desk } from './command.ts';
import { todayOf, type Context } from './context.ts';
import type { Format } from './screen/format.ts';
import type { Globals } from './globals.ts';
import type { Messages } from './messages/messages.ts';
import { dayOption } from './optionValues.ts';
import type { Outcome } from './screen/outcome.ts';
import { showPage } from './screen/print.ts';
import { startProgress, type Progress } from './screen/progress.ts';

/** Everything a run gathers on its way from the command line to the answer. */
export class Run {
  readonly context: Context;
  readonly messages: Messages;
  readonly format: Format;
  outcome: Outcome | undefined;
  globals: Globals | undefined;
  today: Day | undefined;
  showHints = true;
  about: About = {};
  readonly closers: (() => void)[] = [];
  progress: Progress | undefined;
  helpText = '';

  constructor(context: Context, messages: Messages, format: Format) {
    this.context = context;
    this.messages = messages;
    this.format = format;
  }
}

/** The desk of a command; `helpOf` gives the help of a command or of the program. */
export function deskOf(run: Run, globals: Globals, helpOf: Desk['helpOf']): Desk {
  const { context, messages, format } = run;
  const today = todayOf(context);
  const progress = startProgress(context, globals.quiet || globals.json);
  run.progress = progress;
  run.today = today;
  return {
    context,
    globals,
    messages,
    format,
    today,
    asOf:
      globals.asOf === undefined
        ? today
        : dayOption(globals.asOf, { flag: '--as-of', today, patron: undefined, direction: 'any' }).day,
    ask: new Ask({ context, globals, messages, format, today }),
    show: (write) => showPage(write, { context, globals, messages, format, today }),
    progress,
    helpOf,
    closeAfterwards: (close) => run.closers.unshift(close),
    isAbout: (about) => (run.about = about),
    withoutHints: () => (run.showHints = false),
  };
}
