/** The interest rates: those published, those a person entered. Letters that went out stay as they are. */
import { deleteOwnRate, ownRates, rateTables, storeOwnRate } from '../db/rates.ts';
import {
  isRateInReach,
  PUBLISHED_RATES,
  rateFor,
  type OwnRate,
  type Rate,
  type RateTables,
} from '../domain/interest/rates.ts';
import { Refusal } from '../domain/refusal.ts';
import { perform, type Done } from './act.ts';
import type { Book, Moment } from './book.ts';

/** A rate as it counts from now on, and the one that counted before. */
export interface RateChange {
  readonly period: Pick<OwnRate, 'kind' | 'period'>;
  readonly before?: Rate;
  readonly after?: Rate;
}

/** Both tables as they count now. Reads only. */
export function ratesOf({ database }: Book): RateTables {
  return rateTables(database);
}

/**
 * Enters a rate, or corrects one. Refuses: `rate-out-of-reach` (usage) for a period that nobody can know a rate of;
 * `rate-published` (rule) when the program came with another rate for it and no reason is given to overrule that.
 */
export function addRate(book: Book, moment: Moment, entry: OwnRate, override?: string): Done<RateChange> {
  const { kind, period, basisPoints, source } = entry;
  if (!isRateInReach(entry, moment.today)) throw new Refusal('usage', 'rate-out-of-reach', { period });
  const published = rateFor(PUBLISHED_RATES, entry);
  const isOther = published !== undefined && published.basisPoints !== basisPoints;
  if (isOther && override === undefined)
    throw new Refusal('rule', 'rate-published', { period, percent: published.basisPoints });
  return perform(book, moment, { command: 'rates' }, (recorder) => {
    const before = rateFor(rateTables(book.database), entry);
    const isSame = before?.isOwn === true && before.basisPoints === basisPoints && before.source === source;
    if (!isSame) {
      storeOwnRate(book.database, entry, moment.today);
      recorder.note(undefined, 'rate-added', {
        kind,
        period,
        basisPoints,
        source,
        from: before?.basisPoints,
        override,
      });
    }
    return changeOf(book, entry, before);
  });
}

/** Takes out a rate that was entered: what the program comes with counts again. Refuses (not-found): `no-such-rate`. */
export function removeRate(
  book: Book,
  moment: Moment,
  period: Pick<OwnRate, 'kind' | 'period'>,
): Done<RateChange> {
  return perform(book, moment, { command: 'rates' }, (recorder) => {
    const own = ownRates(book.database).find(
      (each) => each.kind === period.kind && each.period === period.period,
    );
    if (own === undefined) throw new Refusal('not-found', 'no-such-rate', { period: period.period });
    const before = rateFor(rateTables(book.database), period);
    deleteOwnRate(book.database, period);
    recorder.note(undefined, 'rate-removed', { ...period, basisPoints: own.basisPoints });
    return changeOf(book, period, before);
  });
}

function changeOf(
  { database }: Book,
  { kind, period }: Pick<OwnRate, 'kind' | 'period'>,
  before: Rate | undefined,
): RateChange {
  const after = rateFor(rateTables(database), { kind, period });
  return {
    period: { kind, period },
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
