/** Whether a debtor cannot be found, and what shows it: one of the grounds on which a credit is lost (circ. AdE 26/E/2013). */
import { isConversation, type CaseFacts } from '../case.ts';
import type { Day } from '../day.ts';
import { failureKind } from '../step/deliveryFailure.ts';

/** One thing that shows it. */
export type UntraceableSign =
  | { readonly kind: 'not-found'; readonly on: Day; readonly asked?: string }
  | { readonly kind: 'returned'; readonly on: Day; readonly protocol: string; readonly reason: string }
  | { readonly kind: 'moved'; readonly on: Day };

/** Without a trace of the debtor: these say that nobody of that name is there. */
const GONE: ReadonlySet<string | undefined> = new Set(['moved', 'unknown', 'untraceable']);

/** Everything that shows it since the debtor was last reached, the oldest first; nothing when none does. */
export function untraceableSigns(
  facts: Pick<CaseFacts, 'tracings' | 'failedDeliveries' | 'letters' | 'contacts'>,
): UntraceableSign[] {
  const reached = reachedOn(facts);
  const signs = [...returned(facts), ...moved(facts), ...notFound(facts)];
  return signs
    .filter(({ on }) => reached === undefined || on > reached)
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** The last day on which a letter arrived, the debtor was spoken to, or was found. */
function reachedOn({
  tracings = [],
  letters,
  contacts,
}: Pick<CaseFacts, 'tracings' | 'letters' | 'contacts'>): Day | undefined {
  return [
    ...tracings.map(({ result, answeredOn }) => (result === 'found' ? answeredOn : undefined)),
    ...letters.map(({ arrivedOn }) => arrivedOn),
    ...contacts.filter(isConversation).map(({ on }) => on),
  ]
    .filter((on) => on !== undefined)
    .sort()
    .at(-1);
}

function notFound({ tracings = [] }: Pick<CaseFacts, 'tracings'>): UntraceableSign[] {
  return tracings
    .filter(({ result }) => result === 'not-found')
    .map(({ answeredOn, askedOn, asked }) => ({
      kind: 'not-found',
      on: answeredOn ?? askedOn,
      ...(asked === undefined ? {} : { asked }),
    }));
}

function returned({ failedDeliveries }: Pick<CaseFacts, 'failedDeliveries'>): UntraceableSign[] {
  return failedDeliveries
    .filter(({ reason }) => GONE.has(failureKind(reason)))
    .map(({ failedOn: on, protocol, reason }) => ({ kind: 'returned', on, protocol, reason }));
}

function moved({ contacts }: Pick<CaseFacts, 'contacts'>): UntraceableSign[] {
  return contacts.filter(({ outcome }) => outcome === 'moved').map(({ on }) => ({ kind: 'moved', on }));
}
