import { readAmount } from './amountText.ts';
import type { DecimalMark, Positions } from './layout.ts';

/** One column that may be the amount, what was paid of it, or what is still open. */
export interface MoneyCandidate {
  readonly at: number;
  /** 0 is the best word for its field. */
  readonly rank: number;
  readonly decimal: DecimalMark;
}

/** All the columns that claim a money field. */
export type MoneyCandidates = Readonly<
  Record<'amount' | 'paid' | 'open' | 'debit' | 'credit', readonly MoneyCandidate[]>
>;

interface Attempt {
  readonly amount: MoneyCandidate | undefined;
  readonly paid: MoneyCandidate | undefined;
  readonly open: MoneyCandidate | undefined;
  agreeing: number;
}

/**
 * Chooses between competing columns: the three for which amount − paid = open holds in most rows win, then the better
 * words. In some exports the column called "amount due" is the gross amount, and only the arithmetic tells.
 *
 * `contested` names the columns when nothing in the rows says which of two differing amounts is meant, or when the open
 * column does not follow from debit and credit (a running balance does not).
 */
export function moneyColumns(candidates: MoneyCandidates): {
  look(cells: readonly string[]): void;
  choose(): Positions & { readonly contested?: readonly number[] };
} {
  const attempts = attemptsOf(candidates);
  const [debit] = candidates.debit;
  const [credit] = candidates.credit;
  const isLedger = candidates.amount.length === 0 && debit !== undefined;
  let differing = 0;
  let ledgerRows = 0;

  function choose(): Positions & { readonly contested?: readonly number[] } {
    const [best] = attempts.sort((a, b) => b.agreeing - a.agreeing || rankOf(a) - rankOf(b));
    const [open] = candidates.open;
    if (isLedger && open !== undefined && ledgerRows < 0) return { contested: [debit.at, open.at] };
    const isProved = best !== undefined && best.agreeing > 0;
    if (!isProved && candidates.open.length === 0 && differing > 0) {
      return { contested: candidates.amount.map(({ at }) => at) };
    }
    return {
      ...(best?.amount === undefined ? {} : { amount: best.amount.at }),
      ...(best?.paid === undefined ? {} : { paid: best.paid.at }),
      ...(best?.open === undefined ? {} : { open_balance: best.open.at }),
      ...(isLedger ? { debit: debit.at, ...(credit === undefined ? {} : { credit: credit.at }) } : {}),
    };
  }

  return {
    look(cells) {
      for (const attempt of attempts) if (agrees(attempt, cells)) attempt.agreeing += 1;
      if (amountsDiffer(candidates.amount, cells)) differing += 1;
      if (isLedger) ledgerRows += followsFromLedger(debit, credit, candidates.open[0], cells) ? 1 : -1;
    },
    choose,
  };
}

/** Whether there is anything to choose between. */
export function isContest({ amount, paid, open, debit }: MoneyCandidates): boolean {
  const isLedgerWithBalance = amount.length === 0 && debit.length > 0 && open.length > 0;
  return amount.length > 1 || paid.length > 1 || open.length > 1 || isLedgerWithBalance;
}

function attemptsOf({ amount, paid, open }: MoneyCandidates): Attempt[] {
  const attempts: Attempt[] = [];
  for (const openColumn of orNone(open)) {
    for (const paidColumn of orNone(paid)) {
      const others = paidColumn === undefined ? [] : open.filter((one) => one !== openColumn);
      for (const amountColumn of orNone([...amount, ...others.map(lessLikely)])) {
        attempts.push({ amount: amountColumn, paid: paidColumn, open: openColumn, agreeing: 0 });
      }
    }
  }
  return attempts;
}

/** A column named for the open balance serves as the amount only when no column named for the amount adds up. */
function lessLikely(candidate: MoneyCandidate): MoneyCandidate {
  return { ...candidate, rank: candidate.rank + 50 };
}

function orNone(candidates: readonly MoneyCandidate[]): readonly (MoneyCandidate | undefined)[] {
  return candidates.length === 0 ? [undefined] : candidates;
}

function rankOf({ amount, paid, open }: Attempt): number {
  return 10_000 * (open?.rank ?? 0) + 100 * (amount?.rank ?? 0) + (paid?.rank ?? 0);
}

function agrees({ amount, paid, open }: Attempt, cells: readonly string[]): boolean {
  const gross = valueOf(amount, cells);
  const openValue = valueOf(open, cells);
  if (paid === undefined || gross === undefined || openValue === undefined) return false;
  return gross - (valueOf(paid, cells) ?? 0) === openValue;
}

function amountsDiffer(amounts: readonly MoneyCandidate[], cells: readonly string[]): boolean {
  const values = amounts.map((amount) => valueOf(amount, cells)).filter((value) => value !== undefined);
  return new Set(values).size > 1;
}

function followsFromLedger(
  debit: MoneyCandidate,
  credit: MoneyCandidate | undefined,
  open: MoneyCandidate | undefined,
  cells: readonly string[],
): boolean {
  return (valueOf(debit, cells) ?? 0) - (valueOf(credit, cells) ?? 0) === (valueOf(open, cells) ?? 0);
}

function valueOf(candidate: MoneyCandidate | undefined, cells: readonly string[]): number | undefined {
  const cell = candidate === undefined ? '' : (cells[candidate.at] ?? '');
  const value = candidate === undefined || cell === '' ? undefined : readAmount(cell, candidate.decimal);
  return typeof value === 'number' ? value : undefined;
}
