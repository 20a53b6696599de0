/** The tables of the book as Kysely sees them; the truth is migrations/*.sql (golden dump: migrations/schema.sql). */
import type { Generated } from 'kysely';
import type { PlanInstalmentTable, PlanItemTable, PlanTable } from './planTables.ts';
import type { ChosenRatingTable, CommercialInformationTable, RateTable } from './ratingTables.ts';
import type { DisputeKind } from '../domain/agreed/dispute.ts';
import type { Procedure } from '../domain/step/insolvency.ts';
import type { UnpaidReason } from '../domain/conduct/unpaidReason.ts';

export interface DebtorTable {
  id: Generated<number>;
  code: string | null;
  name: string;
  name_key: string;
  vat_number: string | null;
  tax_code: string | null;
  address: string | null;
  postcode: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  email: string | null;
  pec: string | null;
  phone: string | null;
  wrong_phone: string | null;
  contact_person: string | null;
  kind: 'company' | 'person' | 'public';
  is_consumer: number;
  language: 'it' | 'en';
  address_checked_on: string | null;
  interest_regime: Generated<string | null>;
  interest_basis_points: Generated<number | null>;
  credit_kind: Generated<string | null>;
  rating_class: 'A' | 'B' | 'C' | 'D' | 'E' | null;
  rating_since: string | null;
  rating_by_hand: Generated<number>;
}

export interface ImportFileTable {
  id: Generated<number>;
  name: string;
  sha256: string;
  imported_on: string;
  row_count: number;
  open_totals: string;
  content: 'open-items' | 'invoices' | 'debtors' | null;
  newest_issue_on: string | null;
  deductions: string | null;
}

export interface InvoiceTable {
  id: Generated<number>;
  debtor_id: number;
  number: string;
  issued_on: string;
  instalment_key: string;
  instalment: string | null;
  due_on: string;
  amount_cents: number;
  open_cents: number;
  currency: string;
  is_credit_note: number;
  method: string | null;
  reference: string | null;
  import_id: number | null;
  left_in_case: number | null;
  returned_on: Generated<string | null>;
}

export interface PaymentTable {
  id: Generated<number>;
  debtor_id: number;
  paid_on: string;
  cents: number;
  currency: string;
  source: 'hand' | 'export' | 'bank';
  note: string | null;
  reversed_on: string | null;
}

export interface AllocationTable {
  id: Generated<number>;
  payment_id: number;
  invoice_id: number;
  cents: number;
}

export interface AccessoryShareTable {
  id: Generated<number>;
  payment_id: number;
  case_id: number;
  cents: number;
}

export interface RecoveryCaseTable {
  id: Generated<number>;
  debtor_id: number;
  status: 'open' | 'closed';
  opened_on: string;
  closed_on: string | null;
  close_reason: string | null;
  close_note: string | null;
  strategy: string;
  collector: string;
  strategy_by: Generated<'rule' | 'hand'>;
  strategy_reason: Generated<string | null>;
  is_early: Generated<number>;
  unpaid_reason: Generated<UnpaidReason | null>;
  look_again_on: Generated<string | null>;
  accessories_waived_on: Generated<string | null>;
}

export interface LetterTable {
  id: Generated<number>;
  year: number;
  serial: number;
  case_id: number;
  step: string;
  template: string;
  channel: string;
  language: string;
  issued_on: string;
  deadline_on: string | null;
  term_days: number;
  status: 'issued' | 'void' | 'undelivered';
  approved_by: string | null;
  content: string;
  file: string;
  sha256: string;
  pages: number;
  sent_on: string | null;
  sent_via: string | null;
  sent_reference: string | null;
  arrived_on: string | null;
  failed_on: string | null;
  failure: string | null;
  address_checked_on: Generated<string | null>;
}

export interface LetterItemTable {
  letter_id: number;
  invoice_id: number;
  open_cents: number;
  interest_cents: Generated<number>;
  lump_sum_cents: Generated<number>;
}

export interface StepTakenTable {
  id: Generated<number>;
  case_id: number;
  step: string;
  outcome: 'done' | 'skipped' | 'passed';
  on_day: string;
  deadline_on: string | null;
  letter_id: number | null;
  is_unreachable: Generated<number>;
  reason: string | null;
  kind: Generated<string | null>;
  about_due_on: Generated<string | null>;
}

export interface ContactTable {
  id: Generated<number>;
  case_id: number;
  channel: 'call' | 'visit' | 'note';
  outcome: string;
  on_day: string;
  at_time: string | null;
  note: string | null;
  person: string | null;
  by_collector: string;
  step: string | null;
  next_on: string | null;
  next_time: string | null;
  address_checked_on: Generated<string | null>;
  is_third_party: Generated<number>;
  after_payment: Generated<number | null>;
}

export interface PromiseTable {
  id: Generated<number>;
  case_id: number;
  cents: number;
  currency: string;
  made_on: string;
  by_on: string;
  after_payment: Generated<number>;
  result: 'kept' | 'broken' | 'replaced' | null;
  is_written: Generated<number>;
}

export interface HoldTable {
  id: Generated<number>;
  case_id: number;
  reason: string;
  from_on: string;
  until_on: string;
}

