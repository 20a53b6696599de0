/** Recognises a bank statement by its content and reads it. */
import type { BankStatement, StatementFormat } from '../../domain/payment/bankMovement.ts';
import type { FileProblem, LayoutHints } from '../../domain/import/incoming.ts';
import { findBankHeader } from './bankCsvHeader.ts';
import { decodeText } from '../file/decodeText.ts';
import { UnreadableFile, type OpenBytes } from '../layout.ts';
import { sniffEncoding } from '../file/sniffEncoding.ts';

export type ReadStatement =
  | { readonly ok: true; readonly statement: BankStatement }
  | { readonly ok: false; readonly problem: FileProblem };

/** The beginning tells what it is. */
const HEAD_BYTES = 65_536;
/** A year of a busy account has some megabytes. */
const LARGEST_BYTES = 50_000_000;

const CAMT = /<(?:[\w.-]+:)?(?:BkToCstmr\w+|CBI\w*BkToCstmr\w*|CBI(?:Dly|Prdc)\w+)[\s>]/u;
const MT940 = /^:(?:61|60[FM]|28C?):/mu;
const CBI = /^.?RH[\w ]{4,}/u;

/** How a statement is written; undefined when the file is none. */
export async function statementFormat(open: OpenBytes): Promise<StatementFormat | undefined> {
  const head = await bytesOf(open, HEAD_BYTES, false);
  const start = Buffer.from(head).toString('latin1').replaceAll('\0', '');
  if (CAMT.test(start)) return 'camt';
  if (/^:20:/mu.test(start) && MT940.test(start)) return 'mt940';
  const first =
    start.trimStart() === '' ? '' : (start.split(/[\r\n]+/u).find((line) => line.trim() !== '') as string);
  if (CBI.test(first) && /^.?6[12]/mu.test(start.slice(first.length))) return 'cbi';
  // A currency sign in a header is one character only where it is read as what it is.
  const readings = [
    start.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, ''),
    Buffer.from(head).toString('utf8'),
  ];
  return readings.some((text) => findBankHeader(text) !== undefined) ? 'bank-csv' : undefined;
}

/** Reads a statement of a known format; `hints` are what a person said with flags. */
export async function readStatement(
  open: OpenBytes,
  format: StatementFormat,
  hints: LayoutHints = {},
): Promise<ReadStatement> {
  try {
    const statement = await readAs(format, open, hints);
    if (statement.movements.length + statement.problems.length + statement.ignoredCount === 0) {
      throw new UnreadableFile('no-rows');
    }
    return { ok: true, statement };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function readAs(format: StatementFormat, open: OpenBytes, hints: LayoutHints): Promise<BankStatement> {
  const bytes = await bytesOf(open, LARGEST_BYTES, true);
  if (format === 'camt') {
    const { readCamt } = await import('./bankCamt.ts');
    return readCamt(bytes);
  }
  const text = await textOf(bytes, hints);
  switch (format) {
    case 'mt940': {
      const { readMt940 } = await import('./bankMt940.ts');
      return readMt940(text);
    }
    case 'cbi': {
      const { readCbi } = await import('./bankCbi.ts');
      return readCbi(text);
    }
    case 'bank-csv': {
      const { readBankCsv } = await import('./bankCsv.ts');
      return readBankCsv(text, hints);
    }
  }
}

async function textOf(bytes: Uint8Array, hints: LayoutHints): Promise<string> {
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes;
  };
  const { encoding } = await sniffEncoding(open, hints.encoding);
  let text = '';
  for await (const piece of decodeText(open, encoding)) text += piece;
  return text;
}

async function bytesOf(open: OpenBytes, most: number, isWhole: boolean): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of open()) {
    pieces.push(piece);
    length += piece.length;
    if (length <= most) continue;
    if (isWhole) throw new UnreadableFile('too-large', { detail: `> ${most / 1_000_000} MB` });
    break;
  }
  return Buffer.concat(pieces).subarray(0, most);
}
