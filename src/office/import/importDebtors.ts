/** The debtors of an export: the new ones written, the known ones completed. */
import { insertAlias } from '../../db/debtorAliases.ts';
import { insertContacts, insertContactsOfNew, otherContactsInDetails } from '../../db/debtorContacts.ts';
import { debtorsById, insertDebtors, updateDebtor } from '../../db/debtors.ts';
import { type Debtor, type DebtorDetails, type SaidDetails } from '../../domain/debtor/debtor.ts';
import { identityLabel } from '../../domain/debtor/debtorMatch.ts';
import type { IncomingItems } from '../../domain/import/incoming.ts';
import { haveWordInCommon } from '../../domain/debtor/looseName.ts';
import type { Recorder } from '../act.ts';
import { isNewDebtor, NewDebtors, type Traits } from './newDebtors.ts';
import { classesOfNew } from './newRatings.ts';
import type { Book, Moment } from '../book.ts';
import { isContactField, takeContacts } from './importContacts.ts';
import type { MatchedDebtors } from './matchDebtors.ts';

/** A first import of more customers is not kept waiting: the next run rates them, before any letter is due to leave. */
const MOST_RATED_AT_ONCE = 2_000;

/**
 * Writes new debtors, by the key they were matched under, and completes known ones. New ones are rated by what is open of
 * `items`, so that their cases open with the strategy that fits.
 */
export function importDebtors(
  book: Book,
  moment: Pick<Moment, 'today'>,
  matched: MatchedDebtors,
  cases: ReadonlyMap<number, number>,
  recorder: Recorder,
  items: IncomingItems,
): {
  readonly created: NewDebtors;
  readonly updated: number;
  readonly otherNames: readonly OtherName[];
} {
  const { database } = book;
  const { today } = moment;
  // In the order of their keys, which the order of the rows does not change: cases are numbered by it.
  const added = [...matched.details].filter(([key]) => isNewDebtor(key)).sort(([a], [b]) => b - a);
  const isRated = added.length <= MOST_RATED_AT_ONCE;
  const classOf = isRated ? classesOfNew(book, today, items, matched.keys) : undefined;
  const classes = classOf === undefined ? [] : added.map(([key]) => classOf(key));
  const describe = (details: DebtorDetails, place: number): Traits => {
    const rated = classes[place];
    const traits = traitsOf(details, matched, book);
    return rated === undefined ? traits : { ...traits, rating: { class: rated, since: today } };
  };
  const described = function* () {
    for (const [place, [, details]] of added.entries()) yield { ...details, ...describe(details, place) };
  };
  const first = database.addMany(['debtor'], added.length, () => insertDebtors(database, described()));
  const created = new NewDebtors(added, first, describe);
  for (const { said, key } of matched.answered) {
    const debtor = created.idOf(key) ?? key;
    // Of a row that was left out meanwhile there is nobody.
    if (debtor < 0) continue;
    insertAlias(database, { debtor, identity: said, isAnswer: true }, moment.today);
    recorder.note(cases.get(debtor), 'debtor-answered', { debtor, row: identityLabel(said) });
  }
  rememberRecognised(book, moment, matched, cases, recorder);
  if (created.size > 0) insertContactsOfNew(database, first, moment.today);
  addOtherContacts(book, moment, added, first);
  const differing = differingDebtors(book, matched);
  const contacts = takeContacts(book, moment, differing, matched.isMasterData);
  let updated = 0;
  for (const { debtor, details } of differing) {
    const taken = contacts.get(debtor.id);
    const changes = { ...changesTo(debtor, details, matched.isMasterData), ...taken?.inUse };
    const isPublicNow = matched.isToPublicBody && debtor.kind === 'company';
    const isAnyNew = (taken?.added.length ?? 0) > 0;
    if (Object.keys(changes).length === 0 && !isPublicNow && !isAnyNew) continue;
    updateDebtor(database, debtor.id, changes, isPublicNow ? { kind: 'public' } : {});
    recorder.note(cases.get(debtor.id), 'debtor-updated', {
      debtor: debtor.id,
      changes,
      ...(isPublicNow ? { traits: { kind: 'public' } } : {}),
      ...(isAnyNew ? { contacts: taken?.added } : {}),
    });
    updated += 1;
  }
  return { created, updated, otherNames: otherNames(differing) };
}

