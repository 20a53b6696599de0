/** `dunning plan [case]`: a debt paid in agreed instalments: made, shown, put into an agreement, given up. */
import { AGREEMENT } from '../../domain/agreed/agreement.ts';
import { endOfMonth, addMonths, type Day } from '../../domain/day.ts';
import type { Cents } from '../../domain/money.ts';
import { caseFile } from '../../office/case/caseFile.ts';
import { seeCase } from '../../office/case/contacts.ts';
import { cancelPlan, draftPlan, makePlan, type PlanWish } from '../../office/case/plans.ts';
import { ratesOf } from '../../office/rates.ts';
import { carryOut, changeOutcome, declined } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { listedNumbers } from '../contact/contactOptions.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../screen/ink.ts';
import { insolvencyWarnings } from '../debtor/insolvencyWarning.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { amountOption, dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';
import {
  checkTogether,
  givenOption,
  instalmentCount,
  interestOption,
  MAKING,
  readCount,
  rhythmOption,
  type PlanOptions,
} from '../money/planOptions.ts';
import { draftData, draftTable, planData, planScreen } from '../money/planView.ts';

/** Describes the command. */
export function planCommand(kit: CommandKit, run = runPlan): DunningCommand {
  const { options } = kit.messages.plans;
  return kit
    .command('plan')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--instalments <number>', options.instalments)
    .option('--first <date>', options.first)
    .option('--every <days>', options.every)
    .option('--down <amount>', options.down)
    .option('--given <text>', options.given)
    .option('--amount <amount>', options.amount)
    .option('--items <numbers>', options.items)
    .option('--currency <code>', options.currency)
    .option('--interest <rate>', options.interest)
    .option('--override <reason>', options.override)
    .option('--preview', options.preview)
    .option('--letter', options.letter)
    .option('--html', options.html)
    .option('--open', options.open)
    .option('--cancel <reason>', options.cancel)
    .action(kit.answer(run));
}

/** Makes a plan when told of what it consists, else shows the one there is, else asks for one. */
export async function runPlan(desk: Desk, options: PlanOptions, argument?: string): Promise<Outcome> {
  checkTogether(options);
  if (options.letter === true) return printAgreement(desk, options, argument);
  const isMaking = MAKING.some((name) => options[name] !== undefined) || options.preview === true;
  if (options.cancel === undefined && !isMaking) {
    const shown = await show(desk, argument);
    if (shown !== undefined) return shown;
  }
  const isPreview = options.preview === true;
  const office = await openOffice(desk, isPreview ? 'read' : 'write');
  const { case: number, debtor } = await chooseCase(desk, office.book, argument);
  if (options.cancel !== undefined) return cancel(desk, office, number, debtor.name, options.cancel);
  const { wish, isAsked } = await wishOf(desk, office, number, options);
  if (isPreview) return preview(desk, office, number, debtor.name, wish);
  if (isAsked && !(await isWanted(desk, office, number, wish)))
    return declined(desk, 'plan', { case: number });
  const { facts } = seeCase(office.book, office.moment, number);
  const { result, operation, next } = carryOut(
    desk,
    office.book,
    () => makePlan(office.book, office.moment, number, wish),
    () => number,
  );
  const { plans } = desk.messages;
  const total = desk.format.money(result.totalCents, result.currency);
  const outcome = changeOutcome(desk, {
    command: 'plan',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [plans.made(total, result.instalments.length)],
    detail: (page) => draftTable(page, desk, result),
    data: { plan: draftData(result) },
    warnings: insolvencyWarnings(desk, facts, desk.today),
  });
  // Signed, it acknowledges the debt: a plan without it is only a word.
  const hints = operation === null ? [] : [plans.toSign(number)];
  return { ...outcome, hints: [...hints, ...(outcome.hints ?? [])] };
}

/** The newest plan as it stands; undefined when the case has had none. */
async function show(desk: Desk, argument: string | undefined): Promise<Outcome | undefined> {
  const { book } = await openOffice(desk, 'read');
  const { case: number, debtor } = await chooseCase(desk, book, argument);
  const shown = caseFile(book, number, desk.asOf).plan;
  if (shown === undefined) return undefined;
  const { plans, common } = desk.messages;
  const isRunning = shown.standing.state === 'running';
  const toSign = shown.agreement === undefined ? [plans.toSign(number)] : [];
  return {
    schema: 'dunning.plan/1',
    data: { case: number, plan: planData(shown) },
    screen: (page) => {
      page.line(bold(`${common.case} ${number}  ${debtor.name}`));
      planScreen(page, desk, shown);
    },
    hints: isRunning ? [...toSign, plans.toCancel(number)] : [],
    asOf: desk.asOf,
  };
}

function preview(
  desk: Desk,
  { book, moment }: OfficeDesk,
  number: number,
  debtor: string,
  wish: PlanWish,
): Outcome {
  const draft = draftPlan(book, moment, number, wish);
  const { plans, common } = desk.messages;
  return {
    schema: 'dunning.plan/1',
    data: { case: number, operation: null, plan: draftData(draft) },
    screen: (page) => {
      page.line(bold(`${common.case} ${number}  ${debtor}`));
      draftTable(page, desk, draft);
      page.line(plans.notMade);
    },
  };
}

