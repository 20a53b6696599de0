import type { Book } from '../../src/office/book.ts';

/** All that an import may leave behind, told without ids: whatever order the rows had, it must be the same. */
export function content({ database }: Book): unknown[] {
  return [
    `select name, code, vat_number, tax_code, address, postcode, city, phone, pec, email, kind, language from debtor`,
    `select d.name, i.number, i.issued_on, i.instalment, i.due_on, i.amount_cents, i.open_cents, i.currency, i.is_credit_note
       from invoice i join debtor d on d.id = i.debtor_id`,
    `select d.name, p.paid_on, p.cents, p.currency, p.source from payment p join debtor d on d.id = p.debtor_id`,
    `select d.name, c.status, c.opened_on, c.close_reason from recovery_case c join debtor d on d.id = c.debtor_id`,
    `select d.name, a.status, a.task, a.step, a.due_on, a.owed_cents, a.currency
       from agenda a join recovery_case c on c.id = a.case_id join debtor d on d.id = c.debtor_id`,
  ].map((sql) =>
    database.connection
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  );
}
