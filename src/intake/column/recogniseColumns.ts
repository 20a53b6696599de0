import type { LayoutHints } from '../../domain/import/incoming.ts';
import { markedAmounts, statedCurrency, withOwnCurrency } from './amountCurrency.ts';
import { datesOf, decimalsOf, serialDatesOf, shownOrder } from './columnWriting.ts';
import { customerLetters, refuseUnsureParties } from './customerLetters.ts';
import { isTotalOfDocument } from '../money/documentTotals.ts';
import { dueAbove, dueRows, withDueColumn } from '../row/dueHeadings.ts';
import { isStatusOfDocument, otherStatuses, unnamedStatus } from './documentStatus.ts';
import { refuseUnsureDue, USUAL_TERM_DAYS } from './derivedDue.ts';
import { describedDebtors } from './describedDebtors.ts';
import { refuseTwoDueDates } from './twoDueDates.ts';
import type { Written } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { refuseHiddenItems } from './hiddenItems.ts';
import {
  instalmentColumns,
  unfoldedHeader,
  unfoldedRows,
  withBareInstalments,
  withoutLoneInstalment,
} from '../row/instalmentColumns.ts';
import type { Layout, LeftOut, Positions, RowMarks, RowSource, ToldLines } from '../layout.ts';
import { titlesOf } from '../row/headingSurvey.ts';
import { withKindColumns } from './kindColumns.ts';
import { isLineItemHeader } from '../header/matchHeader.ts';
import { moneyPositions, NO_MONEY, type Known } from '../money/moneyPositions.ts';
import { withPersonNames } from './personNames.ts';
import { withTaxColumns } from '../money/netAndTax.ts';
import { kindOfFile, refuseMissingColumns, refuseMissingFields } from '../header/requiredColumns.ts';
import { lineText } from '../row/pageLines.ts';
import { lacksDebtor, withDebtorColumns } from '../row/rowGroups.ts';
import { wholePositions } from '../row/rowShape.ts';
import { shapeOf } from '../layoutShape.ts';
import { statedDay } from '../row/statedDay.ts';
import type { ColumnSurvey } from './surveyColumns.ts';
import { dataRowsOf, eachRow, namingRowsOf, surveyRows, withoutColumns } from './surveyRows.ts';
import { refuseUnreadBalance } from '../money/unreadBalance.ts';
import { textColumns } from './textColumns.ts';
import { isLeftOut, leftOutCells, unusedColumns } from '../header/toldColumns.ts';
import { believedColumns } from '../money/wholePayments.ts';

/**
 * Recognises which column feeds which field and how each is written, going over the rows two or three times and keeping
 * none of them. What a person said (`hints`) is not questioned. Throws `UnreadableFile`.
 */
