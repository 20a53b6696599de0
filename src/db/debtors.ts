/** Debtors in and out of the book. */
import type { Selectable } from 'kysely';
import type { Day } from '../domain/day.ts';
import {
  nameKey,
  type Debtor,
  type DebtorDetails,
  type LetterLanguage,
  type PartyKind,
} from '../domain/debtor/debtor.ts';
import type { Identity } from '../domain/debtor/debtorMatch.ts';
import type { CreditKind } from '../domain/court/prescription.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import type { DebtorTable } from './schema.ts';

export type DebtorRow = Selectable<DebtorTable>;

/** The columns that hold an export's details, by the name the rest of the program uses. */
const DETAIL_COLUMNS = {
  code: 'code',
  name: 'name',
  vatNumber: 'vat_number',
  taxCode: 'tax_code',
  address: 'address',
  postcode: 'postcode',
  city: 'city',
  province: 'province',
  country: 'country',
  email: 'email',
  pec: 'pec',
  phone: 'phone',
} as const satisfies Record<keyof DebtorDetails, keyof DebtorTable>;

type DetailColumn = (typeof DETAIL_COLUMNS)[keyof DebtorDetails];

const DETAILS = Object.entries(DETAIL_COLUMNS) as readonly [keyof DebtorDetails, DetailColumn][];

/** Everything an export may say about a debtor. */
export const DETAIL_FIELDS = DETAILS.map(([field]) => field);

/** A debtor as the domain sees it. */
export function debtorFromRow(row: DebtorRow): Debtor {
  const optional: Record<string, string> = {};
  for (const [key, column] of DETAILS) {
    const value = row[column];
    if (value !== null) optional[key] = value;
  }
  if (row.contact_person !== null) optional['contactPerson'] = row.contact_person;
  if (row.wrong_phone !== null) optional['wrongPhone'] = row.wrong_phone;
  return {
    ...optional,
    id: row.id,
    name: row.name,
    kind: row.kind,
    isConsumer: row.is_consumer === 1,
    language: row.language,
    ...(row.credit_kind === null ? {} : { creditKind: row.credit_kind as CreditKind }),
    ...(row.address_checked_on === null ? {} : { addressCheckedOn: row.address_checked_on as Day }),
    ...(row.rating_class === null
      ? {}
      : {
          rating: {
            class: row.rating_class,
            since: row.rating_since as Day,
            ...(row.rating_by_hand === 1 ? { isByHand: true } : {}),
          },
        }),
  };
}

/** What a person may set beside the details of an export. */
export interface DebtorTraits {
  readonly kind?: PartyKind;
  readonly isConsumer?: boolean;
  readonly language?: LetterLanguage;
  readonly contactPerson?: string;
  readonly addressCheckedOn?: Day;
  readonly wrongPhone?: string | null;
}

/** Enters debtors one after the other; the id of the first, the others follow. */
export function insertDebtors(
  database: Database,
  debtors: Iterable<DebtorDetails & Pick<Debtor, 'kind' | 'isConsumer' | 'language' | 'rating'>>,
): number {
  // One at a time: a file may bring more than a hundred thousand, and a row is as large as the debtor itself.
  const rows = function* () {
    for (const debtor of debtors) {
      yield {
        ...detailValues(debtor),
        name: debtor.name,
        name_key: nameKey(debtor.name),
        kind: debtor.kind,
        is_consumer: debtor.isConsumer ? 1 : 0,
        language: debtor.language,
        rating_class: debtor.rating?.class ?? null,
        rating_since: debtor.rating?.since ?? null,
      };
    }
  };
  return database.insertAll('debtor', rows()) ?? 0;
}

/** Overwrites the given details and traits; what is absent stays as it is. */
export function updateDebtor(
  database: Database,
  id: number,
  details: Partial<DebtorDetails>,
  traits: DebtorTraits = {},
): void {
  const values = {
    ...givenDetails(details),
    ...(details.name === undefined ? {} : { name_key: nameKey(details.name) }),
    ...(traits.kind === undefined ? {} : { kind: traits.kind }),
    ...(traits.isConsumer === undefined ? {} : { is_consumer: traits.isConsumer ? 1 : 0 }),
    ...(traits.language === undefined ? {} : { language: traits.language }),
    ...(traits.contactPerson === undefined ? {} : { contact_person: traits.contactPerson }),
    ...(traits.addressCheckedOn === undefined ? {} : { address_checked_on: traits.addressCheckedOn }),
    ...(traits.wrongPhone === undefined ? {} : { wrong_phone: traits.wrongPhone }),
  };
  if (Object.keys(values).length === 0) return;
  database.run(build.updateTable('debtor').set(values).where('id', '=', id));
}

/** Every debtor, for matching payments against: 100,000 of them fit in memory easily. */
export function allDebtors(database: Database): Debtor[] {
  return database.all(build.selectFrom('debtor').selectAll().orderBy('id')).map(debtorFromRow);
}

/** What every debtor is known by, one after the other: enough to match an import against. */
export function* allIdentities(
  database: Database,
): Generator<{ readonly key: number; readonly details: Identity }> {
  const query = build
    .selectFrom('debtor')
    .select(['id', 'code', 'name', 'vat_number', 'tax_code'])
    .orderBy('id');
  for (const { id, code, name, vat_number: vatNumber, tax_code: taxCode } of database.each(query)) {
    const details = {
      name,
      ...(code === null ? undefined : { code }),
      ...(vatNumber === null ? undefined : { vatNumber }),
      ...(taxCode === null ? undefined : { taxCode }),
    };
    yield { key: id, details };
  }
}

/** Looked up together: enough to be quick. */
const DEBTORS_AT_ONCE = 500;

/** Some debtors, one after the other. */
export function* debtorsById(database: Database, ids: readonly number[]): Generator<Debtor> {
  for (let from = 0; from < ids.length; from += DEBTORS_AT_ONCE) {
    const some = JSON.stringify(ids.slice(from, from + DEBTORS_AT_ONCE));
    yield* database.among('debtor', 'id', some, 'id').map(debtorFromRow);
  }
}

/** Debtors by their id; the ids may repeat. */
export function mapOfDebtors(database: Database, ids: readonly number[]): Map<number, Debtor> {
  return new Map([...debtorsById(database, [...new Set(ids)])].map((debtor) => [debtor.id, debtor]));
}

/** One debtor, or undefined. */
export function debtorById(database: Database, id: number): Debtor | undefined {
  const row = database.one(build.selectFrom('debtor').selectAll().where('id', '=', id));
  return row && debtorFromRow(row);
}

function detailValues(details: DebtorDetails): Record<DetailColumn, string | null> {
  const values: Partial<Record<DetailColumn, string | null>> = {};
  for (const [key, column] of DETAILS) values[column] = details[key] ?? null;
  return values as Record<DetailColumn, string | null>;
}

function givenDetails(details: Partial<DebtorDetails>): Partial<Record<DetailColumn, string>> {
  const values: Partial<Record<DetailColumn, string>> = {};
  for (const [key, column] of DETAILS) {
    const value = details[key];
    if (value !== undefined) values[column] = value;
  }
  return values;
}
