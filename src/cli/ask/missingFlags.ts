/** Where nobody can be asked, every option that is missing is named at once, each with an example. */
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../command.ts';

/** An option that has to be given, and a value for it. */
export interface NeededFlag {
  readonly flag: string;
  readonly example: string;
  readonly isGiven: boolean;
}

/** Refuses (usage) `needs-flags` when something is missing and there is no terminal to ask at. */
export function requireFlags({ ask }: Pick<Desk, 'ask'>, needed: readonly NeededFlag[]): void {
  if (ask.isPossible) return;
  const missing = needed.filter(({ isGiven }) => !isGiven);
  if (missing.length === 0) return;
  throw new Refusal('usage', 'needs-flags', {
    flags: missing.map(({ flag }) => flag),
    example: missing.map(({ flag, example }) => `${flag} ${example}`).join(' '),
  });
}
