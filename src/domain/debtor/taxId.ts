/**
 * Italian tax numbers, checked by their own check characters.
 *
 * The partita IVA has 11 digits, the last one a Luhn digit. The codice fiscale of a person has 16 characters, the last
 * one a check letter (D.M. 23/12/1976); where two people would share one, digits are replaced by letters from the right
 * (omocodia). Organisations have an 11-digit codice fiscale, usually their partita IVA.
 */

const TAX_CODE = /^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/u;

/** The letters that stand for 0 to 9 under omocodia. */
const OMOCODIA = 'LMNPQRSTUV';

/** Values of the characters 0-9 and A-Z in odd places, counted from 1, each written as the letter of that place. */
const ODD_PLACES = 'BAFHJNPRTVBAFHJNPRTVCESULDGIMOQKWZYX';

/** Excel takes off no more zeros than a number has in front; with fewer digits left, one in ten would pass by chance. */
const FEWEST_DIGITS_LEFT = 7;

/** Whether a text is a partita IVA: exactly 11 digits, not all zero, with the right check digit. */
export function checkItalianVat(text: string): boolean {
  if (!/^\d{11}$/u.test(text) || text === '00000000000') return false;
  let total = 0;
  for (let at = 0; at < 11; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    total += doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}

/**
 * Whether the three digits of the tax office in a valid partita IVA are those of one that gives them out. Invented
 * numbers often have others; a few real ones may, so this is only worth a second look.
 */
export function hasKnownTaxOffice(vatNumber: string): boolean {
  const office = Number(vatNumber.slice(7, 10));
  const isGivenOut = (office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office);
  return isGivenOut && !vatNumber.startsWith('0000000');
}

/**
 * Whether a text is a codice fiscale, upper case: 16 characters of a person, with the right check letter, or 11 digits
 * of an organisation. Those are not checked further: lists of customers hold old numbers of public bodies and
 * associations that do not follow the rule, and a letter reaches them all the same.
 */
export function checkTaxCode(text: string): boolean {
  if (text.length === 11) return /^\d{11}$/u.test(text) && text !== '00000000000';
  if (!TAX_CODE.test(text)) return false;
  const day = Number(withoutOmocodia(text.charAt(9)) + withoutOmocodia(text.charAt(10)));
  if (day % 40 < 1 || day % 40 > 31 || day > 71) return false;
  let total = 0;
  for (let at = 0; at < 15; at += 1) {
    const index = characterIndex(text.charCodeAt(at));
    const isOddPlace = at % 2 === 0;
    total += isOddPlace ? ODD_PLACES.charCodeAt(index) - 65 : index > 9 ? index - 10 : index;
  }
  return text.charCodeAt(15) === 65 + (total % 26);
}

/**
 * A partita IVA whose leading zeros a spreadsheet has eaten, with them again: only when that makes it valid; any other
 * text comes back unchanged.
 */
export function restoreLostZeros(digits: string): string {
  if (digits.length >= 11 || digits.length < FEWEST_DIGITS_LEFT) return digits;
  const restored = digits.padStart(11, '0');
  return checkItalianVat(restored) ? restored : digits;
}

/** 0-9 for digits, 10-35 for letters. */
function characterIndex(code: number): number {
  return code < 65 ? code - 48 : code - 55;
}

function withoutOmocodia(character: string): string {
  const digit = OMOCODIA.indexOf(character);
  return digit === -1 ? character : String(digit);
}
