/** Sentences of the workspace and its settings. */
import { shellWord } from '../../screen/shellWord.ts';
import { sentences } from '../messages.ts';

export const workspaceRefusals = () =>
  sentences({
    'no-workspace': () => ({
      message: "Non c'è ancora una cartella di lavoro.",
      hint: 'Per cominciare: dunning init. Per provare con dati finti: dunning demo',
    }),
    'no-workspace-there': (v) => ({
      message: `In ${v.text('dir')} non c'è l'archivio dunning.db.`,
      hint: `Controlla la cartella (--dir, DUNNING_DIR), oppure prepara quella: dunning init ${shellWord(v.text('dir'))}`,
    }),
    'as-of-reading-only': () => ({
      message: '--as-of vale solo per i comandi che leggono.',
      hint: 'Togli --as-of: quello che succede va registrato con la sua data, per esempio con --on.',
    }),
    'settings-missing': (v) => ({
      message: `Mancano le impostazioni: ${v.text('file')}`,
      hint: 'Rimetti il file da una copia della cartella backups.',
    }),
    'settings-unusable': (v) => ({
      message: `Le impostazioni non si possono usare: ${v.text('file')}`,
      hint: 'Correggi le righe indicate e riprova.',
    }),
    'not-a-book': (v) => ({
      message: `Non è un archivio di dunning: ${v.text('path')}`,
      hint: 'Rimetti una copia dalla cartella backups.',
    }),
    'newer-database': (v) => ({
      message: `L'archivio è stato scritto da una versione più nuova di dunning (${v.count('version')}, questa arriva a ${v.count('supported')}).`,
      hint: 'Installa la versione più recente.',
    }),
    'unknown-strategy': (v) => ({
      message: `La strategia ${v.text('strategy')} non è nelle impostazioni.`,
      hint: 'Aggiungila in dunning.toml, oppure cambia la strategia della pratica.',
    }),
    'already-workspace': (v) => ({
      message: `${v.text('dir')} è già una cartella di lavoro: non viene toccata.`,
      hint: "Scegli un'altra cartella: dunning init CARTELLA",
    }),
    'folder-exists': (v) => ({
      message: `${v.text('dir')} esiste già e non è un'azienda di esempio: non viene toccata.`,
      hint: "Scegli un'altra cartella: dunning demo CARTELLA",
    }),
    'init-needs': (v) => ({
      message: `Mancano dei dati e non c'è un terminale per chiederli: ${v.list('flags')}.`,
      hint: `Per esempio: dunning init ${v.text('example')}`,
    }),
    'unknown-setting': (v) => ({
      message: `L'impostazione "${v.text('key')}" non esiste.`,
      hint: v.has('suggestion') ? `Forse volevi dire ${v.text('suggestion')}?` : 'Tutte: dunning config',
    }),
    'setting-unfit': (v) => ({
      message: `"${v.text('value')}" non va bene per ${v.text('key')}.`,
      hint: v.text('remedy'),
    }),
    'setting-by-hand': (v) => ({
      message: `${v.text('key')} è scritta in un modo che solo una persona deve cambiare.`,
      hint: `Apri il file e cambiala lì: ${v.text('file')}`,
    }),
    'setting-required': (v) => ({
      message: `${v.text('key')} non può mancare.`,
      hint: `Scrivi il nuovo valore: dunning config set ${v.text('key')} VALORE`,
    }),
    'time-unreadable': (v) => ({
      message: `"${v.text('value')}" non è un'ora.`,
      hint: 'Scrivila come 07:30.',
    }),
  });
