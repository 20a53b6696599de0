/**
 * The dates a case would go through if nobody paid: the rules asked day by day, with everything done on the day it is due.
 * Letters are posted the day they are issued and registered ones arrive in a week; whoever is called is reached and
 * promises nothing.
 */
import { addWorkingDays } from '../calendar.ts';
import type { CaseFacts, ContactFact, LetterFact, StepTaken } from '../case.ts';
import { latest, type Day } from '../day.ts';
import { channelFor, deadlineFrom, termDaysFor } from '../step/letterPlan.ts';
import { nextStep, type Decision } from '../nextStep.ts';
import type { PassedStep } from '../step/ladder.ts';
import type { Currency } from '../money.ts';
import type { Rules } from '../settings.ts';
import type { Step, StepKind, Strategy } from './strategy.ts';
import { present } from '../present.ts';

/** One thing done on the way. */
export interface PreviewedStep {
  readonly on: Day;
  readonly task: Decision['task'];
  /** The step it completes, if any. */
  readonly step?: string;
  readonly kind?: StepKind;
  /** What a letter would grant. */
  readonly deadline?: Day;
  readonly passed: readonly PassedStep[];
}

/** What the simulation works with. */
interface Walk {
  readonly strategy: Strategy;
  readonly rules: Rules;
  readonly on: Day;
}

/** No ladder comes near it: whatever asks for the same again and again ends there. */
const MOST_ENTRIES = 60;

/** From a day to another, both included; ends where a person has to decide, or where nothing is due any more. */
export function strategyPreview(
  facts: CaseFacts,
  strategy: Strategy,
  rules: Rules,
  { from, until, currency }: { readonly from: Day; readonly until: Day; readonly currency: Currency },
): PreviewedStep[] {
  const entries: PreviewedStep[] = [];
  let now = facts;
  let on: Day | undefined = from;
  while (on !== undefined && on <= until && entries.length < MOST_ENTRIES) {
    const decision: Decision = nextStep(now, strategy, rules, on, currency);
    if (decision.status !== 'due') {
      on = decision.recheckOn;
      continue;
    }
    const after = carriedOut(now, decision, { strategy, rules, on });
    entries.push(entryOf(decision, now, after, on));
    if (after === undefined) break;
    now = after;
  }
  return entries;
}

function entryOf(
  { task, passed }: Decision,
  before: CaseFacts,
  after: CaseFacts | undefined,
  on: Day,
): PreviewedStep {
  const taken = after?.steps.findLast((each) => each.outcome === 'done' && !before.steps.includes(each));
  if (taken === undefined) return { on, task, passed: [] };
  return {
    on,
    task,
    step: taken.step,
    ...present({ kind: taken.kind, deadline: taken.deadline }),
    passed,
  };
}

/** The case once the task is done; undefined where a person has to decide. */
function carriedOut(facts: CaseFacts, decision: Decision, walk: Walk): CaseFacts | undefined {
  const { task, step } = decision;
  const taken = task === 'step' ? step : undefined;
  if (taken !== undefined) return stepCarriedOut(facts, decision, taken, walk);
  return WHEN_DONE[task]?.(facts, decision, walk);
}

type Change = (facts: CaseFacts, decision: Decision, walk: Walk) => CaseFacts;

const WHEN_DONE: Readonly<Record<Decision['task'], Change | undefined>> = {
  callback: spokenTo,
  'retry-call': spokenTo,
  'follow-up': spokenTo,
  'check-payment': spokenTo,
  'broken-promise': spokenTo,
  'broken-plan': spokenTo,
  post: (facts, _decision, walk) =>
    withEachLetter(facts, walk, (letter) => ({ ...letter, sentOn: letter.sentOn ?? walk.on })),
  receipt: (facts, _decision, walk) =>
    withEachLetter(facts, walk, (letter) => ({ ...letter, arrivedOn: letter.arrivedOn ?? walk.on })),
  'check-address': (facts, _decision, { on }) => withAddressChecked(facts, on),
  'answer-dispute': (facts) => ({
    ...facts,
    items: facts.items.map((item) => ({ ...item, isDisputed: false })),
    disputes: [],
  }),
  step: undefined,
  'file-claim': undefined,
  decide: undefined,
  'choose-strategy': undefined,
  none: undefined,
};

function stepCarriedOut(facts: CaseFacts, decision: Decision, step: Step, walk: Walk): CaseFacts {
  const { on } = walk;
  const passing = {
    ...facts,
    steps: [
      ...facts.steps,
      ...decision.passed.map((passed): StepTaken => ({
        ...passed,
        outcome: 'passed',
        on,
        isUnreachable: false,
      })),
    ],
  };
  if (step.kind === 'letter' || step.kind === 'legal-warning')
    return letterSent(passing, decision, step, walk);
  if (step.kind === 'call' || step.kind === 'visit') {
    return withStep(withContact(passing, step.kind, on, step), decision, step, { on });
  }
  const checked = step.kind === 'address-check' ? withAddressChecked(passing, on) : passing;
  return withStep(checked, decision, step, { on });
}

