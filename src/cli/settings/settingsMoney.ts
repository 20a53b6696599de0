/** The settings of interest and of the court, from their checked texts. */
import { readBands, type Band } from '../../domain/court/courtCosts.ts';
import { INTEREST_REGIMES, type InterestRegime } from '../../domain/interest/interestRegimes.ts';
import { readPercent } from '../../domain/interest/interestPercent.ts';
import { ZERO, type Cents } from '../../domain/money.ts';
import { CREDIT_KINDS } from '../../domain/court/prescription.ts';
import type { Settings } from '../../domain/settings.ts';
import { readSpokenAmount } from '../../domain/spokenAmount.ts';

/** What `[interest]` and `[court]` say; absent keys have their defaults already. */
export function readMoneySettings(
  text: (key: string) => string | undefined,
  number: (key: string) => number,
  flag: (key: string) => boolean,
): Pick<Settings, 'interest' | 'court' | 'creditKind' | 'prescriptionWarningDays' | 'smallCreditCents'> {
  const contractRate = readPercent(text('interest.contract_rate') ?? '');
  const regime = (key: string): InterestRegime =>
    INTEREST_REGIMES.find((each) => each === text(key)) ?? 'none';
  const percent = (key: string): number => readPercent(text(key) ?? '') ?? 0;
  const amount = (key: string): Cents => {
    const read = readSpokenAmount(text(key) ?? '');
    return 'amount' in read ? read.amount : ZERO;
  };
  const bands = (key: string): readonly Band[] => readBands(text(key) ?? '') ?? [{ cents: ZERO }];
  return {
    interest: {
      companies: regime('interest.companies'),
      persons: regime('interest.persons'),
      ...(contractRate === undefined ? {} : { contractBasisPoints: contractRate }),
      divisor: text('interest.year') === 'actual' ? 'actual' : '365',
      payments: text('interest.payments') === 'interest' ? 'interest' : 'principal',
      inWarning: flag('interest.in_warning'),
    },
    court: {
      contribution: bands('court.contribution'),
      stampCents: amount('court.stamp'),
      lawyerFee: bands('court.lawyer_fee'),
      lawyerExtraBasisPoints: percent('court.lawyer_extra'),
      otherCents: amount('court.other_costs'),
      agencyBasisPoints: percent('court.agency'),
      minimumCents: amount('court.minimum'),
      shares: {
        goodPercent: number('court.chance_good'),
        poorPercent: number('court.chance_poor'),
        creditorPercent: number('court.chance_creditor'),
        untraceablePercent: number('court.chance_untraceable'),
        orderPercent: number('court.chance_order'),
      },
    },
    creditKind: CREDIT_KINDS.find((kind) => kind === text('court.credit')) ?? 'ordinary',
    prescriptionWarningDays: number('court.prescription_warning_days'),
    smallCreditCents: amount('court.small_credit'),
  };
}
