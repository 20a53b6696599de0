/** Sentences of what the rules say about insolvency, tracing, answered disputes, holds and waiting. */
import { ofCase, ofCustomer } from '../aboutWords.ts';
import { sentences } from '../messages.ts';

export const interruptionRefusals = () =>
  sentences({
    'insolvency-ahead': (v) => ({ message: `La procedura non può aprirsi nel futuro (${v.day('on')}).` }),
    'file-by-before-opening': (v) => ({
      message: `L'ultimo giorno per l'insinuazione (${v.day('by')}) viene prima dell'apertura (${v.day('on')}).`,
    }),
    'insolvent-already': (v) => ({
      message: `${v.text('name')} è già in procedura dal ${v.day('on')}.`,
      hint: `Se è finita: dunning debtor${ofCustomer(v)} --insolvency-ended GIORNO --reason "..."`,
    }),
    'not-insolvent': (v) => ({
      message: `Per ${v.text('name')} non risulta nessuna procedura aperta.`,
      hint: `Per segnarla: dunning debtor${ofCustomer(v)} --insolvent GIORNO`,
    }),
    'filed-ahead': (v) => ({ message: `L'insinuazione non può essere nel futuro (${v.day('on')}).` }),
    'filed-before-opening': (v) => ({
      message: `L'insinuazione (${v.day('on')}) viene prima dell'apertura della procedura (${v.day('opened')}).`,
    }),
    'claim-filed-already': (v) => ({ message: `Il credito è già stato insinuato il ${v.day('on')}.` }),
    'insolvency-end-ahead': (v) => ({ message: `La procedura non può finire nel futuro (${v.day('on')}).` }),
    'ended-before-opening': (v) => ({
      message: `La procedura non può finire (${v.day('on')}) prima di aprirsi (${v.day('opened')}).`,
    }),
    'insolvency-alone': (v) => ({
      message: `${v.text('flag')} va senza ${v.text('other')}.`,
      hint: 'La procedura si segna, si insinua e si chiude con un comando per volta.',
    }),
    'answer-day-passed': (v) => ({
      message: `La risposta si aspetta almeno fino a domani: ${v.day('until')} è passato.`,
    }),
    'nothing-to-enter': () => ({
      message: 'Non è indicato che cosa è stato trovato.',
      hint: 'Opzioni: --found-phone, --found-address, --found-email',
    }),
    'address-unreadable': (v) => ({
      message: `"${v.text('value')}" non è un indirizzo: via; CAP; città; provincia.`,
      hint: 'Per esempio: --found-address "Via Roma, 1; 28845; Domodossola; VB"',
    }),
    'nothing-to-trace': (v) => ({
      message: `Nella pratica ${v.count('case')} non c'è nessuno da rintracciare.`,
      hint: 'Il rintraccio arriva dopo un numero errato, un trasferimento, i tentativi finiti o una lettera tornata.',
    }),
    'no-such-dispute': (v) => ({
      message: `La fattura ${v.text('text')} non è contestata.`,
      hint: `Contestate: ${v.list('known')}`,
    }),
    'credit-needs-acceptance': () => ({
      message: 'Si accredita solo quello che è accolto.',
      hint: 'Per esempio: --answer accepted --credit 100',
    }),
    'credit-too-large': (v) => ({
      message: `L'accredito di ${v.money('cents')} supera quanto è aperto e contestato: ${v.money('open')}.`,
      hint: `Al massimo: --credit ${v.amount('open')}`,
    }),
    'credit-in-currencies': (v) => ({
      message: `Le fatture contestate sono in più valute: ${v.list('currencies')}.`,
      hint: 'Si risponde per una valuta alla volta: --invoices NUMERI',
    }),
    'flag-goes-with': (v) => ({ message: `${v.text('flag')} serve solo insieme a ${v.text('needed')}.` }),
    'until-needs-wait': () => ({
      message: "Un giorno in cui riguardarla ce l'ha solo la pratica che aspetta.",
      hint: 'Per esempio: --as wait --until +90',
    }),
    'wait-ends-before-tomorrow': (v) => ({
      message: `La pratica si riapre al più presto domani: ${v.day('until')} no.`,
    }),
    'hold-too-long': (v) => ({
      message: `La sospensione dura al massimo fino a ${v.day('latest')}: ${v.day('until')} è troppo lontano.`,
      hint: `Per aspettare di più: dunning close${ofCase(v)} --as wait --until GIORNO`,
    }),
  });
