/** An import as a person reads it: what was recognised, what is new, what cannot be taken and why. */
import type { DebtorConflict, RowProblem } from '../../domain/import/incoming.ts';
import type { ImportReport } from '../../office/import/importBook.ts';
import type { Desk } from '../command.ts';
import { changedItems, changesTable, hasChanges } from './importChanges.ts';
import { bold } from '../screen/ink.ts';
import type { Messages } from '../messages/messages.ts';
import type { Page } from '../screen/page.ts';
import { problemText } from './rowProblem.ts';
import { shellWord } from '../screen/shellWord.ts';

/** Bad rows shown on the screen; all of them are in the JSON document and in the file of rejected rows. */
const SHOWN_PROBLEMS = 20;

/** The plan of an import, or what it did: the same page before the question and after the deed. */
export function importPage(
  page: Page,
  desk: Desk,
  report: ImportReport,
  endings: readonly string[] = [],
): void {
  const { messages, format } = desk;
  const { imports } = messages;
  const { counts, cases } = report;
  const isMuch = hasChanges(report);
  page.fields([
    [imports.file, `${report.name}: ${imports.rows(counts.rows)}`],
    ...layoutFields(desk, report),
    ...(isMuch
      ? []
      : [
          [
            imports.counts,
            imports.countsLine(
              report.kind,
              counts.new,
              counts.updated,
              counts.unchanged,
              counts.settled,
              counts.rejected,
            ),
          ] as const,
        ]),
    ...report.openTotal.map((total): [string, string] => [
      imports.open,
      imports.openLine(format.money(total.cents, total.currency), total.items),
    ]),
    ...(cases.opened + cases.closed + cases.reopened > 0
      ? [[imports.cases, imports.casesLine(cases.opened, cases.closed, cases.reopened)] as const]
      : []),
  ]);
  if (isMuch) {
    page.blank();
    changesTable(page, desk, report);
    changedItems(page, desk, report);
  }
  if (report.problems.length > 0) problemTable(page, messages, report.problems);
  importEnding(page, endings);
}

/** What came of it; alone where the plan stands on the screen already. */
export function importEnding(page: Page, endings: readonly string[]): void {
  if (endings.length > 0) page.blank();
  for (const ending of endings) page.line(bold(ending));
}

/** How the file was recognised. An invoice is always written in the same way: there is nothing to check. */
function layoutFields(
  { messages: { imports, importMaps }, format }: Desk,
  { layout, notes }: ImportReport,
): [string, string][] {
  const {
    source,
    sheet = '',
    headerLine,
    encoding,
    delimiter,
    dates,
    decimal,
    map,
    termDays,
    statedOn,
  } = layout;
  if (source === 'fatturapa') return [[imports.layout, imports.invoice]];
  if (source === 'fatturapa-signed') return [[imports.layout, imports.signedInvoice]];
  const columns = inFileOrder(layout).map(
    ([field, header]) =>
      `${imports.fieldName(field)} = ${headerLine === 0 ? importMaps.column(Number(header)) : header}`,
  );
  const leftOut = notes.find(({ code }) => code === 'rows-left-out')?.count;
  return [
    [imports.layout, source === 'xlsx' ? sheetText() : csvText()],
    [imports.columns, columns.join(', ')],
    ...(statedOn === undefined ? [] : [[imports.statedOn, format.day(statedOn)] satisfies [string, string]]),
    ...(termDays === undefined
      ? []
      : [[imports.dueDates, imports.dueByTerms(termDays)] satisfies [string, string]]),
    ...(map === undefined
      ? []
      : [[importMaps.map, importMaps.mapUsed(map.name, map.isByHeader)] satisfies [string, string]]),
    ...(leftOut === undefined
      ? []
      : [[importMaps.leftOut, importMaps.leftOutRows(leftOut)] satisfies [string, string]]),
  ];

  function sheetText(): string {
    return headerLine === 0
      ? `Excel, "${sheet}", ${importMaps.noHeader}`
      : imports.sheetLine(sheet, headerLine);
  }

  function csvText(): string {
    const written = imports.layoutLine(encoding, delimiter === '\t' ? 'tab' : delimiter, dates, decimal);
    return `${written}, ${headerLine === 0 ? importMaps.noHeader : importMaps.headerAt(headerLine)}`;
  }
}

/** Which header feeds which field, in the order of the columns where that is known. */
function inFileOrder({ columns, headerLine }: ImportReport['layout']): [string, string][] {
  const entries = Object.entries(columns);
  return headerLine === 0 ? entries.sort(([, a], [, b]) => Number(a) - Number(b)) : entries;
}

/** The bad rows with line, column, value and reason. */
export function problemTable(page: Page, messages: Messages, problems: readonly RowProblem[]): void {
  const { imports } = messages;
  page.blank();
  page.table(
    [
      { header: imports.line, align: 'right' },
      { header: imports.column, wraps: true },
      { header: imports.value, wraps: true },
      { header: imports.problem, wraps: true },
    ],
    problems
      .slice(0, SHOWN_PROBLEMS)
      .map((problem) => [
        String(problem.line),
        problem.column,
        problem.value,
        problemText(messages, problem),
      ]),
  );
  const more = problems.length - SHOWN_PROBLEMS;
  if (more > 0) page.line(`  ${imports.moreProblems(more)}`);
  conflictLines(page, messages, problems);
}

/** Conflicts told in whole sentences, with the command that settles them; the others are alike. */
const TOLD_CONFLICTS = 3;

function conflictLines(page: Page, messages: Messages, problems: readonly RowProblem[]): void {
  const told = problems.filter(({ conflict }) => conflict !== undefined).slice(0, TOLD_CONFLICTS);
  for (const problem of told) {
    page.blank();
    for (const sentence of conflictSentences(messages, problem)) page.paragraph(sentence, 2);
  }
}

/** Which debtors a row may mean, and what to do; nothing for any other problem. */
export function conflictSentences({ debtors }: Messages, { line, conflict }: RowProblem): string[] {
  if (conflict === undefined) return [];
  const words = debtors.conflict;
  const [one, other] = conflict.debtors;
  if (one === undefined) return [];
  const [first, second] = [one, other].map((debtor) => (debtor === undefined ? '' : named(debtor, words)));
  const isOfFile = conflict.debtors.some(({ line: own }) => own !== undefined);
  if (other === undefined) {
    const said = isOfFile ? words.contradictionInFile : words.contradiction;
    return [said(line, first ?? ''), isOfFile ? words.correctFile : words.correct(shellWord(one.sign))];
  }
  const said = words[conflict.why === 'namesakes' ? 'namesakes' : 'torn'](line, first ?? '', second ?? '');
  // A name may end in a full stop of its own: "S.n.c.".
  return [
    said.replace(/\.\.$/u, '.'),
    isOfFile ? words.correctFile : words.merge(shellWord(one.sign), shellWord(other.sign)),
  ];
}

/** With its line, where this very file brings it. */
function named(debtor: DebtorConflict['debtors'][number], words: Messages['debtors']['conflict']): string {
  return debtor.line === undefined ? signAndName(debtor) : words.ofLine(signAndName(debtor), debtor.line);
}

/** A customer by what `debtor` finds it by, and its name. */
export function signAndName({ sign, name }: { readonly sign: string; readonly name: string }): string {
  return sign === name ? name : `${sign} ${name}`;
}
