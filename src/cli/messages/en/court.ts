/** Texts of one area: the statement with interest, the assessment of court action, the report of uncollectibility. */
import type { Assessment, Obstacle, Recommendation, Solvency } from '../../../domain/court/assessment.ts';
import type { InterestRegime } from '../../../domain/interest/interestRegimes.ts';
import type { CreditKind, Interruption } from '../../../domain/court/prescription.ts';
import type { BasisCode } from '../../court/assessmentBasis.ts';
import { plural } from '../messages.ts';

const REGIMES: Readonly<Record<InterestRegime, string>> = {
  commercial: 'D.Lgs. 231/2002, reference rate + 8 points',
  'commercial-before-2013': 'D.Lgs. 231/2002, contracts until 2012: reference rate + 7 points',
  'agri-food': 'D.Lgs. 198/2021, farm products and food: reference rate + 12 points',
  legal: 'legal rate, art. 1284 of the civil code',
  contract: 'agreed rate',
  none: 'no interest',
};

const CREDITS: Readonly<Record<CreditKind, string>> = {
  ordinary: 'ordinary',
  periodic: 'periodic supplies',
  rent: 'rents',
  utility: 'supplies of energy, gas and water',
  transport: 'transport and forwarding',
  brokerage: "broker's commission",
  premium: 'insurance premiums',
  judgment: 'final judgment or order',
};

const SOLVENCIES: Readonly<Record<Solvency, string>> = { good: 'good', unknown: 'not known', poor: 'poor' };

const WAYS: Readonly<Record<Recommendation, string>> = {
  court: 'court action (payment order)',
  agency: 'a collection agency',
  'write-off': 'writing the credit off',
  wait: 'waiting',
};

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  'promise-open': 'a promise to pay is running',
  insolvent: 'proceedings run against the debtor',
  'plan-running': 'a plan of instalments is running',
  'on-hold': 'the case is on hold',
  'no-demand-delivered': 'no written demand is proved to have arrived',
};

const BECAUSE: Readonly<Record<Assessment['because'], string>> = {
  obstacles: 'to be settled first',
  prescribed: 'the credit is prescribed',
  'court-leaves-most': 'it is the way that leaves most after its costs',
  'agency-leaves-most': 'it is the way that leaves most after its costs',
  'too-little-left': 'no way leaves enough after its costs',
};

const INTERRUPTIONS: Readonly<Record<Interruption['by'], string>> = {
  demand: 'letter delivered',
  payment: 'part payment',
  acknowledgement: 'acknowledgement of debt',
  plan: 'agreed plan',
  promise: 'promise in writing',
};

const BASIS: Readonly<Record<BasisCode, string>> = {
  contribution: 'court fee',
  stamp: 'lump sum for the clerk',
  lawyer_fee: "lawyer's fee",
  lawyer_extra: 'on top of the fee',
  other_costs: 'registration, service, copies',
  agency: 'commission',
  minimum: 'least net result',
  chance_good: 'good means, chance x',
  chance_poor: 'poor means, chance x',
  chance_creditor: 'each other creditor, chance x',
  chance_untraceable: 'debtor that cannot be found, chance x',
  chance_order: 'with the order, chance x',
};

const SOURCES: Readonly<Record<BasisCode, string>> = {
  contribution: 'half of art. 13 DPR 115/2002',
  stamp: 'art. 30 DPR 115/2002',
  lawyer_fee: 'average values, DM 55/2014 and DM 147/2022',
  lawyer_extra: "general expenses 15% and lawyers' fund 4%",
  other_costs: 'estimate, to be checked',
  agency: 'estimate, to be checked',
  minimum: 'estimate, to be checked',
  chance_good: 'rule of thumb',
  chance_poor: 'rule of thumb',
  chance_creditor: 'rule of thumb',
  chance_untraceable: 'rule of thumb',
  chance_order: 'rule of thumb, not with poor means',
};

/** What came of a step that was done. */
const RESULTS: Readonly<Record<string, string>> = {
  found: 'found',
  'not-found': 'not found',
};

