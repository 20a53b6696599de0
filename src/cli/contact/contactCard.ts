/** The card before a call or a visit: how much and how old, whom to reach, what to ask for; then the keys. */
import type { CaseFacts, ContactOutcome } from '../../domain/case.ts';
import type { Appointment } from '../../domain/conduct/contactPlan.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { openPromise, unansweredBrokenPromise } from '../../domain/agreed/promise.ts';
import { proposedNext, stepUnderWay, type CaseSeen } from '../../office/case/contacts.ts';
import type { Book, Moment } from '../../office/book.ts';
import { moneyWaitingFor } from '../../office/payment/waitingPayments.ts';
import { openTotals } from '../../domain/step/claim.ts';
import { moneyText } from '../agenda/agendaView.ts';
import { displayWidth } from '../screen/clean.ts';
import type { Desk } from '../command.ts';
import { outcomeKeys, type OutcomeKeys, type SaidOutcome } from './contactKeys.ts';
import type { OfficeDesk } from '../desk.ts';
import type { Ink } from '../screen/ink.ts';
import { bold, red, yellow } from '../screen/ink.ts';
import { moneyWaitingTexts } from '../money/moneyWaiting.ts';
import type { Page } from '../screen/page.ts';
import { NARROW_WIDTH } from '../screen/page.ts';

/** A case with what is due for it. */
export type CaseAtHand = Pick<CaseSeen, 'facts' | 'decision'>;

/** Three lines: exposure; phone, person and last contact; what to ask for. A fourth where money of the customer waits. */
export function contactCard(
  page: Page,
  desk: Desk,
  { book }: OfficeDesk,
  { facts, decision }: CaseAtHand,
): void {
  const waiting = moneyWaitingTexts(desk, moneyWaitingFor(book, facts));
  const { messages, format } = desk;
  const { claim, courtesy } = decision;
  const overdue = claim.items.filter((item) => item.openCents > 0).length;
  page.split(
    [bold(`${messages.common.case} ${facts.number}  ${facts.debtor.name}`)],
    [
      courtesy === undefined
        ? messages.contacts.card.overdue(format.amount(claim.main.cents), claim.daysLate, overdue)
        : messages.strategy.script.amount(
            moneyText(desk, openTotals(courtesy.items)),
            format.shortDay(courtesy.dueOn),
          ),
    ],
  );
  page.split([reachedAt(desk, facts)], [lastContact(desk, facts)]);
  page.split([toAsk(desk, decision)], promised(desk, book, facts));
  if (waiting.length > 0) page.fields(waiting.map((text) => ['!!', yellow(text)]));
  writeScript(page, desk, decision);
}

/** What a call before the due date asks: the answers become a dispute, a promise or a note. */
function writeScript(page: Page, { messages, format }: Desk, { courtesy }: Decision): void {
  if (courtesy === undefined) return;
  const { script } = messages.strategy;
  page.blank();
  page.line(script.title);
  page.paragraph(script.received(courtesy.items.map((item) => item.number).join(', ')), 2);
  page.paragraph(script.supply, 2);
  page.paragraph(script.payment(format.shortDay(courtesy.dueOn)), 2);
}

/** In columns; side by side, which takes less lines; or the letters alone. */
export type MenuForm = 'columns' | 'wrapped' | 'letters';

/** The keys with the date each one proposes, in two columns where there is room; with fewer words where there is little. */
export function keyMenu(
  page: Page,
  desk: Desk,
  office: OfficeDesk,
  atHand: CaseAtHand,
  channel: 'call' | 'visit',
  at: Appointment,
  form: MenuForm = 'columns',
): void {
  const keys = outcomeKeys(channel);
  if (form === 'letters') {
    page.line('  ', keys.map(([key]) => key).join(' '));
    return;
  }
  const proposed = keys.map(([, outcome]) =>
    outcome === 'met' ? undefined : proposalFor(office, atHand, channel, at, outcome),
  );
  const labelled = (label: typeof longLabel): MenuEntry[] =>
    keys.map(([key, outcome], index) => [key, label(desk, outcome, proposed[index])]);
  const short = labelled(shortLabel);
  if (form === 'wrapped') return page.items(short.map((entry) => entry.join(' ')));
  const long = labelled(longLabel);
  menuColumns(page, menuWidth(page, long) <= page.width ? long : short);
}

type MenuEntry = readonly [key: string, label: string];