/** The next file of that program may name none of the documents that prove it. */
function rememberRecognised(
  { database }: Book,
  { today }: Pick<Moment, 'today'>,
  { recognised }: MatchedDebtors,
  cases: ReadonlyMap<number, number>,
  recorder: Recorder,
): void {
  for (const { debtor, said, numbers } of recognised) {
    for (const identity of said) insertAlias(database, { debtor, identity }, today);
    const rows = said.map((identity) => identityLabel(identity));
    recorder.note(cases.get(debtor), 'debtor-recognised', { debtor, rows, numbers });
  }
}

/** The numbers and mailboxes new debtors have beside those to use. */
function addOtherContacts(
  { database }: Book,
  { today }: Pick<Moment, 'today'>,
  added: readonly (readonly [key: number, details: SaidDetails])[],
  first: number,
): void {
  const others = added.flatMap(([, details], position) =>
    details.otherContacts === undefined ? [] : [...otherContactsInDetails(first + position, details, today)],
  );
  if (others.length > 0) insertContacts(database, others);
}

/** Known debtors of whom the file says something else than the book: most imports name thousands and change a few. */
function differingDebtors(
  { database }: Book,
  { details, isToPublicBody }: MatchedDebtors,
): { readonly debtor: Debtor; readonly details: SaidDetails }[] {
  const differing: { debtor: Debtor; details: SaidDetails }[] = [];
  for (const debtor of debtorsById(
    database,
    [...details.keys()].filter((key) => key > 0),
  )) {
    const said = details.get(debtor.id);
    if (said === undefined) continue;
    const isOther = Object.entries(said).some(
      ([field, value]) => debtor[field as keyof DebtorDetails] !== value,
    );
    if (isOther || (isToPublicBody && debtor.kind === 'company')) differing.push({ debtor, details: said });
  }
  return differing;
}

const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['address', 'postcode', 'city', 'province', 'country']);

/** A customer whom the file calls by a name that has nothing in common with that of the book. */
export interface OtherName {
  readonly debtor: Debtor;
  readonly name: string;
}

/** Known by the code alone, which may have been given to another customer meanwhile; a tax number belongs to one for ever. */
function otherNames(
  differing: readonly { readonly debtor: Debtor; readonly details: SaidDetails }[],
): OtherName[] {
  return differing.flatMap(({ debtor, details }) => {
    const isSure = (['vatNumber', 'taxCode'] as const).some(
      (sign) => details[sign] !== undefined && details[sign] === debtor[sign],
    );
    return isSure || haveWordInCommon(debtor.name, details.name) ? [] : [{ debtor, name: details.name }];
  });
}

/** What an export adds to a debtor, contacts apart. What a person checked is not overwritten. */
function changesTo(debtor: Debtor, said: SaidDetails, isMasterData: boolean): Partial<DebtorDetails> {
  const { otherContacts: _, ...details } = said;
  const entries = Object.entries(details).filter(([field, value]) => {
    const current = debtor[field as keyof DebtorDetails];
    if (current === value || isContactField(field)) return false;
    const wasChecked = ADDRESS_FIELDS.has(field) && debtor.addressCheckedOn !== undefined;
    return current === undefined || (isMasterData && !wasChecked);
  });
  return Object.fromEntries(entries);
}

/** A tax code of sixteen characters without a VAT number is a private person: a consumer until somebody says otherwise. */
function traitsOf(details: DebtorDetails, { isToPublicBody }: MatchedDebtors, { settings }: Book) {
  const isPerson = !isToPublicBody && details.vatNumber === undefined && details.taxCode?.length === 16;
  const isForeign =
    (details.country !== undefined && details.country !== 'IT') ||
    /^(?!IT)[A-Z]{2}/.test(details.vatNumber ?? '');
  return {
    kind: isToPublicBody ? 'public' : isPerson ? 'person' : 'company',
    isConsumer: isPerson,
    language: isForeign ? 'en' : settings.letterLanguage,
  } as const;
}
