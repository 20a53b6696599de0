/** Texts of one area: the rules of conduct of a case, with what was found. */
import type { ReviewFinding, ReviewedRule } from '../../../domain/conductReview.ts';
import type { PhraseFault } from '../../../domain/phraseLint.ts';
import type { conduct as source } from '../it/conduct.ts';
import type { Translation } from '../messages.ts';
import { contacts } from './contacts.ts';

const RULES: Readonly<Record<ReviewedRule, string>> = {
  R1: 'hours of calls and visits',
  R2: 'no contact on public holidays',
  R3: 'at most one conversation a day and three a week',
  R4: 'at most two calls a day and six a week',
  R5: 'at most four requests by e-mail or PEC in thirty days',
  R10: 'visits to persons from the third month overdue',
  R11: 'no threats, no false judicial style in the templates',
  R12: 'at least ten days for consumers',
  R13: 'no dispute waiting for an answer',
  R15: 'privacy notice in letters to persons',
  R18: 'no threat of a listing in credit bureaus',
  R19: 'no insolvency proceedings',
};

const FINDINGS: Readonly<Partial<Record<ReviewFinding, string>>> = {
  phrase: 'to be read again in the templates',
  'short-term': 'the strategy gives less than ten days: consumers get ten',
  'dispute-open': 'left out of letters and steps until it is answered',
  'all-disputed': 'everything is disputed: the written answer comes first',
  'no-privacy-notice': 'changed templates leave out the privacy notice',
};

const FAULTS: Readonly<Record<PhraseFault, string>> = {
  threat: 'threat',
  'false-judicial': 'false judicial style',
  'credit-bureau': 'listing in credit bureaus',
  'third-party': 'third parties',
};

export const conduct = (): Translation<ReturnType<typeof source>> => ({
  option: 'the rules of conduct one by one: ok, !! or NO',
  title: 'Rules of conduct',
  states: { ok: 'ok', warn: '!!', refuse: 'NO' },
  rules: RULES,
  finding: (finding) => FINDINGS[finding] ?? findingOfContact(finding),
  until: (day) => `from ${day}`,
  phrase: (file, phrase, fault, rule) => `${file}: "${phrase}" (${FAULTS[fault]}, ${rule})`,
  withoutPrivacy: (file) => `${file}: the privacy notice is missing (R15)`,
  doctor: {
    none: "templates of letters: the program's own",
    fine: (count) => `changed templates: ${count}, no phrase to be read again`,
    found: 'changed templates: phrases to be read again',
    remedy: "mend the files in templates/, or take them away: the program's own count",
  },
});

function findingOfContact(finding: ReviewFinding): string {
  const words = contacts();
  return words.conduct(finding as Parameters<typeof words.conduct>[0]);
}
