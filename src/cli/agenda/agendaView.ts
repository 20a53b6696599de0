/** An entry of the agenda in words, as a row, and as programs read it: `today`, `next`, `why` and `show` say the same. */
import type { AgendaEntry } from '../../db/agenda.ts';
import type { AgendaTotal } from '../../db/storedMorning.ts';
import { cents, toDecimal, totalsByCurrency, type Money } from '../../domain/money.ts';
import { partsOf, type Day } from '../../domain/day.ts';
import { costOfWaiting } from '../../domain/step/priority.ts';
import type { ReasonCode } from '../../domain/nextStep.ts';
import type { Desk } from '../command.ts';
import { bold, type Ink } from '../screen/ink.ts';
import { isToRedo, reasonData, type ReasonData } from './reasonView.ts';
import { sentenceValues, type SentenceValues } from '../screen/sentence.ts';
import type { Column } from '../screen/table.ts';

/** What presenters need of the desk. */
export type Voice = Pick<Desk, 'messages' | 'format' | 'asOf'>;

/** One case as `next`, `today` and `why` hand it to programs. */
export interface NextItem {
  readonly case: number;
  readonly debtor: { readonly code: string | null; readonly name: string; readonly vat: string | null };
  readonly strategy: string;
  readonly step: string | null;
  readonly kind: string | null;
  readonly status: AgendaEntry['status'];
  /** What a person has to do; `step` is the step itself. */
  readonly task: AgendaEntry['task'];
  readonly due: Day | null;
  /** An agreed hour, `HH:MM`. */
  readonly at?: string;
  readonly daysLate: number;
  readonly overdue: string;
  readonly currency: string;
  readonly oldestDue: Day | null;
  /** Expected to be lost by waiting 30 days more. */
  readonly costOfWaiting: string;
  readonly collector: string;
  readonly reasons: readonly ReasonData[];
}

/** The entry for programs. */
export function nextItem(voice: Voice, entry: AgendaEntry): NextItem {
  const { debtor, owedCents, daysLate } = entry;
  return {
    case: entry.case,
    debtor: { code: debtor.code ?? null, name: debtor.name, vat: debtor.vat ?? null },
    strategy: entry.strategy,
    step: entry.step ?? null,
    kind: entry.kind ?? null,
    status: entry.status,
    task: entry.task,
    due: entry.due ?? null,
    ...(entry.at === undefined ? {} : { at: entry.at }),
    daysLate,
    overdue: toDecimal(owedCents),
    currency: entry.currency,
    oldestDue: entry.oldestDue ?? null,
    costOfWaiting: toDecimal(costOfWaiting(owedCents, daysLate, entry.weightPercent)),
    collector: entry.collector,
    reasons: reasonData(voice, entry.reasons),
  };
}

/** What to do, in a few words: `prima lettera`, `spedire la 2026/0012`. */
function todoText(voice: Voice, entry: AgendaEntry): string {
  const { todo } = voice.messages.agenda;
  const value = valuesOf(voice, entry);
  const texts: Readonly<Record<AgendaEntry['task'], () => string>> = {
    callback: () => todo.callBack,
    'retry-call': () => attemptText(voice, entry) ?? todo.tryAgain,
    'check-payment': () => todo.checkPayment,
    'follow-up': () => todo.followUp,
    'broken-promise': () => brokenPromiseText(voice, value('task-broken-promise')),
    'broken-plan': () => todo.brokenPlan(value('task-broken-plan').amount('cents')),
    post: () => {
      const protocol = value('task-post').text('protocol');
      return isToRedo(entry.reasons) ? todo.redo(protocol) : todo.post(protocol);
    },
    receipt: () => todo.receipt(value('task-receipt').text('protocol')),
    'check-address': () => {
      const { has, text } = value('task-check-address');
      if (has('agreement'))
        return todo.agreementAddress(text('agreement'), voice.messages.words.addressFinding(text('finding')));
      return has('gone') ? todo.findAddress : todo.checkAddress(text('protocol'));
    },
    'answer-dispute': () => {
      const dispute = value('task-answer-dispute');
      const amount = dispute.has('cents') ? dispute.amount('cents') : '';
      return todo.answerDispute(dayText(voice, dispute.text('by') as Day), amount);
    },
    'file-claim': () => {
      const { text } = value('task-file-claim');
      return todo.fileClaim(text('by') === '' ? '' : dayAndMonth(voice, text('by') as Day));
    },
    decide: () => decisionText(voice, value('task-decide')),
    'choose-strategy': () => todo.chooseStrategy,
    step: () => stepText(voice, entry),
    none: () => todo.nothing,
  };
  return texts[entry.task]();
}

/** Whether it is to be done by its day, and not from that day on. */
export function hasLastDay({ task, status }: Pick<AgendaEntry, 'task' | 'status'>): boolean {
  return task === 'answer-dispute' && status !== 'due';
}

/** The same with the agreed hour in front. */
export function todoWithHour(voice: Voice, entry: AgendaEntry): string {
  const todo = todoText(voice, entry);
  return entry.at === undefined ? todo : `${entry.at} ${todo}`;
}

