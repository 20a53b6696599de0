/** Recognises what a header cell names. */
import { headerCurrency } from '../cell/currencyMark.ts';
import { headerBag } from './headerBag.ts';
import { headerKey } from './headerKey.ts';
import { HEADER_WORDS, type Field } from './headerWords.ts';
import { MONEY_FIELDS } from '../column/textColumns.ts';

/** A header cell that names a field. */
export interface HeaderMatch {
  readonly field: Field;
  /** How good a word it is for the field: 0 is the best of its language. */
  readonly rank: number;
  /** A word only English would not use, so that the file is Italian, German or French. */
  readonly isOtherThanEnglish: boolean;
  /** Which instalment the column is of, where their amounts and dates stand in columns side by side. */
  readonly instalment?: number;
  /** A person said so: nothing in the rows is to speak against it. */
  readonly isTold?: true;
  /** Under the header stand per cent: of what was paid all or a part. */
  readonly isShare?: true;
  /** The file has no such column: what stands on lines above the rows is put there. */
  readonly isAdded?: true;
}

const MATCHES = new Map<string, HeaderMatch>();
for (const [field, byLanguage] of Object.entries(HEADER_WORDS)) {
  for (const [language, words] of Object.entries(byLanguage)) {
    for (const [rank, word] of words.split(', ').entries()) {
      MATCHES.set(word.replaceAll(' ', ''), {
        field: field as Field,
        rank,
        isOtherThanEnglish: language !== 'english',
      });
    }
  }
}

/** The field a header cell names, or undefined. */
export function matchHeader(cell: string): HeaderMatch | undefined {
  const match = matchWords(cell);
  return match !== undefined && cell.includes('%') ? asShare(match) : match;
}

/** A share of a hundred is no amount; how much of a document was paid it says all the same. */
function asShare(match: HeaderMatch): HeaderMatch | undefined {
  if (match.field === 'paid' || match.field === 'paid_flag')
    return { ...match, field: 'paid_flag', isShare: true };
  return OF_MONEY.has(match.field) ? undefined : match;
}

const OF_MONEY: ReadonlySet<Field> = new Set(['deduction', 'amount', 'open_balance', 'debit', 'credit']);

function matchWords(cell: string): HeaderMatch | undefined {
  const word = headerKey(cell);
  return (
    MATCHES.get(word) ??
    MATCHES.get(word.replace(/(?:in)?(?:eur|euro)$/u, '')) ??
    matchFlag(word) ??
    matchBag(cell) ??
    matchWithCurrency(cell) ??
    matchNumbered(cell)
  );
}

/** The known words by what they are made of, where this leaves no doubt; made when a header is none of them. */
let bags: Map<string, HeaderMatch | undefined> | undefined;

function bagsOfWords(): Map<string, HeaderMatch | undefined> {
  const found = new Map<string, HeaderMatch | undefined>();
  for (const byLanguage of Object.values(HEADER_WORDS)) {
    for (const word of Object.values(byLanguage).flatMap((words: string) => words.split(', '))) {
      const bag = headerBag(word);
      const match = MATCHES.get(word.replaceAll(' ', ''));
      if (bag === undefined) continue;
      const isDoubtful = found.has(bag) && found.get(bag)?.field !== match?.field;
      if (isDoubtful) found.set(bag, undefined);
      else if (!found.has(bag)) found.set(bag, match);
    }
  }
  return found;
}

function matchBag(cell: string): HeaderMatch | undefined {
  const bag = headerBag(cell);
  if (bag === undefined) return undefined;
  bags ??= bagsOfWords();
  return bags.get(bag);
}

