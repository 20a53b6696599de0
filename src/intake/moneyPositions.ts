/** The columns of the money of open items: the amount, what is taken off it, and what is open. */
import type { LayoutHints } from '../domain/incoming.ts';
import { agedAmounts } from './agedAmounts.ts';
import {
  chooseMoney,
  decimalOf,
  likelyCandidates,
  moneyCandidates,
  type EachDataRow,
} from './chooseMoney.ts';
import { withDeductions, type WithDeductions } from './deductions.ts';
import type { DecimalMark, Positions } from './layout.ts';
import { chooseNetAndTax, refuseNetInDisguise } from './netAndTax.ts';
import { otherCharges } from './otherCharges.ts';
import type { Written } from './recogniseColumns.ts';
import { refuseMissingFields } from './requiredColumns.ts';
import type { ColumnSurvey } from './surveyColumns.ts';
import { withheldColumn } from './withholding.ts';

/** What is known when the columns of the money and of the dates are chosen. */
export interface Known {
  /** The header before columns of the tax were left out. */
  readonly head: Written;
  readonly written: Written;
  readonly surveys: readonly ColumnSurvey[];
  readonly hints: LayoutHints;
  readonly unused: ReadonlySet<number>;
  /** What was paid of each stands beside it, or is laid on them. */
  readonly hasInstalments: boolean;
  readonly eachDataRow: EachDataRow;
}

/** Of customers' own data. */
export const NO_MONEY: WithDeductions = { money: {}, negated: [] };

/** All columns of the money. Throws `UnreadableFile` where they are not sure. */
export async function moneyPositions(known: Known): Promise<WithDeductions> {
  const { head, written, surveys, hints, unused, eachDataRow } = known;
  const markOf = (at: number, other: DecimalMark = 'comma'): DecimalMark =>
    hints.decimal ?? decimalOf(surveys[at]) ?? other;
  const money = await withWithheld(known, await grossPositions(known), markOf);
  if (known.hasInstalments) return { money, negated: [] };
  return withDeductions({ eachDataRow, header: written, head, surveys, unused, markOf }, money);
}

/** The money columns; net and tax where nothing else says the amount. Throws `missing-columns` where both do not. */
async function grossPositions({ head, written, surveys, hints, eachDataRow }: Known): Promise<Positions> {
  const chosen = await chooseMoney(eachDataRow, written, surveys, hints);
  const money = await agedAmounts(eachDataRow, written, surveys, chosen);
  if (money.amount !== undefined && money.open_balance === undefined) {
    const [amount] = moneyCandidates('amount', written, surveys, hints).filter(
      ({ at }) => at === money.amount,
    );
    if (amount !== undefined) await refuseNetInDisguise(eachDataRow, head, amount);
  }
  if (money.amount !== undefined || money.debit !== undefined) return money;
  const nets = moneyCandidates('net', written, surveys, hints);
  if (nets.length === 0) return money;
  const taxes = likelyCandidates('vat_amount', written, surveys, hints);
  const both = await chooseNetAndTax(eachDataRow, written, nets, taxes);
  if (both === undefined && money.open_balance === undefined) refuseMissingFields(['amount']);
  if (both === undefined) return money;
  const charges = await otherCharges(eachDataRow, written, both, {
    stamp: moneyCandidates('stamp', written, surveys, hints),
    expenses: moneyCandidates('expenses', written, surveys, hints),
  });
  return { ...money, ...both, ...charges };
}

/** With the column of what customers withhold, where it is still in the amounts. */
async function withWithheld(
  { head, eachDataRow }: Known,
  money: Positions,
  markOf: (at: number) => DecimalMark,
): Promise<Positions> {
  const at = await withheldColumn(eachDataRow, head, money, markOf);
  return at === undefined ? money : { ...money, withholding: at };
}
