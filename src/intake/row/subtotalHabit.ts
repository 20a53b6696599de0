/** Whether groups of rows end with a subtotal: then a line in the middle of one names no other customer. */
import { hasCode } from './debtorHeading.ts';
import { customerOf, type BlockMarks, type BlockVerdict, type HeadingLine } from './headingBlocks.ts';
import { lineText } from './pageLines.ts';

/** Shorter groups often go without. */
const FEWEST_ROWS = 2;
/** Where there are more of them, most groups go without. */
const MOST_HELD = 1000;

export interface SubtotalHabit {
  lookAtBlock(block: readonly HeadingLine[]): void;
  lookAtRow(): void;
  endGroup(): void;
  /** Whether the rows so far are closed by their subtotal. */
  isAfterSum(): boolean;
  /**
   * The lines that stand where the group before has no subtotal, although most groups have, and of which no word and
   * no code says that they are a customer's.
   */
  oddBlocks(marks: BlockMarks, isCoded: boolean): readonly (readonly HeadingLine[])[];
}

/** A survey of how groups end. */
export function createSubtotalHabit(): SubtotalHabit {
  let rowCount = 0;
  let endedCount = 0;
  let last: readonly HeadingLine[] = [];
  let withoutCount = 0;
  const without: { readonly before: readonly HeadingLine[]; readonly block: readonly HeadingLine[] }[] = [];
  return {
    lookAtBlock(block) {
      if (rowCount >= FEWEST_ROWS) {
        withoutCount += 1;
        if (without.length < MOST_HELD) without.push({ before: last, block });
      }
      rowCount = 0;
      last = block;
    },
    lookAtRow() {
      rowCount += 1;
    },
    endGroup() {
      if (rowCount > 0) endedCount += 1;
      rowCount = 0;
    },
    isAfterSum: () => endedCount > 0 && rowCount === 0,
    oddBlocks(marks, isCoded) {
      if (withoutCount >= endedCount) return [];
      return without
        .filter(({ before, block }) => isOdd(customerOf(before, marks), customerOf(block, marks), isCoded))
        .map(({ block }) => block);
    },
  };
}

function isOdd(before: BlockVerdict, customer: BlockVerdict, isCoded: boolean): boolean {
  if (typeof customer === 'string') return false;
  if (customer.isLabelled || customer.isTold || (isCoded && hasCode(customer.text))) return false;
  return typeof before === 'string' || lineText(before.text) !== lineText(customer.text);
}
