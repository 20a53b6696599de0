/** `dunning trace`: asked, found, not found; from options and at a terminal. */
import { beforeEach, describe, expect, test } from 'vitest';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
  // The number of case 1 leads to somebody else, and no other one is known.
  await world.done(['call', '1', '--outcome', 'wrong-number']);
});

describe('from options', () => {
  test('found: the step that failed comes again', async () => {
    const { schema, data } = await world.done([
      'trace',
      '1',
      '--found-phone',
      '0324 000900',
      '--source',
      'register',
    ]);
    expect(schema).toBe('dunning.trace/1');
    expect(data).toMatchObject({
      case: 1,
      result: 'found',
      found: { phone: '0324 000900', source: 'register' },
      stepDone: 'tracing',
      next: { status: 'due', step: 'phone-call' },
    });
  });

  test('asked: the case waits until the day', async () => {
    const { data } = await world.done(['trace', '1', '--ask', 'anagrafe', '--by', '4/12']);
    expect(data).toMatchObject({
      asked: 'anagrafe',
      until: '2026-12-04',
      next: { status: 'held', due: '2026-12-04' },
    });
    const { stdout } = await world.run(['why', '1']);
    expect(stdout).toContain('rintraccio: chiesto il');
  });

  test('show names who was asked and who told what was found', async () => {
    await world.done(['trace', '1', '--ask', 'anagrafe']);
    const rows = async () => (await world.run(['show', '1'], { terminal: 100 })).stdout;
    expect(await rows()).toMatch(/si aspetta fino al .* chiesto a anagrafe\n/u);
    await world.done(['trace', '1', '--found-phone', '0324 000900', '--source', 'il portiere']);
    expect(await rows()).toMatch(/trovato: telefono +chiesto a anagrafe; fonte: il portiere\n/u);
    const { data } = JSON.parse(await world.shown()) as { data: { tracings: object[] } };
    expect(data.tracings).toMatchObject([{ asked: 'anagrafe', found: ['phone'], source: 'il portiere' }]);
  });

  test('a usual source is named in words, beside nobody who was asked', async () => {
    await world.done(['trace', '1', '--found-phone', '0324 000900', '--source', 'register']);
    expect((await world.run(['show', '1'])).stdout).toMatch(/trovato: telefono +da un registro\n/u);
  });

  test('what was tried in vain', async () => {
    await world.done(['trace', '1', '--not-found', '--note', 'nessuno li conosce']);
    expect((await world.run(['show', '1'])).stdout).toMatch(/irreperibile +nessuno li conosce\n/u);
  });

  test('without a day ten days are waited', async () => {
    const { data } = await world.done(['trace', '1', '--ask', 'anagrafe']);
    expect(data).toMatchObject({ until: '2026-12-04' });
  });

  test('not found: it goes on in writing, and show says so', async () => {
    const { data } = await world.done(['trace', '1', '--not-found', '--note', 'nessuno li conosce']);
    expect(data).toMatchObject({ result: 'not-found', next: { step: 'second-letter' } });
    const { stdout } = await world.run(['show', '1']);
    expect(stdout).toContain('irreperibile');
  });

  test('an address corrects the debtor', async () => {
    await world.done([
      'trace',
      '1',
      '--found-address',
      'Via Nuova, 2; 28844; Villadossola; vb',
      '--source',
      'vicini',
    ]);
    expect(await world.data('debtor', 'C0107')).toMatchObject({
      debtor: { address: 'Via Nuova, 2', postcode: '28844', city: 'Villadossola', province: 'VB' },
    });
  });

  test('--dry-run writes nothing, and undo brings back what was', async () => {
    const before = await world.shown();
    await world.done(['trace', '1', '--found-phone', '0324 000900', '--source', 'x', '--dry-run']);
    expect(await world.shown()).toBe(before);
    await world.done(['trace', '1', '--not-found']);
    await world.done(['undo', '--yes']);
    expect(await world.shown()).toBe(before);
  });

  test.each([
    [['--ask', 'x', '--not-found'], 'conflicting-options', 2],
    [['--by', '4/12', '--not-found'], 'flag-goes-with', 2],
    [['--not-found', '--source', 'x'], 'flag-goes-with', 2],
    [['--found-address', 'Via Nuova 2', '--source', 'x'], 'address-unreadable', 2],
    [['--found-phone', 'x', '--source', 'x'], 'debtor-value-unfit', 2],
    [['--found-phone', '0324 000900'], 'needs-flags', 2],
    [[], 'needs-one-flag', 2],
  ])('%j is refused: %s', async (options, code, exit) => {
    const run = await world.run(['trace', '1', ...options, '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit });
  });

  test('who is not lost cannot be not found (exit 7)', async () => {
    const run = await world.run(['trace', '2', '--not-found', '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'nothing-to-trace', exit: 7 });
  });
});

describe('at a terminal', () => {
  const typing = (...answers: string[]) => ({ terminal: 80, answers });

  test.each([
    ['a number', ['phone', '0324 000900', 'registro imprese'], 'Trovato: 0324 000900 (registro imprese).'],
    [
      'an address',
      ['address', 'qui', 'Via Nuova, 2; 28844; Villadossola', 'vicini'],
      'Trovato: Via Nuova, 2, 28844 Villadossola',
    ],
    ['a mailbox', ['email', 'info@valdossola.example', 'il sito'], 'Trovato: info@valdossola.example'],
    ['an enquiry', ['ask', 'anagrafe', '4/12'], 'Chiesto: anagrafe. Si aspetta fino a ven 04/12/2026.'],
    ['nothing', ['not-found'], 'Irreperibile'],
  ])('%s', async (_what, answers, said) => {
    const { stdout, status } = await world.run(['trace', '1'], typing(...answers));
    expect(status).toBe(0);
    expect(stdout).toContain(said);
  });
});
