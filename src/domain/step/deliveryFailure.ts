/** Why a letter did not arrive: the postman's and the mailbox's words, in what a person typed (rule 13). */

/** The outcomes the post office marks, and those of a mailbox. */
export type FailureKind =
  | 'moved'
  | 'unknown'
  | 'untraceable'
  | 'deceased'
  | 'no-such-address'
  | 'incomplete-address'
  | 'wrong-address'
  | 'full-mailbox'
  | 'lost';

/** The first that fits decides: `indirizzo inesistente` is no `indirizzo errato`. */
const SIGNS: readonly (readonly [RegExp, FailureKind])[] = [
  [/irreperibil|untraceable/u, 'untraceable'],
  [/trasferit|moved|gone away/u, 'moved'],
  [/sconosciut|unknown/u, 'unknown'],
  [/decedut|defunt|deceased/u, 'deceased'],
  [/inesistent|no such/u, 'no-such-address'],
  [/insufficient|incomplet/u, 'incomplete-address'],
  [/inesatt|errat|sbagliat|wrong/u, 'wrong-address'],
  [/\bpiena\b|\bfull\b/u, 'full-mailbox'],
  [/smarrit|\blost\b/u, 'lost'],
];

/** The outcome in a typed reason; undefined when it is in none of the usual words. */
export function failureKind(reason: string): FailureKind | undefined {
  const words = wordsOf(reason);
  return SIGNS.find(([sign]) => sign.test(words))?.[1];
}

/**
 * Registered post that was refused, or not collected within its storage, has arrived all the same: the debtor could have
 * read it (art. 1335 c.c.).
 */
export function countsAsDelivered(reason: string): boolean {
  return /giacenza|non ritirat|rifiutat|refused|unclaimed/u.test(wordsOf(reason));
}

function wordsOf(reason: string): string {
  return reason.toLowerCase().replaceAll(/[_-]/gu, ' ');
}
