import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { letterFileName, slug } from '../../src/cli/letter/letterFiles.ts';
import { readJournal } from '../../src/db/journal.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { aRow, moment } from '../support/world.ts';
import {
  atLegalWarning,
  letterOffice,
  overrideTemplate,
  rowsOf,
  sha256Of,
  TODAY,
  type LetterOffice,
} from './letterOffice.ts';
import { pdfText } from '../support/pdfText.ts';

const NO_BROWSER = { env: { DUNNING_BROWSER: '/nonexistent/browser' } };

/** It runs across the page, and is a line of its own. */
const STAMPED = /^BOZZA$/mu;

interface LetterJson {
  readonly case: number;
  readonly protocol: string | null;
  readonly step: string;
  readonly file: string;
  readonly pages: number | null;
  readonly total: string;
  readonly currency: string;
  readonly deadline: string | null;
}

async function issuedBy(office: LetterOffice, ...argv: readonly string[]): Promise<readonly LetterJson[]> {
  const run = await office.run([...argv, '--json']);
  return (run.json() as { data: LetterJson[] }).data;
}

/** Nothing numbered, nothing written. */
async function expectNothingIssued(office: LetterOffice): Promise<void> {
  expect(await office.letters()).toEqual([]);
  expect(office.files()).toEqual([]);
}

describe('one letter', () => {
  test('is printed, numbered and registered with the hash of its file', async () => {
    const office = await letterOffice(...rowsOf(1));
    const { status, stdout } = await office.run(['letter', '1', '--yes']);
    expect(status).toBe(0);
    expect(stdout).toContain('Emessa 2026/0001: prima lettera, Bottega Azeglio S.r.l.');
    expect(stdout).toContain('Quando è spedita: dunning sent 2026/0001');
    expect(office.files()).toEqual(['2026-0001_1_bottega-azeglio_first-letter.pdf']);
    const [letter] = await office.letters();
    const file = path.join(office.dir, letter?.file ?? '');
    expect(letter).toMatchObject({ protocol: '2026/0001', deadline: '2026-12-04', sha256: sha256Of(file) });
    const text = pdfText(file);
    for (const words of [
      'BOTTEGA AZEGLIO S.R.L.',
      '2026/701',
      '1.011,11',
      'prot. 2026/0001',
      '4 dicembre 2026',
      'Laura Neri',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(STAMPED);
  });

  test('is shown with its checks and asked about in a terminal', async () => {
    const office = await letterOffice(...rowsOf(1));
    const { stdout, asked } = await office.run(['letter', '1'], { terminal: 80, answers: ['n'] });
    expect(asked).toEqual(['Emetto la lettera con protocollo 2026/0001? (S/n)']);
    expect(stdout).toContain('1.011,11 EUR per 1 fattura (la più vecchia da 22 giorni)');
    expect(stdout).toContain("ok  l'indirizzo è completo");
    expect(stdout).toContain('Non è stato emesso nulla.');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    await expectNothingIssued(office);
  });

  test('without a terminal wants --yes', async () => {
    const office = await letterOffice(...rowsOf(1));
    const { status, stderr } = await office.run(['letter', '1']);
    expect(status).toBe(2);
    expect(stderr).toContain('--yes');
    await expectNothingIssued(office);
  });

  test('has a language of its own, whatever the screen speaks', async () => {
    const office = await letterOffice(...rowsOf(1));
    const { stdout } = await office.run(['letter', '1', '--yes', '--lang', 'en']);
    expect(stdout).toContain('Emessa 2026/0001');
    expect(pdfText(path.join(office.dir, 'letters/2026', office.files()[0] ?? ''))).toContain('Total to pay');
  });

  test('--dry-run shows it and changes nothing', async () => {
    const office = await letterOffice(...rowsOf(1));
    const { status, stdout } = await office.run(['letter', '1', '--dry-run']);
    expect(status).toBe(0);
    expect(stdout).toContain('Prova: non è stato scritto nulla.');
    await expectNothingIssued(office);
  });
});

describe('a preview', () => {
  test('rehearsed writes no file', async () => {
    const office = await letterOffice(...rowsOf(1));
    const run = await office.run(['letter', '1', '--preview', '--dry-run']);
    expect([run.status, run.stdout]).toEqual([
      0,
      expect.stringContaining('Prova: non è stato scritto nulla.'),
    ]);
    expect(office.files('letters/preview')).toEqual([]);
  });

  test('is stamped, carries no number and leaves the book alone', async () => {
    const office = await letterOffice(...rowsOf(1));
    const [shown] = await issuedBy(office, 'letter', '1', '--preview');
    expect(shown).toMatchObject({ case: 1, protocol: null, total: '1011.11', currency: 'EUR', pages: 1 });
    expect(office.files('letters/preview')).toEqual(['1_bottega-azeglio_first-letter.pdf']);
    const text = pdfText(shown?.file ?? '');
    expect(text).toMatch(STAMPED);
    expect(text).not.toContain('2026/0001');
    await expectNothingIssued(office);
  });

  test('shows the next letter of a case that is not due for one, on any day', async () => {
    const office = await letterOffice(...rowsOf(1));
    await office.run(['letter', '1', '--yes']);
    await office.run(['sent', '2026/0001']);
    const [shown] = await issuedBy(office, 'letter', '1', '--preview', '--as-of', '2026-12-09');
    expect(shown).toMatchObject({ step: 'second-letter', protocol: null, deadline: '2026-12-21' });
  });

  test('goes into the file that is named', async () => {
    const office = await letterOffice(...rowsOf(1));
    const { status, stdout } = await office.run(['letter', '1', '--preview', '-o', 'bozza.pdf', '--json']);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { data: LetterJson[] }).data[0]?.file).toBe(
      path.join(office.dir, 'bozza.pdf'),
    );
    expect(pdfText(path.join(office.dir, 'bozza.pdf'))).toMatch(STAMPED);
  });
});

