/** An import as a person reads it: what was recognised, what is new, what cannot be taken and why. */
import type { RowProblem } from '../domain/incoming.ts';
import type { ImportReport } from '../office/importBook.ts';
import type { Desk } from './command.ts';
import { bold } from './ink.ts';
import type { Messages } from './messages/messages.ts';
import type { Page } from './page.ts';

/** Bad rows shown on the screen; all of them are in the JSON document and in the file of rejected rows. */
const SHOWN_PROBLEMS = 20;

/** The plan of an import, or what it did: the same page before the question and after the deed. */
export function importPage(
  page: Page,
  { messages, format }: Desk,
  report: ImportReport,
  endings: readonly string[] = [],
): void {
  const { imports } = messages;
  const { counts, cases } = report;
  page.fields([
    [imports.file, `${report.name}: ${imports.rows(counts.rows)}`],
    ...layoutFields(imports, report),
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
    ],
    ...report.openTotal.map((total): [string, string] => [
      imports.open,
      imports.openLine(format.money(total.cents, total.currency), total.items),
    ]),
    ...(cases.opened + cases.closed > 0
      ? [[imports.cases, imports.casesLine(cases.opened, cases.closed)] as const]
      : []),
  ]);
  if (report.problems.length > 0) problemTable(page, messages, report.problems);
  if (endings.length > 0) page.blank();
  for (const ending of endings) page.line(bold(ending));
}

/** How the file was recognised. An invoice is always written in the same way: there is nothing to check. */
function layoutFields(imports: Messages['imports'], { layout }: ImportReport): [string, string][] {
  const { source, sheet = '', headerLine, encoding, delimiter, dates, decimal } = layout;
  if (source === 'fatturapa') return [[imports.layout, imports.invoice]];
  if (source === 'fatturapa-signed') return [[imports.layout, imports.signedInvoice]];
  const columns = Object.entries(layout.columns).map(
    ([field, header]) => `${imports.fieldName(field)} = ${header}`,
  );
  const written =
    source === 'xlsx'
      ? imports.sheetLine(sheet, headerLine)
      : imports.layoutLine(encoding, delimiter === '\t' ? 'tab' : delimiter, dates, decimal);
  return [
    [imports.layout, written],
    [imports.columns, columns.join(', ')],
  ];
}

/** The bad rows with line, column, value and reason. */
export function problemTable(page: Page, { imports }: Messages, problems: readonly RowProblem[]): void {
  page.blank();
  page.table(
    [
      { header: imports.line, align: 'right' },
      { header: imports.column, shrinks: true },
      { header: imports.value, shrinks: true },
      { header: imports.problem },
    ],
    problems
      .slice(0, SHOWN_PROBLEMS)
      .map((problem) => [
        String(problem.line),
        problem.column,
        problem.value,
        imports.problems[problem.code],
      ]),
  );
  const more = problems.length - SHOWN_PROBLEMS;
  if (more > 0) page.line(`  ${imports.moreProblems(more)}`);
}
