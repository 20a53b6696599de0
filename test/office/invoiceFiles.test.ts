/** Electronic invoices and the ledger: the same items, and the ledger has the last word on what is open. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Book } from '../../src/office/book.ts';
import { lastImportDay } from '../../src/db/morning.ts';
import { staleness } from '../../src/office/agenda/staleness.ts';
import { undo } from '../../src/office/undo.ts';
import { invoiceXml, payment, type BodyPlan } from '../intake/invoiceXml.ts';
import { asFile, readGood, type ReadList } from '../intake/readText.ts';
import { readGoodBytes } from '../intake/workbook.ts';
import { aBook, aDebtorFile, importWhole, moment } from '../support/world.ts';

const TODAY = '2026-11-24';
const INSTALMENTS = payment('400.00') + payment('400.00', '2026-10-31') + payment('420.00', '2026-11-30');

async function invoice(body: BodyPlan = {}): Promise<ReadList> {
  return readGoodBytes(Buffer.from(invoiceXml({ bodies: [body] })));
}

/** The ledger's rows of our customer: due date and balance. */
async function ledger(
  ...rows: readonly (readonly [due: string, amount: string, open: string])[]
): Promise<ReadList> {
  const lines = rows.map(
    ([due, amount, open]) => `RAME & FIGLI SRL;99900010010;2026/31;31/07/2026;${due};${amount};${open}`,
  );
  return readGood(['Cliente;P.IVA;Numero;Data;Scadenza;Importo;Residuo', ...lines].join('\n'));
}

function items({ database }: Book): unknown[] {
  return database.connection
    .prepare(
      `select due_on as due, amount_cents as amount, open_cents as open, method, reference from invoice order by due_on`,
    )
    .all();
}

function countOf({ database }: Book, table: 'debtor' | 'payment'): unknown {
  return database.connection.prepare(`select count(*) from ${table}`).pluck().get();
}

function importing(book: Book, ...files: readonly ReadList[]): ReturnType<typeof importWhole>[] {
  return files.map((file) => importWhole(book, TODAY, asFile(file)));
}

describe('an invoice, then the ledger', () => {
  test('is one item, and the ledger says what is left of it', async () => {
    const book = aBook();
    const [first, second] = importing(
      book,
      await invoice(),
      await ledger(['30/09/2026', '1.220,00', '500,00']),
    );
    expect(first?.result.counts).toMatchObject({ new: 1 });
    expect(second?.result.counts).toMatchObject({ new: 0, updated: 1 });
    expect(items(book)).toEqual([
      { due: '2026-09-30', amount: 122_000, open: 50_000, method: 'bonifico', reference: null },
    ]);
    expect([countOf(book, 'debtor'), countOf(book, 'payment')]).toEqual([1, 1]);
  });

  test('its instalments are those of the ledger, by due date', async () => {
    const book = aBook();
    const rows = await ledger(
      ['30/11/2026', '420,00', '420,00'],
      ['30/09/2026', '400,00', '0,00'],
      ['31/10/2026', '400,00', '400,00'],
    );
    const [, second] = importing(book, await invoice({ payments: INSTALMENTS }), rows);
    expect(second?.result.counts).toMatchObject({ new: 0, updated: 1, unchanged: 2, settled: 1 });
    expect(items(book)).toMatchObject([{ open: 0 }, { open: 40_000 }, { open: 42_000 }]);
  });

  test.each<[open: string, left: readonly number[]]>([
    ['1.220,00', [40_000, 40_000, 42_000]],
    ['1.000,00', [18_000, 40_000, 42_000]],
    ['500,00', [0, 8_000, 42_000]],
    ['0,00', [0, 0, 0]],
  ])('a row for the whole document, %s open: the oldest instalments are paid first', async (open, left) => {
    const book = aBook();
    importing(book, await invoice({ payments: INSTALMENTS }), await ledger(['31/10/2026', '1.220,00', open]));
    expect(items(book)).toMatchObject([
      { due: '2026-09-30', amount: 40_000, open: left[0] },
      { due: '2026-10-31', amount: 40_000, open: left[1] },
      { due: '2026-11-30', amount: 42_000, open: left[2] },
    ]);
  });
});

