/** Everything for the lawyer: complete, checked again, never in the place of something else, the same bytes twice. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { addInformation } from '../../src/office/debtor/information.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { markDelivered, markSent } from '../../src/office/letter/posting.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { letterOffice, sha256Of, TODAY, type LetterOffice } from './letterOffice.ts';
import { pdfText } from '../support/pdfText.ts';

interface Listed {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly what: string;
  readonly recordedSha256?: string;
}

interface Answer {
  readonly folder: string | null;
  readonly file: string | null;
  readonly index: { readonly sha256: string };
  readonly files: readonly Listed[];
  readonly missing: readonly { readonly code: string; readonly text: string }[];
  readonly operation: number | null;
}

/** Case 1 with a letter that arrived by registered post, a call, and a piece of information. */
async function worked(debtor: object = {}): Promise<LetterOffice> {
  const office = await letterOffice();
  const row = aRow({ due: '2026-08-03', issued: '2026-07-02', debtor });
  await office.work((book) => {
    importRows(book, '2026-09-01', row);
    issue(book, '2026-09-01', 1);
    const sending = { on: day('2026-09-01'), via: 'registered', reference: '139876543210' } as const;
    markSent(book, moment('2026-09-01'), ['2026/0001'], sending);
    markDelivered(book, moment('2026-09-04'), '2026/0001', day('2026-09-04'));
    const call = { channel: 'call', outcome: 'refuses', on: day('2026-09-14'), time: '10:15' } as const;
    logContact(book, moment('2026-09-14'), 1, { ...call, note: '=HYPERLINK("http://x.example")' });
    addInformation(book, moment('2026-09-15'), 1, {
      kind: 'protest',
      source: '@registro',
      on: day('2026-06-01'),
      cents: cents(80_000),
    });
    importRows(book, TODAY, row);
  });
  // Nothing was printed: the file becomes what the register says it is.
  await office.work(({ database }) => {
    const text = 'the letter as it was sent';
    const [{ file }] = database.connection.prepare('select file from letter').all() as [{ file: string }];
    mkdirSync(path.dirname(path.join(office.dir, file)), { recursive: true });
    writeFileSync(path.join(office.dir, file), text);
    database.connection.prepare('update letter set sha256 = ?').run(sha256Of(path.join(office.dir, file)));
  });
  return office;
}

async function made(office: LetterOffice, ...flags: readonly string[]): Promise<Answer & { status: number }> {
  const run = await office.run(['dossier', '1', '--html', '--json', ...flags]);
  const document = run.json() as { readonly data?: Answer; readonly error?: { readonly code: string } };
  if (document.data === undefined) throw new Error(`${run.status} ${run.stdout}`);
  return { ...document.data, status: run.status };
}

async function letterFile(office: LetterOffice): Promise<string> {
  const [letter] = await office.letters();
  return path.join(office.dir, letter?.file ?? '');
}

