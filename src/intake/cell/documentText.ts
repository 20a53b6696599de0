import { cleanText } from './cleanText.ts';
import type { Positions } from '../layout.ts';

/** A document cell taken apart: number, and date and kind where the cell says them. */
export interface DocumentParts {
  readonly number: string;
  /** The date's own text, unread. */
  readonly date?: string;
  readonly isCreditNote: boolean;
}

const CREDIT_NOTE =
  /\bnot[ae] (?:di )?(?:credito|accredito)\b|\bnot[ae] (?:di )?(?:cred|accr?)\b\.?|^n\.? ?cred\b\.?|\bnot[ae] (?:di )?variazione\b(?! in aumento)|^nota c\b\.?(?!.*\p{L})|^n[./]? ?c\.?(?![\p{L}\p{N}])|\bcredit (?:note|memo)\b|\bgutschrift|\bstornorechnung|\brechnungskorrektur|\bavoirs?\b|\btd04\b|\baccredito\b/iu;

const NUMBER_SIGN = '(?:(?:n[.°º]?|nr\\.?|num\\.?)\\s+|n[.°º])?';
/** Whose document it is: "Ns. fattura 12", "Vostra nota credito 7". */
const WHOSE = '(?:(?:[nv]s\\.?|nostr[ae]|vostr[ae])\\s*)?';
/** What kind of invoice: "Fattura accompagnatoria 12", "Fatt. imm. 12", "Fattura d'acconto n. 12". */
const INVOICE_KIND =
  "(?:\\s*(?:accompagnatoria|accomp\\.|immediata|imm\\.|differita|diff\\.|riepilogativa|elettronica|semplice|(?:di )?vendita|(?:di |d['’])?acconto|(?:di |a )?saldo)(?=\\s))?";
/** The kind of document before its number: "Fattura 12", "Nota di credito n. 7". */
const KIND_BEFORE_NUMBER = new RegExp(
  `^${WHOSE}(?:(?:fattura|fatt\\.?)${INVOICE_KIND}|parcella|nota (?:di )?(?:credito|debito|accredito|cred\\.?|accr?\\.?)|n\\.? ?cred\\.?|invoice|credit (?:note|memo)|rechnung|gutschrift|facture|avoir)\\s+${NUMBER_SIGN}`,
  'iu',
);
/** Short forms may belong to the number ("FT 12"), so they go only where a date follows and the cell is a sentence. */
const SHORT_KIND_BEFORE_NUMBER = new RegExp(
  `^${WHOSE}(?:ft\\.?${INVOICE_KIND}\\s+|(?:ft|fatt|ricevuta|n\\.?c|inv)(?:\\.\\s*|\\s+))${NUMBER_SIGN}`,
  'iu',
);
/** Where a date follows, "n. 12" alone is a number with its sign. */
const SIGN_BEFORE_NUMBER = new RegExp(`^${NUMBER_SIGN}(?=\\S*\\d)`, 'iu');
const DATE_AFTER_NUMBER =
  /\s+(?:(?:del|dated|of|vom|du|-)\s+(\d{1,4}[-/.]\S+|\d{8}|\d{1,2}[-/. ]\p{L}{3,9}[-/. ]\d{2,4})|\(?(\d{1,2}([-/.])\d{1,2}\3\d{4})\)?)$/iu;

/** Takes "Fattura 2026/101 del 30/06/2026" apart; a plain number comes back as it is. */
export function splitDocument(cell: string): DocumentParts {
  const text = cleanText(cell);
  // Words need a space between them: without one there is nothing to take apart.
  if (!text.includes(' ')) return { number: text, isCreditNote: false };
  const date = DATE_AFTER_NUMBER.exec(text);
  const writtenDate = date?.[1] ?? date?.[2];
  const label = date === null ? text : text.slice(0, date.index);
  const named = label.replace(KIND_BEFORE_NUMBER, '');
  const number = (date === null ? named : withoutSigns(named)).trim();
  const hasNumber = /\d/u.test(number);
  return {
    number: hasNumber ? number : label.trim(),
    isCreditNote: CREDIT_NOTE.test(label.slice(0, label.length - number.length)),
    ...(writtenDate === undefined ? {} : { date: writtenDate }),
  };
}