function stepText(voice: Voice, entry: AgendaEntry): string {
  const { agenda, words } = voice.messages;
  if (entry.step === undefined) return waitedForText(voice, entry);
  const step = words.step(entry.step);
  const has = (code: ReasonCode): boolean => entry.reasons.some((reason) => reason.code === code);
  if (has('address-finding')) {
    const finding = valuesOf(voice, entry)('address-finding').text('finding');
    return agenda.todo.repair(step, words.addressFinding(finding));
  }
  if (entry.status === 'due' && has('needs-approval')) return agenda.todo.approve(step);
  const attempt = attemptText(voice, entry);
  return attempt === undefined ? step : `${step}, ${attempt}`;
}

/** Nothing is overdue yet, and what holds the case has an end: that is what will be looked at then. */
function waitedForText({ messages }: Voice, { reasons }: AgendaEntry): string {
  const { nothing, waitedFor } = messages.agenda.todo;
  const codes = Object.keys(waitedFor) as (keyof typeof waitedFor)[];
  const code = codes.find((each) => reasons.some((reason) => reason.code === each));
  return code === undefined ? nothing : waitedFor[code];
}

function decisionText(voice: Voice, reason: SentenceValues): string {
  const { todo } = voice.messages.agenda;
  const because = reason.text('because');
  if (because === 'interest-left') return todo.decideInterest(reason.amount('cents'));
  if (because === 'accessories-left') return todo.decideAccessories(reason.amount('cents'));
  return because === 'nothing-demanded' ? todo.decideWarning : todo.decide;
}

function brokenPromiseText(voice: Voice, promise: SentenceValues): string {
  const by = dayAndMonth(voice, promise.text('by') as Day);
  return voice.messages.agenda.todo.brokenPromise(promise.amount('cents'), by);
}

function attemptText(voice: Voice, entry: AgendaEntry): string | undefined {
  const made = valuesOf(voice, entry)('attempts-made');
  const [number, of] = [made.count('attempts') + 1, made.count('of')];
  return number > 1 && number <= of ? voice.messages.agenda.todo.attempt(number, of) : undefined;
}

function valuesOf({ format }: Voice, entry: AgendaEntry): (code: ReasonCode) => SentenceValues {
  return (code) => sentenceValues(entry.reasons.find((reason) => reason.code === code)?.values ?? {}, format);
}

/** A day as lists show it: with its weekday in the year of the question, in full otherwise. */
export function dayText({ format, asOf }: Voice, day: Day): string {
  return partsOf(day).year === partsOf(asOf).year ? format.shortDay(day) : format.day(day);
}

/** The shortest a day can be said: `20/11`, with its year where that is another one. */
function dayAndMonth({ format, asOf }: Voice, day: Day): string {
  const whole = format.day(day);
  return partsOf(day).year === partsOf(asOf).year ? whole.slice(0, 5) : whole;
}

/** The columns of the agenda and of the list of open cases; the last two are named by the screen. */
export function caseColumns({ messages }: Voice, last: readonly Column[]): Column[] {
  const { common } = messages;
  return [
    { header: common.caseShort, align: 'right', cardLine: 1 },
    { header: common.customer, wraps: true, cardLine: 1 },
    { header: common.overdue, align: 'right', cardLine: 2 },
    { header: common.daysShort, align: 'right', cardLine: 2, cardSuffix: common.daysShort },
    ...last,
  ];
}

/**
 * The cells of those columns. The currency stands beside an amount only where the list mixes several; a plus says that
 * more is overdue in another one.
 */
export function caseCells({ format }: Voice, entry: AgendaEntry, isMixed: boolean): Ink[] {
  const { owedCents, currency, daysLate } = entry;
  const isMore = entry.reasons.some(({ code }) => code === 'overdue-beside');
  const amount = isMixed || isMore ? format.money(owedCents, currency) : format.amount(owedCents);
  return [
    bold(String(entry.case)),
    entry.debtor.name,
    isMore ? `${amount} +` : amount,
    daysLate > 0 ? String(daysLate) : '',
  ];
}

/** How many cases these are. */
export function casesOf(totals: readonly AgendaTotal[]): number {
  return totals.reduce((sum, { cases }) => sum + cases, 0);
}

/** Whether these cases are owed in more than one currency. */
export function isMixed(totals: readonly AgendaTotal[]): boolean {
  return new Set(totals.map(({ currency }) => currency)).size > 1;
}

/** What these cases owe, per currency. */
export function overdueTotals(totals: readonly AgendaTotal[]): Money[] {
  const owed = totals.filter(({ owedCents }) => owedCents > 0);
  return totalsByCurrency(owed.map(({ owedCents, currency }) => ({ cents: owedCents, currency })));
}

/** Amounts of several currencies in one line: `1.250,00 EUR + 90,00 USD`. */
export function moneyText(
  { format }: Pick<Voice, 'format'>,
  totals: readonly Money[],
  fallback = 'EUR',
): string {
  if (totals.length === 0) return format.money(cents(0), fallback);
  return totals.map((total) => format.money(total.cents, total.currency)).join(' + ');
}

/** How many rows of a list are shown, in a terminal and in a pipe alike: the most urgent ones, or all when asked for. */
export function shownCount(limit: number, isAll: boolean | undefined): number {
  return isAll === true ? Infinity : limit;
}
