import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import type { IncomingItem } from '../../src/domain/import/incoming.ts';
import { dialect, ledger, writeIssued, writeLedger, type LedgerRow } from './ledger.ts';
import { currencyOf, reported, writeReport, type Report } from './ledgerReport.ts';
import { readText, unwrap } from './readText.ts';

describe('readExport', () => {
  it('reads back a ledger written in any dialect', async () => {
    await fc.assert(
      fc.asyncProperty(ledger, dialect, fc.integer({ min: 1, max: 200 }), async (rows, how, chunkSize) => {
        const file = unwrap(await readText(writeLedger(rows, how), {}, how.encoding, chunkSize));
        expect(file.problems).toEqual([]);
        expect(file.items.map(asRow)).toEqual(rows.map(withoutSpaces));
        expect(file.layout).toMatchObject({ delimiter: how.delimiter, decimal: how.decimal });
      }),
      { numRuns: 300 },
    );
  });

  it('adds up net and tax of what was invoiced in any dialect, due after the terms', async () => {
    await fc.assert(
      fc.asyncProperty(ledger, dialect, fc.integer({ min: 0, max: 365 }), async (rows, how, termDays) => {
        const documents = rows.filter(
          (row, at) => rows.findIndex((other) => isSameDocument(row, other)) === at,
        );
        const { items, problems, knowsPayments } = unwrap(
          await readText(writeIssued(documents, how), { termDays }, how.encoding),
        );
        expect(problems).toEqual([]);
        expect(knowsPayments).toBe(false);
        expect(
          items.map(({ number, dueOn, amountCents, openCents }) => [number, dueOn, amountCents, openCents]),
        ).toEqual(
          documents.map(({ number, issuedOn, amount }) => [
            number,
            amount < 0 ? issuedOn : addDays(issuedOn, termDays),
            amount,
            amount,
          ]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('reads back a ledger reported in any layout, language and notation', async () => {
    await fc.assert(
      fc.asyncProperty(reported, fc.integer({ min: 1, max: 200 }), async ({ rows, how }, chunkSize) => {
        const file = unwrap(await readText(writeReport(rows, how), {}, how.encoding, chunkSize));
        expect(file.problems).toEqual([]);
        expect(asRows(file.items)).toEqual(rows.map(withoutSpaces).map(inOrder));
        expect(new Set(file.items.map(({ currency }) => currency))).toEqual(new Set([currencyOf(how)]));
        expect(file.statedTotalCents).toBe(statedBy(rows, how));
        expect((file.notes ?? []).map(({ code }) => code)).toEqual([
          ...(how.suppliers === 'none' ? [] : ['supplier-rows']),
          ...(how.codes === 'apart' ? [] : ['code-in-name']),
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same set of items from a report, whatever the order of rows that name their debtor', async () => {
    const ungrouped = reported.map(({ rows, how }) => ({
      rows,
      how: { ...how, debtors: 'rows', hasTotals: false } as const,
    }));
    const shuffled = ungrouped.chain(({ rows, how }) =>
      fc.record({
        rows: fc.constant(rows),
        others: fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        how: fc.constant({ ...how, instalments: 0 } as const),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ rows, others, how }) => {
        const first = unwrap(await readText(writeReport(rows, how), {}, how.encoding));
        const second = unwrap(await readText(writeReport(others, how), {}, how.encoding));
        expect(asSet(second.items)).toEqual(asSet(first.items));
      }),
      { numRuns: 200 },
    );
  });

  it('reads the same set of items whatever the order of the rows', async () => {
    const shuffled = ledger.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, dialect, async ([rows, others], how) => {
        const first = unwrap(await readText(writeLedger(rows, how), {}, how.encoding));
        const second = unwrap(await readText(writeLedger(others, how), {}, how.encoding));
        expect(asSet(second.items)).toEqual(asSet(first.items));
        expect({ ...second.layout, encoding: '' }).toEqual({ ...first.layout, encoding: '' });
      }),
      { numRuns: 200 },
    );
  });
});

function isSameDocument(a: LedgerRow, b: LedgerRow): boolean {
  return a.code === b.code && a.number === b.number && a.issuedOn === b.issuedOn;
}

function asRow(item: IncomingItem): Partial<LedgerRow> {
  const { debtor, number, issuedOn, dueOn, amountCents, openCents } = item;
  return {
    ...(debtor.code === undefined ? {} : { code: debtor.code }),
    name: debtor.name,
    number,
    ...(issuedOn === undefined ? {} : { issuedOn }),
    dueOn,
    amount: amountCents,
    paid: amountCents - openCents,
  };
}

function asRows(items: readonly IncomingItem[]): unknown[] {
  return items.map(asRow).map(inOrder);
}

function inOrder({ code, name, number, issuedOn, dueOn, amount, paid }: Partial<LedgerRow>): unknown {
  return { code, name, number, issuedOn, dueOn, amount, paid };
}

/** The total a report states, where it is that of the items. */
function statedBy(rows: readonly LedgerRow[], how: Report): number | undefined {
  if (!how.hasTotals || how.instalments > 0 || how.suppliers !== 'none') return undefined;
  return rows.reduce((total, { amount, paid }) => total + amount - paid, 0);
}

/** A zero is a zero, whatever its sign was. */
function withoutSpaces(row: LedgerRow): LedgerRow {
  return { ...row, paid: row.paid === 0 ? 0 : row.paid };
}

function asSet(items: readonly IncomingItem[]): string[] {
  return items.map((item) => JSON.stringify({ ...item, line: 0 })).sort();
}
