/** Writes a new `dunning.toml`: what was answered, and every other setting as a comment that shows what it would do. */
import { DEFAULT_SHARES } from '../../domain/court/courtCosts.ts';
import type { Signatory } from '../../domain/letter.ts';
import { DEFAULT_RETENTION_YEARS, DEFAULT_RULES } from '../../domain/settings.ts';
import type { Language } from '../language.ts';
import { collectorId } from './settingsCollectors.ts';
import { RATING_KEYS } from './settingsRating.ts';
import { tomlValue } from './settingsEdit.ts';
import { settingKey, type SettingValue } from './settingsKeys.ts';

/** What `init` and `demo` know about a company. Keys as in the file, without `company.`. */
export interface SettingsAnswers {
  readonly language: Language;
  readonly company: {
    readonly name: string;
    readonly address: string;
    readonly postcode: string;
    readonly city: string;
    readonly province?: string;
    readonly vat_number: string;
    readonly tax_code?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly pec?: string;
    readonly company_register?: string;
    readonly rea?: string;
    readonly share_capital?: string;
    readonly single_member?: boolean;
    readonly iban: string;
    readonly bank?: string;
    readonly bic?: string;
  };
  /** The first one gets new cases. */
  readonly collectors: readonly [Signatory, ...Signatory[]];
  /** `MM-DD` of the patron saint of the creditor's town. */
  readonly patronDay?: string;
  readonly isSample?: boolean;
}

