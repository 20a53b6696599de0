/** Reads the text of `dunning.toml`: either settings that can be relied on, or everything that is wrong with it. */
import { parse, TomlError } from 'smol-toml';
import type { Collector, Settings } from '../../domain/settings.ts';
import type { Creditor } from '../../domain/letter.ts';
import type { RatingSettings } from '../../domain/rating/ratingScale.ts';
import type { MethodWords } from '../../domain/payment/paymentMethod.ts';
import { closest } from '../screen/suggestion.ts';
import { readCollectors } from './settingsCollectors.ts';
import { readMoneySettings } from './settingsMoney.ts';
import { SETTING_KEYS, SETTING_LISTS, type SettingValue } from './settingsKeys.ts';
import { readPaymentMethods } from './settingsPaymentMethods.ts';
import { lineOf, settingLines, type SettingLine } from './settingsLines.ts';
import type { Report, SettingProblem } from './settingsProblem.ts';
import { readRating } from './settingsRating.ts';
import { readStrategies } from './settingsStrategies.ts';
import { isTable, readValue, shownValue } from './settingsValue.ts';
import { present } from '../../domain/present.ts';

/** The values written in the file, by key, as they are used; absent keys are absent. */
type WrittenValues = ReadonlyMap<string, SettingValue>;

/** A file of settings as read: whole settings, or every problem in the order of the lines. */
export type ReadSettings =
  | { readonly settings: Settings; readonly written: WrittenValues; readonly problems: readonly [] }
  | { readonly written: WrittenValues; readonly problems: readonly [SettingProblem, ...SettingProblem[]] };

/** Reads and checks a file of settings. The text may begin with a byte order mark. */
export function readSettings(text: string): ReadSettings {
  const content = text.replace(/^\uFEFF/, '');
  let table: Record<string, unknown>;
  try {
    table = parse(content);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { written: new Map(), problems: [brokenFile(content, error)] };
  }
  let lines: readonly SettingLine[] | undefined;
  const problems: SettingProblem[] = [];
  const report: Report = (path, raw, problem) => {
    // Looked for only when something is wrong: a file in order is read at every start.
    lines ??= settingLines(content);
    problems.push({ line: lineOf(lines, path), key: path, value: shownValue(raw), ...problem });
  };
  reportUnknownKeys(table, report);
  const written = readKeys(table, report);
  const collectors = readCollectors(table['collectors'], report);
  const strategies = readStrategies(table['strategies'], report);
  const paymentMethods = readPaymentMethods(table['payment_methods'], report);
  const rating = readRating(valuesOf(written).number, report);
  const [first, ...rest] = problems.sort((one, other) => one.line - other.line);
  if (first !== undefined) return { written, problems: [first, ...rest] };
  return {
    settings: settingsOf(written, collectors, strategies, paymentMethods, rating),
    written,
    problems: [],
  };
}

function brokenFile(content: string, error: TomlError): SettingProblem {
  const value = (content.split('\n')[error.line - 1] ?? '').trim();
  return { line: error.line, column: error.column, key: '', value, code: 'broken-file' };
}

function readKeys(table: Readonly<Record<string, unknown>>, report: Report): WrittenValues {
  const written = new Map<string, SettingValue>();
  for (const { key, kind, isRequired, choices } of SETTING_KEYS) {
    const raw = rawValue(table, key);
    if (raw === undefined) {
      if (isRequired === true) report(key, raw, { code: 'missing', kind });
      continue;
    }
    const read = readValue(raw, kind, choices);
    if ('value' in read) written.set(key, read.value);
    else report(key, raw, read.problem);
  }
  return written;
}

function rawValue(table: Readonly<Record<string, unknown>>, key: string): unknown {
  const [first = '', second] = key.split('.');
  const value = table[first];
  if (second === undefined) return value;
  return isTable(value) ? value[second] : undefined;
}

