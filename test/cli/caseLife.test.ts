import { beforeEach, describe, expect, test } from 'vitest';
import { aRow, importRows } from '../support/world.ts';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const typing = (...answers: string[]) => ({ terminal: 80, answers });

describe('a promise of which only a part came', () => {
  test('is said to be kept in part, wherever it is told', async () => {
    await world.done(['promise', '1', '--amount', '1000', '--by', '26/11']);
    await world.done(['pay', '1', '--amount', '400']);
    const later = { env: { DUNNING_TODAY: '2026-11-27' } };
    for (const argv of [
      ['show', '1'],
      ['next', '1'],
    ])
      expect((await world.run(argv, later)).stdout).toMatch(/mantenuta in parte.*incassati 400,00/u);
    const card = await world.run(['work', '1'], { ...later, terminal: 80, answers: ['q'] });
    expect(card.stdout + card.stderr).toContain('promessa mantenuta in parte: 1.000,00 entro gio 26/11');
    await world.run(['run'], later);
    expect((await world.run(['log', '1'], later)).stdout).toContain('promessa mantenuta in parte');
  });

  test('is said to be kept by the payment that keeps it, rehearsed as well', async () => {
    await world.done(['promise', '1', '--amount', '1000', '--by', '26/11']);
    const said = 'Promessa mantenuta: 1.000,00 EUR entro gio 26/11/2026, incassati 1.000,00.';
    expect((await world.run(['pay', '1', '--amount', '400'])).stdout).not.toContain('romessa mantenuta');
    expect((await world.run(['pay', '1', '--amount', '600', '--dry-run'])).stdout).toContain(said);
    expect((await world.run(['pay', '1', '--amount', '600'])).stdout).toContain(said);
  });

  test('and of which nothing came, not to be kept', async () => {
    await world.done(['promise', '1', '--amount', '1000', '--by', '26/11']);
    const later = { env: { DUNNING_TODAY: '2026-11-27' } };
    expect((await world.run(['show', '1'], later)).stdout).toMatch(/non mantenuta, incassati 0,00/u);
  });
});

describe('a promise that came by another way than the phone', () => {
  test('holds the case and is no attempt at the call', async () => {
    const { data } = await world.done([
      'promise',
      '1',
      '--amount',
      '1000',
      '--by',
      '4/12',
      '--note',
      'per e-mail',
    ]);
    expect(data).toMatchObject({
      promise: { amount: '1000.00', currency: 'EUR', by: '2026-12-04', checkOn: '2026-12-07' },
      next: { status: 'held', step: 'phone-call', due: '2026-12-07' },
    });
    const { stdout } = await world.run(['log', '1']);
    expect(stdout).toContain('promessa: 1.000,00 EUR entro ven 04/12/2026 - "per e-mail"');
    expect(stdout).not.toContain('chiamata:');
  });

  test('a newer one takes the place of one still open', async () => {
    await world.done(['promise', '1', '--amount', '1000', '--by', '4/12']);
    const { data } = await world.done(['promise', '1', '--amount', '500', '--by', '27/11']);
    expect(data.next).toMatchObject({ due: '2026-11-30' });
  });

  test('is asked for at a terminal', async () => {
    const { asked } = await world.run(['promise', '1'], typing('', '4/12'));
    expect(asked).toContain('Importo promesso [2.300,00]');
    expect(await world.data('next', '1')).toMatchObject([{ status: 'held', due: '2026-12-07' }]);
  });
});

