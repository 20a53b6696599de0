/**
 * The same money told by two files that have no reference in common: a statement in XML one day, the bank's CSV the next.
 * Account, day and amount agree, and enough of what is written about it. Payments may be alike in everything, so
 * movements are paired one by one: the second file's surplus is new.
 */
import { isSameMark, marksOf, type BankMovement } from './bankMovement.ts';
import { daysBetween } from '../day.ts';
import { sum } from '../money.ts';
import {
  agreement,
  areContradicting,
  covers,
  isByPayersMark,
  isMarkIn,
  isOneByReference,
  isOtherPayer,
  payersOf,
  profileOf,
  SHORTEST_MARK,
  type Profile,
  type ToldMovement,
} from './movementProfile.ts';

/** What a movement is beside those of the book; `at` is a position among them. */
export type Pairing =
  | { readonly kind: 'same'; readonly at: number }
  /** One of the day and the amount that the file does not tell otherwise, and texts that do not decide. */
  | { readonly kind: 'maybe'; readonly at: number }
  | { readonly kind: 'new' };

/** A text as short as "SALDO" stands on every second transfer. */
const SHORTEST_TEXT = 8;
/** An account number with bank and branch; a shorter one may be written in any way. */
const WHOLE_ACCOUNT = 20;
/** Days, months and years are in many texts. */
const COMMON_NUMBER = /^(?:\d{1,2}|20\d\d)$/u;
/**
 * Whether a movement is the same money as others of the same day that have another identity: the same amount under one of
 * its references, or all transactions of a batch of which it gives the total.
 */
export function isSameMoney(movement: BankMovement, others: readonly BankMovement[]): boolean {
  const alike = others.filter(
    ({ bookedOn, currency }) => bookedOn === movement.bookedOn && currency === movement.currency,
  );
  if (alike.some((other) => other.cents === movement.cents && isOneByReference(movement, other))) return true;
  return marksOf(movement).some((mark) => {
    const parts = alike.filter((other) => marksOf(other).some((each) => each.startsWith(`${mark}/`)));
    return parts.length > 1 && sum(parts.map((part) => part.cents)) === movement.cents;
  });
}

/**
 * Pairs the movements of a file with those of the book that it has not told by a reference; one answer for each. What is
 * surely the same pairs first, the likest texts before the others, and every movement of the book pairs once. What its own
 * day leaves over may have been booked on another one.
 */
export function pairMovements(fresh: readonly ToldMovement[], known: readonly ToldMovement[]): Pairing[] {
  const pairings = fresh.map((): Pairing => ({ kind: 'new' }));
  const leftOver: LeftOver[] = [];
  const knownBySum = Map.groupBy(known.keys(), (at) => sumKey((known[at] as ToldMovement).movement));
  for (const [key, places] of Map.groupBy(fresh.keys(), (at) =>
    sumKey((fresh[at] as ToldMovement).movement),
  )) {
    const others = knownBySum.get(key);
    if (others !== undefined) leftOver.push(pairAlike(fresh, places, known, others, pairings));
  }
  const ofOtherDays = pairOtherDays(fresh, known, pairings);
  // Doubts come last, when all that is sure is paired; they take nothing away from each other.
  const taken = takenBy(pairings);
  for (const { open, left } of leftOver)
    for (const [place, profile] of open) {
      const doubt = [...left].find(([at, other]) => !taken.has(at) && likenessOf(profile, other) >= DOUBT);
      if (isNew(pairings, place) && doubt !== undefined) pairings[place] = { kind: 'maybe', at: doubt[0] };
    }
  for (const { place, at } of ofOtherDays)
    if (isNew(pairings, place) && !taken.has(at)) pairings[place] = { kind: 'maybe', at };
  return pairings;
}

/** What is not surely paired of one day and amount, by position. */
interface LeftOver {
  readonly open: ReadonlyMap<number, Profile>;
  readonly left: ReadonlyMap<number, Profile>;
}

function takenBy(pairings: readonly Pairing[]): Set<number> {
  return new Set(pairings.flatMap((pairing) => (pairing.kind === 'same' ? [pairing.at] : [])));
}

function isNew(pairings: readonly Pairing[], place: number): boolean {
  return pairings[place]?.kind === 'new';
}

