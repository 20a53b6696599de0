/** The lines between two groups of rows: one of them is the customer's, below it may stand address and numbers. */
import { bareCode, hasCode } from './debtorHeading.ts';
import { lineKind, nameOn, vatOn, withoutAddress, withoutTurn, type LineKind } from './headingLines.ts';
import { joined, lineText } from './rowKind.ts';

/** A line with words alone. */
export interface HeadingLine {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Whose the rows below are. */
export interface BlockCustomer {
  /** The heading as it is to be read. */
  readonly text: string;
  /** The cells of the line it stands on, unless it was put together of two. */
  readonly cells: readonly string[];
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
}

interface ReadLine {
  readonly cells: readonly string[];
  readonly text: string;
  readonly kind: LineKind | 'title' | 'perhaps-title';
}

const NAME: ReadonlySet<ReadLine['kind']> = new Set(['name', 'named']);
const NAMING: ReadonlySet<ReadLine['kind']> = new Set(['name', 'named', 'account', 'place']);

/** Whose rows follow the lines. */
export function customerOf(block: readonly HeadingLine[], marks: BlockMarks): BlockVerdict {
  const lines = withPlaces(
    block.map((line) => readLine(line, marks)).filter(({ kind }) => kind !== 'turn' && kind !== 'title'),
    marks,
  );
  const told = labelledCustomer(lines);
  if (told !== undefined) return withVat(told, lines);
  const names = lines.filter(({ kind }) => NAMING.has(kind));
  const [first] = lines;
  if (first === undefined) return 'same';
  if (names.length === 0) return first.kind === 'street' ? withVat(first, lines) : 'nobody';
  const one = names.length === 1 && first.kind !== 'street' ? names[0] : likeliest(names, marks);
  return one === undefined ? 'unsure' : withVat(one, lines);
}

/** The names among which a block leaves it open who the customer is. */
export function namesOf(block: readonly HeadingLine[], marks: BlockMarks): string[] {
  return block.flatMap((line) => {
    const { kind, text } = readLine(line, marks);
    return NAMING.has(kind) ? [text] : [];
  });
}

/** Whether a customer is called like a place with its postcode. */
export function isLikePlace({ text }: BlockCustomer): boolean {
  return lineKind(text) === 'place';
}

function readLine({ cells }: HeadingLine, { titles, isFirstUnknown }: BlockMarks): ReadLine {
  const text = withoutTurn(joined(cells));
  const kind = lineKind(text);
  if ((kind !== 'name' && kind !== 'place') || !titles.includes(lineText(text))) return { cells, text, kind };
  return { cells, text, kind: isFirstUnknown ? 'perhaps-title' : 'title' };
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
  const coded = labelled.find(({ text }) => bareCode(text) !== undefined);
  if (coded === undefined) return last;
  const [name] = [
    lines.find(({ kind }) => kind === 'named'),
    labelled.find(({ text }) => bareCode(text) === undefined),
    ...onlyOne(lines.filter(({ kind }) => kind === 'name')),
  ].filter((line) => line !== undefined);
  if (name === undefined) return coded;
  const text = `${coded.text.trim()} ${nameOn(name.text)}`;
  return { text, cells: [text], kind: 'labelled' };
}

function onlyOne<Value>(values: readonly Value[]): readonly Value[] {
  return values.length === 1 ? values : [];
}

/** Of several names the last with a subtotal of its own, the only one with a code; of accounts alone the last. */
function likeliest(names: readonly ReadLine[], { named }: BlockMarks): ReadLine | undefined {
  const summed = names.filter(({ text }) => named.has(lineText(text)));
  if (summed.length > 0) return summed.at(-1);
  if (names.every(({ kind }) => kind === 'account')) return names.at(-1);
  const [coded] = onlyOne(names.filter(({ text, kind }) => NAME.has(kind) && hasCode(text)));
  return coded;
}

function withVat({ text, cells, kind }: ReadLine, lines: readonly ReadLine[]): BlockCustomer {
  const bare = withoutAddress(kind === 'named' ? nameOn(text) : text);
  const own = bare === text ? cells.map((cell) => (cell === '' ? cell : withoutTurn(cell))) : [bare];
  const saying = lines.flatMap((line) => (line.kind === 'detail' ? [line.text] : []));
  const [vatNumber] = [...saying, ...(bare === text ? [] : [text])].flatMap((line) => vatOn(line) ?? []);
  return { text: bare, cells: own, ...(vatNumber === undefined ? {} : { vatNumber }) };
}
