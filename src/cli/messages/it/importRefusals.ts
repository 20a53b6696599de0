/** Sentences of why a file cannot be imported. */
import type { ImportDoubt } from '../../../domain/import/wholeList.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import { plural, sentences } from '../messages.ts';

const settle = (v: SentenceValues): string => `Dillo con ${v.text('flag')}.`;
const seen = (v: SentenceValues): string => (v.has('detail') ? ` (${v.text('detail')})` : '');
const at = (v: SentenceValues): string => (v.has('line') ? `, riga ${v.text('line')}` : '');

const ofOne = (v: SentenceValues): string => v.text('flag').replace(/\+.*"/u, '"');
const without = (v: SentenceValues): string =>
  v.text('flag').replace(/(?:paid|withholding)=(?:.*\+)?/u, '-=');
const found = (v: SentenceValues): string =>
  v.has('columns') ? ` Colonne del file: ${v.text('columns')}.` : '';
const nameThem = (v: SentenceValues): string =>
  `Indica le colonne, per esempio ${v.text('flag')} (N: numero o nome della colonna)${v.has('maps') ? `, oppure una mappa con --map (${v.list('maps')})` : ''}.`;

const INSTEAD =
  'Servono esportazioni del gestionale in CSV o Excel (.xlsx), oppure fatture elettroniche (.xml, .p7m).';

/** What speaks against a file, by its code; read beside the plan, and when the import is refused for it. */
export const importDoubts: Readonly<Record<ImportDoubt['code'], (v: SentenceValues) => string>> = {
  'older-file': (v) =>
    `è lo stesso file importato ${v.day('since')}; ${v.day('newerOn')} ne è arrivato uno più nuovo (${v.text('newer')})`,
  'older-dates': (v) =>
    `il suo documento più recente è di ${v.day('newest')}; un elenco già importato arrivava a ${v.day('seen')}: questo è più vecchio, oppure quanto è uscito dopo è già pagato`,
  'older-statement': (v) =>
    `dice com'era la situazione: ${v.day('newest')}; un elenco già importato arrivava a ${v.day('seen')}`,
  'total-differs': (v) =>
    `il suo totale è ${v.amount('statedCents')}, la somma delle righe ${v.amount('readCents')}: potrebbe essere incompleto`,
  'empty-list': (v) => `non ha partite aperte, e in archivio ce ne sono ${v.count('open')}`,
  'other-company': (v) =>
    `sembra di un'altra ditta: di ${plural(v.count('listed'), 'partita', 'partite')} solo ${v.count('known')} ${v.count('known') === 1 ? 'è nota' : 'sono note'}, e in archivio ce ne sono ${v.count('open')}`,
  'no-credit-notes': (v) =>
    `non ha note di credito, e in archivio ce ne sono ${v.count('credits')} aperte: il gestionale le ha esportate?`,
  'too-many-gone': (v) =>
    `salderebbe ${plural(v.count('gone'), 'partita', 'partite')} su ${v.count('of')}, ${v.sums('goneSums')} su ${v.sums('ofSums')}${v.has('creditSums') ? `, tolte note di credito per ${v.sums('creditSums')}` : ''}: più di un quinto`,
};

/** The doubts of a refusal, one a line. */
function doubtLines(v: SentenceValues): string {
  return v
    .text('doubts')
    .split(', ')
    .map((code) => `\n- ${importDoubts[code as ImportDoubt['code']](v)}`)
    .join('');
}

/** Where only the customer is missing, lines may name it. */
const onLines = (v: SentenceValues): string =>
  /^--columns "debtor_name=[^,]*"$/u.test(v.text('flag'))
    ? ' Se i clienti sono su righe sopra i documenti: --customer-lines "RIGA|RIGA*".'
    : '';

/** What settles whether lines are customers, or which one of several is. */
function ofCustomers(flag: string): string {
  if (flag.startsWith('--skip-lines'))
    return `Se non lo sono: ${flag}. Se lo sono: ${flag.replace('--skip-lines', '--customer-lines')}.`;
  if (flag === '')
    return 'Scrivi "Cliente:" e il nome sopra i documenti di ogni cliente, e importa di nuovo.';
  return `Se è sempre la prima: ${flag}. Se è l'ultima: ${flag.replace('first', 'last')}. Righe da saltare: --skip-lines "RIGA|RIGA".`;
}

export const importRefusals = () =>
  sentences({
    'import-in-doubt': (v) => ({
      message: `${v.text('file')} non è stato importato:${doubtLines(v)}`,
      hint: 'Controlla con --dry-run; per importarlo lo stesso: --override "motivo"',
    }),
    'import-older-file': (v) => ({
      message: `${v.text('file')} non è stato importato:${doubtLines(v)}`,
      hint: 'Se dice come stanno le cose oggi: --override "motivo"',
    }),
    'whole-list-of-debtors': (v) => ({
      message: `${v.text('file')} è un elenco di clienti: --snapshot vale per le partite aperte.`,
      hint: 'Importalo senza --snapshot.',
    }),
    'whole-list-of-invoices': (v) => ({
      message: `${v.text('file')} dice che cosa è stato fatturato, non che cosa è ancora aperto: --snapshot non vale.`,
      hint: 'Importalo senza --snapshot.',
    }),
    'whole-list-of-payments': (v) => ({
      message: `${v.text('file')} è un estratto conto: --snapshot vale per le partite aperte.`,
      hint: 'Importalo senza --snapshot.',
    }),
    'whole-list-one-file': () => ({
      message: "--snapshot vuole un solo file: l'elenco completo delle partite aperte.",
      hint: 'Importa gli altri file senza --snapshot.',
    }),
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
      hint: `${nameThem(v)} Prima riga: ${v.text('columns')}.`,
    }),
    'import-no-rows': (v) => ({
      message: `${v.text('file')} ha le colonne ma nessuna riga.`,
      hint: "Controlla i filtri dell'esportazione.",
    }),
    'import-ambiguous-dates': (v) => ({
      message: `In ${v.text('file')} non si capisce se le date hanno prima il giorno o il mese${seen(v)}.`,
      hint: settle(v),
    }),
    'import-exchanged-dates': (v) => ({
      message: `In ${v.text('file')} alcune date sono testi, le altre hanno tutte un giorno fino al 12: forse giorno e mese sono scambiati${seen(v)}.`,
      hint: `Se è così: ${v.text('flag')} (le rimette a posto). Se le date sono giuste: --dates ymd.`,
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
      hint: `Di' quale conta con --columns, per esempio ${v.text('flag')} (numero o nome della colonna).${found(v)}`,
    }),
    'import-missing-columns': (v) => ({
      message: `In ${v.text('file')} mancano colonne necessarie${seen(v)}.`,
      hint: `${nameThem(v)}${found(v)}${onLines(v)}`,
    }),
    'import-net-amount': (v) => ({
      message: `In ${v.text('file')} la prima di queste colonne è senza IVA, la seconda è l'IVA${seen(v)}.`,
      hint: `L'importo è la loro somma: ${v.text('flag')}. Se l'IVA non è dovuta, metti - alla sua colonna, per esempio --columns "amount=12,-=13".`,
    }),
    'import-charges-unsure': (v) => ({
      message: `In ${v.text('file')} non si capisce se queste colonne si sommano a imponibile e IVA${seen(v)}.`,
      hint: `Se si sommano: ${v.text('flag')}. Se sono già nell'imponibile, metti - alle colonne, per esempio --columns "-=14".`,
    }),
    'import-deductions-unsure': (v) => ({
      message: `In ${v.text('file')} non si capisce quali di queste colonne vanno tolte dall'importo${seen(v)}.`,
      hint:
        v.text('flag') === '--columns'
          ? "Sono troppe per dirle una per una: sommale in una colonna sola, o togli dal file quelle che non c'entrano."
          : v.text('flag').includes('+')
            ? `Se tutte: ${v.text('flag')}. Se una sola: ${ofOne(v)}. Se una non c'entra: ${without(v)}.`
            : `Se va tolta: ${v.text('flag')}. Se è già nell'importo o non c'entra: ${without(v)}.`,
    }),
    'import-due-unsure': (v) => ({
      message: `In ${v.text('file')} nessuna colonna si chiama scadenza, ma può esserlo "${v.text('detail')}".`,
      hint: `Se lo è: ${v.text('flag')}. Se il file non ha scadenze: --terms 30 (giorni dalla data).${found(v)}`,
    }),
    'import-instalments-unsure': (v) => ({
      message: `In ${v.text('file')} le rate non tornano con quanto è pagato o resta aperto del documento${seen(v)}.`,
      hint: `Correggi il file o, se non riguarda le rate: ${v.text('flag')}.`,
    }),
    'import-instalments-unnamed': (v) => ({
      message: `In ${v.text('file')} non si riconoscono gli importi delle rate, o le loro scadenze${seen(v)}.`,
      hint: 'Chiama le colonne "Scadenza 1", "Importo 1", "Scadenza 2", "Importo 2" e importa di nuovo.',
    }),
    'import-document-total': (v) => ({
      message: `In ${v.text('file')} ogni rata ha il totale del documento${at(v)}${seen(v)}: di quanto è la rata non c'è scritto.`,
      hint: `Esporta le partite aperte con l'importo di ogni rata. Se nella colonna c'è quello: ${v.text('flag')}.`,
    }),
    'import-balance-unsure': (v) => ({
      message: `In ${v.text('file')} la colonna "${v.text('detail')}" può dire quanto è aperto o quanto è pagato.`,
      hint: `Aperto: ${v.text('flag')}. Pagato: ${v.text('flag').replace('open_balance', 'paid')}. Nessuno dei due: ${v.text('flag').replace('open_balance', '-')}.`,
    }),
    'import-name-unsure': (v) => ({
      message: `In ${v.text('file')} i clienti hanno solo un codice: il nome può essere in "${v.text('detail')}".`,
      hint: `Se è lì: ${v.text('flag')}. Se no: ${v.text('flag').replace('debtor_name', '-')}.`,
    }),
    'import-customer-unsure': (v) => ({
      message: `In ${v.text('file')} non si capisce quali righe sopra i documenti siano clienti${at(v)}${seen(v)}.`,
      hint: ofCustomers(v.text('flag')),
    }),
    'import-ages-unsure': (v) => ({
      message: `In ${v.text('file')} "${v.text('detail')}" non è la somma delle fasce: qualche documento può essere pagato in parte.`,
      hint: `Se "${v.text('detail')}" è quanto resta da incassare: ${v.text('flag')}. Se no, esporta le partite aperte con il residuo.`,
    }),
    'import-currencies-between': (v) => ({
      message: `In ${v.text('file')} la valuta sta su righe tra i documenti${seen(v)}: non si capisce quella di ogni documento.`,
      hint: 'Aggiungi una colonna "Valuta", oppure importa i documenti di ogni valuta da un file a sé.',
    }),
    'import-kinds-unsure': (v) => ({
      message: `In ${v.text('file')} la colonna "${v.text('detail')}" ha solo C e F: clienti e fornitori, o fatture e note di credito?`,
      hint: `Clienti e fornitori: ${v.text('flag')}. Fatture e note di credito: --columns "doc_type=${v.text('detail')}".`,
    }),
    'import-parties-unsure': (v) => ({
      message: `In ${v.text('file')} la colonna "${v.text('detail')}" ha solo A e P, o E e U: clienti e fornitori, o altro (azienda e privato)?`,
      hint: `Clienti e fornitori: ${v.text('flag')}. Altro: ${v.text('flag').replace('party_kind', '-')}.`,
    }),
    'import-no-such-column': (v) => ({
      message: `In ${v.text('file')} non c'è la colonna "${v.text('detail')}"${v.has('map') ? ` che indica la mappa ${v.text('map')}` : ''}: non è stato importato niente.`,
      hint: `${v.has('map') ? `Correggi maps/${v.text('map')}.toml, oppure usa --map none.` : 'Correggi --columns o --skip-rows.'}${found(v)}`,
    }),
    'import-ageing-buckets': (v) => ({
      message: `${v.text('file')} ha solo le fasce di anzianità: niente numeri di fattura né scadenze.`,
      hint: 'Dal gestionale esporta lo scadenzario o le partite aperte, una riga per fattura.',
    }),
    'import-html-table': (v) => ({
      message: `${v.text('file')} è una pagina HTML, anche se il nome dice altro.`,
      hint: 'Aprilo in Excel e salvalo come CSV, oppure esporta in CSV dal gestionale.',
    }),
    'import-fixed-width': (v) => ({
      message: `In ${v.text('file')} le colonne sono allineate con spazi, senza un separatore.`,
      hint: 'Esportalo in CSV o Excel dal gestionale, oppure aprilo in Excel (Dati > Testo in colonne) e salvalo come .xlsx.',
    }),
    'import-broken-quotes': (v) => ({
      message: `In ${v.text('file')} una virgoletta aperta non si chiude${at(v)}${seen(v)}.`,
      hint: 'Correggi quella riga e riprova: non è stato importato niente.',
    }),
    'import-bad-encoding': (v) => ({
      message: `${v.text('file')} non è tutto nella stessa codifica, o ne ha un'altra${seen(v)}.`,
      hint: 'Esportalo di nuovo in CSV UTF-8, oppure indica la codifica: --encoding windows-1252.',
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
      message: `${v.text('file')} contiene un DOCTYPE, che in una fattura elettronica o in un estratto conto non esiste: non viene letto.`,
      hint: 'Scaricalo di nuovo dal portale, dalla banca o dal gestionale.',
    }),
    'import-too-deep-xml': (v) => ({
      message: `${v.text('file')} contiene elementi uno dentro l'altro oltre ogni misura: non è una fattura né un estratto conto.`,
      hint: 'Scaricalo di nuovo dal portale, dalla banca o dal gestionale.',
    }),
    'import-simplified-invoice': (v) => ({
      message: `${v.text('file')} è una fattura semplificata: non dice quando va pagata.`,
      hint: 'Se va incassata, importala con lo scadenzario del gestionale.',
    }),
    'import-supplier-list': (v) => ({
      message: `${v.text('file')} è un elenco di fornitori${seen(v)}: non sono crediti della ditta.`,
      hint: `Esporta lo scadenzario dei clienti. Se sono clienti lo stesso: ${v.text('flag')}.`,
    }),
    'import-passive-invoice': (v) => ({
      message: v.has('detail')
        ? `${v.text('file')} è una fattura emessa da altri${seen(v)}: non è un credito della ditta.`
        : `${v.text('file')} elenca fatture in cui il cliente è la ditta stessa: non sono suoi crediti.`,
      hint: 'Importa solo le fatture emesse. La partita IVA della ditta è in dunning config.',
    }),
    'import-signature-alone': (v) => ({
      message: `${v.text('file')} contiene solo una firma, senza la fattura.`,
      hint: 'Importa il file firmato con il suo contenuto, oppure la fattura in XML.',
    }),
    'import-no-file': (v) => ({
      message: `${v.text('file')} non è un file: è un dispositivo o un flusso di dati.`,
      hint: "Salva l'esportazione in un file e importa quello.",
    }),
    'import-nothing-in-folder': (v) => ({
      message: `In ${v.text('file')} non c'è niente da importare.`,
      hint: INSTEAD,
    }),
  });