describe('what is in it', () => {
  test('printed: sheets, tables, the letter as it was sent, each with its hash', async () => {
    const office = await worked();
    const run = await office.run(['dossier', '1']);
    expect([run.status, run.stderr]).toEqual([0, expect.stringContaining('dunning undo')]);
    const folder = path.join(office.dir, 'dossiers/1_tessitura-valdossola_2026-11-24');
    expect(readdirSync(folder).sort()).toEqual([
      'cronologia.csv',
      'cronologia.pdf',
      'estratto-conto.csv',
      'estratto-conto.pdf',
      'index.json',
      'indice.pdf',
      'interessi.csv',
      'lettere',
    ]);
    const index = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as { files: Listed[] };
    for (const { name, sha256, bytes } of index.files) {
      expect(sha256Of(path.join(folder, name))).toBe(sha256);
      expect(readFileSync(path.join(folder, name))).toHaveLength(bytes);
    }
    expect(readFileSync(path.join(folder, 'lettere/2026-0001_prima-lettera.pdf'), 'utf8')).toBe(
      'the letter as it was sent',
    );
    const text = pdfText(path.join(folder, 'indice.pdf'));
    for (const words of [
      'Tessitura Valdossola',
      'Che cosa manca',
      'art. 634',
      '139876543210',
      '1.500,00 EUR',
    ])
      expect(text).toContain(words);
    expect(pdfText(path.join(folder, 'estratto-conto.pdf'))).toContain('Come si arriva agli interessi');
    const history = pdfText(path.join(folder, 'cronologia.pdf'));
    for (const words of ['14/09/2026', '10:15', 'telefono', 'Consegnata la lettera 2026/0001', 'protesto'])
      expect(history).toContain(words);
    expect(history).not.toContain('Passo superato');
    expect((await office.run(['log', '1'])).stdout).toContain("fascicolo per l'avvocato: dossiers/1_tess");
  });

  test('no cell of a table can be run as a formula', async () => {
    const office = await worked({ name: '=cmd|calc S.r.l.' });
    await made(office, '-o', 'out');
    const rows = ['cronologia.csv', 'estratto-conto.csv', 'interessi.csv'].flatMap((name) =>
      readFileSync(path.join(office.dir, 'out', name), 'utf8')
        .replace('\uFEFF', '')
        .trimEnd()
        .split('\r\n'),
    );
    expect(rows.length).toBeGreaterThan(6);
    for (const cell of rows.flatMap((row) => row.split(';'))) expect(cell).not.toMatch(/^"?[=+@\t\r-]/u);
    expect(rows.join('\n')).toContain('HYPERLINK');
  });

  test('receipts are found by protocol or reference, and named by us', async () => {
    const office = await worked();
    const receipts = path.join(office.dir, 'receipts');
    mkdirSync(path.join(receipts, '2026'), { recursive: true });
    writeFileSync(path.join(receipts, '2026', 'AR 2026_0001 ; rm -rf ~.eml'), 'one');
    writeFileSync(path.join(receipts, 'ricevuta 1398-7654-3210.exe'), 'two');
    writeFileSync(path.join(receipts, '12026-00012.eml'), 'of another letter');
    symlinkSync('/etc/hostname', path.join(receipts, '2026-0001.txt'));
    const { files, missing } = await made(office);
    expect(files.filter(({ what }) => what === 'receipt').map(({ name }) => name)).toEqual([
      'ricevute/2026-0001_1.eml',
      'ricevute/2026-0001_2.bin',
    ]);
    expect(missing.map(({ code }) => code)).not.toContain('receipt-file-missing');
  });

  test('what is missing is a list', async () => {
    const office = await letterOffice(aRow());
    const { missing, status } = await made(office);
    expect(status).toBe(0);
    expect(missing.map(({ code }) => code)).toEqual([
      'no-demand',
      'no-legal-warning',
      'no-address-check',
      'no-information',
      'invoices-to-add',
      'delivery-notes-to-add',
    ]);
  });

  test('of a closed case as well', async () => {
    const office = await worked();
    await office.run(['close', '1', '--as', 'court', '--yes']);
    const { folder } = await made(office);
    const [html = ''] = ['indice.html'].map((name) => readFileSync(path.join(folder ?? '', name), 'utf8'));
    expect(html).toContain('Pratica chiusa');
  });

  test('in the language of the operator', async () => {
    const office = await worked();
    await made(office, '--lang', 'en', '-o', 'out');
    expect(readdirSync(path.join(office.dir, 'out')).sort()).toContain('chronology.csv');
    expect(readFileSync(path.join(office.dir, 'out/index.html'), 'utf8')).toContain('What is missing');
  });
});

describe('a file that is not what was issued', () => {
  test('changed: it is there, it is flagged, and the run ends with 3', async () => {
    const office = await worked();
    appendFileSync(await letterFile(office), ' and more');
    const { status, files, missing } = await made(office);
    expect(status).toBe(3);
    expect(missing[0]).toMatchObject({ code: 'letter-file-changed' });
    const [letter] = files.filter(({ what }) => what === 'letter');
    expect(letter?.recordedSha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(letter?.sha256).not.toBe(letter?.recordedSha256);
  });

  test.each([
    ['gone', async (office: LetterOffice) => rmSync(await letterFile(office))],
    [
      'outside of the workspace',
      (office: LetterOffice) =>
        office.work(({ database }) =>
          database.connection.prepare('update letter set file = ?').run('../../../etc/hostname'),
        ),
    ],
    [
      'a link',
      async (office: LetterOffice) => {
        const file = await letterFile(office);
        rmSync(file);
        symlinkSync('/etc/hostname', file);
      },
    ],
  ])('%s: it is named as missing', async (_what, damage) => {
    const office = await worked();
    await damage(office);
    const { status, files, missing } = await made(office);
    expect([status, missing[0]?.code]).toEqual([3, 'letter-file-missing']);
    expect(files.some(({ what }) => what === 'letter')).toBe(false);
  });
});

describe('its place', () => {
  test('the same case gives the same files, whatever was made before', async () => {
    const office = await worked();
    const first = await made(office);
    const again = await made(office, '--yes');
    expect(again.files).toEqual(first.files);
    expect(again.index.sha256).toBe(first.index.sha256);
    const zips = [await made(office, '-o', 'a.zip'), await made(office, '--zip', '-o', 'b')];
    expect(zips.map(({ folder, file }) => [folder, path.basename(file ?? '')])).toEqual([
      [null, 'a.zip'],
      [null, 'b.zip'],
    ]);
    const [one, other] = ['a.zip', 'b.zip'].map((name) => sha256Of(path.join(office.dir, name)));
    expect(one).toBe(other);
    const unpacked = path.join(office.dir, 'unpacked');
    execFileSync('python3', ['-m', 'zipfile', '-e', 'a.zip', unpacked], { cwd: office.dir });
    const inside = path.join(unpacked, '1_tessitura-valdossola_2026-11-24');
    for (const { name, sha256 } of zips[0]?.files ?? [])
      expect(sha256Of(path.join(inside, name))).toBe(sha256);
  });

  test('an earlier one is replaced only when that is wanted', async () => {
    const office = await worked();
    await made(office);
    const unasked = await office.run(['dossier', '1', '--html']);
    expect([unasked.status, unasked.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    const no = await office.run(['dossier', '1', '--html'], { terminal: 80, answers: ['n'] });
    expect(no.asked).toEqual([expect.stringContaining("c'è già. Lo sostituisco? (s/N)")]);
    await made(office, '--yes');
    expect(readdirSync(path.join(office.dir, 'dossiers'))).toEqual(['1_tessitura-valdossola_2026-11-24']);
  });

  test.each([
    [
      'a folder of something else',
      (dir: string) => writeFileSync(path.join(dir, 'foto.jpg'), 'x'),
      'non è un fascicolo',
    ],
    [
      'a dossier somebody added to',
      async (dir: string, office: LetterOffice) => {
        await made(office, '-o', dir);
        writeFileSync(path.join(dir, 'lettere', 'fattura.xml'), 'x');
      },
      'lettere/fattura.xml',
    ],
    [
      'a dossier somebody wrote into',
      async (dir: string, office: LetterOffice) => {
        await made(office, '-o', dir);
        appendFileSync(path.join(dir, 'cronologia.csv'), 'x');
      },
      'cronologia.csv',
    ],
  ])('%s is left alone, also with --yes', async (_what, prepare, words) => {
    const office = await worked();
    const dir = mkdtempSync(path.join(office.dir, 'taken-'));
    await prepare(dir, office);
    const before = readdirSync(dir).sort();
    const { status, stderr } = await office.run(['dossier', '1', '--html', '--yes', '-o', dir]);
    expect([status, stderr]).toEqual([7, expect.stringContaining(words)]);
    expect(readdirSync(dir).sort()).toEqual(before);
  });

  test("what a killed process left beside it is in nobody's way", async () => {
    const office = await worked();
    const parts = ['part', 'old'].map((ending) => path.join(office.dir, `.out.${ending}`));
    for (const part of parts) mkdirSync(part);
    writeFileSync(path.join(parts[0] ?? '', 'half'), 'x');
    await made(office, '-o', 'out');
    expect(existsSync(path.join(office.dir, 'out/half'))).toBe(false);
    expect(parts.filter((part) => existsSync(part))).toEqual([]);
  });

  test('a rehearsal writes nothing, and one step back takes the entry out of the journal', async () => {
    const office = await worked();
    const { operation, files } = await made(office, '--dry-run');
    expect([operation, files.some(({ what }) => what === 'letter')]).toEqual([null, true]);
    expect(existsSync(path.join(office.dir, 'dossiers'))).toBe(false);
    const show = (): Promise<string> => office.run(['show', '1', '--json']).then(({ stdout }) => stdout);
    const before = await show();
    await made(office);
    expect(await show()).not.toBe(before);
    await office.run(['undo', '--yes']);
    expect(await show()).toBe(before);
  });
});