/** What the cells of a header name. In a list of ages, which is one by customer, the "Contact" is the customer. */
export function matchHeaders(cells: readonly string[]): (HeaderMatch | undefined)[] {
  const matches = cells.map(matchHeader);
  const at = cells.findIndex((cell) => headerKey(cell) === 'contact');
  const isFree = !matches.some((match) => match !== undefined && OF_DEBTORS.has(match.field));
  if (at === -1 || !isFree || !hasAges(cells)) return matches;
  return matches.with(at, { field: 'debtor_name', rank: 0, isOtherThanEnglish: false });
}

const OF_DEBTORS: ReadonlySet<Field> = new Set(['debtor_code', 'debtor_name', 'surname']);

/** Whether a header has the columns of an ageing list. */
export function hasAges(cells: readonly string[]): boolean {
  return cells.filter(isAgeingHeader).length >= FEWEST_AGES;
}

const FEWEST_AGES = 2;

/** "Saldata (S/N)", "Flag pagato": whatever an amount under the same word would mean, here it is a yes or a no. */
function matchFlag(word: string): HeaderMatch | undefined {
  const bare = word.replace(/^flag|(?:sn|sino|yn|yesno)$/gu, '');
  const match = bare === word ? undefined : MATCHES.get(bare);
  const field = match === undefined ? undefined : flagOf(bare, match.field);
  return match === undefined || field === undefined ? undefined : { ...match, field };
}

function flagOf(word: string, field: Field): Field | undefined {
  // Yes under "Saldo" is a document settled.
  if (field === 'paid' || field === 'paid_flag' || word === 'saldo') return 'paid_flag';
  return field === 'open_flag' || (field === 'open_balance' && isOpenOrNot(word)) ? 'open_flag' : undefined;
}

/** Whether a no under a header says that nothing is owed; that something has not bounced ("Insoluto") does not. */
export function isOpenOrNot(word: string): boolean {
  return /apert|^scoperto$|pagare$|saldare$|incassare$|unpaid|offen|open|outstanding/u.test(word);
}

/** "Amount (USD)", "Importo CHF": what is left of it has to be money. */
function matchWithCurrency(cell: string): HeaderMatch | undefined {
  const named = headerCurrency(cell);
  const match = named === undefined ? undefined : MATCHES.get(headerKey(named.rest));
  return match !== undefined && MONEY_FIELDS.has(match.field) ? match : undefined;
}

/** "Scadenza 2", "Importo rata 2", "2ª scadenza", "Seconda scadenza": what instalments side by side are headed by. */
function matchNumbered(cell: string): HeaderMatch | undefined {
  const { instalment, rest } = numbered(cell);
  if (instalment === undefined) return undefined;
  const [word, bare] = [headerKey(rest), headerKey(rest).replace(/rat[ae]n?$|^rat[ae]/u, '')];
  const match =
    NUMBERED.get(word) ?? MATCHES.get(word) ?? NUMBERED.get(bare) ?? MATCHES.get(bare) ?? matchCounted(word);
  return match !== undefined && OF_INSTALMENTS.has(match.field) ? { ...match, instalment } : undefined;
}

/** "Acconto n. 2". */
function matchCounted(word: string): HeaderMatch | undefined {
  const match = MATCHES.get(word.replace(/(?:n|nr|num|no)$/u, ''));
  return match?.field === 'paid' ? match : undefined;
}

/** A header without the number of one of several: those of "Acconto 1" and "Secondo acconto" are the same. */
export function unnumberedKey(cell: string): string {
  const { instalment, rest } = numbered(cell);
  return instalment === undefined ? headerKey(cell) : headerKey(rest).replace(/(?:n|nr|num)$/u, '');
}

/** Which instalment a header names by "1a rata": whether its day or its amount, it does not say. */
export function bareInstalment(cell: string): number | undefined {
  const { instalment, rest } = numbered(cell);
  return /^rat[ae]$/u.test(headerKey(rest)) ? instalment : undefined;
}

/** Whether a header has the number of an instalment. */
export function isNumbered(cell: string): boolean {
  return numbered(cell).instalment !== undefined;
}

