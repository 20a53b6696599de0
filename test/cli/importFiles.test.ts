/** `dunning import` on workbooks, invoices and folders, as a person types it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { invoiceXml, payment, type InvoicePlan } from '../intake/invoiceXml.ts';
import { octets, signed } from '../intake/signed.ts';
import { aWorkbook, dateCell } from '../intake/workbook.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';
import { batchIn, LEDGER, putIn } from './importWorld.ts';

/** The VAT number of Acme. */
const OURS = '<IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>99900000003</IdCodice></IdFiscaleIVA>';

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
});

const put = (name: string, content: string | Uint8Array): string => putIn(world, name, content);
const batch = (...argv: readonly string[]): ReturnType<typeof batchIn> => batchIn(world, argv);

function ourInvoice(plan: InvoicePlan = {}): string {
  return invoiceXml({ seller: OURS, ...plan });
}

/** A folder of downloads: three files to import, and what else lies about in such a folder. */
function fillFolder(): string {
  put('in/b-fattura.xml', ourInvoice());
  put('in/a-scadenzario.csv', LEDGER);
  put('in/c-firmata.xml.p7m', signed(octets(Buffer.from(ourInvoice({ bodies: [{ number: '2026/32' }] })))));
  put('in/foto.png', Buffer.from('89504e470d0a1a0a', 'hex'));
  put('in/leggimi.txt', 'Da importare entro venerdì\n');
  put('in/notifica.xml', invoiceXml({ root: 'RicevutaConsegna' }));
  put('in/vecchie.scarti.csv', LEDGER);
  put('in/.nascosto', 'x');
  put('in/2025/vecchia.xml', ourInvoice({ bodies: [{ number: '1' }] }));
  return path.join(world.dir, 'in');
}

describe('one customer in the lists of two programs', () => {
  const row = (customer: string) =>
    `Codice;Cliente;P.IVA;Numero;Data;Scadenza;Importo\n${customer};10;01/08/2026;30/09/2026;90,00\n`;

  test.each([
    [
      'under another name is said to be the one of the book',
      ';Rossi e Figli snc;99900010036',
      '1 cliente è già in anagrafica con un altro nome: lo dicono gli stessi documenti (10: Rossi e Figli snc = Rossi & Figli S.n.c., 0001, 99900010036).',
    ],
    [
      'or what makes one of the two is named',
      ';Pippo;99900010036',
      '(10: Rossi & Figli S.n.c., 0001 = Pippo, 99900010036). Se sono lo stesso: dunning debtor 0001 --merge 99900010036',
    ],
  ])('%s', async (_what, customer, words) => {
    await world.run(['import', put('one.csv', row('0001;Rossi & Figli S.n.c.;'))]);
    const { status, stderr } = await world.run(['import', put('two.csv', row(customer))]);
    expect([status, stderr]).toEqual([0, expect.stringContaining(words)]);
  });
});

