/** What one line above a group of rows is: the customer's own, or what is printed below the name. */
import { checkItalianVat } from '../../domain/debtor/taxId.ts';
import { isAgeLine } from './ageLines.ts';
import { headingLabel } from './debtorHeading.ts';
import { LEGAL_FORMS } from '../cell/legalForms.ts';
import { isOwnNumber } from './rowText.ts';
import { MONTHS } from './totalLines.ts';

/**
 * `labelled` says that a customer follows, `account` the same of an account, which may be that of all of them; `named`
 * gives the name to a code on another line; `street` and `place` may be an address, `detail` is one, or a number or mailbox
 * of the customer; `turn` says only that the rows go on, or something about them.
 */
export type LineKind = 'labelled' | 'account' | 'named' | 'name' | 'street' | 'place' | 'detail' | 'turn';

const CONTINUED = "segue|continua|continuazione|cont\\.?|cont[’']?d\\.?|continued|fortsetzung|forts\\.|suite";
const GOES_ON = new RegExp(
  `[\\s,;–-]*[(\\[]\\s*(?:${CONTINUED})\\s*[)\\]]\\s*$|[\\s,;–-]+(?:segue|cont\\.|continued|forts\\.)[\\s.]*$`,
  'iu',
);
const WENT_ON = /^\(?\s*segue\s*\)?\s*(?:[:–-]\s*|\s)(?!s\.?\s?[rpna])/iu;
const TURN_WORD = /segue|cont|forts|suite/iu;
const TURN = new RegExp(
  `^[(\\[]?\\s*(?:${CONTINUED})(?:\\s+(?:cliente|customer|kunde|client))?\\s*[)\\].:]*$`,
  'iu',
);

/** It is about the rows, whoever's they are. */
const NOTE =
  /^(?:not[ae]|annotazion[ei]|notes?|remarks?|memo|bemerkung(?:en)?|anmerkung(?:en)?|remarques?)\s*:|^\(.*\)$/iu;
