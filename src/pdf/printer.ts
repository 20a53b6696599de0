import type { Browser, HTTPRequest, Page } from 'puppeteer';
import type { BrowserChoice, BrowserMissing } from './browser.ts';
import { type BrowserProcess, launchBrowser } from './browserProcess.ts';
import { BlankPdf, PrintFailure, wordsOf } from './printFailure.ts';
import { readPdf } from './readPdf.ts';
import { turns } from './turns.ts';

/** A letter on paper: the file's bytes, and how many pages it has. */
export interface PrintedPdf {
  bytes: Uint8Array;
  pages: number;
}

/** One browser at work. */
export interface Printer {
  /** Prints one complete HTML document on A4 (or its own @page size). Throws PrintFailure, BlankPdf among them. */
  print(html: string): Promise<PrintedPdf>;
  /** Ends the browser and removes its profile. Prints still under way fail as `crashed`. */
  close(): Promise<void>;
}

/** Where the browser may write, what it inherits, and the limits (by default 30 seconds a letter, two at a time). */
export interface PrinterOptions {
  cacheDir: string;
  env: Readonly<Record<string, string | undefined>>;
  timeLimitMs?: number;
  pagesAtOnce?: number;
}

/** A browser with its idle pages. */
interface Press {
  process: BrowserProcess;
  idle: Page[];
}

/** A page opens in a few milliseconds; when its process dies meanwhile, the browser never answers. */
const PAGE_OPENS_WITHIN_MS = 10_000;

/** The browser or its page died under a print: worth one more try. */
class Crash extends Error {}

/**
 * Starts the browser that findBrowser chose. One browser, its pages reused; a browser that dies is started again and the
 * letter it was printing is tried once more, alone, so that a letter that kills browsers cannot take others with it.
 * Every PDF is read back: without an embedded font and text in its body it is never returned.
 */
export async function openPrinter(
  choice: BrowserChoice | BrowserMissing,
  options: PrinterOptions,
): Promise<Printer> {
  if (!choice.found) throw new PrintFailure('no-browser', JSON.stringify(choice.tried));
  const timeLimitMs = options.timeLimitMs ?? 30_000;
  const queue = turns(options.pagesAtOnce ?? 2);
  let isClosed = false;
  let press: Promise<Press> | undefined;

  const start = async (): Promise<Press> => {
    const process = await launchBrowser(choice, {
      cacheDir: options.cacheDir,
      env: options.env,
      timeLimitMs,
    });
    return { process, idle: [] };
  };

  const discard = async (broken: Promise<Press>): Promise<void> => {
    if (press === broken) press = undefined;
    await (await broken.catch(() => undefined))?.process.kill();
  };

  const attempt = async (html: string): Promise<PrintedPdf> => {
    if (isClosed) throw new PrintFailure('crashed', 'the printer is closed');
    const current = (press ??= start());
    try {
      const { process, idle } = await current;
      const page = idle.pop() ?? (await openPage(process.browser, idle));
      const bytes = await withinLimit(process.browser, page, timeLimitMs, () => render(page, html));
      idle.push(page);
      return checked(bytes);
    } catch (error) {
      if (!(error instanceof BlankPdf)) await discard(current);
      if (error instanceof PrintFailure) throw error;
      throw new Crash(wordsOf(error), { cause: error });
    }
  };

  press = start();
  await press;
  return {
    async print(html) {
      try {
        return await queue.take(() => attempt(html));
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
      try {
        return await queue.takeAlone(() => attempt(html));
      } catch (error) {
        if (error instanceof Crash) throw new PrintFailure('crashed', error.message, { cause: error });
        throw error;
      }
    },
    async close() {
      isClosed = true;
      if (press) await discard(press);
    },
  };
}

/** A page without scripts and without a way out. Should it die while it is idle, it is idle no longer. */
async function openPage(browser: Browser, idle: Page[]): Promise<Page> {
  const opening = async (): Promise<Page> => {
    const page = await browser.newPage();
    page.once('error', () => {
      if (idle.includes(page)) idle.splice(idle.indexOf(page), 1);
    });
    page.on('request', refuseOutside);
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    return page;
  };
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the browser opens no page')), PAGE_OPENS_WITHIN_MS);
  try {
    return await Promise.race([opening(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function render(page: Page, html: string): Promise<Uint8Array> {
  await page.setContent(html, { waitUntil: 'load', timeout: 0 });
  return await page.pdf({
    format: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    timeout: 0,
  });
}

/** A letter carries all it needs inside itself: whatever it asks for beyond that is refused, files included. */
function refuseOutside(request: HTTPRequest): void {
  const isInside = /^(?:data|about):/.test(request.url());
  // An aborted navigation leaves the letter where it is; any other refusal would put an error page in its place.
  const reason = request.isNavigationRequest() ? 'aborted' : 'blockedbyclient';
  const answer = isInside ? request.continue() : request.abort(reason);
  answer.catch(() => undefined);
}

async function withinLimit(
  browser: Browser,
  page: Page,
  timeLimitMs: number,
  job: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { promise: interruption, reject } = Promise.withResolvers<never>();
  const onDisconnect = (): void => reject(new Error('the browser died'));
  const onPageError = (error: Error): void => reject(error);
  const timer = setTimeout(
    () => reject(new PrintFailure('timed-out', `no PDF after ${timeLimitMs} ms`)),
    timeLimitMs,
  );
  browser.on('disconnected', onDisconnect);
  page.on('error', onPageError);
  try {
    return await Promise.race([job(), interruption]);
  } finally {
    clearTimeout(timer);
    browser.off('disconnected', onDisconnect);
    page.off('error', onPageError);
  }
}

function checked(bytes: Uint8Array): PrintedPdf {
  const { pages, embeddedFonts, bodyTexts } = readPdf(bytes);
  if (pages === 0) throw new BlankPdf('the PDF has no page');
  if (embeddedFonts === 0) throw new BlankPdf('no font is embedded in the PDF');
  if (bodyTexts === 0) throw new BlankPdf('the PDF shows no text');
  return { bytes, pages };
}
