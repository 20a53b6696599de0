/** One printed part of a dossier: a sheet of titled sections, decided before it is laid out. Texts are in its language. */
import type { LetterLanguage } from '../debtor/debtor.ts';
import type { Creditor } from '../letter.ts';

export interface DossierDocument {
  readonly language: LetterLanguage;
  readonly stamp?: 'draft' | 'sample';
  readonly creditor: Creditor;
  readonly title: string;
  /** What it is about: the case and the debtor. */
  readonly about: string;
  /** Place and day. */
  readonly dated: string;
  /** What the sheet is and is not. */
  readonly note?: string;
  /** At the foot of every page. */
  readonly footer: string;
  readonly sections: readonly DossierSection[];
}

/** A section; what is absent is not printed, and one with nothing in it says so. */
export interface DossierSection {
  readonly title: string;
  /** Set apart in red: something is missing or wrong. */
  readonly isWarning?: boolean;
  readonly facts?: readonly DossierFact[];
  readonly table?: DossierTable;
  readonly list?: readonly DossierEntry[];
  /** Small print. */
  readonly notes?: readonly string[];
  /** Printed in place of a table or list without rows. */
  readonly empty?: string;
}

export interface DossierFact {
  readonly label: string;
  readonly value: string;
}

export interface DossierEntry {
  readonly text: string;
  readonly note?: string;
}

/** How a column is set: on one line, to the right, running on, in small print, a hash in two lines, wide. */
export type DossierColumnKind = 'day' | 'figure' | 'wrap' | 'proof' | 'hash' | 'wide';

export interface DossierTable {
  readonly columns: readonly { readonly header: string; readonly kind: DossierColumnKind }[];
  readonly rows: readonly DossierRow[];
}

export interface DossierRow {
  readonly cells: readonly string[];
  /** A sum of the rows above. */
  readonly isTotal?: boolean;
  /** Its last cell says that something is missing or wrong. */
  readonly isMissing?: boolean;
}
