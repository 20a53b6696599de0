/** `dunning pay [case]`: a payment entered by hand, shared out over the open invoices; `--reverse` for one that bounced, `--unpaid` for an invoice at the bank that came back. */
import { accessoriesLeft } from '../../domain/step/accessories.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { toDecimal } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { decide } from '../../office/agenda/agenda.ts';
import { readJournal } from '../../db/journal.ts';
import { anyCase } from '../../office/case/cases.ts';
import {
  paymentsOf,
  recordPayment,
  reversePayment,
  type PaymentLine,
  type RecordedPayment,
  type ReversedPayment,
} from '../../office/payment/payments.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { journalText } from '../case/journalView.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { amountOption, dayOption } from '../optionValues.ts';
import { capitalised } from '../screen/capitalised.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';

export interface PayOptions {
  readonly amount?: string;
  /** Of the amount, where more than one is owed. */
  readonly currency?: string;
  readonly on?: string;
  readonly invoice?: readonly string[];
  readonly note?: string;
  readonly reverse?: boolean;
  readonly payment?: string;
  readonly unpaid?: readonly string[];
  readonly proposals?: boolean;
  readonly confirm?: string;
  readonly dismiss?: string;
}

/** Describes the command. */
export function payCommand(kit: CommandKit, run = runPay): DunningCommand {
  const { pay } = kit.messages.caseLife;
  const { options: payments } = kit.messages.payments;
  return kit
    .command('pay')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--amount <amount>', pay.amount)
    .option('--currency <code>', kit.messages.plans.options.currency)
    .option('--on <date>', pay.on)
    .option('--invoice <number>', pay.invoice, collected)
    .option('--note <text>', pay.note)
    .option('--reverse', pay.reverse)
    .option('--payment <number>', pay.payment)
    .option('--unpaid <number>', payments.unpaid, collected)
    .option('--proposals', payments.proposals)
    .option('--confirm <number>', payments.confirm)
    .option('--dismiss <number>', payments.dismiss)
    .action(kit.answer(run));
}

function collected(number: string, earlier: readonly string[] | undefined): string[] {
  return [...(earlier ?? []), number];
}

/** Records a payment, or takes one back. */
export async function runPay(desk: Desk, options: PayOptions, argument?: string): Promise<Outcome> {
  refuseMixture(options);
  const { confirm, dismiss, proposals, unpaid } = options;
  if (unpaid !== undefined) {
    const { recordUnpaidInvoices } = await import('../money/unpaid.ts');
    const { on, note } = options;
    const said = {
      invoices: unpaid,
      ...(on === undefined ? {} : { on }),
      ...(note === undefined ? {} : { note }),
    };
    return recordUnpaidInvoices(desk, said, argument);
  }
  if (confirm !== undefined || dismiss !== undefined || proposals === true) {
    return ofStatements(desk, options, argument);
  }
  const office = await openOffice(desk, 'write');
  return options.reverse === true
    ? reverse(desk, office, options, argument)
    : record(desk, office, options, argument);
}

/** What the bank statements left to a person: listed, posted, or put aside. */
async function ofStatements(desk: Desk, options: PayOptions, argument?: string): Promise<Outcome> {
  const { confirm, dismiss, invoice } = options;
  const { confirmProposal, dismissProposal, listProposals } = await import('../money/proposals.ts');
  if (confirm !== undefined) return confirmProposal(desk, confirm, argument, invoice);
  return dismiss === undefined ? listProposals(desk) : dismissProposal(desk, dismiss);
}

