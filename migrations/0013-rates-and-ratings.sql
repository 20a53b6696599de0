-- Interest rates a person added or corrected, ratings a person chose, the figures of annual accounts.

-- In hundredths of a percent. The period is a half-year, `2027-H1`, or a year, `2027`.
create table rate (
  id integer primary key autoincrement,
  kind text not null check (kind in ('commercial', 'legal')),
  period text not null,
  basis_points integer not null check (basis_points between 0 and 10000),
  -- Where it was published.
  source text not null,
  added_on text not null,
  unique (kind, period)
) strict;

-- A class a person gave, at most one a debtor; it counts until its last day, without one until it is given back.
create table chosen_rating (
  id integer primary key autoincrement,
  debtor_id integer not null unique references debtor,
  class text not null check (class in ('A', 'B', 'C', 'D', 'E')),
  reason text not null,
  until_on text,
  chosen_on text not null,
  chosen_by text not null
) strict;
-- Whether the class that is stored with the debtor is such a one.
alter table debtor add column rating_by_hand integer not null default 0 check (rating_by_hand in (0, 1));

-- Of annual accounts: the year, and in cents what was sold, what is left to the owners, what was earned or lost.
alter table commercial_information add column accounts_year integer;
alter table commercial_information add column revenue_cents integer check (revenue_cents >= 0);
alter table commercial_information add column equity_cents integer;
alter table commercial_information add column result_cents integer;
