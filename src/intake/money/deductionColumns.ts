/** Which columns may say what is off the amount of a document, and what their names are worth. */
import type { KnownDeductions } from '../../domain/import/incoming.ts';
import { amountIn } from '../cell/amountText.ts';
import type { EachDataRow } from './chooseMoney.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import type { Lesson } from './knownDeductions.ts';
import type { DecimalMark } from '../layout.ts';
import { headerKey } from '../header/headerKey.ts';
import { isLineItemHeader, matchHeader, unnumberedKey } from '../header/matchHeader.ts';
import { taxPlaces } from './netAndTax.ts';
import { PAID_FIELDS } from './paidColumns.ts';
import { ROUNDING } from './rounding.ts';
import type { ColumnSurvey } from '../column/surveyColumns.ts';

/**
 * `paid`: money that came in; `allowance`: what was let off, which no payment has in it; `unsure`: a discount, a tax
 * withheld, a credit: it may be in the amount or in the payment already.
 */
export type DeductionKind = 'paid' | 'allowance' | 'unsure';

/** Ways of paying in most lists: amounts in them may be parts of the document that are still to be paid. */
function isWayOfPaying(match: FoundHeader['matches'][number]): boolean {
  return match?.field === 'payment_method' && match.instalment !== undefined;
}

/** One column that may be taken off. */
export interface Deduction {
  readonly at: number;
  readonly kind: DeductionKind;
  readonly decimal: DecimalMark;
  /** "Acconto 1" and "Acconto 2" are parts of one whole, as two columns of one name are. */
  readonly part: string;
  /** Its name as a whole is known. */
  readonly isNamed: boolean;
  /** The name with the number of the part. */
  readonly name: string;
  /** Its figures look like rates. */
  readonly mayBeRate?: boolean;
  /** The field a person named it for. */
  readonly told?: Field;
  /** Nothing stands in it. */
  readonly isBlank?: true;
}

const LET_OFF = /abbuon|allowance|write?offs?$|writtenoff|nachlass/u;
/** Parts paid in advance under names that are not known as a whole: "Acconto II", "Primo acconto". */
const ADVANCE = /accont[oi]|akonto|acompte|anzahlung/u;
const WITHHELD = /ritenut|withh|retenue/u;
/** What else may be of payments, where the cells are amounts. */
const PAYMENTS = /deposit|incass|versa[tm]|pagament|pagat|payment|received|riscoss|zahlung|reglement/u;
const REDUCTIONS = /abbuon|s[ck]onto|sconti/u;
/**
 * What is left, or another sum, days and counts; words are no amounts by themselves. "Di cui acconto", "Ultimo incasso" and
 * "Pagato nel mese" are parts of what was paid.
 */
const OF_OTHERS =
  /residu|^sald(?!.*(?:vers|pag|inc)at)|dopo|^meno|nett|imponib|perc|spes|commiss|^mora|interess|costs?|fees?$|prev(?:ist|entiv)|attes|richiest|dovut|scad|insolut|unpaid|(?:amount|payment|balance)due|da(?:incass|pagar|versar)|giorn|days$|^gg|gg$|^num|tempo|ritard|provvig|ultim|minim|cauzion|mese|anno|20\d\d|clienti?$|^dicui|entro/u;
