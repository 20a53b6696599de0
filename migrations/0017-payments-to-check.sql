-- Who says that it was paid is checked until money comes in: the debtor's newest payment at that time. Null where nobody
-- said so, and with contacts of older versions.
alter table contact add column after_payment integer;
