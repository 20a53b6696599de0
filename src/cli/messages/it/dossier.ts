/** Texts of one area: the dossier for the lawyer. */
import type { PlanState } from '../../../domain/agreed/plan.ts';
import { plural, sentences } from '../messages.ts';
import { il } from './articles.ts';

const PLANS: Readonly<Record<PlanState, string>> = {
  running: 'in corso',
  kept: 'rispettato',
  broken: 'non rispettato',
  cancelled: 'annullato',
};

/** What is missing, by code: the same sentence on the screen, in the index and for programs. */
const missing = () =>
  sentences({
    'letter-file-missing': (v) => ({
      message: `lettera ${v.text('protocol')}: il file ${v.text('file')} non c'è`,
    }),
    'letter-file-changed': (v) => ({
      message: `lettera ${v.text('protocol')}: il file non è quello emesso (SHA-256 diverso)`,
    }),
    'report-file-missing': (v) => ({
      message: `relazione di inesigibilità: il file ${v.text('file')} non c'è`,
    }),
    'report-file-changed': (v) => ({
      message: `relazione di inesigibilità: il file ${v.text('file')} non è quello emesso`,
    }),
    'no-demand': () => ({ message: 'nessuna richiesta scritta risulta consegnata al debitore' }),
    'no-legal-warning': () => ({
      message: 'nessuna diffida (costituzione in mora, art. 1219 c.c.) è partita',
    }),
    'letter-unproved': (v) => ({ message: `lettera ${v.text('protocol')}: manca la prova della consegna` }),
    'letter-unsent': (v) => ({ message: `lettera ${v.text('protocol')}: emessa e mai spedita` }),
    'receipt-file-missing': (v) => ({
      message: `lettera ${v.text('protocol')}: esito della consegna annotato, ma la ricevuta non è nella cartella receipts`,
    }),
    'no-tax-number': () => ({ message: 'il debitore non ha né partita IVA né codice fiscale' }),
    'no-address': () => ({ message: "l'indirizzo del debitore è incompleto" }),
    'no-address-check': () => ({ message: "l'indirizzo non risulta verificato da una persona" }),
    'no-information': () => ({ message: 'nessuna informazione commerciale raccolta sul debitore' }),
    'days-without-rate': (v) => ({
      message: `interessi: ${plural(v.count('days'), 'giorno', 'giorni')} senza tasso pubblicato, non contati`,
    }),
    'prescription-near': (v) => ({
      message: `prescrizione: la fattura ${v.text('invoice')} si prescrive ${v.day('until')}, mancano ${plural(v.count('days'), 'giorno', 'giorni')}`,
    }),
    'prescription-expired': (v) => ({
      message: `prescrizione: per la fattura ${v.text('invoice')} il termine è passato ${v.day('until')}`,
    }),
    'invoices-to-add': () => ({
      message:
        'da aggiungere: le fatture elettroniche (file XML) con le ricevute del Sistema di interscambio, prova scritta per il decreto ingiuntivo (art. 634 c.p.c.)',
    }),
    'delivery-notes-to-add': () => ({
      message: 'da aggiungere: ordini o contratti, documenti di trasporto o prova della prestazione',
    }),
  });

