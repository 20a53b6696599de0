/** Texts of one area: commercial information about customers, and their rating explained. */
import type { RatingPartCode } from '../../../domain/rating/rating.ts';
import type { RatingChange } from '../../../domain/rating/ratingOutlook.ts';
import type { InformationKind } from '../../../domain/rating/ratingInformation.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import type { information as source } from '../it/information.ts';
import { plural, sentences, type Translation } from '../messages.ts';

const KINDS: Readonly<Record<InformationKind, string>> = {
  'insolvency-proceeding': 'insolvency proceeding',
  protest: 'protest',
  'prejudicial-act': 'prejudicial act',
  account: 'annual accounts',
  'market-in-crisis': 'market in crisis',
  'open-source': 'open source',
  other: 'other',
};

const PARTS: Readonly<Record<RatingPartCode, string>> = {
  'days-late': 'Days late',
  'on-time': 'Paid on time',
  exposure: 'Exposure',
  information: 'Information',
  promises: 'Promises and plans',
  returned: 'Returned',
};

/** The name of a kind of information; a kind that is not known is told by its code. */
export const informationKind = (kind: string): string =>
  (KINDS as Readonly<Record<string, string>>)[kind] ?? kind;

const kindsOf = (v: SentenceValues, name: string): string =>
  v.list(name).split(', ').map(informationKind).join(', ');

const REMARKS: Readonly<Record<string, string>> = {
  'negative-equity': 'negative equity',
  loss: 'at a loss',
  'heavy-loss': 'loss of more than a tenth of the revenue',
};

const remarksOf = (v: SentenceValues, name: string): string =>
  v
    .list(name)
    .split(', ')
    .map((code) => REMARKS[code] ?? code)
    .join(', ');

const result = (v: SentenceValues): string =>
  v.has('class') ? `${v.count('score')} points, class ${v.text('class')}` : 'not rated';

const why = (): Readonly<Record<RatingPartCode, (v: SentenceValues) => { readonly message: string }>> =>
  sentences({
    'days-late': (v) => ({
      message: `${v.text('daysLate')} days after the due date on average, over ${plural(v.count('invoices'), 'invoice', 'invoices')}`,
    }),
    'on-time': (v) => ({
      message: `${v.count('percent')} % of the amount within ${plural(v.count('days'), 'day', 'days')} of the due date`,
    }),
    exposure: (v) => ({
      message: v.has('currency')
        ? `${v.money('overdue')} overdue of ${v.money('volume')} invoiced (${v.count('percent')} %)`
        : `${v.count('percent')} % of what was invoiced is overdue, in several currencies`,
    }),
    information: (v) => ({
      message: [
        ...(v.count('count') === 0 ? [] : [kindsOf(v, 'kinds')]),
        ...(v.has('remarks') ? [`accounts ${v.count('accountsYear')}: ${remarksOf(v, 'remarks')}`] : []),
        ...(v.count('count') === 0 && !v.has('remarks')
          ? [
              v.has('accountsYear')
                ? `nothing against it, nor in the accounts of ${v.count('accountsYear')}`
                : 'nothing against it',
            ]
          : []),
      ].join('; '),
    }),
    promises: (v) => ({
      message: [
        v.count('kept') + v.count('broken') === 0
          ? 'no promise has ended'
          : `promises kept ${v.count('kept')}, broken ${v.count('broken')}`,
        ...(v.count('plansKept') + v.count('plansBroken') === 0
          ? []
          : [`plans kept ${v.count('plansKept')}, broken ${v.count('plansBroken')}`]),
      ].join('; '),
    }),
    returned: (v) => ({
      message:
        v.count('count') === 0
          ? 'no payment came back'
          : plural(v.count('count'), 'payment came back', 'payments came back'),
    }),
  });

const changes = (): Readonly<
  Record<RatingChange['code'], (v: SentenceValues) => { readonly message: string }>
