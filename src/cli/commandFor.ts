/** The command that does what a case is due for. */
import { letterToPost, letterToProve } from '../domain/blockers.ts';
import type { CaseFacts } from '../domain/case.ts';
import type { Decision } from '../domain/nextStep.ts';
import type { StepKind } from '../domain/strategy.ts';

/** As it is typed: `dunning call 42`; undefined when nothing is to be done. */
export function commandFor(facts: CaseFacts, decision: Decision): string | undefined {
  const { number } = facts;
  switch (decision.task) {
    case 'callback':
    case 'retry-call':
    case 'follow-up':
    case 'broken-promise':
      return `dunning call ${number}`;
    case 'check-payment':
      return `dunning pay ${number}`;
    case 'answer-dispute':
      return `dunning dispute ${number}`;
    case 'post':
      return `dunning sent ${letterToPost(facts)?.protocol ?? ''}`;
    case 'receipt':
      return `dunning receipt ${letterToProve(facts)?.protocol ?? ''}`;
    case 'check-address':
      return debtorCommand(facts);
    case 'decide':
      return `dunning close ${number}`;
    case 'step':
      return decision.kind === undefined ? undefined : stepCommand(decision.kind, facts);
    case 'none':
      return undefined;
  }
}

function stepCommand(kind: StepKind, facts: CaseFacts): string {
  const { number } = facts;
  switch (kind) {
    case 'call':
      return `dunning call ${number}`;
    case 'visit':
      return `dunning visit ${number}`;
    case 'letter':
    case 'legal-warning':
      return `dunning letter ${number}`;
    case 'address-check':
    case 'tracing':
      return debtorCommand(facts);
    case 'report':
      return `dunning skip ${number}`;
    case 'assessment':
      return `dunning close ${number}`;
  }
}

/** A code is typed as it is only where no shell would take it apart. */
function debtorCommand({ number, debtor }: CaseFacts): string {
  const { code = '' } = debtor;
  return `dunning debtor ${/^[\w.-]+$/.test(code) ? code : number}`;
}