export const dossier = () => ({
  options: {
    output: 'cartella, oppure file .zip (se manca: dossiers/ nella cartella di lavoro)',
    zip: 'tutto in un file ZIP',
    html: 'fogli in HTML, quando non si può fare il PDF',
  },
  missing: missing(),
  replace: (path: string) => `${path} c'è già. Lo sostituisco?`,
  made: (count: number) => `Fascicolo pronto: ${plural(count, 'file', 'file')}`,
  wouldBe: (count: number) => `Il fascicolo conterrebbe ${plural(count, 'file', 'file')}`,
  folder: 'Cartella',
  file: 'File',
  index: 'Indice',
  lettersLine: (count: number, proved: number) =>
    `${plural(count, 'spedita', 'spedite')}, ${proved} con consegna provata`,
  letters: 'Lettere',
  missingTitle: 'Manca',
  damaged: (count: number) =>
    `${plural(count, 'file manca o è cambiato', 'file mancano o sono cambiati')} dopo l'emissione: vedi sopra.`,
  prescriptionNear: (day: string, invoice: string, days: number) =>
    `la fattura ${invoice} si prescrive ${il(day)} (${plural(days, 'giorno', 'giorni')}): serve una richiesta scritta che arrivi`,
  prescriptionExpired: (day: string, invoice: string) =>
    `per la fattura ${invoice} il termine di prescrizione è passato ${il(day)}`,
  expiredBeside: (count: number) => (count === 1 ? ", e per un'altra" : `, e per altre ${count}`),
  interestNear: (day: string, invoice: string, days: number) =>
    `i primi interessi della fattura ${invoice} si prescrivono ${il(day)} (${plural(days, 'giorno', 'giorni')}, art. 2948 n. 4 c.c.)`,
  interestExpired: (day: string, invoice: string) =>
    `i primi interessi della fattura ${invoice} sono prescritti dal ${day} (cinque anni, art. 2948 n. 4 c.c.)`,
  prescription: 'Prescrizione',
  names: {
    index: 'indice',
    account: 'estratto-conto',
    interest: 'interessi',
    chronology: 'cronologia',
    letters: 'lettere',
    receipts: 'ricevute',
    reports: 'relazioni',
    report: 'relazione',
  },
  proves: {
    index: "le parti, il credito, l'elenco dei file e ciò che manca",
    account: 'quanto è dovuto, fattura per fattura, con interessi e incassi',
    accountData: 'lo stesso conto, per un foglio di calcolo',
    interestData: 'come si arriva agli interessi: periodi, tassi, basi',
    chronology: 'che cosa è stato fatto e quando, recapiti, promesse, contestazioni',
    chronologyData: 'la stessa cronologia, per un foglio di calcolo',
    letter: (step: string, protocol: string, how: string) => `${step} prot. ${protocol}: ${how}`,
    letterChanged: (proof: string) => `${proof} - ATTENZIONE: non è il file emesso`,
    receipt: (protocol: string, file: string) => `ricevuta della lettera ${protocol} (${file})`,
    report: (day: string) => `relazione interna di inesigibilità del ${day}`,
  },
  delivery: {
    delivered: (via: string, sent: string, arrived: string) =>
      `${via}, spedita ${il(sent)}, consegnata ${il(arrived)}`,
    failed: (via: string, sent: string, failed: string, reason: string) =>
      `${via}, spedita ${il(sent)}, non consegnata (${failed}: ${reason})`,
    sent: (via: string, sent: string) => `${via}, spedita ${il(sent)}, consegna non provata`,
  },
  footer: (creditor: string, caseNumber: number) => `${creditor} - fascicolo della pratica ${caseNumber}`,
  about: (caseNumber: number, debtor: string) => `Pratica ${caseNumber} - ${debtor}`,
  titles: {
    index: 'Fascicolo della pratica',
    account: 'Estratto conto con interessi',
    chronology: 'Cronologia del recupero',
  },
  indexNote:
    "Raccoglie quanto risulta all'ufficio crediti per la tutela del credito. Gli originali delle lettere sono riconoscibili dalla loro impronta SHA-256.",
  accountNote: (day: string) =>
    `Situazione al ${day}: interessi calcolati fino a quel giorno, salvo quelli successivi.`,
  chronologyNote:
    'Dal registro della pratica: ciò che è stato annullato e i passaggi interni della strategia non vi compaiono.',
  sections: {
    parties: 'Le parti',
    claim: 'Il credito',
    missing: 'Che cosa manca',
    files: 'Contenuto',
    items: 'Fatture scadute',
    interest: 'Come si arriva agli interessi',
    payments: 'Incassi imputati alle fatture',
    others: 'Altri documenti della pratica',
    outside: 'Fuori dal conto',
    chronology: 'Cronologia',
    addresses: 'Indirizzi e recapiti',
    promises: 'Promesse e piani di rientro',
    disputes: 'Contestazioni e risposte',
    information: 'Informazioni raccolte',
    assessment: 'Valutazione registrata',
  },
  creditor: 'Creditore',
  debtor: 'Debitore',
  address: 'Indirizzo',
  customer: 'Codice cliente',
  opened: 'Pratica aperta',
  closed: 'Pratica chiusa',
  strategy: 'Affidata a',
  basis: 'Tasso',
  principal: 'Capitale',
  interest: 'Interessi maturati',
  lumpSum: 'Risarcimento forfetario',
  total: 'Totale',
  oldest: 'Scaduto più vecchio',
  oldestText: (day: string, days: number) => `${day} (${plural(days, 'giorno', 'giorni')})`,
  insolvency: 'Procedura',
  files: { name: 'File', proves: 'Che cosa prova', sha256: 'SHA-256' },
  columns: {
    invoice: 'Fattura',
    instalment: 'Rata',
    issued: 'Data',
    due: 'Scadenza',
    amount: 'Importo',
    paid: 'Incassato',
    open: 'Capitale',
    currency: 'Valuta',
    days: 'Giorni',
    interest: 'Interessi',
    lumpSum: 'Forfait',
    from: 'Dal',
    to: 'Al',
    base: 'Su',
    rate: 'Tasso',
    state: 'Stato',
    on: 'Data',
    time: 'Ora',
    channel: 'Canale',
    who: 'Chi',
    what: 'Fatto ed esito',
    proof: 'Prova',
    recorded: 'Registrato il',
    left: 'Residuo',
  },
  channels: { call: 'telefono', visit: 'visita', note: 'nota', payment: 'incasso', office: 'ufficio' },
  reference: (text: string) => `rif. ${text}`,
  noProof: 'prova di consegna mancante',
  nothing: 'Niente da segnalare.',
  nothingOverdue: 'Niente di scaduto.',
  noInterest: 'Nessun interesse.',
  noPayments: 'Nessun incasso su queste fatture.',
  none: 'Nessuno.',
  noneFemale: 'Nessuna.',
  addressChecked: (day: string) => `verificato ${il(day)}`,
  inUse: 'in uso',
  promise: (made: string, amount: string, by: string) => `promessa del ${made}: ${amount} entro ${il(by)}`,
  plan: (made: string, amount: string, count: number) =>
    `piano del ${made}: ${amount} in ${plural(count, 'rata', 'rate')}`,
  planState: (state: PlanState) => PLANS[state],
  received: (amount: string) => `incassati ${amount}`,
  dispute: (opened: string, invoice: string, reason: string) => `${opened}, fattura ${invoice}: ${reason}`,
  traced: (asked: string, day: string) =>
    asked === '' ? `rintraccio del ${day}` : `rintraccio, ${asked}, ${day}`,
  foundKinds: { phone: 'telefono', address: 'indirizzo', email: 'e-mail' },
  tracedResult: { found: 'trovato', 'not-found': 'non trovato', open: 'in attesa' },
});
