/**
 * Whether a file is older than what the book has learnt since. Two things prove or suggest it: the very same file came in
 * before and a newer one after it; or the day it states for itself, else its newest invoice, is older than what an earlier list of open items
 * stated or named. The day a file was saved says nothing: copying and sending files changes it.
 */
import type { Day } from '../../domain/day.ts';
import type { ReadFile } from '../../domain/import/incoming.ts';
import type { ImportDoubt } from '../../domain/import/wholeList.ts';
import type { Book } from '../book.ts';

/** What a file tells about itself. */
export interface FileAge {
  readonly content: 'open-items' | 'invoices' | 'debtors';
  /** The newest issue date that is not in the future; undefined when it names none. */
  readonly newestIssue: Day | undefined;
  /** The day for which it says it holds, unless that lies in the future or it names younger documents. */
  readonly statedOn?: Day;
}

/** What kind of list it is, and the newest document in it. */
export function ageOf({ kind, items, knowsPayments, layout }: ReadFile, today: Day): FileAge {
  if (kind === 'debtors') return { content: 'debtors', newestIssue: undefined };
  let newestIssue: Day | undefined;
  for (let place = 0; place < items.length; place += 1) {
    const issuedOn = items.issuedOnAt(place);
    if (issuedOn === undefined || issuedOn > today) continue;
    if (newestIssue === undefined || issuedOn > newestIssue) newestIssue = issuedOn;
  }
  const { statedOn } = layout;
  const isTrusted = statedOn !== undefined && statedOn <= today && (newestIssue ?? statedOn) <= statedOn;
  return {
    content: knowsPayments === false ? 'invoices' : 'open-items',
    newestIssue,
    ...(isTrusted ? { statedOn } : {}),
  };
}

/**
 * The same file came in before, and after it another list of its kind. That its newest invoice is older proves nothing, as
 * the newest one may have been paid. A list of less than half the rows, such as rows that were set aside and corrected,
 * takes the place of no other, unless it was said to be the whole list.
 */
export function sameFileBefore({ database }: Book, sha256: string): ImportDoubt | undefined {
  const [found] = database.rows<{ since: string; newer: string; newerOn: string }>(
    `select old.imported_on as since, new.name as newer, new.imported_on as newerOn
     from import_file old
     join import_file new on new.id > old.id and new.content = old.content and new.sha256 <> old.sha256
     where old.id = (select max(id) from import_file where sha256 = @sha256)
       and old.content <> 'invoices'
       and (new.row_count * 2 >= old.row_count or exists (
         select 1 from journal j
         where j.kind = 'imported' and json_extract(j.data, '$.import') = new.id
           and json_extract(j.data, '$.isWholeList')))
     order by new.id desc limit 1`,
    { sha256 },
  );
  return found === undefined ? undefined : { code: 'older-file', values: found };
}

/**
 * The day a list states is older than one an earlier list stated or than an invoice it named; without such a day, its newest
 * invoice is older than that.
 */
export function olderByDates(
  book: Book,
  { content, newestIssue, statedOn }: FileAge,
): (ImportDoubt & { readonly seen: Day }) | undefined {
  if (content !== 'open-items') return undefined;
  const own = statedOn ?? newestIssue;
  if (own === undefined) return undefined;
  const stated = statedOn === undefined ? undefined : newestStatement(book);
  const issued = newestIssueSeen(book);
  const seen = stated === undefined || (issued !== undefined && issued > stated) ? issued : stated;
  if (seen === undefined || own >= seen) return undefined;
  const code = statedOn === undefined ? 'older-dates' : 'older-statement';
  return { code, values: { newest: own, seen }, seen };
}

/** The latest day for which a list of open items said it held; told in the journal, where undone imports stay and count not. */
function newestStatement({ database }: Book): Day | undefined {
  const [row] = database.rows<{ seen: Day | null }>(
    `select max(json_extract(j.data, '$.statedOn')) as seen
     from journal j join import_file f on f.id = json_extract(j.data, '$.import')
     where j.kind = 'imported' and f.content = 'open-items'`,
    {},
  );
  return row?.seen ?? undefined;
}

/** The newest invoice that a list of open items has named. */
function newestIssueSeen({ database }: Book): Day | undefined {
  const [row] = database.rows<{ seen: Day | null }>(
    `select max(newest_issue_on) as seen from import_file where content = 'open-items'`,
    {},
  );
  return row?.seen ?? undefined;
}
