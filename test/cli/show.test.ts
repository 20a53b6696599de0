import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { closeCase, holdCase, resumeCase, skipStep } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { resolveDisputes } from '../../src/office/case/disputes.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import { markDelivered, markFailed, markSent } from '../../src/office/letter/posting.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

const NOW = moment('2026-11-24');
const { today } = NOW;

/** Two invoices overdue, one not due yet, one settled; a letter of the 9th that arrived. */
async function oldCase(): Promise<AgendaWorld> {
  const world = await agendaWorld();
  await world.work((book) => {
    importRows(
      book,
      '2026-11-05',
      aRow(),
      aRow({ number: '2026/102', due: '2026-10-20', amount: 80_000, open: 30_000 }),
      aRow({ number: '2026/103', due: '2026-12-15', amount: 20_000, instalment: '2' }),
      aRow({ number: '2026/104', due: '2026-10-01', amount: 10_000, open: 0 }),
    );
    const then = moment('2026-11-09');
    issue(book, then, 1);
    markSent(book, then, ['2026/0001'], { on: then.today, via: 'registered', reference: 'RR123' });
    markDelivered(book, moment('2026-11-11'), '2026/0001', day('2026-11-11'));
  });
  return world;
}

describe('the document of show', () => {
  test('has the agreed shape', async () => {
    const world = await oldCase();
    const data = (await world.data('show', '1')) as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining(
        'case status debtor strategy rating next items totals promises plan disputes letters journal'.split(
          ' ',
        ),
      ),
    );
    expect(data).toMatchObject({
      case: 1,
      status: 'due',
      debtor: { code: 'C0107', vat: '99900010015', city: 'Domodossola' },
      strategy: 'standard',
      rating: null,
      plan: null,
      next: { case: 1, step: 'phone-call', due: '2026-11-20' },
      totals: [{ currency: 'EUR', overdue: '1800.00', disputed: '0.00', open: '2000.00' }],
    });
    expect(data['items']).toEqual([
      itemOf({ number: '2026/104', due: '2026-10-01', amount: '100.00', open: '0.00', state: 'settled' }),
      itemOf({ number: '2026/102', due: '2026-10-20', amount: '800.00', open: '300.00', daysLate: 35 }),
      itemOf({ daysLate: 22 }),
      itemOf({
        number: '2026/103',
        instalment: '2',
        due: '2026-12-15',
        amount: '200.00',
        open: '200.00',
        state: 'not-due',
      }),
    ]);
    expect(data['letters']).toMatchObject([
      {
        protocol: '2026/0001',
        status: 'issued',
        sentVia: 'registered',
        reference: 'RR123',
        arrivedOn: '2026-11-11',
      },
    ]);
    expect((data['journal'] as { kind: string }[]).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['case-opened', 'letter-issued', 'letter-sent', 'letter-delivered']),
    );
  });

  const ACTS: [name: string, act: (book: Book) => unknown][] = [
    ['a call', (book) => logContact(book, NOW, 1, { channel: 'call', outcome: 'no-answer', on: today })],
    ['a visit', (book) => logContact(book, NOW, 1, { channel: 'visit', outcome: 'moved', on: today })],
    [
      'a note',
      (book) => logContact(book, NOW, 1, { channel: 'note', outcome: 'note', on: today, note: 'x' }),
    ],
    [
      'a promise',
      (book) =>
        logContact(book, NOW, 1, {
          channel: 'call',
          outcome: 'promise',
          on: today,
          promise: { cents: cents(1), currency: 'EUR', by: today },
        }),
    ],
    [
      'a dispute',
      (book) =>
        logContact(book, NOW, 1, {
          channel: 'call',
          outcome: 'disputes',
          on: today,
          dispute: { reason: 'x', invoices: [] },
        }),
    ],
    [
      'a wrong number',
      (book) => logContact(book, NOW, 1, { channel: 'call', outcome: 'wrong-number', on: today }),
    ],
    ['a payment', (book) => recordPayment(book, NOW, 1, { cents: cents(5_000), on: today })],
    ['the last payment', (book) => recordPayment(book, NOW, 1, { cents: cents(200_000), on: today })],
    ['a hold', (book) => holdCase(book, NOW, 1, { reason: 'x', until: today })],
    ['a skipped step', (book) => skipStep(book, NOW, 1, 'x')],
    ['a closing', (book) => closeCase(book, NOW, 1, { reason: 'court' })],
    ['a letter', (book) => issue(book, NOW, 1, { step: 'second-letter', override: 'x' })],
    ['an import', (book) => importRows(book, '2026-11-24', aRow({ open: 1 }), aRow({ number: '2026/999' }))],
  ];

  test.each(ACTS)('is byte for byte the same before %s and after its undo', async (_, act) => {
    const world = await oldCase();
    const shown = async (): Promise<string> => (await world.run(['show', '1', '--json'])).stdout;
    const before = await shown();
    await world.work(act);
    const after = await shown();
    expect(after).not.toBe(before);
    await world.work((book) => undo(book, NOW));
    expect(await shown()).toBe(before);
    await world.work((book) => redo(book, NOW));
    expect(await shown()).toBe(after);
  });
});

