/** Sentences of what the rules say about interest, assessments and reports. */
import { sentences } from '../messages.ts';

export const courtRefusals = () =>
  sentences({
    'no-contract-rate': (v) => ({
      message: `${v.has('case') ? `Case ${v.text('case')}` : 'The customer'} follows the agreed rate, but the rate was never entered.`,
      hint: v.has('case')
        ? `For example: dunning statement ${v.text('case')} --rate 6.5 --keep, or interest.contract_rate in the settings`
        : 'For example: --rate 6.5, or interest.contract_rate in the settings',
    }),
    'assessed-abroad': (v) => ({
      message: `The claim of case ${v.text('case')} is in ${v.text('currency')}: costs and limits are in another currency and cannot be compared.`,
      hint: `A person decides: dunning close ${v.text('case')} --as ...`,
    }),
    'nothing-to-assess': (v) => ({
      message: `Case ${v.text('case')} has nothing overdue to assess.`,
      hint: `The case: dunning show ${v.text('case')}`,
    }),
    'terms-alone': (v) => ({
      message: `${v.text('flag')} does not go with ${v.text('other')}.`,
      hint: 'One after the other, in two commands.',
    }),
    'percent-unreadable': (v) => ({
      message: `${v.text('flag')} ${v.text('value')}: that is no percentage.`,
      hint: `For example: ${v.text('flag')} 6.5`,
    }),
    'creditors-unreadable': (v) => ({
      message: `--other-creditors ${v.text('value')}: a whole number is needed.`,
      hint: 'For example: --other-creditors 3',
    }),
    'report-overtaken': (v) => ({
      message: `Case ${v.text('case')} changed while the report was being printed: nothing was issued.`,
      hint: `Again: dunning report-uncollectible ${v.text('case')}`,
    }),
  });
