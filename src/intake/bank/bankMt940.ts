/** SWIFT MT940 statements. */
import { payersMark, type BankMovement, type BankStatement } from '../../domain/payment/bankMovement.ts';
import { dayOf, partsOf, type Day } from '../../domain/day.ts';
import { normaliseIban } from '../../domain/debtor/iban.ts';
import type { RowProblem } from '../../domain/import/incoming.ts';
import { subtract, ZERO } from '../../domain/money.ts';
import { readAmount } from '../cell/amountText.ts';
import { bankReference, bankText, bankTextParts } from './bankText.ts';

interface Field {
  readonly tag: string;
  readonly lines: readonly string[];
  readonly line: number;
}

/** Value date, booking day, sign, third letter of the currency, amount, kind, references. */
const ENTRY = /^(\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?(R?[CD])[A-Z]?(\d+,\d*)[A-Z]([A-Z0-9]{3})(.*)$/u;
/** The kind of what came back: an unpaid cheque, bill or direct debit. */
const RETURNED = 'RTI';
/** A full line goes on in the next one without a space. */
const FULL_LINE = 65;

/** Reads every entry (`:61:`) with the information to the account owner (`:86:`) after it. */
export function readMt940(text: string): BankStatement {
  const movements: BankMovement[] = [];
  const problems: RowProblem[] = [];
  const fields = fieldsOf(text);
  let [account, currency]: (string | undefined)[] = [];
  let ignoredCount = 0;
  fields.forEach((field, at) => {
    const [first = ''] = field.lines;
    if (field.tag === '25') account = normaliseIban(first);
    if (/^60[FM]$/u.test(field.tag)) currency = /^[CD]\d{6}([A-Z]{3})/u.exec(first)?.[1];
    if (field.tag !== '61') return;
    const next = fields[at + 1];
    const read = readEntry(field, next?.tag === '86' ? next.lines : [], account, currency);
    if ('code' in read) problems.push(read);
    else if (read.cents === 0) ignoredCount += 1;
    else movements.push(read);
  });
  return { format: 'mt940', movements, problems, ignoredCount };
}

function fieldsOf(text: string): Field[] {
  const fields: (Field & { readonly lines: string[] })[] = [];
  text.split(/\r\n|\r|\n/u).forEach((written, at) => {
    const tagged = /^(?:\{.*\})?:(\d{2}[A-Z]?):(.*)$/u.exec(written);
    if (tagged !== null)
      fields.push({ tag: tagged[1] as string, lines: [tagged[2] as string], line: at + 1 });
    else if (!/^(?:-\}?|\{.*)$/u.test(written)) fields.at(-1)?.lines.push(written);
  });
  return fields;
}

function readEntry(
  { lines: [first = ''], line }: Field,
  information: readonly string[],
  account: string | undefined,
  currency: string | undefined,
): BankMovement | RowProblem {
  const entry = ENTRY.exec(first);
  if (entry === null) return { line, column: ':61:', value: bankText(first), code: 'bad-amount' };
  const [, year, month, dayOfMonth, bookedMonth, bookedDay, sign, written = '', kind, references = ''] =
    entry;
  const valueOn = dayOf(2000 + Number(year), Number(month), Number(dayOfMonth));
  const bookedOn = valueOn === undefined ? undefined : bookedDayOf(valueOn, bookedMonth, bookedDay);
  if (valueOn === undefined || bookedOn === undefined) {
    return { line, column: ':61:', value: first.slice(0, 10), code: 'no-such-day' };
  }
  if (currency === undefined) return { line, column: ':60F:', value: '', code: 'bad-currency' };
  const amount = readAmount(written, 'comma');
  if (typeof amount !== 'number') return { line, column: ':61:', value: written, code: amount };
  const { reference, marks, ...said } = informationParts(information);
  const [, afterSlashes] = references.split('//');
  const byBank = bankReference(afterSlashes);
  const told =
    byBank === undefined
      ? { ...(reference === undefined ? {} : { reference }), ...(marks === undefined ? {} : { marks }) }
      : { reference: byBank };
  return {
    line,
    bookedOn,
    valueOn,
    // A reversed credit is money out, a reversed debit money in.
    cents: sign === 'C' || sign === 'RD' ? amount : subtract(ZERO, amount),
    currency,
    ...(account === undefined ? {} : { account }),
    ...said,
    ...told,
    ...(sign === 'RC' || (sign === 'D' && kind === RETURNED) ? { isReturn: true as const } : {}),
    ...(sign === 'RD' ? { isDebitReversed: true as const } : {}),
  };
}

/** Only month and day are given; at the turn of the year they may belong to the other one. */
function bookedDayOf(
  valueOn: Day,
  month: string | undefined,
  dayOfMonth: string | undefined,
): Day | undefined {
  if (month === undefined) return valueOn;
  const value = partsOf(valueOn);
  const months = Number(month) - value.month;
  const turn = months < -6 ? 1 : months > 6 ? -1 : 0;
  return dayOf(value.year + turn, Number(month), Number(dayOfMonth));
}

type Information = Pick<
  BankMovement,
  'remittance' | 'counterparty' | 'counterpartIban' | 'reference' | 'marks' | 'reasonCode'
>;

/** The text in one of its three manners: numbered subfields, words between slashes, or plain. */
function informationParts(lines: readonly string[]): Information {
  const text = lines.reduce((all, line, at) => {
    const isContinued = at === 0 || (lines[at - 1] as string).length >= FULL_LINE || /^\?\d\d/u.test(line);
    return `${all}${isContinued ? '' : ' '}${line}`;
  }, '');
  if (/\?2\d/u.test(text)) return numbered(text);
  if (/^\/[A-Z]{4}\//u.test(text)) return slashed(text);
  return bankTextParts(text);
}

/** In a text of tagged parts, what the payer wrote. */
const PURPOSE = /SVWZ\+(.*?)(?=(?:EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|ABWA|ABWE|IBAN|BIC)\+|$)/u;

function numbered(text: string): Information {
  const parts = new Map<string, string>();
  for (const [, number = '', value = ''] of text.matchAll(/\?(\d\d)([^?]*)/gu)) {
    const group = /^(?:2\d|6[0-3])$/u.test(number) ? 'text' : /^3[23]$/u.test(number) ? 'name' : number;
    parts.set(group, (parts.get(group) ?? '') + value);
  }
  const written = parts.get('text') ?? '';
  return said(PURPOSE.exec(written)?.[1] ?? written, parts.get('name'), parts.get('31'), undefined);
}

function slashed(text: string): Information {
  const part = (name: string): string | undefined =>
    new RegExp(`/${name}/+(.*?)(?=/[A-Z]{4}/|$)`, 'u').exec(text)?.[1]?.replace(/\/+$/u, '');
  return said(part('REMI') ?? text, part('NAME'), part('IBAN'), part('EREF'));
}

function said(
  remittance: string,
  name: string | undefined,
  iban: string | undefined,
  endToEnd: string | undefined,
): Information {
  const reference = bankReference(endToEnd);
  const isIban = /^[A-Z]{2}\d{2}/u.test(iban ?? '');
  return {
    remittance: bankText(remittance),
    ...(name === undefined || name.trim() === '' ? {} : { counterparty: bankText(name) }),
    ...(iban === undefined || !isIban ? {} : { counterpartIban: normaliseIban(iban) }),
    ...(reference === undefined ? {} : { reference, marks: [payersMark(reference)] }),
  };
}
