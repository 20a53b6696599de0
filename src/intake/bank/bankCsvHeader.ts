/** The header of a bank's CSV: which column says what. */
import type { Field } from '../header/headerWords.ts';
import type { Layout } from '../layout.ts';
import { matchHeader } from '../header/matchHeader.ts';
import { splitLine } from '../file/splitLine.ts';

/** What a column of a bank statement holds. */
export type BankField =
  | 'booked'
  | 'value'
  | 'amount'
  | 'in'
  | 'out'
  | 'sign'
  | 'state'
  | 'text'
  | 'reason'
  | 'mark'
  | 'currency'
  | 'account'
  | 'payer'
  | 'payer-iban';

export interface BankHeader {
  readonly delimiter: Layout['delimiter'];
  readonly cells: readonly string[];
  readonly firstDataLine: number;
  /** Columns counted from 0; a text may stand in several. */
  readonly fields: readonly (BankField | undefined)[];
}

const DELIMITERS: readonly Layout['delimiter'][] = [';', ',', '\t', '|'];
const LONGEST_PREAMBLE = 40;

/** On a statement "avere" is money in: the bank owes it to us. */
const WORDS: Readonly<Record<BankField, string>> = {
  booked:
    'data contabile, data operazione, data movimento, data registrazione, data contabilizzazione, data contab, data cont, data mov, data oper, data op, data reg, data, booking date, posting date, transaction date, completed date, date',
  value: 'data valuta, data val, valuta, value date',
  amount: 'importo, importo operazione, importo movimento, imp, amount, euro, eur, importo movimenti',
  in: 'entrate, avere, accrediti, accredito, importo entrate, importo avere, importo accrediti, crediti, a credito, importo a credito, importo in entrata, credito, in entrata, credit, money in, paid in',
  out: 'uscite, dare, addebiti, addebito, importo uscite, importo dare, importo addebiti, debiti, a debito, importo a debito, importo in uscita, debito, in uscita, debit, money out, paid out',
  sign: 'segno, d a, d c, dare avere, segno operazione, tipo importo, entrata uscita',
  state: 'stato, stato operazione, stato movimento, contabilizzazione, stato contabile, status, state',
  text: 'descrizione, descr, descrizione operazione, descrizione operazioni, descrizione movimento, descrizione movimenti, descrizione causale, descrizione estesa, descrizione completa, descrizione aggiuntiva, dettaglio, dettagli, dettaglio operazione, informazioni aggiuntive, operazione, note, description, causale descrizione, causale descrizione operazione, descrizione banca, descrizione bonifico, causale estesa, details',
  reason: 'causale, causale abi, codice causale, cod causale, causale operazione, caus, caus abi, casuale',
  mark: 'trn, cro, cro trn, trn cro, numero cro, codice cro',
  currency: 'divisa, currency',
  account: 'rapporto, conto, conto corrente, numero conto',
  payer:
    'ordinante, controparte, ordinante beneficiario, beneficiario ordinante, mittente, nominativo, counterparty',
  'payer-iban': 'iban ordinante, iban controparte, iban mittente',
};

const FIELDS = new Map(
  Object.entries(WORDS).flatMap(([field, words]) =>
    words.split(', ').map((word) => [word, field as BankField] as const),
  ),
);
/** Columns that only a bank has; a ledger of invoices has dates, descriptions, debit and credit as well. */
const TELLING =
  /^(?:data (?:contabile|operazione|movimento|valuta|contab|cont|val|oper|op)|valuta|trn|cro|entrate|uscite|accrediti|addebiti|importo (?:entrate|uscite)|causale abi|booking date|value date|completed date)$/u;

/** Finds the header of a bank statement among the first lines; undefined when the file is something else. */
export function findBankHeader(text: string): BankHeader | undefined {
  const lines = text.split(/\r\n|\r|\n/u).slice(0, LONGEST_PREAMBLE);
  for (const [at, line] of lines.entries()) {
    for (const delimiter of DELIMITERS) {
      const cells = splitLine(line, delimiter);
      if (typeof cells === 'string') continue;
      const fields = fieldsOf(cells);
      if (isBankHeader(cells, fields)) return { delimiter, cells, fields, firstDataLine: at + 2 };
    }
  }
  return undefined;
}

/** Whether cells head the columns of a bank statement, wherever they stand. */
export function isBankRow(cells: readonly string[]): boolean {
  return isBankHeader(cells, fieldsOf(cells));
}

function fieldsOf(cells: readonly string[]): (BankField | undefined)[] {
  const fields = cells.map((cell) => FIELDS.get(headerWord(cell)) ?? FIELDS.get(withoutCurrency(cell)));
  // Beside a value date, "valuta" is the currency; without a description the reason is all the text there is.
  const hasValueDate = cells.some((cell) => /^data val(?:uta)?$/u.test(headerWord(cell)));
  const hasText = fields.includes('text');
  return fields.map((field, at) => {
    if (field === 'value' && hasValueDate && headerWord(cells[at] as string) === 'valuta') return 'currency';
    return field === 'reason' && !hasText ? 'text' : field;
  });
}

function isBankHeader(cells: readonly string[], fields: readonly (BankField | undefined)[]): boolean {
  const hasAmount = fields.includes('amount') || (fields.includes('in') && fields.includes('out'));
  const isComplete = fields.includes('booked') && hasAmount && fields.includes('text');
  if (!isComplete || !cells.some((cell) => TELLING.test(withoutCurrency(cell)))) return false;
  return !isInvoiceList(cells, fields);
}

/** Nothing but a statement has value days or the numbers of transfers. */
const CERTAIN = /^(?:data val(?:uta)?|value date|trn|cro|causale abi)$/u;

/** Whatever has due dates, the numbers of documents, or numbers beside customers: there "valuta" is a currency. */
function isInvoiceList(cells: readonly string[], fields: readonly (BankField | undefined)[]): boolean {
  const others = cells.filter((_, at) => fields[at] === undefined);
  const has = (field: Field, among: readonly string[]): boolean =>
    among.some((cell) => matchHeader(cell)?.field === field);
  if (has('due_date', cells)) return true;
  if (cells.some((cell) => CERTAIN.test(headerWord(cell)))) return false;
  const numbered = others.filter((cell) => matchHeader(cell)?.field === 'invoice_no');
  const isNumbered = numbered.some((cell) => /fatt|doc|invoice/iu.test(cell));
  return isNumbered || (numbered.length > 0 && has('debtor_name', others));
}

/** `Addebiti (euro)`: the column is the one without the currency. */
function withoutCurrency(cell: string): string {
  return headerWord(cell).replace(/ (?:in )?(?:eur|euro)$/u, '');
}

/** Lower case, without accents and punctuation. */
function headerWord(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
