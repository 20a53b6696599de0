/** Texts of one area: strategies, why a case is on one, the dates it would go through; the questions of a courtesy call. */
import type { StrategyFinding } from '../../../domain/strategy/strategyCheck.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import { plural } from '../messages.ts';
import { words } from './words.ts';

const REMARKS: Readonly<Record<StrategyFinding['code'], string>> = {
  'due-after-previous': 'conta dalla scadenza (from = "due") dopo passi che contano dal precedente',
  'warning-without-letter': 'una diffida senza nessuna lettera prima',
  'courtesy-unfit': 'la chiamata prima della scadenza deve essere il primo passo, con giorni negativi',
  'short-term': 'il termine è sotto i 10 giorni: ai consumatori se ne danno comunque 10',
  'counts-before-due': 'i giorni sono negativi, ma prima della scadenza si fa solo la chiamata di cortesia',
};

const byHand = (v: SentenceValues): string => (v.has('hand') ? ' (a mano)' : '');

/** Why a strategy was chosen, from the code and the figures that are kept with the case. */
export function strategyReason(code: string, v: SentenceValues): string {
  const texts: Readonly<Record<string, () => string>> = {
    insolvent: () => 'cliente in procedura concorsuale: tutto è fermo',
    'old-item': () =>
      `all'apertura la fattura più vecchia era scaduta da ${plural(v.count('days'), 'giorno', 'giorni')} (${v.day('due')})`,
    'not-active': () =>
      v.has('on')
        ? `cliente non più attivo: nessuna fattura da ${plural(v.count('days'), 'giorno', 'giorni')} (ultima ${v.day('on')})`
        : 'cliente non più attivo: nessuna fattura',
    'poor-rating': () => `valutazione ${v.text('class')}${byHand(v)}`,
    'good-rating': () => `cliente attivo con valutazione ${v.text('class')}${byHand(v)}`,
    usual: () => 'nessuna regola chiede altro',
    'by-hand': () => v.text('reason'),
  };
  return texts[code]?.() ?? code;
}

export const strategy = () => ({
  reason: strategyReason,
  options: {
    set: 'cambia la strategia della pratica',
    reason: 'perché: resta nella storia della pratica',
    name: 'nome della strategia: standard, white-gloves, fast o una propria',
    check: 'controlla le strategie delle impostazioni',
    show: 'le date di una strategia da una scadenza',
    due: 'la scadenza da cui contare (se manca: oggi)',
    until: 'fino a che giorno guardare (se manca: un anno)',
  },
  title: (count: number) => `STRATEGIE (${count})`,
  columns: { name: 'Nome', steps: 'Passi', days: 'Giorni', cases: 'Pratiche' },
  own: (name: string) => `${name} *`,
  ownNote: '* scritta o sostituita in dunning.toml',
  strategyField: 'Strategia',
  reasonField: 'Perché',
  nowField: 'Oggi',
  byRule: (reason: string) => `scelta dalla regola: ${reason}`,
  byHand: (reason: string) => `scelta da una persona: ${reason}`,
  unknownReason: "all'apertura della pratica non c'era da scegliere",
  proposal: (name: string, reason: string) => `la regola sceglierebbe ${name}: ${reason}`,
  ruleWouldBe: (name: string, reason: string) => `senza la scelta a mano sarebbe ${name}: ${reason}`,
  gone: (name: string) => `${name} (non più nelle impostazioni)`,
  behindTitle: 'FATTO FINORA',
  aheadTitle: 'SE NESSUNO PAGA',
  ofStrategyTitle: (name: string, due: string) => `${name.toUpperCase()}, SCADENZA ${due}`,
  nothingAhead: 'Niente in programma in questo periodo.',
  deadline: (day: string) => `termine ${day}`,
  passed: (steps: string) => `superati: ${steps}`,
  task: (task: string) => TASKS[task] ?? task,
  assumed:
    'Le lettere partono il giorno in cui sono dovute, una raccomandata arriva in una settimana, chi è chiamato risponde e non promette nulla.',
  done: (from: string, to: string) =>
    from === to ? `Strategia ${to}, scelta a mano.` : `Strategia ${to} (prima ${from}).`,
  already: (name: string) => `La pratica è già con la strategia ${name}.`,
  askSet: 'Quale strategia',
  askReason: 'Perché',
  checked: (count: number) => `Le strategie sono a posto (${count}).`,
  finding: (name: string, step: string, code: StrategyFinding['code']) =>
    `${name}, ${words.step(step)}: ${REMARKS[code]}`,
  changeHint: (caseNumber: number, name: string) =>
    `Per cambiarla: dunning strategy ${caseNumber} --set ${name} --reason "..."`,
  showHint: (name: string) => `Le date: dunning strategy --show ${name} --due DATA`,
  weight: (rated: string, percent: number, isByHand: boolean) =>
    ` (valutazione ${rated}${isByHand ? ' a mano' : ''}: pesa ${percent} %)`,
  script: {
    title: 'Da chiedere, con cortesia:',
    received: (invoices: string) => `1. La fattura è arrivata? (${invoices})`,
    supply: '2. La fornitura è a posto? Se qualcosa non va: c, con il motivo',
    payment: (day: string) => `3. Quando sarà pagata? Scade ${day}: p, con la data`,
    amount: (amount: string, day: string) => `in scadenza ${amount} - ${day}`,
  },
});

/** Things to do that are no steps of the ladder. */
const TASKS: Readonly<Record<string, string>> = {
  callback: 'richiamo fissato',
  'retry-call': 'nuovo tentativo',
  'follow-up': 'riprendere il contatto',
  'check-payment': "verifica dell'incasso",
  'broken-promise': 'promessa non mantenuta',
  'broken-plan': 'piano non rispettato',
  post: 'lettera da spedire',
  receipt: 'prova di consegna',
  'check-address': "verifica dell'indirizzo",
  'answer-dispute': 'risposta alla contestazione',
  'file-claim': 'domanda di ammissione al passivo',
  decide: 'decidere come proseguire',
  'choose-strategy': 'scegliere una strategia',
  none: 'niente',
};
