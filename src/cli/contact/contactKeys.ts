/** The one-letter outcomes of a call or a visit, the same in every language; a date may follow: `n gio 15:30`. */
import type { ContactChannel, ContactOutcome } from '../../domain/case.ts';

/** What a person says came out of it; `met` needs an outcome of its own. */
export type SaidOutcome = ContactOutcome | 'met';

/** In the order they are shown. */
const CALL_KEYS = {
  n: 'no-answer',
  o: 'busy',
  s: 'voicemail',
  r: 'callback',
  p: 'promise',
  a: 'says-paid',
  c: 'disputes',
  x: 'refuses',
  w: 'wrong-number',
  m: 'note',
} as const satisfies Readonly<Record<string, ContactOutcome>>;

/** What may come out of meeting somebody. */
const MET_KEYS = {
  r: 'callback',
  p: 'promise',
  a: 'says-paid',
  c: 'disputes',
  x: 'refuses',
  m: 'note',
} as const satisfies Readonly<Record<string, ContactOutcome>>;

const VISIT_KEYS = { i: 'met', k: 'nobody', t: 'moved', ...MET_KEYS } as const satisfies Readonly<
  Record<string, SaidOutcome>
>;

/** Key and outcome, in the order they are shown. */
export type OutcomeKeys = readonly (readonly [key: string, outcome: SaidOutcome])[];

/** The keys of a call or of a visit. */
export function outcomeKeys(channel: Exclude<ContactChannel, 'note'>): OutcomeKeys {
  return Object.entries(channel === 'call' ? CALL_KEYS : VISIT_KEYS);
}

/** The keys after `i`: somebody was met. */
export const MET_OUTCOMES: OutcomeKeys = Object.entries(MET_KEYS);

/** What `--outcome` takes. */
export function outcomesOf(channel: Exclude<ContactChannel, 'note'>): SaidOutcome[] {
  return outcomeKeys(channel).map(([, outcome]) => outcome);
}

/** A typed answer taken apart: the outcome, if the key is one, and what was written after it. */
export function readKey(
  typed: string,
  keys: OutcomeKeys,
): { readonly outcome?: SaidOutcome; readonly rest: string } {
  const [, key = '', rest = ''] = /^(\S+)\s*(.*)$/u.exec(typed.trim()) ?? [];
  const found = keys.find(([candidate]) => candidate === key.toLowerCase());
  return { ...(found === undefined ? {} : { outcome: found[1] }), rest };
}
