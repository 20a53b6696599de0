/** What is soon prescribed stands in the morning, in the report of the night, and with the doctor once it is too late. */
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { aRow, importRows } from '../support/world.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

/** Case 1 owes F1, whose term ends on 24 November 2027 when it is a carrier's, and OLD, whose ended a year ago. */
async function aCarriersWorld(...more: readonly ReturnType<typeof aRow>[]): Promise<AgendaWorld> {
  const world = await agendaWorld();
  await world.work((book) =>
    importRows(book, '2026-11-23', aRow({ number: 'F1', issued: '', due: '2025-11-24' }), ...more),
  );
  const set = await world.run(['debtor', 'C0107', '--credit', 'transport']);
  expect(set.stderr).not.toContain('ERRORE');
  return world;
}

const OLD = aRow({ number: 'OLD', issued: '', due: '2025-10-01' });

const prescribed = async (world: AgendaWorld, command: 'today', on: string) =>
  (await world.data(command, '--as-of', on)) as {
    prescriptions: { case: number; daysLeft: number; invoices: { number: string }[] }[];
    totals: { prescribed: number };
  };

describe('today', () => {
  test.each([-91, -90, -89, 0, 1])('%i days from the end', async (days) => {
    const world = await agendaWorld();
    const end = day('2026-11-24');
    const today = addDays(end, days);
    await world.work((book) =>
      importRows(book, today, aRow({ number: 'F1', issued: '', due: '2025-11-24' })),
    );
    await world.run(['debtor', 'C0107', '--credit', 'transport'], { env: { DUNNING_TODAY: today } });
    const { prescriptions, totals } = await prescribed(world, 'today', today);
    expect(prescriptions.map(({ daysLeft }) => daysLeft)).toEqual(
      days < -90 || days > 0 ? [] : [Math.abs(days)],
    );
    expect(totals.prescribed).toBe(days > 0 ? 1 : 0);
    // Never stored, it is worked out to the same.
    await world.work(({ database }) => database.write('delete from agenda', {}));
    expect(await prescribed(world, 'today', today)).toMatchObject({ prescriptions, totals });
  });

  test('tells it first, with the last day and the invoices, and what it is too late for', async () => {
    const world = await aCarriersWorld(OLD);
    const { stdout } = await world.run(['today']);
    const lines = stdout.split('\n');
    expect(lines.findIndex((line) => line.includes('PRESCRIZIONE VICINA (1)'))).toBeLessThan(
      lines.findIndex((line) => line.includes('LETTERE DA EMETTERE')),
    );
    expect(stdout).toMatch(/1 .*1\.500,00 .*entro mar 24\/11 \(oggi è l'ultimo giorno\): F1/u);
    expect(stdout).toContain('Prescritte fatture di 1 pratica: dunning doctor');
  });

  test('tells it also where nothing is due', async () => {
    const world = await aCarriersWorld();
    await world.run(['hold', '1', '--until', '2026-12-15', '--reason', 'ferie']);
    const { stdout } = await world.run(['today']);
    expect(stdout).toContain('PRESCRIZIONE VICINA (1)');
    expect(stdout).not.toContain('LETTERE DA EMETTERE');
  });
});

test('run reports both, also rehearsed', async () => {
  const world = await aCarriersWorld(OLD);
  for (const flags of [['--dry-run'], []]) {
    const { stdout } = await world.run(['run', ...flags]);
    expect(stdout).toMatch(/prescrizione +pratiche +1 +1 .*: entro mar 24\/11/u);
    expect(stdout).toContain('Prescritte fatture di 1 pratica');
  }
  expect(await world.data('run')).toMatchObject({
    prescriptions: [
      { case: 1, until: '2026-11-24', daysLeft: 0, invoices: [{ number: 'F1', open: '1500.00' }] },
    ],
    prescribed: 1,
  });
});

describe('doctor', () => {
  const findings = async (world: AgendaWorld) => {
    const { json } = await world.run(['doctor', '--json']);
    const { data } = json() as { data: { checks: { id: string; state: string; details?: string[] }[] } };
    return data.checks.filter(({ id }) => id === 'prescription' || id === 'agenda');
  };

  test('says nothing while there is time', async () => {
    expect(await findings(await aCarriersWorld())).toMatchObject([{ id: 'agenda', state: 'ok' }]);
  });

  test('names what is prescribed', async () => {
    expect(await findings(await aCarriersWorld(OLD))).toMatchObject([
      { id: 'agenda', state: 'ok' },
      { state: 'warning', details: [expect.stringContaining('fattura OLD, 1.500,00 EUR: dal 01/10/2026')] },
    ]);
  });
});

test('show and why name both what has ended and what can still be saved', async () => {
  const world = await aCarriersWorld(OLD);
  for (const command of ['show', 'why']) {
    const { stdout } = await world.run([command, '1']);
    expect(stdout).toContain('per la fattura OLD il termine di prescrizione è passato il 01/10/2026');
    expect(stdout).toContain('la fattura F1 si prescrive il 24/11/2026');
  }
});
