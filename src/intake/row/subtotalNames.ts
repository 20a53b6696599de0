/** Whom the subtotals are of: "Totale Rossi S.r.l.", "Total for Rossi". */
import { lineText } from './pageLines.ts';
import { joined } from './rowText.ts';

const WORDS =
  /^(?:\*+\s*)?(?:(?:sub|sous|zwischen|sotto?)-?\s?)?(?:tot(?:al[ei]?)?\.?|summe|saldo)\s+(?:(?:for|of|di|del|della|per|du|für|von|cliente|cli\.|client|kunde)\s+)*/iu;
/** Pivot tables have the word behind the name. */
const BEHIND = /\s+(?:totale|total|gesamt|ergebnis)$/iu;
/** Where the sums begin. */
const SUMS = /(?:\s+[-$€£(]*\d[\d.,'’]*[-)€$£]*)+(?:\s+(?:EUR|USD|GBP|CHF))?$/u;

/** The names that subtotals have. */
export interface SubtotalNames {
  look(cells: readonly string[]): void;
  /** Whether a heading has a subtotal. */
  has(text: string): boolean;
}

/** A collector of the names. */
export function createSubtotalNames(): SubtotalNames {
  const names = new Set<string>();
  return {
    look(cells) {
      const [first = ''] = cells.filter((cell) => cell.trim() !== '');
      for (const text of [first, joined(cells).replace(SUMS, '')])
        names.add(lineText(text.trim().replace(WORDS, '').replace(BEHIND, '')));
    },
    has(text) {
      return names.has(text);
    },
  };
}
