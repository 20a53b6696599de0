/** The rules of conduct about what is written down; what only a person can know is said to be a person's to judge. */
import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../../src/domain/case.ts';
import {
  checkRecords,
  retentionStart,
  type ConductRecords,
} from '../../../src/domain/conduct/conductRecords.ts';
import { reviewConduct, type ReviewedRule } from '../../../src/domain/conduct/conductReview.ts';
import { day } from '../../../src/domain/day.ts';
import type { DebtorContact } from '../../../src/domain/debtor/debtorContact.ts';
import { aCase, closedAs, owing, withContact, withDebtor, type Deviation } from '../../support/caseWorld.ts';

const TODAY = day('2026-11-24');
const NOTHING: ConductRecords = { notes: [], contacts: [], retentionYears: 10 };

const person = withDebtor({ kind: 'person' });

/** Verdict, finding and what it is about; undefined when nothing is said about the rule. */
function found(
  rule: ReviewedRule,
  facts: CaseFacts,
  records: Partial<ConductRecords> = {},
): unknown[] | undefined {
  const found = checkRecords(facts, { ...NOTHING, ...records }, TODAY).find((each) => each.rule === rule);
  return found === undefined ? undefined : [found.verdict, found.finding, found.by ?? found.about];
}

const note = (text: string, channel: 'call' | 'visit' | 'note' = 'note') => ({
  channel,
  on: day('2026-11-10'),
  text,
});

const mailbox = (change: Partial<DebtorContact>): DebtorContact => ({
  id: 1,
  kind: 'email',
  value: 'ufficio@valdossola.example',
  source: 'export',
  addedOn: TODAY,
  ...change,
});

test('of a company only what holds for companies is said', () => {
  expect(checkRecords(aCase(), NOTHING, TODAY)).toEqual([]);
});

test('R6 and R17 of a person, and R9 after a visit, are left to a person', () => {
  const judged = (...deviations: Deviation[]) =>
    checkRecords(aCase(person, ...deviations), NOTHING, TODAY).map(({ rule, verdict }) => [rule, verdict]);
  expect(judged()).toEqual([
    ['R6', 'person'],
    ['R17', 'person'],
  ]);
  expect(judged(withContact('nobody', '2026-11-10', { channel: 'visit' }))).toEqual([
    ['R6', 'person'],
    ['R9', 'person'],
    ['R17', 'person'],
  ]);
});

test('R7, what somebody else said', () => {
  const told = { ...note('è via fino a lunedì', 'call'), isThirdParty: true };
  expect(found('R7', aCase(), { notes: [told] })).toEqual([
    'warn',
    'third-party-note',
    ['è via fino a lunedì'],
  ]);
  expect(found('R7', aCase(), { notes: [note('richiamare', 'call')] })).toBeUndefined();
});

describe('R9, what a visit left behind', () => {
  const visited = aCase(person, withContact('nobody', '2026-11-10', { channel: 'visit' }));
  test.each([
    ['lasciato avviso sulla porta', 'avviso sulla porta'],
    ['Biglietto nella cassetta della posta', 'Biglietto nella cassetta'],
    ['left a notice on the gate', 'notice on the gate'],
  ])('%j', (text, phrase) => {
    expect(found('R9', visited, { notes: [note(text, 'visit')] })).toEqual([
      'warn',
      'notice-on-door',
      [phrase],
    ]);
  });

  test('nobody opened the door; a call says nothing of doors', () => {
    const notes = [note('nessuno apre la porta', 'visit'), note('avviso sulla porta', 'call')];
    expect(found('R9', visited, { notes })).toEqual(['person', undefined, undefined]);
  });
});

test('R14, a contact of a person that somebody typed in', () => {
  const contacts = [
    mailbox({ source: 'hand', value: 'ada@example.it' }),
    mailbox({ source: 'hand', value: 'wrong@example.it', wrongOn: TODAY }),
    mailbox({ source: 'debtor' }),
  ];
  expect(found('R14', aCase(person), { contacts })).toEqual(['warn', 'no-source', ['ada@example.it']]);
  expect(found('R14', aCase(), { contacts })).toBeUndefined();
});

describe('R16, how long data are kept', () => {
  const paid = owing({ open: 0 });
  test.each<[string, Deviation[], unknown[] | undefined]>([
    ['an open case', [person], undefined],
    ['ended with something open', [person, closedAs('court', '2015-01-01')], undefined],
    [
      'ended nine years ago',
      [person, paid, closedAs('paid', '2017-11-24')],
      ['ok', 'kept-until', '2027-11-24'],
    ],
    [
      'ended ten years ago',
      [person, paid, closedAs('paid', '2016-11-24')],
      ['warn', 'kept-too-long', '2026-11-24'],
    ],
    ['a company', [paid, closedAs('paid', '2010-01-01')], undefined],
  ])('%s', (_what, deviations, expected) => {
    expect(found('R16', aCase(...deviations))).toEqual(expected);
  });

  test('the doctor counts the same years back', () => {
    expect(retentionStart(TODAY, 10)).toBe('2016-11-24');
  });
});

test.each([
  'chiede la cancellazione dei dati',
  'scrive il suo avvocato: GDPR, art. 15',
  'minaccia un reclamo al Garante',
  'asks for his personal data',
])('R17, a request to be answered within a month: %j', (text) => {
  expect(found('R17', aCase(person), { notes: [note(text)] })).toEqual([
    'warn',
    'asked-about-data',
    '2026-12-10',
  ]);
});

test('R17, other data are no personal ones', () => {
  const notes = [note('manda i dati della fattura')];
  expect(found('R17', aCase(person), { notes })).toEqual(['person', undefined, undefined]);
});

describe('R20, the mailbox a company is written to', () => {
  const named = withDebtor({ email: 'm.rossi@valdossola.example', contactPerson: 'Mario Rossi' });
  const noMail = withDebtor({ email: undefined, pec: undefined, contactPerson: 'Mario Rossi' });
  test.each<[string, Deviation, DebtorContact[], string[] | undefined]>([
    ["the contact person's own", named, [], ['m.rossi@valdossola.example']],
    ['the office, with a contact person', withDebtor({ contactPerson: 'Mario Rossi' }), [], undefined],
    ['none', noMail, [], undefined],
    [
      'known to be of somebody else',
      withDebtor({ email: 'bianchi.ada@valdossola.example' }),
      [mailbox({ value: 'Bianchi.Ada@valdossola.example', person: 'Ada Bianchi' })],
      ['bianchi.ada@valdossola.example'],
    ],
    ['short names stand in any word', withDebtor({ contactPerson: 'Ida Fic' }), [], undefined],
  ])('%s', (_what, deviation, contacts, about) => {
    expect(found('R20', aCase(deviation), { contacts })?.[2]).toEqual(about);
  });
});

test('in the review a rule left to a person is neither fine nor missing', () => {
  const review = reviewConduct({
    facts: aCase(person),
    daysLate: 90,
    today: TODAY,
    patron: undefined,
    phrases: [],
    isPrivacyMissing: false,
    records: NOTHING,
  });
  expect(review).toHaveLength(20);
  expect(review.filter(({ verdict }) => verdict === 'person').map(({ rule }) => rule)).toEqual(['R6', 'R17']);
});
