/** What a person says in words of their own and the history keeps: it has to say something. */
import { Refusal } from '../domain/refusal.ts';
import { saysSomething } from '../domain/saysSomething.ts';

/** The options that take such words, by the name of their value. */
const SAID: Readonly<Record<string, string>> = {
  reason: '--reason',
  note: '--note',
  override: '--override',
  cancel: '--cancel',
};

/** Whether the question with this flag is about such words. */
export function isSaidInWords(flag: string): boolean {
  return Object.values(SAID).includes(flag);
}

/** Refuses (usage): `says-nothing`. What is blank is left to the command, which may do without it. */
export function refuseSayingNothing(options: object): void {
  for (const [name, flag] of Object.entries(SAID)) {
    const text: unknown = Reflect.get(options, name);
    if (typeof text === 'string' && text.trim() !== '' && !saysSomething(text))
      throw new Refusal('usage', 'says-nothing', { flag, value: text.trim() });
  }
}
