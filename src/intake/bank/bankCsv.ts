/** Statements as Italian banks export them to CSV. */
import type { BankMovement, BankStatement } from '../../domain/payment/bankMovement.ts';
import type { Day } from '../../domain/day.ts';
import { normaliseIban } from '../../domain/debtor/iban.ts';
import type { DateOrder, LayoutHints, RowProblem, RowProblemCode } from '../../domain/import/incoming.ts';
import { cents, subtract, ZERO, type Cents, type Currency } from '../../domain/money.ts';
import { bankDecimalEvidence, isSided, isSigned, readBankAmount } from './bankAmount.ts';
import { findBankHeader, type BankField, type BankHeader } from './bankCsvHeader.ts';
import { bankReference, bankText, bankTextParts } from './bankText.ts';
import { currencyMark } from '../cell/currencyMark.ts';
import { dateEvidence, isDateProblem, readDate, type DateProblem } from '../cell/dateText.ts';
import { UnreadableFile, type DecimalMark } from '../layout.ts';
import { createRecordReader } from '../file/recordReader.ts';

/** How the rows of one file are written. */
interface Manner {
  readonly decimal: DecimalMark;
  readonly dates: DateOrder;
  /** Words beside the amounts say where they went: one without such a word may be either. */
  readonly isSided: boolean;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const MONEY: readonly BankField[] = ['amount', 'in', 'out'];
/** Balances stand among the movements, with or without a date. */
const BALANCE =
  /^saldo\s+(?:iniziale|finale|contabile|disponibile|precedente|liquido|attuale|di (?:apertura|chiusura)|al\b)|^tot(?:al[ei]?)?\b|^disponibilit|^fido\b/iu;

/**
 * Reads every movement; balance rows are none. Throws `UnreadableFile`: `no-rows`, `no-sign` when nothing tells money in
 * from money out, `ambiguous-decimal`.
 */
export function readBankCsv(text: string, hints: LayoutHints): BankStatement {
  const header = findBankHeader(text);
  if (header === undefined) throw new UnreadableFile('no-header');
  const rows = rowsOf(text, header);
  const dates = hints.dates ?? datesOf(header, rows);
  const [dated, others] = [
    rows.filter((row) => isMovement(header, row, dates)),
    rows.filter((row) => !isMovement(header, row, dates)),
  ];
  if (dated.length === 0) throw new UnreadableFile('no-rows');
  const manner: Manner = {
    decimal: hints.decimal ?? decimalOf(header, dated),
    dates,
    isSided: dated.some((row) => isSided(cellOf(header, row, 'amount'))),
  };
  refuseUnsigned(header, dated);
  const movements: BankMovement[] = [];
  const problems: RowProblem[] = [];
  const rejected = new Map<number, readonly string[]>();
  let ignoredCount = others.length;
  for (const row of dated) {
    const read = readRow(header, row, manner);
    if ('code' in read) {
      problems.push(read);
      rejected.set(row.line, row.cells);
    } else if (read.cents === 0) ignoredCount += 1;
    else movements.push(read);
  }
  const { cells, delimiter } = header;
  return {
    format: 'bank-csv',
    movements,
    problems,
    ignoredCount,
    ...(rejected.size === 0 ? {} : { rejected: { header: cells, delimiter, rows: rejected } }),
  };
}

function rowsOf(text: string, header: BankHeader): Row[] {
  const rows: Row[] = [];
  const lineBreak = text.includes('\n') ? '\n' : '\r';
  const { delimiter, firstDataLine } = header;
  let nextLine = 0;
  const reader = createRecordReader(
    { delimiter, lineBreak },
    (cells, line) => {
      if (cells.every((cell) => cell.trim() === '')) return;
      const row = { line, cells: withWholeText(header, cells) };
      const last = rows.at(-1);
      if (last !== undefined && line === nextLine && goesOn(header, row))
        rows[rows.length - 1] = joined(header, last, row);
      else rows.push(row);
      nextLine = line + cells.join('').split(lineBreak).length;
    },
    firstDataLine - 1,
  );
  reader.write(text);
  reader.end();
  return rows;
}

/** A text in the last column that is not quoted: what a delimiter in it cut off belongs to it. */
function withWholeText(
  { cells: head, fields, delimiter }: BankHeader,
  cells: readonly string[],
): readonly string[] {
  const last = head.length - 1;
  if (fields[last] !== 'text' || cells.length <= head.length) return cells;
  return [...cells.slice(0, last), cells.slice(last).join(delimiter).trim()];
}

/** Some banks print a long text over several rows: nothing but text, without a day or an amount. */
function goesOn(header: BankHeader, row: Row): boolean {
  const others = header.fields.flatMap((field, at) => (field === 'text' ? [] : [row.cells[at] ?? '']));
  const text = cellsOf(header, row, 'text').join(' ').trim();
  return text !== '' && !BALANCE.test(text) && others.every((cell) => cell.trim() === '');
}

function joined(header: BankHeader, row: Row, { cells: more }: Row): Row {
  const cells = header.fields.map((field, at) => {
    const [cell, rest] = [row.cells[at] ?? '', (more[at] ?? '').trim()];
    return field === 'text' && rest !== '' ? `${cell} ${rest}` : cell;
  });
  return { line: row.line, cells };
}

/** What is announced, or was refused, is no money yet; it comes once more when it is booked. */
const UNBOOKED =
  /^(?:non contab|da contab|in (?:attesa|corso|lavorazione)|pending|provvisori|prenotat|autorizzat|sospes|rifiutat|annullat|respint|stornat|reject|declin|fail|cancel|revert)/iu;

/**
 * A row that is no balance and has an amount, or a day: what has neither is a footer. An amount whose day is missing or
 * cannot be read is a bad row, but for one that has its value day only: it is not booked yet.
 */
function isMovement(header: BankHeader, row: Row, dates: DateOrder): boolean {
  const [booked, text] = [cellOf(header, row, 'booked'), cellOf(header, row, 'text')];
  if (BALANCE.test(booked) || BALANCE.test(text) || UNBOOKED.test(cellOf(header, row, 'state'))) return false;
  if (isDay(readDate(booked, dates))) return true;
  if (!MONEY.some((field) => /\d/u.test(cellOf(header, row, field)))) return false;
  return /\d/u.test(booked) || (booked === '' && text !== '' && cellOf(header, row, 'value') === '');
}

function readRow(header: BankHeader, row: Row, manner: Manner): BankMovement | RowProblem {
  const bad = (field: BankField, value: string, code: RowProblemCode): RowProblem => ({
    line: row.line,
    column: header.cells[header.fields.indexOf(field)] ?? '',
    value: bankText(value),
    code,
  });
  const written = cellOf(header, row, 'booked');
  const bookedOn = readDate(written, manner.dates);
  if (!isDay(bookedOn)) return bad('booked', written, bookedOn);
  if (isBrokenOff(header, row)) return bad('booked', written, 'wrong-field-count');
  const amount = amountOf(header, row, manner);
  if ('code' in amount) return bad(amount.field, amount.value, amount.code);
  const valueOn = readDate(cellOf(header, row, 'value'), manner.dates);
  const account = normaliseIban(cellOf(header, row, 'account'));
  const reasonCode = /^\d{2,3}$/u.exec(cellOf(header, row, 'reason'))?.[0];
  return {
    line: row.line,
    bookedOn,
    ...(isDay(valueOn) ? { valueOn } : {}),
    cents: amount.cents,
    currency: amount.currency,
    ...(account === '' ? {} : { account }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...whoAndWhat(header, row),
  };
}

/** A text with a line break in it that is not quoted ends the row before its amounts: the rest looks like another row. */
function isBrokenOff({ fields }: BankHeader, { cells }: Row): boolean {
  return MONEY.every((field) => !fields.some((each, at) => each === field && at < cells.length));
}

type Amount =
  | { readonly cents: Cents; readonly currency: Currency }
  | { readonly field: BankField; readonly value: string; readonly code: RowProblemCode };

/** Money in less money out, or one amount with its sign before it or in a column of its own. */
function amountOf(header: BankHeader, row: Row, manner: Manner): Amount {
  const parts = new Map<BankField, Cents>();
  let currency = currencyOf(header, row);
  for (const field of MONEY) {
    const value = cellOf(header, row, field);
    const amount = value === '' ? undefined : readBankAmount(value, manner.decimal);
    if (typeof amount === 'string') return { field, value, code: amount };
    if (amount === undefined || amount.cents === 0) continue;
    if (field === 'amount' && manner.isSided && !isSigned(value)) return { field, value, code: 'bad-amount' };
    // Money in under money out, in so many words, is one of the two.
    if (field !== 'amount' && amount.isSided && amount.cents > 0 !== (field === 'in'))
      return { field, value, code: 'bad-amount' };
    if (currency !== '' && amount.currency !== undefined && amount.currency !== currency)
      return { field, value, code: 'currency-differs' };
    currency = amount.currency ?? currency;
    parts.set(field, amount.cents);
  }
  const [amount, moneyIn, moneyOut] = MONEY.map((field) => parts.get(field));
  if (moneyIn !== undefined && moneyOut !== undefined) {
    return { field: 'in', value: cellOf(header, row, 'in'), code: 'bad-amount' };
  }
  const sign = cellOf(header, row, 'sign');
  if (amount !== undefined && sign !== '' && !OUTGOING.test(sign) && !INCOMING.test(sign))
    return { field: 'sign', value: sign, code: 'bad-amount' };
  currency ||= 'EUR';
  if (amount !== undefined)
    return { cents: OUTGOING.test(sign) ? cents(-Math.abs(amount)) : amount, currency };
  // Banks write what goes out with a minus or without one.
  const outgoing = moneyOut === undefined ? undefined : subtract(ZERO, cents(Math.abs(moneyOut)));
  return { cents: outgoing ?? moneyIn ?? ZERO, currency };
}

/** The currency of the row, where its own column has one. */
function currencyOf(header: BankHeader, row: Row): Currency {
  const cell = cellOf(header, row, 'currency').toUpperCase();
  return /^[A-Z]{3}$/u.test(cell) ? cell : (currencyMark(cell) ?? '');
}

/** On a statement debit is money out. Any other word leaves open which it is. */
const OUTGOING = /^(?:-|d|dr|dare|deb(?:it|ito)?|dbit|add(?:ebito)?|u|uscit[ae]|out)$/iu;
const INCOMING = /^(?:\+|a|c|cr|avere|cred(?:it|ito)?|crdt|acc(?:redito)?|e|entrat[ae]|in)$/iu;

function whoAndWhat(
  header: BankHeader,
  row: Row,
): Pick<BankMovement, 'remittance' | 'counterparty' | 'counterpartIban' | 'reference'> {
  const reason = cellOf(header, row, 'reason');
  const text = [...cellsOf(header, row, 'text'), ...(/^\d*$/u.test(reason) ? [] : [reason])].join(' ');
  const { counterparty, reference, counterpartIban, remittance } = bankTextParts(text);
  const payer = bankText(cellOf(header, row, 'payer')) || counterparty;
  const iban = normaliseIban(cellOf(header, row, 'payer-iban')) || counterpartIban;
  const mark = bankReference(cellOf(header, row, 'mark')) ?? reference;
  return {
    remittance,
    ...(payer === undefined ? {} : { counterparty: payer }),
    ...(iban === undefined ? {} : { counterpartIban: iban }),
    ...(mark === undefined ? {} : { reference: mark }),
  };
}

/** One statement has one decimal mark. */
function decimalOf(header: BankHeader, rows: readonly Row[]): DecimalMark {
  const counts = { comma: 0, point: 0, ambiguous: 0, none: 0 };
  const values = rows.flatMap((row) => MONEY.map((field) => cellOf(header, row, field)));
  for (const value of values) counts[bankDecimalEvidence(value)] += 1;
  if (counts.comma !== counts.point) return counts.comma > counts.point ? 'comma' : 'point';
  if (counts.comma + counts.ambiguous === 0) return 'comma';
  throw new UnreadableFile('ambiguous-decimal', { flag: '--decimal' });
}

/** Italian banks write the day first; only a file that cannot be read so is read month first. */
function datesOf(header: BankHeader, rows: readonly Row[]): DateOrder {
  const seen = new Set(rows.map((row) => dateEvidence(cellOf(header, row, 'booked'))));
  return seen.has('mdy') && !seen.has('dmy') ? 'mdy' : 'dmy';
}

/**
 * One export of a large bank leaves the signs out: then fees would be taken for payments. Only where every text says that
 * money came in, as in a list of these alone, no sign is missing.
 */
function refuseUnsigned(header: BankHeader, rows: readonly Row[]): void {
  if (!header.fields.includes('amount') || header.fields.includes('sign')) return;
  if (rows.some((row) => isSigned(cellOf(header, row, 'amount')))) return;
  if (rows.every((row) => saysIn(cellsOf(header, row, 'text').join(' ')))) return;
  throw new UnreadableFile('no-sign', { detail: header.cells[header.fields.indexOf('amount')] as string });
}

const CAME_IN =
  /\bA (?:VS|VOSTRO)\.? FAVORE\b|\bDISPOST[OA] DA\b|\bBONIF(?:ICO|\.)? (?:SEPA |ISTANTANEO )?(?:DA|IN ENTRATA|RICEVUTO)\b|\bORDINANTE\b/iu;
const NOT_IN =
  /\bSTORN|\bRICHIAM|\bREVOC|\bINSOL|\bRESPINT|\bDA VOI\b|\bCOMMISSION|\bSPES[AE]\b|\bIN USCITA\b|\bA FAVORE DI\b/iu;

function saysIn(text: string): boolean {
  return CAME_IN.test(text) && !NOT_IN.test(text);
}

function cellOf(header: BankHeader, row: Row, field: BankField): string {
  return cellsOf(header, row, field)[0] ?? '';
}

function cellsOf(header: BankHeader, row: Row, field: BankField): string[] {
  return header.fields.flatMap((each, at) => (each === field ? [(row.cells[at] ?? '').trim()] : []));
}

function isDay(read: Day | DateProblem): read is Day {
  return !isDateProblem(read);
}
