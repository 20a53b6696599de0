/** The account of a case on a day: what is overdue, with interest and lump sums; and how its interest is counted. */
import { documentsCharged } from '../../db/claimedAccessories.ts';
import { loadLedger, ownTerms, setOwnTerms, type OwnTerms } from '../../db/interestLedger.ts';
import { rateTables } from '../../db/rates.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { isAtBank, isOverdue } from '../../domain/step/claim.ts';
import type { Day } from '../../domain/day.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import {
  claimWithInterest,
  openOn,
  type ClaimWithInterest,
  type LedgerItem,
} from '../../domain/interest/interestClaim.ts';
import { interestTerms, type InterestTerms, type OwnInterest } from '../../domain/interest/interestRegime.ts';
import { totalsByCurrency, type Currency, type Money } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CreditKind } from '../../domain/court/prescription.ts';
import type { Rules } from '../../domain/settings.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { settledClaims, withSettledClaims } from '../payment/settledClaims.ts';
import type { Book, Moment } from '../book.ts';
import { anyCase, openCaseOf } from '../case/cases.ts';

export interface Statement {
  readonly case: number;
  readonly debtor: Debtor;
  readonly asOf: Day;
  readonly terms: InterestTerms;
  /** The currency the case is about. */
  readonly currency: Currency;
  /** One claim a currency, that of `currency` first; none when nothing is overdue. */
  readonly claims: readonly ClaimWithInterest[];
  /** Open and disputed: in no sum. */
  readonly disputed: readonly LedgerItem[];
  /** Open, not disputed and in no claim, by why. */
  readonly leftOut: Readonly<Record<LeftOut, readonly Money[]>>;
}

/** Why an open invoice is in no claim: not due yet, in the hands of the bank, or overdue and outweighed by credit notes. */
export type LeftOut = 'notYetDue' | 'atTheBank' | 'credited';

/**
 * The account of a case on a day, past or to come; closed cases too.
 * @param asked terms for this answer only
 * Refuses: `no-such-case` (not-found); `no-contract-rate` (data) when the agreed rate was never entered.
 */
export function statementOf(book: Book, caseNumber: number, on: Day, asked: OwnInterest = {}): Statement {
  const facts = anyCase(book, caseNumber);
  const { rules, currency: ownCurrency } = book.settings;
  const { insolvency } = facts;
  const terms = {
    ...termsOf(book, facts, asked),
    ...(insolvency === undefined ? {} : { until: insolvency.openedOn }),
  };
  const ledger = ledgerOf(book, facts);
  const charged = documentsCharged(
    book.database,
    facts.debtor.id,
    ledger.filter((item) => item.openCents > 0).map((item) => item.id),
  );
  const open = claimWithInterest(ledger, terms, on, rules, ownCurrency, charged);
  const claims = withSettledClaims(open, settledClaims(book, facts, open, on));
  const claimed = new Set(claims.flatMap(({ items }) => items.map(({ item }) => item.id)));
  const others = ledger.filter((item) => !claimed.has(item.id) && openOn(item, on) > 0);
  return {
    case: caseNumber,
    debtor: facts.debtor,
    asOf: on,
    terms,
    currency: claims[0]?.currency ?? ownCurrency,
    claims,
    disputed: others.filter((item) => item.isDisputed),
    leftOut: leftOutOf(
      others.filter((item) => !item.isDisputed).map((item) => ({ ...item, openCents: openOn(item, on) })),
      rules,
      on,
    ),
  };
}

function leftOutOf(items: readonly LedgerItem[], rules: Rules, on: Day): Statement['leftOut'] {
  const because = (item: LedgerItem): LeftOut => {
    if (!isOverdue(item, on)) return 'notYetDue';
    return isAtBank(item, rules, on) ? 'atTheBank' : 'credited';
  };
  const sums = (why: LeftOut): Money[] =>
    totalsByCurrency(
      items
        .filter((item) => because(item) === why)
        .map((item) => ({ cents: item.openCents, currency: item.currency })),
    );
  return { notYetDue: sums('notYetDue'), atTheBank: sums('atTheBank'), credited: sums('credited') };
}

/** Sets how a debtor's interest is counted and its credits are prescribed. Refuses (data): `no-contract-rate`. */
export function setDebtorTerms(book: Book, moment: Moment, caseNumber: number, terms: OwnTerms): Done<void> {
  return perform(book, moment, { command: 'statement' }, (recorder) => {
    keepTerms(book, anyCase(book, caseNumber).debtor, caseNumber, terms, recorder);
  });
}

/** The same for a debtor by itself, with or without a case. Refuses (data): `no-contract-rate`. */
export function setTermsOfDebtor(book: Book, moment: Moment, debtor: Debtor, terms: OwnTerms): Done<void> {
  return perform(book, moment, { command: 'debtor' }, (recorder) => {
    keepTerms(book, debtor, openCaseOf(book, debtor.id), terms, recorder);
  });
}

function keepTerms(
  book: Book,
  debtor: Debtor,
  caseNumber: number | undefined,
  terms: OwnTerms,
  recorder: Recorder,
): void {
  const before = ownTerms(book.database, debtor.id);
  termsOf(book, { number: caseNumber, debtor }, terms.interest);
  const { regime, basisPoints } = { ...before.interest, ...terms.interest };
  const creditKind = terms.creditKind ?? before.creditKind;
  const isSame =
    regime === before.interest.regime &&
    basisPoints === before.interest.basisPoints &&
    creditKind === before.creditKind;
  if (isSame) return;
  setOwnTerms(book.database, debtor.id, terms);
  recorder.note(caseNumber, 'terms-set', { debtor: debtor.id, regime, basisPoints, creditKind });
}

/** How a debtor's interest is counted and its credits are prescribed, and what of that a person has set. */
export interface TermsOfDebtor {
  readonly interest: InterestTerms;
  readonly creditKind: CreditKind;
  /** Absent parts come from the settings. */
  readonly own: OwnTerms;
}

/** The terms of a debtor. */
export function termsOfDebtor({ database, settings }: Book, debtor: Debtor): TermsOfDebtor {
  const own = ownTerms(database, debtor.id);
  return {
    interest: interestTerms(debtor, settings.interest, own.interest),
    creditKind: own.creditKind ?? settings.creditKind,
    own,
  };
}

/** The invoices of a case, settled ones included, with what each got. */
export function ledgerOf({ database }: Book, { number, isOpen, debtor }: CaseFacts): LedgerItem[] {
  return loadLedger(database, { number, isOpen, debtor: debtor.id });
}

/** How the interest of a debtor is counted, with the rates of the book. Refuses (data): `no-contract-rate`. */
export function termsOf(
  { database, settings }: Book,
  { number, debtor }: { readonly number: number | undefined; readonly debtor: Debtor },
  asked: OwnInterest,
): InterestTerms {
  const own = ownTerms(database, debtor.id).interest;
  const terms = interestTerms(debtor, settings.interest, { ...own, ...asked });
  if (terms.regime === 'contract' && terms.contractBasisPoints === undefined)
    throw new Refusal('data', 'no-contract-rate', { case: number });
  return { ...terms, rates: rateTables(database) };
}