function letterSent(facts: CaseFacts, { claim }: Decision, step: Step, { rules, on }: Walk): CaseFacts {
  const via = channelFor(step, facts);
  const arrivedOn = via === 'registered' ? addWorkingDays(on, WORKING_DAYS_ON_THE_WAY, rules.patronDay) : on;
  const termDays = termDaysFor(step, facts.debtor);
  const id = Math.max(0, ...facts.letters.map((each) => each.id)) + 1;
  const runsFrom = step.kind === 'legal-warning' ? arrivedOn : on;
  const deadline = termDays === 0 ? {} : { deadline: deadlineFrom(runsFrom, termDays, rules) };
  const letter: LetterFact = {
    id,
    protocol: '',
    step: step.id,
    issuedOn: on,
    termDays,
    ...deadline,
    sentOn: on,
    sentVia: via,
    arrivedOn,
  };
  const listed = new Set(claim.items.map((item) => item.id));
  const isDigital = via === 'email' || via === 'pec';
  return {
    ...facts,
    ...(isDigital ? { digitalRequests: [...(facts.digitalRequests ?? []), on] } : {}),
    items: facts.items.map((item) => (listed.has(item.id) ? { ...item, wasDemanded: true } : item)),
    letters: [...facts.letters, letter],
    steps: [...facts.steps, takenStep(step, { on: runsFrom, ...deadline })],
  };
}

/** A registered letter, until it is delivered. */
const WORKING_DAYS_ON_THE_WAY = 5;

/** Letters as they are after posting or delivery, and the steps that are complete with it. */
function withEachLetter(
  facts: CaseFacts,
  { strategy, rules }: Walk,
  change: (letter: LetterFact) => LetterFact,
): CaseFacts {
  const letters = facts.letters.map(change);
  const steps = letters.flatMap((letter): StepTaken[] => {
    const { step: id, termDays, deadline } = letter;
    if (facts.steps.some((taken) => taken.step === id)) return [];
    // The letter may be of a ladder the case is no longer on.
    const step = { id, kind: strategy.steps.find((each) => each.id === id)?.kind ?? ('letter' as const) };
    const on = step.kind === 'legal-warning' ? letter.arrivedOn : letter.sentOn;
    if (on === undefined) return [];
    const granted = termDays === 0 ? {} : { deadline: latest(deadlineFrom(on, termDays, rules), deadline) };
    return [takenStep(step, { on, ...granted })];
  });
  return { ...facts, letters, steps: [...facts.steps, ...steps] };
}

/** A call that was agreed or promised: it is also the call step, where that is not waiting for its own day. */
function spokenTo(facts: CaseFacts, decision: Decision, { on }: Walk): CaseFacts {
  const { step, blockers } = decision;
  const isEarly = blockers.some(({ code }) => code === 'not-yet-due' || code === 'deadline-running');
  if (step?.kind !== 'call' || isEarly) return withContact(facts, 'call', on);
  return withStep(withContact(facts, 'call', on, step), decision, step, { on });
}

function withContact(facts: CaseFacts, channel: 'call' | 'visit', on: Day, step?: Step): CaseFacts {
  const id = Math.max(0, ...facts.contacts.map((each) => each.id)) + 1;
  const contact: ContactFact = {
    id,
    channel,
    outcome: 'refuses',
    on,
    ...(step === undefined ? {} : { step: step.id }),
  };
  return { ...facts, contacts: [...facts.contacts, contact] };
}

function withStep(
  facts: CaseFacts,
  { courtesy }: Pick<Decision, 'courtesy'>,
  step: Step,
  end: Pick<StepTaken, 'on'>,
): CaseFacts {
  const about = courtesy?.step.id === step.id ? { aboutDueOn: courtesy.dueOn } : {};
  // What is taken again, like a call before the next due date, is behind the case once.
  const others = facts.steps.filter((taken) => taken.step !== step.id);
  return { ...facts, steps: [...others, { ...takenStep(step, end), ...about }] };
}

function takenStep(step: Pick<Step, 'id' | 'kind'>, end: Pick<StepTaken, 'on' | 'deadline'>): StepTaken {
  return { step: step.id, kind: step.kind, outcome: 'done', isUnreachable: false, ...end };
}

function withAddressChecked(facts: CaseFacts, on: Day): CaseFacts {
  return {
    ...facts,
    debtor: { ...facts.debtor, addressCheckedOn: on },
    failedDeliveries: facts.failedDeliveries.map((failed) => ({ ...failed, addressCheckedOn: on })),
    contacts: facts.contacts.map((contact) =>
      contact.outcome === 'moved' ? { ...contact, addressCheckedOn: on } : contact,
    ),
    ...(facts.contactsElsewhere === undefined
      ? {}
      : {
          contactsElsewhere: facts.contactsElsewhere.map((contact) => ({ ...contact, addressCheckedOn: on })),
        }),
  };
}
