/** Where letters become paper: the templates, the fonts and the browser of one run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DossierDocument } from '../../domain/court/dossierDocument.ts';
import type { LetterContent } from '../../domain/letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { UncollectibilityReport } from '../../domain/court/uncollectibilityReport.ts';
import type { TemplateSource } from '../../letters/templates.ts';
import type { BrowserChoice, BrowserMissing } from '../../pdf/browser.ts';
import type { PrintedPdf, Printer } from '../../pdf/printer.ts';
import type { PrintFailureCode } from '../../pdf/printFailure.ts';
import type { Desk } from '../command.ts';
import { cacheDir } from '../workspace/cacheDir.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface PrintRoom {
  /** The letter as a whole HTML document. Refuses (data): `template-missing`, `template-broken`. */
  readonly layOut: (letter: LetterContent) => string;
  /** Whether it can be laid out, for letters that are not to be printed. Refuses as `layOut` does. */
  readonly check: (letter: LetterContent) => void;
  /** The same for a report of uncollectibility. */
  readonly layOutReport: (report: UncollectibilityReport) => string;
  /** The same for a part of a dossier. */
  readonly layOutDossier: (document: DossierDocument) => string;
  /** A page with one line of text in the letters' own font, to see whether printing works. */
  readonly testPage: (text: string) => string;
  /** The browser that would print, without starting it. */
  readonly browser: () => Promise<BrowserChoice | BrowserMissing>;
  /**
   * Prints a document; the browser is started for the first one, and two may be under way. Refuses (no-printer):
   * `no-browser`, `browser-failed`, `print-timed-out`, `print-blank`, `print-crashed`.
   */
  readonly print: (html: string) => Promise<PrintedPdf>;
}

/** Hands a print room to the work and ends its browser afterwards, whatever happened. */
export async function withPrintRoom<Result>(
  desk: Desk,
  workspace: Pick<Workspace, 'dir'> & { readonly settings: { readonly browser?: string } },
  work: (room: PrintRoom) => Promise<Result>,
): Promise<Result> {
  const { context } = desk;
  const [{ renderLetter }, { renderReport }, { renderDossier }, { fontFaces }] = await Promise.all([
    import('../../letters/renderLetter.ts'),
    import('../../letters/renderReport.ts'),
    import('../../letters/renderDossier.ts'),
    import('../../letters/fontFaces.ts'),
  ]);
  const templates = templatesOf([join(workspace.dir, 'templates'), join(context.programDir, 'templates')]);
  const fontFolder = join(context.programDir, 'node_modules', '@fontsource', 'source-sans-3', 'files');
  let madeFonts: string | undefined;
  const fonts = (): string => (madeFonts ??= fontFaces((file) => readFileSync(join(fontFolder, file))));
  let choosing: Promise<BrowserChoice | BrowserMissing> | undefined;
  let opening: Promise<Printer> | undefined;
  const browser = (): Promise<BrowserChoice | BrowserMissing> =>
    (choosing ??= chooseBrowser(desk, workspace.settings.browser));
  try {
    return await work({
      layOut: (letter) => renderLetter(letter, templates, fonts()).html,
      check: (letter) => void renderLetter(letter, templates),
      layOutReport: (report) => renderReport(report, templates, fonts()),
      layOutDossier: (document) => renderDossier(document, templates, fonts()),
      testPage: (text) =>
        `<!doctype html><meta charset="utf-8"><style>${fonts()} p{font-family:"Source Sans 3"}</style><p>${text}</p>`,
      browser,
      print: async (html) => {
        try {
          opening ??= openPress(desk, browser());
          return await (await opening).print(html);
        } catch (error) {
          throw await printerRefusal(error);
        }
      },
    });
  } finally {
    const printer = await opening?.catch(() => undefined);
    await printer?.close();
  }
}

async function chooseBrowser(
  { context }: Desk,
  configured: string | undefined,
): Promise<BrowserChoice | BrowserMissing> {
  const { findBrowser } = await import('../../pdf/browser.ts');
  return findBrowser({
    ...(configured === undefined ? {} : { configured }),
    env: context.env,
    cacheDir: cacheDir(context),
    platform: context.platform,
    arch: process.arch,
  });
}

async function openPress(
  { context }: Desk,
  choosing: Promise<BrowserChoice | BrowserMissing>,
): Promise<Printer> {
  const [{ openPrinter }, choice] = await Promise.all([import('../../pdf/printer.ts'), choosing]);
  return openPrinter(choice, { cacheDir: cacheDir(context), env: context.env });
}

/** The refusal for a browser that is missing: the one that was named, or none at all. */
export function browserMissing({ tried }: BrowserMissing): Refusal {
  const named = tried.find(({ kind }) => kind === 'environment' || kind === 'configured');
  return new Refusal('no-printer', 'no-browser', { named: named?.path });
}

async function printerRefusal(error: unknown): Promise<unknown> {
  const { PrintFailure } = await import('../../pdf/printFailure.ts');
  if (!(error instanceof PrintFailure)) return error;
  const { code, detail } = error;
  return code === 'no-browser'
    ? browserMissing({ found: false, tried: JSON.parse(detail) as BrowserMissing['tried'] })
    : new Refusal('no-printer', REFUSALS[code], { detail });
}

const REFUSALS: Readonly<Record<Exclude<PrintFailureCode, 'no-browser'>, string>> = {
  'launch-failed': 'browser-failed',
  'timed-out': 'print-timed-out',
  'blank-pdf': 'print-blank',
  crashed: 'print-crashed',
};

/** Templates by their file name: the user's own go before the program's. */
function templatesOf(folders: readonly string[]): TemplateSource {
  return {
    read: (path) => {
      for (const folder of folders) {
        try {
          return readFileSync(join(folder, path), 'utf8');
        } catch (error) {
          const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
          if (!isMissing) throw error;
        }
      }
      return undefined;
    },
  };
}
