import { beforeEach, describe, expect, test } from 'vitest';
import { previewUndo, undo } from '../../src/office/undo.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { cents } from '../../src/domain/money.ts';
import { day } from '../../src/domain/day.ts';
import { moment } from '../support/world.ts';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

/** Every command that writes, with what must have happened before it. */
const WRITES: [argv: string[], before: string[][]][] = [
  ...[
    ['no-answer'],
    ['busy'],
    ['voicemail'],
    ['callback', '--next', 'gio 15:30'],
    ['promise', '--amount', '1000', '--by', '4/12'],
    ['says-paid'],
    ['disputes', '--reason', 'resa'],
    ['refuses'],
    ['wrong-number'],
    ['wrong-number', '--phone', '0324 000999'],
    ['note', '--note', 'ciao'],
  ].map((outcome): [string[], string[][]] => [['call', '1', '--outcome', ...outcome], []]),
  [
    ['call', '1', '--outcome', 'promise', '--amount', '9', '--by', 'ven'],
    [['promise', '1', '--amount', '8', '--by', 'ven']],
  ],
  [['visit', '1', '--outcome', 'nobody'], []],
  [['visit', '1', '--outcome', 'refuses'], [['skip', '1', '--reason', 'x']]],
  [['note', '1', 'ciao'], []],
  [['note', '1', 'ciao', '--next', '+3'], []],
  [['promise', '1', '--amount', '1000', '--by', '4/12'], []],
  [['dispute', '1', '--reason', 'resa', '--invoices', '2026/102'], []],
  [['dispute', '1', '--answered', 'no'], [['dispute', '1', '--reason', 'resa']]],
  [['hold', '1', '--reason', 'ferie', '--until', '+7'], []],
  [['resume', '1'], [['hold', '1', '--reason', 'ferie', '--until', '+7']]],
  [['skip', '1', '--reason', 'x'], []],
  [['assign', '1', '--to', 'bruno'], []],
  [['pay', '1', '--amount', '900'], []],
  [['pay', '1', '--amount', '2300'], []],
  [['pay', '1', '--amount', '2300'], [['promise', '1', '--amount', '2300', '--by', 'ven']]],
  [['pay', '1', '--reverse'], [['pay', '1', '--amount', '900']]],
  [['pay', '1', '--reverse'], [['pay', '1', '--amount', '2300']]],
  [['close', '1', '--as', 'court', '--yes'], []],
  [['reopen', '1'], [['close', '1', '--as', 'wait', '--yes']]],
  [
    ['debtor', 'C0107', '--phone', '0324 000222', '--postcode', '28844', '--contact-person', 'Sig.ra Blu'],
    [],
  ],
];

/** What a reader can see of case 1: its file, its debtor, the agenda. */
async function seen(): Promise<string> {
  const readings = [['show', '1'], ['debtor', 'C0107'], ['next', '1'], ['today']];
  const runs = await Promise.all(readings.map((argv) => world.run([...argv, '--json'])));
  return runs.map(({ stdout }) => stdout).join('');
}

describe('undo restores what was there, byte for byte; redo brings the change back; --dry-run does neither', () => {
  test.each(WRITES)('%j', async (argv, before) => {
    for (const each of before) await world.done(each);
    const then = await seen();

    const rehearsed = await world.done([...argv, '--dry-run']);
    expect(rehearsed.data.operation).toBeNull();
    expect(await seen()).toBe(then);

    const { data } = await world.done(argv);
    expect(rehearsed.data.next).toEqual(data.next);
    const after = await seen();
    expect(after).not.toBe(then);

    await world.done(['undo', '--dry-run']);
    expect(await seen()).toBe(after);
    expect((await world.done(['undo', '--yes'])).data).toMatchObject({
      command: argv[0],
      operations: [data.operation],
    });
    expect(await seen()).toBe(then);

    await world.done(['redo', '--dry-run']);
    expect(await seen()).toBe(then);
    await world.done(['redo', '--yes']);
    expect(await seen()).toBe(after);
  });
});

test('several operations are taken back and brought back one by one', async () => {
  const states = [await seen()];
  for (const argv of [
    ['call', '1', '--outcome', 'no-answer'],
    ['pay', '1', '--amount', '2300'],
    ['pay', '1', '--reverse'],
    ['close', '1', '--as', 'agency', '--yes'],
  ]) {
    await world.done(argv);
    states.push(await seen());
  }
  for (const state of states.slice(0, -1).toReversed()) {
    await world.done(['undo', '--yes']);
    expect(await seen()).toBe(state);
  }
  for (const state of states.slice(1)) {
    await world.done(['redo', '--yes']);
    expect(await seen()).toBe(state);
  }
});

test('what was undone cannot come back once something else was done', async () => {
  await world.done(['note', '1', 'prima']);
  await world.done(['undo', '--yes']);
  await world.done(['note', '1', 'dopo']);
  expect(errorOf(await world.run(['redo', '--yes', '--json']))).toMatchObject({
    code: 'nothing-to-redo',
    exit: 4,
  });
});

test('until nothing is left, also an import as a whole', async () => {
  for (let count = 0; count < 4; count += 1) expect((await world.run(['undo', '--yes'])).status).toBe(0);
  expect(errorOf(await world.run(['undo', '--yes', '--json']))).toMatchObject({
    code: 'nothing-to-undo',
    exit: 4,
  });
  expect((await world.run(['show', '1'])).status).toBe(4);
});

describe('at a terminal', () => {
  test('it is shown first, and Enter agrees', async () => {
    const before = await seen();
    await world.done(['call', '1', '--outcome', 'refuses', '--contact', 'Sig. Ferri']);
    const { stdout, stderr, asked } = await world.run(['undo'], { terminal: 80, answers: [''] });
    expect(asked).toEqual(['Annullo? (S/n)']);
    const shown = stdout + stderr;
    expect(shown).toMatch(/Cosa\s+dunning call/u);
    expect(shown).toMatch(/Quando\s+mar 24\/11\/2026 09:14/u);
    expect(shown).toContain('chiamata: rifiuta - Sig. Ferri');
    expect(shown).toContain('Annullato.');
    expect(shown).toContain('Rifai: dunning redo');
    expect(await seen()).toBe(before);
  });

  test('n leaves everything as it is', async () => {
    await world.done(['note', '1', 'ciao']);
    const after = await seen();
    const { status, stdout } = await world.run(['undo'], { terminal: 80, answers: ['n'] });
    expect(status).toBe(0);
    expect(stdout).toContain('Non è stato fatto nulla.');
    expect(await seen()).toBe(after);
  });
});

test('what somebody else did after the preview is not taken back in its place', async () => {
  await world.done(['note', '1', 'ciao']);
  await world.work((book) => {
    const agreed = previewUndo(book);
    recordPayment(book, moment('2026-11-24'), 1, { cents: cents(10_000), on: day('2026-11-24') });
    expect(() => undo(book, moment('2026-11-24'), agreed)).toThrow('changed-meanwhile');
    expect(previewUndo(book).command).toBe('pay');
  });
});
