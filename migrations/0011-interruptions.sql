-- What interrupts or redirects a case: insolvency, tracing, credits granted for a dispute, a date to look again.

-- Proceedings against a debtor. Kept when they end: what was not done meanwhile has a reason.
create table insolvency (
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
create index insolvency_of_debtor on insolvency (debtor_id) where ended_on is null;

-- Who or where was asked for a debtor that cannot be reached, and what came of it.
create table tracing (
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
create index tracing_of_case on tracing (case_id);

-- Why it is disputed, where it is one of the usual reasons; a text of one's own is in the column reason.
alter table dispute add column kind text not null default 'other' check (kind in (
  'goods-not-received', 'defective', 'price', 'not-ordered', 'already-paid', 'double', 'other'
));
alter table dispute add column answer text;

-- Granted for a dispute and taken off the invoice, until the accounting shows its own credit note or balance.
create table credit (
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
create index credit_to_book on credit (invoice_id) where booked_on is null;

-- Why it is not paid, as far as a person could find out.
alter table recovery_case add column unpaid_reason text check (unpaid_reason in (
  'opportunism', 'internal-misunderstanding', 'transitory-difficulty', 'lasting-difficulty', 'unknown'
));
-- When a case closed to wait opens again.
alter table recovery_case add column look_again_on text;
create index case_to_look_at on recovery_case (look_again_on) where look_again_on is not null;
