/** What the letters' own font can print: a character it lacks leaves the printer as an empty box. */
import type { DebtorDetails } from './debtor/debtor.ts';

/**
 * The characters of Source Sans 3 in the subsets a letter carries, in both of its weights, as the font files have them
 * (hexadecimal, `from-to`).
 */
export const LETTER_FONT =
  '0020-007e 00a0-0181 0186 018a 018d-0190 0192-0194 0196-0197 019a-019b 019e 01a0-01a1 01af-01b1 01b7 ' +
  '01bf-01c3 01cd-01dd 01e2-01e7 01ea-01eb 01ee-01f0 01f4-01f5 01f7-0201 0204-0205 0208-0209 020c-020d ' +
  '0218-0220 0222-0223 0226-0227 0237 023a-023e 0241-0245 0248-0249 0250-027b 027d-0285 0287-0292 ' +
  '0294-0295 0298-0299 029b-029f 02a1-02a8 02b0-02b4 02b7-02b9 02bb-02c1 02c6-02cc 02d0-02d7 02da ' +
  '02dc-02de 02e0-02e4 02ed 0304 0308 0329 1d25 1d2c 1d2e 1d30-1d31 1d33-1d3a 1d3c 1d3e-1d43 1d47-1d4b ' +
  '1d4d 1d4f-1d52 1d56-1d58 1d5b 1d6f-1d70 1d79 1d7b 1d7f 1d9c 1da0 1dac 1dae 1db0 1dbb 1dbf 1e02-1e03 ' +
  '1e06-1e07 1e0a-1e11 1e16-1e17 1e1e-1e2b 1e32-1e3b 1e3e-1e49 1e52-1e53 1e56-1e63 1e66-1e67 1e6a-1e6f ' +
  '1e72-1e73 1e7e-1e85 1e8e-1e97 1e9e-1e9f 1ef2-1ef9 2009 200b 2013-2014 2018-201a 201c-201e 2020 2022 ' +
  '2026 2032-2033 2039-203a 2044 20a1 20a3-20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2 20b4-20b5 ' +
  '20b8-20ba 20bd 2113 2122 2191 2193 2212 2215 2c60-2c62 2c65-2c66 2c71 2c7d a722-a725 a74e-a74f ' +
  'a75a-a75b a764-a765 a779-a787 a789 a7ad-a7ae a7b3 a7b5 a7f2-a7f4 feff';

/** Nothing else is in almost every name. */
const COMMON = /^[ -~\u00a0-\u0181]*$/u;
/** More of them say nothing more. */
const SHOWN = 20;
let missing: RegExp | undefined;

/**
 * The characters of the texts that a letter cannot print, each once; empty when all can be printed. Written as letters write
 * them: composed, without invisible characters; both hyphens of typesetters are drawn as a plain one.
 */
export function unprintableIn(texts: readonly (string | undefined)[]): string {
  const found = new Set<string>();
  for (const text of texts) {
    if (text === undefined || COMMON.test(text)) continue;
    const written = text.normalize('NFC').replace(/[\p{Cf}\p{Cc}\s\u2010\u2011]/gu, '');
    for (const [character] of written.matchAll((missing ??= missingCharacters()))) found.add(character);
  }
  return [...found].slice(0, SHOWN).join('');
}

/** What a letter prints of a debtor. */
export function unprintableOf({
  name,
  address,
  city,
  contactPerson,
}: Pick<DebtorDetails, 'name' | 'address' | 'city'> & {
  readonly contactPerson?: string | undefined;
}): string {
  return unprintableIn([name, address, city, contactPerson]);
}

function missingCharacters(): RegExp {
  const ranges = LETTER_FONT.split(' ').map((range) =>
    range
      .split('-')
      .map((code) => `\\u{${code}}`)
      .join('-'),
  );
  return new RegExp(`[^${ranges.join('')}]`, 'gu');
}
