/** Which case a person means by a number, a customer code, a VAT number, an invoice number or a part of a name. */
import { nameKey } from '../../domain/debtor/debtor.ts';
import type { Book } from '../book.ts';

/** One case that fits. */
export interface CaseMatch {
  readonly case: number;
  readonly isOpen: boolean;
  readonly debtor: { readonly id: number; readonly code?: string; readonly name: string };
}

/**
 * The cases that fit a text, the strongest sign first: only its matches are returned. Open cases come before closed
 * ones; a debtor's closed cases are left out when it has an open one, unless a case number was given.
 */
export function findCases(book: Book, text: string): CaseMatch[] {
  const wanted = text.trim();
  for (const [condition, value] of signs(wanted)) {
    const rows = book.database.rows<CaseRow>(
      `select c.id, c.status, d.id as debtor_id, d.code, d.name
       from recovery_case c join debtor d on d.id = c.debtor_id
       where ${condition} order by c.status desc, c.id desc`,
      { value },
    );
    if (rows.length > 0) return latestPerDebtor(rows.map(toMatch));
  }
  return [];
}

type CaseRow = { id: number; status: string; debtor_id: number; code: string | null; name: string };

function toMatch(row: CaseRow): CaseMatch {
  const code = row.code === null ? {} : { code: row.code };
  return {
    case: row.id,
    isOpen: row.status === 'open',
    debtor: { id: row.debtor_id, ...code, name: row.name },
  };
}

/** What a text may be, the strongest sign first, with the value to look for; the weaker are worked out when they are asked for. */
function* signs(text: string): Generator<readonly [condition: string, value: string | number]> {
  if (/^\d{1,9}$/.test(text)) yield [`c.id = @value`, Number(text)];
  yield [`lower(d.code) = @value`, text.toLowerCase()];
  yield [`d.vat_number = @value or d.tax_code = @value`, text.toUpperCase()];
  yield [`exists (select 1 from invoice where invoice.debtor_id = d.id and invoice.number = @value)`, text];
  const key = nameKey(text);
  if (key !== '') yield [`instr(d.name_key, @value) > 0`, key];
}

function latestPerDebtor(matches: readonly CaseMatch[]): CaseMatch[] {
  const seen = new Set<number>();
  return matches.filter(({ debtor }) => !seen.has(debtor.id) && seen.add(debtor.id) !== undefined);
}

/** One hit of a free search. */
export interface SearchHit {
  readonly what: 'debtor' | 'invoice' | 'letter' | 'note';
  readonly text: string;
  readonly debtor: string;
  readonly case?: number;
}

/** Everything that holds a text: names, codes, document numbers, references, protocol numbers, notes. At most 50 hits. */
export function search(book: Book, text: string): SearchHit[] {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const key = `%${nameKey(text).replace(/[\\%_]/g, '\\$&')}%`;
  const rows = book.database.connection
    .prepare(SEARCH)
    .all({ pattern, key: nameKey(text) === '' ? pattern : key }) as {
    what: SearchHit['what'];
    text: string;
    debtor: string;
    caseNumber: number | null;
  }[];
  return rows.map(({ what, text: hit, debtor, caseNumber }) => ({
    what,
    text: hit,
    debtor,
    ...(caseNumber === null ? {} : { case: caseNumber }),
  }));
}

const SEARCH = `
select * from (
  select 'debtor' as what, coalesce(d.code || ' ', '') || d.name as text, d.name as debtor, c.id as caseNumber
  from debtor d left join recovery_case c on c.debtor_id = d.id and c.status = 'open'
  where d.name_key like $key escape '\\' or d.code like $pattern escape '\\' or d.vat_number like $pattern escape '\\'
    or d.tax_code like $pattern escape '\\' or d.email like $pattern escape '\\' or d.phone like $pattern escape '\\'
  union all
  select 'invoice', i.number || coalesce(' ' || i.reference, ''), d.name, c.id
  from invoice i join debtor d on d.id = i.debtor_id
    left join recovery_case c on c.debtor_id = d.id and c.status = 'open'
  where i.number like $pattern escape '\\' or i.reference like $pattern escape '\\'
  union all
  select 'letter', l.year || '/' || printf('%04d', l.serial), d.name, c.id
  from letter l join recovery_case c on c.id = l.case_id join debtor d on d.id = c.debtor_id
  where l.year || '/' || printf('%04d', l.serial) like $pattern escape '\\' or l.sent_reference like $pattern escape '\\'
  union all
  select 'note', k.note, d.name, c.id
  from contact k join recovery_case c on c.id = k.case_id join debtor d on d.id = c.debtor_id
  where k.note like $pattern escape '\\'
) limit 50`;
