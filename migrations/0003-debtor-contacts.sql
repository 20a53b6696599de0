-- Every number and mailbox of a debtor with where it comes from, and the identities of debtors that were merged.

-- The columns phone, email and pec of debtor hold the one that is used; all of them, that one too, are here.
create table debtor_contact (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  kind text not null check (kind in ('phone', 'email', 'pec')),
  value text not null,
  -- What it is compared by: a number in digits with its country, a mailbox in small letters.
  value_key text not null,
  person text,
  source text not null check (source in ('export', 'hand', 'debtor', 'register', 'statement')),
  added_on text not null,
  -- Since when it is known not to lead to the debtor, and why.
  wrong_on text,
  wrong_reason text,
  unique (debtor_id, kind, value_key)
) strict;

-- The debtor that another one became part of is found by what the other was called.
create table debtor_alias (
  id integer primary key autoincrement,
  debtor_id integer not null references debtor,
  code text,
  name text not null,
  vat_number text,
  tax_code text,
  added_on text not null
) strict;
create index alias_of_debtor on debtor_alias (debtor_id);

-- Where they came from was not kept; on which day neither, but not later than the last import.
insert into debtor_contact (debtor_id, kind, value, value_key, source, added_on, wrong_on)
  select id, kind, value, key, 'export',
    coalesce((select max(imported_on) from import_file), (select max(on_day) from operation)),
    case when is_wrong then coalesce((select max(imported_on) from import_file), (select max(on_day) from operation)) end
  from (
    select id, kind, value, is_wrong,
      case
        when kind <> 'phone' then lower(value)
        when digits like '+%' then digits
        when digits like '00%' then '+' || substr(digits, 3)
        when coalesce(country, 'IT') <> 'IT' then digits
        when length(digits) > 11 and digits like '39%' then '+' || digits
        else '+39' || digits
      end as key
    from (
      select id, country, kind, value, is_wrong,
        replace(replace(replace(replace(replace(replace(value, ' ', ''), '/', ''), '-', ''), '.', ''), '(', ''), ')', '')
          as digits
      from (
        select id, country, 'phone' as kind, phone as value, 0 as is_wrong from debtor
        union all select id, country, 'phone', wrong_phone, 1 from debtor
        union all select id, country, 'email', email, 0 from debtor
        union all select id, country, 'pec', pec, 0 from debtor
      )
      where value is not null
    )
  )
  where key <> ''
  on conflict do nothing;