/** A misspelt key would otherwise be a rule that silently does not hold. */
function reportUnknownKeys(table: Readonly<Record<string, unknown>>, report: Report): void {
  const known = SETTING_KEYS.map(({ key }) => key);
  const tables = new Set(
    known.filter((key) => key.includes('.')).map((key) => key.slice(0, key.indexOf('.'))),
  );
  const places = [...known.filter((key) => !key.includes('.')), ...tables, ...SETTING_LISTS];
  for (const [name, value] of Object.entries(table)) {
    if (!places.includes(name)) reportUnknown(name, value, places, report);
    if (!tables.has(name)) continue;
    if (!isTable(value)) report(name, value, { code: 'wrong-type', kind: 'table' });
    else
      for (const key of Object.keys(value)) {
        const path = `${name}.${key}`;
        if (!known.includes(path)) reportUnknown(path, value[key], known, report);
      }
  }
}

function reportUnknown(path: string, raw: unknown, known: readonly string[], report: Report): void {
  const suggestion = closest(path, known);
  report(path, raw, { code: 'unknown-key', ...(suggestion === undefined ? {} : { suggestion }) });
}

function settingsOf(
  written: WrittenValues,
  collectors: readonly Collector[],
  strategies: Settings['strategies'],
  paymentMethods: MethodWords,
  rating: RatingSettings,
): Settings {
  const [firstCollector, ...otherCollectors] = collectors;
  if (firstCollector === undefined) throw new Error('settings without a collector were not reported');
  const { text, number, flag } = valuesOf(written);
  const creditor = creditorOf(written);
  const browser = text('letters.browser');
  return {
    language: text('language') === 'en' ? 'en' : 'it',
    letterLanguage: text('letters.language') === 'en' ? 'en' : 'it',
    creditor,
    collectors: [firstCollector, ...otherCollectors],
    place: text('letters.place') ?? creditor.city,
    rules: {
      patronDay: text('rules.patron_day'),
      minContactDays: number('rules.min_contact_days'),
      promiseGraceWorkingDays: number('rules.promise_grace_working_days'),
      planGraceDays: number('rules.plan_grace_days'),
      planLongestMonths: number('rules.plan_longest_months'),
      disputeAnswerDays: number('rules.dispute_answer_days'),
      staleAfterDays: number('rules.stale_after_days'),
      presentedWorkingDays: number('rules.presented_working_days'),
      paymentTermDays: number('rules.payment_term_days'),
      inactiveAfterDays: number('rules.inactive_after_days'),
      oldAfterDays: number('rules.old_after_days'),
      paymentMethods,
    },
    rating,
    ...readMoneySettings(text, number, flag),
    retentionYears: number('privacy.retention_years'),
    strategies,
    currency: text('currency') ?? 'EUR',
    ...(browser === undefined ? {} : { browser }),
    hints: flag('hints'),
    isSample: flag('sample'),
  };
}

function creditorOf(written: WrittenValues): Creditor {
  const { text, flag } = valuesOf(written);
  const optional = {
    province: text('company.province'),
    phone: text('company.phone'),
    email: text('company.email'),
    pec: text('company.pec'),
    taxCode: text('company.tax_code'),
    companyRegister: text('company.company_register'),
    rea: text('company.rea'),
    shareCapital: text('company.share_capital'),
    bank: text('company.bank'),
    bic: text('company.bic'),
  };
  return {
    name: text('company.name') ?? '',
    address: text('company.address') ?? '',
    postcode: text('company.postcode') ?? '',
    city: text('company.city') ?? '',
    vatNumber: text('company.vat_number') ?? '',
    iban: text('company.iban') ?? '',
    isSingleMember: flag('company.single_member'),
    isInLiquidation: flag('company.in_liquidation'),
    ...present(optional),
  };
}

/** The values of the file with the defaults for absent ones, by the type their key is known to have. */
function valuesOf(written: WrittenValues) {
  const value = (key: string): SettingValue | undefined =>
    written.get(key) ?? SETTING_KEYS.find((candidate) => candidate.key === key)?.fallback;
  return {
    text: (key: string): string | undefined => {
      const found = value(key);
      return typeof found === 'string' ? found : undefined;
    },
    number: (key: string): number => Number(value(key) ?? 0),
    flag: (key: string): boolean => value(key) === true,
  };
}