function numbered(cell: string): Numbered {
  return /\d/u.test(cell) ? numberIn(cell) : ordinalIn(cell);
}

/** Which instalment a header names, and what is left of it. */
interface Numbered {
  readonly instalment: number | undefined;
  readonly rest: string;
}

function numberIn(cell: string): Numbered {
  const [number, ...others] = cell.match(/\d+/gu) ?? [];
  const isOne = number !== undefined && others.length === 0 && number.length <= 2;
  return { instalment: isOne ? Number(number) : undefined, rest: cell.replace(FIGURES, '') };
}

/** With what makes them an ordinal: 2ª, 2a, 2nd, 2ème. */
const FIGURES = /\d+(?:[ªº°]|(?:[aoe]|er|[eè]me|st|nd|rd|th)(?![\p{L}\p{N}]))?/iu;

function ordinalIn(cell: string): Numbered {
  const words = cell.split(/[^\p{L}]+/u);
  const instalment = words
    .map((word) => ORDINALS.get(headerKey(word)))
    .find((number) => number !== undefined);
  return { instalment, rest: words.filter((word) => !ORDINALS.has(headerKey(word))).join(' ') };
}

const ORDINALS = new Map<string, number>(
  [
    'prima primo first erste premiere',
    'seconda secondo second zweite deuxieme',
    'terza terzo third dritte troisieme',
    'quarta quarto fourth vierte quatrieme',
    'quinta quinto fifth funfte cinquieme',
    'sesta sesto sixth sechste sixieme',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);

const OF_INSTALMENTS: ReadonlySet<Field> = new Set([
  'due_date',
  'amount',
  'paid',
  'open_balance',
  'payment_method',
  'status',
  'paid_on',
]);

/** Beside a number only: whether an instalment is settled, which is a yes or the amount, and what is short for one. */
const NUMBERED = new Map<string, HeaderMatch>([
  ...'saldata pagata incassata quietanzata beglichen soldee pag pagam sald inc incass acc'
    .split(' ')
    .map((word) => [word, { field: 'paid', rank: 0, isOtherThanEnglish: true }] as const),
  ['settled', { field: 'paid', rank: 0, isOtherThanEnglish: false }],
  ['imp', { field: 'amount', rank: 0, isOtherThanEnglish: true }],
  ['datarata', { field: 'due_date', rank: 0, isOtherThanEnglish: true }],
]);

/** A column that only an export with one row per invoice line has. */
export function isLineItemHeader(cell: string): boolean {
  return LINE_ITEM_HEADERS.has(headerKey(cell));
}

const LINE_ITEM_HEADERS = new Set(
  'lineamount linetotal quantity qty unitamount unitprice quantita qta prezzounitario importoriga totaleriga menge einzelpreis quantite prixunitaire'.split(
    ' ',
  ),
);

/** A column of an ageing list: `0-30`, `31-60 gg`, `oltre 90`, `> 120`, `A scadere`, `current`, `< 1 Month`, `Older`. */
export function isAgeingHeader(cell: string): boolean {
  return AGEING.test(cell.trim()) || AGEING_IN_MONTHS.test(cell.trim());
}

const AGEING_IN_MONTHS =
  /^(?:[<>≤≥]=?\s?)?\d{1,2}\+?\s?(?:months?|mes[ei]|monate?|mois|weeks?|settiman[ae]|wochen?|semaines?)$|^(?:older|più vecch[ie]|älter|plus ancien)$/iu;

const AGEING =
  /^(?:(?:da\s|from\s)?\d{1,3}\s?(?:-|–|a|to|bis|à)\s?\d{1,3}|(?:oltre|over|più di|piu di|>|>=|über|plus de|più|dopo)\s?\d{1,3}|\d{1,3}\s?\+|[<≤]\s?\d{1,3}|a scadere|non scadut[oi]|current|not due|nicht fällig|non échu)\s?(?:gg\.?|giorni|days|d|tage|jours)?$/iu;