/** One bank books a movement on the day it comes, another file of the same bank on the next working day. */
const MOST_DAYS = 3;
/** So much of a text, with a number in it, is no accident where all else agrees. */
const LONG_TEXT = 20;

/** Whether two movements may be one that was booked on two days: near days, and no value days that speak against it. */
export function areNear(one: BankMovement, other: BankMovement): boolean {
  const distance = (from: BankMovement['valueOn'], to: BankMovement['valueOn']): number =>
    from === undefined || to === undefined ? 0 : Math.abs(daysBetween(from, to));
  return (
    distance(one.bookedOn, other.bookedOn) <= MOST_DAYS && distance(one.valueOn, other.valueOn) <= MOST_DAYS
  );
}

/** A movement that may be one of another day, the likest first. */
interface Possible {
  readonly place: number;
  readonly at: number;
  readonly likeness: number;
}

/**
 * What its own day left over: a reference, or a long text, proves the same movement.
 * @returns where no more than a text agrees
 */
function pairOtherDays(
  fresh: readonly ToldMovement[],
  known: readonly ToldMovement[],
  pairings: Pairing[],
): Possible[] {
  const taken = takenBy(pairings);
  const free = Map.groupBy(
    [...known.keys()].filter((at) => !taken.has(at)),
    (at) => amountKey((known[at] as ToldMovement).movement),
  );
  const possible = pairings.flatMap(({ kind }, place): Possible[] => {
    const { movement } = fresh[place] as ToldMovement;
    const near = (kind === 'new' ? (free.get(amountKey(movement)) ?? []) : []).filter((at) => {
      const { movement: other } = known[at] as ToldMovement;
      return other.bookedOn !== movement.bookedOn && areNear(movement, other);
    });
    if (near.length === 0) return [];
    const profile = profileOf(fresh[place] as ToldMovement);
    return near.flatMap((at) => {
      const likeness = otherDayLikeness(profile, profileOf(known[at] as ToldMovement));
      return likeness === 0 ? [] : [{ place, at, likeness }];
    });
  });
  possible.sort((a, b) => b.likeness - a.likeness || a.at - b.at);
  for (const { place, at, likeness } of possible) {
    if (likeness <= DOUBT || !isNew(pairings, place) || taken.has(at)) continue;
    pairings[place] = { kind: 'same', at };
    taken.add(at);
  }
  return possible;
}

function amountKey({ cents, currency }: BankMovement): string {
  return `${cents} ${currency}`;
}

/** 0 for another movement, a doubt, or more for the same one. */
function otherDayLikeness(one: Profile, other: Profile): number {
  const [a, b] = [one.movement, other.movement];
  if (areOther(one.account, other.account) || payersOf(one, other) === 'none') return 0;
  if (isOtherPayer(a, b)) return 0;
  const isOfOneManner = one.format === other.format;
  const haveMarks = one.marks.length > 0 && other.marks.length > 0;
  // Statements of one manner give a movement the same reference of the bank.
  if (isOfOneManner && haveMarks && !isSameMark(marksOf(a), marksOf(b))) return 0;
  if (isLongMarkIn(one.marks, other) || isLongMarkIn(other.marks, one)) return 6;
  // A second instalment comes back in the words of the first.
  if (a.cents < 0 || likenessOfTexts(one, other) <= DOUBT) return 0;
  const isLong = isLongTextShared(one, other);
  if (isOfOneManner) return isLong ? DOUBT : 0;
  return isLong && isSameValueDay(a, b) ? 5 : DOUBT;
}

function isLongMarkIn(marks: readonly string[], other: Profile): boolean {
  return isMarkIn(
    marks.filter((mark) => mark.length >= SHORTEST_MARK),
    other,
  );
}

function isLongTextShared(one: Profile, other: Profile): boolean {
  const [short, long] = [one, other].sort((a, b) => a.remittance.length - b.remittance.length) as [
    Profile,
    Profile,
  ];
  const isNumbered = [...short.numbers].some((number) => !COMMON_NUMBER.test(number));
  return isNumbered && short.remittance.length >= LONG_TEXT && long.all.includes(short.remittance);
}

/** What only one file tells is no contradiction. */
function isSameValueDay({ valueOn: one }: BankMovement, { valueOn: other }: BankMovement): boolean {
  return one === undefined || other === undefined || one === other;
}

