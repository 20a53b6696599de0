/** The command that does what a case is due for. */
import { letterToProve, onTheDesk } from '../../domain/step/blockers.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { letterBeforeWarning, type Decision } from '../../domain/nextStep.ts';
import type { StepKind } from '../../domain/strategy/strategy.ts';
import { isToRedo } from './reasonView.ts';
import { shellWord } from '../screen/shellWord.ts';

type CommandOf = (facts: CaseFacts, decision: Pick<Decision, 'reasons'>) => string | undefined;

const verb =
  (name: string): CommandOf =>
  ({ number }) =>
    `dunning ${name} ${number}`;

const BY_KIND: Readonly<Record<StepKind, CommandOf>> = {
  call: verb('call'),
  visit: verb('visit'),
  letter: verb('letter'),
  'legal-warning': verb('letter'),
  'address-check': debtorCommand,
  tracing: verb('trace'),
  report: verb('report-uncollectible'),
  assessment: ({ number }) => `dunning assess ${number} --record`,
};

const BY_TASK: Readonly<Record<Exclude<Decision['task'], 'step' | 'decide'>, CommandOf>> = {
  callback: verb('call'),
  'retry-call': verb('call'),
  'follow-up': verb('call'),
  'broken-promise': verb('call'),
  'broken-plan': verb('call'),
  'check-payment': verb('pay'),
  'answer-dispute': verb('dispute'),
  post: (facts, { reasons }) => {
    const { protocol = '' } = onTheDesk(facts) ?? {};
    return isToRedo(reasons) ? `dunning letter --void ${protocol}` : `dunning sent ${protocol}`;
  },
  receipt: (facts) => `dunning receipt ${letterToProve(facts)?.protocol ?? ''}`,
  'check-address': debtorCommand,
  'file-claim': (facts) =>
    facts.insolvency?.isReported === true
      ? `${debtorCommand(facts)} --insolvent ${facts.insolvency.openedOn}`
      : `${debtorCommand(facts)} --claim-filed`,
  'choose-strategy': ({ number }) => `dunning strategy ${number} --set standard`,
  none: () => undefined,
};

/** As it is typed: `dunning call 42`; undefined when nothing is to be done. */
export function commandFor(facts: CaseFacts, decision: Decision): string | undefined {
  const { task, kind } = decision;
  if (task === 'decide') return decidedWith(facts, decision);
  if (task !== 'step') return BY_TASK[task](facts, decision);
  return kind === undefined ? undefined : BY_KIND[kind](facts, decision);
}

/** What a person would most often decide; the reason names the other ways. */
function decidedWith({ number }: CaseFacts, decision: Decision): string {
  const { values } = decision.reasons.find(({ code }) => code === 'task-decide') ?? {};
  if (values?.['because'] === 'interest-left') return `dunning plan ${number} --cancel`;
  if (values?.['because'] === 'accessories-left')
    return `dunning close ${number} --as paid --waive-accessories`;
  if (values?.['because'] !== 'nothing-demanded') return `dunning close ${number} --as ...`;
  const letter = letterBeforeWarning(decision);
  return letter === undefined ? `dunning skip ${number}` : `dunning letter ${number} --step ${letter}`;
}

function debtorCommand({ number, debtor }: CaseFacts): string {
  return `dunning debtor ${customerWord(number, debtor)}`;
}

/** The customer of a case as it is typed: a code only where no shell would take it apart. */
export function customerWord(number: number, { code = '' }: { readonly code?: string | undefined }): string {
  return shellWord(code) === code ? code : String(number);
}
