-- A promise to pay in writing acknowledges the debt: prescription begins anew with its day (art. 1988, 2944 c.c.).
alter table promise add column is_written integer not null default 0 check (is_written in (0, 1));
