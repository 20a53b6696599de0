/**
 * What the column of the status says that the amounts do not: exports list drafts and cancelled invoices among the others,
 * and some tell a paid one by this word alone.
 */
import { cleanText } from '../cell/cleanText.ts';
import { dateEvidence } from '../cell/dateText.ts';
import { isInPart, isNo, isYes } from './kindColumns.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import type { Layout, Positions } from '../layout.ts';
import { fullKey } from '../header/headerBag.ts';
import { type HeaderMatch } from '../header/matchHeader.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

/**
 * `draft`: never issued, or rejected by the exchange system; `void`: cancelled; `paid` and `partly-paid`: as the program that wrote the file knows; `paid-on`: a
 * day of payment, which need not be that of the last one; `closed`: a document nothing is changed in, paid or not.
 */
type DocumentStatus = 'draft' | 'void' | 'paid' | 'partly-paid' | 'paid-on' | 'closed' | 'other';

const DRAFT = /^(?:(?:in )?bozza|bozze|drafts?|entwurf|brouillon|da emettere|non emess[ao])$/iu;
/** What the exchange system has rejected counts as never issued. */
const REJECTED = /^(?:scartat[ao](?: d\p{L}+ sdi)?|(?:notifica (?:di )?)?scarto)$/iu;
const VOID =
  /^(?:annullat[ao]|cancellat[ao]|void(?:ed)?|cancell?ed|deleted|eliminat[ao]|abandoned|abbandonat[ao]|storniert|stornat[ao]|reversed|annulliert|annulee?|abandonnee?|abbuonat[ao]|stralciat[ao]|(?:passat[ao] )?a perdita|perdita su crediti|written[ -]off|ausgebucht)$/iu;
const PARTLY =
  /^(?:(?:parzialmente|parz\.?|in parte|partially|partly|teilweise|partiellement)\s+\p{L}+|(?:partial|parziale|acconto|teilbezahlt)|(?:pagat|saldat|incassat)[ao] (?:parzialmente|parziale|parz\.?|in parte)|(?:paiement|pagamento) (?:partiel|parziale))$/iu;
/**
 * Words that only what is settled is called, perhaps with "completely" before them or the day behind. "Evasa" (delivered),
 * "liquidata" (approved), "contabilizzata" (booked) and "accreditata" (by a bank that may take it back) are none.
 */
const PAID = new RegExp(
  `^(?:(?:gi[aà]['’]?|totalmente|interamente|completamente|fully|entierement|vollstandig) )?(?:${[
    '(?:pagat|saldat|incassat|quietanzat|chius|regolat|riscoss|estint|compensat|pareggiat)[aoei]',
    'stornat[ao] (?:da|con) (?!.*(?:parzial|in parte)).+',
    '(?:pagamento|incasso) (?:ricevuto|avvenuto)|payment received',
    'paid(?: in full)?|settled|closed|cleared',
    'bezahlt|beglichen|ausgeglichen|geschlossen|erledigt',
    '(?:paye|regle|solde|cloture|acquitte|lettre)e?s?',
  ].join('|')})(?: (?:il|in data|on|am|le) [\\d./-]+)?$`,
  'iu',
);

