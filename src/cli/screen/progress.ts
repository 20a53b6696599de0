/** What is being done, said on standard error once it takes longer than a second. Needs no timer: the worker reports. */
import { clean, displayWidth } from './clean.ts';
import type { Context } from '../context.ts';

export interface Progress {
  /** Called as often as the work likes; the text is only made when it is shown. */
  readonly report: (text: () => string) => void;
  /** Said at once, on a terminal: what takes long and reports nothing until it is done. */
  readonly announce: (text: string) => void;
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
  let shownWidth = 0;
  const isTerminal = stderr.isTTY === true;
  const show = (text: string): void => {
    const line = fitting(clean(text), (stderr.columns ?? 80) - 1);
    stderr.write(
      isTerminal ? `\r${line}${' '.repeat(Math.max(0, shownWidth - displayWidth(line)))}` : `${line}\n`,
    );
    shownWidth = displayWidth(line);
  };
  return {
    report: (text) => {
      const at = now().getTime();
      const isDue = at - shownAt >= (isTerminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS);
      if (isQuiet || at - startedAt < QUIET_MS || !isDue) return;
      shownAt = at;
      show(text());
    },
    announce: (text) => {
      if (isTerminal && !isQuiet) show(text);
    },
    finish: () => {
      if (isTerminal && shownWidth > 0) stderr.write(`\r${' '.repeat(shownWidth)}\r`);
      shownWidth = 0;
    },
  };
}

/** A line that is overwritten must not go on in the next one. */
function fitting(text: string, width: number): string {
  let kept = text;
  while (displayWidth(kept) > width) kept = kept.replace(/.$/u, '');
  return kept;
}
