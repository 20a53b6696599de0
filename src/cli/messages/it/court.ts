/** Texts of one area: the statement with interest, the assessment of court action, the report of uncollectibility. */
import type { Assessment, Obstacle, Recommendation, Solvency } from '../../../domain/court/assessment.ts';
import type { InterestRegime } from '../../../domain/interest/interestRegimes.ts';
import type { CreditKind, Interruption } from '../../../domain/court/prescription.ts';
import type { BasisCode } from '../../court/assessmentBasis.ts';
import { plural } from '../messages.ts';
import { il } from './articles.ts';

const REGIMES: Readonly<Record<InterestRegime, string>> = {
  commercial: 'D.Lgs. 231/2002, tasso di riferimento + 8 punti',
  'commercial-before-2013': 'D.Lgs. 231/2002, contratti fino al 2012: tasso di riferimento + 7 punti',
  'agri-food': 'D.Lgs. 198/2021, prodotti agricoli e alimentari: tasso di riferimento + 12 punti',
  legal: 'tasso legale, art. 1284 del codice civile',
  contract: 'tasso pattuito',
  none: 'nessun interesse',
};

const CREDITS: Readonly<Record<CreditKind, string>> = {
  ordinary: 'ordinaria',
  periodic: 'prestazioni periodiche',
  rent: 'canoni di locazione',
  utility: 'forniture di energia, gas e acqua',
  transport: 'trasporto e spedizione',
  brokerage: 'provvigione del mediatore',
  premium: 'premi di assicurazione',
  judgment: 'sentenza o decreto definitivo',
};

const SOLVENCIES: Readonly<Record<Solvency, string>> = { good: 'buona', unknown: 'non nota', poor: 'scarsa' };

const WAYS: Readonly<Record<Recommendation, string>> = {
  court: 'azione legale (decreto ingiuntivo)',
  agency: 'affidamento a una società di recupero',
  'write-off': 'stralcio del credito',
  wait: 'attesa',
};

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  'promise-open': 'una promessa di pagamento è in corso',
  insolvent: 'il debitore è in procedura concorsuale',
  'plan-running': 'un piano di rientro è in corso',
  'on-hold': 'la pratica è sospesa',
  'no-demand-delivered': 'nessuna richiesta scritta risulta consegnata',
};

const BECAUSE: Readonly<Record<Assessment['because'], string>> = {
  obstacles: 'prima va risolto questo',
  prescribed: 'il credito è prescritto',
  'court-leaves-most': 'è la via che, tolti i costi, lascia di più',
  'agency-leaves-most': 'è la via che, tolti i costi, lascia di più',
  'too-little-left': 'nessuna via lascia abbastanza, tolti i costi',
};

const INTERRUPTIONS: Readonly<Record<Interruption['by'], string>> = {
  demand: 'lettera consegnata',
  payment: 'acconto',
  acknowledgement: 'riconoscimento del debito',
  plan: 'piano di rientro concordato',
  promise: 'promessa scritta',
};

const BASIS: Readonly<Record<BasisCode, string>> = {
  contribution: 'contributo unificato',
  stamp: 'anticipazioni forfettarie',
  lawyer_fee: 'onorario',
  lawyer_extra: "sull'onorario",
  other_costs: 'registro, notifica, copie',
  agency: 'provvigione',
  minimum: 'ricavo minimo',
  chance_good: 'cliente solvibile, probabilità x',
  chance_poor: 'cliente poco solvibile, probabilità x',
  chance_creditor: 'ogni altro creditore, probabilità x',
  chance_untraceable: 'cliente irreperibile, probabilità x',
  chance_order: 'con il decreto, probabilità x',
};

const SOURCES: Readonly<Record<BasisCode, string>> = {
  contribution: 'metà di art. 13 DPR 115/2002',
  stamp: 'art. 30 DPR 115/2002',
  lawyer_fee: 'valori medi, DM 55/2014 e DM 147/2022',
  lawyer_extra: 'spese generali 15% e cassa 4%',
  other_costs: 'stima, da verificare',
  agency: 'stima, da verificare',
  minimum: 'stima, da verificare',
  chance_good: 'regola pratica',
  chance_poor: 'regola pratica',
  chance_creditor: 'regola pratica',
  chance_untraceable: 'regola pratica',
  chance_order: 'regola pratica, non se poco solvibile',
};

