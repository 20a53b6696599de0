/** What the lines above groups of rows say together: which of them are customers', and whether each group can be told. */
import { present } from '../../domain/present.ts';
import { customerOf, detailsOf, namesOf, type BlockMarks, type HeadingLine } from './headingBlocks.ts';
import { countHeadings, type Block, type OddHeading } from './headingCounts.ts';
import { nameAboveHeader } from './debtorAbove.ts';
import { UnreadableFile, type RowGroups, type ToldLines } from '../layout.ts';
import { lineText } from './pageLines.ts';
import { joined } from './rowText.ts';
import { createSubtotalHabit } from './subtotalHabit.ts';
import { createSubtotalNames } from './subtotalNames.ts';

/** What stands above the header, and what a person said of the lines below it. */
export interface LinesAbove {
  /** The heading of the first customer, where a word says that it is one. */
  readonly above: string | undefined;
  /** All lines above the header; none where they cannot name the first customer. */
  readonly preamble: readonly string[];
  readonly told: ToldLines | undefined;
}

/** How the lines of the whole file are to be read. */
export type HeadingVerdict = Pick<
  RowGroups,
  'titles' | 'isFirstUnknown' | 'areCodes' | 'named' | 'isCoded' | 'labelsAt' | 'above'
>;

/** Is told of every line and row in their order. */
export interface HeadingSurvey {
  lookAtLine(line: HeadingLine): void;
  /** A row of an item, and how it calls its own debtor, or not at all. */
  lookAtRow(name: string): void;
  lookAtSubtotal(cells: readonly string[], isOfDebtor: boolean): void;
  /** The header once more. */
  lookAtHeader(): void;
  /** Whether some line may be a customer's. */
  isHeaded(): boolean;
  /** Throws `customer-unsure` where it cannot be told whose a group is. */
  verdict(): HeadingVerdict;
}

/** A survey of the lines that stand above groups. */
export function surveyHeadings({ above, preamble, told }: LinesAbove): HeadingSurvey {
  const allTitles = titlesOf(preamble);
  const counts = countHeadings();
  const habit = createSubtotalHabit();
  const subtotals = createSubtotalNames();
  const repeated = new Set<string>();
  const unsure: Block[] = [];
  /** What stands in the middle of a group, of a customer who is named nowhere. */
  const nameless: OddHeading[] = [];
  let block: HeadingLine[] = [];
  let hasRows = false;
  let isFirstUnknown = false;
  let hasHeader = false;
  /** How the last row called its debtor that did. */
  let lastName: string | undefined;
  let isHeaderRepeated = true;
  /** A customer's word with a sum beside it: below rows without a customer it may be theirs. */
  let summed: HeadingLine | undefined;

  function marksWith(more: Partial<BlockMarks> = {}): BlockMarks {
    return { named: NONE, titles: allTitles, isFirstUnknown, areCodes: false, told, ...more };
  }

  /** Counts the customer of some lines; false where they leave it open. */
  function count(lines: Block, marks: BlockMarks, isAfterSum: boolean): boolean {
    const customer = customerOf(lines, marks);
    if (typeof customer !== 'string') {
      const isNew = lastName !== undefined && lineText(customer.text) !== lineText(lastName);
      counts.add(customer, lines, isAfterSum, isNew);
      isHeaderRepeated &&= hasHeader;
    } else if (customer === 'nobody' && hasRows && !isAfterSum && nameless.length < MOST_TOLD) {
      nameless.push(...detailsOf(lines, marks).map((detail) => ({ ...detail, line: lines[0]?.line ?? 0 })));
    }
    return customer !== 'unsure';
  }

  function takeBlock(): void {
    if (!count(block, marksWith(), habit.isAfterSum())) unsure.push(block);
    habit.lookAtBlock(block);
  }

  /** The names with subtotals, as far as they decide between lines; and the first lines they leave open. */
  function namedAmong(areCodes: boolean): { readonly named: ReadonlySet<string>; readonly open: Block[] } {
    const named = new Set<string>();
    const open: Block[] = [];
    const marks = marksWith({ named, areCodes });
    for (const lines of unsure) {
      const names = namesOf(lines, marks).map(({ text }) => lineText(text));
      for (const name of names) if (subtotals.has(name)) named.add(name);
      if (!count(lines, marks, true) && open.length <= MOST_TOLD) open.push(lines);
    }
    return { named, open };
  }

  /** Where the header stands below each customer's name, the first one's stands above the first header. */
  function firstAbove(): Block | undefined {
    if (!isFirstUnknown || !isHeaderRepeated || counts.all() === 0) return undefined;
    const lines = nameAboveHeader(preamble);
    const isRepeated = lines.some(({ cells }) => repeated.has(lineText(joined(cells))));
    return lines.length === 0 || isRepeated ? undefined : lines;
  }

  if (above !== undefined) counts.addAbove(above);
  return {
    lookAtLine(line) {
      block.push(line);
      hasHeader = false;
      if (line.hasSum) summed ??= line;
      if (isFirstUnknown) noteTitle(lineText(joined(line.cells)));
    },
    lookAtRow(name) {
      const isNamed = name !== '';
      if (isNamed) lastName = name;
      isFirstUnknown ||= !hasRows && !isNamed && block.length === 0 && above === undefined;
      if (block.length > 0 && !isNamed) takeBlock();
      hasRows = true;
      habit.lookAtRow();
      block = [];
      hasHeader = false;
    },
    lookAtSubtotal(cells, isOfDebtor) {
      if (isOfDebtor) {
        habit.endGroup();
        block = [];
      }
      // Only where lines leave something open does it matter whose the subtotals are.
      if (unsure.length > 0 || counts.isDoubtful()) subtotals.look(cells);
    },
    lookAtHeader() {
      hasHeader = true;
    },
    isHeaded() {
      return counts.all() + unsure.length > 0;
    },
    verdict() {
      // Lines like "50131 Firenze" are customers with codes where they mostly stand alone.
      const areCodes = unsure.length > 0 && counts.likePlaces() >= unsure.length;
      const { named, open } = namedAmong(areCodes);
      const first = firstAbove();
      const firstCustomer = first === undefined ? 'nobody' : customerOf(first, marksWith({ titles: [] }));
      if (first !== undefined && typeof firstCustomer !== 'string')
        counts.add(firstCustomer, first, true, false);
      const own = typeof firstCustomer === 'string' ? above : firstCustomer.text;
      const { isCoded, labelsAt, odd } = counts.habits((name) => subtotals.has(name));
      const isOwn = (title: string): boolean =>
        first?.some(({ cells }) => lineText(joined(cells)) === title) === true;
      const titles = allTitles.filter((title) => !isOwn(title));
      const marks = marksWith({ named, areCodes, labelsAt, titles });
      if (summed !== undefined && isFirstUnknown && own === undefined) refuseSummed(summed);
      refuseOpen([...open, ...habit.oddBlocks(marks, isCoded)], [...odd, ...nameless], marks);
      return {
        titles,
        isFirstUnknown: isFirstUnknown && own === undefined,
        areCodes,
        named: [...named],
        isCoded,
        ...present({ above: own, labelsAt }),
      };
    },
  };

  function noteTitle(text: string): void {
    if (allTitles.includes(text)) repeated.add(text);
  }
}

