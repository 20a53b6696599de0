-- What happened in which order, also within a day and across a change of the settings.

-- Set when a person checks the address after this letter came back: on one and the same day, days alone do not tell.
alter table letter add column address_checked_on text;
update letter set address_checked_on = (
  select d.address_checked_on from recovery_case c join debtor d on d.id = c.debtor_id
  where c.id = letter.case_id and d.address_checked_on >= letter.failed_on
) where status = 'undelivered';

-- The same for a visit that found the debtor gone.
alter table contact add column address_checked_on text;
-- Somebody else answered: what was said is not written down.
alter table contact add column is_third_party integer not null default 0 check (is_third_party in (0, 1));
update contact set address_checked_on = (
  select d.address_checked_on from recovery_case c join debtor d on d.id = c.debtor_id
  where c.id = contact.case_id and d.address_checked_on >= contact.on_day
) where outcome = 'moved';

-- What kind of step it was, for the day when the settings know it by another name.
alter table step_taken add column kind text;
update step_taken set kind = coalesce(
  (select case l.template when 'legal-warning' then 'legal-warning' else 'letter' end
   from letter l where l.id = step_taken.letter_id),
  (select c.channel from contact c
   where c.case_id = step_taken.case_id and c.step = step_taken.step and c.channel <> 'note' limit 1),
  case step
    when 'courtesy-call' then 'call' when 'address-check' then 'address-check' when 'first-letter' then 'letter'
    when 'phone-call' then 'call' when 'tracing' then 'tracing' when 'second-letter' then 'letter'
    when 'visit' then 'visit' when 'legal-warning' then 'legal-warning' when 'uncollectibility-report' then 'report'
    when 'court-assessment' then 'assessment'
  end
);

-- What was done today is counted every morning.
create index operation_of_day on operation (on_day);
