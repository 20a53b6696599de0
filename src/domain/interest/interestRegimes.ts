/** The ways interest is counted, by name: reading the settings needs no more, and every command reads them. */

/**
 * `commercial`: D.Lgs. 231/2002, between enterprises and with public bodies. `commercial-before-2013`: the same for
 * contracts concluded until 2012. `agri-food`: art. 4 D.Lgs. 198/2021. `legal`: art. 1284 c.c., for consumers and
 * condominiums. `contract`: the rate that was agreed. `none`: no interest is asked for.
 */
export type InterestRegime = (typeof INTEREST_REGIMES)[number];

export const INTEREST_REGIMES = [
  'commercial',
  'commercial-before-2013',
  'agri-food',
  'legal',
  'contract',
  'none',
] as const;

/** Those that put their points on the reference rate of each half-year. */
export const REFERENCE_REGIMES = [
  'commercial',
  'commercial-before-2013',
  'agri-food',
] as const satisfies readonly InterestRegime[];
