import { beforeAll, describe, expect, test } from 'vitest';
import { clean, displayWidth } from '../../src/cli/screen/clean.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { undo } from '../../src/office/undo.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

const ESCAPE = String.fromCodePoint(0x1b);
/** Sixty characters, with accents, and a try to speak to the terminal. */
const LONG_NAME = 'Società Agricola Però e Perché di Niccolò D’Andrea & Figli S';
const HOSTILE_NAME = `Rossi${ESCAPE}[31m${ESCAPE}]0;x\u0007\nBianchi\u202e`;

let world: AgendaWorld;

beforeAll(async () => {
  world = await agendaWorld();
  await world.work((book) => {
    const then = moment('2026-11-09');
    // Cases are numbered in the order of the names.
    const names = ['Abete', 'Betulla', 'Cedro', 'Edera', 'Faggio', 'Ginepro', HOSTILE_NAME, LONG_NAME];
    const rows = names.flatMap((name, index) => [
      aRow({
        number: `FT-${index}/2026-VENDITE-ITALIA`,
        due: '2026-10-20',
        amount: 123_456_789 + index,
        debtor: { name },
      }),
      aRow({ number: `${index}/A`, due: '2026-12-20', amount: 1_050, open: 50, debtor: { name } }),
    ]);
    importRows(book, '2026-11-05', ...rows);
    const on = then.today;
    const note = 'una nota lunga che va a capo più volte sullo schermo, perché dice molte cose del cliente';
    const promise = { cents: cents(99_999_999), currency: 'EUR', by: day('2026-11-12') };
    logContact(book, then, 8, { channel: 'call', outcome: 'promise', on, promise, note, person: 'Niccolò' });
    issue(book, then, 7);
    markSent(book, then, ['2026/0001'], { on, reference: 'RR-0123456789-IT' });
    logContact(book, then, 3, {
      channel: 'call',
      outcome: 'disputes',
      on,
      dispute: { reason: note, invoices: [] },
    });
    holdCase(book, then, 4, { reason: note, until: day('2027-03-31') });
    logContact(book, then, 5, {
      channel: 'call',
      outcome: 'callback',
      on,
      next: { on: day('2026-11-24'), time: '09:30' },
    });
    issue(book, then, 6);
    logContact(book, then, 2, { channel: 'note', outcome: 'note', on, note });
    undo(book, then);
  });
});

const SCREENS = [
  'today',
  'next',
  'why',
  'log',
  'find 2026',
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((number) => [
    `next ${number}`,
    `why ${number}`,
    `show ${number}`,
    `log ${number}`,
  ]),
];

describe.each(['it', 'en'])('in %s', (language) => {
  test.each([60, 80, 120])('every screen fits in %i columns, and no amount is cut', async (width) => {
    for (const screen of SCREENS) {
      const { stdout, status } = await world.run(screen.split(' '), {
        terminal: width,
        env: { DUNNING_LANG: language },
      });
      expect(status, screen).toBe(0);
      for (const line of stdout.split('\n'))
        expect(displayWidth(line), `${screen}: ${line}`).toBeLessThanOrEqual(width);
      expect(stdout, screen).not.toMatch(/\d[.,]\d{3}\.\.|undefined|NaN|\[object/u);
      expect(stdout, screen).not.toContain(ESCAPE);
    }
  });

  test.each([50, 60, 80])('names and tasks are whole in %i columns', async (width) => {
    const { data } = (await world.run(['next', '--json'])).json() as { data: { debtor: { name: string } }[] };
    for (const screen of ['today', 'next', 'next 8', 'why 8', 'show 8', 'log 8', 'find Agricola']) {
      const { stdout } = await world.run(screen.split(' '), {
        terminal: width,
        env: { DUNNING_LANG: language },
      });
      const names = screen === 'next' ? data.map(({ debtor }) => debtor.name) : [LONG_NAME];
      for (const word of names.flatMap((name) => clean(name).split(' ')))
        expect(stdout, screen).toContain(word);
      expect(stdout, screen).not.toMatch(/[^.\s]\.\.(?:\s|$)/mu);
    }
  });

  test.each([45, 59])('below sixty columns what is said beside the screen is broken to %i', async (width) => {
    for (const screen of [
      'today',
      'next',
      'next 1',
      'why',
      'why 1',
      'show 5',
      'log 1',
      'letter 1 --preview',
    ]) {
      const { stdout, stderr } = await world.run(screen.split(' '), {
        terminal: width,
        env: { DUNNING_LANG: language },
      });
      // A path is not broken: it is copied.
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => !line.includes('/acme/'));
      for (const line of lines) expect(displayWidth(line), `${screen}: ${line}`).toBeLessThanOrEqual(width);
    }
  });

  test('a narrow screen shows one card for each case', async () => {
    const { stdout } = await world.run(['today'], { terminal: 50, env: { DUNNING_LANG: language } });
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(50);
    expect(stdout).toMatch(/^5 {2}Faggio\n {2}1[.,]234[.,]567[.,]93 {2}35 (?:gg|days)\n {2}09:30 /mu);
  });

  test('a pipe shortens nothing', async () => {
    for (const screen of ['today', 'next', 'show 8']) {
      const { stdout } = await world.run(screen.split(' '), { env: { DUNNING_LANG: language } });
      expect(stdout, screen).toContain(LONG_NAME);
    }
  });
});

test('a name cannot add lines or speak to the terminal', async () => {
  const { stdout } = await world.run(['show', '7'], { terminal: 80 });
  expect(stdout.split('\n')[0]).toContain('PRATICA 7  Rossi Bianchi');
});

test('English screens hold no Italian and the other way round', async () => {
  const italianWords = /\b(?:pratica|scaduto|fattura|chiamata|lettera|promessa|sospesa|contestazion)/iu;
  const englishWords = /\b(?:case|overdue|invoice|call|letter|promise|held|dispute)\b/iu;
  for (const screen of SCREENS) {
    const english = await world.run(screen.split(' '), { env: { DUNNING_LANG: 'en' } });
    expect(english.stdout.replaceAll('una nota lunga', ''), screen).not.toMatch(italianWords);
    const italian = await world.run(screen.split(' '));
    expect(
      italian.stdout.replace(/dunning [\w ]+/gu, '').replace(/operazione: \w+/gu, ''),
      screen,
    ).not.toMatch(englishWords);
  }
});
