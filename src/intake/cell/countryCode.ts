/** Codes in use that are not those of ISO 3166. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  UK: 'GB',
  EL: 'GR',
  XI: 'GB',
  ITA: 'IT',
  I: 'IT',
  D: 'DE',
  F: 'FR',
};

const LANGUAGES = ['it', 'en', 'de', 'fr'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

let codesByName: Map<string, string> | undefined;

/**
 * The ISO 3166 code of a country given by code or by its name in Italian, English, German or French; a name not known
 * comes back as undefined.
 */
export function countryCode(text: string): string | undefined {
  const key = text.trim().toUpperCase();
  if (key === 'ITALIA' || key === 'ITALY') return 'IT';
  const other = OTHER_CODES[key];
  if (other !== undefined) return other;
  if (/^[A-Z]{2}$/u.test(key)) return key;
  codesByName ??= namesOfCountries();
  return codesByName.get(plain(key));
}

/** Built at the first foreign name only: the platform's tables cost some milliseconds. */
function namesOfCountries(): Map<string, string> {
  const names = new Map<string, string>();
  for (const language of LANGUAGES) {
    const displayNames = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of LETTERS) {
      for (const second of LETTERS) {
        const code = first + second;
        const name = displayNames.of(code);
        if (name !== undefined && OTHER_CODES[code] === undefined) names.set(plain(name), code);
      }
    }
  }
  return names;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}]+/gu, '')
    .toUpperCase();
}
