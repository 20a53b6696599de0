-- Open invoices whose term of prescription ends within the warning period, or has ended: what `today` tells every morning.
-- Stored with the decision of their case and going with it; the rest are looked at again on its recheck day.
create table ending_term (
  case_id integer not null references agenda on delete cascade,
  invoice_id integer not null references invoice on delete cascade,
  -- The last day on which it can be interrupted.
  until_on text not null,
  primary key (case_id, invoice_id)
) strict, without rowid;
create index ending_term_of_invoice on ending_term (invoice_id);
-- Nothing stored so far knows of them: it is decided anew.
update agenda set rules_key = '';
