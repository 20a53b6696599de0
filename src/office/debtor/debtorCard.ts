/** The debtor's master data: found, shown, corrected and confirmed by a person. */
import type { SqlBool } from 'kysely';
import { answerAddressDoubts } from '../../db/addressChecks.ts';
import { loadFacts } from '../../db/caseFacts.ts';
import { build, sql } from '../../db/build.ts';
import { debtorFromRow, updateDebtor, type DebtorTraits } from '../../db/debtors.ts';
import { allAliases } from '../../db/debtorAliases.ts';
import {
  addressFindings,
  addressRemarks,
  isItalianAddress,
  type AddressFinding,
} from '../../domain/debtor/address.ts';
import { postalAddress, type AddressRemark, type PostalAddress } from '../../domain/debtor/addressNorm.ts';
import type { Day } from '../../domain/day.ts';
import { debtorRemarks, type RemarkedValue } from '../../domain/debtor/debtorCheck.ts';
import { CONTACT_KINDS, type DebtorContact } from '../../domain/debtor/debtorContact.ts';
import type { Identity } from '../../domain/debtor/debtorMatch.ts';
import type { InsolvencyFact } from '../../domain/step/insolvency.ts';
import { nameKey, type Debtor, type DebtorDetails } from '../../domain/debtor/debtor.ts';
import { cents, totalsByCurrency, type Money } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { knownDebtor } from './knownDebtor.ts';
import { insolvencyOf } from './insolvency.ts';
import { termsOfDebtor, type TermsOfDebtor } from '../court/statement.ts';
import {
  debtorContacts,
  enterContact,
  markWrong,
  removeContact,
  type EnteredContact,
  type WrongContact,
} from './debtorContacts.ts';

/**
 * The debtors a text means, the strongest sign first: customer code, VAT number or tax code, case number, those of a
 * debtor that was merged, document number, part of the name. Debtors without a case are found too. At most 50.
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
    sql<SqlBool>`debtor.id in (select debtor_id from debtor_alias where lower(code) = ${wanted.toLowerCase()}
      or vat_number = ${wanted.toUpperCase()} or tax_code = ${wanted.toUpperCase()})`,
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
  /** What is worth a look about the address but stops nothing. */
  readonly addressRemarks: readonly AddressRemark[];
  /** What looks odd in numbers and mailboxes. */
  readonly remarks: readonly RemarkedValue[];
  /** The address as it is printed; absent abroad, where it is printed as typed. */
  readonly postal?: PostalAddress;
  /** Every number and mailbox, the oldest first. */
  readonly contacts: readonly DebtorContact[];
  /** The accounts it paid from. */
  readonly ibans: readonly KnownIban[];
  /** Proceedings that have not ended. */
  readonly insolvency?: InsolvencyFact;
  /** What debtors were called that were merged into this one. */
  readonly aliases: readonly Identity[];
  readonly terms: TermsOfDebtor;
  /** Newest first. */
  readonly cases: readonly { readonly number: number; readonly isOpen: boolean }[];
  /** Everything open, due or not, per currency. */
  readonly open: readonly Money[];
}

/** An account a debtor paid from, and how that is known. */
export interface KnownIban {
  readonly iban: string;
  readonly source: 'statement' | 'confirmed';
  readonly learnedOn: Day;
}

/** The card of a debtor. Refuses (not-found): `no-such-debtor`. */
export function debtorCard(book: Book, id: number): DebtorCard {
  const { database } = book;
  const debtor = knownDebtor(book, id);
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
  const ibans = ibansOf(book, id);
  const insolvency = insolvencyOf(book, id);
  const hasAddress = [debtor.address, debtor.postcode, debtor.city].some((part) => part !== undefined);
  return {
    debtor,
    addressRemarks: addressRemarks(debtor),
    remarks: debtorRemarks(
      debtor,
      ibans.map(({ iban }) => iban),
    ),
    ...(isItalianAddress(debtor) && hasAddress ? { postal: postalAddress(debtor) } : {}),
    contacts: debtorContacts(book, id),
    ibans,
    aliases: allAliases(database)
      .filter((alias) => alias.debtor === id && alias.isAnswer !== true)
      .map(({ identity }) => identity),
    findings: addressFindings(debtor, facts),
    ...(insolvency === undefined ? {} : { insolvency }),
    terms: termsOfDebtor(book, debtor),
    cases: cases.map((row) => ({ number: row.id, isOpen: row.status === 'open' })),
    open: totalsByCurrency(items.map((row) => ({ cents: cents(row.open_cents), currency: row.currency }))),
  };
}

