/**
 * Telephone numbers: compared by their digits with the country, shown as they were written. Italian land lines keep the
 * zero in front, also behind +39.
 */

/** What makes a number unlikely to ring at an Italian debtor's. */
export type PhoneFinding = 'too-short' | 'too-long' | 'no-such-number' | 'not-a-debtor';

/**
 * What a number is compared by: `+390552340000`. Numbers of foreign debtors without a country code stay as they are,
 * in digits alone; an empty text when there is no digit.
 */
export function phoneKey(typed: string, country?: string): string {
  const digits = typed.replace(/[^\d+]/gu, '').replace(/(?<=.)\+/gu, '');
  const [international, rest] = /^(\+|00)/u.test(digits)
    ? [true, digits.replace(/^(?:\+|00)/u, '')]
    : [false, digits];
  if (rest === '') return '';
  if (international) return `+${rest}`;
  if ((country ?? 'IT') !== 'IT') return rest;
  // `39 055 234000`: longer than any Italian number without its country code.
  return rest.startsWith('39') && rest.length > LONGEST_ITALIAN ? `+${rest}` : `+39${rest}`;
}

/** Whether a text can be a telephone number at all, anywhere. */
export function hasPhoneDigits(typed: string): boolean {
  return typed.replace(/\D/gu, '').length >= 3;
}

const SHORTEST_ITALIAN = 6;
const LONGEST_ITALIAN = 11;

/** What is odd about a number; undefined when nothing is, and for every foreign number. */
export function phoneFinding(typed: string, country?: string): PhoneFinding | undefined {
  const key = phoneKey(typed, country);
  if (!key.startsWith('+39')) return key === '' ? 'too-short' : undefined;
  const number = key.slice('+39'.length);
  if (number.length < SHORTEST_ITALIAN) return 'too-short';
  if (number.length > LONGEST_ITALIAN) return 'too-long';
  // Emergency and service numbers, and those the caller pays dearly for.
  if (/^(?:1|89[259]|199)/u.test(number)) return 'not-a-debtor';
  return /^(?:0\d{5,10}|3\d{8,9}|8[04]\d{4,8})$/u.test(number) ? undefined : 'no-such-number';
}
