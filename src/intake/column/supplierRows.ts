import { cleanText } from '../cell/cleanText.ts';
import { isNoReceivable } from '../cell/documentText.ts';
import { isSupplierKind } from './kindColumns.ts';
import type { Layout } from '../layout.ts';

/** Tells the rows of suppliers by the kind of party or of document; undefined where no column says either. */
export function createSupplierCheck({
  positions,
  kind,
}: Layout): ((cells: readonly string[]) => boolean) | undefined {
  const columns = (['party_kind', 'doc_type'] as const).flatMap((field) => {
    const at = positions[field];
    return at === undefined ? [] : [{ at, field, known: new Map<string, boolean>() }];
  });
  if (columns.length === 0 || kind !== 'items') return undefined;
  return (cells) =>
    columns.some(({ at, field, known }) => {
      const cell = cells[at] ?? '';
      if (cell === '') return false;
      let isSupplier = known.get(cell);
      if (isSupplier === undefined) {
        isSupplier = isSupplierKind(field, cleanText(cell));
        known.set(cell, isSupplier);
      }
      return isSupplier;
    });
}

/** Tells the kind of a document by which nobody owes anything; undefined where no column has the kinds. */
export function createReceivableCheck({
  positions: { doc_type: at },
  kind,
}: Layout): ((cells: readonly string[]) => string | undefined) | undefined {
  if (at === undefined || kind !== 'items') return undefined;
  const known = new Map<string, string | undefined>();
  return (cells) => {
    const cell = cells[at] ?? '';
    if (!known.has(cell)) {
      const type = cleanText(cell);
      known.set(cell, isNoReceivable(type) ? type : undefined);
    }
    return known.get(cell);
  };
}
