/** Statements in XML: camt.052, 053 and 054 of every version, and the Italian CBI wrapper around them. */
import { payersMark, type BankMovement, type BankStatement } from '../../domain/payment/bankMovement.ts';
import { parseIsoDay, type Day } from '../../domain/day.ts';
import { normaliseIban } from '../../domain/debtor/iban.ts';
import type { RowProblem, RowProblemCode } from '../../domain/import/incoming.ts';
import { cents, subtract, sum, ZERO, type Cents } from '../../domain/money.ts';
import { readAmount } from '../cell/amountText.ts';
import { bankReference, bankText, bankTextParts } from './bankText.ts';
import { UnreadableFile } from '../layout.ts';
import { elementsAt, readXmlTree, type XmlNode } from '../file/xmlTree.ts';

const STATEMENTS = ['Stmt', 'Ntfctn', 'Rpt'];
/** Wrappers around wrappers: deeper than this there is no statement. */
const DEEPEST = 12;

/** Reads every booked entry. Throws `UnreadableFile`: `unsafe-xml`, `damaged-file`, `no-rows` without any statement. */
export async function readCamt(bytes: Uint8Array): Promise<BankStatement> {
  const statements = statementsIn(await readXmlTree(bytes, true), 0);
  if (statements.length === 0) throw new UnreadableFile('no-rows');
  const movements: BankMovement[] = [];
  const problems: RowProblem[] = [];
  let [line, ignoredCount] = [0, 0];
  for (const statement of statements) {
    const account = accountOf(statement);
    for (const entry of elementsAt(statement, 'Ntry')) {
      line += 1;
      const read = isBooked(entry) ? readEntry(entry, line, account) : [];
      for (const each of read) {
        if ('code' in each) problems.push(each);
        else if (each.cents !== 0) movements.push(each);
      }
      if (read.every((each) => !('code' in each) && each.cents === 0)) ignoredCount += 1;
    }
  }
  return { format: 'camt', movements, problems, ignoredCount };
}

/** Found by name wherever they are: the wrapper differs from bank to bank. */
function statementsIn(node: XmlNode, depth: number): XmlNode[] {
  if (typeof node === 'string' || depth > DEEPEST) return [];
  return Object.keys(node).flatMap((name) => {
    const children = elementsAt(node, name);
    return STATEMENTS.includes(name) ? children : children.flatMap((child) => statementsIn(child, depth + 1));
  });
}

function accountOf(statement: XmlNode): string | undefined {
  const id = text(statement, 'Acct/Id/IBAN') ?? text(statement, 'Acct/Id/Othr/Id');
  return id === undefined ? undefined : normaliseIban(id);
}

/** The status is a word in old versions and a code in new ones; a notification may have none. */
function isBooked(entry: XmlNode): boolean {
  const status = text(entry, 'Sts/Cd') ?? text(entry, 'Sts');
  return status === undefined || status === 'BOOK';
}

