/** Why a case is on its strategy, and the dates it would go through, in words and as programs read them. */
import type { StrategyChoice } from '../../domain/strategy/strategyChoice.ts';
import type { PreviewedStep } from '../../domain/strategy/strategyPreview.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StrategyStanding } from '../../office/case/strategies.ts';
import { dayText, type Voice } from '../agenda/agendaView.ts';
import type { Ink } from '../screen/ink.ts';
import type { Page } from '../screen/page.ts';
import { sentenceValues } from '../screen/sentence.ts';

/** A reason as a sentence. */
function choiceText({ messages, format }: Voice, { code, values }: StrategyChoice['reason']): string {
  return messages.strategy.reason(code, sentenceValues(values, format));
}

/** How the case came to its strategy: `scelta dalla regola: valutazione D`. */
export function chosenText(voice: Voice, { chosen }: Pick<StrategyStanding, 'chosen'>): string {
  const { strategy } = voice.messages;
  if (chosen.reason === undefined) return strategy.unknownReason;
  const reason = choiceText(voice, chosen.reason);
  return chosen.by === 'hand' ? strategy.byHand(reason) : strategy.byRule(reason);
}

/** Whether there was nothing to say about the choice. */
export function isUsual({ chosen: { reason } }: Pick<StrategyStanding, 'chosen'>): boolean {
  return reason === undefined || reason.code === 'usual';
}

/** What the rules would choose by now, where that is another one; a person's choice is told, never questioned. */
export function proposalText(
  voice: Voice,
  { isProposal, chosen, byRule, strategy: name }: StrategyStanding,
): string | undefined {
  const { strategy } = voice.messages;
  const reason = choiceText(voice, byRule.reason);
  if (isProposal) return strategy.proposal(byRule.strategy, reason);
  const isOther = chosen.by === 'hand' && byRule.strategy !== name;
  return isOther ? strategy.ruleWouldBe(byRule.strategy, reason) : undefined;
}

/** The same for programs. */
export function standingData(voice: Voice, { chosen, byRule, isProposal }: StrategyStanding): object {
  const { reason } = chosen;
  return {
    by: chosen.by,
    reason: reason === undefined ? null : { code: reason.code, text: choiceText(voice, reason) },
    proposal: isProposal
      ? {
          strategy: byRule.strategy,
          reason: { code: byRule.reason.code, text: choiceText(voice, byRule.reason) },
        }
      : null,
  };
}

/** The dates, a line each; what the engine goes past stands beside the step that follows. */
export function writePreview(page: Page, voice: Voice, title: string, steps: readonly PreviewedStep[]): void {
  const { strategy, words } = voice.messages;
  page.heading(title);
  if (steps.length === 0) return page.paragraph(strategy.nothingAhead, 2);
  page.table(
    [{ header: '' }, { header: '' }, { header: '', wraps: true }],
    steps.map(({ on, task, step, deadline, passed }): Ink[] => [
      dayText(voice, on),
      step === undefined ? strategy.task(task) : words.step(step),
      [
        ...(deadline === undefined ? [] : [strategy.deadline(dayText(voice, deadline))]),
        ...(passed.length === 0
          ? []
          : [strategy.passed(passed.map((each) => words.step(each.step)).join(', '))]),
      ].join('; '),
    ]),
  );
  page.blank();
  page.paragraph(strategy.assumed, 2);
}

/** The dates for programs. */
export function previewData(steps: readonly PreviewedStep[]): object[] {
  return steps.map(({ on, task, step, kind, deadline, passed }) => ({
    on,
    task,
    step: step ?? null,
    kind: kind ?? null,
    deadline: deadline ?? null,
    passed: passed.map(({ step: id, reason }) => ({ step: id, reason })),
  }));
}

/** The steps of a strategy as they stand in the settings. */
export function ladderData(strategies: Settings['strategies'], name: string): object[] {
  return (strategies[name]?.steps ?? []).map((step) => ({
    id: step.id,
    kind: step.kind,
    from: step.from,
    days: step.days,
    term: step.termDays ?? null,
    only: step.only ?? null,
  }));
}
