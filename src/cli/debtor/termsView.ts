/** How a debtor's interest is counted and its credits are prescribed, on its card and for programs. */
import { toDecimal, type Cents } from '../../domain/money.ts';
import type { TermsOfDebtor } from '../../office/court/statement.ts';
import type { Desk } from '../command.ts';
import { rateText } from '../money/interestView.ts';

/** `tasso pattuito: 6,50%`; what nobody has set for the debtor says that it comes from the settings. */
export function interestText(
  { messages, format }: Pick<Desk, 'messages' | 'format'>,
  { interest, own }: TermsOfDebtor,
): string {
  const { terms, regime } = messages.court;
  const { contractBasisPoints: rate } = interest;
  const name = regime(interest.regime);
  const text =
    interest.regime === 'contract'
      ? terms.ownRate(name, rate === undefined ? terms.rateMissing : rateText({ format }, rate))
      : name;
  return own.interest.regime === undefined ? `${text} (${terms.fromSettings})` : text;
}

/** The kind of credit, which decides when it is prescribed. */
export function creditText({ messages }: Pick<Desk, 'messages'>, { creditKind, own }: TermsOfDebtor): string {
  const { terms, assess } = messages.court;
  const text = assess.creditKind(creditKind);
  return own.creditKind === undefined ? `${text} (${terms.fromSettings})` : text;
}

/** The terms for programs; `own` is what a person has set for this debtor. */
export function termsData({ interest, creditKind, own }: TermsOfDebtor): object {
  const rate = (basisPoints: number | undefined): string | null =>
    basisPoints === undefined ? null : toDecimal(basisPoints as Cents);
  return {
    regime: interest.regime,
    rate: interest.regime === 'contract' ? rate(interest.contractBasisPoints) : null,
    credit: creditKind,
    own: {
      regime: own.interest.regime ?? null,
      rate: rate(own.interest.basisPoints),
      credit: own.creditKind ?? null,
    },
  };
}
