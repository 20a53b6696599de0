/** VAT numbers and tax codes that a spreadsheet holds as numbers, so that their zeros in front are gone. */
import { checkItalianVat, checkTaxCode, restoreLostZeros } from '../../domain/debtor/taxId.ts';
import { countryCode } from '../cell/countryCode.ts';
import type { Positions } from '../layout.ts';
import { decimalText, plainText } from './sheetCells.ts';
import type { SheetCell, SheetRow } from './sheetRows.ts';

/** Digits of an Italian VAT number; a number with all of them has lost nothing. */
const ALL_DIGITS = 11;

/**
 * Where a number too short to be a tax number cannot be made whole again by zeros: the columns, by line. What it was is
 * not known, and it is no mistake of the row's: its debtor is told by code or name. Foreign numbers are left alone.
 */
export function lostTaxIds(
  rows: readonly SheetRow[],
  positions: Positions,
): ReadonlyMap<number, readonly number[]> {
  const lost = new Map<number, number[]>();
  for (const { line, cells } of rows) {
    if (isForeign(cells[positions.country ?? -1])) continue;
    const columns = [
      isLost(cells[positions.vat_no ?? -1], checkItalianVat) ? positions.vat_no : undefined,
      isLost(cells[positions.tax_code ?? -1], checkTaxCode) ? positions.tax_code : undefined,
    ].filter((at) => at !== undefined);
    if (columns.length > 0) lost.set(line, columns);
  }
  return lost;
}

function isLost(cell: SheetCell | undefined, isWhole: (text: string) => boolean): boolean {
  if (typeof cell !== 'number') return false;
  const digits = decimalText(cell);
  return digits.length < ALL_DIGITS && !isWhole(restoreLostZeros(digits));
}

function isForeign(cell: SheetCell | undefined): boolean {
  return cell !== undefined && (countryCode(plainText(cell)) ?? 'IT') !== 'IT';
}
