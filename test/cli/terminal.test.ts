import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInTerminal } from '../support/terminal.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../support/askOnce.ts');
const ENTER = '\r';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const DOWN = '\u001b[B';

describe('at a real terminal', () => {
  test('an answer is read, and what was understood is shown', async () => {
    const { shown, status } = await runInTerminal(
      [SCRIPT, 'amount'],
      [{ after: 'Importo', type: `5000${ENTER}` }],
    );
    expect(shown).toContain('[12.480,00]');
    expect(shown).toContain('-> 5.000,00');
    expect(shown).toContain('answer=500000');
    expect(status).toBe(0);
  });

  test('Enter takes the default, and it is shown as understood too', async () => {
    const { shown, status } = await runInTerminal([SCRIPT, 'amount'], [{ after: '12.480,00', type: ENTER }]);
    expect(shown).toContain('answer=1248000');
    expect(status).toBe(0);
  });

  test('a wrong key says so and can be typed over', async () => {
    const { shown } = await runInTerminal(
      [SCRIPT, 'key'],
      [
        { after: 'Esito', type: `z${ENTER}` },
        { after: 'Non è cambiato nulla', type: `n${ENTER}` },
      ],
    );
    expect(shown).toContain('answer="n"');
  });

  test('si is yes', async () => {
    const { shown } = await runInTerminal([SCRIPT, 'confirm'], [{ after: '(S/n)', type: `si${ENTER}` }]);
    expect(shown).toContain('answer=true');
  });

  test('a choice is made with the arrows', async () => {
    const { shown } = await runInTerminal(
      [SCRIPT, 'choose'],
      [{ after: '51 Caffè Lilla', type: DOWN + ENTER }],
    );
    expect(shown).toContain('answer="51"');
  });

  test.each(['amount', 'confirm', 'key', 'choose'])(
    'Ctrl+C at %s: 130, one sentence, no stack, cursor back',
    async (kind) => {
      const first = { amount: 'Importo', confirm: '(S/n)', key: 'Esito', choose: '51 Caffè' }[kind] ?? '';
      const { shown, status } = await runInTerminal([SCRIPT, kind], [{ after: first, type: CTRL_C }]);
      expect(status).toBe(130);
      expect(shown).toContain('non è stato salvato niente');
      expect(shown).not.toMatch(/ExitPromptError|at .*\.ts:\d/u);
      expect(shown.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(shown.lastIndexOf('\u001b[?25l'));
    },
  );

  const manners: [string, string, Readonly<Record<string, string>>][] = [
    ['drawn', 'esci senza', {}],
    ['spoken', '1-2, q', { ACCESSIBLE: '1' }],
  ];
  describe.each(manners)('%s', (_name, choice, env) => {
    test.each(['amount', 'confirm', 'key', 'choose'])(
      'the end of input at %s: 130 and a sentence',
      async (kind) => {
        const first = { amount: 'Importo', confirm: '(S/n)', key: 'Esito', choose: choice }[kind] ?? '';
        const { shown, status } = await runInTerminal([SCRIPT, kind], [{ after: first, type: CTRL_D }], env);
        expect(status).toBe(130);
        expect(shown).toContain('non è stato salvato niente');
        expect(shown).not.toMatch(/Error|at .*\.ts:\d/u);
        expect(shown.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(shown.lastIndexOf('\u001b[?25l'));
      },
    );

    test('? is answered with help, which is no complaint, and asked again', async () => {
      const { shown } = await runInTerminal(
        [SCRIPT, 'amount'],
        [
          { after: 'Importo', type: `?${ENTER}` },
          { after: 'q esce senza salvare', type: `50${ENTER}` },
        ],
        env,
      );
      expect(shown).toContain('Importo. Per esempio: 1250,50');
      expect(shown).not.toContain('! Importo');
      expect(shown).toContain('answer=5000');
    });

    test('what is said is broken at words', async () => {
      const typed = [
        { after: 'Importo', type: `?${ENTER}` },
        { after: 'esce', type: `50${ENTER}` },
      ];
      const { shown } = await runInTerminal([SCRIPT, 'amount'], typed, env, { cols: 30 });
      expect(shown).toMatch(/Importo\. Per esempio: 1250,50\r?\nq esce/u);
      const narrow = await runInTerminal([SCRIPT, 'amount'], typed, env, { cols: 24 });
      expect(narrow.shown).toMatch(/Importo\. Per esempio:\r?\n1250,50\r?\nq esce/u);
    });

    test('< goes back from a list, which says so, and to one', async () => {
      const isAtOnce = env['ACCESSIBLE'] === undefined;
      const back = isAtOnce ? '<' : `<${ENTER}`;
      const list = isAtOnce ? '51 Caffè' : '1-2, <, q';
      const { shown, status } = await runInTerminal(
        [SCRIPT, 'inOrder'],
        [
          { after: 'Chi', type: `Rossi${ENTER}` },
          { after: list, type: back },
          { after: 'Chi [Rossi]', type: `Bianchi${ENTER}` },
          { after: list, type: isAtOnce ? DOWN + ENTER : `2${ENTER}` },
          { after: 'Nota', type: `<${ENTER}` },
          { after: list, type: ENTER },
          { after: 'Nota', type: `x${ENTER}` },
        ],
        env,
      );
      expect(shown).toMatch(/< +torna alla domanda prima/u);
      expect(shown).toContain('answer=["Bianchi","51","x"]');
      expect(status).toBe(0);
    });

    test.each(['q', `q${ENTER}`])('%j leaves a list, which says so', async (typed) => {
      const isAtOnce = env['ACCESSIBLE'] === undefined;
      const { shown, status } = await runInTerminal(
        [SCRIPT, 'choose'],
        [{ after: choice, type: isAtOnce ? typed : `q${ENTER}` }],
        env,
      );
      expect(shown).toMatch(/q +esci senza salvare/u);
      expect(shown).toContain('non è stato salvato niente');
      expect(shown).not.toContain('answer');
      expect(status).toBe(130);
    });
  });

  test('a q inside a word that is looked up in the list leaves nothing', async () => {
    const { shown } = await runInTerminal([SCRIPT, 'choose'], [{ after: 'esci senza', type: `acq${ENTER}` }]);
    expect(shown).toContain('answer="42"');
  });

  test('Ctrl+D in the middle of an answer only deletes', async () => {
    const { shown } = await runInTerminal(
      [SCRIPT, 'amount'],
      [
        { after: 'Importo', type: '50' },
        { after: '50', type: CTRL_D + ENTER },
      ],
    );
    expect(shown).toContain('answer=5000');
  });

  test('prompts only show characters every console has', async () => {
    const { shown } = await runInTerminal([SCRIPT, 'choose'], [{ after: '51 Caffè Lilla', type: ENTER }]);
    expect(shown).not.toMatch(/[\u2013-\uffff]/u);
  });

  test('ACCESSIBLE=1 asks in plain lines that are never redrawn', async () => {
    const { shown, status } = await runInTerminal(
      [SCRIPT, 'choose'],
      [{ after: '1-2, q', type: `2${ENTER}` }],
      {
        ACCESSIBLE: '1',
      },
    );
    expect(shown).toMatch(/1 42 Officine Rivolta\r?\n2 51 Caffè Lilla\r?\nq esci senza salvare/u);
    expect(shown).toContain('answer="51"');
    expect(status).toBe(0);
  });

  test('what is no choice there is told what is', async () => {
    const { shown } = await runInTerminal(
      [SCRIPT, 'choose'],
      [
        { after: '1-2, q', type: `?${ENTER}` },
        { after: 'Scrivi un numero da 1 a 2; q per uscire.', type: `1${ENTER}` },
      ],
      { ACCESSIBLE: '1' },
    );
    expect(shown).toContain('answer="42"');
  });

  test('Ctrl+C leaves there too', async () => {
    const plain = { ACCESSIBLE: '1' };
    const { shown, status } = await runInTerminal(
      [SCRIPT, 'amount'],
      [{ after: 'Importo', type: CTRL_C }],
      plain,
    );
    expect(shown).toContain('non è stato salvato niente');
    expect(status).toBe(130);
  });
});

test.each(['', '\n', '5000\n'])('without a terminal nothing is asked, whatever comes in (%j)', (input) => {
  const { CI: _ci, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, 'amount'], {
    input,
    env,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('--amount 1250,50');
  expect(stderr).not.toContain('\u001b');
});
