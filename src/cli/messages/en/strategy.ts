/** Texts of one area: strategies, why a case is on one, the dates it would go through; the questions of a courtesy call. */
import type { StrategyFinding } from '../../../domain/strategy/strategyCheck.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import type { strategy as source } from '../it/strategy.ts';
import { plural, type Translation } from '../messages.ts';
import { words } from './words.ts';

const REMARKS: Readonly<Record<StrategyFinding['code'], string>> = {
  'due-after-previous': 'counts from the due date (from = "due") after steps that count from the one before',
  'warning-without-letter': 'a legal warning without any letter before it',
  'courtesy-unfit': 'the call before the due date must be the first step, with negative days',
  'short-term': 'the term is below 10 days: consumers are given 10 all the same',
  'counts-before-due': 'the days are negative, but before the due date there is only the courtesy call',
};

const byHand = (v: SentenceValues): string => (v.has('hand') ? ' (by hand)' : '');

/** Why a strategy was chosen, from the code and the figures that are kept with the case. */
export function strategyReason(code: string, v: SentenceValues): string {
  const texts: Readonly<Record<string, () => string>> = {
    insolvent: () => 'insolvency proceedings: everything stands still',
    'old-item': () =>
      `the oldest invoice was overdue for ${plural(v.count('days'), 'day', 'days')} when the case opened (${v.day('due')})`,
    'not-active': () =>
      v.has('on')
        ? `no longer an active customer: no invoice for ${plural(v.count('days'), 'day', 'days')} (last ${v.day('on')})`
        : 'no longer an active customer: no invoice',
    'poor-rating': () => `rating ${v.text('class')}${byHand(v)}`,
    'good-rating': () => `active customer with rating ${v.text('class')}${byHand(v)}`,
    usual: () => 'no rule asks for another one',
    'by-hand': () => v.text('reason'),
  };
  return texts[code]?.() ?? code;
}

export const strategy = (): Translation<ReturnType<typeof source>> => ({
  reason: strategyReason,
  options: {
    set: 'change the strategy of the case',
    reason: 'why: it stays in the history of the case',
    name: 'name of the strategy: standard, white-gloves, fast or one of your own',
    check: 'check the strategies of the settings',
    show: 'the dates of a strategy from a due date',
    due: 'the due date to count from (default: today)',
    until: 'how far to look (default: one year)',
  },
  title: (count) => `STRATEGIES (${count})`,
  columns: { name: 'Name', steps: 'Steps', days: 'Days', cases: 'Cases' },
  own: (name) => `${name} *`,
  ownNote: '* written or replaced in dunning.toml',
  strategyField: 'Strategy',
  reasonField: 'Why',
  nowField: 'Today',
  byRule: (reason) => `chosen by the rule: ${reason}`,
  byHand: (reason) => `chosen by a person: ${reason}`,
  unknownReason: 'there was nothing to choose when the case opened',
  proposal: (name, reason) => `the rule would choose ${name}: ${reason}`,
  ruleWouldBe: (name, reason) => `without the choice by hand it would be ${name}: ${reason}`,
  gone: (name) => `${name} (no longer in the settings)`,
  behindTitle: 'DONE SO FAR',
  aheadTitle: 'IF NOBODY PAYS',
  ofStrategyTitle: (name, due) => `${name.toUpperCase()}, DUE ${due}`,
  nothingAhead: 'Nothing planned in this time.',
  deadline: (day) => `term ${day}`,
  passed: (steps) => `passed: ${steps}`,
  task: (task) => TASKS[task] ?? task,
  assumed:
    'Letters leave on the day they are due, a registered one arrives in a week, whoever is called answers and promises nothing.',
  done: (from, to) => (from === to ? `Strategy ${to}, chosen by hand.` : `Strategy ${to} (before: ${from}).`),
  already: (name) => `The case is on strategy ${name} already.`,
  askSet: 'Which strategy',
  askReason: 'Why',
  checked: (count) => `The strategies are fine (${count}).`,
  finding: (name, step, code) => `${name}, ${words.step(step)}: ${REMARKS[code]}`,
  changeHint: (caseNumber, name) =>
    `To change it: dunning strategy ${caseNumber} --set ${name} --reason "..."`,
  showHint: (name) => `The dates: dunning strategy --show ${name} --due DATE`,
  weight: (rated, percent, isByHand) =>
    ` (rating ${rated}${isByHand ? ' by hand' : ''}: counts ${percent} %)`,
  script: {
    title: 'To ask, politely:',
    received: (invoices) => `1. Has the invoice arrived? (${invoices})`,
    supply: '2. Is the supply all right? If anything is wrong: c, with the reason',
    payment: (day) => `3. When will it be paid? It is due ${day}: p, with the date`,
    amount: (amount, day) => `falling due ${amount} - ${day}`,
  },
});

/** Things to do that are no steps of the ladder. */
const TASKS: Readonly<Record<string, string>> = {
  callback: 'agreed callback',
  'retry-call': 'another try',
  'follow-up': 'take up contact again',
  'check-payment': 'check the payment',
  'broken-promise': 'broken promise',
  'broken-plan': 'broken plan',
  post: 'letter to post',
  receipt: 'proof of delivery',
  'check-address': 'address check',
  'answer-dispute': 'answer to the dispute',
  'file-claim': 'filing of the claim',
  decide: 'decide how to go on',
  'choose-strategy': 'choose a strategy',
  none: 'nothing',
};
