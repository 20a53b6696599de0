/** `dunning trace [case]`: a debtor who cannot be reached is looked for; what is found resumes the step that failed. */
import type { Day } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { openCase } from '../../office/case/cases.ts';
import {
  answerExpectedOn,
  askForDebtor,
  debtorFound,
  debtorNotFound,
  type FoundDebtor,
  type Traced,
} from '../../office/debtor/tracing.ts';
import type { Done } from '../../office/act.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';
import { askTracing, readFound, type TraceOptions } from '../debtor/traceOptions.ts';

/** Describes the command. */
export function traceCommand(kit: CommandKit, run = runTrace): DunningCommand {
  const { options } = kit.messages.interruptions.trace;
  return kit
    .command('trace')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--ask <text>', options.ask)
    .option('--by <date>', options.by)
    .option('--found-phone <number>', options.foundPhone)
    .option('--found-email <text>', options.foundEmail)
    .option('--found-address <text>', options.foundAddress)
    .option('--source <text>', options.source)
    .option('--not-found', options.notFound)
    .option('--note <text>', options.note)
    .action(kit.answer(run));
}

/** An enquiry that was made, what was found, or that nothing was. */
export async function runTrace(desk: Desk, options: TraceOptions, argument?: string): Promise<Outcome> {
  refuseMixed(options);
  const office = await openOffice(desk, 'write');
  const { case: number } = await chooseCase(desk, office.book, argument);
  const { debtor } = openCase(office.book, number);
  const given = isSaid(options) ? options : await asked(desk, office);
  const step = await stepOf(desk, office, number, given);
  const { result, operation, next } = carryOut(desk, office.book, step.act, () => number);
  const { messages } = desk;
  const stepDone = result?.stepDone;
  return changeOutcome(desk, {
    command: 'trace',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [
      ...step.said,
      ...(stepDone === undefined
        ? []
        : [messages.interruptions.trace.stepDone(messages.words.step(stepDone))]),
    ],
    data: { ...step.data, ...(stepDone === undefined ? {} : { stepDone }) },
  });
}

const FOUND = ['foundPhone', 'foundEmail', 'foundAddress'] as const;

function isSaid(options: TraceOptions): boolean {
  return options.ask !== undefined || options.notFound === true || FOUND.some((name) => name in options);
}

/** One of the three at a time. Refuses (usage): `conflicting-options`, `flag-goes-with`. */
function refuseMixed(options: TraceOptions): void {
  const isFound = FOUND.some((name) => name in options);
  const told: string[] = [
    ...(options.ask === undefined ? [] : ['--ask']),
    ...(isFound ? ['--found-...'] : []),
    ...(options.notFound === true ? ['--not-found'] : []),
  ];
  const [flag, other] = told;
  if (flag !== undefined && other !== undefined)
    throw new Refusal('usage', 'conflicting-options', { flag, other });
  for (const [name, isFit, needed] of [
    ['by', options.ask !== undefined, '--ask'],
    ['source', isFound, '--found-phone'],
    ['note', options.notFound === true, '--not-found'],
  ] as const) {
    if (options[name] !== undefined && !isFit)
      throw new Refusal('usage', 'flag-goes-with', { flag: `--${name}`, needed });
  }
}

/** At a terminal. Refuses (usage) elsewhere: `needs-one-flag`. */
async function asked(desk: Desk, { book }: OfficeDesk): Promise<TraceOptions> {
  if (!desk.ask.isPossible) {
    const flags = ['--ask', '--found-phone', '--found-email', '--found-address', '--not-found'];
    throw new Refusal('usage', 'needs-one-flag', { flags, example: '--found-phone "055 123456"' });
  }
  return askTracing(desk, answerExpectedOn(desk.today, book.settings.rules));
}

interface TraceStep {
  readonly act: () => Done<Traced | undefined>;
  readonly said: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

async function stepOf(
  desk: Desk,
  { book, moment }: OfficeDesk,
  number: number,
  options: TraceOptions,
): Promise<TraceStep> {
  const { trace } = desk.messages.interruptions;
  const { note } = options;
  if (options.ask !== undefined) {
    const until = readUntil(desk, book.settings.rules, options.by);
    const enquiry = { asked: options.ask, until };
    return {
      act: () => withoutResult(askForDebtor(book, moment, number, enquiry)),
      said: [trace.asked(options.ask, desk.format.fullDay(until))],
      data: enquiry,
    };
  }
  if (options.notFound === true) {
    return {
      act: () => debtorNotFound(book, moment, number, note),
      said: [trace.notFound],
      data: { result: 'not-found', ...(note === undefined ? {} : { note }) },
    };
  }
  const found = await readFound(desk, options);
  return {
    act: () => debtorFound(book, moment, number, found),
    said: [trace.found(foundText(found), found.source)],
    data: { result: 'found', found },
  };
}

function readUntil(
  desk: Desk,
  rules: OfficeDesk['book']['settings']['rules'],
  typed: string | undefined,
): Day {
  if (typed === undefined) return answerExpectedOn(desk.today, rules);
  const { patronDay: patron } = rules;
  return dayOption(typed, { flag: '--by', today: desk.today, patron, direction: 'future' }).day;
}

function withoutResult(done: Done<void>): Done<undefined> {
  return { ...done, result: undefined };
}

function foundText({ phone, email, address }: FoundDebtor): string {
  const { address: street, postcode, city, province } = address ?? {};
  const town = [postcode, city, province].filter((part) => part !== undefined).join(' ');
  return [phone, email, street, town].filter((part) => part !== undefined && part !== '').join(', ');
}
