/** Sentences of what the rules say about customers: their contacts, and two that are to become one. */
import type { debtorRefusals as source } from '../it/debtorRefusals.ts';
import type { Translation } from '../messages.ts';

export const debtorRefusals = (): Translation<ReturnType<typeof source>> => ({
  'no-such-contact': (v) => ({
    message: `${v.text('name')} does not have the contact ${v.text('value')}.`,
    hint: 'The contacts: dunning debtor CODE',
  }),
  'contact-flag-alone': (v) => ({
    message: `${v.text('flag')} goes only with ${v.list('needed')}.`,
    hint: 'The options: dunning debtor --help',
  }),
  'merge-alone': (v) => ({
    message: `--merge does not go with ${v.text('flag')}.`,
    hint: 'Merge first, correct afterwards.',
  }),
  'merge-itself': () => ({
    message: 'The two customers to merge are one and the same.',
    hint: 'For example: dunning debtor C0107 --merge C0344',
  }),
  'merge-different-ids': (v) => ({
    message: `The two customers have different VAT numbers or tax codes (${v.text('one')} and ${v.text('other')}).`,
    hint: 'If they really are one, add --override "why".',
  }),
  'merge-unsent-letters': (v) => ({
    message: `There are letters printed and not sent (${v.list('protocols')}): merged, their name and total would be wrong.`,
    hint: 'Send them first (dunning sent) or take them out (dunning letter --void).',
  }),
  'merge-same-document': (v) => ({
    message: `The same documents stand under both customers with different dates or amounts: ${v.list('numbers')}.`,
    hint: 'Import the list of one of the two again with the dates and amounts of the other, then try again.',
  }),
  'merge-both-worked': (v) => ({
    message: `The same documents are in dispute, in a plan or left with a closed case under both customers: ${v.list('numbers')}.`,
    hint: 'End it for one of the two (dunning dispute, dunning plan), then try again.',
  }),
  'merge-different-balance': (v) => ({
    message: `What is open of the same documents, or the payments recorded, do not agree between the two customers: ${v.list('numbers')}.`,
    hint: 'Bring both to the same balance (dunning pay CODE --amount ... --invoice NUMBER, or --reverse for what is recorded twice), then try again.',
  }),
});
