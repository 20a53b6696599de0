/** From the numbers in a text to the invoices they mean. */
import { byDueDate } from '../step/claim.ts';
import type { DocumentKey } from './documentNumber.ts';
import type { LedgerItem, MatchLedger } from './matchLedger.ts';
import type { Currency } from '../money.ts';
import type { Mention, Remittance } from './remittance.ts';

/** The invoices a text names, as far as the book knows them. */
export interface NamedDocuments {
  readonly open: readonly LedgerItem[];
  /** Every instalment of the documents named, open or settled. */
  readonly items: readonly LedgerItem[];
  /** Named, known, and nothing is open of them. */
  readonly settled: readonly LedgerItem[];
  /** Named as invoices, and not in the book. */
  readonly unknown: readonly string[];
  /** A number fits several open documents: 101 of this year and of the last. */
  readonly isAmbiguous: boolean;
  /** Every open one was named with year, series or a long number. */
  readonly isTelling: boolean;
  /** Open ones of which only a part is said to be paid. */
  readonly inPart: ReadonlySet<number>;
}

/**
 * Finds the invoices that mentions mean, among those of one debtor or of all. Of the ways to read a mention the first that
 * fits altogether counts, else the first that fits in part. Credit notes only say that less is paid.
 */
export function namedDocuments(
  ledger: MatchLedger,
  mentions: readonly Mention[],
  currency: Currency,
  debtor?: number,
): NamedDocuments {
  const open = new Map<number, LedgerItem>();
  const settled = new Map<number, LedgerItem>();
  const items = new Map<number, LedgerItem>();
  const unknown: string[] = [];
  const inPart = new Set<number>();
  let [isAmbiguous, isTelling] = [false, true];
  for (const mention of mentions) {
    if (mention.isCreditNote) continue;
    const hits = bestReading(mention, (key) =>
      likest(ledger.invoicesNamed(key, currency, debtor), key, mention),
    );
    if (hits.length === 0 && mention.isNamed) unknown.push(mention.text);
    for (const found of hits) {
      for (const item of found) items.set(item.id, item);
      const stillOpen = found.filter((item) => item.openCents > 0);
      for (const item of stillOpen) {
        open.set(item.id, item);
        if (mention.isPart) inPart.add(item.id);
      }
      if (stillOpen.length === 0) for (const item of found) settled.set(item.id, item);
      isAmbiguous ||= new Set(stillOpen.map(documentOf)).size > 1;
      isTelling &&= mention.isTelling;
    }
  }
  return {
    open: [...open.values()],
    items: [...items.values()],
    settled: [...settled.values()],
    unknown,
    isAmbiguous,
    isTelling,
    inPart,
  };
}

/** What each document of the best reading was found as; documents that were not found are left out. */
function bestReading(mention: Mention, find: (key: DocumentKey) => LedgerItem[]): LedgerItem[][] {
  const readings = mention.readings.map((keys) => keys.map(find));
  const whole = readings.find((found) => found.every((items) => items.length > 0));
  const part = readings.find((found) => found.some((items) => items.length > 0)) ?? [];
  return (whole ?? part).filter((items) => items.length > 0);
}

/**
 * Of documents with one number those of the series that is named, and of the day: where none is of it, the series was left
 * out in the book, or the day is a slip.
 */
function likest(items: LedgerItem[], { series }: DocumentKey, { on }: Mention): LedgerItem[] {
  const ofSeries = series === '' ? [] : items.filter((item) => item.key.series === series);
  const alike = ofSeries.length === 0 ? items : ofSeries;
  const ofDay = on === undefined ? [] : alike.filter(({ issuedOn }) => issuedOn === on);
  return ofDay.length === 0 ? alike : ofDay;
}

/**
 * Of instalments of documents, those that a text means by due date or number: of a document of which it names none, all.
 * An instalment that no file has numbered is counted by its due date.
 */
export function instalmentsMeant(
  items: readonly LedgerItem[],
  { dueDays, instalments }: Pick<Remittance, 'dueDays' | 'instalments'>,
): LedgerItem[] {
  return [...Map.groupBy(items, documentOf).values()].flatMap((ofDocument) => {
    const inOrder = ofDocument.toSorted(byDueDate);
    const meant = inOrder.filter(
      (item, at) =>
        dueDays.some((on) => item.dueOn.endsWith(on) || (on.endsWith('-') && item.dueOn.includes(on))) ||
        instalments.includes(item.instalment ?? at + 1),
    );
    return meant.length === 0 ? inOrder : meant;
  });
}

/** Instalments of one document are no ambiguity. */
function documentOf({ debtor, number, issuedOn }: LedgerItem): string {
  return [debtor, number, issuedOn].join(' ');
}
