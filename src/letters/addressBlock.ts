/** The lines in the window of the envelope, in the order and width that Poste Italiane's sorting machines read. */
import { ADDRESS_LINE_LENGTH, postalAddress } from '../domain/debtor/addressNorm.ts';
import type { DebtorDetails, LetterLanguage } from '../domain/debtor/debtor.ts';
import { plainText } from './plainText.ts';

const NAME_LINES = 3;
const STREET_LINES = 3;
/** Of whose care a letter is in, and of stairs and floor. */
const CARE_LINES = 2;

/** The recipient as far as an envelope needs it. */
export type Addressee = Pick<
  DebtorDetails,
  'name' | 'address' | 'postcode' | 'city' | 'province' | 'country'
> & {
  readonly contactPerson?: string;
};

/**
 * Name, c.a., in the care of, stairs and floor, street, CAP CITTA PR and the country when abroad; at most 44 characters
 * each and never an empty one. In Italy all in capitals, the street as the Post writes it; abroad as it was typed, for
 * another post to read. The form of address (Spett.le) stands above and belongs to the template.
 */
export function addressBlock(addressee: Addressee, language: LetterLanguage): string[] {
  const { name, contactPerson } = addressee;
  const isDomestic = isItalian(addressee);
  const written = (text: string): string => (isDomestic ? text.toUpperCase() : text);
  const attention = `${language === 'it' ? 'c.a.' : 'Attn.'} ${contactPerson ?? ''}`;
  return [
    ...wrapped(written(name), NAME_LINES),
    ...((contactPerson ?? '') === '' ? [] : wrapped(written(attention), 1)),
    ...(isDomestic ? italianLines(addressee) : foreignLines(addressee, language)),
  ];
}

function italianLines(addressee: Addressee): string[] {
  const { additional, building, street, postcode, city, province } = postalAddress(addressee);
  return [
    ...wrapped(additional ?? '', CARE_LINES),
    ...wrapped(building ?? '', CARE_LINES),
    ...wrapped(street ?? '', STREET_LINES),
    ...wrapped([postcode, city, province].filter(isPresent).join(' '), 1),
  ];
}

function foreignLines({ address, postcode, city, country }: Addressee, language: LetterLanguage): string[] {
  return [
    ...wrapped(address ?? '', STREET_LINES),
    ...wrapped([postcode, city].filter(isPresent).join(' ').toUpperCase(), 1),
    ...wrapped(countryName(country ?? '', language), 1),
  ];
}

/** Whether the post stays in Italy: a party without a country does. */
export function isItalian({ country }: Pick<DebtorDetails, 'country'>): boolean {
  return (country ?? '') === '' || country?.trim().toUpperCase() === 'IT';
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
