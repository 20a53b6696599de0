/** A payer's text before its numbers are read: dates become marks, and what is no document number goes. */
import { dayOf, type Day } from '../day.ts';

const IBAN = /\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/gu;
/** Amounts as opposed to lists of short numbers: with thousands marks, four digits before the comma, or a currency. */
const AMOUNTS =
  /(?<![\d/.,-])(?:\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d{4,},\d{2})(?![\d/-])|(?:EUR|EURO|€)\s*\d[\d.]*(?:,\d{2})?|\d[\d.]*,\d{2}\s*(?:EUR|EURO|€)/gu;
/** No list ends with a zero in front; and after the number of an invoice and a blank comes how much is paid of it. */
const BARE_AMOUNTS = /(?<![\d/.,-])\d{1,3}[.,]0\d(?![\d/.,-])|(?<=\d\s)\d{1,3},\d{2}(?![\d/.,-])/gu;
/** Behind a word for an invoice: years as long ago are no dates, but the last of three invoices. */
const SHORT_LISTS =
  /(?<=\b(?:FT|FTT|FATT|FATTURA|FATTURE|N|NR|NUM)[. ]*)(\d{1,2})[/.-](\d{1,2})[/.-]([01]\d|\d)(?![\d/.-])/gu;
const DATES = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/gu;
const ISO_DATES = /(?<![\d/.§-])(20\d\d)-(\d\d)-(\d\d)(?![\d/-])/gu;
/** Without a year, only a word before it tells a date from a number. */
const DATES_OF_THE_YEAR =
  /\b(DEL|DELL|IN DATA|DTD|DATED|VOM|DU|AL|ENTRO(?: IL)?|SCAD(?:ENZA|UTA)?|SC)(\.?:? )(\d{1,2})([/.-])(\d{1,2})(?![\d/.,-])/gu;
/** Months as payers write them, in Italian, English and German; accents are gone by then. */
const MONTHS: readonly string[] = [
  'GENNAIO|GENN?|JANUARY|JANUAR|JAN',
  'FEBBRAIO|FEBBR?|FEBRUARY|FEBRUAR|FEB',
  'MARZO|MARCH|MAERZ|MARZ|MAR',
  'APRILE|APRIL|APR',
  'MAGGIO|MAGG?|MAY|MAI',
  'GIUGNO|GIU|JUNE|JUNI|JUN',
  'LUGLIO|LUG|JULY|JULI|JUL',
  'AGOSTO|AGO|AUGUST|AUG',
  'SETTEMBRE|SETT?|SEPTEMBER|SEP',
  'OTTOBRE|OTT|OCTOBER|OKTOBER|OCT|OKT',
  'NOVEMBRE|NOVEMBER|NOV',
  'DICEMBRE|DIC|DECEMBER|DEZEMBER|DEC|DEZ',
];
const MONTH = MONTHS.join('|');
const MONTH_NAMES = MONTHS.map((names) => new RegExp(`^(?:${names})$`, 'u'));
/** Behind a word for an invoice, or in a list, the number is the invoice's and only the month is left. */
const DATES_IN_WORDS = new RegExp(
  `(?<!(?:\\b(?:FT|FTT|FATT|FATTURA|FATTURE|N|NR|NUM|E)[.:°]?|[,;+&]) *)(?<![\\d/.,-])(\\d{1,2})[°^]?[ ./-]?(${MONTH})(?![A-Z])(?:[ .'/-]{0,2}(20\\d\\d|\\d\\d(?![\\d/.,-])))?`,
  'gu',
);
const MONTHS_OF_YEARS = new RegExp(`\\b(?:${MONTH})[ ./-]?20\\d\\d\\b`, 'gu');
/** Terms, rates, and how many invoices there are: numbers of nothing. */
const TERMS = /\b\d{1,3}(?:[/-]\d{1,3})*\s?(?:GG|GIORNI|DAYS|TAGE)\b|\d{1,3}(?:[.,]\d{1,2})?\s?%/gu;
const COUNTS =
  /(?<=^|\b(?:SALDO|PAGAMENTO|PAG|PER|DI|BONIFICO|N|NR|NUM)[.°]? ?)(?<!\b(?:FT|FTT|FATT|FATTURA)[. ]*(?:N|NR|NUM)[.°]? ?)\d{1,2} (?=(?:FATTURE|PARTITE|DOCUMENTI|EFFETTI|INVOICES|RECHNUNGEN)\b)/gu;
