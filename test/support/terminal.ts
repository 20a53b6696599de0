/** A real pseudo-terminal around a program, for what only a terminal shows. */
import { spawn } from '@lydell/node-pty';

export interface TerminalRun {
  /** Everything shown, as received. */
  readonly shown: string;
  readonly status: number;
}

/** What is typed once the screen shows a text. */
export type Keystrokes = readonly {
  readonly after: string;
  readonly type: string;
  /** The process is killed instead, as by a power cut. */
  readonly isKill?: boolean;
}[];

const PATIENCE_MS = 15_000;

/** Runs node on a script in a terminal and types as told; fails when an awaited text never comes. */
export function runInTerminal(
  script: readonly string[],
  keystrokes: Keystrokes,
  env: Readonly<Record<string, string>> = {},
  { cols = 80, rows = 30 } = {},
): Promise<TerminalRun> {
  const { CI: _ci, ...inherited } = process.env;
  const terminal = spawn(process.execPath, [...script], {
    cols,
    rows,
    env: { ...inherited, TERM: 'xterm', ...env },
  });
  const waiting = [...keystrokes];
  let shown = '';
  let searchedUpTo = 0;
  /** What is to be typed now; texts after which nothing is typed are only passed by. */
  const nextFound = (): Keystrokes[number] | undefined => {
    for (;;) {
      const [next] = waiting;
      const found = next === undefined ? -1 : shown.indexOf(next.after, searchedUpTo);
      if (next === undefined || found === -1) return undefined;
      waiting.shift();
      if (next.type !== '' || next.isKill === true) return next;
      searchedUpTo = found + next.after.length;
    }
  };
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      terminal.kill();
      reject(new Error(`still waiting for ${JSON.stringify(waiting[0]?.after)} after:\n${shown}`));
    }, PATIENCE_MS);
    terminal.onData((data) => {
      shown += data;
      const next = nextFound();
      if (next === undefined) return;
      searchedUpTo = shown.length;
      if (next.isKill === true) terminal.kill('SIGKILL');
      else terminal.write(next.type);
    });
    terminal.onExit(({ exitCode }) => {
      clearTimeout(patience);
      resolve({ shown, status: exitCode });
    });
  });
}
