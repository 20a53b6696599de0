/** What the report of uncollectibility cannot prove: each gap is named, on the screen and in the report. */
import type { UncollectibilityFacts } from '../../office/court/uncollectibility.ts';
import type { Format } from '../screen/format.ts';
import { uncoveredDays } from '../money/interestView.ts';
import type { Messages } from '../messages/messages.ts';

/** The gaps of a case, in sentences; none when everything is proved. */
export function reportGaps(
  { messages, format }: { readonly messages: Messages; readonly format: Format },
  { letters, information, facts, assessed }: UncollectibilityFacts,
): string[] {
  const { gaps } = messages.court.report;
  const { debtor } = facts;
  const unsent = letters.filter((letter) => letter.sentOn === undefined);
  const unproved = letters.filter(
    (letter) =>
      letter.sentOn !== undefined && letter.arrivedOn === undefined && letter.failedOn === undefined,
  );
  const uncovered = uncoveredDays([assessed.claim]);
  return [
    ...(letters.some((letter) => letter.arrivedOn !== undefined) ? [] : [gaps.noDemand]),
    ...unproved.map((letter) => gaps.unproved(letter.protocol)),
    ...unsent.map((letter) => gaps.unsent(letter.protocol)),
    ...(information.length === 0 ? [gaps.noInformation] : []),
    ...(debtor.addressCheckedOn === undefined ? [gaps.noAddressCheck] : []),
    ...(uncovered === 0 ? [] : [gaps.uncovered(uncovered)]),
    ...(assessed.beside.length === 0 ? [] : [gaps.beside(format.sums(assessed.beside))]),
  ];
}
