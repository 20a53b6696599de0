/** Bank statements on the command line: imported, listed, confirmed, put aside. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { aRow, importRows } from '../support/world.ts';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const HEADER = 'Data contabile;Data valuta;Importo;Divisa;Descrizione';
const NAMED =
  '16/11/2026;16/11/2026;800,00;EUR;BONIFICO A VOSTRO FAVORE DISPOSTO DA: TESSITURA VALDOSSOLA SRL CAUSALE: FT 2026/102 TRN 0306900000000001';
const GUESS =
  '17/11/2026;17/11/2026;700,00;EUR;BONIFICO A VOSTRO FAVORE DISPOSTO DA: STUDIO GRIGNANI CAUSALE: SALDO TRN 0306900000000002';
const STRANGE = '18/11/2026;18/11/2026;12,34;EUR;RIMBORSO';
const OUT = '18/11/2026;18/11/2026;-5,00;EUR;COMMISSIONI';

function statement(...rows: readonly string[]): string {
  const file = path.join(world.dir, 'banca.csv');
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  return file;
}

/** Imports a statement with one proposal; its number. */
async function proposed(): Promise<string> {
  const run = await world.run(['import', statement(GUESS, STRANGE, OUT), '--json']);
  const { data } = run.json() as { data: { proposed: { id: number }[] } };
  return String(data.proposed[0]?.id);
}

