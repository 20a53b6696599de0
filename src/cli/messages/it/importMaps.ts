/** Texts of one area: which column of a file holds what. */
import type { MapFileProblem } from '../../import/importMapProblem.ts';
import { plural } from '../messages.ts';

const PLACE = 'serve il nome della colonna tra virgolette, o il suo numero contando da 1';

const WRONG: Readonly<Record<MapFileProblem['code'], (problem: MapFileProblem) => string>> = {
  'broken-file': ({ value }) => `il testo si interrompe qui: ${value}`,
  'unknown-key': ({ key, choices = [] }) => `${key} non esiste; scelte: ${choices.join(', ')}`,
  'not-one-of': ({ key, value, choices = [] }) => `${key} = ${value}: scelte ${choices.join(' ')}`,
  'not-a-place': ({ key, value }) => `${key} = ${value}: ${PLACE}`,
  'not-a-count': ({ key, value }) => `${key} = ${value}: serve un numero intero, da 0 a 1000`,
  'not-a-table': ({ key, value }) => `${key} = ${value}: serve una sezione con le sue chiavi`,
  'not-a-list': ({ key, value }) => `${key} = ${value}: serve un elenco tra parentesi quadre`,
  'not-texts': ({ key, value }) => `${key} = ${value}: serve un elenco di valori tra virgolette, come ["P"]`,
  'bad-header': ({ key, value }) =>
    `${key} = ${value}: serve l'elenco dei nomi delle colonne, oppure false se non c'è intestazione`,
  'name-without-header': ({ key, value }) =>
    `${key} = ${value}: con header = false le colonne si indicano con il numero`,
  'not-in-header': ({ key, value, choices = [] }) =>
    `${key} = ${value}: non è tra le colonne di header (${choices.join(', ')})`,
  'same-column': ({ key, value, choices = [] }) =>
    `${key} = ${value}: è già la colonna di ${choices.join(' ')}`,
  'missing-column': ({ key }) => `manca ${key}: ${PLACE}`,
};

