/** A FatturaPA invoice as rows of a list: one for each payment it asks for, under headers that name our fields. */
import { addDays, parseIsoDay } from '../../domain/day.ts';
import { cents, toDecimal } from '../../domain/money.ts';
import { readAmount } from '../cell/amountText.ts';
import type { Field } from '../header/headerWords.ts';
import { paymentMethod } from './paymentMethod.ts';
import { elementsAt, textAt, type XmlNode } from '../file/xmlTree.ts';

/** The columns, with the header under which the same row can come back as a CSV file. */
export const INVOICE_COLUMNS = [
  ['debtor_name', 'Ragione sociale'],
  ['vat_no', 'Partita IVA'],
  ['tax_code', 'Codice fiscale'],
  ['address', 'Indirizzo'],
  ['postcode', 'CAP'],
  ['city', 'Comune'],
  ['province', 'Provincia'],
  ['country', 'Nazione'],
  ['pec', 'PEC'],
  ['doc_type', 'Tipo documento'],
  ['invoice_no', 'Numero documento'],
  ['invoice_date', 'Data documento'],
  ['due_date', 'Data scadenza'],
  ['amount', 'Importo'],
  ['currency', 'Valuta'],
  ['instalment_no', 'Rata'],
  ['payment_method', 'Modalità pagamento'],
  ['reference', 'Riferimento ordine'],
] as const satisfies readonly (readonly [Field, string])[];

type Column = (typeof INVOICE_COLUMNS)[number][0];
/** One row, by column; what is missing is blank. */
export type InvoiceRow = Readonly<Partial<Record<Column, string>>>;

/** Documents by which somebody owes the seller: invoices, advances, fees, credit and debit notes, deferred invoices. */
const RECEIVABLE = new Set(['TD01', 'TD02', 'TD03', 'TD04', 'TD05', 'TD06', 'TD24', 'TD25']);
const DOCUMENT = 'DatiGenerali/DatiGeneraliDocumento';

/** The kind of a document: `TD01`. */
export function documentType(body: XmlNode): string {
  return textAt(body, `${DOCUMENT}/TipoDocumento`);
}

/** Self-invoices, integrations and the like ask nobody for money; neither do kinds that are not known here. */
export function isReceivable(body: XmlNode): boolean {
  return RECEIVABLE.has(documentType(body));
}

/** Who owes: the customer of the invoice, with the address of its seat. */
export function customerCells(header: XmlNode): InvoiceRow {
  const [customer = ''] = elementsAt(header, 'CessionarioCommittente');
  const identity = (name: string): string => textAt(customer, `DatiAnagrafici/${name}`);
  const seat = (name: string): string => textAt(customer, `Sede/${name}`);
  const person = [identity('Anagrafica/Nome'), identity('Anagrafica/Cognome')];
  const country = seat('Nazione');
  const postcode = seat('CAP');
  return {
    debtor_name: identity('Anagrafica/Denominazione') || person.filter((part) => part !== '').join(' '),
    vat_no: vatCell(identity('IdFiscaleIVA/IdPaese'), identity('IdFiscaleIVA/IdCodice'), country),
    tax_code: identity('CodiceFiscale'),
    address: streetOf(seat('Indirizzo'), seat('NumeroCivico')),
    // Addresses abroad have to have five digits too, and get these.
    postcode: country !== 'IT' && postcode === '00000' ? '' : postcode,
    city: seat('Comune'),
    province: seat('Provincia'),
    country,
    pec: textAt(header, 'DatiTrasmissione/PECDestinatario'),
  };
}

/** What is written for customers without a number of their own would make one customer of all of them. */
const NO_NUMBER = /^(?:OO)?9{11}$|^0+$/u;

function vatCell(country: string, code: string, seatCountry: string): string {
  if (code === '' || NO_NUMBER.test(code)) return '';
  return country === seatCountry || code.startsWith(country) ? code : `${country}${code}`;
}

function streetOf(street: string, number: string): string {
  return number === '' || street.endsWith(` ${number}`) ? street : `${street} ${number}`;
}

/** The rows of one document: one for each payment detail, or one for what the document comes to. */
export function documentRows(body: XmlNode): InvoiceRow[] {
  const document = (name: string): string => textAt(body, `${DOCUMENT}/${name}`);
  const shared: InvoiceRow = {
    doc_type: document('TipoDocumento'),
    invoice_no: document('Numero'),
    invoice_date: document('Data').slice(0, 10),
    currency: document('Divisa'),
    reference: referenceOf(body),
  };
  const whole = amountOf(body);
  const stated = elementsAt(body, 'DatiPagamento/DettaglioPagamento');
  if (stated.length === 0) return [{ ...shared, amount: whole }];
  const times = timesStated(stated, whole);
  const details = times === 1 ? stated : statedOnce(stated, times, body);
  // Some programs write 0.00 beside a total, of what is paid or of what is not: a person has to look.
  const isUnsaid = /[1-9]/u.test(whole) && stated.every((detail) => /^[0.]+$/u.test(amountAt(detail)));
  return (details ?? stated).map((detail, at, { length }) => ({
    ...shared,
    due_date: dueDate(detail, body),
    amount: isUnsaid || details === undefined ? '' : amountAt(detail),
    payment_method: paymentMethod(textAt(detail, 'ModalitaPagamento')),
    ...(length === 1 ? {} : { instalment_no: String(at + 1) }),
  }));
}

