-- Exports that come in again: which of two is the newer one.

alter table import_file add column content text check (content in ('open-items', 'invoices', 'debtors'));
-- The newest issue date it names, of those that were not in the future: it cannot have been made before that day.
alter table import_file add column newest_issue_on text;

-- Invoices as issued and lists of customers were written down without totals; they cannot be told apart any more.
update import_file set
  content = case when open_totals <> '[]' then 'open-items' end,
  newest_issue_on = (
    select max(issued_on) from invoice
    where import_id = import_file.id and issued_on <> '' and issued_on <= import_file.imported_on
  );
