/** Sentences of what the rules say about letters, sending and delivery. */
import type { letterRefusals as source } from '../it/letterRefusals.ts';
import type { Translation } from '../messages.ts';
import { words } from './words.ts';

export const letterRefusals: Translation<typeof source> = {
  'nothing-to-demand': (v) => ({
    message: `There is nothing in case ${v.text('case')} this letter could ask for.`,
    hint: `Why: dunning why ${v.text('case')}`,
  }),
  'no-such-step': (v) => ({
    message: `The strategy has no step "${v.text('text')}".`,
    hint: `Steps: ${v.list('known')}`,
  }),
  'no-letter-step': (v) => ({
    message: `Case ${v.text('case')} is not at a letter.`,
    hint: `The next step: dunning next ${v.text('case')}`,
  }),
  'not-due': (v) => ({
    message: `Case ${v.text('case')}: ${words.step(v.text('step'))} cannot be issued yet${v.has('due') ? `; from ${v.day('due')}` : ''}.`,
    hint: `All reasons: dunning why ${v.text('case')}`,
  }),
  'letter-overtaken': (v) => ({
    message: `Case ${v.text('case')} has moved on since this letter.`,
    hint: `The journal: dunning log ${v.text('case')}`,
  }),
  'letter-not-sent': (v) => ({
    message: `Letter ${v.text('protocol')} is issued but has not left yet.`,
    hint: `When it has left: dunning sent ${v.text('protocol')} --via post`,
  }),
  'letter-void': (v) => ({
    message: `Letter ${v.text('protocol')} has been voided.`,
    hint: 'The letters of the case: dunning show CASE',
  }),
  'no-such-letter': (v) => ({
    message: `No letter has the protocol number ${v.text('text')}.`,
    hint: 'It is written year/number, for example 2026/0147',
  }),
  'sent-in-future': (v) => ({
    message: `A letter cannot have left on ${v.day('on')}.`,
    hint: 'Type a date up to today.',
  }),
  'already-sent': (v) => ({
    message: `Letter ${v.text('protocol')} was sent on ${v.day('on')} already.`,
    hint: 'To correct it: dunning undo',
  }),
  'sent-before-issued': (v) => ({
    message: `Letter ${v.text('protocol')} was issued on ${v.day('on')}: it cannot have left before.`,
    hint: 'Correct the date after --on.',
  }),
  'warning-needs-proof': (v) => ({
    message: `Legal warning ${v.text('protocol')} must go by a way that proves delivery.`,
    hint: 'Use --via pec, --via registered or --via hand',
  }),
  'delivered-in-future': (v) => ({
    message: `A letter cannot have been delivered on ${v.day('on')}.`,
    hint: 'Type a date up to today.',
  }),
  'delivered-before-sent': (v) => ({
    message: `Letter ${v.text('protocol')} left on ${v.day('on')}: it cannot have arrived before.`,
    hint: 'Correct the date after --delivered.',
  }),
  'not-sent-yet': (v) => ({
    message: `Letter ${v.text('protocol')} has not left yet.`,
    hint: `First: dunning sent ${v.text('protocol')} --via post`,
  }),
  'already-delivered': (v) => ({
    message: `Letter ${v.text('protocol')} was delivered on ${v.day('on')} already.`,
    hint: 'To correct it: dunning undo',
  }),
  'template-missing': (v) => ({
    message: `The template ${v.text('file')} is missing.`,
    hint: 'Put it back in the folder templates, or remove your version to use the built-in one.',
  }),
  'template-broken': (v) => ({
    message: `The template ${v.text('file')} has a mistake${v.has('line') ? ` in line ${v.text('line')}` : ''}: ${v.text('reason')}`,
    hint: 'Correct it, or remove it from the folder templates to use the built-in one.',
  }),
};
