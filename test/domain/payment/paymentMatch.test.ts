import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankMovement } from '../../../src/domain/payment/bankMovement.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import type {
  KnownPayment,
  MatchBook,
  MatchDebtor,
  MatchItem,
} from '../../../src/domain/payment/matchLedger.ts';
import { cents } from '../../../src/domain/money.ts';
import {
  matchPayments,
  type Candidate,
  type MatchMovement,
  type PaymentMatch,
} from '../../../src/domain/payment/paymentMatch.ts';

const TODAY = day('2026-11-24');

interface ItemChange {
  readonly issued?: string;
  readonly due?: string;
  readonly currency?: string;
  readonly isLeft?: boolean;
  readonly returned?: string;
  readonly counted?: { readonly cents: number; readonly on: string };
}

/** An item: number, what is open of it (a credit note when negative), and what is special about it. */
function item(id: number, number: string, open: number, change: ItemChange = {}): MatchItem {
  const {
    issued = '2026-09-01',
    due = '2026-10-01',
    currency = 'EUR',
    isLeft = false,
    returned,
    counted,
  } = change;
  return {
    id,
    number,
    ...(issued === '' ? {} : { issuedOn: day(issued) }),
    dueOn: day(due),
    openCents: cents(open),
    currency,
    isCreditNote: open < 0,
    isLeft,
    ...(returned === undefined ? {} : { isReturned: true, returnedOn: day(returned) }),
    ...(counted === undefined ? {} : { counted: { cents: cents(counted.cents), on: day(counted.on) } }),
  };
}

const DEBTORS: readonly MatchDebtor[] = [
  {
    id: 1,
    name: 'Tessitura Valdossola S.r.l.',
    ibans: ['IT60X0542811101000000123456'],
    items: [
      item(11, '2026/101', 150_000, { due: '2026-10-31' }),
      item(12, '2026/102', 80_000, { due: '2026-10-15' }),
      item(13, '2026/103', 40_000),
      item(14, '2026/090', 0),
    ],
  },
  {
    id: 2,
    name: 'Maglificio Tre Torri S.p.A.',
    ibans: [],
    items: [
      item(21, 'FPR 45', 73_450, { due: '2026-10-05' }),
      item(22, '123/A', 50_000),
      item(23, '124/A', 83_812),
      item(24, 'NC 7', -12_000),
    ],
  },
  {
    id: 3,
    name: 'Cantieri Nautici Brezza di Mare S.n.c.',
    ibans: [],
    items: [item(31, '88', 10_000), item(32, '89', 20_050), item(33, '1/000377', 66_000)],
  },
  {
    id: 4,
    name: 'Ferrari Impianti S.r.l.',
    ibans: [],
    items: [
      item(41, '2026141', 25_000, { due: '2026-09-10' }),
      item(42, '2026141', 25_000, { due: '2026-10-10' }),
      item(43, '2026141', 25_000, { due: '2026-11-10' }),
    ],
  },
  {
    id: 5,
    name: 'Ferrari Trasporti S.r.l.',
    ibans: [],
    items: [item(51, '12', 61_000), item(52, '12', 99_900, { issued: '2025-03-03', due: '2025-05-01' })],
  },
  { id: 6, name: 'Officine Lumen S.p.A.', ibans: [], items: [item(61, '2026/215', 66_600)] },
];

const BOOK: MatchBook = {
  debtors: DEBTORS,
  payments: [],
  letters: new Map([['2026/0147 9', 1]]),
  ownIbans: new Set(['IT40S0542811101000000654321']),
};

function movement(amount: number, remittance: string, change: Partial<MatchMovement> = {}): MatchMovement {
  return {
    line: 2,
    bookedOn: day('2026-11-12'),
    cents: cents(amount),
    currency: 'EUR',
    remittance,
    ...change,
  };
}

function matchOne(one: MatchMovement, book: MatchBook = BOOK): PaymentMatch {
  return matchPayments([one], book, TODAY)[0] as PaymentMatch;
}

/** `posted 1: 11=150000 (codes)` - what a table can compare. */
function told(match: PaymentMatch): string {
  if (match.state === 'posted') return `posted ${match.debtor}: ${shares(match)} (${reasons(match)})`;
  if (match.state === 'proposed') {
    const candidates = match.candidates.map((candidate) => `${candidate.debtor}: ${shares(candidate)}`);
    return `proposed ${candidates.join(' | ')} (${reasons(match)})`;
  }
  return `${match.state} (${reasons(match)})`;
}

function reasons({ reasons: all }: PaymentMatch): string {
  return all.map(({ code }) => code).join(' ');
}

function shares(from: Pick<Candidate, 'shares'>): string {
  return from.shares.map((share) => `${share.invoiceId}=${share.cents}`).join(' ');
}

/** The book with a payment of 400.00 entered by hand for invoice 2026/103. */
function recorded(change: Partial<KnownPayment>): MatchBook {
  return {
    ...BOOK,
    payments: [
      {
        payment: 5,
        debtor: 1,
        cents: cents(40_000),
        currency: 'EUR',
        on: day('2026-11-12'),
        source: 'hand',
        shares: [{ invoiceId: 13, cents: cents(40_000) }],
        ...change,
      },
    ],
  };
}

/** The first debtor owes nothing else. */
function withItem(one: MatchItem): MatchBook {
  return {
    ...BOOK,
    debtors: [{ id: 1, name: 'Tessitura Valdossola S.r.l.', ibans: [], items: [one] }],
  };
}

/** Each movement with its answer, whatever their order. */
function byMovement(movements: readonly BankMovement[]): string[] {
  return matchPayments(movements, BOOK, TODAY)
    .map((match, at) => `${JSON.stringify(movements[at])} ${told(match)}`)
    .sort();
}

const VALDOSSOLA = { counterparty: 'TESSITURA VALDOSSOLA SRL' };
const TRE_TORRI = { counterparty: 'MAGLIFICIO TRE TORRI SPA' };
const BREZZA = { counterparty: 'CANTIERI NAUTICI BREZZA DI MARE' };
const TRASPORTI = { counterparty: 'FERRARI TRASPORTI SRL' };
const IMPIANTI = { counterparty: 'FERRARI IMPIANTI' };

