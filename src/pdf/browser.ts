import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { posix, resolve, win32 } from 'node:path';
import { type EmbeddedEngine, engineFolder, engineProgram, locateEngine } from './embedded.ts';
import { loadPuppeteer } from './loadPuppeteer.ts';
import { wordsOf } from './printFailure.ts';

/** Where to look: the settings' path, the environment, and the folder an embedded engine is unpacked to. */
export interface BrowserSearch {
  configured?: string;
  env: Readonly<Record<string, string | undefined>>;
  cacheDir: string;
  platform: NodeJS.Platform;
  arch: string;
}

/** Who named the browser, or where it was found. */
export type BrowserKind = 'environment' | 'configured' | 'embedded' | 'installed' | 'puppeteer';

/** The browser that will print. An embedded one may still have to be unpacked to `path`: openPrinter sees to it. */
export interface BrowserChoice {
  found: true;
  kind: BrowserKind;
  path: string;
  /** Only with kind `embedded`. */
  engine?: EmbeddedEngine;
}

/** One place that was looked at, and why nothing there can be used. */
export interface BrowserAttempt {
  kind: BrowserKind;
  path?: string;
  reason: 'not-executable' | 'not-installed' | 'not-for-this-machine' | 'no-sandbox';
  /** The system's own words, where it had any. */
  detail?: string;
}

/** No browser can be used; `tried` says what was looked at, in order. */
export interface BrowserMissing {
  found: false;
  tried: BrowserAttempt[];
}

/**
 * Decides which browser prints, without starting or unpacking anything: DUNNING_BROWSER, the settings' path, the embedded
 * engine (Linux x64), an installed headless shell, Chrome, Edge or Chromium, and last puppeteer's own download. A browser
 * that was named but cannot be run is never replaced by another one: the answer then is that it is missing.
 */
export async function findBrowser(search: BrowserSearch): Promise<BrowserChoice | BrowserMissing> {
  const fromEnvironment = search.env['DUNNING_BROWSER'];
  if (fromEnvironment) return named('environment', fromEnvironment);
  if (search.configured) return named('configured', search.configured);

  const embedded = embeddedBrowser(search);
  if ('found' in embedded) return embedded;
  const installed = installedPaths(search).find((path) => isProgram(path) && !isSnap(path));
  if (installed) return { found: true, kind: 'installed', path: installed };
  const downloaded = await downloadedBrowser(search);
  if ('found' in downloaded) return downloaded;
  return { found: false, tried: [embedded, { kind: 'installed', reason: 'not-installed' }, downloaded] };
}

function named(kind: BrowserKind, given: string): BrowserChoice | BrowserMissing {
  const path = resolve(given);
  if (isProgram(path)) return { found: true, kind, path };
  return { found: false, tried: [{ kind, path, reason: 'not-executable' }] };
}

function embeddedBrowser({ cacheDir, platform, arch }: BrowserSearch): BrowserChoice | BrowserAttempt {
  const kind = 'embedded';
  // The loader of the GNU C library: without it (Alpine, NixOS) the engine cannot even begin to run.
  const isForThisMachine = platform === 'linux' && arch === 'x64' && isProgram('/lib64/ld-linux-x86-64.so.2');
  if (!isForThisMachine) return { kind, reason: 'not-for-this-machine' };
  const engine = locateEngine();
  if (!engine) return { kind, reason: 'not-installed' };
  const path = engineProgram(engineFolder(engine, cacheDir));
  return isSandboxForbidden() ? { kind, path, reason: 'no-sandbox' } : { found: true, kind, path, engine };
}

/**
 * Some systems (Ubuntu since 23.10) let only programs known to them build the browser's sandbox. The engine would refuse
 * to start there, and we never switch the sandbox off, so an installed browser is the better choice.
 */
function isSandboxForbidden(): boolean {
  if (process.getuid?.() === 0) return false;
  return (
    kernelSetting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    kernelSetting('kernel/unprivileged_userns_clone') === '0' ||
    kernelSetting('user/max_user_namespaces') === '0'
  );
}

function kernelSetting(name: string): string | undefined {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Candidates in order of preference: the headless shell starts four times faster and prints twice as fast. */
function installedPaths({ env, platform }: BrowserSearch): string[] {
  if (platform === 'win32') return windowsPaths(env);
  if (platform === 'darwin') return macPaths(env);
  const folders = [
    ...(env['PATH'] ?? '').split(':').filter((entry) => posix.isAbsolute(entry)),
    '/usr/bin',
    '/usr/local/bin',
  ];
  return LINUX_PROGRAMS.flatMap((program) =>
    posix.isAbsolute(program) ? [program] : folders.map((folder) => posix.join(folder, program)),
  );
}

const LINUX_PROGRAMS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  '/opt/google/chrome/chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  '/opt/microsoft/msedge/msedge',
  'chromium',
  'chromium-browser',
];

function windowsPaths(env: BrowserSearch['env']): string[] {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => valueOf(env, name) ?? [],
  );
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ];
  return programs.flatMap((program) => folders.map((folder) => win32.join(folder, ...program)));
}

/** Windows writes `ProgramFiles`, others `PROGRAMFILES`: a copied environment no longer ignores the difference. */
function valueOf(env: BrowserSearch['env'], name: string): string | undefined {
  return Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

function macPaths(env: BrowserSearch['env']): string[] {
  const folders = ['/Applications', ...(env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : [])];
  const programs = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
  return programs.flatMap((name) =>
    folders.map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

async function downloadedBrowser({ env }: BrowserSearch): Promise<BrowserChoice | BrowserAttempt> {
  const kind = 'puppeteer';
  try {
    const path = await (await loadPuppeteer(env)).executablePath();
    return isProgram(path) ? { found: true, kind, path } : { kind, path, reason: 'not-installed' };
  } catch (error) {
    return { kind, reason: 'not-installed', detail: wordsOf(error) };
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A snap sees neither our cache folder nor our profile, so it cannot print for us; Ubuntu's `chromium` is one. */
function isSnap(path: string): boolean {
  if (realpathSync(path).endsWith('/snap')) return true;
  const isScript = statSync(path).size < 16_384;
  return isScript && readFileSync(path, 'latin1').includes('/snap/');
}
