/** `dunning next [case]`: the step each open case is due for; with a case, that one in full. Reads only. */
import { COST_HORIZON_DAYS, costOfWaiting } from '../../domain/priority.ts';
import { agendaOn } from '../../office/agenda.ts';
import type { Book } from '../../office/book.ts';
import { dayText, fitted, nextItem, todoWithHour, type Voice } from '../agendaView.ts';
import { caseDecision, type CaseDecision } from '../caseDecision.ts';
import { writeCaseList } from '../caseList.ts';
import type { CommandKit, Desk } from '../command.ts';
import { commandFor } from '../commandFor.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../ink.ts';
import type { Outcome } from '../outcome.ts';
import type { Page } from '../page.ts';
import { reasonText } from '../reasonView.ts';
import { stepFollowing, type Following } from '../stepFollowing.ts';

export interface NextOptions {
  readonly due?: boolean;
  readonly all?: boolean;
}

/** Describes the command. */
export function nextCommand(kit: CommandKit, run = runNext): DunningCommand {
  const { agenda, common } = kit.messages;
  return kit
    .command('next')
    .argument('[case]', common.caseArgument)
    .option('--due', agenda.dueOption)
    .option('--all', agenda.allOption)
    .action(kit.answer(run));
}

/** The list, or one case. */
export async function runNext(desk: Desk, options: NextOptions, query?: string): Promise<Outcome> {
  const { book } = await openOffice(desk, 'read');
  return query === undefined ? nextOfAll(desk, book, options) : nextOfOne(desk, book, options, query);
}

function nextOfAll(desk: Desk, book: Book, { due, all }: NextOptions): Outcome {
  const { messages, asOf, format, today } = desk;
  const { agenda } = messages;
  const entries = agendaOn(book, asOf).filter((entry) => due !== true || entry.status === 'due');
  const [first] = entries;
  return {
    schema: 'dunning.next/1',
    // Hundreds of sentences that only programs read: made when they are asked for.
    get data() {
      return entries.map((entry) => nextItem(desk, entry));
    },
    screen: (page) => {
      if (first === undefined && due !== true) return page.line(agenda.noCases);
      if (first === undefined)
        return page.line(asOf === today ? agenda.nothingToday : agenda.nothingOn(format.fullDay(asOf)));
      const title = (due === true ? agenda.dueCasesTitle : agenda.openCasesTitle)(entries.length);
      page.heading(title, format.fullDay(asOf));
      writeCaseList(page, desk, entries, {
        isAll: all,
        commandForAll: due === true ? 'dunning next --due --all' : 'dunning next --all',
      });
    },
    hints: first === undefined ? [] : [agenda.hintWhy(first.case)],
    asOf,
  };
}

async function nextOfOne(desk: Desk, book: Book, { due }: NextOptions, query: string): Promise<Outcome> {
  const { asOf, messages } = desk;
  const looked = await caseDecision(desk, book, query);
  const { facts, decision, entry } = looked;
  const following = stepFollowing(book, facts, decision, asOf);
  const command = commandFor(facts, decision);
  const isWanted = due !== true || decision.status === 'due';
  const item = {
    ...nextItem(desk, entry),
    command: command ?? null,
    follows:
      following === undefined || following === 'end'
        ? null
        : { step: following.step.id, notBefore: following.due },
  };
  return {
    schema: 'dunning.next/1',
    data: isWanted ? [item] : [],
    screen: (page) => writeNext(page, desk, looked, command, following),
    hints: [messages.agenda.hintCase(facts.number)],
    asOf,
  };
}

function writeNext(
  page: Page,
  desk: Desk,
  { facts, decision, entry }: CaseDecision,
  command: string | undefined,
  following: Following | undefined,
): void {
  const { agenda, words } = desk.messages;
  page.heading(
    fitted(page, agenda.caseTitle(facts.number, facts.debtor.name)),
    words.status(decision.status),
  );
  const rows: [string, ...(string | ReturnType<typeof bold>)[]][] = [];
  if (decision.status !== 'closed') {
    rows.push([agenda.whatToDo, todoWithHour(desk, entry)], [agenda.when, whenText(desk, entry)]);
  }
  const contact = [facts.debtor.contactPerson, facts.debtor.phone]
    .filter((part) => part !== undefined)
    .join('  ');
  if (contact !== '' && decision.status === 'due') rows.push([agenda.contact, contact]);
  const label = decision.status === 'due' ? agenda.reasonsNow : agenda.reasonsLater;
  decision.reasons.forEach((reason, index) =>
    rows.push([index === 0 ? label : '', reasonText(desk, reason)]),
  );
  const cost = costOfWaiting(entry.owedCents, entry.daysLate);
  if (cost > 0 && decision.status !== 'closed') {
    const money = desk.format.money(cost, entry.currency);
    rows.push([agenda.waitingCost, agenda.costInWords(COST_HORIZON_DAYS, money)]);
  }
  if (following !== undefined) rows.push([agenda.afterwards, followingText(desk, following)]);
  if (command !== undefined && decision.status !== 'closed') rows.push([agenda.command, command]);
  page.fields(rows);
}

function whenText(voice: Voice, { status, due, at }: CaseDecision['entry']): string {
  const { agenda } = voice.messages;
  if (due === undefined) return agenda.withoutDate;
  const hour = at === undefined ? '' : `, ${agenda.atHour(at)}`;
  if (status !== 'due') return agenda.notBefore(voice.format.fullDay(due)) + hour;
  return (due === voice.asOf ? agenda.nowToday : agenda.now(dayText(voice, due))) + hour;
}

function followingText({ messages, format }: Voice, following: Following): string {
  if (following === 'end') return messages.agenda.endOfStrategy;
  return messages.agenda.followedBy(messages.words.step(following.step.id), format.fullDay(following.due));
}
