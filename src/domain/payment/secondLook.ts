/** Whether what was proposed for a movement still holds, now that a person confirms it. */
import type { Candidate, MatchReason, MatchReasonCode, SecondLook } from './paymentMatch.ts';

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
  return unknownTo(shown, [...look.doubtsAbout(chosen), ...look.match.reasons]);
}

function unknownTo(shown: Shown, reasons: readonly MatchReason[]): MatchReason[] {
  const known = new Set([...shown.reasons, ...shown.candidates.flatMap((each) => each.reasons)].map(keyOf));
  return reasons.filter((reason) => !FAVOURABLE.has(reason.code) && !known.has(keyOf(reason)));
}

/**
 * Whether money that went back would take back what was shown, and nothing else is to be said of it: what was paid or
 * recorded since is none of it.
 * @param debtor the one a person named
 */
export function isSameReturn(look: SecondLook, shown: Shown, debtor: number | undefined): boolean {
  const isSame = isSameAnswer(ofDebtor(look.candidates, debtor), ofDebtor(shown.candidates, debtor));
  return isSame && unknownTo(shown, look.match.reasons).length === 0;
}

/** What is left open may change without making another proposal of it. */
function keyOf({ code, values: { open: _left, ...values } = {} }: MatchReason): string {
  return JSON.stringify([code, values]);
}

/** Those of one debtor, when a person said whose it is. */
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
