/** The same movements of the bank told by two files without a common reference: posted once, and never lost. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { CAPTURED_TABLES } from '../../src/db/capture.ts';
import type { BankMovement, StatementFormat } from '../../src/domain/payment/bankMovement.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { confirmMovement, dismissMovement, leftToPerson } from '../../src/office/payment/bankProposals.ts';
import type { Book } from '../../src/office/book.ts';
import { importPayments, type PaymentsReport } from '../../src/office/import/importPayments.ts';
import { recordUnpaid } from '../../src/office/payment/unpaidCollections.ts';
import { toldAs, type Happened } from '../support/statements.ts';
import { aBookWith, aRow, moment } from '../support/world.ts';

const NOW = moment('2026-11-24');
const TORRI = { code: 'C0200', name: 'Maglificio Tre Torri S.p.A.' };
const TESSITURA = 'TESSITURA VALDOSSOLA SRL';
const FORMATS: readonly StatementFormat[] = ['camt', 'mt940', 'cbi', 'bank-csv'];

let book: Book;

/** Case 1: Tessitura Valdossola owes 1,500.00 and 800.00. Case 2: Tre Torri owes 700.00 twice. */
function freshBook(): Book {
  return aBookWith(
    '2026-11-03',
    aRow({ due: '2026-10-20' }),
    aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000 }),
    aRow({ number: '2026/201', due: '2026-10-15', amount: 70_000, debtor: TORRI }),
    aRow({ number: '2026/202', due: '2026-10-16', amount: 70_000, debtor: TORRI }),
  );
}

beforeEach(() => {
  book = freshBook();
});

function movement(amount: number, remittance: string, change: Partial<BankMovement> = {}): BankMovement {
  return {
    line: 2,
    bookedOn: day('2026-11-12'),
    cents: cents(amount),
    currency: 'EUR',
    counterparty: TESSITURA,
    remittance,
    ...change,
  };
}

function bring(format: StatementFormat, ...movements: readonly BankMovement[]): PaymentsReport {
  const statement = { format, movements, problems: [], ignoredCount: 0 };
  return bringFile(statement).result;
}

function bringFile(statement: Awaited<ReturnType<typeof toldAs>>): ReturnType<typeof importPayments> {
  const request = { name: 'november', sha256: 'e'.repeat(64), statement, skipBad: false, isRehearsal: false };
  return importPayments(book, NOW, request);
}

/** Every row that an act may change. */
function rows(): unknown {
  return CAPTURED_TABLES.map((table) =>
    book.database.connection.prepare(`select * from ${table} order by id`).all(),
  );
}

