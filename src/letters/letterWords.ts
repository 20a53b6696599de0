/** The few words of a letter that are put together by rule and not by a template. */
import type { LetterLanguage } from '../domain/debtor/debtor.ts';
import type { LetterContent, LetterItem } from '../domain/letter.ts';
import type { Money } from '../domain/money.ts';
import { formatLongDay, formatMoney, formatOfDay } from './format.ts';

/** More numbers than these, or longer ones, do not stay on the line of the subject. */
const MOST_NUMBERS_IN_SUBJECT = 3;
const LONGEST_NUMBERS_IN_SUBJECT = 48;

/** `a`, `a e b`, `a, b e c`. */
export function joinWords(words: readonly string[], language: LetterLanguage): string {
  const and = language === 'it' ? ' e ' : ' and ';
  return words.length < 2 ? words.join('') : words.slice(0, -1).join(', ') + and + (words.at(-1) ?? '');
}

/** All totals in one phrase: `€ 1.234,56 e USD 500,00`. */
export function totalsInWords(totals: readonly Money[], language: LetterLanguage): string {
  return joinWords(
    totals.map(({ cents, currency }) => formatMoney(cents, currency, language)),
    language,
  );
}

/** The invoices as the subject names them: `fattura n. 12 del 3 marzo 2026`, `fatture n. 12, 15 e 18`, `7 fatture`. */
export function invoicesInWords(items: readonly LetterItem[], language: LetterLanguage): string {
  const invoices = items.filter((item) => !item.isCreditNote);
  const numbers = [...new Set(invoices.map((item) => item.number))];
  const isShort = numbers.join(', ').length <= LONGEST_NUMBERS_IN_SUBJECT;
  const [first] = invoices;
  if (numbers.length === 1 && first !== undefined && isShort) {
    const issued = first.issuedOn === undefined ? '' : ` ${formatOfDay(first.issuedOn, language)}`;
    return `${language === 'it' ? 'fattura n.' : 'invoice no.'} ${first.number}${issued}`;
  }
  const many = language === 'it' ? 'fatture' : 'invoices';
  if (numbers.length > MOST_NUMBERS_IN_SUBJECT || !isShort || numbers.length < 2) {
    return numbers.length === 1 ? many : `${numbers.length} ${many}`;
  }
  return `${many} ${language === 'it' ? 'n.' : 'nos.'} ${joinWords(numbers, language)}`;
}

/** The numbers by which an office knows a party: `C.F. e P.IVA 01234567890`; an empty text when there are none. */
export function taxNumbers(
  party: { readonly vatNumber?: string | undefined; readonly taxCode?: string | undefined },
  language: LetterLanguage,
): string {
  const { vatNumber = '', taxCode = '' } = party;
  const [vat, tax, both] =
    language === 'it' ? ['P.IVA', 'C.F.', 'C.F. e P.IVA'] : ['VAT no.', 'tax code', 'VAT no. and tax code'];
  if (vatNumber !== '' && vatNumber === taxCode) return `${both} ${vatNumber}`;
  return [vatNumber === '' ? '' : `${vat} ${vatNumber}`, taxCode === '' ? '' : `${tax} ${taxCode}`]
    .filter((part) => part !== '')
    .join(', ');
}

/** Written across a page that is not to be posted. */
export function stampInWords(letter: Pick<LetterContent, 'stamp' | 'language'>): string | null {
  if (letter.stamp === undefined) return null;
  if (letter.stamp === 'draft') return letter.language === 'it' ? 'BOZZA' : 'DRAFT';
  return letter.language === 'it' ? 'ESEMPIO' : 'SAMPLE';
}

/** One line for the message the letter travels with: it names the letter and says nothing of a debt (docs/rules.md R8). */
export function messageSubject(letter: LetterContent): string {
  const { protocol, caseNumber, language, issuedOn } = letter;
  if (language === 'it') {
    const name = protocol === undefined ? formatOfDay(issuedOn, language) : `prot. ${protocol}`;
    return `Comunicazione ${name} - pratica ${caseNumber}`;
  }
  return `${protocol === undefined ? `Letter of ${formatLongDay(issuedOn, language)}` : `Letter ref. ${protocol}`} - case ${caseNumber}`;
}
