/** Sentences of what stands in the way of a dossier. */
import { sentences } from '../messages.ts';

export const dossierRefusals = () =>
  sentences({
    'dossier-overtaken': (v) => ({
      message: `Mentre si preparava il fascicolo la pratica ${v.text('case')} è cambiata: non è stato scritto nulla.`,
      hint: `Ripeti: dunning dossier ${v.text('case')}`,
    }),
    'dossier-place-taken': (v) => ({
      message: `${v.text('path')} c'è già e non è un fascicolo: non si tocca.`,
      hint: 'Indica un altro posto con -o',
    }),
    'dossier-extended': (v) => ({
      message: `Nel fascicolo ${v.text('path')} ci sono file aggiunti o cambiati a mano: ${v.list('files')}`,
      hint: 'Spostali, oppure indica un altro posto con -o',
    }),
    'archive-too-large': () => ({
      message: 'Il fascicolo è troppo grande per un file ZIP (4 GB).',
      hint: 'Senza --zip diventa una cartella.',
    }),
  });
