/** Sentences of why a file cannot be imported. */
import type { SentenceValues } from '../../sentence.ts';
import { sentences } from '../messages.ts';

const settle = (v: SentenceValues): string => `Dillo con ${v.text('flag')}.`;
const seen = (v: SentenceValues): string => (v.has('detail') ? ` (${v.text('detail')})` : '');
const at = (v: SentenceValues): string => (v.has('line') ? `, riga ${v.text('line')}` : '');

const INSTEAD =
  'Servono esportazioni del gestionale in CSV o Excel (.xlsx), oppure fatture elettroniche (.xml, .p7m).';

export const importRefusals = () =>
  sentences({
    'import-empty-file': (v) => ({
      message: `${v.text('file')} è vuoto.`,
      hint: "Ripeti l'esportazione dal gestionale.",
    }),
    'import-binary-file': (v) => ({
      message: `${v.text('file')} non è un file che si possa importare.`,
      hint: INSTEAD,
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
    'import-broken-quotes': (v) => ({
      message: `In ${v.text('file')} una virgoletta aperta non si chiude${at(v)}${seen(v)}.`,
      hint: 'Correggi quella riga e riprova: non è stato importato niente.',
    }),
    'import-bad-encoding': (v) => ({
      message: `${v.text('file')} non si legge con la codifica indicata${seen(v)}.`,
      hint: "Togli --encoding per farla riconoscere, oppure indicane un'altra.",
    }),
    'import-too-large': (v) => ({
      message: `${v.text('file')} è troppo grande${seen(v)}.`,
      hint: 'Esporta meno righe, oppure in CSV: lì la grandezza non conta.',
    }),
    'import-damaged-file': (v) => ({
      message: `${v.text('file')} è danneggiato o incompleto${at(v)}${seen(v)}.`,
      hint: 'Esportalo o scaricalo di nuovo.',
    }),
    'import-pdf-file': (v) => ({
      message: `${v.text('file')} è un PDF: gli importi non si leggono in modo sicuro.`,
      hint: INSTEAD,
    }),
    'import-image-file': (v) => ({
      message: `${v.text('file')} è un'immagine.`,
      hint: INSTEAD,
    }),
    'import-other-zip': (v) => ({
      message: `${v.text('file')} è un archivio ZIP, non un foglio Excel${seen(v)}.`,
      hint: 'Estrai i file in una cartella e importa la cartella.',
    }),
    'import-old-spreadsheet': (v) => ({
      message: `${v.text('file')} è un foglio di calcolo in un formato che non si legge${seen(v)}.`,
      hint: 'Aprilo in Excel o LibreOffice: Salva con nome, .xlsx oppure CSV UTF-8.',
    }),
    'import-locked-spreadsheet': (v) => ({
      message: `${v.text('file')} è protetto da una password.`,
      hint: 'Aprilo, togli la password, salvalo e riprova.',
    }),
    'import-ambiguous-sheet': (v) => ({
      message: `In ${v.text('file')} due fogli hanno le stesse colonne${seen(v)}.`,
      hint: 'Nascondi o elimina quello che non serve e riprova.',
    }),
    'import-other-xml': (v) => ({
      message: `${v.text('file')} è un XML, ma non una fattura elettronica${seen(v)}.`,
      hint: 'Servono le fatture elettroniche emesse: file .xml oppure .xml.p7m.',
    }),
    'import-unsafe-xml': (v) => ({
      message: `${v.text('file')} contiene un DOCTYPE, che in una fattura elettronica non esiste: non viene letto.`,
      hint: 'Scarica di nuovo la fattura dal portale o dal gestionale.',
    }),
    'import-simplified-invoice': (v) => ({
      message: `${v.text('file')} è una fattura semplificata: non dice quando va pagata.`,
      hint: 'Se va incassata, importala con lo scadenzario del gestionale.',
    }),
    'import-passive-invoice': (v) => ({
      message: `${v.text('file')} è una fattura emessa da altri${seen(v)}: non è un credito della ditta.`,
      hint: 'Importa solo le fatture emesse. La partita IVA della ditta è in dunning config.',
    }),
    'import-signature-alone': (v) => ({
      message: `${v.text('file')} contiene solo una firma, senza la fattura.`,
      hint: 'Importa il file firmato con il suo contenuto, oppure la fattura in XML.',
    }),
    'import-nothing-in-folder': (v) => ({
      message: `In ${v.text('file')} non c'è niente da importare.`,
      hint: INSTEAD,
    }),
  });