/** A payment that arrives and one that goes back have no options in common. */
function refuseMixture(options: PayOptions): void {
  const { reverse: isReverse, payment } = options;
  if (isReverse !== true && payment !== undefined)
    throw new Refusal('usage', 'missing-option', { flag: '--reverse' });
  for (const name of ['amount', 'currency', 'on', 'invoice', 'note'] as const) {
    if (isReverse !== true || options[name] === undefined) continue;
    throw new Refusal('usage', 'conflicting-options', { flag: '--reverse', other: `--${name}` });
  }
  if (options.unpaid !== undefined) {
    const other = (
      ['amount', 'currency', 'invoice', 'reverse', 'payment', 'proposals', 'confirm', 'dismiss'] as const
    ).find((name) => options[name] !== undefined);
    if (other !== undefined)
      throw new Refusal('usage', 'conflicting-options', { flag: '--unpaid', other: `--${other}` });
  }
  const ofStatement = (['proposals', 'confirm', 'dismiss'] as const).filter(
    (name) => options[name] !== undefined,
  );
  const [first, second] = ofStatement;
  if (first === undefined) return;
  // A movement brings its own amount and day; only which invoices it pays may be said beside it.
  const byHand = (['amount', 'currency', 'on', 'note', 'reverse', 'payment'] as const).find(
    (name) => options[name] !== undefined,
  );
  const stray = first !== 'confirm' && options.invoice !== undefined ? 'invoice' : undefined;
  const other = second ?? byHand ?? stray;
  if (other !== undefined)
    throw new Refusal('usage', 'conflicting-options', { flag: `--${first}`, other: `--${other}` });
}

async function record(
  desk: Desk,
  office: OfficeDesk,
  options: PayOptions,
  argument?: string,
): Promise<Outcome> {
  const { book, moment } = office;
  const { patronDay: patron } = book.settings.rules;
  const { pay: words } = desk.messages.caseLife;
  const past = { flag: '--on', direction: 'past', patron } as const;
  const given = {
    amount: options.amount === undefined ? undefined : amountOption(options.amount, '--amount'),
    on: options.on === undefined ? undefined : dayOption(options.on, { ...past, today: desk.today }).day,
  };
  const { case: number } = await chooseCase(desk, book, argument);
  const facts = anyCase(book, number);
  requireFlags(desk, [{ flag: '--amount', example: '1250,50', isGiven: given.amount !== undefined }]);
  const { main } = decide(book, facts, desk.today).claim;
  let { amount, on } = given;
  await desk.ask.inOrder([
    async () => {
      if (given.amount !== undefined) return;
      const [beside] = accessoriesLeft(facts);
      const asked = main.cents > 0 ? main.cents : beside?.cents;
      const usually = asked === undefined ? {} : { usually: asked };
      amount = await desk.ask.amount({
        message: words.askAmount,
        flag: '--amount',
        example: '1250,50',
        ...usually,
      });
    },
    async () => {
      const isAsked = given.on === undefined && given.amount === undefined;
      if (isAsked)
        on = (await desk.ask.day({ message: words.askOn, example: '-1', ...past, usually: desk.today })).day;
    },
  ]);
  if (amount === undefined) throw new Error('a payment was left without its amount');
  const entry = {
    cents: amount,
    on: on ?? moment.today,
    ...(options.currency === undefined ? {} : { currency: options.currency.toUpperCase() }),
    ...(options.invoice === undefined ? {} : { invoices: options.invoice }),
    ...(options.note === undefined ? {} : { note: options.note }),
  };
  const kept: string[] = [];
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => {
      const done = recordPayment(book, moment, number, entry);
      kept.push(...keptBy(desk, office, number, done.operation));
      return done;
    },
    () => number,
  );
  const { payment, currency, shares, alike } = result;
  const outcome = changeOutcome(desk, {
    command: 'pay',
    case: number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [
      words.done(payment, desk.format.money(entry.cents, currency), desk.format.fullDay(entry.on)),
      ...kept,
    ],
    detail: (page) => sharesTable(page, desk, result),
    data: {
      payment,
      amount: toDecimal(entry.cents),
      currency,
      on: entry.on,
      ...(options.note === undefined ? {} : { note: options.note }),
      ...(result.accessories === 0 ? {} : { accessories: toDecimal(result.accessories) }),
      shares: shares.map((share) => ({
        number: share.number,
        amount: toDecimal(share.cents),
        open: toDecimal(share.stillOpen),
      })),
    },
    warnings: alike === undefined ? [] : [{ code: 'payment-alike', message: words.alike(alike) }],
  });
  return alike === undefined ? outcome : { ...outcome, exitCode: 3 };
}

