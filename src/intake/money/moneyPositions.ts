/** The columns of the money of open items: the amount, what is taken off it, and what is open. */
import type { KnownDeductions, LayoutHints } from '../../domain/import/incoming.ts';
import { agedAmounts } from './agedAmounts.ts';
import {
  chooseMoney,
  decimalOf,
  likelyCandidates,
  moneyCandidates,
  type EachDataRow,
} from './chooseMoney.ts';
import { withDeductions, type WithDeductions } from './deductions.ts';
import { knownOf, learnt } from './knownDeductions.ts';
import type { DecimalMark, Positions } from '../layout.ts';
import { chooseNetAndTax, refuseNetInDisguise } from './netAndTax.ts';
import { otherCharges } from './otherCharges.ts';
import type { Written } from '../header/findHeader.ts';
import { refuseMissingFields } from '../header/requiredColumns.ts';
import type { ColumnSurvey } from '../column/surveyColumns.ts';
import { withheldColumn, type Withheld } from './withholding.ts';

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
  const gross = await grossPositions(known);
  const ofSource = knownOf(written.cells, gross.amount ?? gross.net, hints.known);
  const withheld = await withheldColumn(eachDataRow, head, gross, markOf, ofSource);
  const [taught, money] = withWithheld(ofSource, gross, withheld);
  const sure = { money, negated: [], ...(withheld === undefined ? {} : { deductions: taught }) };
  if (known.hasInstalments) return sure;
  const withheldAt = money.withholding;
  const world = { eachDataRow, header: written, head, surveys, unused, known: taught, withheldAt, markOf };
  return { ...sure, ...(await withDeductions(world, money)) };
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

/** With the column of what customers withhold, where it is still in the amounts, and what is known of it from then on. */
function withWithheld(
  known: KnownDeductions,
  money: Positions,
  withheld: Withheld | undefined,
): readonly [KnownDeductions, Positions] {
  if (withheld === undefined) return [known, money];
  const { at, isOff, isTold } = withheld;
  const told = isTold ? [at] : [];
  return isOff
    ? [learnt(known, { off: [at], within: [], told }), { ...money, withholding: at }]
    : [learnt(known, { off: [], within: [at], told }), money];
}
