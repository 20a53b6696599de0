import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { closeCase, holdCase, skipStep } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { markDelivered, markSent } from '../../src/office/letter/posting.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

type Item = Readonly<Record<string, unknown>> & { readonly case: number; readonly status: string };

const items = async (world: AgendaWorld, ...argv: readonly string[]): Promise<Item[]> =>
  (await world.data(...argv)) as Item[];
const numbers = (list: readonly Item[]): number[] => list.map((item) => item.case);

const row = (name: string, change: Parameters<typeof aRow>[0] = {}) =>
  aRow({ ...change, number: `${name}/1`, debtor: { name, ...change.debtor } });

/** Ten cases, each kept or pushed by something else. */
async function variedWorld(): Promise<AgendaWorld> {
  const world = await agendaWorld();
  await world.work((book) => {
    const names = [
      'Abete',
      'Betulla',
      'Cedro',
      'Edera',
      'Faggio',
      'Ginepro',
      'Larice',
      'Mirto',
      'Noce',
      'Olmo',
    ];
    importRows(book, '2026-11-10', ...names.map((name) => row(name)));
    const at = moment('2026-11-10');
    const on = at.today;
    const promise = { cents: cents(10_000), currency: 'EUR', by: day('2026-11-20') };
    logContact(book, at, 1, { channel: 'call', outcome: 'promise', on, promise });
    logContact(book, at, 2, {
      channel: 'call',
      outcome: 'disputes',
      on,
      dispute: { reason: 'prezzo', invoices: [] },
    });
    logContact(book, at, 3, { channel: 'call', outcome: 'says-paid', on });
    logContact(book, at, 4, { channel: 'call', outcome: 'callback', on, next: { on: day('2026-11-24') } });
    holdCase(book, at, 5, { reason: 'direzione', until: day('2026-11-27') });
    issue(book, moment('2026-11-23'), 6);
    const { protocol } = issue(book, at, 7);
    markSent(book, at, [protocol], { on });
    skipStep(book, at, 8, 'parente del titolare');
    closeCase(book, at, 9, { reason: 'write-off' });
  });
  return world;
}

describe('next', () => {
  test('lists the open cases, those to work first; --due leaves the others out', async () => {
    const world = await variedWorld();
    const all = await items(world, 'next');
    expect(numbers(all).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
    const firstLater = all.findIndex((item) => item.status !== 'due');
    expect(all.slice(firstLater).every((item) => item.status !== 'due')).toBe(true);
    const due = await items(world, 'next', '--due');
    expect(due).toEqual(all.filter((item) => item.status === 'due'));
  });

  test('shows twenty, on a screen as in a pipe; all of them with --all and as data', async () => {
    const world = await agendaWorld();
    await world.work((book) =>
      importRows(book, '2026-11-20', ...Array.from({ length: 23 }, (_, index) => row(`Ditta ${index}`))),
    );
    const shown = (text: string): number => text.split('\n').filter((line) => line.includes('Ditta')).length;
    for (const place of [{ terminal: 80 }, {}]) {
      const { stdout } = await world.run(['next'], place);
      expect(shown(stdout)).toBe(20);
      expect(stdout).toContain('... altre 3: dunning next --all');
      expect(shown((await world.run(['next', '--all'], place)).stdout)).toBe(23);
    }
    expect(await items(world, 'next')).toHaveLength(23);
  });

  test('of one case says what, why, what waiting costs, what follows and the command', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', aRow()));
    const { stdout, status } = await world.run(['next', 'valdossola']);
    expect(status).toBe(0);
    expect(stdout).toContain('PRATICA 1  Tessitura Valdossola S.r.l.');
    expect(stdout).toMatch(/Cosa fare +prima lettera/u);
    expect(stdout).toMatch(/Perché ora +scaduti 1\.500,00 EUR/u);
    expect(stdout).toContain("passo superato: verifica dell'indirizzo");
    expect(stdout).toMatch(/aspettare 30 giorni costa \d+,\d\d EUR/u);
    // Issued on the 24th, ten days to pay end on Friday the 4th, the call comes a day after that: Monday the 7th.
    expect(stdout).toMatch(/Poi +chiamata, non prima di lun 07\/12\/2026/u);
    expect(stdout).toMatch(/Comando +dunning letter 1/u);
    const [item] = await items(world, 'next', '1');
    expect(item).toMatchObject({
      command: 'dunning letter 1',
      follows: { step: 'phone-call', notBefore: '2026-12-07' },
    });
  });

  test('what follows comes after what is agreed, and a call to a consumer grants no term', async () => {
    const world = await agendaWorld();
    const at = moment('2026-11-23');
    await world.work((book) => {
      importRows(book, '2026-11-20', aRow());
      correctDebtor(book, at, 1, { details: {}, traits: { isConsumer: true }, addressConfirmed: false });
      skipStep(book, at, 1, 'detto a voce');
    });
    const follows = async (): Promise<unknown> => (await items(world, 'next', '1'))[0]?.['follows'];
    // Called on the 24th, five days end on the 29th, a Sunday.
    expect(await follows()).toEqual({ step: 'second-letter', notBefore: '2026-11-30' });
    await world.work((book) =>
      logContact(book, at, 1, { channel: 'call', outcome: 'says-paid', on: at.today }),
    );
    expect(await follows()).toEqual({ step: 'phone-call', notBefore: '2026-11-25' });
    await world.work((book) =>
      recordInsolvency(book, at, 1, { procedure: 'judicial-liquidation', openedOn: day('2026-11-20') }),
    );
    expect(await follows()).toBeNull();
  });

  test.each([
    [1, 'dunning call 1'],
    [2, 'dunning dispute 2'],
    [3, 'dunning pay 3'],
    [4, 'dunning call 4'],
    [6, 'dunning sent 2026/0001'],
    [7, 'dunning call 7'],
    [9, null],
    [10, 'dunning letter 10'],
  ])('names the command for case %i', async (number, command) => {
    const world = await variedWorld();
    const [item] = await items(world, 'next', String(number));
    expect(item?.['command'] ?? null).toBe(command);
  });

  test.each([
    ['a Saturday', '2027-10-02', '2027-10-05'],
    ['San Francesco', '2027-10-04', '2027-10-05'],
    ['the feast of the Republic', '2027-06-02', '2027-06-03'],
  ])('what follows is moved from %s to a working day', async (_name, today, notBefore) => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2027-03-01', aRow({ due: '2027-02-01' }));
      const at = moment('2027-05-31');
      logContact(book, at, 1, { channel: 'call', outcome: 'says-paid', on: at.today });
    });
    const [item] = await items(world, 'next', '1', '--as-of', today);
    expect(item).toMatchObject({ task: 'check-payment', follows: { notBefore } });
  });

  test('no case at all, and none to work', async () => {
    const world = await agendaWorld();
    expect((await world.run(['next'])).stdout).toBe('Nessuna pratica aperta.\n');
    await world.work((book) => {
      importRows(book, '2026-11-20', aRow());
      holdCase(book, moment('2026-11-20'), 1, { reason: 'direzione', until: day('2026-12-24') });
    });
    expect((await world.run(['next', '--due'])).stdout).toBe('Niente da fare oggi.\n');
  });

  test('several cases fit: refused without a terminal, asked with one', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', row('Rossi Anna'), row('Rossi Mario')));
    expect((await world.run(['next', 'rossi'])).status).toBe(4);
    const asked = await world.run(['next', 'rossi'], { terminal: 80, answers: ['2'] });
    expect(asked.stdout).toContain('PRATICA 2  Rossi Mario');
    expect((await world.run(['next', 'nessuno'])).status).toBe(4);
  });
});

