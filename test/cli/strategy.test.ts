/** `dunning strategy`: which there are, which one a case is on and why, the dates ahead, and a person's choice. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';
import { aRow, importRows, moment } from '../support/world.ts';
import { issueLetter, prepareLetter } from '../../src/office/letter/letters.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { day } from '../../src/domain/day.ts';
import { printed } from '../support/world.ts';

const OLD = {
  name: 'Vetreria Corsi S.r.l.',
  vatNumber: '99900010031',
  code: 'C0300',
  phone: '+39 02 000301',
};

/** One case on the standard strategy, one that opened with something very old. */
async function twoCases(): Promise<AgendaWorld> {
  const world = await agendaWorld();
  await world.work((book) =>
    importRows(
      book,
      '2026-11-24',
      aRow(),
      aRow({ number: '2026/7', issued: '2026-03-02', due: '2026-04-30', debtor: OLD }),
    ),
  );
  return world;
}

/** Adds lines to the settings. */
function withSettings({ dir }: AgendaWorld, lines: string): void {
  const file = path.join(dir, 'dunning.toml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${lines}`);
}

test('the list names each strategy, how long it takes and how many cases are on it', async () => {
  const world = await twoCases();
  withSettings(
    world,
    '[[strategies.fiera]]\nid = "lettera"\nkind = "letter"\ndays = 3\ntone = "firm"\nterm = 10\n',
  );
  const { stdout } = await world.run(['strategy']);
  expect(stdout).toContain('STRATEGIE (4)');
  expect(stdout).toMatch(/fast +8 +\d+ +1/);
  expect(stdout).toMatch(/fiera \* +1 +\d+ +0/);
  expect(await world.data('strategy')).toMatchObject({
    strategies: [
      { name: 'standard', source: 'program', openCases: 1 },
      { name: 'white-gloves', source: 'program', openCases: 0 },
      { name: 'fast', source: 'program', openCases: 1 },
      { name: 'fiera', source: 'settings', steps: [{ id: 'lettera', kind: 'letter', from: 'due', days: 3 }] },
    ],
  });
});

describe('a case', () => {
  test('tells which, why, and every date if nobody pays', async () => {
    const world = await twoCases();
    const { stdout } = await world.run(['strategy', 'Corsi']);
    expect(stdout).toContain('Strategia  fast');
    expect(stdout).toContain("all'apertura la fattura più vecchia era scaduta da 208 giorni");
    expect(stdout).toMatch(/mar 24\/11 +prima lettera +termine ven 04\/12/);
    expect(stdout).toMatch(/mar 22\/12 +diffida +termine 14\/01\/2027/);
    expect(await world.data('strategy', 'Corsi')).toMatchObject({
      strategy: 'fast',
      by: 'rule',
      reason: { code: 'old-item' },
      proposal: null,
      done: [],
      preview: [
        { on: '2026-11-24', step: 'first-letter', deadline: '2026-12-04' },
        { on: '2026-12-07', step: 'phone-call', deadline: null },
        { on: '2026-12-10', step: 'second-letter' },
        { on: '2026-12-22', step: 'legal-warning' },
        { step: 'uncollectibility-report' },
        { step: 'court-assessment' },
        { task: 'decide', step: null },
      ],
    });
  });

  test('as of another day, until another day', async () => {
    const world = await twoCases();
    const data = await world.data('strategy', 'Corsi', '--as-of', '2026-12-01', '--until', '2026-12-20');
    expect(data).toMatchObject({ until: '2026-12-20', preview: [{ on: '2026-12-01' }, {}, {}] });
  });

  test('in English', async () => {
    const world = await twoCases();
    const { stdout } = await world.run(['strategy', 'Corsi', '--lang', 'en']);
    expect(stdout).toContain('IF NOBODY PAYS');
    expect(stdout).toContain('chosen by the rule: the oldest invoice was overdue for 208 days');
  });

  test('after a letter, what the rules would choose is a proposal in strategy, why and show', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2026-11-09', aRow({ issued: '2026-05-28' }));
      const letter = prepareLetter(book, moment('2026-11-09'), 1);
      const { protocol } = issueLetter(book, moment('2026-11-09'), letter, printed()).result;
      markSent(book, moment('2026-11-09'), [protocol], { on: day('2026-11-09') });
    });
    for (const command of ['strategy', 'why', 'show']) {
      const { stdout } = await world.run([command, '1']);
      expect(stdout.replace(/\s+/g, ' ')).toContain(
        'la regola sceglierebbe fast: cliente non più attivo: nessuna fattura da 180 giorni',
      );
    }
    expect((await world.run(['strategy', '1'])).stderr).toContain('dunning strategy 1 --set fast');
    expect(await world.data('show', '1')).toMatchObject({
      strategyChoice: { by: 'rule', proposal: { strategy: 'fast', reason: { code: 'not-active' } } },
    });
  });
});

