/** Sentences of what the rules say about cases, contacts and payments. */
import { ofCase } from '../aboutWords.ts';
import type { caseRefusals as source } from '../it/caseRefusals.ts';
import type { Translation } from '../messages.ts';

export const caseRefusals = (): Translation<ReturnType<typeof source>> => ({
  'no-such-case': (v) => ({
    message: `No case matches "${v.text('text')}".`,
    hint: 'To search: dunning find TEXT',
  }),
  'several-cases': (v) => ({
    message: `"${v.text('text')}" matches ${v.count('count')} cases: ${v.list('cases')}${v.count('count') > 5 ? ', ...' : ''}`,
    hint: `Try again with the number, for example ${v.text('example')}`,
  }),
  'no-such-debtor': (v) => ({
    message: `No customer matches "${v.text('text')}".`,
    hint: 'To search: dunning find TEXT',
  }),
  'nothing-to-change': () => ({
    message: 'Nothing to change was named.',
    hint: 'The options: dunning debtor --help',
  }),
  'sign-taken': (v) => ({
    message: `${v.text('value')} already belongs to ${v.text('name')}.`,
    hint: 'Check the code, the VAT number or the tax code.',
  }),
  'nothing-found': (v) => ({
    message: `Nothing contains "${v.text('text')}".`,
    hint: 'Names, codes, VAT numbers, document numbers, protocol numbers and notes are searched.',
  }),
  'no-such-invoice': (v) => ({
    message: `No open invoice of the case has the number ${v.text('text')}.`,
    hint: `The invoices: dunning show${ofCase(v)}`,
  }),
  'no-such-strategy': (v) => ({
    message: `The settings have no strategy "${v.text('text')}".`,
    hint: `Strategies: ${v.list('known')}`,
  }),
  'no-such-collector': (v) => ({
    message: `Nobody in the settings is called "${v.text('text')}".`,
    hint: `People: ${v.list('known')}`,
  }),
  'several-debtors': (v) => ({
    message: `"${v.text('text')}" matches ${v.count('count')} customers: ${v.list('names')}${v.count('count') > 5 ? ', ...' : ''}`,
    hint: 'Try again with the customer code or the VAT number.',
  }),
  'debtor-value-unfit': (v) => ({
    message: `"${v.text('value')}" will not do for ${v.text('flag')}.`,
    hint: 'Check: the check digits of VAT number and tax code, a postcode of 5 digits, a province of 2 letters.',
  }),
  'not-a-phone': (v) => ({
    message: `"${v.text('value')}" is no telephone number.`,
    hint: 'For example: --phone "055 000000"',
  }),
  'nothing-to-dispute': (v) => ({
    message: `Case ${v.text('case')} has nothing overdue to dispute.`,
    hint: `The invoices: dunning show ${v.text('case')}`,
  }),
  'payment-number': (v) => ({
    message: `"${v.text('value')}" is not the number of a payment.`,
    hint: 'Without --payment the last payment is reversed.',
  }),
  'changed-meanwhile': () => ({
    message: 'Something else was done meanwhile: nothing was touched.',
    hint: 'Look again: dunning undo --dry-run',
  }),
  'needs-one-flag': (v) => ({
    message: `One of these options is needed, as there is no terminal: ${v.list('flags')}.`,
    hint: `For example: ${v.text('example')}`,
  }),
  'needs-flags': (v) => ({
    message: `Options are missing (${v.list('flags')}) and there is no terminal.`,
    hint: `Add ${v.text('example')}`,
  }),
  'flag-needs-outcome': (v) => ({
    message: `${v.text('flag')} is only of use with --outcome ${v.text('outcome')}.`,
    hint: 'Leave the option out, or choose that outcome.',
  }),
  'next-outside-hours': (v) => ({
    message: `${v.day('on')} at ${v.text('time')} is no time to call.`,
    hint: 'Hours: Mon-Fri 08:30-20:00, Saturday 08:30-15:00.',
  }),
  'case-closed': (v) => ({
    message: `Case ${v.text('case')} has been closed since ${v.day('on')}.`,
    hint: `To open it again: dunning reopen ${v.text('case')}`,
  }),
  'case-open': (v) => ({
    message: `Case ${v.text('case')} is open already.`,
    hint: `To see it: dunning show ${v.text('case')}`,
  }),
  'other-case-open': (v) => ({
    message: `The customer of case ${v.text('case')} already has case ${v.text('other')} open.`,
    hint: `Work that one: dunning show ${v.text('other')}`,
  }),
  'accessories-left': (v) => ({
    message: `In case ${v.text('case')} ${v.text('amounts')} of interest and costs already claimed are left.`,
    hint: `To waive them: dunning close ${v.text('case')} --as paid --waive-accessories`,
  }),
  'no-accessories-left': (v) => ({
    message: `In case ${v.text('case')} no interest or costs claimed by a letter are left.`,
    hint: 'A paid case closes by itself.',
  }),
  'principal-open': (v) => ({
    message: `In case ${v.text('case')} principal is still open: ${v.money('cents')}.`,
    hint: 'Interest and costs are waived once the principal is paid.',
  }),
  'nothing-owed': (v) => ({
    message: `Nothing is left to collect in case ${v.text('case')}.`,
    hint: `To see it: dunning show ${v.text('case')}`,
  }),
  'reason-needed': () => ({
    message: 'A reason is needed: it stays in the history of the case.',
    hint: 'For example: --reason "goods returned"',
  }),
  'not-held': (v) => ({
    message: `Case ${v.text('case')} is not on hold.`,
    hint: `Why it is not due: dunning why ${v.text('case')}`,
  }),
  'no-step-ahead': (v) => ({
    message: `Case ${v.text('case')} has no step left to skip.`,
    hint: `To close it: dunning close ${v.text('case')}`,
  }),
  'hold-ends-before-today': (v) => ({
    message: `The hold would end ${v.day('until')}, which has passed.`,
    hint: 'Type a date from today on, for example --until +7',
  }),
  'contact-in-future': (v) => ({
    message: v.has('time')
      ? `It is not yet ${v.text('time')} today.`
      : `A contact of ${v.day('on')} cannot have happened yet.`,
    hint: v.has('time') ? 'Type an hour that has passed, or another day.' : 'Type a date up to today.',
  }),
  'callback-needs-date': () => ({
    message: 'To call back, it must be said when.',
    hint: 'Add --next, for example --next "thu 15:30"',
  }),
  'promise-needs-terms': () => ({
    message: 'A promise has an amount and a date.',
    hint: 'Add --amount and --by, for example --amount 1250.50 --by fri',
  }),
  'dispute-needs-reason': () => ({
    message: 'A dispute has a reason.',
    hint: 'Add --reason, for example --reason "goods not as ordered"',
  }),
  'met-alone': (v) => ({
    message: 'That somebody was met does not yet say what came of it.',
    hint: `Name that instead: --outcome with one of ${v.text('outcomes')}`,
  }),
  'third-party-outcome': (v) => ({
    message: `With --third-party the outcome cannot be ${v.text('outcome')}: the debt is not spoken of with anybody but the debtor (R7).`,
    hint: 'Outcomes there can be: no-answer, callback, wrong-number; of a visit nobody, moved',
  }),
  'third-party-note': () => ({
    message: 'What somebody else says is not written down: third parties must not learn of the debt (R7).',
    hint: 'Leave out --note, or --third-party',
  }),
  'promise-in-past': (v) => ({
    message: `A promise for ${v.day('by')} would have expired already.`,
    hint: 'Type a date from today on, for example --by fri',
  }),
  'next-in-past': (v) => ({
    message: `The next contact cannot be ${v.day('on')}: that has passed.`,
    hint: 'Type a date from today on, for example --next +3',
  }),
  'no-dispute': (v) => ({
    message: `Case ${v.text('case')} has no open dispute.`,
    hint: `To see it: dunning show ${v.text('case')}`,
  }),
  'payment-in-future': (v) => ({
    message: `A payment of ${v.day('on')} cannot have arrived yet.`,
    hint: 'Type a date up to today.',
  }),
  overpayment: (v) => ({
    message: `The payment of ${v.money('cents')} is more than what is open (${v.money('open')}).`,
    hint: 'Check the amount, or name the invoice with --invoice.',
  }),
  'no-payment': (v) => ({
    message: `Case ${v.text('case')} has no payment to reverse.`,
    hint: `The journal: dunning log ${v.text('case')}`,
  }),
  'already-reversed': (v) => ({
    message: 'This payment has been reversed already.',
    hint: `The journal of the case: dunning log${ofCase(v)}`,
  }),
  'nothing-to-undo': () => ({
    message: 'There is nothing to undo.',
    hint: 'The last operations: dunning log',
  }),
  'nothing-to-redo': () => ({
    message: 'There is nothing to redo.',
    hint: 'The last operations: dunning log',
  }),
});
