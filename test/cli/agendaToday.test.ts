import { appendFileSync, chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sectionOf } from '../../src/domain/step/kindOfWork.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { AgendaEntry } from '../../src/db/agenda.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { runInTest } from '../support/testContext.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

interface Today {
  readonly sections: readonly { readonly id: string; readonly items: readonly Record<string, unknown>[] }[];
  readonly totals: Record<string, unknown>;
}

const today = async (world: AgendaWorld, ...argv: readonly string[]): Promise<Today> =>
  (await world.data('today', ...argv)) as Today;

/** Rows of so many debtors, each with one invoice due on the 2nd of November. */
const debtors = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aRow({
      number: `${index + 1}/2026`,
      amount: 100_000 + index,
      debtor: { name: `Cliente ${String.fromCodePoint(65 + index)} S.r.l.`, code: `C${index}` },
    }),
  );

const promise = (by: string) => ({ cents: cents(50_000), currency: 'EUR', by: day(by) });

/** How many cases a screen lists: every one is called Cliente, and so is the column. */
const shown = (text: string): number =>
  text.split('\n').filter((line) => line.includes('Cliente ')).length - 1;

const NOVEMBER_20 = moment('2026-11-20');

describe('the kind of work a due case is', () => {
  test.each<[AgendaEntry['task'], Partial<Pick<AgendaEntry, 'at' | 'kind'>>, string]>([
    ['callback', { at: '09:30' }, 'callbacks'],
    ['callback', {}, 'calls'],
    ['broken-promise', {}, 'broken-promises'],
    ['retry-call', { at: '15:00' }, 'calls'],
    ['follow-up', {}, 'calls'],
    ['check-payment', {}, 'payments-to-check'],
    ['post', { kind: 'letter' }, 'to-post'],
    ['receipt', { kind: 'legal-warning' }, 'receipts'],
    ['check-address', { kind: 'letter' }, 'addresses'],
    ['answer-dispute', {}, 'disputes'],
    ['decide', {}, 'decisions'],
    ['none', {}, 'other'],
    ['step', { kind: 'call' }, 'calls'],
    ['step', { kind: 'visit' }, 'visits'],
    ['step', { kind: 'letter' }, 'letters'],
    ['step', { kind: 'legal-warning' }, 'legal-warnings'],
    ['step', { kind: 'address-check' }, 'addresses'],
    ['step', { kind: 'tracing' }, 'decisions'],
    ['step', { kind: 'report' }, 'decisions'],
    ['step', { kind: 'assessment' }, 'decisions'],
    ['step', {}, 'other'],
  ])('%s %o stands under %s', (task, traits, section) => {
    expect(sectionOf({ task, ...traits })).toBe(section);
  });
});

