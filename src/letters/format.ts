/** Amounts and days as a letter prints them. Plain string code: no locale data, the same on every machine. */
import { type Day, partsOf } from '../domain/day.ts';
import type { LetterLanguage } from '../domain/debtor/debtor.ts';
import { type Cents, type Currency, toDecimal } from '../domain/money.ts';

const NO_BREAK_SPACE = '\u00a0';

const MONTHS: Readonly<Record<LetterLanguage, readonly string[]>> = {
  it: [
    'gennaio',
    'febbraio',
    'marzo',
    'aprile',
    'maggio',
    'giugno',
    'luglio',
    'agosto',
    'settembre',
    'ottobre',
    'novembre',
    'dicembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** An amount without its currency: `1.234,56` in Italian, `1,234.56` in English; minus in front. */
export function formatAmount(amount: Cents, language: LetterLanguage): string {
  const decimal = toDecimal(amount);
  const thousands = language === 'it' ? '.' : ',';
  const point = language === 'it' ? ',' : '.';
  const whole = decimal.slice(0, -3).replace(/\B(?=(?:\d{3})+$)/gu, thousands);
  return whole + point + decimal.slice(-2);
}

/** An amount with its currency, on one line: `€ 1.234,56`, `€1,234.56`, `USD 1,234.56`. */
export function formatMoney(amount: Cents, currency: Currency, language: LetterLanguage): string {
  const figure = formatAmount(amount, language);
  if (currency === 'EUR' && language === 'en')
    return figure.startsWith('-') ? `-€${figure.slice(1)}` : `€${figure}`;
  return `${currency === 'EUR' ? '€' : currency}${NO_BREAK_SPACE}${figure}`;
}

/** A day written out: `31 dicembre 2026`, `1º` for the first in Italian; `31 December 2026`. */
export function formatLongDay(of: Day, language: LetterLanguage): string {
  const { year, month, dayOfMonth } = partsOf(of);
  const number = language === 'it' && dayOfMonth === 1 ? '1º' : String(dayOfMonth);
  return `${number} ${MONTHS[language][month - 1] ?? ''} ${year}`;
}

/** A day in a table: `31/12/2026`; `31 Dec 2026` in English, where figures alone would be read month first. */
export function formatShortDay(of: Day, language: LetterLanguage): string {
  const { year, month, dayOfMonth } = partsOf(of);
  if (language === 'en') return `${dayOfMonth} ${(MONTHS.en[month - 1] ?? '').slice(0, 3)} ${year}`;
  return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${year}`;
}

/** A day with the article that a sentence needs: `il 4 dicembre 2026`, `l’8 dicembre 2026`; English has none. */
export function formatDayWithArticle(of: Day, language: LetterLanguage): string {
  const written = formatLongDay(of, language);
  if (language === 'en') return written;
  return isElided(of) ? `l’${written}` : `il ${written}`;
}

/** A day after "of": `del 4 dicembre 2026`, `dell’8 dicembre 2026`, `of 4 December 2026`. */
export function formatOfDay(of: Day, language: LetterLanguage): string {
  const written = formatLongDay(of, language);
  if (language === 'en') return `of ${written}`;
  return isElided(of) ? `dell’${written}` : `del ${written}`;
}

/** A day up to which something counts: `al 4 dicembre 2026`, `all’8 dicembre 2026`, `to 4 December 2026`. */
export function formatToDay(of: Day, language: LetterLanguage): string {
  const written = formatLongDay(of, language);
  if (language === 'en') return `to ${written}`;
  return isElided(of) ? `all’${written}` : `al ${written}`;
}

/** An IBAN in groups of four, as people copy it. */
export function formatIban(iban: string): string {
  return iban.replace(/\s/gu, '').replace(/.{4}(?=.)/gu, `$&${NO_BREAK_SPACE}`);
}

/** Otto and undici begin with a vowel. */
function isElided(of: Day): boolean {
  const { dayOfMonth } = partsOf(of);
  return dayOfMonth === 8 || dayOfMonth === 11;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
