/** The tax that a customer withholds from a professional's invoice and pays to the Treasury (art. 25 D.P.R. 600/73): nobody owes it to us. */
import { amountIn } from './amountText.ts';
import type { EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from './findHeader.ts';
import type { DecimalMark, Positions } from './layout.ts';
import { taxPlaces } from './netAndTax.ts';

/** A net amount and its tax may each be rounded. */
const ROUNDING = 1;

/**
 * The column of what is withheld, where it has to be taken off: beside an amount that the rows prove to be net and tax
 * together, and where no column says what is left. Undefined where it is in the amount already, or that cannot be told.
 * @param header before columns of the tax were left out
 * @param markOf how the amounts of a column are written
 */
export async function withheldColumn(
  eachDataRow: EachDataRow,
  header: Pick<FoundHeader, 'cells' | 'matches'>,
  { amount, net, open_balance: open, debit }: Positions,
  markOf: (at: number) => DecimalMark,
): Promise<number | undefined> {
  const at = header.matches.findIndex((match) => match?.field === 'withholding');
  if (at === -1 || open !== undefined || debit !== undefined) return undefined;
  // Net and tax are added up when the file is read: their sum is the whole.
  if (amount === undefined) return net === undefined ? undefined : at;
  const [netAt, taxAt] = taxPlaces(header);
  let isProved = false;
  let isRefuted = netAt === -1 || taxAt === -1;
  await eachDataRow((cells) => {
    const value = (place: number): number => Math.abs(amountIn(cells[place], markOf(place)) ?? 0);
    const withheld = value(at);
    if (withheld === 0) return;
    const isWhole = Math.abs(value(netAt) + value(taxAt) - value(amount)) <= ROUNDING;
    if (isWhole && withheld < value(netAt)) isProved = true;
    else isRefuted = true;
  });
  return isProved && !isRefuted ? at : undefined;
}
