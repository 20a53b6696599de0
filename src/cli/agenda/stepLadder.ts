/** The steps of a case's strategy as a ladder: what is behind, what is passed over and why, where it stands, what is to come. */
import type { CaseFacts } from '../../domain/case.ts';
import { latest, type Day } from '../../domain/day.ts';
import type { Decision } from '../../domain/nextStep.ts';
import type { Strategy } from '../../domain/strategy/strategy.ts';
import type { JournalEntry } from '../../db/journal.ts';
import { dayText, type Voice } from './agendaView.ts';

/**
 * `left-out`: behind the case without ever having been taken, because the strategy was changed. `stopped`: not taken as
 * long as proceedings last (rule 15).
 */
type RungState = 'done' | 'skipped' | 'passed' | 'now' | 'next' | 'later' | 'left-out' | 'stopped';

export interface Rung {
  readonly step: string;
  readonly state: RungState;
  /** The day it was taken, or the day it can be done from. */
  readonly on: Day | null;
  /** Why it was passed over. */
  readonly reason: string | null;
}

/** Every step of the strategy, in climbing order. */
export function stepLadder(
  facts: CaseFacts,
  strategy: Strategy,
  decision: Decision,
  journal: readonly JournalEntry[],
): Rung[] {
  const current = strategy.steps.findIndex((step) => step.id === decision.step?.id);
  const lastTaken = strategy.steps.findLastIndex(({ id }) => facts.steps.some(({ step }) => step === id));
  const isStopped = decision.blockers.some(({ code }) => code === 'insolvent');
  const passing = new Map(decision.passed.map(({ step, reason }) => [step, reason]));
  return strategy.steps.map(({ id: step }, index): Rung => {
    // What is taken again, or was passed before its time came, is the step ahead all the same.
    if (index === current && !isStopped) return currentRung(step, decision);
    const taken = facts.steps.findLast((candidate) => candidate.step === step);
    if (taken !== undefined) {
      const reason = taken.outcome === 'passed' ? passedBecause(step, journal) : null;
      return { step, state: taken.outcome, on: taken.on, reason };
    }
    if (isStopped && (current === -1 || index >= current))
      return { step, state: 'stopped', on: null, reason: null };
    const reason = passing.get(step);
    if (reason !== undefined) return { step, state: 'passed', on: null, reason };
    const isAhead = decision.status !== 'closed' && index > (current === -1 ? lastTaken : current);
    return { step, state: isAhead ? 'later' : 'left-out', on: null, reason: null };
  });
}

function currentRung(step: string, decision: Decision): Rung {
  if (decision.task !== 'step') return { step, state: 'next', on: stepDay(decision), reason: null };
  const state = decision.status === 'due' ? 'now' : 'next';
  return { step, state, on: decision.due ?? null, reason: null };
}

/** The day the step itself can be taken, where something else comes first; null when that depends on what happens. */
function stepDay({ blockers, reasons }: Decision): Day | null {
  const counted = reasons.find(({ code }) => code.startsWith('counted-from-'))?.values['due'] as
    Day | undefined;
  const days = [counted, ...blockers.map(({ until }) => until)];
  const [first, ...others] = days.filter((day) => day !== undefined);
  return first === undefined || blockers.some(({ until }) => until === undefined)
    ? null
    : latest(first, ...others);
}

/** How a rung stands, in words. */
export function rungText(voice: Voice, { state, on, reason }: Rung): string {
  const { agenda, words } = voice.messages;
  const day = on === null ? '' : dayText(voice, on);
  const texts: Readonly<Record<RungState, string>> = {
    done: agenda.stepDone(day),
    skipped: agenda.stepSkipped(day),
    passed: agenda.stepPassed(reason === null ? '' : words.passReason(reason)),
    now: agenda.stepNow,
    next: day === '' ? agenda.stepAhead : agenda.stepNext(day),
    later: agenda.stepLater,
    'left-out': agenda.stepLeftOut,
    stopped: agenda.stepStopped,
  };
  return texts[state];
}

/** The journal said why when the step was passed. */
function passedBecause(step: string, journal: readonly JournalEntry[]): string | null {
  const entry = journal.findLast(({ kind, data }) => kind === 'step-passed' && data['step'] === step);
  const reason = entry?.data['reason'];
  return typeof reason === 'string' ? reason : null;
}