/** One movement, or one for each transaction of a batch where these come to the amount of the entry. */
function readEntry(entry: XmlNode, line: number, account: string | undefined): (BankMovement | RowProblem)[] {
  const bookedOn = dayAt(entry, 'BookgDt') ?? dayAt(entry, 'ValDt');
  if (bookedOn === undefined) return [problem(line, 'BookgDt', text(entry, 'BookgDt/Dt') ?? '', 'bad-date')];
  const amount = amountOf(entry, 'Amt');
  if (typeof amount !== 'number') return [problem(line, 'Amt', text(entry, 'Amt') ?? '', amount)];
  const currency = attribute(entry, 'Amt', 'Ccy');
  if (currency === undefined) return [problem(line, 'Amt Ccy', '', 'bad-currency')];
  const valueOn = dayAt(entry, 'ValDt');
  const reasonCode = text(entry, 'BkTxCd/Prtry/Cd');
  const common = {
    line,
    bookedOn,
    ...(valueOn === undefined ? {} : { valueOn }),
    currency,
    ...(account === undefined ? {} : { account }),
    ...(reasonCode === undefined ? {} : { reasonCode: reasonCode.split('/')[0] as string }),
  };
  const sign = text(entry, 'CdtDbtInd')?.trim();
  if (sign !== 'CRDT' && sign !== 'DBIT') return [problem(line, 'CdtDbtInd', sign ?? '', 'bad-amount')];
  return transactionsOf(entry, amount, currency).map(({ details, cents: part, at }) => {
    const isCredit = (at === undefined ? sign : signOf(entry, details[0])) === 'CRDT';
    const isBack = isTakenBack(entry, details);
    const isReturn = !isCredit && isBack;
    return {
      ...common,
      cents: isCredit ? part : subtract(ZERO, part),
      ...whoAndWhat(entry, details, isCredit || isReturn),
      ...referencesOf(entry, details, at),
      ...(isReturn ? { isReturn: true as const } : {}),
      // Money of ours that comes back is no payment either.
      ...(isCredit && isBack ? { isDebitReversed: true as const } : {}),
    };
  });
}

/** A transaction may go the other way than its batch: a return among collections. */
function signOf(entry: XmlNode, details: XmlNode = ''): string | undefined {
  return (text(details, 'CdtDbtInd') ?? text(entry, 'CdtDbtInd'))?.trim();
}

interface Transaction {
  /** All of the entry, where it cannot be taken apart. */
  readonly details: readonly XmlNode[];
  readonly cents: Cents;
  /** Its place in a batch, from 1; undefined when it is all of the entry. */
  readonly at: number | undefined;
}

/** Where the amount of a transaction stands; what was instructed is what came only where all of it comes to the entry. */
const AMOUNTS: readonly string[] = ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/InstdAmt/Amt'];

function transactionsOf(entry: XmlNode, amount: Cents, currency: string): Transaction[] {
  const all = elementsAt(entry, 'NtryDtls/TxDtls');
  const parts = all.flatMap((details) => {
    const path = AMOUNTS.find((each) => text(details, each) !== undefined);
    const part = path === undefined ? undefined : amountOf(details, path);
    const isSame = path !== undefined && attribute(details, path, 'Ccy') === currency;
    return typeof part === 'number' && isSame ? [part] : [];
  });
  const sign = signOf(entry);
  const signed = parts.map((part, at) => (signOf(entry, all[at]) === sign ? part : subtract(ZERO, part)));
  const isBatch = all.length > 1 && parts.length === all.length && sum(signed) === amount;
  if (!isBatch) return [{ details: all, cents: amount, at: undefined }];
  return all.map((details, at) => ({ details: [details], cents: parts[at] as Cents, at: at + 1 }));
}

/** Every reference, the bank's own first; in a batch all transactions share that of the entry. */
function referencesOf(
  entry: XmlNode,
  details: readonly XmlNode[],
  at: number | undefined,
): Pick<BankMovement, 'reference' | 'marks'> {
  const ofEntry = bankReference(text(entry, 'AcctSvcrRef'));
  const only = details.length === 1 ? (details[0] as XmlNode) : '';
  const byBank = [
    bankReference(text(only, 'Refs/AcctSvcrRef')),
    at === undefined || ofEntry === undefined ? ofEntry : `${ofEntry}/${at}`,
    bankReference(text(only, 'Refs/TxId')),
  ].filter((mark) => mark !== undefined);
  const byPayer = bankReference(text(only, 'Refs/EndToEndId'));
  const marks = [...new Set(byBank), ...(byPayer === undefined ? [] : [payersMark(byPayer)])];
  const reference = byBank[0] ?? byPayer;
  if (reference === undefined) return {};
  return { reference, ...(marks.length === 1 && marks[0] === reference ? {} : { marks }) };
}

/** Unpaid direct debits and cheques, and other returns, in the codes of ISO 20022. */
const RETURNS: readonly string[] = ['UPDD', 'UPCT', 'UPCQ', 'RRTN', 'PRDD'];

