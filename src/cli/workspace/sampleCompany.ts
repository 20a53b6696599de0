/** The sample company of `dunning demo`: invented customers whose invoices fall due around the day it is made. */
import { addDays, type Day } from '../../domain/day.ts';
import { toDecimal, type Cents } from '../../domain/money.ts';
import type { SettingsAnswers } from '../settings/settingsTemplate.ts';
import type { Language } from '../language.ts';

/** The creditor of the sample. */
export function sampleSettings(language: Language): SettingsAnswers {
  return {
    language,
    isSample: true,
    company: {
      name: 'Ferramenta Esempio S.r.l.',
      address: 'Via dei Tornitori 12',
      postcode: '50142',
      city: 'Firenze',
      province: 'FI',
      vat_number: '99900997778',
      phone: '055 0000100',
      email: 'crediti@ferramenta.example',
      pec: 'ferramenta@pec.example',
      company_register: 'Firenze 99900997778',
      rea: 'FI-000000',
      share_capital: '50.000,00 euro',
      iban: 'IT60X0542811101000000123456',
      bank: 'Banca di Esempio',
    },
    collectors: [
      {
        name: 'Laura Neri',
        role: 'Ufficio crediti',
        phone: '055 0000101',
        email: 'laura.neri@ferramenta.example',
      },
      { name: 'Paolo Conti', role: 'Responsabile crediti', phone: '055 0000102' },
    ],
    patronDay: '06-24',
  };
}

/** One customer: code, name, VAT number, street, postcode, city, province, phone, e-mail, PEC. */
type Customer = readonly [string, string, string, string, string, string, string, string, string, string];

const CUSTOMERS: readonly Customer[] = [
  [
    'C001',
    'Rossi Costruzioni S.r.l.',
    '99900010010',
    'Via del Cantiere 4',
    '40122',
    'Bologna',
    'BO',
    '051 0000123',
    'contabilita@rossi.example',
    'rossi@pec.example',
  ],
  [
    'C002',
    'Gallo Trasporti S.r.l.',
    '99900010028',
    'Viale del Lavoro 88',
    '44123',
    'Ferrara',
    'FE',
    '0532 000111',
    'gallo@trasporti.example',
    'gallo@pec.example',
  ],
  [
    'C003',
    'Verdi Impianti S.p.A.',
    '99900010036',
    'Corso Elettricisti 7',
    '41124',
    'Modena',
    'MO',
    '059 0000222',
    'fornitori@verdi.example',
    'verdi@pec.example',
  ],
  [
    'C004',
    'Caffè Però S.a.s. di Tonin & C.',
    '99900010044',
    'Piazza Duomo 2',
    '36100',
    'Vicenza',
    'VI',
    '0444 000333',
    'ordini@caffepero.example',
    '',
  ],
  [
    'C005',
    'Lodi Legno S.r.l.',
    '99900010051',
    'Strada delle Segherie 15',
    '26900',
    'Lodi',
    'LO',
    '0371 000444',
    'amministrazione@lodilegno.example',
    'lodilegno@pec.example',
  ],
  [
    'C006',
    'Officina "Da Gino" di Gino Bassi',
    '99900010069',
    'Via Meccanici 31',
    '43125',
    'Parma',
    'PR',
    '0521 000555',
    '',
    '',
  ],
  [
    'C007',
    'Bianchi & C. S.n.c.',
    '99900010077',
    'Via Garibaldi 9',
    '56121',
    'Pisa',
    'PI',
    '050 0000666',
    'bianchi@bianchi.example',
    '',
  ],
  [
    'C008',
    'Ferri Utensili S.r.l.',
    '99900010085',
    'Via Ferri',
    '20100',
    'Milano',
    'MI',
    '02 00007777',
    'ferri@utensili.example',
    'ferri@pec.example',
  ],
  [
    'C009',
    'Muster Werkzeuge GmbH',
    'DE999999977',
    'Teststraße 7',
    '80331',
    'München',
    '',
    '+49 89 0000007',
    'rechnung@muster.example',
    '',
  ],
  [
    'C010',
    'Comune di Provaccia',
    '99900010101',
    'Piazza Municipio 1',
    '53100',
    'Siena',
    'SI',
    '0577 000888',
    'ragioneria@provaccia.example',
    'protocollo@pec.provaccia.example',
  ],
];