> =>
  sentences({
    'points-missing': (v) => ({
      message: `Class ${v.text('class')} is ${plural(v.count('count'), 'point', 'points')} away.`,
    }),
    'more-invoices': (v) => ({
      message: `The history of more invoices, paid or overdue, is needed: ${v.count('count')}.`,
    }),
    'overdue-paid': (v) => ({ message: `If everything overdue is paid today: ${result(v)}.` }),
    'nothing-paid': (v) => ({ message: `If nothing is paid for ${v.count('days')} days: ${result(v)}.` }),
    'information-ends': (v) => ({
      message:
        `When this no longer counts, ${informationKind(v.text('kind'))}` +
        (v.has('until') ? ` (until ${v.day('until')})` : '') +
        `: ${result(v)}.`,
    }),
  });

export const information = (): Translation<ReturnType<typeof source>> => ({
  kind: informationKind,
  argument: 'customer code, VAT number, case, invoice or part of the name',
  options: {
    add: 'adds information of this kind',
    kind: 'what kind of information it is',
    addOne: 'adds a piece of information',
    source: 'where it was found: a register, a paper, a person',
    on: 'date of the information: of the protest, the deed, the balance sheet',
    expires: 'last day it counts (if absent: by its kind)',
    note: 'a note',
    amount: 'an amount',
    year: 'year of the accounts (with --add account)',
    revenue: 'revenue of the accounts',
    equity: 'equity of the accounts, below zero too',
    result: 'profit or loss (negative) of the accounts',
    remove: 'removes the information with this number',
    class: 'gives this class by hand: it wins over that of the points',
    reason: 'why: it is kept with the rating',
    until: 'last day the class given by hand counts',
    automatic: 'goes back to the class the points come to',
    all: 'all customers, not only the first',
  },
  ask: {
    kind: 'What kind of information is it?',
    on: 'Date',
    source: 'Source',
    amount: 'Amount (empty: none)',
    note: 'Note (empty: none)',
  },
  accounts: {
    of: (year, figures) => `accounts ${year}${figures === '' ? '' : `: ${figures}`}`,
    figures: { revenue: 'revenue', equity: 'equity', result: 'result' },
  },
  title: 'Commercial information',
  none: 'No commercial information.',
  number: 'No.',
  kindTitle: 'Kind',
  sourceTitle: 'Source',
  until: 'Counts until',
  noEnd: 'no end',
  ended: 'no longer counts',
  added: (number: number, kind: string, on: string, until: string) =>
    `Information ${number} recorded: ${kind} of ${on}, counts ${until}.`,
  validUntil: (day: string) => `until ${day}`,
  validAlways: 'until it is removed',
  removed: (number: number, kind: string, on: string) => `Information ${number} removed: ${kind} of ${on}.`,
  addHint: 'To add some: dunning info CODE --add protest --on DATE --source "..."',
  noOpenCase: 'The customer has no open case.',
  rating: 'Rating',
  ratings: 'Rating of customers',
  classed: (rated: string) => `class ${rated}`,
  ratedAs: (rated: string, score: number) => `class ${rated}, ${plural(score, 'point', 'points')} of 100`,
  before: (text: string, rated: string) => `${text} (before: ${rated})`,
  byHand: {
    rated: (rated, worked) => `class ${rated}, given by hand (from the points: ${worked})`,
    label: 'Reason',
    noEnd: 'until taken back',
    until: (day) => `until ${day}`,
    given: (who, on, end) => `${who}, ${on}, counts ${end}`,
    inShow: (rated, reason, given) => `class ${rated} by hand: ${reason} (${given})`,
    mark: '* given by hand',
    done: 'Class given by hand.',
    givenBack: 'The class comes from the points again.',
    askReason: 'Why this class?',
  },
  notRated: 'not rated',
  notRatedShort: '-',
  tooFew: (known: number, needed: number) =>
    `${plural(known, 'invoice known, paid or overdue', 'invoices known, paid or overdue')}: at least ${needed} are needed.`,
  score: 'Points',
  since: 'Since',
  weight: 'Agenda',
  weightText: (percent: number) => `weighs ${percent} %`,
  class: 'Cl.',
  part: (code: RatingPartCode) => PARTS[code],
  limit: 'Limit',
  limitText: (rated: string, kind: string, on: string) => `class ${rated} at best, for ${kind} of ${on}`,
  whatChanges: 'What would change it',
  more: (count: number, command: string) => `... and ${count} more: ${command}`,
  noCases: 'No customer has an open case.',
  explainHint: (code: string) => `In detail: dunning rating ${code}`,
  why: why(),
  changes: changes(),
});
