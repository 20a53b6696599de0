/** The words of sums: of everything, of one customer, or of a part of what a customer owes. */
import { isAgeSum } from './ageLines.ts';
import { joined } from './rowText.ts';

/** Months, by which customers' rows may be parted, as the inside of a pattern that ignores case. */
export const MONTHS =
  'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember';

const TOTAL =
  /^(?:\*+\s*)?(?:(?:grand|overall|report|importo|saldo)\s+)?(?:tot(?:al[eis]?)?|totaux|summen?|(?:gesamt|end)(?:summe|betrag)?|result|saldo finale)(?![\p{L}\p{N}])/iu;
const SUBTOTAL =
  /^\*|^(?:sub|sous|zwischen|sotto?)-?\s?(?:tot|summe)|^(?:tot(?:ale?)?\.?|saldo)\s+(?:cliente|cli\.|soggetto|conto|debitore|parziale|for|client|du client|kunde)|^zwischensumme/iu;
/** "*** ROSSI SRL ***" is set off, and no sum. */
const SET_OFF =
  /^\*+\s*(?!(?:(?:sub|sotto?|zwischen)-?\s?)?(?:tot|summ|saldo)|gesamt|grand)\p{L}.*\p{L}\.?\s*\*+$/iu;
/** "ROSSI SRL Totale", as pivot tables have it; "Saldo" where no document has its number. */
const SUM_BEHIND = /\S\s+(?:totale|total|gesamt|ergebnis)$|^saldo\s*:?$/iu;
const OF_ALL = /^\*{2,}/u;
/** Behind the words of a sum of everything there may be another table, of what was summed. */
const OF_WHOLE_LIST = /general|complessiv|(?<!\p{L})(?:grand|overall|report)(?!\p{L})|gesamt/iu;
/** What may follow "Totale" where everything is meant; a name or a code after it means a group. */
const WORD_OF_ALL =
  /^(?:di|de[ilrs]|delle|du|da|al|alla|per|of|the|all|zum|am|der|aller|und|e|a|[\d./-]+|general[ei]?|complessiv[oaie]|finale|gen|document[oi]|scadenz[ae]|scadenzario|scadut[oie]|scadere|fattur[ae]|partite|apert[oaie]|credit[oi]|verso|tutti|clienti|soggetti|report|elenco|lista|importi?|residu[oi]|incassare|saldare|euro?|€|grand|overall|receivables?|invoices?|customers?|open|items?|balance|amount|due|offene[rn]?|posten|forderungen|debitoren|kunden|rechnungen|factures?|clients?|tous|creances)$/u;
/** Shares of the whole below the totals, and parts of a sum below it. */
const SHARES =
  /^(?:percent(?:age)? of|percentuale (?:del|sul)|% (?:of|del|sul|vom)|prozent (?:vom|des)|in (?:prozent|percent(?:uale)?)(?![\p{L}])|pourcentage du|di cui(?![\p{L}])|of which(?![\p{L}])|davon(?![\p{L}])|dont(?![\p{L}]))/iu;
/** A subtotal of something smaller than the debtor does not end the debtor's rows. */
const WITHIN = new RegExp(
  `^\\S+\\s+(?:fattura|documento|doc\\.|partita|rata|scadenza|mese|invoice|month|beleg|rechnung|facture|(?:(?:fatture|documenti|partite|rate|importi)\\s+)?(?:(?:non )?scadut|a scadere|in scadenza)|(?:mese di )?(?:${MONTHS})(?:\\s+\\d{4})?(?:\\s|$))`,
  'iu',
);

/** Whether a text begins, or ends, with the word for a sum. */
export function isTotal(written: string): boolean {
  const text = closedUp(written);
  return (TOTAL.test(text) || SUBTOTAL.test(text)) && !SET_OFF.test(text);
}

/** "Totale Energie S.r.l." alone, without a figure, is a customer, unless it ends the rows of "Energie S.r.l.". */
export function isCalledLikeSum(text: string, lineAbove: string): boolean {
  if (/\d/u.test(text) || SUBTOTAL.test(text) || isOfAll(text)) return false;
  return !lineAbove.toLowerCase().endsWith(closedUp(text).replace(TOTAL, '').trim().toLowerCase());
}

/** Whether a text is only set off by a star, so that it is a sum where an amount stands beside it. */
export function isStarred(text: string): boolean {
  return /^\*+\s*\p{L}/u.test(text) && !TOTAL.test(text) && !SUBTOTAL.test(text.replace(/^[*\s]+/u, ''));
}

/** "T O T A L E" is set wide. */
function closedUp(text: string): string {
  if (!/^\p{L} \p{L} \p{L}(?: |$)/u.test(text)) return text;
  return text
    .split(/\s{2,}/u)
    .map((word) => word.replaceAll(' ', ''))
    .join(' ');
}

/** Whether amounts beside a text are a sum, where they are none of a document: the word stands behind the name it is of. */
export function isSumBehind(text: string): boolean {
  return SUM_BEHIND.test(text);
}

/** Whether a sum is that of everything, of the words of which `isTotal` is true. */
export function isOfAll(written: string): boolean {
  const text = closedUp(written);
  if (OF_ALL.test(text)) return true;
  if (SUBTOTAL.test(text)) return false;
  const others = text.replace(TOTAL, '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return others.split(/[\s:.,;()]+/u).every((word) => word === '' || WORD_OF_ALL.test(word));
}

/** Whether a sum of everything says that the list ends with it. */
export function isOfWholeList(text: string): boolean {
  return OF_WHOLE_LIST.test(closedUp(text));
}

/** Whether a text says how much of a sum something is. */
export function isShare(text: string): boolean {
  return SHARES.test(text);
}

/** Whether a sum ends the rows of a debtor. */
export function isOfDebtor(cells: readonly string[]): boolean {
  return !WITHIN.test(joined(cells)) && !isAgeSum(cells.find((cell) => cell.trim() !== '') ?? '');
}
