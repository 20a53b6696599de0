/** The tax that a customer withholds from a professional's invoice and pays to the Treasury (art. 25 D.P.R. 600/73): nobody owes it to us. */
import type { KnownDeductions } from '../../domain/import/incoming.ts';
import { amountIn } from '../cell/amountText.ts';
import type { EachDataRow } from './chooseMoney.ts';
import { deductionFlag } from './deductionFlag.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import { UnreadableFile, type DecimalMark, type Positions } from '../layout.ts';
import { taxPlaces } from './netAndTax.ts';
import { ROUNDING } from './rounding.ts';

/** From the 4 per cent of condominiums to the 30 of non-residents: anything else is no tax withheld, but its rate. */
const RATES = { least: 3.9, most: 30.1 };

/** The column of what is withheld, and whether it has to be taken off, or is in the amount already. */
export interface Withheld {
  readonly at: number;
  readonly isOff: boolean;
  /** A person said so, for this file or an earlier one. */
  readonly isTold: boolean;
}

/**
 * The column of what is withheld, where the rows tell what it is: it has to be taken off beside an amount that they prove to
 * be net and tax together, and where no column says what is left. Undefined where nothing tells; throws
 * `deductions-unsure` where rows contradict each other, or what was known of this source.
 * @param header before columns of the tax were left out
 * @param markOf how the amounts of a column are written
 */
export async function withheldColumn(
  eachDataRow: EachDataRow,
  header: Pick<FoundHeader, 'cells' | 'matches'>,
  { amount, open_balance: open, debit, paid }: Positions,
  markOf: (at: number) => DecimalMark,
  known: KnownDeductions,
): Promise<Withheld | undefined> {
  const at = header.matches.findIndex((match) => match?.field === 'withholding');
  if (at === -1) return undefined;
  const isPaidTold = paid !== undefined && header.matches[paid]?.isTold === true;
  const isKnownTold = !isPaidTold && known.told.includes(at) && known.off.includes(at);
  if (header.matches[at]?.isTold === true || isKnownTold) return { at, isOff: true, isTold: true };
  if (known.told.includes(at)) return undefined;
  const [netAt, taxAt] = taxPlaces(header);
  if (open !== undefined || debit !== undefined || isPaidTold || netAt === -1 || taxAt === -1)
    return undefined;
  let isProved = known.off.includes(at);
  let isRefuted = known.within.includes(at);
  let isAny = false;
  let isAnyPaid = false;
  await eachDataRow((cells) => {
    const value = (place: number): number => Math.abs(amountIn(cells[place], markOf(place)) ?? 0);
    const withheld = value(at);
    if (withheld === 0) return;
    isAny = true;
    isAnyPaid ||= paid !== undefined && value(paid) > 0;
    const net = value(netAt);
    // Without an amount of its own the whole is net and tax.
    const isWhole = amount === undefined || Math.abs(net + value(taxAt) - value(amount)) <= ROUNDING;
    const rate = net === 0 ? 0 : (withheld * 100) / net;
    if (isWhole && rate >= RATES.least && rate <= RATES.most) isProved = true;
    else isRefuted = true;
  });
  // What was paid of such a document may have the tax in it.
  if (!isAny || isAnyPaid) return undefined;
  if (isProved && isRefuted)
    throw new UnreadableFile('deductions-unsure', {
      flag: deductionFlag([at], header.cells),
      detail: header.cells[at] ?? '',
      columns: [at],
    });
  return { at, isOff: isProved, isTold: false };
}
