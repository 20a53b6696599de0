/** `dunning dossier [case]`: everything for the lawyer in one folder or ZIP file. */
import { isAbsolute, join, relative } from 'node:path';
import type { DossierDocument } from '../../domain/court/dossierDocument.ts';
import { dossierFacts, recordDossier, type DossierFacts } from '../../office/court/dossier.ts';
import { changeHints, declined } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import { accountCsv, accountSheet, interestCsv } from '../dossier/dossierAccount.ts';
import { chronology, chronologyCsv } from '../dossier/dossierChronology.ts';
import { dossierGaps, type SaidGap } from '../dossier/dossierGaps.ts';
import { dossierPapers, sha256Of, type DossierFile, type Papers } from '../dossier/dossierPapers.ts';
import { dossierPlace, INDEX_FILE, stage, wouldReplace, type DossierPlace } from '../dossier/dossierPlace.ts';
import { chronologySheet, indexSheet } from '../dossier/dossierSheets.ts';
import type { DossierVoice } from '../dossier/dossierVoice.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold, red, yellow } from '../screen/ink.ts';
import { rateRemarks, totalsData } from '../money/interestView.ts';
import type { LetterForm } from '../letter/letterFiles.ts';
import type { Outcome } from '../screen/outcome.ts';
import { withPrintRoom, type PrintRoom } from '../letter/printRoom.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface DossierOptions {
  readonly output?: string;
  readonly zip?: boolean;
  readonly html?: boolean;
}

/** Describes the command. `-o` is its own: it names the dossier, not what stands on the screen. */
export function dossierCommand(kit: CommandKit, run = runDossier): DunningCommand {
  const { options } = kit.messages.dossier;
  return kit
    .command('dossier')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('-o, --output <file>', options.output)
    .option('--zip', options.zip)
    .option('--html', options.html)
    .action(kit.answer(run));
}

/** Gathers, prints, and puts everything into its place together with the journal's entry about it. */
export async function runDossier(desk: Desk, options: DossierOptions, query?: string): Promise<Outcome> {
  const { dryRun } = desk.globals;
  const { workspace, book, moment } = await openOffice(desk, dryRun ? 'read' : 'write');
  const { case: number } = await chooseCase(desk, book, query);
  const written = dossierFacts(book, number, moment.today);
  const voice: DossierVoice = { messages: desk.messages, format: desk.format, settings: book.settings };
  const place = dossierPlace({ dir: workspace.dir, cwd: desk.context.cwd }, written, options);
  const { replace } = desk.messages.dossier;
  if (wouldReplace(place) && !dryRun) {
    const isAgreed = await desk.ask.confirm({ message: replace(place.path), usually: false });
    if (!isAgreed) return declined(desk, 'dossier', { case: number });
  }
  const papers = dossierPapers(voice, workspace.dir, written);
  const missing = dossierGaps(voice, written, papers);
  const form = options.html === true ? 'html' : 'pdf';
  const made: Made = { written, place, papers, missing };
  if (dryRun) return told(desk, { ...made, files: partsOf(voice, made, form, undefined), operation: null });
  const files = await printed(desk, workspace, voice, made, form);
  const index = indexFile(written, files, missing);
  const staged = stage(place, [...files, { name: INDEX_FILE, bytes: index }]);
  try {
    const { operation } = recordDossier(book, moment, written, {
      path: shownPath(workspace, place),
      sha256: sha256Of(index),
      files: files.length,
      putInPlace: staged.putInPlace,
    });
    return told(desk, { ...made, files, index: sha256Of(index), operation: operation ?? null });
  } finally {
    staged.discard();
  }
}

interface Made {
  readonly written: DossierFacts;
  readonly place: DossierPlace;
  readonly papers: Papers;
  readonly missing: readonly SaidGap[];
}

/** Sheets by the part they are, as bytes. */
interface Sheets {
  readonly account: Uint8Array;
  readonly chronology: Uint8Array;
}

/** Prints the sheets; the index comes last, as it names the hashes of all others. */
async function printed(
  desk: Desk,
  workspace: Workspace,
  voice: DossierVoice,
  made: Made,
  form: LetterForm,
): Promise<DossierFile[]> {
  const { written, papers, missing } = made;
  return withPrintRoom(desk, workspace, async (room) => {
    const rows = chronology(voice, written, papers);
    const [account, history] = await Promise.all([
      bytesOf(room, accountSheet(voice, written), form),
      bytesOf(room, chronologySheet(voice, written, rows), form),
    ]);
    const files = partsOf(voice, made, form, { account, chronology: history });
    const texts = missing.map(({ text }) => text);
    const bytes = await bytesOf(room, indexSheet(voice, written, files, texts), form);
    const { names, proves } = voice.messages.dossier;
    return [{ name: `${names.index}.${form}`, bytes, part: 'index', proves: proves.index }, ...files];
  });
}

async function bytesOf(room: PrintRoom, document: DossierDocument, form: LetterForm): Promise<Uint8Array> {
  const html = room.layOutDossier(document);
  return form === 'html' ? new TextEncoder().encode(html) : (await room.print(html)).bytes;
}

