/** What is being done, said on standard error once it takes longer than a second. Needs no timer: the worker reports. */
import { clean } from './clean.ts';
import type { Context } from './context.ts';

export interface Progress {
  /** Called as often as the work likes; the text is only made when it is shown. */
  readonly report: (text: () => string) => void;
  /** Clears what is shown. */
  readonly finish: () => void;
}

const QUIET_MS = 1000;
const TERMINAL_INTERVAL_MS = 100;
const LOG_INTERVAL_MS = 10_000;

/** On a terminal one line that is overwritten, elsewhere a new line every ten seconds; nothing with `--quiet`. */
export function startProgress({ stderr, now }: Context, isQuiet: boolean): Progress {
  const startedAt = now().getTime();
  let shownAt = -Infinity;
  let shownLength = 0;
  const isTerminal = stderr.isTTY === true;
  return {
    report: (text) => {
      const at = now().getTime();
      const isDue = at - shownAt >= (isTerminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS);
      if (isQuiet || at - startedAt < QUIET_MS || !isDue) return;
      shownAt = at;
      const line = clean(text()).slice(0, (stderr.columns ?? 80) - 1);
      stderr.write(isTerminal ? `\r${line.padEnd(shownLength)}` : `${line}\n`);
      shownLength = line.length;
    },
    finish: () => {
      if (isTerminal && shownLength > 0) stderr.write(`\r${' '.repeat(shownLength)}\r`);
      shownLength = 0;
    },
  };
}