/** What is paid, and how or when: "Pagata con bonifico", "Pagata (15/09/2026)". */
const BEGINS_PAID =
  /^(?:gi[aà]['’]? |already )?(?:(?:pagat|saldat|incassat)[aoei]|paid|pagamento ricevuto|payment received)(?![\p{L}\p{N}])[\s,:;.(-]*/iu;
/** "Pagata: NO" and "Pagato 0,00" are not. */
const IS_NOT = /^(?:no|non|false|falso|0|0[.,]0+)$/iu;
const IN_FULL = /^(?:100 ?%|interamente|totalmente|completamente|per intero|in full|in ritardo|late)$/iu;
const BY_WAY =
  /^(?:(?:con|tramite|via|a mezzo|mezzo|mediante|per|in|by|with) )?(?:bonific[oi]|bonif\.?|ri\.? ?ba\.?|rid|sdd|sepa|addebito diretto|assegn[oi]|contant[ei]|cash|carta(?: di credito)?|(?:credit )?card|bancomat|pos|paypal|stripe|satispay|(?:bank |wire )?transfer|cheque|check|mav|pagopa|vaglia|bollettino|rimessa diretta|direct debit)(?![\p{L}\p{N}])[\s,:;(-]*(.*)$/iu;
const LONGEST_REST = 100;
const BEFORE_DAY = /^(?:il|in data|del|on|am|le) /iu;

/** Tells the status of a document from the cells of its row; undefined where no column says it. */
export function createStatusTeller({
  positions,
  kind,
  instalments,
  otherStatuses = [],
  isOfDocument = false,
}: Pick<Layout, 'positions' | 'kind' | 'instalments' | 'otherStatuses' | 'isOfDocument'>):
  ((cells: readonly string[]) => DocumentStatus) | undefined {
  if (kind !== 'items') return undefined;
  const tellers = [
    tellerOf(instalments?.status, unissuedOf),
    // Of a second status only that there is no invoice is believed: "closed" may be of the document itself.
    ...otherStatuses.map((at) => tellerOf(at, unissuedOf)),
    tellerOf(positions.status, isOfDocument ? documentStatusOf : statusOf),
    tellerOf(positions.paid_flag, flagStatusOf),
    tellerOf(positions.open_flag, (cell) =>
      isNo(cell) ? 'paid' : isInPart(cell) ? 'partly-paid' : statusOf(cell),
    ),
    tellerOf(positions.paid_on, (cell) => (dateEvidence(cleanText(cell)) === 'none' ? 'other' : 'paid-on')),
  ].filter((teller) => teller !== undefined);
  if (tellers.length === 0) return undefined;
  const hasFlag = positions.paid_flag !== undefined || positions.open_flag !== undefined;
  return (cells) => {
    let isClosed = false;
    for (const teller of tellers) {
      const status = teller(cells);
      if (status === 'closed') isClosed = true;
      else if (status !== 'other') return status;
    }
    return isClosed && !hasFlag ? 'partly-paid' : 'other';
  };
}

/** The field to name where a status contradicts the amounts. */
export function statusFieldOf({
  positions,
}: Pick<Layout, 'positions'>): 'status' | 'paid_flag' | 'open_flag' {
  return (
    (['status', 'paid_flag', 'open_flag'] as const).find((field) => positions[field] !== undefined) ??
    'status'
  );
}

function tellerOf(
  at: number | undefined,
  read: (cell: string) => DocumentStatus,
): ((cells: readonly string[]) => DocumentStatus) | undefined {
  if (at === undefined) return undefined;
  const known = new Map<string, DocumentStatus>();
  return (cells) => {
    const cell = cells[at] ?? '';
    let status = known.get(cell);
    if (status === undefined) {
      status = read(cell);
      known.set(cell, status);
    }
    return status;
  };
}

function plainText(cell: string): string {
  return cleanText(cell).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

const CLOSED = /^(?:chius[aoei]|closed|geschlossen|cloturee?s?)$/iu;

function documentStatusOf(cell: string): DocumentStatus {
  return CLOSED.test(plainText(cell)) ? 'closed' : statusOf(cell);
}

function statusOf(cell: string): DocumentStatus {
  const text = plainText(cell);
  if (DRAFT.test(text) || REJECTED.test(text)) return 'draft';
  if (VOID.test(text)) return 'void';
  if (PARTLY.test(text)) return 'partly-paid';
  return PAID.test(text) ? 'paid' : paidSomehow(text);
}

/** What begins as "paid" and goes on in words that are not understood may be paid in part. */
function paidSomehow(text: string): DocumentStatus {
  const begin = BEGINS_PAID.exec(text)?.[0];
  if (begin === undefined) return 'other';
  const rest = text.slice(begin.length).replace(/\)$/u, '');
  if (rest.length > LONGEST_REST) return 'partly-paid';
  if (IS_NOT.test(rest)) return 'other';
  const afterWay = BY_WAY.exec(rest)?.[1] ?? rest;
  return afterWay === '' || IN_FULL.test(rest) || isOfDay(afterWay) ? 'paid' : 'partly-paid';
}

function isOfDay(text: string): boolean {
  const evidence = dateEvidence(text.replace(BEFORE_DAY, ''));
  return evidence !== 'none' && evidence !== 'serial';
}

/** Fields by which a list says what was paid, in words or amounts. */
const OF_PAYMENT: readonly (Field | undefined)[] = [
  'status',
  'paid_flag',
  'open_flag',
  'paid_on',
  'paid',
  'open_balance',
  'credit',
];
/** What is said of invoices alone; "closed" is said of many things. */
const OF_INVOICES = /pagat[ao]|saldat[ao]|incassat[ao]|paid|bezahlt|payee?$/u;
const NOT_PAID =
  /^(?:(?:non|da|not|nicht) [a-z]+|unpaid|open|offen|apert[ao]|scadut[ao]|overdue|insolut[ao]|impayee?|emess[ao]|inviat[ao]|consegnat[ao]|sent|posted)$/u;

/** The column of unknown name whose few words are those of a status, where nothing else says what was paid. */
export function unnamedStatus(
  matches: readonly (HeaderMatch | undefined)[],
  surveys: readonly ColumnSurvey[],
  unused: ReadonlySet<number>,
): number | undefined {
  if (matches.some((match) => OF_PAYMENT.includes(match?.field))) return undefined;
  const at = matches.findIndex((match, place) => {
    const words = [...(surveys[place]?.values ?? [])];
    const areAll = words.every((word) => NOT_PAID.test(word) || statusOf(word) !== 'other');
    return (
      match === undefined && !unused.has(place) && areAll && words.some((word) => OF_INVOICES.test(word))
    );
  });
  return at === -1 ? undefined : at;
}

const OF_DOCUMENTS = new Set(['statodocumento', 'documentostatus', 'documentstatus', 'belegstatus']);

/** Whether the status is that of the document, which may be closed and not paid, and no amount says what is. */
export function isStatusOfDocument(
  { cells, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  positions: Positions,
): boolean {
  const { status: at, paid, open_balance: open, credit } = positions;
  if (at === undefined || matches[at]?.isTold === true) return false;
  return (
    [paid, open, credit].every((place) => place === undefined) && OF_DOCUMENTS.has(fullKey(cells[at] ?? ''))
  );
}

/** The filled columns of a status beside the chosen one. */
export function otherStatuses(
  { matches }: Pick<FoundHeader, 'matches'>,
  surveys: readonly ColumnSurvey[],
  { status: chosen }: Positions,
): number[] {
  return matches.flatMap((match, at) =>
    match?.field === 'status' && at !== chosen && (surveys[at]?.filled ?? 0) > 0 ? [at] : [],
  );
}

/** In per cent. */
const ALL = /^\s*100(?:[.,]0+)?\s*%?\s*$/u;
const NONE = /^\s*0(?:[.,]0+)?\s*%?\s*$/u;

/** Under "Pagata": what is neither yes nor no nor a known word may be a part of it, "acconto 200". */
function flagStatusOf(cell: string): DocumentStatus {
  if (isYes(cell) || ALL.test(cell)) return 'paid';
  if (isNo(cell) || NONE.test(cell) || cleanText(cell) === '') return 'other';
  const status = isInPart(cell) ? 'partly-paid' : statusOf(cell);
  if (status !== 'other' || NOT_PAID.test(plainText(cell).toLowerCase())) return status;
  return isOfDay(plainText(cell)) ? 'paid' : 'partly-paid';
}

function unissuedOf(cell: string): DocumentStatus {
  const status = statusOf(cell);
  return status === 'draft' || status === 'void' ? status : 'other';
}

/** Whether a cell says of a document that it was paid, and nothing else. */
export function isPaidWord(cell: string): boolean {
  return cell !== '' && statusOf(cell) === 'paid';
}
