/** Sentences of what the rules say about interest, assessments and reports. */
import { sentences } from '../messages.ts';

export const courtRefusals = () =>
  sentences({
    'no-contract-rate': (v) => ({
      message: `Per ${v.has('case') ? `la pratica ${v.text('case')}` : 'il cliente'} vale il tasso pattuito, ma il tasso non è indicato.`,
      hint: v.has('case')
        ? `Per esempio: dunning statement ${v.text('case')} --rate 6,5 --keep, oppure interest.contract_rate nelle impostazioni`
        : 'Per esempio: --rate 6,5, oppure interest.contract_rate nelle impostazioni',
    }),
    'assessed-abroad': (v) => ({
      message: `Il credito della pratica ${v.text('case')} è in ${v.text('currency')}: i costi e le soglie sono in un'altra valuta e non si confrontano.`,
      hint: `Decide una persona: dunning close ${v.text('case')} --as ...`,
    }),
    'nothing-to-assess': (v) => ({
      message: `Nella pratica ${v.text('case')} non c'è niente di scaduto da valutare.`,
      hint: `La scheda: dunning show ${v.text('case')}`,
    }),
    'terms-alone': (v) => ({
      message: `${v.text('flag')} non va insieme a ${v.text('other')}.`,
      hint: 'Prima gli uni, poi gli altri: due comandi.',
    }),
    'percent-unreadable': (v) => ({
      message: `${v.text('flag')} ${v.text('value')}: non è una percentuale.`,
      hint: `Per esempio: ${v.text('flag')} 6,5`,
    }),
    'creditors-unreadable': (v) => ({
      message: `--other-creditors ${v.text('value')}: serve un numero intero.`,
      hint: 'Per esempio: --other-creditors 3',
    }),
    'report-overtaken': (v) => ({
      message: `Mentre si stampava la relazione la pratica ${v.text('case')} è cambiata: non è stato emesso nulla.`,
      hint: `Ripeti: dunning report-uncollectible ${v.text('case')}`,
    }),
  });
