/** The history in sentences: one for each kind of entry the office writes. */
import { sentences, plural } from '../messages.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import { informationKind } from './information.ts';
import { interruptionWords } from './interruptionWords.ts';
import { strategyReason } from './strategy.ts';
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

/** What is set for a customer beside its details. */
const TERMS: Readonly<Record<string, string>> = {
  interest: 'interessi',
  credit: 'tipo di credito',
  rating: 'valutazione',
};

const RESOLUTIONS: Readonly<Record<string, string>> = { accepted: 'accolta', rejected: 'respinta' };

const REOPENED: Readonly<Record<string, string>> = {
  'payment-reversed': ': un incasso è stato stornato',
  'wait-over': ': il giorno in cui riguardarla è arrivato',
  'credit-used': ': la nota di credito è stata usata per altro',
};

const PROPOSALS: Readonly<Record<string, string>> = {
  court: 'azione legale',
  agency: 'società di recupero',
  'write-off': 'stralcio',
  wait: 'attesa',
};

const VOIDED: Readonly<Record<string, string>> = {
  insolvency: ': il cliente è in procedura concorsuale',
  'case-closed': ': la pratica è chiusa',
  'plan-cancelled': ': il piano è annullato',
  'plan-replaced': ': è stato concordato un altro piano',
};

const step = (v: SentenceValues): string => words.step(v.text('step'));
const disputed = (v: SentenceValues): string => {
  const kind = v.text('kind');
  const usual = kind === '' || kind === 'other' ? [] : [interruptionWords.disputeKind(kind)];
  const all = [...usual, v.text('reason')].filter((part) => part !== '');
  return all.length === 0 ? '' : `: ${all.join(' - ')}`;
};
const because = (v: SentenceValues, name: string): string => (v.has(name) ? `: ${v.text(name)}` : '');

/** What every call, visit and note tells after its outcome. */
function contactDetails(v: SentenceValues): string {
  return [
    v.has('happenedOn') ? ` (di ${v.day('happenedOn')})` : '',
    v.has('person') ? ` - ${v.text('person')}` : '',
    v.has('isThirdParty') ? " - ha risposto un'altra persona" : '',
    v.has('promised') ? ` - ${v.money('promised')} entro ${v.day('by')}` : '',
    v.has('next') ? ` - prossimo ${[v.day('next'), v.text('nextTime')].join(' ').trim()}` : '',
    v.has('whyUnpaid') ? ` - perché non paga: ${interruptionWords.unpaidReason(v.text('whyUnpaid'))}` : '',
    v.has('note') ? ` - "${v.text('note')}"` : '',
  ].join('');
}

/** Number, mailbox, address: what tracing brought. */
function found(v: SentenceValues): string {
  const town = [v.text('postcode'), v.text('city')].join(' ').trim();
  return [v.text('phone'), v.text('email'), v.text('address'), town].filter((part) => part !== '').join(', ');
}

