/** What was done in one sitting, counted; what is left comes from the book. */
import { cents, totalsByCurrency, type Money } from '../../domain/money.ts';
import type { Toggled } from '../../office/undo.ts';
import { moneyText } from '../agenda/agendaView.ts';
import type { Desk } from '../command.ts';
import { bold } from '../screen/ink.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { WorkQueue } from './workQueue.ts';

/** Something recorded in this session, as it would be taken back. */
export interface Deed {
  readonly case: number;
  readonly act: Toggled;
  /** What there was to do before. */
  readonly thing: string;
}

/** How a session ended. */
export interface SessionEnd {
  readonly deeds: readonly Deed[];
  readonly queue: WorkQueue;
  readonly minutes: number;
  readonly isInterrupted: boolean;
  readonly isOneSection: boolean;
}

/** The answer of `dunning work`: what was done, what is left, how to go on. */
export function workOutcome(desk: Desk, end: SessionEnd): Outcome {
  const { deeds, queue, minutes, isInterrupted, isOneSection } = end;
  const { work } = desk.messages;
  const cases = new Set(deeds.map((deed) => deed.case)).size;
  const left = queue.now.length;
  return {
    schema: 'dunning.work/1',
    data: { cases, operations: deeds.flatMap(({ act }) => act.operations), left, later: queue.later.length },
    screen: (page) => {
      page.blank();
      page.line(bold(isInterrupted ? work.interrupted(cases) : work.finished(cases, minutes)));
      const done = tally(desk, deeds);
      if (done !== '') page.paragraph(done, 2);
      if (left > 0) page.line(work.rest(left));
      else if (queue.later.length === 0) page.line(isOneSection ? work.nothingInSection : work.nothingLeft);
      for (const { at, case: number } of queue.later) page.line(work.later(at ?? '', number));
    },
    exitCode: isInterrupted ? 130 : 0,
  };
}

/** `nessuna risposta 3, promessa 2 (promessi 9.000,00 EUR), lettere emesse 1`. */
function tally(desk: Desk, deeds: readonly Deed[]): string {
  const { work } = desk.messages;
  const counts = new Map<string, number>();
  for (const deed of deeds) {
    const label = labelOf(desk, deed);
    counts.set(label, (counts.get(label) ?? 0) + deed.act.operations.length);
  }
  const parts = [...counts].map(([label, count]) => work.tally(label, count));
  const promised = totalsByCurrency(deeds.flatMap(promiseOf));
  return [...parts, ...(promised.length === 0 ? [] : [work.promised(moneyText(desk, promised))])].join(', ');
}

function labelOf({ messages }: Desk, { act }: Deed): string {
  const outcome = contactIn(act)?.['outcome'];
  if (typeof outcome === 'string') return messages.words.outcome(outcome);
  const acts: Readonly<Record<string, string>> = messages.work.acts;
  // Issuing a letter and taking it out are one command.
  const isVoided = act.command === 'letter' && act.entries.some(({ kind }) => kind === 'letter-voided');
  return acts[isVoided ? 'letter-void' : act.command] ?? act.command;
}

function promiseOf({ act }: Deed): Money[] {
  const promise = contactIn(act)?.['promise'];
  if (typeof promise !== 'object' || promise === null) return [];
  const { cents: amount, currency } = promise as { readonly cents: unknown; readonly currency: unknown };
  return typeof amount === 'number' && typeof currency === 'string'
    ? [{ cents: cents(amount), currency }]
    : [];
}

function contactIn({ entries }: Toggled): Readonly<Record<string, unknown>> | undefined {
  return entries.find(({ kind }) => kind === 'call' || kind === 'visit')?.data;
}
