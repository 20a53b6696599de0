import * as fc from 'fast-check';
import { addDays, day, type Day } from '../../src/domain/day.ts';
import type { FileLayout } from '../../src/domain/import/incoming.ts';

/** What one row of an invented ledger says. */
export interface LedgerRow {
  readonly code: string;
  readonly name: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amount: number;
  readonly paid: number;
}

/** One way in which programs write an export. */
export interface Dialect {
  readonly delimiter: FileLayout['delimiter'];
  readonly encoding: FileLayout['encoding'];
  readonly dates: keyof typeof DATES;
  readonly decimal: FileLayout['decimal'];
  readonly hasGroups: boolean;
  readonly lineEnd: '\n' | '\r\n';
  readonly preamble: readonly string[];
  readonly isAllQuoted: boolean;
}

/** Letters that every encoding of the dialects can write. */
const LETTERS = 'abcxyzABCÈàèéìòù &.\'";,|-0123456789'.split('').concat('\t');

const name = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 20 })
  .map((text) => `Ditta ${text.replaceAll('\t', ' ')}`.trim());

const row: fc.Arbitrary<Omit<LedgerRow, 'code' | 'name'>> = fc
  .record({
    number: fc
      .tuple(fc.constantFrom('', 'A-', '2026/', 'FPR '), fc.integer({ min: 1, max: 99_999 }))
      .map((parts) => parts.join('')),
    issued: fc.nat({ max: 700 }),
    term: fc.nat({ max: 180 }),
    amount: fc.integer({ min: -500_000_000, max: 500_000_000 }).filter((amount) => amount !== 0),
    share: fc.nat({ max: 3 }),
  })
  .map(({ number, issued, term, amount, share }) => {
    const issuedOn = addDays(day('2025-01-01'), issued);
    return {
      number,
      issuedOn,
      dueOn: addDays(issuedOn, term),
      amount,
      paid: Math.trunc((amount * share) / 4),
    };
  });

/** A ledger without two rows for the same item; rows of one document are its instalments. */
export const ledger: fc.Arbitrary<LedgerRow[]> = fc
  .array(fc.record({ name, rows: fc.array(row, { minLength: 1, maxLength: 6 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((debtors) =>
    debtors.flatMap(({ name: debtor, rows }, at) =>
      distinct(rows).map((one) => ({ ...one, code: `C${at + 1}`, name: debtor })),
    ),
  )
  // Decides columns and encoding in every dialect, as any export of some length does.
  .map((rows) => [{ ...DECIDING, name: 'Società che decide' }, ...rows]);

const DECIDING = {
  code: 'D99',
  number: 'decide',
  issuedOn: day('2026-01-31'),
  dueOn: day('2026-03-31'),
  amount: 123_456,
  paid: 50,
};

function distinct(rows: readonly Omit<LedgerRow, 'code' | 'name'>[]): Omit<LedgerRow, 'code' | 'name'>[] {
  const seen = new Map(rows.map((one) => [`${one.number} ${one.issuedOn} ${one.dueOn}`, one]));
  return [...seen.values()];
}

/** Any dialect. */
export const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t', '|'),
  encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850'),
  dates: fc.constantFrom(
    'dd/mm/yyyy',
    'dd.mm.yyyy',
    'dd-mm-yyyy',
    'dd/mm/yy',
    'mm/dd/yyyy',
    'yyyy-mm-dd',
    'iso with time',
    'yyyymmdd',
    'dd-mmm-yy',
  ),
  decimal: fc.constantFrom('comma', 'point'),
  hasGroups: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  preamble: fc.constantFrom([], ['Ditta di Prova S.r.l.', 'Scadenzario al 31/12/2026', '']),
  isAllQuoted: fc.boolean(),
});

const MONTHS = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];

const DATES = {
  'dd/mm/yyyy': (y: string, m: string, d: string) => `${d}/${m}/${y}`,
  'dd.mm.yyyy': (y: string, m: string, d: string) => `${d}.${m}.${y}`,
  'dd-mm-yyyy': (y: string, m: string, d: string) => `${d}-${m}-${y}`,
  'dd/mm/yy': (y: string, m: string, d: string) => `${d}/${m}/${y.slice(2)}`,
  'mm/dd/yyyy': (y: string, m: string, d: string) => `${m}/${d}/${y}`,
  'yyyy-mm-dd': (y: string, m: string, d: string) => `${y}-${m}-${d}`,
  'iso with time': (y: string, m: string, d: string) => `${y}-${m}-${d}T00:00:00`,
  yyyymmdd: (y: string, m: string, d: string) => `${y}${m}${d}`,
  'dd-mmm-yy': (y: string, m: string, d: string) => `${d}-${MONTHS[Number(m) - 1]}-${y.slice(2)}`,
} as const;

/** Writes a ledger as the export of one dialect. */
export function writeLedger(rows: readonly LedgerRow[], how: Dialect): string {
  const header = [
    'Codice cliente',
    'Ragione sociale',
    'Numero',
    'Data',
    'Scadenza',
    'Importo',
    'Pagato',
    'Residuo',
  ];
  const lines = rows.map(({ code, name: debtor, number, issuedOn, dueOn, amount, paid }) => [
    code,
    debtor,
    number,
    writeDay(issuedOn, how),
    writeDay(dueOn, how),
    writeAmount(amount, how),
    writeAmount(paid, how),
    writeAmount(amount - paid, how),
  ]);
  const records = [header, ...lines].map((cells) =>
    cells.map((cell) => quote(cell, how)).join(how.delimiter),
  );
  return [...how.preamble, ...records, ''].join(how.lineEnd);
}

/** The same as a list of what was invoiced: net and tax in two columns, neither due dates nor payments. */
export function writeIssued(rows: readonly LedgerRow[], how: Dialect): string {
  const header = ['Codice cliente', 'Ragione sociale', 'Numero', 'Data', 'Imponibile', 'Imposta'];
  const lines = rows.map(({ code, name: debtor, number, issuedOn, amount }) => {
    const tax = Math.round((amount * 22) / 122);
    return [
      code,
      debtor,
      number,
      writeDay(issuedOn, how),
      writeAmount(amount - tax, how),
      writeAmount(tax, how),
    ];
  });
  const records = [header, ...lines].map((cells) =>
    cells.map((cell) => quote(cell, how)).join(how.delimiter),
  );
  return [...how.preamble, ...records, ''].join(how.lineEnd);
}

function writeDay(date: Day, { dates }: Dialect): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return DATES[dates](year, month, dayOfMonth);
}

function writeAmount(amount: number, { decimal, hasGroups }: Dialect): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const groupMark = decimal === 'comma' ? '.' : ',';
  const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/gu, hasGroups ? groupMark : '');
  return `${amount < 0 ? '-' : ''}${whole}${decimal === 'comma' ? ',' : '.'}${digits.slice(-2)}`;
}

function quote(cell: string, { delimiter, isAllQuoted }: Dialect): string {
  if (!isAllQuoted && !cell.includes(delimiter) && !cell.includes('"')) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}
