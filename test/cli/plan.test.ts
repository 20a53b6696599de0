/** `dunning plan` as a person and as a program meet it. */
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { aRow } from '../support/world.ts';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';
import { letterOffice } from './letterOffice.ts';
import { pdfText } from '../support/pdfText.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const SIX = ['plan', '1', '--instalments', '6', '--first', '2026-12-31'];
const typing = (...answers: string[]) => ({ terminal: 80, answers });

async function refused(...argv: string[]) {
  return errorOf(await world.run([...argv, '--json']));
}

describe('making a plan', () => {
  test('in equal instalments at the end of each month', async () => {
    const { data, schema } = await world.done(SIX);
    expect(schema).toBe('dunning.plan/1');
    expect(data).toMatchObject({
      case: 1,
      plan: {
        currency: 'EUR',
        total: '2300.00',
        interest: '0.00',
        rate: null,
        graceDays: 5,
        invoices: ['2026/101', '2026/102'],
        instalments: [
          { number: 1, due: '2026-12-31', amount: '383.33' },
          { number: 2, due: '2027-01-31', amount: '383.33' },
          { number: 3, due: '2027-02-28', amount: '383.33' },
          { number: 4, due: '2027-03-31', amount: '383.33' },
          { number: 5, due: '2027-04-30', amount: '383.33' },
          { number: 6, due: '2027-05-31', amount: '383.35' },
        ],
      },
      next: { status: 'held', step: 'phone-call', due: '2027-01-07' },
    });
  });

  test('names the agreement that is to be signed; a rehearsal has none', async () => {
    const rehearsed = await world.run([...SIX, '--dry-run']);
    expect(rehearsed.stderr).not.toContain('--letter');
    const made = await world.run(SIX);
    expect(made.stderr).toContain('Accordo da firmare: dunning plan 1 --letter');
  });

  test('nothing follows a plan that is paid: the step ahead comes when it breaks, also while the agreement is posted', async () => {
    await world.done(SIX);
    const follows = [{ follows: { step: 'phone-call', notBefore: '2027-01-07' } }];
    expect(await world.data('next', '1')).toMatchObject(follows);
    expect((await world.run(['plan', '1'])).stderr).toContain('Accordo da firmare');
    await world.done(['plan', '1', '--letter', '--html', '--yes']);
    expect((await world.run(['plan', '1'])).stderr).not.toContain('Accordo da firmare');
    expect(await world.data('next', '1')).toMatchObject([{ task: 'post', ...follows[0] }]);
  });

  test('on the screen, within eighty columns', async () => {
    const { stdout, stderr, status } = await world.run(
      ['plan', '1', '--instalments', '2', '--first', '31/12', '--interest', '5,5', '--down', '300'],
      { terminal: 80 },
    );
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Pratica 1  Tessitura Valdossola S.r.l.
      Piano di rientro: 2.315,82 EUR in 3 rate.
        Totale  2.315,82 EUR
        Di cui  capitale 2.300,00, interessi 15,82 (5,50 % annuo)
        Rata  Scadenza         Importo
           1  mar 24/11/2026    300,00
           2  gio 31/12/2026  1.007,91
           3  dom 31/01/2027  1.007,91
      Prossimo passo: chiamata, lun 30/11/2026.
      Perché: piano di rientro in corso: prossima rata 300,00 EUR entro
      mar 24/11/2026; se non arriva si riprende lun 30/11/2026.
      "
    `);
    expect(stderr).toContain('dunning undo');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('of given amounts, in either notation', async () => {
    const { data } = await world.done([
      'plan',
      '1',
      '--given',
      '1.500,50@31/12/2026, 799.50@2027-01-31',
      '--interest',
      'legal',
    ]);
    expect(data).toMatchObject({
      plan: { rate: '1.60', principal: '2300.00', instalments: [{ amount: '1500.50' }, {}] },
    });
  });

  test('on some invoices, every two weeks', async () => {
    const argv = ['plan', '1', '--items', '2026/102', '--instalments', '2', '--first', '+7'];
    const { data } = await world.done([...argv, '--every', '14']);
    expect(data).toMatchObject({
      plan: { total: '800.00', instalments: [{ due: '2026-12-01' }, { due: '2026-12-15' }] },
      // The other invoice is chased on.
      next: { status: 'due', step: 'phone-call' },
    });
  });

  test('is asked for at a terminal, shown, and agreed to', async () => {
    const { asked, stdout } = await world.run(['plan', '1'], typing('4', '', '', ''));
    expect(asked).toContain('Somma da dividere [2.300,00]');
    expect(stdout).toContain('Piano di rientro: 2.300,00 EUR in 4 rate.');
    expect(await world.data('next', '1')).toMatchObject([{ status: 'held' }]);
  });

  test('is not made when the person says no', async () => {
    await world.run(['plan', '1'], typing('4', '', '', 'n'));
    expect(await world.data('show', '1')).toMatchObject({ plan: null });
  });

  test('names every missing flag without a terminal', async () => {
    const { stderr, status } = await world.run(['plan', '1']);
    expect(status).toBe(2);
    expect(stderr).toContain('--instalments 6 --first 2026-12-31');
  });

  test.each([
    ['another sum than is owed', 'plan-sum', 7, ['--given', '100@2026-12-31']],
    ['no list of instalments', 'plan-given-unreadable', 2, ['--given', 'soon']],
    ['an empty list', 'plan-given-unreadable', 2, ['--given', '']],
    ['no number', 'plan-count-unreadable', 2, ['--instalments', 'many', '--first', '+30']],
    ['no rhythm', 'plan-every-unreadable', 2, ['--instalments', '2', '--first', '+30', '--every', 'often']],
    [
      'no rate',
      'plan-interest-unreadable',
      2,
      ['--instalments', '2', '--first', '+30', '--interest', 'much'],
    ],
    [
      'a rate nobody agreed',
      'plan-rate-unknown',
      5,
      ['--instalments', '2', '--first', '+30', '--interest', 'contract'],
    ],
    [
      'both kinds of instalments',
      'conflicting-options',
      2,
      ['--given', '1@2026-12-31', '--instalments', '2'],
    ],
    ['a letter of what is only made', 'conflicting-options', 2, ['--letter', '--instalments', '2']],
    ['giving up what is only made', 'conflicting-options', 2, ['--cancel', 'x', '--instalments', '2']],
    ['HTML of nothing', 'goes-only-with', 2, ['--html']],
    ['giving up nothing', 'no-plan', 7, ['--cancel', 'x']],
    ['an agreement on nothing', 'no-plan', 7, ['--letter']],
  ])('refuses %s', async (_name, code, exit, options) => {
    expect(await refused('plan', '1', ...options)).toMatchObject({ code, exit });
  });
});

describe('--preview and --dry-run', () => {
  test('show the instalments and write nothing', async () => {
    const preview = await world.done([...SIX, '--preview']);
    expect(preview.data).toMatchObject({ operation: null, plan: { total: '2300.00' } });
    const { stdout } = await world.run([...SIX, '--preview']);
    expect(stdout).toContain('Il piano non è stato registrato.');
    expect((await world.done([...SIX, '--dry-run'])).data).toMatchObject({
      operation: null,
      next: { status: 'held' },
    });
    expect(await world.data('show', '1')).toMatchObject({ plan: null });
  });
});

describe('a plan that runs', () => {
  beforeEach(async () => {
    await world.done(SIX);
  });

  test('is shown with what was paid, what is late, and what comes next', async () => {
    await world.done(['pay', '1', '--amount', '500']);
    const late = { env: { DUNNING_TODAY: '2027-02-03' } };
    const run = await world.run(['plan', '1', '--json'], late);
    expect(run.json()).toMatchObject({
      data: {
        case: 1,
        plan: {
          state: 'running',
          paid: '500.00',
          left: '1800.00',
          next: { number: 2, due: '2027-01-31', breaksOn: '2027-02-07' },
          instalments: [
            { paid: '383.33', paidOn: '2026-11-24' },
            { paid: '116.67', daysLate: 2 },
            {},
            {},
            {},
            {},
          ],
          agreement: null,
        },
      },
    });
    const { stdout } = await world.run(['plan', '1'], { ...late, terminal: 80 });
    expect(stdout).toMatchInlineSnapshot(`
      "Pratica 1  Tessitura Valdossola S.r.l.
        Stato      in corso: prossima rata 266,66 entro dom 31/01/2027
        Totale     2.300,00 EUR
        Incassati  500,00, restano 1.800,00
        Fatture    2026/101, 2026/102
        Accordo    non emesso
        Rata  Scadenza        Importo  Incassati  Stato
           1  gio 31/12/2026   383,33     383,33  pagata 24/11/2026
           2  dom 31/01/2027   383,33     116,67  in ritardo di 2 giorni
           3  dom 28/02/2027   383,33       0,00  da pagare
           4  mer 31/03/2027   383,33       0,00  da pagare
           5  ven 30/04/2027   383,33       0,00  da pagare
           6  lun 31/05/2027   383,35       0,00  da pagare
      "
    `);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('is the reason why nothing is due, everywhere', async () => {
    const sentence = 'piano di rientro in corso: prossima rata 383,33 EUR';
    for (const command of ['why', 'next', 'show'])
      expect((await world.run([command, '1'])).stdout).toContain(sentence);
    expect((await world.run(['show', '1'])).stdout).toContain('PIANO DI RIENTRO');
    expect((await world.run(['log', '1'])).stdout).toContain('piano di rientro: 2.300,00 EUR in 6 rate');
    expect((await world.run(['today'])).stdout).toContain('piano in corso');
  });

  test('is not made twice', async () => {
    expect(await refused(...SIX)).toMatchObject({ code: 'plan-open', exit: 7 });
  });

  test('broken, is in the agenda of that day', async () => {
    const { stdout } = await world.run(['today'], { env: { DUNNING_TODAY: '2027-01-07' } });
    expect(stdout).toContain('piano saltato, restano 2.300,00');
    expect(await world.data('show', '1', '--as-of', '2027-01-07')).toMatchObject({
      plan: { state: 'broken', since: '2027-01-06' },
    });
  });

  test('is given up with a reason', async () => {
    const { data } = await world.done(['plan', '1', '--cancel', 'mai firmato']);
    expect(data).toMatchObject({ cancelled: { reason: 'mai firmato' }, next: { status: 'due' } });
    expect((await world.run(['log', '1'])).stdout).toContain('piano di rientro annullato: mai firmato');
    expect((await world.run(['plan', '1'])).stdout).toContain('mai firmato');
  });
});

describe('in proceedings', () => {
  const INSOLVENT = ['debtor', '1', '--insolvent', '2026-11-20', '--procedure', 'judicial-liquidation'];

  test('a plan and a promise are recorded with the warning of a call', async () => {
    await world.run(INSOLVENT);
    const plan = await world.run([...SIX, '--json']);
    const promise = await world.run(['promise', '1', '--amount', '100', '--by', '2026-12-01', '--json']);
    for (const run of [plan, promise])
      expect(run.json()).toMatchObject({ warnings: [{ code: 'conduct-debtor-insolvent' }] });
  });

  test('no agreement is issued, for no reason', async () => {
    await world.done(SIX);
    await world.run(INSOLVENT);
    for (const reason of [[], ['--override', 'x']]) {
      const argv = ['plan', '1', '--letter', '--html', '--yes', ...reason];
      expect(await refused(...argv)).toMatchObject({ code: 'not-due', exit: 7 });
      expect((await world.run(argv)).stderr).toContain('in procedura: liquidazione giudiziale');
    }
  });

  test('another reason may be overridden', async () => {
    await world.done(SIX);
    await world.run(['dispute', '1', '--invoices', '2026/102', '--reason', 'merce']);
    const argv = ['plan', '1', '--letter', '--html', '--yes'];
    const { status, stderr } = await world.run(argv);
    expect([status, stderr]).toEqual([7, expect.stringContaining('contestato: 2026/102')]);
    expect((await world.run([...argv, '--lang', 'en'])).stderr).toContain('disputed: 2026/102');
    expect((await world.run([...argv, '--override', 'firmato qui'])).status).toBe(0);
    const sent = await world.run(['sent', '2026/0002', '--json']);
    expect([sent.status, sent.json()]).toEqual([
      3,
      expect.objectContaining({ warnings: [expect.objectContaining({ code: 'sent-while-held' })] }),
    ]);
  });
});

test('undo of each restores the case exactly', async () => {
  const states = [await world.shown()];
  for (const argv of [SIX, ['pay', '1', '--amount', '383,33'], ['plan', '1', '--cancel', 'mai firmato']]) {
    await world.done(argv);
    states.push(await world.shown());
  }
  for (const before of states.slice(0, -1).toReversed()) {
    await world.run(['undo', '--yes']);
    expect(await world.shown()).toBe(before);
  }
});

describe('in English', () => {
  test('every text is there', async () => {
    await world.run([...SIX, '--lang', 'en']);
    const { stdout } = await world.run(['plan', '1', '--lang', 'en']);
    expect(stdout).toContain('running: next instalment 383.33');
    expect((await world.run(['log', '1', '--lang', 'en'])).stdout).toContain(
      'plan: 2,300.00 EUR in 6 instalments',
    );
  });
});

describe('the agreement on paper', () => {
  test('is a PDF with a number, sent like any letter, and no step', async () => {
    const office = await letterOffice(aRow(), aRow({ number: '2026/102', amount: 80_000 }));
    await office.run(['plan', '1', '--instalments', '6', '--first', '2026-12-31', '--interest', '4']);
    const draft = await office.run(['plan', '1', '--letter', '--preview', '--json']);
    expect(draft.json()).toMatchObject({ schema: 'dunning.plan/1', data: { letter: { protocol: null } } });
    const run = await office.run(['plan', '1', '--letter', '--yes', '--json']);
    expect(run.status).toBe(0);
    const { data } = run.json() as { data: { letter: { protocol: string; file: string; pages: number } } };
    expect(data.letter).toMatchObject({ protocol: '2026/0001', step: 'plan-agreement', pages: 2 });
    const text = pdfText(path.resolve(office.dir, data.letter.file));
    for (const words of ['art. 1988', 'art. 1186', '31 maggio 2027', 'Il debitore:', '2026/0001'])
      expect(text).toContain(words);
    const sent = await office.run(['sent', '2026/0001', '--via', 'pec']);
    expect(sent.stdout).not.toContain('termine');
    expect((await office.run(['show', '1', '--json'])).json()).toMatchObject({
      data: { status: 'held', plan: { agreement: '2026/0001' }, letters: [{ step: 'plan-agreement' }] },
    });
  });

  test('is written as HTML where there is no browser', async () => {
    const office = await letterOffice(aRow());
    await office.run(['plan', '1', '--instalments', '1', '--first', '2026-12-31']);
    const run = await office.run(['plan', '1', '--letter', '--html', '--yes']);
    expect(run.stdout).toContain('1.500,00 EUR in 1 rata');
    expect(office.files()).toEqual(['2026-0001_1_tessitura-valdossola_plan-agreement.html']);
  });
});
