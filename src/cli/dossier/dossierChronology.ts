/** The chronology in a dossier: what the journal of the case tells, by the day it happened, each with its proof. */
import type { JournalEntry } from '../../db/journal.ts';
import { parseIsoDay, type Day } from '../../domain/day.ts';
import type { DossierSection } from '../../domain/court/dossierDocument.ts';
import type { LetterLine } from '../../office/letter/letterRegister.ts';
import type { DossierFacts } from '../../office/court/dossier.ts';
import { hourOn } from '../context.ts';
import type { Papers } from './dossierPapers.ts';
import { csvFile, type DossierVoice } from './dossierVoice.ts';
import { journalText } from '../case/journalView.ts';
import { capitalised } from '../screen/capitalised.ts';

/** One thing that happened. */
export interface ChronologyRow {
  readonly on: Day;
  /** `HH:MM`, where it is known. */
  readonly time: string;
  readonly channel: string;
  readonly who: string;
  readonly what: string;
  readonly proof: string;
  /** A letter that left and of which nothing proves that it arrived. */
  readonly isUnproved: boolean;
  /** The day it was entered. */
  readonly recordedOn: Day;
}

/** Entries that say themselves on which day they happened. */
const DATED: ReadonlySet<string> = new Set([
  'call',
  'visit',
  'note',
  'promise-made',
  'letter-sent',
  'letter-delivered',
  'payment',
  'unpaid-collection',
]);

/** What the program notes for itself: the acts behind it have entries of their own. */
const INNER: ReadonlySet<string> = new Set(['step-done', 'step-passed', 'rating-changed']);

/** The rows in the order things happened; of one day in the order they were entered. */
export function chronology(voice: DossierVoice, written: DossierFacts, papers: Papers): ChronologyRow[] {
  const letters = new Map(written.file.letters.map((letter) => [letter.protocol, letter]));
  return written.file.journal
    .filter(({ kind }) => !INNER.has(kind))
    .map((entry): ChronologyRow => {
      const { on, time } = happened(entry);
      const letter = letters.get(text(entry.data['protocol']));
      const isUnproved =
        entry.kind === 'letter-sent' && letter?.arrivedOn === undefined && letter?.failedOn === undefined;
      return {
        on,
        time,
        channel: channelOf(voice, entry, letter),
        who: whoIs(voice, entry.who),
        what: capitalised(journalText(voice, entry)),
        proof: proofOf(voice, entry, letter, papers, isUnproved),
        isUnproved,
        recordedOn: entry.on,
      };
    })
    .sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

/** The chronology on paper. */
export function chronologySection(
  { messages, format }: DossierVoice,
  rows: readonly ChronologyRow[],
): DossierSection {
  const { columns, sections, none } = messages.dossier;
  return {
    title: sections.chronology,
    empty: none,
    table: {
      columns: [
        { header: columns.on, kind: 'day' },
        { header: columns.time, kind: 'day' },
        { header: columns.channel, kind: 'wrap' },
        { header: columns.who, kind: 'wrap' },
        { header: columns.what, kind: 'wide' },
        { header: columns.proof, kind: 'proof' },
      ],
      rows: rows.map(({ on, time, channel, who, what, proof, isUnproved }) => ({
        cells: [format.day(on), time, channel, who, what, proof],
        isMissing: isUnproved,
      })),
    },
  };
}

/** The chronology for a spreadsheet. */
export function chronologyCsv(
  { messages, format }: DossierVoice,
  rows: readonly ChronologyRow[],
): Uint8Array {
  const { columns } = messages.dossier;
  const head = ['on', 'time', 'channel', 'who', 'what', 'proof', 'recorded'] as const;
  return csvFile([
    head.map((name) => columns[name]),
    ...rows.map(({ on, time, channel, who, what, proof, recordedOn }) => [
      format.day(on),
      time,
      channel,
      who,
      what,
      proof,
      format.day(recordedOn),
    ]),
  ]);
}

/** A person by name; what the unattended run did says so. */
export function whoIs({ messages, settings }: DossierVoice, who: string): string {
  if (who === 'cron') return messages.journal.byItself;
  return settings.collectors.find(({ id }) => id === who)?.name ?? who;
}

/** The day and hour it happened; without an hour of its own that of the entry, when it was entered the same day. */
function happened({ kind, data, on, at }: JournalEntry): { readonly on: Day; readonly time: string } {
  const day = DATED.has(kind) ? (parseIsoDay(text(data['on'])) ?? on) : on;
  const told = text(data['time']);
  if (told !== '') return { on: day, time: told };
  const isTold = ['letter-sent', 'letter-delivered', 'payment', 'unpaid-collection'].includes(kind);
  return { on: day, time: (isTold ? undefined : hourOn(day, at)) ?? '' };
}

function channelOf(
  { messages }: DossierVoice,
  { kind, data }: JournalEntry,
  letter: LetterLine | undefined,
): string {
  const { channels } = messages.dossier;
  if (letter !== undefined)
    return messages.words.channel(text(data['via']) || letter.sentVia || letter.channel);
  switch (kind) {
    case 'call':
    case 'visit':
    case 'note':
      return channels[kind];
    case 'payment':
    case 'payment-seen':
    case 'payment-reversed':
    case 'unpaid-collection':
      return channels.payment;
    default:
      return channels.office;
  }
}

/** Where in the dossier the proof lies, with the reference of the post or the mailbox. */
function proofOf(
  { messages: { dossier } }: DossierVoice,
  { kind, data }: JournalEntry,
  letter: LetterLine | undefined,
  { byProtocol, byReport }: Papers,
  isUnproved: boolean,
): string {
  if (kind === 'report-issued') return byReport.get(text(data['file'])) ?? '';
  if (letter === undefined || kind === 'letter-voided') return '';
  const [paper, ...receipts] = byProtocol.get(letter.protocol) ?? [];
  const reference = letter.sentReference === undefined ? [] : [dossier.reference(letter.sentReference)];
  const isAnswer = kind === 'letter-delivered' || kind === 'delivery-failed';
  const files = isAnswer ? receipts : kind === 'letter-issued' && paper !== undefined ? [paper] : [];
  return [
    ...(isUnproved ? [dossier.noProof] : []),
    ...files,
    ...(kind === 'letter-issued' ? [] : reference),
  ].join('; ');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
