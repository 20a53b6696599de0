/** Movements of bank statements in and out of the book. */
import type { Selectable } from 'kysely';
import type { BankMovement, StatementFormat } from '../domain/payment/bankMovement.ts';
import type { Day } from '../domain/day.ts';
import { cents } from '../domain/money.ts';
import type { Candidate, MatchReason } from '../domain/payment/paymentMatch.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import type { BankMovementTable } from './schema.ts';

export type MovementState = BankMovementTable['state'];

/** What was found out about a movement. */
export interface Findings {
  readonly reasons: readonly MatchReason[];
  readonly candidates: readonly Candidate[];
}

/** What became of a movement. */
export interface MovementOutcome {
  readonly state: MovementState;
  readonly debtor?: number;
  readonly payment?: number;
  readonly findings: Findings;
}

/** A movement in the book. */
export interface StoredMovement extends MovementOutcome {
  readonly id: number;
  readonly identity: string;
  readonly statement: number;
  readonly movement: BankMovement;
}

/** A movement in the book with how the file was written that told it. */
export interface ToldStored extends StoredMovement {
  readonly format: StatementFormat;
}

/** Writes a movement that was not in the book; its id. */
export function insertMovement(
  database: Database,
  statement: number,
  identity: string,
  movement: BankMovement,
  outcome: MovementOutcome,
): number {
  return database.insert('bank_movement', {
    statement_id: statement,
    identity,
    line: movement.line,
    booked_on: movement.bookedOn,
    value_on: movement.valueOn ?? null,
    cents: movement.cents,
    currency: movement.currency,
    account: movement.account ?? null,
    counterparty: movement.counterparty ?? null,
    counterpart_iban: movement.counterpartIban ?? null,
    remittance: movement.remittance,
    reference: movement.reference ?? null,
    marks: movement.marks === undefined ? null : JSON.stringify(movement.marks),
    reason_code: movement.reasonCode ?? null,
    ...outcomeValues(outcome),
  });
}

/** Writes what became of a movement of the book. */
export function updateMovement(database: Database, id: number, outcome: MovementOutcome): void {
  database.run(build.updateTable('bank_movement').set(outcomeValues(outcome)).where('id', '=', id));
}

/** The movements of the book with these identities, by identity. */
export function movementsKnown(
  database: Database,
  identities: readonly string[],
): Map<string, StoredMovement> {
  const known = new Map<string, StoredMovement>();
  const query = database.connection.prepare('select * from bank_movement where identity = ?');
  for (const identity of identities) {
    const row = query.get(identity) as Selectable<BankMovementTable> | undefined;
    if (row !== undefined) known.set(identity, fromRow(row));
  }
  return known;
}

/** The movements of the book on these days, by day. */
export function movementsOfDays(database: Database, days: ReadonlySet<Day>): Map<Day, readonly ToldStored[]> {
  const query = database.connection.prepare(`select bank_movement.*, bank_statement.format
    from bank_movement join bank_statement on bank_statement.id = bank_movement.statement_id
    where booked_on = ? order by bank_movement.id`);
  return new Map(
    [...days].map((on) => [
      on,
      (query.all(on) as (Selectable<BankMovementTable> & { format: StatementFormat })[]).map((row) => ({
        ...fromRow(row),
        format: row.format,
      })),
    ]),
  );
}

/** One movement, or undefined. */
export function movementById(database: Database, id: number): StoredMovement | undefined {
  const row = database.one(build.selectFrom('bank_movement').selectAll().where('id', '=', id));
  return row && fromRow(row);
}

/** The movements in a state, in the order they came. */
export function movementsIn(database: Database, state: 'proposed' | 'unknown'): StoredMovement[] {
  const query = build
    .selectFrom('bank_movement')
    .selectAll()
    .where('state', '=', state)
    .orderBy('booked_on')
    .orderBy('id');
  return database.all(query).map(fromRow);
}

/** The movements of a debtor that were placed with no invoice, in the order they came. */
export function notPlacedOf(database: Database, debtor: number): StoredMovement[] {
  const query = build
    .selectFrom('bank_movement')
    .selectAll()
    .where('state', '=', 'unknown')
    .where('debtor_id', '=', debtor)
    .orderBy('booked_on')
    .orderBy('id');
  return database.all(query).map(fromRow);
}

/** From now on an account is known as a debtor's; one that is known already stays as it is. */
export function learnIban(
  database: Database,
  debtor: number,
  iban: string,
  source: 'statement' | 'confirmed',
  on: Day,
): void {
  database.run(
    build
      .insertInto('debtor_iban')
      .values({ debtor_id: debtor, iban, source, learned_on: on })
      .onConflict((conflict) => conflict.columns(['debtor_id', 'iban']).doNothing()),
  );
}

function outcomeValues({ state, debtor, payment, findings }: MovementOutcome) {
  return {
    state,
    debtor_id: debtor ?? null,
    payment_id: payment ?? null,
    findings: JSON.stringify(findings),
  };
}

function fromRow(row: Selectable<BankMovementTable>): StoredMovement {
  const findings = JSON.parse(row.findings) as Findings;
  const known = (code: MatchReason['code']): MatchReason | undefined =>
    findings.reasons.find((reason) => reason.code === code);
  const unpaid = known('unpaid-collection');
  return {
    id: row.id,
    identity: row.identity,
    statement: row.statement_id,
    state: row.state,
    ...(row.debtor_id === null ? {} : { debtor: row.debtor_id }),
    ...(row.payment_id === null ? {} : { payment: row.payment_id }),
    findings,
    movement: {
      line: row.line,
      bookedOn: row.booked_on as Day,
      ...(row.value_on === null ? {} : { valueOn: row.value_on as Day }),
      cents: cents(row.cents),
      currency: row.currency,
      ...(row.account === null ? {} : { account: row.account }),
      ...(row.counterparty === null ? {} : { counterparty: row.counterparty }),
      ...(row.counterpart_iban === null ? {} : { counterpartIban: row.counterpart_iban }),
      remittance: row.remittance,
      ...(row.reference === null ? {} : { reference: row.reference }),
      ...(row.marks === null ? {} : { marks: JSON.parse(row.marks) as readonly string[] }),
      ...(row.reason_code === null ? {} : { reasonCode: row.reason_code }),
      // What the bank said of it is among the reasons: looked at again, it is still no payment.
      // What only its words say they say again.
      ...(row.cents < 0 && unpaid !== undefined && unpaid.values?.['by'] !== 'text'
        ? { isReturn: true as const }
        : {}),
      ...(known('debit-reversed') !== undefined ? { isDebitReversed: true as const } : {}),
    },
  };
}