describe('today', () => {
  test('a case enters the agenda on the day of its step and not the day before', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-05', aRow()));
    const before = await today(world, '--as-of', '2026-11-08');
    expect(before.sections).toEqual([]);
    expect(before.totals).toMatchObject({ due: 0, waiting: 1, nextDue: '2026-11-09' });
    const then = await today(world, '--as-of', '2026-11-09');
    expect(then.sections).toMatchObject([
      {
        id: 'letters',
        items: [{ case: 1, task: 'step', step: 'first-letter', due: '2026-11-09', daysLate: 7 }],
      },
    ]);
  });

  test('what was done today and how the last run went is told of today', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', aRow()));
    expect((await world.run(['today'], { terminal: 80 })).stdout).not.toMatch(/fatte oggi|Esecuzione/u);
    await world.run(['call', '1', '--outcome', 'no-answer']);
    await world.run(['note', '1', 'richiama', 'la', 'signora']);
    const log = (errors: number) =>
      `2026-11-24T06:30:00.000Z run done=0 waiting=1 skipped=0 errors=${errors}\n`;
    writeFileSync(join(world.dir, 'log', 'run-2026-11.log'), 'x'.repeat(20_000) + '\n' + log(0));
    const fine = await world.run(['today'], { terminal: 80 });
    expect(fine.stdout.split('\n')[0]).toContain('fatte oggi: 1');
    expect(fine.stdout).toContain('Esecuzione automatica: mar 24/11 07:30, senza errori');
    appendFileSync(join(world.dir, 'log', 'run-2026-11.log'), log(2));
    const failed = await world.run(['today'], { terminal: 80 });
    expect(failed.stdout).toContain('! Esecuzione automatica: mar 24/11 07:30, 2 errori');
    expect(await world.data('today')).toMatchObject({
      totals: { doneToday: 1 },
      lastRun: { at: '2026-11-24T06:30:00.000Z', errors: 2 },
    });
    const later = await world.run(['today', '--as-of', '2026-11-25'], { terminal: 80 });
    expect(later.stdout).not.toMatch(/fatte oggi|Esecuzione/u);
  });

  test('the document has the agreed shape', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', aRow()));
    const { sections, totals } = await today(world);
    expect(sections).toEqual([
      {
        id: 'letters',
        items: [
          {
            case: 1,
            debtor: { code: 'C0107', name: 'Tessitura Valdossola S.r.l.', vat: '99900010015' },
            strategy: 'standard',
            step: 'first-letter',
            kind: 'letter',
            status: 'due',
            task: 'step',
            due: '2026-11-20',
            daysLate: 22,
            overdue: '1500.00',
            currency: 'EUR',
            oldestDue: '2026-11-02',
            costOfWaiting: expect.stringMatching(/^\d+\.\d\d$/u) as string,
            collector: 'laura',
            reasons: expect.arrayContaining([
              { code: 'overdue', text: expect.stringContaining('1.500,00 EUR') as string },
            ]) as unknown[],
          },
        ],
      },
    ]);
    expect(totals).toEqual({
      due: 1,
      overdue: [{ currency: 'EUR', amount: '1500.00' }],
      waiting: 0,
      held: 0,
      heldBy: [],
      debtorsWithoutCase: 0,
      proposals: 0,
      notPlaced: 0,
      prescribed: 0,
      nextDue: null,
      doneToday: 0,
    });
  });

  test('agreed hours come first, then broken promises; held cases are counted by what holds them', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2026-11-10', ...debtors(5));
      const on = day('2026-11-10');
      const early = moment('2026-11-10');
      logContact(book, early, 1, { channel: 'call', outcome: 'promise', on, promise: promise('2026-11-19') });
      logContact(book, early, 2, { channel: 'call', outcome: 'promise', on, promise: promise('2026-12-18') });
      const next = { on: day('2026-11-24'), time: '09:30' };
      logContact(book, early, 3, { channel: 'call', outcome: 'callback', on, next });
      holdCase(book, early, 4, { reason: 'direzione', until: day('2026-11-24') });
    });
    const { sections, totals } = await today(world);
    expect(sections.map(({ id, items }) => [id, items.map((item) => item['case'])])).toEqual([
      ['callbacks', [3]],
      ['broken-promises', [1]],
      ['letters', [5]],
    ]);
    expect(sections[0]?.items[0]).toMatchObject({ at: '09:30', task: 'callback' });
    expect(totals).toMatchObject({
      due: 3,
      held: 2,
      heldBy: [
        { code: 'on-hold', cases: 1 },
        { code: 'promise-open', cases: 1 },
      ],
    });
    const { stdout } = await world.run(['today']);
    expect(stdout).toContain('09:30 richiamare');
    expect(stdout).toContain('attesi 500,00 il 19/11');
    expect(stdout.replace(/\s+/gu, ' ')).toContain('sospese 2 pratiche (1 sospensione a mano, 1 promessa)');
    // The last day of a hold still holds.
    expect((await today(world, '--as-of', '2026-11-25')).totals).toMatchObject({ due: 4, held: 1 });
  });

  test('a section shows five, on a screen as in a pipe, and everything with --all', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', ...debtors(7)));
    for (const place of [{ terminal: 80 }, {}]) {
      const { stdout } = await world.run(['today'], place);
      expect(stdout).toContain('LETTERE DA EMETTERE (5 di 7, dal più urgente)');
      expect(stdout).toContain('... altre 2: dunning today --all');
      expect(shown(stdout)).toBe(5);
      const run = await world.run(['today', '--all'], place);
      expect(run.stdout).toContain('LETTERE DA EMETTERE (7)');
      expect(run.stdout).not.toContain('...');
      expect(shown(run.stdout)).toBe(7);
    }
    expect((await today(world)).sections[0]?.items).toHaveLength(7);
  });

  test('figures stand under figures in every section', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(
        book,
        '2026-11-20',
        ...debtors(3),
        aRow({ amount: 123_456_789, debtor: { name: 'Grande S.p.A.' } }),
      );
      issue(book, '2026-11-20', 1);
    });
    const { stdout } = await world.run(['today'], { terminal: 80 });
    const ends = [...stdout.matchAll(/^ +\d+ {2}.*?\d,\d\d(?= )/gmu)].map(([amount]) => amount.length);
    expect(ends).toHaveLength(4);
    expect(new Set(ends).size).toBe(1);
  });

  test('several currencies are never added up', async () => {
    const world = await agendaWorld();
    await world.work((book) =>
      importRows(
        book,
        '2026-11-20',
        aRow(),
        aRow({
          number: '7',
          currency: 'USD',
          amount: 2_000,
          debtor: { name: 'Smith Ltd', vatNumber: 'GB999000111' },
        }),
      ),
    );
    expect((await today(world)).totals['overdue']).toEqual([
      { currency: 'EUR', amount: '1500.00' },
      { currency: 'USD', amount: '20.00' },
    ]);
    const { stdout } = await world.run(['today']);
    expect(stdout).toContain('Scaduto in agenda 1.500,00 EUR + 20,00 USD');
    expect(stdout).toContain('20,00 USD  ');
  });

  test('an empty agenda is good news, with the next date', async () => {
    const world = await agendaWorld();
    const empty = await world.run(['today']);
    expect([empty.status, empty.stdout]).toEqual([0, expect.stringContaining('Nessuna pratica aperta.')]);
    await world.work((book) => {
      importRows(book, '2026-11-20', aRow());
      holdCase(book, NOVEMBER_20, 1, { reason: 'direzione', until: day('2026-11-30') });
    });
    const held = await world.run(['today']);
    expect(held.status).toBe(0);
    expect(held.stdout).toContain('Niente da fare oggi.');
    expect(held.stdout).toContain('La prossima data: mar 01/12/2026, pratica 1 Tessitura Valdossola S.r.l.');
    const other = await world.run(['today', '--as-of', '2026-11-25']);
    expect(other.stdout).toContain('Niente da fare mer 25/11/2026.');
  });

  test('an overdue invoice without a case is pointed out the day after its due date', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', aRow({ due: '2026-11-24' })));
    expect((await today(world)).totals['debtorsWithoutCase']).toBe(0);
    expect((await today(world, '--as-of', '2026-11-25')).totals['debtorsWithoutCase']).toBe(1);
    const { stdout } = await world.run(['today', '--as-of', '2026-11-25']);
    expect(stdout).toContain('dunning run');
  });

  test.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
  ])('data imported on the 20th, seen on %s: warned of %s', async (asOf, isStale) => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', aRow()));
    const run = await world.run(['today', '--json', '--as-of', asOf]);
    const { warnings } = run.json() as { warnings: { code: string }[] };
    expect(warnings.map(({ code }) => code)).toEqual(isStale ? ['stale-data'] : []);
  });
});