/** What a collector writes below an item; with a legal form it may be a company called so. */
const REMARK =
  /^(?:(?:ns|vs|n|v)\.?\s?)?rif(?:\.|erimento(?![\p{L}]))|^(?:\d\W{0,2}\s?)?sollecit(?:o|at[oaie])(?![\p{L}]).*\d|^inviat[oaie]\s+(?:pec|e-?mail|sollecito|diffida|raccomandata)(?![\p{L}])|^cliente\s+(?:moros|insolvent|bloccat|sospes|fallit|cessat|inattiv)[oaei]$|^(?:cliente\s+)?in\s+(?:contenzioso|contestazione)$|^pratica\s+(?:passata\s+)?(?:al|dal|all[’'])\s?(?:legale|avvocato)/iu;

/** Part of the rows of a customer, or what was owed before them. */
const SECTION = new RegExp(
  `^(?:${MONTHS})\\s+\\d{4}$|^(?:fatture|note (?:di )?(?:credito|accredito)|effetti|ri\\.?ba\\.?|ricevute bancarie|documenti|partite|scadenze|insoluti|acconti|pagamenti|incassi|rate|invoices|credit (?:notes|memos)|payments|documents|rechnungen|gutschriften|zahlungen|factures|avoirs|paiements)(?: (?:aperte|aperti|scadut[ei]|a scadere|emess[ei]|attive|in scadenza|da incassare|open|overdue|offene?))?\\s*:?$|^saldo (?:iniziale|precedente|attuale|al?)(?![\\p{L}])`,
  'iu',
);

const NAMED = /^(?:name(?: 1)?|nome|denominazione|descrizione)(?:\s*:\s*|\s{2,})(?=.*\p{L})(.+)$/iu;

const TAX_WORDS =
  'p(?:art(?:ita|\\.)?)?\\.?\\s?iva|c\\.?\\s?f\\.?|cod(?:ice|\\.)?\\s?fisc(?:ale|\\.)?|vat(?: (?:no|number|id))?|ust-?\\s?id(?:-?\\s?nr)?|steuer-?nr|tva|siret';
const TAX = new RegExp(
  `^(?:${TAX_WORDS})(?:[\\s.:/°-]|${TAX_WORDS})*(?:[A-Z]{2}\\s?)?[A-Z\\d]*\\d[A-Z\\d]{4,}`,
  'iu',
);
const MAIL = /^(?:(?:e-?mail|pec|mail|posta elettronica)(?![\p{L}])[\s.:]*)?\S+@\S+\.\p{L}{2,}$/iu;
const IBAN = /^iban(?:\s*:)?\s*[A-Z]{2}\d{2}/iu;
const SITE = /^(?:https?:\/\/|www\.)\S+$/iu;

const STREET_WORDS = String.raw`via|viale|v\.?le|piazza|p\.?zza|p\.?za|piazzale|p\.?le|piazzetta|corso|c\.?so|largo|l\.?go|vicolo|strada|str\.|localit[aà]'?|loc\.|frazione|fraz\.|contrada|c\.?da|borgo|zona ind\p{L}*\.?|z\.\s?i\.|salita|traversa|lungo\p{L}+|rue|avenue|boulevard|chemin`;
const STREET = new RegExp(`^(?:${STREET_WORDS})(?![\\p{L}])`, 'iu');
const STREET_LAST =
  /^\p{L}[\p{L} .-]*(?:str(?:\.|a(?:ß|ss)e)|weg|platz|allee|gasse)\s*\d+\s*\p{L}?(?:\s*,.*)?$|^\d+\p{L}?,?\s+[\p{L}'’ .-]+\s(?:street|road|avenue|lane|drive)(?:\s*,.*)?$/iu;
/** Postcode, town and province: only an address has all three. */
const TOWN = /^(?:\p{Lu}{1,3}\s?-\s?)?\d{5}\s*[-–,]?\s+\p{L}[\p{L}'’ .-]*\(\p{Lu}{2}\)$/u;
const PLACE =
  /^(?:\p{Lu}{1,3}\s?-\s?)?\d{4,5}\s*[-–,]?\s+\p{L}[\p{L}'’ .-]*$|^\p{L}[\p{L}'’ .-]*\(\p{Lu}{2}\)$/u;
const LEGAL_FORM = new RegExp(
  String.raw`(?<!\p{L})(?:${LEGAL_FORMS}|ag|kg|soc\.?|coop\.?)\.?(?!\p{L})`,
  'iu',
);

const OTHER_WORDS =
  'agente|capo\\s?area|zona|area|regione|provincia|prov\\.?|categoria|settore|filiale|sede|banca|iban|abi|cab|(?:tipo |mod\\p{L}*\\.? |cond\\p{L}*\\.? )?pagamento|fido|plafond|indirizzo|cap|citt[aà]|localit[aà]|comune|nazione|telefono|referente|contatto|rif(?:erimento)?|e-?mail|pec|responsabile|commerciale|venditore|valuta|divisa|listino|destinazione|company code|buchungskreis|societ[aà]|city|town|street|address|region|country|sales ?(?:rep|person)|salesperson|agent|contact|terms|ort|strasse|straße|anschrift|plz|land|vertreter|zahlungsbedingung(?:en)?';
/** What else is said of a customer, or of a group of them, in so many words. */
const OTHER = new RegExp(
  `^(?:${OTHER_WORDS})\\s*(?::|\\s{2,}\\S)|^(?:agente|zona|capo\\s?area|filiale)\\s+\\d+(?![\\d/])|^(?:company code|buchungskreis|societ[aà])\\s+[\\p{L}\\d]{1,4}$|^firma\\s+\\d{4}$|^(?:c/o|presso|att\\.ne|attn|alla c\\.? ?a)(?![\\p{L}])|^c\\.\\s?a\\.|^ca\\s+(?:sig|dott|rag|geom|ing|avv|uff)`,
  'iu',
);
/** The word for one of these, whose value stands in the next cell. */
const FIELD_NAME = new RegExp(
  `^(?:${OTHER_WORDS}|${TAX_WORDS}|name(?: 1)?|nome|denominazione|tel(?:efono)?\\.?|cell(?:ulare)?\\.?|fax|phone|telefon)\\s*:?$`,
  'iu',
);
/** An address with its postcode, a telephone or another field, behind a name. */
const BEHIND_NAME = new RegExp(
  `\\s*,\\s*[^,]*\\d[^,]*,\\s*\\d{5}\\s+\\p{L}.*$|(?:(?:\\s+[-–]|\\s*,)\\s+|\\s{2,})(?:${STREET_WORDS})(?![\\p{L}]).*\\d{5}\\s+\\p{L}.*$|(?:\\s+[-–]|\\s*,)?\\s+(?:(?:${OTHER_WORDS}|saldo|scaduto|esposizione|totale)\\s*:|(?:tel|telefono|cell|fax)(?![\\p{L}])[\\s.:]*[+(]?\\d).*$`,
  'iu',
);
/** "Ultimo incasso: 12/10/2026": a word of the list's own and what it says of a customer. */
const FIELD = /^\p{L}[\p{L}\s./'’°-]{1,30}:\s*\S/u;
/** Whose customers follow, or what is none of them. */
const ABOVE_CUSTOMERS =
  /^(?:agente|capo\s?area|zona)\s+\p{L}|^(?:fornitor[ei]|supplier|vendor|lieferant|kreditor)(?:\s*:|\s+\d)/iu;
const VAT_INSIDE = /(?:p(?:art(?:ita|\.)?)?\.?\s?iva|vat)[^\d]{0,12}(\d{11})(?!\d)/iu;

/** The text of a line without the words by which it goes on from the page before. */
export function withoutTurn(text: string): string {
  if (!TURN_WORD.test(text)) return text;
  return text.replace(GOES_ON, '').replace(WENT_ON, '').trim();
}

/** The same, and without the stars that set it off. */
export function bareLine(text: string): string {
  return withoutTurn(text.startsWith('*') ? text.replace(/^\*+\s*|\s*\*+$/gu, '') : text);
}

/** What a line is, by itself; `text` is without the words of `withoutTurn`. */
export function lineKind(text: string): LineKind {
  if (REMARK.test(text) && !LEGAL_FORM.test(text)) return 'turn';
  const label = headingLabel(text);
  if (label !== undefined) return label;
  if (text === '' || isAgeLine(text)) return 'turn';
  if ([TURN, NOTE, SECTION].some((pattern) => pattern.test(text))) return 'turn';
  if (NAMED.test(text)) return 'named';
  if (isDetail(text)) return 'detail';
  if (LEGAL_FORM.test(text)) return 'name';
  if (STREET_LAST.test(text)) return 'detail';
  if (STREET.test(text)) return isTownInside(text) ? 'detail' : 'street';
  return PLACE.test(text) ? 'place' : 'name';
}

/** Whether a line says something of a customer who is named, or has a code, on another line. */
export function isBesideCustomer(text: string): boolean {
  return BESIDE.has(lineKind(text));
}

const BESIDE: ReadonlySet<LineKind> = new Set(['detail', 'street', 'turn', 'named']);

/** Whether a cell is the word for something of a customer that stands in the next one. */
export function isFieldName(cell: string): boolean {
  return FIELD_NAME.test(cell.trim());
}

/**
 * Whether a line that may be a name is rather what somebody has noted, or an address: it begins small, has a day, an amount
 * or a small word that no name has, tells what became of a debt, or is a street with its number.
 */
export function isNoteLike(text: string): boolean {
  if (/^\p{Ll}/u.test(text) || NOTED.test(text)) return true;
  if (LEGAL_FORM.test(text)) return false;
  return [NOTED_WORDS, SMALL_WORDS, MONTH].some((pattern) => pattern.test(text)) || isStreetNumber(text);
}

/** A street with its number, which is hardly a customer's name. */
export function isStreetNumber(text: string): boolean {
  return STREET.test(text) && /\d/u.test(text) && !LEGAL_FORM.test(text);
}

/** Whether a name says what kind of company it is. */
export function hasLegalForm(text: string): boolean {
  return LEGAL_FORM.test(text);
}

const NOTED =
  /(?<!\d)\d{1,2}\/\d{1,2}(?!\d)|(?<!\d)\d{1,2}[.-]\d{1,2}[.-]\d{2,4}(?!\d)|\d{4}-\d\d-\d\d|€|\d,\d\d(?!\d)|[!?…]$|\.{2,}$/u;
const NOTED_WORDS =
  /(?<!\p{L})(?:sollecit\p{L}+|moros[oaie]|contenzios[oi]|contestat[oaie]|rateizz\p{L}+|diffidat[oaie]|insolut[oaie]|promess[oaie]|pagher\p{L}+|pagat[oaie]|attes[ao]|attendere|sospes[oaie]|bloccat[oaie]|verificare|telefonat[oaie]|richiamare|chiamat[oaie]|inviat[oaie]|raccomandata|bonifico|acconto|annullat[oaie]|vedi|nota|reminder|disputed|unpaid|gemahnt|mahnung|bezahlt|offen)(?!\p{L})/iu;
/** A part of the rows, or a name. */
const MONTH = new RegExp(`^(?:${MONTHS})$`, 'iu');
/** A word in small letters that is no particle of names. */
const SMALL_WORDS =
  /\s(?!(?:di|de|del|della|dello|dei|degli|delle|da|dal|dalla|dai|e|ed|ex|il|la|lo|le|gli|i|a|al|alla|allo|ai|per|con|su|in|sul|von|van|der|den|und|zu|the|of|and|for|et|du|des|les|à|y|el|fu|liquidazione|sigla|d|l|s|o)(?!\p{L}))\p{Ll}{2,}(?!\.)/u;

/** The name that a line gives to a code on another one. */
export function nameOn(text: string): string {
  return NAMED.exec(text)?.[1]?.trim() ?? text;
}

/** A heading without the address that stands on the same line. */
export function withoutAddress(text: string): string {
  return text.replace(BEHIND_NAME, '');
}

/** The VAT number that a line says, where it can be one. */
export function vatOn(text: string): string | undefined {
  const written = VAT_INSIDE.exec(text)?.[1];
  return written !== undefined && checkItalianVat(written) ? written : undefined;
}

function isDetail(text: string): boolean {
  if (isOwnNumber(text) || [TAX, IBAN, MAIL, SITE, OTHER, TOWN, FIELD].some((pattern) => pattern.test(text)))
    return true;
  return ABOVE_CUSTOMERS.test(text) && !LEGAL_FORM.test(text);
}

/** A street with the postcode behind it, as no customer is called. */
function isTownInside(text: string): boolean {
  return /\d.*(?<!\d)\d{5}\s+\p{L}/u.test(text) || /\(\p{Lu}{2}\)$/u.test(text);
}