describe('payments', () => {
  test('go to the oldest invoice, and say what is left', async () => {
    const { data } = await world.done([
      'pay',
      '1',
      '--amount',
      '1.600,00',
      '--on',
      'ieri',
      '--note',
      'bonifico',
    ]);
    expect(data).toMatchObject({
      amount: '1600.00',
      currency: 'EUR',
      on: '2026-11-23',
      shares: [
        { number: '2026/101', amount: '1500.00', open: '0.00' },
        { number: '2026/102', amount: '100.00', open: '700.00' },
      ],
      next: { status: 'due', step: 'phone-call' },
    });
  });

  test('go to the invoices they name', async () => {
    const flags = ['--amount', '900', '--invoice', '2026/103', '--invoice', '2026/102'];
    const { data } = await world.done(['pay', '1', ...flags]);
    expect(data['shares']).toEqual([
      { number: '2026/102', amount: '800.00', open: '0.00' },
      { number: '2026/103', amount: '100.00', open: '300.00' },
    ]);
  });

  test('close the case when nothing overdue is left, and open it again when they bounce', async () => {
    const paid = await world.done(['pay', '1', '--amount', '2300']);
    expect(paid.data.next).toMatchObject({ status: 'closed', step: null, due: null });
    const { data } = await world.done(['pay', '1', '--reverse']);
    expect(data).toMatchObject({
      case: 1,
      reversed: paid.data['payment'],
      amount: '2300.00',
      next: { step: 'phone-call' },
    });
  });

  test('of the same day and sum as one before are taken, with a warning that names it', async () => {
    await world.done(['pay', '1', '--amount', '400', '--on', '2026-11-10']);
    const again = await world.run(['pay', '1', '--amount', '400', '--on', '2026-11-10', '--json']);
    expect(again.status).toBe(3);
    expect(again.json()).toMatchObject({
      data: { payment: 2, amount: '400.00' },
      warnings: [{ code: 'payment-alike', message: expect.stringContaining('n. 1:') as unknown }],
    });
  });

  test.each([
    ['of another day', ['--on', '2026-11-11']],
    ['of another sum', ['--on', '2026-11-10', '--amount', '400,01']],
    ['of another customer', ['--on', '2026-11-10'], '2'],
  ])('%s are not', async (_what, flags, number = '1') => {
    await world.done(['pay', '1', '--amount', '400', '--on', '2026-11-10']);
    const sum = flags.includes('--amount') ? [] : ['--amount', '400'];
    expect((await world.run(['pay', number, ...sum, ...flags])).status).toBe(0);
  });

  test('nor are those of which the other one was taken back', async () => {
    await world.done(['pay', '1', '--amount', '400', '--on', '2026-11-10']);
    await world.done(['pay', '1', '--reverse']);
    await world.done(['pay', '1', '--amount', '400', '--on', '2026-11-10']);
  });

  test('where a bounced one goes on is said as it is', async () => {
    await world.done(['pay', '1', '--amount', '2300']);
    const alone = await world.run(['pay', '1', '--reverse', '--dry-run']);
    expect(alone.stdout).toContain('La pratica 1 è di nuovo aperta.');
    const newer = aRow({ number: '2026/104', due: '2026-11-20', amount: 10_000 });
    await world.work((book) => importRows(book, '2026-11-24', newer));
    const beside = await world.run(['pay', '1', '--reverse', '--dry-run']);
    expect(beside.stdout).toContain('La pratica 3 riprende dal punto in cui era la pratica 1.');
    await world.done(['pay', '3', '--amount', '50']);
    const own = await world.run(['pay', '1', '--reverse', '--dry-run']);
    expect(own.stdout).toContain("L'importo entra nella pratica 3, già aperta.");
  });

  test('of several, the one that bounced is chosen at a terminal or named', async () => {
    await world.done(['pay', '1', '--amount', '100']);
    const second = await world.done(['pay', '1', '--amount', '200']);
    const { asked } = await world.run(['pay', '1', '--reverse'], typing('1'));
    expect(asked).toEqual(['Quale incasso è tornato insoluto?']);
    const { data } = await world.done(['pay', '1', '--reverse', '--payment', String(second.data['payment'])]);
    expect(data).toMatchObject({ amount: '200.00' });
    expect(errorOf(await world.run(['pay', '1', '--reverse', '--json']))).toMatchObject({
      code: 'no-payment',
      exit: 7,
    });
  });

  const refused: [string[], string, number][] = [
    [['--amount', '2700,01'], 'overpayment', 7],
    [['--amount', '100', '--on', 'domani'], 'day-ahead', 2],
    [['--amount', '100', '--invoice', '9/9'], 'no-such-invoice', 4],
    [['--amount', '0'], 'amount-unreadable', 2],
    [['--reverse', '--amount', '100'], 'conflicting-options', 2],
    [['--reverse', '--payment', '77'], 'no-payment', 7],
    [['--reverse', '--payment', 'uno'], 'payment-number', 2],
    [['--amount', '100', '--payment', '1'], 'missing-option', 2],
  ];
  test.each(refused)('%j: %s', async (flags, code, exit) => {
    expect(errorOf(await world.run(['pay', '1', ...flags, '--json']))).toMatchObject({ code, exit });
  });
});

