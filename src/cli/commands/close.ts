/** `dunning close [case]`: a person ends a case that is not paid, and says how. */
import { Option } from 'commander';
import { accessoriesLeft } from '../../domain/step/accessories.ts';
import type { CaseFacts, CloseReason } from '../../domain/case.ts';
import { openTotals } from '../../domain/step/claim.ts';
import type { Money } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { waiveAccessories } from '../../office/case/accessories.ts';
import type { Book, Moment } from '../../office/book.ts';
import { closeCase, openCase } from '../../office/case/cases.ts';
import { agreesTo, carryOut, changeOutcome, declined } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { moneyData } from '../money/moneyData.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';

/** How a person may end a case; paid cases close by themselves, unless interest and costs that were claimed are left. */
type Ending = Exclude<CloseReason, 'paid' | 'credited'>;

const ENDINGS = ['court', 'agency', 'write-off', 'wait', 'mistake'] as const satisfies readonly Ending[];

export interface CloseOptions {
  readonly as?: Ending | 'paid';
  readonly waiveAccessories?: boolean;
  readonly note?: string;
  readonly until?: string;
}

/** Describes the command. */
export function closeCommand(kit: CommandKit, run = runClose): DunningCommand {
  const { close } = kit.messages.caseLife;
  return kit
    .command('close')
    .argument('[case]', kit.messages.common.caseArgument)
    .addOption(new Option('--as <reason>', close.as).choices(['paid', ...ENDINGS]))
    .option('--waive-accessories', close.waive)
    .option('--note <text>', close.note)
    .option('--until <date>', kit.messages.interruptions.wait.until)
    .action(kit.answer(run));
}

/** Closes the case once the sum that is left open has been seen and agreed to. */
export async function runClose(desk: Desk, options: CloseOptions, argument?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { messages, format } = desk;
  const words = messages.caseLife.close;
  const { patronDay: patron } = book.settings.rules;
  const asked = { flag: '--until', direction: 'future', patron } as const;
  const given =
    options.until === undefined ? undefined : dayOption(options.until, { ...asked, today: desk.today }).day;
  const { case: number } = await chooseCase(desk, book, argument);
  const facts = openCase(book, number);
  const isPaid = options.as === 'paid' || options.waiveAccessories === true;
  if (isPaid) return closePaid(desk, book, moment, facts, options);
  requireFlags(desk, [{ flag: '--as', example: 'write-off', isGiven: options.as !== undefined }]);
  const accessories = accessoriesLeft(facts);
  const reason = options.as ?? (await askEnding(desk, accessories.length > 0));
  if (reason === 'paid') return closePaid(desk, book, moment, facts, { ...options, waiveAccessories: true });
  const totals = openTotals(facts.items);
  const left = leftText(desk, totals, accessories);
  if (!(await agreesTo(desk, words.confirm(number, left)))) return declined(desk, 'close', { case: number });
  const note = options.note === undefined ? {} : { note: options.note };
  const until = given === undefined ? {} : { until: given };
  const { operation, next } = carryOut(
    desk,
    book,
    () => closeCase(book, moment, number, { reason, ...note, ...until }),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'close',
    case: number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [
      words.left(left),
      ...(given === undefined ? [] : [messages.interruptions.wait.opens(format.fullDay(given))]),
    ],
    data: {
      closed: {
        reason,
        ...note,
        ...until,
        open: totals.map(moneyData),
        ...(accessories.length === 0 ? {} : { accessories: accessories.map(moneyData) }),
      },
    },
    warnings: facts.letters
      .filter((letter) => letter.sentOn === undefined)
      .map(({ protocol }) => ({ code: 'letter-not-sent', message: words.letterWaits(protocol) })),
  });
}

/** The principal is paid: what a letter claimed beside it is waived, once a person has seen how much that is. */
async function closePaid(
  desk: Desk,
  book: Book,
  moment: Moment,
  facts: CaseFacts,
  options: CloseOptions,
): Promise<Outcome> {
  refuseOtherEnding(options);
  const { close: words } = desk.messages.caseLife;
  const { number } = facts;
  const left = accessoriesLeft(facts);
  const amounts = desk.format.sums(left);
  if (options.waiveAccessories !== true && left.length > 0)
    throw new Refusal('rule', 'accessories-left', { case: number, amounts });
  if (left.length > 0 && !(await agreesTo(desk, words.confirmWaiver(number, amounts))))
    return declined(desk, 'close', { case: number });
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => waiveAccessories(book, moment, number, options.note),
    () => number,
  );
  const note = options.note === undefined ? {} : { note: options.note };
  return changeOutcome(desk, {
    command: 'close',
    case: number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [words.waived(amounts)],
    data: { closed: { reason: 'paid', ...note, waived: result.map(moneyData) } },
  });
}

function refuseOtherEnding({ as, until }: CloseOptions): void {
  if (as !== undefined && as !== 'paid')
    throw new Refusal('usage', 'goes-only-with', { flag: '--waive-accessories', other: '--as paid' });
  if (until !== undefined) throw new Refusal('usage', 'until-needs-wait', { reason: 'paid' });
}

/** What stays open, with what letters claimed beside it. */
function leftText(desk: Desk, totals: readonly Money[], accessories: readonly Money[]): string {
  const principal = desk.format.sums(totals);
  if (accessories.length === 0) return principal;
  const beside = desk.messages.caseLife.close.accessories(desk.format.sums(accessories));
  return [principal, beside].filter((part) => part !== '').join(', ');
}

async function askEnding({ ask, messages }: Desk, hasAccessories: boolean): Promise<Ending | 'paid'> {
  const { close } = messages.caseLife;
  const chosen = await ask.choose({
    message: close.askAs,
    flag: '--as',
    example: 'write-off',
    choices: [
      ...(hasAccessories ? [{ value: 'paid', label: close.paidAndWaived }] : []),
      ...ENDINGS.map((ending) => ({ value: ending, label: messages.words.closeReason(ending) })),
    ],
  });
  if (chosen === 'paid') return chosen;
  return ENDINGS.find((ending) => ending === chosen) ?? 'wait';
}
