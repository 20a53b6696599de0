/** Lists that call the customer by a code and name it under "Descrizione", a word that elsewhere heads the invoice's text. */
import { cleanText } from '../cell/cleanText.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import { type HeaderMatch } from '../header/matchHeader.ts';
import type { ColumnSurvey } from './surveyColumns.ts';
import { LEGAL_FORMS } from '../cell/legalForms.ts';

/** Goes once over the rows that are data, and over those that hold nothing but a code and a name. */
export type EachNamingRow = (look: (cells: readonly string[], isHeading: boolean) => void) => Promise<void>;

const DESCRIPTIONS = new Set(['descrizione', 'description', 'libelle']);
/** What columns of names are called, among other things. */
const OF_NAMES =
  /client|sogg|^rag|denom|nomin|intest|anag|descr|nome|cogn|debit|custom|kund|name|bezeich|firm|partner|intitul|tiers/u;
/** Texts that may be the same for all rows of a customer and are not its name. */
const OF_OTHERS =
  /agent|zona|area|region|capo|categ|settor|banc|bank|iban|note|caus|registr|sede|filial|branch|centro|commess|artic|prodot|operat|utent|user|respons|refer|contatt|contact|grupp|group|stato|status|tipo|type|mod|cond|term|pag|sales|vend|valut|listin|port|vett|dest|fisc|iva|mail|tel/u;
/** What is only ever written of documents. */
const OF_DOCUMENT =
  /^(?:fatt|ft\b|nota\b|acconto|saldo|rif\b|ordine|invoice|facture|rechnung|credit|vs\b|ns\b|vendit|consulenz|canone|servizi|fornitura)/iu;
const LEGAL_FORM = new RegExp(
  String.raw`\b(?:${LEGAL_FORMS}|ag|soc\.?|coop\.?|ditta|comune|& c)(?![\p{L}])`,
  'iu',
);

/**
 * The column of texts that are the names of the customers: one for each code, however often it comes, and other codes have
 * others. Undefined where another column has names, or where nothing shows that these are such; throws `name-unsure` for
 * one of unknown name that may be.
 */
export async function describedDebtors(
  eachNamingRow: EachNamingRow,
  { cells: header, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
  unused: ReadonlySet<number>,
): Promise<number | undefined> {
  const columnsOf = (field: Field): number[] =>
    matches.flatMap((match, at) => (match?.field === field && (surveys[at]?.filled ?? 0) > 0 ? [at] : []));
  const names = columnsOf('debtor_name');
  const areCodes = names.every((at) => matches[at]?.isTold !== true && isOfCodes(surveys[at]));
  const hasNames = matches.some((match) => match?.field === 'debtor_name');
  // Of headings alone neither column is filled in the rows that are data.
  const headed = hasNames ? -1 : matches.findIndex((match) => match?.field === 'debtor_code');
  const [codeAt = headed] = [...names, ...columnsOf('debtor_code')];
  if (!areCodes || codeAt === -1) return undefined;
  const checks = header.flatMap((name, at) => {
    const kind = kindOf(headerKey(name), matches[at]);
    return kind === undefined || unused.has(at) ? [] : [createNameCheck(at, kind)];
  });
  if (checks.length === 0) return undefined;
  await eachNamingRow((cells, isHeading) => {
    const code = cleanText(cells[codeAt] ?? '');
    if (code !== '') for (const check of checks) check.look(code, cells, isHeading);
  });
  const found = (verdict: Verdict): number | undefined =>
    checks.find((check) => check.verdict() === verdict)?.at;
  const maybeAt = found('names') === undefined ? found('maybe') : undefined;
  if (maybeAt === undefined) return found('names');
  throw new UnreadableFile('name-unsure', {
    flag: `--columns "debtor_name=${maybeAt + 1}"`,
    detail: header[maybeAt] ?? '',
  });
}

function isOfCodes(survey: ColumnSurvey | undefined): boolean {
  return survey !== undefined && survey.codeLike === survey.filled;
}

/** `described`: a description; `called`: of unknown name, which sounds like that of names; `unknown`: any other. */
type Kind = 'described' | 'called' | 'unknown';

function kindOf(key: string, match: HeaderMatch | undefined): Kind | undefined {
  if (match !== undefined)
    return match.field === 'reference' && match.isTold !== true && DESCRIPTIONS.has(key)
      ? 'described'
      : undefined;
  if (key === '' || OF_OTHERS.test(key)) return undefined;
  return OF_NAMES.test(key) ? 'called' : 'unknown';
}

type Verdict = 'names' | 'maybe' | 'none';

interface NameCheck {
  readonly at: number;
  look(code: string, cells: readonly string[], isHeading: boolean): void;
  verdict(): Verdict;
}

function createNameCheck(at: number, kind: Kind): NameCheck {
  const nameOf = new Map<string, string>();
  const names = new Set<string>();
  let formCount = 0;
  let repeatCount = 0;
  let headingCount = 0;
  let isRefuted = false;

  function lookAtNew(name: string): void {
    names.add(name);
    isRefuted ||= !/\p{L}{2}/u.test(name) || OF_DOCUMENT.test(name);
    if (LEGAL_FORM.test(name)) formCount += 1;
  }

  return {
    at,
    look(code, cells, isHeading) {
      if (isRefuted) return;
      const name = cleanText(cells[at] ?? '');
      if (name === '') return;
      const known = nameOf.get(code);
      if (isHeading) headingCount += 1;
      if (known === name) repeatCount += 1;
      else if (known !== undefined) isRefuted = true;
      else {
        nameOf.set(code, name);
        lookAtNew(name);
      }
    },
    verdict() {
      // Namesakes are rare; a text that many customers share is none of theirs.
      if (isRefuted || nameOf.size === 0 || names.size * 10 < nameOf.size * 9) return 'none';
      const isProved =
        formCount * 2 >= nameOf.size ||
        headingCount * 2 >= nameOf.size ||
        (nameOf.size > 1 && repeatCount * 3 >= nameOf.size);
      if (isProved) return kind === 'unknown' ? 'maybe' : 'names';
      return kind === 'called' ? 'maybe' : 'none';
    },
  };
}