function ibansOf({ database }: Book, id: number): KnownIban[] {
  return database
    .all(build.selectFrom('debtor_iban').selectAll().where('debtor_id', '=', id).orderBy('id'))
    .map(({ iban, source, learned_on: learnedOn }) => ({ iban, source, learnedOn: learnedOn as Day }));
}

/** Corrections to a debtor; `addressConfirmed` says that a person checked the address as it stands now. */
export interface DebtorCorrection {
  readonly details: Partial<DebtorDetails>;
  readonly traits: Omit<DebtorTraits, 'addressCheckedOn' | 'wrongPhone'>;
  readonly addressConfirmed: boolean;
  readonly contacts?: ContactChanges;
}

/** Numbers and mailboxes beside those in use. */
export interface ContactChanges {
  readonly added: readonly EnteredContact[];
  readonly wrong: readonly WrongContact[];
  readonly removed: readonly string[];
}

const NO_CHANGES: ContactChanges = { added: [], wrong: [], removed: [] };

/**
 * Changes a debtor by hand. Refuses (usage): `nothing-to-change`; (rule) `sign-taken` when a code or tax number is another
 * debtor's; (not-found) `no-such-contact`.
 */
export function correctDebtor(
  book: Book,
  moment: Moment,
  id: number,
  correction: DebtorCorrection,
): Done<Debtor> {
  const { details, traits, addressConfirmed, contacts = NO_CHANGES } = correction;
  const touchesAddress = ['address', 'postcode', 'city', 'province', 'country', 'pec'].some(
    (field) => field in details,
  );
  const { added, wrong, removed } = contacts;
  const changed = [...Object.keys(details), ...Object.keys(traits), ...added, ...wrong, ...removed];
  if (changed.length === 0 && !addressConfirmed) throw new Refusal('usage', 'nothing-to-change');
  return perform(book, moment, { command: 'debtor' }, (recorder) => {
    refuseTakenSigns(book, id, details);
    const isChecked = touchesAddress || addressConfirmed;
    const checked = isChecked ? { addressCheckedOn: moment.today } : {};
    if (isChecked) answerAddressDoubts(book.database, id, moment.today);
    const phone = details.phone === undefined ? {} : { wrongPhone: null };
    updateDebtor(book.database, id, details, { ...traits, ...checked, ...phone });
    const openCase = book.database.one(
      build.selectFrom('recovery_case').select('id').where('debtor_id', '=', id).where('status', '=', 'open'),
    );
    changeContacts(book, moment, id, details, contacts);
    recorder.note(openCase?.id, 'debtor-corrected', {
      debtor: id,
      details,
      traits,
      addressConfirmed,
      ...(contacts === NO_CHANGES ? {} : { contacts }),
    });
    return knownDebtor(book, id);
  });
}

function changeContacts(
  book: Book,
  moment: Moment,
  id: number,
  details: Partial<DebtorDetails>,
  { added, wrong, removed }: ContactChanges,
): void {
  for (const kind of CONTACT_KINDS) {
    const value = details[kind];
    if (value !== undefined)
      enterContact(book, moment, knownDebtor(book, id), { kind, value, source: 'hand' }, true);
  }
  for (const contact of added) enterContact(book, moment, knownDebtor(book, id), contact);
  for (const contact of wrong) markWrong(book, moment, knownDebtor(book, id), contact);
  for (const value of removed) removeContact(book, knownDebtor(book, id), value);
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
