/** The debtor's master data: found, shown, corrected and confirmed by a person. */
import { sql, type SqlBool } from 'kysely';
import { loadFacts } from '../db/caseFacts.ts';
import { build } from '../db/build.ts';
import { debtorById, debtorFromRow, updateDebtor, type DebtorTraits } from '../db/debtors.ts';
import { addressFindings, type AddressFinding } from '../domain/address.ts';
import { nameKey, type Debtor, type DebtorDetails } from '../domain/debtor.ts';
import { cents, totalsByCurrency, type Money } from '../domain/money.ts';
import { Refusal } from '../domain/refusal.ts';
import { perform, type Done } from './act.ts';
import type { Book, Moment } from './book.ts';

/**
 * The debtors a text means, the strongest sign first: customer code, VAT number or tax code, case number, document number,
 * part of the name. Debtors without a case are found too. At most 50.
 */
export function findDebtors(book: Book, text: string): Debtor[] {
  const wanted = text.trim();
  const key = nameKey(wanted);
  const conditions = [
    sql<SqlBool>`lower(debtor.code) = ${wanted.toLowerCase()}`,
    sql<SqlBool>`debtor.vat_number = ${wanted.toUpperCase()} or debtor.tax_code = ${wanted.toUpperCase()}`,
    ...(/^\d{1,9}$/.test(wanted)
      ? [sql<SqlBool>`debtor.id in (select debtor_id from recovery_case where id = ${Number(wanted)})`]
      : []),
    sql<SqlBool>`debtor.id in (select debtor_id from invoice where number = ${wanted})`,
    ...(key === '' ? [] : [sql<SqlBool>`instr(debtor.name_key, ${key}) > 0`]),
  ];
  for (const condition of conditions) {
    const rows = book.database.all(
      build.selectFrom('debtor').selectAll().where(condition).orderBy('name_key').orderBy('id').limit(50),
    );
    if (rows.length > 0) return rows.map(debtorFromRow);
  }
  return [];
}

/** A debtor with what the book holds about it. */
export interface DebtorCard {
  readonly debtor: Debtor;
  readonly findings: readonly AddressFinding[];
  /** Newest first. */
  readonly cases: readonly { readonly number: number; readonly isOpen: boolean }[];
  /** Everything open, due or not, per currency. */
  readonly open: readonly Money[];
}

/** The card of a debtor. Refuses (not-found): `no-such-debtor`. */
export function debtorCard(book: Book, id: number): DebtorCard {
  const { database } = book;
  const debtor = debtorById(database, id);
  if (debtor === undefined) throw new Refusal('not-found', 'no-such-debtor', { text: String(id) });
  const cases = database.all(
    build
      .selectFrom('recovery_case')
      .select(['id', 'status'])
      .where('debtor_id', '=', id)
      .orderBy('id', 'desc'),
  );
  const openCase = cases.find((row) => row.status === 'open');
  const [facts] = openCase === undefined ? [] : loadFacts(database, [openCase.id]);
  const items = database.all(
    build
      .selectFrom('invoice')
      .select(['open_cents', 'currency'])
      .where('debtor_id', '=', id)
      .where('open_cents', '<>', 0),
  );
  return {
    debtor,
    findings: addressFindings(debtor, facts?.failedDeliveries ?? []),
    cases: cases.map((row) => ({ number: row.id, isOpen: row.status === 'open' })),
    open: totalsByCurrency(items.map((row) => ({ cents: cents(row.open_cents), currency: row.currency }))),
  };
}

/** Corrections to a debtor; `addressConfirmed` says that a person checked the address as it stands now. */
export interface DebtorCorrection {
  readonly details: Partial<DebtorDetails>;
  readonly traits: Omit<DebtorTraits, 'addressCheckedOn' | 'wrongPhone'>;
  readonly addressConfirmed: boolean;
}

/** Changes a debtor by hand. Refuses (usage): `nothing-to-change`; (rule) `sign-taken` when a code or tax number is another debtor's. */
export function correctDebtor(
  book: Book,
  moment: Moment,
  id: number,
  correction: DebtorCorrection,
): Done<Debtor> {
  const { details, traits, addressConfirmed } = correction;
  const touchesAddress = ['address', 'postcode', 'city', 'province', 'country', 'pec'].some(
    (field) => field in details,
  );
  const isEmpty = Object.keys(details).length + Object.keys(traits).length === 0 && !addressConfirmed;
  if (isEmpty) throw new Refusal('usage', 'nothing-to-change');
  return perform(book, moment, { command: 'debtor' }, (recorder) => {
    refuseTakenSigns(book, id, details);
    const checked = touchesAddress || addressConfirmed ? { addressCheckedOn: moment.today } : {};
    const phone = details.phone === undefined ? {} : { wrongPhone: null };
    updateDebtor(book.database, id, details, { ...traits, ...checked, ...phone });
    const openCase = book.database.one(
      build.selectFrom('recovery_case').select('id').where('debtor_id', '=', id).where('status', '=', 'open'),
    );
    recorder.note(openCase?.id, 'debtor-corrected', { debtor: id, details, traits, addressConfirmed });
    const debtor = debtorById(book.database, id);
    if (debtor === undefined) throw new Refusal('not-found', 'no-such-debtor', { text: String(id) });
    return debtor;
  });
}

function refuseTakenSigns(book: Book, id: number, details: Partial<DebtorDetails>): void {
  const signs = { code: details.code, vat_number: details.vatNumber, tax_code: details.taxCode };
  for (const [column, value] of Object.entries(signs)) {
    if (value === undefined) continue;
    const other = book.database.one(
      build
        .selectFrom('debtor')
        .select(['id', 'name'])
        .where(column as 'code' | 'vat_number' | 'tax_code', '=', value)
        .where('id', '<>', id),
    );
    if (other !== undefined) throw new Refusal('rule', 'sign-taken', { value, name: other.name });
  }
}
