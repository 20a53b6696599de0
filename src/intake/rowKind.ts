/** Tells rows that are data from those that only look like it. */

/** `total` is the file's own total, `subtotal` one of a group, `footer` a line such as "Stampato il …". */
export type RowKind = 'data' | 'blank' | 'total' | 'subtotal' | 'footer';

const TOTAL =
  /^(?:\*+\s*)?(?:tot(?:al[ei]?)?|total|totaux|summen?|gesamt(?:summe|betrag)?|result|saldo finale)(?![\p{L}\p{N}])/iu;
const SUBTOTAL =
  /^\*|^(?:sub|zwischen|sotto?)-?\s?(?:tot|summe)|^tot(?:ale?)?\.?\s+(?:cliente|cli\.|soggetto|conto|debitore|parziale|for|client|du client|kunde)|^zwischensumme/iu;
const FOOTER =
  /^(?:stampat[oa]|data (?:di )?stampa|elaborat[oa]|printed|pagina|pag\.|page|seite|gedruckt|imprim|erstellt|generated)/iu;
const TIMESTAMP = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/u;

/**
 * Classifies rows by the cells that every open item has: a row with a document number or a due date (`telling` columns)
 * is data, whatever its first cell says, for a debtor may be called "Total Prova".
 */
export function rowKind(cells: readonly string[], telling: readonly number[]): RowKind {
  for (const at of telling) {
    const cell = cells[at];
    if (cell !== undefined && cell !== '' && cell.trim() !== '' && !isLabel(cell)) return 'data';
  }
  const filled = cells.filter((cell) => cell.trim() !== '');
  const first = filled[0]?.trim();
  if (first === undefined) return 'blank';
  // A list of debtors has no telling columns, and a total row in it has next to nothing in it.
  if (telling.length === 0 && filled.length > 2) return 'data';
  if (SUBTOTAL.test(first)) return 'subtotal';
  if (TOTAL.test(first)) return 'total';
  if (filled.length <= 2 && (FOOTER.test(first) || (filled.length === 1 && TIMESTAMP.test(first))))
    return 'footer';
  return 'data';
}

/** The word "Totale" or "Stampato il …" may itself stand in the column of the number or of the date. */
function isLabel(cell: string): boolean {
  const text = cell.trim();
  return !/\d/u.test(text) ? TOTAL.test(text) || SUBTOTAL.test(text) : FOOTER.test(text);
}
