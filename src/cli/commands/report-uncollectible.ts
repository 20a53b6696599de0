/** `dunning report-uncollectible [case]`: the internal report of uncollectibility, previewed or issued. */
import { createHash } from 'node:crypto';
import { Option } from 'commander';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { LetterLanguage } from '../../domain/debtor/debtor.ts';
import { normaliseName } from '../../domain/debtor/debtor.ts';
import { partsOf } from '../../domain/day.ts';
import { toDecimal } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  issueReport,
  uncollectibilityFacts,
  type UncollectibilityFacts,
} from '../../office/court/uncollectibility.ts';
import { changeHints, declined, whatComesNext } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold, red } from '../screen/ink.ts';
import { rateRemarks, totalsData } from '../money/interestView.ts';
import { prepareFolder, slug, writeWhole, type LetterForm } from '../letter/letterFiles.ts';
import { openFile } from '../letter/openFile.ts';
import type { Outcome, Warning } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { withPrintRoom } from '../letter/printRoom.ts';
import { reportContent, reportVoice } from '../court/reportContent.ts';
import { reportGaps } from '../court/reportGaps.ts';

export interface ReportOptions {
  readonly preview?: boolean;
  readonly lang?: LetterLanguage;
  readonly html?: boolean;
  readonly open?: boolean;
  readonly output?: string;
}

/** Describes the command. `--lang` and `-o` are its own: they speak of the report, not of the screen. */
export function reportUncollectibleCommand(kit: CommandKit, run = runReportUncollectible): DunningCommand {
  const { options } = kit.messages.court;
  return kit
    .command('report-uncollectible')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--preview', options.reportPreview)
    .addOption(new Option('--lang <language>', options.reportLang).choices(['it', 'en']))
    .option('--open', options.open)
    .option('--html', options.html)
    .option('-o, --output <file>', options.output)
    .action(kit.answer(run));
}

/** A preview, or the report itself: printed, filed among the letters and recorded. It goes to nobody, so it has no number. */
export async function runReportUncollectible(
  desk: Desk,
  options: ReportOptions,
  query?: string,
): Promise<Outcome> {
  const isPreview = options.preview === true;
  if (options.output !== undefined && !isPreview)
    throw new Refusal('usage', 'goes-only-with', { flag: '--output', other: '--preview' });
  const isIssued = !isPreview && !desk.globals.dryRun;
  const { workspace, book, moment } = await openOffice(desk, isIssued ? 'write' : 'read');
  const { case: number } = await chooseCase(desk, book, query);
  const on = isPreview ? desk.asOf : moment.today;
  const written = uncollectibilityFacts(book, number, on);
  const { report } = desk.messages.court;
  if (!isPreview && desk.globals.dryRun)
    return told(desk, written, { file: null, pages: 0, said: [desk.messages.common.dryRun] });
  if (!isPreview && !(await desk.ask.confirm({ message: report.confirm(number), usually: true })))
    return declined(desk, 'report-uncollectible', { case: number });
  const form: LetterForm = options.html === true ? 'html' : 'pdf';
  const language = options.lang ?? book.settings.letterLanguage;
  const content = reportContent(await reportVoice(language), book.settings, written, {
    language,
    isPreview,
    who: moment.who,
  });
  const file = reportFile(workspace.dir, written, isPreview, form);
  const path =
    options.output === undefined ? join(workspace.dir, file) : resolve(desk.context.cwd, options.output);
  if (options.output === undefined) prepareFolder(dirname(path));
  const printed = await withPrintRoom(desk, workspace, async (room) => {
    const html = room.layOutReport(content);
    return form === 'html' ? { bytes: new TextEncoder().encode(html), pages: 0 } : room.print(html);
  });
  if (isPreview) {
    writeWhole(path, printed.bytes);
    return told(desk, written, {
      file: path,
      pages: printed.pages,
      said: [report.previewed(path), report.nothingRecorded],
      warnings: await opened(desk, options, path),
    });
  }
  const sha256 = createHash('sha256').update(printed.bytes).digest('hex');
  const { result, operation } = issueReport(book, moment, written, {
    file,
    sha256,
    pages: printed.pages,
    putInPlace: () => writeWhole(path, printed.bytes),
  });
  const { words } = desk.messages;
  const { stepDone, ahead, isTooEarly } = result;
  const next = whatComesNext(desk, book, number);
  return told(desk, written, {
    file: path,
    pages: printed.pages,
    said: [
      ...(stepDone === undefined ? [] : [report.stepDone(words.step(stepDone))]),
      ...(ahead === undefined
        ? []
        : [isTooEarly === true ? report.tooEarly : report.notItsTurn(words.step(ahead))]),
      ...next.lines,
    ],
    warnings: await opened(desk, options, path),
    more: { sha256, stepDone: stepDone ?? null, operation: operation ?? null, next: next.data },
    hints: changeHints(desk, operation ?? null),
  });
}

