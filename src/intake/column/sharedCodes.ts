/**
 * Codes that several customers share: the account of all receivables, the agent, 999 for "clienti diversi". They are none
 * of the customer's. Descriptions of such an account are no names.
 */
import { normaliseName } from '../../domain/debtor/debtor.ts';
import type { Field } from '../header/headerWords.ts';
import { headerKey } from '../header/headerKey.ts';
import { type HeaderMatch } from '../header/matchHeader.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

/** Looks at every row that names a customer. */
export interface IdentitySurvey {
  look(cells: readonly string[]): void;
  /** The columns whose values belong to no single customer. */
  unfit(surveys: readonly ColumnSurvey[]): ReadonlySet<number>;
  /** Codes of a column that customers with nothing in common have. */
  shared(at: number | undefined): readonly string[];
}

/** Names of the customer or of the account it is booked on. */
const OF_ACCOUNTS = new Set(
  'descrizionecliente descrcliente descliente descrizioneconto descrconto denominazioneconto accountname kontobezeichnung kontoname intituleducompte intitulecompte nomducompte libelleducompte libellecompte'.split(
    ' ',
  ),
);
/** Often the company itself, or half a name. */
const OF_OTHERS = new Set('societa company societe firma nome name nom'.split(' '));

/** Customers looked at: what they are kept as takes memory, and a code of many shows among the first. */
const MOST_CUSTOMERS = 5_000;

/** A survey of codes beside names. Up to that many customers it does not depend on the order of the rows. */
export function surveyIdentities(
  header: readonly string[],
  matches: readonly (HeaderMatch | undefined)[],
): IdentitySurvey {
  const columnsOf = (...fields: readonly Field[]): number[] =>
    matches.flatMap((match, at) => (match !== undefined && fields.includes(match.field) ? [at] : []));
  const named = columnsOf('debtor_name');
  const isIn = (words: ReadonlySet<string>, at: number): boolean => words.has(headerKey(header[at] ?? ''));
  const ofAccounts = named.filter((at) => isIn(OF_ACCOUNTS, at) && matches[at]?.isTold !== true);
  const telling = named.filter((at) => !isIn(OF_ACCOUNTS, at) && !isIn(OF_OTHERS, at));
  const names = telling.length > 0 ? telling : named;
  // Customers and suppliers are numbered apart.
  const kinds = columnsOf('party_kind', 'doc_type');
  const ids = columnsOf('vat_no', 'tax_code');
  const codes = [...columnsOf('debtor_code'), ...(named.length > 1 ? named : [])].map((at) =>
    createCodeColumn(at, { names: names.filter((name) => name !== at), ids, kinds }),
  );
  const values = new Map(ofAccounts.length === 0 ? [] : named.map((at) => [at, new Set<string>()]));

  function isWithoutCustomers(at: number, surveys: readonly ColumnSurvey[]): boolean {
    const own = values.get(at)?.size ?? 0;
    const others = [
      ...codes.flatMap((code) => (isOfCodes(code.at) ? [code.codeCount()] : [])),
      ...named.flatMap((other) => (isOfText(other) ? [values.get(other)?.size ?? 0] : [])),
    ];
    function isOfCodes(other: number): boolean {
      return other !== at && (matches[other]?.field === 'debtor_code' || isCodeLike(surveys[other]));
    }
    function isOfText(other: number): boolean {
      return other !== at && !ofAccounts.includes(other) && !isCodeLike(surveys[other]);
    }
    return own > 0 && others.some((count) => count >= 2 * own);
  }

  return {
    look(cells) {
      for (const code of codes) code.look(cells);
      for (const [at, seen] of values) if ((cells[at] ?? '') !== '') seen.add(cells[at] as string);
    },
    unfit(surveys) {
      const isCode = (at: number): boolean => matches[at]?.field === 'debtor_code' || isCodeLike(surveys[at]);
      return new Set([
        ...codes.flatMap((code) =>
          matches[code.at]?.isTold !== true && isCode(code.at) && code.isOfMany() ? [code.at] : [],
        ),
        ...ofAccounts.filter((at) => isWithoutCustomers(at, surveys)),
      ]);
    },
    shared: (at) => codes.find((code) => code.at === at)?.shared() ?? [],
  };
}

function isCodeLike(survey: ColumnSurvey | undefined): boolean {
  return survey !== undefined && survey.filled > 0 && survey.codeLike === survey.filled;
}

