/** Sentences of why columns or a saved map cannot be used. */
import type { SentenceValues } from '../../screen/sentence.ts';
import { sentences } from '../messages.ts';

const saved = (v: SentenceValues): string =>
  v.has('names') ? `Mappe salvate: ${v.list('names')}.` : 'Non ci sono ancora mappe salvate.';

/** How each of the options is written. */
const HOW: Readonly<Record<string, string>> = {
  '--columns': 'Scrivi campo=colonna, separati da virgole: --columns "due_date=3,amount=Totale".',
  '--skip-rows': 'Scrivi colonna=valore, separati da virgole: --skip-rows "2=P"; più valori: "2=P|F".',
  '--skip-lines':
    'Scrivi le righe separate da |: --skip-lines "Moroso|Sollecitato*"; * sta per qualsiasi seguito.',
  '--customer-lines': 'Scrivi le righe separate da |: --customer-lines "Rossi|Bianchi*"; oppure first, last.',
};

export const importMapRefusals = () =>
  sentences({
    'map-missing': (v) => ({
      message: `Non c'è una mappa di nome "${v.text('name')}".`,
      hint: `${saved(v)} Se ne salva una con --save-map NOME.`,
    }),
    'map-unusable': (v) => ({
      message: `${v.text('file')} non si può usare: ${v.count('count') === 1 ? 'un errore' : `${v.count('count')} errori`}.`,
      hint: 'Correggi il file, oppure importa con --map none.',
    }),
    'map-exists': (v) => ({
      message: `C'è già una mappa di nome "${v.text('name')}".`,
      hint: `Scegli un altro nome per --save-map, oppure elimina ${v.text('file')}.`,
    }),
    'map-name': (v) => ({
      message: `"${v.text('name')}" non va bene come nome di una mappa.`,
      hint: 'Usa lettere, cifre e trattini, per esempio --save-map gestionale.',
    }),
    'map-one-file': () => ({
      message: '--save-map vale per un file alla volta.',
      hint: 'Importa da solo il file da cui imparare, per esempio: dunning import FILE --save-map gestionale',
    }),
    'map-no-table': (v) => ({
      message: `${v.text('file')} è una fattura elettronica: non ha colonne da ricordare.`,
      hint: 'Togli --save-map.',
    }),
    'columns-unreadable': (v) => ({
      message: `${v.text('flag')}: "${v.text('value')}" non si capisce.`,
      hint: HOW[v.text('flag')] ?? '',
    }),
    'columns-unknown-field': (v) => ({
      message: `--columns: "${v.text('value')}" non è un dato che si possa importare.`,
      hint: 'Per esempio debtor_name, debtor_code, invoice_no, invoice_date, due_date, amount, open_balance, vat_no; - per una colonna che non serve.',
    }),
    'terms-unreadable': (v) => ({
      message: `"${v.text('value')}" non è un numero di giorni.`,
      hint: 'Da 0 a 365, per esempio --terms 30.',
    }),
    'columns-twice': (v) => ({
      message: `--columns: "${v.text('value')}" c'è due volte.`,
      hint: 'Ogni dato viene da una colonna sola, e ogni colonna dà un dato solo.',
    }),
  });
