/**
 * The rates interest is counted with, as published: the reference rate of D.Lgs. 231/2002 for each half-year (art. 5 c. 2:
 * notices of the Ministry of Economy in the Gazzetta Ufficiale) and the legal rate of art. 1284 c.c. for each year.
 * A rate that is not here is unknown, and days without a rate are never counted with the one before.
 */
import { day, type Day } from './day.ts';

/** A rate and the days it holds for, both included. Hundredths of a percent: 240 is 2.40 %. */
export interface Rate {
  readonly from: Day;
  readonly until: Day;
  readonly basisPoints: number;
  /** Where it was published: `GU 15 del 20/1/2026`. */
  readonly source?: string;
}

type Row = readonly [basisPoints: number, source?: string];

/** By half-year. D.Lgs. 231/2002 holds for contracts from 8 August 2002 (art. 11). */
const REFERENCE_ROWS: Readonly<Record<string, Row>> = {
  '2002-H2': [335],
  '2003-H1': [285],
  '2003-H2': [210],
  '2004-H1': [202],
  '2004-H2': [201],
  '2005-H1': [209],
  '2005-H2': [205],
  '2006-H1': [225],
  '2006-H2': [283],
  '2007-H1': [358],
  '2007-H2': [407],
  '2008-H1': [420],
  '2008-H2': [410],
  '2009-H1': [250],
  '2009-H2': [100],
  '2010-H1': [100],
  '2010-H2': [100],
  '2011-H1': [100],
  '2011-H2': [125],
  '2012-H1': [100],
  '2012-H2': [100],
  '2013-H1': [75],
  '2013-H2': [50],
  '2014-H1': [25],
  '2014-H2': [15],
  '2015-H1': [5],
  '2015-H2': [5],
  '2016-H1': [5],
  '2016-H2': [0],
  '2017-H1': [0],
  '2017-H2': [0],
  '2018-H1': [0],
  '2018-H2': [0],
  '2019-H1': [0],
  '2019-H2': [0],
  '2020-H1': [0],
  '2020-H2': [0],
  '2021-H1': [0],
  '2021-H2': [0],
  '2022-H1': [0],
  '2022-H2': [0],
  '2023-H1': [250],
  '2023-H2': [400, 'GU 165 del 17/7/2023'],
  '2024-H1': [450, 'GU 12 del 16/1/2024'],
  '2024-H2': [425, 'GU 176 del 29/7/2024'],
  '2025-H1': [315, 'GU 63 del 17/3/2025'],
  '2025-H2': [215, 'GU 161 del 14/7/2025'],
  '2026-H1': [215, 'GU 15 del 20/1/2026'],
  '2026-H2': [240, 'GU 163 del 16/7/2026'],
};

/** By first and last year. */
const LEGAL_ROWS: Readonly<Record<string, Row>> = {
  '1997-1998': [500],
  '1999-2000': [250],
  '2001': [350],
  '2002-2003': [300],
  '2004-2007': [250],
  '2008-2009': [300],
  '2010': [100],
  '2011': [150],
  '2012-2013': [250],
  '2014': [100],
  '2015': [50],
  '2016': [20],
  '2017': [10],
  '2018': [30],
  '2019': [80],
  '2020': [5],
  '2021': [1],
  '2022': [125],
  '2023': [500],
  '2024': [250],
  '2025': [200],
  '2026': [160, 'DM 10/12/2025, GU 289 del 13/12/2025'],
};

/** The reference rate, a row for each half-year without a gap. */
export const REFERENCE_RATES: readonly Rate[] = rates(REFERENCE_ROWS, (halfYear) =>
  halfYear.endsWith('H1') ? ['01-01', '06-30'] : ['07-01', '12-31'],
);

/** The legal rate, without a gap; a row holds for one year or several. */
export const LEGAL_RATES: readonly Rate[] = rates(LEGAL_ROWS, () => ['01-01', '12-31']);

function rates(
  rows: Readonly<Record<string, Row>>,
  ends: (period: string) => readonly [first: string, last: string],
): Rate[] {
  return Object.entries(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, [basisPoints, source]]) => {
      const [first, last] = ends(period);
      const lastYear = /^\d{4}-(\d{4})$/.exec(period)?.[1] ?? period.slice(0, 4);
      return {
        from: day(`${period.slice(0, 4)}-${first}`),
        until: day(`${lastYear}-${last}`),
        basisPoints,
        ...(source === undefined ? {} : { source }),
      };
    });
}
