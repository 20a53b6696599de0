/** Small invented files, each in one way in which accounting software writes open items. */
import { expect, test } from 'vitest';
import type { FileLayout, IncomingItem, ReadFile } from '../../src/domain/import/incoming.ts';
import { readText, unwrap } from './readText.ts';

export interface DialectCase {
  readonly lines: readonly string[];
  /** Debtor (code), number, issue date, due date, amount and what is open of it. */
  readonly items: readonly string[];
  /** Lines that cannot be taken, and why. */
  readonly bad?: readonly string[];
  /** What the file's own total says. */
  readonly stated?: number;
  readonly notes?: ReadFile['notes'];
  /** Of the items, where it matters. */
  readonly currencies?: readonly string[];
  readonly encoding?: FileLayout['encoding'];
}

/** Two invoices that many of the files hold. */
export const PLAIN = [
  'Rossi Srl|1|2026-01-13|2026-02-13|123456|123456',
  'Bianchi Snc|2|2026-01-14|2026-03-14|5000|2000',
] as const;

/** Reads each file without being told anything about it. */
export function testDialects(cases: Readonly<Record<string, DialectCase>>): void {
  test.each(Object.entries(cases))('%s', async (_, { lines, encoding = 'utf-8', ...expected }) => {
    const file = unwrap(await readText(lines.join('\r\n'), {}, encoding));
    const { items, bad = [], stated, notes = [], currencies } = expected;
    if (currencies !== undefined) expect(file.items.map(({ currency }) => currency)).toEqual(currencies);
    expect({
      items: file.items.map(written),
      bad: file.problems.map(({ line, code }) => `${line} ${code}`),
      stated: file.statedTotalCents,
      notes: file.notes ?? [],
    }).toEqual({ items, bad, stated, notes });
  });
}

function written({
  debtor,
  number,
  issuedOn,
  dueOn,
  amountCents,
  openCents,
  instalment,
}: IncomingItem): string {
  const name = debtor.code === undefined ? debtor.name : `${debtor.name} (${debtor.code})`;
  const parts = [name, number, issuedOn ?? '', dueOn, amountCents, openCents];
  return [...parts, ...(instalment === undefined ? [] : [`rate ${instalment}`])].join('|');
}
