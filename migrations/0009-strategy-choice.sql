-- Why a case is on its strategy: the rule that fitted, or a person's choice, which no rule changes.
alter table recovery_case add column strategy_by text not null default 'rule' check (strategy_by in ('rule', 'hand'));
-- A code and the figures it was chosen by; absent for cases opened when there was nothing to choose.
alter table recovery_case add column strategy_reason text check (json_valid(strategy_reason));
-- Opened for a courtesy call, before anything was overdue.
alter table recovery_case add column is_early integer not null default 0 check (is_early in (0, 1));

-- The due date a courtesy call was about.
alter table step_taken add column about_due_on text;

-- What the debtor's rating makes of the cost of waiting, in percent.
alter table agenda add column weight_percent integer not null default 100;

-- What falls due within a few days is looked for at each run and import.
create index open_by_due on invoice (due_on) where open_cents <> 0;
