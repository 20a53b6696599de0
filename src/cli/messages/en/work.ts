/** Texts of one area: the agenda one case at a time. */
import type { work as source } from '../it/work.ts';
import { plural, type Translation } from '../messages.ts';

export const work = (): Translation<ReturnType<typeof source>> => ({
  section: 'one section of the agenda only',
  left: (done: number, left: number) => `${done} done - ${left} left`,
  notInAgenda: 'NOT IN THE AGENDA',
  labels: {
    why: 'Why',
    phones: 'Other tel.',
    promises: 'Promises',
    history: 'History',
    disputed: 'Disputes',
    letter: 'Letter',
    address: 'Address',
    command: 'Command',
  },
  promises: (made: number, kept: number, broken: number) => `${made} made: ${kept} kept, ${broken} broken`,
  dispute: (invoice: string, reason: string, answerBy: string) =>
    `${invoice}: ${reason} (to be answered by ${answerBy})`,
  letterLine: (protocol: string, step: string, via: string, issued: string, file: string) =>
    `${protocol}, ${step}, ${via}, issued ${issued}: ${file}`,
  closed: 'The case is closed.',
  waits: (todo: string, day: string) => `No longer in the agenda today: ${todo}, from ${day}.`,
  waitsOpenly: (todo: string) => `Not in the agenda today: ${todo}, without a date.`,
  script: {
    greeting: (caller: string, company: string) =>
      `Good morning, this is ${caller}, ${company}: am I speaking to`,
    person: (name: string) => `${name}?`,
    anybody: 'the person who deals with payments?',
    courtesy: {
      received: (invoice: string, amount: string, due: string) =>
        `Have you received invoice ${invoice} (${amount}, due ${due})?`,
      fine: 'Is anything wrong with what was supplied?',
      when: 'When will it be paid?',
    },
    opening: {
      friendly: (invoice: string, amount: string, due: string) =>
        `${invoice} (${amount}, due ${due}) seems to be open: was it overlooked?`,
      firm: (invoice: string, amount: string, due: string) =>
        `${invoice} (${amount}, due ${due}) has not been paid.`,
      formal: (invoice: string, amount: string, due: string) =>
        `In spite of our reminders ${invoice} (${amount}, due ${due}) has not been paid.`,
    },
    reason: {
      friendly: 'Was there a problem with the goods or with the invoice?',
      firm: 'For what reason has it not been paid?',
      formal: 'For what reason has it not been paid? Do you dispute it?',
    },
    certain: {
      friendly: 'On which day can we count on the payment?',
      firm: 'On which day, how much and how will you pay?',
      formal: 'We need a certain date: on which day and how much will you pay?',
    },
    rest: (amount: string) => `And the rest? ${amount} are overdue in all.`,
    broken: {
      what: (amount: string, by: string) => `We had agreed on ${amount} by ${by}: what happened?`,
      when: 'On which day will you pay now, and how much can you pay at once?',
    },
    paid: {
      when: 'On which day did you pay, how much and from which bank?',
      proof: 'Can you send the confirmation of the transfer, with its reference?',
    },
  },
  keys: {
    global: ['Enter/space later', 'b back', 'u undo', 'f invoices', 'v history', '? help', 'q leave'],
    letter: 'issue the letter',
    letters: 'issue all that are due today',
    approve: 'preview and approval',
    preview: 'preview',
    skip: 'skip the step, with a reason',
    sent: 'it left',
    voided: 'void the letter',
    delivered: 'delivered',
    failed: 'not delivered',
    rejected: 'rejected',
    accepted: 'accepted',
    confirmed: 'the address is right',
    corrected: 'correct the address',
    trace: 'trace the debtor',
    report: 'report of uncollectibility',
    assess: 'assess court action and record it',
    closed: 'close the case',
    waived: 'waive interest and costs',
    pursued: 'ask for them again, look another day',
    paid: 'paid',
    note: 'note',
  },
  ask: {
    contact: 'Outcome',
    end: 'Nothing else is left: b back, u undo, Enter leaves',
    office: 'Choice',
    unknown: (typed: string, keys: string) => `"${typed}" is not a choice: ${keys}. Nothing was changed.`,
    via: 'How did it leave?',
    asPlanned: (via: string) => `as planned: ${via}`,
    reference: 'Number of the registered letter or PEC identifier (Enter = none)',
    sentOn: 'It left on',
    voidReason: (protocol) => `Why ${protocol} must not leave (Enter = no reason)`,
    deliveredOn: 'Delivered on',
    failure: 'Why it did not arrive',
    answer: 'The answer given',
    address: 'Street and number',
    postcode: 'Postcode',
    city: 'City',
    province: 'Province',
    credit: 'Amount to credit (Enter = all of it)',
    confirmAddress: 'Has the address been checked?',
  },
  help:
    'A letter and Enter records the outcome with the date beside it; for another date: n fri, n thu 15:30.\n' +
    'Enter or space goes to the next card and changes nothing; b goes back to the one before, u takes back ' +
    'the last thing recorded, q leaves. Every outcome is saved at once: go on with what is left by dunning work.\n' +
    'The debt is spoken of only with the debtor or somebody who acts for them.',
  undoKey: 'u undo',
  undone: (what: string) => `Taken back: ${what}`,
  nothingToUndo: 'Nothing was recorded in this session. For what was before: dunning undo',
  changedSince: 'Something else was recorded meanwhile: it cannot be taken back from here. See: dunning undo',
  firstCard: 'This is the first card.',
  nothingSaved: 'Not recorded.',
  changed: 'The case has changed meanwhile: this is how it stands now. Nothing was recorded.',
  newDay: 'Another day has begun: start again with dunning work.',
  acts: {
    letter: 'letters issued',
    'letter-void': 'letters voided',
    sent: 'letters sent',
    receipt: 'proofs of delivery',
    dispute: 'disputes ended',
    debtor: 'master data',
    skip: 'steps skipped',
    close: 'cases closed',
    trace: 'enquiries',
    'report-uncollectible': 'reports',
    assess: 'assessments',
    pay: 'payments',
    note: 'notes',
  },
  tally: (what: string, count: number) => `${what} ${count}`,
  promised: (amounts: string) => `promised ${amounts}`,
  finished: (cases: number, minutes: number) =>
    `Session ended: ${plural(cases, 'case', 'cases')} in ${minutes} min.`,
  interrupted: (cases: number) =>
    `Interrupted. The open question was not saved; before it: ${plural(cases, 'case', 'cases')}.`,
  rest: (count: number) => `${count} left: go on with dunning work.`,
  nothingLeft: 'Nothing is left to do today.',
  nothingInSection: 'Nothing is left to do today in this section.',
  later: (time: string, caseNumber: number) => `Later: case ${caseNumber} at ${time}.`,
});
