/** Sentences of what the rules say about letters, sending and delivery. */
import { ofCase } from '../aboutWords.ts';
import type { letterRefusals as source } from '../it/letterRefusals.ts';
import type { Translation } from '../messages.ts';
import { words } from './words.ts';

export const letterRefusals = (): Translation<ReturnType<typeof source>> => ({
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
    message: `Case ${v.text('case')}: ${words.step(v.text('step'))} cannot be issued now${v.has('due') ? `; from ${v.day('due')}` : ''}.${v.has('ahead') ? ` First comes: ${words.step(v.text('ahead'))}.` : ''}`,
    hint: `All reasons: dunning why ${v.text('case')}`,
  }),
  'letter-overtaken': (v) => ({
    message: `Case ${v.text('case')} changed while the letter was being printed: nothing was issued.`,
    hint: `See what changed and repeat: dunning letter ${v.text('case')}`,
  }),
  'letter-not-sent': (v) => ({
    message: `Letter ${v.text('protocol')} is issued but has not left yet.`,
    hint: `When it has left: dunning sent ${v.text('protocol')} --via post`,
  }),
  'letter-void': (v) => ({
    message: `Letter ${v.text('protocol')} has been voided.`,
    hint: `The letters of the case: dunning show${ofCase(v)}`,
  }),
  'letter-returned': (v) => ({
    message: `Letter ${v.text('protocol')} is already recorded as not delivered, since ${v.day('on')}.`,
    hint: 'To correct it: dunning undo',
  }),
  'no-such-letter': (v) => ({
    message: `No letter has the protocol number ${v.text('text')}.`,
    hint: 'It is written year/number, for example 2026/0147',
  }),
  'sent-in-future': (v) => ({
    message: `A letter cannot have left on ${v.day('on')}.`,
    hint: 'Type a date up to today.',
  }),
  'letter-outdated': (v) => ({
    message: `Letter ${v.text('protocol')} demands more than is still owed: ${v.list('invoices')} paid or disputed meanwhile.`,
    hint: `Void it and issue it again: dunning letter --void ${v.text('protocol')}. Left already? --on DATE`,
  }),
  'agreement-over': (v) => ({
    message: `Letter ${v.text('protocol')} is the agreement on a plan that ${v.has('since') ? `broke ${v.day('since')}` : 'is over'}.`,
    hint: `Void it: dunning letter --void ${v.text('protocol')}. Left already? --on DATE`,
  }),
  'letter-late': (v) => ({
    message: `Letter ${v.text('protocol')} gives time until ${v.day('deadline')}: less than half of its term is left.`,
    hint: `Void it and issue it again: dunning letter --void ${v.text('protocol')}. Has it left already? --on DATE`,
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
  'counts-as-delivered': (v) => ({
    message: `The registered letter ${v.text('protocol')} (${v.text('reason')}) counts as delivered: whoever refuses or does not collect it could have read it (art. 1335 c.c.).`,
    hint: `With the day it was refused or its notice was left: dunning receipt ${v.text('protocol')} --delivered DAY`,
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
    message: `The template ${v.text('file')} is missing${v.has('usedIn') ? `, used in line ${v.text('line')} of ${v.text('usedIn')}` : ''}.`,
    hint: 'Put it back in the folder templates, or remove your version to use the built-in one.',
  }),
  'template-broken': (v) => ({
    message: `The template ${v.text('file')} has a mistake${v.has('line') ? ` in line ${v.text('line')}` : ''}: ${v.text('reason')}`,
    hint: 'Correct it, or remove it from the folder templates to use the built-in one.',
  }),
  'letter-already-issued': (v) => ({
    message: `Case ${v.text('case')}: ${words.step(v.text('step'))} was issued already, with number ${v.text('protocol')}.`,
    hint: `If it came back: dunning receipt ${v.text('protocol')} --failed "reason"`,
  }),
  'needs-approval': (v) => ({
    message: `The legal warning of case ${v.text('case')} must be approved by a person: --yes alone is not enough.`,
    hint: `Name the case and approve: dunning letter ${v.text('case')} --approve`,
  }),
  'override-needs-reason': () => ({
    message: '--override wants a reason.',
    hint: 'For example: --override "agreed on the phone"',
  }),
  'goes-only-with': (v) => ({
    message: `${v.text('flag')} only goes together with ${v.text('other')}.`,
    hint: `Add ${v.text('other')}, or leave ${v.text('flag')} out.`,
  }),
  'letters-folder': (v) => ({
    message: `The folder of the letters cannot be written to: ${v.text('folder')}${v.has('reason') ? ` (${v.text('reason')})` : ''}`,
    hint: 'Check the folder and its permissions: nothing was issued.',
  }),
  'reference-for-one': () => ({
    message: '--ref is for one letter only.',
    hint: 'Repeat the command for each letter, with its own reference.',
  }),
  'receipt-needs-result': (v) => ({
    message: `What became of letter ${v.text('protocol')} is missing.`,
    hint: `For example: dunning receipt ${v.text('protocol')} --delivered today, or --failed "moved away"`,
  }),
  'receipt-by-hand': (v) => ({
    message: `Receipts in files cannot be read yet: ${v.text('file')}`,
    hint: 'Type the number and the day: dunning receipt 2026/0147 --delivered 4/12',
  }),
  'no-browser': (v) => ({
    message: v.has('named')
      ? `The browser named for printing cannot be started: ${v.text('named')}`
      : 'Making PDFs takes a browser, and there is none here.',
    hint: `Install Chrome, Edge or Chromium, or set letters.browser. Meanwhile, as HTML: dunning letter${ofCase(v)} --html`,
  }),
  'browser-failed': (v) => ({
    message: 'The browser for printing does not start.',
    hint: `What is wrong: dunning doctor --print. Meanwhile, as HTML: dunning letter${ofCase(v)} --html`,
  }),
  'print-timed-out': () => ({
    message: 'Printing did not finish in time.',
    hint: 'Try again; if it happens again: dunning doctor --print',
  }),
  'print-blank': () => ({
    message: 'The PDF came out blank: nothing was issued.',
    hint: 'Check the template of the letter and the browser: dunning doctor --print',
  }),
  'print-crashed': () => ({
    message: 'The browser quit while it was printing.',
    hint: 'Try again; if it happens again: dunning doctor --print',
  }),
  'run-under-way': (v) => ({
    message: `Another run is under way: process ${v.text('pid')} on ${v.text('host')}, since ${v.text('start')}.`,
    hint: `Wait until it has finished. If that computer is gone, delete ${v.text('file')}`,
  }),
});
