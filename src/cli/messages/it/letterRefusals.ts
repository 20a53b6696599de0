/** Sentences of what the rules say about letters, sending and delivery. */
import { sentences } from '../messages.ts';
import { words } from './words.ts';

export const letterRefusals = sentences({
  'nothing-to-demand': (v) => ({
    message: `Nella pratica ${v.text('case')} non c'è niente da chiedere con questa lettera.`,
    hint: `Perché: dunning why ${v.text('case')}`,
  }),
  'no-such-step': (v) => ({
    message: `La strategia non ha un passo "${v.text('text')}".`,
    hint: `Passi: ${v.list('known')}`,
  }),
  'no-letter-step': (v) => ({
    message: `Per la pratica ${v.text('case')} non è il momento di una lettera.`,
    hint: `Il prossimo passo: dunning next ${v.text('case')}`,
  }),
  'not-due': (v) => ({
    message: `Pratica ${v.text('case')}: ${words.step(v.text('step'))} non si può ancora emettere${v.has('due') ? `; dal ${v.day('due')}` : ''}.`,
    hint: `Tutti i motivi: dunning why ${v.text('case')}`,
  }),
  'letter-overtaken': (v) => ({
    message: `Dopo questa lettera la pratica ${v.text('case')} è andata avanti.`,
    hint: `La storia: dunning log ${v.text('case')}`,
  }),
  'letter-not-sent': (v) => ({
    message: `La lettera ${v.text('protocol')} è emessa ma non ancora spedita.`,
    hint: `Quando è partita: dunning sent ${v.text('protocol')} --via post`,
  }),
  'letter-void': (v) => ({
    message: `La lettera ${v.text('protocol')} è stata annullata.`,
    hint: 'Le lettere della pratica: dunning show PRATICA',
  }),
  'no-such-letter': (v) => ({
    message: `Nessuna lettera ha il protocollo ${v.text('text')}.`,
    hint: 'Si scrive anno/numero, per esempio 2026/0147',
  }),
  'sent-in-future': (v) => ({
    message: `Una lettera non può essere partita ${v.day('on')}.`,
    hint: 'Scrivi una data fino a oggi.',
  }),
  'already-sent': (v) => ({
    message: `La lettera ${v.text('protocol')} risulta già spedita il ${v.day('on')}.`,
    hint: 'Per correggere: dunning undo',
  }),
  'sent-before-issued': (v) => ({
    message: `La lettera ${v.text('protocol')} è stata emessa il ${v.day('on')}: non può essere partita prima.`,
    hint: 'Correggi la data dopo --on.',
  }),
  'warning-needs-proof': (v) => ({
    message: `La diffida ${v.text('protocol')} va spedita in un modo che provi la consegna.`,
    hint: 'Usa --via pec, --via registered oppure --via hand',
  }),
  'delivered-in-future': (v) => ({
    message: `Una lettera non può essere stata consegnata ${v.day('on')}.`,
    hint: 'Scrivi una data fino a oggi.',
  }),
  'delivered-before-sent': (v) => ({
    message: `La lettera ${v.text('protocol')} è partita il ${v.day('on')}: non può essere arrivata prima.`,
    hint: 'Correggi la data dopo --delivered.',
  }),
  'not-sent-yet': (v) => ({
    message: `La lettera ${v.text('protocol')} non risulta ancora spedita.`,
    hint: `Prima: dunning sent ${v.text('protocol')} --via post`,
  }),
  'already-delivered': (v) => ({
    message: `La lettera ${v.text('protocol')} risulta già consegnata il ${v.day('on')}.`,
    hint: 'Per correggere: dunning undo',
  }),
  'template-missing': (v) => ({
    message: `Manca il modello ${v.text('file')}.`,
    hint: 'Rimettilo nella cartella templates, oppure togli la tua versione per usare quella di serie.',
  }),
  'template-broken': (v) => ({
    message: `Il modello ${v.text('file')} ha un errore${v.has('line') ? ` alla riga ${v.text('line')}` : ''}: ${v.text('reason')}`,
    hint: 'Correggilo, oppure toglilo dalla cartella templates per usare quello di serie.',
  }),
});
