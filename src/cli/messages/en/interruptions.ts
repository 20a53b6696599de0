/** Texts of one area: what interrupts a case: insolvency, tracing, answered disputes, why it is not paid, waiting. */
import type { interruptions as source } from '../it/interruptions.ts';
import type { Translation } from '../messages.ts';
import { interruptionWords } from './interruptionWords.ts';

export const interruptions = (): Translation<ReturnType<typeof source>> => ({
  ...interruptionWords,
  insolvency: {
    options: {
      insolvent: 'is in insolvency proceedings since this day: everything stops',
      procedure: 'which proceedings',
      court: 'the court',
      courtNumber: 'the number of the proceedings',
      fileBy: 'last day for filing the claim',
      claimFiled: 'the claim was filed on this day',
      reference: 'reference of the filing (PEC, protocol)',
      ended: 'the proceedings ended on this day (with --reason)',
    },
    opened: (procedure, on) => `In proceedings: ${procedure}, since ${on}. Everything stops.`,
    fileBy: (by) => `Claim to be filed by ${by}.`,
    filed: (on) => `Claim filed ${on}.`,
    ended: (on, reason) => `The proceedings ended ${on}: ${reason}.`,
    noCase: 'There is no open case: one that opens stands still.',
    field: 'Proceedings',
    line: (procedure, on, court) =>
      [`${procedure} since ${on}`, court].filter((part) => part !== '').join(', '),
    toFile: (by) => (by === '' ? 'claim to be filed' : `claim to be filed by ${by}`),
    filedOn: (on) => `claim filed ${on}`,
    hintRecord: (debtor, on) =>
      `Stops everything and reminds of the claim: dunning debtor ${debtor} --insolvent ${on}`,
  },
  trace: {
    options: {
      ask: 'whom or where it was asked',
      by: 'how long to wait for the answer (default: ten days)',
      foundPhone: 'the phone number that was found',
      foundEmail: 'the e-mail address that was found',
      foundAddress: 'the address that was found: street; postcode; city; province',
      source: 'whom or where it comes from',
      notFound: 'cannot be found',
      note: 'what was tried',
    },
    which: 'How did tracing go?',
    choices: {
      ask: 'somebody was asked, to be waited for',
      phone: 'a phone number was found',
      address: 'an address was found',
      email: 'an e-mail address was found',
      'not-found': 'cannot be found',
    },
    askWhom: 'Whom or where it was asked',
    askBy: 'How long to wait',
    askPhone: 'The number',
    askEmail: 'The e-mail address',
    askAddress: 'Address (street; postcode; city; province)',
    askSource: 'Where it comes from',
    asked: (whom, until) => `Asked: ${whom}. Waiting until ${until}.`,
    found: (what, source) => `Found: ${what} (${source}).`,
    notFound: 'Cannot be found: it goes on in writing, to the last known address.',
    stepDone: (step) => `Step completed: ${step}.`,
    badAddress: 'An address is written: street; postcode; city; province.',
    title: 'TRACING',
    waiting: (until) => `waiting until ${until}`,
    results: { found: 'found', 'not-found': 'cannot be found' },
  },
  dispute: {
    kinds: (kinds) => `what is disputed: ${kinds}, or in the debtor's words`,
    note: 'what was answered, or how the answer went out',
    answer: 'the answer: accepted (credited) or rejected (owed again)',
    credit: 'how much of what is accepted is credited (default: all)',
    askKind: 'What is disputed?',
    askWords: "In the debtor's words",
    credited: (number, amount, left) => `Credited ${amount} on ${number}: ${left} left.`,
    inWriting: 'The answer has to be given in writing before going on: letter, e-mail or PEC.',
    accepted: (invoices) => `Dispute accepted: ${invoices}.`,
  },
  unpaid: {
    option: 'why it is not paid',
    field: 'Why unpaid',
    ask: 'Why it is not paid (Enter = not known)',
    unknownKey: (typed) => `"${typed}" is none of the reasons.`,
    said: (reason) => `Why unpaid: ${reason}.`,
  },
  wait: {
    until: 'with --as wait: the day it opens again by itself',
    opens: (on) => `Opens again by itself ${on}.`,
  },
});
