/** Movements that wait for a person: listed, confirmed as payments, or dismissed. */
import {
  learnIban,
  movementById,
  movementsIn,
  updateMovement,
  type StoredMovement,
} from '../../db/bankMovements.ts';
import { build } from '../../db/build.ts';
import { loadFacts } from '../../db/caseFacts.ts';
import { allDebtors } from '../../db/debtors.ts';
import { loadDebtorFacts } from '../../db/debtorFacts.ts';
import { accessoriesLeftIn } from '../../domain/step/accessories.ts';
import { allocate, type Share } from '../../domain/payment/allocation.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import { ibanProblem, normaliseIban } from '../../domain/debtor/iban.ts';
import { cents, ZERO, type Cents, type Currency } from '../../domain/money.ts';
import type { NamedDocuments } from '../../domain/payment/namedDocuments.ts';
import type { Candidate, MatchReason, SecondLook } from '../../domain/payment/paymentMatch.ts';
import { PayerNames } from '../../domain/payment/payerName.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isSameAnswer, newDoubts, ofDebtor } from '../../domain/payment/secondLook.ts';
import { isNamed } from '../../domain/payment/settlementDoubts.ts';
import { perform, type Done } from '../act.ts';
import { caseTelling, postBankPayment } from './bankPayment.ts';
import type { Book, Moment } from '../book.ts';
import { paymentsOf } from './payments.ts';
import { lookAtWaiting } from './waitingMovements.ts';

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

/** What the statements left to a person, each movement with what is to be said of it today. */
export interface LeftToPerson {
  /** Those with a proposal, the oldest first. */
  readonly proposals: readonly Proposal[];
  /** Those that nobody could place; the ones that a customer has something to do with come first. */
  readonly notPlaced: readonly Proposal[];
}

/** Money in and money that went back alike: what was said of it when its statement came in may not be so any more. */
export function leftToPerson(book: Book, moment: Moment): LeftToPerson {
  const proposed = movementsIn(book.database, 'proposed');
  const seen = asSeen(book, moment, [...proposed, ...movementsIn(book.database, 'unknown')]);
  const [proposals, unknown] = [seen.slice(0, proposed.length), seen.slice(proposed.length)];
  const isNamed = ({ debtor, findings }: StoredMovement): boolean =>
    debtor !== undefined || findings.reasons.some(({ code }) => code !== 'payer-unknown');
  const notPlaced = [...unknown.filter(isNamed), ...unknown.filter((stored) => !isNamed(stored))];
  return {
    proposals: proposals.map((stored) => proposalOf(book, stored)),
    notPlaced: notPlaced.map((stored) => proposalOf(book, stored)),
  };
}

/** What was found some days ago may be paid, or taken back, another way today, or not at all. */
function asSeen(book: Book, moment: Moment, waitingOnes: readonly StoredMovement[]): StoredMovement[] {
  const looks = lookAtWaiting(book, moment, waitingOnes);
  return waitingOnes.map((stored, at) => {
    const { match, candidates } = looks[at] as SecondLook;
    return { ...stored, findings: { reasons: match.reasons, candidates } };
  });
}

/** One movement that still waits, as it was found. Refuses: `no-such-movement` (not-found), `movement-settled` (rule). */
export function waitingMovement(book: Book, id: number): Proposal {
  return proposalOf(book, waiting(book, id));
}

