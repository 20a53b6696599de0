/** `dunning skip [case]`: a person goes past the step ahead, with a reason the journal keeps. */
import { skipStep } from '../../office/case/cases.ts';
import { seeCase } from '../../office/case/contacts.ts';
import { Refusal } from '../../domain/refusal.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface SkipOptions {
  readonly reason?: string;
}

/** Describes the command. */
export function skipCommand(kit: CommandKit, run = runSkip): DunningCommand {
  return kit
    .command('skip')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--reason <text>', kit.messages.caseLife.skip.reason)
    .action(kit.answer(run));
}

/** Skips the step ahead. */
export async function runSkip(desk: Desk, options: SkipOptions, argument?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { case: number } = await chooseCase(desk, book, argument);
  const { facts, decision } = seeCase(book, moment, number);
  if (decision.step === undefined) throw new Refusal('rule', 'no-step-ahead', { case: number });
  const { messages } = desk;
  const words = messages.caseLife.skip;
  requireFlags(desk, [{ flag: '--reason', example: '"..."', isGiven: options.reason !== undefined }]);
  const message = words.askReason(messages.words.step(decision.step.id));
  const reason = options.reason ?? (await desk.ask.text({ message, flag: '--reason', example: '"..."' }));
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => skipStep(book, moment, number, reason),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'skip',
    case: number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [words.done(messages.words.step(result.step), reason)],
    data: { skipped: { step: result.step, reason } },
  });
}
