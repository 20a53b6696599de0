/** Texts of one area: commercial information about customers, and their rating explained. */
import type { RatingPartCode } from '../../../domain/rating/rating.ts';
import type { RatingChange } from '../../../domain/rating/ratingOutlook.ts';
import type { InformationKind } from '../../../domain/rating/ratingInformation.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import { plural, sentences } from '../messages.ts';

const KINDS: Readonly<Record<InformationKind, string>> = {
  'insolvency-proceeding': 'procedura concorsuale',
  protest: 'protesto',
  'prejudicial-act': 'atto pregiudizievole',
  account: 'bilancio',
  'market-in-crisis': 'mercato in crisi',
  'open-source': 'fonte aperta',
  other: 'altro',
};

const PARTS: Readonly<Record<RatingPartCode, string>> = {
  'days-late': 'Giorni di ritardo',
  'on-time': 'Pagato puntuale',
  exposure: 'Esposizione',
  information: 'Informazioni',
  promises: 'Promesse e piani',
  returned: 'Insoluti',
};

/** The name of a kind of information; a kind that is not known is told by its code. */
export const informationKind = (kind: string): string =>
  (KINDS as Readonly<Record<string, string>>)[kind] ?? kind;

const kindsOf = (v: SentenceValues, name: string): string =>
  v.list(name).split(', ').map(informationKind).join(', ');

const REMARKS: Readonly<Record<string, string>> = {
  'negative-equity': 'patrimonio netto negativo',
  loss: 'in perdita',
  'heavy-loss': 'perdita oltre un decimo dei ricavi',
};

const remarksOf = (v: SentenceValues, name: string): string =>
  v
    .list(name)
    .split(', ')
    .map((code) => REMARKS[code] ?? code)
    .join(', ');

const result = (v: SentenceValues): string =>
  v.has('class') ? `${v.count('score')} punti, classe ${v.text('class')}` : 'non valutato';

const why = (): Readonly<Record<RatingPartCode, (v: SentenceValues) => { readonly message: string }>> =>
  sentences({
    'days-late': (v) => ({
      message: `in media ${v.text('daysLate')} giorni dopo la scadenza, su ${plural(v.count('invoices'), 'fattura', 'fatture')}`,
    }),
    'on-time': (v) => ({
      message: `${v.count('percent')} % dell'importo entro ${plural(v.count('days'), 'giorno', 'giorni')} dalla scadenza`,
    }),
    exposure: (v) => ({
      message: v.has('currency')
        ? `${v.money('overdue')} scaduti su ${v.money('volume')} fatturati (${v.count('percent')} %)`
        : `scaduto il ${v.count('percent')} % di quanto fatturato, in più valute`,
    }),
    information: (v) => ({
      message: [
        ...(v.count('count') === 0 ? [] : [kindsOf(v, 'kinds')]),
        ...(v.has('remarks') ? [`bilancio ${v.count('accountsYear')}: ${remarksOf(v, 'remarks')}`] : []),
        ...(v.count('count') === 0 && !v.has('remarks')
          ? [
              v.has('accountsYear')
                ? `niente di negativo, nemmeno nel bilancio ${v.count('accountsYear')}`
                : 'niente di negativo',
            ]
          : []),
      ].join('; '),
    }),
    promises: (v) => ({
      message: [
        v.count('kept') + v.count('broken') === 0
          ? 'nessuna promessa scaduta'
          : `promesse mantenute ${v.count('kept')}, non mantenute ${v.count('broken')}`,
        ...(v.count('plansKept') + v.count('plansBroken') === 0
          ? []
          : [`piani rispettati ${v.count('plansKept')}, interrotti ${v.count('plansBroken')}`]),
      ].join('; '),
    }),
    returned: (v) => ({
      message:
        v.count('count') === 0
          ? 'nessun pagamento tornato indietro'
          : plural(v.count('count'), 'pagamento tornato indietro', 'pagamenti tornati indietro'),
    }),
  });

const changes = (): Readonly<
  Record<RatingChange['code'], (v: SentenceValues) => { readonly message: string }>
> =>
  sentences({
    'points-missing': (v) => ({
      message: `Alla classe ${v.text('class')} ${v.count('count') === 1 ? 'manca 1 punto' : `mancano ${v.count('count')} punti`}.`,
    }),
    'more-invoices': (v) => ({
      message: `Serve la storia di altre fatture pagate o scadute: ${v.count('count')}.`,
    }),
    'overdue-paid': (v) => ({ message: `Se oggi paga tutto lo scaduto: ${result(v)}.` }),
    'nothing-paid': (v) => ({ message: `Se per ${v.count('days')} giorni non paga niente: ${result(v)}.` }),
    'information-ends': (v) => ({
      message:
        `Quando non vale più ${informationKind(v.text('kind'))}` +
        (v.has('until') ? ` (fino a ${v.day('until')})` : '') +
        `: ${result(v)}.`,
    }),
  });

