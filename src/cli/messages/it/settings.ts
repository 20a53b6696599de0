/** Texts of one area: the settings, the workspace, its preparation and the plan of the unattended run. */
import type { SettingProblem, SettingProblemCode } from '../../settings/settingsProblem.ts';

/** What a value may be, by the kind of its key. */
const KINDS: Readonly<Record<NonNullable<SettingProblem['kind']>, string>> = {
  text: 'un testo tra virgolette',
  'yes-no': 'true oppure false, senza virgolette',
  count: 'un numero intero di giorni da 0 a 365, senza virgolette',
  'day-count': 'un numero intero di giorni',
  months: 'un numero intero di mesi da 0 a 120, senza virgolette',
  years: 'un numero intero di anni da 1 a 50, senza virgolette',
  points: 'un numero intero di punti da 1 a 100, senza virgolette',
  weight: 'una percentuale intera da 1 a 500, senza virgolette',
  amount: 'un importo: 1000 oppure "1000,50"',
  language: '"it" oppure "en"',
  currency: 'una valuta di tre lettere maiuscole, come "EUR"',
  'month-day': 'giorno e mese come "24/6", o "06-24"',
  iban: 'un IBAN giusto: controlla ogni cifra',
  'vat-number': 'una partita IVA giusta: 11 cifre, controlla ogni cifra',
  'tax-code': 'un codice fiscale: 16 caratteri, o 11 cifre per le società',
  province: 'una sigla di due lettere, come "FI"',
  choice: 'una delle parole previste',
  share: 'una percentuale fra virgolette, come "8,5"',
  sum: 'un importo fra virgolette, come "27"',
  bands: 'scaglioni in ordine, come "1100: 21,50; 5200: 49; 843"',
  table: 'una sezione, con il nome fra parentesi quadre',
  'quoted-words': 'parole fra virgolette = un modo di pagamento, come "Ri.Ba." = "riba"',
  list: 'una sezione ripetibile, con il nome fra doppie parentesi quadre',
};

const expected = (kind: SettingProblem['kind']): string =>
  kind === undefined ? 'un altro valore' : KINDS[kind];

type Wrong = (problem: SettingProblem) => string;

const unfit: Wrong = ({ key, value, kind }) => `${key} = ${value}: serve ${expected(kind)}`;

const WRONG: Readonly<Record<SettingProblemCode, Wrong>> = {
  'broken-file': ({ column, value }) => `il testo si interrompe qui (colonna ${column ?? 1}): ${value}`,
  'unknown-key': ({ key, suggestion }) =>
    `${key} non esiste${suggestion === undefined ? '' : `; forse ${suggestion}?`}`,
  missing: ({ key, choices = [], kind }) =>
    `manca ${key}: serve ${choices.length > 0 ? choices.join(', ') : expected(kind)}`,
  'wrong-type': unfit,
  'unfit-value': unfit,
  'not-one-of': ({ key, value, choices = [] }) => `${key} = ${value}: scelte ${choices.join(', ')}`,
  'not-below': ({ key, value, choices = [] }) =>
    `${key} = ${value}: deve essere minore di ${choices.join(', ')}`,
  'duplicate-id': ({ key, value }) => `${key} = ${value}: c'è già`,
  'bad-id': ({ key, value }) => `${key} = ${value}: solo lettere minuscole, cifre e trattini`,
  'no-collector': () => 'manca almeno una persona: aggiungi una sezione [[collectors]] con name',
  'no-steps': ({ key }) => `${key} non ha passi`,
  'only-for-calls': ({ key }) => `${key} vale solo per i passi con kind = "call"`,
  'only-for-letters': ({ key }) => `${key} vale solo per lettere e diffide`,
  'due-after-previous': ({ key }) =>
    `${key}: dopo passi che contano dal precedente non si conta più dalla scadenza`,
  'warning-without-letter': ({ key }) => `${key}: prima di una diffida serve almeno una lettera`,
  'courtesy-unfit': ({ key }) =>
    `${key}: only = "before-due" vale per il primo passo, una chiamata con from = "due" e days negativo`,
};

