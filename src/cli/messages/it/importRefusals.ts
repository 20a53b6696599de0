/** Sentences of why a file cannot be imported. */
import type { SentenceValues } from '../../sentence.ts';
import { sentences } from '../messages.ts';

const settle = (v: SentenceValues): string => `Dillo con ${v.text('flag')}.`;
const seen = (v: SentenceValues): string => (v.has('detail') ? ` (${v.text('detail')})` : '');

export const importRefusals = sentences({
  'import-empty-file': (v) => ({
    message: `${v.text('file')} è vuoto.`,
    hint: "Ripeti l'esportazione dal gestionale.",
  }),
  'import-binary-file': (v) => ({
    message: `${v.text('file')} non è un file di testo.`,
    hint: 'Dal gestionale esporta in CSV.',
  }),
  'import-no-header': (v) => ({
    message: `In ${v.text('file')} non trovo la riga con i nomi delle colonne.`,
    hint: 'Servono almeno cliente, numero, scadenza e importo, con un nome per colonna.',
  }),
  'import-no-rows': (v) => ({
    message: `${v.text('file')} ha le colonne ma nessuna riga.`,
    hint: "Controlla i filtri dell'esportazione.",
  }),
  'import-ambiguous-dates': (v) => ({
    message: `In ${v.text('file')} non si capisce se le date hanno prima il giorno o il mese${seen(v)}.`,
    hint: settle(v),
  }),
  'import-ambiguous-decimal': (v) => ({
    message: `In ${v.text('file')} non si capisce quale segno separa i decimali${seen(v)}.`,
    hint: settle(v),
  }),
  'import-ambiguous-delimiter': (v) => ({
    message: `In ${v.text('file')} non si capisce quale segno separa le colonne${seen(v)}.`,
    hint: settle(v),
  }),
  'import-ambiguous-column': (v) => ({
    message: `In ${v.text('file')} due colonne possono essere la stessa cosa${seen(v)}.`,
    hint: 'Lascia una sola delle due colonne, oppure rinomina quella che non serve.',
  }),
  'import-missing-columns': (v) => ({
    message: `In ${v.text('file')} mancano colonne necessarie${seen(v)}.`,
    hint: 'Servono almeno cliente, numero, scadenza e importo.',
  }),
  'import-ageing-buckets': (v) => ({
    message: `${v.text('file')} ha solo le fasce di anzianità: niente numeri di fattura né scadenze.`,
    hint: 'Dal gestionale esporta lo scadenzario o le partite aperte, una riga per fattura.',
  }),
  'import-html-table': (v) => ({
    message: `${v.text('file')} è una pagina HTML, anche se il nome dice altro.`,
    hint: 'Aprilo in Excel e salvalo come CSV, oppure esporta in CSV dal gestionale.',
  }),
  'import-spreadsheet': (v) => ({
    message: `${v.text('file')} è un foglio Excel.`,
    hint: 'In Excel: Salva con nome, CSV UTF-8. Poi importa quel file.',
  }),
  'import-broken-quotes': (v) => ({
    message: `In ${v.text('file')} una virgoletta aperta non si chiude${v.has('line') ? `, riga ${v.text('line')}` : ''}${seen(v)}.`,
    hint: 'Correggi quella riga e riprova: non è stato importato niente.',
  }),
  'import-bad-encoding': (v) => ({
    message: `${v.text('file')} non si legge con la codifica indicata${seen(v)}.`,
    hint: 'Togli --encoding per farla riconoscere, oppure indicane un altra.',
  }),
});
