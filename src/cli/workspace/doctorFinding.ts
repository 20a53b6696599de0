/** What the doctor says about one thing it looked at. */
import type { Desk } from '../command.ts';
import { failureOf } from '../failure.ts';

export interface Finding {
  /** English, kebab-case: `database`. */
  readonly id: string;
  readonly state: 'ok' | 'warning' | 'error';
  readonly text: string;
  /** Line by line, where one sentence does not say it all. */
  readonly details?: readonly string[];
  readonly remedy?: string;
  /** What the whole command ends with because of it. */
  readonly exit?: 3 | 5 | 8;
}

/** As it should be. */
export function fine(id: string, text: string): Finding {
  return { id, state: 'ok', text };
}

/** Something a person should look at. */
export function worry(id: string, text: string, remedy: string): Finding {
  return { id, state: 'warning', text, remedy, exit: 3 };
}

/** Something that does not work. */
export function fault(id: string, text: string, remedy: string, exit: 3 | 5 | 8 = 5): Finding {
  return { id, state: 'error', text, remedy, exit };
}

/** Whatever was thrown, in the words every command would use for it. */
export function thrown({ messages, format }: Desk, id: string, error: unknown, remedy?: string): Finding {
  const failure = failureOf(error, messages, format);
  const [text = '', ...details] = failure.message.split('\n');
  const help = remedy ?? failure.hint;
  return {
    id,
    state: 'error',
    text,
    ...(details.length === 0 ? {} : { details }),
    ...(help === undefined ? {} : { remedy: help }),
    exit: failure.exit === 8 ? 8 : 5,
  };
}
