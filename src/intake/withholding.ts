/** The tax that a customer withholds from a professional's invoice and pays to the Treasury (art. 25 D.P.R. 600/73): nobody owes it to us. */
import { amountIn } from './amountText.ts';
import type { EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from './findHeader.ts';
import type { DecimalMark, Positions } from './layout.ts';
import { taxPlaces } from './netAndTax.ts';

/** A net amount and its tax may each be rounded. */
const ROUNDING = 1;
/** From the 4 per cent of condominiums to the 30 of non-residents: anything else is no tax withheld, but its rate. */
const RATES = { least: 3.9, most: 30.1 };

/**
 * The column of what is withheld, where it has to be taken off: beside an amount that the rows prove to be net and tax
 * together, and where no column says what is left. Undefined where it is in the amount already, or that cannot be told.
 * @param header before columns of the tax were left out
 * @param markOf how the amounts of a column are written
 */
export async function withheldColumn(
  eachDataRow: EachDataRow,
  header: Pick<FoundHeader, 'cells' | 'matches'>,
  { amount, open_balance: open, debit, paid }: Positions,
  markOf: (at: number) => DecimalMark,
): Promise<number | undefined> {
  const at = header.matches.findIndex((match) => match?.field === 'withholding');
  // Where a column has what was paid, the tax may be in it.
  if (at === -1 || [open, debit, paid].some((place) => place !== undefined)) return undefined;
  const [netAt, taxAt] = taxPlaces(header);
  let isProved = false;
  let isRefuted = netAt === -1 || taxAt === -1;
  await eachDataRow((cells) => {
    const value = (place: number): number => Math.abs(amountIn(cells[place], markOf(place)) ?? 0);
    const withheld = value(at);
    if (withheld === 0) return;
    const net = value(netAt);
    // Without an amount of its own the whole is net and tax.
    const isWhole = amount === undefined || Math.abs(net + value(taxAt) - value(amount)) <= ROUNDING;
    const rate = net === 0 ? 0 : (withheld * 100) / net;
    if (isWhole && rate >= RATES.least && rate <= RATES.most) isProved = true;
    else isRefuted = true;
  });
  return isProved && !isRefuted ? at : undefined;
}
