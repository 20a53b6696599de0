/** The book as payments are matched with it: all debtors, all items, the payments that did not bounce. */
import type { Share } from '../domain/payment/allocation.ts';
import { byBankOnly } from '../domain/payment/bankMovement.ts';
import { latest, type Day } from '../domain/day.ts';
import type { KnownPayment, MatchBook, MatchDebtor, MatchItem } from '../domain/payment/matchLedger.ts';
import { cents } from '../domain/money.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import { group } from './grouped.ts';
import { protocolText } from './protocol.ts';

/** Loads everything a statement may concern; `ownIbans` are our accounts. */
export function loadMatchBook(database: Database, ownIbans: readonly string[]): MatchBook {
  const payments = loadPayments(database);
  return {
    debtors: loadDebtors(database, payments),
    payments,
    letters: loadLetters(database),
    ownIbans: new Set(ownIbans),
  };
}

function loadDebtors(database: Database, payments: readonly KnownPayment[]): MatchDebtor[] {
  const accounts = group(
    database.all(build.selectFrom('debtor_iban').select(['debtor_id', 'iban']).orderBy('id')),
    (row) => row.debtor_id,
    (row) => row.iban,
  );
  const items = loadItems(database, payments);
  return database
    .all(build.selectFrom('debtor').select(['id', 'name']).orderBy('id'))
    .map(({ id, name }) => ({
      id,
      name,
      ibans: accounts.get(id) ?? [],
      items: items.get(id) ?? [],
    }));
}

function loadItems(database: Database, payments: readonly KnownPayment[]): Map<number, MatchItem[]> {
  const paid = paidByItem(payments);
  const rows = database.all(
    build
      .selectFrom('invoice')
      .leftJoin('import_file', 'import_file.id', 'invoice.import_id')
      .select([
        'invoice.id',
        'invoice.debtor_id',
        'invoice.number',
        'invoice.issued_on',
        'invoice.due_on',
        'invoice.instalment',
        'invoice.amount_cents',
        'invoice.open_cents',
        'invoice.currency',
        'invoice.is_credit_note',
        'invoice.left_in_case',
        'invoice.returned_on',
        'import_file.imported_on',
      ])
      .orderBy('invoice.id'),
  );
  return group(
    rows,
    (row) => row.debtor_id,
    (row): MatchItem => {
      const { ourCents = 0, seenOn } = paid.get(row.id) ?? {};
      const counted = row.amount_cents - row.open_cents - ourCents;
      const seen = [row.imported_on as Day | null, seenOn].filter((on) => on !== null && on !== undefined);
      const [first, ...others] = seen;
      return {
        id: row.id,
        number: row.number,
        ...(row.issued_on === '' ? {} : { issuedOn: row.issued_on as Day }),
        dueOn: row.due_on as Day,
        ...instalmentOf(row.instalment),
        openCents: cents(row.open_cents),
        currency: row.currency,
        isCreditNote: row.is_credit_note === 1,
        isLeft: row.left_in_case !== null,
        ...(row.returned_on === null || row.returned_on < row.due_on
          ? {}
          : { isReturned: true, returnedOn: row.returned_on as Day }),
        ...(counted > 0 && first !== undefined
          ? { counted: { cents: cents(counted), on: latest(first, ...others) } }
          : {}),
      };
    },
  );
}

/** "2", "02" and "2/3" are the second. */
function instalmentOf(written: string | null): Pick<MatchItem, 'instalment'> {
  const number = /^\D*(\d{1,2})(?!\d)/u.exec(written ?? '')?.[1];
  return number === undefined ? {} : { instalment: Number(number) };
}

interface PaidOnItem {
  /** Paid by hand or by bank: what we took off ourselves. */
  readonly ourCents: number;
  /** When an export last showed it paid in part. */
  readonly seenOn: Day | undefined;
}

function paidByItem(payments: readonly KnownPayment[]): Map<number, PaidOnItem> {
  const paid = new Map<number, PaidOnItem>();
  for (const { source, on, shares } of payments) {
    for (const share of shares) {
      const { ourCents = 0, seenOn } = paid.get(share.invoiceId) ?? {};
      const isSeen = source === 'export';
      paid.set(share.invoiceId, {
        ourCents: isSeen ? ourCents : ourCents + share.cents,
        seenOn: isSeen ? latest(on, seenOn) : seenOn,
      });
    }
  }
  return paid;
}

function loadPayments(database: Database): KnownPayment[] {
  const shares = group(
    database.all(build.selectFrom('allocation').select(['payment_id', 'invoice_id', 'cents']).orderBy('id')),
    (row) => row.payment_id,
    (row): Share => ({ invoiceId: row.invoice_id, cents: cents(row.cents) }),
  );
  const rows = database.all(
    build
      .selectFrom('payment')
      .leftJoin('bank_movement', (join) =>
        join
          .onRef('bank_movement.payment_id', '=', 'payment.id')
          .on('bank_movement.state', 'in', ['posted', 'confirmed']),
      )
      .select([
        'payment.id',
        'payment.debtor_id',
        'payment.cents',
        'payment.currency',
        'payment.paid_on',
        'payment.source',
        'bank_movement.statement_id',
        'bank_movement.id as movement_id',
        'bank_movement.reference',
        'bank_movement.marks',
      ])
      .where('payment.reversed_on', 'is', null)
      .orderBy('payment.id'),
  );
  return rows.map((row) => ({
    payment: row.id,
    debtor: row.debtor_id,
    cents: cents(row.cents),
    currency: row.currency,
    on: row.paid_on as Day,
    source: row.source,
    ...(row.statement_id === null ? {} : { statement: row.statement_id }),
    ...(row.movement_id === null ? {} : { ofMovement: row.movement_id }),
    ...bankMarksOf(row),
    shares: shares.get(row.id) ?? [],
  }));
}

function bankMarksOf(row: {
  readonly marks: string | null;
  readonly reference: string | null;
}): Pick<KnownPayment, 'marks'> {
  const { marks, reference } = row;
  if (marks !== null) return { marks: byBankOnly(JSON.parse(marks) as readonly string[]) };
  return reference === null ? {} : { marks: [reference] };
}

/** What letters ask to be quoted, also those that were voided or came back: they may have been read all the same. */
function loadLetters(database: Database): Map<string, number> {
  const rows = database.all(
    build
      .selectFrom('letter')
      .innerJoin('recovery_case', 'recovery_case.id', 'letter.case_id')
      .select(['letter.year', 'letter.serial', 'letter.case_id', 'recovery_case.debtor_id'])
      .orderBy('letter.id'),
  );
  return new Map(rows.map((row) => [`${protocolText(row.year, row.serial)} ${row.case_id}`, row.debtor_id]));
}
