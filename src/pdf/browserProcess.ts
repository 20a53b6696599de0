import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import type { BrowserChoice } from './browser.ts';
import { engineEnvironment, preparePrivateFolder, unpackEngine } from './embedded.ts';
import { lastWords } from './lastWords.ts';
import { loadPuppeteer } from './loadPuppeteer.ts';
import { PrintFailure, wordsOf } from './printFailure.ts';
import { sweepLeftovers } from './sweepLeftovers.ts';

/** What starting needs besides the browser itself. */
export interface LaunchOptions {
  cacheDir: string;
  env: Readonly<Record<string, string | undefined>>;
  timeLimitMs: number;
}

/** A running browser of ours, and the way to end it at once, with its children and its profile. */
export interface BrowserProcess {
  browser: Browser;
  kill(): Promise<void>;
}

interface Running {
  profile: string;
  processId: number | undefined;
}

/**
 * Everything a browser does on its own is off. The last three are a second wall behind the blocked requests: no name
 * resolves, and every connection, to this machine too, would go through a proxy that cannot be reached.
 */
const ARGUMENTS = [
  '--headless',
  '--hide-scrollbars',
  '--mute-audio',
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://blocked.invalid:1',
  '--proxy-bypass-list=<-loopback>',
];

const running = new Set<Running>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts the chosen browser with a profile of its own. Throws PrintFailure `launch-failed`. */
export async function launchBrowser(choice: BrowserChoice, options: LaunchOptions): Promise<BrowserProcess> {
  const engine = choice.engine && (await unpackEngine(choice.engine, options.cacheDir));
  const entry = await register(options.cacheDir);
  const isRoot = process.getuid?.() === 0;
  const args = [
    ...ARGUMENTS,
    ...(isRoot ? ['--no-sandbox'] : []),
    `--user-data-dir=${entry.profile}`,
    'about:blank',
  ];
  const env = engine ? privateEnvironment(engine, entry.profile, options.env) : { ...options.env };
  try {
    const puppeteer = await loadPuppeteer(options.env);
    const browser = await puppeteer.launch({
      executablePath: choice.path,
      ignoreDefaultArgs: true,
      args,
      env,
      pipe: true,
      timeout: options.timeLimitMs,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    entry.processId = browser.process()?.pid;
    return { browser, kill: () => end(entry, browser) };
  } catch (error) {
    const detail = `${choice.path}: ${wordsOf(error)}; ${await lastWords(choice.path, args, env)}`;
    await end(entry);
    throw new PrintFailure('launch-failed', withSandboxNamed(detail), { cause: error });
  }
}

/** The embedded engine sees no home, no proxy settings and no system fonts: all it may write is its profile. */
function privateEnvironment(
  engine: string,
  profile: string,
  env: LaunchOptions['env'],
): Record<string, string> {
  return {
    HOME: profile,
    TMPDIR: profile,
    XDG_CACHE_HOME: profile,
    XDG_CONFIG_HOME: profile,
    ...(env['LANG'] ? { LANG: env['LANG'] } : {}),
    ...engineEnvironment(engine),
  };
}

/** The one cause an administrator can do something about is said in plain words. We never start without the sandbox. */
function withSandboxNamed(detail: string): string {
  const isSandbox = /no usable sandbox|sandbox.*(?:failed|denied|not permitted)|setuid sandbox/i.test(detail);
  return isSandbox ? `the system does not let this user build the browser sandbox; ${detail}` : detail;
}

async function register(cacheDir: string): Promise<Running> {
  await preparePrivateFolder(cacheDir);
  await sweepLeftovers(cacheDir);
  const entry: Running = { profile: await mkdtemp(join(cacheDir, 'profile-')), processId: undefined };
  if (running.size === 0) {
    process.on('exit', endAll);
    for (const signal of SIGNALS) process.on(signal, endBySignal);
  }
  running.add(entry);
  return entry;
}

async function end(entry: Running, browser?: Browser): Promise<void> {
  if (!running.has(entry)) return;
  const child = browser?.process();
  const isAlive = child && child.exitCode === null && child.signalCode === null;
  const exit = isAlive ? new Promise((resolve) => child.once('exit', resolve)) : undefined;
  killGroup(entry);
  await exit;
  await rm(entry.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(
    () => undefined,
  );
  running.delete(entry);
  if (running.size > 0) return;
  process.off('exit', endAll);
  for (const signal of SIGNALS) process.off(signal, endBySignal);
}

/** A kill needs no goodbye: nothing in the profile is kept, and asking the browser to close takes far longer. */
function killGroup({ processId }: Running): void {
  if (processId === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? processId : -processId, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function endAll(): void {
  for (const entry of running) {
    killGroup(entry);
    try {
      rmSync(entry.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch {
      // What cannot be removed now is swept a day later.
    }
  }
  running.clear();
}

/** Cleans up, then lets the signal do what it would have done without us. */
function endBySignal(signal: NodeJS.Signals): void {
  endAll();
  process.off('exit', endAll);
  for (const each of SIGNALS) process.off(each, endBySignal);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
