/** A thread of its own reads the later part of a long file: a real one, with a real file. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secondReader } from '../../src/cli/secondReader.ts';
import type { ReadElsewhere } from '../../src/intake/filePart.ts';
import { readExport, type ReadExport } from '../../src/intake/readExport.ts';
import { projectDir } from '../support/sources.ts';
import { testContext } from '../support/testContext.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dunning-second-'));
  file = path.join(folder, 'ledger.csv');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const context = { ...testContext({ homeDir: tmpdir() }).context, programDir: projectDir };
const open = (): AsyncIterable<Uint8Array> => createReadStream(file);

const row = (at: number): string =>
  `C${at % 900};Officine "Prova ${at % 900}" S.r.l.;2026/${at};31/01/2026;31/03/2026;100,00;40,00;60,00;${'nota '.repeat(6)}`;

function writeRows(count: number, change: (rows: string[]) => void = () => undefined): void {
  const rows = ['Codice;Cliente;Numero;Data;Scadenza;Importo;Pagato;Residuo;Note'];
  for (let at = 0; at < count; at += 1) rows.push(row(at));
  change(rows);
  writeFileSync(file, rows.join('\r\n'));
}

const said = (read: ReadExport): unknown =>
  read.ok ? { ...read.file, items: [...read.file.items] } : read.problem;

test('says what one alone says, and takes the fingerprint of the whole file', async () => {
  writeRows(48_000);
  const second = secondReader(context, file);
  let isShared = false;
  const elsewhere: ReadElsewhere = (task) => {
    const other = second?.read(task);
    void other?.read.then((part) => (isShared = part !== undefined));
    return other;
  };
  expect(said(await readExport(open, {}, elsewhere))).toEqual(said(await readExport(open, {})));
  expect(isShared).toBe(true);
  expect(second?.sha256()).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
});

test.each([
  ['a byte of zero', (rows: string[]) => void (rows[47_000] += '\0')],
  ['a bad row', (rows: string[]) => void (rows[47_000] = row(1).replace('31/03/2026', '31/13/2026'))],
])('%s in its part is found as ever', async (_what, change) => {
  writeRows(48_000, change);
  const second = secondReader(context, file);
  expect(said(await readExport(open, {}, second?.read))).toEqual(said(await readExport(open, {})));
});

test('a short file is read by one', () => {
  writeRows(100);
  expect(secondReader(context, file)).toBeUndefined();
});
