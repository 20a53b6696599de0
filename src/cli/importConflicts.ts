/** Rows whose signs point to two customers, asked at a terminal: whom they mean, once for all rows that say the same. */
import { identityKey, identityLabel, type DebtorAnswer } from '../domain/debtorMatch.ts';
import type { DebtorConflict, RowProblem } from '../domain/incoming.ts';
import type { ImportReport } from '../office/importBook.ts';
import type { Desk } from './command.ts';
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
 * Asks about every conflict, rehearses with the answers, and asks again about those that appear only then.
 * @returns the answers and what an import with them would do; rows that are left out stay problems
 */
export async function settleConflicts(
  desk: Desk,
  rehearse: (answers: readonly DebtorAnswer[]) => ImportReport,
): Promise<{ readonly plan: ImportReport; readonly answers: readonly DebtorAnswer[] }> {
  const answers: DebtorAnswer[] = [];
  const done = new Set<string>();
  for (;;) {
    const plan = rehearse(answers);
    const open = conflictsIn(plan).filter(({ conflict }) => !done.has(identityKey(conflict.said)));
    if (open.length === 0) return { plan, answers };
    for (const [at, asked] of open.entries()) {
      done.add(identityKey(asked.conflict.said));
      const answer = await ask(desk, asked, at < open.length - 1);
      if (answer === 'all-out') return { plan: rehearse(answers), answers };
      if (answer !== 'out') answers.push({ said: asked.conflict.said, is: answer });
    }
  }
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
