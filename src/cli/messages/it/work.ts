/** Texts of one area: the agenda one case at a time. */
import { plural } from '../messages.ts';

export const work = () => ({
  section: "solo una sezione dell'agenda",
  left: (done: number, left: number) => `fatte ${done} - restano ${left}`,
  notInAgenda: 'NON IN AGENDA',
  labels: {
    why: 'Perché',
    phones: 'Altri tel.',
    promises: 'Promesse',
    history: 'Storia',
    disputed: 'Contesta',
    letter: 'Lettera',
    address: 'Indirizzo',
    command: 'Comando',
  },
  promises: (made: number, kept: number, broken: number) =>
    `${made === 1 ? 'fatta' : 'fatte'} ${made}: ${kept === 1 ? 'mantenuta' : 'mantenute'} ${kept}, non ${broken === 1 ? 'mantenuta' : 'mantenute'} ${broken}`,
  dispute: (invoice: string, reason: string, answerBy: string) =>
    `${invoice}: ${reason} (risposta entro ${answerBy})`,
  letterLine: (protocol: string, step: string, via: string, issued: string, file: string) =>
    `${protocol}, ${step}, ${via}, emessa ${issued}: ${file}`,
  closed: 'La pratica è chiusa.',
  waits: (todo: string, day: string) => `Non è più in agenda oggi: ${todo}, dal ${day}.`,
  waitsOpenly: (todo: string) => `Non è in agenda oggi: ${todo}, senza una data.`,
  script: {
    greeting: (caller: string, company: string) => `Buongiorno, sono ${caller}, ${company}: parlo con`,
    person: (name: string) => `${name}?`,
    anybody: 'chi segue i pagamenti?',
    courtesy: {
      received: (invoice: string, amount: string, due: string) =>
        `Ha ricevuto la fattura ${invoice} (${amount}, scade ${due})?`,
      fine: "C'è qualcosa che non va nella fornitura?",
      when: 'Quando sarà pagata?',
    },
    opening: {
      friendly: (invoice: string, amount: string, due: string) =>
        `La ${invoice} (${amount}, scaduta ${due}) risulta aperta: le è sfuggita?`,
      firm: (invoice: string, amount: string, due: string) =>
        `La ${invoice} (${amount}, scaduta ${due}) non risulta pagata.`,
      formal: (invoice: string, amount: string, due: string) =>
        `Nonostante i solleciti la ${invoice} (${amount}, scaduta ${due}) non è pagata.`,
    },
    reason: {
      friendly: "C'è stato qualche problema con la merce o con la fattura?",
      firm: 'Per quale motivo non è stata pagata?',
      formal: 'Per quale motivo non è stata pagata? Intendete contestarla?',
    },
    certain: {
      friendly: 'Che giorno possiamo contare sul pagamento?',
      firm: 'In che giorno, per quale importo e come pagate?',
      formal: 'Serve una data certa: in che giorno e per quale importo pagate?',
    },
    rest: (amount: string) => `E il resto? In tutto sono scaduti ${amount}.`,
    broken: {
      what: (amount: string, by: string) => `Avevamo concordato ${amount} entro ${by}: che cosa è successo?`,
      when: 'In che giorno paga adesso, e quanto può versare subito?',
    },
    paid: {
      when: 'Che giorno ha pagato, quale importo e da quale banca?',
      proof: 'Può mandare la contabile del bonifico, con il numero di riferimento?',
    },
  },
  keys: {
    global: ['Invio/spazio dopo', 'b indietro', 'u annulla', 'f fatture', 'v storia', '? aiuto', 'q esci'],
    letter: 'emetti la lettera',
    letters: 'emetti tutte quelle da emettere oggi',
    approve: 'anteprima e approvazione',
    preview: 'anteprima',
    skip: 'salta il passo, con motivo',
    sent: 'spedita',
    voided: 'annulla la lettera',
    delivered: 'consegnata',
    failed: 'non consegnata',
    rejected: 'respinta',
    accepted: 'accolta',
    confirmed: "l'indirizzo va bene",
    corrected: "correggi l'indirizzo",
    trace: 'rintraccio',
    report: 'relazione di inesigibilità',
    assess: "valuta l'azione legale e registra",
    closed: 'chiudi la pratica',
    waived: 'rinuncia a interessi e spese',
    pursued: 'chiedili ancora, riguarda un altro giorno',
    paid: 'incassato',
    note: 'nota',
  },
  ask: {
    contact: 'Esito',
    end: 'Non resta altro: b indietro, u annulla, Invio esce',
    office: 'Scelta',
    unknown: (typed: string, keys: string) =>
      `"${typed}" non è tra le scelte: ${keys}. Non è cambiato nulla.`,
    via: 'Come è partita?',
    asPlanned: (via: string) => `come previsto: ${via}`,
    reference: 'Numero della raccomandata o identificativo PEC (Invio = nessuno)',
    sentOn: 'Partita il',
    voidReason: (protocol: string) => `Perché la ${protocol} non deve partire (Invio = senza motivo)`,
    deliveredOn: 'Consegnata il',
    failure: 'Perché non è arrivata',
    answer: 'La risposta data',
    address: 'Via e numero',
    postcode: 'CAP',
    city: 'Città',
    province: 'Provincia',
    credit: 'Importo da accreditare (Invio = tutto)',
    confirmAddress: "L'indirizzo è stato verificato?",
  },
  help:
    "Una lettera e Invio registra l'esito con la data proposta accanto; per un'altra data: n ven, n gio 15:30.\n" +
    'Invio o spazio passa alla scheda dopo senza cambiare nulla; b torna a quella prima, u annulla ' +
    "l'ultima cosa registrata, q esce. Ogni esito è salvato subito: quello che resta si riprende con dunning work.\n" +
    'Del debito si parla solo con il debitore o con chi lo rappresenta.',
  undoKey: 'u annulla',
  undone: (what: string) => `Annullato: ${what}`,
  nothingToUndo: "In questa sessione non c'è niente da annullare. Prima: dunning undo",
  changedSince:
    "Nel frattempo è stato registrato dell'altro: da qui non si annulla più. Guarda: dunning undo",
  firstCard: 'Questa è la prima scheda.',
  nothingSaved: 'Non registrato.',
  changed: 'La pratica è cambiata nel frattempo: ecco come sta adesso. Non è stato registrato nulla.',
  newDay: 'È cominciato un altro giorno: riparti con dunning work.',
  acts: {
    letter: 'lettere emesse',
    'letter-void': 'lettere annullate',
    sent: 'lettere spedite',
    receipt: 'prove di consegna',
    dispute: 'contestazioni chiuse',
    debtor: 'anagrafiche',
    skip: 'passi saltati',
    close: 'pratiche chiuse',
    trace: 'rintracci',
    'report-uncollectible': 'relazioni',
    assess: 'valutazioni',
    pay: 'incassi',
    note: 'note',
  },
  tally: (what: string, count: number) => `${what} ${count}`,
  promised: (amounts: string) => `promessi ${amounts}`,
  finished: (cases: number, minutes: number) =>
    `Sessione finita: ${plural(cases, 'pratica', 'pratiche')} in ${minutes} min.`,
  interrupted: (cases: number) =>
    `Interrotto. La domanda aperta non è stata salvata; prima: ${plural(cases, 'pratica', 'pratiche')}.`,
  rest: (count: number) =>
    count === 1
      ? 'Ne resta 1: riprendi con dunning work.'
      : `Ne restano ${count}: riprendi con dunning work.`,
  nothingLeft: 'Non resta niente da fare oggi.',
  nothingInSection: 'In questa sezione non resta niente da fare oggi.',
  later: (time: string, caseNumber: number) => `Più tardi: pratica ${caseNumber} alle ${time}.`,
});
