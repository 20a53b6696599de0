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
      message: `Nelle due anagrafiche gli stessi documenti hanno dati diversi o sono già stati lavorati: ${v.list('numbers')}.`,
      hint: 'Correggi il file perché compaiano sotto un cliente solo, importalo e riprova.',
    }),
  });