describe('--set', () => {
  test('says what was done, what comes next, and how to take it back', async () => {
    const world = await twoCases();
    const before = await world.data('show', 'Valdossola');
    const { stdout, stderr, status } = await world.run([
      'strategy',
      'Valdossola',
      '--set',
      'white-gloves',
      '--reason',
      'buon cliente',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('Strategia white-gloves (prima standard).');
    expect(stdout).toContain('Prossimo passo: chiamata amichevole, oggi.');
    expect(stderr).toContain('dunning undo');
    expect((await world.run(['strategy', 'Valdossola'])).stdout).toContain(
      'scelta da una persona: buon cliente',
    );
    expect((await world.run(['log', 'Valdossola'])).stdout).toContain(
      'strategia scelta a mano: white-gloves (prima standard): buon cliente',
    );
    await world.run(['undo', '--yes']);
    expect(await world.data('show', 'Valdossola')).toEqual(before);
  });

  test('once more changes nothing; --dry-run does not either', async () => {
    const world = await twoCases();
    const argv = ['strategy', 'Corsi', '--set', 'standard', '--reason', 'accordo'];
    const print = world.fingerprint();
    expect((await world.run([...argv, '--dry-run'])).stdout).toContain('Strategia standard (prima fast).');
    expect(world.fingerprint()).toBe(print);
    await world.run(argv);
    expect((await world.run(argv)).stdout).toContain('La pratica è già con la strategia standard.');
  });

  test.each([
    [['strategy', 'Corsi', '--set', 'fats', '--reason', 'x'], 4, 'no-such-strategy'],
    [['strategy', 'Corsi', '--set', 'fast', '--reason', ' '], 2, 'reason-needed'],
    [['strategy', 'Corsi', '--set', 'fast'], 2, 'needs-flags'],
    [['strategy', 'Corsi', '--reason', 'x'], 2, 'goes-only-with'],
    [['strategy', '--due', 'oggi'], 2, 'goes-only-with'],
    [['strategy', 'Corsi', '--check'], 2, 'conflicting-options'],
    [['strategy', '--check', '--show', 'fast'], 2, 'conflicting-options'],
    [['strategy', '--show', 'fats'], 4, 'no-such-strategy'],
    [['strategy', 'Corsi', '--set', 'fast', '--until', '+3'], 2, 'conflicting-options'],
    [['strategy', '--show', 'fast', '--due', 'boh'], 2, 'day-unreadable'],
  ])('%j is refused (%i)', async (argv, exit, code) => {
    const world = await twoCases();
    const { status, json } = await world.run([...argv, '--json']);
    expect([status, (json() as { error: { code: string } }).error.code]).toEqual([exit, code]);
  });

  test('mends a case whose strategy has left the settings, as next says', async () => {
    const world = await twoCases();
    await world.work((book) => book.database.connection.exec(`update recovery_case set strategy = 'fiera'`));
    const { case: number } = (await world.data('show', 'Corsi')) as { case: number };
    const { stdout } = await world.run(['next', String(number)]);
    expect(stdout).toContain(`dunning strategy ${number} --set standard`);
    expect((await world.run(['strategy', String(number)])).stdout).toContain(
      'fiera (non più nelle impostazioni)',
    );
    expect((await world.run(['strategy', String(number), '--set', 'standard', '--reason', 'x'])).status).toBe(
      0,
    );
  });
});

describe('the settings', () => {
  test('--show gives the dates of a strategy of one’s own', async () => {
    const world = await agendaWorld();
    withSettings(
      world,
      '[[strategies.fiera]]\nid = "lettera"\nkind = "letter"\ndays = 3\ntone = "firm"\nterm = 10\n[[strategies.fiera]]\nid = "telefono"\nkind = "call"\ndays = 1\n',
    );
    expect(await world.data('strategy', '--show', 'fiera', '--due', '2026-11-30')).toMatchObject({
      preview: [
        { on: '2026-12-03', step: 'lettera', deadline: '2026-12-14' },
        { on: '2026-12-15', step: 'telefono' },
        { task: 'decide' },
      ],
    });
    const { stdout } = await world.run(['strategy', '--show', 'fiera', '--due', '31/12/2026']);
    expect(stdout).toContain('FIERA, SCADENZA gio 31/12/2026');
  });

  test('--check: fine, with what to look at', async () => {
    const world = await agendaWorld();
    expect((await world.run(['strategy', '--check'])).stdout).toContain('Le strategie sono a posto (3).');
    withSettings(
      world,
      '[[strategies.fiera]]\nid = "lettera"\nkind = "letter"\ndays = 3\ntone = "firm"\nterm = 8\n',
    );
    const { stdout, status } = await world.run(['strategy', '--check']);
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('fiera, lettera: il termine è sotto i 10 giorni'),
    ]);
    expect(await world.data('strategy', '--check')).toMatchObject({
      remarks: [{ strategy: 'fiera', step: 'lettera', code: 'short-term' }],
    });
  });

  test('--check: every problem at once, with its line', async () => {
    const world = await agendaWorld();
    withSettings(
      world,
      [
        '[[strategies.fiera]]\nid = "telefono"\nkind = "call"\nfrom = "previous"\ndays = 1',
        '[[strategies.fiera]]\nid = "diffida"\nkind = "legal-warning"\ntone = "formal"\nterm = 15\ndays = 3',
        '[[strategies.fiera]]\nid = "lettera"\nkind = "letter"\nfrom = "due"\ndays = 3\ntone = "firm"\nterm = 10',
        '[[strategies.fiera]]\nid = "cortesia"\nkind = "call"\nonly = "before-due"\ndays = 3\n',
      ].join('\n'),
    );
    const { status, stderr } = await world.run(['strategy', '--check']);
    expect(status).toBe(5);
    expect(stderr).toContain('prima di una diffida serve almeno una lettera');
    expect(stderr).toContain('non si conta più dalla scadenza');
    expect(stderr).toContain('only = "before-due" vale per il primo passo');
    expect((await world.run(['today'])).status).toBe(5);
  });

  test('one of the same name takes the place of a strategy of the program', async () => {
    const world = await agendaWorld();
    withSettings(
      world,
      '[[strategies.fast]]\nid = "subito"\nkind = "letter"\ndays = 0\ntone = "firm"\nterm = 10\n',
    );
    await world.work((book) => importRows(book, '2026-11-24', aRow({ due: '2026-01-31' })));
    expect(await world.data('strategy', '1')).toMatchObject({
      strategy: 'fast',
      preview: [{ on: '2026-11-24', step: 'subito' }, { task: 'decide' }],
    });
  });
});

