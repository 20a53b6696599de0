/** Which debtor each of those that a file describes is: of the book, new, or not to be told (rule 20). */
import { DETAIL_FIELDS } from '../../db/debtors.ts';
import type { DebtorDetails, SaidDetails } from '../../domain/debtor/debtor.ts';
import {
  identityKey,
  type Answered,
  type DebtorAnswer,
  type DebtorIndex,
  type Identity,
  type Match,
} from '../../domain/debtor/debtorMatch.ts';

/** The different debtors a file describes, each once: 100,000 rows rarely name more than some thousand. */
export interface DistinctDebtors {
  readonly debtors: readonly SaidDetails[];
  /** Where the debtor of the rows stands among them. */
  readonly placeOf: Int32Array;
  /** Their places, those with the strongest signs first and then as they are written: the order of rows never matters. */
  readonly order: readonly number[];
}

export function distinctDebtors(said: readonly SaidDetails[]): DistinctDebtors {
  const debtors: SaidDetails[] = [];
  const placesOf = new Map<string, number[]>();
  const placeOf = Int32Array.from(said, (debtor) => {
    const places = placesOf.get(debtor.name);
    const known = places?.find((place) => compareDetails(debtor, debtors[place]) === 0);
    if (known !== undefined) return known;
    const place = debtors.push(debtor) - 1;
    if (places === undefined) placesOf.set(debtor.name, [place]);
    else places.push(place);
    return place;
  });
  const order = debtors.map((_, place) => place);
  order.sort((a, b) => strength(debtors[a]) - strength(debtors[b]) || compareDetails(debtors[a], debtors[b]));
  return { debtors, placeOf, order };
}

const IN_ORDER = ['name', ...DETAIL_FIELDS] as const;

/** By name, then by whatever else is written, field after field; 0 for two that say the same. */
function compareDetails(a: SaidDetails | undefined, b: SaidDetails | undefined): number {
  for (const field of IN_ORDER) {
    const [one = '', other = ''] = [a?.[field], b?.[field]];
    if (one !== other) return one < other ? -1 : 1;
  }
  const [one, other] = [othersText(a), othersText(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function othersText(details: SaidDetails | undefined): string {
  return details?.otherContacts === undefined ? '' : JSON.stringify(details.otherContacts);
}

/** Whom each distinct debtor of a file means. */
export interface Assigned {
  /** By place; 0 for a debtor that contradicts what is known. */
  readonly keysOfDistinct: Int32Array;
  /** Those that name a debtor which was merged into another one. */
  readonly aliases: ReadonlySet<number>;
  /** New debtors of which others have some of the signs, by place, without those. */
  readonly reduced: ReadonlyMap<number, DebtorDetails>;
  /** Rows in conflict of which a person said whom they mean: what they say, with the debtor's key. */
  readonly answered: readonly Answered[];
}

/**
 * Signs the book knows speak first, then rows with a tax number, then those with a code, then bare names, and among those
 * what is written decides: so the order of rows never matters. What one row tells about a debtor may settle the doubt of
 * another: doubtful rows are asked again for as long as that helps, else they would only be understood the second time.
 */
export function assignKeys(
  { debtors, order }: DistinctDebtors,
  index: DebtorIndex,
  answers: readonly DebtorAnswer[],
): Assigned {
  const keys = new Int32Array(debtors.length);
  const aliases = new Set<number>();
  let nextNew = -1;
  const take = (place: number, matched: (debtor: DebtorDetails) => Match | undefined): boolean => {
    const details = debtors[place];
    const match = details && matched(details);
    if (match === undefined || match.kind === 'conflict') return false;
    const key = match.kind === 'known' ? match.key : nextNew;
    if (match.kind === 'new') nextNew -= 1;
    if (match.kind === 'known' && match.isAlias) aliases.add(place);
    else index.add(key, details as DebtorDetails);
    keys[place] = key;
    return true;
  };
  const unsigned = repeatedly(order, (place) => take(place, (debtor) => index.matchBySign(debtor)));
  let doubtful: readonly number[] = [];
  for (const rank of [0, 1, 2]) {
    const candidates = [...doubtful, ...unsigned.filter((place) => strength(debtors[place]) === rank)];
    doubtful = repeatedly(candidates, (place) => take(place, (debtor) => index.match(debtor)));
  }
  // What a later row is called may be what an earlier one said of the debtor with its code.
  const torn = order.filter((place) => keys[place] !== 0 && isTorn(debtors[place], index));
  for (const place of torn) keys[place] = 0;
  doubtful = [...doubtful, ...torn];
  const reduced = new Map<number, DebtorDetails>();
  const answered = answers.map(({ said, is }) => {
    const places = doubtful.filter((place) => identityKey(debtors[place] as Identity) === identityKey(said));
    const key = is === 'new' ? nextNew-- : is;
    for (const place of places) {
      keys[place] = key;
      const details = debtors[place] as DebtorDetails;
      if (is === 'new') reduced.set(place, index.withoutTaken(details));
      else aliases.add(place);
    }
    return { said, key };
  });
  for (const [place, details] of reduced) index.add(keys[place] as number, details);
  const open = doubtful.filter((place) => keys[place] === 0);
  if (answered.length > 0) repeatedly(open, (place) => take(place, (debtor) => index.match(debtor)));
  return { keysOfDistinct: keys, aliases, reduced, answered };
}

/** Whether the code of a row, which has no other number, is that of one debtor and its name that of another. */
function isTorn(details: DebtorDetails | undefined, index: DebtorIndex): boolean {
  return details !== undefined && strength(details) === 1 && index.matchBySign(details)?.kind === 'conflict';
}

/** Tries all of them again and again while any of them is taken; those that are left. */
function repeatedly<Each>(all: readonly Each[], isTaken: (each: Each) => boolean): readonly Each[] {
  const left = all.filter((each) => !isTaken(each));
  return left.length === 0 || left.length === all.length ? left : repeatedly(left, isTaken);
}

/** 0 for a tax number, 1 for a customer code, 2 for a name alone. */
function strength(details: DebtorDetails | undefined): number {
  if (details?.vatNumber !== undefined || details?.taxCode !== undefined) return 0;
  return details?.code === undefined ? 2 : 1;
}