describe('the statement in XML, then the bank’s CSV', () => {
  const stated = movement(150_000, 'SALDO FT 2026/101', { reference: 'ASR-1' });

  test.each([
    ['the same words', {}],
    ['with the bank’s words around them', { remittance: 'BONIFICO A VS FAVORE SALDO FT 2026/101 COMM 0,50' }],
    ['with a reference of its own', { reference: '0306900000012345' }],
    ['without the payer', { counterparty: '' }],
    ['with the payer in the text', { counterparty: '', remittance: `BONIFICO ${TESSITURA} SALDO` }],
    ['with the payer cut off', { counterparty: 'TESSITURA VALDOSS' }],
    ['with the text cut off', { remittance: 'SALDO' }],
    ['under the reference in its text', { counterparty: 'BANCA', remittance: 'TRN 0306900000000009' }],
  ])('%s: nothing new', (_what, change) => {
    bring('camt', { ...stated, marks: ['ASR-1', '0306900000000009'] });
    const after = rows();
    const { reference: _mark, ...rest } = stated;
    const again = { ...rest, ...change };
    expect(bring('bank-csv', again).counts).toMatchObject({ posted: 0, proposed: 0, duplicates: 1 });
    expect(rows()).toEqual(after);
  });

  test('what they do not have in common is asked, never posted and never lost', () => {
    bring('camt', stated);
    const { counts, lines } = bring('bank-csv', movement(150_000, 'GIROCONTO', { counterparty: 'BANCA' }));
    expect(counts).toMatchObject({ posted: 0, proposed: 1, duplicates: 0 });
    expect(lines[0]?.match.reasons.at(-1)).toEqual({ code: 'maybe-there', values: { movement: 1 } });
    expect(leftToPerson(book, NOW).proposals).toHaveLength(1);
  });

  test('nor is what would be proved without the first file', () => {
    bring('camt', movement(70_000, 'ALTRO', { counterparty: 'NESSUNO' }));
    const { lines } = bring('bank-csv', movement(70_000, 'FT 2026/201', { counterparty: TORRI.name }));
    expect(lines).toMatchObject([
      { match: { state: 'proposed', candidates: [{ debtor: 2 }], reasons: expect.any(Array) as unknown } },
    ]);
    confirmMovement(book, NOW, lines[0]?.id ?? 0, {});
    expect(leftToPerson(book, NOW).proposals).toHaveLength(1);
  });

  test('and stays asked when the file comes again, until a person answers', () => {
    bring('camt', movement(70_000, 'ALTRO', { counterparty: 'NESSUNO' }));
    const doubtful = movement(70_000, 'FT 2026/201', { counterparty: TORRI.name });
    const { lines } = bring('bank-csv', doubtful);
    const after = rows();
    expect(bring('bank-csv', doubtful).counts).toMatchObject({ posted: 0, duplicates: 1 });
    expect(bring('camt', movement(70_000, 'ALTRO', { counterparty: 'NESSUNO' })).counts.duplicates).toBe(1);
    expect(rows()).toEqual(after);
    dismissMovement(book, NOW, lines[0]?.id ?? 0);
    expect(bring('mt940', doubtful).counts).toMatchObject({ posted: 0, proposed: 0, duplicates: 1 });
  });

  test.each([
    ['another day', { bookedOn: day('2026-11-13') }],
    ['another amount', { cents: cents(149_999), remittance: 'ACCONTO FT 2026/101' }],
    ['another account of ours', { account: 'IT60X0542811101000000123456' }],
    ['another account of the payer', { counterpartIban: 'IT60X0542811101000000123456' }],
  ])('%s is another movement', (_what, change) => {
    bring('camt', {
      ...movement(150_000, 'CAPARRA', { counterparty: 'ALTRI SRL' }),
      account: 'IT40S0542811101000000654321',
      counterpartIban: 'DE02120300000000202051',
    });
    expect(bring('bank-csv', { ...stated, ...change }).counts).toMatchObject({ posted: 1, proposed: 0 });
  });

  test.each([
    ['IT40S0542811101000000654321', 'S0542811101000000654321'],
    ['05428/11101/000000654321', 'IT40S0542811101000000654321'],
    ['1234-00005678', 'IT40S0542811101000000654321'],
  ])('our account may be written %s and %s', (one, other) => {
    bring('camt', { ...stated, account: one });
    expect(bring('mt940', { ...stated, reference: 'X', account: other }).counts.duplicates).toBe(1);
  });
});

describe('booked on the next day by the other file', () => {
  const stated = movement(150_000, 'SALDO FT 2026/101 DEL 15/09/2026', { valueOn: day('2026-11-12') });
  const next = { bookedOn: day('2026-11-13') };

  test.each<[string, Partial<BankMovement>, Partial<BankMovement>]>([
    ['a reference of the bank', { reference: '0306900000012345' }, { reference: '0306900000012345' }],
    ['the payer’s reference', { marks: ['B1', 'E2E:ORDINE-2026-77'] }, { reference: 'ORDINE-2026-77' }],
    ['a long text', {}, {}],
    ['a long text, and no payer', {}, { counterparty: '' }],
  ])('%s proves that it is one', (_what, one, other) => {
    bring('camt', { ...stated, ...one });
    const after = rows();
    const again = bring('bank-csv', { ...stated, ...other, ...next });
    expect(again.counts).toMatchObject({ posted: 0, proposed: 0, duplicates: 1 });
    expect(rows()).toEqual(after);
  });

  test('a short text is asked about, also when the file comes again', () => {
    bring('camt', movement(70_000, 'FT 2026/201', { counterparty: TORRI.name }));
    const again = movement(70_000, 'FT 2026/201', { counterparty: TORRI.name, ...next });
    const { lines } = bring('bank-csv', again);
    expect(lines[0]?.match.reasons.at(-1)).toEqual({ code: 'maybe-there', values: { movement: 1 } });
    const after = rows();
    expect(bring('bank-csv', again).counts).toMatchObject({ posted: 0, duplicates: 1 });
    expect(rows()).toEqual(after);
  });

  test('over a month’s end, whichever comes first', () => {
    bring('bank-csv', { ...stated, bookedOn: day('2026-11-02'), valueOn: day('2026-10-30') });
    const again = { ...stated, bookedOn: day('2026-10-30'), valueOn: day('2026-10-30') };
    expect(bring('camt', again).counts).toMatchObject({ posted: 0, duplicates: 1 });
  });

  test.each([
    ['four days', { bookedOn: day('2026-11-16') }],
    ['another value day', { bookedOn: day('2026-11-13'), valueOn: day('2026-11-18') }],
    ['another invoice', { ...next, remittance: 'SALDO FT 2026/102 DEL 15/09/2026', cents: cents(80_000) }],
  ])('%s make another payment', (_what, change) => {
    bring('camt', { ...stated, cents: cents(70_000) });
    expect(bring('bank-csv', { ...stated, cents: cents(70_000), ...change }).counts).toMatchObject({
      duplicates: 0,
      posted: 1,
    });
  });
});