describe('why', () => {
  test('agenda and why hold every open case exactly once, on every day of two months', async () => {
    const world = await variedWorld();
    for (let on: Day = day('2026-11-10'); on <= '2027-01-10'; on = addDays(on, 1)) {
      const { sections } = (await world.data('today', '--as-of', on)) as { sections: { items: Item[] }[] };
      const [agenda, why] = [
        sections.flatMap((each) => each.items),
        await items(world, 'why', '--as-of', on),
      ];
      expect(
        [...numbers(agenda), ...numbers(why)].sort((a, b) => a - b),
        on,
      ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
      for (const item of why) expect(item['blockers'], `${on} case ${item.case}`).not.toEqual([]);
    }
  });

  test('is never empty, for open and closed cases', async () => {
    const world = await variedWorld();
    for (let number = 1; number <= 10; number += 1) {
      const [item] = await items(world, 'why', String(number));
      expect(item?.['reasons'], String(number)).toHaveProperty('0.text');
      expect((await world.run(['why', String(number)])).stdout.split('\n').length).toBeGreaterThan(4);
    }
  });

  test('names every blocker with the day it is gone', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2026-11-10', aRow());
      const at = moment('2026-11-20');
      issue(book, at, 1);
      markSent(book, at, ['2026/0001'], { on: day('2026-11-20') });
      holdCase(book, at, 1, { reason: 'direzione', until: day('2026-12-15') });
    });
    const [item] = await items(world, 'why', '1');
    expect(item).toMatchObject({ status: 'held' });
    expect(item?.['blockers']).toMatchObject([
      { code: 'on-hold', from: '2026-12-16' },
      { code: 'deadline-running', from: '2026-12-01' },
      { code: 'not-yet-due', from: '2026-12-01' },
    ]);
    const { stdout } = await world.run(['why', '1']);
    expect(stdout).toContain('Non in agenda: chiamata, dal mer 16/12/2026.');
    expect(stdout).toMatch(/dal mer 16\/12 +sospesa \(direzione\)/u);
    expect(stdout).toMatch(/prima lettera +fatto ven 20\/11/u);
    expect(stdout).toMatch(/chiamata +prossimo, dal mer 16\/12/u);
  });

  test('tells why earlier steps were passed over or skipped', async () => {
    const world = await variedWorld();
    const { stdout } = await world.run(['why', '8']);
    expect(stdout).toMatch(/chiamata di cortesia +superato: la scadenza è già passata/u);
    expect(stdout).toMatch(/prima lettera +saltato mar 10\/11/u);
    const [item] = await items(world, 'why', '8');
    expect(item?.['steps']).toEqual(
      expect.arrayContaining([
        { step: 'address-check', state: 'passed', on: '2026-11-10', reason: 'address-ok' },
        { step: 'first-letter', state: 'skipped', on: '2026-11-10', reason: null },
      ]),
    );
  });

  test('a legal warning that left and has not arrived waits for its proof', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2026-11-05', aRow());
      const at = moment('2026-11-09');
      issue(book, at, 1);
      markSent(book, at, ['2026/0001'], { on: at.today });
      const later = moment('2026-11-24');
      for (const reason of ['non serve', 'non serve', 'non serve']) skipStep(book, later, 1, reason);
      issue(book, later, 1, { step: 'legal-warning', override: 'prova' });
      markSent(book, later, ['2026/0002'], { on: later.today, via: 'registered' });
    });
    const [waiting] = await items(world, 'why', '1');
    expect(waiting).toMatchObject({ status: 'held', task: 'receipt' });
    expect(waiting).toHaveProperty('blockers.0.code', 'delivery-unproved');
    expect(waiting).toHaveProperty('blockers.0.from', null);
    expect((await world.run(['next', '1'])).stdout).toContain('dunning receipt 2026/0002');
    await world.work((book) => markDelivered(book, moment('2026-11-26'), '2026/0002', day('2026-11-26')));
    const [after] = await items(world, 'why', '1', '--as-of', '2026-11-26');
    expect(after).toMatchObject({ status: 'waiting', step: 'uncollectibility-report' });
  });

  test('everything is due, or nothing is open', async () => {
    const world = await agendaWorld();
    expect((await world.run(['why'])).stdout).toBe('Nessuna pratica aperta.\n');
    await world.work((book) => importRows(book, '2026-11-20', aRow()));
    expect((await world.run(['why'])).stdout).toContain('Tutte le pratiche aperte sono in agenda');
    await world.work((book) =>
      recordPayment(book, moment('2026-11-24'), 1, { cents: cents(150_000), on: day('2026-11-24') }),
    );
    const { stdout } = await world.run(['why', '1']);
    expect(stdout).toContain('La pratica è chiusa');
    expect(stdout).toContain('pagata');
  });
});

