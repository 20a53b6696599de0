/** The rating of debtors that are new in a file, by what the file says is open: nothing else is known of them yet. */
import type { Day } from '../../domain/day.ts';
import type { IncomingItems } from '../../domain/import/incoming.ts';
import { totalsByCurrency, type Money } from '../../domain/money.ts';
import { LEAST_EXPERIENCES, rate } from '../../domain/rating/rating.ts';
import type { RatedInvoice } from '../../domain/rating/ratingHistory.ts';
import type { RatingClass } from '../../domain/rating/ratingScale.ts';
import type { Book } from '../book.ts';
import { placesByNewDebtor } from './newDebtors.ts';

/**
 * The class of each of them as reading their items from the book would give it, by the key they were matched under;
 * undefined when too little is known.
 */
export function classesOfNew(
  { settings }: Book,
  today: Day,
  items: IncomingItems,
  keys: Int32Array,
): (key: number) => RatingClass | undefined {
  const placesOf = placesByNewDebtor(keys);
  return (key) => {
    const invoices: RatedInvoice[] = [];
    const credits: Money[] = [];
    for (const { place } of placesOf(key)) {
      const { dueOn, amountCents, openCents, currency, isCreditNote, method } =
        items.withoutReferenceAt(place);
      if (openCents < 0) credits.push({ cents: openCents, currency });
      if (isCreditNote || openCents < 0) continue;
      invoices.push({
        dueOn,
        amountCents,
        openCents,
        currency,
        ...(method === undefined ? undefined : { method }),
        isDisputed: false,
        payments: [],
      });
    }
    if (invoices.length < LEAST_EXPERIENCES) return undefined;
    const nothingElse = { promises: [], plans: [], returns: [], information: [] };
    const facts = { invoices, credits: totalsByCurrency(credits), ...nothingElse };
    return rate(facts, settings.rating, settings.rules, today).class;
  };
}
