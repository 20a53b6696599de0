/** Rows whose signs point to two customers, asked at a terminal: whom they mean, once for all rows that say the same. */
import { identityKey, identityLabel, type DebtorAnswer } from '../../domain/debtor/debtorMatch.ts';
import type { DebtorConflict, RowProblem } from '../../domain/import/incoming.ts';
import type { ImportReport } from '../../office/import/importBook.ts';
import type { Desk } from '../command.ts';
import { conflictSentences, signAndName } from './importView.ts';

/** A conflict with its first row, and how many rows say the same. */
interface Asked {
  readonly problem: RowProblem;
  readonly conflict: DebtorConflict;
  readonly rows: number;
}

/** What stands in a choice for something else than a debtor's key. */
const OTHERS = ['new', 'out', 'all-out'] as const;

/**
 * Asks about every conflict (`<` goes back), rehearses with the answers, and asks again about those that appear only then.
 * @returns the answers and what an import with them would do; rows that are left out stay problems
 */
export async function settleConflicts(
  desk: Desk,
  rehearse: (answers: readonly DebtorAnswer[]) => ImportReport,
): Promise<{ readonly plan: ImportReport; readonly answers: readonly DebtorAnswer[] }> {
  const said = new Map<string, DebtorAnswer>();
  /** The place of the question where all that follow were left out. */
  let outFrom = Infinity;
  let plan: ImportReport | undefined;
  const rehearsing = (settled: ReadonlySet<string>, at: number) => async (): Promise<void> => {
    // After `<` there may be answers to questions that do not come again.
    for (const key of said.keys()) if (!settled.has(key)) said.delete(key);
    plan = rehearse([...said.values()]);
    const open = conflictsIn(plan).filter((asked) => at < outFrom && !settled.has(keyOf(asked)));
    const next = open.map((asked, index) => asking(asked, at + 1 + index, index < open.length - 1));
    if (open.length > 0)
      next.push(rehearsing(new Set([...settled, ...open.map(keyOf)]), at + open.length + 1));
    steps.splice(at + 1, Infinity, ...next);
  };
  const asking = (asked: Asked, at: number, areOthers: boolean) => async (): Promise<void> => {
    said.delete(keyOf(asked));
    if (at > outFrom) return;
    const answer = await ask(desk, asked, areOthers);
    outFrom = answer === 'all-out' ? at : Infinity;
    if (answer !== 'out' && answer !== 'all-out')
      said.set(keyOf(asked), { said: asked.conflict.said, is: answer });
  };
  const steps = [rehearsing(new Set(), 0)];
  await desk.ask.inOrder(steps);
  if (plan === undefined) throw new Error('an import was not rehearsed');
  return { plan, answers: [...said.values()] };
}

function keyOf({ conflict }: Asked): string {
  return identityKey(conflict.said);
}

function conflictsIn({ problems }: ImportReport): Asked[] {
  const conflicts = problems.flatMap((problem) =>
    problem.conflict === undefined ? [] : [{ problem, conflict: problem.conflict }],
  );
  return [...Map.groupBy(conflicts, ({ conflict }) => identityKey(conflict.said)).values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => ({ ...first, rows: alike.length })),
  );
}

async function ask(
  desk: Desk,
  { problem, conflict, rows }: Asked,
  areOthers: boolean,
): Promise<number | (typeof OTHERS)[number]> {
  const words = desk.messages.debtors.conflict;
  await desk.show((page) => {
    for (const sentence of conflictSentences(desk.messages, problem).slice(0, 1)) page.paragraph(sentence);
  });
  const value = await desk.ask.choose({
    message: words.who(identityLabel(conflict.said), rows),
    flag: '--skip-bad',
    // Enter alone books nothing to anybody.
    usually: 'out',
    choices: [
      ...conflict.debtors.map((debtor) => ({ value: String(debtor.key), label: signAndName(debtor) })),
      { value: 'new', label: words.isNew },
      { value: 'out', label: words.leaveOut(rows) },
      ...(areOthers ? [{ value: 'all-out', label: words.leaveAllOut }] : []),
    ],
  });
  return OTHERS.find((other) => other === value) ?? Number(value);
}
