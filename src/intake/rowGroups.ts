/** Files that name the debtor once for several rows: on the first row of its group, or on a line above it. */
import { hasCode, isHeadingLabel, readHeading } from './debtorHeading.ts';
import { DEBTOR_FIELDS } from './debtorFields.ts';
import type { Field } from './headerWords.ts';
import { isPartyHeader } from './kindColumns.ts';
import type { RowGroups, RowMarks, RowSource } from './layout.ts';
import { matchHeader, type HeaderMatch } from './matchHeader.ts';
import { createRowTeller, joined, type RowKind } from './rowKind.ts';

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
/** A subtotal of something smaller than the debtor does not end the debtor's rows. */
const SUBTOTAL_WITHIN =
  /^\S+\s+(?:fattura|documento|doc\.|partita|rata|scadenza|mese|invoice|month|beleg|rechnung|facture)/iu;

/** Looks at every row and says at the end whether debtors stand for groups of rows. */
export interface GroupSurvey {
  look(kind: RowKind, cells: readonly string[]): void;
  /** The groups, by what the columns name once their values have been seen. */
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
  const added = ADDED_COLUMNS.map((cell) => ({ cell, match: matchHeader(cell) })).filter(
    ({ match }) => !header.matches.some((own) => own?.field === match?.field),
  );
  return {
    ...header,
    cells: [...header.cells, ...added.map(({ cell }) => cell)],
    matches: [...header.matches, ...added.map(({ match }) => match)],
  };
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
  above?: string,
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
  let headingCount = above === undefined ? 0 : 1;
  let codedCount = above !== undefined && hasCode(above) ? 1 : 0;
  let previous = '';

  function lookAtData(cells: readonly string[]): void {
    rowCount += 1;
    const name = firstFilled(cells, naming);
    if (name === '') blankCount += 1;
    else if (name === previous) repeatCount += 1;
    previous = name;
  }

  return {
    look(kind, cells) {
      if (kind === 'data') lookAtData(cells);
      else if (kind === 'subtotal') subtotalCount += 1;
      else if (kind === 'heading' || kind === 'debtor') {
        headingCount += 1;
        if (hasCode(joined(cells))) codedCount += 1;
      }
    },
    groups(known) {
      if (isAbove && headingCount === 0) return undefined;
      const isBlankOften = blankCount >= FEWEST_BLANKS && blankCount * 10 >= rowCount * 3;
      const hasHeadings = headingCount > 0 && blankCount > 0 && blankCount === rowCount;
      const isGrouped = isBlankOften || hasHeadings || (blankCount > 0 && subtotalCount > 0);
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
        width,
        isCoded: headingCount > 0 && codedCount === headingCount,
        marks,
        ...(above === undefined ? {} : { above }),
      };
    },
  };
}

/** The rows with their debtor filled in, from the row or the line above; other rows as they are. */
export function groupedRows(rows: RowSource, groups: RowGroups | undefined): RowSource {
  if (groups === undefined) return rows;
  const { marks } = groups;
  return (onRecord) => {
    const kindOf = createRowTeller(marks);
    let current = groups.above === undefined ? undefined : debtorCells([groups.above], groups);
    return rows((cells, line) => {
      const kind = kindOf(cells);
      if (kind === 'heading' || kind === 'debtor') current = debtorCells(cells, groups);
      else if (kind === 'total' || (kind === 'subtotal' && !SUBTOTAL_WITHIN.test(joined(cells))))
        current = undefined;
      if (kind !== 'data') onRecord(widened(cells, groups.width, marks.header.length), line);
      else {
        const row = widened(cells, groups.width, marks.header.length);
        if (firstFilled(row, groups.naming) !== '') current = row;
        else if (current !== undefined && isSameDebtor(row, current, groups)) fill(row, current, groups);
        onRecord(row, line);
      }
    });
  };
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
function debtorCells(cells: readonly string[], groups: RowGroups): string[] {
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  const own: string[] = [];
  const heading = readHeading(joined(cells), groups.isCoded);
  const isInColumns =
    filled.length > 1 &&
    filled.every((at) => groups.columns.includes(at)) &&
    !isHeadingLabel(cells[filled[0] ?? 0] ?? '');
  if (isInColumns) for (const at of filled) own[at] = cells[at] ?? '';
  else {
    if (groups.code !== undefined) own[groups.code] = heading.code;
    if (groups.name !== undefined) own[groups.name] = heading.name;
    if (groups.vatNumber !== undefined) own[groups.vatNumber] = heading.vatNumber;
  }
  return own;
}

function firstFilled(cells: readonly string[], places: readonly number[]): string {
  for (const at of places) {
    const cell = cells[at];
    if (cell !== undefined && cell !== '' && cell.trim() !== '') return cell;
  }
  return '';
}
