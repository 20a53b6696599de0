CREATE TABLE accessory_share (
  id integer primary key autoincrement,
  payment_id integer not null references payment,
  -- The case whose letters claimed it.
  case_id integer not null references recovery_case,
  cents integer not null check (cents > 0)
) strict;

CREATE INDEX accessory_share_of_case on accessory_share (case_id);

CREATE INDEX accessory_share_of_payment on accessory_share (payment_id);

CREATE TABLE agenda (
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
, weight_percent integer not null default 100, section text not null default 'other', held_by text not null default '') strict;

CREATE INDEX agenda_by_recheck on agenda (recheck_on);

CREATE INDEX agenda_by_rules on agenda (rules_key, decided_on);

CREATE INDEX agenda_of_hours on agenda (due_on) where status = 'due' and at_time is not null;

CREATE INDEX agenda_of_later on agenda (status, due_on) where status <> 'due';

CREATE INDEX agenda_of_work on agenda (section, coalesce(oldest_due_on, ''), owed_cents * weight_percent desc)
  where status = 'due';

CREATE TRIGGER count_decision_changed after update of status, section, held_by, currency, owed_cents on agenda
begin
  update agenda_total set cases = cases - 1, owed_cents = owed_cents - max(old.owed_cents, 0)
  where status = old.status and section = old.section and held_by = old.held_by and currency = old.currency;
  insert into agenda_total (status, section, held_by, currency, cases, owed_cents)
  values (new.status, new.section, new.held_by, new.currency, 1, max(new.owed_cents, 0))
  on conflict do update set cases = cases + 1, owed_cents = owed_cents + excluded.owed_cents;
end;

CREATE TRIGGER count_decision_in after insert on agenda
begin
  insert into agenda_total (status, section, held_by, currency, cases, owed_cents)
  values (new.status, new.section, new.held_by, new.currency, 1, max(new.owed_cents, 0))
  on conflict do update set cases = cases + 1, owed_cents = owed_cents + excluded.owed_cents;
end;

CREATE TRIGGER count_decision_out after delete on agenda
begin
  update agenda_total set cases = cases - 1, owed_cents = owed_cents - max(old.owed_cents, 0)
  where status = old.status and section = old.section and held_by = old.held_by and currency = old.currency;
end;

CREATE TABLE agenda_total (
  status text not null,
  section text not null,
  held_by text not null,
  currency text not null,
  cases integer not null,
  -- Of those that owe something.
  owed_cents integer not null,
  primary key (status, section, held_by, currency)
) strict, without rowid;

CREATE TABLE allocation (
  id integer primary key autoincrement,
  payment_id integer not null references payment,
  invoice_id integer not null references invoice,
  cents integer not null check (cents > 0)
) strict;

CREATE INDEX allocation_of_invoice on allocation (invoice_id);

CREATE INDEX allocation_of_payment on allocation (payment_id);

CREATE TABLE "bank_movement" (
  id integer primary key autoincrement,
  statement_id integer not null references bank_statement,
  -- What the movement is known by when it comes again: the bank's reference, else all it says.
  identity text not null unique,
  line integer not null,
  booked_on text not null,
  value_on text,
  cents integer not null check (cents <> 0),
  currency text not null check (length(currency) = 3),
  account text,
  counterparty text,
  counterpart_iban text,
  remittance text not null,
  reference text,
  -- Every reference the file gives for it, as JSON: a notification and a statement of the same movement share one of them.
  marks text check (json_valid(marks)),
  reason_code text,
  state text not null check (state in ('posted', 'proposed', 'unknown', 'returned', 'confirmed', 'dismissed')),
  debtor_id integer references debtor,
  -- The payment it became, or the first one that it took back.
  payment_id integer references payment,
  -- Why: {"reasons": [...], "candidates": [...]}.
  findings text not null check (json_valid(findings)),
  check (state not in ('posted', 'confirmed') or payment_id is not null)
) strict;

CREATE INDEX movement_of_day on bank_movement (booked_on);

CREATE INDEX movement_waiting on bank_movement (state) where state in ('proposed', 'unknown');

CREATE TABLE bank_statement (
  id integer primary key autoincrement,
  name text not null,
  sha256 text not null,
  format text not null check (format in ('camt', 'mt940', 'cbi', 'bank-csv')),
  imported_on text not null
) strict;

