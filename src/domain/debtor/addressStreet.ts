/**
 * A street as people type it, taken apart into the lines of an envelope after the rules of the Post: who it goes to the
 * care of, stairs and floor, and the street itself with its number.
 */
import { withWholeStreetType, streetTypeIn } from './addressStreetTypes.ts';

/** The parts of a street, in capitals and without accents; each at most one line. */
export interface StreetLines {
  /** `PRESSO STUDIO NERI`. */
  readonly additional?: string;
  /** `SCALA B INTERNO 3`. */
  readonly building?: string;
  /** `VIA DEI TIGLI 4` or `CASELLA POSTALE 12`. */
  readonly street?: string;
}

/** What is remarkable about a street; none of it keeps a letter from arriving. */
export type StreetFinding =
  'no-street-type' | 'unknown-street-type' | 'several-commas' | 'street-is-presso' | 'non-ascii';

/** The text in capitals of the basic alphabet: `Località` becomes `LOCALITA`. */
export function inCapitals(text: string): string {
  const capitals = text.toUpperCase();
  if (/^[ -~]*$/u.test(capitals)) return capitals.replace(/\s+/gu, ' ').trim();
  return capitals
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^ -~]/gu, (character) => LETTERS[character] ?? ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What has no accent to take off. */
const LETTERS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '°': '.',
  º: '.',
  Ø: 'O',
  Æ: 'AE',
  Œ: 'OE',
  Ł: 'L',
  Đ: 'D',
};

/** Takes a street apart. */
export function streetLines(typed: string): {
  readonly lines: StreetLines;
  readonly findings: StreetFinding[];
} {
  const findings: StreetFinding[] = [];
  // A sign for "number" is no foreign letter: it goes anyway.
  if (/[^ -~\s°º’‘´–—]/u.test(typed)) findings.push('non-ascii');
  const box = boxIn(inCapitals(typed));
  if (box !== undefined) return { lines: { street: box }, findings };
  const { additional, rest } = withoutPresso(inCapitals(typed));
  if ((rest.match(/,/gu)?.length ?? 0) >= 2) findings.push('several-commas');
  const { building, street } = withoutBuilding(withPlainNumber(withWholeStreetType(rest)));
  if (street === '') {
    if (additional !== undefined) findings.push('street-is-presso');
  } else findings.push(...typeFindings(street));
  return {
    lines: {
      ...(additional === undefined ? {} : { additional }),
      ...(building === undefined ? {} : { building }),
      ...(street === '' ? {} : { street }),
    },
    findings,
  };
}

function typeFindings(street: string): StreetFinding[] {
  const type = streetTypeIn(street);
  if (type === 'known') return [];
  return [type === 'missing' ? 'no-street-type' : 'unknown-street-type'];
}

const BOX = /^(?:C\.?\s?P\.?|CAS(?:ELLA|\.)?\s?POST(?:ALE|\.))\s?(?:N(?:R|UM)?[.\s]+)?(\d[\d/]*)[.\s]*$/u;

function boxIn(address: string): string | undefined {
  const number = BOX.exec(address)?.[1];
  return number === undefined ? undefined : `CASELLA POSTALE ${number}`;
}

