/** Why it is not paid: asked by one key, given by `--why-unpaid`. */
import type { CaseFacts, ContactOutcome } from '../../domain/case.ts';
import type { UnpaidReason } from '../../domain/conduct/unpaidReason.ts';
import type { Desk } from '../command.ts';

/** The same in every language. */
const KEYS: Readonly<Record<string, UnpaidReason>> = {
  o: 'opportunism',
  i: 'internal-misunderstanding',
  t: 'transitory-difficulty',
  l: 'lasting-difficulty',
};

/** Outcomes in which somebody talked long enough to say it, and more is asked anyway. */
const TELLING: ReadonlySet<ContactOutcome> = new Set(['promise', 'callback']);

/** Asks after a talk, as long as nobody knows; an empty answer leaves it open. */
export async function askWhyUnpaid(
  desk: Desk,
  { unpaidReason }: Pick<CaseFacts, 'unpaidReason'>,
  outcome: ContactOutcome,
): Promise<UnpaidReason | undefined> {
  const isKnown = unpaidReason !== undefined && unpaidReason !== 'unknown';
  if (isKnown || !TELLING.has(outcome)) return undefined;
  const { unpaid, unpaidReason: word } = desk.messages.interruptions;
  const keys = Object.entries(KEYS).map(([key, reason]) => `${key} ${word(reason)}`);
  await desk.show((page) => page.items(keys));
  const typed = await desk.ask.text({
    message: unpaid.ask,
    flag: '--why-unpaid',
    help: keys.join('   '),
    mayBeEmpty: true,
    complaint: (text) => (text.toLowerCase() in KEYS ? undefined : unpaid.unknownKey(text)),
  });
  return KEYS[typed.toLowerCase()];
}

/** What was recorded, in a sentence. */
export function saidWhyUnpaid({ messages }: Pick<Desk, 'messages'>, reason: UnpaidReason): string {
  const { unpaid, unpaidReason } = messages.interruptions;
  return unpaid.said(unpaidReason(reason));
}
