/** What a person should know about the customers of a file: who may be another one, and who was taken for one of the book. */
import { mapOfDebtors } from '../../db/debtors.ts';
import { debtorLabel, signOf, type Debtor, type DebtorDetails } from '../../domain/debtor/debtor.ts';
import { identityLabel } from '../../domain/debtor/debtorMatch.ts';
import type { FileNote } from '../../domain/import/incoming.ts';
import { unprintableOf } from '../../domain/letterFont.ts';
import type { Book } from '../book.ts';
import type { Shared } from './documentsElsewhere.ts';
import type { OtherName } from './importDebtors.ts';
import type { MatchedDebtors } from './matchDebtors.ts';
import type { NewDebtors } from './newDebtors.ts';
import type { Recognised } from './recognisedDebtors.ts';

/** Named in a note; more would fill the screen. */
const NAMED = 5;

/** Told once all debtors of the file are in the book. */
export function customerNotes(
  { database }: Book,
  { shared, recognised }: Pick<MatchedDebtors, 'shared' | 'recognised'>,
  created: NewDebtors,
  sharedByKnown: readonly Shared[],
): FileNote[] {
  const open = [...shared, ...sharedByKnown.filter(({ isOpen }) => isOpen)].map((each) => ({
    ...each,
    owner: created.idOf(each.owner) ?? each.owner,
  }));
  const shown = open.slice(0, NAMED);
  const named = recognised.slice(0, NAMED);
  const debtors = mapOfDebtors(database, [
    ...shown.flatMap(({ owner, debtor }) => [owner, debtor]),
    ...named.map(({ debtor }) => debtor),
  ]);
  return [...underTwo(open, shown, debtors), ...takenForKnown(recognised, named, debtors)];
}

type Known = ReadonlyMap<number, Debtor>;

/** Documents that stand under two customers: perhaps one of them twice, and how the two would be made one. */
function underTwo(open: readonly Shared[], shown: readonly Shared[], debtors: Known): FileNote[] {
  const known = (id: number): Debtor => debtors.get(id) as Debtor;
  const [first] = shown;
  if (first === undefined) return [];
  const pairs = shown.map(
    ({ owner, debtor, numbers }) =>
      `${numbers.join(', ')}: ${identityLabel(known(debtor))} = ${identityLabel(known(owner))}`,
  );
  return [
    {
      code: 'under-two-customers',
      count: new Set(open.map(({ owner }) => owner)).size,
      detail: listed(pairs, open.length),
      merge: { into: signOf(known(first.debtor)), from: signOf(known(first.owner)) },
    },
  ];
}

/** Customers the file calls otherwise, known by their documents. */
function takenForKnown(
  recognised: readonly Recognised[],
  named: readonly Recognised[],
  debtors: Known,
): FileNote[] {
  if (named.length === 0) return [];
  const pairs = named.map(
    ({ debtor, said, numbers }) =>
      `${numbers.join(', ')}: ${said.map(({ name }) => name).join(', ')} = ${identityLabel(debtors.get(debtor) as Debtor)}`,
  );
  return [
    { code: 'customer-recognised', count: recognised.length, detail: listed(pairs, recognised.length) },
  ];
}

/** Customers under whose code another name brings something new: the code may be another customer's by now. */
export function otherNameNotes(
  names: readonly OtherName[],
  isAnythingNew: (debtor: number) => boolean,
): FileNote[] {
  const told = names.filter(({ debtor }) => isAnythingNew(debtor.id));
  if (told.length === 0) return [];
  const named = told.slice(0, NAMED).map(({ debtor, name }) => `${signOf(debtor)}: ${debtor.name}, ${name}`);
  return [{ code: 'other-name', count: told.length, detail: listed(named, told.length) }];
}

/** New customers whose letters would show empty boxes. */
export function unprintableNotes(created: Iterable<DebtorDetails>): FileNote[] {
  const named: string[] = [];
  let count = 0;
  for (const details of created) {
    const characters = unprintableOf(details);
    if (characters === '') continue;
    count += 1;
    if (count <= NAMED) named.push(`${debtorLabel(details)}: ${characters}`);
  }
  return count === 0 ? [] : [{ code: 'unprintable', count, detail: listed(named, count) }];
}

function listed(named: readonly string[], count: number): string {
  return [...named, ...(count > named.length ? ['…'] : [])].join('; ');
}
