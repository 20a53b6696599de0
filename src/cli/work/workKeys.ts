/** The keys under a card: the outcomes of a call or a visit, or what there is to do in the office. */
import type { AgendaEntry } from '../../db/agenda.ts';
import type { StepKind } from '../../domain/strategy/strategy.ts';
import type { SectionId } from '../../domain/step/kindOfWork.ts';
import type { SpokenChannel } from '../contact/contactOptions.ts';

/** Something done in the office about a case. */
export type OfficeAct =
  | 'letter'
  | 'letters'
  | 'approve'
  | 'preview'
  | 'skip'
  | 'sent'
  | 'voided'
  | 'delivered'
  | 'failed'
  | 'rejected'
  | 'accepted'
  | 'confirmed'
  | 'corrected'
  | 'trace'
  | 'report'
  | 'assess'
  | 'closed'
  | 'waived'
  | 'pursued'
  | 'paid'
  | 'note';

/** Moves between cards and things to look at: the same under every card, taken without Enter where the terminal can. */
export const GLOBAL_KEYS = ['+', 'b', '<', 'u', 'f', 'v', '?', 'q'] as const;

/** Those and the space, which is typed like an empty answer. */
export const AT_ONCE: readonly string[] = [' ', ...GLOBAL_KEYS];

type Keys = readonly (readonly [key: string, act: OfficeAct])[];

const NOTE = ['m', 'note'] as const;
const PAID = ['i', 'paid'] as const;
const SKIP = ['j', 'skip'] as const;

/** Sections whose cards are spoken about: their outcomes are those of a call or a visit, with these keys beside them. */
const SPOKEN: Readonly<
  Partial<Record<SectionId, { readonly channel: SpokenChannel; readonly beside: Keys }>>
> = {
  callbacks: { channel: 'call', beside: [] },
  'broken-promises': { channel: 'call', beside: [PAID] },
  calls: { channel: 'call', beside: [] },
  'payments-to-check': { channel: 'call', beside: [PAID] },
  visits: { channel: 'visit', beside: [] },
};

const OFFICE: Readonly<Partial<Record<SectionId, Keys>>> = {
  letters: [['l', 'letter'], ['t', 'letters'], ['a', 'preview'], SKIP, NOTE],
  'legal-warnings': [['l', 'approve'], ['a', 'preview'], SKIP, NOTE],
  'to-post': [['s', 'sent'], ['x', 'voided'], NOTE],
  receipts: [['c', 'delivered'], ['n', 'failed'], NOTE],
  disputes: [['r', 'rejected'], ['a', 'accepted'], NOTE],
  addresses: [['c', 'confirmed'], ['e', 'corrected'], NOTE],
};

const CLOSED = ['k', 'closed'] as const;

/** What is decided at the end of a ladder or beside it; what has no key of its own is named by its command. */
const DECISIONS: Readonly<Partial<Record<StepKind, Keys>>> = {
  tracing: [['t', 'trace'], SKIP, NOTE],
  report: [['r', 'report'], SKIP, NOTE],
  assessment: [['l', 'assess'], CLOSED, NOTE],
};

/** What can be typed under a card; a case that is not in the agenda may still be called. */
export function keysFor({ section, entry }: KeyedCard): {
  readonly channel?: SpokenChannel;
  readonly office: Keys;
} {
  if (section === 'decisions') return { office: decisionKeys(entry) };
  const office = section === undefined ? undefined : OFFICE[section];
  if (office !== undefined) return { office };
  const spoken = section === undefined ? undefined : SPOKEN[section];
  return { channel: spoken?.channel ?? 'call', office: spoken?.beside ?? [] };
}

function decisionKeys({ task, kind, reasons }: KeyedCard['entry']): Keys {
  if (task === 'step') return (kind && DECISIONS[kind]) ?? [SKIP, NOTE];
  if (task !== 'decide') return [NOTE];
  const { because, letter } = reasons.find(({ code }) => code === 'task-decide')?.values ?? {};
  if (because === 'interest-left') return [PAID, CLOSED, NOTE];
  if (because === 'accessories-left') return [PAID, ['r', 'waived'], ['c', 'pursued'], CLOSED, NOTE];
  if (because !== 'nothing-demanded') return [CLOSED, NOTE];
  return letter === undefined ? [SKIP, CLOSED, NOTE] : [['l', 'letter'], SKIP, NOTE];
}

/** What the keys depend on. */
interface KeyedCard {
  /** Of the agenda; undefined when there is nothing to do about the case now. */
  readonly section: SectionId | undefined;
  readonly entry: Pick<AgendaEntry, 'task' | 'kind' | 'reasons'>;
}