/** One invoice: customer, number, days from issue to the day of the demo, days overdue, cents, cents paid. */
type Invoice = readonly [
  customer: string,
  number: number,
  age: number,
  overdue: number,
  cents: number,
  paid: number,
];

/** What was already overdue when the first export was made, seven weeks before. */
const EARLIER: readonly Invoice[] = [
  ['C002', 288, 140, 95, 980_000, 0],
  ['C002', 301, 118, 73, 1_020_000, 0],
  ['C003', 295, 121, 61, 890_000, 0],
  ['C004', 310, 112, 58, 307_520, 0],
  ['C005', 279, 130, 70, 540_000, 100_000],
];

/** What fell due since, and what is not due yet. */
const LATER: readonly Invoice[] = [
  ['C001', 311, 91, 31, 720_000, 0],
  ['C001', 347, 72, 12, 400_000, 0],
  ['C001', 398, 40, -20, 350_000, 0],
  ['C002', 352, 63, 18, 231_000, 0],
  ['C006', 325, 75, 45, 125_050, 0],
  ['C007', 329, 69, 9, 48_800, 0],
  ['C008', 333, 58, 13, 299_000, 50_000],
  ['C009', 340, 54, 24, 987_600, 0],
  ['C010', 344, 50, 8, 122_000, 0],
  ['C007', 366, 35, -5, 19_900, 0],
];

const HEADER =
  'Cod. cliente;Ragione sociale;P.IVA;Indirizzo;CAP;Città;Prov.;Tel.;E-mail;PEC;Tipo;Num. doc.;Data doc.;Scadenza;Importo;Pagato;Residuo';

/**
 * The accounting software's export as of the day of the demo, or as it was seven weeks earlier.
 * @returns the CSV text: semicolons, Italian dates and amounts, a total row
 */
export function sampleExport(today: Day, when: 'earlier' | 'now'): string {
  const invoices = when === 'earlier' ? EARLIER : [...EARLIER, ...LATER];
  const rows = invoices.map((invoice) => row(invoice, today));
  // One credit note, as every ledger has one.
  if (when === 'now') rows.push(row(['C001', 15, 20, 20, -24_400, 0], today, 'Nota di credito'));
  const total = invoices.reduce(
    (sum, [, , , , cents, paid]) => sum + cents - paid,
    when === 'now' ? -24_400 : 0,
  );
  const footer = `TOTALE${';'.repeat(HEADER.split(';').length - 1)}${italian(total)}`;
  return `\uFEFF${[HEADER, ...rows, footer].join('\r\n')}\r\n`;
}

function row(invoice: Invoice, today: Day, type = 'Fattura'): string {
  const [code, number, age, overdue, cents, paid] = invoice;
  const customer = CUSTOMERS.find(([known]) => known === code);
  const issued = addDays(today, -age);
  const document = `${type === 'Fattura' ? '' : 'NC '}${number}/${issued.slice(0, 4)}`;
  const cells = [
    type,
    document,
    written(issued),
    written(addDays(today, -overdue)),
    italian(cents),
    italian(paid),
    italian(cents - paid),
  ];
  return [...(customer ?? []), ...cells].map(quoted).join(';');
}

function quoted(cell: string): string {
  return /[";]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function written(of: Day): string {
  return `${of.slice(8)}/${of.slice(5, 7)}/${of.slice(0, 4)}`;
}

function italian(value: number): string {
  const [whole = '', fraction = ''] = toDecimal(value as Cents).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, '.')},${fraction}`;
}
