/** The options of `debtor` about interest and prescription. */
import { Option } from 'commander';
import { INTEREST_REGIMES, type InterestRegime } from '../../domain/interest/interestRegimes.ts';
import { readPercent } from '../../domain/interest/interestPercent.ts';
import { CREDIT_KINDS, type CreditKind } from '../../domain/court/prescription.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rehearse } from '../../office/act.ts';
import { debtorCard } from '../../office/debtor/debtorCard.ts';
import { setTermsOfDebtor } from '../../office/court/statement.ts';
import { changeHints } from '../afterChange.ts';
import type { CommandKit, Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import { CORRECTIONS } from './debtorFlags.ts';
import { debtorData, debtorPage } from './debtorPage.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';

/** As typed. */
export interface TermsOptions {
  readonly regime?: InterestRegime;
  readonly rate?: string;
  readonly credit?: CreditKind;
}

/** Options that change something else, or say something about such a change. */
const OTHERS = [
  ...CORRECTIONS,
  'source',
  'person',
  'reason',
  'merge',
  'override',
  'insolvent',
  'claimFiled',
  'insolvencyEnded',
] as const;

const FLAGS = { regime: '--regime', rate: '--rate', credit: '--credit' } as const;

/** Puts the options on the command. */
export function addTermsOptions(command: DunningCommand, kit: CommandKit): DunningCommand {
  const { options } = kit.messages.court.terms;
  return command
    .addOption(new Option('--regime <kind>', options.regime).choices(INTEREST_REGIMES))
    .option('--rate <value>', options.rate)
    .addOption(new Option('--credit <kind>', options.credit).choices(CREDIT_KINDS));
}

/** Whether the options are about interest or prescription. Refuses (usage): `terms-alone`. */
export function isAboutTerms(options: TermsOptions): boolean {
  const [flag] = Object.entries(FLAGS).flatMap(([name, each]) => (name in options ? [each] : []));
  if (flag === undefined) return false;
  const other = OTHERS.find((name) => name in options);
  if (other !== undefined) {
    const typed = `--${other.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new Refusal('usage', 'terms-alone', { flag, other: typed });
  }
  return true;
}

/** Writes the terms down and shows the debtor. An agreed rate means the contract, unless another regime is named. */
export async function changeTerms(
  desk: Desk,
  { regime, rate, credit }: TermsOptions,
  argument: string | undefined,
): Promise<Outcome> {
  const basisPoints = rate === undefined ? undefined : readPercent(rate);
  if (rate !== undefined && basisPoints === undefined)
    throw new Refusal('usage', 'percent-unreadable', { flag: FLAGS.rate, value: rate });
  const { book, moment } = await openOffice(desk, 'write');
  const debtor = await chooseDebtor(desk, book, argument);
  const chosen = regime ?? (basisPoints === undefined ? undefined : 'contract');
  const terms = {
    interest: {
      ...(chosen === undefined ? {} : { regime: chosen }),
      ...(basisPoints === undefined ? {} : { basisPoints }),
    },
    ...(credit === undefined ? {} : { creditKind: credit }),
  };
  const work = () => {
    const { operation } = setTermsOfDebtor(book, moment, debtor, terms);
    return { operation: operation ?? null, card: debtorCard(book, debtor.id) };
  };
  const { operation, card } = desk.globals.dryRun ? { ...rehearse(book, work), operation: null } : work();
  const { court, common } = desk.messages;
  return {
    schema: 'dunning.debtor/1',
    data: { ...debtorData(card), operation },
    screen: (page) => {
      debtorPage(page, desk, card);
      page.blank();
      page.line(desk.globals.dryRun ? common.dryRun : court.terms.kept);
    },
    hints: changeHints(desk, operation),
  };
}
