import { beforeEach, describe, expect, test } from 'vitest';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const typing = (...answers: string[]) => ({ terminal: 80, answers });
const PROTEST = ['info', 'C0107', '--add', 'protest', '--on', '5/10/26', '--source', 'registro protesti'];

describe('commercial information', () => {
  test('is recorded with its end, rates the debtor, and says what comes next', async () => {
    const { schema, data } = await world.done([...PROTEST, '--amount', '1.200,00', '--note', 'due cambiali']);
    expect(schema).toBe('dunning.info/1');
    expect(data).toMatchObject({
      debtor: { code: 'C0107', name: 'Tessitura Valdossola S.r.l.' },
      case: 1,
      added: {
        number: 1,
        kind: 'protest',
        source: 'registro protesti',
        on: '2026-10-05',
        expires: '2031-10-05',
        amount: '1200.00',
        currency: 'EUR',
        note: 'due cambiali',
      },
      next: { status: 'due', step: 'phone-call' },
    });
    const { stdout } = await world.run(['log', '1']);
    expect(stdout).toContain(
      'informazione commerciale: protesto del lun 05/10/2026, fonte registro protesti',
    );
  });

  test('is listed with what no longer counts, and removed by its number', async () => {
    await world.done(PROTEST);
    await world.done([
      'info',
      'C0107',
      '--add',
      'open-source',
      '--on',
      '2026-01-10',
      '--expires',
      '2026-02-10',
      '--source',
      'giornale',
    ]);
    const { stdout } = await world.run(['info', 'C0107'], { terminal: 80 });
    expect(stdout).toMatch(/ 1 {2}protesto +05\/10\/2026 +05\/10\/2031/u);
    expect(stdout).toMatch(/ 2 {2}fonte aperta +10\/01\/2026 +non vale più/u);
    const { data } = await world.done(['info', '--remove', '1']);
    expect(data).toMatchObject({ removed: { number: 1 }, information: [{ number: 2, inForce: false }] });
    await world.done(['undo', '--yes']);
    expect(await world.data('info', 'C0107')).toMatchObject({ information: [{ number: 1 }, { number: 2 }] });
  });

  test('accounts carry figures, which count a little and are explained', async () => {
    const add = ['info', 'C0107', '--add', 'account', '--on', '2025-12-31', '--source', 'registro imprese'];
    const figures = [
      '--year',
      '2025',
      '--revenue',
      '1.200.000',
      '--equity',
      '-20.000',
      '--result',
      '-35.000,50',
    ];
    const { data } = await world.done([...add, ...figures]);
    expect(data).toMatchObject({
      added: {
        kind: 'account',
        accounts: { year: 2025, revenue: '1200000.00', equity: '-20000.00', result: '-35000.50' },
      },
    });
    const { stdout } = await world.run(['info', 'C0107'], { terminal: 100 });
    expect(stdout.replaceAll(/\s+/gu, ' ')).toContain(
      'N. 1: bilancio 2025: ricavi 1.200.000,00, patrimonio netto -20.000,00, risultato -35.000,50',
    );
    expect((await world.run(['log', '1'])).stdout).toContain('bilancio 2025 del mer 31/12/2025');
  });

  test('without a case is recorded too', async () => {
    await world.done(['close', '2', '--as', 'wait', '--yes']);
    const run = await world.run(['info', 'C0200', '--add', 'other', '--on', 'ieri', '--source', 'agente']);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('non ha una pratica aperta');
  });

  test('is asked for at a terminal', async () => {
    const { asked, stdout } = await world.run(
      ['info', 'C0107', '--add'],
      typing('prejudicial-act', '12/11', 'conservatoria', '', 'ipoteca giudiziale'),
    );
    expect(asked).toContain('Che informazione è?');
    expect(stdout.replaceAll('\n', ' ')).toContain(
      "Registrata l'informazione n. 1: atto pregiudizievole del gio 12/11/2026, vale fino a lun 12/11/2029.",
    );
    expect(stdout).toContain('N. 1: ipoteca giudiziale');
  });

  test('a rehearsal leaves nothing behind', async () => {
    const run = await world.run([...PROTEST, '--dry-run']);
    expect(run.stdout).toContain('non è stato scritto nulla');
    expect(await world.data('info', 'C0107')).toMatchObject({ information: [] });
  });

  const refused: [string[], string, number][] = [
    [['C0107', '--add', 'protest'], 'needs-flags', 2],
    [['C0107', '--add'], 'needs-flags', 2],
    [['C0107', '--add', 'gossip', '--on', 'ieri', '--source', 'x'], 'invalid-choice', 2],
    [['C0107', '--add', 'protest', '--on', 'domani', '--source', 'x'], 'day-ahead', 2],
    [['C0107', '--add', 'protest', '--on', 'ieri', '--source', ' '], 'information-source-empty', 2],
    [
      ['C0107', '--add', 'other', '--on', 'ieri', '--expires', '2026-01-01', '--source', 'x'],
      'information-ends-before',
      2,
    ],
    [['C0107', '--add', 'other', '--remove', '1'], 'conflicting-options', 2],
    [['C0107', '--source', 'x'], 'missing-option', 2],
    [['C0107', '--add', 'protest', '--year', '2025', '--equity', '1'], 'goes-only-with', 2],
    [['C0107', '--add', 'account', '--equity', '1'], 'goes-only-with', 2],
    [['C0107', '--add', 'account', '--year', '2025'], 'goes-only-with', 2],
    [['C0107', '--add', 'account', '--year', '25', '--equity', '1'], 'accounts-year', 2],
    [['C0107', '--add', 'account', '--year', '2025', '--revenue', '-1'], 'amount-unreadable', 2],
    [['C0107', '--add', 'account', '--year', '2025', '--equity', 'poco'], 'amount-unreadable', 2],
    [['--remove', 'uno'], 'information-number', 2],
    [['--remove', '7'], 'no-such-information', 4],
    [['C9999'], 'no-such-debtor', 4],
  ];
  test.each(refused)('%j: %s', async (flags, code, exit) => {
    expect(errorOf(await world.run(['info', ...flags, '--json']))).toMatchObject({ code, exit });
  });

  test('of another customer is not removed', async () => {
    await world.done(PROTEST);
    const run = await world.run(['info', 'C0200', '--remove', '1', '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'no-such-information', exit: 4 });
  });
});

describe('the rating', () => {
  test('of too few invoices says so, and how many are missing', async () => {
    expect(await world.data('rating', 'C0107')).toMatchObject([
      {
        class: null,
        score: null,
        since: null,
        invoices: 2,
        parts: [],
        changes: [{ code: 'more-invoices' }, { code: 'nothing-paid' }],
      },
    ]);
    const { stdout } = await world.run(['rating', '1'], { terminal: 80 });
    expect(stdout).toContain('2 fatture pagate o scadute note: ne servono almeno 3.');
  });

  test('an insolvency proceeding is class E whatever is known, with the reason', async () => {
    const { data } = await world.done([
      'info',
      'C0107',
      '--add',
      'insolvency-proceeding',
      '--on',
      '2026-11-02',
      '--source',
      'registro imprese',
    ]);
    expect(data).toMatchObject({ rating: { class: 'E', since: '2026-11-24' }, added: { expires: null } });
    expect(await world.data('rating', '1')).toMatchObject([
      { class: 'E', parts: [{ code: 'information', points: 0, text: 'procedura concorsuale' }] },
    ]);
    const { stdout } = await world.run(['log', '1']);
    expect(stdout).toContain('valutazione: classe E');
  });

  test('is explained part by part, in both languages, within the width', async () => {
    for (const lang of ['it', 'en']) {
      const run = await world.run(['rating', '1', '--as-of', '2026-12-20', '--lang', lang], { terminal: 80 });
      expect(run.status).toBe(0);
      expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      expect(run.stdout).toContain('/35');
    }
    const [rating] = (await world.data('rating', '1', '--as-of', '2026-12-20')) as [
      { score: number; parts: { code: string; points: number; max: number; text: string }[] },
    ];
    expect(rating.parts.reduce((sum, { max }) => sum + max, 0)).toBe(100);
    expect(rating.parts.reduce((sum, { points }) => sum + points, 0)).toBe(rating.score);
    for (const { text } of rating.parts) expect(text).not.toBe('');
  });

  test('of all open cases, the worst first', async () => {
    await world.done([...PROTEST.slice(0, 3), 'insolvency-proceeding', ...PROTEST.slice(4)]);
    expect(await world.data('rating')).toMatchObject([
      { debtor: { code: 'C0107' }, case: 1, class: 'E' },
      { debtor: { code: 'C0200' }, case: 2, class: null },
    ]);
    const { stdout } = await world.run(['rating'], { terminal: 80 });
    expect(stdout).toContain('E 1, non valutato 1');
  });
});

describe('a class given by hand', () => {
  const GIVE = [
    'rating',
    'C0107',
    '--class',
    'B',
    '--reason',
    'garanzia del gruppo',
    '--until',
    '2026-12-31',
  ];

  test('is kept with its reason, shown as such, and given back', async () => {
    const { data } = await world.done(GIVE);
    expect(data).toMatchObject([
      {
        class: 'B',
        fromPoints: null,
        score: null,
        since: '2026-11-24',
        byHand: {
          class: 'B',
          reason: 'garanzia del gruppo',
          until: '2026-12-31',
          on: '2026-11-24',
          by: 'laura',
        },
        priorityPercent: 90,
      },
    ]);
    const { stdout: shown } = await world.run(['rating', 'C0107'], { terminal: 80 });
    expect(shown).toContain('classe B, data a mano (dai punti: non valutato)');
    expect(shown).toContain('garanzia del gruppo');
    expect((await world.run(['rating'])).stdout).toMatch(/B\*[^]*\* data a mano/u);
    const show = await world.run(['show', '1'], { terminal: 80 });
    expect(show.stdout.replaceAll(/\s+/gu, ' ')).toContain('classe B a mano: garanzia del gruppo (laura,');
    expect(JSON.parse(await world.shown())).toMatchObject({ data: { rating: { byHand: { class: 'B' } } } });
    expect((await world.run(['next', '1'])).stdout).toContain('(valutazione B a mano: pesa 90 %)');
    expect((await world.run(['log', '1'])).stdout).toContain(
      'valutazione data a mano: classe B fino a gio 31/12/2026: garanzia del gruppo',
    );
    await world.done(['rating', 'C0107', '--automatic']);
    expect(await world.data('rating', 'C0107')).toMatchObject([{ class: null, byHand: null }]);
    await world.done(['undo', '--yes']);
    expect(await world.data('rating', 'C0107')).toMatchObject([{ class: 'B' }]);
  });

  test('a rehearsal leaves nothing behind', async () => {
    const run = await world.run([...GIVE, '--dry-run']);
    expect(run.stdout).toContain('non è stato scritto nulla');
    expect(await world.data('rating', 'C0107')).toMatchObject([{ class: null }]);
  });

  test('its reason is asked for at a terminal', async () => {
    const run = await world.run(['rating', 'C0107', '--class', 'B'], typing('garanzia'));
    expect(run.asked).toContain('Perché questa classe?');
    expect(run.stdout).toContain('Classe data a mano.');
  });

  test.each<[string[], string, number]>([
    [['C0107', '--class', 'B'], 'needs-flags', 2],
    [['C0107', '--class', 'B', '--reason', ' '], 'rating-reason-empty', 2],
    [['C0107', '--class', 'B', '--reason', 'x', '--until', '2026-11-23'], 'day-passed', 2],
    [['C0107', '--class', 'F', '--reason', 'x'], 'invalid-choice', 2],
    [['C0107', '--class', 'B', '--automatic'], 'conflicting-options', 2],
    [['C0107', '--reason', 'x'], 'goes-only-with', 2],
    [['C0107', '--until', '2026-12-31'], 'goes-only-with', 2],
    [['C0107', '--automatic'], 'rating-not-by-hand', 7],
  ])('%j: %s', async (flags, code, exit) => {
    expect(errorOf(await world.run(['rating', ...flags, '--json']))).toMatchObject({ code, exit });
  });
});
