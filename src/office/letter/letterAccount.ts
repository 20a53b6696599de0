/** What a legal warning claims beside the principal: interest to its date and lump sums, invoice by invoice. */
import { documentsCharged } from '../../db/claimedAccessories.ts';
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import type { ClaimWithInterest } from '../../domain/interest/interestClaim.ts';
import { termsToClaim } from '../../domain/interest/interestRegime.ts';
import type { LetterAccount, LetterClaim } from '../../domain/letter.ts';
import { claimWithInterest } from '../../domain/interest/interestClaim.ts';
import { ownTerms } from '../../db/interestLedger.ts';
import type { Book } from '../book.ts';
import { ledgerOf, termsOf } from '../court/statement.ts';

/**
 * The account of these items on a day; undefined when the settings claim the principal only, or nothing has accrued.
 * Refuses (data): `no-contract-rate`.
 */
export function letterAccount(
  book: Book,
  facts: CaseFacts,
  items: readonly CaseItem[],
  on: Day,
): LetterAccount | undefined {
  const { settings, database } = book;
  if (!settings.interest.inWarning) return undefined;
  const own = ownTerms(database, facts.debtor.id).interest;
  const terms = termsToClaim(termsOf(book, facts, {}), facts.debtor, own);
  const ids = items.map((item) => item.id);
  const ledger = ledgerOf(book, facts).filter((item) => ids.includes(item.id));
  const charged = documentsCharged(database, facts.debtor.id, ids);
  const claims = claimWithInterest(ledger, terms, on, settings.rules, settings.currency, charged);
  if (!claims.some(claimsMore)) return undefined;
  return {
    regime: terms.regime,
    ...(terms.regime !== 'contract' || terms.contractBasisPoints === undefined
      ? {}
      : { basisPoints: terms.contractBasisPoints }),
    until: on,
    divisor: terms.divisor,
    payments: terms.payments,
    claims: claims.map(claimOf),
  };
}

/** Days without a published rate are claimed as well, once it is known. */
function claimsMore({ totals, items }: ClaimWithInterest): boolean {
  return totals.total > totals.principal || items.some(({ uncoveredDays }) => uncoveredDays > 0);
}

function claimOf({ currency, items, totals }: ClaimWithInterest): LetterClaim {
  return {
    currency,
    items: items.map(({ item, interest, lumpSum, segments, uncoveredDays }) => ({
      invoice: item.id,
      number: item.number,
      ...(item.instalment === undefined ? {} : { instalment: item.instalment }),
      dueOn: item.dueOn,
      interest,
      lumpSum,
      segments,
      uncoveredDays,
    })),
    totals,
  };
}