export const importMaps = () => ({
  options: {
    map: 'usa la mappa salvata con questo nome; none: nessuna',
    saveMap: 'salva con questo nome come è scritto il file',
    columns: 'quale colonna per ogni dato: "due_date=3,amount=Totale"',
    skipRows: 'righe da saltare, per colonna e valore: "2=P"',
    skipLines: 'righe tra i documenti che non sono clienti: "Moroso|Sollecitato*"',
    customerLines: "righe che sono clienti, come sopra; first o last: la prima o l'ultima di più righe",
  },
  /** One line for one problem of a map. */
  problem: (problem: MapFileProblem) => `  riga ${problem.line}: ${WRONG[problem.code](problem)}`,
  position: 'N.',
  headerName: 'Nome',
  rowName: (number: number) => `Riga ${number}`,
  column: (position: number) => `colonna ${position}`,
  headerAt: (line: number) => `intestazione alla riga ${line}`,
  noHeader: 'senza intestazione',
  map: 'Mappa',
  mapUsed: (name: string, isByHeader: boolean) =>
    isByHeader ? `${name}, perché l'intestazione è la sua (per non usarla: --map none)` : name,
  leftOut: 'Saltate',
  leftOutRows: (count: number) => `${plural(count, 'riga', 'righe')} come indicato`,
  saved: (name: string, file: string) => `Mappa ${name} salvata in ${file}.`,
  unusable: (name: string) =>
    `La mappa ${name} contiene errori e non è stata considerata: --map ${name} li elenca.`,
  sameAgain: (flags: string) => `Le stesse risposte senza domande: ${flags}`,
  unknown: {
    ask: (name: string) => `${name}: non è tutto chiaro`,
    now: 'rispondo adesso',
    skip: 'salta questo file',
    skipAll: 'salta tutti i file rimasti',
    declined: (name: string) => `${name}: non importato.`,
    alone: (file: string, flag: string) => `Solo quel file: dunning import ${file} ${flag} ...`,
  },
  asking: {
    isHeader: 'La riga 1 contiene i nomi delle colonne?',
    howTo: (words: string) =>
      `Per ogni colonna scrivi che cosa contiene: ${words}. Oppure - se non serve, < per tornare indietro, q per uscire.`,
    column: (label: string, samples: string) =>
      samples === '' ? `${label} (vuota) è` : `${label} (${samples}) è`,
    noSuchWord: (word: string) => `"${word}" non è tra i dati che si importano; - se la colonna non serve.`,
    taken: (word: string, label: string) => `${word} è già ${label}: torna indietro con < per cambiarla.`,
    stillMissing: (fields: string) => `Manca ancora: ${fields}. Ricontrolla le colonne.`,
    skip: (label: string, values: string) => `In ${label} ci sono ${values}: quali righe salto (- = nessuna)`,
    noSuchMark: (values: string) => `Scegli tra ${values}, oppure - per nessuna.`,
    unnumbered: (count: number) =>
      `${count === 1 ? 'Una delle prime righe non ha' : `${count} delle prime righe non hanno`} numero di documento. Salto le righe così?`,
    rivals: "Due colonne possono essere l'importo da incassare. Quale conta?",
    dates: (seen: string) => `In che ordine sono le date (${seen})?`,
    exchanged: (seen: string) => `Giorno e mese di alcune date sono scambiati (${seen})?`,
    exchangedOrders: { putBack: 'sì, rimettili a posto', asTheyAre: 'no, le date sono giuste' },
    dateOrders: { dmy: 'giorno/mese/anno', mdy: 'mese/giorno/anno', ymd: 'anno/mese/giorno' },
    kinds: (column: string) => `La colonna "${column}" ha solo C e F. Che cosa sono?`,
    kindsOf: { party_kind: 'clienti e fornitori', doc_type: 'note di credito e fatture' },
    parties: (column: string) => `La colonna "${column}" ha lettere (A e P, o E e U). Che cosa sono?`,
    partiesOf: {
      party_kind: 'clienti e fornitori (attive e passive, entrate e uscite)',
      none: 'altro (per esempio azienda e privato): tutte le righe sono di clienti',
    },
    balance: (column: string) => `Che cosa dice la colonna "${column}"?`,
    balanceOf: {
      open_balance: 'quanto resta da pagare',
      paid: 'quanto è stato pagato',
      none: 'nessuna delle due cose',
    },
    total: (column: string) => `La colonna "${column}" è quanto resta da incassare?`,
    totalOf: { open_balance: 'sì', none: 'no' },
    deductions: "Quali di queste colonne vanno tolte dall'importo?",
    allOfThem: 'tutte',
    noneOfThem: "no: è già nell'importo, o non c'entra",
    name: (column: string) => `La colonna "${column}" ha i nomi dei clienti?`,
    nameOf: { debtor_name: 'sì', none: 'no' },
    customers: (seen: string) => `Sono clienti queste righe sopra i documenti (${seen})?`,
    ofLines: { skipLines: 'no, sono altro (note, indirizzi)', customerLines: 'sì, sono clienti' },
    ofSeveral: { first: 'sempre la prima riga sopra i documenti', last: "sempre l'ultima" },
    decimal: (seen: string) => `Quale segno separa i decimali (${seen})?`,
    decimals: { comma: 'la virgola', point: 'il punto' },
    delimiter: 'Quale segno separa le colonne?',
    delimiters: { ';': 'punto e virgola', ',': 'virgola', '\t': 'tabulazione', '|': 'barra verticale' },
    savedMap: "Il file non ha un'intestazione. Come lo leggo?",
    withMap: (name: string) => `con la mappa ${name}`,
    columnByColumn: 'chiedimi colonna per colonna',
    keepAs: 'Nome per ricordare queste colonne (Invio = non ricordare)',
    badName: 'Usa lettere, cifre e trattini.',
    nameTaken: "Questo nome c'è già: scegline un altro.",
  },
  comments: {
    intro: (name: string) => [
      `Come sono scritti i file di questa provenienza. Si usa con: dunning import FILE --map ${name}`,
      'Si può cambiare a mano: quello che manca viene riconosciuto in ogni file.',
    ],
    header: "L'intestazione: un file che ha proprio questa viene letto con questa mappa.",
    noHeader: 'I file non hanno una riga con i nomi delle colonne.',
    linesBefore: "Righe sopra l'intestazione, o sopra la prima riga.",
    terms: 'Giorni dalla data alla scadenza, se il file non ha scadenze.',
    writing:
      'encoding: utf-8, utf-16le, windows-1252, cp850; delimiter: ; , tab |; dates: dmy, mdy, ymd; decimal: comma, point',
    lines:
      'Righe tra i documenti: quelle che non sono clienti e quelle che lo sono (* = qualsiasi seguito; first, last: di più righe questa).',
    rowsWithoutNumber: 'Righe senza numero di documento: "report" le segnala, "skip" le salta.',
    unused: 'Colonne da non leggere, anche se il nome dice altro.',
    columns: (isByPosition: boolean) =>
      isByPosition
        ? ['Quale colonna dà ogni dato, per numero contando da 1.']
        : ['Quale colonna dà ogni dato: il nome tra virgolette, o il numero contando da 1.'],
    skip: 'Righe da saltare: quelle con uno di questi valori ("" = vuota). Una sezione per colonna.',
    skipExample: { column: 'Tipo', value: 'P' },
  },
});
