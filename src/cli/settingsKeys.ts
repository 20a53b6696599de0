/** The single values of `dunning.toml`, by their place in the file: what each may hold and what counts when it is absent. */
import { DEFAULT_RULES } from '../domain/settings.ts';

/** What a value may hold; `count` is a whole number of days from 0 to 365. */
export type SettingKind =
  | 'text'
  | 'yes-no'
  | 'count'
  | 'language'
  | 'currency'
  | 'month-day'
  | 'iban'
  | 'vat-number'
  | 'tax-code'
  | 'province';

export type SettingValue = string | number | boolean;

export interface SettingKey {
  /** `rules.min_contact_days` stands in the table `[rules]`. */
  readonly key: string;
  readonly kind: SettingKind;
  readonly isRequired?: true;
  readonly fallback?: SettingValue;
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
  { key: 'rules.dispute_answer_days', kind: 'count', fallback: DEFAULT_RULES.disputeAnswerDays },
  { key: 'rules.stale_after_days', kind: 'count', fallback: DEFAULT_RULES.staleAfterDays },
];

/** The tables that hold lists; their contents are checked by settingsCollectors and settingsStrategies. */
export const SETTING_LISTS = ['collectors', 'strategies'] as const;

/** The key of this name, or undefined. */
export function settingKey(key: string): SettingKey | undefined {
  return SETTING_KEYS.find((candidate) => candidate.key === key);
}
