/** Printed lists of a few rows, and whose the rows turn out to be. */
import { expect } from 'vitest';
import type { FileProblem, LayoutHints } from '../../src/domain/import/incoming.ts';
import { readGood, readRefused } from './readText.ts';

export const HEADER = 'Numero;Data;Scadenza;Importo';

/** A row of a document by its number. */
export const row = (number: number): string => `${number};13/01/2026;13/02/2026;${number}0,00`;

/** Each item as `code name number`, none of the rows being bad. */
export async function owners(lines: readonly string[], hints: LayoutHints = {}): Promise<string[]> {
  const { items, problems } = await readGood(lines.join('\r\n'), hints);
  expect(problems).toEqual([]);
  return items.map(({ debtor, number }) => [debtor.code, debtor.name, number].filter(Boolean).join(' '));
}

/** What settles a refusal, as a person types it. */
export function told(
  { flag = '' }: FileProblem,
  as: 'skipLines' | 'customerLines' = 'skipLines',
): LayoutHints {
  const lines = /^--skip-lines "(.+)"$/u.exec(flag)?.[1]?.split('|');
  return lines === undefined ? { customerLines: ['first'] } : { [as]: lines };
}

/** Why a list is refused. */
export async function refused(lines: readonly string[], hints: LayoutHints = {}): Promise<FileProblem> {
  return readRefused(lines.join('\r\n'), hints);
}
