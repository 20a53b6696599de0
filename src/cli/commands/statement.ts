/** `dunning statement [case]`: what is overdue on a day, with interest and lump sums; and how a debtor's interest is counted. */
import { Option } from 'commander';
import type { OwnInterest } from '../../domain/interest/interestRegime.ts';
import { INTEREST_REGIMES, type InterestRegime } from '../../domain/interest/interestRegimes.ts';
import { readPercent } from '../../domain/interest/interestPercent.ts';
import { CREDIT_KINDS, type CreditKind } from '../../domain/court/prescription.ts';
import { Refusal } from '../../domain/refusal.ts';
import { setDebtorTerms, statementOf } from '../../office/court/statement.ts';
import { changeHints } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { rateHints, rateRemarks, statementData, writeStatement } from '../money/interestView.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface StatementOptions {
  readonly on?: string;
  readonly regime?: InterestRegime;
  readonly rate?: string;
  readonly credit?: CreditKind;
  readonly keep?: boolean;
}

/** Describes the command. */
export function statementCommand(kit: CommandKit, run = runStatement): DunningCommand {
  const { options } = kit.messages.court;
  return kit
    .command('statement')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--on <date>', options.on)
    .addOption(new Option('--regime <kind>', options.regime).choices(INTEREST_REGIMES))
    .option('--rate <value>', options.rate)
    .addOption(new Option('--credit <kind>', options.credit).choices(CREDIT_KINDS))
    .option('--keep', options.keep)
    .action(kit.answer(run));
}

/** The account; with `--keep` the terms are written down for the debtor first. */
export async function runStatement(desk: Desk, options: StatementOptions, query?: string): Promise<Outcome> {
  if (options.credit !== undefined && options.keep !== true)
    throw new Refusal('usage', 'goes-only-with', { flag: '--credit', other: '--keep' });
  const isKept = options.keep === true && !desk.globals.dryRun;
  const { book, moment } = await openOffice(desk, isKept ? 'write' : 'read');
  const { case: number } = await chooseCase(desk, book, query);
  const on =
    options.on === undefined
      ? desk.asOf
      : dayOption(options.on, {
          flag: '--on',
          today: desk.today,
          patron: book.settings.rules.patronDay,
          direction: 'any',
        }).day;
  const asked = askedInterest(options);
  const operation = isKept ? keep(options, asked) : undefined;
  const statement = statementOf(book, number, on, asked);
  const remarks = rateRemarks(desk, statement.claims);
  const { court, common } = desk.messages;
  return {
    schema: 'dunning.statement/1',
    data: { ...statementData(statement), operation: operation ?? null },
    screen: (page) => {
      writeStatement(page, desk, statement);
      if (operation !== undefined) page.paragraph(court.kept(court.regime(statement.terms.regime)));
      if (desk.globals.dryRun) page.line(common.dryRun);
    },
    warnings: remarks,
    hints: [...changeHints(desk, operation ?? null), ...rateHints(desk, remarks)],
    asOf: on,
  };

  function keep({ credit }: StatementOptions, interest: OwnInterest): number | undefined {
    const terms = { interest, ...(credit === undefined ? {} : { creditKind: credit }) };
    return setDebtorTerms(book, moment, number, terms).operation;
  }
}

/** An agreed rate means the contract, unless another regime is named beside it. */
function askedInterest({ regime, rate }: StatementOptions): OwnInterest {
  if (rate === undefined) return regime === undefined ? {} : { regime };
  const basisPoints = readPercent(rate);
  if (basisPoints === undefined)
    throw new Refusal('usage', 'percent-unreadable', { flag: '--rate', value: rate });
  return { regime: regime ?? 'contract', basisPoints };
}
