/** Terms of prescription that end soon, stored with the decision of their case; written out, as in storedAgenda.ts. */
import type { Day } from '../domain/day.ts';
import type { EndingTerm } from '../domain/court/endingTerms.ts';
import type { Cents, Currency } from '../domain/money.ts';
import type { Database } from './database.ts';

/** A term that ends soon, or has ended, as it is stored. */
export interface EndingRow {
  readonly case: number;
  /** Its id. */
  readonly invoice: number;
  readonly until: Day;
}

/** Stores them beside the decision of their case, which was stored a moment ago and took the earlier ones with it. */
export function storeEndings(database: Database, endings: readonly EndingRow[]): void {
  if (endings.length === 0) return;
  const rows = JSON.stringify(endings.map((each) => [each.case, each.invoice, each.until]));
  database.write(
    `insert into ending_term (case_id, invoice_id, until_on)
     select value ->> 0, value ->> 1, value ->> 2 from json_each(@rows)`,
    { rows },
  );
}

/** All that are stored, as they are, in the order of case and invoice. */
export function storedEndingRows(database: Database): EndingRow[] {
  return database.rows<EndingRow>(
    `select case_id as "case", invoice_id as invoice, until_on as until from ending_term order by 1, 2`,
    {},
  );
}

/** All that are stored, with what is told of them; a few at most. */
export function storedEndings(database: Database): EndingTerm[] {
  return database
    .rows<TermRow>(`${TERM} from ending_term t ${OF_TERM} order by t.case_id, t.invoice_id`, {})
    .map(termOf);
}

/** The same of terms at hand. */
export function describedEndings(database: Database, endings: readonly EndingRow[]): EndingTerm[] {
  if (endings.length === 0) return [];
  const rows = JSON.stringify(endings.map((each) => [each.case, each.invoice, each.until]));
  return database
    .rows<TermRow>(
      `${TERM} from (
         select value ->> 0 as case_id, value ->> 1 as invoice_id, value ->> 2 as until_on from json_each(@rows)
       ) t ${OF_TERM} order by t.case_id, t.invoice_id`,
      { rows },
    )
    .map(termOf);
}

const TERM = `select t.case_id as "case", t.until_on as until, d.code, d.name, i.number, i.instalment,
  i.due_on as dueOn, i.open_cents as openCents, i.currency, coalesce(a.weight_percent, 100) as weightPercent`;
const OF_TERM = `join invoice i on i.id = t.invoice_id join debtor d on d.id = i.debtor_id
  left join agenda a on a.case_id = t.case_id`;

interface TermRow {
  readonly case: number;
  readonly until: Day;
  readonly code: string | null;
  readonly name: string;
  readonly number: string;
  readonly instalment: string | null;
  readonly dueOn: Day;
  readonly openCents: Cents;
  readonly currency: Currency;
  readonly weightPercent: number;
}

function termOf({ code, name, number, instalment, ...term }: TermRow): EndingTerm {
  return {
    ...term,
    debtor: { name, ...(code === null ? {} : { code }) },
    invoice: number,
    ...(instalment === null ? {} : { instalment }),
  };
}
