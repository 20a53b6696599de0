/** Ledgers as reports of accounting software: grouped, with totals, in several languages and notations. */
import * as fc from 'fast-check';
import { addDays, day, daysBetween, type Day } from '../../src/domain/day.ts';
import { dialect, ledger, type Dialect, type LedgerRow } from './ledger.ts';

/** How a report is laid out, beside how its cells are written. */
export interface Report extends Omit<Dialect, 'dates'> {
  readonly dates: Dialect['dates'] | 'serial' | 'd mois yyyy';
  readonly language: keyof typeof WORDS;
  /** Where the debtor stands: on every row, on the first of its group, or on a line above it. */
  readonly debtors: 'rows' | 'first rows' | 'headings';
  /** Where the code stands: in a column of its own, or in that of the name. */
  readonly codes: 'apart' | 'first' | 'last';
  readonly amounts: keyof typeof AMOUNTS;
  readonly credits: 'negative' | 'by type' | 'by balance' | 'debit and credit';
  /** Instalments side by side, so many to a row; 0 for one instalment a row. */
  readonly instalments: 0 | 2 | 3;
  readonly suppliers: 'none' | 'Tipo scadenza' | 'C/F' | 'Tipo C';
  readonly hasTotals: boolean;
  readonly hasFooter: boolean;
}

const WORDS = {
  italian: {
    code: 'Codice cliente',
    name: 'Ragione sociale',
    number: 'Numero documento',
    issued: 'Data documento',
    due: 'Scadenza',
    amount: 'Importo',
    paid: 'Pagato',
    open: 'Residuo',
    balance: 'Saldo',
    debit: 'Dare',
    credit: 'Avere',
    type: 'Tipo documento',
    types: ['Fattura', 'Nota di credito'],
    heading: 'Cliente:',
    subtotal: 'Totale cliente',
    total: 'Totale generale',
    footer: 'Stampato il 31/12/2026 10:15',
  },
  english: {
    code: 'Customer no',
    name: 'Customer name',
    number: 'Invoice number',
    issued: 'Invoice date',
    due: 'Due date',
    amount: 'Amount',
    paid: 'Paid',
    open: 'Open balance',
    balance: 'Balance',
    debit: 'Debit',
    credit: 'Credit',
    type: 'Document type',
    types: ['Invoice', 'Credit note'],
    heading: 'Customer:',
    subtotal: 'Total for',
    total: 'TOTAL',
    footer: 'Tuesday, Dec 1, 2026 10:15 AM',
  },
  german: {
    code: 'Kundennummer',
    name: 'Kundenname',
    number: 'Belegnummer',
    issued: 'Belegdatum',
    due: 'Fälligkeit',
    amount: 'Betrag',
    paid: 'Bezahlt',
    open: 'Offener Betrag',
    balance: 'Restbetrag',
    debit: 'Soll',
    credit: 'Haben',
    type: 'Belegart',
    types: ['Rechnung', 'Gutschrift'],
    heading: 'Kunde:',
    subtotal: 'Summe Kunde',
    total: 'Gesamtsumme',
    footer: 'Gedruckt am 31.12.2026',
  },
  french: {
    code: 'Code client',
    name: 'Nom du client',
    number: 'Numéro de facture',
    issued: 'Date de facture',
    due: 'Échéance',
    amount: 'Montant TTC',
    paid: 'Déjà réglé',
    open: 'Reste à payer',
    balance: 'Solde',
    debit: 'Débit',
    credit: 'Crédit',
    type: 'Type de pièce',
    types: ['Facture', 'Avoir'],
    heading: 'Client :',
    subtotal: 'Total client',
    total: 'Total général',
    footer: 'Imprimé le 31/12/2026',
  },
} as const;

/** From the digits with their marks, and whether they are negative. */
const AMOUNTS = {
  plain: (digits: string, sign: string) => sign + digits,
  'minus behind': (digits: string, sign: string) => digits + sign,
  brackets: (digits: string, sign: string) => (sign === '' ? digits : `(${digits})`),
  'euro in front': (digits: string, sign: string) => `${sign}€ ${digits}`,
  'euro behind': (digits: string, sign: string) => `${sign}${digits} EUR`,
  'dollars in front': (digits: string, sign: string) => `${sign}$ ${digits}`,
  'francs behind': (digits: string, sign: string) => `${sign}${digits} CHF`,
  'pounds behind': (digits: string, sign: string) => `${digits}${sign} £`,
  sides: (digits: string, sign: string) => `${digits} ${sign === '' ? 'Dr' : 'Cr'}`,
  'hard spaces': (digits: string, sign: string) => sign + digits.replace(/[.,](?=\d{3})/gu, '\u00a0'),
  apostrophes: (digits: string, sign: string) => sign + digits.replace(/[.,](?=\d{3})/gu, "'"),
} as const;

/** What the amounts are in. */
export function currencyOf({ amounts }: Pick<Report, 'amounts'>): string {
  const marks = { 'dollars in front': 'USD', 'francs behind': 'CHF', 'pounds behind': 'GBP' } as const;
  return amounts in marks ? marks[amounts as keyof typeof marks] : 'EUR';
}

