/** Sentences of what the rules say about agreed instalments. */
import { ofCase } from '../aboutWords.ts';
import type { planRefusals as source } from '../it/planRefusals.ts';
import type { Translation } from '../messages.ts';

export const planRefusals = (): Translation<ReturnType<typeof source>> => ({
  'plan-open': (v) => ({
    message: `Case ${v.text('case')} already has a plan, made ${v.day('on')}.`,
    hint: `Its instalments: dunning plan ${v.text('case')}; to make another: dunning plan ${v.text('case')} --cancel "reason"`,
  }),
  'no-plan': (v) => ({
    message: `Case ${v.text('case')} has no plan that is being paid.`,
    hint: `To make one: dunning plan ${v.text('case')} --instalments 6 --first +30`,
  }),
  'plan-letter-not-sent': (v) => ({
    message: `Letter ${v.text('protocol')} is issued and has not left: it would arrive after the agreement.`,
    hint: `Void it (dunning letter --void ${v.text('protocol')}) or send it first.`,
  }),
  'plan-sum': (v) => ({
    message: `The instalments come to ${v.money('cents')}, but ${v.money('claim')} is owed.`,
    hint: 'Correct them, choose invoices with --items, or add --override "reason"',
  }),
  'plan-too-long': (v) => ({
    message: `The last instalment lies beyond ${v.text('months')} months (${v.day('limit')}).`,
    hint: 'Fewer instalments or closer ones, or --override "reason"',
  }),
  'plan-not-ascending': () => ({
    message: 'Each instalment must fall due after the one before; the down payment is due today.',
    hint: 'Write the dates in order, one for each instalment.',
  }),
  'plan-in-the-past': () => ({
    message: 'An instalment would be due already.',
    hint: 'Write dates from today on, for example --first +30',
  }),
  'plan-nothing-in-instalment': () => ({
    message: 'An instalment would be of nothing.',
    hint: 'Fewer instalments, or a lower down payment.',
  }),
  'plan-currencies': (v) => ({
    message: `A plan has one currency, and these invoices have several: ${v.list('currencies')}.`,
    hint: 'Name invoices of one currency with --items.',
  }),
  'plan-item-disputed': (v) => ({
    message: `${v.text('text')} is disputed: it cannot be part of a plan.`,
    hint: `First answer the dispute: dunning dispute${ofCase(v)} --answered "answer"`,
  }),
  'plan-count-unreadable': (v) => ({
    message: `"${v.text('value')}" is no number of instalments.`,
    hint: 'For example: --instalments 6',
  }),
  'plan-every-unreadable': (v) => ({
    message: `"${v.text('value')}" is no rhythm of instalments.`,
    hint: 'For example: --every month, --every week, --every 15',
  }),
  'plan-given-unreadable': (v) => ({
    message: `"${v.text('value')}" is no list of instalments.`,
    hint: 'For example: --given "500@2026-12-31, 700.50@31/1/2027"',
  }),
  'plan-interest-unreadable': (v) => ({
    message: `"${v.text('value')}" is no rate.`,
    hint: 'For example: --interest 5.5 or --interest legal',
  }),
  'plan-rate-unknown': (v) => ({
    message: `Today's ${v.text('value')} rate is not known.`,
    hint: 'Write the percentage, for example --interest 5.5',
  }),
});
