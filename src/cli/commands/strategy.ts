/** `dunning strategy [case]`: the strategies there are; which one a case is on, why, and the dates it would go through. */
import { isDeepStrictEqual } from 'node:util';
import { openCasesByStrategy } from '../../db/strategyChoices.ts';
import { addDays, daysBetween, type Day } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { DEFAULT_STRATEGIES } from '../../domain/settings.ts';
import { strategyRemarks } from '../../domain/strategy/strategyCheck.ts';
import type { Book } from '../../office/book.ts';
import { anyCase, openCase } from '../../office/case/cases.ts';
import { setStrategy } from '../../office/case/setStrategy.ts';
import { strategyStanding } from '../../office/case/strategies.ts';
import { previewOfCase, previewOfStrategy } from '../../office/case/strategyPreviews.ts';
import { dayText } from '../agenda/agendaView.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import { partOf, type DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';
import {
  chosenText,
  ladderData,
  previewData,
  proposalText,
  standingData,
  writePreview,
} from '../case/strategyView.ts';

export interface StrategyOptions {
  readonly set?: string;
  readonly reason?: string;
  readonly check?: boolean;
  readonly show?: string;
  readonly due?: string;
  readonly until?: string;
}

/** Describes the command. */
export function strategyCommand(kit: CommandKit, run = runStrategy): DunningCommand {
  const { options } = kit.messages.strategy;
  const strategy = kit
    .command('strategy')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--set <name>', options.set)
    .option('--reason <text>', options.reason)
    .option('--show <name>', options.show)
    .option('--due <date>', options.due)
    .option('--until <date>', options.until)
    .option('--check', options.check)
    .action(kit.answer(run));
  strategy.addCommand(
    partOf(kit, 'check', options.check).action(kit.answer((desk: Desk) => run(desk, { check: true }))),
  );
  strategy.addCommand(
    partOf(kit, 'show', options.show)
      .argument('<name>', options.name)
      .option('--due <date>', options.due)
      .option('--until <date>', options.until)
      .action(
        kit.answer((desk: Desk, dates: Pick<StrategyOptions, 'due' | 'until'>, show: string) =>
          run(desk, { ...dates, show }),
        ),
      ),
  );
  return strategy;
}

/** One of: the list, a case, a change of a case, the dates of a strategy, a check. */
export async function runStrategy(desk: Desk, options: StrategyOptions, query?: string): Promise<Outcome> {
  refuseMixed(options, query);
  const office = await openOffice(desk, options.set === undefined ? 'read' : 'write');
  const { book } = office;
  if (options.check === true) return checked(desk, book);
  if (options.show !== undefined) return datesOf(desk, book, options.show, options);
  if (options.set !== undefined) return change(desk, office, options.set, options.reason, query);
  return query === undefined ? list(desk, book) : ofCase(desk, book, query, options);
}

/** Every option belongs to one of the questions. Refuses (usage): `goes-only-with`, `conflicting-options`. */
function refuseMixed({ set, reason, check, show, due, until }: StrategyOptions, query?: string): void {
  const asked = [
    ...(check === true ? ['--check'] : []),
    ...(show === undefined ? [] : ['--show']),
    ...(set === undefined ? [] : ['--set']),
  ];
  const isAboutCase = check !== true && show === undefined;
  const conflicting = [
    ...asked,
    ...(query !== undefined && !isAboutCase ? [query] : []),
    ...(until !== undefined && (check === true || set !== undefined) ? ['--until'] : []),
  ];
  const [flag = '', other] = conflicting;
  if (other !== undefined) throw new Refusal('usage', 'conflicting-options', { flag, other });
  if (reason !== undefined && set === undefined)
    throw new Refusal('usage', 'goes-only-with', { flag: '--reason', other: '--set' });
  if (due !== undefined && show === undefined)
    throw new Refusal('usage', 'goes-only-with', { flag: '--due', other: '--show' });
}

function list(desk: Desk, book: Book): Outcome {
  const { messages } = desk;
  const { strategy: words } = messages;
  const { strategies } = book.settings;
  const counts = openCasesByStrategy(book.database);
  const rows = Object.values(strategies).map(({ name, steps }) => ({
    name,
    isOwn: !isDeepStrictEqual(strategies[name], DEFAULT_STRATEGIES[name]),
    count: steps.length,
    days: lengthOf(book, name, desk.today),
    openCases: counts.get(name) ?? 0,
  }));
  return {
    schema: 'dunning.strategy/1',
    data: {
      strategies: rows.map(({ name, isOwn, days, openCases }) => ({
        name,
        source: isOwn ? 'settings' : 'program',
        days,
        openCases,
        steps: ladderData(strategies, name),
      })),
    },
    screen: (page) => {
      page.heading(words.title(rows.length));
      const { columns } = words;
      page.table(
        [
          { header: columns.name, wraps: true },
          { header: columns.steps, align: 'right' },
          { header: columns.days, align: 'right' },
          { header: columns.cases, align: 'right' },
        ],
        rows.map(({ name, isOwn, count, days, openCases }) => [
          isOwn ? words.own(name) : name,
          String(count),
          String(days),
          String(openCases),
        ]),
      );
      if (rows.some(({ isOwn }) => isOwn)) page.paragraph(words.ownNote, 2);
    },
    hints: [words.showHint('standard')],
  };
}

