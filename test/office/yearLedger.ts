/** The accounting of the year: what was invoiced and what the debtors pay there, told by an export every few days. */
import { addDays, type Day } from '../../src/domain/day.ts';
import type { IncomingItem } from '../../src/domain/import/incoming.ts';
import { aRow, type RowChange } from '../support/world.ts';
import type { Chance } from './yearChance.ts';

/** How a debtor pays: the patient always, the slow late, the bad nearly never. */
type Temper = 'patient' | 'slow' | 'bad';

interface Customer {
  readonly temper: Temper;
  readonly details: NonNullable<RowChange['debtor']>;
  readonly currency: 'EUR' | 'USD';
  readonly method: string;
}

/** An invoice or credit note in the accounting. */
interface Entry {
  readonly customer: Customer;
  readonly number: string;
  readonly issued: Day;
  /** A debtor may be given more time. */
  due: Day;
  readonly amount: number;
  open: number;
}

/** Everything about one customer that an export tells, as different as customers are. */
function customerOf(index: number, chance: Chance): Customer {
  const serial = String(index).padStart(4, '0');
  const details = {
    code: `K${serial}`,
    name: `Ditta Anno ${serial} S.r.l.`,
    ...(index % 7 === 0 ? {} : { vatNumber: `99907${serial}00` }),
    ...(index % 6 === 0 ? { pec: `ditta${serial}@pec.example` } : {}),
    ...(index % 9 === 0 ? { phone: undefined } : { phone: `+39 055 20${serial}` }),
    // Abroad, without a street, with the general postcode of a city, reached by PEC alone.
    ...(index % 17 === 1 ? { country: 'DE', city: 'Ulm', postcode: '89073', province: undefined } : {}),
    ...(index % 13 === 2 ? { address: undefined } : {}),
    ...(index % 11 === 3 ? { postcode: '50100', city: 'Firenze', province: 'FI' } : {}),
    ...(index % 19 === 6 ? { address: undefined, postcode: undefined, city: undefined } : {}),
  };
  return {
    temper: chance.weighted({ patient: 35, slow: 40, bad: 25 }),
    // What is unknown is absent.
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
    currency: index % 23 === 5 ? 'USD' : 'EUR',
    method: chance.weighted({ Bonifico: 8, 'Ri.Ba. 60 gg': 3, SDD: 1 }),
  };
}

const DAILY_CHANCE_OF_PAYING: Readonly<Record<Temper, number>> = { patient: 25, slow: 4, bad: 1 };

/** The books of the accounting department. */
export class Ledger {
  readonly #customers: readonly Customer[];
  readonly #chance: Chance;
  #entries: Entry[] = [];
  #lastNumber = 0;

  constructor(customers: number, chance: Chance) {
    this.#chance = chance;
    this.#customers = Array.from({ length: customers }, (_, index) => customerOf(index, chance));
  }

  /** What the company does in a day: invoices, credit notes; and what the debtors pay without a word. */
  live(today: Day): void {
    const chance = this.#chance;
    for (const customer of this.#customers) {
      if (chance.percent(3)) this.#issue(customer, today, chance.between(2_000, 900_000));
      if (chance.below(1000) < 2) this.#issue(customer, today, -chance.between(1_000, 200_000));
    }
    for (const entry of this.#entries) {
      if (entry.open === 0) continue;
      const isLate = entry.due <= today;
      if (
        entry.open < 0
          ? chance.percent(2)
          : isLate && chance.percent(DAILY_CHANCE_OF_PAYING[entry.customer.temper])
      )
        entry.open = chance.percent(70) ? 0 : Math.trunc(entry.open / 2);
      else if (isLate && chance.below(1000) < 2) entry.due = addDays(today, chance.between(5, 40));
    }
  }

  /** What was paid to the company, as far as the accounting books it: nearly always. */
  book(number: string, cents: number): void {
    const entry = this.#entries.find((candidate) => candidate.number === number);
    if (entry === undefined || this.#chance.percent(5)) return;
    entry.open = Math.max(0, Math.min(entry.amount, entry.open - cents));
  }

  /**
   * The open items as an export lists them: paid ones are missing or, in the days after, listed with nothing open. A
   * sloppy export leaves out some that are open.
   */
  export(isSloppy: boolean): IncomingItem[] {
    const rows: IncomingItem[] = [];
    for (const { customer, number, issued, due, amount, open } of this.#entries) {
      if (open === 0 && !this.#chance.percent(20)) continue;
      if (isSloppy && this.#chance.percent(4)) continue;
      const { details: debtor, currency, method } = customer;
      rows.push(aRow({ number, issued, due, amount, open, currency, method, debtor }));
    }
    // What was settled long ago is told no more.
    this.#entries = this.#entries.filter((entry) => entry.open !== 0 || this.#chance.percent(70));
    return rows;
  }

  #issue(customer: Customer, issued: Day, amount: number): void {
    this.#lastNumber += 1;
    const number = `${amount < 0 ? 'NC' : 'F'}${this.#lastNumber}`;
    const due = addDays(issued, amount < 0 ? 0 : this.#chance.oneOf([0, 15, 30, 60]));
    this.#entries.push({ customer, number, issued, due, amount, open: amount });
  }
}
