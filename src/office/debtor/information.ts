/** Commercial information about a debtor, entered and removed by a person. Each act rates the debtor anew. */
import {
  deleteInformation,
  debtorInformation,
  informationById,
  insertInformation,
} from '../../db/information.ts';
import type { Day } from '../../domain/day.ts';
import type { Cents } from '../../domain/money.ts';
import type { Accounts } from '../../domain/rating/ratingAccounts.ts';
import {
  isInForce,
  usualExpiry,
  type Information,
  type InformationKind,
} from '../../domain/rating/ratingInformation.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { openCaseOf } from '../case/cases.ts';
import { rerate } from './rating.ts';
import { voidUnsent } from '../letter/voiding.ts';

/** Information as a person enters it. */
export interface InformationEntry {
  readonly kind: InformationKind;
  readonly source: string;
  readonly on: Day;
  /** Absent: as long as the settings say for its kind. */
  readonly expiresOn?: Day;
  /** In the creditor's currency. */
  readonly cents?: Cents;
  readonly note?: string;
  /** In the creditor's currency; only of accounts. */
  readonly accounts?: Accounts;
}

/** Information, and whether it counts. */
export interface ListedInformation extends Information {
  readonly isInForce: boolean;
}

/** Everything that was entered about a debtor, the newest date first. */
export function informationOn(book: Book, debtor: number, today: Day): ListedInformation[] {
  return debtorInformation(book.database, debtor).map((each) => ({
    ...each,
    isInForce: isInForce(each, today),
  }));
}

/** The debtor that information is about. Refuses (not-found): `no-such-information`. */
export function debtorOfInformation(book: Book, id: number): number {
  return storedInformation(book, id).debtor;
}

/**
 * Enters information. Refuses (usage): `information-ahead` when its date lies in the future, `information-ends-before`
 * when it would end before its date.
 */
export function addInformation(
  book: Book,
  moment: Moment,
  debtor: number,
  entry: InformationEntry,
): Done<Information> {
  const { kind, source, on, cents, note, accounts } = entry;
  if (on > moment.today) throw new Refusal('usage', 'information-ahead', { on });
  const expiresOn = entry.expiresOn ?? usualExpiry(kind, on, book.settings.rating.informationMonths);
  if (expiresOn !== undefined && expiresOn < on)
    throw new Refusal('usage', 'information-ends-before', { on, expires: expiresOn });
  return perform(book, moment, { command: 'info' }, (recorder) => {
    const information: Omit<Information, 'id'> = {
      kind,
      source,
      on,
      ...(expiresOn === undefined ? {} : { expiresOn }),
      ...(cents === undefined ? {} : { cents, currency: book.settings.currency }),
      ...(note === undefined ? {} : { note }),
      ...(accounts === undefined ? {} : { accounts }),
      addedOn: moment.today,
    };
    const id = insertInformation(book.database, debtor, information);
    const caseNumber = openCaseOf(book, debtor);
    recorder.note(caseNumber, 'information-added', {
      ...withoutAccounts(information),
      information: id,
      debtor,
      year: accounts?.year,
    });
    // What was only read of stops everything too (rule 15).
    if (kind === 'insolvency-proceeding' && caseNumber !== undefined && isInForce(information, moment.today))
      voidUnsent(book, caseNumber, recorder, 'insolvency');
    rerate(book, moment, [debtor], recorder);
    return { id, ...information };
  });
}

/** Removes information that is wrong or settled. Refuses (not-found): `no-such-information`. */
export function removeInformation(book: Book, moment: Moment, id: number): Done<Information> {
  return perform(book, moment, { command: 'info' }, (recorder) => {
    const { debtor, ...information } = storedInformation(book, id);
    const { kind, source, on } = information;
    deleteInformation(book.database, id);
    recorder.note(openCaseOf(book, debtor), 'information-removed', {
      information: id,
      debtor,
      kind,
      source,
      on,
    });
    rerate(book, moment, [debtor], recorder);
    return information;
  });
}

/** The figures stand with the information; the journal says which year. */
function withoutAccounts({ accounts: _accounts, ...rest }: Omit<Information, 'id'>): object {
  return rest;
}

function storedInformation({ database }: Book, id: number) {
  const stored = informationById(database, id);
  if (stored === undefined) throw new Refusal('not-found', 'no-such-information', { number: id });
  return stored;
}