const NONE: ReadonlySet<string> = new Set();
/** How many lines are told to a person. */
const MOST_TOLD = 20;

/** The lines above the header, as pages may repeat them. */
export function titlesOf(preamble: readonly string[] = []): string[] {
  return preamble.map(lineText).filter((line) => /[\p{L}\d]/u.test(line));
}

/** Customers with their sums stand below their rows, as it seems, where the first ones have none above. */
function refuseSummed({ line, cells }: HeadingLine): never {
  throw new UnreadableFile('customer-unsure', { line, detail: joined(cells) });
}

/** Of several names above one group a person says which; of a line alone, whether it is a customer's. */
function refuseOpen(several: readonly Block[], odd: readonly OddHeading[], marks: BlockMarks): void {
  const doubts = several.map((lines) => ({
    texts: namesOf(lines, marks).map(({ whole }) => whole),
    line: lines[0]?.line ?? 0,
  }));
  const all = [...doubts, ...odd.map(({ whole, line }) => ({ texts: [whole], line }))];
  const [first] = all.sort((a, b) => a.line - b.line);
  if (first === undefined) return;
  const alone = all.flatMap(({ texts }) => (texts.length === 1 ? texts.flatMap(asTold) : []));
  const isOneOfSeveral = first.texts.length > 1 || alone.length === 0;
  const flag = isOneOfSeveral
    ? '--customer-lines first'
    : `--skip-lines "${[...new Set(alone)].slice(0, MOST_TOLD).join('|')}"`;
  throw new UnreadableFile('customer-unsure', { line: first.line, flag, detail: first.texts.join(' / ') });
}

/** A line as it can be typed between quotes: what cannot be in it, and all behind it, is left to the star. */
function asTold(text: string): string[] {
  const typed = /^[^"|$`\\!]*/u.exec(text)?.[0] ?? '';
  if (typed === text) return [text];
  return typed === '' ? [] : [`${typed}*`];
}
