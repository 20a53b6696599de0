/** `dunning next` of one case: what to do, why, what waiting costs, what follows. */
import { COST_HORIZON_DAYS, costOfWaiting } from '../../domain/step/priority.ts';
import type { Book } from '../../office/book.ts';
import { moneyWaitingFor, type MoneyWaiting } from '../../office/payment/waitingPayments.ts';
import { dayText, hasLastDay, nextItem, todoWithHour, type Voice } from './agendaView.ts';
import { caseDecision, type CaseDecision } from '../case/caseDecision.ts';
import type { Desk } from '../command.ts';
import { commandFor } from './commandFor.ts';
import type { NextOptions } from '../commands/next.ts';
import type { Ink } from '../screen/ink.ts';
import { moneyWaitingData, moneyWaitingFields } from '../money/moneyWaiting.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { reasonText } from './reasonView.ts';
import { stepFollowing, type Following } from './stepFollowing.ts';

/** The step of the case that is meant. */
export async function nextOfCase(
  desk: Desk,
  book: Book,
  { due }: Pick<NextOptions, 'due'>,
  query: string,
): Promise<Outcome> {
  const { asOf, messages } = desk;
  const looked = await caseDecision(desk, book, query);
  const { facts, decision, entry } = looked;
  const following = stepFollowing(book, facts, decision, asOf);
  const command = commandFor(facts, decision);
  const waiting = moneyWaitingFor(book, facts);
  const isWanted = due !== true || decision.status === 'due';
  const item = {
    ...nextItem(desk, entry),
    command: command ?? null,
    follows:
      following === undefined || following === 'end'
        ? null
        : { step: following.step.id, notBefore: following.due },
    moneyWaiting: moneyWaitingData(waiting),
  };
  return {
    schema: 'dunning.next/1',
    data: isWanted ? [item] : [],
    screen: (page) => writeNext(page, desk, looked, { command, following, waiting }),
    hints: [messages.agenda.hintCase(facts.number)],
    asOf,
  };
}

/** What is said of a case beside its step. */
interface Beside {
  readonly command: string | undefined;
  readonly following: Following | undefined;
  readonly waiting: readonly MoneyWaiting[];
}

function writeNext(
  page: Page,
  desk: Desk,
  { facts, decision, entry }: CaseDecision,
  { command, following, waiting }: Beside,
): void {
  const { agenda, words } = desk.messages;
  page.heading(agenda.caseTitle(facts.number, facts.debtor.name), words.status(decision.status));
  const rows: [string, ...Ink[]][] = [];
  if (decision.status !== 'closed') {
    rows.push([agenda.whatToDo, todoWithHour(desk, entry)], [agenda.when, whenText(desk, entry)]);
  }
  const contact = [facts.debtor.contactPerson, facts.debtor.phone]
    .filter((part) => part !== undefined)
    .join('  ');
  if (contact !== '' && decision.status === 'due') rows.push([agenda.contact, contact]);
  rows.push(...moneyWaitingFields(desk, waiting));
  const label = decision.status === 'due' ? agenda.reasonsNow : agenda.reasonsLater;
  decision.reasons.forEach((reason, index) =>
    rows.push([index === 0 ? label : '', reasonText(desk, reason)]),
  );
  const cost = costOfWaiting(entry.owedCents, entry.daysLate, entry.weightPercent);
  // In proceedings nothing is lost by waiting that could be got by not waiting.
  const isStopped = decision.blockers.some(({ code }) => code === 'insolvent');
  if (cost > 0 && decision.status !== 'closed' && !isStopped) {
    const money = desk.format.money(cost, entry.currency);
    const { class: rated, isByHand = false } = facts.debtor.rating ?? {};
    const { weightPercent } = entry;
    const weight =
      rated === undefined || weightPercent === 100
        ? ''
        : desk.messages.strategy.weight(rated, weightPercent, isByHand);
    rows.push([agenda.waitingCost, agenda.costInWords(COST_HORIZON_DAYS, money) + weight]);
  }
  if (following !== undefined) rows.push([agenda.afterwards, followingText(desk, following)]);
  if (command !== undefined && decision.status !== 'closed') rows.push([agenda.command, command]);
  page.fields(rows);
}

function whenText(voice: Voice, entry: CaseDecision['entry']): string {
  const { agenda } = voice.messages;
  const { status, due, at } = entry;
  if (due === undefined) return agenda.withoutDate;
  const hour = at === undefined ? '' : `, ${agenda.atHour(at)}`;
  if (hasLastDay(entry)) return agenda.noLaterThan(voice.format.fullDay(due));
  if (status !== 'due') return agenda.notBefore(voice.format.fullDay(due)) + hour;
  return (due === voice.asOf ? agenda.nowToday : agenda.now(dayText(voice, due))) + hour;
}

function followingText({ messages, format }: Voice, following: Following): string {
  if (following === 'end') return messages.agenda.endOfStrategy;
  return messages.agenda.followedBy(messages.words.step(following.step.id), format.fullDay(following.due));
}
