/** Amounts as people type them, in the Italian or the English way. What could mean two amounts is refused, never guessed. */
import { cents, LARGEST_CENTS, type Cents } from './money.ts';

/** Why a text is no amount; `ambiguous` is `1,250`, which is 1250 in London and 1.25 in Milan. */
export type UnreadableAmount = {
  readonly problem: 'not-an-amount' | 'ambiguous' | 'too-many-decimals' | 'too-large' | 'negative';
};

/** Dots or commas between thousands, the other one before the decimals. `1.250` is 1250: nobody types a tenth of a cent. */
const GROUPED: readonly RegExp[] = [
  /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d{1,2}))?$/u,
  /^([1-9]\d{0,2}(?:,\d{3})+)\.(\d{1,2})$/u,
  /^([1-9]\d{0,2}(?:,\d{3}){2,})$/u,
];
const UNGROUPED = /^(\d{1,13})(?:[.,](\d{1,2}))?$/u;

/** Reads `1.250,50`, `1250,50`, `1250.50`, `1.250`, `1,250.50`, with or without EUR, zero included. */
export function readSpokenAmount(text: string): { readonly amount: Cents } | UnreadableAmount {
  const typed = text
    .trim()
    .replace(/^(?:eur|€)\s*/iu, '')
    .replace(/\s*(?:eur|euro|€)$/iu, '');
  if (/^[-–]\s*\d/u.test(typed)) return { problem: 'negative' };
  for (const form of [...GROUPED, UNGROUPED]) {
    const match = form.exec(typed);
    if (match !== null) return wholeCents(match[1] as string, match[2] ?? '');
  }
  if (/^[1-9]\d{0,2},\d{3}$/u.test(typed)) return { problem: 'ambiguous' };
  return { problem: /^\d+[.,]\d{3,}$/u.test(typed) ? 'too-many-decimals' : 'not-an-amount' };
}

function wholeCents(whole: string, fraction: string): { readonly amount: Cents } | UnreadableAmount {
  const value = Number(whole.replace(/[.,]/gu, '')) * 100 + Number(fraction.padEnd(2, '0'));
  return value > LARGEST_CENTS ? { problem: 'too-large' } : { amount: cents(value) };
}
