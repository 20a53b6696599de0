import { amountIn } from '../cell/amountText.ts';
import type { DecimalMark, Positions } from '../layout.ts';
import { fullKey } from '../header/headerBag.ts';

/** One column that may be the amount, what was paid of it, or what is still open. */
export interface MoneyCandidate {
  readonly at: number;
  /** 0 is the best word for its field. */
  readonly rank: number;
  readonly decimal: DecimalMark;
  /** Its header is also that of a balance running from row to row. */
  readonly mayRun: boolean;
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
  const running = candidates.open
    .filter(({ mayRun: may }) => may)
    .map((open) => runningCheck(open, candidates));
  let differing = 0;
  let ledgerRows = 0;

  function choose(): Positions & { readonly contested?: readonly number[] } {
    const runningOpen = new Set(
      running.filter((check) => check.isRunning()).map(({ open: column }) => column),
    );
    const opens = candidates.open.filter((column) => !runningOpen.has(column));
    const usable = attempts.filter(({ open: column }) =>
      column === undefined ? opens.length === 0 : opens.includes(column),
    );
    const [best] = usable.sort((a, b) => b.agreeing - a.agreeing || rankOf(a) - rankOf(b));
    const [open] = opens;
    if (isLedger && open !== undefined && ledgerRows < 0) return { contested: [debit.at, open.at] };
    const doubtful = running.find((check) => check.open === best?.open && check.isDoubtful());
    if (doubtful !== undefined)
      return { contested: [doubtful.gross?.at ?? doubtful.open.at, doubtful.open.at] };
    const isProved = best !== undefined && best.agreeing > 0;
    if (!isProved && opens.length === 0 && differing > 0) {
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
      for (const check of running) check.look(cells);
      if (amountsDiffer(candidates.amount, cells)) differing += 1;
      if (isLedger) ledgerRows += followsFromLedger(debit, credit, candidates.open[0], cells) ? 1 : -1;
    },
    choose,
  };
}

/** Whether there is anything to choose between. */
export function isContest({ amount, paid, open, debit }: MoneyCandidates): boolean {
  const isLedgerWithBalance = amount.length === 0 && debit.length > 0 && open.length > 0;
  const hasRunning = open.some((column) => column.mayRun);
  return amount.length > 1 || paid.length > 1 || open.length > 1 || isLedgerWithBalance || hasRunning;
}

function attemptsOf({ amount, paid, open }: MoneyCandidates): Attempt[] {
  const attempts: Attempt[] = [];
  const withoutOpen = open.some((column) => column.mayRun) ? [undefined] : [];
  for (const openColumn of [...orNone(open), ...withoutOpen]) {
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

const RUNNING_HEADERS = new Set(['saldo', 'balance', 'solde', 'saldopartita', 'saldoaperto', 'kontostand']);

/** Whether a header may be that of a running balance. */
export function mayRun(header: string): boolean {
  return RUNNING_HEADERS.has(fullKey(header));
}

interface RunningCheck {
  readonly open: MoneyCandidate;
  readonly gross: MoneyCandidate | undefined;
  look(cells: readonly string[]): void;
  isRunning(): boolean;
  isDoubtful(): boolean;
}

/**
 * A balance runs when each row's is that of the row before with its own amount, or begins anew, and some really do the
 * former. Where instead many a row would have more open than it amounts to, rows of a running balance have been moved.
 */
function runningCheck(open: MoneyCandidate, { amount, paid, debit, credit }: MoneyCandidates): RunningCheck {
  const [gross] = amount.length > 0 ? amount : debit;
  const [less] = amount.length > 0 ? paid : credit;
  let previous: number | undefined;
  let rowCount = 0;
  let runningCount = 0;
  let otherCount = 0;
  let exceedingCount = 0;
  return {
    open,
    gross,
    look(cells) {
      const balance = valueOf(open, cells);
      if (balance === undefined) return;
      const own = (valueOf(gross, cells) ?? 0) - (valueOf(less, cells) ?? 0);
      rowCount += 1;
      if (previous !== undefined && balance === previous + own && balance !== own) runningCount += 1;
      else if (balance !== own) otherCount += 1;
      if (Math.abs(balance) > Math.abs(own) && gross !== undefined) exceedingCount += 1;
      previous = balance;
    },
    isRunning: () => runningCount > 0 && otherCount === 0,
    isDoubtful: () => exceedingCount * 10 > rowCount,
  };
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
  return candidate === undefined ? undefined : amountIn(cells[candidate.at], candidate.decimal);
}
