/** Bank accounts as they are written on a letter: a wrong digit would send a debtor's money elsewhere. */

/** Why an IBAN cannot be used: its length or characters, its two check digits, or the Italian check letter (CIN). */
export type IbanProblem = 'shape' | 'check-digits' | 'check-letter';

/** Without spaces, upper case: how it is kept and compared. */
export function normaliseIban(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}

/** In groups of four, as banks print it. */
export function groupIban(iban: string): string {
  return (normaliseIban(iban).match(/.{1,4}/g) ?? []).join(' ');
}

/**
 * What is wrong with an IBAN, spaces allowed; undefined when it is right. ISO 13616 modulo 97 for every country; for
 * Italy and San Marino also the length of 27 and the CIN over bank, branch and account.
 */
export function ibanProblem(typed: string): IbanProblem | undefined {
  const iban = normaliseIban(typed);
  const isItalian = /^(IT|SM)/.test(iban);
  if (!(isItalian ? ITALIAN_SHAPE : ANY_SHAPE).test(iban)) return 'shape';
  if (moduloNinetySeven(iban.slice(4) + iban.slice(0, 4)) !== 1) return 'check-digits';
  if (isItalian && checkLetter(iban.slice(5)) !== iban.charAt(4)) return 'check-letter';
  return undefined;
}

const ANY_SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const ITALIAN_SHAPE = /^(IT|SM)\d{2}[A-Z]\d{10}[A-Z0-9]{12}$/;

/** What a character counts for at the odd positions of a CIN: digits like the letters A to J, then K to Z. */
const ODD_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function checkLetter(account: string): string {
  let total = 0;
  for (const [index, character] of account.split('').entries()) {
    const place = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    total += index % 2 === 0 ? (ODD_VALUES[place] as number) : place;
  }
  return String.fromCharCode(65 + (total % 26));
}

function moduloNinetySeven(characters: string): number {
  let remainder = 0;
  for (const character of characters) {
    for (const digit of String(Number.parseInt(character, 36)))
      remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}