CREATE TABLE chosen_rating (
  id integer primary key autoincrement,
  debtor_id integer not null unique references debtor,
  class text not null check (class in ('A', 'B', 'C', 'D', 'E')),
  reason text not null,
  until_on text,
  chosen_on text not null,
  chosen_by text not null
) strict;

CREATE TABLE commercial_information (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  kind text not null check (kind in (
    'protest', 'prejudicial-act', 'insolvency-proceeding', 'account', 'market-in-crisis', 'open-source', 'other'
  )),
  source text not null,
  -- The day of what it tells, and the last day it counts; without one it counts until it is removed.
  on_day text not null,
  expires_on text,
  cents integer check (cents > 0),
  currency text check (length(currency) = 3),
  note text,
  added_on text not null, accounts_year integer, revenue_cents integer check (revenue_cents >= 0), equity_cents integer, result_cents integer,
  check ((cents is null) = (currency is null))
) strict;

CREATE INDEX information_of_debtor on commercial_information (debtor_id);

CREATE TABLE contact (
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
, address_checked_on text, is_third_party integer not null default 0 check (is_third_party in (0, 1)), after_payment integer) strict;

CREATE INDEX contact_of_case on contact (case_id);

CREATE TABLE credit (
  id integer primary key autoincrement,
  dispute_id integer not null references dispute,
  invoice_id integer not null references invoice,
  cents integer not null check (cents > 0),
  currency text not null check (length(currency) = 3),
  granted_on text not null,
  booked_on text,
  -- As a lower balance, or as a credit note that took its place: then the invoice is open again by as much.
  booked_as text check (booked_as in ('balance', 'note')),
  check ((booked_on is null) = (booked_as is null))
) strict;

CREATE INDEX credit_to_book on credit (invoice_id) where booked_on is null;

CREATE TABLE debtor (
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
, rating_class text check (rating_class in ('A', 'B', 'C', 'D', 'E')), rating_since text, interest_regime text check (interest_regime in
  ('commercial', 'commercial-before-2013', 'agri-food', 'legal', 'contract', 'none')), interest_basis_points integer check (interest_basis_points between 0 and 10000), credit_kind text check (credit_kind in
  ('ordinary', 'periodic', 'rent', 'utility', 'transport', 'brokerage', 'premium', 'judgment')), rating_by_hand integer not null default 0 check (rating_by_hand in (0, 1))) strict;

CREATE UNIQUE INDEX debtor_by_code on debtor (code) where code is not null;

CREATE INDEX debtor_by_name on debtor (name_key);

CREATE UNIQUE INDEX debtor_by_tax_code on debtor (tax_code) where tax_code is not null;

CREATE UNIQUE INDEX debtor_by_vat_number on debtor (vat_number) where vat_number is not null;

CREATE TABLE debtor_alias (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  code text,
  name text not null,
  vat_number text,
  tax_code text,
  added_on text not null
, is_answer integer not null default 0 check (is_answer in (0, 1))) strict;

CREATE INDEX alias_of_debtor on debtor_alias (debtor_id);

CREATE TABLE debtor_awaiting_case (
  debtor_id integer primary key references debtor on delete cascade,
  earliest_due_on text not null
) strict;

CREATE INDEX awaiting_by_due on debtor_awaiting_case (earliest_due_on);

CREATE TABLE debtor_contact (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  kind text not null check (kind in ('phone', 'email', 'pec')),
  value text not null,
  -- What it is compared by: a number in digits with its country, a mailbox in small letters.
  value_key text not null,
  person text,
  source text not null check (source in ('export', 'hand', 'debtor', 'register', 'statement')),
  added_on text not null,
  -- Since when it is known not to lead to the debtor, and why.
  wrong_on text,
  wrong_reason text,
  unique (debtor_id, kind, value_key)
) strict;

CREATE TABLE debtor_iban (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  iban text not null,
  source text not null check (source in ('statement', 'confirmed')),
  learned_on text not null,
  unique (debtor_id, iban)
) strict;

CREATE TABLE dispute (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  invoice_id integer not null references invoice,
  reason text not null,
  opened_on text not null,
  answer_by text not null,
  resolved_on text,
  resolution text check (resolution in ('accepted', 'rejected'))
, kind text not null default 'other' check (kind in (
  'goods-not-received', 'defective', 'price', 'not-ordered', 'already-paid', 'double', 'other'
)), answer text) strict;

