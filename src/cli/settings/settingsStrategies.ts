/** Reads the company's own strategies: `[[strategies.NAME]]`, one table for each step, in climbing order. */
import { cents, LARGEST_CENTS, type Cents } from '../../domain/money.ts';
import { DEFAULT_STRATEGIES, type Settings } from '../../domain/settings.ts';
import type { Step, StepKind, Strategy } from '../../domain/strategy/strategy.ts';
import { strategyProblems } from '../../domain/strategy/strategyCheck.ts';
import type { Report } from './settingsProblem.ts';
import { isTable, shownValue } from './settingsValue.ts';
import { closest } from '../screen/suggestion.ts';

/** The default strategies, with those of the file in place of the ones they are named after. */
export function readStrategies(raw: unknown, report: Report): Settings['strategies'] {
  if (raw === undefined) return DEFAULT_STRATEGIES;
  if (!isTable(raw)) {
    report('strategies', raw, { code: 'wrong-type', kind: 'table' });
    return DEFAULT_STRATEGIES;
  }
  const own = Object.entries(raw).map(([name, steps]): [string, Strategy] => [
    name,
    readStrategy(name, steps, report),
  ]);
  return { ...DEFAULT_STRATEGIES, ...Object.fromEntries(own) };
}

const KINDS: readonly StepKind[] = [
  'call',
  'address-check',
  'letter',
  'tracing',
  'visit',
  'legal-warning',
  'report',
  'assessment',
];
const STEP_KEYS = [
  'id',
  'kind',
  'from',
  'days',
  'term',
  'tone',
  'attempts',
  'retry_days',
  'min_amount',
  'approve',
  'only',
] as const;

type StepKey = (typeof STEP_KEYS)[number];

function readStrategy(name: string, raw: unknown, report: Report): Strategy {
  const path = `strategies.${name}`;
  if (!Array.isArray(raw) || raw.length === 0) {
    report(path, raw, { code: Array.isArray(raw) ? 'no-steps' : 'wrong-type', kind: 'list' });
    return { name, steps: [] };
  }
  const steps = raw.map((step: unknown, index) => readStep(`${path}[${index}]`, step, index === 0, report));
  for (const [index, step] of steps.entries()) {
    const isTaken = steps.slice(0, index).some((earlier) => earlier.id === step.id);
    if (isTaken && step.id !== '') report(`${path}[${index}].id`, step.id, { code: 'duplicate-id' });
  }
  for (const { index, step, code } of strategyProblems({ name, steps })) {
    report(`${path}[${index}]`, step, { code });
  }
  return { name, steps };
}

/** Reads a step; what cannot be read is reported and takes a harmless value, as the settings are then not used at all. */
function readStep(path: string, raw: unknown, isFirst: boolean, report: Report): Step {
  if (!isTable(raw)) {
    report(path, raw, { code: 'wrong-type', kind: 'table' });
    return { id: '', kind: 'call', from: 'due', days: 0, needsApproval: false };
  }
  for (const key of Object.keys(raw)) {
    if (STEP_KEYS.some((known) => known === key)) continue;
    const suggestion = closest(key, STEP_KEYS);
    report(`${path}.${key}`, raw[key], {
      code: 'unknown-key',
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  const reader = stepReader(path, raw, report);
  const named = reader.choice('kind', KINDS);
  const kind = named ?? 'call';
  const isLetter = kind === 'letter' || kind === 'legal-warning';
  const isCall = kind === 'call';
  // Of a kind that cannot be read nobody knows what belongs to it.
  reader.refuse(isLetter || named === undefined ? [] : ['term', 'tone'], 'only-for-letters');
  reader.refuse(isCall || named === undefined ? [] : ['attempts', 'retry_days'], 'only-for-calls');
  const from = reader.choice('from', ['due', 'previous'], isFirst ? 'due' : 'previous') ?? 'previous';
  const termDays = isLetter ? reader.days('term', 1) : undefined;
  const tone = isLetter ? reader.choice('tone', ['friendly', 'firm', 'formal']) : undefined;
  const attempts = isCall ? (reader.days('attempts', 1, 1) ?? 1) : undefined;
  const retryWorkingDays = isCall && (attempts ?? 0) > 1 ? reader.days('retry_days', 1, 1) : undefined;
  const minAmountCents = reader.amount();
  const only = raw['only'] === undefined ? undefined : reader.choice('only', ['before-due', 'unreachable']);
  return {
    id: reader.id(),
    kind,
    from,
    days: reader.days('days', from === 'due' ? -MOST_DAYS : 0, kind === 'tracing' ? 0 : undefined) ?? 0,
    needsApproval: reader.yesNo('approve', kind === 'legal-warning'),
    ...(termDays === undefined ? {} : { termDays }),
    ...(tone === undefined ? {} : { tone }),
    ...(attempts === undefined ? {} : { attempts }),
    ...(retryWorkingDays === undefined ? {} : { retryWorkingDays }),
    ...(minAmountCents === undefined ? {} : { minAmountCents }),
    ...(only === undefined ? {} : { only }),
  };
}

const MOST_DAYS = 365;

/** The readers of one step; each reports what it cannot read and then answers undefined. */
function stepReader(path: string, raw: Readonly<Record<string, unknown>>, report: Report) {
  const at = (key: StepKey): string => `${path}.${key}`;
  return {
    id(): string {
      const id = raw['id'];
      if (typeof id === 'string' && /^[a-z][a-z0-9-]*$/.test(id)) return id;
      report(at('id'), id, { code: id === undefined ? 'missing' : 'bad-id', kind: 'text' });
      return '';
    },
    choice<Choice extends string>(
      key: StepKey,
      choices: readonly Choice[],
      fallback?: Choice,
    ): Choice | undefined {
      const value = raw[key] ?? fallback;
      const found = choices.find((choice) => choice === value);
      if (found === undefined)
        report(at(key), value, { code: value === undefined ? 'missing' : 'not-one-of', choices });
      return found;
    },
    days(key: StepKey, least: number, fallback?: number): number | undefined {
      const value = raw[key] ?? fallback;
      const isDays =
        typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST_DAYS;
      if (isDays) return value;
      report(at(key), value, { code: value === undefined ? 'missing' : 'unfit-value', kind: 'day-count' });
      return undefined;
    },
    amount(): Cents | undefined {
      const value = raw['min_amount'];
      if (value === undefined) return undefined;
      const read = amountOf(value);
      if (read === undefined) report(at('min_amount'), value, { code: 'unfit-value', kind: 'amount' });
      return read;
    },
    yesNo(key: StepKey, fallback: boolean): boolean {
      const value = raw[key] ?? fallback;
      if (typeof value === 'boolean') return value;
      report(at(key), value, { code: 'wrong-type', kind: 'yes-no' });
      return fallback;
    },
    refuse(keys: readonly StepKey[], code: 'only-for-letters' | 'only-for-calls'): void {
      for (const key of keys) if (raw[key] !== undefined) report(at(key), raw[key], { code });
    },
  };
}

/** Whole units (`1000`) or a text with decimals (`"1000,50"`); a number with a fraction would not be exact. */
function amountOf(raw: unknown): Cents | undefined {
  const [, units, decimals = ''] = /^(\d{1,10})(?:[.,](\d{2}))?$/.exec(shownValue(raw)) ?? [];
  if (units === undefined || (decimals !== '' && typeof raw !== 'string')) return undefined;
  const value = Number(units + decimals.padEnd(2, '0'));
  return value <= LARGEST_CENTS ? cents(value) : undefined;
}
