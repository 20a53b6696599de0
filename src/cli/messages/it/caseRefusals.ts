/** Sentences of what the rules say about cases, contacts and payments. */
import { ofCase } from '../aboutWords.ts';
import { sentences } from '../messages.ts';

export const caseRefusals = () =>
  sentences({
    'no-such-case': (v) => ({
      message: `Nessuna pratica corrisponde a "${v.text('text')}".`,
      hint: 'Per cercare: dunning find TESTO',
    }),
    'several-cases': (v) => ({
      message: `"${v.text('text')}" corrisponde a ${v.count('count')} pratiche: ${v.list('cases')}${v.count('count') > 5 ? ', ...' : ''}`,
      hint: `Riprova con il numero, per esempio ${v.text('example')}`,
    }),
    'no-such-debtor': (v) => ({
      message: `Nessun cliente corrisponde a "${v.text('text')}".`,
      hint: 'Per cercare: dunning find TESTO',
    }),
    'nothing-to-change': () => ({
      message: "Non è indicato niente da cambiare nell'anagrafica.",
      hint: 'Le opzioni: dunning debtor --help',
    }),
    'sign-taken': (v) => ({
      message: `${v.text('value')} appartiene già a ${v.text('name')}.`,
      hint: 'Controlla il codice, la partita IVA o il codice fiscale.',
    }),
    'nothing-found': (v) => ({
      message: `Niente contiene "${v.text('text')}".`,
      hint: 'Si cercano nomi, codici, partite IVA, numeri di documento, protocolli e note.',
    }),
    'no-such-invoice': (v) => ({
      message: `Nessuna fattura aperta della pratica ha il numero ${v.text('text')}.`,
      hint: `Le fatture: dunning show${ofCase(v)}`,
    }),
    'no-such-strategy': (v) => ({
      message: `Nelle impostazioni non c'è una strategia "${v.text('text')}".`,
      hint: `Strategie: ${v.list('known')}`,
    }),
    'no-such-collector': (v) => ({
      message: `Nessuno si chiama "${v.text('text')}" nelle impostazioni.`,
      hint: `Persone: ${v.list('known')}`,
    }),
    'several-debtors': (v) => ({
      message: `"${v.text('text')}" corrisponde a ${v.count('count')} clienti: ${v.list('names')}${v.count('count') > 5 ? ', ...' : ''}`,
      hint: 'Riprova con il codice cliente o la partita IVA.',
    }),
    'debtor-value-unfit': (v) => ({
      message: `"${v.text('value')}" non va bene per ${v.text('flag')}.`,
      hint: 'Controlla: le cifre di controllo di partita IVA e codice fiscale, CAP di 5 cifre, provincia di 2 lettere.',
    }),
    'not-a-phone': (v) => ({
      message: `"${v.text('value')}" non è un numero di telefono.`,
      hint: 'Per esempio: --phone "055 000000"',
    }),
    'nothing-to-dispute': (v) => ({
      message: `Nella pratica ${v.text('case')} non c'è niente di scaduto da contestare.`,
      hint: `Le fatture: dunning show ${v.text('case')}`,
    }),
    'payment-number': (v) => ({
      message: `"${v.text('value')}" non è il numero di un incasso.`,
      hint: "Senza --payment si storna l'ultimo incasso.",
    }),
    'changed-meanwhile': () => ({
      message: "Nel frattempo è stata fatta un'altra operazione: non è stato toccato niente.",
      hint: 'Guarda di nuovo: dunning undo --dry-run',
    }),
    'needs-one-flag': (v) => ({
      message: `Serve una di queste opzioni, perché non c'è un terminale: ${v.list('flags')}.`,
      hint: `Per esempio: ${v.text('example')}`,
    }),
    'needs-flags': (v) => ({
      message: `Mancano delle opzioni (${v.list('flags')}) e non c'è un terminale.`,
      hint: `Aggiungi ${v.text('example')}`,
    }),
    'flag-needs-outcome': (v) => ({
      message: `${v.text('flag')} serve solo con --outcome ${v.text('outcome')}.`,
      hint: "Togli l'opzione, oppure scegli quell'esito.",
    }),
    'next-outside-hours': (v) => ({
      message: `${v.day('on')} alle ${v.text('time')} non si può chiamare.`,
      hint: 'Orari: lun-ven 08:30-20:00, sabato 08:30-15:00.',
    }),
    'case-closed': (v) => ({
      message: `La pratica ${v.text('case')} è chiusa dal ${v.day('on')}.`,
      hint: `Per riaprirla: dunning reopen ${v.text('case')}`,
    }),
    'case-open': (v) => ({
      message: `La pratica ${v.text('case')} è già aperta.`,
      hint: `La scheda: dunning show ${v.text('case')}`,
    }),
    'other-case-open': (v) => ({
      message: `Il cliente della pratica ${v.text('case')} ha già la pratica ${v.text('other')} aperta.`,
      hint: `Lavora quella: dunning show ${v.text('other')}`,
    }),
    'accessories-left': (v) => ({
      message: `Nella pratica ${v.text('case')} restano ${v.text('amounts')} di interessi e spese già chiesti.`,
      hint: `Per rinunciarvi: dunning close ${v.text('case')} --as paid --waive-accessories`,
    }),
    'no-accessories-left': (v) => ({
      message: `Nella pratica ${v.text('case')} non restano interessi o spese chiesti con una lettera.`,
      hint: 'Una pratica pagata si chiude da sola.',
    }),
    'principal-open': (v) => ({
      message: `Nella pratica ${v.text('case')} è ancora aperto capitale: ${v.money('cents')}.`,
      hint: 'A interessi e spese si rinuncia quando il capitale è pagato.',
    }),
    'nothing-owed': (v) => ({
      message: `Nella pratica ${v.text('case')} non resta niente da incassare.`,
      hint: `La scheda: dunning show ${v.text('case')}`,
    }),
    'reason-needed': () => ({
      message: 'Serve un motivo: resta nella storia della pratica.',
      hint: 'Per esempio: --reason "merce resa"',
    }),
    'not-held': (v) => ({
      message: `La pratica ${v.text('case')} non è sospesa.`,
      hint: `Perché non è in agenda: dunning why ${v.text('case')}`,
    }),
    'no-step-ahead': (v) => ({
      message: `La pratica ${v.text('case')} non ha più passi da saltare.`,
      hint: `Per chiuderla: dunning close ${v.text('case')}`,
    }),
    'hold-ends-before-today': (v) => ({
      message: `La sospensione finirebbe ${v.day('until')}, che è già passato.`,
      hint: 'Scrivi una data da oggi in poi, per esempio --until +7',
    }),
    'contact-in-future': (v) => ({
      message: v.has('time')
        ? `Le ${v.text('time')} di oggi non sono ancora passate.`
        : `Un contatto di ${v.day('on')} non può essere già avvenuto.`,
      hint: v.has('time') ? "Scrivi un'ora già passata, o un altro giorno." : 'Scrivi una data fino a oggi.',
    }),
    'callback-needs-date': () => ({
      message: 'Per richiamare serve sapere quando.',
      hint: 'Aggiungi --next, per esempio --next "gio 15:30"',
    }),
    'promise-needs-terms': () => ({
      message: 'Una promessa ha un importo e una data.',
      hint: 'Aggiungi --amount e --by, per esempio --amount 1250,50 --by ven',
    }),
    'dispute-needs-reason': () => ({
      message: 'Una contestazione ha un motivo.',
      hint: 'Aggiungi --reason, per esempio --reason "merce non conforme"',
    }),
    'met-alone': (v) => ({
      message: "Che qualcuno c'era non dice ancora come è andata.",
      hint: `Di' questo, con --outcome e uno tra ${v.text('outcomes')}`,
    }),
    'third-party-outcome': (v) => ({
      message: `Con --third-party l'esito non può essere ${v.text('outcome')}: con chi non è il debitore del debito non si parla (R7).`,
      hint: 'Gli esiti possibili: no-answer, callback, wrong-number; per una visita nobody, moved',
    }),
    'third-party-note': () => ({
      message: "Quello che dice un'altra persona non si annota: i terzi non devono sapere del debito (R7).",
      hint: 'Togli --note oppure --third-party',
    }),
    'promise-in-past': (v) => ({
      message: `Una promessa per ${v.day('by')} sarebbe già scaduta.`,
      hint: 'Scrivi una data da oggi in poi, per esempio --by ven',
    }),
    'next-in-past': (v) => ({
      message: `Il prossimo contatto non può essere ${v.day('on')}: è già passato.`,
      hint: 'Scrivi una data da oggi in poi, per esempio --next +3',
    }),
    'no-dispute': (v) => ({
      message: `La pratica ${v.text('case')} non ha contestazioni aperte.`,
      hint: `La scheda: dunning show ${v.text('case')}`,
    }),
    'payment-in-future': (v) => ({
      message: `Un incasso di ${v.day('on')} non può essere già avvenuto.`,
      hint: 'Scrivi una data fino a oggi.',
    }),
    overpayment: (v) => ({
      message: `L'incasso di ${v.money('cents')} supera quanto è aperto (${v.money('open')}).`,
      hint: "Controlla l'importo, oppure indica la fattura con --invoice.",
    }),
    'no-payment': (v) => ({
      message: `Nella pratica ${v.text('case')} non c'è un incasso da stornare.`,
      hint: `La storia: dunning log ${v.text('case')}`,
    }),
    'already-reversed': (v) => ({
      message: 'Questo incasso è già stato stornato.',
      hint: `La storia della pratica: dunning log${ofCase(v)}`,
    }),
    'nothing-to-undo': () => ({
      message: "Non c'è niente da annullare.",
      hint: 'Le ultime operazioni: dunning log',
    }),
    'nothing-to-redo': () => ({
      message: "Non c'è niente da rifare.",
      hint: 'Le ultime operazioni: dunning log',
    }),
  });