/** Every file but the index, in the order of the list. */
function partsOf(
  voice: DossierVoice,
  { written, papers }: Made,
  form: LetterForm,
  sheets: Sheets | undefined,
): DossierFile[] {
  const { names, proves } = voice.messages.dossier;
  const rows = chronology(voice, written, papers);
  const csv = (name: string): string => `${name}.csv`;
  const parts: DossierFile[] = [
    {
      name: csv(names.account),
      bytes: accountCsv(voice, written),
      part: 'account',
      proves: proves.accountData,
    },
    {
      name: csv(names.interest),
      bytes: interestCsv(voice, written),
      part: 'interest',
      proves: proves.interestData,
    },
    {
      name: csv(names.chronology),
      bytes: chronologyCsv(voice, rows),
      part: 'chronology',
      proves: proves.chronologyData,
    },
  ];
  const printedParts: DossierFile[] =
    sheets === undefined
      ? []
      : [
          {
            name: `${names.account}.${form}`,
            bytes: sheets.account,
            part: 'account',
            proves: proves.account,
          },
          {
            name: `${names.chronology}.${form}`,
            bytes: sheets.chronology,
            part: 'chronology',
            proves: proves.chronology,
          },
        ];
  return [...printedParts, ...parts, ...papers.files];
}

/** The index for programs: no time of day, so that the same case gives the same bytes. */
function indexFile(
  { file: { facts }, statement, on }: DossierFacts,
  files: readonly DossierFile[],
  missing: readonly SaidGap[],
): Uint8Array {
  const { number, debtor } = facts;
  const index = {
    schema: 'dunning.dossier/1',
    case: number,
    debtor: { code: debtor.code ?? null, name: debtor.name, vat: debtor.vatNumber ?? null },
    asOf: on,
    currency: statement.currency,
    totals: totalsData(statement.claims[0]),
    files: files.map(fileData),
    missing,
  };
  return new TextEncoder().encode(`${JSON.stringify(index, undefined, 2)}\n`);
}

function fileData({ name, bytes, part, proves, recordedSha256 }: DossierFile): object {
  return {
    name,
    sha256: sha256Of(bytes),
    bytes: bytes.length,
    what: part,
    proves,
    ...(recordedSha256 === undefined ? {} : { recordedSha256 }),
  };
}

/** Inside the workspace as it is seen from there: the journal outlives a move of the folder. */
function shownPath({ dir }: Workspace, { path }: DossierPlace): string {
  const inside = relative(dir, path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split('\\').join('/');
}

interface Told extends Made {
  readonly files: readonly DossierFile[];
  /** The hash of the index; absent in a rehearsal. */
  readonly index?: string;
  readonly operation: number | null;
}

function told(desk: Desk, { written, place, papers, missing, files, index, operation }: Told): Outcome {
  const { dossier, agenda, common } = desk.messages;
  const { file, statement, on } = written;
  const { facts, letters } = file;
  const sent = letters.filter((letter) => letter.status !== 'void' && letter.sentOn !== undefined);
  const proved = sent.filter((letter) => letter.arrivedOn !== undefined);
  const isFolder = place.form === 'folder';
  return {
    schema: 'dunning.dossier/1',
    data: {
      case: facts.number,
      debtor: { code: facts.debtor.code ?? null, name: facts.debtor.name },
      folder: isFolder ? place.path : null,
      file: isFolder ? null : place.path,
      index: index === undefined ? null : { name: INDEX_FILE, sha256: index },
      currency: statement.currency,
      totals: totalsData(statement.claims[0]),
      files: files.map(fileData),
      missing,
      operation,
    },
    screen: (page) => {
      page.heading(agenda.caseTitle(facts.number, facts.debtor.name));
      page.line(bold(index === undefined ? dossier.wouldBe(files.length + 2) : dossier.made(files.length)));
      page.fields(
        [
          [isFolder ? dossier.folder : dossier.file, place.path],
          ...(isFolder && index !== undefined
            ? [[dossier.index, join(place.path, files[0]?.name ?? '')] as const]
            : []),
          ...statement.claims.map(
            ({ totals, currency }) => [dossier.total, desk.format.money(totals.total, currency)] as const,
          ),
          [dossier.letters, dossier.lettersLine(sent.length, proved.length)],
        ],
        2,
      );
      page.line(yellow(dossier.missingTitle));
      for (const { text } of missing) page.paragraph(`- ${text}`, 2);
      if (papers.damage.length > 0) page.line(red(dossier.damaged(papers.damage.length)));
      if (index === undefined) page.line(common.dryRun);
    },
    warnings: [
      ...rateRemarks(desk, statement.claims),
      ...missing.slice(0, papers.damage.length).map(({ code, text }) => ({ code, message: text })),
    ],
    ...(papers.damage.length === 0 ? {} : { exitCode: 3 as const }),
    hints: changeHints(desk, operation),
    asOf: on,
  };
}
