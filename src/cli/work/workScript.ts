/** What to ask on the phone or at the door: the invoice, the reason, a certain date, in the tone the strategy has come to. */
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { unansweredBrokenPromise } from '../../domain/agreed/promise.ts';
import type { Step, Strategy } from '../../domain/strategy/strategy.ts';
import type { Book } from '../../office/book.ts';
import type { Desk } from '../command.ts';

type Tone = NonNullable<Step['tone']>;

/** Sentences to say, in their order; who calls and for whom comes first, before a word about the debt. */
export function scriptOf(
  desk: Desk,
  { settings }: Book,
  { facts, decision }: { readonly facts: CaseFacts; readonly decision: Decision },
): string[] {
  const { script } = desk.messages.work;
  const caller = settings.collectors.find(({ id }) => id === facts.collector)?.name ?? facts.collector;
  const { contactPerson } = facts.debtor;
  const person = contactPerson === undefined ? script.anybody : script.person(contactPerson);
  return [
    `${script.greeting(caller, settings.creditor.name)} ${person}`,
    ...questionsOf(desk, settings, facts, decision),
  ];
}

function questionsOf(desk: Desk, settings: Book['settings'], facts: CaseFacts, decision: Decision): string[] {
  const { script } = desk.messages.work;
  const { format } = desk;
  if (decision.task === 'check-payment') return [script.paid.when, script.paid.proof];
  if (decision.step?.only === 'before-due') return courtesyQuestions(desk, facts);
  const tone = toneOf(decision.step, settings.strategies[facts.strategy]);
  const broken = unansweredBrokenPromise(facts, settings.rules, desk.today)?.promise;
  if (broken !== undefined) {
    const amount = format.money(broken.cents, broken.currency);
    return [script.broken.what(amount, format.shortDay(broken.by)), script.reason[tone], script.broken.when];
  }
  const { items, main } = decision.claim;
  const oldest = items.find((item) => item.openCents > 0);
  if (oldest === undefined) return [script.reason[tone], script.certain[tone]];
  const rest = main.cents > oldest.openCents ? [script.rest(format.money(main.cents, main.currency))] : [];
  return [script.opening[tone](...told(desk, oldest)), script.reason[tone], script.certain[tone], ...rest];
}

/** Before the due date nothing is demanded: whether the invoice came, whether all is well, when it will be paid. */
function courtesyQuestions(desk: Desk, { items }: CaseFacts): string[] {
  const { courtesy } = desk.messages.work.script;
  const [next] = items
    .filter((item) => item.openCents > 0 && item.dueOn >= desk.today)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return [
    ...(next === undefined ? [] : [courtesy.received(...told(desk, next))]),
    courtesy.fine,
    courtesy.when,
  ];
}

function told({ format }: Desk, item: CaseItem): [invoice: string, amount: string, due: string] {
  return [item.number, format.money(item.openCents, item.currency), format.day(item.dueOn)];
}

/** The tone of the step; a call or a visit without one speaks as the last letter before it did. */
function toneOf(step: Step | undefined, strategy: Strategy | undefined): Tone {
  if (step?.tone !== undefined) return step.tone;
  const steps = strategy?.steps ?? [];
  const position = steps.findIndex(({ id }) => id === step?.id);
  const before = position === -1 ? steps : steps.slice(0, position);
  return before.findLast(({ tone }) => tone !== undefined)?.tone ?? 'friendly';
}
