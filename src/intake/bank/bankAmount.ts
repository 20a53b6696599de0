/** Amounts as banks write them into their CSV: `100,00+`, `100,00 CR`, `DR 100,00`. Here a credit is money in. */
import { cents, type Cents, type Currency } from '../../domain/money.ts';
import {
  decimalEvidence,
  LONGEST_AMOUNT,
  readAmount,
  type AmountProblem,
  type DecimalEvidence,
} from '../cell/amountText.ts';
import { currencyMark } from '../cell/currencyMark.ts';
import type { DecimalMark } from '../layout.ts';

/** One amount read. */
export interface BankAmount {
  readonly cents: Cents;
  /** A word beside it says where the money went. */
  readonly isSided: boolean;
  readonly currency?: Currency;
}

const IN = 'cr|c|a|h|avere|haben|accr\\.?';
const OUT = 'dr|db|d|s|dare|soll|add\\.?';
const SIDED = new RegExp(
  `^(?:(?:(?<in>${IN})|(?<out>${OUT}))\\.?[\\s\\u00a0:]+)?(?<rest>.*?)(?:(?<=\\d\\D*)[\\s\\u00a0]*(?:(?<behindIn>${IN})|(?<behindOut>${OUT}))\\.?)?$`,
  'iu',
);
const SIGN = /[-+(\u2212]/u;

/** Reads a cell; what goes out is negative. A word of one side beside the sign of the other is a `bad-amount`. */
export function readBankAmount(cell: string, mark: DecimalMark): BankAmount | AmountProblem {
  const { rest, side } = takeSide(cell);
  const amount = readAmount(rest, mark);
  if (typeof amount === 'string') return amount;
  if (side === 'in' && amount < 0) return 'bad-amount';
  const currency = currencyMark(rest);
  return {
    cents: side === 'out' ? cents(-Math.abs(amount)) : amount,
    isSided: side !== undefined,
    ...(currency === undefined ? {} : { currency }),
  };
}

/** Whether a word in the cell says where the money went. */
export function isSided(cell: string): boolean {
  return /\d/u.test(cell) && takeSide(cell).side !== undefined;
}

/** Whether the cell itself says where the money went, by a word or a sign. */
export function isSigned(cell: string): boolean {
  return isSided(cell) || (/\d/u.test(cell) && SIGN.test(cell));
}

/** What a cell says about the decimal mark of its column. */
export function bankDecimalEvidence(cell: string): DecimalEvidence {
  return decimalEvidence(takeSide(cell).rest);
}

function takeSide(cell: string): { rest: string; side: 'in' | 'out' | undefined } {
  const text = cell.trim();
  const { groups = {} } = (text.length > LONGEST_AMOUNT ? undefined : SIDED.exec(text)) ?? {};
  const { rest = cell } = groups;
  const [before, behind] = [
    sideOf(groups['in'], groups['out']),
    sideOf(groups['behindIn'], groups['behindOut']),
  ];
  return { rest, side: before ?? behind };
}

function sideOf(moneyIn: string | undefined, moneyOut: string | undefined): 'in' | 'out' | undefined {
  if (moneyIn !== undefined) return 'in';
  return moneyOut === undefined ? undefined : 'out';
}
