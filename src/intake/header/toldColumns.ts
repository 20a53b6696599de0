import type { ColumnPlace, LayoutHints } from '../../domain/import/incoming.ts';
import type { FoundHeader } from './findHeader.ts';
import type { Field } from './headerWords.ts';
import { UnreadableFile, type LeftOut, type Positions } from '../layout.ts';
import type { HeaderMatch } from './matchHeader.ts';
import { refuseNetAlone } from '../money/netAndTax.ts';
import { PAID_FIELDS } from '../money/paidColumns.ts';
import { columnsCalled } from './toldHeader.ts';

/** Fields that say the same in two ways: who names one of them does not want the other guessed. */
const INSTEAD_OF: Readonly<Partial<Record<Field, readonly Field[]>>> = {
  open_balance: ['debit', 'credit'],
  debit: ['amount', 'open_balance'],
  net: ['amount', 'debit', 'credit'],
  paid: [...PAID_FIELDS, 'deduction'],
};

/**
 * What the columns name when a person has named some of them: those feed the fields they were named for and nothing
 * else, and no other column feeds these fields. Throws `UnreadableFile`: `no-such-column`, `ambiguous-column`,
 * `net-amount`.
 */
export function toldMatches<Header extends FoundHeader>(header: Header, hints: LayoutHints): Header {
  const { columns = {}, unused = [] } = hints;
  const told = new Map<number, Field>();
  for (const [field, place] of Object.entries(columns)) told.set(columnAt(place, header), field as Field);
  if (told.size === 0 && unused.length === 0) return header;
  const silenced = unusedColumns(header, hints);
  const amountAt = [...told].find(([, field]) => field === 'amount')?.[0];
  refuseNetAlone(header.cells, amountAt, (at) => told.has(at) || silenced.has(at));
  const fields = new Set(told.values());
  const replaced = new Set([...fields].flatMap((field) => [field, ...(INSTEAD_OF[field] ?? [])]));
  const matches = header.matches.map((match, at): HeaderMatch | undefined => {
    const field = told.get(at);
    if (field !== undefined) {
      return { field, rank: 0, isOtherThanEnglish: match?.isOtherThanEnglish ?? false, isTold: true };
    }
    return match === undefined || silenced.has(at) || replaced.has(match.field) ? undefined : match;
  });
  return { ...header, matches };
}

/** The columns that feed nothing, as a person said. Throws `UnreadableFile`: `no-such-column`, `ambiguous-column`. */
export function unusedColumns(
  header: Pick<FoundHeader, 'cells'>,
  { unused = [] }: LayoutHints,
): ReadonlySet<number> {
  return new Set(unused.map((place) => columnAt(place, header)));
}

/** The cells that leave a row out, as a person said. Throws `UnreadableFile`: `no-such-column`, `ambiguous-column`. */
export function leftOutCells(
  header: FoundHeader,
  { skip = [], skipsUnnumbered = false }: LayoutHints,
  { invoice_no: numberAt }: Positions,
): LeftOut[] {
  const told = skip.map(({ column, values }) => ({ at: columnAt(column, header), values }));
  return skipsUnnumbered && numberAt !== undefined ? [...told, { at: numberAt, values: [''] }] : told;
}

/** Whether a row is to be passed over. */
export function isLeftOut(cells: readonly string[], leftOut: readonly LeftOut[]): boolean {
  return leftOut.some(({ at, values }) => values.includes((cells[at] ?? '').trim()));
}

/** The position, counted from 0, of a column named by its header or by its position counted from 1. */
function columnAt(place: ColumnPlace, { cells }: Pick<FoundHeader, 'cells'>): number {
  if (typeof place === 'number') {
    if (place > cells.length) throw new UnreadableFile('no-such-column', { detail: String(place) });
    return place - 1;
  }
  const [first, second] = columnsCalled(place, cells);
  if (first === undefined) throw new UnreadableFile('no-such-column', { detail: place });
  if (second !== undefined) {
    const detail = `${place} (${first + 1}), ${place} (${second + 1})`;
    throw new UnreadableFile('ambiguous-column', { flag: `--columns "amount=${first + 1}"`, detail });
  }
  return first;
}
