/** Money of a customer that waits for a person, as whoever speaks to the customer has to see it: how much, since when, what to type. */
import { cents, toDecimal } from '../../domain/money.ts';
import type { MoneyWaiting } from '../../office/payment/waitingPayments.ts';
import type { Desk } from '../command.ts';
import { yellow, type Ink } from '../screen/ink.ts';

/** More amounts than these are no help on one line. */
const SHOWN_AMOUNTS = 3;

type Kind = 'confirm' | 'place' | 'returned';

const KINDS: readonly Kind[] = ['confirm', 'place', 'returned'];

/** One line for what is to be confirmed, one for what is to be placed, one for what went back; none when nothing waits. */
export function moneyWaitingTexts(
  { messages, format }: Pick<Desk, 'messages' | 'format'>,
  waiting: readonly MoneyWaiting[],
): string[] {
  const { moneyWaiting } = messages.payments;
  return KINDS.flatMap((kind) => {
    const ofKind = waiting.filter((money) => kindOf(money) === kind);
    if (ofKind.length === 0) return [];
    const amounts = ofKind
      .slice(0, SHOWN_AMOUNTS)
      .map(({ stored: { movement } }) =>
        moneyWaiting.amount(
          format.money(cents(Math.abs(movement.cents)), movement.currency),
          format.fullDay(movement.bookedOn),
        ),
      );
    const more = ofKind.length - amounts.length;
    const all = [...amounts, ...(more === 0 ? [] : [moneyWaiting.others(more)])].join('; ');
    const isHeld = ofKind.some(({ holdsLetters }) => holdsLetters);
    return [moneyWaiting[kind](all) + (isHeld ? moneyWaiting.holdsLetters : '')];
  });
}

/** The same as fields, the first of them with the label. */
export function moneyWaitingFields(
  desk: Pick<Desk, 'messages' | 'format'>,
  waiting: readonly MoneyWaiting[],
): [label: string, value: Ink][] {
  return moneyWaitingTexts(desk, waiting).map((text, at) => [
    at === 0 ? desk.messages.payments.moneyWaiting.label : '',
    yellow(text),
  ]);
}

/** What other programs read of it. */
export function moneyWaitingData(waiting: readonly MoneyWaiting[]): object[] {
  return waiting.map(({ stored: { id, movement }, toDo, holdsLetters }) => ({
    movement: id,
    on: movement.bookedOn,
    amount: toDecimal(movement.cents),
    currency: movement.currency,
    toDo,
    holdsLetters,
  }));
}

function kindOf({ stored, toDo }: MoneyWaiting): Kind {
  return stored.movement.cents < 0 ? 'returned' : toDo;
}
