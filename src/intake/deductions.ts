/**
 * Several columns that say what is off an amount: "Acconto 1" and "Acconto 2", "Pagato" and "Abbuono". Names say what may
 * be added up, and the rows whether it was: what stays open is refused, not guessed.
 */
import { amountIn } from './amountText.ts';
import { areMistakes } from './balanceCheck.ts';
import { isPayable as isPayableHeader } from './chooseMoney.ts';
import {
  deductionColumns,
  type Deduction,
  type DeductionKind,
  type DeductionWorld,
} from './deductionColumns.ts';
import { DeductionSums, MOST_COLUMNS, placesOf, sizeOf, type ColumnSet } from './deductionSums.ts';
import { isSplit } from './kindColumns.ts';
import { UnreadableFile, type DecimalMark, type Layout, type Positions } from './layout.ts';
import { PAID_FIELDS } from './textColumns.ts';

/** The money columns with all that is taken off, and which of these are written with a minus. */
export interface WithDeductions {
  readonly money: Positions;
  readonly negated: NonNullable<Layout['negated']>;
}

/**
 * The columns of what was paid, all of them. With a column of the open balance they are those that make it in most rows;
 * without one, those that names and rows prove. Throws `deductions-unsure` where they do not, and `ambiguous-column` beside
 * "Netto a pagare".
 */
export async function withDeductions(world: DeductionWorld, money: Positions): Promise<WithDeductions> {
  const { header } = world;
  const amountAt = money.amount ?? money.net;
  if (amountAt === undefined) return { money, negated: [] };
  const columns = await deductionColumns(world, amountAt);
  const told = columns.filter(({ told: field }) => field !== undefined);
  const isNamed = told.some(({ told: field }) => field !== 'deduction');
  const isFew = columns.length < 2 && columns.every(({ kind, at }) => kind === 'paid' && at === money.paid);
  const isOpenSaid = money.open_balance !== undefined;
  if (isFew || (isOpenSaid && money.paid === undefined)) return { money, negated: [] };
  if (columns.length > MOST_COLUMNS) throw unsure(header, columns);
  const { sums, minus } = await weigh(world, money, columns);
  const chosen = isNamed
    ? setOf(columns, () => true)
    : isOpenSaid
      ? agreeingSet(columns, sums, money)
      : provedSet(header, money, columns, sums);
  return placed(money, columns, chosen, minus);
}

/** Goes over the rows once; `minus` are the columns in which what was taken off is written below nothing. */
async function weigh(
  { eachDataRow, markOf }: DeductionWorld,
  money: Positions,
  columns: readonly Deduction[],
): Promise<{ readonly sums: DeductionSums; readonly minus: ColumnSet }> {
  const sums = new DeductionSums(columns.length);
  const signs = columns.map(() => 0);
  const wholeOf = wholeReader(money, markOf);
  const { open_balance: openAt } = money;
  await eachDataRow((cells) => {
    const whole = wholeOf(cells);
    if (whole === undefined) return;
    const values = columns.map(({ at, decimal }) => amountIn(cells[at], decimal) ?? 0);
    const open = openAt === undefined ? undefined : amountIn(cells[openAt], markOf(openAt));
    // Those of a credit note may have either sign.
    if (whole > 0)
      for (const [at, value] of values.entries()) signs[at] = (signs[at] ?? 0) + Math.sign(value);
    sums.look({
      whole: Math.abs(whole),
      open: open === undefined ? undefined : Math.abs(open),
      values: values.map(Math.abs),
    });
  });
  return { sums, minus: setOf(columns, (_, at) => (signs[at] ?? 0) < 0) };
}

/** What a document comes to before anything is taken off. */
function wholeReader(
  { amount, net, vat_amount: tax, split_payment: split, stamp, expenses, withholding }: Positions,
  markOf: (at: number) => DecimalMark,
): (cells: readonly string[]) => number | undefined {
  return (cells) => {
    const value = (at: number | undefined): number | undefined =>
      at === undefined ? undefined : amountIn(cells[at], markOf(at));
    const base = value(net ?? amount);
    if (base === undefined) return undefined;
    const owedTax = split !== undefined && isSplit(cells[split] ?? '') ? 0 : (value(tax) ?? 0);
    const gross = base + owedTax + (value(stamp) ?? 0) + (value(expenses) ?? 0);
    return gross - Math.sign(gross) * Math.abs(value(withholding) ?? 0);
  };
}

/**
 * The columns that make the open balance in the most rows; of equal ones the one chosen by its name, with the other parts of
 * the same and what was let off, else the fewest.
 */
