-- Instalments agreed with a debtor for what is overdue, and what they cover.

create table plan (
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
create index plan_of_case on plan (case_id);

create table plan_instalment (
  id integer primary key autoincrement,
  plan_id integer not null references plan,
  due_on text not null,
  cents integer not null check (cents > 0),
  unique (plan_id, due_on)
) strict;

create table plan_item (
  id integer primary key autoincrement,
  plan_id integer not null references plan,
  invoice_id integer not null references invoice,
  unique (plan_id, invoice_id)
) strict;
create index plan_of_item on plan_item (invoice_id);
