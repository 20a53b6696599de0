/** The list of open cases with the step each is at and the day it falls on. */
import type { AgendaEntry, AgendaLine } from '../../db/agenda.ts';
import {
  caseCells,
  casesOf,
  caseColumns,
  dayText,
  isMixed,
  shownCount,
  todoWithHour,
  type Voice,
} from './agendaView.ts';
import { dim } from '../screen/ink.ts';
import type { MorningAgenda } from './morning.ts';
import type { Page } from '../screen/page.ts';
import { bindingBlocker } from './reasonView.ts';

/** The cases of a list: how many of each kind, and the first of them. */
export interface CaseList extends Pick<MorningAgenda, 'totals' | 'entriesOf'> {
  readonly first: (count: number) => readonly AgendaLine[];
}

/** Rows of a list unless all are asked for. */
const SHOWN_ROWS = 20;

/** Writes the list: the first twenty unless all are wanted, and then the command that shows the rest. */
export function writeCaseList(
  page: Page,
  voice: Voice,
  { totals, first, entriesOf }: CaseList,
  { isAll, commandForAll }: { readonly isAll: boolean | undefined; readonly commandForAll: string },
): void {
  const { agenda } = voice.messages;
  const shown = first(shownCount(SHOWN_ROWS, isAll));
  const columns = caseColumns(voice, [
    { header: agenda.from, cardLine: 2 },
    { header: agenda.stepAndReason, wraps: true, cardLine: 3 },
  ]);
  const mixed = isMixed(totals);
  page.table(
    columns,
    entriesOf(shown).map((entry) => [
      ...caseCells(voice, entry, mixed),
      sinceText(voice, entry),
      stepAndReason(voice, entry),
    ]),
  );
  const left = casesOf(totals) - shown.length;
  if (left > 0) page.line(dim(`        ${agenda.more(left, commandForAll)}`));
}

/** `prima lettera` for what is due; `seconda lettera: termine in corso` for what is not. */
function stepAndReason(voice: Voice, entry: AgendaEntry): string {
  const todo = todoWithHour(voice, entry);
  if (entry.status === 'due') return todo;
  const blocker = bindingBlocker(entry.reasons, entry.due);
  if (blocker === undefined) return todo;
  const why = voice.messages.agenda.shortBlocker(blocker.code);
  return entry.task === 'none' ? why : `${todo}: ${why}`;
}

function sinceText(voice: Voice, { status, due }: AgendaEntry): string {
  if (due === undefined) return '-';
  return status === 'due' ? voice.messages.common.today : dayText(voice, due);
}
