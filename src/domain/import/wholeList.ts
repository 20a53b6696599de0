/**
 * What speaks against taking a file for the whole list of open items (rule 21): everything it does not name would count
 * as settled, so a person is asked first when too much would go, or when the file seems to be another one.
 */
import { cents, type Cents, type Currency, type Money } from '../money.ts';

/** Open items of one currency; credit notes count with their amounts as well. */
export interface OpenSum {
  readonly currency: Currency;
  readonly items: number;
  /** The sum of the balances, none of them negative: what it weighs. */
  readonly cents: number;
  /** What of that is credit notes. */
  readonly creditCents: number;
}

/** A file that is said to be the whole list, beside what the book has. */
export interface WholeList {
  /** What the book has open that the list could name. */
  readonly open: readonly OpenSum[];
  /** What of that would be settled. */
  readonly vanishing: readonly OpenSum[];
  /** Open items the file names. */
  readonly listed: number;
  /** Rows of the file that the book knows. */
  readonly known: number;
  /** Credit notes open in the book, and named by the file. */
  readonly credits: { readonly open: number; readonly listed: number };
}

/** One reason to ask first, with the values of its sentence. */
export interface ImportDoubt {
  readonly code: 'older-file' | 'older-dates' | 'older-statement' | 'total-differs' | ListDoubt;
  readonly values: Readonly<Record<string, string | number | readonly Money[]>>;
}

type ListDoubt = 'empty-list' | 'other-company' | 'no-credit-notes' | 'too-many-gone';

/** A book of fewer items says nothing about whose they are. */
const BOOK_TO_COMPARE = 10;
/** Of fewer credit notes all may well have been used at once. */
const CREDITS_TO_MISS = 3;

/** Everything that speaks against it, the gravest first; nothing for the file of a usual day. */
export function doubtsOf(list: WholeList): ImportDoubt[] {
  const { listed, known, credits } = list;
  const open = list.open.reduce((sum, { items }) => sum + items, 0);
  const doubts: ImportDoubt[] = [];
  if (open > 0 && listed === 0) doubts.push({ code: 'empty-list', values: { open } });
  else if (open >= BOOK_TO_COMPARE && known * 10 < open && known * 10 < listed)
    doubts.push({ code: 'other-company', values: { known, listed, open } });
  else if (credits.open >= CREDITS_TO_MISS && credits.listed === 0)
    doubts.push({ code: 'no-credit-notes', values: { credits: credits.open } });
  return [...doubts, ...tooManyGone(list, open)];
}

/**
 * More than a fifth of the items, or of the sum of a currency, where a credit note weighs what it is worth. Told are the sums
 * of the table, from which credit notes are taken off, and how much those are.
 */
function tooManyGone({ open, vanishing }: WholeList, of: number): ImportDoubt[] {
  const shares = vanishing
    .map((gone) => ({ gone, all: open.find(({ currency }) => currency === gone.currency) ?? gone }))
    .sort((a, b) => (a.gone.currency < b.gone.currency ? -1 : 1));
  const gone = shares.reduce((sum, share) => sum + share.gone.items, 0);
  const isTooMuch = (part: number, whole: number): boolean => part * 5 > whole;
  if (!isTooMuch(gone, of) && !shares.some((share) => isTooMuch(share.gone.cents, share.all.cents)))
    return [];
  const values = {
    gone,
    of,
    goneSums: shares.map((share) => netOf(share.gone)),
    ofSums: shares.map((share) => netOf(share.all)),
    creditSums: shares.flatMap((share) => creditsOf(share.gone)),
  };
  return [{ code: 'too-many-gone', values }];
}

function netOf({ currency, cents: all, creditCents }: OpenSum): Money {
  return { cents: cents(all - 2 * creditCents), currency };
}

function creditsOf({ currency, creditCents }: OpenSum): Money[] {
  return creditCents === 0 ? [] : [{ cents: cents(creditCents), currency }];
}

const NOTHING = { items: 0, cents: 0, creditCents: 0 };

/** Sums of open items by currency, from one line for each of them. */
export function openSums(items: Iterable<{ readonly currency: Currency; readonly open: Cents }>): OpenSum[] {
  const sums = new Map<Currency, Omit<OpenSum, 'currency'>>();
  for (const { currency, open } of items) {
    const { items: count, cents: sum, creditCents } = sums.get(currency) ?? NOTHING;
    const credit = Math.max(0, 0 - open);
    sums.set(currency, { items: count + 1, cents: sum + Math.abs(open), creditCents: creditCents + credit });
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }));
}
