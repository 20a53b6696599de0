/** The two ladders beside the standard one: for customers who still buy, and for those with whom time runs out (docs/rules.md). */
import type { Step, Strategy } from './strategy.ts';

const ADDRESS_CHECK = { id: 'address-check', kind: 'address-check', needsApproval: false } as const;
const TRACING: Step = {
  id: 'tracing',
  kind: 'tracing',
  from: 'previous',
  days: 0,
  needsApproval: false,
  only: 'unreachable',
};
const PHONE_CALL: Step = {
  id: 'phone-call',
  kind: 'call',
  from: 'previous',
  days: 1,
  attempts: 3,
  retryWorkingDays: 2,
  needsApproval: false,
};
const REPORT_AND_ASSESSMENT: readonly Step[] = [
  { id: 'uncollectibility-report', kind: 'report', from: 'previous', days: 1, needsApproval: false },
  { id: 'court-assessment', kind: 'assessment', from: 'previous', days: 0, needsApproval: false },
];

/**
 * A word before anything is written, longer terms, and the account manager in person. Whoever does not pick up the
 * friendly call gets the first letter all the same: tracing comes only after the second one.
 */
export const WHITE_GLOVES: Strategy = {
  name: 'white-gloves',
  steps: [
    {
      id: 'courtesy-call',
      kind: 'call',
      from: 'due',
      days: -5,
      attempts: 1,
      needsApproval: false,
      only: 'before-due',
    },
    {
      id: 'friendly-call',
      kind: 'call',
      from: 'due',
      days: 5,
      attempts: 3,
      retryWorkingDays: 2,
      needsApproval: false,
    },
    { ...ADDRESS_CHECK, from: 'previous', days: 0 },
    {
      id: 'first-letter',
      kind: 'letter',
      from: 'previous',
      days: 10,
      termDays: 15,
      tone: 'friendly',
      needsApproval: false,
    },
    PHONE_CALL,
    TRACING,
    {
      id: 'second-letter',
      kind: 'letter',
      from: 'previous',
      days: 10,
      termDays: 15,
      tone: 'firm',
      needsApproval: false,
    },
    { id: 'visit', kind: 'visit', from: 'previous', days: 1, needsApproval: false },
    {
      id: 'legal-warning',
      kind: 'legal-warning',
      from: 'previous',
      days: 7,
      termDays: 15,
      tone: 'formal',
      needsApproval: true,
    },
    ...REPORT_AND_ASSESSMENT,
  ],
};

/** Every day costs: the letter goes as the case opens, nobody is visited, the warning follows the second deadline. */
export const FAST: Strategy = {
  name: 'fast',
  steps: [
    { ...ADDRESS_CHECK, from: 'due', days: 1 },
    {
      id: 'first-letter',
      kind: 'letter',
      from: 'previous',
      days: 0,
      termDays: 10,
      tone: 'friendly',
      needsApproval: false,
    },
    PHONE_CALL,
    TRACING,
    {
      id: 'second-letter',
      kind: 'letter',
      from: 'previous',
      days: 3,
      termDays: 10,
      tone: 'firm',
      needsApproval: false,
    },
    {
      id: 'legal-warning',
      kind: 'legal-warning',
      from: 'previous',
      days: 1,
      termDays: 15,
      tone: 'formal',
      needsApproval: true,
    },
    ...REPORT_AND_ASSESSMENT,
  ],
};
