/** How the headings of a file are written, and which of them are not written as the others. */
import { hasCode, hasPlainCode } from './debtorHeading.ts';
import { isLikePlace, onlyFilled, type BlockCustomer, type HeadingLine } from './headingBlocks.ts';
import { hasLegalForm, isNoteLike } from './headingLines.ts';
import { lineText } from './pageLines.ts';
import { isNumberFirst, joined } from './rowText.ts';

/** The lines above one group. */
export type Block = readonly HeadingLine[];

/** A heading of which it may have to be asked whether it is a customer's. */
export interface OddHeading {
  /** As it is read, and as it stands there. */
  readonly text: string;
  readonly whole: string;
  readonly line: number;
}

/** What all headings say together. */
export interface HeadingHabits {
  /** Every heading has a code, or nearly every one has and a person said which lines are customers'. */
  readonly isCoded: boolean;
  /** The column of the words for customers, where words alone only stand in other ones. */
  readonly labelsAt: number | undefined;
  /** Headings that are not written as the others are. */
  readonly odd: readonly OddHeading[];
}

/** How many odd headings are held of each kind: they are told to a person. */
const MOST_TOLD = 20;
/** A subtotal may clear them; where there are more, those that are left say enough. */
const MOST_HELD = 1000;

/** Counts headings by how they are written. */
export interface HeadingCounts {
  /** The heading of the first group, which stands above the header. */
  addAbove(text: string): void;
  /**
   * `isAfterSum`: the group before is closed, so that the line can be about no row of it; `isAmongNamed`: other rows name
   * their debtor themselves.
   */
  add(customer: BlockCustomer, block: Block, isAfterSum: boolean, isAmongNamed: boolean): void;
  all(): number;
  likePlaces(): number;
  /** Whether it may matter which headings have a subtotal. */
  isDoubtful(): boolean;
  habits(hasSubtotal: (name: string) => boolean): HeadingHabits;
}

