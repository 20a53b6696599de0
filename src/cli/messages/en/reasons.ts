/** Why a case is, or is not, due: one sentence for each code of the decision. */
import type { SentenceValues } from '../../screen/sentence.ts';
import type { reasons as source } from '../it/reasons.ts';
import { plural, type Translation } from '../messages.ts';
import { interruptionWords } from './interruptionWords.ts';
import { words } from './words.ts';

const step = (v: SentenceValues): string => words.step(v.text('step'));
const until = (v: SentenceValues): string => (v.has('until') ? `: until ${v.day('until')}` : '');

/** What keeps a planned call or visit from its day. */
const CONDUCT: Readonly<Record<string, string>> = {
  'on-sunday': 'on Sundays nobody is called or visited',
  'on-holiday': 'on public holidays nobody is called or visited',
  'second-conversation-that-day': 'at most one conversation a day',
  'fourth-conversation-that-week': 'at most three conversations a week',
  'third-attempt-that-day': 'at most two calls a day',
  'seventh-attempt-that-week': 'at most six calls a week',
  'fifth-digital-request': 'at most four requests by e-mail or PEC in thirty days to a consumer',
};

/** `7 days after`, `3 days before`, for the day a step is counted from. */
function distance(v: SentenceValues): string {
  const days = v.count('days');
  if (days === 0) return 'on the day of';
  return `${plural(Math.abs(days), 'day', 'days')} ${days < 0 ? 'before' : 'after'}`;
}

/** Where the count would end before the case was opened. */
function notBefore(v: SentenceValues): string {
  return v.has('opened') ? `, but not before the case was opened (${v.day('opened')})` : '';
}

/** What is left to a person, and what can be chosen. */
function toDecide(v: SentenceValues): string {
  const because = v.text('because');
  if (because === 'interest-left')
    return `nothing but the interest of the plan is left, ${v.money('cents')}: collect it, or waive it by giving the plan up`;
  if (because === 'accessories-left')
    return `interest and costs already claimed, ${v.money('cents')}, are paid, asked for again (promise, hold), handed to the lawyer (close --as court), or waived (close --as paid --waive-accessories)`;
  if (because === 'nothing-demanded')
    return v.has('letter')
      ? `before the legal warning a letter has to be issued (${words.step(v.text('letter'))}), or the warning skipped`
      : 'skip the legal warning, or close or hold the case';
  return 'the steps of the strategy are used up: decide how to go on';
}

/** Why the agreement of a plan does not leave. */
function keptBecause(v: SentenceValues): string {
  if (v.has('invoices')) return `${v.list('invoices')} is disputed`;
  if (v.has('finding')) return `address: ${words.addressFinding(v.text('finding'))}`;
  return KEPT[v.text('because')] ?? 'the case is held';
}

const KEPT: Readonly<Record<string, string>> = {
  'on-hold': 'the case is on hold',
  'promise-open': 'a promise is open',
  'tracing-asked': 'the debtor is being looked for',
  'delivery-failed': 'a letter did not arrive',
  'debtor-moved': 'the debtor has moved',
  insolvent: 'the debtor is in insolvency proceedings',
};

