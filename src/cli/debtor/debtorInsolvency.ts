/** The options of `debtor` about insolvency proceedings: one of three acts at a time, and what is said about it. */
import { Option } from 'commander';
import { PROCEDURES, type Procedure } from '../../domain/step/insolvency.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rehearse, type Done } from '../../office/act.ts';
import type { Book, Moment } from '../../office/book.ts';
import { openCaseOf } from '../../office/case/cases.ts';
import { debtorCard } from '../../office/debtor/debtorCard.ts';
import { endInsolvency, recordClaimFiled, recordInsolvency } from '../../office/debtor/insolvency.ts';
import { changeHints, whatComesNext } from '../afterChange.ts';
import type { CommandKit, Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import { CORRECTIONS, type DebtorOptions } from './debtorFlags.ts';
import { debtorData } from './debtorPage.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../screen/ink.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';

/** As typed. */
export interface InsolvencyOptions {
  readonly insolvent?: string;
  readonly procedure?: Procedure;
  readonly court?: string;
  readonly courtNumber?: string;
  readonly fileBy?: string;
  readonly claimFiled?: string;
  readonly reference?: string;
  readonly insolvencyEnded?: string;
  readonly reason?: string;
}

/** Puts the options on the command. */
export function addInsolvencyOptions(command: DunningCommand, kit: CommandKit): DunningCommand {
  const { options } = kit.messages.interruptions.insolvency;
  return command
    .option('--insolvent <date>', options.insolvent)
    .addOption(new Option('--procedure <kind>', options.procedure).choices(PROCEDURES))
    .option('--court <name>', options.court)
    .option('--court-number <number>', options.courtNumber)
    .option('--file-by <date>', options.fileBy)
    .option('--claim-filed <date>', options.claimFiled)
    .option('--reference <reference>', options.reference)
    .option('--insolvency-ended <date>', options.ended);
}

const ACTS = {
  insolvent: '--insolvent',
  claimFiled: '--claim-filed',
  insolvencyEnded: '--insolvency-ended',
} as const;

/** Options that say something about one of the acts. */
const DETAILS = {
  procedure: ['--procedure', 'insolvent'],
  court: ['--court', 'insolvent'],
  courtNumber: ['--court-number', 'insolvent'],
  fileBy: ['--file-by', 'insolvent'],
  reference: ['--reference', 'claimFiled'],
} as const;

/** Options of `debtor` about something else. */
const OTHERS = [...CORRECTIONS, 'source', 'person', 'merge', 'override'] as const;

/** Whether the options are about proceedings. Refuses (usage): `flag-goes-with`, `insolvency-alone`. */
export function isAboutInsolvency(options: DebtorOptions): boolean {
  const acts = Object.entries(ACTS).filter(([name]) => name in options);
  const [first, second] = acts;
  if (first !== undefined && second !== undefined)
    throw new Refusal('usage', 'insolvency-alone', { flag: first[1], other: second[1] });
  for (const [name, [flag, act]] of Object.entries(DETAILS)) {
    if (name in options && !(act in options))
      throw new Refusal('usage', 'flag-goes-with', { flag, needed: ACTS[act] });
  }
  const other = OTHERS.find((name) => options[name] !== undefined);
  if (first !== undefined && other !== undefined) {
    const flag = `--${other.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new Refusal('usage', 'insolvency-alone', { flag: first[1], other: flag });
  }
  return first !== undefined;
}

/** Records proceedings, the claim filed in them, or their end. */
export async function changeInsolvency(
  desk: Desk,
  options: InsolvencyOptions,
  argument: string | undefined,
): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const debtor = await chooseDebtor(desk, book, argument);
  const { act, said } = await actOf(desk, book, moment, debtor.id, options);
  const { interruptions, common } = desk.messages;
  const work = () => {
    const { operation } = act();
    const number = openCaseOf(book, debtor.id);
    return {
      operation: operation ?? null,
      number,
      card: debtorCard(book, debtor.id),
      next: number === undefined ? undefined : whatComesNext(desk, book, number),
    };
  };
  const { operation, card, number, next } = desk.globals.dryRun
    ? { ...rehearse(book, work), operation: null }
    : work();
  return {
    schema: 'dunning.debtor/1',
    data: {
      ...debtorData(card),
      operation,
      case: number ?? null,
      next: next?.data ?? null,
    },
    screen: (page) => {
      page.line(bold([debtor.code ?? '', debtor.name].join('  ').trim()));
      for (const line of said) page.paragraph(line);
      for (const line of next?.lines ?? [interruptions.insolvency.noCase]) page.paragraph(line);
      if (desk.globals.dryRun) page.line(common.dryRun);
    },
    hints: changeHints(desk, operation),
  };
}

interface InsolvencyAct {
  readonly act: () => Done<void>;
  readonly said: readonly string[];
}

async function actOf(
  desk: Desk,
  book: Book,
  moment: Moment,
  debtor: number,
  options: InsolvencyOptions,
): Promise<InsolvencyAct> {
  const { insolvency, procedure: procedureWord } = desk.messages.interruptions;
  const { fullDay } = desk.format;
  const { patronDay: patron } = book.settings.rules;
  const past = (typed: string, flag: string) =>
    dayOption(typed, { flag, today: desk.today, patron, direction: 'past' }).day;
  if (options.claimFiled !== undefined) {
    const on = past(options.claimFiled, '--claim-filed');
    const { reference } = options;
    const filed = { on, ...(reference === undefined ? {} : { reference }) };
    return {
      act: () => recordClaimFiled(book, moment, debtor, filed),
      said: [insolvency.filed(fullDay(on))],
    };
  }
  if (options.insolvencyEnded !== undefined) {
    const on = past(options.insolvencyEnded, '--insolvency-ended');
    requireFlags(desk, [{ flag: '--reason', example: '"..."', isGiven: options.reason !== undefined }]);
    const question = { message: desk.messages.caseLife.hold.reason, flag: '--reason', example: '"..."' };
    const reason = options.reason ?? (await desk.ask.text(question));
    return {
      act: () => endInsolvency(book, moment, debtor, { on, reason }),
      said: [insolvency.ended(fullDay(on), reason)],
    };
  }
  const { procedure = 'judicial-liquidation', court, courtNumber } = options;
  const openedOn = past(options.insolvent ?? '', '--insolvent');
  const fileBy =
    options.fileBy === undefined
      ? undefined
      : dayOption(options.fileBy, { flag: '--file-by', today: desk.today, patron, direction: 'any' }).day;
  const entry = {
    procedure,
    openedOn,
    ...(court === undefined ? {} : { court }),
    ...(courtNumber === undefined ? {} : { number: courtNumber }),
    ...(fileBy === undefined ? {} : { fileBy }),
  };
  const opened = insolvency.opened(procedureWord(procedure), fullDay(openedOn));
  return {
    act: () => recordInsolvency(book, moment, debtor, entry),
    said: fileBy === undefined ? [opened] : [opened, insolvency.fileBy(fullDay(fileBy))],
  };
}
