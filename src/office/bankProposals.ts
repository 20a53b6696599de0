/** Movements that wait for a person: listed, confirmed as payments, or dismissed. */
import {
  learnIban,
  movementById,
  movementsIn,
  updateMovement,
  type StoredMovement,
} from '../db/bankMovements.ts';
import { build } from '../db/build.ts';
import { loadFacts } from '../db/caseFacts.ts';
import { allDebtors } from '../db/debtors.ts';
import { loadDebtorFacts } from '../db/debtorFacts.ts';
import { accessoriesLeftIn } from '../domain/accessories.ts';
import { allocate, type Share } from '../domain/allocation.ts';
import type { Debtor } from '../domain/debtor.ts';
import { ibanProblem, normaliseIban } from '../domain/iban.ts';
import { cents, ZERO, type Cents, type Currency } from '../domain/money.ts';
import type { Candidate, MatchReason } from '../domain/paymentMatch.ts';
import { PayerNames } from '../domain/payerName.ts';
import { Refusal } from '../domain/refusal.ts';
import { perform, type Done } from './act.ts';
import { caseTelling, postBankPayment } from './bankPayment.ts';
import type { Book, Moment } from './book.ts';
import { paymentsOf } from './payments.ts';

/** Where the money of a movement might go, with the names a person knows. */
export interface NamedCandidate extends Candidate {
  readonly debtorName: string;
  /** The debtor's case, open or the last one. */
  readonly case?: number;
  readonly parts: readonly { readonly number: string; readonly cents: Cents; readonly open: Cents }[];
}

export interface Proposal {
  readonly id: number;
  readonly movement: StoredMovement['movement'];
  readonly reasons: readonly MatchReason[];
  readonly candidates: readonly NamedCandidate[];
}

/** Movements with a proposal, the oldest first. */
export function openProposals(book: Book): Proposal[] {
  return movementsIn(book.database, 'proposed').map((stored) => proposalOf(book, stored));
}

/** Movements that nobody can place; those that a customer has something to do with come first. */
export function notPlaced(book: Book): Proposal[] {
  const all = movementsIn(book.database, 'unknown');
  const isNamed = ({ debtor, findings }: StoredMovement): boolean =>
    debtor !== undefined || findings.reasons.some(({ code }) => code !== 'payer-unknown');
  return [...all.filter(isNamed), ...all.filter((stored) => !isNamed(stored))].map((stored) =>
    proposalOf(book, stored),
  );
}

/** One movement that still waits. Refuses: `no-such-movement` (not-found), `movement-settled` (rule). */
export function waitingMovement(book: Book, id: number): Proposal {
  return proposalOf(book, waiting(book, id));
}

/** Candidates as they are shown: after an import, and in the list of proposals. */
export function namedCandidates(book: Book, candidates: readonly Candidate[]): NamedCandidate[] {
  return candidates.map((candidate) => {
    const debtor = book.database.one(
      build.selectFrom('debtor').select('name').where('id', '=', candidate.debtor),
    );
    const { number } = caseTelling(book, candidate.debtor);
    return {
      ...candidate,
      debtorName: debtor?.name ?? '',
      ...(number === undefined ? {} : { case: number }),
      parts: candidate.shares.map((share) => {
        const row = book.database.one(
          build.selectFrom('invoice').select(['number', 'open_cents']).where('id', '=', share.invoiceId),
        );
        return { number: row?.number ?? '', cents: share.cents, open: cents(row?.open_cents ?? 0) };
      }),
    };
  });
}

/** What a person said about a movement. */
export interface Confirmation {
  /** The debtor who paid; without one, the only candidate. */
  readonly debtor?: number;
  /** The invoices it pays; without them, those of the candidate, else the order of art. 1193. */
  readonly invoices?: readonly string[];
}

export interface ConfirmedPayment {
  readonly id: number;
  readonly payment: number;
  readonly debtor: Debtor;
  readonly case?: number;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly on: StoredMovement['movement']['bookedOn'];
  /** What came in beyond everything open: it stays unposted. */
  readonly excess: Cents;
  readonly parts: readonly { readonly number: string; readonly cents: Cents }[];
  /** What went to interest and lump sums that a letter had claimed. */
  readonly accessories: Cents;
}

/**
 * Posts a movement that waited, never more of it than is open.
 * Refuses: `no-such-movement`, `several-candidates`, `no-candidate`, `no-such-invoice` (not-found), `movement-settled`,
 * `movement-outgoing`, `proposal-outdated` (rule).
 */
export function confirmMovement(
  book: Book,
  moment: Moment,
  id: number,
  said: Confirmation,
): Done<ConfirmedPayment> {
  return perform(book, moment, { command: 'pay' }, (recorder) => {
    const stored = waiting(book, id);
    const { movement, findings } = stored;
    if (movement.cents < 0) throw new Refusal('rule', 'movement-outgoing', { id });
    const chosen =
      said.debtor === undefined ? onlyCandidate(book, stored, said) : freely(book, moment, stored, said);
    const payment = postBankPayment(book, movement, chosen, recorder);
    const { debtor: number } = chosen;
    updateMovement(book.database, id, { state: 'confirmed', debtor: number, payment, findings });
    const debtors = allDebtors(book.database);
    learn(book, moment, stored, number, debtors);
    const [named] = namedCandidates(book, [chosen]);
    // With what went to interest and lump sums that a letter had claimed.
    const posted = paymentsOf(book, number).find((line) => line.payment === payment)?.cents ?? ZERO;
    return {
      id,
      payment,
      debtor: debtors.find((debtor) => debtor.id === number) as Debtor,
      ...(named?.case === undefined ? {} : { case: named.case }),
      cents: posted,
      currency: movement.currency,
      on: movement.bookedOn,
      excess: cents(movement.cents - posted),
      parts: named?.parts ?? [],
      accessories: cents(posted - chosen.shares.reduce((sum, share) => sum + share.cents, 0)),
    };
  });
}

