import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runInTerminal, type Keystrokes, type TerminalRun } from '../support/terminal.ts';
import { aRow, importRows, issue } from '../support/world.ts';
import { workWorld, type WorkWorld } from './workWorld.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../bin/dunning.js');
const ENTER = '\r';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** Typed at the question under the next card: the question is drawn again with every key, its menu is not. */
const atCard = (type: string): Keystrokes => [
  { after: 'q esci', type: '' },
  { after: ':', type },
];

let world: WorkWorld;

beforeEach(async () => {
  world = await workWorld();
});

const work = (
  keystrokes: Keystrokes,
  env: Readonly<Record<string, string>> = {},
  ...options: readonly string[]
): Promise<TerminalRun> =>
  runInTerminal([PROGRAM, 'work', ...options, '--dir', world.dir], keystrokes, {
    DUNNING_TODAY: '2026-11-24',
    DUNNING_LANG: 'it',
    DUNNING_FROM_SOURCE: '1',
    NO_COLOR: '1',
    ...env,
  });

/** The cards that were shown, by their title. */
const cards = ({ shown }: TerminalRun): number[] =>
  [...shown.matchAll(/-{60,}\r?\n[^\n]*?Pratica (\d+) /gu)].map(([, number]) => Number(number));

/** Everybody with something recorded today, by the outcome of the last call. */
const recorded = async (): Promise<string> => (await world.run(['log', '--limit', '5'])).stdout;

describe('a morning at a real terminal', () => {
  const calls = (keystrokes: Keystrokes, env = {}): Promise<TerminalRun> =>
    work(keystrokes, env, '--section', 'calls');

  test('six cards: outcomes in two keystrokes, space, back and undo in one; then the rest another time', async () => {
    // Callbacks depend on the hour of the machine; two more letters take their place.
    await world.run(['call', '3', '--outcome', 'says-paid']);
    await world.run(['call', '4', '--outcome', 'says-paid']);
    await world.work((book) => {
      for (const [index, name] of ['Idraulica Eta', 'Lattoneria Iota'].entries())
        importRows(book, '2026-11-23', aRow({ number: `${index}/A`, debtor: { name, code: `Z${index}` } }));
    });
    const morning = await work([
      ...atCard(`p${ENTER}`),
      { after: 'Importo promesso', type: `500${ENTER}` },
      { after: 'Entro il', type: ENTER },
      { after: 'Perché non', type: ENTER },
      { after: 'Nota', type: `per telefono${ENTER}` },
      ...atCard(`n${ENTER}`),
      ...atCard('b'),
      ...atCard('u'),
      ...atCard(`x${ENTER}`),
      ...atCard(`s${ENTER}`),
      ...atCard(' '),
      ...atCard(' '),
      ...atCard('q'),
    ]);
    expect(cards(morning)).toEqual([1, 6, 2, 6, 6, 2, 5, 7, 8]);
    expect(morning.status).toBe(0);
    expect(morning.shown).toContain('Annullato: chiamata: nessuna risposta');
    expect(morning.shown).toContain('promessa 1, rifiuta 1, segreteria 1, promessi 500,00 EUR');
    expect(morning.shown).toContain('Ne restano 3: riprendi con dunning work.');
    const again = await work(atCard('q'));
    expect(cards(again)).toEqual([5]);
    expect((await world.run(['log', '1'])).stdout).toContain('"per telefono"');
  });

  test('a key that needs no Enter may have one: the next card is not skipped by it', async () => {
    const run = await calls([...atCard(' '), ...atCard(`b${ENTER}`), ...atCard('q')]);
    expect(cards(run)).toEqual([6, 2, 6]);
    expect(run.status).toBe(0);
    expect(run.shown).toContain('Ne restano 2');
  });

  test('killed in the middle of a promise: what was said before is there, and the same card comes again', async () => {
    const killed = await calls([
      ...atCard(`x${ENTER}`),
      ...atCard(`p${ENTER}`),
      { after: 'Importo promesso', type: `500${ENTER}` },
      { after: 'Entro il', type: '', isKill: true },
    ]);
    expect(killed.shown).toContain('Chiamata: rifiuta.');
    const log = await recorded();
    expect(log).toContain('chiamata: rifiuta');
    expect(log).not.toContain('Prat 2');
    const again = await calls([...atCard('q')]);
    expect(cards(again)).toEqual([2]);
    expect((await world.run(['doctor'])).stdout).not.toMatch(/ERRORE.*(libro|database)/u);
  });

  test('Ctrl+C: 130, a sentence, no stack, what was recorded stays', async () => {
    const run = await calls([...atCard(`s${ENTER}`), ...atCard(CTRL_C)]);
    expect(run.status).toBe(130);
    expect(run.shown).toContain('Interrotto.');
    expect(run.shown).not.toMatch(/ExitPromptError|at .*\.ts:\d/u);
    expect(await recorded()).toContain('chiamata: segreteria');
  });

  test.each([{}, { ACCESSIBLE: '1' }])(
    'Ctrl+D %j: 130 at a card, and at a question under it',
    async (env) => {
      const atTheCard = await calls(atCard(CTRL_D), env);
      expect(atTheCard.status).toBe(130);
      expect(atTheCard.shown).toContain('Interrotto.');
      const below = await calls([...atCard(`p${ENTER}`), { after: 'Importo promesso', type: CTRL_D }], env);
      expect(below.status).toBe(130);
      expect(below.shown).toContain('Interrotto.');
    },
  );

  test('q at a list leads back to the card, and an Enter after it passes nothing', async () => {
    await world.work((book) => issue(book, '2026-11-23', 5));
    const run = await work(
      [...atCard(`s${ENTER}`), { after: 'esci senza salvare', type: `q${ENTER}` }, ...atCard('q')],
      {},
      '--section',
      'to-post',
    );
    expect(cards(run)).toEqual([5, 5]);
    expect(run.shown).toContain('Non registrato.');
    expect(run.status).toBe(0);
  });

  test('a letter on the desk is voided in two keystrokes and a reason, and u brings it back', async () => {
    await world.work((book) => issue(book, '2026-11-23', 5));
    const run = await work(
      [
        ...atCard(`x${ENTER}`),
        { after: 'non deve partire', type: `prezzo errato${ENTER}` },
        { after: 'Non resta altro', type: 'u' },
        ...atCard('q'),
      ],
      {},
      '--section',
      'to-post',
    );
    expect(run.status).toBe(0);
    expect(cards(run)).toEqual([5, 5]);
    expect(run.shown).toContain('Annullato: annullata la lettera 2026/0003');
    expect((await world.run(['next', '5'])).stdout).toContain('2026/0003');
  });

  test('read aloud, the same keys with Enter', async () => {
    const run = await work([...atCard(`b${ENTER}`), ...atCard(`q${ENTER}`)], { ACCESSIBLE: '1' });
    expect(run.shown).toContain('Questa è la prima scheda.');
    expect(run.status).toBe(0);
  });
});

