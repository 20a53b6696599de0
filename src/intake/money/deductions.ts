/**
 * Several columns that say what is off an amount: "Acconto 1" and "Acconto 2", "Pagato" and "Abbuono". Names say what may
 * be added up, and the rows whether it was: what stays open is refused, not guessed.
 */
import type { KnownDeductions } from '../../domain/import/incoming.ts';
import { amountIn } from '../cell/amountText.ts';
import { areMistakes } from './balanceCheck.ts';
import { isPayable as isPayableHeader } from './chooseMoney.ts';
import {
  deductionColumns,
  toldDeductions,
  type Deduction,
  type DeductionKind,
  type DeductionWorld,
} from './deductionColumns.ts';
import { deductionFlag } from './deductionFlag.ts';
import { DeductionSums, MOST_COLUMNS, placesOf, sizeOf, type ColumnSet } from './deductionSums.ts';
import type { Field } from '../header/headerWords.ts';
import { isSplit } from '../column/kindColumns.ts';
import { learnt } from './knownDeductions.ts';
import { UnreadableFile, type DecimalMark, type Layout, type Positions } from '../layout.ts';
import { paidFields } from './paidColumns.ts';

/** The money columns with all that is taken off, which of these are written with a minus, and what that taught. */
export interface WithDeductions {
  readonly money: Positions;
  readonly negated: NonNullable<Layout['negated']>;
  /** Absent where names alone say it. */
  readonly deductions?: KnownDeductions;
}

/** Columns that count together: the numbered parts of one name, or one column; what is said of it holds for all. */
interface Unit extends Deduction {
  readonly columns: readonly Deduction[];
  /** What earlier files of the source showed. */
  readonly isOff: boolean;
  readonly isWithin: boolean;
}

/**
 * The columns of what was paid, all of them. With a column of the open balance they are those that make it in most rows;
 * without one, those that names, rows and earlier files of the source prove. Throws `deductions-unsure` where they do not, or
 * where the rows contradict the earlier files, and `ambiguous-column` beside "Netto a pagare".
 */
export async function withDeductions(world: DeductionWorld, money: Positions): Promise<WithDeductions> {
  const amountAt = money.amount ?? money.net;
  if (amountAt === undefined) return { money, negated: [] };
  const { columns, blank } = await deductionColumns(world, amountAt);
  const said = await toldDeductions(world, amountAt);
  const known = said.off.length + said.within.length === 0 ? world.known : learnt(world.known, said);
  const isNamed = columns.some(({ told }) => told !== undefined && told !== 'deduction');
  const isFew = columns.length < 2 && columns.every(({ kind, at }) => kind === 'paid' && at === money.paid);
  const isOpenSaid = money.open_balance !== undefined;
  if (isFew || (isOpenSaid && money.paid === undefined))
    return { money, negated: [], ...(known === world.known ? {} : { deductions: known }) };
  const units = unitsOf(columns, known);
  if (units.length > MOST_COLUMNS && !isNamed) throw unsure(world.header, [...blank, ...columns]);
  const { sums, minus } = await weigh(world, money, isNamed ? [] : units, columns);
  const chosen = isNamed
    ? columns
    : columnsOf(
        units,
        isOpenSaid
          ? openSet(world.header, money, units, sums)
          : provedSet(world.header, money, units, sums, blank),
      );
  const off = chosen.map(({ at }) => at);
  const within = columns.map(({ at }) => at).filter((at) => !off.includes(at));
  // What customers withhold is nobody's debt, where it was proved that it still is in the amount.
  const tax = isOpenSaid || isNamed ? undefined : chosen.find(({ at }) => isTax(world.header, at));
  const rest = chosen.filter((column) => column !== tax);
  const sure = tax === undefined ? money : { ...money, withholding: tax.at };
  return { ...placed(sure, rest, minus), deductions: learnt(known, { off, within }) };
}

function isTax({ matches }: DeductionWorld['header'], at: number): boolean {
  return matches[at]?.field === 'withholding';
}

/** "Acconto 1" and "Acconto 2" are weighed as one: twelve of them are no more choices than one. */
function unitsOf(columns: readonly Deduction[], { off, within }: KnownDeductions): Unit[] {
  const keyOf = ({ kind, name, part, at }: Deduction): string | number =>
    kind === 'paid' && name !== part ? part : at;
  return [...Map.groupBy(columns, keyOf).values()].flatMap((members) =>
    members.slice(0, 1).map((first) => ({
      ...first,
      columns: members,
      isOff: members.some(({ at }) => off.includes(at)),
      isWithin: members.some(({ at }) => within.includes(at)),
    })),
  );
}

function columnsOf(units: readonly Unit[], chosen: ColumnSet): Deduction[] {
  return placesOf(chosen).flatMap((at) => units[at]?.columns ?? []);
}

