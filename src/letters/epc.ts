/** The SEPA credit transfer code of guideline EPC069-12, version 002: a bank's app reads the transfer from the letter. */
import { encode } from 'uqr';
import type { Money } from '../domain/money.ts';
import { toDecimal } from '../domain/money.ts';
import { plainText } from './plainText.ts';

/** What the code carries. */
export interface EpcTransfer {
  readonly beneficiary: string;
  readonly iban: string;
  readonly bic?: string | undefined;
  readonly amount: Money;
  /** Unstructured remittance information. */
  readonly reference: string;
}

const LONGEST_NAME = 70;
const LONGEST_REFERENCE = 140;
const LARGEST_AMOUNT_CENTS = 99_999_999_999;
const LARGEST_PAYLOAD_BYTES = 331;
const LARGEST_QR_VERSION = 13;
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u;

/**
 * The lines of the code, separated by LF, without one at the end. Undefined when the standard has no code for it:
 * another currency, nothing or too much to pay, no usable IBAN, or names too long in bytes.
 */
export function epcPayload(transfer: EpcTransfer): string | undefined {
  const { amount } = transfer;
  const iban = compact(transfer.iban);
  const bic = compact(transfer.bic ?? '');
  const name = firstCharacters(transfer.beneficiary, LONGEST_NAME);
  if (amount.currency !== 'EUR' || amount.cents <= 0 || amount.cents > LARGEST_AMOUNT_CENTS) return undefined;
  if (!IBAN.test(iban) || name === '') return undefined;
  const lines = [
    'BCD',
    '002',
    '1', // UTF-8
    'SCT',
    BIC.test(bic) ? bic : '',
    name,
    iban,
    `EUR${toDecimal(amount.cents)}`,
    '', // purpose
    '', // structured remittance: never together with the unstructured one
    firstCharacters(transfer.reference, LONGEST_REFERENCE),
  ];
  const payload = lines.join('\n').trimEnd();
  return new TextEncoder().encode(payload).length <= LARGEST_PAYLOAD_BYTES ? payload : undefined;
}

/** One of the eight patterns a code can be drawn in; to find the one that scans best takes nine tenths of its time. */
const ANY_PATTERN = 0;

/**
 * The code as an SVG without a size of its own and with the quiet zone of four modules; level M as the standard asks.
 * @param isForPrint false where it is only to be seen whether there can be one
 */
export function epcSvg(payload: string, isForPrint = true): string {
  const bytes = Array.from(new TextEncoder().encode(payload));
  const pattern = isForPrint ? {} : { maskPattern: ANY_PATTERN };
  const form = { ecc: 'M', boostEcc: false, border: 4, maxVersion: LARGEST_QR_VERSION, ...pattern } as const;
  const code = encode(bytes, form);
  const path = code.data.map(rowPath).join('');
  return (
    `<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${code.size} ${code.size}" ` +
    `shape-rendering="crispEdges" aria-hidden="true"><path stroke="#000" d="${path}"/></svg>`
  );
}

/** A line of strokes, one module high, along the middle of the row. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  let pen = 0;
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    let end = x;
    while (row[end] === true) end += 1;
    path += path === '' ? `M${x} ${y}.5` : `m${x - pen} 0`;
    path += `h${end - x}`;
    pen = end;
    x = end;
  }
  return path;
}

function compact(text: string): string {
  return text.replace(/\s/gu, '').toUpperCase();
}

function firstCharacters(text: string, count: number): string {
  return Array.from(plainText(text)).slice(0, count).join('').trim();
}