describe('the screen of show', () => {
  test('tells the state of everything', async () => {
    const world = await oldCase();
    await world.work((book) => {
      logContact(book, NOW, 1, {
        channel: 'call',
        outcome: 'disputes',
        on: today,
        dispute: { reason: 'merce rotta', invoices: ['2026/102'] },
      });
      const promise = { cents: cents(70_000), currency: 'EUR', by: day('2026-12-04') };
      logContact(book, NOW, 1, { channel: 'call', outcome: 'promise', on: today, promise });
      holdCase(book, NOW, 1, { reason: 'ferie', until: day('2026-11-30') });
    });
    const { stdout } = await world.run(['show', '1'], { terminal: 80 });
    expect(stdout).toContain('PRATICA 1  Tessitura Valdossola S.r.l.');
    expect(stdout).toMatch(/Stato +sospesa: .*dal lun 07\/12\/2026/u);
    expect(stdout).toMatch(/Scaduto +1\.500,00 EUR +\(aperto in tutto 2\.000,00 EUR\)/u);
    expect(stdout).toMatch(/Contestato +300,00 EUR/u);
    expect(stdout).toMatch(/2026\/102 .*300,00 +35 +contestata, su 800,00/u);
    expect(stdout).toMatch(/2026\/103 rata 2 .*200,00 +a scadere/u);
    expect(stdout).toContain('saldata 1 fattura per 100,00 EUR');
    expect(stdout).toMatch(/PROMESSE\n +700,00 EUR entro ven 04\/12 +in corso, incassati 0,00/u);
    expect(stdout).toMatch(/CONTESTAZIONI\n +2026\/102 +risposta entro ven 04\/12 +merce rotta/u);
    expect(stdout).toMatch(/SOSPENSIONI\n +fino a lun 30\/11 +ferie/u);
    expect(stdout).toMatch(/2026\/0001 +prima lettera +emessa lun 09\/11 +spedita lun 09\/11/u);
    expect(stdout).toMatch(/STORIA \(ultime 5 di \d+; tutte: dunning log 1\)/u);
  });

  test.each<[string, (book: Book) => unknown, string]>([
    ['issued', (book) => issue(book, NOW, 1), 'da spedire'],
    ['void', (book) => [issue(book, NOW, 1), undo(book, NOW)], 'annullata'],
    [
      'failed',
      (book) => {
        issue(book, NOW, 1);
        markSent(book, NOW, ['2026/0001'], { on: today });
        markFailed(book, NOW, '2026/0001', 'sconosciuto');
      },
      'non consegnata mar 24/11',
    ],
  ])('a letter that is %s says so', async (_, act, words) => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2026-11-05', aRow());
      act(book);
    });
    expect((await world.run(['show', '1'])).stdout).toMatch(new RegExp(`2026/0001 .*${words}`, 'u'));
  });

  test('a closed case is shown with the reason', async () => {
    const world = await oldCase();
    await world.work((book) => closeCase(book, NOW, 1, { reason: 'write-off' }));
    const { stdout, status } = await world.run(['show', '1']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Stato +chiusa mar 24\/11\/2026: credito stralciato/u);
    expect(await world.data('show', '1')).toMatchObject({
      status: 'closed',
      closeReason: 'write-off',
      next: null,
    });
  });

  test('a closed case shows what it was about and not what the debtor owes since, and names the open one', async () => {
    const world = await oldCase();
    await world.work((book) => {
      closeCase(book, NOW, 1, { reason: 'court' });
      importRows(
        book,
        '2026-12-10',
        aRow({ number: '2026/201', issued: '2026-11-20', due: '2026-12-01', amount: 70_000 }),
      );
    });
    const later = { env: { DUNNING_TODAY: '2026-12-10' } };
    const closed = await world.run(['show', '1'], later);
    expect(closed.stdout).not.toContain('2026/201');
    expect(closed.stdout).toMatch(/2026\/101 .*lasciata/u);
    expect(closed.stdout).toMatch(/Scaduto +1\.800,00 EUR/u);
    expect(closed.stdout).toContain('lo stesso cliente ha una pratica aperta, la 2: dunning show 2');
    const { data } = (await world.run(['show', '1', '--json'], later)).json() as {
      data: { openCase: number; items: { number: string; state: string }[]; totals: unknown };
    };
    expect(data).toMatchObject({ openCase: 2, totals: [{ overdue: '1800.00', open: '1800.00' }] });
    expect(data.items.map(({ number, state }) => `${number} ${state}`)).toEqual([
      '2026/104 settled',
      '2026/102 left',
      '2026/101 left',
    ]);
    expect((await world.run(['show', '2'], later)).stdout).toMatch(/2026\/201 .*scaduta/u);
  });

  test("a case that was paid keeps what was paid in it; what was paid later is the next one's", async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      const paid = (on: string, amount: number, caseNumber: number): unknown =>
        recordPayment(book, moment(on), caseNumber, { cents: cents(amount), on: day(on), invoices: [] });
      importRows(book, '2026-11-05', aRow());
      paid('2026-11-10', 150_000, 1);
      importRows(book, '2026-11-16', aRow({ number: '2026/102', due: '2026-11-12' }));
      paid('2026-11-20', 150_000, 2);
    });
    const numbers = async (number: string): Promise<string[]> =>
      ((await world.data('show', number)) as { items: { number: string }[] }).items.map(
        (item) => item.number,
      );
    expect([await numbers('1'), await numbers('2')]).toEqual([['2026/101'], ['2026/102']]);
    expect(await world.data('show', '1')).toMatchObject({ openCase: null, totals: [] });
  });

  test('what a closed case demanded and another one chases now is said to be there', async () => {
    const world = await oldCase();
    await world.work((book) => {
      closeCase(book, NOW, 1, { reason: 'mistake' });
      importRows(book, '2026-11-25', aRow({ number: '2026/201', issued: '2026-11-20', due: '2026-11-23' }));
    });
    const { stdout } = await world.run(['show', '1'], { env: { DUNNING_TODAY: '2026-11-25' } });
    expect(stdout).not.toContain('2026/201');
    expect(stdout).toMatch(/2026\/101 .*(lasciata|in un'altra pratica)/u);
  });

  test('several currencies have a line each', async () => {
    const world = await oldCase();
    await world.work((book) =>
      importRows(book, '2026-11-20', aRow({ number: 'U1', currency: 'USD', amount: 7_700 })),
    );
    const { stdout } = await world.run(['show', '1'], { terminal: 80 });
    expect(stdout).toMatch(/Scaduto +1\.800,00 EUR .*\nScaduto +77,00 USD/u);
    expect(stdout).toMatch(/U1 .*77,00 USD +22/u);
  });

  test('without a case it is asked for in a terminal, and refused elsewhere', async () => {
    const world = await oldCase();
    expect((await world.run(['show'])).status).toBe(2);
    expect((await world.run(['show'], { terminal: 80, answers: ['C0107'] })).stdout).toContain('PRATICA 1');
    expect((await world.run(['show', '99'])).status).toBe(4);
  });

  test('a resolved dispute and an ended hold are history', async () => {
    const world = await oldCase();
    await world.work((book) => {
      logContact(book, NOW, 1, {
        channel: 'call',
        outcome: 'disputes',
        on: today,
        dispute: { reason: 'x', invoices: [] },
      });
      resolveDisputes(book, NOW, 1, { resolution: 'rejected', note: 'DDT firmato' });
      holdCase(book, NOW, 1, { reason: 'ferie', until: today });
      resumeCase(book, NOW, 1);
      recordPayment(book, NOW, 1, { cents: cents(100), on: today });
      reversePayment(book, NOW, 1);
    });
    const { stdout } = await world.run(['show', '1']);
    expect(stdout).not.toContain('CONTESTAZIONI\n');
    expect(stdout).not.toContain('SOSPENSIONI\n');
    expect(stdout).toContain('contestazione respinta');
    expect(stdout).toContain('sospensione tolta');
  });
});

function itemOf(change: Record<string, unknown>): Record<string, unknown> {
  return {
    number: '2026/101',
    instalment: null,
    issued: '2026-10-02',
    due: '2026-11-02',
    amount: '1500.00',
    open: '1500.00',
    currency: 'EUR',
    daysLate: 0,
    state: 'overdue',
    method: null,
    countsFrom: null,
    returnedOn: null,
    ...change,
  };
}
