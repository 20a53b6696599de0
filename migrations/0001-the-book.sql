-- The book of one creditor: debtors, open items, cases and everything that happens to them.
-- Money is whole cents, days are 'YYYY-MM-DD', instants are UTC 'YYYY-MM-DDTHH:MM:SS.sssZ'.
-- Numbers are given once and never reused (autoincrement), also when what they named is undone.

create table debtor (
  id integer primary key autoincrement,
  code text,
  name text not null,
  name_key text not null,
  vat_number text,
  tax_code text,
  address text,
  postcode text,
  city text,
  province text,
  country text,
  email text,
  pec text,
  phone text,
  wrong_phone text,
  contact_person text,
  kind text not null check (kind in ('company', 'person', 'public')),
  is_consumer integer not null default 0 check (is_consumer in (0, 1)),
  language text not null check (language in ('it', 'en')),
  address_checked_on text
) strict;
create unique index debtor_by_vat_number on debtor (vat_number) where vat_number is not null;
create unique index debtor_by_tax_code on debtor (tax_code) where tax_code is not null;
create unique index debtor_by_code on debtor (code) where code is not null;
create index debtor_by_name on debtor (name_key);

create table import_file (
  id integer primary key autoincrement,
  name text not null,
  sha256 text not null,
  imported_on text not null,
  row_count integer not null,
  open_totals text not null check (json_valid(open_totals))
) strict;

-- One open item: an invoice, one instalment of it, or a credit note (negative).
create table invoice (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  number text not null,
  issued_on text not null default '',
  -- The instalment's own number, else its due date when first seen: part of the identity (rule 20).
  instalment_key text not null,
  instalment text,
  due_on text not null,
  amount_cents integer not null,
  open_cents integer not null,
  currency text not null check (length(currency) = 3),
  is_credit_note integer not null check (is_credit_note in (0, 1)),
  method text,
  reference text,
  import_id integer references import_file,
  -- Still open when a person closed this case with it (court, write-off, …): chased by no other case.
  left_in_case integer references recovery_case
) strict;
-- Led by the number: it ascends within a file, so a large import fills the index in order.
create unique index invoice_identity on invoice (number, debtor_id, issued_on, instalment_key);
create index invoice_of_debtor on invoice (debtor_id);

create table payment (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  paid_on text not null,
  cents integer not null check (cents > 0),
  currency text not null check (length(currency) = 3),
  source text not null check (source in ('hand', 'export')),
  note text,
  reversed_on text
) strict;
create index payment_of_debtor on payment (debtor_id);

create table allocation (
  id integer primary key autoincrement,
  payment_id integer not null references payment,
  invoice_id integer not null references invoice,
  cents integer not null check (cents > 0)
) strict;
create index allocation_of_payment on allocation (payment_id);
create index allocation_of_invoice on allocation (invoice_id);

create table recovery_case (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  status text not null check (status in ('open', 'closed')),
  opened_on text not null,
  closed_on text,
  close_reason text check (close_reason in ('paid', 'credited', 'court', 'agency', 'write-off', 'wait', 'mistake')),
  close_note text,
  strategy text not null,
  collector text not null,
  check ((status = 'closed') = (closed_on is not null))
) strict;
create unique index one_open_case_a_debtor on recovery_case (debtor_id) where status = 'open';
create index case_of_debtor on recovery_case (debtor_id);

create table letter (
  id integer primary key autoincrement,
  year integer not null,
  serial integer not null,
  -- Without a foreign key: a voided letter outlives a case that is undone.
  case_id integer not null,
  step text not null,
  template text not null,
  channel text not null,
  language text not null,
  issued_on text not null,
  deadline_on text,
  term_days integer not null,
  status text not null check (status in ('issued', 'void', 'undelivered')),
  approved_by text,
  -- Everything the letter says, frozen (rule 18).
  content text not null check (json_valid(content)),
  file text not null,
  sha256 text not null,
  pages integer not null,
  sent_on text,
  sent_via text check (sent_via in ('post', 'registered', 'pec', 'email', 'hand')),
  sent_reference text,
  arrived_on text,
  failed_on text,
  failure text,
  unique (year, serial)
) strict;
-- One act a case and step, by constraint and not by care.
create unique index one_letter_a_step on letter (case_id, step) where status = 'issued';
create index letter_of_case on letter (case_id);

