import { daysBetween, type Day } from '../../domain/day.ts';
import type { IncomingItem, RowProblemCode } from '../../domain/import/incoming.ts';
import { cents, ZERO, type Cents } from '../../domain/money.ts';
import { readAmount } from '../cell/amountText.ts';
import { writtenPaid, type BalanceCheck, type StatusCheck } from '../money/balanceCheck.ts';
import { cleanText, LONGEST_TEXT } from '../cell/cleanText.ts';
import { isDateProblem, readDate, readSerialDate, type DateProblem } from '../cell/dateText.ts';
import { currencyMark } from '../cell/currencyMark.ts';
import { dueByTerms } from '../column/derivedDue.ts';
import { createStatusTeller, isPaidWord, statusFieldOf } from '../column/documentStatus.ts';
import {
  documentIn,
  isCreditNoteType,
  isInvoiceType,
  isRounded,
  isUnsureType,
} from '../cell/documentText.ts';
import type { Field } from '../header/headerWords.ts';
import { tellsOfEach } from '../row/instalmentColumns.ts';
import { isCreditSide, isSplit } from '../column/kindColumns.ts';
import type { Layout } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import type { Seller } from '../ownIds.ts';
import { createPaidTogether } from '../money/paidTogether.ts';
import { signedAmounts, type RawAmounts, type SignedAmounts } from '../cell/signedAmounts.ts';
import { createDebtorReader } from './readDebtor.ts';
import type { RowReport } from '../row/rowReport.ts';

/** The open item of one row; undefined, with the problems noted, when it cannot be taken as it stands. */
export type ItemReader = (cells: readonly string[], line: number) => IncomingItem | undefined;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Days that an invoice may come after its due date: five years. */
const LONGEST_BEFORE = 1826;
/** When a document was entered in the books, by the name of its column. */
const REGISTERED = /^(?:data|dt)(?:di)?reg|^postingdate$|^buchungsdatum$/u;

/** A kind of document with a positive amount. */
type DocumentKind = 'owed' | 'unsure' | 'unknown';

function kindOf(type: string): DocumentKind {
  if (isUnsureType(type)) return 'unsure';
  return isInvoiceType(type) ? 'owed' : 'unknown';
}

/** A date cell read, an empty one, or why it cannot be read. */
type DateCell = Day | undefined | DateProblem;

