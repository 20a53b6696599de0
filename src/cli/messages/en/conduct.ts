/** Texts of one area: the rules of conduct of a case, with what was found. */
import type { ReviewFinding, ReviewedRule } from '../../../domain/conduct/conductReview.ts';
import type { PhraseFault } from '../../../domain/conduct/phraseLint.ts';
import type { conduct as source } from '../it/conduct.ts';
import { plural, type Translation } from '../messages.ts';
import { contacts } from './contacts.ts';

const RULES: Readonly<Record<ReviewedRule, string>> = {
  R1: 'hours of calls and visits',
  R2: 'no contact on public holidays',
  R3: 'at most one conversation a day and three a week',
  R4: 'at most two calls a day and six a week',
  R5: 'at most four requests by e-mail or PEC in thirty days',
  R6: 'no recorded voices to persons: somebody speaks',
  R7: 'what other people say is not written down',
  R8: 'nothing about the debt on envelopes and in subjects',
  R9: 'no notices on doors, gates or mailboxes',
  R10: 'visits to persons from the third month overdue',
  R11: 'no threats, no false judicial style in the templates',
  R12: 'at least ten days for consumers',
  R13: 'no dispute waiting for an answer',
  R14: 'where each contact of a person comes from is known',
  R15: 'privacy notice in letters to persons',
  R16: 'data of persons are not kept longer than needed',
  R17: 'who asks about their data is answered within a month',
  R18: 'no threat of a listing in credit bureaus',
  R19: 'no insolvency proceedings',
  R20: 'the company is written to, not the mailbox of a person',
};

const FINDINGS: Readonly<Partial<Record<ReviewFinding, string>>> = {
  phrase: 'to be read again',
  'short-term': 'the strategy gives less than ten days: consumers get ten',
  'dispute-open': 'left out of letters and steps until it is answered',
  'all-disputed': 'everything is disputed: the written answer comes first',
  'no-privacy-notice': 'changed templates leave out the privacy notice',
  'third-party-note': "written down with somebody else's answer: to be taken out",
  'notice-on-door': 'a visit left a notice where it is seen',
  'no-source': 'entered by hand: where do they come from? dunning debtor CODE --source',
  'kept-until': 'ended: the data are kept for the accounts',
  'kept-too-long': 'ended, the data are not needed any longer: decide about them',
  'asked-about-data': 'a note speaks of personal data: an answer is needed',
  'named-mailbox': "somebody's own mailbox: the company's is better",
};

/** Why only a person can say. */
const JUDGED: Readonly<Partial<Record<ReviewedRule, string>>> = {
  R6: 'the program calls nobody: who calls knows how',
  R9: 'there was a visit: who went knows what was left there',
  R17: 'no note speaks of it; if a request came in: dunning dossier',
};

const FAULTS: Readonly<Record<PhraseFault, string>> = {
  threat: 'threat',
  'false-judicial': 'false judicial style',
  'credit-bureau': 'listing in credit bureaus',
  'third-party': 'third parties',
  'on-envelope': 'read on the envelope',
};

export const conduct = (): Translation<ReturnType<typeof source>> => ({
  option: 'the rules of conduct one by one: ok, !!, NO or ? (a person decides)',
  title: 'Rules of conduct',
  states: { ok: 'ok', warn: '!!', refuse: 'NO', person: '? ' },
  rules: RULES,
  finding: (finding) => FINDINGS[finding] ?? findingOfContact(finding),
  judged: (rule) => JUDGED[rule] ?? RULES[rule],
  until: (day) => `from ${day}`,
  by: (finding, day) =>
    ({ 'kept-until': `until ${day}`, 'kept-too-long': `since ${day}` })[finding as string] ?? `by ${day}`,
  phrase: (file, phrase, fault, rule) => `${file}: "${phrase}" (${FAULTS[fault]}, ${rule})`,
  withoutPrivacy: (file) => `${file}: the privacy notice is missing (R15)`,
  doctor: {
    none: "templates of letters: the program's own",
    fine: (count) => `changed templates: ${count}, no phrase to be read again`,
    broken: 'templates that cannot be used: no letter is made of them',
    found: 'phrases to be read again in the texts of letters',
    remedy: "mend the files in templates/, or take them away: the program's own count",
    settingsRemedy: 'mend dunning.toml',
    kept: (years) => `data of persons: none beyond ${plural(years, 'year', 'years')} after the end`,
    keptTooLong: (count, years, since) =>
      `${plural(count, 'person', 'persons')} without a case for more than ${plural(years, 'year', 'years')} (since ${since}): the data are not needed any longer (R16)`,
    keptRemedy: 'decide whom to take out; the term is privacy.retention_years',
  },
});

function findingOfContact(finding: ReviewFinding): string {
  const words = contacts();
  return words.conduct(finding as Parameters<typeof words.conduct>[0]);
}
