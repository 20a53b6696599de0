-- What a file showed of its columns that may be off the amount (discounts, taxes withheld, several payments), with the
-- names of its header: in the next file of the source they mean the same. Null where names alone say it.
alter table import_file add column deductions text check (json_valid(deductions));
-- Folders of electronic invoices bring thousands of files that say nothing of the kind.
create index import_file_with_deductions on import_file (id) where deductions is not null;
