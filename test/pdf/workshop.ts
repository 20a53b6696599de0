import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserChoice, type BrowserMissing, findBrowser } from '../../src/pdf/browser.ts';
import { pdfText } from '../support/pdfText.ts';

/** A folder of the test's own; removed with it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'dunning-pdf-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The browser this machine prints with when nobody names one. */
export function usualBrowser(cacheDir: string): Promise<BrowserChoice | BrowserMissing> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  return findBrowser({ env, cacheDir, platform: process.platform, arch: process.arch });
}

/** A whole letter around a body, with page numbers as the real ones have them. */
export function letterAround(body: string, head = ''): string {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Prova</title><style>
    @page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages); } }
  </style>${head}</head><body>${body}</body></html>`;
}

/** The text of a PDF as another program reads it. */
export function textOf(bytes: Uint8Array): string {
  const folder = temporaryFolder();
  try {
    const file = join(folder.path, 'letter.pdf');
    writeFileSync(file, bytes);
    return pdfText(file);
  } finally {
    folder.remove();
  }
}

/** A running browser: its first process, and the process group that all of its processes are in. */
export interface RunningBrowser {
  main: number;
  group: number;
}

/**
 * The browser at work with a profile in this folder (Linux). Some distributions start it from a shell script, which then
 * names the profile too: the browser is the one of them that is nobody's parent.
 */
export function browserIn(folder: string): RunningBrowser | undefined {
  const candidates = processes().flatMap((id) => {
    const commandLine = readQuietly(`/proc/${id}/cmdline`);
    const isOurs = commandLine.includes(join(folder, 'profile-')) && !commandLine.includes('--type=');
    const state = isOurs ? stateOf(id) : undefined;
    return state ? [{ main: id, ...state }] : [];
  });
  return candidates.find(({ main }) => candidates.every(({ parent }) => parent !== main));
}

/** Every living process of a browser, its first one included. */
export function familyOf({ group }: RunningBrowser): number[] {
  return processes().filter((id) => stateOf(id)?.group === group);
}

/** Whether this process of a browser draws pages. */
export function isRenderer(id: number): boolean {
  return readQuietly(`/proc/${id}/cmdline`).includes('--type=renderer');
}

function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** A living process's parent and group (proc_pid_stat(5), fields 3 to 5, behind the name in parentheses). */
function stateOf(id: number): { parent: number; group: number } | undefined {
  const [state, parent, group] = readQuietly(`/proc/${id}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return !state || state === 'Z' || state === 'X'
    ? undefined
    : { parent: Number(parent), group: Number(group) };
}

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
