/** The tables of interest rates, commercial information and chosen ratings; the truth is migrations/*.sql. */
import type { Generated } from 'kysely';

export interface CommercialInformationTable {
  id: Generated<number>;
  debtor_id: number;
  kind: string;
  source: string;
  on_day: string;
  expires_on: string | null;
  cents: number | null;
  currency: string | null;
  note: string | null;
  added_on: string;
  accounts_year: Generated<number | null>;
  revenue_cents: Generated<number | null>;
  equity_cents: Generated<number | null>;
  result_cents: Generated<number | null>;
}

export interface RateTable {
  id: Generated<number>;
  kind: 'commercial' | 'legal';
  period: string;
  basis_points: number;
  source: string;
  added_on: string;
}

export interface ChosenRatingTable {
  id: Generated<number>;
  debtor_id: number;
  class: 'A' | 'B' | 'C' | 'D' | 'E';
  reason: string;
  until_on: string | null;
  chosen_on: string;
  chosen_by: string;
}
