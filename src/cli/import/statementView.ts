/** A bank statement as a person and as a program reads it: what was posted and why, what waits, what nobody can place. */
import { toDecimal } from '../../domain/money.ts';
import type { Candidate, MatchReason } from '../../domain/payment/paymentMatch.ts';
import { namedCandidates, type NamedCandidate, type Proposal } from '../../office/payment/bankProposals.ts';
import type { Book } from '../../office/book.ts';
import type { PaymentsReport, StatementLine } from '../../office/import/importPayments.ts';
import type { Desk } from '../command.ts';
import { problemTable } from './importView.ts';
import { bold } from '../screen/ink.ts';
import { moneyData } from '../money/moneyData.ts';
import type { Page } from '../screen/page.ts';
import { say } from '../screen/sentence.ts';
import { problemText } from './rowProblem.ts';

/** More rows than these are in the JSON document. */
const SHOWN_ROWS = 20;

/** The plan of an import, or what it did. */
export function statementPage(
  page: Page,
  desk: Desk,
  book: Book,
  report: PaymentsReport,
  endings: readonly string[] = [],
): void {
  const { imports, payments } = desk.messages;
  const { counts, totals, cases, lines } = report;
  const state = (name: 'posted' | 'proposed' | 'unknown'): [string, string] => [
    payments[name],
    payments.stateLine(counts[name], desk.format.sums(totals[name])),
  ];
  page.fields([
    [imports.file, `${report.name}: ${imports.rows(counts.rows)}`],
    [payments.format, payments.formatLine(report.format)],
    state('posted'),
    state('proposed'),
    state('unknown'),
    ...(counts.returned === 0
      ? []
      : [[payments.returned, payments.returnedLine(counts.returned, cases.reopened)] as const]),
    [payments.others, payments.othersLine(counts.ignored, counts.duplicates, counts.rejected)],
    ...(cases.closed === 0 ? [] : [[imports.cases, imports.casesLine(0, cases.closed, 0)] as const]),
  ]);
  postedTable(page, desk, book, lines);
  const proposed = lines.flatMap((line) => proposalOf(book, line));
  if (proposed.length > 0) {
    page.blank();
    page.heading(payments.proposedTitle);
    proposalTable(page, desk, proposed);
  }
  returnedTable(page, desk, book, lines);
  unpaidTable(page, desk, lines);
  if (report.problems.length > 0) problemTable(page, desk.messages, report.problems);
  if (endings.length > 0) page.blank();
  for (const ending of endings) page.line(bold(ending));
}

/** Movements that wait, with the likeliest answer and what keeps it from being certain. */
export function proposalTable(page: Page, desk: Desk, proposals: readonly Proposal[]): void {
  const { common, payments } = desk.messages;
  const { format } = desk;
  page.table(
    [
      { header: payments.number, align: 'right' },
      { header: common.date },
      { header: common.amount, align: 'right' },
      { header: payments.payer, wraps: true },
      { header: payments.maybe, wraps: true },
      { header: payments.why, wraps: true },
    ],
    proposals
      .slice(0, SHOWN_ROWS)
      .map(({ id, movement, reasons, candidates }) => [
        String(id),
        format.day(movement.bookedOn).slice(0, 5),
        format.amount(movement.cents),
        movement.counterparty ?? movement.remittance,
        maybe(desk, candidates),
        reasonText(desk, reasons.at(-1), movement.currency),
      ]),
  );
  moreRows(page, desk, proposals.length);
}

/** What other programs read of a proposal. */
export function proposalJson(desk: Desk, { id, movement, reasons, candidates }: Proposal): object {
  const { currency } = movement;
  return {
    ...movementJson(id, movement),
    reasons: reasonsJson(desk, reasons, currency),
    candidates: candidates.map((candidate) => candidateJson(desk, candidate, currency)),
  };
}

/** What other programs read of an import. */
export function statementJson(desk: Desk, book: Book, report: PaymentsReport): object {
  const { lines, totals, problems } = report;
  const having = (state: StatementLine['match']['state']): StatementLine[] =>
    lines.filter(({ match }) => match.state === state);
  return {
    kind: 'payments',
    file: report.name,
    layout: { source: report.format },
    counts: report.counts,
    totals: {
      posted: totals.posted.map(moneyData),
      proposed: totals.proposed.map(moneyData),
      unknown: totals.unknown.map(moneyData),
    },
    cases: { opened: 0, ...report.cases },
    posted: having('posted').map(({ id, movement, match }) => ({
      ...movementJson(id, movement),
      ...(match.state === 'posted' ? oneCandidateJson(desk, book, match, movement.currency) : {}),
    })),
    proposed: lines.flatMap((line) => proposalOf(book, line)).map((proposal) => proposalJson(desk, proposal)),
    unknown: having('unknown').map((line) => plainJson(desk, line)),
    returned: having('returned').map((line) => plainJson(desk, line)),
    problems: problems.map((problem) => ({
      file: report.name,
      ...problem,
      message: problemText(desk.messages, problem),
    })),
  };
}

