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
    message: `The same documents stand under both customers with different data, or were worked on: ${v.list('numbers')}.`,
    hint: 'Correct the file so that one customer has them, import it and try again.',
  }),
});
