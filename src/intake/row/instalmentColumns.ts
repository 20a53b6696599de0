/** Files with the instalments of a document side by side: Scadenza 1, Importo 1, Saldata 1, Scadenza 2, … */
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile, type InstalmentColumns, type RowSource, type WholeColumns } from '../layout.ts';
import { bareInstalment, isNumbered, type HeaderMatch } from '../header/matchHeader.ts';
import { MONEY_FIELDS } from '../column/textColumns.ts';

/** What each instalment has a column of its own for. */
const FIELDS = ['due_date', 'amount', 'open_balance', 'paid', 'payment_method', 'status', 'paid_on'] as const;
type InstalmentField = (typeof FIELDS)[number];

const YES = /^(?:s[iì]?|y(?:es)?|x|ja|j|oui|o|v|vero|true|saldat[ao]|pagat[ao]|incassat[ao]|ok)$/iu;
const NO = /^(?:no?|nein|non|false|falso|f|(?:da |non )(?:saldat[ao]|pagat[ao]|saldare|pagare)|aperta)$/iu;

/** Whether a cell says that all of it was paid, or nothing; undefined for anything else. */
export function paidByWord(cell: string): boolean | undefined {
  const word = cell.trim();
  if (YES.test(word)) return true;
  return NO.test(word) ? false : undefined;
}

/** "Prima scadenza" without a second one is not the due date of all that is owed: it names nothing then. */
export function withoutLoneInstalment<Header extends FoundHeader>(header: Header): Header {
  const isOfInstalment = (match: HeaderMatch | undefined): boolean => match?.instalment !== undefined;
  const dues = header.matches.filter((match) => isOfInstalment(match) && match?.field === 'due_date');
  if (dues.length > 1) return header;
  const isNamed = (at: number): boolean => !/\d/u.test(header.cells[at] ?? '');
  const matches = header.matches.map((match, at) =>
    isOfInstalment(match) && isNamed(at) ? undefined : match,
  );
  return { ...header, matches };
}

/** "1a rata" is the amount beside "1a scadenza", and the day beside "Importo 1"; alone it says neither. */
export function withBareInstalments<Header extends FoundHeader>(header: Header): Header {
  const has = (instalment: number, ...fields: readonly Field[]): boolean =>
    header.matches.some((match) => match?.instalment === instalment && fields.includes(match.field));
  const missingOf = (instalment: number): Field | undefined => {
    const hasDue = has(instalment, 'due_date');
    if (hasDue === has(instalment, 'amount', 'open_balance')) return undefined;
    return hasDue ? 'amount' : 'due_date';
  };
  const bare = new Set(header.cells.flatMap((cell) => bareInstalment(cell) ?? []));
  // Of one alone it is not known what the others are.
  if (bare.size < 2 || [...bare].some((instalment) => missingOf(instalment) === undefined)) return header;
  const matches = header.matches.map((match, at) => {
    const instalment = match === undefined ? bareInstalment(header.cells[at] ?? '') : undefined;
    const field = instalment === undefined ? undefined : missingOf(instalment);
    if (instalment === undefined || field === undefined) return match;
    return { field, instalment, rank: 0, isOtherThanEnglish: true };
  });
  return { ...header, matches };
}

/**
 * The instalments' columns of a header; undefined for the usual one row an instalment. Throws `ambiguous-column`, and
 * `instalments-unnamed` where columns of unknown name may be theirs.
 */
export function instalmentColumns({ cells, matches }: FoundHeader): InstalmentColumns | undefined {
  const numbered = matches.flatMap((match, at) => (match?.instalment === undefined ? [] : [{ match, at }]));
  const sets = [...Map.groupBy(numbered, ({ match }) => match.instalment ?? 0)]
    .sort(([a], [b]) => a - b)
    .map(([, columns]) =>
      FIELDS.map((field) => columns.find(({ match }) => match.field === field)?.at ?? -1),
    );
  const dueCount = sets.filter(([due]) => due !== -1).length;
  const hasOwnDue = matches.some((match) => match?.field === 'due_date' && match.instalment === undefined);
  if (dueCount < 2 && (hasOwnDue || dueCount === 0)) return undefined;
  const whole = sets.filter(([due, amount, open]) => due !== -1 && (amount !== -1 || open !== -1));
  if (whole.length === dueCount) {
    const haveAmounts = whole.length > 1 && whole.every(([, amount]) => amount !== -1);
    const [status] = hasColumn(whole, 'status') ? ofDocument(matches, 'status') : [];
    return {
      sets: whole,
      width: cells.length,
      totals: haveAmounts ? ofDocument(matches, 'amount') : [],
      ...wholeColumns(whole, matches),
      ...(status === undefined ? {} : { status }),
    };
  }
  if (dueCount < 2) return undefined;
  const detail = numbered.map(({ at }) => cells[at]).join(', ');
  // Where a numbered column of unknown name may have their amounts, no one day is that of the whole.
  if (cells.some((cell, at) => matches[at] === undefined && isNumbered(cell)))
    throw new UnreadableFile('instalments-unnamed', { detail });
  const firstDue = sets.flatMap(([due = -1]) => (due === -1 ? [] : [due]))[0] ?? 0;
  throw new UnreadableFile('ambiguous-column', { flag: `--columns "due_date=${firstDue + 1}"`, detail });
}

