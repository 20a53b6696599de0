/** The debtor's master data: shown, corrected and confirmed by a person. */
import { build } from '../db/database.ts';
import { debtorById, updateDebtor, type DebtorTraits } from '../db/debtors.ts';
import type { Debtor, DebtorDetails } from '../domain/debtor.ts';
import { Refusal } from '../domain/refusal.ts';
import { perform, type Done } from './act.ts';
import type { Book, Moment } from './book.ts';

/** Corrections to a debtor; `addressConfirmed` says that a person checked the address as it stands now. */
export interface DebtorCorrection {
  readonly details: Partial<DebtorDetails>;
  readonly traits: Omit<DebtorTraits, 'addressCheckedOn' | 'wrongPhone'>;
  readonly addressConfirmed: boolean;
}

/** Changes a debtor by hand. Refuses (usage): `nothing-to-change`; (rule) `sign-taken` when a code or tax number is another debtor's. */
export function correctDebtor(book: Book, moment: Moment, id: number, correction: DebtorCorrection): Done<Debtor> {
  const { details, traits, addressConfirmed } = correction;
  const touchesAddress = ['address', 'postcode', 'city', 'province', 'country', 'pec'].some((field) => field in details);
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
