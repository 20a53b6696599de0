/** Whether what was proposed for a movement still holds, now that a person confirms it. */
import type { Candidate, MatchReason, MatchReasonCode, PaymentMatch, SecondLook } from './paymentMatch.ts';

/** What a person was shown of a movement. */
interface Shown {
  readonly reasons: readonly MatchReason[];
  readonly candidates: readonly Candidate[];
}

/** What speaks for a payment, and no person has to be asked about when it changes. */
const FAVOURABLE: ReadonlySet<MatchReasonCode> = new Set([
  'payer-by-iban',
  'payer-by-name',
  'payer-by-letter',
  'invoices-named',
  'exact-sum',
  'settles-all',
  'net-of-credit',
  'partial',
  'on-account',
]);

/** The doubts about paying this that were not there when it was proposed. */
export function newDoubts(look: SecondLook, shown: Shown, chosen: Candidate): MatchReason[] {
  const known = new Set([...shown.reasons, ...shown.candidates.flatMap(({ reasons }) => reasons)].map(keyOf));
  return [...look.doubtsAbout(chosen), ...look.match.reasons].filter(
    (reason) => !FAVOURABLE.has(reason.code) && !known.has(keyOf(reason)),
  );
}

/** What is left open may change without making another proposal of it. */
function keyOf({ code, values: { open: _left, ...values } = {} }: MatchReason): string {
  return JSON.stringify([code, values]);
}

/** Where the money would go as the book is now; of one debtor, when a person said whose it is. */
export function candidatesNow(match: PaymentMatch, debtor: number | undefined): readonly Candidate[] {
  const all = match.state === 'posted' ? [match] : match.state === 'proposed' ? match.candidates : [];
  return ofDebtor(all, debtor);
}

export function ofDebtor(candidates: readonly Candidate[], debtor: number | undefined): Candidate[] {
  return candidates.filter((candidate) => debtor === undefined || candidate.debtor === debtor);
}

/** Whether two answers lay the money on the same invoices. */
export function isSameAnswer(one: readonly Candidate[], other: readonly Candidate[]): boolean {
  const answerOf = (candidates: readonly Candidate[]): string =>
    JSON.stringify(
      candidates.map(({ debtor, shares }) => [
        debtor,
        shares.map(({ invoiceId, cents }) => [invoiceId, cents]),
      ]),
    );
  return answerOf(one) === answerOf(other);
}