const WITH_DECIMALS = /^\D{0,5}\d[\d.,' ]*[.,]\d{2}\D*$/u;
const RATE = /%|\d\s*\+\s*\d/u;
const WHOLE_NUMBER = /^(?:\d{1,2}|100)$/u;

/** What is known of the file. */
export interface DeductionWorld {
  readonly eachDataRow: EachDataRow;
  readonly header: Pick<FoundHeader, 'cells' | 'matches'>;
  /** The same before columns of the tax were left out. */
  readonly head: Pick<FoundHeader, 'cells' | 'matches'>;
  readonly surveys: readonly ColumnSurvey[];
  readonly unused: ReadonlySet<number>;
  /** The column of what customers withhold, where it is taken off already. */
  readonly withheldAt?: number | undefined;
  /** What earlier files of the same source showed. */
  readonly known: KnownDeductions;
  /** How the amounts of a column are written; where nothing tells, as in another. */
  readonly markOf: (at: number, other?: DecimalMark) => DecimalMark;
}

/**
 * The columns with amounts that may be taken off, in the order of the file; where a person named some, those. The rows are
 * only gone over where a name alone says too little.
 */
export async function deductionColumns(world: DeductionWorld, amountAt: number): Promise<DeductionColumns> {
  const {
    header: { cells: header, matches },
    surveys,
    unused,
    known,
    withheldAt,
    markOf,
  } = world;
  const isSaid = (at: number, places: readonly number[]): boolean =>
    known.told.includes(at) && places.includes(at);
  const hasLines = header.some(isLineItemHeader);
  const all = header.flatMap((name, at): Deduction[] => {
    const match = matches[at];
    const isLeft =
      at === withheldAt || unused.has(at) || (match?.isTold !== true && isSaid(at, known.within));
    const kind = isLeft ? undefined : kindOf(match, name);
    // Beside quantities and prices a discount is that of a line.
    const isOfLine = hasLines && match?.field === 'deduction' && kind === 'unsure' && match.isTold !== true;
    if (kind === undefined || isOfLine) return [];
    return [
      {
        at,
        kind: kind === 'unsure' && isSaid(at, known.off) ? 'allowance' : kind,
        decimal: markOf(at, markOf(amountAt)),
        isNamed: match !== undefined && !isWayOfPaying(match),
        part: unnumberedKey(name),
        name: headerKey(name),
        ...(match?.isTold === true ? { told: match.field } : {}),
        ...(match !== undefined && surveys[at]?.filled === 0 ? { isBlank: true } : {}),
      },
    ];
  });
  const filled = all.filter(({ isBlank }) => isBlank !== true);
  const told = filled.filter((column) => column.told !== undefined);
  // Who says what was paid does not want the rest guessed.
  if (told.some((column) => column.told !== 'deduction')) return { columns: told, blank: [] };
  if (areIdle(all, matches)) return NONE;
  const isPlain = filled.every(({ isNamed, kind }) => kind === 'paid' && isNamed);
  if (isPlain && filled.length < 2) return { columns: filled, blank: [] };
  const looked = await withLooks(world, filled, amountAt);
  // A column of payments is one also in a week in which nobody has paid.
  const isPayment = ({ isBlank, isNamed, kind }: Deduction): boolean =>
    isBlank !== true || isNamed || kind === 'paid';
  const given = [...all.filter(({ isBlank }) => isBlank === true), ...looked].filter(isPayment);
  if (areIdle(given, matches)) return NONE;
  return {
    columns: looked.filter(({ isBlank }) => isBlank !== true),
    blank: given.filter(({ isBlank, kind }) => isBlank === true && kind === 'paid'),
  };
}

/** Columns that may be taken off, and those of payments in which this file has nothing. */
export interface DeductionColumns {
  readonly columns: readonly Deduction[];
  readonly blank: readonly Deduction[];
}

const NONE: DeductionColumns = { columns: [], blank: [] };

/**
 * The columns a person named as taken off, and those left out, or with amounts and not named beside them: that is known from
 * then on. Of a column that is blank in this file nobody has said anything.
 */
export async function toldDeductions(world: DeductionWorld, amountAt: number): Promise<Lesson> {
  const { header, unused, markOf } = world;
  const { cells, matches } = header;
  const off = matches.flatMap((match, at) =>
    match?.isTold === true && toldKind(match.field) !== undefined ? [at] : [],
  );
  const isPaidNamed = off.some((at) => matches[at]?.field !== 'deduction');
  if (unused.size === 0 && off.length === 0) return { off, within: [] };
  const others = cells.flatMap((cell, at): Deduction[] => {
    const kind = off.includes(at) ? undefined : kindOf(matchHeader(cell), cell);
    const [part, name] = [unnumberedKey(cell), headerKey(cell)];
    return kind === undefined
      ? []
      : [{ at, kind, decimal: markOf(at, markOf(amountAt)), isNamed: true, part, name }];
  });
  const left = others.filter(({ at }) => unused.has(at));
  const beside = others.filter(({ at }) => isPaidNamed && !unused.has(at));
  const looked = beside.length === 0 ? [] : await withLooks(world, beside, amountAt);
  const within = [...left, ...looked.filter(({ isBlank }) => isBlank !== true)].map(({ at }) => at);
  return { off, within, told: [...off, ...within] };
}

const STATUSES: ReadonlySet<Field | undefined> = new Set(['status', 'paid_flag', 'open_flag', 'paid_on']);

/**
 * A discount or a tax withheld by itself is in the amount, or taken off it where net and tax prove that it is not; so is what
 * was let off beside a status that says what is paid. Several columns of payments under unknown names are asked about.
 */
function areIdle(columns: readonly Deduction[], matches: FoundHeader['matches']): boolean {
  const hasStatus = matches.some((match) => STATUSES.has(match?.field));
  const unnamed = columns.filter(({ isNamed, name }) => !isNamed && PAYMENTS.test(name));
  return (
    unnamed.length < 2 &&
    columns.every(
      ({ at, kind, told }) =>
        told === undefined &&
        (kind === 'unsure' || (kind === 'allowance' && hasStatus)) &&
        !isWayOfPaying(matches[at]),
    )
  );
}

function kindOf(match: FoundHeader['matches'][number], name: string): DeductionKind | undefined {
  const key = headerKey(name);
  if (match?.isTold === true) return toldKind(match.field);
  if (match?.field === 'paid') return 'paid';
  if (match?.field === 'deduction') return LET_OFF.test(key) ? 'allowance' : 'unsure';
  if (match?.field === 'withholding') return 'unsure';
  const isUnnamed = match === undefined || isWayOfPaying(match);
  if (!isUnnamed || name.includes('%') || OF_OTHERS.test(key)) return undefined;
  if (WITHHELD.test(key)) return 'unsure';
  if (ADVANCE.test(key)) return 'paid';
  return PAYMENTS.test(key) || REDUCTIONS.test(key) ? 'unsure' : undefined;
}

/** What a column is surveyed as: under a name that may be of payments its cells may be amounts. */
export function surveyedAs(
  match: FoundHeader['matches'][number],
  name: string,
): FoundHeader['matches'][number] {
  const isUnnamed = match === undefined || isWayOfPaying(match);
  if (!isUnnamed || kindOf(match, name) === undefined) return match;
  return { field: 'deduction', rank: 0, isOtherThanEnglish: false };
}

function toldKind(field: Field): DeductionKind | undefined {
  if (field === 'deduction') return 'allowance';
  return (PAID_FIELDS as readonly Field[]).includes(field) ? 'paid' : undefined;
}

/** What the cells of one column are, all of them. */
interface Look {
  isSome: boolean;
  isRate: boolean;
  isOther: boolean;
  hasDecimals: boolean;
  /** In every row net and tax come to the amount with it, and with nothing else. */
  isInside: boolean | undefined;
}

/**
 * Those that hold neither rates nor what net and tax show to be in the amount already. Where all is nothing they are marked
 * as blank.
 */
async function withLooks(
  { eachDataRow, head, markOf }: DeductionWorld,
  columns: readonly Deduction[],
  amountAt: number,
): Promise<Deduction[]> {
  const [netAt, taxAt] = taxPlaces(head);
  const seen = columns.map((): Look => ({
    isSome: false,
    isRate: false,
    isOther: false,
    hasDecimals: false,
    isInside: undefined,
  }));
  let hasDecimals = false;
  await eachDataRow((cells) => {
    const value = (at: number): number => amountIn(cells[at], markOf(at, markOf(amountAt))) ?? 0;
    hasDecimals ||= WITH_DECIMALS.test((cells[amountAt] ?? '').trim());
    for (const [index, { at, decimal }] of columns.entries()) {
      const cell = (cells[at] ?? '').trim();
      const look = seen[index];
      if (cell === '' || look === undefined) continue;
      const own = amountIn(cell, decimal);
      look.isRate ||= RATE.test(cell);
      look.isOther ||= own === undefined;
      look.hasDecimals ||= own !== 0 && !WHOLE_NUMBER.test(cell);
      if (own === undefined || own === 0) continue;
      look.isSome = true;
      if (netAt === -1 || netAt === amountAt) continue;
      // A discount that stands before the net is off the goods, and in none of what follows.
      if (at < netAt && REDUCTIONS.test(columns[index]?.name ?? '')) {
        const inNet = value(netAt) + value(taxAt) - value(amountAt);
        look.isInside = look.isInside !== false && Math.abs(inNet) <= ROUNDING;
        continue;
      }
      const rest = value(netAt) + value(taxAt) - Math.abs(own) - value(amountAt);
      look.isInside = look.isInside !== false && Math.abs(rest) <= ROUNDING;
    }
  });
  return columns.flatMap((column, index): Deduction[] => {
    const look = seen[index];
    if (look === undefined || (!look.isSome && (look.isOther || look.isRate))) return [];
    if (!look.isSome) return [{ ...column, isBlank: true }];
    // Whole numbers beside amounts with decimals are rates, counts or numbers of documents.
    const isCount = hasDecimals && !look.hasDecimals;
    if (!column.isNamed) return look.isOther || isCount || !look.hasDecimals ? [] : [column];
    if (column.kind !== 'unsure') return [column];
    return look.isRate || look.isInside === true ? [] : [{ ...column, mayBeRate: isCount }];
  });
}
