/** Sentences of what the rules say about letters, sending and delivery. */
import { ofCase } from '../aboutWords.ts';
import { sentences } from '../messages.ts';
import { words } from './words.ts';

export const letterRefusals = () =>
  sentences({
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
      message: `Pratica ${v.text('case')}: ${words.step(v.text('step'))} non si può emettere adesso${v.has('due') ? `; dal ${v.day('due')}` : ''}.${v.has('ahead') ? ` Prima viene: ${words.step(v.text('ahead'))}.` : ''}`,
      hint: `Tutti i motivi: dunning why ${v.text('case')}`,
    }),
    'letter-overtaken': (v) => ({
      message: `Mentre si stampava la lettera la pratica ${v.text('case')} è cambiata: non è stato emesso nulla.`,
      hint: `Guarda che cosa è cambiato e ripeti: dunning letter ${v.text('case')}`,
    }),
    'letter-not-sent': (v) => ({
      message: `La lettera ${v.text('protocol')} è emessa ma non ancora spedita.`,
      hint: `Quando è partita: dunning sent ${v.text('protocol')} --via post`,
    }),
    'letter-void': (v) => ({
      message: `La lettera ${v.text('protocol')} è stata annullata.`,
      hint: `Le lettere della pratica: dunning show${ofCase(v)}`,
    }),
    'letter-returned': (v) => ({
      message: `La lettera ${v.text('protocol')} risulta già non consegnata, dal ${v.day('on')}.`,
      hint: 'Per correggere: dunning undo',
    }),
    'no-such-letter': (v) => ({
      message: `Nessuna lettera ha il protocollo ${v.text('text')}.`,
      hint: 'Si scrive anno/numero, per esempio 2026/0147',
    }),
    'sent-in-future': (v) => ({
      message: `Una lettera non può essere partita ${v.day('on')}.`,
      hint: 'Scrivi una data fino a oggi.',
    }),
    'letter-outdated': (v) => ({
      message: `La lettera ${v.text('protocol')} chiede più di quanto è ancora dovuto: ${v.list('invoices')} nel frattempo pagata o contestata.`,
      hint: `Annullala e rifalla: dunning letter --void ${v.text('protocol')}. Già partita? --on DATA`,
    }),
    'agreement-over': (v) => ({
      message: `La lettera ${v.text('protocol')} è l'accordo su un piano di rientro ${v.has('since') ? `saltato ${v.day('since')}` : 'concluso'}.`,
      hint: `Annullala: dunning letter --void ${v.text('protocol')}. Già partita? --on DATA`,
    }),
    'letter-late': (v) => ({
      message: `La lettera ${v.text('protocol')} dà tempo fino a ${v.day('deadline')}: al debitore non resta metà del termine.`,
      hint: `Annullala e rifalla: dunning letter --void ${v.text('protocol')}. Già partita? --on DATA`,
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
    'counts-as-delivered': (v) => ({
      message: `La raccomandata ${v.text('protocol')} (${v.text('reason')}) vale come consegnata: chi la rifiuta o non la ritira poteva leggerla (art. 1335 c.c.).`,
      hint: `Con il giorno del rifiuto o dell'avviso di giacenza: dunning receipt ${v.text('protocol')} --delivered GIORNO`,
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
      message: `Manca il modello ${v.text('file')}${v.has('usedIn') ? `, richiamato da ${v.text('usedIn')} alla riga ${v.text('line')}` : ''}.`,
      hint: 'Rimettilo nella cartella templates, oppure togli la tua versione per usare quella di serie.',
    }),
    'template-broken': (v) => ({
      message: `Il modello ${v.text('file')} ha un errore${v.has('line') ? ` alla riga ${v.text('line')}` : ''}: ${v.text('reason')}`,
      hint: 'Correggilo, oppure toglilo dalla cartella templates per usare quello di serie.',
    }),
    'letter-already-issued': (v) => ({
      message: `Pratica ${v.text('case')}: ${words.step(v.text('step'))} è già stata emessa con protocollo ${v.text('protocol')}.`,
      hint: `Se è tornata indietro: dunning receipt ${v.text('protocol')} --failed "motivo"`,
    }),
    'needs-approval': (v) => ({
      message: `La diffida della pratica ${v.text('case')} va approvata da una persona: --yes da solo non basta.`,
      hint: `Indica la pratica e approva: dunning letter ${v.text('case')} --approve`,
    }),
    'override-needs-reason': () => ({
      message: '--override vuole un motivo.',
      hint: 'Per esempio: --override "concordato al telefono"',
    }),
    'goes-only-with': (v) => ({
      message: `${v.text('flag')} vale solo insieme a ${v.text('other')}.`,
      hint: `Aggiungi ${v.text('other')}, oppure togli ${v.text('flag')}.`,
    }),
    'letters-folder': (v) => ({
      message: `Non si può scrivere nella cartella delle lettere: ${v.text('folder')}${v.has('reason') ? ` (${v.text('reason')})` : ''}`,
      hint: 'Controlla la cartella e i suoi permessi: non è stato emesso nulla.',
    }),
    'reference-for-one': () => ({
      message: '--ref vale per una lettera sola.',
      hint: 'Ripeti il comando per ogni lettera, con il suo riferimento.',
    }),
    'receipt-needs-result': (v) => ({
      message: `Della lettera ${v.text('protocol')} manca come è andata.`,
      hint: `Per esempio: dunning receipt ${v.text('protocol')} --delivered oggi, oppure --failed "destinatario trasferito"`,
    }),
    'receipt-by-hand': (v) => ({
      message: `Le ricevute in file non si leggono ancora: ${v.text('file')}`,
      hint: 'Scrivi il protocollo e il giorno: dunning receipt 2026/0147 --delivered 4/12',
    }),
    'no-browser': (v) => ({
      message: v.has('named')
        ? `Il browser indicato per stampare non si può avviare: ${v.text('named')}`
        : "Per fare i PDF serve un browser, e qui non ce n'è uno.",
      hint: `Installa Chrome, Edge o Chromium, oppure indica letters.browser. Intanto, in HTML: dunning letter${ofCase(v)} --html`,
    }),
    'browser-failed': (v) => ({
      message: 'Il browser per stampare non si avvia.',
      hint: `Che cosa non va: dunning doctor --print. Intanto, in HTML: dunning letter${ofCase(v)} --html`,
    }),
    'print-timed-out': () => ({
      message: 'La stampa non è finita in tempo.',
      hint: 'Riprova; se succede ancora: dunning doctor --print',
    }),
    'print-blank': () => ({
      message: 'Il PDF è uscito vuoto: non è stato emesso nulla.',
      hint: 'Controlla il modello della lettera e il browser: dunning doctor --print',
    }),
    'print-crashed': () => ({
      message: 'Il browser si è chiuso mentre stampava.',
      hint: 'Riprova; se succede ancora: dunning doctor --print',
    }),
    'run-under-way': (v) => ({
      message: `Un'altra esecuzione è in corso: processo ${v.text('pid')} su ${v.text('host')}, dalle ${v.text('start')}.`,
      hint: `Aspetta che finisca. Se quel computer non c'è più, cancella ${v.text('file')}`,
    }),
  });
