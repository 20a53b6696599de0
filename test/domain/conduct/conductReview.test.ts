/** The rules of conduct of a case, each once: what is fine, what is said, what is refused. */
import { describe, expect, test } from 'vitest';
import { checkDigitalRequest } from '../../../src/domain/conduct/conduct.ts';
import {
  REVIEWED_RULES,
  reviewConduct,
  type ConductSituation,
  type ReviewedRule,
} from '../../../src/domain/conduct/conductReview.ts';
import { addDays, day, type Day } from '../../../src/domain/day.ts';
import { nextStep } from '../../../src/domain/nextStep.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import { STANDARD } from '../../../src/domain/strategy/strategy.ts';
import { A_DEBTOR, aCase, AN_ITEM } from '../../support/caseWorld.ts';

const TODAY = day('2026-11-24');
const PERSON = { ...A_DEBTOR, kind: 'person', isConsumer: true } as const;

/** A case on a Tuesday at ten with nothing to be said against. */
function situation(change: Partial<ConductSituation> = {}): ConductSituation {
  return {
    facts: aCase(),
    daysLate: 22,
    today: TODAY,
    time: '10:00',
    patron: undefined,
    phrases: [],
    isPrivacyMissing: false,
    records: { notes: [], contacts: [], retentionYears: 10 },
    ...change,
  };
}

const aPerson = (change: Partial<ConductSituation> = {}): ConductSituation =>
  situation({ facts: { ...aCase(), debtor: PERSON }, daysLate: 61, ...change });

/** Days before today on which a request left. */
const sent = (...ages: number[]): Day[] => ages.map((age) => addDays(TODAY, -age));

const requests = (...ages: number[]): Partial<ConductSituation> => ({
  facts: { ...aCase(), debtor: PERSON, digitalRequests: sent(...ages) },
});

const disputed = (...which: boolean[]) => ({
  ...aCase(),
  items: which.map((isDisputed, index) => ({ ...AN_ITEM, id: index, number: String(index), isDisputed })),
  disputes: [{ id: 1, invoiceId: 0, openedOn: TODAY, answerBy: TODAY, reason: 'goods' }],
});

function contact(age: number, outcome: 'refuses' | 'no-answer') {
  return { channel: 'call', outcome, on: addDays(TODAY, -age), time: '09:00', isThirdParty: false } as const;
}

const withContacts = (...contacts: ReturnType<typeof contact>[]) =>
  ({ facts: { ...aCase(), contactsElsewhere: contacts } }) as Partial<ConductSituation>;

test('nothing to be said of a company: every rule is fine, in the order of the numbers', () => {
  expect(reviewConduct(situation())).toEqual(REVIEWED_RULES.map((rule) => ({ rule, verdict: 'ok' })));
});

