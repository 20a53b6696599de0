/** Sentences of what the rules say about customers: their contacts, and two that are to become one. */
import { sentences } from '../messages.ts';

export const debtorRefusals = () =>
  sentences({
    'no-such-contact': (v) => ({
      message: `${v.text('name')} non ha il recapito ${v.text('value')}.`,
      hint: 'I recapiti: dunning debtor CODICE',
    }),
    'contact-flag-alone': (v) => ({
      message: `${v.text('flag')} serve solo insieme a ${v.list('needed')}.`,
      hint: 'Le opzioni: dunning debtor --help',
    }),
    'merge-alone': (v) => ({
      message: `--merge non si combina con ${v.text('flag')}.`,
      hint: 'Prima unisci, poi correggi.',
    }),
    'merge-itself': () => ({
      message: 'I due clienti da unire sono lo stesso.',
      hint: 'Per esempio: dunning debtor C0107 --merge C0344',
    }),
    'merge-different-ids': (v) => ({
      message: `I due clienti hanno partite IVA o codici fiscali diversi (${v.text('one')} e ${v.text('other')}).`,
      hint: 'Se sono davvero lo stesso, aggiungi --override "perché".',
    }),
    'merge-unsent-letters': (v) => ({
      message: `Ci sono lettere stampate e non spedite (${v.list('protocols')}): dopo l'unione avrebbero nome e totale sbagliati.`,
      hint: 'Prima spediscile (dunning sent) oppure annullale (dunning letter --void).',
    }),
    'merge-same-document': (v) => ({
      message: `Nelle due anagrafiche gli stessi documenti hanno date o importi diversi: ${v.list('numbers')}.`,
      hint: "Importa di nuovo l'elenco di una delle due con le date e gli importi dell'altra, poi riprova.",
    }),
    'merge-both-worked': (v) => ({
      message: `Gli stessi documenti sono contestati, in un piano o lasciati in una pratica chiusa in tutte e due le anagrafiche: ${v.list('numbers')}.`,
      hint: 'Concludi in una delle due (dunning dispute, dunning plan), poi riprova.',
    }),
    'merge-different-balance': (v) => ({
      message: `Il residuo degli stessi documenti, o gli incassi registrati, non concordano nelle due anagrafiche: ${v.list('numbers')}.`,
      hint: 'Porta i due residui allo stesso importo (dunning pay CODICE --amount ... --invoice NUMERO, o --reverse per ciò che è registrato due volte), poi riprova.',
    }),
  });
