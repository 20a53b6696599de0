import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runInTerminal, type TerminalRun } from '../support/terminal.ts';
import { contactsWorld, type ContactsWorld } from './contactsWorld.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../bin/dunning.js');
const ENTER = '\r';
const CTRL_C = '\u0003';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const call = (...keystrokes: { after: string; type: string }[]): Promise<TerminalRun> =>
  runInTerminal([PROGRAM, 'call', '1', '--dir', world.dir], keystrokes, {
    DUNNING_TODAY: '2026-11-24',
    DUNNING_LANG: 'it',
    DUNNING_FROM_SOURCE: '1',
  });

const calls = async (): Promise<number> =>
  (await world.run(['log', '1'])).stdout.split('chiamata:').length - 1;

describe('a call at a real terminal', () => {
  test('n and Enter: two keystrokes, one call, its next date set', async () => {
    const { shown, status } = await call({ after: 'Esito:', type: 'n' }, { after: 'Esito: n', type: ENTER });
    expect(status).toBe(0);
    expect(shown).toContain('Chiamata: nessuna risposta.');
    expect(shown).toContain('Annulla: dunning undo');
    expect(await calls()).toBe(1);
    expect(await world.data('next', '1')).toMatchObject([{ due: '2026-11-26' }]);
  });

  test('a wrong key explains itself and is typed over', async () => {
    const { shown, status } = await call(
      { after: 'Esito:', type: `z${ENTER}` },
      { after: 'Non è cambiato nulla', type: `x${ENTER}` },
    );
    expect(status).toBe(0);
    expect(shown).toContain('Chiamata: rifiuta.');
    expect(await calls()).toBe(1);
  });

  test('Ctrl+C leaves nothing', async () => {
    const before = await world.shown();
    const { shown, status } = await call(
      { after: 'Esito:', type: `p${ENTER}` },
      { after: 'Importo promesso', type: CTRL_C },
    );
    expect(status).toBe(130);
    expect(shown).toContain('non è stato salvato niente');
    expect(shown).not.toMatch(/ExitPromptError|at .*\.ts:\d/u);
    expect(await world.shown()).toBe(before);
  });
});
