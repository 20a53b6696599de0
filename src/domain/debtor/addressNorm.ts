/** An Italian postal address as the Post's machines read it, beside what was typed; nothing typed is lost. */
import type { DebtorDetails } from './debtor.ts';
import { isPostcodeOfCity, areTogether, hasNoProvince, isProvince, provinceOf } from './addressPostcode.ts';
import { inCapitals, streetLines, type StreetFinding, type StreetLines } from './addressStreet.ts';

/** Characters a line of an envelope may have (Poste, composition of addresses). */
export const ADDRESS_LINE_LENGTH = 44;

/** Postcode, space, municipality, space, two letters: 44 in all. */
const LONGEST_CITY = 35;

/** What is worth a look about an address; the letter arrives all the same. */
export type AddressRemark =
  | StreetFinding
  | 'unknown-province'
  | 'province-differs'
  | 'postcode-not-of-city'
  | 'line-too-long'
  | 'city-too-long';

/** The lines of an envelope below the name, with what is remarkable about them. */
export interface PostalAddress extends StreetLines {
  readonly postcode?: string;
  readonly city?: string;
  /** As given, or as the postcode decides it. */
  readonly province?: string;
  readonly remarks: readonly AddressRemark[];
}

/** The parts of an address as an export or a person gives them. */
export type TypedAddress = Pick<DebtorDetails, 'address' | 'postcode' | 'city' | 'province'>;

/** The address in capitals, each part on its line. For addresses in Italy. */
export function postalAddress({ address, postcode, city, province }: TypedAddress): PostalAddress {
  const { lines, findings } = streetLines(address ?? '');
  const town = townOf(city ?? '');
  // Cleaning for print may leave an empty text.
  const given = (province ?? '') === '' ? town.province : province;
  const shown = given ?? (postcode === undefined ? undefined : provinceOf(postcode));
  const isTownForeign = city !== undefined && /[^ -~\s’]/u.test(city) && !findings.includes('non-ascii');
  const isAnyLong = Object.values(lines).some((line) => line.length > ADDRESS_LINE_LENGTH);
  return {
    ...lines,
    ...(postcode === undefined ? {} : { postcode: inCapitals(postcode) }),
    ...(town.city === '' ? {} : { city: town.city.slice(0, LONGEST_CITY).trim() }),
    ...(shown === undefined || isWithoutProvince(postcode) ? {} : { province: shown }),
    remarks: [
      ...findings,
      ...(isTownForeign ? ['non-ascii' as const] : []),
      ...localityRemarks(postcode, town.city, given),
      ...(isAnyLong ? ['line-too-long' as const] : []),
      ...(town.city.length > LONGEST_CITY ? ['city-too-long' as const] : []),
    ],
  };
}

/** Some exports write the province behind the town: `Carpi (MO)`. */
function townOf(typed: string): { readonly city: string; readonly province?: string } {
  const city = inCapitals(typed).replace(/\s*[,;]\s*/gu, ' ');
  const [, name = city, province] = /^(.+?)\s*\(([A-Z]{2})\)$/u.exec(city) ?? [];
  return province !== undefined && isProvince(province) ? { city: name, province } : { city };
}

function isWithoutProvince(postcode: string | undefined): boolean {
  return postcode !== undefined && hasNoProvince(postcode);
}

function localityRemarks(
  postcode: string | undefined,
  city: string,
  province: string | undefined,
): AddressRemark[] {
  const isKnown = province !== undefined && isProvince(province);
  const isReadable = postcode !== undefined && /^\d{5}$/u.test(postcode);
  const isPlaced = isReadable && hasNoProvince(postcode);
  return [
    ...(province !== undefined && !isKnown && !isPlaced ? ['unknown-province' as const] : []),
    ...(isKnown && isReadable && !areTogether(postcode, province) ? ['province-differs' as const] : []),
    ...(isReadable && !isPostcodeOfCity(postcode, city) ? ['postcode-not-of-city' as const] : []),
  ];
}
