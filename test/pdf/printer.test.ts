import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { BrowserChoice } from '../../src/pdf/browser.ts';
import { openPrinter, type Printer } from '../../src/pdf/printer.ts';
import { BlankPdf } from '../../src/pdf/printFailure.ts';
import {
  browserIn,
  familyOf,
  letterAround,
  isRenderer,
  temporaryFolder,
  textOf,
  type RunningBrowser,
  usualBrowser,
} from './workshop.ts';

const cache = temporaryFolder();
const env = { LANG: 'C.UTF-8', PATH: process.env['PATH'], HOME: cache.path };
const options = { cacheDir: cache.path, env };
let choice: BrowserChoice;
let printer: Printer;

beforeAll(async () => {
  const found = await usualBrowser(cache.path);
  if (!found.found) throw new Error(`these tests need a browser: ${JSON.stringify(found.tried)}`);
  choice = found;
  printer = await openPrinter(choice, options);
}, 60_000);

afterAll(async () => {
  await printer.close();
  cache.remove();
});

/** Far from printed when anybody has had enough of it. */
const endless = letterAround('<p>Riga della tabella</p>'.repeat(200_000));

const profiles = (): string[] => readdirSync(cache.path).filter((name) => name.startsWith('profile-'));

function runningBrowser(): Promise<RunningBrowser> {
  return vi.waitUntil(() => browserIn(cache.path), { timeout: 5_000 });
}

function anotherThan(former: RunningBrowser): RunningBrowser | undefined {
  const browser = browserIn(cache.path);
  return browser?.group === former.group ? undefined : browser;
}

describe('a letter', () => {
  it('comes out on A4 with its pages counted', async () => {
    const { bytes, pages } = await printer.print(
      letterAround('<p>Prima</p><p style="break-before:page">Seconda</p>'),
    );
    expect(pages).toBe(2);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });

  it('can be read by another program, accents and page numbers included', async () => {
    const body =
      '<p>Perché la società «Così È» deve 1.250,50 € già scaduti</p><p style="break-before:page">Più</p>';
    const { bytes } = await printer.print(letterAround(body));
    const [first, second] = textOf(bytes).split('\f');
    expect(first).toContain('Perché la società «Così È» deve 1.250,50 € già scaduti');
    expect(first).toMatch(/1 ?\/ ?2/);
    expect(second).toContain('Più');
    expect(second).toMatch(/2 ?\/ ?2/);
  });

  it('keeps its order when several are printed at once', async () => {
    const lengths = [3, 1, 4, 1, 5, 2];
    const letters = lengths.map((length) =>
      letterAround('<p style="break-after:page">Foglio</p>'.repeat(length - 1) + '<p>Fine</p>'),
    );
    const printed = await Promise.all(letters.map((html) => printer.print(html)));
    expect(printed.map(({ pages }) => pages)).toEqual(lengths);
  });
});

describe('a blank letter is never returned', () => {
  it.each([
    ['an empty body under page numbers', ''],
    ['a drawing without words', '<svg width="100" height="100"><rect width="100" height="100"/></svg>'],
    ['text that is hidden', '<p style="display:none">Nascosto</p>'],
  ])('%s', async (_what, body) => {
    await expect(printer.print(letterAround(body))).rejects.toBeInstanceOf(BlankPdf);
  });

  it('and the next letter prints as if nothing had happened', async () => {
    await expect(printer.print(letterAround(''))).rejects.toMatchObject({ code: 'blank-pdf' });
    await expect(printer.print(letterAround('<p>Buongiorno</p>'))).resolves.toMatchObject({ pages: 1 });
  });

  it('but half-transparent text is text', async () => {
    await expect(printer.print(letterAround('<p style="opacity:.5">Bozza</p>'))).resolves.toMatchObject({
      pages: 1,
    });
  });
});

