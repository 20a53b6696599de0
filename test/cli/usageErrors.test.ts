import { describe, expect, test } from 'vitest';
import { runInTest } from '../support/testContext.ts';

const inItalian = (argv: readonly string[]) => runInTest(argv, { env: { DUNNING_LANG: 'it' } });

describe('wrong use is exit 2, said in the language of the screen, with a remedy', () => {
  test.each([
    ['unknown command', ['versoin'], 'Il comando "versoin" non esiste.', 'Forse volevi dire version?'],
    ['unknown command far from all', ['zzz'], 'Il comando "zzz" non esiste.', 'dunning help'],
    ['unknown option', ['version', '--jsn'], "L'opzione --jsn non esiste.", 'Forse volevi dire --json?'],
    ['unknown option before the command', ['--jsn', 'version'], "L'opzione --jsn non esiste.", '--json?'],
    ['unknown short option', ['version', '-x'], "L'opzione -x non esiste.", 'dunning version --help'],
    ['too many arguments', ['version', '1', '2'], 'Di troppo sulla riga di comando: 1, 2.', 'virgolette'],
    ['value missing', ['version', '--dir'], 'Dopo --dir manca il valore.', 'dunning version --help'],
    ['value missing without a command', ['--width'], 'Dopo --width manca il valore.', '--help'],
    ['width not a number', ['version', '--width', 'wide'], '"wide" non è una larghezza.', '--width 80'],
    ['language unknown', ['version', '--lang', 'fr'], '"fr" non va bene per --lang.', 'it, en'],
    ['day unknown', ['version', '--as-of', '31/2'], '"31/2": questa data non esiste', '2026-12-04'],
    [
      'help on nothing',
      ['help', 'verison'],
      'Il comando "verison" non esiste.',
      'Forse volevi dire version?',
    ],
  ])('%s', async (_name, argv, sentence, remedy) => {
    const { status, stdout, stderr } = await inItalian(argv);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(remedy);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toMatch(/error:|option '|command '/u);
  });

  test('as JSON it is one document on standard output', async () => {
    const { status, stderr, json } = await inItalian(['versoin', '--json']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(json()).toEqual({
      schema: 'dunning.error/1',
      ok: false,
      error: {
        code: 'unknown-command',
        exit: 2,
        message: 'Il comando "versoin" non esiste.',
        hint: 'Forse volevi dire version?',
      },
    });
  });
});

describe('help', () => {
  test('of the program names every command under its group, within 80 columns', async () => {
    const { status, stdout } = await inItalian(['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Uso: dunning <comando> \[pratica\] \[opzioni\]$/mu);
    expect(stdout).toContain('Preparare e curare');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('of a command is in Italian throughout', async () => {
    const { stdout } = await inItalian(['version', '--help']);
    expect(stdout).toMatch(/^Uso: dunning version \[opzioni\]$/mu);
    expect(stdout).toContain('-o, --output <file>');
    expect(stdout).toContain('--dir <cartella>');
    expect(stdout).not.toMatch(/Usage|Options|Arguments|display help/u);
  });

  test('is the same by --help and by the command help', async () => {
    const byFlag = await inItalian(['version', '--help']);
    const byCommand = await inItalian(['help', 'version']);
    expect(byCommand.stdout).toBe(byFlag.stdout);
  });

  test('without any argument is the help of the program', async () => {
    const [bare, asked] = [await inItalian([]), await inItalian(['help'])];
    expect(bare).toMatchObject({ status: 0, stdout: asked.stdout });
  });

  test('is one document with --json', async () => {
    const { json } = await inItalian(['version', '--help', '--json']);
    expect(json()).toMatchObject({ schema: 'dunning.help/1', ok: true });
  });

  test('of the exit codes lists all of them', async () => {
    const { stdout } = await inItalian(['help', 'exit-codes']);
    for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 8, 130])
      expect(stdout).toMatch(new RegExp(`^\\| ${code} +\\|`, 'mu'));
  });
});
