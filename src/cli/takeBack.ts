/** `undo` and `redo`: the operation is shown first, then taken back or brought back when the person agrees. */
import { loadFacts } from '../db/caseFacts.ts';
import { rehearse } from '../office/act.ts';
import { previewRedo, previewUndo, redo, undo, type Toggled } from '../office/undo.ts';
import { declined, whatComesNext, type ComesNext } from './afterChange.ts';
import type { Desk } from './command.ts';
import { dayInRome, hourInRome, hourOn } from './context.ts';
import { openOffice, type OfficeDesk } from './desk.ts';
import { bold } from './screen/ink.ts';
import { journalText } from './case/journalView.ts';
import type { Outcome } from './screen/outcome.ts';
import type { Page } from './screen/page.ts';

export type Direction = 'undo' | 'redo';

const ACTS = { undo: { preview: previewUndo, act: undo }, redo: { preview: previewRedo, act: redo } };

/** Cases whose next step is told afterwards; an import may touch thousands. */
const MOST_CASES_TOLD = 3;
const MOST_ENTRIES_SHOWN = 5;

/** Runs either command. Refuses (not-found) `nothing-to-undo`, `nothing-to-redo`; (rule) `changed-meanwhile`. */
export async function takeBack(desk: Desk, direction: Direction): Promise<Outcome> {
  const office = await openOffice(desk, 'write');
  const { preview, act } = ACTS[direction];
  const seen = preview(office.book);
  const { dryRun, yes } = desk.globals;
  const words = desk.messages.caseLife.undo;
  if (!dryRun && !yes) {
    if (desk.ask.isPossible) await desk.show((page) => operationPage(page, desk, seen, direction));
    const message = direction === 'undo' ? words.confirmUndo : words.confirmRedo;
    if (!(await desk.ask.confirm({ message, usually: true })))
      return declined(desk, direction, operationData(seen));
  }
  const work = (): readonly CaseNext[] => {
    act(office.book, office.moment, seen);
    return nextOf(desk, office, seen);
  };
  const nexts = dryRun ? rehearse(office.book, work) : work();
  return {
    schema: `dunning.${direction}/1`,
    data: {
      ...operationData(seen),
      written: !dryRun,
      next: nexts.map(({ number, next }) => ({ case: number, ...next.data })),
    },
    screen: (page) => {
      const isShown = desk.ask.isPossible && !yes && !dryRun;
      if (!isShown) operationPage(page, desk, seen, direction);
      if (dryRun) page.line(desk.messages.common.dryRun);
      else page.line(bold(direction === 'undo' ? words.undone : words.redone));
      for (const { number, next } of nexts)
        page.paragraph(`${desk.messages.common.case} ${number}: ${next.lines.join(' ')}`);
    },
    hints: dryRun ? [] : [direction === 'undo' ? words.redoHint : desk.messages.common.undoHint],
  };
}

interface CaseNext {
  readonly number: number;
  readonly next: ComesNext;
}

/** What the cases are due for afterwards; one that was opened by what is undone is there no more. */
function nextOf(desk: Desk, { book }: OfficeDesk, { cases }: Toggled): CaseNext[] {
  const told = loadFacts(book.database, cases.slice(0, MOST_CASES_TOLD));
  return told.map(({ number }) => ({ number, next: whatComesNext(desk, book, number) }));
}

function operationData({ command, on, at, who, operations, cases }: Toggled): Record<string, unknown> {
  return { command, on, at, who, operations, cases };
}

/** The day of the book it was done on; under a replaced day, when it was recorded beside it. */
function whenText({ format, messages }: Desk, { on, at }: Toggled): string {
  const instant = new Date(at);
  const hour = hourOn(on, at);
  if (hour !== undefined) return `${format.fullDay(on)} ${hour}`;
  const recorded = `${format.day(dayInRome(instant))} ${hourInRome(instant)}`;
  return `${format.fullDay(on)} (${messages.caseLife.undo.recorded(recorded)})`;
}

/** What, when, by whom, which cases: enough to say yes or no. */
function operationPage(page: Page, desk: Desk, seen: Toggled, direction: Direction): void {
  const { messages } = desk;
  const words = messages.caseLife.undo;
  const { cases, entries, operations } = seen;
  const parts = operations.length === 1 ? '' : ` (${words.parts(operations.length)})`;
  const numbers = cases.length > 8 ? messages.common.cases(cases.length) : cases.join(', ');
  page.line(bold(direction === 'undo' ? words.wouldUndo : words.wouldRedo));
  const rows: [string, string][] = [
    [words.whatHappened, `dunning ${seen.command}${parts}`],
    [words.when, whenText(desk, seen)],
    [words.who, seen.who],
  ];
  if (numbers !== '') rows.push([words.cases, numbers]);
  page.fields(rows, 2);
  for (const entry of entries.slice(0, MOST_ENTRIES_SHOWN)) page.line('  - ', journalText(desk, entry));
  if (entries.length > MOST_ENTRIES_SHOWN) page.line('  ', words.more(entries.length - MOST_ENTRIES_SHOWN));
}
