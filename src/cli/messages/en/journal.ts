/** The history in sentences: one for each kind of entry the office writes. */
import type { journal as source } from '../it/journal.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import { plural, type Translation } from '../messages.ts';
import { informationKind } from './information.ts';
import { interruptionWords } from './interruptionWords.ts';
import { strategyReason } from './strategy.ts';
import { words } from './words.ts';

const FIELDS: Readonly<Record<string, string>> = {
  code: 'customer code',
  name: 'name',
  vatNumber: 'VAT number',
  taxCode: 'tax code',
  address: 'street',
  postcode: 'postcode',
  city: 'town',
  province: 'province',
  country: 'country',
  email: 'e-mail',
  pec: 'PEC',
  phone: 'phone',
  contactPerson: 'contact person',
  kind: 'kind',
  isConsumer: 'consumer',
  language: 'language',
};

/** What is set for a customer beside its details. */
const TERMS: Readonly<Record<string, string>> = {
  interest: 'interest',
  credit: 'kind of credit',
  rating: 'rating',
};

const RESOLUTIONS: Readonly<Record<string, string>> = { accepted: 'accepted', rejected: 'rejected' };

const REOPENED: Readonly<Record<string, string>> = {
  'payment-reversed': ': a payment was reversed',
  'wait-over': ': the day to look at it again has come',
  'credit-used': ': the credit note was used for something else',
};

const PROPOSALS: Readonly<Record<string, string>> = {
  court: 'court action',
  agency: 'collection agency',
  'write-off': 'write-off',
  wait: 'waiting',
};

const VOIDED: Readonly<Record<string, string>> = {
  insolvency: ': the customer is insolvent',
  'case-closed': ': the case is closed',
  'plan-cancelled': ': the plan was cancelled',
  'plan-replaced': ': another plan was agreed',
};

const step = (v: SentenceValues): string => words.step(v.text('step'));
const disputed = (v: SentenceValues): string => {
  const kind = v.text('kind');
  const usual = kind === '' || kind === 'other' ? [] : [interruptionWords.disputeKind(kind)];
  const all = [...usual, v.text('reason')].filter((part) => part !== '');
  return all.length === 0 ? '' : `: ${all.join(' - ')}`;
};
const because = (v: SentenceValues, name: string): string => (v.has(name) ? `: ${v.text(name)}` : '');

/** What every call, visit and note tells after its outcome. */
function contactDetails(v: SentenceValues): string {
  return [
    v.has('happenedOn') ? ` (of ${v.day('happenedOn')})` : '',
    v.has('person') ? ` - ${v.text('person')}` : '',
    v.has('isThirdParty') ? ' - somebody else answered' : '',
    v.has('promised') ? ` - ${v.money('promised')} by ${v.day('by')}` : '',
    v.has('next') ? ` - next ${[v.day('next'), v.text('nextTime')].join(' ').trim()}` : '',
    v.has('whyUnpaid') ? ` - why unpaid: ${interruptionWords.unpaidReason(v.text('whyUnpaid'))}` : '',
    v.has('note') ? ` - "${v.text('note')}"` : '',
  ].join('');
}

/** Number, mailbox, address: what tracing brought. */
function found(v: SentenceValues): string {
  const town = [v.text('postcode'), v.text('city')].join(' ').trim();
  return [v.text('phone'), v.text('email'), v.text('address'), town].filter((part) => part !== '').join(', ');
}

