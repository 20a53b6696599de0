import type { RowProblem, RowProblemCode } from '../../domain/import/incoming.ts';
import { withoutControls } from '../cell/cleanText.ts';
import type { Field } from '../header/headerWords.ts';
import type { Layout } from '../layout.ts';

/** Collects what is wrong with the rows, naming columns by the header's own text. */
export interface RowReport {
  /** Notes a problem of the row being read. */
  note(line: number, field: Field, value: string, code: RowProblemCode): void;
  /** Notes a row that says the same as one before it. */
  noteDuplicate(line: number, number: string, firstLine: number): void;
  /** Notes a row cut into too many or too few cells: the value is `found/expected`. */
  noteFieldCount(line: number, found: number): void;
  /** Notes a row read without a tax number that a spreadsheet has rounded. */
  noteLostTaxId(): void;
  lostTaxIdCount(): number;
  /** Notes a document read as one by which nothing is owed, because it was cancelled. */
  noteVoid(): void;
  voidCount(): number;
  /** Notes a due date worked out from the document's own. */
  noteDerivedDue(): void;
  derivedDueCount(): number;
  /** Notes that the file says of a document that something was paid of it. */
  notePaid(): void;
  tellsPayments(): boolean;
  /** Notes what kind of document something is owed by, and whether the kind is known. */
  noteKind(kind: string, isKnown: boolean): void;
  /** Kinds nobody knows beside others; where all documents are of one kind there is nothing to wonder about. */
  unknownKinds(): readonly string[];
  /** Whether a row has a problem. */
  isBad(line: number): boolean;
  /** By line, then in order of columns. */
  problems(): readonly RowProblem[];
}

/** Long values are shown in part only. */
const LONGEST_SHOWN = 120;

/** A report over one file. */
export function createRowReport(layout: Layout): RowReport {
  const noted: (RowProblem & { readonly at: number })[] = [];
  const badLines = new Set<number>();
  let lostTaxIds = 0;
  let voids = 0;
  let derivedDues = 0;
  let hasPaid = false;
  const kinds = new Map<string, boolean>();
  return {
    note(line, field, value, code) {
      const at = layout.positions[field] ?? 0;
      badLines.add(line);
      noted.push({ line, column: layout.header[at] ?? '', value: shown(value), code, at });
    },
    noteDuplicate(line, number, firstLine) {
      const at = layout.positions.invoice_no ?? 0;
      const column = layout.header[at] ?? '';
      badLines.add(line);
      noted.push({ line, column, value: shown(number), code: 'duplicate-item', firstLine, at });
    },
    noteFieldCount(line, found) {
      badLines.add(line);
      const value = `${found}/${layout.header.length}`;
      noted.push({ line, column: '', value, code: 'wrong-field-count', at: 0 });
    },
    noteLostTaxId() {
      lostTaxIds += 1;
    },
    lostTaxIdCount: () => lostTaxIds,
    noteVoid() {
      voids += 1;
    },
    voidCount: () => voids,
    noteDerivedDue() {
      derivedDues += 1;
    },
    derivedDueCount: () => derivedDues,
    notePaid() {
      hasPaid = true;
    },
    tellsPayments: () => hasPaid,
    noteKind(kind, isKnown) {
      kinds.set(kind, isKnown);
    },
    unknownKinds: () =>
      kinds.size < 2 ? [] : [...kinds].flatMap(([kind, isKnown]) => (isKnown ? [] : shown(kind))),
    isBad: (line) => badLines.has(line),
    problems() {
      return noted.sort((a, b) => a.line - b.line || a.at - b.at).map(({ at: _at, ...problem }) => problem);
    },
  };
}

function shown(value: string): string {
  const text = withoutControls(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
