/** What an import did to the items, counted and summed as it goes: the table before the question and after the deed. */
import { cents, toDecimal, type Cents, type Currency, type Money } from '../../domain/money.ts';
import type { Day } from '../../domain/day.ts';
import type { Book } from '../book.ts';
import { build } from '../../db/build.ts';

/**
 * What became of an item. `settled`: the file gives its balance as zero; `vanished`: a whole list does not name it;
 * `reopened`: it was settled and is open again; `held-back`: an older file has it as it was, and it stays as it is.
 */
export type ItemFate = (typeof FATES)[number];

const FATES = ['new', 'changed', 'settled', 'vanished', 'reopened', 'unchanged', 'held-back'] as const;

/** One line of the table; settled items are summed by what was open before, all others by what is open now. */
export interface FateLine {
  readonly fate: ItemFate;
  readonly items: number;
  readonly totals: readonly Money[];
}

/** One item that is not as it was. */
export interface ItemChange {
  readonly fate: ItemFate;
  readonly debtor: string;
  readonly number: string;
  readonly instalment?: string;
  readonly currency: Currency;
  /** With its currency, where that was another one. */
  readonly before: { readonly due: Day; readonly open: Cents; readonly currency?: Currency };
  readonly after: { readonly due: Day; readonly open: Cents };
}

type NewChange = Omit<ItemChange, 'debtor'> & { readonly debtor: number };

export interface ImportTable {
  readonly lines: readonly FateLine[];
  /** The changes that weigh most, at most ten of each kind: an import may change every item of a large book. */
  readonly changes: readonly ItemChange[];
}

/** Changes of one kind that are listed by name. */
export const LISTED_CHANGES = 10;

export class ImportTally {
  readonly #lines = new Map<ItemFate, Map<Currency, { items: number; cents: number }>>();
  readonly #changes = new Map<ItemFate, NewChange[]>();

  /** Counts an item that needs no line of its own, or several alike. */
  count(fate: ItemFate, currency: Currency, open: number, items = 1): void {
    let line = this.#lines.get(fate);
    if (line === undefined)
      this.#lines.set(fate, (line = new Map<Currency, { items: number; cents: number }>()));
    const total = line.get(currency);
    if (total === undefined) line.set(currency, { items, cents: open });
    else {
      total.items += items;
      total.cents += open;
    }
  }

  /** Counts an item and keeps it to be listed, if it is one of those that weigh most. */
  change(change: NewChange): void {
    const { fate, currency, before, after } = change;
    const isGone = fate === 'settled' || fate === 'vanished';
    if (isGone) this.count(fate, before.currency ?? currency, before.open);
    else this.count(fate, currency, after.open);
    const listed = this.#changes.get(fate) ?? [];
    this.#changes.set(fate, listed);
    const place = listed.findIndex((other) => byWeight(change, other) < 0);
    if (place === -1) listed.push(change);
    else listed.splice(place, 0, change);
    if (listed.length > LISTED_CHANGES) listed.pop();
  }

  /** How many items had that fate. */
  items(...fates: readonly ItemFate[]): number {
    let items = 0;
    for (const fate of fates) for (const total of this.#lines.get(fate)?.values() ?? []) items += total.items;
    return items;
  }

  /** The table, with the names of the debtors. */
  table({ database }: Book): ImportTable {
    const lines = FATES.filter((fate) => this.#lines.has(fate)).map((fate) => ({
      fate,
      items: this.items(fate),
      totals: [...(this.#lines.get(fate) ?? [])]
        .map(([currency, total]) => ({ cents: cents(total.cents), currency }))
        .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    }));
    const changes = FATES.flatMap((fate) => this.#changes.get(fate) ?? []);
    const ids = [...new Set(changes.map(({ debtor }) => debtor))];
    const rows =
      ids.length === 0
        ? []
        : database.all(build.selectFrom('debtor').select(['id', 'name']).where('id', 'in', ids));
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return {
      lines,
      changes: changes.map((change) => ({ ...change, debtor: names.get(change.debtor) ?? '' })),
    };
  }
}

/** The largest change first, then as written: the order of the rows never matters. */
function byWeight(a: NewChange, b: NewChange): number {
  const weight = ({ before, after }: NewChange): number => Math.abs(after.open - before.open);
  return weight(b) - weight(a) || (textOf(a) < textOf(b) ? -1 : 1);
}

function textOf({ number, instalment = '', currency, debtor, before }: NewChange): string {
  return [number, before.due, instalment, currency, toDecimal(before.open), debtor].join('\u0000');
}
