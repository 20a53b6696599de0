import type { FileNote, LayoutHints } from '../../domain/import/incoming.ts';
import { applyLayout } from '../applyLayout.ts';
import { USUAL_TERM_DAYS } from '../column/derivedDue.ts';
import {
  customerCells,
  documentRows,
  documentType,
  INVOICE_COLUMNS,
  isReceivable,
  type InvoiceRow,
} from './invoiceRecords.ts';
import { UnreadableFile, type Layout, type Positions, type RowSource } from '../layout.ts';
import { compactId, ownIds, type Seller } from '../ownIds.ts';
import type { ReadExport } from '../readExport.ts';
import { rowsAt } from '../file/rowsAt.ts';
import { elementsAt, readXmlTree, textAt, type XmlNode } from '../file/xmlTree.ts';

/**
 * Reads an electronic invoice (FatturaPA, FPA12 or FPR12) held in memory, with all the documents in it. Elements are
 * found by name, whatever prefix they have; nothing is validated against a schema, which the exchange system did.
 *
 * Throws `UnreadableFile`: `other-xml`, `simplified-invoice` (it has no payment data), `passive-invoice` (somebody else
 * is the seller), `unsafe-xml`, `damaged-file`, `old-spreadsheet`.
 */
export async function readInvoice(
  bytes: Uint8Array,
  seller: Seller,
  isSigned: boolean,
  { termDays, usualTermDays = USUAL_TERM_DAYS }: Pick<LayoutHints, 'termDays' | 'usualTermDays'> = {},
): Promise<ReadExport & { ok: true }> {
  const invoice = rootOf(await readXmlTree(bytes));
  const [header = ''] = elementsAt(invoice, 'FatturaElettronicaHeader');
  const bodies = elementsAt(invoice, 'FatturaElettronicaBody');
  if (bodies.length === 0) throw new UnreadableFile('damaged-file', { detail: 'FatturaElettronicaBody' });
  const receivable = bodies.filter(isReceivable);
  const passedOver = bodies.filter((body) => !isReceivable(body));
  if (receivable.length > 0) refuseOthersInvoice(header, seller);
  const customer = customerCells(header);
  const isToPublicBody = textAt(header, 'DatiTrasmissione/FormatoTrasmissione') === 'FPA12';
  const rows = rowSource(
    receivable.flatMap((body) => documentRows(body).map((row) => ({ ...customer, ...row }))),
  );
  const layout: Layout = {
    ...LAYOUT,
    source: isSigned ? 'fatturapa-signed' : 'fatturapa',
    termDays: termDays ?? usualTermDays,
  };
  const file = await applyLayout(rows, layout);
  const derived = (file.notes ?? []).filter(({ code }) => code === 'due-derived');
  const ignoredCount = file.ignoredCount + passedOver.length;
  return {
    ok: true,
    file: {
      ...file,
      ignoredCount,
      knowsPayments: false,
      notes: [...notesOf(passedOver, isSigned), ...derived],
      ...(isToPublicBody ? { isToPublicBody } : {}),
    },
    rowsAt: (lines) => rowsAt(rows, lines),
  };
}

function rootOf(tree: XmlNode): XmlNode {
  const [invoice] = elementsAt(tree, 'FatturaElettronica');
  if (invoice !== undefined) return invoice;
  const [name = ''] = typeof tree === 'string' ? [] : Object.keys(tree);
  // What Excel saves as "XML Spreadsheet 2003", and some programs name .xls.
  if (name === 'Workbook') throw new UnreadableFile('old-spreadsheet', { detail: 'XML Spreadsheet 2003' });
  if (name === 'FatturaElettronicaSemplificata') throw new UnreadableFile('simplified-invoice');
  throw new UnreadableFile('other-xml', { detail: name.slice(0, 80) });
}

/** The seller must be us, by VAT number or tax code. */
function refuseOthersInvoice(header: XmlNode, seller: Seller): void {
  const [cedente = ''] = elementsAt(header, 'CedentePrestatore/DatiAnagrafici');
  const country = textAt(cedente, 'IdFiscaleIVA/IdPaese');
  const code = textAt(cedente, 'IdFiscaleIVA/IdCodice');
  const theirs = [`${country}${code}`, textAt(cedente, 'CodiceFiscale')].map(compactId);
  if (ownIds(seller).some((id) => theirs.includes(id))) return;
  const name = textAt(cedente, 'Anagrafica/Denominazione') || textAt(cedente, 'Anagrafica/Cognome');
  throw new UnreadableFile('passive-invoice', { detail: `${name}, ${country}${code}`.slice(0, 120) });
}

/** The rows as records, numbered in the order of the file. */
function rowSource(rows: readonly InvoiceRow[]): RowSource {
  return async (onRecord) => {
    rows.forEach((row, at) =>
      onRecord(
        INVOICE_COLUMNS.map(([field]) => row[field] ?? ''),
        at + 1,
      ),
    );
  };
}

function notesOf(passedOver: readonly XmlNode[], isSigned: boolean): FileNote[] {
  const kinds = [...new Set(passedOver.map(documentType))].join(', ');
  return [
    ...(passedOver.length === 0
      ? []
      : [{ code: 'not-receivable' as const, count: passedOver.length, detail: kinds }]),
    ...(isSigned ? [{ code: 'signature-unverified' as const }] : []),
  ];
}

const POSITIONS: Positions = Object.fromEntries(INVOICE_COLUMNS.map(([field], at) => [field, at]));

/** Invoices are all written in the same way. Their dates read the same in any order; people write the day first. */
const LAYOUT: Omit<Layout, 'source'> = {
  kind: 'items',
  encoding: 'utf-8',
  delimiter: ';',
  lineBreak: '\n',
  headerLine: 1,
  firstDataLine: 1,
  header: INVOICE_COLUMNS.map(([, name]) => name),
  positions: POSITIONS,
  columns: Object.fromEntries(INVOICE_COLUMNS),
  decimals: { amount: 'point' },
  decimal: 'point',
  dateOrders: {},
  dates: 'dmy',
  hasLineItems: false,
  leftOut: [],
};
