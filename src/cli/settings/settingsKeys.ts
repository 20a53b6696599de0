/** The single values of `dunning.toml`, by their place in the file: what each may hold and what counts when it is absent. */
import { DEFAULT_SHARES } from '../../domain/court/courtCosts.ts';
import { INTEREST_REGIMES } from '../../domain/interest/interestRegimes.ts';
import { CREDIT_KINDS, DEFAULT_WARNING_DAYS } from '../../domain/court/prescription.ts';
import { DEFAULT_RETENTION_YEARS, DEFAULT_RULES } from '../../domain/settings.ts';
import { RATING_KEYS } from './settingsRating.ts';

/**
 * What a value may hold; `count` is a whole number of days from 0 to 365, `months` one from 0 to 120, `years` one from 1 to
 * 50, `points` one from 1 to 100, `weight` a whole percentage from 1 to 500.
 */
export type SettingKind =
  | 'text'
  | 'yes-no'
  | 'count'
  | 'months'
  | 'years'
  | 'points'
  | 'weight'
  | 'language'
  | 'currency'
  | 'month-day'
  | 'iban'
  | 'vat-number'
  | 'tax-code'
  | 'province'
  | 'choice'
  | 'share'
  | 'sum'
  | 'bands';

export type SettingValue = string | number | boolean;

export interface SettingKey {
  /** `rules.min_contact_days` stands in the table `[rules]`. */
  readonly key: string;
  readonly kind: SettingKind;
  readonly isRequired?: true;
  readonly fallback?: SettingValue;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
  /** The environment variable that goes before the file. */
  readonly variable?: string;
}

/** In the order of the file. Collectors and strategies are lists and are read apart. */
export const SETTING_KEYS: readonly SettingKey[] = [
  { key: 'language', kind: 'language', fallback: 'it', variable: 'DUNNING_LANG' },
  { key: 'hints', kind: 'yes-no', fallback: true },
  { key: 'currency', kind: 'currency', fallback: 'EUR' },
  { key: 'sample', kind: 'yes-no', fallback: false },
  { key: 'company.name', kind: 'text', isRequired: true },
  { key: 'company.address', kind: 'text', isRequired: true },
  { key: 'company.postcode', kind: 'text', isRequired: true },
  { key: 'company.city', kind: 'text', isRequired: true },
  { key: 'company.province', kind: 'province' },
  { key: 'company.phone', kind: 'text' },
  { key: 'company.email', kind: 'text' },
  { key: 'company.pec', kind: 'text' },
  { key: 'company.vat_number', kind: 'vat-number', isRequired: true },
  { key: 'company.tax_code', kind: 'tax-code' },
  { key: 'company.company_register', kind: 'text' },
  { key: 'company.rea', kind: 'text' },
  { key: 'company.share_capital', kind: 'text' },
  { key: 'company.single_member', kind: 'yes-no', fallback: false },
  { key: 'company.in_liquidation', kind: 'yes-no', fallback: false },
  { key: 'company.iban', kind: 'iban', isRequired: true },
  { key: 'company.bank', kind: 'text' },
  { key: 'company.bic', kind: 'text' },
  { key: 'letters.language', kind: 'language', fallback: 'it' },
  { key: 'letters.place', kind: 'text' },
  { key: 'letters.browser', kind: 'text', variable: 'DUNNING_BROWSER' },
  { key: 'rules.patron_day', kind: 'month-day' },
  { key: 'rules.min_contact_days', kind: 'count', fallback: DEFAULT_RULES.minContactDays },
  { key: 'rules.promise_grace_working_days', kind: 'count', fallback: DEFAULT_RULES.promiseGraceWorkingDays },
  { key: 'rules.plan_grace_days', kind: 'count', fallback: DEFAULT_RULES.planGraceDays },
  { key: 'rules.plan_longest_months', kind: 'months', fallback: DEFAULT_RULES.planLongestMonths },
  { key: 'rules.dispute_answer_days', kind: 'count', fallback: DEFAULT_RULES.disputeAnswerDays },
  { key: 'rules.stale_after_days', kind: 'count', fallback: DEFAULT_RULES.staleAfterDays },
  { key: 'rules.presented_working_days', kind: 'count', fallback: DEFAULT_RULES.presentedWorkingDays },
  { key: 'rules.payment_term_days', kind: 'count', fallback: DEFAULT_RULES.paymentTermDays },
  { key: 'rules.inactive_after_days', kind: 'count', fallback: DEFAULT_RULES.inactiveAfterDays },
  { key: 'rules.old_after_days', kind: 'count', fallback: DEFAULT_RULES.oldAfterDays },
  { key: 'privacy.retention_years', kind: 'years', fallback: DEFAULT_RETENTION_YEARS },
  { key: 'interest.companies', kind: 'choice', choices: INTEREST_REGIMES, fallback: 'commercial' },
  { key: 'interest.persons', kind: 'choice', choices: INTEREST_REGIMES, fallback: 'legal' },
  { key: 'interest.contract_rate', kind: 'share' },
  { key: 'interest.year', kind: 'choice', choices: ['365', 'actual'], fallback: '365' },
  { key: 'interest.payments', kind: 'choice', choices: ['principal', 'interest'], fallback: 'principal' },
  { key: 'interest.in_warning', kind: 'yes-no', fallback: true },
  { key: 'court.credit', kind: 'choice', choices: CREDIT_KINDS, fallback: 'ordinary' },
  { key: 'court.prescription_warning_days', kind: 'count', fallback: DEFAULT_WARNING_DAYS },
  // A payment order pays half of art. 13 DPR 115/2002; the stamp is that of its art. 30.
  {
    key: 'court.contribution',
    kind: 'bands',
    fallback: '1100: 21,50; 5200: 49; 26000: 118,50; 52000: 259; 260000: 379,50; 520000: 607; 843',
  },
  { key: 'court.stamp', kind: 'sum', fallback: '27' },
  // Average values of DM 55/2014 as updated by DM 147/2022; on top general expenses of 15 % and 4 % for the lawyers' fund.
  {
    key: 'court.lawyer_fee',
    kind: 'bands',
    fallback: '5200: 473; 26000: 567; 52000: 1370; 260000: 2242; 4394',
  },
  { key: 'court.lawyer_extra', kind: 'share', fallback: '19,6' },
  { key: 'court.other_costs', kind: 'sum', fallback: '230' },
  { key: 'court.agency', kind: 'share', fallback: '15' },
  { key: 'court.minimum', kind: 'sum', fallback: '100' },
  { key: 'court.chance_good', kind: 'weight', fallback: DEFAULT_SHARES.goodPercent },
  { key: 'court.chance_poor', kind: 'points', fallback: DEFAULT_SHARES.poorPercent },
  { key: 'court.chance_creditor', kind: 'points', fallback: DEFAULT_SHARES.creditorPercent },
  { key: 'court.chance_untraceable', kind: 'points', fallback: DEFAULT_SHARES.untraceablePercent },
  { key: 'court.chance_order', kind: 'weight', fallback: DEFAULT_SHARES.orderPercent },
  { key: 'court.small_credit', kind: 'sum', fallback: '2500' },
  ...RATING_KEYS,
];

/** The tables whose keys are the user's own; checked by settingsCollectors, settingsStrategies and settingsPaymentMethods. */
export const SETTING_LISTS = ['collectors', 'strategies', 'payment_methods'] as const;

/** The key of this name, or undefined. */
export function settingKey(key: string): SettingKey | undefined {
  return SETTING_KEYS.find((candidate) => candidate.key === key);
}
