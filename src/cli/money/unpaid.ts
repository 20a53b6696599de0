/** `dunning pay --unpaid`, and `--confirm` of a collection that came back: what the bank collected is open again. */
import type { Day } from '../../domain/day.ts';
import { toDecimal } from '../../domain/money.ts';
import type { Done } from '../../office/act.ts';
import type { Book } from '../../office/book.ts';
import { anyCase } from '../../office/case/cases.ts';
import {
  confirmReturn,
  recordUnpaid,
  type UnpaidCollection,
} from '../../office/payment/unpaidCollections.ts';
import { carryOut, changeHints, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';

/** What a person said about it with options. */
interface UnpaidOptions {
  readonly invoices: readonly string[];
  readonly on?: string;
  readonly note?: string;
}

/** Enters that invoices at the bank came back; refuses as recordUnpaid does. */
export async function recordUnpaidInvoices(
  desk: Desk,
  { invoices, on: typed, note }: UnpaidOptions,
  argument: string | undefined,
): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { patronDay: patron } = book.settings.rules;
  const on =
    typed === undefined
      ? moment.today
      : dayOption(typed, { flag: '--on', direction: 'past', patron, today: desk.today }).day;
  const debtor = argument === undefined ? undefined : await debtorOf(desk, book, argument);
  const entry = {
    invoices,
    on,
    ...(debtor === undefined ? {} : { debtor }),
    ...(note === undefined ? {} : { note }),
  };
  return told(desk, book, () => recordUnpaid(book, moment, entry));
}

/** Confirms that a movement is the return of what it names; refuses as confirmReturn does. */
export async function confirmReturnedMovement(
  desk: Desk,
  { book, moment }: OfficeDesk,
  id: number,
  argument: string | undefined,
  invoices: readonly string[] | undefined,
): Promise<Outcome> {
  const debtor = argument === undefined ? undefined : await debtorOf(desk, book, argument);
  const said = {
    ...(debtor === undefined ? {} : { debtor }),
    ...(invoices === undefined ? {} : { invoices }),
  };
  return told(desk, book, () => confirmReturn(book, moment, id, said));
}

async function debtorOf(desk: Desk, book: Book, argument: string): Promise<number> {
  const { case: number } = await chooseCase(desk, book, argument);
  return anyCase(book, number).debtor.id;
}

function told(desk: Desk, book: Book, act: () => Done<UnpaidCollection>): Outcome {
  const { result, operation, next } = carryOut(desk, book, act, (done) => done.case);
  const { format, messages } = desk;
  const { payments } = messages;
  const said = [
    ...result.payments.map((payment) => payments.takenBack(payment)),
    payments.cameBack(format.money(result.cents, result.currency), format.fullDay(result.on)),
    ...result.parts.map(({ number, due }) => `${number}, ${payments.dueOn(format.day(due))}`),
  ];
  const data = dataOf(result);
  if (next !== undefined && result.case !== undefined) {
    const { debtor, case: number } = result;
    return changeOutcome(desk, {
      command: 'pay',
      case: number,
      debtor: debtor.name,
      operation,
      next,
      said,
      data,
    });
  }
  return {
    schema: 'dunning.pay/1',
    data: { case: null, operation, ...data },
    screen: (page) => {
      for (const line of [result.debtor.name, ...said, payments.noCaseYet]) page.paragraph(line);
      if (desk.globals.dryRun) page.line(messages.common.dryRun);
    },
    hints: changeHints(desk, operation),
  };
}

function dataOf({ on, cents, currency, parts, payments }: UnpaidCollection): {
  readonly on: Day;
  readonly [key: string]: unknown;
} {
  return {
    unpaid: parts.map(({ number, due, cents: amount }) => ({ number, due, amount: toDecimal(amount) })),
    amount: toDecimal(cents),
    currency,
    on,
    reversed: payments,
  };
}