export async function recogniseColumns(
  given: RowSource,
  givenHead: Written,
  hints: LayoutHints,
): Promise<Layout> {
  const told: Written = { ...givenHead, lines: lineMarks(givenHead, hints) };
  const above = await dueAbove(given, told, hints);
  const [rows, head] = [dueRows(given, above), withDueColumn(told, above)];
  const found = withPersonNames(withTaxColumns(withoutLoneInstalment(withBareInstalments(head))));
  const fields = new Set(found.matches.flatMap((match) => (match === undefined ? [] : [match.field])));
  const kind = kindOfFile(fields);
  // The debtor may stand on a line above its rows.
  const isDebtorAbove = kind === 'items' && lacksDebtor(found.matches);
  if (kind === 'items') refuseMissingColumns(isDebtorAbove ? new Set([...fields, 'debtor_name']) : fields);
  const own = isDebtorAbove ? withDebtorColumns(found) : found;
  const instalments = kind === 'items' ? instalmentColumns(own) : undefined;
  const unfolded = instalments === undefined ? own : unfoldedHeader(own, instalments);

  const leftOut = leftOutCells(found, hints, numberPosition(found));
  const unused = unusedColumns(found, hints);
  // A column that only the amount beside it makes useless has a name all the same.
  const unnamed = (header: Written): Written => ({
    ...header,
    matches: header.matches.map((match, at) => match ?? head.matches[at]),
  });
  const ours = unfoldedRows(withoutLeftOut(rows, own, leftOut), instalments);
  const {
    surveys,
    unfit,
    shared,
    groups: seenGroups,
    currency,
  } = await surveyRows(ours, unfolded, own, found.cells.length, kind);
  if (isDebtorAbove && seenGroups === undefined) refuseMissingColumns(fields);
  const fit = withoutColumns(unfolded.matches, unfit);
  const byKind = { ...unfolded, matches: withKindColumns(unfolded.cells, fit, surveys, unused) };
  // The word of one instalment is not that of the others.
  const statusAt =
    kind === 'items' && instalments === undefined
      ? unnamedStatus(unnamed(byKind).matches, surveys, unused)
      : undefined;
  const byValues = withField(byKind, statusAt, 'status');
  const lettersAt =
    kind === 'items' ? await customerLetters(dataRowsOf(ours, byValues), byValues, surveys) : undefined;
  if (kind === 'items') await refuseUnsureParties(dataRowsOf(ours, byValues), byValues, surveys);
  const kinds = withField(byValues, lettersAt, 'party_kind');
  const nameAt =
    kind === 'items'
      ? await describedDebtors(namingRowsOf(ours, kinds), unnamed(kinds), surveys, unused)
      : undefined;
  const written = withField(kinds, nameAt, 'debtor_name');
  const groups =
    seenGroups === undefined || nameAt === undefined
      ? seenGroups
      : { ...seenGroups, columns: [...seenGroups.columns, nameAt] };
  const texts = textColumns(written.matches, surveys);
  const eachDataRow = dataRowsOf(ours, written);
  const hasInstalments = instalments !== undefined;
  const known: Known = { head, written, surveys, hints, unused, hasInstalments, eachDataRow };
  if (kind === 'items') await refuseTwoDueDates(known.eachDataRow, written, surveys);
  const { money, negated, deductions } = kind === 'items' ? await moneyPositions(known) : NO_MONEY;
  const termDays = kind === 'items' ? await termsInstead(known, texts) : undefined;
  const chosen: Positions = { ...texts, ...money };
  if (kind === 'items' && instalments === undefined)
    await refuseUnreadBalance(known.eachDataRow, unnamed(written), surveys, chosen, unused);
  const positions = withOwnCurrency(written, surveys, termDays === undefined ? chosen : withoutDue(chosen));
  if (kind === 'debtors') await refuseHiddenItems(known.eachDataRow, head);
  const decimals = decimalsOf(written, surveys, positions, hints.decimal);
  const decimal = decimals.open_balance ?? decimals.amount ?? decimals.net ?? decimals.debit ?? 'comma';
  const believed =
    instalments &&
    (await believedColumns(known.eachDataRow, own.cells, instalments, decimals.amount ?? decimal));
  const dates = datesOf(written, surveys, positions, hints.dates);
  const shown = shownOrder(dates, surveys, positions);
  const statedOn = statedDay(head.preamble ?? [], shown);
  return {
    kind,
    encoding: written.encoding,
    lineBreak: written.lineBreak,
    delimiter: written.delimiter,
    headerLine: written.headerLine,
    firstDataLine: written.firstDataLine,
    header: written.cells,
    positions,
    columns: namesOf({ ...positions, ...wholePositions(believed) }, written.cells),
    decimals,
    decimal,
    dateOrders: dates,
    dates: shown,
    hasLineItems: hasLineItems(written, positions),
    leftOut: leftOutCells(written, hints, positions),
    isOfDocument: isStatusOfDocument(written, positions),
    ...shapeOf({
      dueAbove: above,
      lines: told.lines,
      groups,
      instalments: believed,
      otherStatuses: otherStatuses(written, surveys, positions),
      serialDates: serialDatesOf(surveys, positions),
      marked: markedAmounts(written, surveys, positions),
      codeInName: codeInName(surveys, positions),
      sharedCodes: kind === 'items' ? shared(positions.debtor_code) : [],
      currency:
        positions.currency === undefined ? (statedCurrency(written, positions) ?? currency()) : undefined,
      termDays,
      negated,
      statedOn,
      isTotalOfDocument: isOfWholeDocument(written, positions),
      // Without a header nothing tells one source from another.
      deductions: written.headerLine === 0 ? undefined : deductions,
    }),
  };
}

