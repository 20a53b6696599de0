/** Lines that say how old the documents below are: reports by age have them above their groups. */
import { isAgeingHeader } from '../header/matchHeader.ts';

const OVERDUE =
  /^(?:[\d\s–-]+|(?:more than|over|older than)?\s*\d+(?: or more)?\s*)?(?:days?|giorni|gg\.?|tage)?\s*(?:past due|overdue|überfällig|scadut[eio])(?: da)?(?:\s+(?:oltre|da|più di)?\s*\d+(?:\s*[-–]\s*\d+)?\s*(?:gg\.?|giorni))?$/iu;
const SUM = /^(?:sub)?(?:tot(?:al[ei]?)?\.?|summe)\s+(?:(?:for|per|di|für)\s+)?/iu;

/** "1 - 30 days past due", "Current", "Oltre 90 gg". */
export function isAgeLine(text: string): boolean {
  return isAgeingHeader(text) || (text !== '' && OVERDUE.test(text));
}

/** "Total for 1 - 30 days past due". */
export function isAgeSum(text: string): boolean {
  return SUM.test(text) && isAgeLine(text.replace(SUM, '').trim());
}