describe('the gate', () => {
  test('names everything in the way with its date', async () => {
    const office = await letterOffice(...rowsOf(1));
    await office.work((book) =>
      logContact(book, moment(TODAY), 1, {
        channel: 'call',
        outcome: 'promise',
        on: day(TODAY),
        promise: { cents: cents(50_000), currency: 'EUR', by: day('2026-12-04') },
      }),
    );
    const { status, stderr } = await office.run(['letter', '1', '--yes']);
    expect(status).toBe(7);
    expect(stderr).toContain('promessa in corso: 500,00 EUR entro ven 04/12/2026; verifica lun 07/12/2026');
    expect(stderr).toContain('almeno 3 giorni fra due contatti: fino a ven 27/11/2026');
    await expectNothingIssued(office);
  });

  test('gives way to a reason, which the journal keeps; but not to a second letter of the same step', async () => {
    const office = await letterOffice(...rowsOf(1));
    await office.work((book) =>
      logContact(book, moment(TODAY), 1, { channel: 'call', outcome: 'refuses', on: day(TODAY) }),
    );
    expect((await office.run(['letter', '1', '--yes'])).status).toBe(7);
    expect((await office.run(['letter', '1', '--yes', '--override', ' '])).status).toBe(2);
    const forced = ['letter', '1', '--yes', '--step', 'first-letter', '--override', 'concordato col cliente'];
    expect((await office.run(forced)).status).toBe(0);
    const entries = await office.work((book) =>
      readJournal(book.database, { caseNumber: 1, withUndone: false }),
    );
    expect(entries.at(-1)).toMatchObject({
      kind: 'letter-issued',
      data: { override: 'concordato col cliente' },
    });
    const again = await office.run([...forced, '--json']);
    expect(again.status).toBe(7);
    expect(again.json()).toMatchObject({ error: { code: 'letter-already-issued' } });
  });

  test('a letter issued after its step was skipped can be sent, undone and redone', async () => {
    const office = await letterOffice(...rowsOf(1));
    await office.run(['skip', '1', '--reason', 'prova']);
    await office.run(['letter', '1', '--yes', '--step', 'first-letter', '--override', 'ripensamento']);
    const show = async (): Promise<string> => (await office.run(['show', '1', '--json'])).stdout;
    const before = await show();
    expect((await office.run(['sent', '2026/0001'])).status).toBe(0);
    const after = await show();
    await office.run(['undo', '--yes']);
    expect(await show()).toBe(before);
    await office.run(['redo', '--yes']);
    expect(await show()).toBe(after);
  });
});

