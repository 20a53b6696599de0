/** What to do with money that came in. */
import type { MatchLedger } from './matchLedger.ts';
import { namedDocuments, type NamedDocuments } from './namedDocuments.ts';
import type { Day } from '../day.ts';
import type { Candidate, MatchReason, PaymentMatch, ReadMovement } from './paymentMatch.ts';
import { payerOf, type Payer } from './payerOf.ts';
import { isSaying, telling } from './remittance.ts';
import { settleBySum, settleNamed, type Settlement } from './settlement.ts';

/** Posts what is proved by who paid and what for, proposes what is likely, and says why. */
export function decideIncoming(movement: ReadMovement, ledger: MatchLedger, today: Day): PaymentMatch {
  const payer = payerOf(movement, ledger);
  if (payer.kind === 'known') return decideKnown(movement, ledger, payer, today);
  return decideUnknown(movement, ledger, payer, today);
}

function decideKnown(
  movement: ReadMovement,
  ledger: MatchLedger,
  payer: Payer & { kind: 'known' },
  today: Day,
): PaymentMatch {
  const { debtor, reason } = payer;
  const { currency, read } = movement;
  const own = namedDocuments(ledger, telling(read.mentions), currency, debtor);
  if (own.open.length > 0) {
    const settlement = settleNamed(movement, ledger, debtor, own, today);
    const isProved = own.isTelling || settlement.isExact;
    const sure = isProved ? settlement : doubtful(settlement, payer);
    return settled(movement, ledger, sure, [reason], payer.isSimilar !== true);
  }
  const obstacle = obstacleOf(own);
  if (obstacle === undefined) {
    const settlement =
      settleLoosely(movement, ledger, debtor, today) ??
      doubtful(settleBySum(movement, ledger, debtor, today), payer);
    return settled(movement, ledger, settlement, [reason], payer.isSimilar !== true);
  }
  // Named are documents that this payer does not owe: somebody else's, or none of the book.
  const foreign = namedDocuments(ledger, telling(read.mentions), currency);
  const guess = settleBySum(movement, ledger, debtor, today);
  const candidates = [
    ...(guess.isExact ? [withReasons(guess, [reason, obstacle])] : []),
    ...candidatesFor(movement, ledger, foreign, [{ code: 'third-party' }], today),
  ];
  const reasons = [reason, obstacle];
  return candidates.length === 0 ? { state: 'unknown', debtor, reasons } : proposal(candidates, reasons);
}

/** A name that is only similar proves nobody. */
function doubtful(settlement: Settlement, { isSimilar }: Payer & { kind: 'known' }): Settlement {
  if (isSimilar !== true || settlement.shares.length === 0) return settlement;
  const reasons = [...settlement.reasons, { code: 'similar-name' } as const];
  return { ...settlement, reasons, isSure: false };
}

/** Bare numbers without a word before them, as in "88 e 89": only where they come to the amount. */
function settleLoosely(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  today: Day,
): Settlement | undefined {
  const { currency, read } = movement;
  // Its numbers are those of orders and offers.
  if (read.isPrepayment) return undefined;
  const loose = read.mentions.filter((mention) => !isSaying(mention));
  const named = namedDocuments(ledger, loose, currency, debtor);
  if (named.open.length === 0) return undefined;
  const settlement = settleNamed(movement, ledger, debtor, named, today);
  return settlement.isExact ? settlement : undefined;
}

