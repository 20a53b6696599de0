-- Ri.Ba. and direct debits: collected through the bank, and chased only once they came back unpaid.

-- The day an instalment came back from the bank, or a person said so; it counts for the due date it was presented for.
alter table invoice add column returned_on text;

-- A collection that came back may concern an instalment that was never booked as paid: then there is no payment to name.
-- SQLite cannot change a check, so the table is built anew (see 0002).
create table bank_movement_rebuilt (
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
insert into bank_movement_rebuilt (
  id, statement_id, identity, line, booked_on, value_on, cents, currency, account, counterparty, counterpart_iban, remittance,
  reference, reason_code, state, debtor_id, payment_id, findings
) select
  id, statement_id, identity, line, booked_on, value_on, cents, currency, account, counterparty, counterpart_iban, remittance,
  reference, reason_code, state, debtor_id, payment_id, findings
from bank_movement;
-- Numbers of movements that were undone are not given again.
delete from sqlite_sequence where name = 'bank_movement_rebuilt';
insert into sqlite_sequence (name, seq) select 'bank_movement_rebuilt', seq from sqlite_sequence where name = 'bank_movement';
drop table bank_movement;
alter table bank_movement_rebuilt rename to bank_movement;
create index movement_waiting on bank_movement (state) where state in ('proposed', 'unknown');
create index movement_of_day on bank_movement (booked_on);
