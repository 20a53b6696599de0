-- A row of an export that pointed to two customers: whom a person said it means. Unlike what a merged customer was called,
-- its signs belong to others, so it is only found by all of them together.
alter table debtor_alias add column is_answer integer not null default 0 check (is_answer in (0, 1));
