/** What is wrong with a postal address, as far as it can be told without asking the Post (docs/rules.md). */
import type { CaseFacts } from './case.ts';
import type { Debtor } from './debtor.ts';

export type AddressFinding =
  | 'missing-street'
  | 'missing-postcode'
  | 'missing-city'
  | 'missing-province'
  | 'bad-postcode'
  | 'generic-postcode'
  | 'delivery-failed';

/** Cities divided into postal zones: their old general postcode no longer reaches anybody. */
const ZONED_CITY_POSTCODES: ReadonlySet<string> = new Set(
  (
    '00100 06100 09100 10100 15100 16100 19100 20100 24100 25100 29100 30100 34100 35100 37100 38100 40100 41100 ' +
    '42100 43100 44100 47100 47023 47037 48100 50100 56100 57100 60100 61100 65100 70100 71100 74100 80100 84100 ' +
    '89100 90100 95100 98100 28900'
  ).split(' '),
);

/** Whether the address is in Italy, where the Italian rules for postcode and province hold. */
export function isItalianAddress(debtor: Pick<Debtor, 'country'>): boolean {
  return debtor.country === undefined || debtor.country === 'IT';
}

/** What keeps a letter from arriving; empty when nothing is known to be wrong. */
export function addressFindings(debtor: Debtor, failed: CaseFacts['failedDeliveries']): AddressFinding[] {
  const findings: AddressFinding[] = [];
  if (isReachedElectronically(debtor)) return deliveryFindings(debtor, failed);
  if (debtor.address === undefined) findings.push('missing-street');
  if (debtor.city === undefined) findings.push('missing-city');
  if (isItalianAddress(debtor)) findings.push(...italianFindings(debtor));
  return [...findings, ...deliveryFindings(debtor, failed)];
}

/** Without any postal data, but with an electronic address: letters go there and no street is needed. */
export function isReachedElectronically(debtor: Debtor): boolean {
  const hasPostalData = [debtor.address, debtor.postcode, debtor.city].some((part) => part !== undefined);
  return !hasPostalData && (debtor.pec !== undefined || debtor.email !== undefined);
}

/** A letter came back and nobody has confirmed or corrected the address since. */
function deliveryFindings(debtor: Debtor, failed: CaseFacts['failedDeliveries']): AddressFinding[] {
  const lastFailure = failed.at(-1);
  if (lastFailure === undefined) return [];
  return (debtor.addressCheckedOn ?? '') >= lastFailure.failedOn ? [] : ['delivery-failed'];
}

function italianFindings(debtor: Debtor): AddressFinding[] {
  const { postcode } = debtor;
  const findings: AddressFinding[] = [];
  if (postcode === undefined) findings.push('missing-postcode');
  else if (!/^\d{5}$/.test(postcode)) findings.push('bad-postcode');
  else if (ZONED_CITY_POSTCODES.has(postcode) && debtor.addressCheckedOn === undefined)
    findings.push('generic-postcode');
  if (debtor.province === undefined) findings.push('missing-province');
  return findings;
}
