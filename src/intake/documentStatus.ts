/**
 * What the column of the status says that the amounts do not: exports list drafts and cancelled invoices among the others,
 * and some tell a paid one by this word alone.
 */
import { cleanText } from './cleanText.ts';
import { dateEvidence } from './dateText.ts';
import { isInPart, isYes } from './kindColumns.ts';
import type { Layout } from './layout.ts';

/**
 * `draft`: never issued; `void`: cancelled; `paid` and `partly-paid`: as the program that wrote the file knows; `paid-on`: a
 * day of payment, which need not be that of the last one.
 */
type DocumentStatus = 'draft' | 'void' | 'paid' | 'partly-paid' | 'paid-on' | 'other';

const DRAFT = /^(?:(?:in )?bozza|bozze|drafts?|entwurf|brouillon|da emettere|non emess[ao])$/iu;
const VOID =
  /^(?:annullat[ao]|cancellat[ao]|void(?:ed)?|cancell?ed|deleted|eliminat[ao]|abandoned|abbandonat[ao]|storniert|stornat[ao]|reversed|annulliert|annulee?|abandonnee?)$/iu;
const PARTLY =
  /^(?:(?:parzialmente|in parte|partially|partly|teilweise|partiellement)\s+\p{L}+|(?:partial|parziale|acconto|teilbezahlt)|(?:pagat|saldat|incassat)[ao] (?:parzialmente|in parte)|(?:paiement|pagamento) (?:partiel|parziale))$/iu;
/**
 * Words that only what is settled is called, perhaps with "completely" before them or the day behind. "Evasa" (delivered),
 * "liquidata" (approved), "contabilizzata" (booked) and "accreditata" (by a bank that may take it back) are none.
 */
const PAID = new RegExp(
  `^(?:(?:totalmente|interamente|completamente|fully|entierement|vollstandig) )?(?:${[
    '(?:pagat|saldat|incassat|quietanzat|chius|regolat|riscoss|estint|compensat|pareggiat)[aoei]',
    'paid(?: in full)?|settled|closed|cleared',
    'bezahlt|beglichen|ausgeglichen|geschlossen|erledigt',
    '(?:paye|regle|solde|cloture|acquitte|lettre)e?s?',
  ].join('|')})(?: (?:il|in data|on|am|le) [\\d./-]+)?$`,
  'iu',
);

/** Tells the status of a document from the cells of its row; undefined where no column says it. */
export function createStatusTeller({
  positions,
  kind,
  instalments,
}: Pick<Layout, 'positions' | 'kind' | 'instalments'>):
  ((cells: readonly string[]) => DocumentStatus) | undefined {
  if (kind !== 'items') return undefined;
  const tellers = [
    tellerOf(instalments?.status, (cell) => (isOfNone(statusOf(cell)) ? statusOf(cell) : 'other')),
    tellerOf(positions.status, statusOf),
    tellerOf(positions.paid_flag, (cell) =>
      isYes(cell) ? 'paid' : isInPart(cell) ? 'partly-paid' : statusOf(cell),
    ),
    tellerOf(positions.paid_on, (cell) => (dateEvidence(cleanText(cell)) === 'none' ? 'other' : 'paid-on')),
  ].filter((teller) => teller !== undefined);
  if (tellers.length === 0) return undefined;
  return (cells) => {
    for (const teller of tellers) {
      const status = teller(cells);
      if (status !== 'other') return status;
    }
    return 'other';
  };
}

/** Neither of the instalments of such a document is owed, whatever is said of them. */
function isOfNone(status: DocumentStatus): boolean {
  return status === 'draft' || status === 'void';
}

function tellerOf(
  at: number | undefined,
  read: (cell: string) => DocumentStatus,
): ((cells: readonly string[]) => DocumentStatus) | undefined {
  if (at === undefined) return undefined;
  const known = new Map<string, DocumentStatus>();
  return (cells) => {
    const cell = cells[at] ?? '';
    let status = known.get(cell);
    if (status === undefined) {
      status = read(cell);
      known.set(cell, status);
    }
    return status;
  };
}

function statusOf(cell: string): DocumentStatus {
  const text = cleanText(cell).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  if (DRAFT.test(text)) return 'draft';
  if (VOID.test(text)) return 'void';
  if (PARTLY.test(text)) return 'partly-paid';
  return PAID.test(text) ? 'paid' : 'other';
}

/** Whether a cell says of a document that it was paid, and nothing else. */
export function isPaidWord(cell: string): boolean {
  return cell !== '' && statusOf(cell) === 'paid';
}