export interface DisputeTable {
  id: Generated<number>;
  case_id: number;
  invoice_id: number;
  reason: string;
  opened_on: string;
  answer_by: string;
  resolved_on: string | null;
  resolution: 'accepted' | 'rejected' | null;
  kind: Generated<DisputeKind>;
  answer: Generated<string | null>;
}

export interface CreditTable {
  id: Generated<number>;
  dispute_id: number;
  invoice_id: number;
  cents: number;
  currency: string;
  granted_on: string;
  booked_on: string | null;
  booked_as: 'balance' | 'note' | null;
}

export interface InsolvencyTable {
  id: Generated<number>;
  debtor_id: number;
  procedure: Procedure;
  opened_on: string;
  court: string | null;
  number: string | null;
  file_by: string | null;
  claim_filed_on: string | null;
  claim_reference: string | null;
  ended_on: string | null;
  end_reason: string | null;
}

export interface TracingTable {
  id: Generated<number>;
  case_id: number;
  asked: string | null;
  asked_on: string;
  until_on: string;
  result: 'found' | 'not-found' | null;
  answered_on: string | null;
  found: string | null;
  source: string | null;
  after_contact: Generated<number>;
}

export interface BankStatementTable {
  id: Generated<number>;
  name: string;
  sha256: string;
  format: 'camt' | 'mt940' | 'cbi' | 'bank-csv';
  imported_on: string;
}

export interface BankMovementTable {
  id: Generated<number>;
  statement_id: number;
  identity: string;
  line: number;
  booked_on: string;
  value_on: string | null;
  cents: number;
  currency: string;
  account: string | null;
  counterparty: string | null;
  counterpart_iban: string | null;
  remittance: string;
  reference: string | null;
  marks: Generated<string | null>;
  reason_code: string | null;
  state: 'posted' | 'proposed' | 'unknown' | 'returned' | 'confirmed' | 'dismissed';
  debtor_id: number | null;
  payment_id: number | null;
  findings: string;
}

export interface DebtorIbanTable {
  id: Generated<number>;
  debtor_id: number;
  iban: string;
  source: 'statement' | 'confirmed';
  learned_on: string;
}

export interface DebtorContactTable {
  id: Generated<number>;
  debtor_id: number;
  kind: 'phone' | 'email' | 'pec';
  value: string;
  value_key: string;
  person: string | null;
  source: 'export' | 'hand' | 'debtor' | 'register' | 'statement';
  added_on: string;
  wrong_on: string | null;
  wrong_reason: string | null;
}

export interface DebtorAliasTable {
  id: Generated<number>;
  debtor_id: number;
  code: string | null;
  name: string;
  vat_number: string | null;
  tax_code: string | null;
  added_on: string;
  is_answer: Generated<0 | 1>;
}

export interface OperationTable {
  id: Generated<number>;
  kind: 'act' | 'undo' | 'redo';
  command: string;
  on_day: string;
  at: string;
  who: string;
  batch_id: number | null;
  target_id: number | null;
  toggled_by: number | null;
  is_undone: Generated<number>;
  created: Generated<string>;
  summary: Generated<string>;
}

export interface RowChangeTable {
  id: Generated<number>;
  operation_id: number;
  table_name: string;
  row_id: number;
  before: string | null;
}

export interface JournalTable {
  id: Generated<number>;
  operation_id: number;
  case_id: number | null;
  on_day: string;
  at: string;
  who: string;
  kind: string;
  data: string;
}

export interface AgendaTable {
  case_id: number;
  decided_on: string;
  recheck_on: string | null;
  status: string;
  task: string;
  step: string | null;
  step_kind: string | null;
  due_on: string | null;
  at_time: string | null;
  owed_cents: number;
  currency: string;
  oldest_due_on: string | null;
  reasons: string;
  rules_key: string;
  may_take_step: number;
  weight_percent: Generated<number>;
  section: Generated<string>;
  held_by: Generated<string>;
}

export interface Book {
  debtor: DebtorTable;
  import_file: ImportFileTable;
  invoice: InvoiceTable;
  payment: PaymentTable;
  allocation: AllocationTable;
  accessory_share: AccessoryShareTable;
  recovery_case: RecoveryCaseTable;
  letter: LetterTable;
  letter_item: LetterItemTable;
  step_taken: StepTakenTable;
  contact: ContactTable;
  promise: PromiseTable;
  plan: PlanTable;
  plan_instalment: PlanInstalmentTable;
  plan_item: PlanItemTable;
  hold: HoldTable;
  dispute: DisputeTable;
  credit: CreditTable;
  insolvency: InsolvencyTable;
  tracing: TracingTable;
  bank_statement: BankStatementTable;
  bank_movement: BankMovementTable;
  debtor_iban: DebtorIbanTable;
  debtor_contact: DebtorContactTable;
  debtor_alias: DebtorAliasTable;
  commercial_information: CommercialInformationTable;
  rate: RateTable;
  chosen_rating: ChosenRatingTable;
  operation: OperationTable;
  row_change: RowChangeTable;
  journal: JournalTable;
  agenda: AgendaTable;
}
