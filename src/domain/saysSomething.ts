/**
 * Whether a text typed as a reason or a note says anything: a word or a figure. A question mark alone, typed where no
 * question explains itself, or a row of dots is none: it would stay in the history for good.
 */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
