/**
 * What was paid of a document, or is open of it, where its instalments stand side by side and nothing says it of each: it
 * is laid on the oldest of them first, as accounting software does.
 */
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { cents, sum, type Cents } from '../../domain/money.ts';
import { readAmount } from '../cell/amountText.ts';
import { areMistakes } from './balanceCheck.ts';
import type { EachDataRow } from './chooseMoney.ts';
import { paidByWord, tellsOfEach } from '../row/instalmentColumns.ts';
import {
  UnreadableFile,
  type DecimalMark,
  type InstalmentColumns,
  type Layout,
  type WholeColumns,
} from '../layout.ts';
import { mayRun } from './moneyColumns.ts';
import { ROUNDING } from './rounding.ts';

/** What was paid, in cents without a sign; `odd` where the columns contradict each other or cannot be read. */
type PaidOfWhole = number | 'odd';

/**
 * The columns of the whole document that can be believed: a balance that runs from row to row cannot. Throws
 * `instalments-unsure` where others contradict the instalments in too many rows to be mistakes.
 */
export async function believedColumns(
  eachDataRow: EachDataRow,
  header: readonly string[],
  instalments: InstalmentColumns,
  mark: DecimalMark,
): Promise<InstalmentColumns> {
  const { whole, ...others } = instalments;
  if (whole === undefined) return instalments;
  let rowCount = 0;
  let oddCount = 0;
  await eachDataRow((cells) => {
    rowCount += 1;
    if (paidOfWhole(cells, instalments, mark) === 'odd') oddCount += 1;
  });
  if (areMistakes(oddCount, rowCount)) return instalments;
  const left = withoutRunning(whole, header);
  if (left.open.length < whole.open.length) {
    const isAny = left.open.length + left.paid.length > 0;
    const rest = isAny ? { ...others, whole: left } : others;
    return believedColumns(eachDataRow, header, rest, mark);
  }
  const columns = [...whole.open, ...whole.paid];
  throw new UnreadableFile('instalments-unsure', {
    flag: `--columns "${columns.map((at) => `-=${at + 1}`).join(',')}"`,
    detail: columns.map((at) => header[at]).join(', '),
  });
}

function withoutRunning({ paid, open }: WholeColumns, header: readonly string[]): WholeColumns {
  return { paid, open: open.filter((at) => !mayRun(header[at] ?? '')) };
}

/** Lays the payments of one row on its instalments; undefined where what the row says contradicts itself. */
export type PaymentLayer = (
  items: readonly IncomingItem[],
  cells: readonly string[],
) => readonly IncomingItem[] | undefined;

/** For files that say it of the whole document; undefined for others. */
export function createPaymentLayer({ instalments, decimals, decimal }: Layout): PaymentLayer | undefined {
  if (instalments?.whole === undefined) return undefined;
  const mark = decimals.amount ?? decimal;
  // Which instalment was paid is said beside it: the whole only has to agree.
  const isToldOfEach = tellsOfEach(instalments);
  return (items, cells) => {
    const paid = paidOfWhole(cells, instalments, mark);
    if (paid === 'odd') return undefined;
    if (!isToldOfEach) return laid(items, paid);
    const open = Math.abs(sum(items.map(({ openCents }) => openCents)));
    const amount = Math.abs(sum(items.map(({ amountCents }) => amountCents)));
    return Math.abs(amount - open - paid) <= ROUNDING * items.length ? items : undefined;
  };
}

/** The cells a contradiction is told by: the instalments, and what is said of the whole. */
export function writtenWhole(cells: readonly string[], { instalments }: Layout): string {
  const { sets = [], whole } = instalments ?? {};
  const textsOf = (places: readonly number[]): string[] =>
    places.map((at) => (cells[at] ?? '').trim()).filter((text) => text !== '');
  const parts = textsOf(sets.map((set) => set[1] ?? -1));
  return `${parts.join(' + ')} (${textsOf([...(whole?.open ?? []), ...(whole?.paid ?? [])]).join(', ')})`;
}

