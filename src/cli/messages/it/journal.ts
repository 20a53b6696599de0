/** The history in sentences: one for each kind of entry the office writes. */
import { sentences, plural } from '../messages.ts';
import type { SentenceValues } from '../../sentence.ts';
import { words } from './words.ts';

const FIELDS: Readonly<Record<string, string>> = {
  code: 'codice cliente',
  name: 'nome',
  vatNumber: 'partita IVA',
  taxCode: 'codice fiscale',
  address: 'via',
  postcode: 'CAP',
  city: 'città',
  province: 'provincia',
  country: 'nazione',
  email: 'e-mail',
  pec: 'PEC',
  phone: 'telefono',
  contactPerson: 'referente',
  kind: 'tipo',
  isConsumer: 'consumatore',
  language: 'lingua',
};

const RESOLUTIONS: Readonly<Record<string, string>> = { accepted: 'accolta', rejected: 'respinta' };

const step = (v: SentenceValues): string => words.step(v.text('step'));
const because = (v: SentenceValues, name: string): string => (v.has(name) ? `: ${v.text(name)}` : '');

/** What every call, visit and note tells after its outcome. */
function contactDetails(v: SentenceValues): string {
  return [
    v.has('happenedOn') ? ` (di ${v.day('happenedOn')})` : '',
    v.has('person') ? ` - ${v.text('person')}` : '',
    v.has('promised') ? ` - ${v.money('promised')} entro ${v.day('by')}` : '',
    v.has('next') ? ` - prossimo ${[v.day('next'), v.text('nextTime')].join(' ').trim()}` : '',
    v.has('note') ? ` - "${v.text('note')}"` : '',
  ].join('');
}

