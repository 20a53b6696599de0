/** C and F under "Tipo": customers and suppliers in one list, invoices and credit notes in the next. The rows tell. */
import { cleanText } from '../cell/cleanText.ts';
import type { EachDataRow } from '../money/chooseMoney.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

/** Headers that do not say what they are the kind of. */
const BARE_HEADERS = new Set(['tipo', 'type', 'tipologia', 'tipomovimento']);
const CUSTOMER = 'c';
const SUPPLIER = 'f';
const NEGATIVE = /^\s*[-(\u2212]|-\s*$/u;

/** A is Azienda and P Privato under these as well as attiva and passiva; E and U are asked about in the same way. */
const PARTY_HEADERS = new Set(['tipo', 'type', 'tipologia', 'tiposoggetto', 'tipoanagrafica']);
const PARTY_LETTERS = [
  ['a', 'p'],
  ['e', 'u'],
] as const;

/** What the rows of one letter have in common. */
interface LetterCount {
  rows: number;
  negative: number;
  /** Their codes begin with the letter itself: C0012, F0003. */
  coded: number;
}

/**
 * The column whose C and F are customers and suppliers; undefined where there is none, or they are of documents. Throws
 * `kinds-unsure` where the rows fit both: suppliers' invoices would be asked of customers.
 */
export async function customerLetters(
  eachDataRow: EachDataRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
): Promise<number | undefined> {
  const at = matches.findIndex(
    (match, place) =>
      match?.field === 'doc_type' &&
      match.isTold !== true &&
      BARE_HEADERS.has(headerKey(header[place] ?? '')) &&
      areBoth(surveys[place], [CUSTOMER, SUPPLIER]),
  );
  if (at === -1) return undefined;
  const check = createLetterCheck(...placesOf(matches), [CUSTOMER, SUPPLIER]);
  await eachDataRow((cells) => check.look(cleanText(cells[at] ?? '').toLowerCase(), cells));
  const verdict = check.verdict();
  if (verdict !== 'unsure') return verdict === 'parties' ? at : undefined;
  const name = header[at] ?? '';
  throw new UnreadableFile('kinds-unsure', { flag: `--columns "party_kind=${name}"`, detail: name });
}

/**
 * Refuses A and P, or E and U, under a header that does not say of what they are, unless the rows do: private persons would
 * be left out as suppliers. Throws `parties-unsure`.
 */
export async function refuseUnsureParties(
  eachDataRow: EachDataRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
): Promise<void> {
  const found = matches.flatMap((match, at) => {
    const isUnsaid = match?.field === 'party_kind' && match.isTold !== true;
    const letters = PARTY_LETTERS.find((pair) => areBoth(surveys[at], pair));
    const isSuch = isUnsaid && PARTY_HEADERS.has(headerKey(header[at] ?? ''));
    return isSuch && letters !== undefined ? [{ at, letters }] : [];
  });
  for (const { at, letters } of found) {
    const check = createLetterCheck(...placesOf(matches), letters);
    await eachDataRow((cells) => check.look(cleanText(cells[at] ?? '').toLowerCase(), cells));
    if (!check.areParties())
      throw new UnreadableFile('parties-unsure', {
        flag: `--columns "party_kind=${at + 1}"`,
        detail: header[at] ?? '',
      });
  }
}

type Letters = readonly [customer: string, supplier: string];

function areBoth(survey: ColumnSurvey | undefined, letters: Letters): boolean {
  const values = survey?.values;
  return values?.size === 2 && letters.every((letter) => values.has(letter));
}

/** The columns of the debtor, and those of the money. */
function placesOf(matches: FoundHeader['matches']): [number[], number[]] {
  const columnsOf = (...fields: readonly Field[]): number[] =>
    matches.flatMap((match, place) => (match !== undefined && fields.includes(match.field) ? [place] : []));
  return [columnsOf('debtor_code', 'debtor_name', 'vat_no'), columnsOf('amount', 'net', 'open_balance')];
}

interface LetterCheck {
  look(letter: string, cells: readonly string[]): void;
  verdict(): 'parties' | 'documents' | 'unsure';
  /** Whether nothing else has codes or signs like these. */
  areParties(): boolean;
}

function createLetterCheck(
  debtorAt: readonly number[],
  moneyAt: readonly number[],
  [customer, supplier]: Letters,
): LetterCheck {
  const counts = new Map<string, LetterCount>();
  const letterOf = new Map<string, string>();
  let hasBoth = false;
  return {
    look(letter, cells) {
      if (letter === '') return;
      const debtor = debtorAt.map((at) => cells[at] ?? '').join('\u0000');
      let count = counts.get(letter);
      if (count === undefined) counts.set(letter, (count = { rows: 0, negative: 0, coded: 0 }));
      count.rows += 1;
      if (moneyAt.some((at) => NEGATIVE.test(cells[at] ?? ''))) count.negative += 1;
      if (debtorAt.some((at) => isCodedSo(cells[at], letter))) count.coded += 1;
      // Who stands on a line above its rows is not known here.
      if (!/[\p{L}\p{N}]/u.test(debtor)) return;
      hasBoth ||= (letterOf.get(debtor) ?? letter) !== letter;
      letterOf.set(debtor, letter);
    },
    verdict() {
      const [customers, suppliers] = [counts.get(customer), counts.get(supplier)];
      if (customers === undefined || suppliers === undefined) return 'documents';
      if ([customers, suppliers].every(({ coded, rows }) => coded === rows)) return 'parties';
      if (customers.negative === customers.rows && suppliers.negative < suppliers.rows) return 'documents';
      if (hasBoth) return customers.rows > suppliers.rows ? 'unsure' : 'documents';
      // Nobody has more credit notes than invoices.
      const isSure = suppliers.negative === suppliers.rows || customers.rows > suppliers.rows;
      return isSure ? 'parties' : 'unsure';
    },
    areParties() {
      const [customers, suppliers] = [counts.get(customer), counts.get(supplier)];
      if (customers === undefined || suppliers === undefined) return false;
      const areCoded = [customers, suppliers].every(({ coded, rows }) => coded === rows);
      return areCoded || (suppliers.negative === suppliers.rows && customers.negative < customers.rows);
    },
  };
}

function isCodedSo(cell: string | undefined, letter: string): boolean {
  return cell?.[0]?.toLowerCase() === letter && /^.[-./ ]?\d/u.test(cell);
}
