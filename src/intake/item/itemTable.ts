/** The items of one file, held small: a file may have a million of them. */
import type { Day } from '../../domain/day.ts';
import type { SaidDetails } from '../../domain/debtor/debtor.ts';
import type { IncomingItem, IncomingItems } from '../../domain/import/incoming.ts';
import type { Cents, Currency } from '../../domain/money.ts';
import { TextPool } from '../file/textPool.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Items by their place, from 0. Columns of numbers and one pool of texts take a third of what as many objects would; an
 * item is put together when it is asked for. Debtors, days, currencies and methods repeat and are held once.
 */
export class ItemTable implements IncomingItems {
  #length = 0;
  #columns = columnsFor(64);
  readonly #numbers = new TextPool();
  readonly #references = new TextPool();
  readonly #instalments = new Map<number, string>();
  readonly #withoutDue = new Set<number>();
  readonly #debtors = new Distinct<SaidDetails>();
  readonly #days = new Distinct<Day>();
  readonly #currencies = new Distinct<Currency>();
  readonly #methods = new Distinct<string>();

  /** The items given, in order. */
  static of(items: Iterable<IncomingItem>): ItemTable {
    const table = new ItemTable();
    for (const item of items) table.add(item);
    return table;
  }

  get length(): number {
    return this.#length;
  }

  get debtors(): readonly SaidDetails[] {
    return this.#debtors.values;
  }

  add(item: IncomingItem): void {
    const at = this.#length;
    if (at === this.#columns.line.length) this.#columns = grown(this.#columns);
    const columns = this.#columns;
    columns.line[at] = item.line;
    columns.debtor[at] = this.#debtors.placeOf(item.debtor);
    columns.issuedOn[at] = item.issuedOn === undefined ? NONE : this.#days.placeOf(item.issuedOn);
    columns.dueOn[at] = this.#days.placeOf(item.dueOn);
    columns.amount[at] = item.amountCents;
    columns.open[at] = item.openCents;
    columns.currency[at] = this.#currencies.placeOf(item.currency);
    columns.method[at] = item.method === undefined ? NONE : this.#methods.placeOf(item.method);
    columns.isCreditNote[at] = item.isCreditNote ? 1 : 0;
    if (item.instalment !== undefined) this.#instalments.set(at, item.instalment);
    if (item.isDueUnknown === true) this.#withoutDue.add(at);
    this.#numbers.add(item.number);
    this.#references.add(item.reference ?? '');
    this.#length += 1;
  }

  at(place: number): IncomingItem {
    const item: Writable<IncomingItem> = this.withoutReferenceAt(place);
    const reference = this.#references.at(place);
    if (reference !== '') item.reference = reference;
    return item;
  }

  withoutReferenceAt(place: number): Writable<Omit<IncomingItem, 'reference'>> {
    const columns = this.#columns;
    const item: Writable<Omit<IncomingItem, 'reference'>> = {
      line: columns.line[place] ?? 0,
      debtor: this.debtors[columns.debtor[place] ?? 0] as SaidDetails,
      number: this.#numbers.at(place),
      dueOn: this.#days.values[columns.dueOn[place] ?? 0] as Day,
      currency: this.currencyAt(place),
      isCreditNote: columns.isCreditNote[place] === 1,
      amountCents: columns.amount[place] as Cents,
      openCents: this.openAt(place),
    };
    const issuedOn = this.issuedOnAt(place);
    const instalment = this.#instalments.size === 0 ? undefined : this.#instalments.get(place);
    const method = this.#methods.values[columns.method[place] ?? NONE];
    if (issuedOn !== undefined) item.issuedOn = issuedOn;
    if (instalment !== undefined) item.instalment = instalment;
    if (method !== undefined) item.method = method;
    if (this.#withoutDue.size > 0 && this.#withoutDue.has(place)) item.isDueUnknown = true;
    return item;
  }

  *[Symbol.iterator](): Generator<IncomingItem> {
    for (let place = 0; place < this.#length; place += 1) yield this.at(place);
  }

  debtorAt(place: number): number {
    return this.#columns.debtor[place] ?? 0;
  }

  issuedOnAt(place: number): Day | undefined {
    return this.#days.values[this.#columns.issuedOn[place] ?? NONE];
  }

  openAt(place: number): Cents {
    return this.#columns.open[place] as Cents;
  }

  currencyAt(place: number): Currency {
    return this.#currencies.values[this.#columns.currency[place] ?? 0] as Currency;
  }

  /** What `change` makes of each item, in a table of its own; those it makes nothing of are left out. */
  changed(change: (item: IncomingItem, place: number) => IncomingItem | undefined): ItemTable {
    const table = new ItemTable();
    for (let place = 0; place < this.#length; place += 1) {
      const item = change(this.at(place), place);
      if (item !== undefined) table.add(item);
    }
    return table;
  }

  /** The instalment of this item says nothing: the due date tells it apart. */
  forgetInstalment(place: number): void {
    this.#instalments.delete(place);
  }

  sameNumbers(): readonly (readonly number[])[] {
    return this.#numbers.repeated();
  }

  alikeNumbers(): readonly (readonly number[])[] {
    return this.#numbers.alike();
  }
}

/** Stands where there is no value. */
const NONE = -1;

/** One value for each item and column; amounts in cents need more than 32 bits. */
interface Columns {
  readonly line: Int32Array;
  readonly debtor: Int32Array;
  readonly issuedOn: Int32Array;
  readonly dueOn: Int32Array;
  readonly currency: Int32Array;
  readonly method: Int32Array;
  readonly isCreditNote: Uint8Array;
  readonly amount: Float64Array;
  readonly open: Float64Array;
}

function columnsFor(length: number): Columns {
  return {
    line: new Int32Array(length),
    debtor: new Int32Array(length),
    issuedOn: new Int32Array(length),
    dueOn: new Int32Array(length),
    currency: new Int32Array(length),
    method: new Int32Array(length),
    isCreditNote: new Uint8Array(length),
    amount: new Float64Array(length),
    open: new Float64Array(length),
  };
}

function grown(columns: Columns): Columns {
  const larger = columnsFor(2 * columns.line.length);
  for (const name of Object.keys(columns) as (keyof Columns)[]) larger[name].set(columns[name]);
  return larger;
}

/** Values that repeat, each held once. */
class Distinct<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<Value, number>();
  #previous: Value | undefined;
  #placeOfPrevious = 0;

  placeOf(value: Value): number {
    // Rows that stand together mostly say the same.
    if (value === this.#previous) return this.#placeOfPrevious;
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.#places.set(value, place);
    }
    this.#previous = value;
    this.#placeOfPrevious = place;
    return place;
  }
}
