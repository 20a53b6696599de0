/** A desk on another day and in another folder, where everything is answered yes: for what a command does by itself. */
import type { Day } from '../../domain/day.ts';
import { Ask } from '../ask/ask.ts';
import type { Desk } from '../command.ts';
import type { Globals } from '../globals.ts';

/** The same desk at the end of a day's work, today as late as it is, in the workspace `dir`; nothing is asked, no as-of, no rehearsal. */
export function deskOn(desk: Desk, dir: string, today: Day): Desk {
  const { asOf: _asOf, output: _output, ...kept } = desk.globals;
  const globals: Globals = { ...kept, dir, json: false, yes: true, input: false, dryRun: false };
  const evening = new Date(`${today}T17:30:00Z`);
  const now = desk.context.now();
  const context = { ...desk.context, now: () => (now < evening ? now : evening) };
  const { messages, format } = desk;
  return {
    ...desk,
    context,
    globals,
    today,
    asOf: today,
    ask: new Ask({ context, globals, messages, format, today }),
  };
}
