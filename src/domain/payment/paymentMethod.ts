/** How an invoice is to be paid, told from the words and codes that accounting software writes. */

export type PaymentMethod = 'transfer' | 'riba' | 'sdd' | 'card' | 'cash' | 'cheque' | 'other';

/** In the order in which they are offered. */
export const PAYMENT_METHODS: readonly PaymentMethod[] = [
  'transfer',
  'riba',
  'sdd',
  'card',
  'cash',
  'cheque',
  'other',
];

/** A company's own words and codes, as its export writes them; they go before the usual ones. */
export type MethodWords = Readonly<Record<string, PaymentMethod>>;

/** What Italian exports write, and ModalitaPagamento of electronic invoices. Of several the longest decides. */
const USUAL: Readonly<Record<PaymentMethod, string>> = {
  // BB is "ricevuta bancaria" in some programs and "bonifico bancario" in others: waiting a few days offends nobody.
  riba: 'RB, RIBA, RI BA, BB, RICEVUTA BANCARIA, RICEVUTE BANCARIE, RICEVUTA BANC, RIC BANCARIA, RIC BANC, MP12',
  sdd: 'SDD, RID, SEPA DIRECT DEBIT, DIRECT DEBIT, ADDEBITO DIRETTO, ADDEBITO SEPA, ADDEBITO IN CONTO, ADDEBITO IN C C, DOMICILIAZIONE, DOMICILIAZIONE BANCARIA, DOMICILIAZIONE POSTALE, LASTSCHRIFT, PRELEVEMENT, MP09, MP10, MP11, MP16, MP17, MP19, MP20, MP21',
  transfer:
    'BO, BON, BONIF, BONIFICO, BONIFICO BANCARIO, BB BONIFICO, W30, TRANSFER, BANK TRANSFER, WIRE, UBERWEISUNG, VIREMENT, MP05, MP15',
  card: 'CARTA, CARTA DI CREDITO, CARTA DI PAGAMENTO, BANCOMAT, CREDIT CARD, CARD, MP08',
  cash: 'CONTANTI, CONTRASSEGNO, CASH, MP01, MP04',
  cheque: 'ASSEGNO, ASSEGNO CIRCOLARE, ASSEGNI, CHEQUE, MP02, MP03',
  other: 'RD, RIMESSA DIRETTA, RIM DIRETTA, MAV, BOLLETTINO, PAGOPA, CAMBIALE, TRATTA, VAGLIA CAMBIARIO',
};

type Phrases = readonly (readonly [words: string, method: PaymentMethod])[];

let usual: Phrases | undefined;

/** Made when the first method is read: at most starts none is. */
function usualPhrases(): Phrases {
  usual ??= phrasesOf(
    PAYMENT_METHODS.flatMap((method) => USUAL[method].split(', ').map((words) => [words, method] as const)),
  );
  return usual;
}

/** The same few texts stand in every row of an export. */
const known = new WeakMap<MethodWords, Map<string, PaymentMethod>>();

/** The method a text stands for: by the company's own words, else by the usual ones; `other` where none fits. */
export function paymentMethodOf(text: string, own: MethodWords): PaymentMethod {
  let methods = known.get(own);
  if (methods === undefined) known.set(own, (methods = new Map()));
  let method = methods.get(text);
  if (method === undefined) methods.set(text, (method = recognise(text, own)));
  return method;
}

/** Whether the bank collects it: the creditor presents it, and only hears of it when it comes back. */
export function isCollectedByBank(method: PaymentMethod): boolean {
  return method === 'riba' || method === 'sdd';
}

/** A text as methods are compared: capital words without accents and dots, numbers apart. Empty when nothing is left. */
export function methodWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[.'’]/gu, '')
    .replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function recognise(text: string, own: MethodWords): PaymentMethod {
  const words = ` ${methodWords(text)} `;
  const stands = ([phrase]: readonly [string, PaymentMethod]): boolean => words.includes(` ${phrase} `);
  return (phrasesOf(Object.entries(own)).find(stands) ?? usualPhrases().find(stands))?.[1] ?? 'other';
}

function phrasesOf(entries: readonly (readonly [string, PaymentMethod])[]): Phrases {
  return entries
    .map(([words, method]) => [methodWords(words), method] as const)
    .filter(([words]) => words !== '')
    .sort(([a], [b]) => b.length - a.length);
}