function isReversal(entry: XmlNode): boolean {
  return ['true', '1'].includes(text(entry, 'RvslInd')?.trim() ?? '');
}

/** A reversal is booked with its own sign: a debit that reverses is a credit taken back. */
function isTakenBack(entry: XmlNode, details: readonly XmlNode[]): boolean {
  const isReturned = details.some((each) => elementsAt(each, 'RtrInf').length > 0);
  const codes = [entry, ...details].map((node) => text(node, 'BkTxCd/Domn/Fmly/SubFmlyCd')?.trim() ?? '');
  return isReversal(entry) || isReturned || codes.some((code) => RETURNS.includes(code));
}

/** Of transactions that cannot be told apart, the names and texts of all; an account only where it is one. */
function whoAndWhat(
  entry: XmlNode,
  details: readonly XmlNode[],
  isFromDebtor: boolean,
): Pick<BankMovement, 'remittance' | 'counterparty' | 'counterpartIban'> {
  const party = isFromDebtor ? 'Dbtr' : 'Cdtr';
  const names = details.flatMap(
    (each) => text(each, `RltdPties/${party}/Pty/Nm`) ?? text(each, `RltdPties/${party}/Nm`) ?? [],
  );
  const ibans = details.flatMap((each) => text(each, `RltdPties/${party}Acct/Id/IBAN`) ?? []);
  const [iban, ...otherIbans] = new Set(ibans.map(normaliseIban));
  const remittance = bankText(details.map(remittanceOf).join(' '));
  const told = details.flatMap((each) => text(each, 'AddtlTxInf') ?? []).join(' ');
  const fromBank = remittance === '' ? bankTextParts(told || (text(entry, 'AddtlNtryInf') ?? '')) : undefined;
  const name = names.length === 0 ? fromBank?.counterparty : bankText([...new Set(names)].join(', '));
  return {
    remittance: fromBank?.remittance ?? remittance,
    ...(name === undefined ? {} : { counterparty: name }),
    ...(iban === undefined || otherIbans.length > 0 ? {} : { counterpartIban: iban }),
  };
}

function remittanceOf(details: XmlNode): string {
  // The pieces of a text are cut wherever the line was full: they are joined as they are.
  const unstructured = texts(details, 'RmtInf/Ustrd').join('');
  const structured = [
    ...texts(details, 'RmtInf/Strd/RfrdDocInf/Nb'),
    ...texts(details, 'RmtInf/Strd/CdtrRefInf/Ref'),
  ];
  return [unstructured, ...structured].join(' ');
}

function amountOf(node: XmlNode, path: string): Cents | RowProblemCode {
  const written = text(node, path)?.trim() ?? '';
  const amount = written === '' ? 'missing-amount' : readAmount(written, 'point');
  return typeof amount === 'number' && amount < 0 ? cents(Math.abs(amount)) : amount;
}

function dayAt(entry: XmlNode, path: string): Day | undefined {
  const written = text(entry, `${path}/Dt`) ?? text(entry, `${path}/DtTm`);
  return written === undefined ? undefined : parseIsoDay(written.trim().slice(0, 10));
}

function problem(line: number, column: string, value: string, code: RowProblemCode): RowProblem {
  return { line, column, value, code };
}

/** The first text at a path that is not blank. */
function text(node: XmlNode, path: string): string | undefined {
  return texts(node, path).find((each) => each.trim() !== '');
}

function texts(node: XmlNode, path: string): string[] {
  return elementsAt(node, path).flatMap((each) =>
    typeof each === 'string' ? [each] : elementsAt(each, '#text').map(String),
  );
}

function attribute(node: XmlNode, path: string, name: string): string | undefined {
  const [element] = elementsAt(node, path);
  const [value] = element === undefined ? [] : elementsAt(element, `@${name}`);
  return typeof value === 'string' ? value.trim().toUpperCase() : undefined;
}