CREATE INDEX dispute_of_case on dispute (case_id) where resolved_on is null;

CREATE INDEX dispute_of_invoice on dispute (invoice_id) where resolved_on is null;

CREATE TABLE ending_term (
  case_id integer not null references agenda on delete cascade,
  invoice_id integer not null references invoice on delete cascade,
  -- The last day on which it can be interrupted.
  until_on text not null,
  primary key (case_id, invoice_id)
) strict, without rowid;

CREATE INDEX ending_term_of_invoice on ending_term (invoice_id);

CREATE TABLE hold (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  reason text not null,
  from_on text not null,
  until_on text not null
) strict;

CREATE INDEX hold_of_case on hold (case_id);

CREATE TABLE import_file (
  id integer primary key autoincrement,
  name text not null,
  sha256 text not null,
  imported_on text not null,
  row_count integer not null,
  open_totals text not null check (json_valid(open_totals))
, content text check (content in ('open-items', 'invoices', 'debtors')), newest_issue_on text, deductions text check (json_valid(deductions))) strict;

CREATE INDEX import_file_with_deductions on import_file (id) where deductions is not null;

CREATE TABLE insolvency (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  procedure text not null check (procedure in (
    'judicial-liquidation', 'arrangement', 'negotiated-settlement', 'over-indebtedness', 'other'
  )),
  opened_on text not null,
  court text,
  number text,
  -- The last day for filing the claim.
  file_by text,
  claim_filed_on text,
  claim_reference text,
  ended_on text,
  end_reason text,
  check ((ended_on is null) = (end_reason is null))
) strict;

CREATE INDEX insolvency_of_debtor on insolvency (debtor_id) where ended_on is null;

CREATE TABLE invoice (
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
, returned_on text) strict;

CREATE UNIQUE INDEX invoice_identity on invoice (number, debtor_id, issued_on, instalment_key);

CREATE INDEX invoice_of_debtor on invoice (debtor_id);

CREATE INDEX open_by_due on invoice (due_on) where open_cents <> 0;

CREATE TABLE journal (
  id integer primary key autoincrement,
  operation_id integer not null references operation,
  case_id integer,
  on_day text not null,
  at text not null,
  who text not null,
  kind text not null,
  data text not null check (json_valid(data))
) strict;

CREATE INDEX journal_of_case on journal (case_id);

CREATE INDEX journal_of_operation on journal (operation_id);

CREATE TRIGGER journal_is_never_changed before update on journal
begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER journal_is_never_shortened before delete on journal
begin select raise(abort, 'the journal is append-only'); end;

CREATE TABLE letter (
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
  failure text, address_checked_on text,
  unique (year, serial)
) strict;

CREATE INDEX letter_of_case on letter (case_id);

CREATE UNIQUE INDEX one_letter_a_step on letter (case_id, step) where status = 'issued';

CREATE TABLE letter_item (
  letter_id integer not null references letter,
  invoice_id integer not null,
  open_cents integer not null, interest_cents integer not null default 0 check (interest_cents >= 0), lump_sum_cents integer not null default 0 check (lump_sum_cents >= 0),
  primary key (letter_id, invoice_id)
) strict, without rowid;

CREATE INDEX letters_of_invoice on letter_item (invoice_id);

CREATE TABLE open_case_total (
  id integer primary key check (id = 1),
  cases integer not null
) strict;