describe('one file', () => {
  test('a device is no file: it may never end', async () => {
    const run = await world.run(['import', '/dev/null']);
    expect(run.stderr).toContain('null non è un file: è un dispositivo o un flusso di dati.');
    expect(run.status).toBe(5);
  });

  test('drafts and cancelled documents are said', async () => {
    const rows = 'Sughero S.r.l.;77;01/08/2026;30/09/2026;90,00;';
    const text = `Cliente;Numero;Data;Scadenza;Importo;Stato\n${rows}aperta\n${rows.replace('77', '78')}annullata\n${rows.replace('77', '')}bozza\n`;
    const run = await world.run(['import', put('elenco.csv', text)]);
    expect(run.stderr).toContain('1 bozza o fattura scartata ignorata');
    expect(run.stderr).toContain('1 documento annullato o abbuonato secondo il file');
    expect(run.stdout).toContain('90,00 EUR');
  });

  test('a workbook: the sheet is named, the rows go in', async () => {
    const rows = [
      ['Cliente', 'Numero', 'Data', 'Scadenza', 'Importo'],
      ['Rame', 'A/1', dateCell(46_203), dateCell(46_265), 1220.5],
    ];
    const run = await world.run(['import', put('scadenzario.csv', aWorkbook({ name: 'Aperte', rows }))]);
    expect(run.stdout).toContain('Formato   Excel, foglio "Aperte", intestazione alla riga 1');
    expect(run.stdout).toContain('1.220,50 EUR in 1 partita');
    expect(run.status).toBe(0);
  });

  test('an invoice: what it cannot know is said', async () => {
    const run = await world.run(['import', put('fattura.xml', ourInvoice())]);
    expect(run.stdout).toContain('Formato   fattura elettronica\n');
    expect(run.stdout).not.toContain('Colonne');
    expect(run.stderr).toContain('Una fattura non dice che cosa è già stato pagato');
    expect(run.status).toBe(0);
  });

  test('a signed invoice: the signature is not verified, and the screen says so', async () => {
    const run = await world.run(['import', put('fattura.p7m', signed(octets(Buffer.from(ourInvoice()))))]);
    expect(run.stdout).toContain('fattura elettronica firmata; la firma non viene verificata');
  });

  test('a self-invoice: passed over, and said', async () => {
    const run = await world.run(['import', put('auto.xml', ourInvoice({ bodies: [{ type: 'TD17' }] }))]);
    expect(run.stderr).toContain('1 documento ignorato: non è un credito (TD17).');
    expect(run.status).toBe(0);
  });

  test('without a due date: after the usual terms, and both the document and the screen say so', async () => {
    const file = put('fattura.xml', ourInvoice({ bodies: [{ payments: payment('1220.00', '') }] }));
    const run = await world.run(['import', file, '--terms', '60']);
    expect([run.status, run.stderr]).toEqual([
      0,
      expect.stringContaining('1 fattura senza scadenza: scade 60 giorni dopo la data'),
    ]);
    expect(await world.data('import', file, '--dry-run')).toMatchObject({
      notes: [{ code: 'due-derived', count: 1, detail: '30' }],
    });
  });

  test('with a day that does not exist: set aside as a CSV file that can be completed', async () => {
    const file = put('fattura.xml', ourInvoice({ bodies: [{ payments: payment('1220.00', '2026-09-31') }] }));
    expect((await world.run(['import', file])).status).toBe(5);
    const run = await world.run(['import', file, '--skip-bad']);
    expect(run.status).toBe(3);
    expect(run.stdout).toContain(
      'fattura.scarti.csv: correggile e importa quel file con --dates dmy --decimal point',
    );
    const aside = path.join(world.dir, 'fattura.scarti.csv');
    writeFileSync(aside, readFileSync(aside, 'utf8').replace('2026-09-31', '30/09/2026'));
    const again = await world.run(['import', aside, '--dates', 'dmy', '--decimal', 'point']);
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('1.220,00 EUR in 1 partita')]);
  });

  test.each<[string, string | Uint8Array, string]>([
    ['ricevuta.xml', invoiceXml(), 'è una fattura emessa da altri (Vetreria Lume, IT99900088883)'],
    [
      'semplificata.xml',
      ourInvoice({ root: 'FatturaElettronicaSemplificata' }),
      'è una fattura semplificata',
    ],
    [
      'vecchio.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'Salva con nome',
    ],
    ['stampa.pdf', '%PDF-1.7', 'è un PDF'],
    ['foto.jpg', Buffer.from('ffd8ffe0', 'hex'), "è un'immagine"],
    ['rotto.p7m', signed(octets(Buffer.from(invoiceXml()))).subarray(0, 300), 'è danneggiato o incompleto'],
  ])('%s is refused with the reason and what to do', async (name, content, reason) => {
    const run = await world.run(['import', put(name, content)]);
    expect(run.status).toBe(5);
    expect(run.stderr).toContain(reason);
  });
});

