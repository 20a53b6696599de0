/**
 * Columns known by the few values they hold: whether a row is a customer's or a supplier's, and on which side of the
 * ledger its amount stands. Their headers are used for other things as well, so that the values decide.
 */
import { cleanText } from '../cell/cleanText.ts';
import type { Field } from '../header/headerWords.ts';
import { headerKey } from '../header/headerKey.ts';
import { isOpenOrNot, type HeaderMatch } from '../header/matchHeader.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

/** Headers under which F stands for Fornitore and no Fattura. */
const PARTY_HEADERS = new Set(['cf', 'clientefornitore', 'clifor', 'clientifornitori']);

/** Headers that do not say what they are the kind of. */
const BARE_KINDS = new Set(['tipo', 'tipomovimento']);

/** Customer's letter and supplier's letter: Cliente and Fornitore, attivo and passivo, Debitor and Kreditor. */
const LETTERS: readonly (readonly [string, string])[] = [
  ['c', 'f'],
  ['cl', 'fo'],
  ['a', 'p'],
  ['d', 'k'],
  ['e', 'u'],
];
const CUSTOMER =
  /^(?:client[ei]s?|cli\.?|attiv[aoi]|entrat[ae]|vendit[ae]|sales?|receivables?|customers?|kunden?|debitor(?:en)?)$/u;
const SUPPLIER =
  /^(?:fornitor[ei]|for\.?|passiv[aoi]|uscit[ae]|acquist[oi]|purchases?|payables?|suppliers?|vendors?|lieferant(?:en)?|kreditor(?:en)?|fournisseurs?)$/u;
/** Under the headers of documents a credit may be that of a customer, or a kind of note (see customerLetters). */
const OUR_CREDIT = /^credit[oi]$/u;
const OUR_DEBT = /^debit[oi]$/u;
/** What is said of a document or a due date on our side and on theirs: it tells something only where both occur. */
const SIDES: readonly (readonly [ours: RegExp, theirs: RegExp])[] = [
  [/^da incassare$/u, /^da pagare$/u],
  [/^(?:fatt(?:ur[ae])?\.? )?emess[aei]$/u, /^(?:fatt(?:ur[ae])?\.? )?ricevut[aei]$/u],
  [/^ftv$/u, /^fta$/u],
];
/** Under a header of documents these may both be a customer's. */
const WAYS: readonly (typeof SIDES)[number][] = [
  [/^incass[oi]$/u, /^pagament[oi]$/u],
  [/^vendit[ae]$/u, /^acquist[oi]$/u],
  [/^attiv[aoie]$/u, /^passiv[aoie]$/u],
  [/^entrat[ae]$/u, /^uscit[ae]$/u],
];
/** A document received, in the words of its kind. */
const RECEIVED =
  /\bfornitor[ei]\b|\bpassiv[aoi]\b|\bacquisto\b|\bricevut[ao] da\b|\bsupplier\b|\bvendor\b|\bpurchase\b|^bills?\b|^eingangsrechnung|\blieferant|\bfournisseur\b/iu;

const DEBIT = /^(?:d|dr|dare|s|soll|debit|\+)$/u;
const CREDIT = /^(?:a|c|cr|avere|h|haben|credit|-)$/u;

/** Whether a header may be that of a column of customers' and suppliers' letters. */
export function isPartyHeader(header: string): boolean {
  return PARTY_HEADERS.has(headerKey(header));
}

/** What the columns name once their values have been seen. What a person named stays as it is. */
export function withKindColumns(
  header: readonly string[],
  matches: readonly (HeaderMatch | undefined)[],
  surveys: readonly ColumnSurvey[],
  unused: ReadonlySet<number> = new Set(),
): (HeaderMatch | undefined)[] {
  return withUnnamedKinds(header, withNamedKinds(header, matches, surveys), surveys, unused);
}