describe('a batch without a common reference', () => {
  const first = movement(70_000, 'FT 2026/201', { counterparty: TORRI.name });
  const second = movement(150_000, 'FT 2026/101');
  const total = movement(220_000, 'ACCREDITO DISTINTA RIBA', { counterparty: '' });

  test('its total after its parts is asked about', () => {
    expect(bring('camt', first, second).counts.posted).toBe(2);
    const { counts, lines } = bring('bank-csv', total);
    expect(counts).toMatchObject({ posted: 0, proposed: 1 });
    expect(lines[0]?.match.reasons.at(-1)).toMatchObject({ code: 'maybe-there' });
  });

  test('its parts after a total that is placed are asked about, each of them', () => {
    bring('camt', movement(140_000, 'DISTINTA RIBA', { counterparty: TORRI.name }));
    const half = movement(70_000, 'FT 2026/201', { counterparty: TORRI.name });
    const other = movement(70_000, 'FT 2026/202', { counterparty: TORRI.name });
    expect(bring('bank-csv', half, other).counts).toMatchObject({ posted: 0, proposed: 2 });
    const after = rows();
    bring('bank-csv', half, other);
    expect(rows()).toEqual(after);
  });

  test('after a total that is not placed the parts are posted', () => {
    expect(bring('camt', total).counts.unknown).toBe(1);
    expect(bring('bank-csv', first, second).counts).toMatchObject({ posted: 2, proposed: 0 });
  });
});

describe('payments alike in day and amount', () => {
  const first = movement(70_000, 'FT 2026/201', { counterparty: TORRI.name });
  const second = movement(70_000, 'FT 2026/202', { counterparty: TORRI.name });

  test('pair one by one, and the surplus is new', () => {
    const alike = movement(40_000, 'ACCONTO FT 102');
    expect(bring('camt', alike).counts.posted).toBe(1);
    expect(bring('bank-csv', alike, alike).counts).toMatchObject({ posted: 1, duplicates: 1 });
    expect(bring('mt940', alike, alike).counts).toMatchObject({ posted: 0, duplicates: 2 });
  });

  test('pair by what they pay', () => {
    bring('camt', first);
    expect(bring('bank-csv', second, first).counts).toMatchObject({ posted: 1, duplicates: 1 });
  });

  test('of the one that is not there a person decides: it names another invoice', () => {
    bring('camt', first);
    expect(bring('bank-csv', second).counts).toMatchObject({ posted: 0, proposed: 1 });
  });

  test('of which one is found by its reference leave the other one', () => {
    bring('camt', { ...first, reference: 'B7' });
    const reworded = { ...first, remittance: 'BONIFICO', reference: 'B7' };
    expect(bring('bank-csv', second, reworded).counts).toMatchObject({ posted: 1, duplicates: 1 });
  });

  test('the parts of a batch are its total, and no other payment', () => {
    const total = movement(140_000, 'DISTINTA', { reference: 'B7', counterparty: TORRI.name });
    bring('camt', { ...first, reference: 'B7/1' }, { ...second, reference: 'B7/2' });
    const again = movement(70_000, 'ACCONTO', { counterparty: TORRI.name });
    expect(bring('mt940', total, again).counts).toMatchObject({ proposed: 0, duplicates: 1 });
  });
});

