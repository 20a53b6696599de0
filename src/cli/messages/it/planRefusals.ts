/** Sentences of what the rules say about agreed instalments. */
import { ofCase } from '../aboutWords.ts';
import { sentences } from '../messages.ts';

export const planRefusals = () =>
  sentences({
    'plan-open': (v) => ({
      message: `La pratica ${v.text('case')} ha già un piano di rientro, fatto ${v.day('on')}.`,
      hint: `Le rate: dunning plan ${v.text('case')}; per rifarlo: dunning plan ${v.text('case')} --cancel "motivo"`,
    }),
    'no-plan': (v) => ({
      message: `La pratica ${v.text('case')} non ha un piano di rientro in corso.`,
      hint: `Per farne uno: dunning plan ${v.text('case')} --instalments 6 --first +30`,
    }),
    'plan-letter-not-sent': (v) => ({
      message: `La lettera ${v.text('protocol')} è emessa e non ancora partita: arriverebbe dopo l'accordo.`,
      hint: `Annullala (dunning letter --void ${v.text('protocol')}) oppure spediscila prima.`,
    }),
    'plan-sum': (v) => ({
      message: `Le rate sono ${v.money('cents')}, ma si devono ${v.money('claim')}.`,
      hint: 'Correggi le rate, scegli le fatture con --items, oppure aggiungi --override "motivo"',
    }),
    'plan-too-long': (v) => ({
      message: `L'ultima rata va oltre ${v.text('months')} mesi (${v.day('limit')}).`,
      hint: 'Meno rate o più vicine, oppure --override "motivo"',
    }),
    'plan-not-ascending': () => ({
      message: "Ogni rata deve scadere dopo quella prima: l'acconto scade oggi.",
      hint: 'Scrivi le date in ordine, una per rata.',
    }),
    'plan-in-the-past': () => ({
      message: 'Una rata sarebbe già scaduta.',
      hint: 'Scrivi date da oggi in poi, per esempio --first +30',
    }),
    'plan-nothing-in-instalment': () => ({
      message: 'Una rata sarebbe di zero euro.',
      hint: 'Meno rate, o un acconto più basso.',
    }),
    'plan-currencies': (v) => ({
      message: `Un piano ha una valuta sola, e queste fatture ne hanno di più: ${v.list('currencies')}.`,
      hint: 'Indica con --items le fatture di una sola valuta.',
    }),
    'plan-item-disputed': (v) => ({
      message: `La ${v.text('text')} è contestata: non può stare in un piano.`,
      hint: `Prima va chiusa la contestazione: dunning dispute${ofCase(v)} --answered "risposta"`,
    }),
    'plan-count-unreadable': (v) => ({
      message: `"${v.text('value')}" non è un numero di rate.`,
      hint: 'Per esempio: --instalments 6',
    }),
    'plan-every-unreadable': (v) => ({
      message: `"${v.text('value')}" non è un ritmo di rate.`,
      hint: 'Per esempio: --every month, --every week, --every 15',
    }),
    'plan-given-unreadable': (v) => ({
      message: `"${v.text('value')}" non è un elenco di rate.`,
      hint: 'Per esempio: --given "500@2026-12-31, 700,50@31/1/2027"',
    }),
    'plan-interest-unreadable': (v) => ({
      message: `"${v.text('value')}" non è un tasso.`,
      hint: 'Per esempio: --interest 5,5 oppure --interest legal',
    }),
    'plan-rate-unknown': (v) => ({
      message: `Il tasso ${v.text('value')} di oggi non è noto.`,
      hint: 'Scrivi la percentuale, per esempio --interest 5,5',
    }),
  });