export const settings = () => ({
  /** One line for one problem of the file. */
  problem: (problem: SettingProblem) => `  riga ${problem.line}: ${WRONG[problem.code](problem)}`,
  /** What was typed for a setting will not do. */
  unfit: (problem: Pick<SettingProblem, 'kind'>) => `Non va bene: serve ${expected(problem.kind)}.`,
  title: 'Impostazioni',
  file: 'File',
  folder: 'Cartella',
  key: 'Chiave',
  value: 'Valore',
  origin: 'Da dove',
  origins: {
    file: (line: number) => `riga ${line}`,
    default: 'predefinito',
    environment: (variable: string) => variable,
    unset: '-',
  },
  foundBy: {
    flag: 'indicata con --dir',
    environment: 'indicata da DUNNING_DIR',
    'current-folder': 'la cartella corrente',
    'user-configuration': "indicata nella configurazione dell'utente",
    home: 'quella predefinita',
  },
  collectors: 'Persone',
  strategies: 'Strategie',
  steps: (count: number) => (count === 1 ? '1 passo' : `${count} passi`),
  changed: (key: string, before: string, after: string) => `${key}: ${before} -> ${after}`,
  wouldChange: (key: string, before: string, after: string) => `Cambierebbe ${key}: ${before} -> ${after}`,
  backHint: (key: string, before: string) => `Per tornare indietro: dunning config set ${key} "${before}"`,
  unchanged: (key: string, value: string) => `${key} era già ${value}.`,
  editHint: (file: string) => `Persone e strategie si cambiano nel file: ${file}`,
  help: {
    config: 'mostra le impostazioni, o ne legge e cambia una',
    get: "legge un'impostazione",
    set: "cambia un'impostazione nel file, lasciando i commenti",
    path: "dice dov'è il file",
    keyArgument: 'come company.phone; tutte: dunning config',
    valueArgument: 'il nuovo valore; "" rimette quello predefinito',
    folderArgument: 'dove (se manca: --dir, DUNNING_DIR, ~/Dunning)',
    time: 'ora di partenza, come 07:30',
    language: 'lingua dello schermo e dei commenti: it oppure en',
    company: 'ragione sociale',
    vat: 'partita IVA',
    taxCode: 'codice fiscale, se diverso',
    address: 'via e numero civico',
    postcode: 'CAP',
    city: 'città',
    province: 'sigla della provincia',
    phone: 'telefono',
    email: 'e-mail',
    pec: 'PEC',
    iban: 'IBAN su cui farsi pagare',
    bank: 'nome della banca',
    collector: 'chi segue le pratiche e firma',
    patronDay: 'santo patrono, giorno/mese (24/6)',
  },
  questions: {
    folder: 'Cartella',
    company: 'Ragione sociale',
    vat: 'Partita IVA',
    address: 'Via e numero',
    postcode: 'CAP',
    city: 'Città',
    province: 'Provincia, due lettere (Invio = nessuna)',
    phone: 'Telefono (Invio = nessuno)',
    email: 'E-mail (Invio = nessuna)',
    pec: 'PEC (Invio = nessuna)',
    iban: 'IBAN su cui farsi pagare',
    bank: 'Banca (Invio = nessuna)',
    collector: 'Chi segue le pratiche e firma (nome e cognome)',
    patronDay: 'Santo patrono, giorno/mese come 24/6 (Invio = nessuno)',
  },
  created: (dir: string) => `Cartella pronta: ${dir}`,
  wouldCreate: (dir: string) => `Preparerebbe la cartella ${dir}`,
  contents: 'Contenuto',
  firstSteps: (dir: string) => [
    `Controlla le impostazioni: dunning config --dir ${dir}`,
    'Poi carica lo scadenzario: dunning import FILE',
  ],
  scheduleHint: 'Aggiungi la riga con: crontab -e',
  scheduleWindowsHint: 'Esegui la riga nel Prompt dei comandi.',
});
