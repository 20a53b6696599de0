/** The lines between two groups of rows: one of them is the customer's, below it may stand address and numbers. */
import { bareCode, hasCode, isLabelAlone } from './debtorHeading.ts';
import {
  bareLine,
  isFieldName,
  lineKind,
  nameOn,
  vatOn,
  withoutAddress,
  type LineKind,
} from './headingLines.ts';
import type { ToldLines } from '../layout.ts';
import { isAmong, lineText } from './pageLines.ts';
import { isDocument, joined } from './rowText.ts';

/** A line with words alone. */
export interface HeadingLine {
  readonly cells: readonly string[];
  readonly line: number;
  /** A sum stood beside them. */
  readonly hasSum?: true;
}

/** A line of the file without the sum that stands beside the words. */
export function headingLine(cells: readonly string[], line: number, money: readonly number[]): HeadingLine {
  const isSum = (cell: string, at: number): boolean => money.includes(at) && /^[^\p{L}]*\d/u.test(cell);
  if (!cells.some(isSum)) return { cells, line };
  return { cells: cells.map((cell, at) => (isSum(cell, at) ? '' : cell)), line, hasSum: true };
}

/** Whose the rows below are. */
export interface BlockCustomer {
  /** The heading as it is to be read. */
  readonly text: string;
  /** The cells of the line it stands on, unless it was put together of two. */
  readonly cells: readonly string[];
  /** A word on its line, or above it, says that it is a customer's. */
  readonly isLabelled: boolean;
  /** A person said that it is. */
  readonly isTold: boolean;
  readonly vatNumber?: string;
}

/**
 * `same`: the rows go on after the turn of a page. `nobody`: none of the lines is a customer's. `unsure`: several may be.
 */
export type BlockVerdict = BlockCustomer | 'same' | 'nobody' | 'unsure';

/** What the whole file says of its lines. */
export interface BlockMarks {
  /** Names that have a subtotal of their own, as `lineText` writes them. */
  readonly named: ReadonlySet<string>;
  /** Lines above the header, which pages may repeat. */
  readonly titles: readonly string[];
  /** The first rows have no customer: a line above the header may be theirs. */
  readonly isFirstUnknown: boolean;
  /** Five digits before a name are its code, as they are where they stand first. */
  readonly areCodes: boolean;
  /** The column in which the words for customers stand: words alone in any other one are about the rows. */
  readonly labelsAt?: number | undefined;
  readonly told?: ToldLines | undefined;
}

interface ReadLine {
  readonly cells: readonly string[];
  readonly text: string;
  readonly kind: LineKind | 'title' | 'perhaps-title';
  /** What else the line says of its customer. */
  readonly saying: readonly string[];
  readonly isTold: boolean;
}

const NAME: ReadonlySet<ReadLine['kind']> = new Set(['name', 'named']);
const BESIDE: ReadonlySet<LineKind> = new Set(['detail', 'street', 'place']);
const NAMING: ReadonlySet<ReadLine['kind']> = new Set(['name', 'named', 'account', 'place']);

/** Whose rows follow the lines. */
export function customerOf(block: readonly HeadingLine[], marks: BlockMarks): BlockVerdict {
  const lines = withPlaces(
    block.map((line) => readLine(line, marks)).filter(({ kind }) => kind !== 'turn' && kind !== 'title'),
    marks,
  );
  const told = onlyOne(lines.filter(({ isTold }) => isTold))[0] ?? labelledCustomer(lines);
  if (told !== undefined) return customerOn(told, lines);
  const names = lines.filter(({ kind }) => NAMING.has(kind));
  const [first] = lines;
  if (first === undefined) return 'same';
  if (names.length === 0) return first.kind === 'street' ? customerOn(first, lines) : 'nobody';
  const one = names.length === 1 && first.kind !== 'street' ? names[0] : likeliest(names, marks);
  return one === undefined ? 'unsure' : customerOn(one, lines);
}

/** A name as it is read, and the whole line it stands on. */
export interface NamingLine {
  readonly text: string;
  readonly whole: string;
}

/** The names among which a block leaves it open who the customer is. */
export function namesOf(block: readonly HeadingLine[], marks: BlockMarks): NamingLine[] {
  return linesOf(block, marks, (kind) => NAMING.has(kind));
}

/** The lines of a block that say something of a customer nobody has named. */
export function detailsOf(block: readonly HeadingLine[], marks: BlockMarks): NamingLine[] {
  return linesOf(block, marks, (kind) => kind === 'detail');
}

function linesOf(
  block: readonly HeadingLine[],
  marks: BlockMarks,
  isWanted: (kind: ReadLine['kind']) => boolean,
): NamingLine[] {
  return block.flatMap((line) => {
    const { kind, text } = readLine(line, marks);
    return isWanted(kind) ? [{ text, whole: joined(line.cells) }] : [];
  });
}

/** Whether a customer is called like a place with its postcode. */
export function isLikePlace({ text }: BlockCustomer): boolean {
  return lineKind(text) === 'place';
}

/** The place of the only filled cell of a line that has several. */
export function onlyFilled(cells: readonly string[]): number | undefined {
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  return cells.length > 1 && filled.length === 1 ? filled[0] : undefined;
}

function readLine({ cells: given }: HeadingLine, marks: BlockMarks): ReadLine {
  const { cells, saying } = withoutDetails(given);
  const text = bareLine(joined(cells));
  const isTold = isAmong(lineText(joined(given)), marks.told?.customers ?? []);
  const kind = kindOf(bareLine(joined(cells, '  ')), cells, marks);
  if (isTold) return { cells, text, kind: isLabel(kind) ? kind : 'name', saying, isTold };
  if (kind === 'named') return { cells, text: nameOn(joined(cells, '  ')), kind, saying, isTold };
  if ((kind !== 'name' && kind !== 'place') || !marks.titles.includes(lineText(text)))
    return { cells, text, kind, saying, isTold };
  return { cells, text, kind: marks.isFirstUnknown ? 'perhaps-title' : 'title', saying, isTold };
}

