/** The report of uncollectibility as its template sees it: every field there, absent ones as null, every text fit to print. */
import { sum } from '../domain/money.ts';
import type { UncollectibilityReport } from '../domain/court/uncollectibilityReport.ts';
import { clean, creditorView, inlineAddress } from './letterView.ts';
import { stampInWords, taxNumbers } from './letterWords.ts';

/** The view of a report. Throws when its totals are not the sums of its rows: only a mistake of ours can have made that. */
export function reportView(raw: UncollectibilityReport) {
  checkTotals(raw);
  const report = clean(raw);
  const { language, author, debtor, items, attempts } = report;
  return {
    ...report,
    stamp: stampInWords(report),
    creditor: creditorView(report.creditor, language),
    author: { name: author.name, role: author.role ?? null },
    debtor: {
      name: debtor.name,
      code: debtor.code ?? null,
      inline: inlineAddress(debtor),
      taxNumbers: taxNumbers(debtor, language),
    },
    untraceable: report.untraceable ?? null,
    hasLumpSums: items.some((item) => item.lumpSumCents > 0),
    items: items.map((item) => ({ ...item, issuedOn: item.issuedOn ?? null })),
    attempts: attempts.map((attempt) => ({
      ...attempt,
      time: attempt.time ?? null,
      proof: attempt.proof ?? null,
    })),
  };
}

function checkTotals({ items, totals }: UncollectibilityReport): void {
  const agrees =
    sum(items.map((item) => item.openCents)) === totals.principal &&
    sum(items.map((item) => item.interestCents)) === totals.interest &&
    sum(items.map((item) => item.lumpSumCents)) === totals.lumpSum;
  if (!agrees) throw new Error('the totals of a report are not the sums of its rows');
}