export const court = () => ({
  options: {
    on: 'as of which day (today when absent)',
    regime: 'how interest is counted, for this answer only',
    rate: 'agreed rate, in percent',
    credit: 'kind of credit, for prescription (with --keep)',
    keep: 'remembers regime, rate and kind of credit for the debtor',
    solvency: 'how much the debtor could pay: the evidence there is',
    otherCreditors: 'how many other creditors are known',
    acknowledged: 'the day of a written acknowledgement of debt',
    record: 'puts the assessment into the history: the step is done',
    reportPreview: 'preview stamped DRAFT, nothing is recorded',
    reportLang: 'language of the report',
    html: 'in HTML, where there can be no PDF',
    output: 'file of the preview',
    open: 'opens the file',
  },
  statementAt: (day: string) => `as of ${day}`,
  regimeLabel: 'Interest',
  regime: (regime: InterestRegime) => REGIMES[regime],
  columns: {
    invoice: 'Invoice',
    due: 'Due',
    days: 'days',
    open: 'Principal',
    interest: 'Interest',
    lumpSum: 'Lump sum',
    from: 'from',
    to: 'to',
    base: 'on',
    rate: 'rate',
  },
  howTitle: 'How the interest comes about',
  principal: 'Principal',
  interest: 'Interest',
  lumpSum: 'Lump sum',
  total: 'Total',
  nothingOverdue: 'Nothing is overdue on that day.',
  nothingToClaim: 'Nothing can be claimed on that day.',
  claimedWith: (letters: string) =>
    `With a principal of 0.00: invoices that are paid, of which interest and costs claimed by ${letters} are left.`,
  disputed: (numbers: string) => `In dispute, left out: ${numbers}`,
  leftOut: {
    notYetDue: (amounts: string) => `Not due yet: ${amounts}`,
    atTheBank: (amounts: string) => `At the bank, not chased: ${amounts}`,
    credited: (amounts: string) => `Overdue and covered by credit notes: ${amounts}`,
  },
  otherCurrency: (currency: string) => `Amounts in ${currency}`,
  uncovered: (days: number) =>
    `${plural(days, 'day', 'days')} without a published rate: nothing is counted there, to be adjusted later.`,
  rateGoesOn: (year: number, rate: string) =>
    `from ${year} the legal rate goes on at ${rate} (art. 1284 c. 1 c.c.), unless a decree set another by 15/12.`,
  kept: (regime: string) => `Remembered for the debtor. Interest: ${regime}.`,
  terms: {
    interest: 'Interest',
    credit: 'Kind of credit',
    ownRate: (regime: string, rate: string) => `${regime}: ${rate}`,
    rateMissing: 'rate not entered',
    fromSettings: 'from the settings',
    options: {
      regime: "how the customer's interest is counted",
      rate: 'rate agreed with the customer, in percent',
      credit: 'kind of credit, for the prescription',
    },
    kept: 'Remembered for the customer.',
  },
  assess: {
    title: (day: string) => `assessment of ${day}`,
    claim: 'Claim',
    claimLine: (principal: string, interest: string, lumpSum: string) =>
      `principal ${principal}, interest ${interest}, lump sums ${lumpSum}`,
    beside: (sums: string) => `not assessed, without a rate of exchange: ${sums}`,
    evidence: 'Solvency',
    solvency: (solvency: Solvency) => SOLVENCIES[solvency],
    fromRating: 'from the rating',
    otherCreditors: (count: number) => plural(count, 'other creditor', 'other creditors'),
    chance: 'Chance',
    byAge: (percent: string, days: number) => `${percent} at ${days} days overdue`,
    untraceable: 'Not found',
    adjusted: (solvency: number, others: number, untraceable: number) =>
      `x ${solvency}% for solvency${others === 100 ? '' : `, x ${others}% for other creditors`}${untraceable === 100 ? '' : `, x ${untraceable}% as nobody can find them`}`,
    courtTitle: 'Payment order',
    agencyTitle: 'Collection agency',
    expected: (percent: string, claim: string) => `expected: ${percent} of ${claim}`,
    contribution: 'court fee',
    stamp: 'lump sum for the clerk',
    lawyer: 'lawyer, with expenses and fund',
    other: 'registration, service, copies',
    commission: (percent: string) => `commission ${percent}`,
    left: 'is left',
    prescription: 'Prescription',
    prescribes: (day: string, invoice: string, years: number, article: string, kind: string) =>
      `${day} (invoice ${invoice}; ${plural(years, 'year', 'years')}, art. ${article} c.c., ${kind})`,
    countsFromDue: (day: string) => `counted from the due date, ${day}`,
    countsFrom: (by: string, day: string, reference: string) =>
      `counted from: ${by}${reference === '' ? '' : ` ${reference}`}, ${day}`,
    near: (days: number) => `${plural(days, 'day is', 'days are')} left: a written demand must arrive`,
    expired: 'the term has passed already',
    creditKind: (kind: CreditKind) => CREDITS[kind],
    interruption: (by: Interruption['by']) => INTERRUPTIONS[by],
    smallCredit: 'Tax',
    recommended: 'Proposal',
    way: (way: Recommendation) => WAYS[way],
    because: (because: Assessment['because']) => BECAUSE[because],
    obstacle: (obstacle: Obstacle) => OBSTACLES[obstacle],
    depends: (good: string, poor: string) =>
      `It depends on solvency: if good, ${good}; if poor, ${poor}. Commercial information would tell.`,
    disclaimer: 'An estimate to decide by, no legal advice; the costs are settings ([court]).',
    recorded: (step: string) => `Recorded. Step done: ${step}.`,
    recordedEarly: 'Recorded in the history. The step is still to be done: its time had not come.',
    recordedOnly: (ahead: string) => `Recorded in the history. The step is not done: ${ahead} comes first.`,
    recordedAtEnd: 'Recorded in the history.',
    notRecorded: (command: string) => `To record it: ${command}`,
  },
  basis: {
    title: 'What it rests on',
    band: (figure: string, upTo: string) => (upTo === '' ? figure : `${figure} up to ${upTo}`),
    line: (label: string, value: string, origin: string) => `${label} ${value}: ${origin}`,
    own: (key: string) => `setting ${key}`,
    labels: BASIS,
    sources: SOURCES,
    curve:
      'chance by age of the claim, at most 90% with an order and 95% with an agency: estimate of the program, fixed',
  },
  tax: {
    small: (small: number, count: number, limit: string) =>
      count === 1
        ? `credit ${small === 1 ? 'within' : 'above'} the threshold of ${limit} (art. 101 c. 5 TUIR)`
        : `${small} of ${count} credits within the threshold of ${limit} (art. 101 c. 5 TUIR)`,
    total: (total: string, isSmall: boolean) =>
      `together ${total}: ${isSmall ? 'within the threshold' : 'above the threshold'}`,
    sixMonths: (day: string, isOld: boolean) =>
      isOld ? `six months overdue since ${day}` : `six months overdue on ${day}`,
    vatNote:
      'Out-of-court recovery without success alone allows no VAT adjustment note (art. 26 DPR 633/1972).',
  },
  report: {
    made: (debtor: string) => `Internal report of uncollectibility: ${debtor}`,
    previewed: (file: string) => `Preview: ${file}`,
    nothingRecorded: 'Nothing was recorded.',
    file: 'File',
    pages: 'Pages',
    missing: 'Missing proofs',
    stepDone: (step: string) => `Step done: ${step}.`,
    tooEarly: 'The step is still to be done: its time had not come.',
    notItsTurn: (ahead: string) => `The step is not done: ${ahead} comes first.`,
    confirm: (caseNumber: number) => `Issue the report of case ${caseNumber}?`,
    what: {
      letter: (step: string, protocol: string, via: string) => `${step} ref. ${protocol}, ${via}`,
      contact: (channel: string): string => (channel === 'visit' ? 'visit' : 'call'),
      thirdParty: 'somebody else answered',
      person: (name: string) => `spoke to ${name}`,
      skipped: (step: string) => `${step}: skipped`,
      step: (step: string) => step,
      doneAs: (result: string) => RESULTS[result] ?? (result === '' ? 'done' : result),
    },
    delivery: {
      delivered: (day: string) => `delivered on ${day}`,
      failed: (day: string, reason: string) => `not delivered (${day}): ${reason}`,
      sent: 'sent, delivery not proved',
      unsent: 'issued, not sent',
    },
    reference: (text: string) => `ref. ${text}`,
    hash: (hash: string) => `SHA-256 ${hash}`,
    noProof: 'proof of delivery missing',
    promise: { kept: 'kept', broken: 'broken', open: 'running', replaced: 'replaced' },
    received: (amount: string) => `received ${amount}`,
    plan: (amount: string, count: number) => `${amount} in ${plural(count, 'instalment', 'instalments')}`,
    planState: (state: string, since: string) => (since === '' ? state : `${state} since ${since}`),
    dispute: { accepted: 'accepted', rejected: 'rejected', open: 'not answered' },
    answered: (how: string, day: string) => `${how} on ${day}`,
    note: (who: string) => `note by ${who}`,
    informationKinds: {
      protest: 'protest',
      'prejudicial-act': 'prejudicial act',
      'insolvency-proceeding': 'insolvency proceedings',
      account: 'annual accounts',
      'market-in-crisis': 'market in crisis',
      'open-source': 'open source',
      other: 'other',
    },
    addressOf: { main: 'address', checked: (day: string) => `checked on ${day}` },
    returned: (protocol: string, day: string, reason: string) =>
      `letter ${protocol} came back on ${day}: ${reason}`,
    untraceable: (signs: string) => `The debtor cannot be found: ${signs}.`,
    sign: {
      notFound: (day: string, asked: string) =>
        `traced without result on ${day}${asked === '' ? '' : ` (asked: ${asked})`}`,
      returned: (protocol: string, day: string, reason: string) =>
        `letter ${protocol} returned on ${day}: ${reason}`,
      moved: (day: string) => `visit of ${day}: moved`,
    },
    wrongPhone: 'wrong number',
    figures: {
      expectedOutOfCourt: 'Expected out of court',
      expectedInCourt: 'Expected with a payment order',
      costs: 'Costs of a payment order',
      left: (amount: string) => `${amount} is left`,
    },
    conclusion: (way: string, because: string) => `Proposed: ${way}. ${because}.`,
    notCompared: (currency: string) =>
      `The claim is in ${currency}: costs and limits are in another currency and cannot be compared. A person has to propose.`,
    gaps: {
      beside: (sums: string) => `left out of these figures, in other currencies: ${sums}`,
      unproved: (protocol: string) => `letter ${protocol}: the proof of delivery is missing`,
      unsent: (protocol: string) => `letter ${protocol}: issued and never sent`,
      noDemand: 'no written demand is proved to have reached the debtor',
      noInformation: 'no commercial information was collected on the debtor',
      noAddressCheck: 'no person has checked the address',
      uncovered: (days: number) =>
        `interest: ${plural(days, 'day', 'days')} without a published rate, not counted`,
    },
  },
});