describe('a legal warning', () => {
  test('wants to be approved: with --approve or by a person at the terminal; --yes alone does not', async () => {
    const office = await letterOffice();
    await atLegalWarning(office);
    const alone = await office.run(['letter', '1']);
    expect([alone.status, alone.stderr]).toEqual([2, expect.stringContaining('--approve')]);
    for (const argv of [
      ['letter', '1', '--yes'],
      ['letter', '1', '-y', '--no-input'],
    ]) {
      const unapproved = await office.run(argv);
      expect([unapproved.status, unapproved.stderr]).toEqual([2, expect.stringContaining('--approve')]);
    }
    const declined = await office.run(['letter', '1'], { terminal: 80, answers: [''] });
    expect(declined.asked[0]).toContain('(s/N)');
    expect(declined.stdout).toContain('Non è stato emesso nulla.');
    const due = await office.run(['letter', '--due', '--yes']);
    expect([due.status, due.stderr]).toEqual([3, expect.stringContaining('dunning letter 1')]);
    expect(await office.letters()).toHaveLength(2);
    const approved = await office.run(['letter', '1', '--approve']);
    expect(approved.status).toBe(0);
    const [letter] = (await office.letters()).toReversed();
    expect(letter).toMatchObject({ step: 'legal-warning', channel: 'pec', protocol: '2026/0003' });
    const text = pdfText(path.join(office.dir, letter?.file ?? ''));
    expect(text).toContain('Diffida e costituzione in mora');
    expect(text).toContain('15 giorni dal ricevimento');
  });
});

