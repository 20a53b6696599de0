/**
 * How undo knows what a row looked like. For every table whose rows an act may change there are triggers that keep the
 * row as it was before, under the operation that is under way. New rows need no copy: their ids ascend, so an operation
 * only notes the range (operations.ts). The triggers are written from the tables themselves after each migration, so a
 * new column can never be forgotten.
 */
import type { Database } from './database.ts';

/** Tables whose changes are undone. Not here: the journal and the operations (history), the agenda (rebuilt), letter_item (frozen). */
export const CAPTURED_TABLES = [
  'debtor',
  'import_file',
  'invoice',
  'payment',
  'allocation',
  'recovery_case',
  'letter',
  'step_taken',
  'contact',
  'promise',
  'plan',
  'plan_instalment',
  'plan_item',
  'hold',
  'dispute',
  'bank_statement',
  'bank_movement',
  'debtor_iban',
  'debtor_contact',
  'debtor_alias',
  'commercial_information',
  'insolvency',
  'tracing',
  'credit',
  'rate',
  'chosen_rating',
] as const;

export type CapturedTable = (typeof CAPTURED_TABLES)[number];

/** (Re)creates the triggers. The operation under way is the newest one: acts are serialised by the write lock. */
export function installCapture({ connection }: Database): void {
  for (const table of CAPTURED_TABLES) {
    const columns = connection.pragma(`table_info(${table})`) as { name: string }[];
    // A migration further on creates it.
    if (columns.length === 0) continue;
    const image = columns.map(({ name }) => `'${name}', old.${name}`).join(', ');
    for (const event of ['update', 'delete'] as const) {
      connection.exec(`
drop trigger if exists keep_${table}_before_${event};
create trigger keep_${table}_before_${event} before ${event} on ${table}
begin
  insert into row_change (operation_id, table_name, row_id, before)
  values ((select max(id) from operation), '${table}', old.id, json_object(${image}));
end;`);
    }
  }
}
