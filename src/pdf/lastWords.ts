import { execFile } from 'node:child_process';

/** A missing library or sandbox shows within a tenth of this; a browser that does start says nothing and is ended. */
const LONG_ENOUGH_MS = 1_500;
const TAIL = 600;

/**
 * What a browser that will not start says about it. Over a pipe puppeteer reports only that the browser is gone, so the
 * program is run once more, by itself, and what it writes before it ends is read. Empty when it says nothing.
 */
export function lastWords(
  path: string,
  browserArguments: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  return new Promise((resolve) => {
    const settings = { env, timeout: LONG_ENOUGH_MS, killSignal: 'SIGKILL' } as const;
    execFile(path, [...browserArguments], settings, (error, _output, words) => {
      const said = words.trim().slice(-TAIL);
      resolve(said === '' && error?.code !== undefined && typeof error.code === 'string' ? error.code : said);
    });
  });
}