function decideUnknown(
  movement: ReadMovement,
  ledger: MatchLedger,
  payer: Exclude<Payer, { kind: 'known' }>,
  today: Day,
): PaymentMatch {
  const named = namedDocuments(ledger, telling(movement.read.mentions), movement.currency);
  const debtors = [...new Set(named.open.map((item) => item.debtor))];
  const [debtor] = debtors;
  if (debtor !== undefined && debtors.length === 1) {
    const settlement = settleNamed(movement, ledger, debtor, named, today);
    const doubt = doubtAbout(payer, debtor, named, settlement);
    if (doubt === undefined) return settled(movement, ledger, settlement, []);
    return proposal(
      [{ debtor, shares: settlement.shares, reasons: [...settlement.reasons, doubt] }],
      [doubt],
    );
  }
  if (debtors.length > 1) {
    const doubt: MatchReason = { code: 'several-debtors' };
    return proposal(candidatesFor(movement, ledger, named, [doubt], today), [doubt]);
  }
  const obstacle = obstacleOf(named);
  if (payer.kind === 'several') {
    const doubts: MatchReason[] = [
      { code: 'several-debtors' },
      ...(obstacle === undefined ? [] : [obstacle]),
    ];
    const settlements = payer.debtors.map((each) => settleBySum(movement, ledger, each, today));
    const possible = settlements.filter((each) => each.isExact);
    if (possible.length > 0)
      return proposal(
        possible.map((each) => withReasons(each, doubts)),
        doubts,
      );
  }
  return { state: 'unknown', reasons: [obstacle ?? { code: 'payer-unknown' }] };
}

/** Why invoices that were named cannot be posted for this payer; undefined when nothing speaks against it. */
function doubtAbout(
  payer: Exclude<Payer, { kind: 'known' }>,
  debtor: number,
  named: NamedDocuments,
  settlement: Settlement,
): MatchReason | undefined {
  if (payer.kind === 'stranger') return { code: 'third-party', values: { payer: payer.name } };
  if (payer.kind === 'several') return payer.debtors.includes(debtor) ? undefined : { code: 'third-party' };
  // A short number without a payer is too little, unless the amount agrees to the cent.
  return named.isTelling || settlement.isExact ? undefined : { code: 'short-number-only' };
}

function settled(
  movement: ReadMovement,
  ledger: MatchLedger,
  settlement: Settlement,
  reasons: readonly MatchReason[],
  isOwnName = true,
): PaymentMatch {
  const isOnBehalf = movement.read.isOnBehalf;
  const all = [...reasons, ...settlement.reasons, ...(isOnBehalf ? [{ code: 'on-behalf' } as const] : [])];
  const { debtor, shares, isSure } = settlement;
  if (shares.length === 0) return { state: 'unknown', debtor, reasons: all };
  if (!isSure || isOnBehalf) return proposal([{ debtor, shares, reasons: all }], all);
  const iban = ledger.payingIban(movement);
  const known = iban === undefined ? [] : ledger.payersFrom(iban);
  const isNamedPayer = isOwnName && reasons.some(({ code }) => code === 'payer-by-name');
  const isNew =
    known.length === 0 ? isNamedPayer : !known.includes(debtor) && isItsOwnName(movement, ledger, debtor);
  return {
    state: 'posted',
    debtor,
    shares,
    reasons: all,
    ...(iban !== undefined && isNew ? { learns: iban } : {}),
  };
}

/** An account known as somebody else's that pays under another customer's own name is from now on nobody's. */
function isItsOwnName({ counterparty }: ReadMovement, { names }: MatchLedger, debtor: number): boolean {
  return counterparty !== undefined && names.isOwn(counterparty, debtor);
}

function proposal(candidates: readonly Candidate[], reasons: readonly MatchReason[]): PaymentMatch {
  return { state: 'proposed', candidates, reasons };
}

/** One candidate for each debtor whose invoices were named. */
function candidatesFor(
  movement: ReadMovement,
  ledger: MatchLedger,
  named: NamedDocuments,
  reasons: readonly MatchReason[],
  today: Day,
): Candidate[] {
  return [...new Set(named.open.map((item) => item.debtor))].map((debtor) =>
    withReasons(settleNamed(movement, ledger, debtor, named, today), reasons),
  );
}

function withReasons({ debtor, shares, reasons }: Settlement, more: readonly MatchReason[]): Candidate {
  return { debtor, shares, reasons: [...reasons, ...more] };
}

/** The invoices named are paid already, or not in the book. */
function obstacleOf({ settled: paid, unknown }: NamedDocuments): MatchReason | undefined {
  if (paid.length > 0)
    return { code: 'invoices-settled', values: { numbers: paid.map((item) => item.number) } };
  return unknown.length > 0 ? { code: 'invoices-unknown', values: { numbers: unknown } } : undefined;
}