/** Days from the due date to the last step, with everything done in time. */
function lengthOf(book: Book, name: string, due: Day): number {
  const steps = previewOfStrategy(book, name, due, addDays(due, LONGEST));
  const last = steps.at(-1)?.on ?? due;
  return daysBetween(due, last);
}

/** How far the longest strategy is looked after. */
const LONGEST = 2 * 365;

async function ofCase(desk: Desk, book: Book, query: string, options: StrategyOptions): Promise<Outcome> {
  const { messages, asOf } = desk;
  const { strategy: words, agenda } = messages;
  const { case: number } = await chooseCase(desk, book, query);
  const facts = anyCase(book, number);
  const standing = strategyStanding(book, facts, asOf);
  const until = untilOf(desk, book, options) ?? addDays(asOf, 365);
  const isKnown = Object.hasOwn(book.settings.strategies, facts.strategy);
  const behind = facts.steps.filter((step) => step.outcome !== 'passed');
  const ahead = facts.isOpen && isKnown ? previewOfCase(book, facts, asOf, until) : [];
  return {
    schema: 'dunning.strategy/1',
    data: {
      case: number,
      strategy: facts.strategy,
      ...standingData(desk, standing),
      done: behind.map(({ step, kind, outcome, on, deadline }) => ({
        step,
        kind: kind ?? null,
        outcome,
        on,
        deadline: deadline ?? null,
      })),
      preview: previewData(ahead),
      until,
    },
    screen: (page) => {
      page.heading(agenda.caseTitle(number, facts.debtor.name));
      const proposal = proposalText(desk, standing);
      const rows: [string, string][] = [
        [words.strategyField, isKnown ? facts.strategy : words.gone(facts.strategy)],
        [words.reasonField, chosenText(desk, standing)],
      ];
      page.fields(proposal === undefined ? rows : [...rows, [words.nowField, proposal]]);
      if (behind.length > 0) {
        page.blank();
        page.heading(words.behindTitle);
        page.table(
          [{ header: '' }, { header: '', wraps: true }],
          behind.map(({ step, on }) => [dayText(desk, on), messages.words.step(step)]),
        );
      }
      if (!facts.isOpen) return;
      page.blank();
      writePreview(page, desk, words.aheadTitle, ahead);
    },
    hints: facts.isOpen
      ? [words.changeHint(number, standing.isProposal ? standing.byRule.strategy : otherThan(facts.strategy))]
      : [],
    asOf,
  };
}

/** An example of another one. */
function otherThan(strategy: string): string {
  return strategy === 'standard' ? 'fast' : 'standard';
}

async function change(
  desk: Desk,
  { book, moment }: OfficeDesk,
  to: string,
  given: string | undefined,
  query?: string,
): Promise<Outcome> {
  const { strategy: words } = desk.messages;
  const { case: number } = await chooseCase(desk, book, query);
  const { debtor } = openCase(book, number);
  requireFlags(desk, [{ flag: '--reason', example: '"..."', isGiven: given !== undefined }]);
  const reason =
    given ?? (await desk.ask.text({ message: words.askReason, flag: '--reason', example: '"..."' }));
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => setStrategy(book, moment, number, to, reason),
    () => number,
  );
  const isUnchanged = operation === null && !desk.globals.dryRun;
  return changeOutcome(desk, {
    command: 'strategy',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [isUnchanged ? words.already(to) : words.done(result.from, to)],
    data: { strategy: to, before: result.from, by: 'hand', reason },
  });
}

function datesOf(desk: Desk, book: Book, name: string, options: StrategyOptions): Outcome {
  const due = options.due === undefined ? desk.asOf : dayOf(desk, book, '--due', options.due);
  const until = untilOf(desk, book, options) ?? addDays(due, 365);
  const steps = previewOfStrategy(book, name, due, until);
  const { strategy: words } = desk.messages;
  return {
    schema: 'dunning.strategy/1',
    data: {
      strategy: name,
      due,
      until,
      steps: ladderData(book.settings.strategies, name),
      preview: previewData(steps),
    },
    screen: (page) => writePreview(page, desk, words.ofStrategyTitle(name, desk.format.fullDay(due)), steps),
    asOf: desk.asOf,
  };
}

/** The settings were read: what would make them unusable has been told by then. What is left are remarks. */
function checked(desk: Desk, book: Book): Outcome {
  const { strategy: words } = desk.messages;
  const strategies = Object.values(book.settings.strategies);
  const remarks = strategies.flatMap((strategy) =>
    strategyRemarks(strategy).map((remark) => ({ strategy: strategy.name, ...remark })),
  );
  const texts = remarks.map(({ strategy, step, code }) => words.finding(strategy, step, code));
  return {
    schema: 'dunning.strategy/1',
    data: {
      checked: strategies.map(({ name }) => name),
      remarks: remarks.map(({ strategy, step, code }, index) => ({
        strategy,
        step,
        code,
        text: texts[index],
      })),
    },
    screen: (page) => {
      page.paragraph(words.checked(strategies.length));
      for (const text of texts) page.paragraph(`! ${text}`, 2);
    },
  };
}

function untilOf(desk: Desk, book: Book, { until }: StrategyOptions): Day | undefined {
  return until === undefined ? undefined : dayOf(desk, book, '--until', until);
}

function dayOf(desk: Desk, book: Book, flag: string, text: string): Day {
  const { patronDay: patron } = book.settings.rules;
  return dayOption(text, { flag, today: desk.today, patron, direction: 'any' }).day;
}
