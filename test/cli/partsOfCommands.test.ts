/** Parts of commands with a name of their own: the same as the options they stand for. */
import { expect, test } from 'vitest';
import { aRow, importRows } from '../support/world.ts';
import { agendaWorld } from './agendaWorld.ts';

test.each([
  ['strategy check', 'strategy --check'],
  [
    'strategy show fast --due 2026-10-01 --until 2026-12-31',
    'strategy --show fast --due 2026-10-01 --until 2026-12-31',
  ],
  ['info add C1 --kind protest --source visura --on 1/10', 'info C1 --add protest --source visura --on 1/10'],
  ['info add C1 --source visura', 'info C1 --add --source visura'],
  ['debtor merge C1 C2 --yes', 'debtor C1 --merge C2 --yes'],
  ['debtor merge C1', 'debtor C1 --merge'],
])('%s is %s', async (part, option) => {
  const answers = await Promise.all(
    [part, option].map(async (line) => {
      const world = await agendaWorld();
      const rows = ['C1', 'C2'].map((code) =>
        aRow({ number: code, debtor: { name: `Rossi ${code}`, code } }),
      );
      await world.work((book) => importRows(book, '2026-11-24', ...rows));
      const { status, stdout } = await world.run(line.split(' '));
      return { status, stdout };
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
});

test('a part says what it is for, in both languages', async () => {
  const world = await agendaWorld();
  const it = await world.run(['strategy', 'show', '--help']);
  expect(it.stdout).toContain('dunning strategy show [opzioni] <nome>');
  const en = await world.run(['debtor', 'merge', '--help'], { env: { DUNNING_LANG: 'en' } });
  expect(en.stdout).toContain('dunning debtor merge [options] <debtor> <other>');
});
