-- Bank statements: what came in, what it was matched with, and why; the accounts payers are known by.

-- A payment may now come from a bank statement. SQLite cannot change a check, so the table is built anew; the foreign keys
-- that point to it are not checked meanwhile, and all at once afterwards (migrate.ts).
create table payment_rebuilt (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  paid_on text not null,
  cents integer not null check (cents > 0),
  currency text not null check (length(currency) = 3),
  source text not null check (source in ('hand', 'export', 'bank')),
  note text,
  reversed_on text
) strict;
insert into payment_rebuilt (id, debtor_id, paid_on, cents, currency, source, note, reversed_on)
  select id, debtor_id, paid_on, cents, currency, source, note, reversed_on from payment;
-- Numbers of payments that were undone are not given again.
delete from sqlite_sequence where name = 'payment_rebuilt';
insert into sqlite_sequence (name, seq) select 'payment_rebuilt', seq from sqlite_sequence where name = 'payment';
drop table payment;
alter table payment_rebuilt rename to payment;
create index payment_of_debtor on payment (debtor_id);

create table bank_statement (
  id integer primary key autoincrement,
  name text not null,
  sha256 text not null,
  format text not null check (format in ('camt', 'mt940', 'cbi', 'bank-csv')),
  imported_on text not null
) strict;

-- Money in, and collections that came back. What the company itself spends is nobody's debt and is not kept.
create table bank_movement (
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
  reason_code text,
  state text not null check (state in ('posted', 'proposed', 'unknown', 'returned', 'confirmed', 'dismissed')),
  debtor_id integer references debtor,
  -- The payment it became, or the one that it took back.
  payment_id integer references payment,
  -- Why: {"reasons": [...], "candidates": [...]}.
  findings text not null check (json_valid(findings)),
  check ((state in ('posted', 'returned', 'confirmed')) = (payment_id is not null))
) strict;
create index movement_waiting on bank_movement (state) where state in ('proposed', 'unknown');

create table debtor_iban (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  iban text not null,
  source text not null check (source in ('statement', 'confirmed')),
  learned_on text not null,
  unique (debtor_id, iban)
) strict;
