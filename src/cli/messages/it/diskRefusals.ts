/** Sentences of what the disk or the database does not allow. */
import { sentences } from '../messages.ts';

export const diskRefusals = () =>
  sentences({
    'file-not-found': (v) => ({
      message: v.has('path') ? `Non esiste: ${v.text('path')}` : 'Il file non esiste.',
      hint: 'Controlla il nome e la cartella.',
    }),
    'file-forbidden': (v) => ({
      message: `Accesso negato: ${v.text('path')}`,
      hint: 'Controlla i permessi del file e della cartella.',
    }),
    'file-busy': (v) => ({
      message: `Il file è aperto in un altro programma: ${v.text('path')}`,
      hint: 'Chiudilo (per esempio in Excel) e riprova.',
    }),
    'file-is-folder': (v) => ({
      message: `È una cartella, non un file: ${v.text('path')}`,
      hint: 'Indica un file.',
    }),
    'folder-is-file': (v) => ({
      message: `È un file, non una cartella: ${v.text('path')}`,
      hint: 'Indica una cartella.',
    }),
    'file-name-too-long': (v) => ({
      message: `Nome troppo lungo: ${v.text('path')}`,
      hint: 'Scegli un nome più corto.',
    }),
    'disk-full': (v) => ({
      message: v.has('path') ? `Il disco è pieno: ${v.text('path')}` : 'Il disco è pieno.',
      hint: 'Libera spazio e riprova: non è stato scritto niente a metà.',
    }),
    'disk-read-only': (v) => ({
      message: `Il disco è in sola lettura: ${v.text('path')}`,
      hint: 'Scegli una cartella su cui si può scrivere.',
    }),
    'database-read-only': () => ({
      message: "L'archivio dunning.db è in sola lettura.",
      hint: 'Controlla i permessi del file e della cartella.',
    }),
    'database-unreadable': () => ({
      message: "L'archivio dunning.db non si può leggere.",
      hint: 'Controlla il disco e i permessi: dunning doctor',
    }),
    'database-damaged': () => ({
      message: "L'archivio dunning.db è danneggiato o non è di dunning.",
      hint: "Rimetti una copia dalla cartella backups: dunning doctor dice qual è l'ultima buona.",
    }),
    'database-busy': () => ({
      message: "L'archivio è occupato da un'altra esecuzione di dunning.",
      hint: 'Aspetta che finisca e riprova.',
    }),
  });
