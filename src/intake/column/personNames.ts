/** People called in two columns: "Cognome" and "Nome", "Name" and "Vorname", "Last name" and "First name". */
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { headerKey } from '../header/headerKey.ts';
import { type HeaderMatch } from '../header/matchHeader.ts';

/** Words for the whole name, and beside one of the other kind for half of it. */
const FIRST_NAME = new Set(['nome']);
const SURNAME = new Set(['name', 'nom']);

/** What the columns name when a surname and a first name stand apart: alone in a list, the surname leads the name. */
export function withPersonNames<Header extends Pick<FoundHeader, 'cells' | 'matches'>>(
  header: Header,
): Header {
  const { cells } = header;
  const has = (field: Field): boolean => header.matches.some((match) => match?.field === field);
  const renamed = (match: HeaderMatch | undefined, at: number): HeaderMatch | undefined => {
    if (match?.field !== 'debtor_name' || match.isTold === true) return match;
    const word = headerKey(cells[at] ?? '');
    if (has('surname') && FIRST_NAME.has(word)) return { ...match, field: 'first_name' };
    return has('first_name') && !has('surname') && SURNAME.has(word) ? { ...match, field: 'surname' } : match;
  };
  const matches = header.matches.map(renamed);
  if (matches.some((match) => match?.field === 'debtor_name')) return { ...header, matches };
  return {
    ...header,
    matches: matches.map((match) =>
      match?.field === 'surname' ? { ...match, field: 'debtor_name' as const } : match,
    ),
  };
}
