/** Several statements of one command: in the order of their days, each read once as long as they are small. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inOrderOfDays, partStatements, type StatementTarget } from '../../src/cli/import/importStatement.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'dunning-statements-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const HEADER = 'Data contabile;Data valuta;Importo;Divisa;Descrizione';
const row = (on: string): string => `${on};${on};800,00;EUR;BONIFICO A VOSTRO FAVORE`;
const OUT = '18/11/2026;18/11/2026;-5,00;EUR;COMMISSIONI';
const LATE = `${HEADER}\n${row('16/11/2026')}\n${OUT}\n`;
const EARLY = `${HEADER}\n${row('03/11/2026')}\n${row('04/11/2026')}\n${OUT}\n`;
const BAD = '<Document><BkToCstmrStmt><Stmt></Document>';

async function statements(files: Readonly<Record<string, string>>): Promise<readonly StatementTarget[]> {
  const targets = Object.entries(files).map(([name, text]) => {
    const file = path.join(dir, name);
    writeFileSync(file, text);
    return { path: file, isFound: false };
  });
  return (await partStatements({ files: targets, leftAlone: [], isBatch: true })).statements;
}

const shown = (targets: readonly StatementTarget[]): unknown =>
  targets.map(({ path: file, read }) => [path.basename(file), read?.statement.movements.length]);

test('what was read to put them in order is kept, with the sum of the file', async () => {
  const ordered = await inOrderOfDays(await statements({ 'a.csv': LATE, 'b.xml': BAD, 'z.csv': EARLY }), {
    hints: {},
  });
  expect(shown(ordered)).toEqual([
    ['z.csv', 3],
    ['a.csv', 2],
    ['b.xml', undefined],
  ]);
  expect(ordered[0]?.read?.sha256).toBe(createHash('sha256').update(EARLY).digest('hex'));
});

test('so much of it as memory has room for, and the order is the same', async () => {
  const all = await statements({ 'a.csv': LATE, 'z.csv': EARLY });
  expect(shown(await inOrderOfDays(all, { hints: {} }, LATE.length))).toEqual([
    ['z.csv', undefined],
    ['a.csv', 2],
  ]);
});

test('a single one is read when it is imported', async () => {
  expect(shown(await inOrderOfDays(await statements({ 'a.csv': LATE }), { hints: {} }))).toEqual([
    ['a.csv', undefined],
  ]);
});
