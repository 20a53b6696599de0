/** Sentences of what is wrong with the way the program was called. */
import type { SentenceValues } from '../../screen/sentence.ts';
import { sentences } from '../messages.ts';

const seeHelp = (v: SentenceValues): string => `Le opzioni: ${v.text('command')} --help`;

/** `--amount 1250,50`; for an argument (`[case]`) its example alone. */
const missingPart = (v: SentenceValues): string =>
  v.text('flag').startsWith('[') && v.has('example')
    ? v.text('example')
    : [v.text('flag'), v.text('example')].join(' ').trim();

const DAY_PROBLEMS: Readonly<Record<string, string>> = {
  'no-such-day': 'questa data non esiste',
  'no-such-time': 'questa ora non esiste',
};

export const useRefusals = () =>
  sentences({
    'unknown-command': (v) => ({
      message: `Il comando "${v.text('command')}" non esiste.`,
      hint: v.has('suggestion')
        ? `Forse volevi dire ${v.text('suggestion')}?`
        : 'Tutti i comandi: dunning help',
    }),
    'unknown-option': (v) => ({
      message: `L'opzione ${v.text('flag')} non esiste.`,
      hint: v.has('suggestion') ? `Forse volevi dire ${v.text('suggestion')}?` : seeHelp(v),
    }),
    'missing-argument': (v) => ({ message: `Manca: ${v.text('argument')}.`, hint: seeHelp(v) }),
    'excess-arguments': (v) => ({
      message: `Di troppo sulla riga di comando: ${v.list('extra')}.`,
      hint: `Un testo di più parole va tra virgolette. ${seeHelp(v)}`,
    }),
    'option-needs-value': (v) => ({ message: `Dopo ${v.text('flag')} manca il valore.`, hint: seeHelp(v) }),
    'missing-option': (v) => ({ message: `Manca l'opzione ${v.text('flag')}.`, hint: seeHelp(v) }),
    'conflicting-options': (v) => ({
      message: `${v.text('flag')} e ${v.text('other')} non vanno insieme.`,
      hint: 'Togli una delle due opzioni.',
    }),
    'invalid-choice': (v) => ({
      message: `"${v.text('value')}" non va bene per ${v.text('flag')}.`,
      hint: `Scelte: ${v.list('choices')}`,
    }),
    'limit-unreadable': (v) => ({
      message: `--limit: "${v.text('value')}" non è un numero di righe.`,
      hint: 'Scrivi per esempio --limit 10.',
    }),
    'empty-search': () => ({
      message: 'Manca il testo da cercare.',
      hint: 'Per esempio: dunning find rossi',
    }),
    'width-unreadable': (v) => ({
      message: `"${v.text('value')}" non è una larghezza.`,
      hint: 'Scrivi un numero di colonne da 20 in su, per esempio --width 80.',
    }),
    'day-unreadable': (v) => ({
      message: `${v.text('flag')}: "${v.text('value')}": ${DAY_PROBLEMS[v.text('problem')] ?? 'data non compresa'}.`,
      hint: 'Scrivi per esempio 2026-12-04, 4/12, ven, +3 oppure fm.',
    }),
    'day-passed': (v) => ({
      message: `${v.text('flag')}: ${v.day('day')} è già passato.`,
      hint: 'Scrivi una data da oggi in poi.',
    }),
    'day-ahead': (v) => ({
      message: `${v.text('flag')}: ${v.day('day')} è nel futuro.`,
      hint: 'Scrivi una data fino a oggi.',
    }),
    'amount-unreadable': (v) => ({
      message: `${v.text('flag')}: "${v.text('value')}" non è un importo utilizzabile.`,
      hint: 'Scrivi per esempio 1250,50 (al massimo due decimali, maggiore di zero).',
    }),
    'says-nothing': (v) => ({
      message: `${v.text('flag')}: "${v.text('value')}" non dice niente, e resterebbe nella storia.`,
      hint: 'Scrivilo in parole, per esempio "accordo con il direttore".',
    }),
    'today-unreadable': (v) => ({
      message: `DUNNING_TODAY contiene "${v.text('value')}", che non è una data.`,
      hint: 'Scrivila come 2026-11-24, oppure togli la variabile.',
    }),
    'needs-input': (v) => ({
      message: `Serve una risposta (${v.text('question')}) e non c'è un terminale.`,
      hint: `Aggiungi${v.text('flag').startsWith('[') ? ', per esempio,' : ''} ${missingPart(v)}`,
    }),
  });
