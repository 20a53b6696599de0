/** The field's words for the codes of the domain. A step of the user's own strategy keeps the name it has there. */
import type { AddressFinding } from '../../../domain/debtor/address.ts';
import type { CloseReason, ContactOutcome } from '../../../domain/case.ts';
import type { PassReason } from '../../../domain/step/ladder.ts';
import type { LetterChannel } from '../../../domain/letter.ts';
import type { DecisionStatus } from '../../../domain/nextStep.ts';
import type { StepKind } from '../../../domain/strategy/strategy.ts';
import type { words as source } from '../it/words.ts';
import type { Translation } from '../messages.ts';

const STEPS: Readonly<Record<string, string>> = {
  'courtesy-call': 'courtesy call',
  'address-check': 'address check',
  'friendly-call': 'friendly call',
  'first-letter': 'first letter',
  'phone-call': 'phone call',
  tracing: 'tracing',
  'second-letter': 'second letter',
  visit: 'visit',
  'legal-warning': 'legal warning',
  'uncollectibility-report': 'report of uncollectibility',
  'court-assessment': 'assessment of court action',
  'plan-agreement': 'agreement on instalments',
};

const KINDS: Readonly<Record<StepKind, string>> = {
  call: 'phone call',
  'address-check': 'address check',
  letter: 'letter',
  tracing: 'tracing',
  visit: 'visit',
  'legal-warning': 'legal warning',
  report: 'report',
  assessment: 'assessment',
};

const STATUSES: Readonly<Record<DecisionStatus, string>> = {
  due: 'due',
  waiting: 'waiting',
  held: 'on hold',
  closed: 'closed',
};

const OUTCOMES: Readonly<Record<ContactOutcome, string>> = {
  'no-answer': 'no answer',
  busy: 'busy',
  voicemail: 'voicemail',
  callback: 'call back',
  promise: 'promise',
  'says-paid': 'says it is paid',
  disputes: 'disputes',
  refuses: 'refuses',
  'wrong-number': 'wrong number',
  nobody: 'nobody there',
  moved: 'moved',
  note: 'note',
};

const CHANNELS: Readonly<Record<LetterChannel, string>> = {
  post: 'ordinary post',
  registered: 'registered post',
  pec: 'PEC',
  email: 'e-mail',
  hand: 'by hand',
};

const CLOSE_REASONS: Readonly<Record<CloseReason, string>> = {
  paid: 'paid',
  credited: 'credited in full',
  court: 'handed to the lawyer',
  agency: 'handed to an agency',
  'write-off': 'written off',
  wait: 'waiting',
  mistake: 'opened by mistake',
};

const PASS_REASONS: Readonly<Record<PassReason, string>> = {
  lapsed: 'the due date has passed',
  'address-ok': 'the address is in order',
  'reached-electronically': 'letters go to the PEC or e-mail address: no street is needed',
  'below-minimum': 'the amount is below the minimum of the step',
  'no-phone': 'there is no phone number',
  'foreign-address': 'the address is abroad',
  'debtor-reachable': 'the debtor can be reached',
  'already-said': 'an earlier letter has said it',
};

const FINDINGS: Readonly<Record<AddressFinding, string>> = {
  'missing-street': 'no street',
  'missing-postcode': 'no postcode',
  'missing-city': 'no town',
  'missing-province': 'no province',
  'bad-postcode': 'the postcode has not five digits',
  'generic-postcode': 'the postcode is a general one: that of the zone is needed',
  'generic-postcode-of-box': 'the postcode of the box is a general one: that of the boxes is needed',
  'moved-away': 'a visit found the debtor gone',
  'delivery-failed': 'a letter came back',
};

const known =
  (names: Readonly<Record<string, string>>) =>
  (code: string): string =>
    names[code] ?? code;

export const words: Translation<typeof source> = {
  step: known(STEPS),
  stepKind: known(KINDS),
  status: known(STATUSES),
  outcome: known(OUTCOMES),
  channel: known(CHANNELS),
  closeReason: known(CLOSE_REASONS),
  passReason: known(PASS_REASONS),
  addressFinding: known(FINDINGS),
};
