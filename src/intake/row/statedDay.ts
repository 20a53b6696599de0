/** The day for which a report says it holds, above its table or below: "Situazione al 31/10/2026", "Stampato il 24/11/2026". */
import type { Day } from '../../domain/day.ts';
import type { DateOrder } from '../../domain/import/incoming.ts';
import { dateEvidence, isDateProblem, readDate } from '../cell/dateText.ts';
import { WEEKDAY_NAMES } from '../cell/weekday.ts';

const DATE =
  '(\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{1,2}(?:er|°|º|st|nd|rd|th|\\.)?[- ]\\p{L}{3,9}\\.?[- ]\\d{2,4}|\\p{L}{3,9}\\.? \\d{1,2}, ?\\d{4})(?![\\d/]|\\s*(?:al|to|bis|au|-)\\s*\\d)';
/** Words of a report's title; those that begin a range of days are none. */
const TITLE = '(?: (?!(?:d?al|dall|da|fino|entro|from|until|vom|bis|du|jusqu)(?!\\p{L}))\\p{L}+)';
const BETWEEN = `\\s*:?\\s*(?:al|il|del|on|am|vom|le|du)?\\s*:?\\s*(?:(?:${WEEKDAY_NAMES})\\.?,? )?`;

/**
 * How things stood, and when it was printed: the first says more. A day up to which due dates were chosen ("scadenze al") is
 * neither, for it says nothing of when anybody looked.
 */
const AS_OF = `(?:situazione${TITLE}{0,3}|(?:dati )?aggiornat[oaie]|saldi|partite aperte|crediti aperti|esposizione|estratto conto(?: clienti)?|alla data|as (?:of|at)|stand(?: am| vom)?|stichtag|situation${TITLE}{0,2}|arr[eê]t[eé]e?)`;
const PRINTED =
  '(?:stampat[oa]|data (?:di )?stampa|elaborat[oa]|esportat[oa]|generat[oa]|printed|generated|exported|run date|report date|gedruckt|erstellt|imprim[eé]e?|[eé]dit[eé]e?|exporte?[eé]e?)';
const PHRASES = [AS_OF, PRINTED].map((words) => new RegExp(`(?<!\\p{L})${words}${BETWEEN}${DATE}`, 'iu'));

/** No title is longer; blank cells of a line leave many blanks. */
const LONGEST_LINE = 500;

/** The day of lines that are no rows; undefined where none of them states one. */
export function statedDay(written: readonly string[], order: DateOrder): Day | undefined {
  const lines = written.map((line) => line.replace(/\s+/gu, ' ').slice(0, LONGEST_LINE));
  for (const phrase of PHRASES) {
    for (const line of lines) {
      const found = phrase.exec(line)?.[1];
      const own = found === undefined ? undefined : orderOf(found, order);
      const read = found === undefined || own === undefined ? 'bad-date' : readDate(found, own);
      if (!isDateProblem(read)) return read;
    }
  }
  return undefined;
}

/** Where the rows write the year first they say nothing about other dates: undefined for one that can be read in two ways. */
function orderOf(written: string, order: DateOrder): DateOrder | undefined {
  if (order !== 'ymd') return order;
  const evidence = dateEvidence(written);
  if (evidence === 'mdy') return 'mdy';
  return evidence === 'open' ? undefined : 'dmy';
}
