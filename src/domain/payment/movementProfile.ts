/** What is written about a movement, made comparable: who paid, and in which words, numbers and references. */
import {
  byBankOnly,
  isSameMark,
  marksOf,
  withoutPayersMark,
  type BankMovement,
  type StatementFormat,
} from './bankMovement.ts';
import { nameKey } from '../debtor/debtor.ts';

/** A movement with how the file was written that told it. */
export interface ToldMovement {
  readonly movement: BankMovement;
  readonly format: StatementFormat;
}

/** A movement with its texts made comparable. */
export interface Profile extends Pick<ToldMovement, 'movement'> {
  readonly format?: StatementFormat;
  readonly payer: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** All that is written, and what the payer wrote, letters and digits only. */
  readonly all: string;
  readonly remittance: string;
  readonly account: string;
  readonly marks: readonly string[];
  /** The marks that are the bank's own. */
  readonly byBank: readonly string[];
}

/** Shorter references may be in a text by chance. */
export const SHORTEST_MARK = 8;
/** Longer numbers are the bank's, and only one of the files may have them. */
const LONGEST_NUMBER = 10;
/** Banks cut long names off: so many letters may be the beginning of a word. */
const SHORTEST_BEGINNING = 4;
/** Words of banks, and of every payer. */
const COMMON = new Set(
  'BONIFICO BONIF ACCREDITO SEPA VOSTRO FAVORE DISPOSTO DISPOSTA DAL DALLA ORDINANTE ORD CAUSALE CAUS TRN CRO RIF DATA DEL DELLA VALUTA EUR EURO PER CONTO SRL SPA SNC SAS SRLS SALDO ACCONTO PAGAMENTO FATTURA FATTURE FATT INSOLUTO INSOLUTA IMPAGATO IMPAGATA RIBA SDD IBAN BIC NOTPROVIDED'.split(
    ' ',
  ),
);

/**
 * Whether two movements of a day and an amount have a reference in common and nothing against it: other payers, or, under
 * a reference that the payer chose, other numbers.
 */
export function isOneByReference(one: BankMovement, other: BankMovement): boolean {
  if (!isSameMark(marksOf(one), marksOf(other))) return false;
  return !areContradicting(profileOf({ movement: one }), profileOf({ movement: other }));
}

/** Other payers, or other numbers where only a reference of the payer's is common: payers use one twice. */
export function areContradicting(one: Profile, other: Profile): boolean {
  if (isOtherPayer(one.movement, other.movement) || payersOf(one, other) === 'none') return true;
  return isByPayersMark(one, other) && agreement(one.numbers, other.numbers) === 'none';
}

/** Whether no reference of the bank's own is common. */
export function isByPayersMark(one: Profile, other: Profile): boolean {
  return !isMarkIn(one.byBank, other) && !isMarkIn(other.byBank, one);
}

/** A reference of one of them is among those of the other, or in its text. */
export function isMarkIn(marks: readonly string[], { marks: others, all }: Profile): boolean {
  return marks.some((mark) => others.includes(mark) || (mark.length >= SHORTEST_MARK && all.includes(mark)));
}

type Agreement = 'all' | 'none' | 'unknown';

/** Whether the same one paid; where only one file names the payer, the text of the other may. */
export function payersOf(one: Profile, other: Profile): Agreement {
  const { counterpartIban: iban } = one.movement;
  if (iban !== undefined && iban === other.movement.counterpartIban) return 'all';
  if (one.payer.size > 0 && other.payer.size > 0) return covers(one.payer, other.payer) ? 'all' : 'none';
  const [named, text] = one.payer.size > 0 ? [one.payer, other.words] : [other.payer, one.words];
  return named.size > 0 && [...named].every((word) => text.has(word)) ? 'all' : 'unknown';
}

/** Whether all numbers of the text that has fewer stand in the other one. */
export function agreement(one: ReadonlySet<string>, other: ReadonlySet<string>): Agreement {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  if (few.size === 0) return 'unknown';
  return [...few].every((word) => many.has(word)) ? 'all' : 'none';
}

/** Whether all of the smaller set stands in the larger one; words may be cut off, but not every one of several. */
export function covers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size <= other.size ? [[...one], other] : [[...other], one];
  const missing = few.filter((word) => !many.has(word));
  const isCutOff = missing.every((word) => [...many].some((each) => areBeginnings(word, each)));
  return isCutOff && (missing.length < few.length || few.length === 1);
}

function areBeginnings(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  return shorter >= SHORTEST_BEGINNING && one.slice(0, shorter) === other.slice(0, shorter);
}

/** Whether the payers' accounts are told and differ. */
export function isOtherPayer(
  { counterpartIban: one }: BankMovement,
  { counterpartIban: other }: BankMovement,
): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** A movement's texts made comparable; its format where the manner of writing matters. */
export function profileOf({
  movement,
  format,
}: Pick<ToldMovement, 'movement'> & Partial<ToldMovement>): Profile {
  const { counterparty = '', remittance, account = '' } = movement;
  const written = wordsOf(remittance);
  const payer = wordsOf(counterparty).filter(isTelling);
  return {
    movement,
    ...(format === undefined ? {} : { format }),
    payer: new Set(payer),
    words: new Set([...payer, ...written.filter(isTelling)]),
    numbers: new Set(written.filter((word) => /\d/u.test(word) && word.length <= LONGEST_NUMBER)),
    all: squeezed(`${counterparty} ${remittance}`),
    remittance: squeezed(remittance),
    account: squeezed(account),
    marks: marksOf(movement).map((mark) => squeezed(withoutPayersMark(mark))),
    byBank: byBankOnly(marksOf(movement)).map(squeezed),
  };
}

function isTelling(word: string): boolean {
  return word.length > 2 && !/\d/u.test(word) && !COMMON.has(word);
}

/** Words and numbers, parted where they stick together; leading zeros tell nothing. */
function wordsOf(text: string): string[] {
  return (nameKey(text).match(/\d+|\p{L}+/gu) ?? []).map((word) => word.replace(/^0+(?=\d)/u, ''));
}

function squeezed(text: string): string {
  return nameKey(text).replaceAll(' ', '');
}
