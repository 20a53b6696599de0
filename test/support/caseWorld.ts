/**
 * One valid case for tests of the rules: `aCase()` is three weeks old, with one invoice and nothing done yet. Each test
 * names its own deviations and nothing else.
 */
import type { CaseFacts, CaseItem, ContactFact, LetterFact, StepTaken } from '../../src/domain/case.ts';
import { addDays, day } from '../../src/domain/day.ts';
import type { Debtor } from '../../src/domain/debtor/debtor.ts';
import type { LetterChannel } from '../../src/domain/letter.ts';
import { cents } from '../../src/domain/money.ts';
import { nextStep, type Decision } from '../../src/domain/nextStep.ts';
import { DEFAULT_RULES, type Rules } from '../../src/domain/settings.ts';
import { STANDARD, type Strategy } from '../../src/domain/strategy/strategy.ts';

/** Reachable by every channel: nothing about it stops a step. */
export const A_DEBTOR: Debtor = {
  id: 1,
  code: 'C0107',
  name: 'Tessitura Valdossola S.r.l.',
  vatNumber: '99900010015',
  address: 'Via della Filanda, 7',
  postcode: '28845',
  city: 'Domodossola',
  province: 'VB',
  email: 'ufficio@valdossola.example',
  pec: 'valdossola@pec.example',
  phone: '+39 0324 000107',
  kind: 'company',
  isConsumer: false,
  language: 'it',
};

/** An invoice of 1,500.00 EUR, due on Monday 2 November 2026. */
export const AN_ITEM: CaseItem = {
  id: 1,
  number: '2026/101',
  issuedOn: day('2026-10-02'),
  dueOn: day('2026-11-02'),
  amountCents: cents(150_000),
  openCents: cents(150_000),
  currency: 'EUR',
  isCreditNote: false,
  isDisputed: false,
  wasDemanded: false,
};

/** One change to the facts of a case. */
export type Deviation = (facts: CaseFacts) => CaseFacts;

/** A case opened the day after its only invoice fell due, on the `standard` strategy, with nothing done yet. */
export function aCase(...deviations: readonly Deviation[]): CaseFacts {
  const facts: CaseFacts = {
    number: 1,
    isOpen: true,
    openedOn: day('2026-11-03'),
    strategy: 'standard',
    collector: 'anna',
    debtor: A_DEBTOR,
    items: [AN_ITEM],
    steps: [],
    letters: [],
    failedDeliveries: [],
    contacts: [],
    promises: [],
    holds: [],
    plans: [],
    disputes: [],
  };
  return deviations.reduce((changed, deviation) => deviation(changed), facts);
}

/** What is to be done about a case on a day. */
export function decisionOn(
  facts: CaseFacts,
  today: string,
  rules: Partial<Rules> = {},
  strategy: Strategy = STANDARD,
): Decision {
  return nextStep(facts, strategy, { ...DEFAULT_RULES, ...rules }, day(today));
}

/** The only invoice is another one: amounts in cents, dates as text. */
export function owing(change: ItemChange): Deviation {
  return (facts) => ({ ...facts, items: [itemWith(change, 1)] });
}

/** A further invoice or credit note. */
export function withItem(change: ItemChange): Deviation {
  return (facts) => ({ ...facts, items: [...facts.items, itemWith(change, facts.items.length + 1)] });
}

export interface ItemChange {
  readonly due?: string;
  /** Open cents; a negative sum is a credit note. */
  readonly open?: number;
  readonly currency?: string;
  readonly number?: string;
  /** As an export writes it: `Ri.Ba.`. */
  readonly method?: string;
  /** The day it came back from the bank. */
  readonly returned?: string;
  readonly isDisputed?: boolean;
  readonly wasDemanded?: boolean;
}

function itemWith(change: ItemChange, id: number): CaseItem {
  const open = change.open ?? AN_ITEM.openCents;
  return {
    ...AN_ITEM,
    id,
    number: change.number ?? `2026/${100 + id}`,
    dueOn: change.due === undefined ? AN_ITEM.dueOn : day(change.due),
    amountCents: cents(open),
    openCents: cents(open),
    currency: change.currency ?? 'EUR',
    isCreditNote: open < 0,
    ...(change.method === undefined ? {} : { method: change.method }),
    ...(change.returned === undefined ? {} : { returnedOn: day(change.returned) }),
    isDisputed: change.isDisputed ?? false,
    wasDemanded: change.wasDemanded ?? false,
  };
}

/** Something about the debtor is another way; `undefined` takes it away. */
export function withDebtor(change: { readonly [Key in keyof Debtor]?: Debtor[Key] | undefined }): Deviation {
  const entries = Object.entries({ ...A_DEBTOR, ...change }).filter(([, value]) => value !== undefined);
  return (facts) => ({ ...facts, debtor: Object.fromEntries(entries) as never });
}

export function openedOn(on: string): Deviation {
  return (facts) => ({ ...facts, openedOn: day(on) });
}

/** Opened for a courtesy call, on a day before its only invoice falls due. */
export function openedEarly(on: string): Deviation {
  return (facts) => ({ ...facts, openedOn: day(on), isEarly: true });
}