export const information = () => ({
  kind: informationKind,
  argument: 'codice cliente, partita IVA, pratica, fattura o parte del nome',
  options: {
    add: "aggiunge un'informazione di questo tipo",
    kind: 'che tipo di informazione è',
    addOne: "aggiunge un'informazione",
    source: 'dove è stata trovata: registro, giornale, persona',
    on: "data dell'informazione: del protesto, dell'atto, del bilancio",
    expires: 'ultimo giorno in cui vale (se manca: secondo il tipo)',
    note: 'una nota',
    amount: 'importo',
    year: 'anno del bilancio (con --add account)',
    revenue: 'ricavi del bilancio',
    equity: 'patrimonio netto del bilancio, anche negativo',
    result: 'utile o perdita (negativa) del bilancio',
    remove: "toglie l'informazione con questo numero",
    class: 'dà questa classe a mano: vince su quella dei punti',
    reason: 'perché: resta con la valutazione',
    until: 'ultimo giorno in cui vale la classe data a mano',
    automatic: 'torna alla classe che viene dai punti',
    all: 'tutti i clienti, non solo i primi',
  },
  ask: {
    kind: 'Che informazione è?',
    on: 'Data',
    source: 'Fonte',
    amount: 'Importo (vuoto: nessuno)',
    note: 'Nota (vuota: nessuna)',
  },
  accounts: {
    of: (year: number, figures: string) => `bilancio ${year}${figures === '' ? '' : `: ${figures}`}`,
    figures: { revenue: 'ricavi', equity: 'patrimonio netto', result: 'risultato' },
  },
  title: 'Informazioni commerciali',
  none: 'Nessuna informazione commerciale.',
  number: 'N.',
  kindTitle: 'Tipo',
  sourceTitle: 'Fonte',
  until: 'Vale fino a',
  noEnd: 'senza fine',
  ended: 'non vale più',
  added: (number: number, kind: string, on: string, until: string) =>
    `Registrata l'informazione n. ${number}: ${kind} del ${on}, vale ${until}.`,
  validUntil: (day: string) => `fino a ${day}`,
  validAlways: 'finché non si toglie',
  removed: (number: number, kind: string, on: string) =>
    `Tolta l'informazione n. ${number}: ${kind} del ${on}.`,
  addHint: 'Per aggiungerne: dunning info CODICE --add protest --on DATA --source "..."',
  noOpenCase: 'Il cliente non ha una pratica aperta.',
  rating: 'Valutazione',
  ratings: 'Valutazione dei clienti',
  classed: (rated: string) => `classe ${rated}`,
  ratedAs: (rated: string, score: number) => `classe ${rated}, ${plural(score, 'punto', 'punti')} su 100`,
  before: (text: string, rated: string) => `${text} (prima ${rated})`,
  byHand: {
    rated: (rated: string, worked: string) => `classe ${rated}, data a mano (dai punti: ${worked})`,
    label: 'Motivo',
    noEnd: 'finché non si toglie',
    until: (day: string) => `fino a ${day}`,
    given: (who: string, on: string, end: string) => `${who}, ${on}, vale ${end}`,
    inShow: (rated: string, reason: string, given: string) => `classe ${rated} a mano: ${reason} (${given})`,
    mark: '* data a mano',
    done: 'Classe data a mano.',
    givenBack: 'La classe torna a venire dai punti.',
    askReason: 'Perché questa classe?',
  },
  notRated: 'non valutato',
  notRatedShort: '-',
  tooFew: (known: number, needed: number) =>
    `${plural(known, 'fattura pagata o scaduta nota', 'fatture pagate o scadute note')}: ne servono almeno ${needed}.`,
  score: 'Punti',
  since: 'Dal',
  weight: 'In agenda',
  weightText: (percent: number) => `pesa ${percent} %`,
  class: 'Cl.',
  part: (code: RatingPartCode) => PARTS[code],
  limit: 'Tetto',
  limitText: (rated: string, kind: string, on: string) => `al massimo classe ${rated}, per ${kind} del ${on}`,
  whatChanges: 'Che cosa la cambierebbe',
  more: (count: number, command: string) => `... e altri ${count}: ${command}`,
  noCases: 'Nessun cliente ha una pratica aperta.',
  explainHint: (code: string) => `In dettaglio: dunning rating ${code}`,
  why: why(),
  changes: changes(),
});