/** Whether a word or a day beside each instalment says that it was paid. */
export function tellsOfEach({ sets }: InstalmentColumns): boolean {
  return hasColumn(sets, 'status') || hasColumn(sets, 'paid_on');
}

/** Whether any instalment has a column of its own for this. */
function hasColumn(sets: InstalmentColumns['sets'], field: InstalmentField): boolean {
  return sets.some((set) => set[FIELDS.indexOf(field)] !== -1);
}

/** The columns of the whole document that feed a field, the better words first. */
function ofDocument(matches: FoundHeader['matches'], field: Field): number[] {
  const columns = matches.flatMap((match, at) =>
    match?.field === field && match.instalment === undefined ? [{ at, rank: match.rank }] : [],
  );
  return columns.sort((a, b) => a.rank - b.rank).map(({ at }) => at);
}

function wholeColumns(
  sets: InstalmentColumns['sets'],
  matches: FoundHeader['matches'],
): { readonly whole?: WholeColumns } {
  if (hasColumn(sets, 'open_balance') || hasColumn(sets, 'paid')) return {};
  const whole = { paid: ofDocument(matches, 'paid'), open: ofDocument(matches, 'open_balance') };
  return whole.paid.length + whole.open.length === 0 ? {} : { whole };
}

/** The header of the unfolded rows: the amounts of the whole document feed nothing, new columns hold one instalment. */
export function unfoldedHeader<Header extends FoundHeader>(
  header: Header,
  { sets }: InstalmentColumns,
): Header {
  const fields = FIELDS.filter((_, index) => sets.some((set) => set[index] !== -1));
  const language = header.matches.some((match) => match?.isOtherThanEnglish === true);
  return {
    ...header,
    cells: [...header.cells, ...FIELDS.map((field) => nameOf(field, header, sets)), 'Rata'],
    matches: [
      ...header.matches.map((match) =>
        match === undefined || isReplaced(match, fields) ? undefined : match,
      ),
      ...FIELDS.map((field) => (fields.includes(field) ? asMatch(field, language) : undefined)),
      asMatch('instalment_no', language),
    ],
  };
}

/** One row for each instalment that has a date or an amount, its cells after those of the row. */
export function unfoldedRows(rows: RowSource, columns: InstalmentColumns | undefined): RowSource {
  if (columns === undefined) return rows;
  return (onRecord) =>
    rows((cells, line) => {
      for (const instalment of instalmentsOf(cells, columns)) {
        const own = cells.slice(0, columns.width);
        while (own.length < columns.width) own.push('');
        onRecord([...own, ...instalment, ...cells.slice(columns.width)], line);
      }
    });
}

function instalmentsOf(cells: readonly string[], { sets }: InstalmentColumns): string[][] {
  const isFilled = (at: number | undefined): boolean => (cells[at ?? -1] ?? '').trim() !== '';
  // Totals have amounts and no dates: they are no instalments.
  if (!sets.some(([due]) => isFilled(due))) return [[...FIELDS.map(() => ''), '']];
  const filled = sets.filter(([due, amount, open]) => isFilled(due) || isFilled(amount) || isFilled(open));
  return filled.map((set) => {
    const texts = set.map((at) => cells[at] ?? '');
    const number = filled.length > 1 ? String(sets.indexOf(set) + 1) : '';
    return [...withPaidAmount(texts), number];
  });
}

/** "Saldata: SI" stands for the whole amount. */
function withPaidAmount(texts: readonly string[]): string[] {
  const [due = '', amount = '', open = '', paid = '', ...others] = texts;
  const isPaid = paidByWord(paid);
  return [due, amount, open, isPaid === undefined ? paid : isPaid ? amount : '', ...others];
}

/** What instalments have of their own counts; of the method the document's may stay beside it. */
function isReplaced({ field, instalment }: HeaderMatch, own: readonly InstalmentField[]): boolean {
  return (
    instalment !== undefined ||
    field === 'due_date' ||
    field === 'instalment_no' ||
    MONEY_FIELDS.has(field) ||
    ((field === 'status' || field === 'paid_on') && own.includes(field))
  );
}

function asMatch(field: Field, isOtherThanEnglish: boolean): HeaderMatch {
  return { field, rank: 0, isOtherThanEnglish };
}

/** The header of the first instalment without its number, to name the column in a report. */
function nameOf(field: InstalmentField, header: FoundHeader, sets: InstalmentColumns['sets']): string {
  const at = sets.map((set) => set[FIELDS.indexOf(field)] ?? -1).find((place) => place !== -1);
  return (header.cells[at ?? -1] ?? '').replace(/\s*\d+[ªº°]?\s*/u, ' ').trim();
}