function rowsOf(page: Page, { length }: readonly MenuEntry[]): number {
  return page.width < NARROW_WIDTH ? length : Math.ceil(length / 2);
}

/** Columns of the screen that nothing of the menu is cut in. */
function menuWidth(page: Page, entries: readonly MenuEntry[]): number {
  const half = rowsOf(page, entries);
  const widest = (some: readonly MenuEntry[]): number =>
    Math.max(0, ...some.map(([key, label]) => key.length + 4 + displayWidth(label)));
  return widest(entries.slice(0, half)) + widest(entries.slice(half));
}

function menuColumns(page: Page, entries: readonly MenuEntry[]): void {
  const half = rowsOf(page, entries);
  const rows = entries.slice(0, half).map(([key, label], index): Ink[] => {
    const [otherKey = '', otherLabel = ''] = entries[half + index] ?? [];
    return [bold(key), label, otherKey === '' ? '' : bold(otherKey), otherLabel];
  });
  page.blank();
  page.table(
    [{ header: '' }, { header: '', wraps: true }, { header: '' }, { header: '', wraps: true }],
    rows,
  );
}

/** The outcomes alone, for the question after `i`. */
export function metMenu(page: Page, { messages }: Desk, keys: OutcomeKeys): void {
  page.items(keys.map(([key, outcome]) => `${key} ${messages.words.outcome(outcome)}`));
}

/** The date an outcome proposes when nothing else is said. */
function proposalFor(
  { book, moment }: { readonly book: Book; readonly moment: Moment },
  { facts, decision }: CaseAtHand,
  channel: 'call' | 'visit',
  at: Appointment,
  outcome: ContactOutcome,
): Appointment | undefined {
  return proposedNext(book, moment, facts, { channel, outcome, ...at }, stepUnderWay(decision, channel));
}

function longLabel({ messages, format }: Desk, outcome: SaidOutcome, proposed?: Appointment): string {
  const { contacts, words } = messages;
  const label = outcome === 'met' ? contacts.menu.met : words.outcome(outcome);
  if (proposed === undefined) return label;
  return [label, '->', format.shortDay(proposed.on), proposed.time ?? ''].join(' ').trim();
}

/** Fewer words, the same date. */
function shortLabel({ messages, format }: Desk, outcome: SaidOutcome, proposed?: Appointment): string {
  const label = messages.contacts.menu.short[outcome];
  if (proposed === undefined) return label;
  return [label, format.shortDay(proposed.on), proposed.time ?? ''].join(' ').trim();
}

function reachedAt({ messages }: Desk, { debtor }: CaseFacts): string {
  const { card } = messages.contacts;
  const wrong = debtor.wrongPhone === undefined ? card.noPhone : card.wrongPhone(debtor.wrongPhone);
  const phone = debtor.phone === undefined ? wrong : card.phone(debtor.phone);
  return [phone, debtor.contactPerson ?? ''].join('  ').trim();
}

function lastContact({ messages, format }: Desk, { contacts }: CaseFacts): string {
  const last = contacts.at(-1);
  const { card } = messages.contacts;
  return last === undefined
    ? card.never
    : card.last(format.shortDay(last.on), messages.words.outcome(last.outcome));
}

/** The oldest invoice: a certain date for one sum is worth more than a promise in general. */
function toAsk({ messages, format }: Desk, { claim, courtesy }: Decision): string {
  const { card } = messages.contacts;
  if (courtesy !== undefined) return messages.words.step(courtesy.step.id);
  const oldest = claim.items.find((item) => item.openCents > 0);
  return oldest === undefined ? card.nothing : card.askFor(oldest.number, format.amount(oldest.openCents));
}

function promised({ messages, format, today }: Desk, { settings }: Book, facts: CaseFacts): Ink[] {
  const { card } = messages.contacts;
  const broken = unansweredBrokenPromise(facts, settings.rules, today)?.promise;
  if (broken !== undefined) {
    const [amount, by] = [format.amount(broken.cents), format.shortDay(broken.by)];
    const { paidCents } = broken;
    return [red(paidCents > 0 ? card.inPart(amount, by, format.amount(paidCents)) : card.broken(amount, by))];
  }
  const running = openPromise(facts, settings.rules, today);
  return running === undefined
    ? []
    : [card.running(format.amount(running.cents), format.shortDay(running.by))];
}