/** A rung that is behind the case. */
export function withStep(
  step: string,
  on: string,
  change: Partial<Omit<StepTaken, 'step' | 'on' | 'deadline' | 'aboutDueOn'>> & {
    readonly deadline?: string;
    /** Of a courtesy call. */
    readonly about?: string;
  } = {},
): Deviation {
  const { deadline, about, ...rest } = change;
  const taken: StepTaken = {
    step,
    on: day(on),
    outcome: 'done',
    isUnreachable: false,
    ...rest,
    ...(deadline === undefined ? {} : { deadline: day(deadline) }),
    ...(about === undefined ? {} : { aboutDueOn: day(about) }),
  };
  return (facts) => ({ ...facts, steps: [...facts.steps, taken] });
}

/** A letter that is printed and lies on the desk. */
export function withLetterIssued(step: string, on: string, deadline?: string): Deviation {
  const until = deadline === undefined ? {} : { deadline: day(deadline) };
  return (facts) => ({ ...facts, letters: [...facts.letters, { ...letterFact(facts, step, on), ...until }] });
}

/** A letter that left. An ordinary letter's step is done with it; a legal warning's only once it has arrived. */
export function withLetterSent(
  step: string,
  on: string,
  change: {
    readonly deadline?: string;
    readonly issued?: string;
    readonly via?: LetterChannel;
    readonly arrived?: string;
  } = {},
): Deviation {
  return (facts) => {
    const letter: LetterFact = {
      ...letterFact(facts, step, change.issued ?? on),
      sentOn: day(on),
      sentVia: change.via ?? (step === 'legal-warning' ? 'registered' : 'post'),
      ...(change.arrived === undefined ? {} : { arrivedOn: day(change.arrived) }),
    };
    const changed = { ...facts, letters: [...facts.letters, letter] };
    if (step === 'legal-warning' && change.arrived === undefined) return changed;
    const deadline = change.deadline === undefined ? {} : { deadline: change.deadline };
    return withStep(step, change.arrived ?? on, deadline)(changed);
  };
}

function letterFact(facts: CaseFacts, step: string, on: string): LetterFact {
  const id = facts.letters.length + facts.failedDeliveries.length + 1;
  return { id, protocol: `2026/000${id}`, step, issuedOn: day(on), termDays: 10 };
}

/** A letter that came back; `checked` is the day a person looked at the address afterwards. */
export function withFailedDelivery(
  step: string,
  on: string,
  change: { readonly sent?: string; readonly checked?: string } = {},
): Deviation {
  return (facts) => {
    const id = facts.letters.length + facts.failedDeliveries.length + 1;
    const sentOn = change.sent === undefined ? {} : { sentOn: day(change.sent) };
    const checked = change.checked === undefined ? {} : { addressCheckedOn: day(change.checked) };
    const failed = {
      id,
      protocol: '2026/0009',
      step,
      failedOn: day(on),
      reason: 'moved',
      ...sentOn,
      ...checked,
    };
    return { ...facts, failedDeliveries: [...facts.failedDeliveries, failed] };
  };
}

/** A call, unless said otherwise. */
export function withContact(
  outcome: ContactFact['outcome'],
  on: string,
  change: Partial<Omit<ContactFact, 'outcome' | 'on' | 'nextOn'>> & { readonly nextOn?: string } = {},
): Deviation {
  const { nextOn, ...rest } = change;
  return (facts) => {
    const contact: ContactFact = {
      id: facts.contacts.length + 1,
      channel: 'call',
      outcome,
      on: day(on),
      ...rest,
      ...(nextOn === undefined ? {} : { nextOn: day(nextOn) }),
    };
    return { ...facts, contacts: [...facts.contacts, contact] };
  };
}

/** A promise of the whole 1,500.00, made on the 10th of November unless said otherwise. */
export function withPromise(
  by: string,
  change: {
    readonly made?: string;
    readonly cents?: number;
    readonly paid?: number;
    readonly paidInFullOn?: string;
    readonly result?: 'kept' | 'broken' | 'replaced';
  } = {},
): Deviation {
  const promised = cents(change.cents ?? 150_000);
  const made = change.made ?? '2026-11-10';
  const paid = change.paid ?? (change.paidInFullOn === undefined ? 0 : promised);
  return (facts) => ({
    ...facts,
    promises: [
      ...facts.promises,
      {
        id: facts.promises.length + 1,
        cents: promised,
        currency: 'EUR',
        madeOn: day(made),
        by: day(by),
        paidCents: cents(paid),
        ...(change.paidInFullOn === undefined ? {} : { paidInFullOn: day(change.paidInFullOn) }),
        ...(change.result === undefined ? {} : { result: change.result }),
      },
    ],
  });
}

/** Everything stops, from one day to another, both included. */
export function withHold(from: string, until: string, reason = 'director'): Deviation {
  const hold = (id: number) => ({ id, reason, from: day(from), until: day(until) });
  return (facts) => ({ ...facts, holds: [...facts.holds, hold(facts.holds.length + 1)] });
}

/** An invoice in dispute since a day; to be answered ten days later. */
export function withDispute(number: string, on: string): Deviation {
  return (facts) => {
    const items = facts.items.map((item) => (item.number === number ? { ...item, isDisputed: true } : item));
    const invoiceId = items.find((item) => item.number === number)?.id ?? 0;
    const id = facts.disputes.length + 1;
    const openedOn = day(on);
    const dispute = { id, invoiceId, reason: 'wrong price', openedOn, answerBy: addDays(openedOn, 10) };
    return { ...facts, items, disputes: [...facts.disputes, dispute] };
  };
}

export function closedAs(closeReason: NonNullable<CaseFacts['closeReason']>, on: string): Deviation {
  return (facts) => ({ ...facts, isOpen: false, closedOn: day(on), closeReason });
}
