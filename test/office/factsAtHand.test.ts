/** What an import hands on about new debtors is what reading them from the book would give: nothing is decided on less. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { loadDebtorFacts } from '../../src/db/debtorFacts.ts';
import { storeDecisions } from '../../src/office/agenda/agenda.ts';
import { perform, type Recorder } from '../../src/office/act.ts';
import type { Book } from '../../src/office/book.ts';
import { importDebtors } from '../../src/office/import/importDebtors.ts';
import { matchDebtors } from '../../src/office/import/matchDebtors.ts';
import { insertItemsOfNewDebtors } from '../../src/office/import/newItems.ts';
import { aBook, aFile, aRow, importRows, moment, type RowChange } from '../support/world.ts';

const TODAY = '2026-11-24';

/** Rows of a few debtors in any order: instalments, credit notes, paid and not yet due, a second currency. */
const rows = fc
  .uniqueArray(
    fc.record({
      number: fc.constantFrom('1', '2', '3', '10', 'NC 4'),
      due: fc.constantFrom('2026-08-31', '2026-11-02', '2026-12-31'),
      amount: fc.constantFrom(150_000, 100, -20_000),
      open: fc.constantFrom(undefined, 0, 50),
      currency: fc.constantFrom('EUR', 'CHF'),
      issued: fc.constantFrom('', '2026-07-01'),
      name: fc.constantFrom('Mulino Bertani', 'Vetreria Corsi', 'Officine Dardi'),
    }),
    {
      selector: ({ name, number, due, issued }) => [name, number, due, issued].join(),
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((changes) => changes.map(({ name, open, ...change }) => aRow(rowOf(name, open, change))));

function rowOf(name: string, open: number | undefined, change: RowChange): RowChange {
  return {
    ...change,
    instalment: change.due ?? '',
    debtor: { name },
    ...(open === undefined ? {} : { open }),
  };
}

test('the facts of new debtors are those of the book', () => {
  fc.assert(
    fc.property(rows, (items) => {
      const book = aBook();
      inside(book, (recorder) => {
        const file = aFile(items);
        const matched = matchDebtors(book, file);
        const { created } = importDebtors(book, moment(TODAY), matched, new Map(), recorder, file.items);
        const importId = book.database.insert('import_file', aFileRow());
        const { count, facts } = insertItemsOfNewDebtors(book, importId, file.items, matched, created);
        expect(count).toBe(items.length);
        const atHand = new Map([...facts()].flat().map((each) => [each.debtor.id, each]));
        expect(atHand.size).toBe(created.size);
        expect(atHand).toEqual(loadDebtorFacts(book.database, [...atHand.keys()]));
      });
    }),
  );
});

test('what an import puts on the agenda is what reading the cases again would put there', () => {
  fc.assert(
    fc.property(rows, (items) => {
      const book = aBook();
      importRows(book, TODAY, ...items);
      const before = agenda(book);
      const cases = before.map((row) => row.case_id);
      inside(book, () => storeDecisions(book, moment(TODAY).today, loadFacts(book.database, cases)));
      expect(agenda(book)).toEqual(before);
    }),
  );
});

test('a file of more debtors than are looked up at once changes nothing the second time', () => {
  const book = aBook();
  const items = Array.from({ length: 600 }, (_, index) => {
    const debtor = { name: `Debtor ${Math.floor(index / 2)}` };
    return aRow({ number: String(index % 100), instalment: String(index), debtor });
  });
  expect(importRows(book, TODAY, ...items).counts).toMatchObject({ new: 600, unchanged: 0 });
  expect(importRows(book, TODAY, ...items.toReversed()).counts).toMatchObject({ new: 0, unchanged: 600 });
});

function inside(book: Book, work: (recorder: Recorder) => void): void {
  perform(book, moment(TODAY), { command: 'import' }, work);
}

function agenda({ database }: Book): { readonly case_id: number }[] {
  return database.connection.prepare('select * from agenda order by case_id').all() as { case_id: number }[];
}

function aFileRow() {
  return {
    name: 'open-items.csv',
    sha256: 'f'.repeat(64),
    imported_on: TODAY,
    row_count: 1,
    open_totals: '[]',
  };
}
