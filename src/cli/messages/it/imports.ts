/** Texts of one area: files in. */
import type { ItemFate } from '../../../office/import/importTable.ts';
import { plural } from '../messages.ts';
import { importDoubts } from './importRefusals.ts';

const FIELDS: Readonly<Record<string, string>> = {
  debtor_code: 'codice cliente',
  debtor_name: 'cliente',
  surname: 'cognome',
  first_name: 'nome di battesimo',
  vat_no: 'partita IVA',
  tax_code: 'codice fiscale',
  address: 'indirizzo',
  postcode: 'CAP',
  city: 'città',
  province: 'provincia',
  country: 'nazione',
  email: 'e-mail',
  pec: 'PEC',
  phone: 'telefono',
  invoice_no: 'numero',
  invoice_date: 'data',
  due_date: 'scadenza',
  amount: 'importo',
  net: 'imponibile',
  vat_amount: 'imposta',
  split_payment: 'scissione dei pagamenti',
  withholding: 'ritenuta',
  stamp: 'bollo',
  expenses: 'spese',
  debit: 'dare',
  credit: 'avere',
  paid: 'pagato',
  deduction: 'detrazione',
  open_balance: 'residuo',
  currency: 'valuta',
  series: 'serie',
  instalment_no: 'rata',
  payment_method: 'pagamento',
  reference: 'riferimento',
  party_kind: 'cliente o fornitore',
  side: 'dare o avere',
  doc_type: 'tipo documento',
  status: 'stato',
  sdi_code: 'codice destinatario',
  paid_flag: 'pagata (sì o no)',
  open_flag: 'aperta (sì o no)',
  paid_on: 'data di pagamento',
  days_overdue: 'giorni di ritardo',
};

const DATE_ORDERS = { dmy: 'gg/mm/aaaa', mdy: 'mm/gg/aaaa', ymd: 'aaaa-mm-gg' };

const FATES: Readonly<Record<ItemFate, string>> = {
  new: 'nuove',
  changed: 'cambiate',
  settled: 'saldate',
  vanished: "non più nell'elenco: saldate",
  reopened: 'riaperte',
  unchanged: 'invariate',
  'held-back': "lasciate com'erano",
};