/** The promises and plans of the case that the payment kept: whoever thanks the debtor should know. */
function keptBy(
  desk: Desk,
  { book }: OfficeDesk,
  caseNumber: number,
  operation: number | undefined,
): string[] {
  if (operation === undefined) return [];
  return readJournal(book.database, { operation, caseNumber, withUndone: false })
    .filter(({ kind }) => kind === 'promise-kept' || kind === 'plan-kept')
    .map((entry) => `${capitalised(journalText(desk, entry))}.`);
}

/** Which invoices it went to, and what they still lack. */
function sharesTable(page: Page, { messages, format }: Desk, { shares, accessories }: RecordedPayment): void {
  const { pay } = messages.caseLife;
  page.table(
    [{ header: '', wraps: true }, { header: '', align: 'right' }, { header: '' }],
    [
      ...shares.map(({ number, cents, stillOpen }) => [
        number,
        format.amount(cents),
        stillOpen === 0 ? pay.settled : pay.stillOpen(format.amount(stillOpen)),
      ]),
      ...(accessories === 0 ? [] : [[pay.accessories, format.amount(accessories), '']]),
    ],
  );
}

async function reverse(
  desk: Desk,
  office: OfficeDesk,
  options: PayOptions,
  argument?: string,
): Promise<Outcome> {
  const { book, moment } = office;
  const { case: number } = await chooseCase(desk, book, argument);
  const facts = anyCase(book, number);
  const chosen = await bouncedPayment(desk, paymentsOf(book, facts.debtor.id), options.payment);
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => reversePayment(book, moment, number, chosen),
    (reversed) => reversed.case,
  );
  const { pay } = desk.messages.caseLife;
  const { payment, cents, currency } = result;
  return changeOutcome(desk, {
    command: 'pay',
    case: result.case,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [
      pay.reversed(payment, desk.format.money(cents, currency)),
      ...(next.data.status === 'closed' ? [] : whereItGoesOn(desk, facts, result)),
    ],
    data: { reversed: payment, amount: toDecimal(cents), currency },
  });
}

/** Which case is about the amount now, unless it is the one that was asked about and was open all along. */
function whereItGoesOn(
  { messages }: Desk,
  { number, isOpen }: CaseFacts,
  { case: active, goesOnFrom }: ReversedPayment,
): string[] {
  const { pay } = messages.caseLife;
  if (goesOnFrom !== undefined) return [pay.goesOn(active, goesOnFrom)];
  if (isOpen) return [];
  return [active === number ? pay.reopened(active) : pay.joined(active)];
}

/** The payment that is meant: by its number, chosen at a terminal when there are several, else the last one. */
async function bouncedPayment(
  desk: Desk,
  payments: readonly PaymentLine[],
  typed: string | undefined,
): Promise<number | undefined> {
  if (typed !== undefined) {
    if (!/^\d{1,9}$/u.test(typed)) throw new Refusal('usage', 'payment-number', { value: typed });
    return Number(typed);
  }
  const candidates = payments.filter(({ isReversed }) => !isReversed);
  if (candidates.length < 2 || !desk.ask.isPossible) return undefined;
  const { pay } = desk.messages.caseLife;
  const { format } = desk;
  const chosen = await desk.ask.choose({
    message: pay.askWhich,
    flag: '--payment',
    choices: candidates.slice(0, 20).map(({ payment, cents, currency, on }) => ({
      value: String(payment),
      label: pay.line(payment, format.money(cents, currency), format.day(on)),
    })),
  });
  return Number(chosen);
}
