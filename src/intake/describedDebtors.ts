/** Lists that call the customer by a code and name it under "Descrizione", a word that elsewhere heads the invoice's text. */
import { cleanText } from './cleanText.ts';
import type { EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from './findHeader.ts';
import type { Field } from './headerWords.ts';
import { headerKey } from './matchHeader.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

const DESCRIPTIONS = new Set(['descrizione', 'description', 'libelle']);
/** What is only ever written of documents. */
const OF_DOCUMENT =
  /^(?:fatt|ft\b|nota\b|acconto|saldo|rif\b|ordine|invoice|facture|rechnung|credit|vs\b|ns\b|vendit|consulenz|canone|servizi|fornitura)/iu;
const LEGAL_FORM =
  /\b(?:s\.?\s?r\.?\s?l\.?\s?s?|s\.?\s?p\.?\s?a|s\.?\s?n\.?\s?c|s\.?\s?a\.?\s?s|gmbh|ag|sarl|ltd|inc|soc\.?|coop\.?|ditta|comune|& c)(?![\p{L}])/iu;

/**
 * The column of descriptions that are the names of the customers: one for each code, however often it comes, and other codes
 * have others. Undefined where another column has names, or where nothing shows that these are such.
 */
export async function describedDebtors(
  eachDataRow: EachDataRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
): Promise<number | undefined> {
  const columnsOf = (field: Field): number[] =>
    matches.flatMap((match, at) => (match?.field === field && (surveys[at]?.filled ?? 0) > 0 ? [at] : []));
  const names = columnsOf('debtor_name');
  const areCodes = names.every((at) => matches[at]?.isTold !== true && isOfCodes(surveys[at]));
  const [codeAt] = [...names, ...columnsOf('debtor_code')];
  const nameAt = columnsOf('reference').find(
    (at) => matches[at]?.isTold !== true && DESCRIPTIONS.has(headerKey(header[at] ?? '')),
  );
  if (!areCodes || codeAt === undefined || nameAt === undefined) return undefined;
  const check = createNameCheck();
  await eachDataRow((cells) => check.look(cleanText(cells[codeAt] ?? ''), cleanText(cells[nameAt] ?? '')));
  return check.areNames() ? nameAt : undefined;
}

function isOfCodes(survey: ColumnSurvey | undefined): boolean {
  return survey !== undefined && survey.codeLike === survey.filled;
}

interface NameCheck {
  look(code: string, name: string): void;
  areNames(): boolean;
}

function createNameCheck(): NameCheck {
  const nameOf = new Map<string, string>();
  const names = new Set<string>();
  let formCount = 0;
  let repeatCount = 0;
  let isRefuted = false;
  return {
    look(code, name) {
      if (isRefuted || code === '' || name === '') return;
      const known = nameOf.get(code);
      if (known === name) repeatCount += 1;
      if (known !== undefined) isRefuted ||= known !== name;
      else {
        nameOf.set(code, name);
        names.add(name);
        isRefuted ||= !/\p{L}{2}/u.test(name) || OF_DOCUMENT.test(name);
        if (LEGAL_FORM.test(name)) formCount += 1;
      }
    },
    areNames() {
      // Namesakes are rare; a text that many customers share is none of theirs.
      if (isRefuted || nameOf.size === 0 || names.size * 10 < nameOf.size * 9) return false;
      const isProved = nameOf.size > 1 && repeatCount * 3 >= nameOf.size;
      return isProved || formCount * 2 >= nameOf.size;
    },
  };
}
