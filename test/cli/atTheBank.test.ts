/** Ri.Ba. on the command line: visible while they are at the bank, chased once they came back. */
import { beforeEach, describe, expect, test } from 'vitest';
import { aRow, importRows } from '../support/world.ts';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

const RIBA = { number: '2026/118', amount: 122_000, due: '2026-11-20', method: 'Ri.Ba. 30 gg' };
const OTHER = { code: 'C0300', name: 'Cartiera Nebbia S.r.l.' };

/** Case 1 has a Ri.Ba. at the bank beside its invoices; another customer has nothing else. Today is 24 November. */
beforeEach(async () => {
  world = await contactsWorld();
  await world.work((book) =>
    importRows(book, '2026-11-23', aRow(RIBA), aRow({ ...RIBA, number: '2026/119', debtor: OTHER })),
  );
});

describe('at the bank', () => {
  test('show says so, in both languages, and what programs read', async () => {
    expect((await world.run(['show', '1'])).stdout).toMatch(/2026\/118.*Ri\.Ba\. in banca fino al 04\/12/);
    expect((await world.run(['show', '1', '--lang', 'en'])).stdout).toContain(
      'Ri.Ba. at the bank until 04/12',
    );
    const { data } = (await world.run(['show', '1', '--json'])).json() as {
      data: { items: { number: string }[] };
    };
    expect(data.items.find((item) => item.number === '2026/118')).toMatchObject({
      state: 'at-the-bank',
      method: 'riba',
      countsFrom: '2026-12-04',
      returnedOn: null,
    });
  });

  test('why names it with the day it will count', async () => {
    const { stdout } = await world.run(['why', '1']);
    expect(stdout.replace(/\s+/gu, ' ')).toContain(
      '2026/118; se non risulta pagata conta dal ven 04/12/2026',
    );
  });

  test('today does not count its customer among those without a case', async () => {
    const { data } = (await world.run(['today', '--json'])).json() as { data: { totals: object } };
    expect(data.totals).toMatchObject({ debtorsWithoutCase: 0 });
    const later = (await world.run(['today', '--json', '--as-of', '2026-12-04'])).json() as typeof data & {
      data: { totals: object };
    };
    expect(later.data.totals).toMatchObject({ debtorsWithoutCase: 1 });
  });
});

describe('pay --unpaid', () => {
  test('opens the case of a customer without one, and is undone', async () => {
    const { data } = await world.done(['pay', '--unpaid', '2026/119', '--note', 'spese 6,50']);
    expect(data).toMatchObject({
      case: 3,
      unpaid: [{ number: '2026/119', due: '2026-11-20', amount: '1220.00' }],
      amount: '1220.00',
      currency: 'EUR',
      on: '2026-11-24',
      reversed: [],
      next: { status: 'waiting' },
    });
    expect((await world.run(['log', '3'])).stdout).toContain('2026/119');
    expect((await world.run(['show', '3'])).stdout).toContain('insoluta 24/11');
    await world.done(['undo', '--yes']);
    expect((await world.run(['show', '3', '--json'])).status).toBe(4);
  });

  test('of a case, said on the screen; a rehearsal writes nothing', async () => {
    const before = await world.shown();
    const run = await world.run(['pay', '1', '--unpaid', '2026/118', '--on', 'ieri', '--dry-run']);
    expect(run.stdout).toContain('Insoluto: 1.220,00 EUR');
    expect(run.stdout).toContain('2026/118, scad. 20/11/2026');
    expect(await world.shown()).toBe(before);
  });

  test.each([
    [['pay', '1', '--unpaid', '2026/118', '--amount', '3'], 2, 'conflicting-options'],
    [['pay', '--unpaid', '2026/118', '--reverse'], 2, 'conflicting-options'],
    [['pay', '--unpaid', '9999'], 4, 'no-such-invoice'],
    [['pay', '1', '--unpaid', '2026/103'], 7, 'nothing-returned'],
  ] as const)('%j is refused: %i %s', async (argv, status, code) => {
    const run = await world.run([...argv, '--json']);
    expect(run.status).toBe(status);
    expect(errorOf(run).code).toBe(code);
  });
});
