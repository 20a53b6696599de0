/** Amounts, days and counts as the operator reads them. By hand: `Intl` differs between versions and drops the dot of 1.250,00. */
import { partsOf, weekday, type Day } from '../../domain/day.ts';
import { toDecimal, type Cents, type Money } from '../../domain/money.ts';
import type { Language } from '../language.ts';

/** Everything that is written differently in the two languages; output only contains CP850 characters. */
export interface Format {
  readonly language: Language;
  /** `12.480,00` in Italian, `12,480.00` in English; the currency stands beside it only where several mix. */
  readonly amount: (amount: Cents) => string;
  /** `12.480,00 EUR`. */
  readonly money: (amount: Cents, currency: string) => string;
  /** `12.480,00 EUR, 300,00 CHF`: several currencies side by side; blank for none. */
  readonly sums: (totals: readonly Money[]) => string;
  /** `24/11/2026` in both languages: never the month first. */
  readonly day: (day: Day) => string;
  /** `mar 24/11`, `Tue 24/11`. */
  readonly shortDay: (day: Day) => string;
  /** `mar 24/11/2026`: how an understood date is echoed. */
  readonly fullDay: (day: Day) => string;
  /** `1.234`: a count with its thousands separated. */
  readonly count: (count: number) => string;
}

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  it: ['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** The way a language writes figures and days. */
export function formatFor(language: Language): Format {
  const [thousands, decimal] = language === 'it' ? ['.', ','] : [',', '.'];
  const amount = (value: Cents): string => {
    const [whole = '', fraction = ''] = toDecimal(value).split('.');
    return `${grouped(whole, thousands)}${decimal}${fraction}`;
  };
  const money = (value: Cents, currency: string): string => `${amount(value)} ${currency}`;
  const weekdayName = (of: Day): string => WEEKDAYS[language][weekday(of) - 1] ?? '';
  return {
    language,
    amount,
    money,
    sums: (totals) => totals.map(({ cents, currency }) => money(cents, currency)).join(', '),
    day: written,
    shortDay: (of) => `${weekdayName(of)} ${written(of).slice(0, 5)}`,
    fullDay: (of) => `${weekdayName(of)} ${written(of)}`,
    count: (count) => grouped(String(count), thousands),
  };
}

function written(of: Day): string {
  const { year, month, dayOfMonth } = partsOf(of);
  return `${String(dayOfMonth).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

function grouped(whole: string, separator: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/gu, separator);
}