/** Goes over the rows once; `minus` are the columns in which what was taken off is written below nothing. */
async function weigh(
  { eachDataRow, markOf }: DeductionWorld,
  money: Positions,
  units: readonly Unit[],
  columns: readonly Deduction[],
): Promise<{ readonly sums: DeductionSums; readonly minus: ReadonlySet<number> }> {
  const sums = new DeductionSums(units.length);
  const signs = new Map<number, number>();
  const wholeOf = wholeReader(money, markOf);
  const { open_balance: openAt } = money;
  await eachDataRow((cells) => {
    const whole = wholeOf(cells);
    if (whole === undefined) return;
    const value = ({ at, decimal }: Deduction): number => amountIn(cells[at], decimal) ?? 0;
    const open = openAt === undefined ? undefined : amountIn(cells[openAt], markOf(openAt));
    // Those of a credit note may have either sign.
    if (whole > 0)
      for (const column of columns)
        signs.set(column.at, (signs.get(column.at) ?? 0) + Math.sign(value(column)));
    sums.look({
      whole: Math.abs(whole),
      open: open === undefined ? undefined : Math.abs(open),
      values: units.map((unit) => unit.columns.reduce((sum, column) => sum + Math.abs(value(column)), 0)),
    });
  });
  return { sums, minus: new Set([...signs].flatMap(([at, sign]) => (sign < 0 ? [at] : []))) };
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
function agreeingSet(columns: readonly Unit[], sums: DeductionSums, { paid }: Positions): ColumnSet {
  const isPaid = (unit: Unit): boolean => unit.columns.some(({ at }) => at === paid);
  const named = setOf(columns, isPaid);
  const part = columns.find(isPaid)?.part;
  const known = setOf(columns, ({ isOff }) => isOff);
  const usual =
    known === 0 ? setOf(columns, (unit) => unit.part === part || unit.kind === 'allowance') : known;
  let best = sums.agreeing(usual) >= sums.agreeing(named) ? usual : named;
  const isUsual = (set: ColumnSet): boolean => set === usual || set === named;
  for (let set = 1; set < 1 << columns.length; set += 1) {
    const more = sums.agreeing(set) - sums.agreeing(best);
    if (more > 0 || (more === 0 && !isUsual(best) && sizeOf(set) < sizeOf(best))) best = set;
  }
  return best;
}

/**
 * The agreeing set, unless it makes the balance without what was paid: then "Da pagare" beside "Ritenuta" and "Pagato" is
 * what was to be paid, and not what is left of it. Throws `ambiguous-column`.
 */
function openSet(
  { cells, matches }: DeductionWorld['header'],
  money: Positions,
  columns: readonly Unit[],
  sums: DeductionSums,
): ColumnSet {
  const chosen = agreeingSet(columns, sums, money);
  const paidAt = columns.findIndex((unit) => unit.columns.some(({ at }) => at === money.paid));
  const openAt = money.open_balance ?? 0;
  const isSaid = [money.paid, openAt].some((at) => matches[at ?? -1]?.isTold === true);
  const hasPayments = ofKind(columns, chosen, 'paid') !== 0;
  if (chosen === 0 || paidAt === -1 || isSaid || hasPayments || sums.rowCount(1 << paidAt) === 0)
    return chosen;
  throw new UnreadableFile('ambiguous-column', {
    flag: `--columns "-=${openAt + 1}"`,
    detail: [openAt, money.paid ?? 0].map((at) => cells[at]).join(', '),
  });
}

/** Throws where it is not proved which columns are taken off, and where the amount may be without them. */
function provedSet(
  header: DeductionWorld['header'],
  { amount }: Positions,
  columns: readonly Unit[],
  sums: DeductionSums,
  blank: readonly Deduction[],
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
  const isOther = ({ isOff, isWithin }: Unit, at: number): boolean =>
    chosen !== undefined && (has(chosen, at) ? isWithin : isOff);
  // What one file proves and another refutes is neither.
  const isContradicted = columns.some(isOther);
  if (chosen !== undefined && !isContradicted) return chosen;
  const inDoubt = columns.flatMap((unit, at) =>
    left === undefined || isContradicted || has(left, at) ? unit.columns : [],
  );
  throw unsure(header, [...blank, ...inDoubt]);
}

/** "Netto a pagare" may be what is left after the part paid in advance. */
function isPayable({ cells, matches }: DeductionWorld['header'], at: number): boolean {
  return matches[at]?.isTold !== true && isPayableHeader(cells[at] ?? '');
}

/**
 * Without columns that say once more what others say: "Incassato" as "Pagato", "Totale acconti" as the sum of "Acconto 1" and
 * "Acconto 2". Undefined where all documents would be settled by half and half, which two payments of one amount are too.
 */
function withoutRepeated(columns: readonly Unit[], sums: DeductionSums): ColumnSet | undefined {
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

/** A column of payments that is the sum of others in every row, with the most of these; of those known to be apart, none. */
function repetition(
  columns: readonly Unit[],
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
      const areApart = column.isOff && placesOf(set).every((place) => columns[place]?.isOff === true);
      if (isAlike && !areApart && sizeOf(set) > sizeOf(found?.[1] ?? 0) && sums.isSumOf(at, set))
        found = [at, set];
    }
  }
  return found;
}

