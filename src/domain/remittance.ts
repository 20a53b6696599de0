/** Reads what payers write: which documents they name, and the words that say how the money is meant. */
import { dayOf, partsOf, type Day } from './day.ts';
import { isTelling, readingsOf, type DocumentKey } from './documentNumber.ts';

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
  /** "Acconto" is the last word about it that says how much: a part. */
  readonly isPart: boolean;
}

export interface Remittance {
  readonly mentions: readonly Mention[];
  /** "Saldo": everything, or the rest. */
  readonly isSettlement: boolean;
  /** "Acconto": a part. */
  readonly isOnAccount: boolean;
  /** "Al netto NC": less a credit note. */
  readonly isNetOfCredit: boolean;
  /** "Per conto di": somebody pays for somebody else. */
  readonly isOnBehalf: boolean;
  /** "Insoluto": a collection that came back. */
  readonly isUnpaid: boolean;
  /** "Protocol - case": how our letters ask to be quoted. */
  readonly letterReference?: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words after which a number is a document. */
const INVOICE = words(
  'FT FTT FTE FAT FATT FATTN FATTNR FATTURA FATTURE FATTURAN FTR FTNR FTN FRA PARCELLA PARCELLE INVOICE INVOICES INV RE RG RGNR RENR RECHNUNG RECHNUNGEN FACT FACTURE FACTURES',
);
/** Words after which a number is a document unless an earlier word said what else it is. */
const NUMBER = words('N NR NRO NUM NUMERO NO RIF RIFERIMENTO DOC DOCUMENTO DOCUMENTI PARTITA');
const CREDIT = words('NC NDC CREDITO ACCREDITO GUTSCHRIFT AVOIR');
/** Words after which numbers are anything but invoices. */
const OTHER = words(
  'ORD ORDINE ORDINI ORDER BEST BESTELLUNG COMMANDE DDT BOLLA BOLLE CIG CUP CONTRATTO CONTR PREVENTIVO OFFERTA CLIENTE CLI COD CODICE KUNDE KUNDENNR KDNR CLIENT PIVA IVA VAT CF COMMESSA POLIZZA TRN CRO NDS ID MANDATO SDD RUM TEL PRATICA ASSEGNO DISTINTA RATA RATE SCADENZA SCAD SC IMPORTO EUR EURO MESE CC ABI CAB IBAN INTERVENTO UTENZA LOTTO VIA VALUTA BONIFICO SEPA',
);
/** Words that leave open what comes next. */
const FILLER = words(
  'E ED ET AND UND DI DELLA DELLE DA IN VS VOSTRA VOSTRE NS NOSTRA SALDO SALDI ACCONTO ACC PAG PAGAM PAGAMENTO TOT TOTALE ELETTRONICA IMMEDIATA DIFFERITA VENDITA COME PER A AL ALLA SU NETTO NOTA NOTE MENO PIU ANCHE',
);
/** Words before the date of a document. */
const DATING = words('DEL DELL DATA DTD DATED VOM DU ANNO');
/** A year alone, as in "FT 103 del 2025". */
const YEAR = /^20\d\d$/u;

const SEPARATORS = /[\s,;:+&()"'#*=!?°º]+/u;
const IBAN = /\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/gu;
/** Amounts as opposed to lists of short numbers: with thousands marks, four digits before the comma, or a currency. */
const AMOUNTS =
  /(?<![\d/.,-])(?:\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d{4,},\d{2})(?![\d/-])|(?:EUR|EURO|€)\s*\d[\d.]*(?:,\d{2})?|\d[\d.]*,\d{2}\s*(?:EUR|EURO|€)/gu;
const DATES = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/gu;
const ISO_DATES = /(?<![\d/.§-])(20\d\d)-(\d\d)-(\d\d)(?![\d/-])/gu;
/** Ranges with the year at both ends, or in words: `2026/101-2026/103`, `101/2026-103/2026`, `dalla 101 alla 103/2026`. */
const YEAR_BEFORE = /(?<![\d/-])(20\d\d)\/(\d{1,6})-\1\/(\d{1,6})(?![\d/-])/gu;
const YEAR_AFTER = /(?<![\d/-])(\d{1,6})\/(20\d\d)-(\d{1,6})\/\2(?![\d/-])/gu;
const FROM_TO =
  /\bDA(?:L|LLA|LLE)? (?:NR?\.? ?)?(\d{1,6}) A(?:L|LLA|LLE)? (?:NR?\.? ?)?(\d{1,6}(?:\/20\d\d)?)(?![\d/-])/gu;
/** How much of a document is meant. */
const PART = words('ACC ACCONTO ACCONTI ANTICIPO PARZIALE');
const WHOLE = words('SALDO SALDI');
const GLUED = /\b(FT|FTT|FATT|FATTURA|FATTURE|NR|N|INV|RE|NC|TRN|CRO)(?=\d)/gu;
/** `10/2026` without a word before it is October rather than invoice 10. */
const MONTH = /^(?:0?[1-9]|1[0-2])\D(?:20)?\d\d$|^20\d\d\D(?:0?[1-9]|1[0-2])$/u;
/** Identifiers of banks and mandates are longer than any invoice number. */
const LONGEST_NUMBER = 12;
const LONGEST_SERIES = 4;
const LETTER_REFERENCE = /\b(20\d\d\/\d{4,6}) ?- ?(\d{1,7}) ?- ?/u;

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
    mentions: mentionsIn(rest),
    isSettlement: /\bSALD[OI]\b/u.test(plain),
    isOnAccount: /\bACC(?:ONT[OI]|\.TO)?\b|\bANTICIPO\b/u.test(plain),
    isNetOfCredit: /\bN\.? ?C\b|\bNDC\b|\bNOT[AE] (?:DI )?(?:AC)?CREDITO|\bAL NETTO\b/u.test(plain),
    isOnBehalf: isOnBehalf(plain),
    isUnpaid: /\bINSOLUT[OAI]\b|\bIMPAGAT[OAI]\b|\bUNPAID\b/u.test(plain),
    ...(isQuoted ? { letterReference: reference } : {}),
  };
}