describe('each rule, on either side of its boundary', () => {
  const PHRASE = { rule: 'R11', fault: 'threat', phrase: 'gravissime' } as const;
  test.each<[ReviewedRule, string, ConductSituation, string, string?]>([
    ['R1', 'at 20:00', situation({ time: '20:00' }), 'ok'],
    ['R1', 'at 20:01', situation({ time: '20:01' }), 'refuse', 'outside-hours'],
    ['R1', 'on a Sunday', situation({ today: day('2026-11-29') }), 'refuse', 'on-sunday'],
    ['R2', 'on a holiday', situation({ today: day('2026-12-08') }), 'refuse', 'on-holiday'],
    [
      'R3',
      'spoken to today',
      situation(withContacts(contact(0, 'refuses'))),
      'refuse',
      'second-conversation-that-day',
    ],
    ['R3', 'called in vain today', situation(withContacts(contact(0, 'no-answer'))), 'ok'],
    ['R4', 'called once today', situation(withContacts(contact(0, 'no-answer'))), 'ok'],
    [
      'R4',
      'called twice today',
      situation(withContacts(contact(0, 'no-answer'), contact(0, 'no-answer'))),
      'refuse',
      'third-attempt-that-day',
    ],
    ['R5', 'three requests', aPerson(requests(1, 2, 3)), 'ok'],
    ['R5', 'four requests', aPerson(requests(1, 2, 3, 29)), 'refuse', 'fifth-digital-request'],
    ['R5', 'to a company', situation({ facts: { ...aCase(), digitalRequests: sent(1, 2, 3, 4) } }), 'ok'],
    ['R10', 'a person after 60 days', aPerson({ daysLate: 60 }), 'warn', 'early-visit'],
    ['R10', 'a person after 61 days', aPerson(), 'ok'],
    ['R8', 'a word on the envelope', situation({ phrases: [{ ...PHRASE, rule: 'R8' }] }), 'warn', 'phrase'],
    ['R11', 'a phrase', situation({ phrases: [PHRASE] }), 'warn', 'phrase'],
    ['R18', 'a listing', situation({ phrases: [{ ...PHRASE, rule: 'R18' }] }), 'warn', 'phrase'],
    ['R12', 'nine days', aPerson({ shortestTerm: 9 }), 'warn', 'short-term'],
    ['R12', 'ten days', aPerson({ shortestTerm: 10 }), 'ok'],
    ['R12', 'a company', situation({ shortestTerm: 5 }), 'ok'],
    ['R13', 'one of two disputed', situation({ facts: disputed(true, false) }), 'warn', 'dispute-open'],
    ['R13', 'all of it disputed', situation({ facts: disputed(true) }), 'refuse', 'all-disputed'],
    ['R15', 'a person, no notice', aPerson({ isPrivacyMissing: true }), 'warn', 'no-privacy-notice'],
    [
      'R15',
      'a sole trader, no notice',
      situation({
        facts: { ...aCase(), debtor: { ...PERSON, isConsumer: false } },
        isPrivacyMissing: true,
      }),
      'warn',
      'no-privacy-notice',
    ],
    ['R15', 'a company, no notice', situation({ isPrivacyMissing: true }), 'ok'],
    [
      'R19',
      'insolvent',
      situation({
        facts: { ...aCase(), insolvency: { id: 1, procedure: 'judicial-liquidation', openedOn: TODAY } },
      }),
      'refuse',
      'debtor-insolvent',
    ],
  ])('%s, %s', (rule, _what, at, verdict, finding) => {
    const found = reviewConduct(at).find((each) => each.rule === rule);
    expect([found?.verdict, found?.finding]).toEqual([verdict, finding]);
  });

  test('a refusal goes before a remark of the same rule, and what it is about is named', () => {
    expect(reviewConduct(situation({ facts: disputed(true, false) }))).toContainEqual({
      rule: 'R13',
      verdict: 'warn',
      finding: 'dispute-open',
      about: ['0'],
    });
  });

  test('on another day the hours are not looked at', () => {
    const { time: _time, ...other } = situation();
    expect(reviewConduct(other).every(({ verdict }) => verdict === 'ok')).toBe(true);
  });
});

describe('R5', () => {
  test.each<[string, Day[], string | undefined]>([
    ['none', [], undefined],
    ['three', sent(1, 2, 3), undefined],
    ['four in thirty days, in any order', sent(3, 29, 1, 2), '2026-11-25'],
    ['the fourth thirty days ago', sent(30, 3, 2, 1), undefined],
    ['five: until the second oldest is gone', sent(29, 20, 3, 2, 1), '2026-12-04'],
  ])('%s', (_what, sentOn, until) => {
    expect(checkDigitalRequest({ isConsumer: true }, sentOn, TODAY)?.until).toBe(until);
  });
});

describe('R5 in the decision', () => {
  const { address: _a, postcode: _p, city: _c, province: _r, ...unaddressed } = A_DEBTOR;
  const facts = (isConsumer: boolean, ...ages: number[]) => ({
    ...aCase(),
    debtor: { ...unaddressed, isConsumer, pec: 'ada@pec.example' },
    steps: [{ step: 'address-check', outcome: 'done', on: day('2026-11-03'), isUnreachable: false } as const],
    digitalRequests: sent(...ages),
  });

  test.each([
    ['three requests', facts(true, 1, 2, 3), 'due', '2026-11-09'],
    ['four requests', facts(true, 1, 2, 3, 28), 'waiting', '2026-11-26'],
    ['four, the first month ending on a Saturday', facts(true, 1, 2, 3, 26), 'waiting', '2026-11-30'],
    ['four to a company', facts(false, 1, 2, 3, 4), 'due', '2026-11-09'],
  ])('the first letter by PEC after %s', (_what, each, status, due) => {
    const decision = nextStep(each, STANDARD, DEFAULT_RULES, TODAY, 'EUR');
    expect(decision).toMatchObject({ status, due, step: { id: 'first-letter' } });
    expect(decision.blockers.map(({ values }) => values['rule'])).toEqual(status === 'due' ? [] : ['R5']);
  });
});
