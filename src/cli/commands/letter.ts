/** `dunning letter [case]`: issues the letter a case is due for, shows a preview of it, or issues all that are due. */
import { Option } from 'commander';
import { dirname, join, resolve } from 'node:path';
import type { LetterLanguage } from '../../domain/debtor/debtor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { prepareLetter, type LetterWish, type PreparedLetter } from '../../office/letter/letters.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../screen/ink.ts';
import { isMade, issueLetters, type LetterMade } from '../letter/issueLetters.ts';
import { deadlineText, letterCard, letterChecks, letterData, totalText } from '../letter/letterCard.ts';
import { prepareFolder, previewFileName, writeWhole, type LetterForm } from '../letter/letterFiles.ts';
import { openFile } from '../letter/openFile.ts';
import type { Outcome, Warning } from '../screen/outcome.ts';
import { withPrintRoom } from '../letter/printRoom.ts';

export interface LetterOptions {
  readonly preview?: boolean;
  readonly due?: boolean;
  readonly merge?: string;
  readonly step?: string;
  readonly lang?: LetterLanguage;
  readonly open?: boolean;
  readonly override?: string;
  readonly approve?: boolean;
  readonly html?: boolean;
  readonly output?: string;
  readonly void?: string;
  readonly reason?: string;
}

/** Describes the command. `--lang` and `-o` are its own: they speak of the letter, not of the screen. */
export function letterCommand(kit: CommandKit): DunningCommand {
  const { options } = kit.messages.letters;
  return kit
    .command('letter')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--preview', options.preview)
    .addOption(
      new Option('--due', options.due).conflicts(['preview', 'step', 'lang', 'override', 'approve', 'open']),
    )
    .option('--merge <file>', options.merge)
    .option('--step <step>', options.step)
    .addOption(new Option('--lang <language>', options.lang).choices(['it', 'en']))
    .option('--open', options.open)
    .option('--override <reason>', options.override)
    .option('--approve', options.approve)
    .option('--void <protocol>', options.voidProtocol)
    .option('--reason <text>', options.reason)
    .option('--html', options.html)
    .option('-o, --output <file>', options.output)
    .action(kit.answer(runLetter));
}

/** A preview, one letter, or all that are due; or a letter taken out again. */
export async function runLetter(desk: Desk, options: LetterOptions, query?: string): Promise<Outcome> {
  if (options.void !== undefined) {
    const { takeOut } = await import('../letter/takeOut.ts');
    return takeOut(desk, options.void, options.reason);
  }
  checkTogether(options, query);
  if (options.due === true) {
    const { issueDueLetters } = await import('../letter/dueLetters.ts');
    return issueDueLetters(desk, options.html === true ? 'html' : 'pdf', options.merge);
  }
  return options.preview === true ? preview(desk, options, query) : issueOne(desk, options, query);
}

function checkTogether(options: LetterOptions, query: string | undefined): void {
  if (options.due === true && query !== undefined) {
    throw new Refusal('usage', 'conflicting-options', { flag: '--due', other: query });
  }
  if (options.output !== undefined && options.preview !== true) {
    throw new Refusal('usage', 'goes-only-with', { flag: '--output', other: '--preview' });
  }
  if (options.merge !== undefined && options.due !== true) {
    throw new Refusal('usage', 'goes-only-with', { flag: '--merge', other: '--due' });
  }
  if (options.merge !== undefined && options.html === true) {
    throw new Refusal('usage', 'conflicting-options', { flag: '--merge', other: '--html' });
  }
  if (options.override?.trim() === '') throw new Refusal('usage', 'override-needs-reason');
}

/** Lays the letter out and prints it, stamped and without a number; the book stays as it is. */
async function preview(desk: Desk, options: LetterOptions, query: string | undefined): Promise<Outcome> {
  const { workspace, book, moment } = await openOffice(desk, 'read');
  const match = await chooseCase(desk, book, query);
  const wish = { ...wishOf(options), isPreview: true };
  const letter = prepareLetter(book, { ...moment, today: desk.asOf }, match.case, wish);
  const form: LetterForm = options.html === true ? 'html' : 'pdf';
  const path =
    options.output === undefined
      ? join(workspace.dir, previewFileName(letter, form))
      : resolve(desk.context.cwd, options.output);
  const isRehearsal = desk.globals.dryRun;
  if (options.output === undefined && !isRehearsal) prepareFolder(dirname(path));
  const pages = await withPrintRoom(desk, workspace, async (room) => {
    if (isRehearsal) {
      room.check(letter.content);
      return 0;
    }
    const html = room.layOut(letter.content);
    const printed = form === 'html' ? { bytes: Buffer.from(html), pages: 0 } : await room.print(html);
    writeWhole(path, printed.bytes);
    return printed.pages;
  });
  const { said } = desk.messages.letters;
  return {
    schema: 'dunning.letter/1',
    data: [
      letterData(letter.content, {
        step: letter.step.id,
        protocol: null,
        file: isRehearsal ? null : path,
        pages,
      }),
    ],
    screen: (page) => {
      letterCard(page, desk, letter, letterChecks(desk, book, letter, desk.asOf, workspace.dir));
      if (!isRehearsal) page.line(bold(said.previewed(path)));
      page.line(isRehearsal ? desk.messages.common.dryRun : said.nothingIssued);
    },
    warnings: isRehearsal ? [] : await opened(desk, options, path),
    asOf: desk.asOf,
  };
}