/** The days a text names. */
export function daysIn(text: string): Day[] {
  return [...simplified(text.toUpperCase()).matchAll(/§(\d{4}-\d\d-\d\d)/gu)].map((mark) => mark[1] as Day);
}

/** Whether somebody says that it is paid for somebody else. */
export function isOnBehalf(text: string): boolean {
  return /\b(?:PER|X) CONTO\b|\bP\/C\b|\bC\/O\b|\bON BEHALF\b/iu.test(text);
}

/** What the reader remembers from one word to the next. */
interface Reading {
  /** What the last words make of the next number. */
  context: 'none' | 'invoice' | 'credit' | 'other';
  /** A short word between invoice and number: `FT FPR 45`. */
  series: string | undefined;
  isDateExpected: boolean;
  isPart: boolean;
}

function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = [];
  const reading: Reading = { context: 'none', series: undefined, isDateExpected: false, isPart: false };
  for (const piece of simplified(text).split(SEPARATORS)) {
    const chunk = piece.replace(/^[-/._]+|[-/._]+$/gu, '');
    if (chunk.startsWith('§')) dateLast(mentions, reading, chunk);
    else if (reading.isDateExpected && mentions.length > 0 && YEAR.test(chunk))
      dateAll(mentions, reading, Number(chunk));
    else if (/\d/u.test(chunk)) readNumber(mentions, reading, chunk);
    else for (const word of chunk.split(/[-/._]+/u)) readWord(reading, word);
  }
  return mentions;
}

/** Dates become marks, amounts and account numbers go, words are parted from the numbers they stick to. */
function simplified(text: string): string {
  return text
    .replace(IBAN, ' ')
    .replace(DATES, (written, first: string, _mark, second: string, year: string) =>
      dateMark(
        dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), Number(second), Number(first)),
        written,
      ),
    )
    .replace(ISO_DATES, (written, year: string, month: string, dayOfMonth: string) =>
      dateMark(dayOf(Number(year), Number(month), Number(dayOfMonth)), written),
    )
    .replace(AMOUNTS, ' ')
    .replace(YEAR_BEFORE, '$2-$3/$1')
    .replace(YEAR_AFTER, '$1-$3/$2')
    .replace(FROM_TO, '$1-$2')
    .replace(/\bN\.? ?C\.?(?![\p{L}\p{N}])/gu, ' NC ')
    .replace(/\.(?!\d)|(?<!\d)\./gu, ' ')
    .replace(GLUED, '$1 ');
}

function dateMark(day: Day | undefined, written: string): string {
  return day === undefined ? written : ` §${day} `;
}

/** "12 del 2/3/26": the date is the document's, so it is of that year. */
function dateLast(mentions: Mention[], reading: Reading, mark: string): void {
  const last = mentions.at(-1);
  if (reading.isDateExpected && last !== undefined)
    mentions[mentions.length - 1] = { ...ofYear(last, partsOf(mark.slice(1) as Day).year), isTelling: true };
  reading.isDateExpected = false;
}

/** "12, 13 e 14 del 2025": all of them. */
function dateAll(mentions: Mention[], reading: Reading, year: number): void {
  for (const [at, mention] of mentions.entries())
    mentions[at] = { ...ofYear(mention, year), isTelling: mention.isTelling || mention.isNamed };
  reading.isDateExpected = false;
}

function ofYear(mention: Mention, year: number): Mention {
  return { ...mention, readings: mention.readings.map((keys) => keys.map((key) => ({ year, ...key }))) };
}

function readNumber(mentions: Mention[], reading: Reading, chunk: string): void {
  const { context, series } = reading;
  reading.series = undefined;
  reading.isDateExpected = false;
  const digits = chunk.replace(/\D+/gu, '').length;
  if (context === 'other' || digits > LONGEST_NUMBER || /\d\p{L}+\d+\p{L}/u.test(chunk)) return;
  const isNamed = context !== 'none';
  const readings = readingsOf(chunk, series === undefined ? [] : [series]);
  mentions.push({
    text: series === undefined ? chunk : `${series} ${chunk}`,
    readings,
    isNamed,
    isTelling: readings.some((keys) => keys.every(isTelling)) && (isNamed || !MONTH.test(chunk)),
    isCreditNote: context === 'credit',
    isPart: reading.isPart,
  });
}

function readWord(reading: Reading, word: string): void {
  const { context } = reading;
  const wasSeries = reading.series !== undefined;
  reading.series = undefined;
  if (PART.has(word)) reading.isPart = true;
  if (WHOLE.has(word)) reading.isPart = false;
  if (DATING.has(word)) reading.isDateExpected = true;
  else if (INVOICE.has(word)) reading.context = 'invoice';
  else if (CREDIT.has(word)) reading.context = 'credit';
  else if (OTHER.has(word)) reading.context = 'other';
  else if (NUMBER.has(word)) reading.context = context === 'none' ? 'invoice' : context;
  else if (word !== '' && !FILLER.has(word)) readUnknownWord(reading, word, wasSeries);
}

function readUnknownWord(reading: Reading, word: string, wasSeries: boolean): void {
  const isInside = reading.context === 'invoice' || reading.context === 'credit';
  if (isInside && !wasSeries && word.length <= LONGEST_SERIES) reading.series = word;
  else reading.context = 'none';
}