/** Puts a movement aside: it is no payment of an invoice, or is recorded already. Refuses as confirmMovement does. */
export function dismissMovement(book: Book, moment: Moment, id: number): Done<Proposal> {
  return perform(book, moment, { command: 'pay' }, (recorder) => {
    const stored = waiting(book, id);
    const { movement, findings, debtor } = stored;
    updateMovement(book.database, id, {
      state: 'dismissed',
      ...(debtor === undefined ? {} : { debtor }),
      findings,
    });
    const { cents: amount, currency, bookedOn: on } = movement;
    recorder.note(undefined, 'movement-dismissed', { movement: id, cents: amount, currency, on });
    return proposalOf(book, stored);
  });
}

function waiting({ database }: Book, id: number): StoredMovement {
  const stored = movementById(database, id);
  if (stored === undefined) throw new Refusal('not-found', 'no-such-movement', { id });
  if (stored.state !== 'proposed' && stored.state !== 'unknown') {
    throw new Refusal('rule', 'movement-settled', { id, state: stored.state });
  }
  return stored;
}

function proposalOf(book: Book, { id, movement, findings }: StoredMovement): Proposal {
  return { id, movement, reasons: findings.reasons, candidates: namedCandidates(book, findings.candidates) };
}

/** The candidate that is meant, if it still is one: meanwhile its invoices may have been paid. */
function onlyCandidate(book: Book, { id, findings }: StoredMovement, { invoices }: Confirmation): Candidate {
  const named = namedCandidates(book, findings.candidates).filter(
    ({ parts }) =>
      invoices === undefined || invoices.every((number) => parts.some((part) => part.number === number)),
  );
  const [only] = named;
  if (only === undefined) throw new Refusal('not-found', 'no-candidate', { id });
  if (named.length > 1) {
    const names = named.map(({ debtorName, case: number }) => `${number ?? ''} ${debtorName}`.trim());
    throw new Refusal('not-found', 'several-candidates', { id, names, example: named[0]?.case ?? '' });
  }
  const { debtor, shares, reasons } = only;
  const kept =
    invoices === undefined
      ? shares
      : shares.filter((_, at) => invoices.includes(only.parts[at]?.number ?? ''));
  if (only.parts.some((part) => part.cents > part.open))
    throw new Refusal('rule', 'proposal-outdated', { id });
  return { debtor, shares: kept, reasons };
}

/** Whatever was proposed, a person knows better: the debtor named, its invoices in the order of art. 1193. */
function freely(
  book: Book,
  { today }: Moment,
  stored: StoredMovement,
  { debtor = 0, invoices }: Confirmation,
): Candidate {
  const { cents: amount, currency } = stored.movement;
  const items = (loadDebtorFacts(book.database, [debtor]).get(debtor)?.items ?? []).filter(
    (item) => item.currency === currency,
  );
  const ofDebtor = stored.findings.candidates.filter((candidate) => candidate.debtor === debtor);
  const [proposed] = ofDebtor;
  if (
    invoices === undefined &&
    proposed !== undefined &&
    ofDebtor.length === 1 &&
    isStillOpen(proposed.shares, items)
  ) {
    return proposed;
  }
  const named = new Set<number>();
  for (const number of invoices ?? []) {
    const matching = items.filter((item) => item.number === number);
    if (matching.length === 0) throw new Refusal('not-found', 'no-such-invoice', { text: number });
    for (const item of matching) named.add(item.id);
  }
  const { shares } = allocate(items, amount, today, named);
  if (shares.length === 0 && !areAccessoriesLeft(book, debtor, currency))
    throw new Refusal('rule', 'proposal-outdated', { id: stored.id });
  return { debtor, shares, reasons: stored.findings.reasons };
}

/** Whether interest or lump sums that a letter claimed are left: no invoice shows them. */
function areAccessoriesLeft(book: Book, debtor: number, currency: Currency): boolean {
  const { number } = caseTelling(book, debtor);
  const facts = number === undefined ? [] : loadFacts(book.database, [number]);
  return facts.some((each) => accessoriesLeftIn(each, currency) > 0);
}

function isStillOpen(
  shares: readonly Share[],
  items: readonly { readonly id: number; readonly openCents: Cents }[],
): boolean {
  return shares.every((share) =>
    items.some((item) => item.id === share.invoiceId && item.openCents >= share.cents),
  );
}

/** The next payment from that account needs no person, unless somebody paid for somebody else. */
function learn(
  book: Book,
  { today }: Moment,
  { movement, findings }: StoredMovement,
  debtor: number,
  debtors: readonly Debtor[],
): void {
  const { counterpartIban: iban, account, counterparty = '' } = movement;
  if (
    iban === undefined ||
    iban === account ||
    iban === normaliseIban(book.settings.creditor.iban ?? '') ||
    ibanProblem(iban) !== undefined
  )
    return;
  if (findings.candidates.some(({ reasons }) => reasons.some(({ code }) => code === 'on-behalf'))) return;
  const named = new PayerNames(debtors).named(counterparty);
  if (named.length === 0 || named.includes(debtor))
    learnIban(book.database, debtor, iban, 'confirmed', today);
}
