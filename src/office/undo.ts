/** Taking the last act back, and bringing it back again (rule 19). */
import { appendToJournal, readJournal, type JournalEntry } from '../db/journal.ts';
import { withOpenCasesBeside } from '../db/openCasesBeside.ts';
import {
  casesOfOperation,
  finishOperation,
  redoable,
  startOperation,
  toggleAct,
  undoable,
  type OperationRow,
} from '../db/operations.ts';
import type { Day } from '../domain/day.ts';
import { Refusal } from '../domain/refusal.ts';
import { refreshAgenda } from './agenda/agenda.ts';
import type { Book, Moment } from './book.ts';

/** The act that was, or would be, taken back or brought back. */
export interface Toggled {
  readonly command: string;
  /** The day of the book it was done on. */
  readonly on: Day;
  /** UTC instant it was recorded at. */
  readonly at: string;
  readonly who: string;
  readonly operations: readonly number[];
  readonly cases: readonly number[];
  readonly entries: readonly JournalEntry[];
}

/** What `undo` would take back; reads only. Refuses (not-found): `nothing-to-undo`. */
export function previewUndo(book: Book): Toggled {
  return describe(book, chosen(undoable(book.database), 'nothing-to-undo'));
}

/** What `redo` would bring back; reads only. Refuses (not-found): `nothing-to-redo`. */
export function previewRedo(book: Book): Toggled {
  return describe(book, chosen(redoable(book.database), 'nothing-to-redo'));
}

/**
 * Takes the last act back: an import or a batch as a whole. What it did stays in the journal, marked as undone.
 * @param agreed the operations a person saw and agreed to; refuses (rule) `changed-meanwhile` when others came after them
 */
export function undo(book: Book, moment: Moment, agreed?: Toggled): Toggled {
  return toggle(book, moment, 'undo', () => chosen(undoable(book.database), 'nothing-to-undo'), agreed);
}

/** Brings the last undone act back; `agreed` as for undo. */
export function redo(book: Book, moment: Moment, agreed?: Toggled): Toggled {
  return toggle(book, moment, 'redo', () => chosen(redoable(book.database), 'nothing-to-redo'), agreed);
}

function toggle(
  book: Book,
  moment: Moment,
  kind: 'undo' | 'redo',
  choose: () => OperationRow[],
  agreed: Toggled | undefined,
): Toggled {
  const { database } = book;
  const { today: on, at, who } = moment;
  return database.transaction(() => {
    const acts = choose();
    const toggled = describe(book, acts);
    if (agreed !== undefined && agreed.operations.join() !== toggled.operations.join()) {
      throw new Refusal('rule', 'changed-meanwhile');
    }
    for (const act of acts) {
      const operation = startOperation(database, { kind, command: kind, on, at, who, target: act.id });
      toggleAct(database, act, operation.id);
      const data = { command: act.command, operation: act.id };
      const cases = casesOfOperation(database, act.id);
      const entries = cases.map((caseNumber) => ({
        operation: operation.id,
        caseNumber,
        on,
        at,
        who,
        kind,
        data,
      }));
      appendToJournal(database, entries);
      finishOperation(database, operation, {});
    }
    refreshAgenda(book, on, withOpenCasesBeside(database, toggled.cases));
    return toggled;
  });
}

function describe(book: Book, acts: readonly OperationRow[]): Toggled {
  // What began it names it: a night's run goes on to issue letters.
  const first = acts.reduce<OperationRow | undefined>(
    (least, act) => (least && least.id < act.id ? least : act),
    undefined,
  );
  if (first === undefined) throw new Refusal('not-found', 'nothing-to-undo');
  const operations = acts.map((act) => act.id);
  const cases = new Set(operations.flatMap((operation) => casesOfOperation(book.database, operation)));
  const entries = operations.flatMap((operation) =>
    readJournal(book.database, { operation, withUndone: true, limit: 20 }),
  );
  return {
    command: first.command,
    on: first.on_day as Day,
    at: first.at,
    who: first.who,
    operations,
    cases: [...cases].sort((a, b) => a - b),
    entries,
  };
}

function chosen(acts: OperationRow[], otherwise: string): OperationRow[] {
  if (acts.length === 0) throw new Refusal('not-found', otherwise);
  return acts;
}
