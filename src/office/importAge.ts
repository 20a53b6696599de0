/**
 * Whether a file is older than what the book has learnt since. Two things prove or suggest it: the very same file came in
 * before and a newer one after it; or its newest invoice is older than one that an earlier list of open items named. The
 * day a file was saved says nothing: copying and sending files changes it.
 */
import type { Day } from '../domain/day.ts';
import type { ReadFile } from '../domain/incoming.ts';
import type { ImportDoubt } from '../domain/wholeList.ts';
import type { Book } from './book.ts';

/** What a file tells about itself. */
export interface FileAge {
  readonly content: 'open-items' | 'invoices' | 'debtors';
  /** The newest issue date that is not in the future; undefined when it names none. */
  readonly newestIssue: Day | undefined;
}

/** What kind of list it is, and the newest document in it. */
export function ageOf({ kind, items, knowsPayments }: ReadFile, today: Day): FileAge {
  if (kind === 'debtors') return { content: 'debtors', newestIssue: undefined };
  let newestIssue: Day | undefined;
  for (let place = 0; place < items.length; place += 1) {
    const issuedOn = items.issuedOnAt(place);
    if (issuedOn === undefined || issuedOn > today) continue;
    if (newestIssue === undefined || issuedOn > newestIssue) newestIssue = issuedOn;
  }
  return { content: knowsPayments === false ? 'invoices' : 'open-items', newestIssue };
}

/**
 * The same file came in before, and after it another list of its kind that is not older itself. A list of less than half
 * the rows, such as rows that were set aside and corrected, takes the place of no other.
 */
export function sameFileBefore({ database }: Book, sha256: string): ImportDoubt | undefined {
  const [found] = database.rows<{ since: string; newer: string; newerOn: string }>(
    `select old.imported_on as since, new.name as newer, new.imported_on as newerOn
     from import_file old
     join import_file new on new.id > old.id and new.content = old.content and new.sha256 <> old.sha256
     where old.id = (select max(id) from import_file where sha256 = @sha256)
       and old.content <> 'invoices'
       and new.row_count * 2 >= old.row_count
       and coalesce(new.newest_issue_on >= old.newest_issue_on, 1)
     order by new.id desc limit 1`,
    { sha256 },
  );
  return found === undefined ? undefined : { code: 'older-file', values: found };
}

/** The newest invoice of a list is older than one that an earlier list named. */
export function olderByDates(
  book: Book,
  { content, newestIssue }: FileAge,
): (ImportDoubt & { readonly seen: Day }) | undefined {
  if (content !== 'open-items' || newestIssue === undefined) return undefined;
  const seen = newestIssueSeen(book);
  if (seen === undefined || newestIssue >= seen) return undefined;
  return { code: 'older-dates', values: { newest: newestIssue, seen }, seen };
}

/** The newest invoice that a list of open items has named. */
function newestIssueSeen({ database }: Book): Day | undefined {
  const [row] = database.rows<{ seen: Day | null }>(
    `select max(newest_issue_on) as seen from import_file where content = 'open-items'`,
    {},
  );
  return row?.seen ?? undefined;
}