/** Reads the rows of one file by its layout. Values that repeat, such as dates and types, are read once. */
export function createItemReader(
  layout: Layout,
  report: RowReport,
  balances?: BalanceCheck,
  statuses?: StatusCheck,
  seller?: Seller,
): ItemReader {
  const { positions, termDays, marked, currency: usual = 'EUR' } = layout;
  const readDebtor = createDebtorReader(layout, report, seller);
  const dueDate = dateReader(layout, 'due_date');
  const issueDate = dateReader(layout, 'invoice_date');
  const documentDate = dateReader(layout, 'invoice_no');
  const isRegistered = REGISTERED.test(headerKey(layout.columns['invoice_date'] ?? ''));
  const creditNoteTypes = new Map<string, boolean>();
  const kinds = new Map<string, DocumentKind>();
  const currencies = new Map<string, string | undefined>();
  const methods = new Map<string, string>();
  const statusOf = createStatusTeller(layout);
  // Where no column has due dates, they are worked out from the documents' own.
  const dueField = positions.due_date === undefined ? 'invoice_date' : 'due_date';
  // Where columns say what was paid or is open they are believed: the word beside them may be older.
  const isToldOfEach = layout.instalments !== undefined && tellsOfEach(layout.instalments);
  const isToldOfWhole = layout.instalments?.whole !== undefined && !isToldOfEach;
  const tellsStatusOnly =
    !isToldOfWhole &&
    (['paid', 'open_balance', 'credit'] as const).every((field) => positions[field] === undefined);
  const statusField = statusFieldOf(layout);
  const mayBeUnsure =
    (['debit', 'side'] as const).every((field) => positions[field] === undefined) &&
    layout.leftOut.every(({ at }) => at !== positions.doc_type);
  // The reader handles one row at a time, so the row's state lives here and costs nothing.
  let cells: readonly string[] = [];
  let line = 0;
  let isBad = false;

  function refuse(field: Field, value: string, code: RowProblemCode): undefined {
    isBad = true;
    report.note(line, field, value, code);
  }

  function cellOf(field: Field): string {
    const at = positions[field];
    return at === undefined ? '' : (cells[at] ?? '');
  }

  function textOf(field: Field): string | undefined {
    const cell = cellOf(field);
    if (cell === '') return undefined;
    const text = cleanText(cell);
    if (text.length > LONGEST_TEXT) return refuse(field, cell, 'cell-too-long');
    return text === '' ? undefined : text;
  }

  function dateOf(field: Field, read: (cell: string) => DateCell, cell = cellOf(field)): Day | undefined {
    const date = cell === '' ? undefined : read(cell);
    return isDateProblem(date) ? refuse(field, cell, date) : date;
  }

  function amountOf(field: Field): Cents | undefined {
    const cell = cellOf(field);
    if (cell === '' || cell.trim() === '') return undefined;
    const amount = readAmount(cell, layout.decimals[field] ?? layout.decimal);
    return typeof amount === 'number' ? amount : refuse(field, cell, amount);
  }

  /** The tax on the net, unless the customer pays it to the Treasury itself, and what else is owed; a blank is none. */
  function netAndTax(): Cents | undefined {
    const net = amountOf('net');
    const tax = amountOf('vat_amount') ?? ZERO;
    const others = (amountOf('stamp') ?? ZERO) + (amountOf('expenses') ?? ZERO);
    return net === undefined ? undefined : cents(net + (isSplit(cellOf('split_payment')) ? 0 : tax) + others);
  }

  const grossAmount = positions.net === undefined ? () => amountOf('amount') : netAndTax;

  /** Of a credit note as much less is given back. */
  function lessWithheld(): Cents | undefined {
    const gross = grossAmount();
    const withheld = Math.abs(amountOf('withholding') ?? ZERO);
    return gross === undefined ? undefined : cents(gross - Math.sign(gross) * withheld);
  }

  const fullAmount = positions.withholding === undefined ? grossAmount : lessWithheld;

  const together = createPaidTogether(layout);

  /** All columns of what was paid; without a balance beside them they may not come to more than the amount. */
  function paidOf(amount: Cents | undefined): Cents | undefined {
    if (together === undefined) return amountOf('paid');
    const paid = together(amount, amountOf);
    if (paid !== 'odd') return paid;
    const written = `${cellOf(positions.net === undefined ? 'amount' : 'net').trim()} - ${writtenPaid(cells, positions)}`;
    return refuse('paid', written, 'paid-differs');
  }

  function amountsOfRow(): RawAmounts {
    const amount = fullAmount();
    return {
      amount,
      debit: amountOf('debit'),
      credit: amountOf('credit'),
      paid: paidOf(amount),
      open: amountOf('open_balance'),
      hasOpenColumn: positions.open_balance !== undefined,
    };
  }

  function currencyOf(): string {
    const cell = cellOf('currency');
    if (cell === '' && marked === undefined) return usual;
    if (cell !== '' && !currencies.has(cell)) currencies.set(cell, readCurrency(cell));
    const currency = currencies.get(cell);
    if (cell !== '' && currency === undefined) refuse('currency', cell, 'bad-currency');
    return marked === undefined
      ? (currency ?? usual)
      : markedCurrency(marked, cell === '' ? undefined : currency);
  }

  /** The currency in the cells of the amounts; two of them, or another than the column says, contradict each other. */
  function markedCurrency(fields: readonly Field[], stated: string | undefined): string {
    let found = stated;
    for (const field of fields) {
      const mark = currencyMark(cellOf(field).trim());
      if (mark !== undefined && found !== undefined && mark !== found)
        refuse(
          stated === undefined ? field : 'currency',
          `${found} / ${cellOf(field).trim()}`,
          'currency-differs',
        );
      found ??= mark;
    }
    return found ?? usual;
  }

  /** The method of payment repeats in nearly every row, so each is held once. */
  function methodOf(): string | undefined {
    const cell = cellOf('payment_method');
    const known = methods.get(cell);
    if (known !== undefined) return known;
    const method = textOf('payment_method');
    if (method !== undefined) methods.set(cell, method);
    return method;
  }

  function isCreditNoteByType(): boolean {
    const cell = cellOf('doc_type');
    if (cell === '') return false;
    const known = creditNoteTypes.get(cell);
    if (known !== undefined) return known;
    const isCreditNote = isCreditNoteType(cleanText(cell));
    creditNoteTypes.set(cell, isCreditNote);
    return isCreditNote;
  }

  /**
   * A payment, or a kind that may be one, without a sign; who left out other kinds has looked at the column. Codes nobody
   * knows are each company's own: they stay invoices, and that is told.
   */
  function judgeKind({ amountCents, openCents }: SignedAmounts): void {
    const cell = mayBeUnsure && amountCents > 0 ? cellOf('doc_type') : '';
    if (cell === '') return;
    const kind = kinds.get(cell) ?? kindOf(cleanText(cell));
    kinds.set(cell, kind);
    if (kind === 'unsure') refuse('doc_type', cell, 'kind-unsure');
    else if (openCents > 0) report.noteKind(cell, kind === 'owed');
  }

  /** What is owed by a document of this status. */
  function owed(signed: SignedAmounts): SignedAmounts {
    if (statusOf === undefined) return signed;
    const status = statusOf(cells);
    if (status === 'void') report.noteVoid();
    else if (isToldOfWhole) return signed;
    else if (!tellsStatusOnly) {
      const open = cellOf(positions.open_balance === undefined ? amountField(layout) : 'open_balance');
      statuses?.look(status === 'paid', signed.openCents, cellOf(statusField), open, line);
      return signed;
    }
    if (status === 'partly-paid') refuse(statusField, cellOf(statusField), 'open-unknown');
    const isPaid = status === 'paid' || status === 'paid-on';
    if (status === 'partly-paid' || isPaid) report.notePaid();
    return status === 'void' || isPaid ? { ...signed, openCents: ZERO } : signed;
  }

  /** What stands after the number is the document's own day, that of its registration often a later one. */
  function issueDay(written: string): Day | undefined {
    const first = isRegistered ? dateOf('invoice_no', documentDate, written) : undefined;
    return first ?? dateOf('invoice_date', issueDate) ?? dateOf('invoice_no', documentDate, written);
  }

  function isOnCreditSide(): boolean {
    const cell = cellOf('side');
    return cell !== '' && isCreditSide(cleanText(cell));
  }

  /** A bad date of its own is told already; nothing is worked out from it. */
  function isBlankDue(): boolean {
    return hasNoDue() && (termDays === undefined || cellOf('invoice_date').trim() === '');
  }

  function hasNoDue(): boolean {
    const cell = cellOf('due_date');
    return cell === '' || dueDate(cell) === undefined;
  }

  /** Lists with the next due date of each document have none, or a word instead, where all of it was paid. */
  function settledWithoutDue(amounts: SignedAmounts): SignedAmounts {
    if (!tellsStatusOnly || !isPaidWord(cellOf('due_date'))) return amounts;
    report.notePaid();
    return { ...amounts, openCents: ZERO };
  }

  return (rowCells, rowLine) => {
    cells = rowCells;
    line = rowLine;
    isBad = false;
    const debtor = readDebtor(cells, line);
    const documentCell = textOf('invoice_no');
    const parts = documentCell === undefined ? undefined : documentIn(cells, positions);
    if (parts === undefined && !isBad) refuse('invoice_no', '', 'missing-number');
    else if (documentCell !== undefined && isRounded(documentCell))
      refuse('invoice_no', documentCell, 'number-damaged');
    const statedDue = dateOf('due_date', dueDate);
    const issuedOn = issueDay(parts?.date ?? '');
    const currency = currencyOf();
    const raw = amountsOfRow();
    const signed = signedAmounts(
      raw,
      parts?.isCreditNote === true || isCreditNoteByType() || isOnCreditSide(),
    );
    if (signed !== undefined && signed.amountCents < 0 && signed.openCents > 0)
      refuse('open_balance', cellOf('open_balance'), 'signs-differ');
    // A credit note has no terms: it counts from its own day, whether the list has due dates or not.
    const isDerived =
      statedDue === undefined &&
      issuedOn !== undefined &&
      (termDays !== undefined || (signed?.isCreditNote === true && hasNoDue()));
    const told = signed === undefined ? undefined : owed(signed);
    const mayLackDue = statedDue === undefined && !isDerived && isBlankDue();
    const amounts = mayLackDue && told !== undefined ? settledWithoutDue(told) : told;
    const isDueUnknown = mayLackDue && issuedOn !== undefined && amounts?.openCents === 0;
    if (mayLackDue && !isDueUnknown) refuse(dueField, '', 'missing-due-date');
    if (signed === undefined && !isBad) refuse(amountField(layout), '', 'missing-amount');
    if (told !== undefined) judgeKind(told);
    const dueOn = isDerived
      ? dueByTerms(issuedOn, signed?.isCreditNote === true, termDays ?? 0)
      : isDueUnknown
        ? issuedOn
        : statedDue;
    const instalment = textOf('instalment_no');
    const method = methodOf();
    const reference = textOf('reference');
    if (isBad || debtor === undefined || parts === undefined || dueOn === undefined || amounts === undefined)
      return undefined;
    if (isDueLongBefore(dueOn, issuedOn)) return refuse(dueField, cellOf(dueField), 'due-before-issue');
    balances?.look(raw, currency, cells, line);
    if (isDerived && !amounts.isCreditNote) report.noteDerivedDue();
    const item: Writable<IncomingItem> = { line, debtor, number: parts.number, dueOn, currency, ...amounts };
    if (issuedOn !== undefined) item.issuedOn = issuedOn;
    if (instalment !== undefined) item.instalment = instalment;
    if (method !== undefined) item.method = method;
    if (reference !== undefined) item.reference = reference;
    if (isDueUnknown) item.isDueUnknown = true;
    return item;
  };
}

