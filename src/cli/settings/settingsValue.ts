/** Reads one value of the settings by its kind. */
import { readBands } from '../../domain/court/courtCosts.ts';
import { dayOf } from '../../domain/day.ts';
import { ibanProblem, normaliseIban } from '../../domain/debtor/iban.ts';
import { readPercent } from '../../domain/interest/interestPercent.ts';
import { readSpokenAmount } from '../../domain/spokenAmount.ts';
import { checkItalianVat, checkTaxCode } from '../../domain/debtor/taxId.ts';
import { LANGUAGES } from '../language.ts';
import type { SettingKind, SettingValue } from './settingsKeys.ts';
import type { SettingProblem } from './settingsProblem.ts';

/** A value that can be used, or what is wrong with it; where it stands is known to the caller. */
export type ReadValue = { readonly value: SettingValue } | { readonly problem: ValueProblem };

type ValueProblem = Pick<SettingProblem, 'code' | 'kind' | 'choices'>;

/** Checks a value as the file's parser gives it, and brings it into the form the program keeps. */
export function readValue(raw: unknown, kind: SettingKind, choices: readonly string[] = []): ReadValue {
  if (kind === 'yes-no')
    return typeof raw === 'boolean' ? { value: raw } : { problem: { code: 'wrong-type', kind } };
  if (isNumeric(kind)) return readNumber(raw, kind);
  if (typeof raw !== 'string') return { problem: { code: 'wrong-type', kind } };
  const text = raw.trim();
  if (text === '') return { problem: { code: 'missing', kind } };
  if (kind === 'language') {
    const isKnown = LANGUAGES.some((language) => language === text);
    return isKnown ? { value: text } : { problem: { code: 'not-one-of', kind, choices: LANGUAGES } };
  }
  if (kind === 'choice')
    return choices.includes(text) ? { value: text } : { problem: { code: 'not-one-of', kind, choices } };
  const read = TEXT_READERS[kind](text);
  return read === undefined ? { problem: { code: 'unfit-value', kind } } : { value: read };
}

/** What a value typed by a person means for a key of this kind; undefined when it cannot mean anything. */
export function typedValue(typed: string, kind: SettingKind): SettingValue | undefined {
  const text = typed.trim();
  if (isNumeric(kind)) return /^\d+$/.test(text) ? Number(text) : undefined;
  if (kind === 'yes-no')
    return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : undefined;
  return text;
}

/** An arbitrary value in one line, to be shown in a message. */
export function shownValue(raw: unknown): string {
  if (raw === undefined || raw === null) return '';
  return typeof raw === 'string'
    ? raw
    : JSON.stringify(raw, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** Whether a parsed value is a table of the file. */
export function isTable(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Date);
}

const YES = new Set(['true', 'yes', 'si', 'sì']);
const NO = new Set(['false', 'no']);

/** The least and the most that whole numbers of each kind may be. */
const BOUNDS = {
  count: [0, 365],
  months: [0, 120],
  years: [1, 50],
  points: [1, 100],
  weight: [1, 500],
} as const;

type NumericKind = keyof typeof BOUNDS;

function isNumeric(kind: SettingKind): kind is NumericKind {
  return Object.hasOwn(BOUNDS, kind);
}

function readNumber(raw: unknown, kind: NumericKind): ReadValue {
  if (typeof raw !== 'number' || !Number.isInteger(raw)) return { problem: { code: 'wrong-type', kind } };
  const [least, most] = BOUNDS[kind];
  return raw >= least && raw <= most ? { value: raw } : { problem: { code: 'unfit-value', kind } };
}

type TextKind = Exclude<SettingKind, NumericKind | 'yes-no' | 'language' | 'choice'>;

/** The form that is kept, or undefined when the text cannot be of this kind. */
const TEXT_READERS: Readonly<Record<TextKind, (text: string) => string | undefined>> = {
  text: (text) => text,
  currency: (text) => (/^[A-Z]{3}$/.test(text) ? text : undefined),
  'month-day': readMonthDay,
  iban: (text) => (ibanProblem(text) === undefined ? normaliseIban(text) : undefined),
  'vat-number': readVatNumber,
  'tax-code': (text) => {
    const code = text.replace(/\s+/g, '').toUpperCase();
    return checkTaxCode(code) ? code : undefined;
  },
  province: (text) => (/^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : undefined),
  share: (text) => (readPercent(text) === undefined ? undefined : text),
  sum: (text) => ('amount' in readSpokenAmount(text) ? text : undefined),
  bands: (text) => (readBands(text) === undefined ? undefined : text),
};

/** A partita IVA with its check digit; `IT` in front and spaces are taken off. */
function readVatNumber(text: string): string | undefined {
  const digits = text.replace(/\s+/g, '').replace(/^IT/i, '');
  return checkItalianVat(digits) ? digits : undefined;
}

/** `06-24` as the settings keep it, or `24/6` as people write it: the day comes before the month wherever there is a slash. */
function readMonthDay(text: string): string | undefined {
  const [, dayFirst, itsMonth] = /^(\d{1,2})[/.](\d{1,2})$/.exec(text) ?? [];
  const [, month = itsMonth, dayOfMonth = dayFirst] = /^(\d{2})-(\d{2})$/.exec(text) ?? [];
  // A leap year, so that 02-29 is a day.
  return month === undefined
    ? undefined
    : dayOf(2024, Number(month), Number(dayOfMonth))?.slice('2024-'.length);
}