/** In the care of somebody: everything from there on, or up to the street where that comes after. */
const PRESSO = /(?:^|[\s,;(-])(?:PRESSO|C\/O|P\/O)[.:]?\s+/u;

function withoutPresso(address: string): { readonly additional: string | undefined; readonly rest: string } {
  const found = PRESSO.exec(address);
  if (found === null) return { additional: undefined, rest: address };
  const before = bare(address.slice(0, found.index));
  const after = address.slice(found.index + found[0].length);
  const street =
    /[\s,;-]+(?=(?:VIA|V\.|VIALE|V\.LE|PIAZZA|P\.ZZA|PIAZZALE|CORSO|C\.SO|LARGO|STRADA)\s?\S)/u.exec(after);
  const isFirst = before === '' && street !== null;
  const name = bare(isFirst ? after.slice(0, street.index) : after);
  return {
    additional: name === '' ? undefined : `PRESSO ${name.replace(/\s*[,;]\s*/gu, ' ')}`,
    rest: isFirst ? after.slice(street.index + street[0].length) : before,
  };
}

/** `VIA ROMA, N. 5` has its number without comma and sign: `VIA ROMA 5`; without a number, `SNC`. */
function withPlainNumber(street: string): string {
  return street
    .replace(
      /(\d?)[\s,]+(?:(?:N|NR|NUM)\.\s*C(?:IV)?\.|CIV(?:ICO)?\.?|N|NR|NUM(?:ERO)?)[.\s]*(?=\d)/gu,
      // The number of a road is not that of a house: `STRADA STATALE 16 N 3`.
      (_, digit: string) => (digit === '' ? ' ' : `${digit} N `),
    )
    .replace(/(\d)\s*[/-]?\s*(BIS|TER|QUATER)\b/gu, '$1 $2')
    .replace(/[\s,]+(?:S\.\s?N\.\s?C\.?|SNC|S\.\s?N\.|SN|S\/N)(?=$|[\s,])/gu, ' SNC');
}

/** Words for parts of a building, as they stand after the number. */
const PARTS: Readonly<Record<string, string>> = {
  INT: 'INTERNO',
  INTERNO: 'INTERNO',
  SC: 'SCALA',
  SCALA: 'SCALA',
  P: 'PIANO',
  PIANO: 'PIANO',
  PAL: 'PALAZZINA',
  PALAZZINA: 'PALAZZINA',
  ED: 'EDIFICIO',
  EDIF: 'EDIFICIO',
  EDIFICIO: 'EDIFICIO',
};

const FLOOR =
  /^(?:TERRA|RIALZATO|AMMEZZATO|PRIMO|SECONDO|TERZO|QUARTO|QUINTO|ULTIMO|T|[IVX]+|-?\d{1,2}\.?)$/u;

/** From the first word for a part of a building that follows a number or a comma. */
function withoutBuilding(street: string): { readonly building: string | undefined; readonly street: string } {
  // Glued together: `INT.3`.
  const words = street
    .replace(/(?<![.\w])P\.NO(?=\s)/gu, 'PIANO')
    .replace(/(?<![.\w])(INT|SC|PAL|EDIF|ED|P)\.(?=[\w])/gu, '$1. ')
    // The comma of "KM 4,5" is part of the number.
    .replace(/\s*(?:(?<!\bKM\.?\s?\d{1,4}),|;)\s*/gu, ' , ')
    .replace(/\s-\s/gu, ' , ')
    .split(' ')
    .filter((word) => word !== '');
  const start = words.findIndex((word, at) => isBuildingAt(words, word, at));
  if (start === -1) return { building: undefined, street: joined(words) };
  const building = words.slice(start).map((word, at, all) => partOf(word, all[at + 1]) ?? word);
  return { building: joined(building), street: joined(words.slice(0, start)) };
}

function isBuildingAt(words: readonly string[], word: string, at: number): boolean {
  const earlier = words.slice(1, at);
  const isBehindNumber = earlier.some((each) => each === ',' || each === 'SNC' || /^\d/u.test(each));
  return isBehindNumber && partOf(word, words[at + 1]) !== undefined;
}

/** The whole word for a part of a building, where it is followed by which one it is. */
function partOf(word: string, next: string | undefined): string | undefined {
  const part = PARTS[word.replace(/\.$/u, '')];
  if (part === undefined || next === undefined) return undefined;
  return (part === 'PIANO' ? FLOOR : /^[A-Z0-9/.-]{1,4}$/u).test(next) ? part : undefined;
}

function joined(words: readonly string[]): string {
  return bare(words.filter((word) => word !== ',').join(' '));
}

function bare(text: string): string {
  return text.replace(/^[\s,;.(-]+|[\s,;()-]+$/gu, '');
}