/** What came back unpaid is booked anew long after it was due, but not after so many years: one of the dates is wrong. */
function isDueLongBefore(dueOn: Day, issuedOn: Day | undefined): boolean {
  return issuedOn !== undefined && dueOn < issuedOn && daysBetween(dueOn, issuedOn) > LONGEST_BEFORE;
}

/** The column to name when a row has no amount. */
function amountField({ positions }: Layout): Field {
  return (
    (['open_balance', 'amount', 'net', 'debit'] as const).find((field) => positions[field] !== undefined) ??
    'amount'
  );
}

function dateReader(layout: Layout, field: Field): (cell: string) => DateCell {
  const order = layout.dateOrders[field] ?? layout.dates;
  const isSerial = layout.serialDates?.includes(field) === true;
  const known = new Map<string, DateCell>();
  return (cell) => {
    const date = known.get(cell);
    if (date !== undefined) return date;
    const text = cleanText(cell);
    const isNone = text === '' || (field === 'due_date' && isPaidWord(text));
    const read = isNone ? undefined : isSerial ? readSerialDate(text) : readDate(text, order);
    known.set(cell, read);
    return read;
  };
}

/** The ISO code of a currency cell, or what its sign or name stands for. */
function readCurrency(cell: string): string | undefined {
  const text = cleanText(cell).toUpperCase();
  if (text === '') return 'EUR';
  return currencyMark(text) ?? (/^[A-Z]{3}$/u.test(text) ? text : undefined);
}
