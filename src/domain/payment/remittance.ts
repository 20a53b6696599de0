/** Reads what payers write: which documents they name, and the words that say how the money is meant. */
import { isTelling, readingsOf, type DocumentKey } from './documentNumber.ts';
import { simplified } from './remittanceText.ts';

/** A document the text names. */
export interface Mention {
  /** As written. */
  readonly text: string;
  /** What it may mean, the likeliest first. */
  readonly readings: readonly (readonly DocumentKey[])[];
  /** A word for an invoice stands before it. Without one it only counts where it fits. */
  readonly isNamed: boolean;
  /** With year or series, or long enough: hardly a coincidence. */
  readonly isTelling: boolean;
  readonly isCreditNote: boolean;
  /** The day it is said to be of. */
  readonly on?: string;
  /** "Acconto" is the last word about it that says how much: a part. */
  readonly isPart: boolean;
}

export interface Remittance {
  readonly mentions: readonly Mention[];
  /** Due dates: `2026-08-31`, `08-31` without a year, or months: `2026-08-`, `-08-`. */
  readonly dueDays: readonly string[];
  /** "Rata 2": which instalments are meant, counted from 1. */
  readonly instalments: readonly number[];
  /** "Saldo": everything, or the rest. */
  readonly isSettlement: boolean;
  /** "Acconto": a part. */
  readonly isOnAccount: boolean;
  /** "Acconto ordine", "caparra", "proforma": for something that is not invoiced yet. */
  readonly isPrepayment: boolean;
  /** "Al netto NC": less a credit note. */
  readonly isNetOfCredit: boolean;
  /** "Per conto di": somebody pays for somebody else. */
  readonly isOnBehalf: boolean;
  /** "Insoluto": a collection that came back. */
  readonly isUnpaid: boolean;
  /** "Storno", "richiamo", "reso": something is taken back, if it is one of ours. */
  readonly isTakenBack: boolean;
  /** "Commissioni", "spese" before anything else: a fee, also where it is one for something unpaid. */
  readonly isCharge: boolean;
  /** "Protocol - case": how our letters ask to be quoted. */
  readonly letterReference?: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words after which a number is a document. */
const INVOICE = words(
  'FT FTT FTE FTRA FAT FATT FATTN FATTNR FATTURA FATTURE FATTURAN FTR FTNR FTN FRA PARCELLA PARCELLE INVOICE INVOICES INV RE RG RGNR RENR RECHNUNG RECHNUNGEN FACT FACTURE FACTURES',
);
/** Words after which a number is a document unless an earlier word said what else it is. */
const NUMBER = words('N NN NR NRI NRO NUM NUMERO NO RIF RIFERIMENTO DOC DOCUMENTO DOCUMENTI PARTITA');
const CREDIT = words('NC NDC CREDITO GUTSCHRIFT AVOIR');
/** Words after which numbers are anything but invoices. */
const OTHER = words(
  'ORD ORDINE ORDINI ORDER BEST BESTELLUNG COMMANDE DDT BOLLA BOLLE CIG CUP CONTRATTO CONTR PREVENTIVO OFFERTA CLIENTE CLI COD CODICE KUNDE KUNDENNR KDNR CLIENT PIVA IVA VAT CF COMMESSA POLIZZA TRN CRO NDS ID MANDATO SDD RUM TEL PRATICA ASSEGNO DISTINTA IMPORTO EUR EURO MESE CC ABI CAB IBAN INTERVENTO UTENZA LOTTO VIA VALUTA BONIFICO SEPA CANTIERE SAL PO ODA ODL PROT PROTOCOLLO APPARTAMENTO RICHIESTA DETERMINA DELIBERA IMPEGNO PROGETTO FILIALE SEDE SCONTRINO BUONO PROFORMA',
);
/** What is counted: the number before it is no document's. */
const UNITS = words('COLLI PEZZI PZ ORE BANCALI PALLET KG MQ ML COPIE PERSONE NOTTI MESI');
/** Words that leave open what comes next. */
const FILLER = words(
  'E ED ET AND UND DI DELLA DELLE DA IN VS VOSTRA VOSTRE NS NOSTRA SALDO SALDI ACCONTO ACC PAG PAGAM PAGAMENTO TOT TOTALE ELETTRONICA IMMEDIATA DIFFERITA VENDITA COME PER A AL ALLA SU NETTO NOTA NOTE MENO PIU ANCHE',
);
/** Words before a due date, and before the number of an instalment. */
const DUE = words('SCADENZA SCADENZE SCADUTA SCAD SC');
const INSTALMENT = words('RATA');
const INSTALMENTS = words('RATE');
/** Words before the date of a document. */
const DATING = words('DEL DELL DATA DTD DATED VOM DU ANNO');
/** A year alone, as in "FT 103 del 2025". */
const YEAR = /^20\d\d$/u;

const SEPARATORS = /[\s,;:+&()"'#*=!?°º]+/u;
/** How much of a document is meant. */
const PART = words('ACC ACCONTO ACCONTI ANTICIPO PARZIALE');
const WHOLE = words('SALDO SALDI');
/** `10/2026` without a word before it is October rather than invoice 10. */
const MONTH = /^(?:0?[1-9]|1[0-2])\D(?:20)?\d\d$|^20\d\d\D(?:0?[1-9]|1[0-2])$/u;
/** Identifiers of banks and mandates are longer than any invoice number. */
const LONGEST_NUMBER = 12;
const LONGEST_SERIES = 4;
const LETTER_REFERENCE = /\b(20\d\d\/\d{4,6}) ?- ?(\d{1,7}) ?- ?/u;

/** A collection that came back: in every gender and number, and as banks shorten it. */
const UNPAID = /\bINSOL(?:UT[OAIE])?\b|\bIMPAGAT[OAIE]\b|\bPROTEST(?:[OI]|AT[OAIE])\b|\bUNPAID\b/u;
const TAKEN_BACK =
  /\bSTORN(?:[OI]|AT[OAIE])\b|\bRICHIAM(?:[OI]|AT[OAIE])\b|\bRECALL(?:ED)?\b|\bRESTITU(?:ZION[EI]|IT[OAIE])\b|\bRES[OAIE]\b|\bRITORN(?:[OI]|AT[OAIE])\b|\bRIFIUT(?:[OI]|AT[OAIE])\b|\bRESPINT[OAIE]\b|\bREVOC(?:A|AT[OAIE])\b|\bRIMBORSO (?:SDD|RID|ADDEBIT[OI])\b|\bRIACCREDIT[OI]\b|\bCHARGE-?BACK\b|\bRETURN(?:ED)?\b|\bREJECT(?:ED)?\b|\bREFUND(?:ED)?\b|\bREVERSAL\b/u;
/** What the bank takes for its work, of returns as well. */
const CHARGES = /^(?:COMM(?:ISS(?:ION[EI])?)?|SPES[AE]|COMPETENZE|ONERI|DIRITTI)\b/u;

/** Reads a text; `isOurs` tells whether `protocol - case` stands in a letter of ours. */
export function readRemittance(text: string, isOurs: (reference: string) => boolean): Remittance {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase();
  const ours = LETTER_REFERENCE.exec(plain);
  const reference = ours === null ? '' : `${ours[1]} ${ours[2]}`;
  const isQuoted = ours !== null && isOurs(reference);
  // The invoices our letter names come after its reference, without a word of their own.
  const rest = isQuoted ? plain.replace(LETTER_REFERENCE, ' FT ') : plain;
  return {
    ...read(rest),
    isSettlement: /\bSALD[OI]\b/u.test(plain),
    isOnAccount: /\bACC(?:ONT[OI]|\.TO)?\b|\bANTICIPO\b/u.test(plain),
    isPrepayment: isPrepayment(plain),
    isNetOfCredit: /\bN\.? ?C\b|\bNDC\b|\bNOT[AE] (?:DI )?(?:AC)?CREDITO|\bAL NETTO\b/u.test(plain),
    isOnBehalf: isOnBehalf(plain),
    isUnpaid: UNPAID.test(plain),
    isTakenBack: TAKEN_BACK.test(plain),
    isCharge: CHARGES.test(plain.trimStart()),
    ...(isQuoted ? { letterReference: reference } : {}),
  };
}

/** The mentions that say which document is meant; other numbers only count where they fit. */
export function telling(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(isSaying);
}

export function isSaying({ isNamed, isTelling: isTellingNumber }: Mention): boolean {
  return isNamed || isTellingNumber;
}

/** Money for what is still to be delivered: an order, an offer, a contract. */
const PREPAID =
  /\bCAPARR[AE]\b|\bCAUZION[EI]\b|\bDEPOSITO CAUZ|\bPRO[ -]?FORMA\b|\bPREPAGAMENTO\b|\bPAGAMENTO ANTICIPATO\b|\b(?:DOWN|ADVANCE) ?PAYMENT\b|\bPRE-?PAYMENT\b|\bANZAHLUNG\b/u;
/** "Acconto", and close behind it what for; banks write "ordine e conto" and "ord.:" before the payer's name. */
const IN_ADVANCE =
  /\b(?:ACC(?:ONT[OI]|\.TO)|ANTICIP[OI]|DEPOSIT)\b.{0,30}?\b(?:ORDIN[EI]\b(?! E CONTO)|ORD[. ]*(?:NR?[. ]*)?\d|ORDER\b|PREVENTIV[OI]\b|OFFERTA\b|CONTRATTO\b|FORNITURA\b|COMMESSA\b|PRENOTAZIONE\b)/u;

function isPrepayment(plain: string): boolean {
  return PREPAID.test(plain) || IN_ADVANCE.test(plain);
}

/** Whether somebody says that it is paid for somebody else. */
export function isOnBehalf(text: string): boolean {
  return /\b(?:PER|X) CONTO\b|\bP\/C\b|\bC\/O\b|\bON BEHALF\b/iu.test(text);
}

/** What the reader remembers from one word to the next. */
interface Reading {
  readonly mentions: Mention[];
  readonly dueDays: string[];
  readonly instalments: number[];
  /** What the last words make of the next number; `number` says only that it is one. */
  context: 'none' | 'invoice' | 'number' | 'credit' | 'other';
  /** A word for an invoice stood before one of the mentions: then a bare "n." may be about anything. */
  hasInvoice: boolean;
  /** The places of the mentions before which only a word for a number stands. */
  readonly bare: Set<number>;
  /** A short word between invoice and number: `FT FPR 45`. */
  series: string | undefined;
  /** What the last words make of the next date; behind a number, a date without a word may be its due date. */
  date: 'none' | 'document' | 'due' | 'behind';
  /** How many numbers of instalments may come. */
  instalment: 'none' | 'one' | 'several';
  isPart: boolean;
}

function read(text: string): Pick<Remittance, 'mentions' | 'dueDays' | 'instalments'> {
  const reading: Reading = {
    mentions: [],
    dueDays: [],
    instalments: [],
    context: 'none',
    hasInvoice: false,
    bare: new Set(),
    series: undefined,
    date: 'none',
    instalment: 'none',
    isPart: false,
  };
  for (const piece of simplified(text).split(SEPARATORS)) {
    const chunk = piece.startsWith('§') ? piece : piece.replace(/^[-/._]+|[-/._]+$/gu, '');
    if (chunk.startsWith('§')) readDate(reading, chunk.slice(1));
    else if (reading.date === 'document' && reading.mentions.length > 0 && YEAR.test(chunk))
      dateAll(reading, Number(chunk));
    else if (/\d/u.test(chunk)) readNumber(reading, chunk);
    else for (const word of chunk.split(/[-/._]+/u)) readWord(reading, word);
  }
  const { dueDays, instalments, hasInvoice, bare } = reading;
  const mentions = reading.mentions.map((mention, at) =>
    hasInvoice && bare.has(at) ? { ...mention, isNamed: false } : mention,
  );
  return { mentions, dueDays, instalments };
}

function readDate(reading: Reading, mark: string): void {
  if (reading.date === 'document') dateLast(reading.mentions, mark);
  if (reading.date === 'document' || reading.date === 'none') reading.date = 'none';
  else reading.dueDays.push(mark);
}

function dropLast({ mentions, bare }: Reading): void {
  mentions.pop();
  bare.delete(mentions.length);
}

/** "12 del 2/3/26": the date is the document's, so it is of that year. */
function dateLast(mentions: Mention[], mark: string): void {
  const last = mentions.at(-1);
  const year = /^\d{4}/u.exec(mark)?.[0];
  if (last !== undefined && year !== undefined)
    mentions[mentions.length - 1] = { ...ofYear(last, Number(year)), isTelling: true, on: mark };
}

/** "12, 13 e 14 del 2025": all of them. */
function dateAll(reading: Reading, year: number): void {
  const { mentions } = reading;
  for (const [at, mention] of mentions.entries())
    mentions[at] = { ...ofYear(mention, year), isTelling: mention.isTelling || mention.isNamed };
  reading.date = 'none';
}

function ofYear(mention: Mention, year: number): Mention {
  return { ...mention, readings: mention.readings.map((keys) => keys.map((key) => ({ year, ...key }))) };
}

function readNumber(reading: Reading, chunk: string): void {
  const { context, series, instalment } = reading;
  reading.series = undefined;
  reading.date = 'none';
  if (instalment !== 'none') readInstalment(reading, chunk);
  const digits = chunk.replace(/\D+/gu, '').length;
  if (context === 'other' || digits > LONGEST_NUMBER || /\d\p{L}+\d+\p{L}/u.test(chunk)) return;
  const isNamed = context !== 'none';
  const readings = readingsOf(chunk, series === undefined ? [] : [series]);
  reading.date = 'behind';
  reading.mentions.push({
    text: series === undefined ? chunk : `${series} ${chunk}`,
    readings,
    isNamed,
    isTelling: readings.some((keys) => keys.every(isTelling)) && (isNamed || !MONTH.test(chunk)),
    isCreditNote: context === 'credit',
    isPart: reading.isPart,
  });
  if (context === 'invoice') reading.hasInvoice = true;
  if (context === 'number') reading.bare.add(reading.mentions.length - 1);
}

/** "Rata 2/3" is the second of three, "rate 2/3" are two. */
function readInstalment(reading: Reading, chunk: string): void {
  const numbers = [...chunk.matchAll(/\d+/gu)].map(Number);
  reading.date = 'due';
  reading.instalments.push(...(reading.instalment === 'one' ? numbers.slice(0, 1) : numbers));
  if (reading.instalment === 'one') reading.instalment = 'none';
}

function readWord(reading: Reading, word: string): void {
  const wasSeries = reading.series !== undefined;
  reading.series = undefined;
  if (PART.has(word)) reading.isPart = true;
  if (WHOLE.has(word)) reading.isPart = false;
  if (DATING.has(word)) {
    if (reading.date !== 'due') reading.date = 'document';
  } else if (NUMBER.has(word)) {
    if (reading.context === 'none') reading.context = 'number';
  } else if (UNITS.has(word)) {
    if (reading.date === 'behind') dropLast(reading);
  } else if (word !== '' && !FILLER.has(word)) {
    // What "rata" and "scad" were about is over; a date of the document may still come.
    reading.instalment = 'none';
    if (reading.date !== 'document') reading.date = 'none';
    if (!readTellingWord(reading, word)) readUnknownWord(reading, word, wasSeries);
  }
}

/** @returns whether the word says what comes next */
function readTellingWord(reading: Reading, word: string): boolean {
  const isOfInstalment = INSTALMENT.has(word) || INSTALMENTS.has(word);
  if (isOfInstalment) reading.instalment = INSTALMENT.has(word) ? 'one' : 'several';
  if (isOfInstalment || DUE.has(word)) reading.date = 'due';
  if (INVOICE.has(word)) reading.context = 'invoice';
  else if (CREDIT.has(word)) reading.context = 'credit';
  else if (OTHER.has(word) || reading.date === 'due') reading.context = 'other';
  else return false;
  return true;
}

function readUnknownWord(reading: Reading, word: string, wasSeries: boolean): void {
  const isInside = reading.context !== 'none' && reading.context !== 'other';
  if (isInside && !wasSeries && word.length <= LONGEST_SERIES) reading.series = word;
  else reading.context = 'none';
}
