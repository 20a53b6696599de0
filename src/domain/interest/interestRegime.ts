/** Which law a debtor's interest follows, with what rates, and the lump sum that comes with it. */
import { day, type Day } from '../day.ts';
import type { Debtor } from '../debtor/debtor.ts';
import type { InterestRegime } from './interestRegimes.ts';
import { cents, ZERO, type Cents } from '../money.ts';
import { PUBLISHED_RATES, withYearsGoingOn, type RateTables } from './rates.ts';

/** How interest is counted for a debtor. */
export interface InterestTerms {
  readonly regime: InterestRegime;
  /** The agreed rate, in hundredths of a percent; only for `contract`, without it no day is covered. */
  readonly contractBasisPoints?: number;
  /** Days of a year: always 365, or 366 in leap years. */
  readonly divisor: '365' | 'actual';
  /** What a payment is taken for first: interest (art. 1194 c.c.), or the principal. */
  readonly payments: 'principal' | 'interest';
  /** The last day that counts: proceedings were opened against the debtor (art. 154 CCII). */
  readonly until?: Day;
  /** The published rates with those a person entered; absent: what the program comes with. */
  readonly rates?: RateTables;
}

/** What a company sets for all its debtors. */
export interface InterestSettings extends Omit<InterestTerms, 'regime' | 'until' | 'rates'> {
  /** Whether legal warnings claim interest and lump sums beside the principal. */
  readonly inWarning: boolean;
  readonly companies: InterestRegime;
  readonly persons: InterestRegime;
}

/** What a person has set for one debtor. */
export interface OwnInterest {
  readonly regime?: InterestRegime;
  readonly basisPoints?: number;
}

/** A rate that holds from a day to a day. */
export interface RatePeriod {
  readonly from: Day;
  readonly until: Day;
  readonly basisPoints: number;
  /** The legal rate of the year before, which goes on by law. */
  readonly goesOn?: boolean;
}

const FIRST_DAY = day('1900-01-01');
const LAST_DAY = day('2199-12-31');
/** Points on the reference rate: 8, and 7 for contracts concluded before 2013 (art. 3 D.Lgs. 192/2012); 4 more for food. */
/** The points of contracts since 2013. */
export const LATE_PAYMENT_POINTS = 800;
const SPREAD = { since2013: LATE_PAYMENT_POINTS, before2013: 700, agriFood: 1_200 };
const YEAR_2013 = day('2013-01-01');
/** Art. 6 c. 2 D.Lgs. 231/2002. */
const LUMP_SUM = cents(4_000);

/** The terms of a debtor: a person's choice, else what the settings say for its kind. */
export function interestTerms(
  debtor: Pick<Debtor, 'kind' | 'isConsumer' | 'name'>,
  settings: InterestSettings,
  own: OwnInterest = {},
): InterestTerms {
  const { companies, persons, contractBasisPoints, divisor, payments } = settings;
  const rate = own.basisPoints ?? contractBasisPoints;
  return {
    regime: own.regime ?? (isProtected(debtor) ? persons : companies),
    ...(rate === undefined ? {} : { contractBasisPoints: rate }),
    divisor,
    payments,
  };
}

/** Whether D.Lgs. 231/2002 leaves it out: persons, consumers, and condominiums, which count as consumers (Cass. 14410/2024). */
function isProtected({ kind, isConsumer, name }: Pick<Debtor, 'kind' | 'isConsumer' | 'name'>): boolean {
  return kind === 'person' || isConsumer || /^\s*cond(?:ominio|\.)\s/iu.test(name);
}

/**
 * The terms by which a letter claims interest. Consumers are never asked for that of D.Lgs. 231/2002, nor, unless a person
 * chose it, is somebody of whom nothing shows an enterprise or a public body: the legal rate is owed in any case.
 */
export function termsToClaim(
  terms: InterestTerms,
  debtor: Pick<Debtor, 'kind' | 'isConsumer' | 'name' | 'vatNumber' | 'taxCode'>,
  own: OwnInterest,
): InterestTerms {
  const isForEnterprises = terms.regime !== 'legal' && terms.regime !== 'contract' && terms.regime !== 'none';
  const isAllowed = !debtor.isConsumer && (own.regime !== undefined || isKnownEnterprise(debtor));
  return isForEnterprises && !isAllowed ? { ...terms, regime: 'legal' } : terms;
}

/** Sixteen characters are the tax code of a person; a legal form says as much as a number. */
function isKnownEnterprise({
  kind,
  name,
  vatNumber,
  taxCode,
}: Pick<Debtor, 'kind' | 'name' | 'vatNumber' | 'taxCode'>): boolean {
  return kind === 'public' || vatNumber !== undefined || taxCode?.length === 11 || LEGAL_FORM.test(name);
}

/** The usual ones, Italian and foreign, with or without stops. */
const LEGAL_FORM =
  /(?:^|\s)(?:s\.?\s?r\.?\s?l\.?\s?s?|s\.?\s?p\.?\s?a|s\.?\s?n\.?\s?c|s\.?\s?a\.?\s?s|s\.?c\.?(?:a\.?r\.?l|p\.?a)|societ[àa]|soc|coop\w*|consorzio|gmbh|ag|ltd|plc|llc|inc|s\.?a|s\.?a\.?r\.?l|b\.?v|n\.?v)\.?(?=\s|$|,)/iu;

/** The rates of a debt, in their order, with the points on top. */
export function ratePeriods(terms: InterestTerms, debt: { readonly issuedOn?: Day }): RatePeriod[] {
  const { commercial, legal } = terms.rates ?? PUBLISHED_RATES;
  switch (terms.regime) {
    case 'none':
      return [];
    case 'legal':
      return withYearsGoingOn(legal);
    case 'contract': {
      const { contractBasisPoints: basisPoints } = terms;
      return basisPoints === undefined ? [] : [{ from: FIRST_DAY, until: LAST_DAY, basisPoints }];
    }
    case 'commercial':
    case 'commercial-before-2013':
    case 'agri-food': {
      const spread = spreadOf(terms.regime, debt.issuedOn);
      return commercial.map(({ from, until, basisPoints }) => ({
        from,
        until,
        basisPoints: basisPoints + spread,
      }));
    }
  }
}

function spreadOf(
  regime: 'commercial' | 'commercial-before-2013' | 'agri-food',
  issuedOn: Day | undefined,
): number {
  if (regime === 'agri-food') return SPREAD.agriFood;
  return isOldContract(regime, issuedOn) ? SPREAD.before2013 : SPREAD.since2013;
}

/** The lump sum for the costs of recovery: once for each invoice, and only where interest is that of D.Lgs. 231/2002. */
export function lumpSumOf(regime: InterestRegime, issuedOn: Day | undefined): Cents {
  const hasLumpSum = regime === 'commercial' || regime === 'agri-food';
  return hasLumpSum && !isOldContract(regime, issuedOn) ? LUMP_SUM : ZERO;
}

/** An invoice of 2012 belongs to a contract of 2012 or before; of a later one only a person can say so. */
function isOldContract(regime: InterestRegime, issuedOn: Day | undefined): boolean {
  return regime === 'commercial-before-2013' || (issuedOn !== undefined && issuedOn < YEAR_2013);
}