describe('two files of one manner', () => {
  test('with references of the bank tell two movements, unless their texts agree: then it is asked', () => {
    bring('camt', movement(70_000, 'FT 201', { reference: 'TX-1', counterparty: TORRI.name }));
    const other = movement(70_000, 'ALTRO', { reference: 'TX-2', counterparty: 'ALTRI SRL' });
    expect(bring('camt', other).lines[0]?.match.reasons).not.toContainEqual(
      expect.objectContaining({ code: 'maybe-there' }),
    );
    const same = movement(70_000, 'FT 201', { reference: 'TX-3', counterparty: TORRI.name });
    expect(bring('camt', same).counts).toMatchObject({ posted: 0, proposed: 1 });
  });

  test('without a reference in one of them, the same text is the same movement', () => {
    bring('camt', movement(150_000, 'SALDO FT 101'));
    const stated = movement(150_000, 'SALDO FT 101', { reference: 'TX-1' });
    expect(bring('camt', stated).counts).toMatchObject({ posted: 0, duplicates: 1 });
  });

  test('in other words it is asked', () => {
    bring('bank-csv', movement(150_000, 'SALDO FT 101'));
    expect(bring('bank-csv', movement(150_000, 'BONIFICO FT 101')).counts.proposed).toBe(1);
    expect(bring('bank-csv', movement(150_000, 'RESO', { counterparty: 'ALTRI' })).counts.unknown).toBe(1);
  });
});

describe('a collection that came back, told twice', () => {
  const RIBA = { method: 'Ri.Ba.', number: '2026/300', amount: 25_000 };
  const unpaid = { cents: cents(-25_000), bookedOn: day('2026-11-12'), reasonCode: '42' };
  const told = (change: Partial<Happened> = {}): Happened => ({
    ...unpaid,
    remittance: 'INSOLUTO RIBA TESSITURA VALDOSSOLA FT 2026/300',
    ...change,
  });
  const returned = (): unknown =>
    book.database.connection
      .prepare(
        `select due_on as due, returned_on as on_day from invoice where number = '2026/300' order by due_on`,
      )
      .all();
  const once = [
    { due: '2026-10-20', on_day: null },
    { due: '2026-10-31', on_day: '2026-11-12' },
  ];

  beforeEach(() => {
    book = aBookWith(
      '2026-11-03',
      aRow({ ...RIBA, due: '2026-10-20' }),
      aRow({ ...RIBA, due: '2026-10-31' }),
    );
  });

  test.each(
    FORMATS.flatMap((one) => FORMATS.filter((other) => other !== one).map((other) => [one, other] as const)),
  )('by %s and %s, opens one instalment', async (one, other) => {
    expect(bringFile(await toldAs(one, [told()])).result.counts.returned).toBe(1);
    expect(returned()).toEqual(once);
    expect(bringFile(await toldAs(other, [told()])).operation).toBeUndefined();
    expect(returned()).toEqual(once);
  });

  test('in other words it waits for a person', async () => {
    bringFile(await toldAs('camt', [told()]));
    const stated = await toldAs('bank-csv', [
      told({ remittance: 'STORNO EFFETTI TESSITURA VALDOSSOLA SCAD 31/10/2026' }),
    ]);
    expect(bringFile(stated).result.counts).toMatchObject({ returned: 0, proposed: 1 });
    expect(returned()).toEqual(once);
  });

  test('on the day before in the notification, it waits for a person', async () => {
    bringFile(await toldAs('camt', [told()]));
    const stated = await toldAs('bank-csv', [told({ bookedOn: day('2026-11-13') })]);
    expect(bringFile(stated).result).toMatchObject({
      counts: { returned: 0, proposed: 1 },
      lines: [{ match: { candidates: [{ shares: [{ invoiceId: 2 }] }, { shares: [{ invoiceId: 1 }] }] } }],
    });
    expect(returned()).toEqual(once);
  });

  test('by hand and by the bank, it waits for a person, who puts it aside or opens nothing more', async () => {
    recordUnpaid(book, NOW, { invoices: ['2026/300'], on: day('2026-11-12') });
    const { lines } = bringFile(await toldAs('cbi', [told()])).result;
    expect(lines).toMatchObject([{ match: { state: 'proposed' } }]);
    expect(returned()).toEqual(once);
    dismissMovement(book, NOW, lines[0]?.id ?? 0);
    expect(bringFile(await toldAs('camt', [told()])).operation).toBeUndefined();
  });

  test('what was paid since stays paid', async () => {
    bringFile(await toldAs('camt', [told()]));
    const paid: Happened = {
      bookedOn: day('2026-11-13'),
      cents: cents(25_000),
      counterparty: TESSITURA,
      remittance: 'INSOLUTO PAGATO FT 2026/300 SCAD 31/10/2026',
    };
    bringFile(await toldAs('camt', [paid]));
    const open = (): unknown =>
      book.database.connection.prepare('select open_cents as open from invoice order by id').all();
    const before = open();
    bringFile(await toldAs('bank-csv', [told({ bookedOn: day('2026-11-14') })]));
    expect(open()).toEqual(before);
  });
});

