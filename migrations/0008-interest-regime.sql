-- How interest is counted for a debtor, and how soon what it owes is prescribed, where a person knows better than the settings.
alter table debtor add column interest_regime text check (interest_regime in
  ('commercial', 'commercial-before-2013', 'agri-food', 'legal', 'contract', 'none'));
-- Of a rate that was agreed, in hundredths of a percent.
alter table debtor add column interest_basis_points integer check (interest_basis_points between 0 and 10000);
alter table debtor add column credit_kind text check (credit_kind in
  ('ordinary', 'periodic', 'rent', 'utility', 'transport', 'brokerage', 'premium', 'judgment'));
