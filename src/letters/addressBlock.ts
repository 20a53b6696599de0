/** The lines in the window of the envelope, in the order and width that Poste Italiane's sorting machines read. */
import type { DebtorDetails, LetterLanguage } from '../domain/debtor.ts';
import { plainText } from './plainText.ts';

/** Characters a line may have (Poste, composition of addresses). */
export const ADDRESS_LINE_LENGTH = 44;

const NAME_LINES = 3;
const STREET_LINES = 3;
/** CAP, space, municipality, space, two letters: 44 in all. */
const LONGEST_CITY = 35;

/** The recipient as far as an envelope needs it. */
export type Addressee = Pick<
  DebtorDetails,
  'name' | 'address' | 'postcode' | 'city' | 'province' | 'country'
> & {
  readonly contactPerson?: string;
};

/**
 * Name, c.a., street, CAP CITTA PR and the country when abroad; at most 44 characters each and never an empty one. The
 * form of address (Spett.le) stands above and belongs to the template.
 */
export function addressBlock(addressee: Addressee, language: LetterLanguage): string[] {
  const { name, contactPerson, address } = addressee;
  const attention = language === 'it' ? 'c.a.' : 'Attn.';
  return [
    ...wrapped(name, NAME_LINES),
    ...((contactPerson ?? '') === '' ? [] : wrapped(`${attention} ${contactPerson ?? ''}`, 1)),
    ...wrapped(withoutPunctuation(address ?? ''), STREET_LINES),
    ...wrapped(isItalian(addressee) ? italianLocality(addressee) : foreignLocality(addressee), 1),
    ...(isItalian(addressee) ? [] : wrapped(countryName(addressee.country ?? '', language), 1)),
  ];
}

/** `VIA ROMA, 5` and `VIA ROMA N. 5` are written `VIA ROMA 5`. */
function withoutPunctuation(street: string): string {
  return street.replace(/\s*,\s*(?=(?:n\s*[.°º]?\s*)?\d)/giu, ' ').replace(/ n\s*[.°º]\s*(?=\d)/giu, ' ');
}

/** Whether the post stays in Italy: a party without a country does. */
export function isItalian({ country }: Pick<DebtorDetails, 'country'>): boolean {
  return (country ?? '') === '' || country?.trim().toUpperCase() === 'IT';
}

function italianLocality({ postcode, city, province }: Addressee): string {
  return [postcode, city?.slice(0, LONGEST_CITY), province].filter(isPresent).join(' ').toUpperCase();
}

function foreignLocality({ postcode, city }: Addressee): string {
  return [postcode, city].filter(isPresent).join(' ').toUpperCase();
}

/** The country in capitals, in the letter's language: the first post office that reads it is ours. */
function countryName(country: string, language: LetterLanguage): string {
  const code = country.trim().toUpperCase();
  if (!/^[A-Z]{2}$/u.test(code)) return code;
  return (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code).toUpperCase();
}

/** The text on as few lines as its words allow; what does not fit on the last one is cut with an ellipsis. */
function wrapped(text: string, mostLines: number): string[] {
  const lines: string[] = [];
  for (const word of plainText(text).split(' ').flatMap(pieces)) {
    const last = lines.at(-1);
    if (last !== undefined && length(last) + 1 + length(word) <= ADDRESS_LINE_LENGTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else if (word !== '') lines.push(word);
  }
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines);
  kept[mostLines - 1] = `${Array.from(kept[mostLines - 1] ?? '')
    .slice(0, ADDRESS_LINE_LENGTH - 1)
    .join('')}…`;
  return kept;
}

/** A word longer than a line, in pieces of a line. */
function pieces(word: string): string[] {
  const characters = Array.from(word);
  const found: string[] = [];
  for (let start = 0; start < characters.length; start += ADDRESS_LINE_LENGTH) {
    found.push(characters.slice(start, start + ADDRESS_LINE_LENGTH).join(''));
  }
  return found;
}

function isPresent(part: string | undefined): boolean {
  return part !== undefined && part !== '';
}

function length(text: string): number {
  return Array.from(text).length;
}
