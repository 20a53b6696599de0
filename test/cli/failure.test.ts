import { describe, expect, test } from 'vitest';
import { failureOf } from '../../src/cli/failure.ts';
import { formatFor } from '../../src/cli/screen/format.ts';
import { it as italian } from '../../src/cli/messages/it.ts';
import { LeftByUser } from '../../src/cli/ask/prompter.ts';
import { Refusal } from '../../src/domain/refusal.ts';

const failure = (error: unknown) => failureOf(error, italian, formatFor('it'));
const systemError = (code: string, path?: string): Error => Object.assign(new Error(code), { code, path });
const exitPrompt = Object.assign(new Error('User force closed the prompt'), { name: 'ExitPromptError' });

describe('every kind of failure has its exit status', () => {
  test.each([
    [
      'wrong use',
      new Refusal('usage', 'needs-input', { question: 'Importo', flag: '--amount' }),
      2,
      'needs-input',
    ],
    ['not found', new Refusal('not-found', 'no-workspace'), 4, 'no-workspace'],
    [
      'unusable data',
      new Refusal('data', 'settings-missing', { file: 'dunning.toml' }),
      5,
      'settings-missing',
    ],
    ['locked', new Refusal('locked', 'database-busy'), 6, 'database-busy'],
    ['a rule said no', new Refusal('rule', 'nothing-owed', { case: 8 }), 7, 'nothing-owed'],
    ['no printer', new Refusal('no-printer', 'no-such-code'), 8, 'no-such-code'],
    ['SQLite busy', systemError('SQLITE_BUSY'), 6, 'database-busy'],
    ['SQLite busy, extended', systemError('SQLITE_BUSY_SNAPSHOT'), 6, 'database-busy'],
    ['SQLite full', systemError('SQLITE_FULL'), 5, 'disk-full'],
    ['SQLite, extended code', systemError('SQLITE_IOERR_WRITE'), 5, 'database-unreadable'],
    ['not our file', systemError('SQLITE_NOTADB'), 5, 'database-damaged'],
    ['no such file', systemError('ENOENT', '/a/b.csv'), 4, 'file-not-found'],
    ['forbidden', systemError('EACCES', '/a/b.csv'), 5, 'file-forbidden'],
    ['open in Excel', systemError('EBUSY', '/a/b.csv'), 5, 'file-busy'],
    ['disk full', systemError('ENOSPC', '/a/b.csv'), 5, 'disk-full'],
    ['read-only disk', systemError('EROFS', '/a/b.csv'), 5, 'disk-read-only'],
    ['Ctrl+C in inquirer', exitPrompt, 130, 'interrupted'],
    ['q at a question', new LeftByUser(), 130, 'interrupted'],
    ['our bug', new TypeError('x is not a function'), 1, 'defect'],
    ['not even an error', 'oops', 1, 'defect'],
  ])('%s', (_name, error, exit, code) => {
    expect(failure(error)).toMatchObject({ exit, code });
  });
});

test('a file error names the path and what to do', () => {
  expect(failure(systemError('EBUSY', 'C:\\Dati\\clienti.csv'))).toMatchObject({
    message: 'Il file è aperto in un altro programma: C:\\Dati\\clienti.csv',
    hint: 'Chiudilo (per esempio in Excel) e riprova.',
  });
});

test('leaving says that nothing was saved, in one line', () => {
  expect(failure(new LeftByUser()).message).toMatch(/^[^\n]*non è stato salvato niente\.$/u);
});

test('a refusal of the gate names every blocker with its day', () => {
  const blockers = JSON.stringify([
    { code: 'contact-spacing', values: { days: 3 }, until: '2026-11-27', isHold: false },
    {
      code: 'promise-open',
      values: { cents: 40_000, currency: 'EUR', by: '2026-12-04' },
      until: '2026-12-07',
      isHold: true,
    },
  ]);
  const { message } = failure(
    new Refusal('rule', 'not-due', { case: 8, step: 'first-letter', blockers, due: '2026-12-07' }),
  );
  expect(message.split('\n')).toEqual([
    'Pratica 8: prima lettera non si può emettere adesso; dal lun 07/12/2026.',
    '- almeno 3 giorni fra due contatti: fino a ven 27/11/2026',
    '- promessa in corso: 400,00 EUR entro ven 04/12/2026; verifica lun 07/12/2026',
  ]);
});

test('values cannot add lines or escapes to a sentence', () => {
  const { message } = failure(new Refusal('not-found', 'no-such-case', { text: 'x\n\u001b[31mDone.\u202e' }));
  expect(message).toBe('Nessuna pratica corrisponde a "x Done.".');
});

test('a defect keeps its stack for --verbose', () => {
  expect(failure(new TypeError('x')).stack).toContain('failure.test.ts');
});