function postedTable(page: Page, desk: Desk, book: Book, lines: readonly StatementLine[]): void {
  const { common, payments } = desk.messages;
  const { format } = desk;
  const posted = lines.flatMap(({ movement, match }) =>
    match.state === 'posted' ? [{ movement, match }] : [],
  );
  if (posted.length === 0) return;
  page.blank();
  page.heading(payments.postedTitle);
  page.table(
    [
      { header: common.date },
      { header: common.amount, align: 'right' },
      { header: common.customer, wraps: true },
      { header: payments.invoices, wraps: true },
      { header: payments.why, wraps: true },
    ],
    posted.slice(0, SHOWN_ROWS).map(({ movement, match }) => {
      const [candidate] = namedCandidates(book, [match]);
      return [
        format.day(movement.bookedOn).slice(0, 5),
        format.amount(movement.cents),
        candidate?.debtorName ?? '',
        numbers(candidate),
        reasonText(desk, match.reasons.at(-1), movement.currency),
      ];
    }),
  );
  moreRows(page, desk, posted.length);
}

/** What came back, and the invoices that are open again. */
function returnedTable(page: Page, desk: Desk, book: Book, lines: readonly StatementLine[]): void {
  const { common, payments } = desk.messages;
  const { format } = desk;
  const returned = lines.flatMap(({ movement, match }) =>
    match.state === 'returned' ? [{ movement, match }] : [],
  );
  if (returned.length === 0) return;
  page.blank();
  page.heading(payments.returnedTitle);
  page.table(
    [
      { header: common.date },
      { header: common.amount, align: 'right' },
      { header: common.customer, wraps: true },
      { header: payments.why, wraps: true },
    ],
    returned
      .slice(0, SHOWN_ROWS)
      .map(({ movement, match: { debtor, reasons } }) => [
        format.day(movement.bookedOn).slice(0, 5),
        format.amount(movement.cents),
        namedCandidates(book, [{ debtor, shares: [], reasons }])[0]?.debtorName ?? '',
        reasonText(desk, reasons.at(-1), movement.currency),
      ]),
  );
  moreRows(page, desk, returned.length);
}

function unpaidTable(page: Page, desk: Desk, lines: readonly StatementLine[]): void {
  const { common, payments } = desk.messages;
  const unpaid = lines.filter(({ movement, match }) => match.state === 'unknown' && movement.cents < 0);
  if (unpaid.length === 0) return;
  page.blank();
  page.heading(payments.unpaidTitle);
  page.table(
    [
      { header: payments.number, align: 'right' },
      { header: common.date },
      { header: common.amount, align: 'right' },
      { header: '', wraps: true },
    ],
    unpaid.map(({ id, movement }) => [
      String(id),
      desk.format.day(movement.bookedOn).slice(0, 5),
      desk.format.amount(movement.cents),
      movement.remittance,
    ]),
  );
}

function moreRows(page: Page, { messages: { payments } }: Desk, count: number): void {
  if (count > SHOWN_ROWS) page.line(`  ${payments.more(count - SHOWN_ROWS)}`);
}

function proposalOf(book: Book, { id, movement, match }: StatementLine): Proposal[] {
  if (match.state !== 'proposed') return [];
  return [{ id, movement, reasons: match.reasons, candidates: namedCandidates(book, match.candidates) }];
}

function maybe({ messages: { payments } }: Desk, candidates: readonly NamedCandidate[]): string {
  const [first, ...others] = candidates;
  if (others.length > 0) return payments.several(candidates.length);
  return first === undefined ? '' : `${first.debtorName} ${numbers(first)}`;
}

function numbers(candidate: NamedCandidate | undefined): string {
  return [...new Set((candidate?.parts ?? []).map((part) => part.number))].join(', ');
}

function reasonText({ messages, format }: Desk, reason: MatchReason | undefined, currency: string): string {
  if (reason === undefined) return '';
  const { code, values } = reason;
  return say(messages.payments.reasons, code, { currency, ...values }, format)?.message ?? code;
}

function reasonsJson(desk: Desk, reasons: readonly MatchReason[], currency: string): object[] {
  return reasons.map((reason) => ({ code: reason.code, text: reasonText(desk, reason, currency) }));
}

function movementJson(
  id: number,
  { bookedOn, cents, currency, counterparty, remittance, reference }: Proposal['movement'],
): object {
  return {
    id,
    on: bookedOn,
    amount: toDecimal(cents),
    currency,
    counterparty: counterparty ?? null,
    remittance,
    reference: reference ?? null,
  };
}

function oneCandidateJson(desk: Desk, book: Book, candidate: Candidate, currency: string): object {
  const [named] = namedCandidates(book, [candidate]);
  return named === undefined ? {} : candidateJson(desk, named, currency);
}

function candidateJson(
  desk: Desk,
  { debtorName, case: number, parts, reasons }: NamedCandidate,
  currency: string,
): object {
  return {
    case: number ?? null,
    debtor: { name: debtorName },
    invoices: parts.map((part) => ({ number: part.number, amount: toDecimal(part.cents) })),
    reasons: reasonsJson(desk, reasons, currency),
  };
}

function plainJson(desk: Desk, { id, movement, match }: StatementLine): object {
  return { ...movementJson(id, movement), reasons: reasonsJson(desk, match.reasons, movement.currency) };
}