function amountAt(detail: XmlNode): string {
  return textAt(detail, 'ImportoPagamento');
}

/** How often the payments come to what the document comes to: more than once where the customer has a choice of banks. */
function timesStated(details: readonly XmlNode[], whole: string): number {
  const [sum, owed] = [sumOf(details.map(amountAt)), sumOf([whole])];
  if (sum === undefined || owed === undefined || owed === 0) return 1;
  const times = sum / owed;
  return Number.isInteger(times) && times > 1 ? times : 1;
}

/** Of payments due on one day with one amount each as often as it is owed; undefined where they do not stand so often. */
function statedOnce(details: readonly XmlNode[], times: number, body: XmlNode): XmlNode[] | undefined {
  const keyOf = (detail: XmlNode): string => `${dueDate(detail, body)} ${amountAt(detail)}`;
  const alike = Map.groupBy(details, keyOf);
  if ([...alike.values()].some(({ length }) => length % times !== 0)) return undefined;
  return [...alike.values()].flatMap((group) => group.slice(0, group.length / times));
}

/** The date the invoice names, else the day from which its terms run and their days; blank when it says neither. */
function dueDate(detail: XmlNode, body: XmlNode): string {
  const due = textAt(detail, 'DataScadenzaPagamento').slice(0, 10);
  if (due !== '') return due;
  const days = textAt(detail, 'GiorniTerminiPagamento');
  const from = textAt(detail, 'DataRiferimentoTerminiPagamento') || textAt(body, `${DOCUMENT}/Data`);
  const start = parseIsoDay(from.slice(0, 10));
  if (days === '' || start === undefined) return '';
  // Terms in words are no terms: the row says so, and nothing is guessed instead of them.
  if (!/^\d{1,3}$/u.test(days)) return days;
  return addDays(start, Number(days));
}

/**
 * What the customer pays where the invoice does not say: the total, less what the customer withholds, less the VAT it
 * pays to the Treasury itself (split payment, art. 17-ter D.P.R. 633/72). Blank when an amount cannot be read.
 */
function amountOf(body: XmlNode): string {
  const summaries = elementsAt(body, 'DatiBeniServizi/DatiRiepilogo');
  const total = textAt(body, `${DOCUMENT}/ImportoTotaleDocumento`);
  const split = summaries.filter((summary) => textAt(summary, 'EsigibilitaIVA') === 'S');
  const gross = summaries.flatMap((summary) => [
    textAt(summary, 'ImponibileImporto'),
    textAt(summary, 'Imposta'),
  ]);
  const rounding = textAt(body, `${DOCUMENT}/Arrotondamento`) || '0';
  const plus = sumOf(total === '' ? [...gross, rounding] : [total]);
  const minus = sumOf([
    ...elementsAt(body, `${DOCUMENT}/DatiRitenuta/ImportoRitenuta`),
    ...split.map((summary) => textAt(summary, 'Imposta')),
  ]);
  if (plus === undefined || minus === undefined || (total === '' && gross.length === 0)) return '';
  return toDecimal(cents(plus - minus));
}

function sumOf(amounts: readonly XmlNode[]): number | undefined {
  let total = 0;
  for (const amount of amounts) {
    const read = typeof amount === 'string' ? readAmount(amount, 'point') : 'bad-amount';
    if (typeof read !== 'number') return undefined;
    total += read;
  }
  return total;
}

/** Order, CIG and CUP, by which a public body finds the invoice; the invoice that a credit note corrects. */
function referenceOf(body: XmlNode): string {
  const texts = (name: string): string[] =>
    ['DatiOrdineAcquisto', 'DatiContratto', 'DatiConvenzione'].flatMap((group) =>
      elementsAt(body, `DatiGenerali/${group}/${name}`).filter((text) => typeof text === 'string'),
    );
  const corrected = elementsAt(body, 'DatiGenerali/DatiFattureCollegate/IdDocumento').filter(
    (text) => typeof text === 'string',
  );
  const parts = [
    ...texts('IdDocumento'),
    ...texts('CodiceCIG').map((code) => `CIG ${code}`),
    ...texts('CodiceCUP').map((code) => `CUP ${code}`),
    ...corrected.map((number) => `rif. ${number}`),
  ];
  return [...new Set(parts)].join(', ').slice(0, LONGEST_REFERENCE);
}

/** An invoice may name hundreds of orders; the first ones are enough to find it. */
const LONGEST_REFERENCE = 200;