describe('disputes', () => {
  test('take their invoices out until they are answered', async () => {
    const opened = await world.done(['dispute', '1', '--reason', 'resa', '--invoices', '2026/101, 2026/102']);
    expect(opened.data).toMatchObject({
      dispute: { reason: 'resa', invoices: ['2026/101', '2026/102'], answerBy: '2026-12-04' },
      next: { status: 'held', task: 'answer-dispute', due: '2026-12-04' },
    });
    const { data } = await world.done(['dispute', '1', '--answered', 'merce conforme']);
    expect(data).toMatchObject({
      answered: { note: 'merce conforme', invoices: ['2026/101', '2026/102'] },
      next: { status: 'due', step: 'phone-call' },
    });
  });

  const refused: [string[], string, number][] = [
    [['--answered', 'x'], 'no-dispute', 7],
    [['--reason', 'x', '--invoices', '9/9'], 'no-such-invoice', 4],
    [['--reason', 'x', '--answered', 'y'], 'conflicting-options', 2],
  ];
  test.each(refused)('%j: %s', async (flags, code, exit) => {
    expect(errorOf(await world.run(['dispute', '1', ...flags, '--json']))).toMatchObject({ code, exit });
  });

  test('what is disputed already cannot be disputed again', async () => {
    await world.done(['dispute', '1', '--reason', 'resa']);
    const run = await world.run(['dispute', '1', '--reason', 'resa', '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'nothing-to-dispute', exit: 7 });
  });
});

describe('holding, skipping, passing on', () => {
  test('a hold ends by itself the day after, or when it is lifted', async () => {
    const held = await world.done(['hold', '1', '--reason', 'direzione', '--until', '+7']);
    expect(held.data).toMatchObject({
      hold: { reason: 'direzione', until: '2026-12-01' },
      next: { status: 'held', step: 'phone-call', due: '2026-12-02' },
    });
    expect((await world.done(['resume', '1'])).data.next).toMatchObject({ status: 'due', due: '2026-11-20' });
    expect(errorOf(await world.run(['resume', '1', '--json']))).toMatchObject({ code: 'not-held', exit: 7 });
  });

  test('a hold cannot end in the past', async () => {
    const run = await world.run(['hold', '1', '--reason', 'x', '--until', '2026-11-23', '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'day-passed', exit: 2 });
  });

  test('a skipped step is behind the case', async () => {
    const { data } = await world.done(['skip', '1', '--reason', 'già sentiti']);
    expect(data).toMatchObject({
      skipped: { step: 'phone-call', reason: 'già sentiti' },
      next: { step: 'second-letter', due: '2026-11-30' },
    });
  });

  test('a case goes to a colleague once', async () => {
    expect((await world.done(['assign', '1', '--to', 'bruno'])).data).toMatchObject({ collector: 'bruno' });
    const { data } = await world.done(['assign', '1', '--to', 'bruno']);
    expect(data.operation).toBeNull();
    const run = await world.run(['assign', '1', '--to', 'nessuno', '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'no-such-collector', exit: 4 });
  });

  test('the colleague is chosen by name at a terminal', async () => {
    const { stdout } = await world.run(['assign', '1'], typing('bruno'));
    expect(stdout).toContain('La pratica va a Bruno Conti.');
  });
});

describe('closing and opening again', () => {
  test('what is left open is told before', async () => {
    const { asked, stdout } = await world.run(['close', '1'], typing('court', 's'));
    expect(asked).toEqual([
      'Come finisce la pratica?',
      'Chiudo la pratica 1 con 2.700,00 EUR ancora aperti? (s/N)',
    ]);
    expect(stdout).toContain('La pratica è chiusa: passata al legale.');
  });

  test('Enter means no', async () => {
    const before = await world.shown();
    const { status, stdout } = await world.run(['close', '1', '--as', 'write-off'], typing(''));
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'Non è stato fatto nulla.\n' });
    expect(await world.shown()).toBe(before);
  });

  test.each(['court', 'agency', 'write-off', 'wait', 'mistake'])(
    '%s, and back at the same step',
    async (reason) => {
      const closed = await world.done(['close', '1', '--as', reason, '--note', 'deciso', '--yes']);
      expect(closed.data).toMatchObject({
        closed: { reason, note: 'deciso', open: [{ amount: '2700.00', currency: 'EUR' }] },
        next: { status: 'closed' },
      });
      expect(errorOf(await world.run(['call', '1', '--outcome', 'busy', '--json']))).toMatchObject({
        code: 'case-closed',
        exit: 7,
      });
      expect((await world.done(['reopen', '1'])).data.next).toMatchObject({
        status: 'due',
        step: 'phone-call',
      });
      expect(errorOf(await world.run(['reopen', '1', '--json']))).toMatchObject({
        code: 'case-open',
        exit: 7,
      });
    },
  );
});

describe('the debtor', () => {
  test('is shown by code, VAT number, case number, invoice or name', async () => {
    for (const text of ['c0107', '99900010015', '1', '2026/101', 'valdossola']) {
      const data = await world.data('debtor', text);
      expect(data).toMatchObject({
        debtor: { code: 'C0107', vat: '99900010015' },
        cases: [{ case: 1, open: true }],
      });
    }
  });

  test('corrections are kept, and what is wrong with the address is said', async () => {
    const flags = [
      '--name',
      'Tessitura Nuova S.r.l.',
      '--phone',
      '0324 1',
      '--phone',
      '0324 000222',
      '--consumer',
    ];
    const { data } = await world.done([
      'debtor',
      'C0107',
      ...flags,
      '--kind',
      'person',
      '--postcode',
      '50100',
      '--language',
      'en',
    ]);
    expect(data).toMatchObject({
      debtor: {
        name: 'Tessitura Nuova S.r.l.',
        phone: '0324 000222',
        consumer: true,
        kind: 'person',
        language: 'en',
      },
      changed: ['name', 'postcode', 'phone', 'kind', 'language', 'isConsumer'],
    });
    expect((await world.done(['debtor', 'C0107', '--no-consumer', '--confirm-address'])).data).toMatchObject({
      debtor: { consumer: false, addressCheckedOn: '2026-11-24' },
      addressConfirmed: true,
    });
  });

  const unfit: [string, string][] = [
    ['--vat', '99900010016'],
    ['--tax-code', 'RSSMRA80A01H501X'],
    ['--postcode', '5010'],
    ['--province', 'Firenze'],
    ['--country', 'Xyz'],
    ['--email', 'ufficio'],
    ['--pec', 'a b@pec.example'],
    ['--phone', 'non so'],
    ['--name', ' '],
    ['--contact-person', ''],
  ];
  test.each(unfit)('%s "%s" is refused', async (flag, value) => {
    const before = await world.shown();
    const run = await world.run(['debtor', 'C0107', flag, value, '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'debtor-value-unfit', exit: 2 });
    expect(await world.shown()).toBe(before);
  });

  test('a code that is somebody else’s is refused, and so is nobody', async () => {
    await world.done(['debtor', 'C0107', '--vat', 'IT 99900020027']);
    const taken = await world.run(['debtor', 'C0200', '--vat', '99900020027', '--json']);
    expect(errorOf(taken)).toMatchObject({ code: 'sign-taken', exit: 7 });
    expect(errorOf(await world.run(['debtor', 'zzz', '--json']))).toMatchObject({
      code: 'no-such-debtor',
      exit: 4,
    });
    expect(errorOf(await world.run(['debtor', 't', '--json']))).toMatchObject({
      code: 'several-debtors',
      exit: 4,
    });
  });
});

describe('without a terminal nothing is asked', () => {
  const rows: [string[], string[]][] = [
    [['call', '1'], ['--outcome no-answer']],
    [
      ['call', '1', '--outcome', 'promise'],
      ['--amount 1250,50', '--by +7'],
    ],
    [['call', '1', '--outcome', 'callback'], ['--next "+1 15:30"']],
    [['call', '1', '--outcome', 'disputes'], ['--reason']],
    [['call', '1', '--outcome', 'note'], ['--note']],
    [['call'], ['42']],
    [['visit', '1'], ['--outcome nobody']],
    [['note', '1'], ['--note']],
    [
      ['promise', '1'],
      ['--amount 1250,50', '--by +7'],
    ],
    [['pay', '1'], ['--amount 1250,50']],
    [['dispute', '1'], ['--reason']],
    [
      ['hold', '1'],
      ['--reason', '--until +7'],
    ],
    [['skip', '1'], ['--reason']],
    [['assign', '1'], ['--to laura']],
    [['close', '1'], ['--as write-off']],
    [['close', '1', '--as', 'court'], ['--yes']],
    [['debtor'], ['C00123']],
    [['undo'], ['--yes']],
  ];
  test.each(rows)('%j wants %j', async (argv, wanted) => {
    const before = await world.shown();
    for (const run of [await world.run(argv), await world.run([...argv, '--no-input'], typing())]) {
      expect(run.status).toBe(2);
      expect(run.stdout).toBe('');
      for (const each of wanted) expect(run.stderr).toContain(each);
      expect(run.stderr).not.toContain('\u001b');
    }
    expect(await world.shown()).toBe(before);
  });
});

describe('a case closed to wait', () => {
  test('says when it opens again', async () => {
    await world.done(['close', '1', '--as', 'wait', '--until', '1/3/27', '--note', 'in primavera', '--yes']);
    expect((await world.run(['why', '1'])).stdout).toMatch(/si riapre lun 01\/03\/2027: fino ad allora/u);
    expect(await world.data('show', '1')).toMatchObject({ lookAgainOn: '2027-03-01' });
    expect((await world.run(['next', '1'])).stdout).toContain('si riapre lun 01/03/2027');
  });
});
