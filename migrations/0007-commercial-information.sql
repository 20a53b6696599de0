-- What is known of a debtor from elsewhere, and the class its payments and that information put it in.

create table commercial_information (
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
  added_on text not null,
  check ((cents is null) = (currency is null))
) strict;
create index information_of_debtor on commercial_information (debtor_id);

-- Absent: not rated. The score is not kept: it moves every day, and is worked out whenever it is asked for.
alter table debtor add column rating_class text check (rating_class in ('A', 'B', 'C', 'D', 'E'));
alter table debtor add column rating_since text;