const entries = () =>
  sentences({
    'case-opened': (v) => ({
      message: v.has('fallsDue')
        ? `pratica aperta per la chiamata di cortesia: ${v.money('cents')} in scadenza ${v.day('fallsDue')}`
        : `pratica aperta: scaduti ${v.money('cents')}${v.has('rating') ? `, valutazione ${v.text('rating')}` : ''}`,
    }),
    'strategy-chosen': (v) => ({
      message: `strategia ${v.text('to')} (prima ${v.text('from')}): ${strategyReason(v.text('because'), v)}`,
    }),
    'strategy-set': (v) => ({
      message: `strategia scelta a mano: ${v.text('to')} (prima ${v.text('from')})${because(v, 'reason')}`,
    }),
    'case-assigned': (v) => ({ message: `affidata a ${v.text('to')} (prima ${v.text('from')})` }),
    'case-held': (v) => ({ message: `sospesa fino a ${v.day('until')}${because(v, 'reason')}` }),
    'case-resumed': (v) => ({
      message: `sospensione tolta${v.has('reasons') ? ` (era: ${v.list('reasons')})` : ''}`,
    }),
    'case-closed': (v) => ({
      message: `pratica chiusa: ${words.closeReason(v.text('reason'))}${v.has('note') ? ` - "${v.text('note')}"` : ''}${v.has('until') ? `, da riguardare ${v.day('until')}` : ''}`,
    }),
    'accessories-waived': (v) => ({
      message: `rinuncia a ${v.money('cents')} di interessi e spese già chiesti${v.has('note') ? ` - "${v.text('note')}"` : ''}`,
    }),
    'case-joined': (v) => ({
      message: `si aggiunge quello che aspettava nella pratica ${v.count('from')}`,
    }),
    'insolvency-opened': (v) => ({
      message:
        `in procedura: ${interruptionWords.procedure(v.text('procedure'))} dal ${v.day('openedOn')}` +
        (v.has('court') ? `, ${v.text('court')}` : '') +
        (v.has('number') ? ` n. ${v.text('number')}` : '') +
        (v.has('fileBy') ? `, insinuazione entro ${v.day('fileBy')}` : ''),
    }),
    'claim-filed': (v) => ({
      message: `credito insinuato il ${v.day('on')}${v.has('reference') ? `, rif. ${v.text('reference')}` : ''}`,
    }),
    'insolvency-ended': (v) => ({ message: `procedura finita il ${v.day('on')}${because(v, 'reason')}` }),
    'tracing-asked': (v) => ({
      message: `rintraccio: chiesto a ${v.text('asked')}, si aspetta fino a ${v.day('until')}`,
    }),
    'debtor-found': (v) => ({
      message: `rintraccio: trovato ${found(v)} (${v.text('source')})`,
    }),
    'debtor-not-found': (v) => ({
      message: `rintraccio: irreperibile${v.has('note') ? ` - "${v.text('note')}"` : ''}`,
    }),
    'case-reopened': (v) => ({
      message: `pratica riaperta${REOPENED[v.text('because')] ?? ''}`,
    }),
    'steps-taken-over': (v) => ({
      message: `insoluto: riprende dal punto in cui era la pratica ${v.count('case')}`,
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
      message: `promessa ${v.count('paid') > 0 ? 'mantenuta in parte' : 'non mantenuta'}: ${v.money('cents')} entro ${v.day('by')}, incassati ${v.amount('paid')}`,
    }),
    'promise-made': (v) => ({
      message:
        `promessa: ${v.money('cents')} entro ${v.day('by')}` +
        (v.has('isWritten') ? ', per iscritto' : '') +
        (v.has('happenedOn') ? ` (del ${v.day('happenedOn')})` : '') +
        (v.has('note') ? ` - "${v.text('note')}"` : ''),
    }),
    'promise-replaced': (v) => ({
      message: `promessa sostituita: ${v.money('cents')} entro ${v.day('by')}`,
    }),
    'plan-made': (v) => ({
      message:
        `piano di rientro: ${v.money('cents')} in ${plural(v.count('instalments'), 'rata', 'rate')}, da ${v.day('first')} a ${v.day('last')}` +
        (v.has('interest') ? `, interessi compresi ${v.amount('interest')}` : '') +
        (v.has('override') ? ` - nonostante i motivi contrari: "${v.text('override')}"` : ''),
    }),
    'plan-kept': (v) => ({ message: `piano di rientro pagato: ${v.money('cents')}` }),
    'plan-broken': (v) => ({
      message: `piano di rientro saltato: restano ${v.money('cents')}${v.has('due') ? `, rata di ${v.day('due')} non pagata in tempo` : ''}`,
    }),
    'plan-running': (v) => ({ message: `piano di rientro di nuovo in regola: restano ${v.money('cents')}` }),
    'plan-cancelled': (v) => ({
      message: `piano di rientro annullato${because(v, 'reason')}; restavano ${v.money('cents')}`,
    }),
    'dispute-opened': (v) => ({
      message: `contestazione di ${v.list('invoices')}${disputed(v)}; risposta entro ${v.day('answerBy')}`,
    }),
    'dispute-resolved': (v) => ({
      message:
        `contestazione ${RESOLUTIONS[v.text('resolution')] ?? v.text('resolution')}: ${v.has('numbers') ? v.list('numbers') : plural(v.count('invoices'), 'fattura', 'fatture')}` +
        (v.has('cents') ? `, accreditati ${v.money('cents')}` : '') +
        (v.has('note') ? ` - "${v.text('note')}"` : ''),
    }),
    payment: (v) => ({
      message:
        `incasso di ${v.money('cents')} del ${v.day('on')}` +
        (v.count('invoiceCount') === 0 && v.has('accessories')
          ? ''
          : ` su ${plural(v.count('invoiceCount'), 'fattura', 'fatture')}`) +
        (v.has('accessories') ? `, ${v.amount('accessories')} a interessi e spese` : '') +
        (v.has('note') ? ` - "${v.text('note')}"` : ''),
    }),
    'payment-seen': (v) => ({
      message: `dal file: incassati ${v.money('paid')} sulla ${v.text('number')}, restano ${v.amount('openAfter')}`,
    }),
    'item-vanished': (v) => ({
      message: `dal file: la ${v.text('number')} non è più nell'elenco, incassati ${v.money('paid')}`,
    }),
    'credit-used': (v) => ({
      message: `dal file: la nota di credito ${v.text('number')} non è più nell'elenco, ${v.money('openBefore')} utilizzati`,
    }),
    'statement-imported': (v) => ({
      message:
        `estratto conto ${v.text('file')}: registrati ${v.count('posted')}, da confermare ${v.count('proposed')}, ` +
        `non attribuiti ${v.count('unknown')}, stornati ${v.count('returned')}`,
    }),
    'unpaid-collection': (v) => ({
      message: `insoluto di ${v.money('cents')} del ${v.day('on')}${v.has('numbers') ? ` su ${v.list('numbers')}` : ''}${v.has('note') ? ` - "${v.text('note')}"` : ''}`,
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
        v.has('currencyBefore')
          ? `residuo ${v.money('openAfter')} (era ${v.amount('openBefore')} ${v.text('currencyBefore')})`
          : `residuo ${v.amount('openAfter')} (era ${v.amount('openBefore')})`,
      ].join(', '),
    }),
    'item-completed': (v) => ({ message: `dal file: completati i dati della ${v.text('number')}` }),
    'item-added': (v) => ({
      message: `dal file: si aggiunge la ${v.text('number')}, ${v.money('cents')}, scadenza ${v.day('due')}`,
    }),
    'letter-issued': (v) => ({
      message:
        `emessa ${step(v)}, prot. ${v.text('protocol')}, ${v.sums('demanded')}` +
        (v.has('claimedInterest') ? `, di cui interessi ${v.sums('claimedInterest')}` : '') +
        (v.has('claimedLumpSum') ? `, importo forfettario ${v.sums('claimedLumpSum')}` : '') +
        (v.has('deadline') ? `, termine ${v.day('deadline')}` : '') +
        (v.has('approvedBy') ? `, approvata da ${v.text('approvedBy')}` : '') +
        (v.has('override') ? ` - nonostante i motivi contrari: "${v.text('override')}"` : ''),
    }),
    'letter-voided': (v) => ({
      message: `annullata la lettera ${v.text('protocol')}, mai partita${VOIDED[v.text('because')] ?? ''}${v.has('reason') ? `: ${v.text('reason')}` : ''}`,
    }),
    'letter-sent': (v) => ({
      message:
        `spedita ${step(v)}, prot. ${v.text('protocol')}, ${words.channel(v.text('via'))}, ${v.day('on')}` +
        (v.has('reference') ? `, rif. ${v.text('reference')}` : '') +
        (v.has('heldBy') ? ', benché la pratica fosse ferma' : '') +
        (v.has('override') ? ` - nonostante i motivi contrari: "${v.text('override')}"` : ''),
    }),
    'letter-delivered': (v) => ({ message: `consegnata la lettera ${v.text('protocol')} il ${v.day('on')}` }),
    'terms-set': (v) => ({
      message: `interessi e prescrizione del cliente: ${[v.text('regime'), v.text('creditKind')].filter((part) => part !== '').join(', ')}`,
    }),
    'court-assessment': (v) => ({
      message: `valutazione dell'azione legale: ${PROPOSALS[v.text('recommendation')] ?? v.text('recommendation')}, credito ${v.money('cents')}, prescrizione ${v.day('prescribedOn')}`,
    }),
    'report-issued': (v) => ({ message: `emessa la relazione di inesigibilità: ${v.text('file')}` }),
    'dossier-made': (v) => ({
      message: `fascicolo per l'avvocato: ${v.text('path')} (${plural(v.count('files'), 'file', 'file')})`,
    }),
    'delivery-failed': (v) => ({
      message: `non consegnata la lettera ${v.text('protocol')}${because(v, 'reason')}`,
    }),
    imported: (v) => ({
      message:
        `importato ${v.text('file')}: nuove ${v.count('new')}, aggiornate ${v.count('updated')}, ` +
        `chiuse ${v.count('settled')}, scartate ${v.count('rejected')}` +
        (v.count('vanished') > 0 ? `, non più nell'elenco ${v.count('vanished')}` : '') +
        (v.has('override') ? ` - nonostante i dubbi: "${v.text('override')}"` : ''),
    }),
    'debtor-updated': (v) => ({
      message: `anagrafica completata dal file: ${[v.has('fields') ? fieldList(v) : '', v.list('added')].filter((part) => part !== '').join(', ')}`,
    }),
    'debtor-answered': (v) => ({ message: `nel file "${v.text('row')}" è questo cliente` }),
    'debtor-recognised': (v) => ({
      message: `nel file "${v.list('rows')}" è questo cliente: gli stessi documenti (${v.list('numbers')})`,
    }),
    'debtor-corrected': (v) => ({ message: correction(v) }),
    'debtors-merged': (v) => ({
      message: `cliente unito: ${v.text('from')} fa ora parte di ${v.text('into')}${because(v, 'override')}${
        v.has('dropped')
          ? `; restano quelli di ${v.text('into')}: ${v
              .list('dropped')
              .split(', ')
              .map((part) => TERMS[part] ?? part)
              .join(', ')}`
          : ''
      }`,
    }),
    'information-added': (v) => ({
      message:
        `informazione commerciale: ${informationKind(v.text('kind'))}${v.has('year') ? ` ${v.count('year')}` : ''} del ${v.day('on')}, fonte ${v.text('source')}` +
        (v.has('cents') ? `, ${v.money('cents')}` : '') +
        (v.has('note') ? ` - "${v.text('note')}"` : ''),
    }),
    'information-removed': (v) => ({
      message: `informazione commerciale tolta: ${informationKind(v.text('kind'))} del ${v.day('on')}`,
    }),
    'rate-added': (v) => ({
      message: `tasso aggiunto: ${v.text('period')} ${v.amount('basisPoints')}%, fonte ${v.text('source')}${v.has('from') ? ` (prima ${v.amount('from')}%)` : ''}${because(v, 'override')}`,
    }),
    'rate-removed': (v) => ({ message: `tasso tolto: ${v.text('period')} ${v.amount('basisPoints')}%` }),
    'rating-changed': (v) => ({
      message: v.has('to')
        ? `valutazione: classe ${v.text('to')}, ${v.count('score')} punti${v.has('from') ? ` (prima ${v.text('from')}${v.has('wasByHand') ? ', a mano' : ''})` : ''}`
        : `non più valutato (prima classe ${v.text('from')})`,
    }),
    'rating-chosen': (v) => ({
      message: `valutazione data a mano: classe ${v.text('class')}${v.has('until') ? ` fino a ${v.day('until')}` : ''}${because(v, 'reason')}`,
    }),
    'rating-given-back': (v) => ({
      message: `valutazione di nuovo dai punti (era a mano: classe ${v.text('class')})`,
    }),
    undo: (v) => ({ message: `annullata un'operazione: ${v.text('command')}` }),
    redo: (v) => ({ message: `rifatta un'operazione: ${v.text('command')}` }),
  });

/** Fields, numbers and mailboxes, or the address looked at and found right. */
function correction(v: SentenceValues): string {
  const parts = [
    v.has('fields') ? `anagrafica corretta: ${fieldList(v)}` : '',
    v.has('added') ? `recapito aggiunto: ${v.list('added')}` : '',
    v.has('wrong') ? `recapito errato: ${v.list('wrong')}` : '',
    v.has('removed') ? `recapito tolto: ${v.list('removed')}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'indirizzo confermato' : parts.join('; ');
}

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