describe('what is on the screen while the next card waits', () => {
  /** The last lines, as many as the terminal has: the question is the last of them. */
  const screenAfterPromise = async (cols: number, rows: number): Promise<string> => {
    const argv = [PROGRAM, 'work', '--dir', world.dir, '--section', 'calls'];
    const env = { DUNNING_TODAY: '2026-11-24', DUNNING_LANG: 'it', DUNNING_FROM_SOURCE: '1', NO_COLOR: '1' };
    const { shown } = await runInTerminal(
      argv,
      [
        ...atCard(`p${ENTER}`),
        { after: 'Importo promesso', type: ENTER },
        { after: 'Entro il', type: ENTER },
        { after: 'Perché non', type: `t${ENTER}` },
        { after: 'Nota', type: ENTER },
        { after: 'q esci', type: '' },
        { after: ':', type: '' },
        { after: '', type: '', isKill: true },
      ],
      env,
      { cols, rows },
    );
    return shown.split('\n').slice(-rows).join('\n');
  };

  test.each([
    [80, 24],
    [80, 30],
    [100, 50],
  ])('%i by %i: the whole confirmation, and the head of the card', async (cols, rows) => {
    const screen = await screenAfterPromise(cols, rows);
    for (const line of ['Chiamata: promessa.', 'verifica lun 30/11/2026', 'Prossimo passo', 'u annulla'])
      expect(screen).toContain(line);
    expect(screen).toContain('Pratica 2  Cartiera Gamma S.r.l.');
    expect(screen).toMatch(/^(?:Tel\. |telefono mancante)/mu);
  });

  test('60 by 20: the end of it, the name and the number', async () => {
    const screen = await screenAfterPromise(60, 20);
    expect(screen).toContain('u annulla');
    expect(screen).toContain('Pratica 2  Cartiera Gamma S.r.l.');
    expect(screen).toMatch(/^(?:Tel\. |telefono mancante)/mu);
    expect(screen).toContain('q esci');
  });

  test('on a tall screen nothing of the card is left out', async () => {
    expect(await screenAfterPromise(80, 50)).toMatch(
      /Buongiorno[^]*n {2}nessuna risposta -> [^]*b indietro/u,
    );
  });
});