test('a callback for the afternoon is not first in the morning, and is not forgotten', async () => {
  const world = await agendaWorld();
  await world.work((book) => {
    importRows(book, '2026-11-20', aRow(), aRow({ number: '2026/200', debtor: { name: 'Zeta' } }));
    logContact(book, moment('2026-11-20'), 1, {
      channel: 'call',
      outcome: 'callback',
      on: day('2026-11-20'),
      next: { on: day('2026-11-24'), time: '15:30' },
    });
  });
  const cases = async (now: string) => {
    const { stdout } = await world.run(['next', '--json'], { now });
    return (JSON.parse(stdout) as { data: { case: number }[] }).data.map((item) => item.case);
  };
  expect(await cases('2026-11-24T08:15:00Z')).toEqual([2, 1]);
  expect(await cases('2026-11-24T14:20:00Z')).toEqual([1, 2]);
  const morning = await world.run(['next'], { now: '2026-11-24T08:15:00Z', terminal: 80 });
  expect(morning.stdout).toContain('Alle 15:30 richiamo fissato: pratica 1');
  const evening = await world.run(['next'], { now: '2026-11-24T15:30:00Z', terminal: 80 });
  expect(evening.stdout).not.toContain('richiamo fissato');
});

test('a case whose strategy left the settings says so, in the list and in why; the others are as they were', async () => {
  const world = await agendaWorld();
  await world.work((book) => {
    importRows(book, '2026-11-20', aRow(), aRow({ number: '2026/200', debtor: { name: 'Zeta' } }));
    book.database.connection.exec(
      `update recovery_case set strategy = 'fiera' where id = 1; delete from agenda`,
    );
  });
  expect(await world.data('next')).toMatchObject([
    { case: 1, task: 'choose-strategy', status: 'due' },
    { case: 2, step: 'first-letter' },
  ]);
  const why = await world.run(['why', '1']);
  expect(why).toMatchObject({ status: 0 });
  expect(why.stdout).toContain('la strategia fiera non è più nelle impostazioni');
  for (const command of ['today', 'show 1', 'next 1', 'log 1'])
    expect(await world.run(command.split(' '))).toMatchObject({ status: 0 });
  const doctor = await world.run(['doctor']);
  expect(doctor.stdout).toContain('la strategia fiera non è nelle impostazioni');
});

test('who is written to electronically has no address to be complete', async () => {
  const world = await agendaWorld();
  const debtor = {
    name: 'Zeta',
    pec: 'zeta@pec.example',
    address: undefined,
    postcode: undefined,
    city: undefined,
  };
  await world.work((book) =>
    importRows(book, '2026-11-20', aRow({ debtor: { ...debtor, province: undefined } as object })),
  );
  expect((await world.run(['why', '1'])).stdout).toContain('si scrive alla PEC');
});
