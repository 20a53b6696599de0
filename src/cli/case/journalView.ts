/** The journal in sentences: the entry's data read into the values its sentence needs. */
import type { JournalEntry } from '../../db/journal.ts';
import { parseIsoDay } from '../../domain/day.ts';
import { cents, type Money } from '../../domain/money.ts';
import { hourOn } from '../context.ts';
import { dayText, type Voice } from '../agenda/agendaView.ts';
import { NARROW_WIDTH, type Page } from '../screen/page.ts';
import { say, type RawValues, type Sentence } from '../screen/sentence.ts';

type Data = JournalEntry['data'];

/** One line of history in words; a kind without a sentence is told by its code. */
export function journalText(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  entry: JournalEntry,
): string {
  const catalogue: Readonly<Record<string, Sentence>> = messages.journal.entries;
  return say(catalogue, entry.kind, journalValues(entry), format)?.message ?? entry.kind;
}

/** Writes lines of history; long ones go on under themselves, and what was undone says so: nothing is cut off. */
export function writeJournal(
  page: Page,
  voice: Voice,
  entries: readonly JournalEntry[],
  withCase: boolean,
): void {
  if (entries.length === 0) return;
  const lines = entries.map((entry) => [headText(voice, entry, withCase), wholeText(voice, entry)] as const);
  if (page.width >= NARROW_WIDTH) return page.fields(lines, 2);
  for (const [head, text] of lines) {
    page.line(head);
    page.paragraph(text, 2);
  }
}

/** Keeps what follows in its column. */
const NO_HOUR = '     ';

/** When and who: `gio 19/11 15:40  laura`. */
function headText(voice: Voice, { at, on, who, caseNumber }: JournalEntry, withCase: boolean): string {
  const { common, journal } = voice.messages;
  const when = `${dayText(voice, on)} ${hourOn(on, at) ?? NO_HOUR}`;
  const about = withCase && caseNumber !== undefined ? [`${common.caseShort} ${caseNumber}`] : [];
  return [when, ...about, who === 'cron' ? journal.byItself : who].join('  ');
}

function wholeText(voice: Voice, entry: JournalEntry): string {
  const text = journalText(voice, entry);
  return entry.isUndone ? `${voice.messages.journal.undone} ${text}` : text;
}

/** The values of an entry on one level; what stands in nested data gets a name of its own. */
export function journalValues({ data, on }: Pick<JournalEntry, 'data' | 'on'>): RawValues {
  return {
    ...plainValues(data),
    ...counted(data),
    ...contactValues(data, on),
    ...changeValues(data),
    ...totalValues(data),
    ...fieldValues(data),
    ...reachValues(data),
  };
}

/** Texts, numbers and lists of texts; everything else is read by the functions below. */
function plainValues(data: Data): RawValues {
  return Object.fromEntries(
    Object.entries(data).filter((pair): pair is [string, string] => isPlain(pair[1])),
  );
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** `counts` of an import; how many invoices a payment was shared over. */
function counted(data: Data): RawValues {
  const { invoices } = data;
  return {
    ...plainValues(record(data['counts'])),
    invoiceCount: Array.isArray(invoices) ? invoices.length : 0,
  };
}

/** What a contact agreed: the promise, the next date; its own day where it was entered later. */
function contactValues(data: Data, enteredOn: string): RawValues {
  const [next, promise] = [record(data['next']), record(data['promise'])];
  const happenedOn = text(data['on']);
  const isLate = parseIsoDay(happenedOn) !== undefined && happenedOn !== enteredOn;
  return {
    ...(isLate ? { happenedOn } : {}),
    ...('on' in next ? { next: text(next['on']), nextTime: text(next['time']) } : {}),
    ...('cents' in promise
      ? { promised: number(promise['cents']), currency: text(promise['currency']), by: text(promise['by']) }
      : {}),
  };
}

/** An item before and after an import. */
function changeValues(data: Data): RawValues {
  const [before, after] = [record(data['before']), record(data['after'])];
  if (!('open' in before) || !('open' in after)) return {};
  return {
    dueBefore: text(before['due']),
    dueAfter: text(after['due']),
    openBefore: number(before['open']),
    currencyBefore: text(before['currency']),
    openAfter: number(after['open']),
    paid: number(before['open']) - number(after['open']),
  };
}

/** What a letter demands, and what a legal warning claims beside the principal, in every currency. */
function totalValues({ totals, accessories }: Data): RawValues {
  if (totals === undefined) return {};
  return {
    demanded: sumsOf(totals, 'cents'),
    claimedInterest: sumsOf(accessories, 'interest'),
    claimedLumpSum: sumsOf(accessories, 'lumpSum'),
  };
}

/** One amount of each entry of a list, with its currency; those of nothing left out. */
function sumsOf(list: unknown, amount: string): Money[] {
  const entries = Array.isArray(list) ? (list as readonly unknown[]).map(record) : [];
  return entries
    .map((entry): Money => ({ cents: cents(number(entry[amount])), currency: text(entry['currency']) }))
    .filter((sum) => sum.cents !== 0);
}

/** Which fields of the master data were changed. */
function fieldValues(data: Data): RawValues {
  const names = ['changes', 'details', 'traits'].flatMap((part) => Object.keys(record(data[part])));
  return names.length === 0 ? {} : { fields: names };
}

/** Numbers and mailboxes that came, turned out wrong, or went; an import only brings some. */
function reachValues({ contacts }: Data): RawValues {
  if (contacts === undefined) return {};
  const { added, wrong, removed } = Array.isArray(contacts) ? { added: contacts } : record(contacts);
  return { added: valuesOf(added), wrong: valuesOf(wrong), removed: valuesOf(removed) };
}

function valuesOf(list: unknown): string[] {
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return entries.map((entry) => (typeof entry === 'string' ? entry : text(record(entry)['value'])));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
