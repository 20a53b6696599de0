/** `dunning pay --proposals`, `--confirm`, `--dismiss`: what the bank statements left to a person. */
import { toDecimal } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rehearse } from '../../office/act.ts';
import {
  confirmMovement,
  dismissMovement,
  leftToPerson,
  waitingMovement,
  waitingMovementToday,
  type Confirmation,
  type ConfirmedPayment,
} from '../../office/payment/bankProposals.ts';
import { anyCase } from '../../office/case/cases.ts';
import { carryOut, changeHints, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { proposalJson, proposalTable } from '../import/statementView.ts';

/** The movements that wait, the oldest first. */
export async function listProposals(desk: Desk): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'read');
  const { payments } = desk.messages;
  const { proposals, notPlaced: unknown } = leftToPerson(book, moment);
  return {
    schema: 'dunning.pay/1',
    data: {
      proposals: proposals.map((proposal) => proposalJson(desk, proposal)),
      unknown: unknown.length,
      notPlaced: unknown.map((movement) => proposalJson(desk, movement)),
    },
    screen: (page) => {
      if (proposals.length === 0) page.line(payments.noneWaiting);
      else {
        page.heading(payments.listTitle);
        proposalTable(page, desk, proposals);
      }
      if (unknown.length === 0) return;
      page.blank();
      page.heading(payments.notPlacedTitle);
      proposalTable(page, desk, unknown);
    },
    hints: [
      ...(proposals.length === 0 ? [] : [payments.howTo(proposals[0]?.id ?? 0)]),
      ...(unknown.length === 0 ? [] : [payments.howToPlace(unknown[0]?.id ?? 0)]),
    ],
  };
}

/**
 * Posts a movement: on its only candidate, or on the case and the invoices named. Of several candidates one is chosen in a
 * terminal. Refuses as confirmMovement does, and (usage): `movement-number`.
 */
export async function confirmProposal(
  desk: Desk,
  typed: string,
  argument: string | undefined,
  invoices: readonly string[] | undefined,
): Promise<Outcome> {
  const id = movementNumber(typed);
  const office = await openOffice(desk, 'write');
  const { book, moment } = office;
  const { movement, candidates } = waitingMovement(book, id);
  const [only, ...others] = new Set(candidates.map((candidate) => candidate.case));
  if (only !== undefined && others.length === 0) desk.isAbout({ case: only });
  if (movement.cents < 0) {
    const { confirmReturnedMovement } = await import('./unpaid.ts');
    return confirmReturnedMovement(desk, office, id, argument, invoices);
  }
  const said: Confirmation = {
    ...(await whoPaid(desk, office, id, argument, invoices)),
    ...(invoices === undefined ? {} : { invoices }),
  };
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => confirmMovement(book, moment, id, said),
    (paid) => paid.case,
  );
  const { payments } = desk.messages;
  const { currency, excess } = result;
  const told = [
    payments.confirmed(
      result.payment,
      desk.format.money(result.cents, currency),
      desk.format.fullDay(result.on),
    ),
    ...(excess === 0 ? [] : [payments.excess(desk.format.money(excess, currency))]),
  ];
  const data = {
    movement: id,
    payment: result.payment,
    amount: toDecimal(result.cents),
    currency,
    on: result.on,
    excess: toDecimal(excess),
    shares: result.parts.map((part) => ({ number: part.number, amount: toDecimal(part.cents) })),
    ...(result.accessories === 0 ? {} : { accessories: toDecimal(result.accessories) }),
  };
  const detail = (page: Page): void => partsTable(page, desk, result);
  if (next === undefined || result.case === undefined) {
    return {
      schema: 'dunning.pay/1',
      data: { case: null, operation, ...data },
      screen: (page) => {
        for (const line of told) page.paragraph(line);
        detail(page);
        if (desk.globals.dryRun) page.line(desk.messages.common.dryRun);
      },
      hints: changeHints(desk, operation),
    };
  }
  return changeOutcome(desk, {
    command: 'pay',
    case: result.case,
    debtor: result.debtor.name,
    operation,
    next,
    said: told,
    detail,
    data,
  });
}

/** Puts a movement aside. Refuses as dismissMovement does, and (usage): `movement-number`. */
export async function dismissProposal(desk: Desk, typed: string): Promise<Outcome> {
  const id = movementNumber(typed);
  const { book, moment } = await openOffice(desk, 'write');
  const act = (): ReturnType<typeof dismissMovement> => dismissMovement(book, moment, id);
  const { result, operation } = desk.globals.dryRun
    ? { ...rehearse(book, act), operation: undefined }
    : act();
  const { movement } = result;
  const { format, messages } = desk;
  const money = format.money(movement.cents, movement.currency);
  return {
    schema: 'dunning.pay/1',
    data: { movement: id, dismissed: true, operation: operation ?? null },
    screen: (page) => {
      page.line(messages.payments.dismissed(id, money, format.fullDay(movement.bookedOn)));
      if (desk.globals.dryRun) page.line(messages.common.dryRun);
    },
    hints: changeHints(desk, operation ?? null),
  };
}

function movementNumber(typed: string): number {
  if (!/^\d{1,9}$/u.test(typed)) throw new Refusal('usage', 'movement-number', { value: typed });
  return Number(typed);
}

/** The case named; in a terminal, the choice among several candidates. */
async function whoPaid(
  desk: Desk,
  { book, moment }: OfficeDesk,
  id: number,
  argument: string | undefined,
  invoices: readonly string[] | undefined,
): Promise<Confirmation> {
  if (argument !== undefined) {
    const { case: number } = await chooseCase(desk, book, argument);
    return { debtor: anyCase(book, number).debtor.id };
  }
  if (invoices !== undefined || !desk.ask.isPossible) return {};
  const { candidates } = waitingMovementToday(book, moment, id);
  if (candidates.length < 2) return {};
  const chosen = await desk.ask.choose({
    message: desk.messages.payments.whichCandidate,
    flag: '--invoice',
    choices: candidates.map(({ debtorName, parts }, at) => ({
      value: String(at),
      label: `${debtorName}  ${parts.map((part) => part.number).join(', ')}`,
    })),
  });
  const candidate = candidates[Number(chosen)];
  if (candidate === undefined) return {};
  return { debtor: candidate.debtor, invoices: [...new Set(candidate.parts.map((part) => part.number))] };
}

function partsTable(page: Page, { format, messages }: Desk, { parts, accessories }: ConfirmedPayment): void {
  page.table(
    [
      { header: '', wraps: true },
      { header: '', align: 'right' },
    ],
    [
      ...parts.map((part) => [part.number, format.amount(part.cents)]),
      ...(accessories === 0 ? [] : [[messages.caseLife.pay.accessories, format.amount(accessories)]]),
    ],
  );
}