describe('an invoice without due dates, then its instalments in the ledger', () => {
  const whole = (): Promise<ReadList> => invoice({ payments: '' });

  test.each<[string, readonly (readonly [string, string, string])[], readonly object[]]>([
    [
      'all of them',
      [
        ['30/09/2026', '400,00', '400,00'],
        ['31/10/2026', '400,00', '400,00'],
        ['30/11/2026', '420,00', '420,00'],
      ],
      [
        { due: '2026-09-30', amount: 40_000, open: 40_000 },
        { due: '2026-10-31', amount: 40_000, open: 40_000 },
        { due: '2026-11-30', amount: 42_000, open: 42_000 },
      ],
    ],
    [
      'those that are left',
      [
        ['31/10/2026', '400,00', '400,00'],
        ['30/11/2026', '420,00', '100,00'],
      ],
      [
        { due: '2026-10-31', amount: 40_000, open: 40_000 },
        { due: '2026-11-30', amount: 42_000, open: 10_000 },
      ],
    ],
  ])('%s: nothing is asked for twice', async (_, rows, expected) => {
    const book = aBook();
    importing(book, await whole(), await ledger(...rows), await ledger(...rows));
    expect(items(book)).toMatchObject(expected);
    expect(items(book)).toHaveLength(expected.length);
  });

  test('the other way round the ledger stays', async () => {
    const book = aBook();
    importing(book, await ledger(['31/10/2026', '400,00', '400,00'], ['30/11/2026', '420,00', '420,00']));
    const before = items(book);
    importing(book, await whole());
    expect(items(book)).toEqual(before);
  });

  test('an item of the ledger is no whole: later instalments stand beside it', async () => {
    const book = aBook();
    importing(
      book,
      await ledger(['30/08/2026', '1.000,00', '1.000,00']),
      await ledger(['31/10/2026', '400,00', '400,00'], ['30/11/2026', '420,00', '420,00']),
    );
    expect(items(book)).toHaveLength(3);
  });
});

describe('the ledger, then an invoice', () => {
  test.each<[string, readonly [string, string, string], number]>([
    ['paid in part', ['30/09/2026', '1.220,00', '500,00'], 50_000],
    ['paid', ['30/09/2026', '1.220,00', '0,00'], 0],
    ['put off', ['31/12/2026', '1.220,00', '1.220,00'], 122_000],
    ['corrected', ['30/09/2026', '900,00', '900,00'], 90_000],
  ])('%s: the balance and the due date stay, what nobody said is added', async (_, row, open) => {
    const book = aBook();
    importing(book, await ledger(row));
    const before = items(book);
    const general = '<DatiOrdineAcquisto><IdDocumento>ODA 7</IdDocumento></DatiOrdineAcquisto>';
    const [second, third] = importing(book, await invoice({ general }), await invoice({ general }));
    expect(second?.result).toMatchObject({ counts: { new: 0, updated: 1 }, cases: { reopened: 0 } });
    expect(third?.result.counts).toMatchObject({ updated: 0, unchanged: 1 });
    expect(items(book)).toEqual([{ ...(before[0] as object), method: 'bonifico', reference: 'ODA 7' }]);
    expect(items(book)).toMatchObject([{ open }]);
  });

  test('instalments that the ledger no longer lists were paid: they do not come back', async () => {
    const book = aBook();
    importing(book, await ledger(['31/10/2026', '400,00', '400,00'], ['30/11/2026', '420,00', '420,00']));
    const [second] = importing(book, await invoice({ payments: INSTALMENTS }));
    expect(second?.result.counts).toMatchObject({ new: 0, updated: 2, unchanged: 1 });
    expect(items(book)).toMatchObject([{ open: 40_000 }, { open: 42_000 }]);
  });

  test('one row for the whole document stays one', async () => {
    const book = aBook();
    importing(
      book,
      await ledger(['30/09/2026', '1.220,00', '1.220,00']),
      await invoice({ payments: INSTALMENTS }),
    );
    expect(items(book)).toMatchObject([{ amount: 122_000, open: 122_000 }]);
  });

  test('a case closed because all was paid stays closed', async () => {
    const book = aBook();
    importing(book, await ledger(['30/09/2026', '1.220,00', '1.220,00']));
    const [paid, after] = importing(book, await ledger(['30/09/2026', '1.220,00', '0,00']), await invoice());
    expect(paid?.closed).toHaveLength(1);
    expect(after?.result.cases).toEqual({ opened: 0, closed: 0, reopened: 0 });
  });

  test('what was added is taken back by undo', async () => {
    const book = aBook();
    importing(book, await ledger(['30/09/2026', '1.220,00', '500,00']));
    const before = items(book);
    importing(book, await invoice());
    undo(book, moment(TODAY));
    expect(items(book)).toEqual(before);
  });
});

describe('Rule 22: an invoice does not make the book any fresher', () => {
  test('where a ledger was imported before, its day counts', async () => {
    const book = aBook();
    importWhole(book, '2026-11-01', asFile(await ledger(['30/09/2026', '1.220,00', '500,00'])));
    importWhole(book, TODAY, asFile(await invoice()));
    importWhole(book, TODAY, aDebtorFile({ name: 'Sughero' }));
    expect(lastImportDay(book.database)).toBe('2026-11-01');
    expect(staleness(book, day(TODAY))).toBe(23);
  });

  test('where there are only invoices, theirs does', async () => {
    const book = aBook();
    expect(lastImportDay(book.database)).toBeUndefined();
    importWhole(book, '2026-11-20', asFile(await invoice()));
    expect(lastImportDay(book.database)).toBe('2026-11-20');
  });
});