/** Fields under whose headers some lists have the kind of document or of party. */
const LOOSE_FIELDS: ReadonlySet<Field | undefined> = new Set([undefined, 'reference', 'invoice_no']);
/** Headers of both sides of a business, under which words for them are of the parties. */
const OF_SIDES =
  /^(?:registro|direzione|dir|verso|flusso|movimento|tipologia|natura|ciclo|origine|provenienza)(?:documento|doc|partita|movimento|scadenza|iva)?$/u;

/**
 * Columns of customers and suppliers, or of invoices and credit notes, under headers of which nobody could tell: where every
 * row has such a word, and both kinds of them occur. A place, a note or a rating may be short for one of them.
 */
function withUnnamedKinds(
  header: readonly string[],
  matches: readonly (HeaderMatch | undefined)[],
  surveys: readonly ColumnSurvey[],
  unused: ReadonlySet<number>,
): (HeaderMatch | undefined)[] {
  const found = new Set(matches.map((match) => match?.field));
  const rowCount = Math.max(0, ...surveys.map(({ filled }) => filled));
  return matches.map((match, at) => {
    const values = [...(surveys[at]?.values ?? [])];
    const isFull = values.length > 1 && (surveys[at]?.filled ?? 0) >= rowCount * FULL;
    if (!isFull || unused.has(at) || match?.isTold === true || !LOOSE_FIELDS.has(match?.field)) return match;
    const isOfSides = OF_SIDES.test(headerKey(header[at] ?? ''));
    const areParties = areSides(values, isOfSides ? [PARTIES, ...SIDES, ...WAYS] : [PARTIES]);
    const field = areParties ? 'party_kind' : areSides(values, [KINDS]) ? 'doc_type' : undefined;
    if (field === undefined || found.has(field)) return match;
    found.add(field);
    return { rank: 0, isOtherThanEnglish: false, field };
  });
}

/** A column of kinds has hardly a blank. */
const FULL = 0.9;

/** Whether all are words of one pair, and both sides of it occur. */
function areSides(values: readonly string[], pairs: readonly (typeof SIDES)[number][]): boolean {
  return pairs.some(
    ([ours, theirs]) =>
      values.some((value) => ours.test(value)) &&
      values.some((value) => theirs.test(value)) &&
      values.every((value) => ours.test(value) || theirs.test(value)),
  );
}

const PARTIES: (typeof SIDES)[number] = [
  /^(?:client[ei]s?|customers?|kunden?|debitor(?:en)?)$/u,
  /^(?:fornitor[ei]|suppliers?|vendors?|lieferant(?:en)?|kreditor(?:en)?|fournisseurs?)$/u,
];
/** Invoices and credit notes, without a number of theirs. */
const KINDS: (typeof SIDES)[number] = [
  /^(?:td(?:0[1-35-9]|2[4-7])|ft|fc|fatt\.?|fattur[ae](?: \D+)?|parcella|ricevuta|nota (?:di )?debito|invoice|rechnung|facture)$/u,
  /^(?:td04|nc|n\.? ?c\.|not[ae] (?:di )?(?:credito|accredito|cred\.?)|credit note|gutschrift|avoir)$/u,
];

function withNamedKinds(
  header: readonly string[],
  matches: readonly (HeaderMatch | undefined)[],
  surveys: readonly ColumnSurvey[],
): (HeaderMatch | undefined)[] {
  return matches.map((match, at) => {
    if (match === undefined || match.isTold === true) return match;
    const values = surveys[at]?.values ?? new Set<string>();
    if (isParty(match.field, headerKey(header[at] ?? ''), values)) return { ...match, field: 'party_kind' };
    if (match.field === 'party_kind') return undefined;
    if (match.field === 'payment_method' && isPaidOrNot(values)) return { ...match, field: 'paid_flag' };
    if (match.field === 'currency') return isOfDays(surveys[at]) ? undefined : match;
    if (match.field === 'paid' && isFlag(surveys[at])) return { ...match, field: 'paid_flag' };
    if (match.field === 'paid' && LOOSE_PAID.has(headerKey(header[at] ?? '')) && !hasDecimals(surveys[at]))
      return undefined;
    if (match.field === 'open_balance' && isFlag(surveys[at]))
      return asOpenFlag(match, headerKey(header[at] ?? ''), values);
    if (match.field === 'open_flag') return isFlag(surveys[at]) ? match : undefined;
    if (match.field === 'paid_flag')
      return match.isShare === true || isFlag(surveys[at]) || hasFlags(surveys[at])
        ? match
        : asPaidOn(match, surveys[at], matches, surveys);
    if (match.field === 'paid_on') {
      const isSuch = isOfSome(surveys[at], matches, surveys, WHEN_PAID.test(headerKey(header[at] ?? '')));
      return isSuch ? match : undefined;
    }
    return match.field === 'side' && !isSide(values) ? undefined : match;
  });
}

