/**
 * All rules of conduct of a case at a moment, each with its number: may the debtor be called, visited, written to right
 * now? For a person who wants to know; the gates ask the single checks themselves.
 */
import { contactsWith } from '../step/blockers.ts';
import type { CaseFacts } from '../case.ts';
import {
  checkApproach,
  checkDigitalRequest,
  checkVisit,
  leastTermDays,
  type ConductFinding,
} from './conduct.ts';
import { checkRecords, isNaturalPerson, type ConductRecords } from './conductRecords.ts';
import type { PatronDay } from '../calendar.ts';
import type { Day } from '../day.ts';
import { checkInsolvency } from '../step/insolvency.ts';
import type { PhraseFinding } from './phraseLint.ts';

/** All rules of conduct, in the order of their numbers. */
export const REVIEWED_RULES = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
] as const;

export type ReviewedRule = (typeof REVIEWED_RULES)[number];

/** What is found besides what conduct finds with a contact. */
export type ReviewFinding =
  | ConductFinding
  | 'phrase'
  | 'short-term'
  | 'dispute-open'
  | 'all-disputed'
  | 'no-privacy-notice'
  | 'third-party-note'
  | 'notice-on-door'
  | 'no-source'
  | 'kept-until'
  | 'kept-too-long'
  | 'asked-about-data'
  | 'named-mailbox';

/** A rule with what was found; `ok` when nothing speaks against it, `person` when the book cannot know. */
export interface ReviewedConduct {
  readonly rule: ReviewedRule;
  readonly verdict: 'ok' | 'warn' | 'refuse' | 'person';
  readonly finding?: ReviewFinding;
  /** Phrases, invoices: what the finding is about. */
  readonly about?: readonly string[];
  /** The first day it is gone by itself. */
  readonly until?: Day;
  /** The day by which something is to be done about it. */
  readonly by?: Day;
}

/** What the review looks at. */
export interface ConductSituation {
  readonly facts: CaseFacts;
  readonly daysLate: number;
  readonly today: Day;
  /** Absent on another day than today: the hours are not looked at. */
  readonly time?: string;
  readonly patron: PatronDay;
  /** Days of the shortest letter of the strategy, as it is set: consumers get ten all the same. */
  readonly shortestTerm?: number;
  /** What stands in the user's own templates and settings, and on the envelope. */
  readonly phrases: readonly PhraseFinding[];
  readonly isPrivacyMissing: boolean;
  readonly records: ConductRecords;
}

/** Every rule once, in the order of their numbers; the gravest finding of each. */
export function reviewConduct(situation: ConductSituation): ReviewedConduct[] {
  const found = findings(situation);
  return REVIEWED_RULES.map((rule) => {
    const ofRule = found.filter((each) => each.rule === rule);
    return ofRule.find(({ verdict }) => verdict === 'refuse') ?? ofRule[0] ?? { rule, verdict: 'ok' };
  });
}

function findings(situation: ConductSituation): ReviewedConduct[] {
  const { facts, daysLate, today, time, patron, records } = situation;
  const hour = time === undefined ? {} : { time };
  const call = { channel: 'call', on: today, ...hour, isConversation: true } as const;
  const digitalCheck = checkDigitalRequest(facts.debtor, facts.digitalRequests ?? [], today);
  return [
    ...checkApproach(call, contactsWith(facts), patron),
    ...(digitalCheck === undefined ? [] : [digitalCheck]),
    ...checkVisit(facts.debtor, daysLate),
    ...letterFindings(situation),
    ...disputeFindings(facts),
    ...checkInsolvency(facts, today),
    ...checkRecords(facts, records, today),
  ];
}

function letterFindings({
  facts,
  shortestTerm,
  phrases,
  isPrivacyMissing,
}: ConductSituation): ReviewedConduct[] {
  const { isConsumer } = facts.debtor;
  const isPerson = isNaturalPerson(facts.debtor);
  const isShort = isConsumer && shortestTerm !== undefined && shortestTerm < leastTermDays({ isConsumer });
  return [
    ...phrases.map(({ rule, phrase }) => ({
      rule,
      verdict: 'warn' as const,
      finding: 'phrase' as const,
      about: [phrase],
    })),
    ...(isShort ? [{ rule: 'R12', verdict: 'warn', finding: 'short-term' } as const] : []),
    ...(isPerson && isPrivacyMissing
      ? [{ rule: 'R15', verdict: 'warn', finding: 'no-privacy-notice' } as const]
      : []),
  ];
}

/** A documented dispute suspends what it is about until it is answered in writing (R13, rule 7). */
function disputeFindings({ items, disputes }: CaseFacts): ReviewedConduct[] {
  if (disputes.length === 0) return [];
  const open = items.filter((item) => item.openCents > 0);
  const about = open.filter((item) => item.isDisputed).map((item) => item.number);
  return open.every((item) => item.isDisputed)
    ? [{ rule: 'R13', verdict: 'refuse', finding: 'all-disputed', about }]
    : [{ rule: 'R13', verdict: 'warn', finding: 'dispute-open', about }];
}
