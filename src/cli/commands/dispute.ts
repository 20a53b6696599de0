/** `dunning dispute [case]`: invoices the debtor contests leave the claim; an answer brings them back or credits them. */
import { Option } from 'commander';
import { toDecimal } from '../../domain/money.ts';
import { openDispute, resolveDisputes, type DisputeAnswer } from '../../office/case/disputes.ts';
import { openCase } from '../../office/case/cases.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { askInvoices, askReason, disputeReason, usualReasons } from '../contact/contactQuestions.ts';
import { listedNumbers } from '../contact/contactOptions.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { amountOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';
import { Refusal } from '../../domain/refusal.ts';

export interface DisputeOptions {
  readonly reason?: string;
  readonly invoices?: string;
  readonly answered?: string;
  readonly answer?: 'accepted' | 'rejected';
  readonly credit?: string;
  readonly note?: string;
}

/** Describes the command. */
export function disputeCommand(kit: CommandKit, run = runDispute): DunningCommand {
  const { dispute } = kit.messages.caseLife;
  return kit
    .command('dispute')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--reason <text>', kit.messages.interruptions.dispute.kinds(usualReasons()))
    .option('--invoices <numbers>', dispute.invoices)
    .addOption(
      new Option('--answer <answer>', kit.messages.interruptions.dispute.answer).choices([
        'accepted',
        'rejected',
      ]),
    )
    .option('--credit <amount>', kit.messages.interruptions.dispute.credit)
    .option('--note <text>', kit.messages.interruptions.dispute.note)
    .option('--answered <text>', dispute.answered)
    .action(kit.answer(run));
}

/** Opens a dispute, or ends those of the case with the answer that was given. */
export async function runDispute(desk: Desk, options: DisputeOptions, argument?: string): Promise<Outcome> {
  refuseMixed(options);
  const given = answerOf(options);
  const office = await openOffice(desk, 'write');
  const { case: number } = await chooseCase(desk, office.book, argument);
  return given === undefined ? open(desk, office, number, options) : answer(desk, office, number, given);
}

/** Refuses (usage): `conflicting-options`, `flag-goes-with`. */
function refuseMixed(options: DisputeOptions): void {
  const answering = options.answer === undefined ? 'answered' : 'answer';
  for (const [one, other] of [
    ['answered', 'reason'],
    ['answered', 'invoices'],
    ['answered', 'answer'],
    ['answered', 'note'],
    ['answer', 'reason'],
  ] as const) {
    if (options[one] === undefined || options[other] === undefined) continue;
    throw new Refusal('usage', 'conflicting-options', { flag: `--${one}`, other: `--${other}` });
  }
  for (const name of ['credit', 'note'] as const) {
    if (options[name] === undefined || options[answering] !== undefined) continue;
    throw new Refusal('usage', 'flag-goes-with', { flag: `--${name}`, needed: '--answer' });
  }
}

/** `--answered` was there first: a rejection with its text. */
function answerOf({
  answer: resolution,
  answered,
  note,
  credit,
  invoices,
}: DisputeOptions): DisputeAnswer | undefined {
  if (answered !== undefined) return { resolution: 'rejected', note: answered };
  if (resolution === undefined) return undefined;
  return {
    resolution,
    ...(note === undefined ? {} : { note }),
    ...(credit === undefined ? {} : { credit: amountOption(credit, '--credit') }),
    ...(invoices === undefined ? {} : { invoices: listedNumbers(invoices) }),
  };
}

async function open(
  desk: Desk,
  office: OfficeDesk,
  number: number,
  options: DisputeOptions,
): Promise<Outcome> {
  const { book, moment } = office;
  const facts = openCase(book, number);
  requireFlags(desk, [{ flag: '--reason', example: 'defective', isGiven: options.reason !== undefined }]);
  const why = disputeReason(desk, options.reason ?? (await askReason(desk)));
  const isAsked = options.reason === undefined && options.invoices === undefined;
  const listed = options.invoices === undefined ? [] : listedNumbers(options.invoices);
  const invoices = isAsked ? await askInvoices(desk, { facts }) : listed;
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => openDispute(book, moment, number, { ...why, invoices }),
    () => number,
  );
  const { disputed, answerBy } = result;
  const { dispute } = desk.messages.caseLife;
  return changeOutcome(desk, {
    command: 'dispute',
    case: number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [dispute.opened(disputed.join(', '), desk.format.fullDay(answerBy))],
    data: { dispute: { ...why, invoices: disputed, answerBy } },
  });
}

function answer(desk: Desk, { book, moment }: OfficeDesk, number: number, given: DisputeAnswer): Outcome {
  const { debtor } = openCase(book, number);
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => resolveDisputes(book, moment, number, given),
    () => number,
  );
  const { format, messages } = desk;
  const words = messages.interruptions.dispute;
  const invoices = result.invoices.join(', ');
  const credited = result.credits.map(({ number: invoice, cents, stillOpen, currency }) =>
    words.credited(invoice, format.money(cents, currency), format.money(stillOpen, currency)),
  );
  const isRejected = given.resolution === 'rejected';
  return changeOutcome(desk, {
    command: 'dispute',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: isRejected
      ? [
          messages.caseLife.dispute.answeredDone(invoices),
          ...(given.note === undefined ? [words.inWriting] : []),
        ]
      : [words.accepted(invoices), ...credited],
    data: {
      answered: {
        resolution: given.resolution,
        note: given.note ?? null,
        invoices: result.invoices,
        credits: result.credits.map(({ number: invoice, cents, stillOpen, currency }) => ({
          invoice,
          amount: toDecimal(cents),
          open: toDecimal(stillOpen),
          currency,
        })),
      },
    },
  });
}