function withoutSigns(named: string): string {
  return named.replace(SHORT_KIND_BEFORE_NUMBER, '').replace(SIGN_BEFORE_NUMBER, '');
}

const LONGEST_SERIES = 4;

/** The number with its series, where the two stand in columns of their own; a text or a zero is no series. */
export function withSeries(number: string, series: string): string {
  const isSeries = series.length <= LONGEST_SERIES && /^[\p{L}\d]+$/u.test(series) && !/^0+$/u.test(series);
  return isSeries && /^\d+$/u.test(number) ? `${number}/${series}` : number;
}

/** The document a row names, its series included. */
export function documentIn(cells: readonly string[], { invoice_no: at, series }: Positions): DocumentParts {
  const parts = splitDocument(cells[at ?? -1] ?? '');
  const cell = cells[series ?? -1] ?? '';
  return cell === '' ? parts : { ...parts, number: withSeries(parts.number, cleanText(cell)) };
}

/** A number that a spreadsheet has shortened to "1,23E+10": what it was is lost. */
export function isRounded(text: string): boolean {
  return text.includes('+') && /^\d(?:[.,]\d+)?E\+\d{1,2}$/iu.test(text);
}

/** Whole words for a credit that would prove nothing inside a text. */
const CREDIT_KIND =
  /^(?:(?:ft|fatt\.?)[ /-]?nc|nc(?:[clve]|re?)|n\.? ?d\.? ?c\.?|storn[oi](?: (?:di )?fattura)?|res[oi]|abbuon[oi]|credits?|c[/.]?n\.?|c[/.]?m\.?|gs)$/iu;
/** A payment or a correction stands among invoices with or without its sign, and NA may be a note; C and N are credits in some lists, in others they are not. */
const UNSURE_KIND =
  /^(?:[cn]|na|n\.a\.|acc\.?|rettific(?:a|he)|pag(?:amento|amenti)?\.?|inc(?:asso|assi)?\.?|versament[oi]|payments?|receipts?|zahlung(?:seingang|en)?|paiements?|r[eè]glements?)$/iu;

/** Offers, orders, deliveries and what the company invoices to itself: nobody owes anything by them. */
const NO_RECEIVABLE =
  /^(?:(?:fatt(?:ura|\.)? )?pro[ -]?forma|preventiv[oi]|offert[ae]|auto[ -]?fattur[ae]|td(?:1[6-9]|2[0-36-9])|quotation|quote$|estimate|angebot|devis)(?![\p{L}\p{N}])/iu;
/** These may stand in the name of an invoice: "DDT/Fattura". */
const ORDER_OR_DELIVERY =
  /^(?:ordin[ei]|d\.?d\.?t|bolla|document[oi] di trasporto|(?:sales )?order|delivery note|auftrag|lieferschein|commande|bon de livraison)(?![\p{L}\p{N}])(?!.*(?:fatt|invoice|rechnung|facture))/iu;

/** Whether a document of this type asks nobody for money. */
export function isNoReceivable(type: string): boolean {
  const text = type.trim();
  return NO_RECEIVABLE.test(text) || ORDER_OR_DELIVERY.test(text);
}

/** Whether a document type, in the words of any of the four languages, is a credit note. */
export function isCreditNoteType(type: string): boolean {
  const text = type.trim();
  return CREDIT_NOTE.test(text) || CREDIT_KIND.test(text);
}

/** What is owed by name, in full or in the short forms of accounting software: FT, FV, FE, TD01, INV, RE, "Fattura accompagnatoria". */
const OWED_KIND =
  /^(?:[nv]?f|f[a-z]{1,2}\d{0,2}|nd|rv|rg|re|ar|si|ri|inv|td\d\d)$|\b(?:fatt|ft\b|parcell|notul|ricevut|rat[ae]\b|not[ae] (?:di )?(?:debito|addebito|spese)|vendit|scadenz|apertur|insolut|corrispettiv|ordinari|invoice|bill\b|debit (?:note|memo)|sale|rechnung|facture|vente)/iu;

/** Whether a document type is known to be one by which money is owed to us. */
export function isInvoiceType(type: string): boolean {
  return OWED_KIND.test(type.trim());
}

/** Whether a positive amount of this type may be owed by the customer or be the customer's: only a person knows. */
export function isUnsureType(type: string): boolean {
  return UNSURE_KIND.test(type.trim());
}