export const imports = () => ({
  fileArgument: 'esportazione (CSV, Excel), fattura (XML, p7m), estratto conto o cartella',
  options: {
    skipBad: 'importa le righe buone e mette da parte le altre',
    snapshot: "il file è l'elenco completo delle partite aperte: chi non c'è è saldato",
    override: 'importa nonostante i dubbi; il motivo resta nella storia',
    encoding: 'codifica: utf-8, utf-16le, windows-1252, cp850',
    delimiter: 'separatore delle colonne: ; , tab |',
    dates: 'ordine delle date: dmy, mdy, ymd',
    decimal: 'segno dei decimali: comma, point',
    terms: 'giorni dalla data alla scadenza, se il file non ha scadenze',
  },
  reading: (file: string, megabytes: number) => `Leggo ${file}: ${megabytes} MB`,
  comparing: (rows: string) => `Confronto ${rows} righe con l'archivio ...`,
  writing: (rows: string) => `Scrivo ${rows} righe nell'archivio ...`,
  fieldName: (field: string) => FIELDS[field] ?? field.replace(/^paid_/u, 'pagato '),
  file: 'File',
  rows: (count: number) => plural(count, 'riga', 'righe'),
  layout: 'Formato',
  layoutLine: (
    encoding: string,
    delimiter: string,
    dates: 'dmy' | 'mdy' | 'ymd',
    decimal: 'comma' | 'point',
  ) =>
    `${encoding}, separatore "${delimiter}", date ${DATE_ORDERS[dates]}, decimali con ${decimal === 'comma' ? 'la virgola' : 'il punto'}`,
  sheetLine: (sheet: string, line: number) => `Excel, foglio "${sheet}", intestazione alla riga ${line}`,
  invoice: 'fattura elettronica',
  signedInvoice: 'fattura elettronica firmata; la firma non viene verificata',
  signaturesUnverified: 'Le firme digitali non vengono verificate.',
  columns: 'Colonne',
  statedOn: 'Situazione',
  dueDates: 'Scadenze',
  dueByTerms: (days: number) => `non ci sono: data del documento + ${plural(days, 'giorno', 'giorni')}`,
  counts: 'Righe',
  fresh: 'Nuove',
  updated: 'Aggiornate',
  unchanged: 'Invariate',
  countsLine: (
    kind: 'items' | 'debtors',
    fresh: number,
    updated: number,
    same: number,
    settled: number,
    bad: number,
  ) =>
    [
      `nuove ${fresh}`,
      `aggiornate ${updated}`,
      kind === 'items' ? `di cui saldate ${settled}` : '',
      `invariate ${same}`,
      `da correggere ${bad}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  fate: (fate: ItemFate) => FATES[fate],
  rejectedRows: 'da correggere',
  outcome: 'Partite',
  items: 'Numero',
  amount: 'Importo',
  debtor: 'Cliente',
  number: 'Documento',
  before: 'Prima',
  after: 'Dopo',
  otherData: 'altri dati',
  moreChanges: (count: number) => `... e altre ${count}`,
  doubts: importDoubts,
  open: 'Aperto',
  openLine: (amount: string, items: number) => `${amount} in ${plural(items, 'partita', 'partite')}`,
  cases: 'Pratiche',
  casesLine: (opened: number, closed: number, reopened: number) =>
    `aperte ${opened}  chiuse ${closed}${reopened === 0 ? '' : `  riaperte ${reopened}`}`,
  line: 'Riga',
  column: 'Colonna',
  value: 'Valore',
  problem: 'Problema',
  moreProblems: (count: number) => `... e altri ${count}: tutti con --json`,
  askAll: (rows: number) => `Importo ${plural(rows, 'riga', 'righe')}?`,
  askGood: (good: number, bad: number) =>
    `Importo ${plural(good, 'riga valida', 'righe valide')} e metto da parte ${bad === 1 ? "l'altra" : `le altre ${bad}`}?`,
  askWhole: (rows: number, vanished: number) =>
    `Importo ${plural(rows, 'riga', 'righe')} e saldo ${plural(vanished, "partita che non c'è più", 'partite che non ci sono più')}?`,
  askInSpite: 'Importo lo stesso?',
  alreadyIn: 'Già importato: non è cambiato niente.',
  stoppedWhole:
    'Non importato: un elenco completo non può avere righe scartate. Correggile, o importa senza --snapshot.',
  overrideHint: 'Per importarlo lo stesso: --override "motivo"',
  olderBalance: (count: number, numbers: string) =>
    `Il file sembra più vecchio dell'ultimo: ${plural(count, 'residuo già sceso non risale', 'residui già scesi non risalgono')} (${numbers}). Se vale il file: --override "motivo".`,
  repeatKept: (count: number, numbers: string) =>
    `${plural(count, "riga messa da parte ripete una partita già presente, che resta com'è", 'righe messe da parte ripetono partite già presenti, che restano come sono')} (${numbers}). Correggi numero o scadenza; se vale la riga, svuota la cella del motivo.`,
  numberAgain: (count: number, numbers: string) =>
    `${plural(count, 'documento senza data ha il numero di uno ancora aperto ed entra accanto a quello', 'documenti senza data hanno il numero di uno ancora aperto ed entrano accanto a quello')} (${numbers}). Se è lo stesso, annulla con "dunning undo" e importa un elenco con la data dei documenti.`,
  possiblySame: (count: number, numbers: string) =>
    `${plural(count, 'documento nuovo è forse già presente', 'documenti nuovi sono forse già presenti')}, in archivio o nello stesso file, con un numero scritto in altro modo (${numbers}): verifica, poi correggi il file o annulla con "dunning undo".`,
  underTwoCustomers: (count: number, documents: string, command: string) =>
    `${plural(count, 'cliente ha un documento', 'clienti hanno documenti')} di un altro cliente, con lo stesso numero, date e importo (${documents}). Se sono lo stesso: ${command}`,
  customerRecognised: (count: number, customers: string) =>
    `${plural(count, 'cliente è', 'clienti sono')} già in anagrafica con un altro nome: lo dicono gli stessi documenti (${customers}).`,
  otherName: (count: number, names: string) =>
    `${plural(count, 'cliente ha', 'clienti hanno')} nel file tutto un altro nome che in anagrafica (codice: anagrafica, file - ${names}). Se il codice è passato a un altro cliente: dunning undo, e un altro codice nel file.`,
  unprintable: (count: number, customers: string) =>
    `${plural(count, 'cliente nuovo ha', 'clienti nuovi hanno')} nel nome o nell'indirizzo caratteri che le lettere non stampano, ed escono quadratini (${customers}): scrivili in lettere latine con dunning debtor, prima che parta una lettera.`,
  disputedSettled: (count: number, numbers: string) =>
    `${plural(count, "partita contestata non è più nell'elenco: saldata", "partite contestate non sono più nell'elenco: saldate")} (${numbers}).`,
  askFiles: (files: number) => `Importo ${plural(files, 'file', 'file')}?`,
  doneFiles: (files: number, first: number, last: number) =>
    `Fatto: ${plural(files, 'file importato', 'file importati')}, ${first === last ? `operazione ${last}` : `operazioni da ${first} a ${last}`}.`,
  ignoredFiles: (count: number, names: string) =>
    `${plural(count, 'file ignorato', 'file ignorati')}: ${names}`,
  leftAlone: {
    folder: 'è una cartella',
    'set-aside': 'sono righe scartate: correggile e importa quel file per nome',
    hidden: 'è un file nascosto o di servizio',
  },
  done: (operation: number) => `Fatto: operazione ${operation}.`,
  nothingWritten: 'Prova: non è stato scritto nulla.',
  notImported: 'Non importato: non è cambiato niente.',
  leftHalfWay: 'Interrotto: quello che era già importato resta, il resto no.',
  stopped: 'Non importato: prima correggi le righe, oppure aggiungi --skip-bad per importare le altre.',
  setAside: (file: string, flags: string) =>
    `Righe scartate in ${file}: correggile e importa quel file con ${flags}.`,
  setAsideIn: (file: string) => `Righe scartate in ${file}.`,
  notReceivable: (count: number, kinds: string) =>
    `${plural(count, 'documento ignorato: non è un credito', 'documenti ignorati: non sono crediti')} (${kinds}).`,
  supplierRows: (rows: number) =>
    `${plural(rows, 'riga di fornitori ignorata', 'righe di fornitori ignorate')}: si importa solo quanto devono i clienti.`,
  draftRows: (rows: number) =>
    `${plural(rows, 'bozza o fattura scartata ignorata', 'bozze o fatture scartate ignorate')}: mai emesse.`,
  voidRows: (rows: number) =>
    `${plural(rows, 'documento annullato o abbuonato', 'documenti annullati o abbuonati')} secondo il file: niente da incassare.`,
  kindsUnknown: (count: number, rows: string) =>
    `${plural(count, 'tipo', 'tipi')} di documento mai ${count === 1 ? 'visto, preso' : 'visti, presi'} come fattura. Se non è da incassare: --skip-rows "${rows}".`,
  onlyCredits: (count: number) =>
    `${count === 1 ? "L'unico documento è negativo" : `Tutti i ${count} documenti sono negativi`}: presi come crediti del cliente, non si sollecita nulla. Se sono fatture, esportale con il segno giusto.`,
  dueDerived: (count: number, days: string) =>
    `${plural(count, 'fattura senza scadenza', 'fatture senza scadenza')}: scade ${days} giorni dopo la data (altri termini: --terms, o rules.payment_term_days).`,
  balancesDiffer: (count: number, lines: string) =>
    `In ${plural(count, 'riga', 'righe')} importo meno pagato non dà il residuo (righe ${lines}): vale il residuo.`,
  instalmentsDiffer: (count: number, lines: string) =>
    `In ${plural(count, 'riga', 'righe')} le rate non danno il totale (righe ${lines}): valgono le rate.`,
  statusDiffers: (count: number, lines: string) =>
    `${plural(count, 'riga è detta saldata, ma ha', 'righe sono dette saldate, ma hanno')} ancora un residuo (righe ${lines}): vale il residuo. Se vale lo stato: --columns "-=" con la colonna del residuo.`,
  codesShared: (count: number, codes: string) =>
    count === 1
      ? `Clienti con nomi diversi hanno il codice ${codes}: sono distinti per nome, senza il codice.`
      : `Clienti con nomi diversi hanno lo stesso codice (${codes}): sono distinti per nome, senza il codice.`,
  codeInName: (example: string) =>
    `Codice e nome del cliente stanno nella stessa cella: letti separati (${example}).`,
  listWithoutPayments:
    "L'elenco non dice che cosa è già stato pagato: aggiunge quello che manca e non cambia nessun residuo.",
  taxNumberLost: (rows: number) =>
    `In ${plural(rows, 'riga', 'righe')} la partita IVA o il codice fiscale è un numero incompleto: letta senza.`,
  paymentNotBooked: (count: number, numbers: string) =>
    `${plural(count, 'incasso recente che il gestionale non ha ancora registrato', 'incassi recenti che il gestionale non ha ancora registrato')} (${numbers}): vale il residuo già noto.`,
  passedOverKept: (count: number, numbers: string) =>
    count === 1
      ? `1 partita aperta resta com'è nell'archivio, perché il file la nomina e la riga è stata tralasciata: ${numbers}.`
      : `${count} partite aperte restano come sono nell'archivio, perché il file le nomina e le righe sono state tralasciate: ${numbers}.`,
  movementsPlaced: (count: number) =>
    count === 1
      ? '1 movimento bancario in attesa ha trovato la sua fattura ed è registrato.'
      : `${count} movimenti bancari in attesa hanno trovato le loro fatture e sono registrati.`,
  movementsProposed: (count: number) =>
    `${plural(count, 'movimento bancario in attesa riguarda', 'movimenti bancari in attesa riguardano')} forse queste fatture: dunning pay --proposals`,
  returnNotBooked: (count: number, numbers: string, first: string) =>
    `${plural(count, 'insoluto recente che il gestionale non ha ancora registrato', 'insoluti recenti che il gestionale non ha ancora registrato')} (${numbers}): vale il residuo già noto. Se è stato pagato dopo: dunning pay ${first}`,
  paymentTakenBack: (count: number, numbers: string) =>
    count === 1
      ? `Il gestionale dà di nuovo aperto ${numbers}, di cui qui c'era un incasso: l'incasso è stornato. Se il gestionale è in ritardo: dunning undo`
      : `Il gestionale dà di nuovo aperte ${count} partite di cui qui c'era un incasso (${numbers}): gli incassi sono stornati. Se il gestionale è in ritardo: dunning undo`,
  paymentsUnknown:
    'Una fattura non dice che cosa è già stato pagato: importa anche lo scadenzario del gestionale.',
  totalsDiffer: (stated: string, read: string) =>
    `Il totale scritto nel file è ${stated}, la somma delle righe lette è ${read}.`,
  undoHint: 'Annulla: dunning undo',
  todayHint: 'Agenda: dunning today',
  rejectedSuffix: 'scarti',
  vatDigits: (digits: number) =>
    `partita IVA di ${plural(digits, 'cifra', 'cifre')} invece di 11: riprendila dal gestionale`,
  duplicateOf: (line: number) => `la stessa partita è già alla riga ${line}`,
  problems: {
    'missing-debtor': 'manca il cliente',
    'number-damaged':
      'un foglio di calcolo ha arrotondato il numero del documento: va ripreso dal gestionale',
    'missing-number': 'manca il numero del documento',
    'missing-due-date': 'manca la scadenza; se mancano tutte: --terms 30',
    'missing-amount': "manca l'importo",
    'open-unknown': 'quanto resta aperto non si sa: nessuna colonna lo dice',
    'instalments-differ': 'le rate non danno il totale: correggi quello che è sbagliato',
    'signs-differ':
      'importo negativo, residuo positivo: correggi il segno, o --columns "-=COLONNA" dell\'importo',
    'open-differs': 'importo meno pagato non dà il residuo: correggi quello sbagliato',
    'paid-differs': "il pagato supera l'importo: correggi quello sbagliato",
    'status-differs': 'saldata, ma con residuo: se vale il residuo, --columns "-=COLONNA"',
    'kind-unsure': 'fattura o credito? Segno meno, oppure --columns "-=COLONNA" se è fattura',
    'own-company': 'è la ditta stessa: documento ricevuto, o numero o nome sbagliato',
    'bad-date': 'non è una data',
    'no-such-day': 'data inesistente',
    'no-such-month': "con l'anno davanti il mese va da 01 a 12: correggi la data",
    'other-weekday': 'non cade in quel giorno della settimana: correggi la data',
    'bad-amount': 'non è un importo in cifre',
    'amount-too-large': 'importo troppo grande',
    'too-many-decimals': 'più di due decimali',
    'letter-in-amount': "c'è una lettera al posto di una cifra",
    'bad-currency': 'valuta sconosciuta: serve il codice di tre lettere, per esempio EUR',
    'currency-differs': 'valute diverse nella riga: correggi, o --columns "-=COLONNA" per non leggerla',
    'bad-vat-number': 'partita IVA errata: la cifra di controllo non torna',
    'bad-tax-code': 'codice fiscale errato: il carattere di controllo non torna',
    'wrong-field-count': "il numero di colonne non è quello dell'intestazione",
    'cell-too-long': 'testo di oltre 500 caratteri',
    'duplicate-item': "la stessa partita è già in un'altra riga",
    'debtor-conflict': 'i dati indicano due clienti diversi: partita IVA, codice e nome non concordano',
    'due-before-issue': 'scade prima della data del documento',
  },
});
