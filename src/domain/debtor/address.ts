/** What is wrong with a postal address, as far as it can be told without asking the Post (docs/rules.md). */
import { isGenericPostcode, hasNoProvince, provinceOf } from './addressPostcode.ts';
import { postalAddress, type AddressRemark } from './addressNorm.ts';
import type { CaseFacts, ContactElsewhere } from '../case.ts';
import type { Debtor } from './debtor.ts';

/** What keeps a letter from arriving: the case stops at the address check. */
export type AddressFinding =
  | 'missing-street'
  | 'missing-postcode'
  | 'missing-city'
  | 'missing-province'
  | 'bad-postcode'
  | 'generic-postcode'
  | 'generic-postcode-of-box'
  | 'delivery-failed'
  | 'moved-away';

/** Whether the address is in Italy, where the Italian rules for postcode and province hold. */
export function isItalianAddress(debtor: Pick<Debtor, 'country'>): boolean {
  return debtor.country === undefined || debtor.country === 'IT';
}

/** What happened at an address: letters that came back, visits that found the debtor gone. */
type SeenThere = Pick<CaseFacts, 'failedDeliveries' | 'contacts' | 'contactsElsewhere' | 'tracings'>;

const NOTHING_SEEN: SeenThere = { failedDeliveries: [], contacts: [] };

/** What keeps a letter from arriving; empty when nothing is known to be wrong. */
export function addressFindings(debtor: Debtor, seen: SeenThere = NOTHING_SEEN): AddressFinding[] {
  const findings: AddressFinding[] = [];
  if (isReachedElectronically(debtor)) return deliveryFindings(debtor, seen.failedDeliveries);
  if (debtor.address === undefined) findings.push('missing-street');
  if (debtor.city === undefined) findings.push('missing-city');
  if (isItalianAddress(debtor)) findings.push(...italianFindings(debtor));
  const moved: AddressFinding[] = unansweredMove({ debtor, ...seen }) === undefined ? [] : ['moved-away'];
  return [...findings, ...deliveryFindings(debtor, seen.failedDeliveries), ...moved];
}

/** What is worth a look about the address but stops nothing. */
export function addressRemarks(debtor: Debtor): readonly AddressRemark[] {
  if (isReachedElectronically(debtor) || !isItalianAddress(debtor)) return [];
  const { remarks } = postalAddress(debtor);
  // A general postcode is a finding of its own.
  const isGeneric = debtor.postcode !== undefined && isGenericPostcode(debtor.postcode);
  return isGeneric ? remarks.filter((remark) => remark !== 'postcode-not-of-city') : remarks;
}

/** Without any postal data, but with an electronic address: letters go there and no street is needed. */
export function isReachedElectronically(debtor: Debtor): boolean {
  const hasPostalData = [debtor.address, debtor.postcode, debtor.city].some((part) => part !== undefined);
  return !hasPostalData && (debtor.pec !== undefined || debtor.email !== undefined);
}

/**
 * Whether a person checked the address after a letter came back. A check of the same day counts only when it is known to
 * have come later.
 */
export function isReturnAnswered(
  debtor: Pick<Debtor, 'addressCheckedOn'>,
  {
    failedOn,
    addressCheckedOn,
  }: Pick<CaseFacts['failedDeliveries'][number], 'failedOn' | 'addressCheckedOn'>,
): boolean {
  return addressCheckedOn !== undefined || (debtor.addressCheckedOn ?? '') > failedOn;
}

/**
 * The visit that found the debtor gone, unless a person has confirmed or corrected the address since. Of a debtor who was
 * looked for in vain the last known address is the right one (art. 1335 c.c.).
 */
export function unansweredMove({
  debtor,
  contacts,
  contactsElsewhere = [],
  tracings = [],
}: Pick<CaseFacts, 'contacts' | 'contactsElsewhere' | 'tracings'> & {
  readonly debtor: Pick<Debtor, 'addressCheckedOn'>;
}): ContactElsewhere | undefined {
  // A later case goes to the same address.
  const gone = [...contactsElsewhere, ...contacts]
    .filter(({ outcome }) => outcome === 'moved')
    .reduce<ContactElsewhere | undefined>(
      (last, each) => (last !== undefined && last.on > each.on ? last : each),
      undefined,
    );
  if (gone === undefined) return undefined;
  const isLookedFor = tracings.some(
    ({ result, askedOn, answeredOn }) => result === 'not-found' && (answeredOn ?? askedOn) >= gone.on,
  );
  const checked = gone.addressCheckedOn === undefined ? {} : { addressCheckedOn: gone.addressCheckedOn };
  return isLookedFor || isReturnAnswered(debtor, { failedOn: gone.on, ...checked }) ? undefined : gone;
}

/** A letter came back and nobody has confirmed or corrected the address since. */
function deliveryFindings(debtor: Debtor, failed: CaseFacts['failedDeliveries']): AddressFinding[] {
  const last = failed.at(-1);
  return last === undefined || isReturnAnswered(debtor, last) ? [] : ['delivery-failed'];
}

function italianFindings(debtor: Debtor): AddressFinding[] {
  const { postcode, addressCheckedOn } = debtor;
  const findings: AddressFinding[] = [];
  if (postcode === undefined) findings.push('missing-postcode');
  else if (!/^\d{5}$/.test(postcode)) findings.push('bad-postcode');
  else if (addressCheckedOn === undefined && isGenericPostcode(postcode))
    findings.push(genericFinding(debtor));
  if (debtor.province === undefined && !isProvinceKnown(debtor)) findings.push('missing-province');
  return findings;
}

/** Post office boxes have a postcode of their own. */
function genericFinding({ address }: Debtor): AddressFinding {
  const isBox = postalAddress(address === undefined ? {} : { address }).street?.startsWith('CASELLA');
  return isBox === true ? 'generic-postcode-of-box' : 'generic-postcode';
}

/** Exports often have no column for the province: the postcode mostly says which it is, or the town does. */
function isProvinceKnown({ postcode, city }: Debtor): boolean {
  if (postcode === undefined) return false;
  if (hasNoProvince(postcode) || provinceOf(postcode) !== undefined) return true;
  return city !== undefined && postalAddress({ city }).province !== undefined;
}