/**
 * The days after which documents are due where no column says it. Throws `missing-columns` where their own dates are
 * missing too, and `due-unsure`.
 */
async function termsInstead(
  { written, surveys, hints, eachDataRow }: Known,
  { invoice_date: issuedAt }: Positions,
): Promise<number | undefined> {
  const isFilled = (at: number): boolean => (surveys[at]?.filled ?? 0) > 0;
  const dueAt = written.matches.findIndex((match) => match?.field === 'due_date');
  // A column of due dates that is empty is a mistake of the export until a person says otherwise.
  if (dueAt !== -1 && (isFilled(dueAt) || hints.termDays === undefined)) return undefined;
  if (issuedAt === undefined || !isFilled(issuedAt)) return refuseMissingFields(['due_date']);
  if (hints.termDays === undefined) await refuseUnsureDue(eachDataRow, written, issuedAt);
  return hints.termDays ?? hints.usualTermDays ?? USUAL_TERM_DAYS;
}

/** The header with a column that turned out to feed another field than its name says, or a field without a name that does. */
function withField(written: Written, at: number | undefined, field: Field): Written {
  if (at === undefined) return written;
  const match = written.matches[at] ?? { rank: 0, isOtherThanEnglish: false };
  return { ...written, matches: written.matches.with(at, { ...match, field }) };
}

/** An empty column of due dates feeds nothing. */
function withoutDue(positions: Positions): Positions {
  const { due_date: _, ...others } = positions;
  return others;
}

/** The lines above the header, which pages may repeat, and what a person said of those between the rows. */
function lineMarks({ preamble }: Written, hints: LayoutHints): Pick<RowMarks, 'titles' | 'told'> {
  const titles = titlesOf(preamble);
  const told = toldLines(hints);
  return { ...(titles.length === 0 ? {} : { titles }), ...(told === undefined ? {} : { told }) };
}

function toldLines({ skipLines, customerLines }: LayoutHints): ToldLines | undefined {
  if (skipLines === undefined && customerLines === undefined) return undefined;
  const [lines, customers] = [(skipLines ?? []).map(lineText), (customerLines ?? []).map(lineText)];
  const choice = (['first', 'last'] as const).find((place) => customers.includes(place));
  return { lines, customers, ...(choice === undefined ? {} : { choice }) };
}

/**
 * Rows that are none of ours may be written in other ways, and prove nothing about those that are. What stands between rows
 * is looked at all the same: it may say whose they are.
 */
function withoutLeftOut(rows: RowSource, header: Written, leftOut: readonly LeftOut[]): RowSource {
  if (leftOut.length === 0) return rows;
  return (onRecord) =>
    eachRow(rows, header, (kind, cells, line) => {
      if (kind !== 'data' || !isLeftOut(cells, leftOut)) onRecord(cells, line);
    });
}

function numberPosition({ matches }: Written): Positions {
  const at = matches.findIndex((match) => match?.field === 'invoice_no');
  return at === -1 ? {} : { invoice_no: at };
}

/** Whether the lines of an invoice repeat its amount; where the amount is the line's own, equal lines are no repetition. */
function hasLineItems({ cells }: Written, { amount, open_balance: open }: Positions): boolean {
  const isOfLine = [amount, open].some((at) => at !== undefined && isLineItemHeader(cells[at] ?? ''));
  return !isOfLine && cells.some(isLineItemHeader);
}

/** Whether the amounts are called totals of documents, and nobody said that they are those of the rows. */
function isOfWholeDocument({ cells, matches }: Written, { amount: at }: Positions): boolean {
  return at !== undefined && matches[at]?.isTold !== true && isTotalOfDocument(cells[at] ?? '');
}

/** Where another column has the codes, a number in the names is part of them. */
function codeInName(
  surveys: readonly ColumnSurvey[],
  { debtor_code: codeAt, debtor_name: nameAt }: Positions,
): Layout['codeInName'] {
  const hasCodes = (surveys[codeAt ?? -1]?.filled ?? 0) > 0;
  return hasCodes ? undefined : surveys[nameAt ?? -1]?.coded.place();
}

function namesOf(positions: Positions, header: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(positions).map(([field, at]) => [field, header[at] ?? '']));
}
