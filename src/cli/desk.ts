/** From a command's desk to the office: the book opened, and the moment the act happens in. */
import type { Book, Moment } from '../office/book.ts';
import type { Desk } from './command.ts';
import { hourInRome, isoInstant } from './context.ts';
import { openWorkspace, type Workspace } from './workspace/workspace.ts';

/** A workspace at work. */
export interface OfficeDesk {
  readonly workspace: Workspace;
  readonly book: Book;
  readonly moment: Moment;
}

/** Opens the workspace for reading or writing; `who` is the first collector unless told otherwise. */
export async function openOffice(desk: Desk, access: 'read' | 'write', who?: string): Promise<OfficeDesk> {
  const workspace = await openWorkspace(desk, access);
  const { settings, database, rulesKey } = workspace;
  const book = { database, settings, ...(rulesKey === undefined ? undefined : { rulesKey }) };
  const now = desk.context.now();
  const moment: Moment = {
    today: desk.today,
    at: isoInstant(now),
    time: hourInRome(now),
    who: who ?? settings.collectors[0].id,
  };
  return { workspace, book, moment };
}