/** The same as it is to be seen today, to choose among what it may pay. */
export function waitingMovementToday(book: Book, moment: Moment, id: number): Proposal {
  const [seen] = asSeen(book, moment, [waiting(book, id)]) as [StoredMovement];
  return proposalOf(book, seen);
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
 * Posts a movement that waited, never more of it than is open. A person who names the invoices decides; else what was
 * proposed must still hold.
 * Refuses: `no-such-movement`, `several-candidates`, `no-candidate`, `no-such-invoice` (not-found), `movement-settled`,
 * `movement-outgoing`, `proposal-outdated`, `proposal-changed`, `movement-doubted`, `movement-names-others` (rule).
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
    const [look] = lookAtWaiting(book, moment, [stored]) as [SecondLook];
    const chosen =
      said.debtor === undefined
        ? onlyCandidate(book, stored, said, look)
        : freely(book, moment, stored, said, look);
    if (said.invoices === undefined) refuseUnlessStillSo(stored, look, chosen, said.debtor);
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
function onlyCandidate(
  book: Book,
  { id, findings }: StoredMovement,
  { invoices }: Confirmation,
  look: SecondLook,
): Candidate {
  const named = namedCandidates(book, findings.candidates).filter(
    ({ parts }) =>
      invoices === undefined || invoices.every((number) => parts.some((part) => part.number === number)),
  );
  const [only] = named;
  if (only === undefined && findings.candidates.length === 0 && look.candidates.length > 0)
    throw changed(id, findings);
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

/** The book may have changed since it was proposed, and the text may name other invoices: then a person names them. */
function refuseUnlessStillSo(
  { id, findings }: StoredMovement,
  look: SecondLook,
  chosen: Candidate,
  debtor: number | undefined,
): void {
  const [doubt] = newDoubts(look, findings, chosen);
  if (doubt !== undefined)
    throw new Refusal('rule', 'movement-doubted', { ...doubt.values, id, doubt: doubt.code });
  if (!isSameAnswer(ofDebtor(look.candidates, debtor), ofDebtor(findings.candidates, debtor)))
    throw changed(id, findings);
  refuseOthersThanNamed(id, look, chosen);
}

/** The answer is another one by now, or there is one where there was none. */
function changed(id: number, { candidates }: StoredMovement['findings']): Refusal {
  return new Refusal('rule', 'proposal-changed', {
    id,
    ...(candidates.length === 0 ? { isNew: 'yes' } : {}),
  });
}

function refuseOthersThanNamed(id: number, look: SecondLook, { debtor, shares, reasons }: Candidate): void {
  const named = look.namedOf(debtor);
  if (
    isNamed({ reasons }) ||
    shares.every(({ invoiceId }) => named.items.some((item) => item.id === invoiceId))
  )
    return;
  if (isNaming(named)) throw namesOthers(id, named);
}

function isNaming({ items, unknown }: NamedDocuments): boolean {
  return items.length > 0 || unknown.length > 0;
}

function namesOthers(id: number, { items, unknown }: NamedDocuments): Refusal {
  const numbers = [...new Set([...items.map((item) => item.number), ...unknown])];
  return new Refusal('rule', 'movement-names-others', { id, numbers });
}

/**
 * Whatever was proposed, a person knows better: the debtor named, its invoices in the order of art. 1193. Where the text
 * names invoices the money goes to those alone, or to the ones the person names instead.
 */
function freely(
  book: Book,
  { today }: Moment,
  stored: StoredMovement,
  { debtor = 0, invoices }: Confirmation,
  look: SecondLook,
): Candidate {
  const { cents: amount, currency } = stored.movement;
  const items = (loadDebtorFacts(book.database, [debtor]).get(debtor)?.items ?? []).filter(
    (item) => item.currency === currency,
  );
  const proposed = ofDebtor(stored.findings.candidates, debtor);
  const [only] = proposed;
  if (
    invoices === undefined &&
    only !== undefined &&
    proposed.length === 1 &&
    isStillOpen(only.shares, items)
  ) {
    return only;
  }
  const inText = look.namedOf(debtor);
  const meant = new Set(invoices === undefined ? inText.open.map(({ id }) => id) : idsOf(items, invoices));
  const payable = isNaming(inText) ? items.filter(({ id }) => meant.has(id)) : items;
  const { shares } = allocate(payable, amount, today, meant);
  if (shares.length === 0) {
    const { id } = stored;
    const isAnyOpen = items.some(({ openCents }) => openCents > 0);
    if (isAnyOpen && invoices === undefined) throw namesOthers(id, inText);
    if (isAnyOpen || !areAccessoriesLeft(book, debtor, currency))
      throw new Refusal('rule', 'proposal-outdated', { id });
  }
  return { debtor, shares, reasons: stored.findings.reasons };
}

function idsOf(
  items: readonly { readonly id: number; readonly number: string }[],
  numbers: readonly string[],
) {
  return numbers.flatMap((number) => {
    const matching = items.filter((item) => item.number === number);
    if (matching.length === 0) throw new Refusal('not-found', 'no-such-invoice', { text: number });
    return matching.map(({ id }) => id);
  });
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

/** Whoever these say has paid, one person's word for one payment does not make the account the customer's. */
const PROVE_NO_ACCOUNT: ReadonlySet<MatchReason['code']> = new Set([
  'on-behalf',
  'third-party',
  'amount-only',
  'similar-name',
  'several-debtors',
]);

/** The next payment from that account needs no person, unless it is not certain that it was the customer who paid. */
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
  const reasons = [...findings.reasons, ...findings.candidates.flatMap((candidate) => candidate.reasons)];
  if (reasons.some(({ code }) => PROVE_NO_ACCOUNT.has(code))) return;
  const named = new PayerNames(debtors).named(counterparty);
  if (named.length === 0 || named.includes(debtor))
    learnIban(book.database, debtor, iban, 'confirmed', today);
}
