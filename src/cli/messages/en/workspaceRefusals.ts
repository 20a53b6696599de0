/** Sentences of the workspace and its settings. */
import { shellWord } from '../../screen/shellWord.ts';
import type { workspaceRefusals as source } from '../it/workspaceRefusals.ts';
import type { Translation } from '../messages.ts';

export const workspaceRefusals = (): Translation<ReturnType<typeof source>> => ({
  'no-workspace': () => ({
    message: 'There is no workspace yet.',
    hint: 'To begin: dunning init. To try it with made-up data: dunning demo',
  }),
  'no-workspace-there': (v) => ({
    message: `There is no dunning.db in ${v.text('dir')}.`,
    hint: `Check the folder (--dir, DUNNING_DIR), or prepare that one: dunning init ${shellWord(v.text('dir'))}`,
  }),
  'as-of-reading-only': () => ({
    message: '--as-of is only for commands that read.',
    hint: 'Leave --as-of out: what happened is logged with its own date, for example with --on.',
  }),
  'settings-missing': (v) => ({
    message: `The settings are missing: ${v.text('file')}`,
    hint: 'Put the file back from a copy in the folder backups.',
  }),
  'settings-unusable': (v) => ({
    message: `The settings cannot be used: ${v.text('file')}`,
    hint: 'Correct the lines named and try again.',
  }),
  'not-a-book': (v) => ({
    message: `This is not a database of dunning: ${v.text('path')}`,
    hint: 'Put back a copy from the folder backups.',
  }),
  'newer-database': (v) => ({
    message: `The database was written by a newer dunning (${v.count('version')}; this one knows up to ${v.count('supported')}).`,
    hint: 'Install the latest version.',
  }),
  'unknown-strategy': (v) => ({
    message: `The strategy ${v.text('strategy')} is not in the settings.`,
    hint: 'Add it to dunning.toml, or change the strategy of the case.',
  }),
  'already-workspace': (v) => ({
    message: `${v.text('dir')} is a workspace already: it is left as it is.`,
    hint: 'Choose another folder: dunning init FOLDER',
  }),
  'folder-exists': (v) => ({
    message: `${v.text('dir')} exists and is no sample company: it is left alone.`,
    hint: 'Choose another folder: dunning demo FOLDER',
  }),
  'init-needs': (v) => ({
    message: `Some data are missing and there is no terminal to ask for them: ${v.list('flags')}.`,
    hint: `For example: dunning init ${v.text('example')}`,
  }),
  'unknown-setting': (v) => ({
    message: `There is no setting "${v.text('key')}".`,
    hint: v.has('suggestion') ? `Did you mean ${v.text('suggestion')}?` : 'All of them: dunning config',
  }),
  'setting-unfit': (v) => ({
    message: `"${v.text('value')}" will not do for ${v.text('key')}.`,
    hint: v.text('remedy'),
  }),
  'setting-by-hand': (v) => ({
    message: `${v.text('key')} is written in a way that only a person should change.`,
    hint: `Open the file and change it there: ${v.text('file')}`,
  }),
  'setting-required': (v) => ({
    message: `${v.text('key')} cannot be left out.`,
    hint: `Write the new value: dunning config set ${v.text('key')} VALUE`,
  }),
  'time-unreadable': (v) => ({
    message: `"${v.text('value')}" is not a time of day.`,
    hint: 'Write it like 07:30.',
  }),
});
