/** The scale of the rating: five classes, what score each begins at, what each weighs in the agenda. */
import type { InformationMonths } from './ratingInformation.ts';

/** A pays as agreed, E is not likely to pay. */
export type RatingClass = 'A' | 'B' | 'C' | 'D' | 'E';

/** The best first. */
export const RATING_CLASSES: readonly RatingClass[] = ['A', 'B', 'C', 'D', 'E'];

/** What a company may set of the rating. */
export interface RatingSettings {
  /** How far back payments, promises and returns are looked at, in months. */
  readonly historyMonths: number;
  /** Days after the due date within which a payment still counts as on time. */
  readonly onTimeDays: number;
  /** The least score of each class, from 1 to 100 and falling; E takes the rest. */
  readonly leastScores: Readonly<Record<Exclude<RatingClass, 'E'>, number>>;
  /** What a case of each class weighs in the agenda, in percent. */
  readonly priorityPercents: Readonly<Record<RatingClass, number>>;
  readonly informationMonths: InformationMonths;
}

/** The register keeps a protest for five years; proceedings count until a person removes them; the rest grows old sooner. */
export const DEFAULT_RATING: RatingSettings = {
  historyMonths: 12,
  onTimeDays: 7,
  leastScores: { A: 80, B: 65, C: 50, D: 30 },
  priorityPercents: { A: 80, B: 90, C: 100, D: 110, E: 120 },
  informationMonths: {
    'insolvency-proceeding': 0,
    protest: 60,
    'prejudicial-act': 36,
    account: 18,
    'market-in-crisis': 6,
    'open-source': 6,
    other: 12,
  },
};

/** The class of a score from 0 to 100. */
export function classOf(score: number, { leastScores }: Pick<RatingSettings, 'leastScores'>): RatingClass {
  return (['A', 'B', 'C', 'D'] as const).find((each) => score >= leastScores[each]) ?? 'E';
}

/** The next better class; A has none. */
export function betterThan(rated: RatingClass): Exclude<RatingClass, 'E'> | undefined {
  return ({ A: undefined, B: 'A', C: 'B', D: 'C', E: 'D' } as const)[rated];
}

/** The highest score of a class. */
export function highestScoreOf(
  rated: RatingClass,
  { leastScores }: Pick<RatingSettings, 'leastScores'>,
): number {
  const better = betterThan(rated);
  return better === undefined ? 100 : leastScores[better] - 1;
}

/** What a case weighs in the agenda, in whole percent; an unrated debtor's weighs as much as before. */
export function ratingFactor(
  rated: RatingClass | undefined,
  { priorityPercents }: Pick<RatingSettings, 'priorityPercents'>,
): number {
  return rated === undefined ? 100 : priorityPercents[rated];
}