describe('the reading commands', () => {
  const COMMANDS = ['today', 'next', 'next 1', 'why', 'why 1', 'show 1', 'log', 'log 1', 'find val'];

  test('write nothing', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-05', aRow()));
    const before = world.fingerprint();
    for (const command of COMMANDS) {
      expect((await world.run(command.split(' '))).status, command).toBe(0);
      expect((await world.run([...command.split(' '), '--as-of', '2027-02-01'])).status, command).toBe(0);
    }
    expect(world.fingerprint()).toBe(before);
  });

  // The superuser may write everywhere: there is nothing to see then.
  test.skipIf(process.getuid?.() === 0)('work in a folder that cannot be written to', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-05', aRow()));
    const files = readdirSync(world.dir);
    chmodSync(world.dir, 0o555);
    try {
      for (const command of COMMANDS) expect((await world.run(command.split(' '))).status, command).toBe(0);
      expect(readdirSync(world.dir)).toEqual(files);
    } finally {
      chmodSync(world.dir, 0o755);
    }
  });

  test('say where to begin when there is no workspace', async () => {
    for (const command of COMMANDS) {
      const run = await runInTest(command.split(' '));
      expect(run.status, command).toBe(4);
      expect(run.stdout, command).toBe('');
      expect(run.stderr, command).toContain('dunning init');
    }
  });
});