describe('laws', () => {
  const happened: fc.Arbitrary<Happened> = fc
    .record({
      amount: fc.constantFrom(150_000, 80_000, 70_000, 140_000, 12_345, -80_000, -70_000),
      text: fc.constantFrom(
        'FT 2026/101',
        'FT 102',
        'SALDO',
        'ACCONTO',
        'BONIFICO URGENTE',
        'FT 2026/201',
        'RATA 3',
      ),
      payer: fc.constantFrom(TESSITURA, 'MAGLIFICIO TRE TORRI SPA', 'ALTRI DI ROSSI MARIO'),
      after: fc.nat({ max: 2 }),
    })
    .map(({ amount, text, payer, after }) => ({
      bookedOn: addDays(day('2026-11-10'), after),
      cents: cents(amount),
      ...(amount > 0
        ? { counterparty: payer, remittance: text }
        : { remittance: `INSOLUTO RIBA ${payer} ${text}`, reasonCode: '42' }),
    }));
  const shuffled = fc
    .array(happened, { minLength: 1, maxLength: 8 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

  test('the same movements in two formats, in any order, are those of the first', async () => {
    const two = fc.shuffledSubarray([...FORMATS], { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(shuffled, two, async ([movements, inOtherOrder], [one, other]) => {
        book = freshBook();
        bringFile(await toldAs(one as StatementFormat, movements));
        const after = rows();
        const again = bringFile(await toldAs(other as StatementFormat, inOtherOrder));
        expect(again.operation).toBeUndefined();
        expect(rows()).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });

  test('booked days later, but of one value day and a long text, they are those of the first', async () => {
    const two = fc.shuffledSubarray([...FORMATS], { minLength: 2, maxLength: 2 });
    const dated = shuffled.map(([all]) =>
      all
        .filter((each) => each.cents > 0)
        .map((each, at) => ({
          ...each,
          valueOn: each.bookedOn,
          remittance: `${each.remittance} SALDO PRATICA NUMERO ${1000 + at}`,
        })),
    );
    await fc.assert(
      fc.asyncProperty(dated, two, fc.integer({ min: 1, max: 3 }), async (movements, [one, other], days) => {
        fc.pre(movements.length > 0);
        book = freshBook();
        bringFile(await toldAs(one as StatementFormat, movements));
        const after = rows();
        const later = movements.map((each) => ({ ...each, bookedOn: addDays(each.bookedOn, days) }));
        expect(bringFile(await toldAs(other as StatementFormat, later)).operation).toBeUndefined();
        expect(rows()).toEqual(after);
      }),
      { numRuns: 40 },
    );
  });

  test('what the second file has more is there once, and the third file brings nothing', async () => {
    const three = fc.shuffledSubarray([...FORMATS], { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(shuffled, three, fc.nat({ max: 8 }), async ([all, inOtherOrder], formats, kept) => {
        const [one, other, third] = formats as [StatementFormat, StatementFormat, StatementFormat];
        book = freshBook();
        bringFile(await toldAs(one, all.slice(0, kept % all.length || 1)));
        bringFile(await toldAs(other, inOtherOrder));
        const count = (): unknown =>
          book.database.connection.prepare('select count(*) as n from bank_movement').get();
        expect(count()).toEqual({ n: all.length });
        const after = rows();
        expect(bringFile(await toldAs(third, all)).operation).toBeUndefined();
        expect(rows()).toEqual(after);
      }),
      { numRuns: 40 },
    );
  });
});
