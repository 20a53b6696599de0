/** Sentences of what the rules say about insolvency, tracing, answered disputes, holds and waiting. */
import { ofCase, ofCustomer } from '../aboutWords.ts';
import type { interruptionRefusals as source } from '../it/interruptionRefusals.ts';
import type { Translation } from '../messages.ts';

export const interruptionRefusals = (): Translation<ReturnType<typeof source>> => ({
  'insolvency-ahead': (v) => ({ message: `Proceedings cannot open in the future (${v.day('on')}).` }),
  'file-by-before-opening': (v) => ({
    message: `The last day for filing (${v.day('by')}) is before the opening (${v.day('on')}).`,
  }),
  'insolvent-already': (v) => ({
    message: `${v.text('name')} is in proceedings already, since ${v.day('on')}.`,
    hint: `If they ended: dunning debtor${ofCustomer(v)} --insolvency-ended DAY --reason "..."`,
  }),
  'not-insolvent': (v) => ({
    message: `No open proceedings are known for ${v.text('name')}.`,
    hint: `To record them: dunning debtor${ofCustomer(v)} --insolvent DAY`,
  }),
  'filed-ahead': (v) => ({ message: `The claim cannot have been filed in the future (${v.day('on')}).` }),
  'filed-before-opening': (v) => ({
    message: `The filing (${v.day('on')}) is before the opening of the proceedings (${v.day('opened')}).`,
  }),
  'claim-filed-already': (v) => ({ message: `The claim was filed already, on ${v.day('on')}.` }),
  'insolvency-end-ahead': (v) => ({ message: `Proceedings cannot end in the future (${v.day('on')}).` }),
  'ended-before-opening': (v) => ({
    message: `The proceedings cannot end (${v.day('on')}) before they opened (${v.day('opened')}).`,
  }),
  'insolvency-alone': (v) => ({
    message: `${v.text('flag')} goes without ${v.text('other')}.`,
    hint: 'Proceedings are recorded, filed in and ended with one command each.',
  }),
  'answer-day-passed': (v) => ({
    message: `An answer is waited for until tomorrow at least: ${v.day('until')} has passed.`,
  }),
  'nothing-to-enter': () => ({
    message: 'It is not said what was found.',
    hint: 'Options: --found-phone, --found-address, --found-email',
  }),
  'address-unreadable': (v) => ({
    message: `"${v.text('value')}" is no address: street; postcode; city; province.`,
    hint: 'For example: --found-address "Via Roma, 1; 28845; Domodossola; VB"',
  }),
  'nothing-to-trace': (v) => ({
    message: `In case ${v.count('case')} there is nobody to trace.`,
    hint: 'Tracing comes after a wrong number, a move, used up attempts or a returned letter.',
  }),
  'no-such-dispute': (v) => ({
    message: `Invoice ${v.text('text')} is not disputed.`,
    hint: `Disputed: ${v.list('known')}`,
  }),
  'credit-needs-acceptance': () => ({
    message: 'Only what is accepted is credited.',
    hint: 'For example: --answer accepted --credit 100',
  }),
  'credit-too-large': (v) => ({
    message: `A credit of ${v.money('cents')} is more than is open and disputed: ${v.money('open')}.`,
    hint: `At most: --credit ${v.amount('open')}`,
  }),
  'credit-in-currencies': (v) => ({
    message: `The disputed invoices are in several currencies: ${v.list('currencies')}.`,
    hint: 'Answer one currency at a time: --invoices NUMBERS',
  }),
  'flag-goes-with': (v) => ({ message: `${v.text('flag')} is only of use with ${v.text('needed')}.` }),
  'until-needs-wait': () => ({
    message: 'Only a case that waits has a day to be looked at again.',
    hint: 'For example: --as wait --until +90',
  }),
  'wait-ends-before-tomorrow': (v) => ({
    message: `The case opens again tomorrow at the earliest: not on ${v.day('until')}.`,
  }),
  'hold-too-long': (v) => ({
    message: `A hold lasts until ${v.day('latest')} at most: ${v.day('until')} is too far away.`,
    hint: `To wait longer: dunning close${ofCase(v)} --as wait --until DAY`,
  }),
});
