/** What is wrong with a file of settings, as data: every problem of the file, not only the first one. */
import { Refusal } from '../../domain/refusal.ts';
import type { StrategyProblem } from '../../domain/strategy/strategyCheck.ts';
import type { SettingKind } from './settingsKeys.ts';

export type SettingProblemCode =
  | 'broken-file'
  | 'unknown-key'
  | 'missing'
  | 'wrong-type'
  | 'unfit-value'
  | 'not-one-of'
  | 'not-below'
  | 'duplicate-id'
  | 'bad-id'
  | 'no-collector'
  | 'no-steps'
  | 'only-for-calls'
  | 'only-for-letters'
  | StrategyProblem;

export interface SettingProblem {
  /** Counted from 1. */
  readonly line: number;
  /** `rules.patron_day`; empty when the file cannot be read at all. */
  readonly key: string;
  /** As it stands in the file; empty when missing. */
  readonly value: string;
  readonly code: SettingProblemCode;
  /** Only for a file that cannot be read. */
  readonly column?: number;
  /** For `unknown-key`: what was probably meant. */
  readonly suggestion?: string;
  /** What the key may hold. */
  readonly kind?: SettingKind | 'amount' | 'table' | 'list' | 'day-count' | 'quoted-words';
  /** For `not-one-of`; for `not-below` the key whose value it has to be below. */
  readonly choices?: readonly string[];
}

/** Reports a problem at a path of the file, with the value found there. */
export type Report = (
  path: string,
  raw: unknown,
  problem: Omit<SettingProblem, 'line' | 'key' | 'value'>,
) => void;

/** The settings cannot be used; exit status 5. */
export class SettingsUnusable extends Refusal {
  readonly file: string;
  readonly problems: readonly SettingProblem[];

  constructor(file: string, problems: readonly SettingProblem[]) {
    super('data', 'settings-unusable', { file, count: problems.length });
    this.name = 'SettingsUnusable';
    this.file = file;
    this.problems = problems;
  }
}