/** Shows what will be issued, asks, and issues it. */
async function issueOne(desk: Desk, options: LetterOptions, query: string | undefined): Promise<Outcome> {
  const { messages, globals } = desk;
  const office = await openOffice(desk, globals.dryRun ? 'read' : 'write');
  const { book, moment, workspace } = office;
  const match = await chooseCase(desk, book, query);
  const letter = prepareLetter(book, moment, match.case, wishOf(options));
  const checks = letterChecks(desk, book, letter, moment.today, workspace.dir);
  if (globals.dryRun) return rehearsed(desk, letter, checks);
  if (desk.ask.isPossible && !globals.yes) await desk.show((page) => letterCard(page, desk, letter, checks));
  if (!(await isWanted(desk, letter, options))) return notIssued(desk);
  const form: LetterForm = options.html === true ? 'html' : 'pdf';
  const [made] = await withPrintRoom(desk, workspace, (room) =>
    issueLetters(office, room, [{ case: letter.case, wish: wishOf(options), prepared: letter }], { form }),
  );
  if (made === undefined) throw new Error('an order was lost');
  if (!isMade(made)) throw made.failure;
  const path = join(workspace.dir, made.file);
  return {
    schema: 'dunning.letter/1',
    data: [madeData(workspace.dir, made)],
    screen: (page) => {
      const { said } = messages.letters;
      page.line(
        bold(said.issued(made.issued.protocol, messages.words.step(made.issued.step), match.debtor.name)),
      );
      page.fields(
        [
          [messages.common.total, totalText(desk, made.content)],
          [messages.letters.card.deadline, deadlineText(desk, made.content)],
          [messages.letters.file, path],
        ],
        2,
      );
      page.line(said.notYetSent(`dunning sent ${made.issued.protocol}`));
    },
    warnings: [
      ...(globals.yes
        ? checks.filter(({ isFine }) => !isFine).map(({ text }) => ({ code: 'letter-check', message: text }))
        : []),
      ...(await opened(desk, options, path)),
    ],
    hints: [messages.common.undoHint],
  };
}

/** A letter as programs read it; the file with its whole path. */
export function madeData(dir: string, { content, issued, file, pages }: LetterMade): object {
  return letterData(content, { step: issued.step, protocol: issued.protocol, file: join(dir, file), pages });
}

/**
 * Whether the person wants it. A legal warning wants to be approved, in a terminal or with `--approve`; `--yes` says yes
 * to questions and approves nothing, so that no line of a crontab can send one by accident.
 */
async function isWanted(desk: Desk, letter: PreparedLetter, options: LetterOptions): Promise<boolean> {
  const { ask } = desk.messages.letters;
  const protocol = letter.content.protocol ?? '';
  const needsApproval = letter.step.needsApproval || letter.step.kind === 'legal-warning';
  if (!needsApproval) return desk.ask.confirm({ message: ask.issue(protocol), usually: true });
  if (options.approve === true) return true;
  const message = ask.approve(desk.messages.words.step(letter.step.id), protocol);
  if (desk.globals.yes) throw new Refusal('usage', 'needs-approval', { case: letter.case });
  if (!desk.ask.isPossible) {
    throw new Refusal('usage', 'needs-input', { question: message, flag: '--approve' });
  }
  return desk.ask.confirm({ message, usually: false });
}

function wishOf({ step, lang, override }: LetterOptions): LetterWish {
  return {
    ...(step === undefined ? {} : { step }),
    ...(lang === undefined ? {} : { language: lang }),
    ...(override === undefined ? {} : { override: override.trim() }),
  };
}

function rehearsed(desk: Desk, letter: PreparedLetter, checks: ReturnType<typeof letterChecks>): Outcome {
  const protocol = letter.content.protocol ?? null;
  return {
    schema: 'dunning.letter/1',
    data: [letterData(letter.content, { step: letter.step.id, protocol, file: null, pages: 0 })],
    screen: (page) => {
      letterCard(page, desk, letter, checks);
      page.line(desk.messages.common.dryRun);
    },
  };
}

function notIssued({ messages }: Desk): Outcome {
  return {
    schema: 'dunning.letter/1',
    data: [],
    screen: (page) => page.line(messages.letters.said.nothingIssued),
  };
}

async function opened(desk: Desk, { open }: LetterOptions, path: string): Promise<Warning[]> {
  if (open !== true || (await openFile(desk.context, path))) return [];
  return [{ code: 'cannot-open', message: desk.messages.letters.said.cannotOpen(path) }];
}