const entries = (): Translation<ReturnType<typeof source>['entries']> => ({
  'case-opened': (v) => ({
    message: v.has('fallsDue')
      ? `case opened for the courtesy call: ${v.money('cents')} due ${v.day('fallsDue')}`
      : `case opened: ${v.money('cents')} overdue${v.has('rating') ? `, rated ${v.text('rating')}` : ''}`,
  }),
  'strategy-chosen': (v) => ({
    message: `strategy ${v.text('to')} (before: ${v.text('from')}): ${strategyReason(v.text('because'), v)}`,
  }),
  'strategy-set': (v) => ({
    message: `strategy chosen by hand: ${v.text('to')} (before: ${v.text('from')})${because(v, 'reason')}`,
  }),
  'case-assigned': (v) => ({ message: `assigned to ${v.text('to')} (before: ${v.text('from')})` }),
  'case-held': (v) => ({ message: `held until ${v.day('until')}${because(v, 'reason')}` }),
  'case-resumed': (v) => ({
    message: `hold lifted${v.has('reasons') ? ` (it was: ${v.list('reasons')})` : ''}`,
  }),
  'case-closed': (v) => ({
    message: `case closed: ${words.closeReason(v.text('reason'))}${v.has('note') ? ` - "${v.text('note')}"` : ''}${v.has('until') ? `, to be looked at again ${v.day('until')}` : ''}`,
  }),
  'accessories-waived': (v) => ({
    message: `${v.money('cents')} of interest and costs already claimed waived${v.has('note') ? ` - "${v.text('note')}"` : ''}`,
  }),
  'case-joined': (v) => ({ message: `what waited in case ${v.count('from')} joins this one` }),
  'insolvency-opened': (v) => ({
    message:
      `in proceedings: ${interruptionWords.procedure(v.text('procedure'))} since ${v.day('openedOn')}` +
      (v.has('court') ? `, ${v.text('court')}` : '') +
      (v.has('number') ? ` no. ${v.text('number')}` : '') +
      (v.has('fileBy') ? `, claim to be filed by ${v.day('fileBy')}` : ''),
  }),
  'claim-filed': (v) => ({
    message: `claim filed ${v.day('on')}${v.has('reference') ? `, ref. ${v.text('reference')}` : ''}`,
  }),
  'insolvency-ended': (v) => ({ message: `proceedings ended ${v.day('on')}${because(v, 'reason')}` }),
  'tracing-asked': (v) => ({
    message: `tracing: asked ${v.text('asked')}, waiting until ${v.day('until')}`,
  }),
  'debtor-found': (v) => ({ message: `tracing: found ${found(v)} (${v.text('source')})` }),
  'debtor-not-found': (v) => ({
    message: `tracing: cannot be found${v.has('note') ? ` - "${v.text('note')}"` : ''}`,
  }),
  'case-reopened': (v) => ({
    message: `case reopened${REOPENED[v.text('because')] ?? ''}`,
  }),
  'steps-taken-over': (v) => ({
    message: `a payment bounced: goes on where case ${v.count('case')} was`,
  }),
  'step-done': (v) => ({
    message: `step done: ${step(v)}${v.has('outcome') ? ` (${words.outcome(v.text('outcome'))})` : ''}`,
  }),
  'step-skipped': (v) => ({ message: `step skipped: ${step(v)} (${v.text('reason')})` }),
  'step-passed': (v) => ({
    message: `step passed over: ${step(v)}, because ${words.passReason(v.text('reason'))}`,
  }),
  call: (v) => ({ message: `call: ${words.outcome(v.text('outcome'))}${contactDetails(v)}` }),
  visit: (v) => ({ message: `visit: ${words.outcome(v.text('outcome'))}${contactDetails(v)}` }),
  note: (v) => ({ message: `note${contactDetails(v)}` }),
  'promise-kept': (v) => ({
    message: `promise kept: ${v.money('cents')} by ${v.day('by')}, ${v.amount('paid')} received`,
  }),
  'promise-broken': (v) => ({
    message: `promise ${v.count('paid') > 0 ? 'kept in part' : 'broken'}: ${v.money('cents')} by ${v.day('by')}, ${v.amount('paid')} received`,
  }),
  'promise-made': (v) => ({
    message:
      `promise: ${v.money('cents')} by ${v.day('by')}` +
      (v.has('isWritten') ? ', in writing' : '') +
      (v.has('happenedOn') ? ` (of ${v.day('happenedOn')})` : '') +
      (v.has('note') ? ` - "${v.text('note')}"` : ''),
  }),
  'promise-replaced': (v) => ({ message: `promise replaced: ${v.money('cents')} by ${v.day('by')}` }),
  'plan-made': (v) => ({
    message:
      `plan: ${v.money('cents')} in ${plural(v.count('instalments'), 'instalment', 'instalments')}, from ${v.day('first')} to ${v.day('last')}` +
      (v.has('interest') ? `, with interest of ${v.amount('interest')}` : '') +
      (v.has('override') ? ` - in spite of what spoke against it: "${v.text('override')}"` : ''),
  }),
  'plan-kept': (v) => ({ message: `plan paid: ${v.money('cents')}` }),
  'plan-broken': (v) => ({
    message: `plan broken: ${v.money('cents')} left${v.has('due') ? `, instalment of ${v.day('due')} not paid in time` : ''}`,
  }),
  'plan-running': (v) => ({ message: `plan on time again: ${v.money('cents')} left` }),
  'plan-cancelled': (v) => ({
    message: `plan cancelled${because(v, 'reason')}; ${v.money('cents')} were left`,
  }),
  'dispute-opened': (v) => ({
    message: `dispute of ${v.list('invoices')}${disputed(v)}; answer by ${v.day('answerBy')}`,
  }),
  'dispute-resolved': (v) => ({
    message:
      `dispute ${RESOLUTIONS[v.text('resolution')] ?? v.text('resolution')}: ${v.has('numbers') ? v.list('numbers') : plural(v.count('invoices'), 'invoice', 'invoices')}` +
      (v.has('cents') ? `, ${v.money('cents')} credited` : '') +
      (v.has('note') ? ` - "${v.text('note')}"` : ''),
  }),
  payment: (v) => ({
    message:
      `payment of ${v.money('cents')} on ${v.day('on')}` +
      (v.count('invoiceCount') === 0 && v.has('accessories')
        ? ''
        : ` for ${plural(v.count('invoiceCount'), 'invoice', 'invoices')}`) +
      (v.has('accessories') ? `, ${v.amount('accessories')} for interest and costs` : '') +
      (v.has('note') ? ` - "${v.text('note')}"` : ''),
  }),
  'payment-seen': (v) => ({
    message: `from the file: ${v.money('paid')} received for ${v.text('number')}, ${v.amount('openAfter')} left`,
  }),
  'item-vanished': (v) => ({
    message: `from the file: ${v.text('number')} is no longer listed, ${v.money('paid')} received`,
  }),
  'credit-used': (v) => ({
    message: `from the file: credit note ${v.text('number')} is no longer listed, ${v.money('openBefore')} used`,
  }),
  'statement-imported': (v) => ({
    message:
      `bank statement ${v.text('file')}: posted ${v.count('posted')}, to confirm ${v.count('proposed')}, ` +
      `not placed ${v.count('unknown')}, reversed ${v.count('returned')}`,
  }),
  'unpaid-collection': (v) => ({
    message: `unpaid collection of ${v.money('cents')}, ${v.day('on')}${v.has('numbers') ? `, for ${v.list('numbers')}` : ''}${v.has('note') ? ` - "${v.text('note')}"` : ''}`,
  }),
  'movement-dismissed': (v) => ({
    message: `movement ${v.text('movement')} put aside: ${v.money('cents')}, ${v.day('on')}`,
  }),
  'payment-reversed': (v) => ({ message: `payment reversed: ${v.money('cents')}` }),
  'item-changed': (v) => ({
    message: [
      `from the file: ${v.text('number')} changed`,
      ...(v.text('dueAfter') === v.text('dueBefore')
        ? []
        : [`due ${v.day('dueAfter')} (was ${v.day('dueBefore')})`]),
      v.has('currencyBefore')
        ? `open ${v.money('openAfter')} (was ${v.amount('openBefore')} ${v.text('currencyBefore')})`
        : `open ${v.amount('openAfter')} (was ${v.amount('openBefore')})`,
    ].join(', '),
  }),
  'item-completed': (v) => ({ message: `from the file: details of ${v.text('number')} completed` }),
  'item-added': (v) => ({
    message: `from the file: ${v.text('number')} joined the case, ${v.money('cents')}, due ${v.day('due')}`,
  }),
  'letter-issued': (v) => ({
    message:
      `${step(v)} issued, no. ${v.text('protocol')}, ${v.sums('demanded')}` +
      (v.has('claimedInterest') ? `, of which interest ${v.sums('claimedInterest')}` : '') +
      (v.has('claimedLumpSum') ? `, lump sum ${v.sums('claimedLumpSum')}` : '') +
      (v.has('deadline') ? `, deadline ${v.day('deadline')}` : '') +
      (v.has('approvedBy') ? `, approved by ${v.text('approvedBy')}` : '') +
      (v.has('override') ? ` - in spite of the reasons against it: "${v.text('override')}"` : ''),
  }),
  'letter-voided': (v) => ({
    message: `letter ${v.text('protocol')}, never sent, voided${VOIDED[v.text('because')] ?? ''}${v.has('reason') ? `: ${v.text('reason')}` : ''}`,
  }),
  'letter-sent': (v) => ({
    message:
      `${step(v)} sent, no. ${v.text('protocol')}, ${words.channel(v.text('via'))}, ${v.day('on')}` +
      (v.has('reference') ? `, ref. ${v.text('reference')}` : '') +
      (v.has('heldBy') ? ', although the case was held' : '') +
      (v.has('override') ? ` - in spite of the reasons against it: "${v.text('override')}"` : ''),
  }),
  'letter-delivered': (v) => ({ message: `letter ${v.text('protocol')} delivered ${v.day('on')}` }),
  'terms-set': (v) => ({
    message: `interest and prescription of the debtor: ${[v.text('regime'), v.text('creditKind')].filter((part) => part !== '').join(', ')}`,
  }),
  'court-assessment': (v) => ({
    message: `assessment of court action: ${PROPOSALS[v.text('recommendation')] ?? v.text('recommendation')}, claim ${v.money('cents')}, prescribed ${v.day('prescribedOn')}`,
  }),
  'report-issued': (v) => ({ message: `issued the report of uncollectibility: ${v.text('file')}` }),
  'dossier-made': (v) => ({
    message: `dossier for the lawyer: ${v.text('path')} (${plural(v.count('files'), 'file', 'files')})`,
  }),
  'delivery-failed': (v) => ({
    message: `letter ${v.text('protocol')} not delivered${because(v, 'reason')}`,
  }),
  imported: (v) => ({
    message:
      `imported ${v.text('file')}: new ${v.count('new')}, updated ${v.count('updated')}, ` +
      `settled ${v.count('settled')}, rejected ${v.count('rejected')}` +
      (v.count('vanished') > 0 ? `, no longer listed ${v.count('vanished')}` : '') +
      (v.has('override') ? ` - in spite of doubts: "${v.text('override')}"` : ''),
  }),
  'debtor-updated': (v) => ({
    message: `master data completed from the file: ${[v.has('fields') ? fieldList(v) : '', v.list('added')].filter((part) => part !== '').join(', ')}`,
  }),
  'debtor-answered': (v) => ({ message: `in the file "${v.text('row')}" is this customer` }),
  'debtor-recognised': (v) => ({
    message: `in the file "${v.list('rows')}" is this customer: the same documents (${v.list('numbers')})`,
  }),
  'debtor-corrected': (v) => ({ message: correction(v) }),
  'debtors-merged': (v) => ({
    message: `customers merged: ${v.text('from')} is part of ${v.text('into')} now${because(v, 'override')}${
      v.has('dropped')
        ? `; those of ${v.text('into')} stay: ${v
            .list('dropped')
            .split(', ')
            .map((part) => TERMS[part] ?? part)
            .join(', ')}`
        : ''
    }`,
  }),
  'information-added': (v) => ({
    message:
      `commercial information: ${informationKind(v.text('kind'))}${v.has('year') ? ` ${v.count('year')}` : ''} of ${v.day('on')}, source ${v.text('source')}` +
      (v.has('cents') ? `, ${v.money('cents')}` : '') +
      (v.has('note') ? ` - "${v.text('note')}"` : ''),
  }),
  'information-removed': (v) => ({
    message: `commercial information removed: ${informationKind(v.text('kind'))} of ${v.day('on')}`,
  }),
  'rate-added': (v) => ({
    message: `rate added: ${v.text('period')} ${v.amount('basisPoints')}%, source ${v.text('source')}${v.has('from') ? ` (before ${v.amount('from')}%)` : ''}${because(v, 'override')}`,
  }),
  'rate-removed': (v) => ({ message: `rate taken out: ${v.text('period')} ${v.amount('basisPoints')}%` }),
  'rating-changed': (v) => ({
    message: v.has('to')
      ? `rating: class ${v.text('to')}, ${v.count('score')} points${v.has('from') ? ` (before: ${v.text('from')}${v.has('wasByHand') ? ', by hand' : ''})` : ''}`
      : `no longer rated (before: class ${v.text('from')})`,
  }),
  'rating-chosen': (v) => ({
    message: `rating given by hand: class ${v.text('class')}${v.has('until') ? ` until ${v.day('until')}` : ''}${because(v, 'reason')}`,
  }),
  'rating-given-back': (v) => ({
    message: `rating from the points again (was by hand: class ${v.text('class')})`,
  }),
  undo: (v) => ({ message: `an operation was undone: ${v.text('command')}` }),
  redo: (v) => ({ message: `an operation was redone: ${v.text('command')}` }),
});

/** Fields, numbers and mailboxes, or the address looked at and found right. */
function correction(v: SentenceValues): string {
  const parts = [
    v.has('fields') ? `master data corrected: ${fieldList(v)}` : '',
    v.has('added') ? `contact added: ${v.list('added')}` : '',
    v.has('wrong') ? `contact wrong: ${v.list('wrong')}` : '',
    v.has('removed') ? `contact taken out: ${v.list('removed')}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'address confirmed' : parts.join('; ');
}

function fieldList(v: SentenceValues): string {
  return v
    .list('fields')
    .split(', ')
    .map((field) => FIELDS[field] ?? field)
    .join(', ');
}

export const journal = (): Translation<ReturnType<typeof source>> => ({
  entries: entries(),
  fieldName: (field) => FIELDS[field] ?? field,
  bookTitle: 'HISTORY OF ALL CASES',
  undone: '[undone]',
  byItself: 'auto',
  empty: 'No line of history.',
  count: (count) => plural(count, 'line', 'lines'),
});
