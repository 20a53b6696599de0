/** Why a case is, or is not, due: one sentence for each code of the decision. */
import type { ReasonCode } from '../../../domain/nextStep.ts';
import type { Sentence, SentenceValues } from '../../screen/sentence.ts';
import { plural } from '../messages.ts';
import { interruptionWords } from './interruptionWords.ts';
import { words } from './words.ts';

const step = (v: SentenceValues): string => words.step(v.text('step'));
const until = (v: SentenceValues): string => (v.has('until') ? `: fino a ${v.day('until')}` : '');

/** What keeps a planned call or visit from its day. */
const CONDUCT: Readonly<Record<string, string>> = {
  'on-sunday': 'di domenica non si chiama e non si fa visita',
  'on-holiday': 'nei giorni festivi non si chiama e non si fa visita',
  'second-conversation-that-day': 'al massimo una conversazione al giorno',
  'fourth-conversation-that-week': 'al massimo tre conversazioni alla settimana',
  'third-attempt-that-day': 'al massimo due chiamate al giorno',
  'seventh-attempt-that-week': 'al massimo sei chiamate alla settimana',
  'fifth-digital-request': 'al massimo quattro richieste per e-mail o PEC in trenta giorni a un consumatore',
};

/** `7 giorni dopo`, `3 giorni prima di`, `il giorno di`, before a noun without its article. */
function distance(v: SentenceValues): string {
  const days = v.count('days');
  if (days === 0) return 'lo stesso giorno di';
  return `${plural(Math.abs(days), 'giorno', 'giorni')} ${days < 0 ? 'prima di' : 'dopo'}`;
}

/** Where the count would end before the case was opened. */
function notBefore(v: SentenceValues): string {
  return v.has('opened') ? `, ma non prima dell'apertura della pratica (${v.day('opened')})` : '';
}

/** What is left to a person, and what can be chosen. */
function toDecide(v: SentenceValues): string {
  const because = v.text('because');
  if (because === 'interest-left')
    return `del piano di rientro restano solo gli interessi, ${v.money('cents')}: incassarli, o rinunciarvi annullando il piano`;
  if (because === 'accessories-left')
    return `gli interessi e le spese già chiesti, ${v.money('cents')}, si incassano, si chiedono ancora (promise, hold) o passano al legale (close --as court), oppure vi si rinuncia (close --as paid --waive-accessories)`;
  if (because === 'nothing-demanded')
    return v.has('letter')
      ? `prima della diffida va emessa una lettera (${words.step(v.text('letter'))}), oppure va saltata la diffida`
      : 'la diffida va saltata, oppure la pratica chiusa o sospesa';
  return 'i passi della strategia sono finiti: decidere come proseguire';
}

/** Why the agreement of a plan does not leave. */
function keptBecause(v: SentenceValues): string {
  if (v.has('invoices')) return `è contestato ${v.list('invoices')}`;
  if (v.has('finding')) return `indirizzo: ${words.addressFinding(v.text('finding'))}`;
  return KEPT[v.text('because')] ?? 'la pratica è ferma';
}

const KEPT: Readonly<Record<string, string>> = {
  'on-hold': 'la pratica è sospesa',
  'promise-open': "c'è una promessa in corso",
  'tracing-asked': 'il debitore si sta cercando',
  'delivery-failed': 'una lettera non è arrivata',
  'debtor-moved': 'il debitore si è trasferito',
  insolvent: 'il debitore è in procedura concorsuale',
};

