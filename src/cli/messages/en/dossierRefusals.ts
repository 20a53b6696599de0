import type { Translation } from '../messages.ts';
import type { dossierRefusals as source } from '../it/dossierRefusals.ts';

export const dossierRefusals = (): Translation<ReturnType<typeof source>> => ({
  'dossier-overtaken': (v) => ({
    message: `Case ${v.text('case')} changed while its dossier was being made: nothing was written.`,
    hint: `Again: dunning dossier ${v.text('case')}`,
  }),
  'dossier-place-taken': (v) => ({
    message: `${v.text('path')} is there already and is no dossier: it is left alone.`,
    hint: 'Name another place with -o',
  }),
  'dossier-extended': (v) => ({
    message: `The dossier ${v.text('path')} holds files that were added or changed by hand: ${v.list('files')}`,
    hint: 'Move them, or name another place with -o',
  }),
  'archive-too-large': () => ({
    message: 'The dossier is too large for a ZIP file (4 GB).',
    hint: 'Without --zip it becomes a folder.',
  }),
});
