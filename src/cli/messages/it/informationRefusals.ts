/** Sentences of what the rules say about commercial information. */
import { sentences } from '../messages.ts';

export const informationRefusals = () =>
  sentences({
    'no-such-information': (v) => ({
      message: `Nessuna informazione commerciale ha il numero ${v.text('number')}${v.has('name') ? ` per ${v.text('name')}` : ''}.`,
      hint: 'I numeri: dunning info CODICE',
    }),
    'information-number': (v) => ({
      message: `"${v.text('value')}" non è il numero di un'informazione.`,
      hint: 'I numeri: dunning info CODICE',
    }),
    'information-ahead': (v) => ({
      message: `La data dell'informazione (${v.day('on')}) è nel futuro.`,
      hint: "Indica il giorno del protesto, dell'atto o del bilancio con --on.",
    }),
    'information-ends-before': (v) => ({
      message: `L'informazione finirebbe di valere (${v.day('expires')}) prima della sua data (${v.day('on')}).`,
      hint: 'Cambia --expires oppure --on.',
    }),
    'accounts-year': (v) => ({
      message: `--year ${v.text('value')}: non è l'anno di un bilancio.`,
      hint: 'Per esempio --year 2025',
    }),
    'rating-reason-empty': () => ({
      message: 'Il motivo non può essere vuoto.',
      hint: 'Per esempio --reason "garanzia del gruppo".',
    }),
    'rating-not-by-hand': () => ({
      message: 'La classe non è data a mano: viene già dai punti.',
      hint: 'Per darla a mano: dunning rating CODICE --class B --reason "..."',
    }),
    'information-source-empty': () => ({
      message: 'La fonte non può essere vuota.',
      hint: 'Per esempio --source "registro protesti".',
    }),
  });