function agreeingSet(columns: readonly Deduction[], sums: DeductionSums, { paid }: Positions): ColumnSet {
  const named = setOf(columns, ({ at }) => at === paid);
  const part = columns.find(({ at }) => at === paid)?.part;
  const usual = setOf(columns, (column) => column.part === part || column.kind === 'allowance');
  let best = sums.agreeing(usual) >= sums.agreeing(named) ? usual : named;
  const isUsual = (set: ColumnSet): boolean => set === usual || set === named;
  for (let set = 1; set < 1 << columns.length; set += 1) {
    const more = sums.agreeing(set) - sums.agreeing(best);
    if (more > 0 || (more === 0 && !isUsual(best) && sizeOf(set) < sizeOf(best))) best = set;
  }
  return best;
}

/** Throws where it is not proved which columns are taken off, and where the amount may be without them. */
function provedSet(
  header: DeductionWorld['header'],
  { amount }: Positions,
  columns: readonly Deduction[],
  sums: DeductionSums,
): ColumnSet {
  const [first] = columns.filter(({ kind }) => kind === 'paid');
  if (amount !== undefined && first !== undefined && isPayable(header, amount)) {
    const detail = [amount, first.at].map((at) => header.cells[at]).join(', ');
    throw new UnreadableFile('ambiguous-column', { flag: `--columns "-=${first.at + 1}"`, detail });
  }
  const left = withoutRepeated(columns, sums);
  const paid = left === undefined ? undefined : paidSet(columns, left, sums);
  const sure =
    left === undefined || paid === undefined ? undefined : withAllowances(columns, left, paid, sums);
  const chosen = left === undefined || sure === undefined ? undefined : withProved(columns, left, sure, sums);
  if (chosen !== undefined) return chosen;
  throw unsure(
    header,
    columns.filter((_, at) => left === undefined || has(left, at)),
  );
}

/** "Netto a pagare" may be what is left after the part paid in advance. */
function isPayable({ cells, matches }: DeductionWorld['header'], at: number): boolean {
  return matches[at]?.isTold !== true && isPayableHeader(cells[at] ?? '');
}

/**
 * Without columns that say once more what others say: "Incassato" as "Pagato", "Totale acconti" as the sum of "Acconto 1" and
 * "Acconto 2". Undefined where all documents would be settled by half and half, which two payments of one amount are too.
 */
function withoutRepeated(columns: readonly Deduction[], sums: DeductionSums): ColumnSet | undefined {
  let left = setOf(columns, () => true);
  for (;;) {
    const [at, parts] = repetition(columns, left, sums) ?? [];
    if (at === undefined || parts === undefined) return left;
    const total = 1 << at;
    const isNamedTotal = OF_ALL.test(columns[at]?.name ?? '');
    if (!isNamedTotal && sums.count('all', total | parts, total) === sums.rowCount(total)) return undefined;
    left &= ~parts;
  }
}

/** "Totale acconti", "Acconti". */
const OF_ALL = /^tot|total|acconti$|acomptes$|anzahlungen$|deposits$/u;

/** A column of payments that is the sum of others in every row, with the most of these. */
function repetition(
  columns: readonly Deduction[],
  left: ColumnSet,
  sums: DeductionSums,
): readonly [at: number, parts: ColumnSet] | undefined {
  let found: readonly [number, ColumnSet] | undefined;
  for (const at of placesOf(left)) {
    const column = columns[at];
    // One of several parts is the sum of others by chance.
    if (column?.kind !== 'paid' || column.name !== column.part) continue;
    const others = left & ~(1 << at);
    for (let set = others; set > 0; set = (set - 1) & others) {
      const isOne = sizeOf(set) === 1;
      const isAlike = !isOne || columns[placesOf(set)[0] ?? 0]?.kind === 'paid';
      if (isAlike && sizeOf(set) > sizeOf(found?.[1] ?? 0) && sums.isSumOf(at, set)) found = [at, set];
    }
  }
  return found;
}

/**
 * The columns of payments. Parts of one name are added up; of two names one may have the other in it, unless each is the
 * greater somewhere or both together settle a document. Where they come to more than the amount, the one that is never less
 * than the others has them in it.
 */
