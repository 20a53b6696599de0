import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingItem } from '../../src/domain/incoming.ts';
import { dialect, ledger, writeLedger, type LedgerRow } from './ledger.ts';
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

/** A zero is a zero, whatever its sign was. */
function withoutSpaces(row: LedgerRow): LedgerRow {
  return { ...row, paid: row.paid === 0 ? 0 : row.paid };
}

function asSet(items: readonly IncomingItem[]): string[] {
  return items.map((item) => JSON.stringify({ ...item, line: 0 })).sort();
}
