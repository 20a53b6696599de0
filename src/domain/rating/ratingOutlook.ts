/** What would change a rating: each possibility rated with the same function, so that it cannot promise anything else. */
import { addDays, type Day } from '../day.ts';
import { cents } from '../money.ts';
import { informationCost, LEAST_EXPERIENCES, rate, type Rating, type RatingFacts } from './rating.ts';
import { isUnpaid } from './ratingHistory.ts';
import { isInForce, type Information } from './ratingInformation.ts';
import { betterThan, type RatingSettings } from './ratingScale.ts';
import type { Rules } from '../settings.ts';

/** A possibility, and the rating it leads to. */
export interface RatingChange {
  readonly code: 'overdue-paid' | 'nothing-paid' | 'information-ends' | 'more-invoices' | 'points-missing';
  readonly rating?: Rating;
  readonly values: Readonly<Record<string, string | number>>;
}

/** How far ahead it is looked when nothing is paid. */
const OUTLOOK_DAYS = 30;

/** What would change the rating of a day, the likeliest first; empty when nothing would. */
export function ratingOutlook(
  facts: RatingFacts,
  settings: RatingSettings,
  rules: Rules,
  today: Day,
): RatingChange[] {
  const now = rate(facts, settings, rules, today);
  const rated = (changed: RatingFacts, on = today): Rating => rate(changed, settings, rules, on);
  const isAnyOverdue = facts.invoices.some((invoice) => isUnpaid(invoice, rules, today));
  const ending = nextToEnd(facts.information, now, today);
  const possible: RatingChange[] = [
    { code: 'overdue-paid', rating: rated(overduePaid(facts, rules, today)), values: {} },
    ...(isAnyOverdue ? [nothingPaid(rated(facts, addDays(today, OUTLOOK_DAYS)))] : []),
    ...(ending === undefined ? [] : [{ ...informationEnds(ending), rating: rated(without(facts, ending)) }]),
  ];
  const different = possible.filter(({ rating }) => rating?.score !== now.score);
  return [...missing(now, settings), ...different];
}

/** Invoices or points that are missing to a class, or to a better one. */
function missing(
  { class: rated, score, experiences, limit }: Rating,
  settings: RatingSettings,
): RatingChange[] {
  if (rated === undefined || score === undefined)
    return [{ code: 'more-invoices', values: { count: LEAST_EXPERIENCES - experiences } }];
  const better = betterThan(rated);
  // No number of points leads beyond what information allows.
  if (better === undefined || limit?.class === rated) return [];
  const count = settings.leastScores[better] - score;
  return [{ code: 'points-missing', values: { count, class: better } }];
}

function nothingPaid(rating: Rating): RatingChange {
  return { code: 'nothing-paid', rating, values: { days: OUTLOOK_DAYS } };
}

function overduePaid(facts: RatingFacts, rules: Rules, today: Day): RatingFacts {
  const invoices = facts.invoices.map((invoice) =>
    isUnpaid(invoice, rules, today)
      ? {
          ...invoice,
          openCents: cents(0),
          payments: [...invoice.payments, { on: today, cents: invoice.openCents }],
        }
      : invoice,
  );
  return { ...facts, invoices };
}

/** Of the information that costs points, the one that allows no better class, else the one that ends first. */
function nextToEnd(
  information: readonly Information[],
  { limit }: Rating,
  today: Day,
): Information | undefined {
  if (limit !== undefined) return limit.information;
  const costly = information.filter((each) => isInForce(each, today) && informationCost(each) > 0);
  const end = ({ expiresOn }: Information): string => expiresOn ?? '9999';
  return costly.reduce<Information | undefined>(
    (first, each) => (first === undefined || end(each) < end(first) ? each : first),
    undefined,
  );
}

function informationEnds({ kind, id, expiresOn }: Information): Omit<RatingChange, 'rating'> {
  return {
    code: 'information-ends',
    values: { kind, information: id, ...(expiresOn === undefined ? {} : { until: expiresOn }) },
  };
}

function without(facts: RatingFacts, gone: Information): RatingFacts {
  return { ...facts, information: facts.information.filter(({ id }) => id !== gone.id) };
}
