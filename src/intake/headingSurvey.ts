/** What the lines above groups of rows say together: which of them are customers', and whether each group can be told. */
import { present } from '../domain/present.ts';
import { hasCode, isHeadingLabel } from './debtorHeading.ts';
import {
  customerOf,
  isLikePlace,
  namesOf,
  type BlockCustomer,
  type BlockMarks,
  type HeadingLine,
} from './headingBlocks.ts';
import { UnreadableFile, type RowGroups } from './layout.ts';
import { isNumberFirst, lineText } from './rowKind.ts';
import { createSubtotalHabit } from './subtotalHabit.ts';
import { createSubtotalNames } from './subtotalNames.ts';

/** The lines above the header: one that names the first customer, and those that are titles. */
export interface LinesAbove {
  readonly above: string | undefined;
  readonly titles: readonly string[];
}

/** How the lines of the whole file are to be read. */
export type HeadingVerdict = Pick<RowGroups, 'titles' | 'isFirstUnknown' | 'areCodes' | 'named' | 'isCoded'>;

type Block = readonly HeadingLine[];

/** Is told of every line and row in their order. */
export interface HeadingSurvey {
  lookAtLine(line: HeadingLine): void;
  /** A row of an item; whether it names its own debtor. */
  lookAtRow(isNamed: boolean): void;
  lookAtSubtotal(cells: readonly string[], isOfDebtor: boolean): void;
  /** Whether some line may be a customer's. */
  isHeaded(): boolean;
  /** Throws `customer-unsure` where it cannot be told whose a group is. */
  verdict(): HeadingVerdict;
}

/** A survey of the lines that stand above groups. */
export function surveyHeadings({ above, titles }: LinesAbove): HeadingSurvey {
  const counts = countHeadings();
  const habit = createSubtotalHabit();
  const subtotals = createSubtotalNames();
  const unsure: Block[] = [];
  let block: HeadingLine[] = [];
  let hasRows = false;
  let isFirstUnknown = false;

  function marksWith(named: ReadonlySet<string>, areCodes: boolean): BlockMarks {
    return { named, titles, isFirstUnknown, areCodes };
  }

  function takeBlock(): void {
    habit.lookAtBlock(block);
    if (!counts.look(block, marksWith(NONE, false))) unsure.push(block);
  }

  /** The names with subtotals, as far as they decide between lines. */
  function namedAmong(areCodes: boolean): ReadonlySet<string> {
    const named = new Set<string>();
    const marks = marksWith(named, areCodes);
    for (const lines of unsure) {
      const names = namesOf(lines, marks).map(lineText);
      for (const name of names) if (subtotals.has(name)) named.add(name);
      if (!counts.look(lines, marks)) refuseUnsure(lines, marks);
    }
    return named;
  }

  if (above !== undefined) counts.add(above);
  return {
    lookAtLine(line) {
      block.push(line);
    },
    lookAtRow(isNamed) {
      isFirstUnknown ||= !hasRows && !isNamed && block.length === 0 && above === undefined;
      hasRows = true;
      if (block.length > 0 && !isNamed) takeBlock();
      habit.lookAtRow();
      block = [];
    },
    lookAtSubtotal(cells, isOfDebtor) {
      if (isOfDebtor) habit.endGroup();
      // Only where lines leave something open does it matter whose the subtotals are.
      if (unsure.length > 0) subtotals.look(cells);
    },
    isHeaded() {
      return counts.all() + unsure.length > 0;
    },
    verdict() {
      // Lines like "50131 Firenze" are customers with codes where they mostly stand alone.
      const areCodes = unsure.length > 0 && counts.likePlaces() >= unsure.length;
      const named = namedAmong(areCodes);
      const marks = marksWith(named, areCodes);
      const isCoded = counts.areCoded();
      const odd = counts.oddBlock() ?? habit.oddBlock(marks, isCoded);
      if (odd !== undefined) refuseUnsure(odd, marks);
      return { titles, isFirstUnknown, areCodes, named: [...named], isCoded };
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** How many headings there are, and how they are written. */
interface HeadingCounts {
  add(text: string): void;
  /** Counts the customer of some lines; false where they leave it open. */
  look(block: Block, marks: BlockMarks): boolean;
  all(): number;
  likePlaces(): number;
  areCoded(): boolean;
  /** The first lines that are not written as the others, and so may be anything. */
  oddBlock(): Block | undefined;
}

function countHeadings(): HeadingCounts {
  let allCount = 0;
  let codedCount = 0;
  let labelledCount = 0;
  let likePlaceCount = 0;
  let unlabelled: Block | undefined;
  let numberFirst: Block | undefined;
  /** Headings of one cell by the column they stand in, with the first lines of each. */
  const columns = new Map<number, { count: number; readonly first: Block }>();

  function add(text: string): void {
    allCount += 1;
    if (hasCode(text)) codedCount += 1;
    if (isHeadingLabel(text)) labelledCount += 1;
  }

  function addCustomer(customer: BlockCustomer, block: Block): void {
    add(customer.text);
    if (isLikePlace(customer)) likePlaceCount += 1;
    if (!isHeadingLabel(customer.text)) unlabelled ??= block;
    if (block.some(({ cells }) => isNumberFirst(cells))) numberFirst ??= block;
    const at = onlyFilled(customer.cells);
    if (at === undefined || isHeadingLabel(customer.text) || hasCode(customer.text)) return;
    const column = columns.get(at);
    if (column === undefined) columns.set(at, { count: 1, first: block });
    else column.count += 1;
  }

  /** Customers stand in one column; words in that of the texts are a note. */
  function elsewhere(): Block | undefined {
    const [, ...others] = [...columns.values()].sort((a, b) => b.count - a.count);
    return others[0]?.first;
  }

  return {
    add,
    look(block, marks) {
      const customer = customerOf(block, marks);
      if (typeof customer !== 'string') addCustomer(customer, block);
      return customer !== 'unsure';
    },
    all: () => allCount,
    likePlaces: () => likePlaceCount,
    areCoded: () => allCount > 0 && codedCount === allCount,
    oddBlock() {
      if (labelledCount * 2 > allCount && unlabelled !== undefined) return unlabelled;
      // A number and words may be a document with a mistake where customers have no codes.
      return codedCount === allCount ? undefined : (numberFirst ?? elsewhere());
    },
  };
}

/** The place of the only filled cell of a line that has several. */
function onlyFilled(cells: readonly string[]): number | undefined {
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  return cells.length > 1 && filled.length === 1 ? filled[0] : undefined;
}

function refuseUnsure(lines: Block, marks: BlockMarks): never {
  const detail = namesOf(lines, marks).join(' / ');
  throw new UnreadableFile('customer-unsure', { ...present({ line: lines[0]?.line }), detail });
}
