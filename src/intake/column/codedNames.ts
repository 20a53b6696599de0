/** Whether a whole column of customers has code and name in each cell: one cell proves nothing, "24 Ore" is a name. */
import { codedName, type CodedName, type CodePlace } from '../../domain/debtor/codedName.ts';
import { cleanText } from '../cell/cleanText.ts';

/** Looks at the cells of a column until one of them refutes it. */
export interface CodedNames {
  look(cell: string): void;
  /** Where the codes of all cells stand; undefined where they are none. */
  place(): CodePlace | undefined;
}

/** A check of one column. Most columns are refuted by their first cell, and cost nothing from then on. */
export function createCodedNames(): CodedNames {
  const possible = new Map<CodePlace, Map<string, CodedName>>([
    ['first', new Map()],
    ['last', new Map()],
  ]);
  return {
    look(cell) {
      if (possible.size === 0) return;
      const text = cleanText(cell);
      for (const [place, codes] of possible) {
        const parts = text === '' ? undefined : codedName(text, place);
        const known = parts && codes.get(parts.code);
        if (text === '' || (known !== undefined && known.name === parts?.name)) continue;
        // A code is that of one customer.
        if (parts === undefined || known !== undefined) possible.delete(place);
        else codes.set(parts.code, parts);
      }
    },
    place: () => [...possible].find(([place, codes]) => areCodes([...codes.values()], place))?.[0],
  };
}

/** Several customers, and figures that look like codes: marked off, all of one length or with one prefix, or very many. */
function areCodes(names: readonly CodedName[], place: CodePlace): boolean {
  if (names.length < 2) return false;
  if (place === 'last' || names.every(({ isMarked }) => isMarked)) return true;
  const [first] = names;
  const [prefix, length] = [prefixOf(first), first?.code.length ?? 0];
  const isOneLength = length >= 3 && names.every(({ code }) => code.length === length);
  if (isOneLength && (names.length > 2 || names.some(({ code }) => code.startsWith('0')))) return true;
  return (prefix !== '' && names.every((name) => prefixOf(name) === prefix)) || names.length >= FEWEST_NAMES;
}

/** So many names that all begin with another number are no accident. */
const FEWEST_NAMES = 5;

function prefixOf(name: CodedName | undefined): string {
  return /^\p{L}*/u.exec(name?.code ?? '')?.[0] ?? '';
}
