/** What the rows below a header say together, once it is known which columns tell them apart. */
import type { EachDataRow } from '../money/chooseMoney.ts';
import { createCurrencyLines, type CurrencyLines } from '../row/currencyLines.ts';
import { surveyedAs } from '../money/deductionColumns.ts';
import type { EachNamingRow } from './describedDebtors.ts';
import type { Written } from '../header/findHeader.ts';
import { withKindColumns } from './kindColumns.ts';
import { UnreadableFile, type Layout, type RowGroups, type RowMarks, type RowSource } from '../layout.ts';
import { hasReasons } from '../file/rejectedFile.ts';
import { surveyGroups } from '../row/rowGroups.ts';
import { createRowTeller, rowMarks, type RowKind } from '../row/rowKind.ts';
import { surveyIdentities, type IdentitySurvey } from './sharedCodes.ts';
import { surveyColumns, type ColumnSurvey } from './surveyColumns.ts';

/** What all rows say together; groups are seen in the rows as the file has them, `own` being their header. */
export async function surveyRows(
  rows: RowSource,
  written: Written,
  own: Written,
  width: number,
  kind: Layout['kind'],
): Promise<Surveyed> {
  const surveyor = surveyColumns(
    written.matches.map((match, at) => surveyedAs(match, written.cells[at] ?? '')),
  );
  const currencies = createCurrencyLines(own.preamble ?? []);
  const identities = surveyIdentities(written.cells, written.matches);
  const grouping = surveyGroups(own.matches, width, marksOf(own), {
    above: width < own.cells.length ? own.above : undefined,
    preamble: width < own.cells.length ? (own.preamble ?? []) : [],
    told: own.lines?.told,
  });
  let rowCount = 0;
  let lastLine = 0;
  await eachRow(rows, written, (rowKind, cells, line) => {
    // Instalments of one row are one row of its debtor.
    if (line !== lastLine) grouping.look(rowKind, cells, line);
    lastLine = line;
    if (rowKind === 'data' || rowKind === 'debtor') rowCount += 1;
    if (rowKind === 'data') surveyor.look(cells);
    else if (rowKind === 'heading' || rowKind === 'debtor') currencies.look(cells, rowCount === 0);
    if (rowKind === 'data' || rowKind === 'debtor') identities.look(cells);
  });
  if (rowCount === 0) throw new UnreadableFile('no-rows');
  // In rows set aside a blank debtor is what is to be corrected.
  const mayHaveGroups = kind === 'items' && own.headerLine > 0 && !hasReasons(own.cells.slice(0, width));
  const unfit = identities.unfit(surveyor.columns);
  const known = withKindColumns(own.cells, withoutColumns(own.matches, unfit), surveyor.columns);
  const groups = mayHaveGroups ? grouping.groups(known) : undefined;
  return {
    surveys: surveyor.columns,
    groups,
    unfit,
    shared: (at) => identities.shared(at),
    currency: () => currencies.stated(),
  };
}

/** What all rows say together. */
interface Surveyed {
  readonly surveys: readonly ColumnSurvey[];
  readonly groups: RowGroups | undefined;
  /** Columns of codes and names that are none of the customers'. */
  readonly unfit: ReadonlySet<number>;
  readonly shared: IdentitySurvey['shared'];
  /** The currency that lines of their own name. */
  readonly currency: CurrencyLines['stated'];
}

/** The rows that are data. */
export function dataRowsOf(rows: RowSource, written: Written): EachDataRow {
  return (look) =>
    eachRow(rows, written, (rowKind, cells) => {
      if (rowKind === 'data') look(cells);
    });
}

/** The rows, and the lines above groups of them that hold code and name alone. */
export function namingRowsOf(rows: RowSource, written: Written): EachNamingRow {
  return (look) =>
    eachRow(rows, written, (rowKind, cells) => {
      if (rowKind === 'data' || rowKind === 'debtor') look(cells, rowKind === 'debtor');
    });
}

/** Each row with what it is. */
export async function eachRow(
  rows: RowSource,
  written: Written,
  look: (kind: RowKind, cells: string[], line: number) => void,
): Promise<void> {
  const kindOf = createRowTeller(marksOf(written));
  await rows((cells, line) => {
    look(kindOf(cells), cells, line);
  });
}

function marksOf({ cells, matches, lines }: Written): RowMarks {
  const isDebtorAbove = matches.some((match) => match?.isAdded === true && match.field === 'debtor_name');
  return rowMarks(
    cells,
    matches.map((match) => match?.field),
    { ...lines, isDebtorAbove },
  );
}

/** What the columns name, some left out. */
export function withoutColumns(matches: Written['matches'], left: ReadonlySet<number>): Written['matches'] {
  return left.size === 0 ? matches : matches.map((match, at) => (left.has(at) ? undefined : match));
}