CREATE TABLE operation (
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

CREATE INDEX operation_of_day on operation (on_day);

CREATE TABLE "payment" (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  paid_on text not null,
  cents integer not null check (cents > 0),
  currency text not null check (length(currency) = 3),
  source text not null check (source in ('hand', 'export', 'bank')),
  note text,
  reversed_on text
) strict;

CREATE INDEX payment_of_debtor on payment (debtor_id);

CREATE TABLE plan (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  made_on text not null,
  currency text not null check (length(currency) = 3),
  -- What is owed, without the interest for paying later.
  principal_cents integer not null check (principal_cents > 0),
  interest_cents integer not null check (interest_cents >= 0),
  -- A year, in hundredths of a percent.
  interest_basis_points integer check (interest_basis_points between 1 and 10000),
  -- As agreed: a later change of the settings changes nothing about it.
  grace_days integer not null check (grace_days >= 0),
  -- The newest payment of the debtor at that time: only later ones pay instalments.
  after_payment integer not null,
  -- The agreement, once it is issued.
  letter_id integer references letter,
  result text check (result in ('kept', 'broken', 'cancelled')),
  ended_on text,
  end_reason text,
  check ((result is null) = (ended_on is null))
) strict;

CREATE INDEX plan_of_case on plan (case_id);

CREATE TABLE plan_instalment (
  id integer primary key autoincrement,
  plan_id integer not null references plan,
  due_on text not null,
  cents integer not null check (cents > 0),
  unique (plan_id, due_on)
) strict;

CREATE TABLE plan_item (
  id integer primary key autoincrement,
  plan_id integer not null references plan,
  invoice_id integer not null references invoice,
  unique (plan_id, invoice_id)
) strict;

CREATE INDEX plan_of_item on plan_item (invoice_id);

CREATE TABLE promise (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  cents integer not null check (cents > 0),
  currency text not null,
  made_on text not null,
  by_on text not null,
  -- The newest payment known when it was made: only later ones keep it.
  after_payment integer not null default 0,
  result text check (result in ('kept', 'broken', 'replaced'))
, is_written integer not null default 0 check (is_written in (0, 1))) strict;

CREATE INDEX promise_of_case on promise (case_id);

CREATE TABLE rate (
  id integer primary key autoincrement,
  kind text not null check (kind in ('commercial', 'legal')),
  period text not null,
  basis_points integer not null check (basis_points between 0 and 10000),
  -- Where it was published.
  source text not null,
  added_on text not null,
  unique (kind, period)
) strict;

CREATE TABLE recovery_case (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  status text not null check (status in ('open', 'closed')),
  opened_on text not null,
  closed_on text,
  close_reason text check (close_reason in ('paid', 'credited', 'court', 'agency', 'write-off', 'wait', 'mistake')),
  close_note text,
  strategy text not null,
  collector text not null, strategy_by text not null default 'rule' check (strategy_by in ('rule', 'hand')), strategy_reason text check (json_valid(strategy_reason)), is_early integer not null default 0 check (is_early in (0, 1)), unpaid_reason text check (unpaid_reason in (
  'opportunism', 'internal-misunderstanding', 'transitory-difficulty', 'lasting-difficulty', 'unknown'
)), look_again_on text, accessories_waived_on text,
  check ((status = 'closed') = (closed_on is not null))
) strict;

CREATE INDEX case_of_debtor on recovery_case (debtor_id);

CREATE INDEX case_to_look_at on recovery_case (look_again_on) where look_again_on is not null;

CREATE UNIQUE INDEX one_open_case_a_debtor on recovery_case (debtor_id) where status = 'open';

CREATE TRIGGER count_case_changed after update of status on recovery_case when new.status <> old.status
begin
  update open_case_total set cases = cases + (new.status = 'open') - (old.status = 'open');
end;

CREATE TRIGGER count_case_in after insert on recovery_case when new.status = 'open'
begin
  update open_case_total set cases = cases + 1;
end;

CREATE TRIGGER count_case_out after delete on recovery_case when old.status = 'open'
begin
  update open_case_total set cases = cases - 1;
end;

CREATE TABLE row_change (
  id integer primary key autoincrement,
  operation_id integer not null references operation,
  table_name text not null,
  row_id integer not null,
  before text check (before is null or json_valid(before))
) strict;

CREATE INDEX row_change_of_operation on row_change (operation_id);

CREATE TABLE step_taken (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  step text not null,
  outcome text not null check (outcome in ('done', 'skipped', 'passed')),
  on_day text not null,
  deadline_on text,
  letter_id integer references letter,
  is_unreachable integer not null default 0 check (is_unreachable in (0, 1)),
  reason text, kind text, about_due_on text,
  unique (case_id, step)
) strict;

CREATE TABLE tracing (
  id integer primary key autoincrement,
  case_id integer not null references recovery_case,
  -- Absent when something was found without anybody having been asked.
  asked text,
  asked_on text not null,
  -- The day on which the case goes on without an answer.
  until_on text not null,
  result text check (result in ('found', 'not-found')),
  answered_on text,
  -- What was found, as JSON: ["phone"].
  found text check (json_valid(found)),
  source text,
  -- The newest contact of the case at that time: only later ones are attempts at what was found.
  after_contact integer not null default 0,
  check ((result is null) = (answered_on is null))
) strict;

CREATE INDEX tracing_of_case on tracing (case_id);
