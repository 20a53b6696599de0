-- What a legal warning claims beside the principal, by invoice: interest to its date, and the lump sum.
alter table letter_item add column interest_cents integer not null default 0 check (interest_cents >= 0);
alter table letter_item add column lump_sum_cents integer not null default 0 check (lump_sum_cents >= 0);

-- The part of a payment that went to such a claim, which no invoice takes.
create table accessory_share (
  id integer primary key autoincrement,
  payment_id integer not null references payment,
  -- The case whose letters claimed it.
  case_id integer not null references recovery_case,
  cents integer not null check (cents > 0)
) strict;
create index accessory_share_of_case on accessory_share (case_id);
create index accessory_share_of_payment on accessory_share (payment_id);

-- When a person waived what was left of it once the principal was paid.
alter table recovery_case add column accessories_waived_on text;