const ORDINALS = /\b(\d{1,2})(?: ?[\^°ºª]|[AO]?(?= )) ?RATA\b/gu;
/** "Seconda rata", "rata 1 e 2", "rata di giugno": as a number, as several, as a month `§-06-`, `§2026-06-`. */
const ORDINAL_WORDS = ['PRIMA', 'SECONDA', 'TERZA', 'QUARTA', 'QUINTA', 'SESTA'];
const ORDINALS_IN_WORDS = new RegExp(
  `\\b(${ORDINAL_WORDS.join('|')})(?= (?:(?:E|ED) [A-Z]+ )?RATA\\b)`,
  'gu',
);
const TWO_ORDINALS = /\b(\d) (?:E|ED) (\d) RATA\b/gu;
const SEVERAL_INSTALMENTS = /\bRATA (?:NR?\.? ?)?(\d{1,2}) ?(?:E|ED|,|\+) ?(\d{1,2})(?![\d/.,-])/gu;
const DUE_MONTHS = new RegExp(
  `\\b(RATA|SCADENZA|SCAD)\\.? (?:DI |(?:DEL )?MESE DI |MESE )?(${MONTH})(?![A-Z])(?: (?:DEL )?(20\\d\\d))?`,
  'gu',
);
const CREDIT_NOTES = /\bNOT[AE] (?:D[I'] ?)?(?:AC)?CREDITO\b/gu;
/** Ranges with the year or the series at both ends, or in words: `2026/101-2026/103`, `dalla 101 alla 103/2026`. */
const YEAR_BEFORE = /(?<![\d/-])(20\d\d)\/(\d{1,6})-\1\/(\d{1,6})(?![\d/-])/gu;
const YEAR_AFTER = /(?<![\d/-])(\d{1,6})\/(20\d\d)-(\d{1,6})\/\2(?![\d/-])/gu;
const SERIES_AFTER = /(?<![\d/-])(\d{1,6})\/([A-Z]{1,4})-(\d{1,6})\/\2(?![\p{L}\d/-])/gu;
const FROM_TO =
  /\bDA(?:L|LLA|LLE)? (?:NR?\.? ?)?(\d{1,6}) A(?:L|LLA|LLE)? (?:NR?\.? ?)?(\d{1,6}(?:\/20\d\d)?)(?![\d/-])/gu;
const GLUED = /\b(FT|FTT|FATT|FATTURA|FATTURE|NR|N|INV|RE|NC|TRN|CRO)(?=\d)/gu;

/** Dates become marks (`§2026-03-07`, `§03-07` without a year), amounts and account numbers go, words are parted from numbers. */
export function simplified(text: string): string {
  return text
    .replace(IBAN, ' ')
    .replace(SHORT_LISTS, '$1,$2,$3')
    .replace(DATES, (written, first: string, _mark, second: string, year: string) =>
      dateMark(fullYear(year), Number(second), Number(first), written),
    )
    .replace(ISO_DATES, (written, year: string, month: string, dayOfMonth: string) =>
      dateMark(Number(year), Number(month), Number(dayOfMonth), written),
    )
    .replace(DATES_OF_THE_YEAR, (written, word: string, _blank, first: string, _mark, second: string) =>
      dateMark(undefined, Number(second), Number(first), written, `${word} `),
    )
    .replace(DATES_IN_WORDS, (written, first: string, name: string, year: string | undefined) =>
      dateMark(year === undefined ? undefined : fullYear(year), monthNamed(name), Number(first), written),
    )
    .replace(DUE_MONTHS, (_written, word: string, name: string, year = '') => {
      return `${word} §${year}-${String(monthNamed(name)).padStart(2, '0')}- `;
    })
    .replace(MONTHS_OF_YEARS, ' ')
    .replace(TERMS, ' ')
    .replace(COUNTS, '')
    .replace(ORDINALS_IN_WORDS, (word) => String(ORDINAL_WORDS.indexOf(word) + 1))
    .replace(TWO_ORDINALS, ' RATE $1 $2 ')
    .replace(ORDINALS, ' RATA $1 ')
    .replace(SEVERAL_INSTALMENTS, ' RATE $1 $2 ')
    .replace(AMOUNTS, ' ')
    .replace(BARE_AMOUNTS, ' ')
    .replace(YEAR_BEFORE, '$2-$3/$1')
    .replace(YEAR_AFTER, '$1-$3/$2')
    .replace(SERIES_AFTER, '$1-$3/$2')
    .replace(FROM_TO, '$1-$2')
    .replace(CREDIT_NOTES, ' NC ')
    .replace(/\bN\.? ?C\.?(?![\p{L}\p{N}])/gu, ' NC ')
    .replace(/\.(?!\d)|(?<!\d)\./gu, ' ')
    .replace(GLUED, '$1 ');
}

/** The days a text names. */
export function daysIn(text: string): Day[] {
  return [...simplified(text.toUpperCase()).matchAll(/§(\d{4}-\d\d-\d\d)/gu)].map((mark) => mark[1] as Day);
}

/** Any leap year has the 29th of February. */
const SOME_YEAR = 2028;

function dateMark(
  year: number | undefined,
  month: number,
  dayOfMonth: number,
  written: string,
  word = '',
): string {
  const day = dayOf(year ?? SOME_YEAR, month, dayOfMonth);
  if (day === undefined) return written;
  return `${word} §${year === undefined ? day.slice(5) : day} `;
}

function monthNamed(name: string): number {
  return MONTH_NAMES.findIndex((names) => names.test(name)) + 1;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
