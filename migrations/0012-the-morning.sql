-- What `today` and `next` show of many cases: counted as they change, and found in their order. With tens of thousands of
-- cases, counting and sorting them at every start would take longer than everything else.

-- The kind of work a due case is (domain/step/kindOfWork.ts), and what holds a held one first (domain/step/heldBy.ts).
alter table agenda add column section text not null default 'other';
alter table agenda add column held_by text not null default '';
-- Nothing stored so far knows either: it is decided anew.
update agenda set rules_key = '';

drop index agenda_by_due;
-- Decided under other rules, or later than the day asked about.
create index agenda_by_rules on agenda (rules_key, decided_on);
-- Due, by what waiting costs: of claims equally old it is in the order of amount times weight (office/agenda/mostUrgent.ts).
create index agenda_of_work on agenda (section, coalesce(oldest_due_on, ''), owed_cents * weight_percent desc)
  where status = 'due';
-- Due at an hour.
create index agenda_of_hours on agenda (due_on) where status = 'due' and at_time is not null;
-- Not due: by the day it will be.
create index agenda_of_later on agenda (status, due_on) where status <> 'due';

-- How many cases, and what they owe, of each kind. Kept by triggers, so that no way of changing the agenda can forget it.
create table agenda_total (
  status text not null,
  section text not null,
  held_by text not null,
  currency text not null,
  cases integer not null,
  -- Of those that owe something.
  owed_cents integer not null,
  primary key (status, section, held_by, currency)
) strict, without rowid;

create trigger count_decision_in after insert on agenda
begin
  insert into agenda_total (status, section, held_by, currency, cases, owed_cents)
  values (new.status, new.section, new.held_by, new.currency, 1, max(new.owed_cents, 0))
  on conflict do update set cases = cases + 1, owed_cents = owed_cents + excluded.owed_cents;
end;
create trigger count_decision_out after delete on agenda
begin
  update agenda_total set cases = cases - 1, owed_cents = owed_cents - max(old.owed_cents, 0)
  where status = old.status and section = old.section and held_by = old.held_by and currency = old.currency;
end;
create trigger count_decision_changed after update of status, section, held_by, currency, owed_cents on agenda
begin
  update agenda_total set cases = cases - 1, owed_cents = owed_cents - max(old.owed_cents, 0)
  where status = old.status and section = old.section and held_by = old.held_by and currency = old.currency;
  insert into agenda_total (status, section, held_by, currency, cases, owed_cents)
  values (new.status, new.section, new.held_by, new.currency, 1, max(new.owed_cents, 0))
  on conflict do update set cases = cases + 1, owed_cents = owed_cents + excluded.owed_cents;
end;

-- How many cases are open: where the agenda has as many, it has them all.
create table open_case_total (
  id integer primary key check (id = 1),
  cases integer not null
) strict;
create trigger count_case_in after insert on recovery_case when new.status = 'open'
begin
  update open_case_total set cases = cases + 1;
end;
create trigger count_case_out after delete on recovery_case when old.status = 'open'
begin
  update open_case_total set cases = cases - 1;
end;
create trigger count_case_changed after update of status on recovery_case when new.status <> old.status
begin
  update open_case_total set cases = cases + (new.status = 'open') - (old.status = 'open');
end;

insert into agenda_total (status, section, held_by, currency, cases, owed_cents)
  select status, section, held_by, currency, count(*), sum(max(owed_cents, 0)) from agenda group by 1, 2, 3, 4;
insert into open_case_total (id, cases) select 1, count(*) from recovery_case where status = 'open';

-- Debtors with something open and no open case, by the day the first of it falls due: for whom `run` may open one.
-- Derived from invoice and recovery_case, and brought up to date at the end of every act (db/awaitingCase.ts).
create table debtor_awaiting_case (
  debtor_id integer primary key references debtor on delete cascade,
  earliest_due_on text not null
) strict;
create index awaiting_by_due on debtor_awaiting_case (earliest_due_on);
insert into debtor_awaiting_case (debtor_id, earliest_due_on)
  select debtor_id, min(due_on) from invoice
  where open_cents > 0 and left_in_case is null
    and not exists (select 1 from recovery_case c where c.debtor_id = invoice.debtor_id and c.status = 'open')
  group by debtor_id;