export const reasons = (): Readonly<Record<ReasonCode, Sentence>> => ({
  overdue: (v) => ({
    message: `scaduti ${v.money('cents')}, la fattura più vecchia da ${plural(v.count('days'), 'giorno', 'giorni')} (${v.day('due')})`,
  }),
  'overdue-beside': (v) => ({ message: `scaduti anche ${v.money('cents')}` }),
  'counted-from-due-date': (v) => ({
    message: `${step(v)}: ${distance(v)} ${v.day('from')}, la scadenza più vecchia${notBefore(v)}, quindi ${v.day('due')}`,
  }),
  'falls-due': (v) => ({
    message: `in scadenza ${v.money('cents')} il ${v.day('due')}: ${v.list('invoices')}`,
  }),
  'counted-from-upcoming': (v) => ({
    message: `${step(v)}: prima della scadenza del ${v.day('from')}, quindi ${v.day('due')}`,
  }),
  'counted-from-opening': (v) => ({
    message: `${step(v)}: ${distance(v)} ${v.day('from')}, apertura della pratica, quindi ${v.day('due')}`,
  }),
  'counted-from-deadline': (v) => ({
    message: `${step(v)}: ${distance(v)} ${v.day('from')}, termine dato con: ${words.step(v.text('previous'))}, quindi ${v.day('due')}`,
  }),
  'counted-from-completion': (v) => ({
    message: `${step(v)}: ${distance(v)} ${v.day('from')}, ${words.step(v.text('previous'))}, quindi ${v.day('due')}`,
  }),
  'counted-from-lost-contact': (v) => ({
    message: `${step(v)}: dal ${v.day('from')} il debitore non si raggiunge più (numero errato o trasferito), quindi ${v.day('due')}`,
  }),
  'counted-from-found-contact': (v) => ({
    message: `${step(v)}: si riprende, perché il recapito che mancava è stato trovato`,
  }),
  'counted-from-returned-letter': (v) => ({
    message: `${step(v)}: tornata indietro il ${v.day('from')}, quindi va rispedita`,
  }),
  'step-passed': (v) => ({
    message: `passo superato: ${step(v)}, perché ${words.passReason(v.text('reason'))}`,
  }),
  'not-demanded': (v) => ({
    message: `fuori dalla diffida, nessuna lettera le ha ancora chieste: ${v.list('invoices')}`,
  }),
  'needs-approval': (v) => ({ message: `${step(v)}: serve l'approvazione di una persona` }),
  'attempts-made': (v) => ({
    message: v.has('of')
      ? `tentativi fatti: ${v.count('attempts')} su ${v.count('of')}`
      : `tentativi fatti: ${v.count('attempts')}`,
  }),
  'address-finding': (v) => ({ message: `indirizzo: ${words.addressFinding(v.text('finding'))}` }),
  'task-callback': (v) => ({ message: `richiamo concordato il ${v.day('on')} per ${v.day('due')}` }),
  'task-retry-call': (v) => ({
    message: `chiamata del ${v.day('on')} senza risposta: riprovare ${v.day('due')}`,
  }),
  'task-check-payment': (v) => ({
    message: `il ${v.day('on')} ha detto che ha pagato: verificare l'incasso`,
  }),
  'task-follow-up': (v) => ({ message: `dal contatto del ${v.day('on')}: da riprendere ${v.day('due')}` }),
  'task-broken-promise': (v) => ({
    message: `promessa ${v.count('paid') > 0 ? 'mantenuta in parte' : 'non mantenuta'}: ${v.money('cents')} entro ${v.day('by')}, incassati ${v.amount('paid')}`,
  }),
  'task-broken-plan': (v) => ({
    message: v.has('by')
      ? `piano di rientro saltato: la rata di ${v.day('by')} non è arrivata in tempo, restano ${v.money('cents')}`
      : `piano di rientro saltato: restano ${v.money('cents')}`,
  }),
  'task-post': (v) => ({
    message: v.has('outdated')
      ? `la lettera ${v.text('protocol')}, non ancora spedita, chiede più di quanto è dovuto (${v.list('outdated')}): va annullata e rifatta`
      : v.has('late')
        ? `la lettera ${v.text('protocol')}, non ancora spedita, dà tempo solo fino a ${v.day('late')}: va annullata e rifatta`
        : `la lettera ${v.text('protocol')} è emessa ma non ancora spedita`,
  }),
  'task-receipt': (v) => ({
    message: `della lettera ${v.text('protocol')}, spedita ${v.day('sent')}, manca la prova di consegna`,
  }),
  'task-check-address': (v) => ({
    message: v.has('agreement')
      ? `l'accordo ${v.text('agreement')} non può partire, indirizzo: ${words.addressFinding(v.text('finding'))}`
      : v.has('gone')
        ? `alla visita di ${v.day('gone')} il debitore si era trasferito: trovare o confermare l'indirizzo`
        : `la lettera ${v.text('protocol')} non è arrivata: verificare l'indirizzo`,
  }),
  'task-answer-dispute': (v) => ({ message: `rispondere alla contestazione entro ${v.day('by')}` }),
  'task-file-claim': (v) => ({
    message: `insinuare il credito (${interruptionWords.procedure(v.text('procedure'))})${v.has('by') ? ` entro ${v.day('by')}` : ''}`,
  }),
  'task-decide': (v) => ({ message: toDecide(v) }),
  'task-choose-strategy': (v) => ({
    message: `la strategia ${v.text('strategy')} non è più nelle impostazioni: sceglierne un'altra, o rimetterla con quel nome`,
  }),
  'closed-case': (v) => ({
    message: `chiusa ${v.day('on')}: ${words.closeReason(v.text('reason'))}${v.has('until') ? `; si riapre ${v.day('until')}` : ''}`,
  }),
  'promise-open': (v) => ({
    message: `promessa in corso: ${v.money('cents')} entro ${v.day('by')}; verifica ${v.day('until')}`,
  }),
  'plan-running': (v) => ({
    message: `piano di rientro in corso: prossima rata ${v.money('cents')} entro ${v.day('due')}; se non arriva si riprende ${v.day('until')}`,
  }),
  insolvent: (v) => ({
    message:
      `in procedura: ${interruptionWords.procedure(v.text('procedure'))} dal ${v.day('opened')}` +
      (v.has('filed') ? `, credito insinuato ${v.day('filed')}` : ''),
  }),
  'tracing-asked': (v) => ({
    message: `rintraccio: chiesto il ${v.day('on')} a ${v.text('asked')}${until(v)}`,
  }),
  'on-hold': (v) => ({
    message: `sospesa (${v.text('reason')})${v.has('until') ? `, riprende ${v.day('until')}` : ''}`,
  }),
  'all-disputed': (v) => ({ message: `tutto lo scaduto è contestato: ${v.list('invoices')}` }),
  'part-disputed': (v) => ({ message: `in contestazione, fuori dal conto: ${v.list('invoices')}` }),
  'agreement-kept': (v) => ({
    message: `l'accordo ${v.text('protocol')} resta da spedire: ${keptBecause(v)}`,
  }),
  'plan-disputed': (v) => ({ message: `nel piano di rientro è contestato: ${v.list('invoices')}` }),
  'accessories-left': (v) => ({
    message: `il capitale è pagato, restano ${v.money('cents')} di interessi e spese chiesti con la lettera ${v.text('protocol')}`,
  }),
  'over-credited': () => ({ message: 'le note di credito superano lo scaduto: niente da chiedere' }),
  'at-the-bank': (v) => ({
    message: `in banca (Ri.Ba. o SDD), quindi non si sollecita: ${v.list('invoices')}; se non risulta pagata conta dal ${v.day('until')}`,
  }),
  'items-at-bank': (v) => ({
    message: `in banca (Ri.Ba. o SDD), fuori dal sollecito: ${v.list('invoices')}; se non risulta pagata conta dal ${v.day('from')}`,
  }),
  'plan-covers': (v) => ({
    message: `in un piano di rientro, fuori dal sollecito: ${v.list('invoices')}; prossima rata entro ${v.day('due')}`,
  }),
  'nothing-overdue': () => ({ message: 'niente è scaduto' }),
  'letter-not-sent': (v) => ({
    message: `prima va ${v.has('outdated') || v.has('late') ? 'annullata' : 'spedita'} la lettera ${v.text('protocol')}`,
  }),
  'delivery-unproved': (v) => ({
    message: `manca la prova di consegna della lettera ${v.text('protocol')}, spedita ${v.day('sent')}`,
  }),
  'debtor-moved': (v) => ({ message: `alla visita di ${v.day('on')} il debitore si era trasferito` }),
  'delivery-failed': (v) => ({
    message: `la lettera ${v.text('protocol')} non è stata consegnata (${v.text('reason')})`,
  }),
  'nothing-demanded': () => ({
    message:
      'di quanto è da chiedere nessuna lettera ha ancora chiesto nulla, e la diffida può elencare solo quello',
  }),
  'deadline-running': (v) => ({ message: `il termine dato al debitore scade ${v.day('deadline')}` }),
  'not-yet-due': (v) => ({ message: `il passo (${step(v)}) è previsto per ${v.day('until')}` }),
  'contact-spacing': (v) => ({
    message: `almeno ${plural(v.count('days'), 'giorno', 'giorni')} fra due contatti${until(v)}`,
  }),
  conduct: (v) => ({
    message: `${CONDUCT[v.text('finding')] ?? v.text('finding')} (${v.text('rule')})${until(v)}`,
  }),
  'agreed-date': (v) => ({
    message: `fissato ${[v.day('next'), v.text('time')].join(' ').trim()} (${words.outcome(v.text('outcome'))}, ${v.day('on')})`,
  }),
});