const shape = fc.record({
  dates: fc.option(fc.constantFrom('serial', 'd mois yyyy'), { nil: undefined, freq: 3 }),
  language: fc.constantFrom('italian', 'english', 'german', 'french'),
  debtors: fc.constantFrom('rows', 'first rows', 'headings'),
  codes: fc.constantFrom('apart', 'apart', 'first', 'last'),
  amounts: fc.constantFrom(...(Object.keys(AMOUNTS) as (keyof typeof AMOUNTS)[])),
  credits: fc.constantFrom('negative', 'by type', 'by balance', 'debit and credit'),
  instalments: fc.constantFrom(0, 0, 2, 3),
  suppliers: fc.constantFrom('none', 'none', 'Tipo scadenza', 'C/F', 'Tipo C'),
  hasTotals: fc.boolean(),
  hasFooter: fc.boolean(),
});

/** A ledger that a report can say exactly, with the report. */
export const reported: fc.Arbitrary<{ rows: LedgerRow[]; how: Report }> = fc
  .tuple(ledger, dialect, shape)
  .map(([rows, cells, { dates, ...layout }]) => {
    const how: Report = {
      ...cells,
      ...layout,
      codes: layout.debtors === 'headings' ? 'apart' : layout.codes,
      dates: dates ?? cells.dates,
      instalments: layout.credits === 'debit and credit' ? 0 : layout.instalments,
      // Where groups have no subtotal, few rows without a debtor are taken for mistakes.
      hasTotals: layout.hasTotals || layout.debtors === 'first rows',
      // CP850 is older than the euro.
      amounts: cells.encoding === 'cp850' && layout.amounts === 'euro in front' ? 'plain' : layout.amounts,
    };
    return { rows: sayable(rows, how), how };
  });