function isLabel(kind: LineKind): boolean {
  return kind === 'labelled' || kind === 'account';
}

/** Words alone where the others have the word for a customer in another column are a note. */
function kindOf(text: string, cells: readonly string[], { labelsAt }: BlockMarks): LineKind {
  const kind = lineKind(text);
  if (labelsAt === undefined || isLabel(kind)) return kind;
  const at = onlyFilled(cells);
  return at === undefined || at === labelsAt ? kind : 'turn';
}

/** Behind the cell of the name there may be those of an address, a telephone, a mailbox, a VAT number. */
function withoutDetails(cells: readonly string[]): Pick<ReadLine, 'cells' | 'saying'> {
  const nameAt = cells.findIndex((cell) => cell.trim() !== '' && !isLabelAlone(cell) && !isDocument(cell));
  if (nameAt === -1 || isFieldName(cells[nameAt] ?? '')) return { cells, saying: [] };
  // The province shows that the cells before it are those of an address.
  const isAddress = cells.some((cell, at) => at > nameAt && /^\p{Lu}{2}$/u.test(cell.trim()));
  const isBeside = (cell: string, at: number): boolean =>
    at > nameAt && cell.trim() !== '' && (isAddress || BESIDE.has(lineKind(cell.trim())));
  const saying = cells.filter(isBeside);
  return saying.length === 0
    ? { cells, saying }
    : { cells: cells.map((cell, at) => (isBeside(cell, at) ? '' : cell)), saying };
}

/**
 * "50131 Firenze" is a place below a street, or below a customer with a code; where it stands first it is a customer with a
 * code itself, and anywhere else it may be either.
 */
function withPlaces(lines: readonly ReadLine[], { areCodes }: BlockMarks): ReadLine[] {
  const isCoded = lines[0] !== undefined && isCodedFirst(lines[0]);
  return lines.map((line, at): ReadLine => {
    if (line.kind !== 'place') return line;
    if (at === 0) return { ...line, kind: 'name' };
    const before = lines[at - 1]?.kind;
    if (isCoded || before === 'street' || before === 'detail') return { ...line, kind: 'detail' };
    return areCodes ? { ...line, kind: 'name' } : line;
  });
}

function isCodedFirst({ text, kind }: ReadLine): boolean {
  return kind === 'labelled' || ((kind === 'name' || kind === 'place') && hasCode(text));
}

/** What the words say: the last line with them, its name perhaps on another one. */
function labelledCustomer(lines: readonly ReadLine[]): ReadLine | undefined {
  const labelled = lines.filter(({ kind }) => kind === 'labelled');
  const last = labelled.at(-1);
  if (last === undefined) return undefined;
  if (isLabelAlone(last.text)) return nextName(lines, last);
  const coded = labelled.find(({ text }) => bareCode(text) !== undefined);
  if (coded === undefined) return last;
  const [name] = [
    lines.find(({ kind }) => kind === 'named'),
    labelled.find(({ text }) => bareCode(text) === undefined),
    ...onlyOne(lines.filter(({ kind }) => kind === 'name')),
  ].filter((line) => line !== undefined);
  if (name === undefined) return coded;
  const text = `${coded.text.trim()} ${name.text}`;
  return { text, cells: [text], kind: 'labelled', saying: [], isTold: false };
}

/** "Spett.le" on a line of its own: the customer's name is the next one, whatever it looks like. */
function nextName(lines: readonly ReadLine[], label: ReadLine): ReadLine | undefined {
  const next = lines[lines.indexOf(label) + 1];
  return next === undefined || next.kind === 'detail' ? undefined : { ...next, kind: 'labelled' };
}

function onlyOne<Value>(values: readonly Value[]): readonly Value[] {
  return values.length === 1 ? values : [];
}

/**
 * Of several names the one in the place that a person said, else the last with a subtotal of its own, or the only one with
 * a code; of accounts alone the last.
 */
function likeliest(names: readonly ReadLine[], { named, told }: BlockMarks): ReadLine | undefined {
  if (told?.choice !== undefined) return names.at(told.choice === 'first' ? 0 : -1);
  const summed = names.filter(({ text }) => named.has(lineText(text)));
  if (summed.length > 0) return summed.at(-1);
  if (names.every(({ kind }) => kind === 'account')) return names.at(-1);
  const [coded] = onlyOne(names.filter(({ text, kind }) => NAME.has(kind) && hasCode(text)));
  return coded;
}

function customerOn(
  { text, cells, kind, saying: beside, isTold }: ReadLine,
  lines: readonly ReadLine[],
): BlockCustomer {
  const bare = withoutAddress(text);
  const isAsItStands = bare === text && kind !== 'named';
  const own = isAsItStands ? cells.map((cell) => (cell === '' ? cell : bareLine(cell))) : [bare];
  const saying = [...beside, ...lines.flatMap((line) => (line.kind === 'detail' ? [line.text] : []))];
  const [vatNumber] = [...saying, ...(bare === text ? [] : [text])].flatMap((line) => vatOn(line) ?? []);
  return {
    text: bare,
    cells: own,
    isLabelled: kind === 'labelled' || kind === 'account',
    isTold,
    ...(vatNumber === undefined ? {} : { vatNumber }),
  };
}