/**
 * The columns of payments. Parts of one name are added up; of two names one may have the other in it, unless each is the
 * greater somewhere or both together settle a document. Where they come to more than the amount, the one that is never less
 * than the others has them in it.
 */
function paidSet(columns: readonly Unit[], left: ColumnSet, sums: DeductionSums): ColumnSet | undefined {
  const paid = ofKind(columns, left, 'paid');
  const isOff = (set: ColumnSet): boolean => placesOf(set).some((at) => columns[at]?.isOff === true);
  if (columnsOf(columns, paid).length < 2) {
    // One under an unknown name may be what was to be paid in advance.
    const isSure = isOff(paid) || placesOf(paid).every((at) => columns[at]?.isNamed === true);
    return isSure ? paid : undefined;
  }
  const named = Map.groupBy(placesOf(paid), (at) => columns[at]?.part);
  const units = [...named.values()].map((places) => places.reduce((set, at) => set | (1 << at), 0));
  const exceeding = sums.count('more', paid, paid);
  const areFew = areMistakes(exceeding, sums.rowCount(paid));
  if (units.length === 1) return areFew ? paid : undefined;
  const sureSets = [paid, paid | ofKind(columns, left, 'allowance'), left];
  const isSettled = (one: ColumnSet, other: ColumnSet): boolean =>
    (isOff(one) && isOff(other)) || sureSets.some((set) => sums.settled(set, one, other) > 0);
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
  columns: readonly Unit[],
  left: ColumnSet,
  paid: ColumnSet,
  sums: DeductionSums,
): ColumnSet | undefined {
  const allowances = ofKind(columns, left, 'allowance');
  if (allowances === 0) return paid;
  if (paid === 0 && columns.every(({ told, isOff }) => told === undefined && !isOff)) return undefined;
  const exceeding = sums.count('more', paid | allowances, allowances);
  return areMistakes(exceeding, sums.rowCount(allowances)) ? paid | allowances : undefined;
}

/**
 * With the discounts and taxes withheld by which documents are settled to the cent, and without those that would leave less
 * than nothing, as they are in the amount or in the payment already; what earlier files showed counts as much. Undefined
 * where they show neither, or both.
 */
function withProved(
  columns: readonly Unit[],
  left: ColumnSet,
  sure: ColumnSet,
  sums: DeductionSums,
): ColumnSet | undefined {
  const unsureOnes = ofKind(columns, left, 'unsure');
  let chosen = sure;
  for (const at of placesOf(unsureOnes)) {
    const own = 1 << at;
    const others = unsureOnes & ~own;
    const column = columns[at];
    let isProved = column?.isOff === true;
    for (let set = others; ; set = (set - 1) & others) {
      isProved ||= sums.settled(sure | own | set, own, sure) > 0;
      if (set === 0) break;
    }
    const isRefuted =
      column?.isWithin === true || sums.count('more', sure | own, own) > 0 || sums.isEverRate(at);
    const mayBeRate = column?.mayBeRate === true && !sums.isEverAmount(at);
    if (mayBeRate && !column.isOff) continue;
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
  chosen: readonly Deduction[],
  minus: ReadonlySet<number>,
): Pick<WithDeductions, 'money' | 'negated'> {
  const rank = ({ at, kind }: Deduction): number => (at === money.paid ? 0 : kind === 'paid' ? 1 : 2);
  const ordered = chosen.toSorted((a, b) => rank(a) - rank(b) || a.at - b.at);
  const { paid: _, ...others } = money;
  const fields = paidFields(ordered.map(({ at }) => at));
  const negated = Object.entries(fields).filter(([, at]) => minus.has(at));
  return {
    money: { ...others, ...fields },
    negated: negated.map(([field]) => field as Field),
  };
}

/** The payments first: what is named first is what one of them alone would be. */
function unsure({ cells }: DeductionWorld['header'], given: readonly Deduction[]): UnreadableFile {
  const ordered = given.toSorted((a, b) => Number(b.kind === 'paid') - Number(a.kind === 'paid'));
  const columns = ordered.map(({ at }) => at);
  const detail = columns.map((at) => cells[at]).join(', ');
  return new UnreadableFile('deductions-unsure', { flag: deductionFlag(columns, cells), detail, columns });
}

function ofKind(columns: readonly Unit[], left: ColumnSet, kind: DeductionKind): ColumnSet {
  return left & setOf(columns, (column) => column.kind === kind);
}

function has(set: ColumnSet, at: number): boolean {
  return (set & (1 << at)) !== 0;
}

function setOf(columns: readonly Unit[], isIn: (column: Unit, at: number) => boolean): ColumnSet {
  return columns.reduce((set, column, at) => (isIn(column, at) ? set | (1 << at) : set), 0);
}
