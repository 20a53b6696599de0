/** What looks odd in a debtor's numbers and mailboxes: told to a person, never a reason to stop. */
import type { Debtor } from './debtor.ts';
import { ibanProblem } from './iban.ts';
import { phoneFinding } from './phone.ts';
import { hasKnownTaxOffice } from './taxId.ts';
import { hasVatShape } from './vatFormat.ts';

export type DebtorRemark =
  'vat-office-unknown' | 'vat-shape' | 'phone-unlikely' | 'pec-is-plain-mail' | 'iban-wrong';

/** One oddity with the value it is about. */
export interface RemarkedValue {
  readonly code: DebtorRemark;
  readonly value: string;
}

/** Providers whose mailboxes are never certified (D.P.R. 68/2005 asks for an accredited one). */
const PLAIN_MAIL =
  /@(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|gmx|protonmail|proton)\.[a-z.]+$/iu;

/** Whether an address belongs to a provider that has no certified mail. */
export function isPlainMail(address: string): boolean {
  return PLAIN_MAIL.test(address);
}

/** The oddities of a debtor and of the accounts known of it. */
export function debtorRemarks(
  { vatNumber, phone, pec, country }: Pick<Debtor, 'vatNumber' | 'phone' | 'pec' | 'country'>,
  ibans: readonly string[],
): RemarkedValue[] {
  const remarks: RemarkedValue[] = [];
  if (vatNumber !== undefined) {
    const isItalian = /^\d{11}$/u.test(vatNumber);
    if (isItalian && !hasKnownTaxOffice(vatNumber))
      remarks.push({ code: 'vat-office-unknown', value: vatNumber });
    if (!isItalian && !hasVatShape(vatNumber)) remarks.push({ code: 'vat-shape', value: vatNumber });
  }
  if (phone !== undefined && phoneFinding(phone, country) !== undefined)
    remarks.push({ code: 'phone-unlikely', value: phone });
  if (pec !== undefined && isPlainMail(pec)) remarks.push({ code: 'pec-is-plain-mail', value: pec });
  for (const iban of ibans)
    if (ibanProblem(iban) !== undefined) remarks.push({ code: 'iban-wrong', value: iban });
  return remarks;
}