describe('several files and folders', () => {
  test('a folder: what can be imported is, in order of name; the rest is named', async () => {
    const { status, files } = await batch(fillFolder());
    expect(files).toEqual({
      '.nascosto': 'hidden',
      '2025': 'folder',
      'vecchie.scarti.csv': 'set-aside',
      'a-scadenzario.csv': 1,
      'b-fattura.xml': 1,
      'c-firmata.xml.p7m': 1,
      'foto.png': 'import-image-file',
      'leggimi.txt': 'import-no-header',
      'notifica.xml': 'import-other-xml',
    });
    expect(status).toBe(0);
  });

  test('on the screen: a line for each file, and which were passed over', async () => {
    const run = await world.run(['import', fillFolder()]);
    expect(run.stdout).toMatch(/a-scadenzario\.csv +1 +0 +0 +90,00 EUR\nb-fattura\.xml +1/u);
    expect(run.stdout).toContain('6 file ignorati:');
    expect(run.stdout).toContain('Le firme digitali non vengono verificate.');
    expect(run.stdout).toContain('Fatto: 3 file importati, operazioni da 1 a 3.');
  });

  test('all files are one act to undo and redo', async () => {
    const folder = fillFolder();
    await world.run(['import', folder, '--yes']);
    const before = await world.run(['next', '--json']);
    await world.run(['undo', '--yes']);
    expect((await world.run(['next', '--json'])).stdout).toContain('"data":[]');
    await world.run(['redo', '--yes']);
    expect((await world.run(['next', '--json'])).stdout).toBe(before.stdout);
    expect((await batch(folder)).files).toMatchObject({ 'b-fattura.xml': 0, 'c-firmata.xml.p7m': 0 });
  });

  test('a file of its own is taken back alone', async () => {
    const one = fillFolder();
    await world.run(['import', one, '--yes']);
    await world.run(['import', put('another/d.csv', LEDGER.replaceAll('FT', 'GT')), '--yes']);
    await world.run(['undo', '--yes']);
    expect((await batch(one)).files).toMatchObject({ 'b-fattura.xml': 0, 'c-firmata.xml.p7m': 0 });
  });

  test('one bad file does not stop the others', async () => {
    const folder = fillFolder();
    put('in/a-rotta.xml', ourInvoice().slice(0, 900));
    put('in/a-ricevuta.xml', invoiceXml());
    put('in/a-righe.csv', LEDGER.replace('30/09/2026', '31/09/2026'));
    const { status, files } = await batch(folder);
    expect(files).toMatchObject({
      'a-rotta.xml': 'import-damaged-file',
      'a-ricevuta.xml': 'import-passive-invoice',
      'a-righe.csv': 'stopped',
      'b-fattura.xml': 1,
    });
    expect(status).toBe(3);
    const run = await world.run(['import', folder]);
    expect(run.stdout).toContain('data inesistente');
    expect(run.stdout).toContain('a-rotta.xml è danneggiato o incompleto');
  });

  test('files named one by one keep their order, and one that is not there is only one', async () => {
    const [first, second] = [put('z.xml', ourInvoice()), put('a.csv', LEDGER)];
    const { status, files } = await batch(first, path.join(world.dir, 'manca.csv'), second);
    expect(files).toEqual({ 'z.xml': 1, 'manca.csv': 'file-not-found', 'a.csv': 1 });
    expect(Object.keys(files)).toEqual(['z.xml', 'manca.csv', 'a.csv']);
    expect(status).toBe(3);
  });

  test('nothing that can be imported is exit 5', async () => {
    put('vuota/foto.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    expect((await batch(path.join(world.dir, 'vuota'))).status).toBe(5);
    mkdirSync(path.join(world.dir, 'niente'));
    const run = await world.run(['import', path.join(world.dir, 'niente')]);
    expect([run.status, run.stderr]).toEqual([
      5,
      expect.stringContaining("In niente non c'è niente da importare"),
    ]);
  });

  test('--dry-run writes nothing, and --skip-bad sets rows aside beside their file', async () => {
    const folder = fillFolder();
    put('in/a-righe.csv', `${LEDGER}Sughero S.r.l.;99900010036;78;01/08/2026;;90,00\n`);
    const before = world.fingerprint();
    await world.run(['import', folder, '--dry-run']);
    expect(world.fingerprint()).toBe(before);
    const { status, files } = await batch(folder, '--skip-bad');
    expect([status, files['a-righe.csv']]).toEqual([3, 1]);
    expect(existsSync(path.join(folder, 'a-righe.scarti.csv'))).toBe(true);
  });

  test('in a terminal there is one question for all of them', async () => {
    const folder = fillFolder();
    const no = await world.run(['import', folder], { terminal: 100, answers: ['n'] });
    expect(no.asked.join('\n')).toContain('Importo 6 file?');
    expect(no.stdout).toContain('Non importato: non è cambiato niente.');
    const yes = await world.run(['import', folder], { terminal: 100, answers: ['s'] });
    expect(yes.stdout).toContain('Fatto: 3 file importati');
  });
});