/** What was asked for is shown before it is agreed. */
async function isWanted(
  desk: Desk,
  { book, moment }: OfficeDesk,
  number: number,
  wish: PlanWish,
): Promise<boolean> {
  const draft = draftPlan(book, moment, number, wish);
  await desk.show((page) => draftTable(page, desk, draft));
  return desk.ask.confirm({ message: desk.messages.plans.askMake, usually: true });
}

function cancel(
  desk: Desk,
  { book, moment }: OfficeDesk,
  number: number,
  debtor: string,
  reason: string,
): Outcome {
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => cancelPlan(book, moment, number, reason),
    () => number,
  );
  const left = desk.format.money(result.leftCents, result.plan.currency);
  return changeOutcome(desk, {
    command: 'plan',
    case: number,
    debtor,
    operation,
    next,
    said: [desk.messages.plans.cancelled(left)],
    data: { cancelled: { reason } },
  });
}

/** The agreement is a letter like any other: previewed or issued, with a number of its own. */
async function printAgreement(
  desk: Desk,
  { preview: isPreview, html, open, override }: PlanOptions,
  argument: string | undefined,
): Promise<Outcome> {
  const { runLetter } = await import('./letter.ts');
  const options = {
    step: AGREEMENT,
    ...(isPreview === undefined ? {} : { preview: isPreview }),
    ...(html === undefined ? {} : { html }),
    ...(open === undefined ? {} : { open }),
    ...(override === undefined ? {} : { override }),
  };
  const outcome = await runLetter(desk, options, argument);
  const [letter] = outcome.data as readonly object[];
  return { ...outcome, schema: 'dunning.plan/1', data: { letter: letter ?? null } };
}

/** Terms from the options; at a terminal the three that matter are asked for. */
async function wishOf(
  desk: Desk,
  office: OfficeDesk,
  number: number,
  options: PlanOptions,
): Promise<{ readonly wish: PlanWish; readonly isAsked: boolean }> {
  const { settings } = office.book;
  const { patronDay: patron } = settings.rules;
  const { today } = desk;
  const read = {
    ...(options.items === undefined ? {} : { invoices: listedNumbers(options.items) }),
    ...(options.currency === undefined ? {} : { currency: options.currency.toUpperCase() }),
    ...(options.interest === undefined
      ? {}
      : { basisPoints: interestOption(options.interest, today, settings, ratesOf(office.book)) }),
    ...(options.override === undefined ? {} : { override: options.override }),
  };
  if (options.given !== undefined)
    return { wish: { ...read, parts: givenOption(options.given, today, patron) }, isAsked: false };
  const every = options.every === undefined ? ({ unit: 'month' } as const) : rhythmOption(options.every);
  const downCents = options.down === undefined ? undefined : amountOption(options.down, '--down');
  requireFlags(desk, [
    { flag: '--instalments', example: '6', isGiven: options.instalments !== undefined },
    { flag: '--first', example: endOfMonth(addMonths(today, 1)), isGiven: options.first !== undefined },
  ]);
  const asked = await askTerms(desk, office, number, options, read);
  const { count, first, cents } = asked;
  return {
    wish: {
      ...read,
      parts: { count, first, every, ...(downCents === undefined ? {} : { downCents }) },
      ...(cents === undefined ? {} : { cents }),
    },
    isAsked: asked.isAsked,
  };
}

interface Terms {
  readonly count: number;
  readonly first: Day;
  readonly cents?: Cents;
  readonly isAsked: boolean;
}

async function askTerms(
  desk: Desk,
  { book, moment }: OfficeDesk,
  number: number,
  options: PlanOptions,
  read: Pick<PlanWish, 'invoices' | 'currency'>,
): Promise<Terms> {
  const { patronDay: patron } = book.settings.rules;
  const { ask } = desk.messages.plans;
  const usualFirst = endOfMonth(addMonths(desk.today, 1));
  let count = options.instalments === undefined ? undefined : instalmentCount(options.instalments);
  let first =
    options.first === undefined
      ? undefined
      : dayOption(options.first, { flag: '--first', today: desk.today, patron, direction: 'future' }).day;
  let cents = options.amount === undefined ? undefined : amountOption(options.amount, '--amount');
  const isAsked = count === undefined || first === undefined;
  if (isAsked) {
    // Whatever speaks against any plan is said before the questions.
    const parts = { count: 1, first: usualFirst, every: { unit: 'month' } } as const;
    const { claimCents } = draftPlan(book, moment, number, { ...read, parts });
    await desk.ask.inOrder([
      async () => {
        if (options.instalments !== undefined) return;
        const typed = await desk.ask.text({
          message: ask.count,
          flag: '--instalments',
          example: '6',
          complaint: (text) => (readCount(text) === undefined ? ask.countUnreadable : undefined),
        });
        count = Number(typed);
      },
      async () => {
        if (options.first !== undefined) return;
        const question = { message: ask.first, flag: '--first', example: usualFirst, usually: usualFirst };
        first = (await desk.ask.day({ ...question, direction: 'future', patron })).day;
      },
      async () => {
        if (options.amount !== undefined) return;
        const question = { message: ask.amount, flag: '--amount', example: '1250,50' };
        cents = await desk.ask.amount({ ...question, usually: claimCents });
      },
    ]);
  }
  if (count === undefined || first === undefined) throw new Error('a plan was left without its terms');
  return { count, first, isAsked, ...(cents === undefined ? {} : { cents }) };
}