/** A counter of the headings of one file. */
export function countHeadings(): HeadingCounts {
  const counts = { all: 0, coded: 0, plain: 0, labelled: 0, labelledCoded: 0, likePlace: 0, caps: 0 };
  /** Columns in which labels stand, and those of words alone; -1 for several cells. */
  const labels = new Set<number>();
  /** Customers of words alone in one cell, by its column. */
  const columns = new Map<number, { count: number; readonly odd: OddHeading[] }>();
  const others = new Set<number>();
  const unlabelled: OddHeading[] = [];
  const uncoded: OddHeading[] = [];
  const numbered: OddHeading[] = [];
  const small: OddHeading[] = [];
  const amongNamed: OddHeading[] = [];
  /** "CLIENTE DA RICHIAMARE": without a mark or a code the word for a customer may begin a note. */
  const bareLabels: OddHeading[] = [];
  const notes: OddHeading[] = [];

  function tally(text: string, isLabelled: boolean): void {
    counts.all += 1;
    const isCoded = hasCode(text);
    if (isCoded) counts.coded += 1;
    if (hasPlainCode(text)) counts.plain += 1;
    if (isLabelled) counts.labelled += 1;
    if (isLabelled && isCoded) counts.labelledCoded += 1;
  }

  function addLabelled({ text, cells, isTold }: BlockCustomer, heading: OddHeading): void {
    labels.add(cells.findIndex((cell) => cell.trim() !== ''));
    if (!isTold && !heading.whole.includes(':') && !hasCode(text)) hold(bareLabels, heading);
  }

  function addUnlabelled(customer: BlockCustomer, heading: OddHeading, isAfterSum: boolean): void {
    const { text } = customer;
    const at = onlyFilled(customer.cells);
    others.add(at ?? -1);
    hold(unlabelled, heading);
    const isCaps = text === text.toUpperCase();
    if (isCaps) counts.caps += 1;
    else if (!isAfterSum && !hasLegalForm(text)) hold(small, heading, MOST_HELD);
    if (!isAfterSum && isNoteLike(text)) hold(notes, heading, MOST_HELD);
    if (hasCode(text)) return;
    hold(uncoded, heading);
    if (at === undefined) return;
    const column = columns.get(at);
    if (column === undefined) columns.set(at, { count: 1, odd: [heading] });
    else {
      column.count += 1;
      hold(column.odd, heading);
    }
  }

  /** Customers stand in one column; words in that of the texts are a note. */
  function elsewhere(): readonly OddHeading[] {
    const [, ...rare] = [...columns.values()].sort((a, b) => b.count - a.count);
    return rare.flatMap(({ odd }) => odd);
  }

  function labelledNotes(): readonly OddHeading[] {
    return bareLabels.filter(({ text }) => isNoteLike(text));
  }

  function labelsAt(): number | undefined {
    const [at, second] = labels;
    const isAlone = counts.labelled >= FEWEST_LABELS && second === undefined;
    return isAlone && !others.has(-1) && at !== undefined && !others.has(at) ? at : undefined;
  }

  function oddHeadings(hasSubtotal: (name: string) => boolean): readonly OddHeading[] {
    const isOften = counts.labelled >= FEWEST_LABELS && counts.labelled * 4 >= counts.all;
    if (isOften || counts.labelled * 2 > counts.all) return [...unlabelled, ...labelledNotes()];
    if (counts.coded === counts.all) return amongNamed;
    const bare = counts.all - counts.labelled;
    const isMostlyCoded = counts.plain >= FEWEST_CODES && counts.plain * 2 > counts.all;
    const isMostlyCaps = bare >= FEWEST_CAPS && counts.caps * 3 >= bare * 2;
    const open = ({ text }: OddHeading): boolean => !hasSubtotal(lineText(text));
    return [
      ...(isMostlyCoded ? uncoded : []),
      // A number and words may be a document with a mistake where customers have no codes.
      ...(isMostlyCoded ? [] : numbered),
      ...elsewhere(),
      ...amongNamed,
      ...bareLabels,
      ...notes.filter(open),
      ...(isMostlyCaps ? small.filter(open) : []),
    ];
  }

  return {
    addAbove: (text) => tally(text, true),
    add(customer, block, isAfterSum, isAmongNamed) {
      tally(customer.text, customer.isLabelled);
      if (isLikePlace(customer)) counts.likePlace += 1;
      const heading = { text: customer.text, whole: wholeLine(customer, block), line: block[0]?.line ?? 0 };
      if (!customer.isTold && block.some(({ cells }) => isNumberFirst(cells))) hold(numbered, heading);
      if (customer.isLabelled) addLabelled(customer, heading);
      else if (!customer.isTold) addUnlabelled(customer, heading, isAfterSum);
      if (isAmongNamed && !customer.isLabelled && !customer.isTold) hold(amongNamed, heading);
    },
    all: () => counts.all,
    likePlaces: () => counts.likePlace,
    isDoubtful: () => notes.length + small.length > 0,
    habits(hasSubtotal) {
      const at = labelsAt();
      const isPlain = counts.plain >= FEWEST_CODES && counts.plain * 2 > counts.all;
      const isCoded = counts.all > 0 && (counts.coded === counts.all || isPlain);
      if (at === undefined) return { isCoded, labelsAt: at, odd: oddHeadings(hasSubtotal) };
      return { isCoded: counts.labelledCoded === counts.labelled, labelsAt: at, odd: labelledNotes() };
    },
  };
}

/** One alone may be a name that begins like a word for customers. */
const FEWEST_LABELS = 2;
const FEWEST_CODES = 2;
const FEWEST_CAPS = 3;

/** The line that a customer was read on; one put together of two is told as it was read. */
function wholeLine({ text }: BlockCustomer, block: Block): string {
  return block.map(({ cells }) => joined(cells)).find((whole) => whole.includes(text)) ?? text;
}

function hold(headings: OddHeading[], heading: OddHeading, most = MOST_TOLD): void {
  if (headings.length < most && !headings.some(({ text }) => text === heading.text)) headings.push(heading);
}
