/** Files that name the debtor once for several rows: on the first row of its group, or on a line above it. */
import { isHeadingLabel, readHeading } from './debtorHeading.ts';
import { DEBTOR_FIELDS } from '../item/debtorFields.ts';
import { createAddressNames, isNoName } from './addressNames.ts';
import { customerOf, headingLine, type BlockCustomer, type HeadingLine } from './headingBlocks.ts';
import { surveyHeadings, type LinesAbove } from './headingSurvey.ts';
import type { Field } from '../header/headerWords.ts';
import { isPartyHeader } from '../column/kindColumns.ts';
import type { RowGroups, RowMarks, RowSource } from '../layout.ts';
import { matchHeader, type HeaderMatch } from '../header/matchHeader.ts';
import { withoutTurn } from './headingLines.ts';
import { createRowTeller, isHeaderAgain, isPerhapsHeading, type RowKind } from './rowKind.ts';
import { isOfDebtor } from './totalLines.ts';

/** What tells one debtor from another. */
const IDENTITY: ReadonlySet<Field | undefined> = new Set([
  'debtor_code',
  'debtor_name',
  'vat_no',
  'tax_code',
]);
/** Headers for what the headings say, in a file that has no columns for it. */
const ADDED_COLUMNS = ['Codice cliente', 'Ragione sociale', 'Partita IVA'] as const;
const FEWEST_BLANKS = 2;
/** Looks at every row and says at the end whether debtors stand for groups of rows. */
export interface GroupSurvey {
  look(kind: RowKind, cells: readonly string[], line: number): void;
  /**
   * The groups, by what the columns name once their values have been seen. Throws `customer-unsure` where several lines
   * above one of them may be the customer.
   */
  groups(matches: readonly (HeaderMatch | undefined)[]): RowGroups | undefined;
}

/** Whether a header lacks the debtor, who may then stand above the rows. */
export function lacksDebtor(matches: readonly (HeaderMatch | undefined)[]): boolean {
  return !matches.some((match) => match?.field === 'debtor_name' || match?.field === 'debtor_code');
}

/** The header with columns for what the headings say. */
export function withDebtorColumns<
  Header extends {
    readonly cells: readonly string[];
    readonly matches: readonly (HeaderMatch | undefined)[];
  },
>(header: Header): Header {
  const added = ADDED_COLUMNS.map((cell) => ({ cell, match: addedMatch(cell) })).filter(
    ({ match }) => !header.matches.some((own) => own?.field === match?.field),
  );
  return {
    ...header,
    cells: [...header.cells, ...added.map(({ cell }) => cell)],
    matches: [...header.matches, ...added.map(({ match }) => match)],
  };
}

function addedMatch(cell: string): HeaderMatch | undefined {
  const match = matchHeader(cell);
  return match === undefined ? undefined : { ...match, isAdded: true };
}

/**
 * A survey of groups. A file has them when rows without a debtor stand under rows or lines with one: in three rows of
 * ten or more, or in any number where groups have their subtotals. Debtors repeated row after row say the opposite, and
 * so a blank one is a mistake.
 */
export function surveyGroups(
  matches: readonly (HeaderMatch | undefined)[],
  width: number,
  marks: RowMarks,
  lines: LinesAbove,
): GroupSurvey {
  const fields = matches.map((match) => match?.field);
  const named = fields.flatMap((field, at) => (field === 'debtor_name' ? [at] : []));
  // "Cliente/Fornitore" says of which of the two a row is where another column has the names.
  const others = named.filter((at) => !isPartyHeader(marks.header[at] ?? ''));
  const names = others.length > 0 ? others : named;
  const codes = fields.flatMap((field, at) => (field === 'debtor_code' ? [at] : []));
  const vatNumbers = fields.flatMap((field, at) => (field === 'vat_no' ? [at] : []));
  const naming = names.length > 0 ? names : codes;
  // The file itself has no column for the debtor.
  const isAbove = naming.every((at) => at >= width);
  let rowCount = 0;
  let blankCount = 0;
  let repeatCount = 0;
  let subtotalCount = 0;
  let previous = '';
  const headings = surveyHeadings(lines);
  const addresses = createAddressNames(marks.told);
  const owning = isAbove ? [] : [...names, ...codes, ...vatNumbers];

  function lookAtData(cells: readonly string[], line: number): void {
    rowCount += 1;
    const said = firstFilled(cells, naming);
    const name = isNoName(said, marks.told) ? '' : said;
    headings.lookAtRow(name);
    if (name !== '' && name !== previous && rowCount > 1) addresses.look(name, line);
    if (name === '') blankCount += 1;
    else if (name === previous) repeatCount += 1;
    previous = name;
  }

  return {
    look(kind, cells, line) {
      if (kind === 'data') lookAtData(cells, line);
      else if (kind === 'subtotal' || kind === 'total') {
        if (kind === 'subtotal') subtotalCount += 1;
        headings.lookAtSubtotal(cells, isOfDebtor(cells));
      } else if ((kind === 'heading' || kind === 'debtor') && !isNote(cells, owning, rowCount > blankCount))
        headings.lookAtLine(headingLine(cells, line, marks.money));
      else if (kind === 'footer' && isHeaderAgain(cells, marks)) headings.lookAtHeader();
    },
    groups(known) {
      const isHeaded = headings.isHeaded();
      if (isAbove && !isHeaded) return undefined;
      const isBlankOften = blankCount >= FEWEST_BLANKS && blankCount * 10 >= rowCount * 3;
      const hasHeadings = isHeaded && blankCount > 0 && blankCount === rowCount;
      const isGrouped = isBlankOften || hasHeadings || (blankCount > 0 && subtotalCount > 0);
      addresses.refuse(rowCount, isGrouped);
      if (!isGrouped || repeatCount * 2 > rowCount - blankCount) return undefined;
      const positionsOf = (wanted: ReadonlySet<Field | undefined>): number[] =>
        known.flatMap((match, at) => (wanted.has(match?.field) ? [at] : []));
      return {
        columns: positionsOf(new Set(DEBTOR_FIELDS)),
        identity: positionsOf(IDENTITY),
        naming,
        code: codes[0],
        name: names[0],
        vatNumber: vatNumbers[0],
        owning,
        width,
        ...headings.verdict(),
        marks,
      };
    },
  };
}