function pairAlike(
  fresh: readonly ToldMovement[],
  places: readonly number[],
  known: readonly ToldMovement[],
  others: readonly number[],
  pairings: Pairing[],
): LeftOver {
  const left = new Map(others.map((at) => [at, profileOf(known[at] as ToldMovement)]));
  const open = new Map(places.map((place) => [place, profileOf(fresh[place] as ToldMovement)]));
  const pair = (place: number, at: number): void => {
    pairings[place] = { kind: 'same', at };
    open.delete(place);
    left.delete(at);
  };
  pairEqual(open, left, pair);
  const possible = [...open].flatMap(([place, profile]) =>
    [...left].flatMap(([at, other]) => {
      const likeness = likenessOf(profile, other);
      return likeness > DOUBT ? [{ place, at, likeness }] : [];
    }),
  );
  possible.sort((one, other) => other.likeness - one.likeness || one.at - other.at);
  for (const { place, at } of possible) if (open.has(place) && left.has(at)) pair(place, at);
  return { open, left };
}

/** Most movements say the very same in both files: these need not be compared with all others of their amount. */
function pairEqual(
  open: ReadonlyMap<number, Profile>,
  left: ReadonlyMap<number, Profile>,
  pair: (place: number, at: number) => void,
): void {
  const byText = Map.groupBy(left.keys(), (at) => textKey(left.get(at) as Profile));
  for (const [place, profile] of open) {
    const same = byText.get(textKey(profile)) ?? [];
    const at = same.findIndex((each) => likenessOf(profile, left.get(each) as Profile) > DOUBT);
    if (at !== -1) pair(place, same.splice(at, 1)[0] as number);
  }
}

function textKey({ payer, remittance }: Profile): string {
  return `${[...payer].join(' ')}\u0000${remittance}`;
}

/** Another movement is 0, a doubt 1; more is the same, the more the liker. */
const DOUBT = 1;

function likenessOf(one: Profile, other: Profile): number {
  const [a, b] = [one.movement, other.movement];
  if (areOther(one.account, other.account) || isOtherPayer(a, b)) return 0;
  const text = likenessOfTexts(one, other);
  if (one.format !== other.format) return Math.max(text, DOUBT);
  // Two files of one manner write the same movement in the same way: what differs a little is asked.
  const haveMarks = one.marks.length > 0 && other.marks.length > 0;
  if (haveMarks) return text > DOUBT ? DOUBT : 0;
  if (text <= DOUBT) return 0;
  return one.remittance === other.remittance ? text : DOUBT;
}

/** 1 when the texts do not decide; 2 to 6 when they agree. */
function likenessOfTexts(one: Profile, other: Profile): number {
  const isMarked = isMarkIn(one.marks, other) || isMarkIn(other.marks, one);
  if (isMarked) return isByPayersMark(one, other) && areContradicting(one, other) ? DOUBT : 6;
  const payers = payersOf(one, other);
  const numbers = agreement(one.numbers, other.numbers);
  if (payers === 'none' || numbers === 'none') return DOUBT;
  const isWhole = isWithin(one.remittance, other.all) || isWithin(other.remittance, one.all);
  if (payers === 'all') return isWhole ? 5 : numbers === 'all' ? 4 : 3;
  // Who paid is not known on both sides: what for has to agree.
  const isNumbered = [...one.numbers].some(
    (number) => other.numbers.has(number) && !COMMON_NUMBER.test(number),
  );
  const isWorded = Math.min(one.words.size, other.words.size) > 1 && covers(one.words, other.words);
  if (!isNumbered && !isWorded) return DOUBT;
  return isWhole ? 3 : 2;
}

function isWithin(text: string, all: string): boolean {
  return text.length >= SHORTEST_TEXT && all.includes(text);
}

/** Accounts told in full that are not the same; the same one is an IBAN here, and bank, branch and number there. */
function areOther(one: string, other: string): boolean {
  if (one.length < WHOLE_ACCOUNT || other.length < WHOLE_ACCOUNT) return false;
  return !one.includes(other) && !other.includes(one);
}

function sumKey({ bookedOn, cents, currency }: BankMovement): string {
  return `${bookedOn} ${cents} ${currency}`;
}
