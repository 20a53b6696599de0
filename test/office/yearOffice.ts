/** The office of the year: the book, the day, and what was done, so that a broken rule can be told with its story. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadFacts } from '../../src/db/caseFacts.ts';
import type { CaseFacts } from '../../src/domain/case.ts';
import type { Day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Book, Moment } from '../../src/office/book.ts';
import type { PrintedFile } from '../../src/office/letter/letters.ts';
import { moment } from '../support/world.ts';
import type { Chance } from './yearChance.ts';
import type { Ledger } from './yearLedger.ts';

/** A rule that did not hold: the day, the case where it is about one, the rule, and what was seen. */
export interface Breach {
  readonly rule: string;
  readonly case?: number;
  readonly seen: string;
}

/** So many broken rules are told; then the year ends. */
const TOLD_BREACHES = 8;
/** So many things that happened to a case before are told with them. */
const TOLD_STORY = 14;

/** Thrown when enough rules were broken. */
export class EnoughBroken extends Error {}

export class YearOffice {
  /** Replaced when the settings change. */
  book: Book;
  readonly ledger: Ledger;
  readonly chance: Chance;
  today: Day;
  /** Whether an export came in today. */
  hasImported = false;
  /** Everything that was told of a broken rule. */
  readonly breaches: string[] = [];
  /** How often each deed was done, and how often the rules refused it, by the refusal's code. */
  readonly done = new Map<string, number>();
  readonly refused = new Map<string, number>();
  /** Of items that were seen before: what the accounting said was paid of them when they first came in. */
  readonly paidBefore = new Map<number, number>();
  readonly #dir: string;
  readonly #story: { readonly on: Day; readonly case: number | undefined; readonly what: string }[] = [];
  #letters = 0;

  /** @param dir where the files of the letters are put */
  constructor(book: Book, ledger: Ledger, chance: Chance, today: Day, dir: string) {
    this.book = book;
    this.ledger = ledger;
    this.chance = chance;
    this.today = today;
    this.#dir = dir;
  }

  get moment(): Moment {
    return moment(this.today, this.chance.oneOf(['anna', 'bruno']));
  }

  /** Does a deed; what the rules refuse does not happen, anything else that goes wrong is a fault. */
  attempt(name: string, caseNumber: number | undefined, deed: () => unknown): boolean {
    try {
      deed();
    } catch (error) {
      if (!(error instanceof Refusal)) {
        const about = caseNumber === undefined ? {} : { case: caseNumber };
        this.tell([
          { rule: `nothing goes wrong in "${name}"`, ...about, seen: String((error as Error).stack) },
        ]);
        return false;
      }
      count(this.refused, `${name}: ${error.code}`);
      this.note(caseNumber, `${name}: refused, ${error.code}`);
      return false;
    }
    count(this.done, name);
    this.note(caseNumber, name);
    return true;
  }

  note(caseNumber: number | undefined, what: string): void {
    this.#story.push({ on: this.today, case: caseNumber, what });
  }

  /** Keeps broken rules for the end; stops the year when there are enough. */
  tell(breaches: readonly Breach[]): void {
    for (const breach of breaches) {
      const about = breach.case === undefined ? '' : `, case ${breach.case}`;
      const story = this.#story
        .filter((each) => each.case === undefined || breach.case === undefined || each.case === breach.case)
        .slice(-TOLD_STORY)
        .map(({ on, what }) => `    ${on} ${what}`);
      this.breaches.push([`${this.today}${about}: ${breach.rule}\n  ${breach.seen}`, ...story].join('\n'));
      if (this.breaches.length >= TOLD_BREACHES) throw new EnoughBroken();
    }
  }

  /** A letter as the printer leaves it: its file stands where the book says. */
  printed(text: string): PrintedFile {
    this.#letters += 1;
    const file = `letters/${this.today.slice(0, 4)}/${this.#letters}.pdf`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const path = join(this.#dir, file);
    return {
      file,
      sha256,
      pages: 1,
      putInPlace: () => {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      },
    };
  }

  rows<Row>(sql: string, ...values: readonly (string | number)[]): Row[] {
    return this.book.database.connection.prepare(sql).all(...values) as Row[];
  }

  /** The first column of the rows. */
  numbers(sql: string, ...values: readonly (string | number)[]): number[] {
    return this.book.database.connection
      .prepare(sql)
      .pluck()
      .all(...values) as number[];
  }

  openCases(): number[] {
    return this.numbers(`select id from recovery_case where status = 'open' order by id`);
  }

  /** One of some numbers. */
  someOf(numbers: readonly number[]): number | undefined {
    return numbers.length === 0 ? undefined : this.chance.oneOf(numbers);
  }

  onSomeCase(deed: (number: number) => void): void {
    const number = this.someOf(this.openCases());
    if (number !== undefined) deed(number);
  }

  factsOf(caseNumber: number): CaseFacts {
    const [facts] = loadFacts(this.book.database, [caseNumber]);
    if (facts === undefined) throw new Error(`no case ${caseNumber}`);
    return facts;
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
