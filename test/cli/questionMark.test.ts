/** A `?` at a question explains it, and is never stored. */
import { beforeEach, describe, expect, test } from 'vitest';
import { contactsWorld, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const typing = (language: 'it' | 'en', ...answers: string[]) => ({
  terminal: 80,
  answers,
  env: { DUNNING_LANG: language },
});

const QUESTIONS: readonly (readonly [command: string, before: readonly string[]])[] = [
  ['call 1', ['w']],
  ['call 1', ['p']],
  ['call 1', ['p', '']],
  ['call 1', ['p', '', '']],
  ['call 1', ['p', '', '', 't']],
  ['call 1', ['r']],
  ['call 1', ['c']],
  ['note 1', []],
  ['skip 1', []],
  ['hold 1', []],
  ['hold 1 --reason accordo', []],
  ['strategy 1 --set soft', []],
  ['rating 1 --class C', []],
  ['pay 1', []],
  ['trace 1', ['email']],
  ['show', []],
  ['call', []],
  ['debtor', []],
];

describe.each([
  ['it', /q esce senza salvare\./u],
  ['en', /q leaves without saving\./u],
] as const)('%s', (language, ways) => {
  test.each(QUESTIONS)(
    '%s after %j: two lines of help, the question again, nothing saved',
    async (command, before) => {
      const untouched = await world.shown();
      const { asked, status } = await world.run(command.split(' '), typing(language, ...before, '?', 'q'));
      expect(status).toBe(130);
      const [question, help = '', again] = asked.slice(-3);
      expect(help).toMatch(ways);
      expect(help.split('\n').length).toBeLessThanOrEqual(2);
      expect(again).toBe(question);
      expect(await world.shown()).toBe(untouched);
    },
  );
});

test('what is asked for, an example, and the way back where there is one', async () => {
  const { asked } = await world.run(['call', '1'], typing('it', 'p', '', '?', 'q'));
  expect(asked.at(-2)).toBe(
    'Una data: oggi, ven, 4/12, +3 (giorni), +3l (lavorativi), fm (fine mese)\n' +
      '< torna alla domanda prima, q esce senza salvare.',
  );
  const { asked: phone } = await world.run(['call', '1'], typing('it', 'w', '?', 'q'));
  expect(phone.at(-2)).toBe(
    'Il numero giusto (Invio = non si sa). Per esempio: 055 000000\nq esce senza salvare.',
  );
});

test.each(['?', 'boh', '--'])('%s is no telephone number, typed or as an option', async (phone) => {
  const before = await world.shown();
  const asOption = await world.run(['call', '1', '--outcome', 'wrong-number', `--phone=${phone}`]);
  expect(asOption.status).toBe(2);
  expect(asOption.stderr).toMatch(/non è un numero di telefono|no telephone number/u);
  if (phone !== '?') {
    const { asked } = await world.run(['call', '1'], typing('it', 'w', phone, 'q'));
    expect(asked.at(-2)).toBe(`"${phone}" non è un numero di telefono.`);
  }
  expect(await world.shown()).toBe(before);
});

test.each(['show', 'call', 'debtor'])(
  '%s: a text that fits nothing is said to, and asked again',
  async (command) => {
    const { asked, status } = await world.run([command], typing('it', 'nessuno così', 'q'));
    expect(asked[1]).toMatch(/^Ness\w+ (?:pratica|cliente) corrisponde a "nessuno così"\.$/u);
    expect(asked).toHaveLength(3);
    expect(status).toBe(130);
    if (command === 'show') expect((await world.run([command], typing('it', 'boh', '1'))).status).toBe(0);
  },
);

describe('what the history keeps says something', () => {
  test.each([
    ['skip 1 --reason', '?'],
    ['skip 1 --reason', '...'],
    ['hold 1 --until +3 --reason', '?'],
    ['note 1', '?'],
    ['note 1 --note', '??'],
    ['call 1 --outcome note --note', '?'],
    ['call 1 --outcome no-answer --note', '-- '],
    ['dispute 1 --reason', '?'],
    ['promise 1 --amount 100 --by ven --note', '?'],
    ['close 1 --as court --yes --note', '?'],
    ['letter 1 --step second-letter --override', '?'],
  ])('%s "%s" is refused, and nothing is stored', async (command, text) => {
    const before = await world.shown();
    const { status, stderr } = await world.run([...command.split(' '), text]);
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/non dice niente|says nothing/u),
    });
    expect(await world.shown()).toBe(before);
  });

  test('a row of dots at the question is asked again', async () => {
    const { asked } = await world.run(['skip', '1'], typing('it', '...', 'q'));
    expect(asked.at(-2)).toBe('Servono delle parole: resta nella storia.');
  });

  test('a figure or a word is enough', async () => {
    expect((await world.run(['note', '1', 'ok'])).status).toBe(0);
    expect((await world.run(['note', '1', '15/12?'])).status).toBe(0);
  });
});