describe('all that are due', () => {
  test('three debtors: each letter speaks of its own debtor alone; all of them are one undo', async () => {
    const rows = rowsOf(3);
    const office = await letterOffice(...rows);
    const made = await issuedBy(office, 'letter', '--due', '--yes');
    expect(made.map(({ protocol }) => protocol)).toEqual(['2026/0001', '2026/0002', '2026/0003']);
    for (const { case: number, file } of made) {
      const text = pdfText(file);
      for (const [index, row] of rows.entries()) {
        const isOwn = index + 1 === number;
        for (const words of [
          row.debtor.name.toUpperCase(),
          row.number,
          `1.0${index + 1}${index + 1},${index + 1}${index + 1}`,
        ]) {
          expect(text.includes(words), `letter of case ${number}: ${words}`).toBe(isOwn);
        }
      }
    }
    await office.run(['undo', '--yes']);
    expect((await office.letters()).map(({ status }) => status)).toEqual(['void', 'void', 'void']);
    expect((await issuedBy(office, 'letter', '--due', '--yes')).map(({ protocol }) => protocol)).toEqual([
      '2026/0004',
      '2026/0005',
      '2026/0006',
    ]);
  });

  test.each([
    ['cannot be laid out', '{{#if}}'],
    ['comes out blank', '<!doctype html><title>x</title>'],
  ])('numbers have no gap when one letter %s', async (_what, template) => {
    const foreign = aRow({
      number: 'F 9',
      amount: 900_000,
      debtor: { code: 'N9', name: 'Fjordhandel AS', country: 'NO' },
    });
    const office = await letterOffice(...rowsOf(4), foreign);
    overrideTemplate(office, 'en/first-letter.hbs', template);
    const { status, stderr, stdout } = await office.run(['letter', '--due', '--yes']);
    expect(status).toBe(3);
    expect(stdout).toContain('4 lettere emesse su 5');
    expect(stderr).toContain('Pratica 5: ');
    const letters = await office.letters();
    expect(letters.map(({ protocol }) => protocol)).toEqual([
      '2026/0001',
      '2026/0002',
      '2026/0003',
      '2026/0004',
    ]);
    for (const { file, protocol, sha256 } of letters) {
      expect(pdfText(path.join(office.dir, file))).toContain(`prot. ${protocol}`);
      expect(sha256Of(path.join(office.dir, file))).toBe(sha256);
    }
    expect(office.files()).toHaveLength(4);
  });

  test('up to ten letters a plain Enter is enough, more want a yes', async () => {
    const few = await letterOffice(...rowsOf(10));
    expect((await few.run(['letter', '--due'], { terminal: 80, answers: ['n'] })).asked).toEqual([
      'Emetto 10 lettere? (S/n)',
    ]);
    const many = await letterOffice(...rowsOf(11));
    const declined = await many.run(['letter', '--due'], { terminal: 80, answers: [''] });
    expect(declined.asked).toEqual(['Emetto 11 lettere? (s/N)']);
    await expectNothingIssued(many);
  });

  test('--merge puts them into one PDF as well, page by page', async () => {
    const office = await letterOffice(...rowsOf(3));
    const made = await issuedBy(office, 'letter', '--due', '--yes', '--merge', 'tutte.pdf');
    const merged = pdfText(path.join(office.dir, 'tutte.pdf'));
    expect(merged).toBe(made.map(({ file }) => pdfText(file)).join(''));
  });

  test('nothing due is no failure', async () => {
    const office = await letterOffice();
    expect(await office.run(['letter', '--due', '--yes'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Nessuna'),
    });
  });
});

describe('when it cannot be printed', () => {
  test('without a browser: exit 8, nothing changed, HTML as the way out', async () => {
    const office = await letterOffice(...rowsOf(2));
    for (const argv of [
      ['letter', '1', '--yes'],
      ['letter', '--due', '--yes'],
      ['letter', '1', '--preview'],
    ]) {
      const { status, stderr } = await office.run(argv, NO_BROWSER);
      expect([status, stderr]).toEqual([8, expect.stringContaining('--html')]);
    }
    await expectNothingIssued(office);
    const { status } = await office.run(['letter', '1', '--yes', '--html'], NO_BROWSER);
    expect(status).toBe(0);
    expect(office.files()).toEqual(['2026-0001_1_bottega-azeglio_first-letter.html']);
    expect(readFileSync(path.join(office.dir, 'letters/2026', office.files()[0] ?? ''), 'utf8')).toContain(
      'prot. 2026/0001',
    );
  });

  test('a folder that cannot be written to: exit 5, nothing numbered', async () => {
    const office = await letterOffice(...rowsOf(1));
    rmSync(path.join(office.dir, 'letters'), { recursive: true });
    writeFileSync(path.join(office.dir, 'letters'), 'in the way');
    const { status, stderr } = await office.run(['letter', '1', '--yes']);
    expect([status, stderr]).toEqual([5, expect.stringContaining('cartella delle lettere')]);
    expect(await office.letters()).toEqual([]);
  });

  test('what a killed run left behind is cleared before the next letter', async () => {
    const office = await letterOffice(...rowsOf(1));
    const folder = path.join(office.dir, 'letters/2026');
    const orphan = '2026-0001_9_qualcuno_first-letter.pdf';
    const name = '2026-0001_1_bottega-azeglio_first-letter.pdf';
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, '.2026-0001_9_qualcuno_first-letter.pdf.part'), 'half');
    for (const each of [orphan, name]) writeFileSync(path.join(folder, each), 'whole, but never recorded');
    await office.run(['letter', '1', '--yes']);
    expect(office.files()).toEqual([name]);
    expect((await office.letters())[0]?.sha256).toBe(sha256Of(path.join(folder, name)));
    expect(office.files('letters/unrecorded')).toEqual([name, orphan]);
  });

  test.each([
    [['letter', '1', '--due']],
    [['letter', '--due', '--preview']],
    [['letter', '1', '-o', 'x.pdf']],
    [['letter', '1', '--merge', 'x.pdf']],
    [['letter', '1', '--lang', 'de']],
  ])('%j is wrong use', async (argv) => {
    const office = await letterOffice(...rowsOf(1));
    expect((await office.run(argv)).status).toBe(2);
    expect(existsSync(path.join(office.dir, 'x.pdf'))).toBe(false);
  });
});

describe('the name of the file', () => {
  test.each([
    ['Lodi Legno S.r.l.', 'lodi-legno-s-r-l'],
    ['Città & Però / Così', 'citta-pero-cosi'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con'],
    ['a:b*c?"<>|\\', 'a-b-c'],
    ['Müller Straße Ørsted Łódź', 'muller-strasse-orsted-lodz'],
    ['株式会社', ''],
    ['x'.repeat(200), 'x'.repeat(40)],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
    ['. .', ''],
  ])('%s becomes %s', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });

  test('begins with the number, so that no name can be one that Windows keeps for itself', async () => {
    const office = await letterOffice(aRow({ debtor: { code: 'N1', name: 'NUL' } }));
    const name = await office.work((book) => letterFileName(prepareLetter(book, moment(TODAY), 1), 'pdf'));
    expect(name).toBe('letters/2026/2026-0001_1_nul_first-letter.pdf');
  });
});
