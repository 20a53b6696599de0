/** The account of a legal warning as its template sees it: sums on the letter, and the rows of the table attached to it. */
import type { LetterLanguage } from '../domain/debtor/debtor.ts';
import type { InterestRegime } from '../domain/interest/interestRegimes.ts';
import type { LetterClaim, LetterContent } from '../domain/letter.ts';
import { cents } from '../domain/money.ts';
import { formatAmount } from './format.ts';

/** The law that interest follows, as the letter names it. */
const BASIS: Readonly<Record<LetterLanguage, Readonly<Record<InterestRegime, string>>>> = {
  it: {
    commercial: 'artt. 4 e 5 D.Lgs. 231/2002: tasso BCE più 8 punti',
    'commercial-before-2013': 'artt. 4 e 5 D.Lgs. 231/2002: tasso BCE più 7 punti',
    'agri-food': 'art. 4 D.Lgs. 198/2021: tasso BCE più 12 punti',
    legal: 'al tasso legale, artt. 1224 e 1284 c.c.',
    contract: 'al tasso pattuito del',
    none: '',
  },
  en: {
    commercial: 'Legislative Decree 231/2002: ECB rate plus 8 points',
    'commercial-before-2013':
      'arts. 4 and 5 of Legislative Decree 231/2002, ECB reference rate plus 7 points',
    'agri-food': 'art. 4 of Legislative Decree 198/2021: ECB rate plus 12 points',
    legal: 'at the legal rate, arts. 1224 and 1284 of the Italian Civil Code',
    contract: 'at the agreed rate of',
    none: '',
  },
};

/** Absent where a letter asks for the principal only. Throws when the account is about another principal than the letter. */
export function claimView({ account, totals, language }: LetterContent) {
  if (account === undefined) return null;
  const { regime, basisPoints, until, divisor, payments, claims } = account;
  const isSame = totals.every(({ cents: principal, currency }) =>
    claims.some((claim) => claim.currency === currency && claim.totals.principal === principal),
  );
  if (!isSame || claims.length !== totals.length)
    throw new Error('the account of a letter is about another principal than the letter');
  const rate = basisPoints === undefined ? '' : ` ${rateInWords(basisPoints, language)}`;
  return {
    basis: `${BASIS[language][regime]}${rate}`,
    /** Named in brackets; a rate that was agreed or is the legal one goes on in the sentence. */
    isLaw: regime !== 'contract' && regime !== 'legal',
    until,
    isActualYear: divisor === 'actual',
    isInterestFirst: payments === 'interest',
    uncoveredDays: Math.max(0, ...claims.flatMap(({ items }) => items.map((item) => item.uncoveredDays))),
    hasLumpSum: claims.some((claim) => claim.totals.lumpSum > 0),
    sums: claims.map(sumsOf),
    accounts: claims.map((claim) => ({
      currency: claim.currency,
      interest: claim.totals.interest,
      lumpSum: claim.totals.lumpSum,
      invoices: invoicesOf(claim, language),
    })),
  };
}

function sumsOf({ currency, items, totals }: LetterClaim) {
  return { currency, ...totals, lumpSums: items.filter(({ lumpSum }) => lumpSum > 0).length };
}

/** Credit notes bear no interest: they lower the capital of the rows. */
function invoicesOf({ currency, items }: LetterClaim, language: LetterLanguage) {
  return items
    .filter(({ segments, lumpSum, uncoveredDays }) => segments.length > 0 || lumpSum + uncoveredDays > 0)
    .map(({ number, instalment, dueOn, interest, lumpSum, segments, uncoveredDays }) => ({
      number,
      instalment: instalment ?? null,
      dueOn,
      currency,
      interest,
      lumpSum,
      uncoveredDays,
      isWithTotal: segments.length > 1,
      rows: segments.map(({ from, to, days, basisPoints, base, interest: earned }, place) => ({
        isFirst: place === 0,
        from,
        to,
        dayCount: days,
        rate: rateInWords(basisPoints, language),
        base,
        interest: earned,
      })),
    }));
}

/** `10,15%`. */
function rateInWords(basisPoints: number, language: LetterLanguage): string {
  return `${formatAmount(cents(basisPoints), language)}%`;
}
