/**
 * Italian postcodes (CAP): which province one belongs to, and which reach nobody in a city divided into postal zones.
 * The tables follow the Post's own list of postcodes and places.
 */

/**
 * The first digits of postcodes with their province; the longest that fit decide. Two provinces share a few postcodes
 * in the mountains of Cuneo, and the south of Sardinia.
 */
const PREFIXES =
  '00RM 01VT 02RI 03FR 04LT 05TR 06PG 07SS 08NU 09CA/SU 0907OR 0908OR 0909OR 0912CA 0913CA 0917OR 10TO 11AO 12CN ' +
  '12071CN/SV 13VC 138BI 139BI 14AT 15AL 16GE 17SV 18IM 18025CN/IM 19SP 20MI 208MB 209MB 21VA 22CO 23SO 238LC 239LC ' +
  '24BG 25BS 26CR 268LO 269LO 27PV 28NO 288VB 289VB 29PC 30VE 31TV 32BL 33UD 3307PN 3308PN 3309PN 3317PN 34TS 3407GO ' +
  '3417GO 35PD 36VI 37VR 38TN 39BZ 40BO 41MO 42RE 43PR 44FE 45RO 46MN 47FC 478RN 479RN 48RA 50FI 51PT 52AR 53SI 54MS ' +
  '55LU 56PI 57LI 58GR 59PO 60AN 61PU 62MC 63AP 638FM 639FM 64TE 65PE 66CH 67AQ 70BA 71FG 72BR 73LE 74TA 75MT 76BT ' +
  '80NA 81CE 82BN 83AV 84SA 85PZ 86CB 8607IS 8608IS 8609IS 8617IS 87CS 88CZ 888KR 889KR 89RC 898VV 899VV 90PA 91TP ' +
  '92AG 93CL 94EN 95CT 96SR 97RG 98ME';

const BY_PREFIX: ReadonlyMap<string, readonly string[]> = new Map(
  PREFIXES.split(' ').map((entry) => {
    const [digits = '', provinces = ''] = entry.split(/(?<=\d)(?=[A-Z])/u);
    return [digits, provinces.split('/')];
  }),
);

const LONGEST_PREFIX = 5;

/** Sardinia was divided anew more than once, and its codes are still moving: any of them may stand on an envelope. */
const SARDINIAN: ReadonlySet<string> = new Set('CA CI NU OG OR OT SS SU VS'.split(' '));

const PROVINCES: ReadonlySet<string> = new Set([...[...BY_PREFIX.values()].flat(), ...SARDINIAN]);

/** San Marino and the Vatican City have Italian postcodes and no province. */
const WITHOUT_PROVINCE = /^(?:4789\d|00120)$/u;

/** Whether the letters stand for a province. */
export function isProvince(letters: string): boolean {
  return PROVINCES.has(letters);
}

/** Whether a place with this postcode lies in no Italian province. */
export function hasNoProvince(postcode: string): boolean {
  return WITHOUT_PROVINCE.test(postcode);
}

/** The province a postcode lies in, when it alone decides it. */
export function provinceOf(postcode: string): string | undefined {
  if (!/^\d{5}$/u.test(postcode)) return undefined;
  const [only, ...others] = hasNoProvince(postcode) ? [] : provincesOf(postcode);
  return others.length === 0 ? only : undefined;
}

/** Whether a province may stand beside a postcode of five digits. */
export function areTogether(postcode: string, province: string): boolean {
  const possible = provincesOf(postcode);
  if (hasNoProvince(postcode) || possible.includes(province)) return true;
  return SARDINIAN.has(province) && possible.some((each) => SARDINIAN.has(each));
}

function provincesOf(postcode: string): readonly string[] {
  for (let length = LONGEST_PREFIX; length >= 2; length -= 1) {
    const provinces = BY_PREFIX.get(postcode.slice(0, length));
    if (provinces !== undefined) return provinces;
  }
  return [];
}

/** Cities divided into postal zones: their old general postcode no longer reaches anybody. */
const GENERIC_POSTCODES: ReadonlySet<string> = new Set(
  (
    '00100 06100 09100 10100 15100 16100 19100 20100 24100 25100 29100 30100 34100 35100 37100 38100 40100 41100 ' +
    '42100 43100 44100 47100 47023 47037 48100 50100 56100 57100 60100 61100 65100 70100 71100 74100 80100 84100 ' +
    '89100 90100 95100 98100 28900'
  ).split(' '),
);

/** Whether this is the general postcode of a city divided into zones. */
export function isGenericPostcode(postcode: string): boolean {
  return GENERIC_POSTCODES.has(postcode);
}

/** The first and the last postcode of each city that is divided into zones. */
const ZONES: readonly (readonly [city: string, first: string, last: string])[] = [
  ['ROMA', '00118', '00199'],
  ['PERUGIA', '06121', '06135'],
  ['CAGLIARI', '09121', '09134'],
  ['TORINO', '10121', '10156'],
  ['ALESSANDRIA', '15121', '15122'],
  ['GENOVA', '16121', '16167'],
  ['LA SPEZIA', '19121', '19137'],
  ['MILANO', '20121', '20162'],
  ['BERGAMO', '24121', '24129'],
  ['BRESCIA', '25121', '25136'],
  ['PIACENZA', '29121', '29122'],
  ['VENEZIA', '30121', '30176'],
  ['TRIESTE', '34121', '34151'],
  ['PADOVA', '35121', '35143'],
  ['VERONA', '37121', '37142'],
  ['TRENTO', '38121', '38123'],
  ['BOLOGNA', '40121', '40141'],
  ['MODENA', '41121', '41126'],
  ["REGGIO NELL'EMILIA", '42121', '42124'],
  ['REGGIO EMILIA', '42121', '42124'],
  ['PARMA', '43121', '43126'],
  ['FERRARA', '44121', '44124'],
  ['FORLI', '47121', '47122'],
  ['CESENA', '47521', '47522'],
  ['RIMINI', '47921', '47924'],
  ['RAVENNA', '48121', '48125'],
  ['FIRENZE', '50121', '50145'],
  ['PISA', '56121', '56128'],
  ['LIVORNO', '57121', '57128'],
  ['ANCONA', '60121', '60131'],
  ['PESARO', '61121', '61122'],
  ['PESCARA', '65121', '65129'],
  ['BARI', '70121', '70132'],
  ['FOGGIA', '71121', '71122'],
  ['TARANTO', '74121', '74123'],
  ['NAPOLI', '80121', '80147'],
  ['SALERNO', '84121', '84135'],
  ['REGGIO CALABRIA', '89121', '89135'],
  ['REGGIO DI CALABRIA', '89121', '89135'],
  ['PALERMO', '90121', '90151'],
  ['CATANIA', '95121', '95131'],
  ['MESSINA', '98121', '98168'],
  ['VERBANIA', '28921', '28925'],
];

const ZONES_OF: ReadonlyMap<string, readonly [first: string, last: string]> = new Map(
  ZONES.map(([city, first, last]) => [city, [first, last]]),
);

/** Whether a postcode of five digits is one of the city's; of a city without zones any may be. */
export function isPostcodeOfCity(postcode: string, city: string): boolean {
  const zones = ZONES_OF.get(city.replace(/['’]+$/u, ''));
  return zones === undefined || (postcode >= zones[0] && postcode <= zones[1]);
}