function laid(items: readonly IncomingItem[], paid: number): readonly IncomingItem[] {
  let left = paid;
  const open = new Map<IncomingItem, Cents>();
  for (const item of items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) {
    const part = Math.min(left, Math.abs(item.openCents));
    left -= part;
    open.set(item, cents(item.openCents - Math.sign(item.openCents) * part));
  }
  return items.map((item) => ({ ...item, openCents: open.get(item) ?? item.openCents }));
}

/** The sums of one row, in cents without a sign. */
interface Whole {
  /** Of the instalments that are listed, and of the document. */
  readonly listed: number;
  readonly gross: number;
  readonly paid: number | undefined;
  readonly open: number | undefined;
  /** Whether two sums are the same but for rounding. */
  readonly isNear: (one: number, other: number) => boolean;
}

function paidOfWhole(
  cells: readonly string[],
  { sets, totals, whole }: InstalmentColumns,
  mark: DecimalMark,
): PaidOfWhole {
  const amounts = sets.flatMap((set) => amountsAt(cells, [set[1] ?? -1], mark)).filter(isNumber);
  const listed = Math.abs(sum(amounts));
  const gross = Math.abs(amountsAt(cells, totals, mark).find(isNumber) ?? listed);
  const paidCells = whole?.paid ?? [];
  const words = paidCells.map((at) => paidByWord(cells[at] ?? '')).filter((word) => word !== undefined);
  const paid = onlyOne(
    words.length > 0 ? words.map((isPaid) => (isPaid ? listed : 0)) : amountsAt(cells, paidCells, mark),
  );
  const open = onlyOne(amountsAt(cells, whole?.open ?? [], mark));
  if (paid === 'odd' || open === 'odd') return 'odd';
  const isNear = (one: number, other: number): boolean =>
    Math.abs(one - other) <= ROUNDING * Math.max(1, amounts.length);
  const sums: Whole = { listed, gross, paid, open, isNear };
  return open === undefined ? byPaid(sums, paid) : byOpen(sums, open);
}

/** Where the document comes to more by just what was paid, only what is left of it is listed. */
function byPaid({ listed, gross, isNear }: Whole, paid = 0): PaidOfWhole {
  if (paid === 0 || isNear(gross - paid, listed)) return 0;
  if (paid > listed && !isNear(paid, listed)) return 'odd';
  return Math.min(paid, listed);
}

/** The total may have the tax in it that the customer withholds: then only what was paid tells what is left. */
function byOpen({ listed, gross, paid, isNear }: Whole, open: number): PaidOfWhole {
  const isSettled = open === 0 && (paid ?? 0) === 0;
  const follows = paid === undefined || isNear(listed - paid, open) || isNear(gross - paid, open);
  if (!follows && !isSettled) return 'odd';
  if (open === 0) return listed;
  if (isNear(listed, open) || ((paid ?? 0) === 0 && isNear(gross, open))) return 0;
  if (open > listed) return 'odd';
  if (isNear(gross, listed)) return listed - open;
  return paid === undefined ? 'odd' : Math.min(paid, listed);
}

/** The amounts in these columns, blanks left out. */
function amountsAt(
  cells: readonly string[],
  places: readonly number[],
  mark: DecimalMark,
): (Cents | 'odd')[] {
  return places.flatMap((at): (Cents | 'odd')[] => {
    const cell = cells[at] ?? '';
    if (cell.trim() === '') return [];
    const amount = readAmount(cell, mark);
    return [isNumber(amount) ? amount : 'odd'];
  });
}

function isNumber(amount: Cents | string): amount is Cents {
  return typeof amount === 'number';
}

/** Two columns of one field have to say the same. */
function onlyOne(values: readonly (number | 'odd')[]): number | 'odd' | undefined {
  const [first, ...others] = new Set(values);
  if (others.length > 0) return 'odd';
  return typeof first === 'number' ? Math.abs(first) : first;
}
