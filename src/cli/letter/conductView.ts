/**
 * The rules of conduct of a case on the screen and for programs: `ok`, `!!` for a warning, `NO` for a
 * refusal, `?` for what only a person knows.
 */
import type { ReviewedConduct } from '../../domain/conduct/conductReview.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Decision } from '../../domain/nextStep.ts';
import type { Book } from '../../office/book.ts';
import { conductOfCase } from '../../office/case/conductReview.ts';
import type { Desk } from '../command.ts';
import { hourInRome } from '../context.ts';
import { red, yellow, type Ink } from '../screen/ink.ts';
import { settingsPhrases, templateFindings } from './templateLint.ts';

type Voice = Pick<Desk, 'messages' | 'format'>;

/** The review for the day that is asked about; for today with the hour it is. */
export function reviewOf(
  { asOf, today, context }: Pick<Desk, 'asOf' | 'today' | 'context'>,
  book: Book,
  dir: string,
  { facts, decision }: { readonly facts: CaseFacts; readonly decision: Decision },
): ReviewedConduct[] {
  const { phrases: ofTemplates, withoutPrivacy } = templateFindings(dir);
  const phrases = [...ofTemplates, ...settingsPhrases(book.settings)];
  const now = { today: asOf, ...(asOf === today ? { time: hourInRome(context.now()) } : {}) };
  return conductOfCase(book, facts, decision, now, { phrases, isPrivacyMissing: withoutPrivacy.length > 0 });
}

/** A row a rule. */
export function conductRows(voice: Voice, review: readonly ReviewedConduct[]): (readonly [string, Ink])[] {
  const { conduct } = voice.messages;
  return review.map((each) => {
    const text = `${conduct.states[each.verdict]}  ${conductText(voice, each)}`;
    const ink = { ok: text, warn: yellow(text), refuse: red(text), person: text }[each.verdict];
    return [each.rule, ink];
  });
}

/** What the rule asks, or what was found against it. */
export function conductText(
  { messages, format }: Voice,
  { rule, verdict, finding, about, until, by }: ReviewedConduct,
): string {
  const { conduct } = messages;
  if (verdict === 'person') return conduct.judged(rule);
  if (finding === undefined) return conduct.rules[rule];
  const what = about === undefined || about.length === 0 ? '' : `: ${about.join(', ')}`;
  const gone = until === undefined ? '' : ` (${conduct.until(format.day(until))})`;
  const due = by === undefined ? '' : ` (${conduct.by(finding, format.day(by))})`;
  return `${conduct.finding(finding)}${what}${gone}${due}`;
}

/** The rules for programs. */
export function conductData(voice: Voice, review: readonly ReviewedConduct[]): object[] {
  return review.map((each) => ({
    rule: each.rule,
    verdict: each.verdict,
    finding: each.finding ?? null,
    about: each.about ?? [],
    until: each.until ?? null,
    by: each.by ?? null,
    text: conductText(voice, each),
  }));
}
