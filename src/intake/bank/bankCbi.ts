/** The Italian fixed-width statement (CBI, "rendicontazione"): records RH, 61 to 65 and EF of 120 characters. */
import { payersMark, type BankMovement, type BankStatement } from '../../domain/payment/bankMovement.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { normaliseIban } from '../../domain/debtor/iban.ts';
import type { RowProblem } from '../../domain/import/incoming.ts';
import { subtract, ZERO } from '../../domain/money.ts';
import { readAmount } from '../cell/amountText.ts';
import { bankReference, bankText, bankTextParts } from './bankText.ts';

/** CIN, ABI, CAB and account, with the currency after them. */
const ACCOUNT = /([A-Z]\d{10}[A-Z0-9]{12})([A-Z]{3})?/u;

/** What records 63 add to a movement. */
interface Additions {
  name: string;
  iban: string;
  endToEnd: string;
  remittance: string;
  text: string;
}

interface Movement {
  readonly record: string;
  readonly line: number;
  readonly account: string | undefined;
  readonly currency: string;
  readonly additions: Additions;
}

/** Reads every movement (record 62) with the records 63 that belong to it; balances are none. */
export function readCbi(text: string): BankStatement {
  const found: Movement[] = [];
  let account: string | undefined;
  let currency = 'EUR';
  text.split(/\r\n|\r|\n/u).forEach((record, at) => {
    const kind = record.slice(1, 3);
    if (kind === '61') {
      const [, ours, told] = ACCOUNT.exec(record.slice(40)) ?? [];
      account = ours;
      currency = told ?? 'EUR';
    }
    if (kind === '62') found.push({ record, line: at + 1, account, currency, additions: noAdditions() });
    const last = found.at(-1);
    if (kind === '63' && last !== undefined) add(last.additions, record);
  });
  const movements: BankMovement[] = [];
  const problems: RowProblem[] = [];
  for (const read of found.map(readMovement)) {
    if ('code' in read) problems.push(read);
    else if (read.cents !== 0) movements.push(read);
  }
  return {
    format: 'cbi',
    movements,
    problems,
    ignoredCount: found.length - movements.length - problems.length,
  };
}

function readMovement({ record, line, account, currency, additions }: Movement): BankMovement | RowProblem {
  const [valueOn, bookedOn] = [dayAt(record, 13), dayAt(record, 19)];
  if (bookedOn === undefined) return { line, column: '62', value: record.slice(19, 25), code: 'no-such-day' };
  const written = record.slice(26, 41).trim();
  const amount = readAmount(written, 'comma');
  if (typeof amount !== 'number') return { line, column: '62', value: written, code: amount };
  const sign = record.charAt(25);
  if (sign !== 'C' && sign !== 'D') return { line, column: '62', value: sign, code: 'bad-amount' };
  const reasonCode = record.slice(41, 43).trim();
  return {
    line,
    bookedOn,
    ...(valueOn === undefined ? {} : { valueOn }),
    cents: sign === 'C' ? amount : subtract(ZERO, amount),
    currency,
    ...(account === undefined ? {} : { account }),
    ...(reasonCode === '' ? {} : { reasonCode }),
    ...whoAndWhat(record.slice(86), additions),
  };
}

/** What the payer wrote, where the bank hands it on by itself; else the bank's own words. */
function whoAndWhat(
  description: string,
  { name, iban, endToEnd, remittance, text }: Additions,
): Pick<BankMovement, 'remittance' | 'counterparty' | 'counterpartIban' | 'reference' | 'marks'> {
  const fromBank = bankTextParts(`${description.trim()} ${text}`);
  const counterparty = bankText(name) === '' ? fromBank.counterparty : bankText(name);
  const account = normaliseIban(iban);
  const byPayer = bankReference(endToEnd);
  const reference = fromBank.reference ?? byPayer;
  const isByPayer = reference !== undefined && fromBank.reference === undefined;
  return {
    remittance: bankText(remittance) === '' ? fromBank.remittance : bankText(remittance),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(/^[A-Z]{2}\d{2}/u.test(account) ? { counterpartIban: account } : {}),
    ...(reference === undefined ? {} : { reference }),
    ...(isByPayer ? { marks: [payersMark(reference)] } : {}),
  };
}

function noAdditions(): Additions {
  return { name: '', iban: '', endToEnd: '', remittance: '', text: '' };
}

/** The flag in positions 14 to 16 says what a record 63 holds; without one it is text from there on. */
function add(additions: Additions, record: string): void {
  switch (record.slice(13, 16)) {
    case 'YYY':
      additions.name += record.slice(40, 80).trimEnd();
      break;
    case 'YY2':
      additions.iban += record.slice(66, 100).trim();
      break;
    case 'ID1':
      additions.endToEnd += record.slice(51, 86).trim();
      break;
    case 'RI1':
    case 'RI2':
      additions.remittance += record.slice(16, 120);
      break;
    case 'ZZ1':
    case 'ZZ2':
    case 'ZZ3':
    case 'KKK':
      break;
    default:
      additions.text += record.slice(13, 120);
  }
}

/** ddmmyy. */
function dayAt(record: string, from: number): Day | undefined {
  const [, dayOfMonth, month, year] = /^(\d{2})(\d{2})(\d{2})$/u.exec(record.slice(from, from + 6)) ?? [];
  return dayOf(2000 + Number(year), Number(month), Number(dayOfMonth));
}
