/**
 * A book of any size for the bench: imported by the program itself, then given a history by the thousand. The history is
 * written straight into the tables, as living it would take hours, and the program's own `run` settles it.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { writeLedger } from './ledger.ts';

/** Where and with which program a bench works. */
export interface BenchPlace {
  /** A folder for whatever is needed. */
  readonly place: string;
  /** Makes a workspace; its folder. */
  readonly workspace: (name: string) => string;
  /** Runs the program there; throws unless it ends well. */
  readonly dunning: (dir: string, ...args: string[]) => void;
}

const INVOICES_A_DEBTOR = 8;
const ENTRIES_A_CASE = 10;
/** A file of more would fill the disk. */
const ROWS_A_FILE = 400_000;

/** The workspace of a company with so many open cases, 8 invoices and 10 journal entries each. */
export function bookOfCases(bench: BenchPlace, cases: number): string {
  const { place, dunning } = bench;
  const dir = bench.workspace(`cases-${cases}`);
  for (let from = 0; from < cases * INVOICES_A_DEBTOR; from += ROWS_A_FILE) {
    const file = join(place, 'piece.csv');
    const rows = Math.min(ROWS_A_FILE, cases * INVOICES_A_DEBTOR - from);
    writeLedger(file, rows, INVOICES_A_DEBTOR, from);
    dunning(dir, 'import', file);
    rmSync(file);
  }
  const book = new Sqlite(join(dir, 'dunning.db'));
  try {
    giveHistory(book);
  } finally {
    book.close();
  }
  dunning(dir, 'run');
  for (const copy of readdirSync(join(dir, 'backups'))) rmSync(join(dir, 'backups', copy));
  return dir;
}

/**
 * Two in ten cases are held, by a promise or a hold; two wait, after a call of yesterday; one is new; the others were
 * written to and are due for a call.
 */
function giveHistory(book: Sqlite.Database): void {
  const write = (sql: string): void => void book.prepare(sql).run();
  book.transaction(() => {
    write(
      `insert into operation (kind, command, on_day, at, who) values ('act', 'import', '2026-11-02', '2026-11-02T08:00:00Z', 'ada-prova')`,
    );
    const operation = `(select max(id) from operation)`;
    write(`with recursive entry (serial) as (select 1 union all select serial + 1 from entry where serial < ${ENTRIES_A_CASE})
      insert into journal (operation_id, case_id, on_day, at, who, kind, data)
      select ${operation}, c.id, '2026-11-02', '2026-11-02T08:00:00Z', 'ada-prova', 'note',
        json_object('outcome', 'note', 'note', 'entry ' || serial || ' of case ' || c.id)
      from recovery_case c join entry`);
    const taken = (step: string, on: string, deadline: string, where: string): void =>
      write(`insert into step_taken (case_id, step, kind, outcome, on_day, deadline_on)
        select id, '${step}', '${step === 'phone-call' ? 'call' : 'letter'}', 'done', '${on}', ${deadline} from recovery_case where ${where}`);
    taken('first-letter', '2026-11-02', `'2026-11-12'`, 'id % 10 <> 7');
    taken('phone-call', '2026-11-23', 'null', 'id % 10 in (8, 9)');
    write(`insert into contact (case_id, channel, outcome, on_day, at_time, by_collector, step)
      select id, 'call', 'refuses', '2026-11-23', '10:00', 'ada-prova', 'phone-call' from recovery_case where id % 10 in (8, 9)`);
    write(`insert into contact (case_id, channel, outcome, on_day, at_time, by_collector)
      select id, 'call', 'no-answer', '2026-11-05', '10:00', 'ada-prova' from recovery_case where id % 3 = 0`);
    write(`insert into hold (case_id, reason, from_on, until_on)
      select id, 'fair', '2026-11-20', '2026-12-10' from recovery_case where id % 10 = 6`);
    write(`insert into promise (case_id, cents, currency, made_on, by_on)
      select id, 100000, 'EUR', '2026-11-20', '2026-12-04' from recovery_case where id % 10 = 5`);
    // What was stored knows nothing of all this.
    write(`update agenda set rules_key = ''`);
  })();
  book.pragma('optimize');
}
