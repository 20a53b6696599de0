/**
 * The later part of a long file, read by somebody else while the earlier one is read here. Only what is plain is taken from
 * there: at the first thing that is not, the part counts for nothing, and whoever reads the file goes on reading.
 */
import type { LayoutHints } from '../domain/incoming.ts';
import { bothFrom } from './bothFrom.ts';
import { collectRows, type CollectedRows } from './collectRows.ts';
import type { ItemTableData } from './itemTable.ts';
import type { Layout, OpenBytes } from './layout.ts';
import { readRecords } from './readRecords.ts';
import { recogniseColumns, type Written } from './recogniseColumns.ts';
import { MOST_VALUES, type ColumnSurvey } from './surveyColumns.ts';

/** How the part is to be read: what the beginning of the file says. Plain values. */
export interface PartTask {
  readonly written: Written;
  readonly layout: Layout;
  readonly hints: LayoutHints;
}

/** A part that was read. Plain values, to be handed from one thread to another. */
export interface PartRead {
  readonly rowCount: number;
  readonly items: ItemTableData;
  /** How many rows each check has looked at, and found right. */
  readonly rightBalances: number;
  readonly rightStatuses: number;
  readonly columns: readonly SurveyedValues[];
}

/** The part of a file that somebody reads. */
export interface OtherPart {
  /** The byte it begins with, behind a line's end. */
  readonly from: number;
  /** Undefined when it is not plain. */
  readonly read: Promise<PartRead | undefined>;
  /** What was read is not needed, or has come. */
  readonly end: () => void;
}

/** Begins to read the later part of the file; undefined when it is not worth it. */
export type ReadElsewhere = (task: PartTask) => OtherPart | undefined;

/** A part to be added behind the rows that were read here. */
export interface PartOfRows {
  readonly part: PartRead;
  readonly linesBefore: number;
}

/** The different values of a column of few; undefined of one of many. */
interface SurveyedValues {
  readonly values: readonly string[] | undefined;
  readonly currencies: readonly string[];
}

/** Whether rows of such a file say what they say by themselves: not by what stands above them, or by how many there are. */
export function canBeParted({ encoding }: Written, layout: Layout): boolean {
  const isPlain =
    layout.kind === 'items' &&
    layout.groups === undefined &&
    layout.instalments === undefined &&
    layout.termDays === undefined &&
    !layout.hasLineItems;
  return isPlain && !encoding.startsWith('utf-16');
}

/** Reads a part from its first line on. Throws `UnreadableFile` where the whole file would not be readable either. */
export async function readPart(
  open: OpenBytes,
  { written, layout, hints }: PartTask,
): Promise<PartRead | undefined> {
  let surveys: readonly ColumnSurvey[] = [];
  const [own, collected] = await bothFrom(
    (onRecord) => readRecords(open, { ...written, firstDataLine: 1 }, onRecord),
    (rows) => recogniseColumns(rows, written, hints, (all) => (surveys = all)),
    (rows) => collectRows(rows, layout),
  );
  const rightBalances = collected.balances === undefined ? 0 : collected.balances.rightCount();
  const rightStatuses = collected.statuses.rightCount();
  const isRight = rightBalances !== undefined && rightStatuses !== undefined;
  if (JSON.stringify(own) !== JSON.stringify(layout) || !isRight || !isPlain(collected, layout))
    return undefined;
  return {
    rowCount: collected.rowCount,
    items: collected.items.data(),
    rightBalances,
    rightStatuses,
    columns: surveys.map(surveyed),
  };
}

/** Nothing was passed over, reported or counted. */
function isPlain(collected: CollectedRows, { statedOn }: Layout): boolean {
  const { otherCount, leftOutCount, supplierCount, draftCount, debtors, report } = collected;
  const counts = [otherCount, leftOutCount, supplierCount, draftCount, debtors.length];
  const told = [report.voidCount(), report.lostTaxIdCount(), report.derivedDueCount()];
  return (
    [...counts, ...told].every((count) => count === 0) &&
    report.problems().length === 0 &&
    collected.items.length === collected.rowCount &&
    collected.statedOn === statedOn
  );
}

function surveyed({ values, currencies }: ColumnSurvey): SurveyedValues {
  return { values: values === undefined ? undefined : [...values], currencies: [...currencies] };
}

/**
 * Whether both parts together say what each of them says. What counts is how many cells are evidence of something, which
 * adds up; only different values may be few in each and many in both.
 */
export function sayTheSame(here: readonly ColumnSurvey[], { columns }: PartRead): boolean {
  return here.every(({ values, currencies }, at) => {
    const other = columns[at];
    if (other === undefined || (values === undefined) !== (other.values === undefined)) return false;
    const all = new Set([...(values ?? []), ...(other.values ?? [])]);
    return all.size <= MOST_VALUES && other.currencies.every((each) => currencies.has(each));
  });
}

/** Adds a part to what was read here, as if its rows had gone by here. */
export function addPart(collected: CollectedRows, of: PartOfRows | undefined): void {
  if (of === undefined) return;
  const { part, linesBefore } = of;
  collected.rowCount += part.rowCount;
  collected.items.append(part.items, linesBefore);
  collected.balances?.countRight(part.rightBalances);
  collected.statuses.countRight(part.rightStatuses);
}