create table letter_item (
  letter_id integer not null references letter,
  invoice_id integer not null,
  open_cents integer not null,
  primary key (letter_id, invoice_id)
) strict, without rowid;
create index letters_of_invoice on letter_item (invoice_id);

create table step_taken (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  step text not null,
  outcome text not null check (outcome in ('done', 'skipped', 'passed')),
  on_day text not null,
  deadline_on text,
  letter_id integer references letter,
  is_unreachable integer not null default 0 check (is_unreachable in (0, 1)),
  reason text,
  unique (case_id, step)
) strict;

create table contact (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  channel text not null check (channel in ('call', 'visit', 'note')),
  outcome text not null,
  on_day text not null,
  at_time text,
  note text,
  person text,
  by_collector text not null,
  step text,
  next_on text,
  next_time text
) strict;
create index contact_of_case on contact (case_id);

create table promise (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  cents integer not null check (cents > 0),
  currency text not null,
  made_on text not null,
  by_on text not null,
  -- The newest payment known when it was made: only later ones keep it.
  after_payment integer not null default 0,
  result text check (result in ('kept', 'broken', 'replaced'))
) strict;
create index promise_of_case on promise (case_id);

create table hold (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  reason text not null,
  from_on text not null,
  until_on text not null
) strict;
create index hold_of_case on hold (case_id);

create table dispute (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  invoice_id integer not null references invoice,
  reason text not null,
  opened_on text not null,
  answer_by text not null,
  resolved_on text,
  resolution text check (resolution in ('accepted', 'rejected'))
) strict;
create index dispute_of_case on dispute (case_id) where resolved_on is null;
create index dispute_of_invoice on dispute (invoice_id) where resolved_on is null;

-- What one command did, as a whole: the unit of undo (rule 19).
create table operation (
  id integer primary key autoincrement,
  kind text not null check (kind in ('act', 'undo', 'redo')),
  command text not null,
  on_day text not null,
  at text not null,
  who text not null,
  -- Operations of one batch are undone together.
  batch_id integer references operation,
  -- Of an undo or redo: the act it concerns. Of an act: the undo or redo that toggled it last.
  target_id integer references operation,
  toggled_by integer references operation,
  is_undone integer not null default 0 check (is_undone in (0, 1)),
  -- Rows it created: {"invoice": [first, last], …}; rows it changed are in row_change.
  created text not null default '{}' check (json_valid(created)),
  -- Facts for its one-line summary, by command.
  summary text not null default '{}' check (json_valid(summary))
) strict;

-- How each row looked before an operation touched it: null when the operation brought it back.
create table row_change (
  id integer primary key autoincrement,
  operation_id integer not null references operation,
  table_name text not null,
  row_id integer not null,
  before text check (before is null or json_valid(before))
) strict;
create index row_change_of_operation on row_change (operation_id);

-- What happened, in the order it happened. Nothing is ever changed or removed here.
create table journal (
  id integer primary key autoincrement,
  operation_id integer not null references operation,
  case_id integer,
  on_day text not null,
  at text not null,
  who text not null,
  kind text not null,
  data text not null check (json_valid(data))
) strict;
create index journal_of_case on journal (case_id);
create index journal_of_operation on journal (operation_id);
create trigger journal_is_never_changed before update on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_is_never_shortened before delete on journal
begin select raise(abort, 'the journal is append-only'); end;

-- The stored answer of the decision function: a look-up, rebuilt from the facts whenever it may be out of date.
create table agenda (
  case_id integer primary key references recovery_case on delete cascade,
  decided_on text not null,
  -- From this day on the stored answer may be another one.
  recheck_on text,
  status text not null,
  task text not null,
  step text,
  step_kind text,
  due_on text,
  at_time text,
  owed_cents integer not null,
  currency text not null,
  oldest_due_on text,
  reasons text not null check (json_valid(reasons)),
  -- The rules and strategies it was decided under: another key means out of date.
  rules_key text not null,
  may_take_step integer not null check (may_take_step in (0, 1))
) strict;
create index agenda_by_due on agenda (due_on);
create index agenda_by_recheck on agenda (recheck_on);
