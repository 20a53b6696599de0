/** Texts of one area: agreed instalments. */
import type { plans as source } from '../it/plans.ts';
import { plural, type Translation } from '../messages.ts';

export const plans = (): Translation<ReturnType<typeof source>> => ({
  options: {
    instalments: 'number of equal instalments',
    first: 'due date of the first instalment',
    every: 'from one instalment to the next: month, week or a number of days (default: month)',
    down: 'down payment, to be paid today',
    given: 'instalments of different amounts: amount@date, separated by commas',
    amount: 'sum to be shared out (default: all that is overdue and undisputed)',
    items: 'only these invoices, separated by commas',
    currency: 'currency, where several are owed',
    interest: 'interest for the extension: percent a year, legal, commercial, agri-food or contract',
    override: 'a sum, duration or agreement against the rule; the reason stays in the history',
    preview: 'shows the instalments (or the draft of --letter) and writes nothing',
    letter: 'issues the agreement to be signed, with the acknowledgement of debt',
    html: 'with --letter: the agreement as HTML, when no PDF can be made',
    open: 'with --letter: opens the file',
    cancel: 'gives the plan up: the reason',
  },
  ask: {
    count: 'How many instalments',
    first: 'First instalment on',
    amount: 'Sum to be shared out',
    countUnreadable: 'A number from 1 to 999 is needed.',
  },
  askMake: 'Is this right?',
  made: (total: string, count: number) => `Plan: ${total} in ${plural(count, 'instalment', 'instalments')}.`,
  notMade: 'The plan was not recorded.',
  cancelled: (left: string) => `Plan cancelled: ${left} were left.`,
  toSign: (number) => `Agreement to be signed: dunning plan ${number} --letter`,
  hint: (number: number) =>
    `Agreement to sign: dunning plan ${number} --letter    Give up: dunning plan ${number} --cancel "reason"`,
  title: 'PLAN',
  state: 'State',
  reason: 'Reason',
  total: 'Total',
  ofWhich: 'Of which',
  principalAndInterest: (principal: string, interest: string, rate: string) =>
    `principal ${principal}, interest ${interest} (${rate} % a year)`,
  paid: 'Received',
  paidAndLeft: (paid: string, left: string) => `${paid}, ${left} left`,
  covers: 'Invoices',
  agreement: 'Agreement',
  noAgreement: 'not issued',
  states: { running: 'running', kept: 'paid', broken: 'broken', cancelled: 'cancelled' },
  running: (state: string, amount: string, due: string) => `${state}: next instalment ${amount} by ${due}`,
  since: (state: string, day: string) => `${state} since ${day}`,
  paidOn: (day: string) => `paid ${day}`,
  late: (days: string) => `${days} late`,
  columns: { number: 'No.', due: 'Due', amount: 'Amount', paid: 'Received', state: 'State' },
  toPay: 'to be paid',
  cardDemands: (total: string, count: number, first: string, last: string) =>
    `${total} in ${plural(count, 'instalment', 'instalments')}, from ${first} to ${last}`,
});