/** What rows are compared by. */
interface Beside {
  readonly names: readonly number[];
  readonly ids: readonly number[];
  readonly kinds: readonly number[];
}

interface CodeColumn {
  readonly at: number;
  look(cells: readonly string[]): void;
  codeCount(): number;
  isOfMany(): boolean;
  shared(): readonly string[];
}

function createCodeColumn(at: number, { names, ids, kinds }: Beside): CodeColumn {
  const compared = [...names, ...ids];
  const all = [at, ...compared, ...kinds];
  const customers = new Map<string, string[][]>();
  const codes = new Set<string>();
  const strangers = new Set<string>();
  const crowded = new Set<string>();
  const codeOf = new Map<string, string>();
  const reused = new Set<string>();
  let previous: readonly string[] = [];
  let noted = 0;

  function note(code: string, cells: readonly string[]): void {
    const key = [code, ...kinds.map((kind) => cells[kind] ?? '')].join('\u0000');
    const customer = compared.map((place) => (cells[place] ?? '').trim());
    noteName(code, customer.slice(0, names.length).join('\u0000'));
    if (crowded.has(code)) return;
    const known = customers.get(key) ?? [];
    customers.set(key, known);
    codes.add(code);
    if (known.some((other) => other.every((cell, index) => cell === customer[index]))) return;
    if (known.some((other) => isStranger(other, customer, names.length))) strangers.add(code);
    known.push(customer);
    if (strangers.has(code) && known.length > 2) crowded.add(code);
  }

  function noteName(code: string, name: string): void {
    const before = codeOf.get(name);
    if (before === undefined) codeOf.set(name, code);
    else if (before !== code) for (const either of [before, code]) reused.add(either);
  }

  /** A code given out anew is asked about: one of its two customers has another one as well. */
  const sharedCodes = (): string[] =>
    [...strangers].filter((code) => crowded.has(code) || !reused.has(code)).sort();

  return {
    at,
    look(cells) {
      if (noted === MOST_CUSTOMERS) return;
      // The rows of one customer mostly stand together.
      if (all.every((place, index) => cells[place] === previous[index])) return;
      previous = all.map((place) => cells[place] ?? '');
      const code = (cells[at] ?? '').trim();
      if (code === '' || names.every((name) => (cells[name] ?? '') === '')) return;
      note(code, cells);
      noted += 1;
    },
    codeCount: () => codes.size,
    isOfMany() {
      const count = sharedCodes().length;
      return count > 0 && count * 2 >= codes.size;
    },
    shared: sharedCodes,
  };
}

/** Whether no name and no number of two rows is that of one customer; a blank says nothing. */
function isStranger(one: readonly string[], other: readonly string[], nameCount: number): boolean {
  const pairs = one
    .map((cell, at) => [cell, other[at] ?? ''] as const)
    .filter(([a, b]) => a !== '' && b !== '');
  const isNamed = one.slice(0, nameCount).some((cell, at) => cell !== '' && (other[at] ?? '') !== '');
  return isNamed && pairs.every(([a, b]) => !isRelated(a, b));
}

/** Whether two names may be one name in two ways: a word of both, or beginnings of one another. */
function isRelated(a: string, b: string): boolean {
  const [one, other] = [normaliseName(a), normaliseName(b)];
  if (one === other) return true;
  if (!/\p{L}{2}/u.test(one) || !/\p{L}{2}/u.test(other)) return false;
  const [short, long] = [one.replaceAll(' ', ''), other.replaceAll(' ', '')].sort(
    (x, y) => x.length - y.length,
  ) as [string, string];
  if (long.startsWith(short)) return true;
  const words = wordsOf(other);
  return wordsOf(one).some((word) => words.some((beside) => beside.slice(0, 4) === word.slice(0, 4)));
}

function wordsOf(name: string): readonly string[] {
  return name.split(' ').filter((word) => word.length > 2 && !COMMON.has(word));
}

/** Words that many names have. */
const COMMON = new Set(
  'COMUNE OFFICINA OFFICINE AZIENDA STUDIO IMPRESA IMMOBILIARE CONDOMINIO HOTEL RISTORANTE BAR FRATELLI F.LLI FLLI DELLA DEI DEGLI DELLE DITTA SOCIETA GRUPPO GROUP ITALIA ITALIANA AUTO EDIL COSTRUZIONI SERVIZI SNC SRL SPA SAS SRLS SOC COOP THE AND VIA SAN SANTA'.split(
    ' ',
  ),
);
