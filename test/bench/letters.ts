/** Letters a minute: the printer against the same browser printing the same finished HTML on one reused page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fontFaces } from '../../src/letters/fontFaces.ts';
import { renderLetter } from '../../src/letters/renderLetter.ts';
import { findBrowser, type BrowserChoice } from '../../src/pdf/browser.ts';
import { launchBrowser } from '../../src/pdf/browserProcess.ts';
import { openPrinter } from '../../src/pdf/printer.ts';
import { aLetter, shippedTemplates } from '../letters/letterWorld.ts';
import { median, type Timing } from './rounds.ts';

/** Milliseconds for `count` letters by the bare page and by the printer, in interleaved rounds. */
export async function compareLetters(
  programDir: string,
  cacheDir: string,
  count: number,
  rounds: number,
): Promise<Timing[]> {
  const browser = await findBrowser({
    env: process.env,
    cacheDir,
    platform: process.platform,
    arch: process.arch,
  });
  if (!browser.found) throw new Error('no browser to print with');
  const html = finishedHtml(programDir);
  const times = { bare: [] as number[], printer: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const bare = await openBarePage(browser, cacheDir);
    await bare.print(html);
    times.bare.push(
      await timed(async () => {
        for (let index = 0; index < count; index += 1) await bare.print(html);
      }),
    );
    await bare.close();
    const printer = await openPrinter(browser, { cacheDir, env: process.env });
    await printer.print(html);
    times.printer.push(
      await timed(() => Promise.all(Array.from({ length: count }, () => printer.print(html)))),
    );
    await printer.close();
  }
  const ratios = times.printer.map((time, round) => time / (times.bare[round] ?? Number.NaN));
  return [
    { name: `${count} letters, one bare page`, milliseconds: median(times.bare), ratio: 1 },
    { name: `${count} letters, printer`, milliseconds: median(times.printer), ratio: median(ratios) },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What a program would do that only wants PDFs: no checks, no limits, nothing blocked. */
async function openBarePage(
  choice: BrowserChoice,
  cacheDir: string,
): Promise<{ print: (html: string) => Promise<Uint8Array>; close: () => Promise<void> }> {
  const started = await launchBrowser(choice, { cacheDir, env: process.env, timeLimitMs: 30_000 });
  const [page = await started.browser.newPage()] = await started.browser.pages();
  return {
    print: async (html) => {
      await page.setContent(html, { waitUntil: 'load' });
      return page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, tagged: true });
    },
    close: () => started.kill(),
  };
}

function finishedHtml(programDir: string): string {
  const fonts = fontFaces((file) =>
    readFileSync(join(programDir, 'node_modules/@fontsource/source-sans-3/files', file)),
  );
  return renderLetter(aLetter(), shippedTemplates(), fonts).html;
}