/** Headers that in some lists have terms, methods, days or counts. */
const LOOSE_PAID = new Set(['pagamenti', 'versamenti', 'ricevuto', 'accto']);

function hasDecimals(survey: ColumnSurvey | undefined): boolean {
  return survey !== undefined && survey.comma + survey.point > 0;
}

/** Whether a row of this kind is a supplier's; `received` kinds of documents count where the column is of documents. */
export function isSupplierKind(field: Extract<Field, 'party_kind' | 'doc_type'>, kind: string): boolean {
  if (field === 'doc_type') return RECEIVED.test(kind);
  const value = kind.toLowerCase();
  return (
    SUPPLIER.test(value) ||
    OUR_DEBT.test(value) ||
    LETTERS.some(([, supplier]) => supplier === value) ||
    [...SIDES, ...WAYS].some(([, theirs]) => theirs.test(value))
  );
}

const SPLIT = /^(?:s[iì]?|y(?:es)?|x|1|v|vero|true)$|^s\s*[-:(]|\bscissione\b|\bsplit\b/iu;

/** Whether the tax is none of what the customer pays us (art. 17-ter D.P.R. 633/72). */
export function isSplit(cell: string): boolean {
  return cell !== '' && SPLIT.test(cleanText(cell));
}

/** Whether an amount on this side is a credit of the customer's. */
export function isCreditSide(side: string): boolean {
  return CREDIT.test(side.toLowerCase());
}

function isParty(field: Field, header: string, values: ReadonlySet<string>): boolean {
  if (values.size === 0) return false;
  const isHeadedSo = field === 'party_kind' || PARTY_HEADERS.has(header);
  if (!isHeadedSo && field !== 'doc_type') return false;
  const all = [...values];
  if (all.every((value) => CUSTOMER.test(value) || SUPPLIER.test(value)) || areSides(all, SIDES)) return true;
  if (field === 'party_kind' && all.every((value) => OUR_CREDIT.test(value) || OUR_DEBT.test(value)))
    return true;
  return LETTERS.some(
    ([customer, supplier]) =>
      values.has(customer) &&
      all.every((value) => value === customer || value === supplier) &&
      // "Tipo" may be of documents: F a Fattura, C a credit note (see customerLetters). Others it is of the parties only.
      (isHeadedSo ||
        (customer !== 'c' && customer !== 'd' && BARE_KINDS.has(header) && values.has(supplier))),
  );
}

const YES = /^(?:s[iì]?|y(?:es)?|x|ja?|oui|o|v|vero|true|1)$/u;
const NO = /^(?:n|no|nein|non|f|falso|false|0)$/u;

const IN_PART =
  /^(?:in parte|parzial(?:e|mente)|acconto|part(?:ly|ial|ially)?|teilweise|partiel(?:lement)?)$/u;
/** Words of a column of yes and no that are no yes and no: "Pagata" and "Da pagare". */
const PAID_OR_NOT =
  /^(?:(?:(?:non|da|not|nicht|in parte|parzialmente|partly|partially) )?(?:pagat[ao]|saldat[ao]|incassat[ao]|pagare|saldare|incassare|paid|settled|bezahlt)|unpaid|open|closed|apert[ao]|chius[ao]|insolut[ao]|scadut[ao])$/u;

/** Whether a document is marked as paid in part. */
export function isInPart(cell: string): boolean {
  return IN_PART.test(cleanText(cell).toLowerCase());
}

/** Whether a document is marked as paid: yes in a column of yes and no. */
export function isYes(cell: string): boolean {
  return YES.test(cleanText(cell).toLowerCase());
}

/** Whether a document is marked as not open: no in a column of yes and no. */
export function isNo(cell: string): boolean {
  return NO.test(cleanText(cell).toLowerCase());
}

function isFlag(survey: ColumnSurvey | undefined): boolean {
  const values = [...(survey?.values ?? [])];
  const hasAmounts =
    survey !== undefined && (survey.comma + survey.point > 0 || survey.ambiguousAmount !== undefined);
  return (
    !hasAmounts &&
    values.length > 0 &&
    values.every((value) => [YES, NO, IN_PART, PAID_OR_NOT].some((words) => words.test(value))) &&
    // Nothing but zeros is an amount as well, and says the same.
    values.some((value) => value !== '0')
  );
}

/** Yes or no, and other words in some rows: "acconto 200", a day. Those rows are looked at one by one. */
function hasFlags(survey: ColumnSurvey | undefined): boolean {
  return [...(survey?.values ?? [])].some(
    (value) => /\p{L}/u.test(value) && (YES.test(value) || NO.test(value)),
  );
}

/**
 * Yes and no in place of a balance: under "Saldo" that it is settled, under "Insoluto" that it has bounced, which says of
 * the others nothing. Ones alone may be an amount.
 */
function asOpenFlag(
  match: HeaderMatch,
  header: string,
  values: ReadonlySet<string>,
): HeaderMatch | undefined {
  if (isOpenOrNot(header)) return { ...match, field: 'open_flag' };
  if (values.size === 1 && values.has('1')) return match;
  return header === 'saldo' ? { ...match, field: 'paid_flag' } : undefined;
}

/** Under "Pagamento" some lists say whether, and not how. */
function isPaidOrNot(values: ReadonlySet<string>): boolean {
  return values.size > 0 && [...values].every((value) => PAID_OR_NOT.test(value));
}

/** Under "Pagata" some lists have the day. */
function asPaidOn(
  match: HeaderMatch,
  survey: ColumnSurvey | undefined,
  ...others: [readonly (HeaderMatch | undefined)[], readonly ColumnSurvey[]]
): HeaderMatch | undefined {
  const isLikely = (survey?.filled ?? 0) > 0 && isOfSome(survey, ...others);
  return isLikely ? { ...match, field: 'paid_on' } : undefined;
}

/** Headers of days on which something was paid; "Data pagamento" may also be the day by which it is to be. */
const WHEN_PAID = /incass|saldo|pagat[ao]|paid|bezahlt|eingang|reglement|payee/u;

/**
 * Days on which documents were paid stand beside their due dates, or under a header that leaves no doubt, and not in every
 * row: else they are something else.
 */
function isOfSome(
  survey: ColumnSurvey | undefined,
  matches: readonly (HeaderMatch | undefined)[],
  surveys: readonly ColumnSurvey[],
  isBeyondDoubt = false,
): boolean {
  const filledOf = (field: Field): number =>
    Math.max(0, ...matches.map((match, at) => (match?.field === field ? (surveys[at]?.filled ?? 0) : 0)));
  return (isBeyondDoubt || filledOf('due_date') > 0) && (survey?.filled ?? 0) < filledOf('invoice_no');
}

/** "Valuta" is the value date in some lists. */
function isOfDays(survey: ColumnSurvey | undefined): boolean {
  if (survey === undefined || survey.filled === 0) return false;
  const { dmy, mdy, yearFirst, openDotted, openOther, filled } = survey;
  return dmy + mdy + yearFirst + openDotted + openOther === filled;
}

function isSide(values: ReadonlySet<string>): boolean {
  const all = [...values];
  return all.length > 0 && all.every((value) => DEBIT.test(value) || CREDIT.test(value));
}