/** The rows with their debtor filled in, from the row or the lines above; other rows as they are. */
export function groupedRows(rows: RowSource, groups: RowGroups | undefined): RowSource {
  return groups === undefined ? rows : filledRows(rows, groups);
}

function filledRows(rows: RowSource, groups: RowGroups): RowSource {
  const { marks, width } = groups;
  const full = marks.header.length;
  const blockMarks = { ...groups, named: new Set(groups.named), told: marks.told };
  return (onRecord) => {
    const kindOf = createRowTeller(marks);
    let current = groups.above === undefined ? undefined : headingCells(groups.above, groups);
    let block: HeadingLine[] = [];
    let areNamed = false;

    function takeBlock(): void {
      const customer = customerOf(block, blockMarks);
      block = [];
      if (customer === 'same') return;
      current = typeof customer === 'string' ? undefined : debtorCells(customer, groups);
    }

    /** Nobody says whose the rows are that follow. */
    function endGroup(): void {
      block = [];
      current = undefined;
    }

    function filledIn(cells: readonly string[]): string[] {
      if (block.length > 0) takeBlock();
      // It may be what a customer is called, whose rows follow.
      if (marks.isDebtorAbove === true && isPerhapsHeading(cells, marks)) endGroup();
      const row = widened(cells, width, full);
      for (const at of groups.naming) if (isNoName(row[at] ?? '', marks.told)) row[at] = '';
      const isNamed = firstFilled(row, groups.naming) !== '';
      areNamed ||= isNamed;
      if (isNamed) current = goneOn(row, groups);
      else if (current !== undefined && isSameDebtor(row, current, groups)) fill(row, current, groups);
      return row;
    }

    return rows((cells, line) => {
      const kind = kindOf(cells);
      if (kind === 'data') {
        onRecord(filledIn(cells), line);
        return;
      }
      const isLine = kind === 'heading' || kind === 'debtor';
      if (isLine && !isNote(cells, groups.owning, areNamed))
        block.push(headingLine(cells, line, marks.money));
      else if ((kind === 'total' || kind === 'subtotal') && isOfDebtor(cells)) endGroup();
      onRecord(widened(cells, width, full), line);
    });
  };
}

/** Where rows name their debtors, words alone that stand in none of the debtor's columns are about the rows. */
function isNote(cells: readonly string[], owning: readonly number[], areNamed: boolean): boolean {
  if (!areNamed || owning.length === 0 || firstFilled(cells, owning) !== '') return false;
  return !isHeadingLabel(cells.find((cell) => cell.trim() !== '') ?? '');
}

/** The row, whose debtor may be called by its name and words for going on from the page before. */
function goneOn(row: string[], { naming }: RowGroups): string[] {
  for (const at of naming) row[at] = withoutTurn(row[at] ?? '');
  return row;
}

/** A copy as wide as the header; cells beyond the columns of the file stay beyond. */
function widened(cells: readonly string[], width: number, full: number): string[] {
  const row = cells.slice(0, width);
  while (row.length < full) row.push('');
  return cells.length > width ? [...row, ...cells.slice(width)] : row;
}

function isSameDebtor(row: readonly string[], current: readonly string[], { identity }: RowGroups): boolean {
  return identity.every((at) => (row[at] ?? '').trim() === '' || row[at] === current[at]);
}

function fill(row: string[], current: readonly string[], { columns }: RowGroups): void {
  for (const at of columns) if ((row[at] ?? '').trim() === '') row[at] = current[at] ?? '';
}

/** A heading in the debtor's own columns is taken as it stands, any other is taken apart. */
function debtorCells({ text, cells, vatNumber }: BlockCustomer, groups: RowGroups): string[] {
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  const isInColumns =
    filled.length > 1 &&
    filled.every((at) => groups.columns.includes(at)) &&
    !isHeadingLabel(cells[filled[0] ?? 0] ?? '');
  const own: string[] = isInColumns ? [] : headingCells(text, groups);
  if (isInColumns) for (const at of filled) own[at] = cells[at] ?? '';
  if (groups.vatNumber !== undefined && vatNumber !== undefined) own[groups.vatNumber] ??= vatNumber;
  return own;
}

function headingCells(text: string, groups: RowGroups): string[] {
  const heading = readHeading(text, groups.isCoded);
  const own: string[] = [];
  if (groups.code !== undefined) own[groups.code] = heading.code;
  if (groups.name !== undefined) own[groups.name] = heading.name;
  if (groups.vatNumber !== undefined && heading.vatNumber !== '') own[groups.vatNumber] = heading.vatNumber;
  return own;
}

function firstFilled(cells: readonly string[], places: readonly number[]): string {
  for (const at of places) {
    const cell = cells[at];
    if (cell !== undefined && cell !== '' && cell.trim() !== '') return cell;
  }
  return '';
}