describe('a courtesy call', () => {
  async function beforeDue(): Promise<AgendaWorld> {
    const world = await agendaWorld();
    await world.work((book) =>
      importRows(book, '2026-11-24', aRow({ number: '2026/400', due: '2026-11-27', amount: 800_000 })),
    );
    return world;
  }

  test('stands in the agenda with what falls due', async () => {
    const world = await beforeDue();
    expect((await world.run(['today'])).stdout).toContain('chiamata di cortesia');
    const { stdout } = await world.run(['next', '1']);
    expect(stdout).toContain('in scadenza 8.000,00 EUR il ven 27/11/2026: 2026/400');
    expect(stdout).toContain('dunning call 1');
    expect((await world.run(['log', '1'])).stdout).toContain('pratica aperta per la chiamata di cortesia');
  });

  test('after which nothing is owed yet says what is waited for, never an empty step', async () => {
    const world = await beforeDue();
    const promise = ['--outcome', 'promise', '--amount', '8000', '--by', '2026-12-02'];
    const called = (await world.run(['call', '1', ...promise])).stdout;
    expect(called).toContain('Da riguardare gio 03/12/2026.');
    expect(called).not.toContain('Prossimo passo: ,');
    expect((await world.run(['next', '1'])).stdout).toMatch(/Cosa fare +verificare la promessa/u);
    await world.run(['undo', '--yes']);
    await world.run(['hold', '1', '--until', '2026-11-26', '--reason', 'fiera']);
    expect((await world.run(['why', '1'])).stdout).not.toContain('niente,');
  });

  test.each([
    [
      'it',
      ['La fattura è arrivata? (2026/400)', 'La fornitura è a posto?', 'Quando sarà pagata? Scade ven 27/11'],
    ],
    [
      'en',
      ['Has the invoice arrived? (2026/400)', 'Is the supply all right?', 'When will it be paid? It is due'],
    ],
  ])('asks three things (%s), and a promise is about what falls due', async (lang, questions) => {
    const world = await beforeDue();
    const { stdout, stderr } = await world.run(['call', '1', '--lang', lang], {
      terminal: 80,
      answers: ['p', '', '2026-12-02', '', ''],
    });
    for (const question of questions) expect(stdout + stderr).toContain(question);
    expect(await world.data('show', '1')).toMatchObject({
      promises: [{ amount: '8000.00', by: '2026-12-02' }],
    });
  });
});

test('next says in words what waiting costs, and what the rating makes of it', async () => {
  const world = await twoCases();
  const { stdout } = await world.run(['next', 'Valdossola']);
  expect(stdout.replace(/\s+/g, ' ')).toContain('aspettare 30 giorni costa');
  await world.work((book) =>
    book.database.connection.exec(`update debtor set rating_class = 'D', rating_since = '2026-11-01'`),
  );
  const rated = (await world.run(['next', 'Valdossola'])).stdout.replace(/\s+/g, ' ');
  expect(rated).toContain('(valutazione D: pesa 110 %)');
});