/** The whole file, with comments in the language of the screen. */
export function settingsTemplate(answers: SettingsAnswers): string {
  const say = COMMENTS[answers.language];
  const { company } = answers;
  const lines = [
    `# ${say.head}`,
    `# ${say.check}`,
    '',
    setting('language', answers.language, '', say.language),
    setting('hints', true, true, say.hints),
    setting('currency', 'EUR', '', say.currency),
    ...(answers.isSample === true ? [setting('sample', true, true, say.sample)] : []),
    '',
    `# ${say.company}`,
    '[company]',
    setting('name', company.name, ''),
    setting('address', company.address, ''),
    setting('postcode', company.postcode, ''),
    setting('city', company.city, ''),
    setting('province', company.province, 'FI'),
    setting('vat_number', company.vat_number, ''),
    setting('tax_code', company.tax_code, company.vat_number, say.taxCode),
    setting('phone', company.phone, '055 000000'),
    setting('email', company.email, 'crediti@azienda.example'),
    setting('pec', company.pec, 'azienda@pec.example'),
    `# ${say.register}`,
    setting('company_register', company.company_register, `Firenze ${company.vat_number}`),
    setting('rea', company.rea, 'FI-123456'),
    setting('share_capital', company.share_capital, '10.000,00 euro'),
    setting('single_member', company.single_member, true),
    setting('in_liquidation', undefined, true),
    `# ${say.bank}`,
    setting('iban', company.iban, ''),
    setting('bank', company.bank, 'Banca Esempio'),
    setting('bic', company.bic, 'ABCDITMMXXX'),
    '',
    `# ${say.collectors}`,
    ...answers.collectors.flatMap((collector) => [
      '[[collectors]]',
      setting('id', collectorId(collector.name), '', say.collectorId),
      setting('name', collector.name, ''),
      setting('role', collector.role, say.role),
      setting('phone', collector.phone, '055 000000'),
      setting('email', collector.email, 'nome@azienda.example'),
      '',
    ]),
    `# ${say.letters}`,
    '[letters]',
    setting('language', 'it', '', say.letterLanguage),
    setting('place', undefined, company.city, say.place),
    setting('browser', undefined, '/usr/bin/chromium', say.browser),
    '',
    `# ${say.rules}`,
    '[rules]',
    setting('patron_day', answers.patronDay, '06-24', say.patronDay),
    setting('min_contact_days', DEFAULT_RULES.minContactDays, 0, say.minContactDays),
    setting('promise_grace_working_days', DEFAULT_RULES.promiseGraceWorkingDays, 0, say.promiseGrace),
    setting('plan_grace_days', DEFAULT_RULES.planGraceDays, 0, say.planGrace),
    setting('plan_longest_months', DEFAULT_RULES.planLongestMonths, 0, say.planLongest),
    setting('dispute_answer_days', DEFAULT_RULES.disputeAnswerDays, 0, say.disputeAnswer),
    setting('stale_after_days', DEFAULT_RULES.staleAfterDays, 0, say.staleAfter),
    setting('presented_working_days', DEFAULT_RULES.presentedWorkingDays, 0, say.presented),
    setting('payment_term_days', DEFAULT_RULES.paymentTermDays, 0, say.paymentTerms),
    setting('inactive_after_days', DEFAULT_RULES.inactiveAfterDays, 0, say.inactiveAfter),
    setting('old_after_days', DEFAULT_RULES.oldAfterDays, 0, say.oldAfter),
    '',
    `# ${say.privacy}`,
    '[privacy]',
    setting('retention_years', undefined, DEFAULT_RETENTION_YEARS, say.retention),
    '',
    `# ${say.interest}`,
    '[interest]',
    setting('companies', undefined, 'commercial', say.companies),
    setting('persons', undefined, 'legal', say.persons),
    setting('contract_rate', undefined, '6,5', say.contractRate),
    setting('year', undefined, '365', say.year),
    setting('payments', undefined, 'principal', say.payments),
    setting('in_warning', undefined, true, say.inWarning),
    '',
    `# ${say.court}`,
    '[court]',
    setting('credit', undefined, 'ordinary', say.credit),
    setting(
      'prescription_warning_days',
      undefined,
      fallbackOf('court.prescription_warning_days'),
      say.prescriptionWarning,
    ),
    setting('contribution', undefined, fallbackOf('court.contribution'), say.contribution),
    setting('stamp', undefined, fallbackOf('court.stamp'), say.stamp),
    setting('lawyer_fee', undefined, fallbackOf('court.lawyer_fee'), say.lawyerFee),
    setting('lawyer_extra', undefined, fallbackOf('court.lawyer_extra'), say.lawyerExtra),
    setting('other_costs', undefined, fallbackOf('court.other_costs'), say.otherCosts),
    setting('agency', undefined, fallbackOf('court.agency'), say.agency),
    setting('minimum', undefined, fallbackOf('court.minimum'), say.minimum),
    setting('chance_good', undefined, DEFAULT_SHARES.goodPercent, say.chanceGood),
    setting('chance_poor', undefined, DEFAULT_SHARES.poorPercent, say.chancePoor),
    setting('chance_creditor', undefined, DEFAULT_SHARES.creditorPercent, say.chanceCreditor),
    setting('chance_untraceable', undefined, DEFAULT_SHARES.untraceablePercent, say.chanceUntraceable),
    setting('chance_order', undefined, DEFAULT_SHARES.orderPercent, say.chanceOrder),
    setting('small_credit', undefined, fallbackOf('court.small_credit'), say.smallCredit),
    '',
    ...say.paymentMethods.map((line) => `# ${line}`),
    '[payment_methods]',
    setting('"RB60"', undefined, 'riba'),
    setting('"Rimessa 30 gg"', undefined, 'transfer'),
    '',
    ...say.rating.map((line) => `# ${line}`),
    '[rating]',
    ...RATING_KEYS.map(({ key, fallback = '' }) => setting(key.slice('rating.'.length), undefined, fallback)),
    '',
    ...say.strategies.map((line) => `# ${line}`),
    ...EXAMPLE_STEPS.map((line) => `# ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** One line: the value, or the example turned off. */
function setting(key: string, value: SettingValue | undefined, example: SettingValue, comment = ''): string {
  const written = `${value === undefined ? '# ' : ''}${key} = ${tomlValue(value ?? example)}`;
  return comment === '' ? written : `${written}  # ${comment}`;
}

/** What counts when the line stays off. */
function fallbackOf(key: string): SettingValue {
  return settingKey(key)?.fallback ?? '';
}

const EXAMPLE_STEPS = [
  '[[strategies.standard]]',
  'id = "first-letter"',
  'kind = "letter"',
  'from = "due"',
  'days = 7',
  'term = 10',
  'tone = "friendly"',
  '[[strategies.standard]]',
  'id = "phone-call"',
  'kind = "call"',
  'days = 1',
  'attempts = 3',
  'retry_days = 2',
  'min_amount = 100',
];

const COMMENTS = {
  it: {
    head: 'Impostazioni di dunning. Le righe che iniziano con # sono spente: togli il # per usarle.',
    check: 'Dopo una modifica, `dunning config` controlla tutto il file e dice la riga di ogni errore.',
    language: 'lingua dello schermo: it oppure en',
    hints: 'dopo ogni comando: che cosa viene dopo e come annullare',
    currency: 'per gli export che non indicano la valuta',
    sample: 'azienda di esempio: lettere timbrate ESEMPIO, nessun invio',
    company: "L'azienda creditrice, come deve apparire sulle lettere",
    taxCode: 'solo se diverso dalla partita IVA',
    register: "Per le società, i dati dell'art. 2250 c.c. (registro imprese, REA, capitale versato)",
    bank: 'Il conto su cui pagare: controllato cifra per cifra',
    collectors: 'Chi segue le pratiche e firma le lettere. Il primo riceve le pratiche nuove',
    collectorId: 'per dunning assign',
    role: 'Ufficio crediti',
    letters: 'Le lettere',
    letterLanguage: 'lingua dei clienti per i quali non è indicata: it oppure en',
    place: 'luogo della data, se non è la città della sede',
    browser: 'per stampare; senza, il programma ne trova uno (dunning doctor)',
    rules: 'Le regole: valgono per gli atti futuri, mai per quelli già compiuti',
    patronDay: 'santo patrono, mese-giorno: non è un giorno lavorativo',
    minContactDays: 'giorni minimi fra due nostri atti verso lo stesso cliente',
    promiseGrace: 'giorni lavorativi di tolleranza dopo una promessa di pagamento',
    planGrace: 'giorni di tolleranza per una rata di un piano di rientro; oltre, il piano è saltato',
    planLongest: "mesi al massimo fino all'ultima rata di un piano di rientro",
    disputeAnswer: 'giorni per rispondere a una contestazione',
    staleAfter: "oltre questi giorni dall'ultima importazione non parte nulla da solo",
    presented:
      'giorni lavorativi dopo la scadenza in cui una Ri.Ba. o SDD non si sollecita; 0 = si sollecita come le altre',
    paymentTerms: 'giorni dalla data della fattura alla scadenza, se né la fattura né il file dicono altro',
    inactiveAfter: 'senza fatture da questi giorni il cliente non è più attivo: strategia fast',
    oldAfter: 'la pratica che si apre con uno scaduto così vecchio va con la strategia fast',
    privacy: 'I dati delle persone',
    retention: "anni dalla fine dell'ultima pratica di una persona: poi dunning doctor lo dice",
    interest:
      'Gli interessi di mora: commercial (D.Lgs. 231/2002), commercial-before-2013, agri-food, legal, contract, none',
    companies: 'per imprese, professionisti ed enti pubblici',
    persons: 'per privati, consumatori e condomini',
    contractRate: 'il tasso pattuito, in percento, per chi ha contract',
    year: 'giorni dell\'anno: "365" sempre, oppure "actual" (366 nei bisestili)',
    payments: 'un acconto va prima al capitale (principal) o agli interessi (interest, art. 1194 c.c.)',
    inWarning: 'la diffida chiede anche interessi e importo forfettario; con false solo il capitale',
    court: "La valutazione dell'azione legale: costi indicativi, da controllare con il proprio legale",
    credit:
      'tipo di credito, per la prescrizione: ordinary, periodic, rent, utility, transport, brokerage, premium, judgment',
    prescriptionWarning: 'giorni prima della prescrizione da cui dunning today avvisa',
    contribution: 'contributo unificato del decreto ingiuntivo, per scaglioni "fino a: importo"',
    stamp: 'anticipazioni forfettarie',
    lawyerFee: "onorario dell'avvocato, per scaglioni",
    lawyerExtra: "in percento sull'onorario: spese generali e cassa",
    otherCosts: 'imposta di registro, notifica, copie',
    agency: 'in percento: quanto trattiene una società di recupero',
    minimum: 'sotto questo ricavo atteso non vale la pena',
    chanceGood: 'in percento della probabilità: cliente solvibile',
    chancePoor: 'in percento della probabilità: cliente poco solvibile',
    chanceCreditor: 'in percento: quanto lascia ogni altro creditore',
    chanceUntraceable: 'in percento della probabilità: cliente irreperibile',
    chanceOrder: 'in percento della probabilità: con un decreto ingiuntivo',
    smallCredit: 'credito di modesta entità (art. 101 TUIR): 2500, oppure 5000 per le imprese più grandi',
    paymentMethods: [
      'I modi di pagamento con le parole del gestionale. Ri.Ba., RB, SDD, RID, bonifico, rimessa diretta e simili sono',
      'già noti; qui si aggiungono i codici propri. A destra: transfer, riba, sdd, card, cash, cheque oppure other.',
    ],
    rating: [
      'La valutazione dei clienti, da 0 a 100 punti: history_months = quanto indietro si guarda; on_time_days = giorni dopo',
      'la scadenza che contano ancora come puntuali; class_... = punti minimi di ogni classe; priority_... = peso in agenda,',
      'in percento; ..._months = mesi per cui vale ogni informazione commerciale (0 = finché non si toglie).',
    ],
    strategies: [
      'Le strategie: una scala di passi. standard, white-gloves e fast sono già nel programma (dunning strategy); una con',
      'lo stesso nome la sostituisce tutta. `days` si conta dalla scadenza (from = "due") o dalla fine del passo',
      'precedente; `term` sono i giorni concessi per pagare. Per esempio:',
    ],
  },
  en: {
    head: 'Settings of dunning. Lines that begin with # are off: remove the # to use them.',
    check: 'After a change, `dunning config` checks the whole file and names the line of every mistake.',
    language: 'language of the screen: it or en',
    hints: 'after each command: what comes next and how to undo',
    currency: 'for exports that name no currency',
    sample: 'sample company: letters are stamped ESEMPIO, nothing is sent',
    company: 'The creditor company, as it appears on letters',
    taxCode: 'only if it is not the VAT number',
    register: 'For companies, what art. 2250 c.c. asks for (company register, REA, paid-up capital)',
    bank: 'The account to pay to: checked digit by digit',
    collectors: 'Who follows the cases and signs the letters. The first one gets new cases',
    collectorId: 'for dunning assign',
    role: 'Credit control',
    letters: 'Letters',
    letterLanguage: 'language of debtors for whom none is given: it or en',
    place: 'where letters are dated from, if not the city above',
    browser: 'to print with; without it the program finds one (dunning doctor)',
    rules: 'The rules: they hold for what is still to be done, never for what was done',
    patronDay: "the town's patron saint, month-day: not a working day",
    minContactDays: 'days at least between two acts of ours towards one debtor',
    promiseGrace: 'working days of grace after a promise to pay',
    planGrace: 'days an instalment of a plan may be late; after them the plan is broken',
    planLongest: 'months at most until the last instalment of a plan',
    disputeAnswer: 'days to answer a dispute',
    staleAfter: 'this many days after the last import nothing is sent unattended',
    presented:
      'working days after the due date in which a Ri.Ba. or direct debit is not chased; 0 = like any other',
    paymentTerms: 'days from the date of an invoice to its due date, where neither it nor its file says more',
    inactiveAfter: 'without an invoice for so many days a customer is no longer active: strategy fast',
    oldAfter: 'a case that opens with something overdue for so long gets the strategy fast',
    privacy: 'Data of persons',
    retention: "years after the end of a person's last case: from then on dunning doctor says so",
    interest:
      'Late-payment interest: commercial (D.Lgs. 231/2002), commercial-before-2013, agri-food, legal, contract, none',
    companies: 'for enterprises, professionals and public bodies',
    persons: 'for persons, consumers and condominiums',
    contractRate: 'the agreed rate in percent, where the regime is contract',
    year: 'days of a year: always "365", or "actual" (366 in leap years)',
    payments: 'a part payment goes to the principal first, or to the interest (art. 1194 c.c.)',
    inWarning: 'a legal warning claims interest and lump sums too; with false the principal only',
    court: 'The assessment of court action: usual costs, to be checked with your lawyer',
    credit:
      'kind of credit, for prescription: ordinary, periodic, rent, utility, transport, brokerage, premium, judgment',
    prescriptionWarning: 'days before a claim is prescribed from which dunning today warns',
    contribution: 'court fee of a payment order, by bands "up to: amount"',
    stamp: 'lump sum for the clerk',
    lawyerFee: "lawyer's fee, by bands",
    lawyerExtra: "in percent of the fee: general expenses and lawyers' fund",
    otherCosts: 'registration tax, service, copies',
    agency: 'in percent: what a collection agency keeps',
    minimum: 'less than this expected is not worth the work',
    chanceGood: 'in percent of the chance: debtor of good means',
    chancePoor: 'in percent of the chance: debtor of poor means',
    chanceCreditor: 'in percent: what each further creditor leaves',
    chanceUntraceable: 'in percent of the chance: debtor nobody could find',
    chanceOrder: 'in percent of the chance: with a payment order',
    smallCredit: 'small credit for tax (art. 101 TUIR): 2500, or 5000 for the largest companies',
    paymentMethods: [
      'Methods of payment in the words of the accounting software. Ri.Ba., RB, SDD, RID, bonifico, rimessa diretta and the',
      'like are known; add your own codes here. On the right: transfer, riba, sdd, card, cash, cheque or other.',
    ],
    rating: [
      'The rating of debtors, from 0 to 100 points: history_months = how far back it looks; on_time_days = days after the due',
      'date that still count as on time; class_... = least points of each class; priority_... = weight in the agenda, in',
      'percent; ..._months = months that each kind of commercial information counts (0 = until it is removed).',
    ],
    strategies: [
      'Strategies: a ladder of steps. standard, white-gloves and fast are part of the program (dunning strategy); one of',
      'the same name replaces all of it. `days` counts from the due date (from = "due") or from the end of the step',
      'before; `term` is the days granted to pay. For example:',
    ],
  },
} as const;
