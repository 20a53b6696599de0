/** `dunning assess [case]`: whether a court is worth it, line by line; `--record` puts it into the history. */
import { Option } from 'commander';
import { SOLVENCIES, type Solvency } from '../../domain/court/assessment.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  assessCase,
  recordAssessment,
  refuseForeign,
  type AssessmentWish,
} from '../../office/court/assessment.ts';
import { carryOut, changeHints } from '../afterChange.ts';
import { assessmentData, writeAssessment } from '../court/assessmentView.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { rateRemarks } from '../money/interestView.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface AssessOptions {
  readonly solvency?: Solvency;
  readonly otherCreditors?: string;
  readonly acknowledged?: string;
  readonly record?: boolean;
}

/** Describes the command. */
export function assessCommand(kit: CommandKit, run = runAssess): DunningCommand {
  const { options } = kit.messages.court;
  return kit
    .command('assess')
    .argument('[case]', kit.messages.common.caseArgument)
    .addOption(new Option('--solvency <kind>', options.solvency).choices(SOLVENCIES))
    .option('--other-creditors <number>', options.otherCreditors)
    .option('--acknowledged <date>', options.acknowledged)
    .option('--record', options.record)
    .action(kit.answer(run));
}

/** Shows the assessment, or records it. */
export async function runAssess(desk: Desk, options: AssessOptions, query?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, options.record === true ? 'write' : 'read');
  const { case: number } = await chooseCase(desk, book, query);
  const wish = wishOf(desk, options, book.settings.rules.patronDay);
  const { assess } = desk.messages.court;
  if (options.record !== true) {
    const assessed = assessCase(book, number, desk.asOf, wish);
    refuseForeign(assessed);
    return {
      schema: 'dunning.assess/1',
      data: { ...assessmentData(desk, assessed, book.settings.court), recorded: false, operation: null },
      screen: (page) => writeAssessment(page, desk, assessed, book.settings.court),
      warnings: rateRemarks(desk, assessed.statement.claims),
      hints: [assess.notRecorded(`dunning assess ${number} --record`)],
      asOf: desk.asOf,
    };
  }
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => recordAssessment(book, moment, number, wish),
    () => number,
  );
  const { words, common } = desk.messages;
  const { assessed, stepDone, ahead, isTooEarly } = result;
  return {
    schema: 'dunning.assess/1',
    data: {
      ...assessmentData(desk, assessed, book.settings.court),
      recorded: operation !== null,
      stepDone: stepDone ?? null,
      operation,
      next: next.data,
    },
    screen: (page) => {
      writeAssessment(page, desk, assessed, book.settings.court);
      page.blank();
      if (stepDone !== undefined) page.paragraph(assess.recorded(words.step(stepDone)));
      else if (isTooEarly === true) page.paragraph(assess.recordedEarly);
      else if (ahead !== undefined) page.paragraph(assess.recordedOnly(words.step(ahead)));
      else page.paragraph(assess.recordedAtEnd);
      for (const line of next.lines) page.paragraph(line);
      if (desk.globals.dryRun) page.line(common.dryRun);
    },
    warnings: rateRemarks(desk, assessed.statement.claims),
    hints: changeHints(desk, operation),
  };
}

function wishOf(desk: Desk, options: AssessOptions, patron: string | undefined): AssessmentWish {
  const { solvency, otherCreditors, acknowledged } = options;
  if (otherCreditors !== undefined && !/^\d{1,3}$/.test(otherCreditors)) {
    throw new Refusal('usage', 'creditors-unreadable', { value: otherCreditors });
  }
  return {
    ...(solvency === undefined ? {} : { solvency }),
    ...(otherCreditors === undefined ? {} : { otherCreditors: Number(otherCreditors) }),
    ...(acknowledged === undefined
      ? {}
      : {
          acknowledgedOn: dayOption(acknowledged, {
            flag: '--acknowledged',
            today: desk.today,
            patron,
            direction: 'past',
          }).day,
        }),
  };
}
