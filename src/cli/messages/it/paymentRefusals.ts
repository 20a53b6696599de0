/** Sentences of what the rules say about bank statements and their movements. */
import { caseOr, ofCase } from '../aboutWords.ts';
import { shellWord } from '../../screen/shellWord.ts';
import type { Sentence, SentenceValues } from '../../screen/sentence.ts';
import { sentences } from '../messages.ts';
import { payments } from './payments.ts';

/** Each of the documents as it is typed. */
const unpaid = (v: SentenceValues): string =>
  v
    .text('text')
    .split(', ')
    .map((number) => `--unpaid ${shellWord(number)}`)
    .join(' ');

const STATES: Readonly<Record<string, string>> = {
  posted: 'registrato',
  confirmed: 'confermato',
  dismissed: 'messo da parte',
  returned: 'stornato',
};

/** In the words of the list of proposals. */
function doubtIn(v: SentenceValues): string {
  const reasons: Readonly<Record<string, Sentence>> = payments().reasons;
  return reasons[v.text('doubt')]?.(v).message ?? v.text('doubt');
}

export const paymentRefusals = () =>
  sentences({
    'import-no-sign': (v) => ({
      message: `In ${v.text('file')} niente distingue le entrate dalle uscite: gli importi della colonna "${v.text('detail')}" sono senza segno.`,
      hint: 'Dalla banca scarica il formato con il segno, con due colonne (entrate e uscite) oppure in XML.',
    }),
    'import-bank-workbook': (v) => ({
      message: `${v.text('file')} è un estratto conto in Excel, che non si legge.`,
      hint: 'Dalla banca scaricalo in XML (camt) o in CSV; anche Excel lo salva come CSV.',
    }),
    'movement-in-future': (v) => ({
      message: `${v.text('file')} contiene un movimento di ${v.day('on')}, che deve ancora venire: non è stato importato.`,
      hint: "Controlla la data del computer; per giorno e mese scambiati c'è --dates dmy o mdy.",
    }),
    'no-such-movement': (v) => ({
      message: `Non c'è un movimento con il numero ${v.text('id')}.`,
      hint: 'Da confermare: dunning pay --proposals',
    }),
    'movement-settled': (v) => ({
      message: `Il movimento ${v.text('id')} è già stato ${STATES[v.text('state')] ?? v.text('state')}.`,
      hint: 'Da confermare: dunning pay --proposals',
    }),
    'movement-outgoing': (v) => ({
      message: `Il movimento ${v.text('id')} è un insoluto: non è un incasso da registrare.`,
      hint: `Storna l'incasso: dunning pay${ofCase(v)} --reverse. Metti da parte l'insoluto: dunning pay --dismiss ${v.text('id')}`,
    }),
    'nothing-returned': (v) => ({
      message: `Della ${v.text('number')} niente può essere tornato insoluto: non è ancora scaduta, è già segnata insoluta, oppure il suo incasso riguarda anche altre fatture.`,
      hint: `Per stornare un incasso: dunning pay${ofCase(v)} --reverse`,
    }),
    'invoice-of-several': (v) => ({
      message: `${v.text('text')}: più clienti hanno una fattura con questo numero (${v.list('names')}).`,
      hint: `Indica la pratica o il cliente, per esempio: dunning pay ${shellWord(v.text('example'))} ${unpaid(v)}`,
    }),
    'movement-number': (v) => ({
      message: `"${v.text('value')}" non è il numero di un movimento.`,
      hint: 'I numeri: dunning pay --proposals',
    }),
    'several-candidates': (v) => ({
      message: `Il movimento ${v.text('id')} può essere di: ${v.list('names')}.`,
      hint: `Indica la pratica o la fattura, per esempio dunning pay ${v.text('example')} --confirm ${v.text('id')} --invoice NUMERO`,
    }),
    'no-candidate': (v) => ({
      message: `Per il movimento ${v.text('id')} non c'è una proposta.`,
      hint: `Indica la pratica: dunning pay ${caseOr(v, 'PRATICA')} --confirm ${v.text('id')}`,
    }),
    'movement-doubted': (v) => ({
      message: `Sul movimento ${v.text('id')} c'è qualcosa di nuovo: ${doubtIn(v)}.`,
      hint: `Rivedi le proposte (dunning pay --proposals). Se è un altro incasso: dunning pay ${caseOr(v, 'PRATICA')} --confirm ${v.text('id')} --invoice NUMERO; se no: --dismiss ${v.text('id')}`,
    }),
    'proposal-changed': (v) => ({
      message: v.has('isNew')
        ? `Per il movimento ${v.text('id')} non era proposto niente, e oggi qualcosa lo sarebbe.`
        : `Il movimento ${v.text('id')} oggi non pagherebbe più quello che era proposto.`,
      hint: `Rivedi le proposte (dunning pay --proposals) e indica la fattura: dunning pay ${caseOr(v, 'PRATICA')} --confirm ${v.text('id')} --invoice NUMERO`,
    }),
    'return-changed': (v) => ({
      message: `Il movimento ${v.text('id')} oggi non sarebbe più l'insoluto che era proposto.`,
      hint: `Rivedi le proposte (dunning pay --proposals) e indica la fattura: dunning pay ${caseOr(v, 'PRATICA')} --confirm ${v.text('id')} --invoice NUMERO. Se è già registrato: dunning pay --dismiss ${v.text('id')}`,
    }),
    'movement-names-others': (v) => ({
      message: `Il movimento ${v.text('id')} parla di ${v.list('numbers')}: questo cliente non ne ha di aperte.`,
      hint: `Se paga altro, indica la fattura: dunning pay ${caseOr(v, 'PRATICA')} --confirm ${v.text('id')} --invoice NUMERO; se no: dunning pay --dismiss ${v.text('id')}`,
    }),
    'proposal-outdated': (v) => ({
      message: `Quello che il movimento ${v.text('id')} pagherebbe non è più aperto.`,
      hint: `Indica la pratica e la fattura (dunning pay ${caseOr(v, 'PRATICA')} --confirm ${v.text('id')} --invoice NUMERO) oppure mettilo da parte (--dismiss ${v.text('id')}).`,
    }),
  });
