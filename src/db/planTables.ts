/** The tables of agreed instalments as Kysely sees them: a part of schema.ts. */
import type { Generated } from 'kysely';

export interface PlanTable {
  id: Generated<number>;
  case_id: number;
  made_on: string;
  currency: string;
  principal_cents: number;
  interest_cents: number;
  interest_basis_points: number | null;
  grace_days: number;
  after_payment: number;
  letter_id: Generated<number | null>;
  result: Generated<'kept' | 'broken' | 'cancelled' | null>;
  ended_on: Generated<string | null>;
  end_reason: Generated<string | null>;
}

export interface PlanInstalmentTable {
  id: Generated<number>;
  plan_id: number;
  due_on: string;
  cents: number;
}

export interface PlanItemTable {
  id: Generated<number>;
  plan_id: number;
  invoice_id: number;
}