function paidSet(columns: readonly Deduction[], left: ColumnSet, sums: DeductionSums): ColumnSet | undefined {
  const paid = ofKind(columns, left, 'paid');
  // One under an unknown name may be what was to be paid in advance.
  const isNamed = placesOf(paid).every((at) => columns[at]?.isNamed === true);
  if (sizeOf(paid) < 2) return isNamed ? paid : undefined;
  const named = Map.groupBy(placesOf(paid), (at) => columns[at]?.part);
  const units = [...named.values()].map((places) => places.reduce((set, at) => set | (1 << at), 0));
  const exceeding = sums.count('more', paid, paid);
  const areFew = areMistakes(exceeding, sums.rowCount(paid));
  if (units.length === 1) return areFew ? paid : undefined;
  const sureSets = [paid, paid | ofKind(columns, left, 'allowance'), left];
  const isSettled = (one: ColumnSet, other: ColumnSet): boolean =>
    sureSets.some((set) => sums.settled(set, one, other) > 0);
  const pairs = units.flatMap((one, at) => units.slice(at + 1).map((other) => [one, other] as const));
  const areApart = pairs.every(
    ([one, other]) => isSettled(one, other) || (sums.isEverMore(one, other) && sums.isEverMore(other, one)),
  );
  if (areApart) return areFew ? paid : undefined;
  if (exceeding === 0 || pairs.some(([one, other]) => isSettled(one, other))) return undefined;
  return units.find((unit) => sizeOf(unit) === 1 && !sums.isEverMore(paid & ~unit, unit));
}

/** What was let off is in no payment; by itself it is nothing that anybody would list. */
function withAllowances(
  columns: readonly Deduction[],
  left: ColumnSet,
  paid: ColumnSet,
  sums: DeductionSums,
): ColumnSet | undefined {
  const allowances = ofKind(columns, left, 'allowance');
  if (allowances === 0) return paid;
  if (paid === 0 && columns.every(({ told }) => told === undefined)) return undefined;
  const exceeding = sums.count('more', paid | allowances, allowances);
  return areMistakes(exceeding, sums.rowCount(allowances)) ? paid | allowances : undefined;
}

/**
 * With the discounts and taxes withheld by which documents are settled to the cent, and without those that would leave less
 * than nothing, as they are in the amount or in the payment already. Undefined where the rows show neither, or both.
 */
function withProved(
  columns: readonly Deduction[],
  left: ColumnSet,
  sure: ColumnSet,
  sums: DeductionSums,
): ColumnSet | undefined {
  const unsureOnes = ofKind(columns, left, 'unsure');
  let chosen = sure;
  for (const at of placesOf(unsureOnes)) {
    const own = 1 << at;
    const others = unsureOnes & ~own;
    let isProved = false;
    for (let set = others; ; set = (set - 1) & others) {
      isProved ||= sums.settled(sure | own | set, own, sure) > 0;
      if (set === 0) break;
    }
    const isRefuted = sums.count('more', sure | own, own) > 0 || sums.isEverRate(at);
    const mayBeRate = columns[at]?.mayBeRate === true && !sums.isEverAmount(at);
    if (mayBeRate) continue;
    if (isProved === isRefuted) return undefined;
    if (isProved) chosen |= own;
  }
  return sums.count('more', chosen, chosen & unsureOnes) > 0 && sizeOf(chosen & unsureOnes) > 1
    ? undefined
    : chosen;
}

/** The columns put in their fields, the one chosen by its name first. */
function placed(
  money: Positions,
  columns: readonly Deduction[],
  chosen: ColumnSet,
  minus: ColumnSet,
): WithDeductions {
  const places = placesOf(chosen);
  const isFirst = (at: number): boolean => columns[at]?.at === money.paid;
  const isPaid = (at: number): boolean => columns[at]?.kind === 'paid';
  const ordered = places.toSorted(
    (a, b) => Number(isFirst(b)) - Number(isFirst(a)) || Number(isPaid(b)) - Number(isPaid(a)) || a - b,
  );
  const { paid: _, ...others } = money;
  const fields = ordered.flatMap((at, index) => {
    const [field, column] = [PAID_FIELDS[index], columns[at]];
    return field === undefined || column === undefined
      ? []
      : [{ field, at: column.at, isMinus: has(minus, at) }];
  });
  return {
    money: { ...others, ...Object.fromEntries(fields.map(({ field, at }) => [field, at])) },
    negated: fields.filter(({ isMinus }) => isMinus).map(({ field }) => field),
  };
}

/** The payments first: what is named first is what one of them alone would be. */
function unsure({ cells }: DeductionWorld['header'], given: readonly Deduction[]): UnreadableFile {
  const columns = given.toSorted((a, b) => Number(b.kind === 'paid') - Number(a.kind === 'paid'));
  return new UnreadableFile('deductions-unsure', {
    flag: `--columns "paid=${columns.map(({ at }) => at + 1).join('+')}"`,
    detail: columns.map(({ at }) => cells[at]).join(', '),
  });
}

function ofKind(columns: readonly Deduction[], left: ColumnSet, kind: DeductionKind): ColumnSet {
  return left & setOf(columns, (column) => column.kind === kind);
}

function has(set: ColumnSet, at: number): boolean {
  return (set & (1 << at)) !== 0;
}

function setOf(columns: readonly Deduction[], isIn: (column: Deduction, at: number) => boolean): ColumnSet {
  return columns.reduce((set, column, at) => (isIn(column, at) ? set | (1 << at) : set), 0);
}