/** The ledger as far as the report can say it: names that tell debtors apart, no credit note used up in part. */
function sayable(rows: readonly LedgerRow[], how: Report): LedgerRow[] {
  const named = rows.map((row) => ({ ...row, name: `${row.name} ${row.code}` }));
  const grouped = how.instalments === 0 ? named : documents(named, how.instalments).flat();
  const seen = new Set<string>();
  return grouped
    .filter(({ code, number, dueOn }) => {
      const key = `${code} ${number} ${dueOn}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((row) => ({ ...row, paid: keepsPaid(row, how) ? row.paid : 0 }));
}

function keepsPaid({ amount, paid }: LedgerRow, { credits }: Report): boolean {
  return paid !== 0 && (amount > 0 || credits === 'negative' || credits === 'by type');
}

/** Rows of one debtor, some at a time, as the instalments of one document. */
function documents(rows: readonly LedgerRow[], most: number): LedgerRow[][] {
  const found: LedgerRow[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    const first = last?.[0];
    if (last === undefined || first === undefined || first.code !== row.code || last.length === most) {
      found.push([row]);
      continue;
    }
    const sign = Math.sign(first.amount) * Math.sign(row.amount);
    last.push({
      ...row,
      number: first.number,
      issuedOn: first.issuedOn,
      dueOn: addDays(first.dueOn, 30 * last.length),
      amount: sign * row.amount,
      paid: sign * row.paid,
    });
  }
  return found;
}

/** Writes the report of a ledger. */
export function writeReport(rows: readonly LedgerRow[], how: Report): string {
  const width = headerOf(how).length;
  const first = firstFigure(how);
  const lines: string[][] = [];
  for (const [at, group] of [...Map.groupBy(rows, ({ code }) => code).values()].entries()) {
    const [one] = group;
    if (one === undefined) continue;
    if (how.debtors === 'headings') lines.push([`${WORDS[how.language].heading} ${one.code} ${one.name}`]);
    const docs = how.instalments === 0 ? group.map((row) => [row]) : sameDocuments(group);
    lines.push(...docs.map((doc, place) => lineOf(doc, how, how.debtors === 'rows' || place === 0)));
    if (how.hasTotals)
      lines.push(totalLine(`${WORDS[how.language].subtotal} ${one.code}`, group, how, first));
    if (at === 0 && how.suppliers !== 'none') lines.push(supplierLine(one, how));
  }
  if (how.hasTotals) lines.push(totalLine(WORDS[how.language].total, rows, how, first));
  if (how.hasFooter) lines.push([WORDS[how.language].footer]);
  const records = [headerOf(how), ...lines].map((cells) =>
    [...cells, ...Array.from({ length: width - cells.length }, () => '')]
      .map((cell) => quote(cell, how))
      .join(how.delimiter),
  );
  return [...how.preamble, ...records, ''].join(how.lineEnd);
}

function sameDocuments(group: readonly LedgerRow[]): LedgerRow[][] {
  return [...Map.groupBy(group, ({ number, issuedOn }) => `${number} ${issuedOn}`).values()];
}

function headerOf({ language, debtors, codes, credits, instalments, suppliers }: Report): string[] {
  const words = WORDS[language];
  const money =
    credits === 'debit and credit'
      ? [words.debit, words.credit]
      : credits === 'by balance'
        ? [words.amount, words.balance]
        : [words.amount, words.paid, words.open];
  const own = [words.due, ...money];
  const numbered = Array.from({ length: instalments }, (_, at) => own.map((word) => `${word} ${at + 1}`));
  return [
    ...(suppliers === 'none' ? [] : [suppliers === 'Tipo C' ? 'Tipo' : suppliers]),
    ...(debtors === 'headings' ? [] : codes === 'apart' ? [words.code, words.name] : [words.name]),
    words.number,
    words.issued,
    ...(credits === 'by type' ? [words.type] : []),
    ...(instalments === 0 ? own : numbered.flat()),
  ];
}

function lineOf(doc: readonly LedgerRow[], how: Report, hasDebtor: boolean): string[] {
  const [row] = doc;
  if (row === undefined) return [];
  const [invoice, creditNote] = WORDS[how.language].types;
  return [
    ...(how.suppliers === 'none' ? [] : [how.suppliers === 'Tipo scadenza' ? 'A' : 'C']),
    ...(how.debtors === 'headings' ? [] : debtorCells(row, how).map((cell) => (hasDebtor ? cell : ''))),
    row.number,
    writeDay(row.issuedOn, how),
    ...(how.credits === 'by type' ? [row.amount < 0 ? creditNote : invoice] : []),
    ...doc.flatMap((one) => [writeDay(one.dueOn, how), ...moneyCells(one, how)]),
  ];
}

function debtorCells({ code, name }: LedgerRow, { codes }: Report): string[] {
  if (codes === 'apart') return [code, name];
  return [codes === 'first' ? `${code} - ${name}` : `${name} (${code})`];
}

function moneyCells({ amount, paid }: Pick<LedgerRow, 'amount' | 'paid'>, how: Report): string[] {
  const write = (value: number): string => writeAmount(value, how);
  switch (how.credits) {
    case 'debit and credit':
      return amount < 0 ? ['', write(-amount)] : [write(amount), paid === 0 ? '' : write(paid)];
    case 'by type':
      return [write(Math.abs(amount)), write(Math.abs(paid)), write(Math.abs(amount - paid))];
    case 'by balance':
      return [write(Math.abs(amount)), write(amount - paid)];
    case 'negative':
      return [write(amount), write(paid), write(amount - paid)];
  }
}

/** Totals are those of one row an instalment; side by side there is none for all of them. */
function totalLine(label: string, rows: readonly LedgerRow[], how: Report, first: number): string[] {
  const cells = [label, ...Array.from({ length: first }, () => '')];
  if (how.instalments > 0) return cells;
  const open = rows.reduce((total, { amount, paid }) => total + amount - paid, 0);
  const amounts = rows.reduce((total, { amount }) => total + amount, 0);
  const paid = rows.reduce((total, row) => total + row.paid, 0);
  const write = (value: number): string => writeAmount(value, how);
  if (how.credits === 'debit and credit') {
    const debits = rows.reduce((total, { amount }) => total + Math.max(0, amount), 0);
    return [...cells, write(debits), write(debits - open)];
  }
  return [...cells, write(amounts), ...(how.credits === 'by balance' ? [] : [write(paid)]), write(open)];
}

/** How many columns stand between the first one and the amounts. */
function firstFigure(how: Report): number {
  const before = headerOf({ ...how, instalments: 0 });
  return before.length - (how.credits === 'debit and credit' || how.credits === 'by balance' ? 2 : 3) - 1;
}

function supplierLine(row: LedgerRow, how: Report): string[] {
  const [, ...others] = lineOf([{ ...row, code: 'F1', name: 'Forniture S.p.A.', number: 'F-1' }], how, true);
  return [how.suppliers === 'Tipo scadenza' ? 'P' : 'F', ...others];
}

const MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ');
const MESI = 'gen feb mar apr mag giu lug ago set ott nov dic'.split(' ');

function writeDay(date: Day, { dates }: Report): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  if (dates === 'serial') return String(36_526 + daysBetween(day('2000-01-01'), date));
  if (dates === 'd mois yyyy') return `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  if (dates === 'iso with time') return `${date}T00:00:00`;
  return dates
    .replace('mmm', MESI[Number(month) - 1] ?? '')
    .replace('yyyy', year)
    .replace('yy', year.slice(2))
    .replace('mm', month)
    .replace('dd', dayOfMonth);
}

function writeAmount(amount: number, { decimal, hasGroups, amounts }: Report): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const groupMark = decimal === 'comma' ? '.' : ',';
  const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/gu, hasGroups ? groupMark : '');
  const written = `${whole}${decimal === 'comma' ? ',' : '.'}${digits.slice(-2)}`;
  return AMOUNTS[amounts](written, amount < 0 ? '-' : '');
}

function quote(cell: string, { delimiter, isAllQuoted }: Report): string {
  if (!isAllQuoted && !cell.includes(delimiter) && !cell.includes('"')) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}
