import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PuppeteerNode } from 'puppeteer';

/**
 * Loads puppeteer (a few hundred milliseconds, so only when it is needed) without its habit of looking for a
 * configuration file in the folder the user happens to be in: such a file is a program, and it would be run.
 */
export async function loadPuppeteer(
  env: Readonly<Record<string, string | undefined>>,
): Promise<PuppeteerNode> {
  const { default: puppeteer } = await import('puppeteer');
  const cacheDirectory = env['PUPPETEER_CACHE_DIR'] ?? join(homedir(), '.cache', 'puppeteer');
  puppeteer.configuration = () => Promise.resolve({ cacheDirectory });
  return puppeteer;
}
