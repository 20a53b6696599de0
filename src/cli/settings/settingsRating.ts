/** The keys of `[rating]`: where the classes begin, what they weigh, how long information counts. */
import { INFORMATION_KINDS, type InformationKind } from '../../domain/rating/ratingInformation.ts';
import {
  DEFAULT_RATING,
  RATING_CLASSES,
  type RatingClass,
  type RatingSettings,
} from '../../domain/rating/ratingScale.ts';
import type { SettingKey } from './settingsKeys.ts';
import type { Report } from './settingsProblem.ts';

const LIMITED_CLASSES = ['A', 'B', 'C', 'D'] as const;

const leastKey = (rated: RatingClass): string => `rating.class_${rated.toLowerCase()}`;
const priorityKey = (rated: RatingClass): string => `rating.priority_${rated.toLowerCase()}`;
const monthsKey = (kind: InformationKind): string => `rating.${kind.replaceAll('-', '_')}_months`;

/** In the order of the file; the defaults are those of the domain. */
export const RATING_KEYS: readonly SettingKey[] = [
  { key: 'rating.history_months', kind: 'months', fallback: DEFAULT_RATING.historyMonths },
  { key: 'rating.on_time_days', kind: 'count', fallback: DEFAULT_RATING.onTimeDays },
  ...LIMITED_CLASSES.map((rated): SettingKey => ({
    key: leastKey(rated),
    kind: 'points',
    fallback: DEFAULT_RATING.leastScores[rated],
  })),
  ...RATING_CLASSES.map((rated): SettingKey => ({
    key: priorityKey(rated),
    kind: 'weight',
    fallback: DEFAULT_RATING.priorityPercents[rated],
  })),
  ...INFORMATION_KINDS.map((kind): SettingKey => ({
    key: monthsKey(kind),
    kind: 'months',
    fallback: DEFAULT_RATING.informationMonths[kind],
  })),
];

/** The settings of the rating. A class that does not begin below the better one is a problem. */
export function readRating(number: (key: string) => number, report: Report): RatingSettings {
  LIMITED_CLASSES.slice(1).forEach((rated, index) => {
    const better = LIMITED_CLASSES[index] ?? 'A';
    if (number(leastKey(rated)) < number(leastKey(better))) return;
    report(leastKey(rated), number(leastKey(rated)), { code: 'not-below', choices: [leastKey(better)] });
  });
  return {
    historyMonths: number('rating.history_months'),
    onTimeDays: number('rating.on_time_days'),
    leastScores: byKey(LIMITED_CLASSES, (rated) => number(leastKey(rated))),
    priorityPercents: byKey(RATING_CLASSES, (rated) => number(priorityKey(rated))),
    informationMonths: byKey(INFORMATION_KINDS, (kind) => number(monthsKey(kind))),
  };
}

function byKey<Key extends string>(keys: readonly Key[], valueOf: (key: Key) => number): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, number>;
}
