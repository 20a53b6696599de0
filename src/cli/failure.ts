/** The one place where errors become exit statuses and sentences. */
import type { About } from './screen/about.ts';
import { Refusal, type RefusalKind, type RefusalValues } from '../domain/refusal.ts';
import { clean } from './screen/clean.ts';
import type { Format } from './screen/format.ts';
import { MapUnusable } from './import/importMapProblem.ts';
import type { Messages } from './messages/messages.ts';
import type { ExitCode } from './screen/outcome.ts';
import { LeftByUser } from './ask/prompter.ts';
import { say } from './screen/sentence.ts';
import { SettingsUnusable } from './settings/settingsProblem.ts';

/** A failed command, as it is told. */
export interface Failure {
  /** English, kebab-case. */
  readonly code: string;
  readonly exit: ExitCode;
  readonly message: string;
  readonly hint?: string;
  /** Where in the program it happened; shown with `--verbose` only. */
  readonly stack?: string;
}

const EXIT_OF: Readonly<Record<RefusalKind, ExitCode>> = {
  usage: 2,
  'not-found': 4,
  data: 5,
  locked: 6,
  rule: 7,
  'no-printer': 8,
};

/** Errors of the file system that a user can do something about, by the code of node, with the code of our sentence. */
const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'file-not-found',
  ELOOP: 'file-not-found',
  EACCES: 'file-forbidden',
  EPERM: 'file-forbidden',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EBUSY: 'file-busy',
  EROFS: 'disk-read-only',
  EISDIR: 'file-is-folder',
  ENOTDIR: 'folder-is-file',
  EEXIST: 'folder-is-file',
  ENAMETOOLONG: 'file-name-too-long',
  SQLITE_FULL: 'disk-full',
  SQLITE_READONLY: 'database-read-only',
  SQLITE_CANTOPEN: 'database-unreadable',
  SQLITE_CORRUPT: 'database-damaged',
  SQLITE_NOTADB: 'database-damaged',
  SQLITE_IOERR: 'database-unreadable',
};

/** What went wrong, in the operator's words; `about` is named in the command that is advised, where the refusal does not know. */
export function failureOf(error: unknown, messages: Messages, format: Format, about: About = {}): Failure {
  if (error instanceof SettingsUnusable || error instanceof MapUnusable)
    return unusableFile(error, messages, format);
  if (error instanceof Refusal)
    return refused(error.kind, error.code, { ...about, ...error.values }, messages, format);
  if (hasLeft(error)) return { code: 'interrupted', exit: 130, message: messages.errors.interrupted };
  const { code, path } = systemErrorOf(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return refused('locked', 'database-busy', {}, messages, format);
  }
  // Extended codes: SQLITE_IOERR_WRITE, SQLITE_READONLY_DBMOVED.
  const known = FILE_ERRORS[code] ?? FILE_ERRORS[code.split('_').slice(0, 2).join('_')];
  if (known !== undefined)
    return refused(known === 'file-not-found' ? 'not-found' : 'data', known, { path }, messages, format);
  return ourBug(error, messages);
}

/** Every problem of the file, one a line. */
function unusableFile(error: SettingsUnusable | MapUnusable, messages: Messages, format: Format): Failure {
  const failure = refused(error.kind, error.code, error.values, messages, format);
  const problems =
    error instanceof MapUnusable
      ? error.problems.map((problem) => clean(messages.importMaps.problem(problem)))
      : error.problems.map((problem) => clean(messages.settings.problem(problem)));
  return { ...failure, message: [failure.message, ...problems].join('\n') };
}

function refused(
  kind: RefusalKind,
  code: string,
  values: RefusalValues,
  messages: Messages,
  format: Format,
): Failure {
  const said = say(messages.refusals, code, values, format) ?? {
    message: messages.errors.refusedWithoutSentence(code),
  };
  const details = blockersIn(values).map((blocker) => {
    const { message } = say(messages.reasons, blocker.code, blocker.values, format) ?? {
      message: blocker.code,
    };
    return `\n- ${message}`;
  });
  return { code, exit: EXIT_OF[kind], ...said, message: said.message + details.join('') };
}

/** A refusal of the gate carries everything in the way, as JSON: each is named, with the day it will be gone (rule 17). */
function blockersIn({ blockers }: RefusalValues): { code: string; values: RefusalValues }[] {
  if (typeof blockers !== 'string') return [];
  const list = JSON.parse(blockers) as readonly { code: string; values: RefusalValues; until?: string }[];
  return list.map(({ code, values, until }) => ({ code, values: { ...values, until } }));
}

/** Ctrl+C at a prompt of inquirer, `q` at one of ours. */
export function hasLeft(error: unknown): boolean {
  return error instanceof LeftByUser || (error instanceof Error && error.name === 'ExitPromptError');
}

function systemErrorOf(error: unknown): { code: string; path: string } {
  const read = (name: string): string => {
    const value: unknown = error instanceof Error && name in error ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { code: read('code'), path: read('path') || read('dest') };
}

function ourBug(error: unknown, messages: Messages): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  // Of commander, which is only loaded where a command line needs it.
  const own = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = own.startsWith('commander.') ? own : 'defect';
  return {
    code: code.replace(/\./gu, '-'),
    exit: 1,
    message: messages.errors.ourBug(detail),
    hint: messages.errors.reportIt,
    ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
  };
}