/** What came of a step that was done. */
const RESULTS: Readonly<Record<string, string>> = {
  found: 'recapito trovato',
  'not-found': 'nessun recapito trovato',
};

export const court = () => ({
  options: {
    on: 'a quale giorno (se manca: oggi)',
    regime: 'regime degli interessi, solo per questa risposta',
    rate: 'tasso pattuito, in percento',
    credit: 'tipo di credito, per la prescrizione (con --keep)',
    keep: 'ricorda regime, tasso e tipo di credito per il cliente',
    solvency: "quanto il cliente potrebbe pagare: l'evidenza raccolta",
    otherCreditors: 'quanti altri creditori risultano',
    acknowledged: 'il giorno di un riconoscimento scritto del debito',
    record: 'mette la valutazione nella storia: il passo è fatto',
    reportPreview: 'anteprima timbrata BOZZA, niente è registrato',
    reportLang: 'lingua della relazione',
    html: 'in HTML, quando non si può fare il PDF',
    output: "file dell'anteprima",
    open: 'apre il file',
  },
  statementAt: (day: string) => `situazione al ${day}`,
  regimeLabel: 'Interessi',
  regime: (regime: InterestRegime) => REGIMES[regime],
  columns: {
    invoice: 'Fattura',
    due: 'Scadenza',
    days: 'gg',
    open: 'Capitale',
    interest: 'Interessi',
    lumpSum: 'Forfait',
    from: 'dal',
    to: 'al',
    base: 'su',
    rate: 'tasso',
  },
  howTitle: 'Come si arriva agli interessi',
  principal: 'Capitale',
  interest: 'Interessi',
  lumpSum: 'Risarcimento forfetario',
  total: 'Totale',
  nothingOverdue: 'Niente di scaduto a quel giorno.',
  nothingToClaim: 'Niente da chiedere a quel giorno.',
  claimedWith: (letters: string) =>
    `Con capitale 0,00: fatture pagate, di cui restano interessi e spese chiesti con ${letters}.`,
  disputed: (numbers: string) => `In contestazione, fuori dal conto: ${numbers}`,
  leftOut: {
    notYetDue: (amounts: string) => `Non ancora scaduto: ${amounts}`,
    atTheBank: (amounts: string) => `In banca, non sollecitato: ${amounts}`,
    credited: (amounts: string) => `Scaduto e coperto da note di credito: ${amounts}`,
  },
  otherCurrency: (currency: string) => `Importi in ${currency}`,
  uncovered: (days: number) =>
    `${plural(days, 'giorno', 'giorni')} senza tasso pubblicato: lì non è contato nulla, salvo conguaglio.`,
  rateGoesOn: (year: number, rate: string) =>
    `dal ${year} il tasso legale continua al ${rate} (art. 1284 c. 1 c.c.), salvo un decreto diverso entro il 15/12.`,
  kept: (regime: string) => `Ricordato per il cliente. Interessi: ${regime}.`,
  terms: {
    interest: 'Interessi',
    credit: 'Tipo di credito',
    ownRate: (regime: string, rate: string) => `${regime}: ${rate}`,
    rateMissing: 'tasso non indicato',
    fromSettings: 'dalle impostazioni',
    options: {
      regime: 'regime degli interessi del cliente',
      rate: 'tasso pattuito con il cliente, in percento',
      credit: 'tipo di credito, per la prescrizione',
    },
    kept: 'Ricordato per il cliente.',
  },
  assess: {
    title: (day: string) => `valutazione al ${day}`,
    claim: 'Credito',
    claimLine: (principal: string, interest: string, lumpSum: string) =>
      `capitale ${principal}, interessi ${interest}, forfait ${lumpSum}`,
    beside: (sums: string) => `non valutati, senza un cambio: ${sums}`,
    evidence: 'Solvibilità',
    solvency: (solvency: Solvency) => SOLVENCIES[solvency],
    fromRating: 'dalla valutazione',
    otherCreditors: (count: number) => plural(count, 'altro creditore', 'altri creditori'),
    chance: 'Probabilità',
    byAge: (percent: string, days: number) => `${percent} a ${days} giorni dalla scadenza`,
    untraceable: 'Irreperibile',
    adjusted: (solvency: number, others: number, untraceable: number) =>
      `x ${solvency}% per la solvibilità${others === 100 ? '' : `, x ${others}% per gli altri creditori`}${untraceable === 100 ? '' : `, x ${untraceable}% perché irreperibile`}`,
    courtTitle: 'Decreto ingiuntivo',
    agencyTitle: 'Società di recupero',
    expected: (percent: string, claim: string) => `atteso: ${percent} di ${claim}`,
    contribution: 'contributo unificato',
    stamp: 'anticipazioni forfettarie',
    lawyer: 'avvocato, con spese e cassa',
    other: 'registro, notifica, copie',
    commission: (percent: string) => `provvigione ${percent}`,
    left: 'resta',
    prescription: 'Prescrizione',
    prescribes: (day: string, invoice: string, years: number, article: string, kind: string) =>
      `${day} (fattura ${invoice}; ${plural(years, 'anno', 'anni')}, art. ${article} c.c., ${kind})`,
    countsFromDue: (day: string) => `conta dalla scadenza, ${day}`,
    countsFrom: (by: string, day: string, reference: string) =>
      `conta da: ${by}${reference === '' ? '' : ` ${reference}`}, ${day}`,
    near: (days: number) =>
      `mancano ${plural(days, 'giorno', 'giorni')}: serve una richiesta scritta che arrivi`,
    expired: 'il termine è già passato',
    creditKind: (kind: CreditKind) => CREDITS[kind],
    interruption: (by: Interruption['by']) => INTERRUPTIONS[by],
    smallCredit: 'Fisco',
    recommended: 'Proposta',
    way: (way: Recommendation) => WAYS[way],
    because: (because: Assessment['because']) => BECAUSE[because],
    obstacle: (obstacle: Obstacle) => OBSTACLES[obstacle],
    depends: (good: string, poor: string) =>
      `Dipende dalla solvibilità: se buona, ${good}; se scarsa, ${poor}. Un'informazione commerciale lo chiarisce.`,
    disclaimer: 'Stima per decidere, non consulenza legale; i costi sono impostazioni ([court]).',
    recorded: (step: string) => `Registrata. Passo fatto: ${step}.`,
    recordedEarly: 'Registrata nella storia. Il passo resta da fare: non era ancora il suo momento.',
    recordedOnly: (ahead: string) => `Registrata nella storia. Il passo non è fatto: prima viene ${ahead}.`,
    recordedAtEnd: 'Registrata nella storia.',
    notRecorded: (command: string) => `Per registrarla: ${command}`,
  },
  basis: {
    title: 'Su che cosa si basa',
    band: (figure: string, upTo: string) => (upTo === '' ? figure : `${figure} fino a ${upTo}`),
    line: (label: string, value: string, source: string) => `${label} ${value}: ${source}`,
    own: (key: string) => `impostazione ${key}`,
    labels: BASIS,
    sources: SOURCES,
    curve:
      "probabilità per età del credito, al massimo 90% con il decreto e 95% con l'agenzia: stima del programma, fissa",
  },
  tax: {
    small: (small: number, count: number, limit: string) =>
      count === 1
        ? `credito ${small === 1 ? 'non superiore' : 'superiore'} alla soglia di ${limit} (art. 101 c. 5 TUIR)`
        : `${small} ${small === 1 ? 'credito' : 'crediti'} su ${count} non ${small === 1 ? 'superiore' : 'superiori'} alla soglia di ${limit} (art. 101 c. 5 TUIR)`,
    total: (total: string, isSmall: boolean) =>
      `nell'insieme ${total}: ${isSmall ? 'sotto la soglia' : 'sopra la soglia'}`,
    sixMonths: (day: string, isOld: boolean) =>
      isOld ? `sei mesi dalla scadenza passati dal ${day}` : `sei mesi dalla scadenza ${il(day)}`,
    vatNote:
      'Il solo recupero stragiudiziale senza esito non consente la nota di variazione IVA (art. 26 DPR 633/1972).',
  },
  report: {
    made: (debtor: string) => `Relazione interna di inesigibilità: ${debtor}`,
    previewed: (file: string) => `Anteprima: ${file}`,
    nothingRecorded: 'Niente è stato registrato.',
    file: 'File',
    pages: 'Pagine',
    missing: 'Prove mancanti',
    stepDone: (step: string) => `Passo fatto: ${step}.`,
    tooEarly: 'Il passo resta da fare: non era ancora il suo momento.',
    notItsTurn: (ahead: string) => `Il passo non è fatto: prima viene ${ahead}.`,
    confirm: (caseNumber: number) => `Emetto la relazione della pratica ${caseNumber}?`,
    what: {
      letter: (step: string, protocol: string, via: string) => `${step} prot. ${protocol}, ${via}`,
      contact: (channel: string): string => (channel === 'visit' ? 'visita' : 'chiamata'),
      thirdParty: "ha risposto un'altra persona",
      person: (name: string) => `parlato con ${name}`,
      skipped: (step: string) => `${step}: saltata`,
      step: (step: string) => step,
      doneAs: (result: string): string => RESULTS[result] ?? (result === '' ? 'fatto' : result),
    },
    delivery: {
      delivered: (day: string) => `consegnata ${il(day)}`,
      failed: (day: string, reason: string) => `non consegnata (${day}): ${reason}`,
      sent: 'spedita, consegna non provata',
      unsent: 'emessa, non spedita',
    },
    reference: (text: string) => `rif. ${text}`,
    hash: (hash: string) => `SHA-256 ${hash}`,
    noProof: 'prova di consegna mancante',
    promise: {
      kept: 'mantenuta',
      broken: 'non mantenuta',
      open: 'in corso',
      replaced: 'sostituita',
    },
    received: (amount: string) => `incassati ${amount}`,
    plan: (amount: string, count: number) => `${amount} in ${plural(count, 'rata', 'rate')}`,
    planState: (state: string, since: string) => (since === '' ? state : `${state} dal ${since}`),
    dispute: { accepted: 'accolta', rejected: 'respinta', open: 'senza risposta' },
    answered: (how: string, day: string) => `${how} ${il(day)}`,
    note: (who: string) => `nota di ${who}`,
    informationKinds: {
      protest: 'protesto',
      'prejudicial-act': 'pregiudizievole',
      'insolvency-proceeding': 'procedura concorsuale',
      account: 'bilancio',
      'market-in-crisis': 'settore in crisi',
      'open-source': 'fonte aperta',
      other: 'altro',
    },
    addressOf: { main: 'indirizzo', checked: (day: string) => `verificato ${il(day)}` },
    returned: (protocol: string, day: string, reason: string) =>
      `lettera ${protocol} tornata ${il(day)}: ${reason}`,
    wrongPhone: 'numero errato',
    untraceable: (signs: string) => `Il debitore risulta irreperibile: ${signs}.`,
    sign: {
      notFound: (day: string, asked: string) =>
        `rintraccio senza esito ${il(day)}${asked === '' ? '' : ` (chiesto a ${asked})`}`,
      returned: (protocol: string, day: string, reason: string) =>
        `lettera ${protocol} tornata ${il(day)}: ${reason}`,
      moved: (day: string) => `visita del ${day}: trasferito`,
    },
    figures: {
      expectedOutOfCourt: 'Recupero atteso fuori dal giudizio',
      expectedInCourt: 'Recupero atteso con decreto ingiuntivo',
      costs: 'Costi del decreto ingiuntivo',
      left: (amount: string) => `resta ${amount}`,
    },
    conclusion: (way: string, because: string) => `Si propone: ${way}. ${because}.`,
    notCompared: (currency: string) =>
      `Il credito è in ${currency}: costi e soglie sono in un'altra valuta e non si confrontano. La proposta spetta a una persona.`,
    gaps: {
      beside: (sums: string) => `fuori da questi conti, in altre valute: ${sums}`,
      unproved: (protocol: string) => `lettera ${protocol}: manca la prova della consegna`,
      unsent: (protocol: string) => `lettera ${protocol}: emessa e mai spedita`,
      noDemand: 'nessuna richiesta scritta risulta consegnata al debitore',
      noInformation: 'nessuna informazione commerciale raccolta sul debitore',
      noAddressCheck: "l'indirizzo non risulta verificato da una persona",
      uncovered: (days: number) =>
        `interessi: ${plural(days, 'giorno', 'giorni')} senza tasso pubblicato, non contati`,
    },
  },
});