const entries = () =>
  sentences({
    'case-opened': (v) => ({ message: `pratica aperta: scaduti ${v.money('cents')}` }),
    'case-assigned': (v) => ({ message: `affidata a ${v.text('to')} (prima ${v.text('from')})` }),
    'case-held': (v) => ({ message: `sospesa fino a ${v.day('until')}${because(v, 'reason')}` }),
    'case-resumed': (v) => ({
      message: `sospensione tolta${v.has('reasons') ? ` (era: ${v.list('reasons')})` : ''}`,
    }),
    'case-closed': (v) => ({
      message: `pratica chiusa: ${words.closeReason(v.text('reason'))}${v.has('note') ? ` - "${v.text('note')}"` : ''}`,
    }),
    'case-reopened': (v) => ({
      message: v.has('because') ? 'pratica riaperta: un incasso è stato stornato' : 'pratica riaperta',
    }),
    'step-done': (v) => ({
      message: `passo fatto: ${step(v)}${v.has('outcome') ? ` (${words.outcome(v.text('outcome'))})` : ''}`,
    }),
    'step-skipped': (v) => ({ message: `passo saltato: ${step(v)} (${v.text('reason')})` }),
    'step-passed': (v) => ({
      message: `passo superato: ${step(v)}, perché ${words.passReason(v.text('reason'))}`,
    }),
    call: (v) => ({ message: `chiamata: ${words.outcome(v.text('outcome'))}${contactDetails(v)}` }),
    visit: (v) => ({ message: `visita: ${words.outcome(v.text('outcome'))}${contactDetails(v)}` }),
    note: (v) => ({ message: `nota${contactDetails(v)}` }),
    'promise-kept': (v) => ({
      message: `promessa mantenuta: ${v.money('cents')} entro ${v.day('by')}, incassati ${v.amount('paid')}`,
    }),
    'promise-broken': (v) => ({
      message: `promessa non mantenuta: ${v.money('cents')} entro ${v.day('by')}, incassati ${v.amount('paid')}`,
    }),
    'promise-made': (v) => ({
      message:
        `promessa: ${v.money('cents')} entro ${v.day('by')}` +
        (v.has('happenedOn') ? ` (del ${v.day('happenedOn')})` : '') +
        (v.has('note') ? ` - "${v.text('note')}"` : ''),
    }),
    'promise-replaced': (v) => ({
      message: `promessa sostituita: ${v.money('cents')} entro ${v.day('by')}`,
    }),
    'dispute-opened': (v) => ({
      message: `contestazione di ${v.list('invoices')}${because(v, 'reason')}; risposta entro ${v.day('answerBy')}`,
    }),
    'dispute-resolved': (v) => ({
      message:
        `contestazione ${RESOLUTIONS[v.text('resolution')] ?? v.text('resolution')}: ${v.has('numbers') ? v.list('numbers') : plural(v.count('invoices'), 'fattura', 'fatture')}` +
        (v.has('note') ? ` - "${v.text('note')}"` : ''),
    }),
    payment: (v) => ({
      message:
        `incasso di ${v.money('cents')} del ${v.day('on')} su ${plural(v.count('invoiceCount'), 'fattura', 'fatture')}` +
        (v.has('note') ? ` - "${v.text('note')}"` : ''),
    }),
    'payment-seen': (v) => ({
      message: `dal file: incassati ${v.money('paid')} sulla ${v.text('number')}, restano ${v.amount('openAfter')}`,
    }),
    'statement-imported': (v) => ({
      message:
        `estratto conto ${v.text('file')}: registrati ${v.count('posted')}, da confermare ${v.count('proposed')}, ` +
        `non attribuiti ${v.count('unknown')}, stornati ${v.count('returned')}`,
    }),
    'unpaid-collection': (v) => ({
      message: `insoluto di ${v.money('cents')} del ${v.day('on')}${v.has('numbers') ? ` su ${v.list('numbers')}` : ''}`,
    }),
    'movement-dismissed': (v) => ({
      message: `messo da parte il movimento ${v.text('movement')}: ${v.money('cents')} del ${v.day('on')}`,
    }),
    'payment-reversed': (v) => ({ message: `incasso stornato: ${v.money('cents')}` }),
    'item-changed': (v) => ({
      message: [
        `dal file: ${v.text('number')} cambiata`,
        ...(v.text('dueAfter') === v.text('dueBefore')
          ? []
          : [`scadenza ${v.day('dueAfter')} (era ${v.day('dueBefore')})`]),
        `residuo ${v.amount('openAfter')} (era ${v.amount('openBefore')})`,
      ].join(', '),
    }),
    'item-completed': (v) => ({ message: `dal file: completati i dati della ${v.text('number')}` }),
    'item-added': (v) => ({
      message: `dal file: si aggiunge la ${v.text('number')}, ${v.money('cents')}, scadenza ${v.day('due')}`,
    }),
    'letter-issued': (v) => ({
      message:
        `emessa ${step(v)}, prot. ${v.text('protocol')}, ${v.money('cents')}` +
        (v.has('deadline') ? `, termine ${v.day('deadline')}` : '') +
        (v.has('approvedBy') ? `, approvata da ${v.text('approvedBy')}` : '') +
        (v.has('override') ? ` - nonostante i motivi contrari: "${v.text('override')}"` : ''),
    }),
    'letter-voided': (v) => ({
      message: `annullata la lettera ${v.text('protocol')}, mai partita${v.has('because') ? ': la pratica è chiusa' : ''}${v.has('reason') ? `: ${v.text('reason')}` : ''}`,
    }),
    'letter-sent': (v) => ({
      message:
        `spedita ${step(v)}, prot. ${v.text('protocol')}, ${words.channel(v.text('via'))}, ${v.day('on')}` +
        (v.has('reference') ? `, rif. ${v.text('reference')}` : ''),
    }),
    'letter-delivered': (v) => ({ message: `consegnata la lettera ${v.text('protocol')} il ${v.day('on')}` }),
    'delivery-failed': (v) => ({
      message: `non consegnata la lettera ${v.text('protocol')}${because(v, 'reason')}`,
    }),
    imported: (v) => ({
      message:
        `importato ${v.text('file')}: nuove ${v.count('new')}, aggiornate ${v.count('updated')}, ` +
        `chiuse ${v.count('settled')}, scartate ${v.count('rejected')}`,
    }),
    'debtor-updated': (v) => ({ message: `anagrafica completata dal file: ${fieldList(v)}` }),
    'debtor-corrected': (v) => ({
      message: v.has('fields') ? `anagrafica corretta: ${fieldList(v)}` : 'indirizzo confermato',
    }),
    undo: (v) => ({ message: `annullata un'operazione: ${v.text('command')}` }),
    redo: (v) => ({ message: `rifatta un'operazione: ${v.text('command')}` }),
  });

function fieldList(v: SentenceValues): string {
  return v
    .list('fields')
    .split(', ')
    .map((field) => FIELDS[field] ?? field)
    .join(', ');
}

export const journal = () => ({
  entries: entries(),
  fieldName: (field: string) => FIELDS[field] ?? field,
  bookTitle: 'STORIA DI TUTTE LE PRATICHE',
  undone: '[annullato]',
  byItself: 'auto',
  empty: 'Nessuna riga di storia.',
  count: (count: number) => plural(count, 'riga', 'righe'),
});