export const reasons = (): Translation<ReturnType<typeof source>> => ({
  overdue: (v) => ({
    message: `${v.money('cents')} overdue, the oldest invoice for ${plural(v.count('days'), 'day', 'days')} (${v.day('due')})`,
  }),
  'overdue-beside': (v) => ({ message: `${v.money('cents')} overdue as well` }),
  'counted-from-due-date': (v) => ({
    message: `${step(v)}: ${distance(v)} the oldest due date (${v.day('from')})${notBefore(v)}, so ${v.day('due')}`,
  }),
  'falls-due': (v) => ({
    message: `${v.money('cents')} fall due on ${v.day('due')}: ${v.list('invoices')}`,
  }),
  'counted-from-upcoming': (v) => ({
    message: `${step(v)}: before the due date of ${v.day('from')}, so ${v.day('due')}`,
  }),
  'counted-from-opening': (v) => ({
    message: `${step(v)}: ${distance(v)} the opening of the case (${v.day('from')}), so ${v.day('due')}`,
  }),
  'counted-from-deadline': (v) => ({
    message: `${step(v)}: ${distance(v)} the deadline of ${words.step(v.text('previous'))} (${v.day('from')}), so ${v.day('due')}`,
  }),
  'counted-from-completion': (v) => ({
    message: `${step(v)}: ${distance(v)} ${words.step(v.text('previous'))} (${v.day('from')}), so ${v.day('due')}`,
  }),
  'counted-from-lost-contact': (v) => ({
    message: `${step(v)}: out of reach since ${v.day('from')} (wrong number or moved), so ${v.day('due')}`,
  }),
  'counted-from-found-contact': (v) => ({
    message: `${step(v)}: taken up again, as the contact that was missing was found`,
  }),
  'counted-from-returned-letter': (v) => ({
    message: `${step(v)}: came back on ${v.day('from')}, so it goes again`,
  }),
  'step-passed': (v) => ({
    message: `step passed over: ${step(v)}, because ${words.passReason(v.text('reason'))}`,
  }),
  'not-demanded': (v) => ({
    message: `left out of the warning, no letter has demanded them yet: ${v.list('invoices')}`,
  }),
  'needs-approval': (v) => ({ message: `${step(v)}: a person must approve it` }),
  'attempts-made': (v) => ({
    message: v.has('of')
      ? `attempts made: ${v.count('attempts')} of ${v.count('of')}`
      : `attempts made: ${v.count('attempts')}`,
  }),
  'address-finding': (v) => ({ message: `address: ${words.addressFinding(v.text('finding'))}` }),
  'task-callback': (v) => ({ message: `call back agreed on ${v.day('on')} for ${v.day('due')}` }),
  'task-retry-call': (v) => ({ message: `nobody answered on ${v.day('on')}: try again ${v.day('due')}` }),
  'task-check-payment': (v) => ({ message: `on ${v.day('on')} they said it was paid: check the bank` }),
  'task-follow-up': (v) => ({ message: `from the contact of ${v.day('on')}: take up again ${v.day('due')}` }),
  'task-broken-promise': (v) => ({
    message: `${v.count('paid') > 0 ? 'promise kept in part' : 'broken promise'}: ${v.money('cents')} by ${v.day('by')}, ${v.amount('paid')} received`,
  }),
  'task-broken-plan': (v) => ({
    message: v.has('by')
      ? `plan broken: the instalment of ${v.day('by')} was not paid in time, ${v.money('cents')} left`
      : `plan broken: ${v.money('cents')} left`,
  }),
  'task-post': (v) => ({
    message: v.has('outdated')
      ? `letter ${v.text('protocol')}, not sent yet, demands more than is owed (${v.list('outdated')}): void it and issue it again`
      : v.has('late')
        ? `letter ${v.text('protocol')}, not sent yet, only gives time until ${v.day('late')}: void it and issue it again`
        : `letter ${v.text('protocol')} is issued but has not left yet`,
  }),
  'task-receipt': (v) => ({
    message: `letter ${v.text('protocol')}, sent ${v.day('sent')}, has no proof of delivery yet`,
  }),
  'task-check-address': (v) => ({
    message: v.has('agreement')
      ? `agreement ${v.text('agreement')} cannot leave, address: ${words.addressFinding(v.text('finding'))}`
      : v.has('gone')
        ? `the visit of ${v.day('gone')} found the debtor gone: find or confirm the address`
        : `letter ${v.text('protocol')} did not arrive: check the address`,
  }),
  'task-answer-dispute': (v) => ({ message: `answer the dispute by ${v.day('by')}` }),
  'task-file-claim': (v) => ({
    message: `file the claim (${interruptionWords.procedure(v.text('procedure'))})${v.has('by') ? ` by ${v.day('by')}` : ''}`,
  }),
  'task-decide': (v) => ({ message: toDecide(v) }),
  'task-choose-strategy': (v) => ({
    message: `strategy ${v.text('strategy')} is no longer in the settings: choose another one, or put it back under that name`,
  }),
  'closed-case': (v) => ({
    message: `closed ${v.day('on')}: ${words.closeReason(v.text('reason'))}${v.has('until') ? `; it opens again ${v.day('until')}` : ''}`,
  }),
  'promise-open': (v) => ({
    message: `open promise: ${v.money('cents')} by ${v.day('by')}; checked ${v.day('until')}`,
  }),
  'plan-running': (v) => ({
    message: `plan running: next instalment ${v.money('cents')} by ${v.day('due')}; without it the case goes on ${v.day('until')}`,
  }),
  insolvent: (v) => ({
    message:
      `in proceedings: ${interruptionWords.procedure(v.text('procedure'))} since ${v.day('opened')}` +
      (v.has('filed') ? `, claim filed ${v.day('filed')}` : ''),
  }),
  'tracing-asked': (v) => ({
    message: `tracing: asked ${v.text('asked')} on ${v.day('on')}${until(v)}`,
  }),
  'on-hold': (v) => ({
    message: `on hold (${v.text('reason')})${v.has('until') ? `, goes on ${v.day('until')}` : ''}`,
  }),
  'all-disputed': (v) => ({ message: `everything overdue is disputed: ${v.list('invoices')}` }),
  'part-disputed': (v) => ({ message: `in dispute, left out: ${v.list('invoices')}` }),
  'agreement-kept': (v) => ({
    message: `agreement ${v.text('protocol')} is not posted yet: ${keptBecause(v)}`,
  }),
  'plan-disputed': (v) => ({ message: `of the plan is disputed: ${v.list('invoices')}` }),
  'accessories-left': (v) => ({
    message: `the principal is paid; ${v.money('cents')} of interest and costs claimed by letter ${v.text('protocol')} are left`,
  }),
  'over-credited': () => ({ message: 'credit notes exceed what is overdue: nothing to ask for' }),
  'at-the-bank': (v) => ({
    message: `at the bank (Ri.Ba. or direct debit), so not chased: ${v.list('invoices')}; counts from ${v.day('until')} unless paid`,
  }),
  'items-at-bank': (v) => ({
    message: `at the bank (Ri.Ba. or direct debit), left out: ${v.list('invoices')}; counts from ${v.day('from')} unless paid`,
  }),
  'plan-covers': (v) => ({
    message: `in a plan, left out: ${v.list('invoices')}; next instalment by ${v.day('due')}`,
  }),
  'nothing-overdue': () => ({ message: 'nothing is overdue' }),
  'letter-not-sent': (v) => ({
    message: `letter ${v.text('protocol')} must be ${v.has('outdated') || v.has('late') ? 'voided' : 'sent'} first`,
  }),
  'delivery-unproved': (v) => ({
    message: `no proof of delivery yet for letter ${v.text('protocol')}, sent ${v.day('sent')}`,
  }),
  'debtor-moved': (v) => ({ message: `the visit of ${v.day('on')} found the debtor gone` }),
  'delivery-failed': (v) => ({
    message: `letter ${v.text('protocol')} was not delivered (${v.text('reason')})`,
  }),
  'nothing-demanded': () => ({
    message:
      'of what is owed no letter has demanded anything yet, and the legal warning may list nothing else',
  }),
  'deadline-running': (v) => ({ message: `the deadline given to the debtor ends ${v.day('deadline')}` }),
  'not-yet-due': (v) => ({ message: `${step(v)} falls on ${v.day('until')}` }),
  'contact-spacing': (v) => ({
    message: `at least ${plural(v.count('days'), 'day', 'days')} between two contacts${until(v)}`,
  }),
  conduct: (v) => ({
    message: `${CONDUCT[v.text('finding')] ?? v.text('finding')} (${v.text('rule')})${until(v)}`,
  }),
  'agreed-date': (v) => ({
    message: `set for ${[v.day('next'), v.text('time')].join(' ').trim()} (${words.outcome(v.text('outcome'))}, ${v.day('on')})`,
  }),
});