describe('nothing from outside', () => {
  it('reaches the network, this machine included', async () => {
    let contacts = 0;
    const server = createServer((_request, response) => response.end('x')).on(
      'connection',
      () => (contacts += 1),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    await fetch(url);
    expect(contacts, 'the server itself answers').toBe(1);

    const head = `<link rel="stylesheet" href="${url}"><link rel="preconnect" href="${url}"><link rel="preload" as="image" href="${url}">
      <meta http-equiv="refresh" content="0;url=${url}">
      <style>@import url("${url}"); @font-face { font-family: f; src: url("${url}"); } p { font-family: f; background: url("${url}"); }</style>`;
    const body = `<p>Spettabile ditta</p><img src="${url}"><iframe src="${url}"></iframe><object data="${url}"></object>
      <embed src="${url}"><video src="${url}" poster="${url}"></video><svg><image href="${url}"/></svg>`;
    const { bytes } = await printer.print(letterAround(body, head));
    await printer.print(letterAround('<p>Altra lettera</p>'));
    expect(contacts).toBe(1);
    expect(textOf(bytes)).toContain('Spettabile ditta');
  });

  it('reads files', async () => {
    const frames = '<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>';
    const { bytes } = await printer.print(letterAround(`<p>Spettabile ditta</p>${frames}`));
    expect(textOf(bytes)).toContain('Spettabile ditta');
    expect(textOf(bytes)).not.toContain('root:');
  });

  it('runs scripts', async () => {
    const script =
      '<script>document.body.textContent = "cambiato"</script><img src="data:," onerror="document.body.textContent=1">';
    const { bytes } = await printer.print(letterAround(`<p>Testo intatto</p>${script}`));
    expect(textOf(bytes)).toContain('Testo intatto');
  });
});

describe.runIf(process.platform === 'linux')('a browser that dies', () => {
  const long = letterAround('<p>Riga della tabella</p>'.repeat(4_000));

  it('between two letters is started again', async () => {
    process.kill((await runningBrowser()).main, 'SIGKILL');
    await expect(printer.print(letterAround('<p>Dopo</p>'))).resolves.toMatchObject({ pages: 1 });
    expect(profiles()).toHaveLength(1);
  });

  it('in part, a page of it only, costs nobody the wait', async () => {
    const renderers = familyOf(await runningBrowser()).filter((id) => isRenderer(id));
    expect(renderers.length).toBeGreaterThan(0);
    for (const id of renderers) process.kill(id, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(printer.print(letterAround('<p>Dopo</p>'))).resolves.toMatchObject({ pages: 1 });
  });

  it('under two letters is started again, and both come out', async () => {
    const { main } = await runningBrowser();
    const both = [printer.print(long), printer.print(long)];
    await new Promise((resolve) => setTimeout(resolve, 150));
    process.kill(main, 'SIGKILL');
    const [first, second] = await Promise.all(both);
    expect(first?.pages).toBeGreaterThan(50);
    expect(second?.pages).toBe(first?.pages);
  });

  it('twice under one letter is a failure, and the letter after it prints', async () => {
    const failure = expect(printer.print(endless)).rejects.toMatchObject({ code: 'crashed' });
    const first = await runningBrowser();
    process.kill(first.main, 'SIGKILL');
    const second = await vi.waitUntil(() => anotherThan(first), { timeout: 5_000 });
    await vi.waitUntil(() => familyOf(second).some((id) => isRenderer(id)), { timeout: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.kill(second.main, 'SIGKILL');
    await failure;
    await expect(printer.print(letterAround('<p>Dopo</p>'))).resolves.toMatchObject({ pages: 1 });
  });
});

describe('limits and refusals', () => {
  it('gives up on a letter that takes too long', async () => {
    const impatient = await openPrinter(choice, { ...options, timeLimitMs: 1_500 });
    onTestFinished(() => impatient.close());
    await expect(impatient.print(endless)).rejects.toMatchObject({ code: 'timed-out' });
    await expect(impatient.print(letterAround('<p>Breve</p>'))).resolves.toMatchObject({ pages: 1 });
  });

  it('says so when no browser was found', async () => {
    const missing = {
      found: false as const,
      tried: [{ kind: 'installed' as const, reason: 'not-installed' as const }],
    };
    await expect(openPrinter(missing, options)).rejects.toMatchObject({ code: 'no-browser' });
  });

  it.runIf(process.platform === 'linux')('passes on what a program says that will not start', async () => {
    const own = temporaryFolder();
    onTestFinished(own.remove);
    const path = join(own.path, 'chrome');
    writeFileSync(path, '#!/bin/sh\necho "No usable sandbox!" >&2\nexit 1\n', { mode: 0o755 });
    const failure = openPrinter({ found: true, kind: 'configured', path }, { cacheDir: own.path, env });
    await expect(failure).rejects.toMatchObject({
      code: 'launch-failed',
      detail: expect.stringMatching(
        /^the system does not let this user build the browser sandbox.*No usable sandbox!/s,
      ),
    });
    expect(readdirSync(own.path)).toEqual(['chrome']);
  });

  it('prints nothing once closed', async () => {
    const closed = await openPrinter(choice, options);
    await closed.close();
    await expect(closed.print(letterAround('<p>Tardi</p>'))).rejects.toMatchObject({ code: 'crashed' });
  });
});

describe.runIf(process.platform === 'linux')('nothing stays behind', () => {
  const module = new URL('../../src/pdf/printer.ts', import.meta.url).href;

  it.each([
    ['Ctrl+C', 'SIGINT', null, 'SIGINT'],
    ['a polite end', 'SIGTERM', null, 'SIGTERM'],
    ['an exit without closing', undefined, 3, null],
  ] as const)('after %s', async (_what, signal, expectedCode, expectedSignal) => {
    const own = temporaryFolder();
    onTestFinished(own.remove);
    // The engine of this file is lent to the child, so that it need not be unpacked again.
    const lent = { found: true, kind: 'configured', path: choice.path };
    const program = `const { openPrinter } = await import(${JSON.stringify(module)});
      await openPrinter(${JSON.stringify(lent)}, { cacheDir: ${JSON.stringify(own.path)}, env: process.env });
      console.log('ready');
      process.stdin.once('data', () => process.exit(3));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const browser = await vi.waitUntil(() => browserIn(own.path));
    expect(familyOf(browser).length, 'a browser with its children').toBeGreaterThan(1);
    if (signal) child.kill(signal);
    else child.stdin.end('exit');
    expect(await once(child, 'exit')).toEqual([expectedCode, expectedSignal]);
    await vi.waitFor(() => expect(familyOf(browser)).toEqual([]), { timeout: 2_000 });
    expect(readdirSync(own.path)).toEqual([]);
  });

  it('after closing', async () => {
    const browser = await runningBrowser();
    await printer.close();
    await vi.waitFor(() => expect(familyOf(browser)).toEqual([]), { timeout: 2_000 });
    expect(profiles()).toEqual([]);
  });
});
