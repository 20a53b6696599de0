/** Sentences of what the rules say about bank statements and their movements. */
import { caseOr, ofCase } from '../aboutWords.ts';
import { shellWord } from '../../screen/shellWord.ts';
import type { Sentence, SentenceValues } from '../../screen/sentence.ts';
import type { paymentRefusals as source } from '../it/paymentRefusals.ts';
import type { Translation } from '../messages.ts';
import { payments } from './payments.ts';

/** Each of the documents as it is typed. */
const unpaid = (v: SentenceValues): string =>
  v
    .text('text')
    .split(', ')
    .map((number) => `--unpaid ${shellWord(number)}`)
    .join(' ');

const STATES: Readonly<Record<string, string>> = {
  posted: 'posted',
  confirmed: 'confirmed',
  dismissed: 'put aside',
  returned: 'reversed',
};

/** In the words of the list of proposals. */
function doubtIn(v: SentenceValues): string {
  const reasons: Readonly<Record<string, Sentence>> = payments().reasons;
  return reasons[v.text('doubt')]?.(v).message ?? v.text('doubt');
}

export const paymentRefusals = (): Translation<ReturnType<typeof source>> => ({
  'import-no-sign': (v) => ({
    message: `Nothing in ${v.text('file')} tells money in from money out: the amounts of "${v.text('detail')}" have no sign.`,
    hint: 'From the bank take the format with signs, with two columns (in and out), or XML.',
  }),
  'import-bank-workbook': (v) => ({
    message: `${v.text('file')} is a bank statement as an Excel workbook, which is not read.`,
    hint: 'From the bank take XML (camt) or CSV; Excel saves it as CSV as well.',
  }),
  'movement-in-future': (v) => ({
    message: `${v.text('file')} has a movement of ${v.day('on')}, which is still to come: it was not imported.`,
    hint: 'Check the date of the computer; if day and month are mixed up: --dates dmy or mdy.',
  }),
  'no-such-movement': (v) => ({
    message: `There is no movement with the number ${v.text('id')}.`,
    hint: 'To confirm: dunning pay --proposals',
  }),
  'movement-settled': (v) => ({
    message: `Movement ${v.text('id')} is ${STATES[v.text('state')] ?? v.text('state')} already.`,
    hint: 'To confirm: dunning pay --proposals',
  }),
  'movement-outgoing': (v) => ({
    message: `Movement ${v.text('id')} is an unpaid collection: no payment to post.`,
    hint: `Reverse the payment: dunning pay${ofCase(v)} --reverse. Put the movement aside: dunning pay --dismiss ${v.text('id')}`,
  }),
  'nothing-returned': (v) => ({
    message: `Nothing of ${v.text('number')} can have come back unpaid: it is not due yet, is marked already, or its payment covers other invoices too.`,
    hint: `To take a payment back: dunning pay${ofCase(v)} --reverse`,
  }),
  'invoice-of-several': (v) => ({
    message: `${v.text('text')}: several customers have an invoice with this number (${v.list('names')}).`,
    hint: `Name the case or customer, for example: dunning pay ${shellWord(v.text('example'))} ${unpaid(v)}`,
  }),
  'movement-number': (v) => ({
    message: `"${v.text('value')}" is not the number of a movement.`,
    hint: 'The numbers: dunning pay --proposals',
  }),
  'several-candidates': (v) => ({
    message: `Movement ${v.text('id')} may be from: ${v.list('names')}.`,
    hint: `Name the case or the invoice, for example dunning pay ${v.text('example')} --confirm ${v.text('id')} --invoice NUMBER`,
  }),
  'no-candidate': (v) => ({
    message: `There is no proposal for movement ${v.text('id')}.`,
    hint: `Name the case: dunning pay ${caseOr(v, 'CASE')} --confirm ${v.text('id')}`,
  }),
  'movement-doubted': (v) => ({
    message: `There is something new about movement ${v.text('id')}: ${doubtIn(v)}.`,
    hint: `Look again (dunning pay --proposals). If it is another payment: dunning pay ${caseOr(v, 'CASE')} --confirm ${v.text('id')} --invoice NUMBER; else: --dismiss ${v.text('id')}`,
  }),
  'proposal-changed': (v) => ({
    message: v.has('isNew')
      ? `Nothing was proposed for movement ${v.text('id')}, and today something would be.`
      : `Today movement ${v.text('id')} would no longer pay what was proposed.`,
    hint: `Look again (dunning pay --proposals) and name the invoice: dunning pay ${caseOr(v, 'CASE')} --confirm ${v.text('id')} --invoice NUMBER`,
  }),
  'return-changed': (v) => ({
    message: `Today movement ${v.text('id')} would no longer be the return that was proposed.`,
    hint: `Look again (dunning pay --proposals) and name the invoice: dunning pay ${caseOr(v, 'CASE')} --confirm ${v.text('id')} --invoice NUMBER. If it is recorded already: dunning pay --dismiss ${v.text('id')}`,
  }),
  'movement-names-others': (v) => ({
    message: `Movement ${v.text('id')} is about ${v.list('numbers')}: nothing of that is open for this customer.`,
    hint: `If it pays something else, name the invoice: dunning pay ${caseOr(v, 'CASE')} --confirm ${v.text('id')} --invoice NUMBER; else: dunning pay --dismiss ${v.text('id')}`,
  }),
  'proposal-outdated': (v) => ({
    message: `What movement ${v.text('id')} would pay is no longer open.`,
    hint: `Name the case and the invoice (dunning pay ${caseOr(v, 'CASE')} --confirm ${v.text('id')} --invoice NUMBER) or put it aside (--dismiss ${v.text('id')}).`,
  }),
});
