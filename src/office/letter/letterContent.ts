/** What a letter says: put together from the case, the settings and the day; frozen with the letter once it is issued (rule 18). */
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import { daysBetween, type Day } from '../../domain/day.ts';
import type { LetterLanguage } from '../../domain/debtor/debtor.ts';
import type { LetterAccount, LetterContent, LetterItem, Signatory } from '../../domain/letter.ts';
import { channelFor, deadlineFrom, templateFor, termDaysFor } from '../../domain/step/letterPlan.ts';
import { subtract, totalsByCurrency } from '../../domain/money.ts';
import type { Collector, Settings } from '../../domain/settings.ts';
import type { Step } from '../../domain/strategy/strategy.ts';
import type { Book, Moment } from '../book.ts';

/** What a letter is made from beside the case: its step, the items it demands, and what was asked for. */
interface LetterMaterial {
  readonly step: Step;
  readonly items: readonly CaseItem[];
  /** Of a legal warning that claims more than the principal. */
  readonly account?: LetterAccount | undefined;
  readonly wish: { readonly language?: LetterLanguage; readonly isPreview?: boolean };
  readonly protocol: string;
}

/** Characters of a SEPA transfer's text. */
const LONGEST_REFERENCE = 140;

/** What the debtor writes on the transfer: as many invoices as there is room for, none of their numbers cut in two. */
export function paymentReferenceOf(first: readonly (string | number)[], invoices: readonly string[]): string {
  let reference = first.join(' - ');
  let separator = ' - ';
  for (const invoice of invoices) {
    const longer = `${reference}${separator}${invoice}`;
    if (longer.length > LONGEST_REFERENCE) break;
    reference = longer;
    separator = ', ';
  }
  return reference;
}

/** Everything a letter says, as of today. */
export function letterContent(
  { settings }: Book,
  { today }: Moment,
  facts: CaseFacts,
  { step, items, account, wish, protocol }: LetterMaterial,
): LetterContent {
  const { debtor } = facts;
  const termDays = termDaysFor(step, debtor);
  const rows = items.map((item) => letterItem(item, today));
  const stamp = stampOf(wish, settings.isSample);
  const invoices = items.filter((item) => item.openCents > 0).map((item) => item.number);
  // A preview has no number, so it must not name the one that another letter will get.
  const given = wish.isPreview === true ? [] : [protocol];
  return {
    template: templateFor(step, facts),
    language: wish.language ?? debtor.language,
    tone: step.tone ?? 'firm',
    ...(wish.isPreview === true ? {} : { protocol }),
    ...(stamp === undefined ? {} : { stamp }),
    caseNumber: facts.number,
    issuedOn: today,
    place: settings.place,
    creditor: settings.creditor,
    ...signedBy(settings, facts, step),
    recipient: debtor,
    channel: channelFor(step, facts),
    items: rows,
    totals: totalsByCurrency(rows.map((row) => ({ cents: row.openCents, currency: row.currency }))),
    ...(account === undefined ? {} : { account }),
    // The term of a legal warning runs from the day it arrives, which no one knows yet (rule 3).
    ...(step.kind === 'legal-warning' ? {} : { deadline: deadlineFrom(today, termDays, settings.rules) }),
    termDays,
    earlier: facts.letters
      .filter((letter) => letter.sentOn !== undefined)
      .map((letter) => ({
        protocol: letter.protocol,
        sentOn: letter.sentOn as Day,
        via: letter.sentVia ?? 'post',
      })),
    paymentReference: paymentReferenceOf([...given, facts.number], invoices),
  };
}

/**
 * Whoever follows the case signs and answers the phone. A legal warning is signed by the first person of the settings,
 * who stands for the company; the phone stays with the collector.
 */
function signedBy(
  { collectors }: Settings,
  facts: CaseFacts,
  step: Step,
): { signatory: Signatory; contact: Signatory } {
  const [first] = collectors;
  const assigned = collectors.find((collector) => collector.id === facts.collector) ?? first;
  return { signatory: person(step.kind === 'legal-warning' ? first : assigned), contact: person(assigned) };
}

function person({ id: _id, ...printed }: Collector): Signatory {
  return printed;
}

function stampOf(wish: LetterMaterial['wish'], isSample: boolean): 'draft' | 'sample' | undefined {
  if (wish.isPreview === true) return 'draft';
  return isSample ? 'sample' : undefined;
}

/** What is open is demanded, never the whole invoice of which a part was paid. */
function letterItem(item: CaseItem, today: Day): LetterItem {
  return {
    number: item.number,
    ...(item.instalment === undefined ? {} : { instalment: item.instalment }),
    ...(item.issuedOn === undefined ? {} : { issuedOn: item.issuedOn }),
    dueOn: item.dueOn,
    amountCents: item.amountCents,
    paidCents: subtract(item.amountCents, item.openCents),
    openCents: item.openCents,
    currency: item.currency,
    daysLate: item.openCents < 0 ? 0 : Math.max(0, daysBetween(item.dueOn, today)),
    isCreditNote: item.isCreditNote,
  };
}