describe('what payers write, and what becomes of it', () => {
  const rows: [amount: number, text: string, change: Partial<MatchMovement>, expected: string][] = [
    // A number is the same number however it is written.
    [
      150_000,
      'SALDO FATT. 2026/101 DEL 01/09/2026',
      VALDOSSOLA,
      'posted 1: 11=150000 (payer-by-name invoices-named)',
    ],
    [
      150_000,
      'Ns. pagamento fattura n. 101/2026',
      VALDOSSOLA,
      'posted 1: 11=150000 (payer-by-name invoices-named)',
    ],
    [150_000, 'FT101', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    [150_000, 'ft 101/26', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    [150_000, 'INVOICE 2026-0101', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    [
      150_000,
      'Fatt.n.101 del 1/9/26 EUR 1.500,00',
      VALDOSSOLA,
      'posted 1: 11=150000 (payer-by-name invoices-named)',
    ],
    [150_000, 'VS RIF 2026101', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    [150_000, 'SALDO 2026/101', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    [73_450, 'FT FPR 45 SALDO', TRE_TORRI, 'posted 2: 21=73450 (payer-by-name invoices-named)'],
    [73_450, 'fattura FPR45/2026', TRE_TORRI, 'posted 2: 21=73450 (payer-by-name invoices-named)'],
    [
      150_000,
      'INVOICE 2026-101 DATED 2026-09-01',
      VALDOSSOLA,
      'posted 1: 11=150000 (payer-by-name invoices-named)',
    ],
    [66_000, 'FT 377', BREZZA, 'posted 3: 33=66000 (payer-by-name invoices-named)'],
    [66_000, 'fatt 1/377 del 01.09.2026', BREZZA, 'posted 3: 33=66000 (payer-by-name invoices-named)'],
    // Lists and ranges.
    [133_812, 'PAG.FT 123-124/A', TRE_TORRI, 'posted 2: 22=50000 23=83812 (payer-by-name invoices-named)'],
    [
      133_812,
      'FATTURE N. 123/A E 124/A',
      TRE_TORRI,
      'posted 2: 22=50000 23=83812 (payer-by-name invoices-named)',
    ],
    [
      270_000,
      'FT 101-103/2026',
      VALDOSSOLA,
      'posted 1: 11=150000 12=80000 13=40000 (payer-by-name invoices-named)',
    ],
    [
      230_000,
      'FATTURE NN. 101 E 102',
      VALDOSSOLA,
      'posted 1: 11=150000 12=80000 (payer-by-name invoices-named)',
    ],
    [230_000, 'FT 101, 102', VALDOSSOLA, 'posted 1: 11=150000 12=80000 (payer-by-name invoices-named)'],
    [230_000, 'FT 101/102', VALDOSSOLA, 'posted 1: 11=150000 12=80000 (payer-by-name invoices-named)'],
    [30_050, '88 E 89', BREZZA, 'posted 3: 31=10000 32=20050 (payer-by-name invoices-named)'],
    [30_050, 'ft 88+89', BREZZA, 'posted 3: 31=10000 32=20050 (payer-by-name invoices-named)'],
    ...(
      [
        'FATT. NN. 101 102 E 103',
        'FT.101-102-103',
        'FTT 101 /102 /103',
        'FT 2026/101 - 102 - 103',
        'FATT.101,102,103 DEL 2026',
        'FT 2026/101-2026/103',
        'FT 101/2026-103/2026',
        'FT DA 101 A 103',
        'FATTURE DALLA 101 ALLA 103/2026',
        'FT DAL N. 101 AL N. 103',
      ] as const
    ).map((text): [number, string, Partial<MatchMovement>, string] => [
      270_000,
      text,
      VALDOSSOLA,
      'posted 1: 11=150000 12=80000 13=40000 (payer-by-name invoices-named)',
    ]),
    ...(
      [
        'ft101e102',
        'FT NR101 NR102',
        'FT.2026/101;2026/102',
        'FATT 101 DEL 01.09.26 FATT 102 DEL 01.09.26',
      ] as const
    ).map((text): [number, string, Partial<MatchMovement>, string] => [
      230_000,
      text,
      VALDOSSOLA,
      'posted 1: 11=150000 12=80000 (payer-by-name invoices-named)',
    ]),
    // Numbers of something else, and of another year.
    ...(
      [
        'ORDINE 2026/101',
        'VS ORD. N. 101',
        'DDT 101 DEL 01/09/2026',
        'CONTRATTO 2026/101',
        'CIG Z2026101AB',
        'COD CLIENTE 101',
        'MANDATO 101',
        'RATA 101',
      ] as const
    ).map((text): [number, string, Partial<MatchMovement>, string] => [
      149_000,
      text,
      VALDOSSOLA,
      'proposed 1: 13=40000 12=80000 11=29000 (payer-by-name no-exact-sum)',
    ]),
    [149_000, 'FT 101/2025', VALDOSSOLA, 'unknown (payer-by-name invoices-unknown)'],
    [150_000, 'FT 101 DEL 2025', VALDOSSOLA, 'proposed 1: 11=150000 (payer-by-name invoices-unknown)'],
    [150_000, 'FT 101 DEL 2026', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    [150_000, 'FT 101 DEL 2025', {}, 'unknown (invoices-unknown)'],
    [66_600, 'SALDO FT 999/2026', { counterparty: 'VETRERIA LAGO' }, 'unknown (invoices-unknown)'],
    [149_000, 'FT 101 E 102 DEL 2025', VALDOSSOLA, 'unknown (payer-by-name invoices-unknown)'],
    [150_000, 'DEL 2026 LA FT 101', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    // Part payments and instalments.
    [
      20_000,
      'acconto fattura 101 del 1/9/26',
      VALDOSSOLA,
      'posted 1: 11=20000 (payer-by-name invoices-named partial)',
    ],
    [
      100_000,
      'FT 102 E 101',
      VALDOSSOLA,
      'posted 1: 12=80000 11=20000 (payer-by-name invoices-named partial)',
    ],
    [25_000, 'FATT 2026141', IMPIANTI, 'posted 4: 41=25000 (payer-by-name invoices-named partial)'],
    [50_000, 'FACT 2026141', IMPIANTI, 'posted 4: 41=25000 42=25000 (payer-by-name invoices-named partial)'],
    [
      75_000,
      'saldo 141/2026',
      IMPIANTI,
      'posted 4: 41=25000 42=25000 43=25000 (payer-by-name invoices-named)',
    ],
    // The instalment that is named is the one that is paid.
    ...(
      [
        'SALDO FT 141/2026 SCAD 10/10/2026',
        'FT 141/2026 SCAD. 10.10',
        'FT 141/2026 RATA 2',
        'RATA N. 2/3 FT 141/2026',
        '2^ RATA FT 141/2026',
        '2A RATA FATT. 141/2026',
        'FT 141/2026 RATA DEL 10 OTTOBRE 2026',
        'RIBA FT 141/2026 10/10/2026',
      ] as const
    ).map((text): [number, string, Partial<MatchMovement>, string] => [
      25_000,
      text,
      IMPIANTI,
      'posted 4: 42=25000 (payer-by-name invoices-named)',
    ]),
    [
      50_000,
      'FT 141/2026 RATE 2 E 3',
      IMPIANTI,
      'posted 4: 42=25000 43=25000 (payer-by-name invoices-named)',
    ],
    [20_000, 'ACC FT 141/2026 RATA 3', IMPIANTI, 'posted 4: 43=20000 (payer-by-name invoices-named partial)'],
    [
      75_000,
      'FT 141/2026 SCAD 10/10/2026',
      IMPIANTI,
      'posted 4: 41=25000 42=25000 43=25000 (payer-by-name invoices-named)',
    ],
    [50_000, 'FT 141/2026 RATA 2', IMPIANTI, 'proposed 4: 42=25000 (payer-by-name invoices-named overpaid)'],
    [
      25_000,
      'FT 141/2026 VALUTA 10/10/2026',
      IMPIANTI,
      'posted 4: 41=25000 (payer-by-name invoices-named partial)',
    ],
    // Dates, terms, rates, counts and amounts are no invoices.
    ...(
      [
        'FATTURA N. 103/2026 DEL 1 SETTEMBRE 2026',
        'FT 103 DEL 1/9',
        'FT 103 DEL 12-3',
        'FT 103 DEL 01SET2026',
        'FT 103 1 SET 26',
        'FT 103 SETTEMBRE 2026',
        'FT 103 A 30 GG',
        'FT 103 AL 30.11',
        'FT 103 30/60/90 GG',
        'FT 103 100,00',
        'FT 103 SALDO 400.00',
      ] as const
    ).map((text): [number, string, Partial<MatchMovement>, string] => [
      40_000,
      text,
      VALDOSSOLA,
      'posted 1: 13=40000 (payer-by-name invoices-named)',
    ]),
    ...(
      [
        '30% ACCONTO FT 88',
        'ACCONTO FT 88 50,50',
        '5^ RATA FT 88',
        'ACC. FT 88 DEL 9 MAR 26',
        'ACC FT 88 DEL 07MAR2026',
        'ACC FT 88 CANTIERE N. 89',
        'ACC FT 88 SAL N. 89',
        'ACC FT 88 N. 89 COLLI',
        'ACC FT 88 SERRAMENTI N. 89',
      ] as const
    ).map((text): [number, string, Partial<MatchMovement>, string] => [
      5_050,
      text,
      BREZZA,
      'posted 3: 31=5050 (payer-by-name invoices-named partial)',
    ]),
    ...(['N. 2 FATTURE: 88 E 89', 'SALDO 2 FATTURE 88 E 89', 'FATTURE 88 E 89 SETTEMBRE 2026'] as const).map(
      (text): [number, string, Partial<MatchMovement>, string] => [
        30_050,
        text,
        BREZZA,
        'posted 3: 31=10000 32=20050 (payer-by-name invoices-named)',
      ],
    ),
    ...(['FT 88-89-12', 'FATT. 88/89/12'] as const).map(
      (text): [number, string, Partial<MatchMovement>, string] => [
        30_050,
        text,
        BREZZA,
        'posted 3: 31=10000 32=20050 (payer-by-name invoices-named)',
      ],
    ),
    [133_812, 'FT 123/A-124/A', TRE_TORRI, 'posted 2: 22=50000 23=83812 (payer-by-name invoices-named)'],
    // One of those named is not in the book: its money is for no other.
    [
      190_000,
      'SALDO FT 101 E FT 777/2026',
      VALDOSSOLA,
      'proposed 1: 11=150000 (payer-by-name invoices-named invoices-unknown)',
    ],
    [
      90_000,
      'SALDO FT 101 E FT 777/2026',
      VALDOSSOLA,
      'proposed 1: 11=90000 (payer-by-name invoices-named invoices-unknown)',
    ],
    [150_000, 'SALDO FT 101 RIF. 777', VALDOSSOLA, 'posted 1: 11=150000 (payer-by-name invoices-named)'],
    // Credit notes.
    [
      61_450,
      'FATT FPR 45 AL NETTO NC',
      TRE_TORRI,
      'posted 2: 21=61450 (payer-by-name invoices-named net-of-credit)',
    ],
    [
      61_450,
      'FT FPR 45 - NC 7',
      TRE_TORRI,
      'posted 2: 21=61450 (payer-by-name invoices-named net-of-credit)',
    ],
    [
      71_812,
      'FT 124/A MENO NOTA CREDITO N. 7',
      TRE_TORRI,
      'posted 2: 23=71812 (payer-by-name invoices-named net-of-credit)',
    ],
    [195_262, 'SALDO', TRE_TORRI, 'posted 2: 22=50000 23=83812 21=61450 (payer-by-name net-of-credit)'],
    [61_450, 'AL NETTO NC 7', TRE_TORRI, 'posted 2: 21=61450 (payer-by-name exact-sum net-of-credit)'],
    [
      121_812,
      'SALDO AL NETTO NC',
      TRE_TORRI,
      'posted 2: 22=50000 23=71812 (payer-by-name exact-sum net-of-credit)',
    ],
    [61_451, 'AL NETTO NC 7', TRE_TORRI, 'proposed 2: 22=50000 23=11451 (payer-by-name no-exact-sum)'],
    [50_000, 'AL NETTO NC', VALDOSSOLA, 'proposed 1: 13=40000 12=10000 (payer-by-name no-exact-sum)'],
    // In full and in part.
    [
      160_000,
      'SALDO FT 101 ACC FT 102',
      VALDOSSOLA,
      'posted 1: 11=150000 12=10000 (payer-by-name invoices-named partial)',
    ],
    [
      100_000,
      'ACCONTO FATT 101 E SALDO 102',
      VALDOSSOLA,
      'posted 1: 12=80000 11=20000 (payer-by-name invoices-named partial)',
    ],
    [
      70_000,
      'SALDO FT 101 ACC FT 102',
      VALDOSSOLA,
      'posted 1: 12=70000 (payer-by-name invoices-named partial)',
    ],
    // No invoice is named: who paid, and a sum that leaves no doubt.
    [
      270_000,
      'SALDO A TUTTO OTTOBRE',
      VALDOSSOLA,
      'posted 1: 13=40000 12=80000 11=150000 (payer-by-name settles-all)',
    ],
    [120_000, 'BONIFICO', VALDOSSOLA, 'posted 1: 12=80000 13=40000 (payer-by-name exact-sum)'],
    [
      150_000,
      '',
      { counterpartIban: 'IT60X0542811101000000123456' },
      'posted 1: 11=150000 (payer-by-iban exact-sum)',
    ],
    [50_000, 'ACCONTO', VALDOSSOLA, 'posted 1: 13=40000 12=10000 (payer-by-name on-account)'],
    [50_000, 'BONIFICO', VALDOSSOLA, 'proposed 1: 13=40000 12=10000 (payer-by-name no-exact-sum)'],
    [25_000, 'BONIFICO', IMPIANTI, 'proposed 4: 41=25000 (payer-by-name several-sums)'],
    [300_000, 'BONIFICO', VALDOSSOLA, 'proposed 1: 13=40000 12=80000 11=150000 (payer-by-name overpaid)'],
    // Named, and more than that.
    [
      190_000,
      'FT 101 E PRECEDENTE',
      VALDOSSOLA,
      'posted 1: 11=150000 13=40000 (payer-by-name invoices-named exact-sum)',
    ],
    [151_000, 'FT 101', VALDOSSOLA, 'proposed 1: 11=150000 (payer-by-name invoices-named overpaid)'],
    // The same number twice.
    [61_000, 'FATT 12', TRASPORTI, 'posted 5: 51=61000 (payer-by-name invoices-named)'],
    [99_900, 'FATT 12 DEL 3/3/25', TRASPORTI, 'posted 5: 52=99900 (payer-by-name invoices-named)'],
    [10_000, 'FATT 12', TRASPORTI, 'proposed 5: 52=10000 (payer-by-name invoices-named several-documents)'],
    [10_000, 'FATT 12/2025', TRASPORTI, 'posted 5: 52=10000 (payer-by-name invoices-named partial)'],
    // Somebody else pays, or nobody knows who.
    [66_600, 'FATT 2026/215', { counterparty: 'ROSSETTI GIULIA' }, 'proposed 6: 61=66600 (third-party)'],
    [66_600, 'FATT 2026/215', VALDOSSOLA, 'proposed 6: 61=66600 (payer-by-name invoices-unknown)'],
    [
      270_000,
      'PER CONTO DI ALTRI',
      VALDOSSOLA,
      'proposed 1: 13=40000 12=80000 11=150000 (payer-by-name settles-all on-behalf)',
    ],
    [
      66_600,
      'BONIFICO',
      { counterparty: 'TESORERIA NORD SPA PER CONTO OFFICINE LUMEN' },
      'proposed 6: 61=66600 (payer-by-name settles-all similar-name on-behalf)',
    ],
    [66_600, 'BONIF. DA OFFICINE LUMEN SPA SALDO', {}, 'posted 6: 61=66600 (payer-by-name settles-all)'],
    [66_600, 'FATT 2026/215', {}, 'posted 6: 61=66600 (invoices-named)'],
    [6_600, 'FATT 2026/215', {}, 'posted 6: 61=6600 (invoices-named partial)'],
    [10_000, 'FATT 88', {}, 'posted 3: 31=10000 (invoices-named)'],
    [9_000, 'FATT 88', {}, 'proposed 3: 31=9000 (short-number-only)'],
    [61_000, 'FATT 12', { counterparty: 'FERRARI' }, 'proposed 5: 51=61000 (third-party)'],
    [80_000, '2026/0147 - 9 - 2026/102, 2026/103', {}, 'posted 1: 12=80000 (payer-by-letter invoices-named)'],
    [270_000, '2026/0147 - 9 -', {}, 'posted 1: 13=40000 12=80000 11=150000 (payer-by-letter settles-all)'],
    [216_600, 'FT 2026/101 E 2026/215', {}, 'proposed 1: 11=150000 | 6: 61=66600 (several-debtors)'],
    // The amount alone is never enough.
    [66_600, 'BONIFICO', {}, 'proposed 6: 61=66600 (payer-unknown amount-only)'],
    [
      66_600,
      'STIPENDIO',
      { counterparty: 'ALTRA DITTA SRL' },
      'proposed 6: 61=66600 (payer-unknown amount-only)',
    ],
    [96_050, 'BONIFICO', {}, 'proposed 3: 33=66000 31=10000 32=20050 (payer-unknown amount-only)'],
    [77_777, 'BONIFICO', {}, 'unknown (payer-unknown)'],
    [40_000, 'ORDINE 102 DDT 101', {}, 'proposed 1: 13=40000 (payer-unknown amount-only)'],
    // Numbers that are no invoices.
    [80_000, 'ORDINE N. 101 CIG Z12345678F', VALDOSSOLA, 'posted 1: 12=80000 (payer-by-name exact-sum)'],
    [80_000, 'COMPETENZE 10/2026', VALDOSSOLA, 'posted 1: 12=80000 (payer-by-name exact-sum)'],
    [80_000, 'BEST.-NR. 101', VALDOSSOLA, 'posted 1: 12=80000 (payer-by-name exact-sum)'],
    [
      80_000,
      'TRN 0306926234592800101 IT60X0542811101000000123456',
      VALDOSSOLA,
      'posted 1: 12=80000 (payer-by-name exact-sum)',
    ],
    [80_000, 'E2E77X101 SALDO 31/02/2026', VALDOSSOLA, 'posted 1: 12=80000 (payer-by-name exact-sum)'],
    // Named are invoices we do not have, or no longer.
    [80_000, 'FATT 777', VALDOSSOLA, 'proposed 1: 12=80000 (payer-by-name invoices-unknown)'],
    [80_001, 'FATT 777', VALDOSSOLA, 'unknown (payer-by-name invoices-unknown)'],
    [55_000, 'FATT 2026/090', VALDOSSOLA, 'unknown (payer-by-name invoices-settled)'],
    [55_000, 'FATT 2026/090', {}, 'unknown (invoices-settled)'],
    [55_000, 'FATT 777', {}, 'unknown (invoices-unknown)'],
    // Another currency is another debt.
    [
      150_000,
      'FATT 2026/101',
      { ...VALDOSSOLA, currency: 'CHF' },
      'unknown (payer-by-name invoices-unknown)',
    ],
    [150_000, 'SALDO', { ...VALDOSSOLA, currency: 'CHF' }, 'unknown (payer-by-name nothing-open)'],
    // Money out.
    [-15_250, 'COMMISSIONI E SPESE', {}, 'ignored (outgoing)'],
  ];

  test.for(rows)('%d "%s"', ([amount, text, change, expected]) => {
    expect(told(matchOne(movement(amount, text, change)))).toBe(expected);
  });
});

describe('who pays', () => {
  const twins: MatchBook = {
    ...BOOK,
    debtors: [
      { id: 1, name: 'Rossi Marmi S.r.l.', ibans: [], items: [item(1, '2026/1', 10_000)] },
      { id: 2, name: 'Rossi Marmi S.p.A.', ibans: [], items: [item(2, '2026/2', 10_000)] },
      {
        id: 3,
        name: 'Arredamenti Costruzioni Metalliche Sassoferrato S.r.l.',
        ibans: [],
        items: [item(3, '2026/3', 30_000)],
      },
    ],
  };

  test.for([
    [
      'the legal form parts two of the same name',
      'ROSSI MARMI SPA',
      'posted 2: 2=10000 (payer-by-name settles-all)',
    ],
    ['without it they are a tie', 'ROSSI MARMI', 'proposed 1: 1=10000 | 2: 2=10000 (several-debtors)'],
    [
      'a name the bank cut off',
      'ARREDAMENTI COSTRUZIONI METALLICHE SASSOF',
      'proposed 3: 3=10000 (payer-by-name no-exact-sum)',
    ],
    [
      'an address around the name',
      'ROSSI MARMI SPA VIA ROMA 1 CARRARA',
      'posted 2: 2=10000 (payer-by-name settles-all)',
    ],
    [
      'one word of a name is another name',
      'ROSSI',
      'proposed 1: 1=10000 | 2: 2=10000 (payer-unknown amount-only)',
    ],
  ] as const)('%s', ([, counterparty, expected]) => {
    expect(told(matchOne(movement(10_000, 'BONIFICO', { counterparty }), twins))).toBe(expected);
  });

  test('a tie of names that names an invoice the book lacks says so', () => {
    const one = movement(10_000, 'FT 999/2026', { counterparty: 'ROSSI MARMI' });
    expect(told(matchOne(one, twins))).toBe(
      'proposed 1: 1=10000 | 2: 2=10000 (several-debtors invoices-unknown)',
    );
  });

  describe('a name that is only similar', () => {
    const names: MatchBook = {
      ...BOOK,
      debtors: [
        { id: 1, name: 'Beta Arredi S.a.s.', ibans: [], items: [item(1, 'FPR 88/26', 8_800)] },
        { id: 2, name: 'Corti Elio', ibans: [], items: [item(2, '2026/2', 20_000)] },
        {
          id: 3,
          name: 'Lodi Anna Ricami di Lodi Anna & C. S.n.c.',
          ibans: [],
          items: [item(3, '7', 30_000)],
        },
        { id: 4, name: 'Immobiliare dei Tre Santi Pellegrini S.r.l.', ibans: [], items: [item(4, '8', 400)] },
      ],
    };
    const account = { counterpartIban: 'DE02120300000000202051' };
    const by = (amount: number, text: string, counterparty?: string): PaymentMatch =>
      matchOne(
        movement(amount, text, { ...account, ...(counterparty === undefined ? {} : { counterparty }) }),
        names,
      );

    test.each([
      ['inside a longer one', 8_800, 'SALDO', 'BETA ARREDI COMPANY TORINO SPA', 1],
      ['of a person inside a firm’s', 20_000, 'SALDO', 'CORTI ELIO IMPIANTI SRL', 2],
      ['of a firm that begins with a person’s', 30_000, 'SALDO', 'LODI ANNA', 3],
      ['in the middle of a text', 8_800, 'BONIFICO BETA ARREDI COMPANY SALDO', undefined, 1],
      ['with a short number and not its amount', 10_000, 'ACC FT 7', 'LODI ANNA', 3],
    ])('%s is asked about, and teaches no account', (_what, amount, text, counterparty, debtor) => {
      const match = by(amount, text, counterparty);
      expect(match).toMatchObject({ state: 'proposed', candidates: [{ debtor }] });
      expect(match.reasons.at(-1)?.code).toBe('similar-name');
    });

    test('with its invoice it pays, and teaches no account', () => {
      const match = by(8_800, 'SALDO FPR 88/26', 'BETA ARREDI COMPANY TORINO SPA');
      expect(match).toMatchObject({ state: 'posted', debtor: 1 });
      expect(match).not.toHaveProperty('learns');
    });

    test.each([
      ['the legal form in words', 8_800, 'BETA ARREDI SOCIETA IN ACCOMANDITA SEMPLICE', 1],
      ['another order of the words', 20_000, 'ELIO CORTI', 2],
      ['cut off by the bank inside a word', 400, 'IMMOBILIARE DEI TRE SANTI PELLEG', 4],
      ['cut off by the bank after two letters', 400, 'IMMOBILIARE DEI TRE SANTI   PE', 4],
    ])('but not with %s', (_what, amount, counterparty, debtor) => {
      const learns = account.counterpartIban;
      expect(by(amount, 'SALDO', counterparty)).toMatchObject({ state: 'posted', debtor, learns });
    });

    test('a return that names nothing but such a name is asked about', () => {
      const one = movement(-8_800, 'INSOLUTO BETA ARREDI COMPANY SPA SCAD 01/10/2026');
      expect(matchOne(one, names)).toMatchObject({
        state: 'proposed',
        reasons: [{ code: 'unpaid-collection' }, { code: 'similar-name' }],
      });
    });
  });

  test('an umlaut is written out by the bank', () => {
    const german = {
      ...twins,
      debtors: [{ id: 1, name: 'Prüfbau Jäger GmbH', ibans: [], items: [item(1, 'RE 7', 10_000)] }],
    };
    const match = matchOne(movement(10_000, 'RE 7', { counterparty: 'PRUEFBAU JAEGER GMBH' }), german);
    expect(told(match)).toBe('posted 1: 1=10000 (payer-by-name invoices-named)');
  });

  test('a tie of names is settled by the invoice that one of them owes', () => {
    const match = matchOne(movement(10_000, 'FT 2026/2', { counterparty: 'ROSSI MARMI' }), twins);
    expect(told(match)).toBe('posted 2: 2=10000 (invoices-named)');
  });

  test('but not by the invoice of a third', () => {
    const match = matchOne(movement(30_000, 'FT 2026/3', { counterparty: 'ROSSI MARMI' }), twins);
    expect(told(match)).toBe('proposed 3: 3=30000 (third-party)');
  });

  test('a tie of names without any sum that fits says nothing', () => {
    expect(told(matchOne(movement(7, 'BONIFICO', { counterparty: 'ROSSI MARMI' }), twins))).toBe(
      'unknown (payer-unknown)',
    );
  });

  const iban = 'IT60X0542811101000000123456';
  const german = 'DE02120300000000202051';

  test('an account learned from one payment identifies the payer of the next', () => {
    const matches = matchPayments(
      [
        movement(66_600, 'bonifico', {
          bookedOn: day('2026-11-02'),
          counterparty: 'O. LUMEN',
          counterpartIban: german,
        }),
        movement(0 + 100, 'ACCONTO FT 2026/215', {
          counterparty: 'OFFICINE LUMEN SPA',
          counterpartIban: german,
        }),
        movement(66_500, 'bonifico', { counterparty: 'O. LUMEN', counterpartIban: german }),
      ],
      BOOK,
      TODAY,
    );
    expect(matches.map(told)).toEqual([
      'unknown (payer-by-iban nothing-open)',
      'posted 6: 61=100 (payer-by-name invoices-named partial)',
      'posted 6: 61=66500 (payer-by-iban settles-all)',
    ]);
    expect(matches[1]).toMatchObject({ learns: german });
  });

  test('an account under whose payments stand the names of two customers tells nobody from then on', () => {
    const pays = (
      amount: number,
      text: string,
      counterparty: string | undefined,
      on: string,
    ): MatchMovement =>
      movement(amount, text, {
        bookedOn: day(on),
        counterpartIban: german,
        ...(counterparty === undefined ? {} : { counterparty }),
      });
    const matches = matchPayments(
      [
        pays(100, 'ACCONTO FT 2026/215', 'OFFICINE LUMEN SPA', '2026-11-02'),
        pays(150_000, 'FT 2026/101', 'TESSITURA VALDOSSOLA SRL', '2026-11-03'),
        pays(66_500, 'bonifico', undefined, '2026-11-04'),
      ],
      BOOK,
      TODAY,
    );
    expect(matches.slice(0, 2)).toMatchObject([{ learns: german }, { learns: german }]);
    expect(told(matches[2] as PaymentMatch)).toBe('proposed 6: 61=66500 (several-debtors)');
  });

  test.for([
    ['our own account', 'IT40S0542811101000000654321', {}],
    ['the account of the statement', german, { account: german }],
    ['a miswritten one', 'DE02120300000000202052', {}],
  ] as const)('nothing is learned from %s', ([, counterpartIban, change]) => {
    const match = matchOne(
      movement(66_600, 'FT 2026/215', { counterparty: 'OFFICINE LUMEN', counterpartIban, ...change }),
    );
    expect(match).toMatchObject({ state: 'posted' });
    expect(match).not.toHaveProperty('learns');
  });

  test('an account that contradicts the name is a question', () => {
    const match = matchOne(
      movement(66_600, 'SALDO', { counterparty: 'OFFICINE LUMEN', counterpartIban: iban }),
    );
    expect(told(match)).toBe('proposed 6: 61=66600 (several-debtors)');
  });

  test('an account that pays for several is narrowed by the name', () => {
    const debtors = BOOK.debtors.map((debtor) => (debtor.id === 6 ? { ...debtor, ibans: [iban] } : debtor));
    const book = { ...BOOK, debtors };
    const named = matchOne(
      movement(66_600, 'SALDO', { counterparty: 'OFFICINE LUMEN', counterpartIban: iban }),
      book,
    );
    expect(told(named)).toBe('posted 6: 61=66600 (payer-by-iban settles-all)');
    const nameless = matchOne(movement(66_600, 'SALDO', { counterpartIban: iban }), book);
    expect(told(nameless)).toBe('proposed 6: 61=66600 (several-debtors)');
  });
});

describe('what a person has to look at', () => {
  const posted = 'posted 1: 13=40000 (payer-by-name invoices-named)';
  const doubted = 'proposed 1: 13=40000 (payer-by-name invoices-named maybe-recorded)';

  test.for([
    ['entered by hand the same day', {}, doubted],
    ['entered by hand five days before', { on: day('2026-11-07') }, doubted],
    ['entered by hand six days before', { on: day('2026-11-06') }, posted],
    ['entered by hand 31 days after', { on: day('2026-12-13') }, doubted],
    ['entered by hand 32 days after', { on: day('2026-12-14') }, posted],
    ['of another amount', { cents: cents(40_001) }, posted],
    ['of another debtor', { debtor: 2 }, posted],
    ['in another currency', { currency: 'CHF' }, posted],
    ['seen in an export', { source: 'export' }, posted],
    ['of another statement, the same day', { source: 'bank', statement: 1 }, doubted],
    ['of another statement, another day', { source: 'bank', statement: 1, on: day('2026-11-11') }, posted],
  ] as const)('a payment %s', ([, change, expected]) => {
    expect(told(matchOne(movement(40_000, 'FT 103', VALDOSSOLA), recorded(change)))).toBe(expected);
  });

  test('a movement left over from the same statement is not taken for its neighbour', () => {
    const book = recorded({ source: 'bank', statement: 1 });
    expect(told(matchOne(movement(40_000, 'FT 103', { ...VALDOSSOLA, statement: 1 }), book))).toBe(posted);
  });

  test.for([
    ['before the accounting looked', { cents: 40_000, on: '2026-11-12' }, 'maybe-counted'],
    ['after it looked', { cents: 40_000, on: '2026-11-11' }, 'partial'],
    ['for more than was taken off', { cents: 39_999, on: '2026-11-20' }, 'partial'],
  ] as const)('a part payment that came %s', ([, counted, code]) => {
    const match = matchOne(
      movement(40_000, 'FT 5/2026', VALDOSSOLA),
      withItem(item(1, '2026/5', 60_000, { counted })),
    );
    expect(match.reasons.at(-1)?.code).toBe(code);
    expect(match.state).toBe(code === 'partial' ? 'posted' : 'proposed');
  });

  describe('a payment that names nothing, of a sum that the accounting took off another invoice', () => {
    /** 1,000.00 are open of 102; another invoice of the same customer was taken off by a list. */
    const settledBy = (
      counted: readonly { readonly cents: number; readonly on: string }[],
      payments: readonly KnownPayment[] = [],
    ): MatchBook => ({
      ...BOOK,
      debtors: [
        {
          id: 1,
          name: 'Tessitura Valdossola S.r.l.',
          ibans: [],
          items: [
            item(1, '2026/102', 100_000),
            ...counted.map((each, at) => item(at + 2, `2026/${201 + at}`, 0, { counted: each })),
          ],
        },
      ],
      payments,
    });
    const saldo = movement(100_000, 'SALDO FATTURA', VALDOSSOLA);
    const posted = 'posted 1: 1=100000 (payer-by-name settles-all)';
    const doubted = 'proposed 1: 1=100000 (payer-by-name settles-all maybe-counted)';

    test.for([
      ['taken off the same day', [{ cents: 100_000, on: '2026-11-12' }], doubted],
      ['taken off the day before', [{ cents: 100_000, on: '2026-11-11' }], posted],
      ['taken off sixty days later', [{ cents: 100_000, on: '2027-01-11' }], doubted],
      ['taken off later than that', [{ cents: 100_000, on: '2027-01-12' }], posted],
      ['of another sum', [{ cents: 99_999, on: '2026-11-20' }], posted],
      [
        'of several on one day',
        [
          { cents: 60_000, on: '2026-11-20' },
          { cents: 40_000, on: '2026-11-20' },
        ],
        doubted,
      ],
      [
        'of several on two days',
        [
          { cents: 60_000, on: '2026-11-20' },
          { cents: 40_000, on: '2026-11-21' },
        ],
        posted,
      ],
    ] as const)('%s', ([, counted, expected]) => {
      expect(told(matchOne(saldo, settledBy(counted)))).toBe(expected);
    });

    test('is asked about with the numbers of what was taken off', () => {
      const { reasons: all } = matchOne(saldo, settledBy([{ cents: 100_000, on: '2026-11-20' }]));
      expect(all.at(-1)).toEqual({ code: 'maybe-counted', values: { numbers: ['2026/201'] } });
    });

    test('taken off a second time, by that part of it', () => {
      const seen = (on: string, amount: number, change: Partial<KnownPayment> = {}): KnownPayment => ({
        payment: 5,
        debtor: 1,
        cents: cents(amount),
        currency: 'EUR',
        on: day(on),
        source: 'export',
        shares: [{ invoiceId: 2, cents: cents(amount) }],
        ...change,
      });
      const counted = [{ cents: 150_000, on: '2026-11-20' }];
      const parts = [seen('2026-11-02', 50_000), seen('2026-11-20', 100_000)];
      expect(told(matchOne(saldo, settledBy(counted, parts)))).toBe(doubted);
      const francs = parts.map((part) => ({ ...part, currency: 'CHF' }));
      expect(told(matchOne(saldo, settledBy(counted, francs)))).toBe(posted);
    });

    test('one that names its invoice is posted', () => {
      const named = movement(100_000, 'SALDO FATTURA 2026/102', VALDOSSOLA);
      expect(told(matchOne(named, settledBy([{ cents: 100_000, on: '2026-11-20' }])))).toBe(
        'posted 1: 1=100000 (payer-by-name invoices-named)',
      );
    });
  });

  describe('money in advance', () => {
    const book = withItem(item(1, '2026/5', 60_000));
    test.each([
      'ACCONTO 30% ORDINE 555',
      'ANTICIPO ORDINE',
      'acconto su ord. n. 555',
      'ACCONTO SU PREVENTIVO 77',
      'ANTICIPO FORNITURA NUOVA',
      'ACCONTO CONTRATTO 2027',
      'CAPARRA',
      'CAPARRA CONFIRMATORIA',
      'DEPOSITO CAUZIONALE',
      'PROFORMA 12',
      'FATTURA PRO-FORMA 12',
      'ADVANCE PAYMENT ORDER 555',
    ])('"%s" pays no invoice by itself', (text) => {
      for (const amount of [60_000, 20_000])
        expect(matchOne(movement(amount, text, VALDOSSOLA), book)).toMatchObject({
          state: 'proposed',
          reasons: expect.arrayContaining([{ code: 'prepayment' }]) as unknown,
        });
    });

    test.each([
      'ACCONTO',
      'ACCONTO FT 5/2026',
      'ANTICIPO FT 5/2026 ORDINE 555',
      'SALDO ORDINE 555',
      'ORD.: ROSSI ACCONTO',
      'ACCONTO DA ORD: ROSSI',
      'ACCONTO PER ORDINE E CONTO',
    ])('"%s" is none', (text) => {
      expect(matchOne(movement(60_000, text, VALDOSSOLA), book).state).toBe('posted');
    });

    test('the number of a proforma is none of an invoice', () => {
      const small = withItem(item(1, '12', 60_000));
      expect(told(matchOne(movement(60_000, 'PROFORMA N. 12', VALDOSSOLA), small))).toBe(
        'proposed 1: 1=60000 (payer-by-name settles-all prepayment)',
      );
    });
  });

  test.for([
    ['the day before its invoice came back', 'FT 5/2026', '2026-11-13', 'maybe-returned'],
    ['the day it came back', 'SALDO', '2026-11-12', 'maybe-returned'],
    ['the day after', 'FT 5/2026', '2026-11-11', 'invoices-named'],
  ] as const)('money that came %s', ([, text, returned, code]) => {
    const book = withItem(item(1, '2026/5', 60_000, { returned }));
    const match = matchOne(movement(60_000, text, VALDOSSOLA), book);
    expect(match.reasons.at(-1)?.code).toBe(code);
    expect(match.state).toBe(code === 'maybe-returned' ? 'proposed' : 'posted');
  });

  test.for([
    ['the day its invoice is issued', '2026-11-12', 'SALDO', 'settles-all'],
    ['the day before', '2026-11-13', 'CANONE OTTOBRE', 'before-issue'],
    ['before, and names it', '2026-11-13', 'FT 5/2026', 'invoices-named'],
    ['with no day of issue in the book', '', 'SALDO', 'settles-all'],
  ] as const)('money that came %s', ([, issued, text, code]) => {
    const match = matchOne(
      movement(60_000, text, VALDOSSOLA),
      withItem(item(1, '2026/5', 60_000, { issued, due: '2026-11-20' })),
    );
    expect(match.reasons.at(-1)?.code).toBe(code);
    expect(match.state).toBe(code === 'before-issue' ? 'proposed' : 'posted');
  });

  test('money of which a part would pay an invoice that was issued later', () => {
    const items = [item(1, '2026/5', 60_000), item(2, '2026/6', 10_000, { issued: '2026-11-13' })];
    const [valdossola] = withItem(item(1, '2026/5', 1)).debtors;
    const book = { ...BOOK, debtors: [{ ...(valdossola as MatchDebtor), items }] };
    expect(matchOne(movement(70_000, 'SALDO', VALDOSSOLA), book)).toMatchObject({
      state: 'proposed',
      reasons: [{}, { code: 'settles-all' }, { code: 'before-issue', values: { numbers: ['2026/6'] } }],
    });
  });

  test('an invoice that was left to a closed case', () => {
    const book = withItem(item(1, '2026/5', 60_000, { isLeft: true }));
    expect(told(matchOne(movement(60_000, 'FT 5/2026', VALDOSSOLA), book))).toBe(
      'proposed 1: 1=60000 (payer-by-name invoices-named closed-case)',
    );
    expect(told(matchOne(movement(60_000, 'SALDO', VALDOSSOLA), book))).toBe(
      'unknown (payer-by-name nothing-open)',
    );
  });

  test('so many invoices that nearly any sum comes out', () => {
    const items = Array.from({ length: 40 }, (_, at) => item(at + 1, `2026/${at + 1}`, 10_000 + 7 * at * at));
    const book: MatchBook = {
      ...BOOK,
      debtors: [{ id: 1, name: 'Tessitura Valdossola S.r.l.', ibans: [], items }],
    };
    expect(matchOne(movement(91_237, 'BONIFICO', VALDOSSOLA), book).state).toBe('proposed');
  });
});

describe('a sum of many', () => {
  /** Invoices of which every set comes to another sum: 1.00, 2.00, 4.00 and so on. */
  const powers = Array.from({ length: 10 }, (_, at) => item(200 + at, `P/${at}`, 100 * 2 ** at));
  const many: MatchBook = {
    ...BOOK,
    debtors: [{ id: 7, name: 'Vetreria Brughiera S.r.l.', ibans: [], items: powers }],
  };
  const paying = (amount: number): PaymentMatch =>
    matchOne(movement(amount, 'BONIFICO', { counterparty: 'VETRERIA BRUGHIERA SRL' }), many);

  test.each([
    [8, 25_500, 'posted'],
    [9, 51_100, 'proposed'],
  ])('of %i invoices, %i cents: %s', (count, amount, state) => {
    const match = paying(amount);
    expect(match.state).toBe(state);
    if (match.state === 'posted') expect(match.shares).toHaveLength(count);
  });

  test('a cent more is no sum', () => {
    expect(told(paying(25_501))).toContain('no-exact-sum');
  });
});

describe('a collection that came back', () => {
  const paid: KnownPayment = {
    payment: 7,
    debtor: 1,
    cents: cents(55_000),
    currency: 'EUR',
    on: day('2026-11-01'),
    source: 'export',
    shares: [{ invoiceId: 14, cents: cents(55_000) }],
  };
  const book: MatchBook = { ...BOOK, payments: [paid] };
  const unpaid = movement(-55_000, 'INSOLUTO RIBA TESSITURA VALDOSSOLA FT 2026/090 SCAD 30/09/2026');

  test('takes back the payment it stood for', () => {
    expect(matchOne(unpaid, book)).toMatchObject({
      state: 'returned',
      debtor: 1,
      payments: [paid],
      items: [],
    });
  });

  test('is known by its reason as well, and by what it names alone', () => {
    const match = matchOne(
      movement(-55_000, 'FT 2026/090', { reasonCode: '42', counterparty: 'BANCA' }),
      book,
    );
    expect(match).toMatchObject({ state: 'returned', payments: [paid] });
  });

  test.for([
    ['in another currency', { currency: 'CHF' }],
    ['made later', { on: day('2026-11-13') }],
    ['of another invoice', { shares: [{ invoiceId: 13, cents: cents(55_000) }] }],
    ['that paid nothing', { shares: [] }],
  ] as const)('but not one %s', ([, change]) => {
    const match = matchOne(unpaid, { ...book, payments: [{ ...paid, ...change }] });
    expect(match).toMatchObject({ state: 'unknown', debtor: 1, reasons: [{ code: 'unpaid-collection' }] });
  });

  test('one of another amount is proposed', () => {
    const match = matchOne(unpaid, { ...book, payments: [{ ...paid, cents: cents(54_999) }] });
    expect(match).toMatchObject({ state: 'proposed', reasons: [{}, { code: 'no-exact-sum' }] });
  });

  test('an instalment that was never booked as paid came back all the same', () => {
    const match = matchOne(movement(-150_000, 'INSOLUTO FT 2026/101'), book);
    expect(match).toMatchObject({ state: 'returned', debtor: 1, payments: [], items: [11] });
  });

  test.for([
    ['two invoices at once', -230_000, 'INSOLUTI RIBA FT 2026/101 2026/102', [11, 12]],
    ['the instalment whose due date is given', -25_000, 'INSOLUTO FT 2026141 SCAD 10/09/2026', [41]],
    ['the instalment that fell due last', -25_000, 'INSOLUTO RIBA FERRARI IMPIANTI FT 2026141', [43]],
    [
      'two instalments of three, by their dates',
      -50_000,
      'INSOLUTO FT 2026141 SCAD 10.09.26 10.10.26',
      [41, 42],
    ],
    ['payer, due date and amount', -40_000, 'INSOLUTO RIBA TESSITURA VALDOSSOLA SCAD 01/10/2026', [13]],
  ] as const)('%s', ([, amount, text, items]) => {
    const match = matchOne(movement(amount, text, { counterparty: 'BANCA' }), BOOK);
    expect(match).toMatchObject({ state: 'returned', payments: [], items });
  });

  describe('of a document in instalments, one of them paid', () => {
    const dues = ['2026-07-31', '2026-08-31', '2026-09-30'];
    /** The first instalment of three was paid. */
    const instalments: MatchBook = {
      ...BOOK,
      debtors: [
        {
          id: 9,
          name: 'Vetreria Brughiera S.r.l.',
          ibans: [],
          items: dues.map((due, at) => item(91 + at, '20/2026', at === 0 ? 0 : 50_000, { due })),
        },
      ],
      payments: [
        {
          payment: 7,
          debtor: 9,
          cents: cents(50_000),
          currency: 'EUR',
          on: day('2026-08-03'),
          source: 'bank',
          shares: [{ invoiceId: 91, cents: cents(50_000) }],
        },
      ],
    };
    const back = (on: string, text: string, change: Partial<MatchMovement> = {}): PaymentMatch =>
      matchOne(movement(-50_000, text, { counterparty: 'BANCA', bookedOn: day(on), ...change }), instalments);

    test.each([
      ['named by its due date', '2026-09-02', 'INSOLUTO FT 20/2026 SCAD 31/07/2026', {}],
      ['named by its number', '2026-09-02', 'INSOLUTO FT 20/2026 RATA 1', {}],
      ['while nothing else had fallen due', '2026-08-06', 'INSOLUTO FT 20/2026', {}],
      ['a booking that is reversed', '2026-09-02', 'STORNO FT 20/2026', { isReturn: true as const }],
    ])('%s: the payment is taken back', (_what, on, text, change) => {
      expect(back(on, text, change)).toMatchObject({
        state: 'returned',
        payments: [{ payment: 7 }],
        items: [],
      });
    });

    test('another one named by its due date came back itself', () => {
      const match = back('2026-09-02', 'INSOLUTO FT 20/2026 SCAD 31/08/2026');
      expect(match).toMatchObject({ state: 'returned', payments: [], items: [92] });
    });

    test('which of them is not said: a person is asked', () => {
      expect(back('2026-09-02', 'INSOLUTO FT 20/2026')).toMatchObject({
        state: 'proposed',
        candidates: [{ shares: [{ invoiceId: 91 }] }, { shares: [{ invoiceId: 92 }] }],
        reasons: [{ code: 'unpaid-collection' }, { code: 'several-returns' }],
      });
    });

    test('a payment that names it once more is asked about', () => {
      const again = movement(50_000, 'FT 20/2026 SCAD 31/07/2026', {
        counterparty: 'VETRERIA BRUGHIERA SRL',
      });
      expect(told(matchOne(again, instalments))).toBe(
        'proposed 9: 92=50000 (payer-by-name invoices-settled)',
      );
    });

    test('the number a file gives an instalment counts, whatever of it is in the book', () => {
      const [vetreria] = instalments.debtors;
      const items = (vetreria?.items ?? []).map((each, at) => ({ ...each, instalment: at + 2 }));
      const numbered = { ...instalments, debtors: [{ ...(vetreria as MatchDebtor), items }] };
      const third = movement(50_000, 'FT 20/2026 RATA 3', { counterparty: 'VETRERIA BRUGHIERA SRL' });
      expect(told(matchOne(third, numbered))).toBe('posted 9: 92=50000 (payer-by-name invoices-named)');
    });
  });

  test.each([
    ['RIBA INSOLUTE FT 2026/090', {}],
    ['INSOL. RIBA FT 2026/090', {}],
    ['RICEVUTE IMPAGATE FT 2026/090', {}],
    ['EFFETTO PROTESTATO FT 2026/090', {}],
    ['ADDEBITO FT 2026/090', { reasonCode: '42' }],
    ['ADDEBITO FT 2026/090', { reasonCode: '042' }],
  ])('"%s" says so', (text, change) => {
    const known = { ...book, payments: [paid] };
    expect(matchOne(movement(-55_000, text, change), known)).toMatchObject({
      state: 'returned',
      payments: [{ payment: 7 }],
    });
  });

  test.each([
    ['SPESE INSOLUTO RIBA FT 2026/090', -516, 'ignored'],
    ['COMM. SU INSOLUTI FT 2026/090', -516, 'ignored'],
    ['INSOLUTO RIBA FT 2026/090 PIU SPESE', -55_516, 'proposed'],
    ['SPESE E INSOLUTO RIBA FT 2026/090', -55_000, 'returned'],
  ])('"%s": a fee for it is none', (text, amount, state) => {
    expect(matchOne(movement(amount, text), { ...book, payments: [paid] }).state).toBe(state);
  });

  test('a reversal under the reference of a payment takes it back, and says nothing more', () => {
    const marked = { ...book, payments: [{ ...paid, marks: ['B1'] }] };
    const storno = { isReturn: true as const, reference: 'B1' };
    expect(matchOne(movement(-55_000, 'STORNO', storno), marked)).toMatchObject({
      state: 'returned',
      payments: [{ payment: 7 }],
      reasons: [{ code: 'unpaid-collection', values: { numbers: ['2026/090'] } }],
    });
    for (const change of [{ reference: 'B2' }, { cents: cents(-54_999) }, { currency: 'CHF' }])
      expect(matchOne(movement(-55_000, 'STORNO', { ...storno, ...change }), marked).state).toBe('unknown');
  });

  describe('that is not called unpaid', () => {
    const marked = { ...book, payments: [{ ...paid, marks: ['0306900000000001'] }] };
    const out = (text: string, change: Partial<MatchMovement> = {}, known: MatchBook = marked): string =>
      told(matchOne(movement(-55_000, text, change), known));
    const asked = 'proposed 1: 14=55000 (maybe-return)';

    test.each([
      ['STORNO SDD FT 2026/090 TRN 0306900000000001', {}],
      ['STORNO TRN 0306900000000001', {}],
      ['STORNO BONIFICO', { reference: '0306900000000001' }],
      ['RICHIAMO BONIFICO TESSITURA VALDOSSOLA', {}],
      ['RECALL FT 2026/090', {}],
      ['RESTITUZIONE BONIFICO', VALDOSSOLA],
      ['SDD RESO', { counterpartIban: 'IT60X0542811101000000123456' }],
      ['RIFIUTO SDD FT 2026/090', {}],
      ['EFFETTI RICHIAMATI FT 2026/090', {}],
      ['CHARGEBACK', VALDOSSOLA],
      ['RI.BA. STORNATA FT 2026/090', {}],
      ['RITORNO EFFETTO FT 2026/090', {}],
      ['SDD REJECT FT 2026/090', {}],
      ['RIMBORSO SDD FT 2026/090', {}],
      ['SDD REVOCATO FT 2026/090', {}],
    ])('"%s" is asked about', (text, change) => {
      expect(out(text, change)).toBe(asked);
    });

    test.each([
      ['RIMBORSO DOPPIO PAGAMENTO', VALDOSSOLA],
      ['STORNO COMMISSIONI', {}],
      ['STORNO FT 2026/101', {}],
      ['STORNO', { ...VALDOSSOLA, cents: cents(-54_999) }],
      ['STORNO', { ...VALDOSSOLA, currency: 'CHF' }],
      ['STORNO', { ...VALDOSSOLA, bookedOn: day('2026-10-31') }],
    ])('"%s" is passed over', (text, change) => {
      expect(out(text, change)).toBe('ignored (outgoing)');
    });

    test('its reference tells which of two payments alike it is', () => {
      const other = { ...paid, payment: 8, shares: [{ invoiceId: 11, cents: cents(55_000) }] };
      const both = { ...marked, payments: [other, ...marked.payments] };
      expect(out('STORNO TESSITURA VALDOSSOLA TRN 0306900000000001', {}, both)).toBe(asked);
      expect(out('STORNO TESSITURA VALDOSSOLA', {}, both)).toBe(
        'proposed 1: 11=55000 | 1: 14=55000 (maybe-return)',
      );
    });
  });

  test('of one statement as well', () => {
    const matches = matchPayments(
      [
        movement(150_000, 'FT 2026/101', { ...VALDOSSOLA, bookedOn: day('2026-11-02'), reference: 'B1' }),
        movement(-150_000, 'STORNO', { isReturn: true, reference: 'B1' }),
      ],
      BOOK,
      TODAY,
    );
    expect(matches).toMatchObject([{ state: 'posted' }, { state: 'returned', payments: [{ movement: 0 }] }]);
  });

  test('a payment and an open instalment together', () => {
    const match = matchOne(movement(-205_000, 'INSOLUTI FT 2026/090 2026/101'), book);
    expect(match).toMatchObject({ state: 'returned', payments: [paid], items: [11] });
  });

  test.for([
    ['with the bank’s fees on top', -150_550, 'INSOLUTO FT 2026/101', [[[11, 150_000]]], 'no-exact-sum'],
    [
      'of one of several instalments, and not of its amount',
      -60_000,
      'INSOLUTO FT 2026141',
      [
        [
          [41, 25_000],
          [42, 25_000],
          [43, 25_000],
        ],
      ],
      'no-exact-sum',
    ],
    [
      'of a payer without a number',
      -80_000,
      'INSOLUTO TESSITURA VALDOSSOLA',
      [[[12, 80_000]]],
      'amount-only',
    ],
  ] as const)('is proposed %s', ([, amount, text, shares, reason]) => {
    const match = matchOne(movement(amount, text, { counterparty: 'BANCA' }), BOOK);
    expect(match).toMatchObject({ state: 'proposed' });
    const proposed = match.state === 'proposed' ? match : { candidates: [], reasons: [] };
    expect(
      proposed.candidates.map((each) => each.shares.map((share) => [share.invoiceId, share.cents])),
    ).toEqual(shares);
    expect(proposed.reasons.at(-1)?.code).toBe(reason);
  });

  test('an invoice paid in two parts comes back once, where the sum does not fit', () => {
    const half = { ...paid, cents: cents(20_000), shares: [{ invoiceId: 14, cents: cents(20_000) }] };
    const parts = { ...book, payments: [half, { ...half, payment: 8 }] };
    expect(matchOne(unpaid, parts)).toMatchObject({
      state: 'proposed',
      candidates: [{ shares: [{ invoiceId: 14, cents: 40_000 }] }],
    });
  });

  test.for([
    [
      'an instalment that is not due yet',
      movement(-150_000, 'INSOLUTO FT 2026/101', { bookedOn: day('2026-10-30') }),
    ],
    ['a payer that owes nothing of the kind', movement(-1, 'INSOLUTO RIBA TESSITURA VALDOSSOLA')],
  ] as const)('%s is only told', ([, one]) => {
    expect(matchOne(one, BOOK)).toMatchObject({ state: 'unknown', debtor: 1 });
  });

  describe('told before', () => {
    /** Two instalments alike, of which the first came back, as somebody said, on a day. */
    const told = (returned: string, open = 25_000, payments: readonly KnownPayment[] = []): MatchBook => ({
      ...BOOK,
      payments,
      debtors: [
        {
          id: 9,
          name: 'Vetreria Brughiera S.r.l.',
          ibans: [],
          items: [
            item(91, '2026/300', open, { due: '2026-10-31', returned }),
            item(92, '2026/300', 25_000, { due: '2026-11-05' }),
          ],
        },
      ],
    });
    const again = movement(-25_000, 'INSOLUTO VETRERIA BRUGHIERA FT 2026/300', { counterparty: 'BANCA' });

    test.each([
      ['2026-11-07', 'proposed'],
      ['2026-11-17', 'proposed'],
      ['2026-11-06', 'returned'],
      ['2026-11-18', 'returned'],
    ])('on %s: the other instalment is %s, so that nothing is opened twice', (returned, state) => {
      expect(matchOne(again, told(returned)).state).toBe(state);
    });

    test('what is recorded is named first, and the reason says when', () => {
      expect(matchOne(again, told('2026-11-10'))).toMatchObject({
        candidates: [{ shares: [{ invoiceId: 91 }] }, { shares: [{ invoiceId: 92 }] }],
        reasons: [{ code: 'unpaid-collection' }, { code: 'maybe-recorded', values: { on: '2026-11-10' } }],
      });
    });

    test('and nothing but what is recorded where nothing else fits', () => {
      const { debtors, ...rest } = told('2026-11-10');
      const alone = debtors.map((debtor) => ({ ...debtor, items: debtor.items.slice(0, 1) }));
      expect(matchOne(again, { ...rest, debtors: alone })).toMatchObject({
        state: 'proposed',
        candidates: [{ shares: [{ invoiceId: 91, cents: 25_000 }] }],
      });
    });

    test('without a number as well', () => {
      const unnamed = movement(-25_000, 'INSOLUTO RIBA VETRERIA BRUGHIERA SCAD 05/11/2026');
      expect(matchOne(unnamed, told('2026-11-10'))).toMatchObject({
        state: 'proposed',
        reasons: [{}, { code: 'maybe-recorded' }],
      });
    });

    test('of another amount it is another return', () => {
      expect(matchOne(again, told('2026-11-10', 24_000))).toMatchObject({ state: 'returned', items: [92] });
    });

    test('what was paid since is not taken back for it', () => {
      const since: KnownPayment = {
        payment: 7,
        debtor: 9,
        cents: cents(25_000),
        currency: 'EUR',
        on: day('2026-11-11'),
        source: 'bank',
        shares: [{ invoiceId: 91, cents: cents(25_000) }],
      };
      expect(matchOne(again, told('2026-11-10', 0, [since]))).toMatchObject({ state: 'proposed' });
      expect(matchOne(again, told('2026-10-31', 0, [since]))).toMatchObject({ state: 'returned' });
    });
  });

  test('what may be in the book already is asked: a return, and what nobody knows', () => {
    const doubtful = { ...movement(-205_000, 'INSOLUTI FT 2026/090 2026/101'), maybe: 4 };
    expect(matchOne(doubtful, book)).toMatchObject({
      state: 'proposed',
      candidates: [{ debtor: 1, shares: [{ invoiceId: 14 }, { invoiceId: 11 }] }],
      reasons: [{ code: 'unpaid-collection' }, { code: 'maybe-there', values: { movement: 4 } }],
    });
    const stranger = { ...movement(123, 'XYZ', { counterparty: 'NESSUNO' }), maybe: 4 };
    expect(matchOne(stranger, book)).toMatchObject({ state: 'proposed', candidates: [] });
    const guess = { ...movement(80_000, 'FT 2026/102', { counterparty: 'NESSUNO' }), maybe: 4 };
    expect(matchOne(guess, book)).toMatchObject({ state: 'proposed', candidates: [{ debtor: 1 }] });
    expect(matchOne({ ...movement(-123, 'COMMISSIONI'), maybe: 4 }, book).state).toBe('ignored');
  });

  test('what came back does not come back again', () => {
    const twice = [
      movement(-150_000, 'INSOLUTO FT 2026/101', { reference: 'A' }),
      movement(-150_000, 'INSOLUTO FT 2026/101', { reference: 'B' }),
    ];
    expect(matchPayments(twice, BOOK, TODAY).map((match) => match.state)).toEqual(['returned', 'unknown']);
  });

  test('a number of two debtors is a question', () => {
    const other = {
      id: 9,
      name: 'Vetreria Brughiera S.r.l.',
      ibans: [],
      items: [item(91, '2026/101', 150_000)],
    };
    const match = matchOne(movement(-150_000, 'INSOLUTO FT 2026/101', { counterparty: 'BANCA' }), {
      ...BOOK,
      debtors: [...DEBTORS, other],
    });
    expect(match).toMatchObject({
      state: 'proposed',
      candidates: [{ debtor: 1 }, { debtor: 9 }],
      reasons: [{ code: 'unpaid-collection' }, { code: 'several-debtors' }],
    });
  });

  test('a number of two debtors that is due from neither is nobody’s', () => {
    const other = {
      id: 9,
      name: 'Vetreria Brughiera S.r.l.',
      ibans: [],
      items: [item(91, '2026/101', 150_000, { due: '2026-12-31' })],
    };
    const match = matchOne(
      movement(-150_000, 'INSOLUTO FT 2026/101', { counterparty: 'BANCA', bookedOn: day('2026-10-01') }),
      { ...BOOK, debtors: [...DEBTORS, other] },
    );
    expect(match).toMatchObject({ state: 'unknown', reasons: [{ code: 'unpaid-collection' }] });
    expect(match).not.toHaveProperty('debtor');
  });

  test('an instalment that came back and was then paid by transfer is paid', () => {
    const matches = matchPayments(
      [
        movement(150_000, 'FT 2026/101', { ...VALDOSSOLA, bookedOn: day('2026-11-20') }),
        movement(-150_000, 'INSOLUTO FT 2026/101', { bookedOn: day('2026-11-09') }),
      ],
      BOOK,
      TODAY,
    );
    expect(matches.map((match) => match.state)).toEqual(['posted', 'returned']);
  });

  test('what names nothing is told all the same', () => {
    const match = matchOne(movement(-150_000, '7 EFFETTI INSOLUTI'), book);
    expect(match).toEqual({
      state: 'unknown',
      reasons: [{ code: 'unpaid-collection', values: { numbers: [], by: 'text' } }],
    });
  });

  test('the newest of two payments is the one that came back', () => {
    const twice = {
      ...book,
      payments: [paid, { ...paid, payment: 8, on: day('2026-11-10') }, { ...paid, payment: 9 }],
    };
    expect(matchOne(unpaid, twice)).toMatchObject({ payments: [{ payment: 8 }] });
  });

  test('and the transfer that makes up for it, in the same statement, finds the invoice open again', () => {
    const matches = matchPayments(
      [movement(55_000, 'FT 2026/090', { ...VALDOSSOLA, bookedOn: day('2026-11-20') }), unpaid],
      book,
      TODAY,
    );
    expect(matches.map((match) => match.state)).toEqual(['posted', 'returned']);
  });

  test('a payment and its return in one statement', () => {
    const matches = matchPayments(
      [
        movement(150_000, 'FT 2026/101', { ...VALDOSSOLA, bookedOn: day('2026-11-02') }),
        movement(-150_000, 'INSOLUTO FT 2026/101', { bookedOn: day('2026-11-09') }),
      ],
      BOOK,
      TODAY,
    );
    expect(matches).toMatchObject([
      { state: 'posted' },
      { state: 'returned', payments: [{ movement: 0 }], items: [] },
    ]);
  });
});

describe('laws', () => {
  const texts = fc.constantFrom(
    'FT 2026/101',
    'FATT 101-103',
    'SALDO',
    'ACCONTO',
    'BONIFICO',
    'FT FPR 45 AL NETTO NC',
    'FT 12',
    '88 E 89',
    'INSOLUTO FT 2026/101',
    'PER CONTO TERZI',
    'FT 2026141',
    '2026/0147 - 9 - 2026/102',
  );
  const payers = fc.constantFrom(
    undefined,
    'TESSITURA VALDOSSOLA',
    'MAGLIFICIO TRE TORRI',
    'FERRARI TRASPORTI',
    'FERRARI IMPIANTI',
    'CANTIERI NAUTICI BREZZA DI MARE',
    'NESSUNO CONOSCIUTO',
  );
  const ibans = fc.constantFrom(undefined, 'IT60X0542811101000000123456', 'DE02120300000000202051');
  const amounts = fc.oneof(
    fc.constantFrom(
      150_000,
      80_000,
      40_000,
      230_000,
      270_000,
      73_450,
      61_450,
      25_000,
      10_000,
      61_000,
      66_600,
      -150_000,
    ),
    fc.integer({ min: 1, max: 400_000 }),
  );
  const aMovement = fc
    .record({ amount: amounts, text: texts, payer: payers, iban: ibans, after: fc.nat({ max: 20 }) })
    .map(({ amount, text, payer, iban, after }): BankMovement =>
      movement(amount, text, {
        bookedOn: addDays(day('2026-11-01'), after),
        ...(payer === undefined ? {} : { counterparty: payer }),
        ...(iban === undefined ? {} : { counterpartIban: iban }),
      }),
    );
  const statements = fc.array(aMovement, { maxLength: 12 });
  const openOf = new Map(
    DEBTORS.flatMap(({ items }) => items.map((each) => [each.id, each.openCents as number])),
  );

  test('never is more posted than is open, and what is posted is the whole movement', () => {
    fc.assert(
      fc.property(statements, (movements) => {
        const matches = matchPayments(movements, BOOK, TODAY);
        const left = new Map(openOf);
        matches.forEach((match, at) => {
          if (match.state !== 'posted') return;
          const total = match.shares.reduce((all, share) => all + share.cents, 0);
          expect(total).toBe(movements[at]?.cents);
          const isTakenBack = matches.some(
            (each) =>
              each.state === 'returned' &&
              each.payments.some((payment) => 'movement' in payment && payment.movement === at),
          );
          if (isTakenBack) return;
          for (const share of match.shares)
            left.set(share.invoiceId, (left.get(share.invoiceId) ?? 0) - share.cents);
        });
        for (const [id, open] of left) if ((openOf.get(id) ?? 0) >= 0) expect(open).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  test('no candidate asks for more than is open', () => {
    fc.assert(
      fc.property(aMovement, (one) => {
        const match = matchOne(one);
        // What came back may have been paid before.
        const candidates = match.state === 'proposed' && one.cents > 0 ? match.candidates : [];
        for (const { shares } of candidates) {
          expect(shares.length).toBeGreaterThan(0);
          for (const share of shares)
            expect(share.cents).toBeLessThanOrEqual(openOf.get(share.invoiceId) ?? 0);
        }
      }),
    );
  });

  test('the order of the movements does not change who gets what', () => {
    const inSomeOrder = statements.chain((movements) =>
      fc.tuple(fc.constant(movements), fc.shuffledSubarray(movements, { minLength: movements.length })),
    );
    fc.assert(
      fc.property(inSomeOrder, ([movements, shuffled]) => {
        expect(byMovement(shuffled)).toEqual(byMovement(movements));
      }),
      { numRuns: 300 },
    );
  });

  test('the amount alone never posts: without a payer and without a number there is nothing but proposals', () => {
    const nameless = fc.record({
      amount: amounts.filter((amount) => amount > 0),
      text: fc.constantFrom('', 'BONIFICO', 'SALDO', 'ACCONTO'),
    });
    fc.assert(
      fc.property(nameless, ({ amount, text }) => {
        expect(matchOne(movement(amount, text)).state).not.toBe('posted');
      }),
    );
  });
});

describe('an instalment named in words', () => {
  test.each([
    ['seconda rata ft 2026141', 25_000, '42=25000'],
    ['ft 2026141 2 rata', 25_000, '42=25000'],
    ['prima e terza rata ft 2026141', 50_000, '41=25000 43=25000'],
    ['ft 2026141 rata 2 e 3', 50_000, '42=25000 43=25000'],
    ['ft 2026141 rata di novembre', 25_000, '43=25000'],
    ['ft 2026141 rata ottobre 2026', 25_000, '42=25000'],
    ['ft 2026141 scadenza ottobre', 10_000, '42=10000'],
  ])('"%s"', (text, amount, expected) => {
    expect(matchOne(movement(amount, text, IMPIANTI))).toMatchObject({ state: 'posted' });
    expect(told(matchOne(movement(amount, text, IMPIANTI)))).toContain(`posted 4: ${expected} (`);
  });
});

describe('of documents with one number', () => {
  const twins: MatchBook = {
    ...BOOK,
    debtors: [
      {
        id: 7,
        name: 'Vetreria Brughiera S.r.l.',
        ibans: [],
        items: [
          item(71, '45/A', 10_000, { issued: '2026-03-01' }),
          item(72, '45/B', 10_000, { issued: '2026-05-02' }),
        ],
      },
      {
        id: 8,
        name: 'Segheria Ombrone',
        ibans: [],
        items: [item(81, '45', 10_000, { issued: '2026-06-03' })],
      },
    ],
  };

  test.each([
    ['the series tells which', 'FT 45/B', 'posted 7: 72=10000'],
    ['the day tells which', 'FT 45 DEL 02/05/2026', 'posted 7: 72=10000'],
    ['the day tells whose', 'FT 45 DEL 03/06/2026', 'posted 8: 81=10000'],
    ['a day of none of them tells nothing', 'FT 45 DEL 04/06/2026', 'proposed'],
    ['nothing tells which', 'FT 45', 'proposed'],
    ['"accredito" is a word of the bank, and no credit note', 'ACCREDITO 45/A', 'posted 7: 71=10000'],
    ['a "nota di accredito" is one', 'NOTA DI ACCREDITO 45/A', 'proposed'],
  ])('%s', (_what, text, expected) => {
    expect(told(matchOne(movement(10_000, text), twins)).startsWith(expected)).toBe(true);
  });
});

describe('a debit that the bank took back', () => {
  const reversed = { isDebitReversed: true as const };
  test.each([
    [
      movement(150_000, 'STORNO FT 2026/101', { counterparty: 'TESSITURA VALDOSSOLA SRL', ...reversed }),
      'proposed 1: 11=150000',
    ],
    [movement(4_321, 'STORNO COMMISSIONI', reversed), 'unknown'],
    [movement(66_600, 'STORNO ADDEBITO', reversed), 'unknown'],
    [movement(-100, 'STORNO', reversed), 'ignored'],
    [movement(150_000, 'BONIFICO RESPINTO TESSITURA VALDOSSOLA FT 2026/101'), 'proposed 1: 11=150000'],
  ])('posts nothing by itself', (one, expected) => {
    const match = matchOne(one);
    expect(told(match).startsWith(expected)).toBe(true);
    expect(reasons(match).includes('debit-reversed')).toBe(one.cents > 0);
  });
});
