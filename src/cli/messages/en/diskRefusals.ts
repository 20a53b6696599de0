/** Sentences of what the disk or the database does not allow. */
import type { diskRefusals as source } from '../it/diskRefusals.ts';
import type { Translation } from '../messages.ts';

export const diskRefusals = (): Translation<ReturnType<typeof source>> => ({
  'file-not-found': (v) => ({
    message: v.has('path') ? `Does not exist: ${v.text('path')}` : 'The file does not exist.',
    hint: 'Check the name and the folder.',
  }),
  'file-forbidden': (v) => ({
    message: `Access denied: ${v.text('path')}`,
    hint: 'Check the permissions of the file and its folder.',
  }),
  'file-busy': (v) => ({
    message: `The file is open in another program: ${v.text('path')}`,
    hint: 'Close it (in Excel, for example) and try again.',
  }),
  'file-is-folder': (v) => ({
    message: `This is a folder, not a file: ${v.text('path')}`,
    hint: 'Name a file.',
  }),
  'folder-is-file': (v) => ({
    message: `This is a file, not a folder: ${v.text('path')}`,
    hint: 'Name a folder.',
  }),
  'file-name-too-long': (v) => ({
    message: `Name too long: ${v.text('path')}`,
    hint: 'Choose a shorter name.',
  }),
  'disk-full': (v) => ({
    message: v.has('path') ? `The disk is full: ${v.text('path')}` : 'The disk is full.',
    hint: 'Make room and try again: nothing was written by halves.',
  }),
  'disk-read-only': (v) => ({
    message: `The disk is read-only: ${v.text('path')}`,
    hint: 'Choose a folder that can be written to.',
  }),
  'database-read-only': () => ({
    message: 'The database dunning.db is read-only.',
    hint: 'Check the permissions of the file and its folder.',
  }),
  'database-unreadable': () => ({
    message: 'The database dunning.db cannot be read.',
    hint: 'Check the disk and the permissions: dunning doctor',
  }),
  'database-damaged': () => ({
    message: 'The database dunning.db is damaged or not one of ours.',
    hint: 'Put back a copy from the folder backups: dunning doctor says which is the last good one.',
  }),
  'database-busy': () => ({
    message: 'The database is in use by another run of dunning.',
    hint: 'Wait until it has finished and try again.',
  }),
});
