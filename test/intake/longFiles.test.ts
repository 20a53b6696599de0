/** Long files are read by what their beginning says while the rest is looked at; what shows only later counts as much. */
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { FileLayout, IncomingItem } from '../../src/domain/import/incoming.ts';
import type { DebtorDetails } from '../../src/domain/debtor/debtor.ts';
import { cents } from '../../src/domain/money.ts';
import { day } from '../../src/domain/day.ts';
import { bothFrom } from '../../src/intake/file/bothFrom.ts';
import { ItemTable } from '../../src/intake/item/itemTable.ts';
import type { RowSource } from '../../src/intake/layout.ts';
import { TextPool } from '../../src/intake/file/textPool.ts';
import { readExport } from '../../src/intake/readExport.ts';
import { readRefused, readText, unwrap } from './readText.ts';

const HEADER = 'Cliente;Numero;Data;Scadenza;Importo';
/** More rows than are looked at before reading, and more bytes than the head. */
const MANY = 4000;

interface Late {
  readonly what: string;
  /** The rows before, by their place, and the row that comes last. */
  readonly early: (row: number) => string;
  readonly last: string;
  readonly encoding?: FileLayout['encoding'];
  readonly shows: object;
}

const plain = (row: number): string => `Officine Prova S.r.l.;${row};02/03/2026;04/05/2026;100,00`;

const LATE: readonly Late[] = [
  {
    what: 'the day that comes second',
    early: plain,
    last: 'Officine Prova S.r.l.;L;03/25/2026;05/25/2026;100,00',
    shows: { issuedOn: '2026-03-25', dueOn: '2026-05-25' },
  },
  {
    what: 'the comma',
    early: (row) => `Officine Prova S.r.l.;${row};02/03/2026;24/05/2026;100`,
    last: 'Officine Prova S.r.l.;L;02/03/2026;24/05/2026;1.100,50',
    shows: { amountCents: 110_050 },
  },
  {
    what: 'an accent of Windows-1252',
    early: (row) => `Officine Prova S.r.l.;${row};02/03/2026;24/05/2026;100,00`,
    last: 'Caffè Perù;L;02/03/2026;24/05/2026;100,00',
    encoding: 'windows-1252',
    shows: { debtor: { name: 'Caffè Perù' } },
  },
  {
    what: 'an accent of UTF-8',
    early: (row) => `Officine Prova S.r.l.;${row};02/03/2026;24/05/2026;100,00`,
    last: 'Caffè Perù;L;02/03/2026;24/05/2026;100,00',
    shows: { debtor: { name: 'Caffè Perù' } },
  },
];

describe('a long file', () => {
  test.for(LATE)('in which $what shows only at its end', async ({ early, last, encoding, shows }) => {
    const text = [HEADER, ...Array.from({ length: MANY }, (_, row) => early(row)), last].join('\n');
    const { items, problems } = unwrap(await readText(text, {}, encoding));
    expect(problems).toEqual([]);
    expect(items).toHaveLength(MANY + 1);
    expect(items.at(-1)).toMatchObject(shows);
  });

  it('with a zero byte at its end is no text', async () => {
    const rows = Array.from({ length: MANY }, (_, row) => plain(row));
    expect(await readRefused([HEADER, ...rows, 'a\0b;1;24/03/2026;24/05/2026;1,00'].join('\n'))).toEqual({
      code: 'binary-file',
    });
  });

  it('that is no text is read no further than it takes to see it', async () => {
    let chunks = 0;
    async function* zeros(): AsyncGenerator<Uint8Array> {
      for (chunks = 0; chunks < 1000; chunks += 1) yield new Uint8Array(65_536);
    }
    expect(await readExport(zeros, {})).toEqual({ ok: false, problem: { code: 'binary-file' } });
    expect(chunks).toBeLessThan(5);
  });

  it('with a quote at its end that is never closed names the line', async () => {
    const rows = Array.from({ length: MANY }, (_, row) => plain(row));
    const text = [HEADER, ...rows, '"Officine;1;24/03/2026;24/05/2026;1,00'].join('\n');
    expect(await readRefused(text)).toMatchObject({ code: 'broken-quotes', line: MANY + 2 });
  });
});

describe('two who go over the same rows', () => {
  const rows: RowSource = async (onRecord) => {
    passes += 1;
    onRecord(['a'], 1);
    onRecord(['b'], 2);
  };
  let passes = 0;

  async function listing(source: RowSource): Promise<string[]> {
    const seen: string[] = [];
    await source(([cell = '']) => void seen.push(cell));
    return seen;
  }

  it('share one pass', async () => {
    passes = 0;
    expect(await bothFrom(rows, listing, listing)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(passes).toBe(1);
  });

  it('get another pass for what they ask later, and none for what they never ask', async () => {
    passes = 0;
    const twice = async (source: RowSource) => [...(await listing(source)), ...(await listing(source))];
    expect(await bothFrom(rows, twice, async () => 'nothing')).toEqual([['a', 'b', 'a', 'b'], 'nothing']);
    expect(passes).toBe(2);
  });

  it('fail with whoever fails', async () => {
    const failing = async () => {
      throw new Error('no');
    };
    await expect(bothFrom(rows, listing, failing)).rejects.toThrow('no');
  });
});

describe('items held small', () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.constantFrom('1', '2', 'è1', 'п1', '漢'),
  );
  const debtor: DebtorDetails = { name: 'Officine Prova' };

  it('come out as they went in', () => {
    const item = fc.record(
      {
        line: fc.nat(),
        debtor: fc.constantFrom<DebtorDetails>(debtor, { name: 'Altra' }),
        number: text,
        issuedOn: fc.constantFrom(day('2026-01-31'), day('2024-02-29')),
        dueOn: fc.constantFrom(day('2026-03-31'), day('2026-02-28')),
        instalment: text,
        isCreditNote: fc.boolean(),
        amountCents: fc.integer({ min: -1e13, max: 1e13 }).map(cents),
        openCents: fc.integer({ min: -1e13, max: 1e13 }).map(cents),
        currency: fc.constantFrom('EUR', 'CHF'),
        method: text,
        reference: text,
      },
      {
        requiredKeys: [
          'line',
          'debtor',
          'number',
          'dueOn',
          'isCreditNote',
          'amountCents',
          'openCents',
          'currency',
        ],
      },
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 200 }), (items) => {
        const table = ItemTable.of(items as IncomingItem[]);
        expect([...table]).toEqual(items);
        expect(items.map((_, place) => table.debtors[table.debtorAt(place)])).toEqual(
          items.map((each) => each.debtor),
        );
      }),
    );
  });

  it('tell which texts occur more than once, with their places', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
        const pool = new TextPool();
        for (const each of texts) pool.add(each);
        const expected = [...Map.groupBy(texts.keys(), (place) => texts[place]).values()]
          .filter((places) => places.length > 1)
          .map((places) => places.join());
        expect(pool.repeated().map((places) => places.join())).toEqual(expect.arrayContaining(expected));
        expect(pool.repeated()).toHaveLength(expected.length);
      }),
    );
  });
});