describe('import', () => {
  test('says what was posted and why, and what waits', async () => {
    const run = await world.run(['import', statement(NAMED, GUESS, STRANGE, OUT), '--json']);
    expect(run.status).toBe(3);
    expect(run.json()).toMatchObject({
      schema: 'dunning.import/1',
      data: {
        kind: 'payments',
        file: 'banca.csv',
        layout: { source: 'bank-csv' },
        counts: {
          rows: 4,
          posted: 1,
          proposed: 1,
          unknown: 1,
          ignored: 1,
          duplicates: 0,
          returned: 0,
          rejected: 0,
        },
        totals: { posted: [{ currency: 'EUR', amount: '800.00' }] },
        posted: [
          {
            case: 1,
            amount: '800.00',
            on: '2026-11-16',
            reference: '0306900000000001',
            invoices: [{ number: '2026/102', amount: '800.00' }],
            reasons: [{ code: 'payer-by-name' }, { code: 'invoices-named' }],
          },
        ],
        proposed: [
          { counterparty: 'STUDIO GRIGNANI', candidates: [{ case: 2, invoices: [{ number: '2026/201' }] }] },
        ],
        unknown: [{ amount: '12.34', remittance: 'RIMBORSO' }],
        imported: true,
      },
    });
  });

  test.for(['it', 'en'] as const)('on the screen, in %s', async (lang) => {
    const run = await world.run([
      'import',
      statement(NAMED, GUESS, STRANGE, OUT),
      '--lang',
      lang,
      '--width',
      '80',
    ]);
    expect(run.stdout).toMatchSnapshot();
    expect(run.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('the same file again changes nothing and is no reason for concern', async () => {
    const file = statement(NAMED, STRANGE, OUT);
    await world.run(['import', file]);
    const again = await world.run(['import', file, '--json']);
    expect(again.status).toBe(0);
    expect(again.json()).toMatchObject({ data: { counts: { posted: 0, duplicates: 2, ignored: 1 } } });
  });

  test('a rehearsal writes nothing', async () => {
    const before = await world.shown();
    const run = await world.run(['import', statement(NAMED, OUT), '--dry-run', '--json']);
    expect(run.json()).toMatchObject({ data: { imported: false, counts: { posted: 1 } } });
    expect(await world.shown()).toBe(before);
    const onScreen = await world.run(['import', statement(NAMED, OUT), '--dry-run']);
    expect(`${onScreen.stdout}${onScreen.stderr}`).not.toContain('dunning undo');
  });

  test('undone, the case is what it was', async () => {
    const before = await world.shown();
    await world.run(['import', statement(NAMED, GUESS, OUT)]);
    expect(await world.shown()).not.toBe(before);
    await world.run(['undo', '--yes']);
    expect(await world.shown()).toBe(before);
  });

  test('asked at a terminal, no means no', async () => {
    const run = await world.run(['import', statement(NAMED, OUT)], { terminal: 80, answers: ['n'] });
    expect(run.status).toBe(0);
    expect(run.asked.join()).toContain('Registro 1 incasso?');
    expect(
      await world.run(['import', statement(NAMED, OUT), '--json']).then((each) => each.json()),
    ).toMatchObject({
      data: { counts: { posted: 1 } },
    });
    const yes = await world.run(['import', statement(GUESS, OUT)], { terminal: 80, answers: ['s'] });
    expect(yes.stdout).toContain('DA CONFERMARE');
  });

  test('amounts without a sign are refused with the way out', async () => {
    const run = await world.run(['import', statement(NAMED, STRANGE), '--json']);
    expect(run.status).toBe(5);
    expect(errorOf(run)).toMatchObject({ code: 'import-no-sign' });
  });

  test('with a bad row nothing is written unless it is set aside', async () => {
    const file = statement(NAMED, OUT, '31/02/2026;;1,00;EUR;X');
    const stopped = await world.run(['import', file, '--json']);
    expect(stopped.status).toBe(5);
    expect(stopped.json()).toMatchObject({
      data: { imported: false, problems: [{ line: 4, code: 'no-such-day' }] },
    });
    const taken = await world.run(['import', file, '--skip-bad', '--json']);
    expect(taken.status).toBe(3);
    const aside = path.join(world.dir, 'banca.scarti.csv');
    expect(taken.json()).toMatchObject({
      data: { imported: true, rejectedFile: aside, counts: { posted: 1, rejected: 1 } },
    });
    expect(readFileSync(aside, 'utf8').split('\r\n').slice(0, 2)).toEqual([
      `\uFEFF${HEADER};motivo`,
      expect.stringMatching(/^31\/02\/2026;;1,00;EUR;X;Data contabile: /u),
    ]);
    const corrected = readFileSync(aside, 'utf8')
      .replace('31/02/2026', '13/11/2026')
      .replace('1,00', '+1,00');
    writeFileSync(aside, corrected);
    const again = await world.run(['import', aside, '--json']);
    expect(again.json()).toMatchObject({ data: { imported: true, counts: { rows: 1, rejected: 0 } } });
  });

  test('what is no CSV is set aside as a list of what to look for', async () => {
    const file = path.join(world.dir, 'banca.sta');
    writeFileSync(file, ':20:X\n:25:1\n:60F:C261110EUR1,00\n:61:2611310000C1,00NTRF\n:62F:C261110EUR1,00\n');
    const { stdout } = await world.run(['import', file, '--skip-bad']);
    expect(stdout).toContain('banca.scarti.csv');
    expect(readFileSync(path.join(world.dir, 'banca.scarti.csv'), 'utf8')).toMatch(
      /^.riga;campo;valore;motivo\r\n4;:61:;/u,
    );
  });

  test('among other files it comes last, and one that cannot be read stops nothing', async () => {
    const invoices = path.join(world.dir, 'z-fatture.csv');
    writeFileSync(
      invoices,
      'Cliente;Numero;Data;Scadenza;Importo\nTessitura Valdossola S.r.l.;2026/150;01/10/2026;31/10/2026;333,00\n',
    );
    const bad = path.join(world.dir, 'b.xml');
    writeFileSync(bad, '<Document><BkToCstmrStmt><Stmt></Document>');
    const early = NAMED.replace('800,00', '333,00').replace('2026/102', '2026/150');
    const run = await world.run(['import', statement(early, OUT), bad, invoices, '--json']);
    expect(run.status).toBe(3);
    expect(run.json()).toMatchObject({
      data: {
        files: [
          { kind: 'invoices', imported: true },
          { kind: 'payments', counts: { posted: 1 } },
          { file: 'b.xml', imported: false, error: { code: 'import-damaged-file' } },
        ],
      },
    });
  });
});

describe('a movement that is still to come', () => {
  const TOMORROW = NAMED.replaceAll('16/11/2026', '16/12/2027');

  test('keeps its file out, by name, and the others come in', async () => {
    const other = path.join(world.dir, 'z.csv');
    writeFileSync(other, `${HEADER}\n${TOMORROW}\n${OUT}\n`);
    const run = await world.run(['import', statement(NAMED, OUT), other, '--json']);
    expect(run.status).toBe(3);
    expect(run.json()).toMatchObject({
      data: {
        files: [
          { file: 'banca.csv', imported: true },
          { file: 'z.csv', imported: false, error: { code: 'movement-in-future' } },
        ],
      },
    });
  });

  test('alone it is refused', async () => {
    const run = await world.run(['import', statement(TOMORROW, OUT), '--json']);
    expect(run.status).toBe(5);
    expect(errorOf(run)).toMatchObject({ code: 'movement-in-future' });
  });
});

describe('what came back unpaid', () => {
  const UNPAID =
    '18/11/2026;18/11/2026;-800,00;EUR;INSOLUTO RIBA TESSITURA VALDOSSOLA FT 2026/102 SCAD 02/11/2026';

  test('is listed with its customer and opens again', async () => {
    const run = await world.run(['import', statement(UNPAID)]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('INSOLUTI: DI NUOVO APERTE');
    expect(run.stdout).toMatch(/18\/11\s+-800,00\s+Tessitura Valdossola S\.r\.l\.\s+insoluto 2026\/102/u);
  });

  const COLLECTED = NAMED.replaceAll('16/11/2026', '12/11/2026').replace('BONIFICO', 'INCASSO SDD');

  test('before the statement that has its collection, it is asked whether that is what came back', async () => {
    await world.run(['import', statement(UNPAID, OUT)]);
    const run = await world.run(['import', statement(COLLECTED, OUT), '--lang', 'en']);
    expect(run.status).toBe(3);
    expect(run.stdout).toMatch(/came back on .*18\/11\/2026: perhaps this very payment/u);
  });

  test('of several statements the earlier one comes first, whatever they are called', async () => {
    const later = statement(UNPAID, OUT);
    const earlier = path.join(world.dir, 'z.csv');
    writeFileSync(earlier, `${HEADER}\n${COLLECTED}\n${OUT}\n`);
    const run = await world.run(['import', later, earlier, '--json']);
    expect(run.json()).toMatchObject({
      data: {
        files: [
          { file: 'z.csv', counts: { posted: 1 } },
          { file: 'banca.csv', counts: { returned: 1 } },
        ],
      },
    });
    expect(await world.shown()).toContain('800.00');
  });

  test('a payment taken back under its reference waits, whatever the bank calls it', async () => {
    await world.run(['import', statement(NAMED, OUT)]);
    const back = '19/11/2026;19/11/2026;-800,00;EUR;STORNO SDD TRN 0306900000000001';
    const run = await world.run(['import', statement(back, STRANGE), '--lang', 'en']);
    expect(run.status).toBe(3);
    expect(run.stdout).toContain('perhaps the return of the payment of 2026/102');
    const done = await world.done(['pay', '--confirm', '2']);
    expect(done.data).toMatchObject({ case: 1, reversed: [1], unpaid: [{ number: '2026/102' }] });
  });

  test('with the bank’s fees it waits, and confirming it says what is open again', async () => {
    const run = await world.run(['import', statement(UNPAID.replace('-800,00', '-806,50')), '--json']);
    expect(run.status).toBe(3);
    const { data } = run.json() as { data: { proposed: { id: number }[] } };
    expect((await world.run(['pay', '--proposals'])).stdout).toContain('-806,50');
    const done = await world.done(['pay', '--confirm', String(data.proposed[0]?.id)]);
    expect(done.data).toMatchObject({
      case: 1,
      unpaid: [{ number: '2026/102', amount: '800.00' }],
      on: '2026-11-18',
    });
  });
});

describe('the morning', () => {
  test('says how many movements wait, and the night as well', async () => {
    expect((await world.run(['today'])).stdout).not.toContain('--proposals');
    await proposed();
    expect((await world.run(['today'])).stdout).toContain(
      '1 movimento della banca da confermare: dunning pay --proposals',
    );
    const today = (await world.run(['today', '--json'])).json() as { data: { totals: object } };
    expect(today.data.totals).toMatchObject({ proposals: 1 });
    const night = await world.run(['run', '--dry-run', '--lang', 'en']);
    expect(night.stdout).toContain('1 bank movement to be confirmed: dunning pay --proposals');
  });
});

describe('pay', () => {
  describe('money of a customer for no invoice of the book', () => {
    const LOST = NAMED.replace('FT 2026/102', 'FT 2024/777').replace('800,00', '12,50');

    test('is listed, shown with the case and counted in the agenda', async () => {
      await world.run(['import', statement(STRANGE, LOST, OUT)]);
      const list = await world.run(['pay', '--proposals', '--json']);
      expect(list.json()).toMatchObject({
        data: {
          unknown: 2,
          notPlaced: [
            { amount: '12.50', reasons: [{ code: 'payer-by-name' }, { code: 'invoices-unknown' }] },
            { amount: '12.34' },
          ],
        },
      });
      const screen = await world.run(['pay', '--proposals', '--lang', 'it']);
      expect(screen.stdout).toMatch(/DA ATTRIBUIRE[^]*12,50[^]*2024\/777 non è in archivio/u);
      const today = await world.run(['today', '--json']);
      expect(today.json()).toMatchObject({ data: { totals: { proposals: 0, notPlaced: 1 } } });
      expect((await world.run(['today'])).stdout).toContain('1 movimento di clienti da attribuire');
      const show = await world.run(['show', '1', '--json']);
      expect(show.json()).toMatchObject({ data: { notPlaced: [{ movement: 2, amount: '12.50' }] } });
      expect((await world.run(['show', '1'])).stdout).toContain('pay 1 --confirm 2 --invoice NUMERO');
    });

    test('is placed by hand, or put aside, and then gone from the lists', async () => {
      await world.run(['import', statement(STRANGE, LOST, OUT)]);
      const other = await world.run(['pay', '1', '--confirm', '2', '--lang', 'en']);
      expect(other.status).toBe(7);
      expect(other.stderr).toContain('Movement 2 is about 2024/777: nothing of that is open');
      const meant = await world.run(['pay', '1', '--confirm', '2', '--invoice', '2026/101', '--json']);
      expect(meant.status).toBe(0);
      expect((await world.run(['pay', '--dismiss', '1', '--json'])).status).toBe(0);
      const list = await world.run(['pay', '--proposals', '--json']);
      expect(list.json()).toMatchObject({ data: { unknown: 0, notPlaced: [] } });
    });
  });

  test('--proposals lists what waits', async () => {
    const id = await proposed();
    const run = await world.run(['pay', '--proposals', '--json']);
    expect(run.json()).toMatchObject({
      schema: 'dunning.pay/1',
      data: {
        proposals: [{ id: Number(id), reasons: [{ code: 'payer-unknown' }, { code: 'amount-only' }] }],
        unknown: 1,
      },
    });
    const screen = await world.run(['pay', '--proposals', '--lang', 'it']);
    expect(screen.stdout).toContain('INCASSI DA CONFERMARE');
    expect(screen.stdout).toContain("solo l'importo");
  });

  test('nothing waits', async () => {
    const run = await world.run(['pay', '--proposals']);
    expect(run.stdout).toBe('Nessun incasso da confermare.\n');
  });

  test('--confirm posts one and says what comes next', async () => {
    const id = await proposed();
    const rehearsed = await world.done(['pay', '--confirm', id, '--dry-run']);
    expect(rehearsed.data).toMatchObject({
      case: 2,
      operation: null,
      amount: '700.00',
      next: { status: 'closed' },
    });
    const { data } = await world.done(['pay', '--confirm', id]);
    expect(data).toMatchObject({
      case: 2,
      shares: [{ number: '2026/201', amount: '700.00' }],
      next: { status: 'closed' },
    });
    const again = await world.run(['pay', '--confirm', id, '--json']);
    expect(again.status).toBe(7);
    expect(errorOf(again)).toMatchObject({ code: 'movement-settled' });
  });

  test('--confirm with a case and an invoice posts it there', async () => {
    const id = await proposed();
    const { data } = await world.done(['pay', '1', '--confirm', id, '--invoice', '2026/102']);
    expect(data).toMatchObject({ case: 1, shares: [{ number: '2026/102', amount: '700.00' }] });
  });

  test('--confirm of what was entered by hand meanwhile is refused, and says so', async () => {
    await world.run(['import', statement(STRANGE, OUT)]);
    await world.done(['pay', '1', '--amount', '12,34', '--on', STRANGE.slice(0, 10)]);
    const again = await world.run(['pay', '1', '--confirm', '1', '--lang', 'en']);
    expect(again.status).toBe(7);
    expect(again.stderr).toContain('perhaps recorded already');
  });

  test('by hand what the bank has told already is taken, with a warning', async () => {
    await world.run(['import', statement(NAMED, OUT)]);
    const again = await world.run(['pay', '1', '--amount', '800', '--on', '16/11/2026', '--lang', 'en']);
    expect(again.status).toBe(3);
    expect(again.stderr).toContain('Same day and amount as payment no. 1');
  });

  test('--dismiss puts one aside', async () => {
    const id = await proposed();
    const run = await world.run(['pay', '--dismiss', id, '--dry-run']);
    expect(run.stdout).toContain('non è stato scritto nulla');
    await world.run(['pay', '--dismiss', id]);
    expect((await world.run(['pay', '--proposals', '--json'])).json()).toMatchObject({
      data: { proposals: [] },
    });
  });

  test('of several candidates one is chosen at a terminal', async () => {
    const second = { code: 'C0200', name: 'Maglificio Tre Torri S.p.A.' };
    await world.work((book) =>
      importRows(book, '2026-11-23', aRow({ number: '2026/202', amount: 70_000, debtor: second })),
    );
    const id = await proposed();
    const elsewhere = await world.run(['pay', '--confirm', id, '--json']);
    expect(elsewhere.status).toBe(4);
    expect(errorOf(elsewhere)).toMatchObject({ code: 'several-candidates' });
    const run = await world.run(['pay', '--confirm', id], { terminal: 80, answers: ['1'] });
    expect(run.stdout).toContain('2026/201');
  });

  test.for([
    [['--proposals', '--confirm', '1'], 2, 'conflicting-options'],
    [['--confirm', '1', '--amount', '5'], 2, 'conflicting-options'],
    [['--dismiss', '1', '--invoice', '5'], 2, 'conflicting-options'],
    [['--confirm', 'x'], 2, 'movement-number'],
    [['--confirm', '99'], 4, 'no-such-movement'],
  ] as const)('%j is refused', async ([argv, status, code]) => {
    const run = await world.run(['pay', ...argv, '--json']);
    expect(run.status).toBe(status);
    expect(errorOf(run)).toMatchObject({ code });
  });
});