/** `letters/2026/uncollectibility-report_42_lodi-legno_2026-11-24.pdf`; a second one of the same day is counted. */
function reportFile(
  dir: string,
  { facts, on }: UncollectibilityFacts,
  isPreview: boolean,
  form: LetterForm,
): string {
  const name = slug(normaliseName(facts.debtor.name));
  const stem = ['uncollectibility-report', facts.number, name === '' ? 'x' : name].join('_');
  if (isPreview) return `letters/preview/${stem}.${form}`;
  const folder = `letters/${partsOf(on).year}`;
  let file = `${folder}/${stem}_${on}.${form}`;
  for (let count = 2; existsSync(join(dir, file)); count += 1)
    file = `${folder}/${stem}_${on}-${count}.${form}`;
  return file;
}

interface Told {
  readonly file: string | null;
  readonly pages: number;
  readonly said: readonly string[];
  readonly warnings?: readonly Warning[];
  readonly more?: object;
  readonly hints?: readonly string[];
}

/** What was made, with the proofs that are missing. */
function told(
  desk: Desk,
  written: UncollectibilityFacts,
  { file, pages, said, warnings = [], more, hints }: Told,
): Outcome {
  const { facts, assessed, on } = written;
  const { claim, assessment, statement } = assessed;
  const gaps = reportGaps(desk, written);
  const { report, total, assess } = desk.messages.court;
  return {
    schema: 'dunning.report-uncollectible/1',
    data: {
      case: facts.number,
      debtor: { code: facts.debtor.code ?? null, name: facts.debtor.name },
      file,
      pages,
      currency: claim.currency,
      totals: totalsData(claim),
      attempts: written.letters.length + written.contacts.filter((each) => each.channel !== 'note').length,
      missing: gaps,
      recommendation: assessment.recommendation,
      prescribedOn: assessed.prescription.until,
      principal: toDecimal(claim.totals.principal),
      ...more,
    },
    screen: (page: Page) => {
      page.line(bold(report.made(facts.debtor.name)));
      page.fields(
        [
          [total, desk.format.money(claim.totals.total, claim.currency)],
          [assess.recommended, assess.way(assessment.recommendation)],
          ...(file === null ? [] : [[report.file, file] as const]),
        ],
        2,
      );
      if (gaps.length > 0) page.line(red(report.missing));
      for (const gap of gaps) page.paragraph(`- ${gap}`, 2);
      for (const line of said) page.paragraph(line);
    },
    warnings: [...rateRemarks(desk, statement.claims), ...warnings],
    ...(hints === undefined ? {} : { hints }),
    asOf: on,
  };
}

async function opened(desk: Desk, { open }: ReportOptions, path: string): Promise<Warning[]> {
  if (open !== true || (await openFile(desk.context, path))) return [];
  return [{ code: 'cannot-open', message: desk.messages.letters.said.cannotOpen(path) }];
}
