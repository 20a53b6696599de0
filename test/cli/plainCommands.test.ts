/** The command lines that go past commander: the same answers as through it. */
import { describe, expect, test } from 'vitest';
import { outcomesOf } from '../../src/cli/contact/contactKeys.ts';
import { plainAnswer } from '../../src/cli/plainCommands.ts';
import { aRow, importRows } from '../support/world.ts';
import { runInTest } from '../support/testContext.ts';
import { agendaWorld } from './agendaWorld.ts';

describe('a plain command line', () => {
  test.each([
    [['today']],
    [['today', '--all']],
    [['next']],
    [['next', '--due']],
    [['next', '--all', '--due']],
  ])('%s answers as it does through commander', async (argv) => {
    expect(plainAnswer(argv)).toBeDefined();
    const world = await agendaWorld();
    const rows = ['Rossi', 'Bianchi', 'Verdi'].map((name, index) =>
      aRow({ number: `F${index}`, debtor: { name, code: name } }),
    );
    await world.work((book) => importRows(book, '2026-11-24', ...rows));
    const env = { DUNNING_DIR: world.dir, DUNNING_TODAY: '2026-11-24', DUNNING_LANG: 'it' };
    for (const terminal of [undefined, 80]) {
      const seen = terminal === undefined ? {} : { terminal };
      const plain = await runInTest(argv, { env, ...seen });
      // Nothing here asks; the option only makes it a command line that has to be parsed.
      const parsed = await runInTest([...argv, '--no-input'], { env, ...seen });
      expect({ ...plain, json: undefined }).toEqual({ ...parsed, json: undefined });
      expect(plain).toMatchObject({ status: 0, stdout: expect.stringContaining('Rossi') });
    }
  });

  test.each([
    [['call', 'Rossi', '--outcome', 'no-answer']],
    [['call', '1', '--outcome', 'promise', '--amount', '100,00', '--by', '4/12', '--note', 'dice di sì']],
    [['call', '1', '--outcome', 'refuses', '--at', 'ieri']],
    [['call', '1', '--outcome', 'promise', '--amount', 'cento']],
    [['call', '1', '--outcome', 'busy', '--amount', '1']],
    [['call', 'Nessuno', '--outcome', 'busy']],
  ])('%s records and says the same', async (argv) => {
    const [plain, parsed] = await Promise.all(
      [argv, [...argv, '--no-input']].map(async (line) => {
        const world = await agendaWorld();
        await world.work((book) => importRows(book, '2026-11-24', aRow({ debtor: { name: 'Rossi' } })));
        const env = { DUNNING_DIR: world.dir, DUNNING_TODAY: '2026-11-24', DUNNING_LANG: 'it' };
        expect(plainAnswer(line) === undefined).toBe(line !== argv);
        const { status, stdout, stderr } = await runInTest(line, { env });
        return { status, stdout, stderr, show: await world.data('show', '1') };
      }),
    );
    expect(plain).toEqual(parsed);
  });

  test('knows the outcomes of a call', () => {
    for (const outcome of outcomesOf('call'))
      expect(plainAnswer(['call', '1', '--outcome', outcome])).toBeDefined();
    expect(plainAnswer(['call', '1', '--outcome', 'moved'])).toBeUndefined();
  });

  test.each([
    [['call']],
    [['call', '1', '2', '--outcome', 'busy']],
    [['call', '1', '--outcome']],
    [['call', '1', '--outcome', 'busy', '--note', '--at']],
    [['call', '1', '--outcome=busy']],
    [['call', '1', '--third-party']],
    [['call', '']],
    [[]],
    [['today', '--al']],
    [['today', '42']],
    [['today', '--json']],
    [['--json', 'today']],
    [['next', '42']],
    [['next', '--all=yes']],
    [['constructor']],
    [['show']],
  ])('%s is none', (argv) => {
    expect(plainAnswer(argv)).toBeUndefined();
  });

  test('without a workspace the failure is told as ever', async () => {
    const { status, stderr } = await runInTest(['today']);
    expect(status).toBe(4);
    expect(stderr).toContain('dunning init');
  });
});
