/** Insolvency, answered disputes, why it is not paid, and waiting, as they are typed and shown. */
import { beforeEach, describe, expect, test } from 'vitest';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

describe('insolvency', () => {
  const record = [
    'debtor',
    'C0107',
    '--insolvent',
    '20/11',
    '--court',
    'Tribunale di Verbania',
    '--court-number',
    '12/2026',
  ];

  test('everything stops, one task is left, and every screen says so', async () => {
    const { data } = await world.done([...record, '--file-by', '15/1/27']);
    expect(data).toMatchObject({
      insolvency: { procedure: 'judicial-liquidation', openedOn: '2026-11-20', fileBy: '2027-01-15' },
      next: { status: 'due', task: 'file-claim' },
    });
    for (const argv of [['next', '1'], ['today'], ['show', '1'], ['debtor', 'C0107']]) {
      const { stdout } = await world.run(argv);
      expect(stdout).toMatch(/insinuare/u);
    }
    const why = await world.run(['why', '1', '--json']);
    expect(why.json()).toMatchObject({ data: [{ blockers: [{ code: 'insolvent', from: null }] }] });
    expect((await world.run(['next', '1'])).stdout).toContain('dunning debtor C0107 --claim-filed');
  });

  test('no step is shown as if it were to come: the ladder stands still, and waiting costs nothing', async () => {
    await world.done(record);
    const { stdout } = await world.run(['why', '1']);
    expect(stdout).toMatch(/prima lettera +fatto/u);
    expect(stdout).toMatch(/chiamata +fermo: procedura concorsuale/u);
    expect(stdout).toMatch(/diffida +fermo: procedura concorsuale/u);
    expect(stdout).not.toMatch(/prossimo|CHE COSA FERMA IL PASSO|chiamata: /u);
    expect((await world.run(['next', '1'])).stdout).not.toContain('aspettare');
  });

  test('with the claim filed the case is held without a task; with the end it goes on', async () => {
    await world.done(record);
    const filed = await world.done(['debtor', 'C0107', '--claim-filed', '23/11', '--reference', 'PEC 7']);
    expect(filed.data.next).toMatchObject({ status: 'held', task: 'none' });
    const ended = await world.done([
      'debtor',
      'C0107',
      '--insolvency-ended',
      'oggi',
      '--reason',
      'archiviata',
    ]);
    expect(ended.data).toMatchObject({ insolvency: null, next: { status: 'due', step: 'phone-call' } });
  });

  test('a call is recorded with a warning', async () => {
    await world.done(record);
    const { warnings } = await world.done(['call', '1', '--outcome', 'refuses']);
    expect(warnings.map(({ code }) => code)).toContain('conduct-debtor-insolvent');
  });

  test.each([
    [['--insolvent', '20/11', '--phone', '0324 1'], 'insolvency-alone'],
    [['--insolvent', '20/11', '--claim-filed', '20/11'], 'insolvency-alone'],
    [['--court', 'Verbania'], 'flag-goes-with'],
    [['--reference', 'PEC 7', '--insolvent', '20/11'], 'flag-goes-with'],
    [['--insolvency-ended', '20/11'], 'needs-flags'],
    [['--insolvent', '25/11/26'], 'day-ahead'],
  ])('%j is refused: %s', async (options, code) => {
    const run = await world.run(['debtor', 'C0107', ...options, '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit: 2 });
  });

  test('what is only known from a register stops everything, and names the command that keeps its term', async () => {
    const { stderr } = await world.run([
      'info',
      'C0107',
      '--add',
      'insolvency-proceeding',
      '--on',
      '20/11',
      '--source',
      'registro imprese',
    ]);
    expect(stderr).toContain('dunning debtor C0107 --insolvent 2026-11-20');
    expect(await world.data('next', '1')).toMatchObject([{ status: 'due', task: 'file-claim' }]);
  });
});

describe('disputes', () => {
  test.each([
    ['price', 'price', ''],
    ['price: 12 instead of 10', 'price', '12 instead of 10'],
    ['Merce difettosa', 'defective', ''],
    ['merce difettosa: due pezzi', 'defective', 'due pezzi'],
    ['prezzo errato', 'other', 'prezzo errato'],
    ['price 12', 'other', 'price 12'],
  ])('--reason %j is %s with %j', async (typed, kind, reason) => {
    const { data } = await world.done(['dispute', '1', '--reason', typed, '--invoices', '2026/102']);
    expect(data['dispute']).toMatchObject({ kind, reason });
  });

  test('accepted with a credit: what comes off and what is left', async () => {
    await world.done(['dispute', '1', '--reason', 'defective', '--invoices', '2026/102']);
    const { stdout } = await world.run(['dispute', '1', '--answer', 'accepted', '--credit', '300']);
    expect(stdout).toContain('Accreditati 300,00 EUR sulla 2026/102: restano 500,00 EUR.');
    expect((await world.run(['log', '1'])).stdout).toContain('accreditati 300,00');
  });

  test('the answer has a last day, and is not put off until then', async () => {
    await world.done(['dispute', '1', '--reason', 'price']);
    expect((await world.run(['next', '1'])).stdout).toMatch(/Quando +entro ven 04\/12\/2026/u);
    expect((await world.run(['why', '1'])).stdout).toContain(
      'contestazione di 2.300,00: rispondere entro ven 04/12.',
    );
    expect((await world.run(['show', '1'])).stdout).toMatch(
      /sospesa: contestazione di 2.300,00: rispondere entro ven 04\/12\n/u,
    );
  });

  test('rejected: a written answer is asked for, unless it is told', async () => {
    await world.done(['dispute', '1', '--reason', 'price']);
    const silent = await world.run(['dispute', '1', '--answer', 'rejected']);
    expect(silent.stdout).toContain('per iscritto');
    await world.done(['undo', '--yes']);
    const told = await world.run(['dispute', '1', '--answer', 'rejected', '--note', 'PEC del 24/11']);
    expect(told.stdout).not.toContain('per iscritto');
  });

  test('show tells why in words', async () => {
    await world.done(['dispute', '1', '--reason', 'double: gia sulla 99', '--invoices', '2026/102']);
    expect((await world.run(['show', '1'])).stdout).toContain('fatturata due volte: gia sulla 99');
  });

  test.each([
    [['--credit', '5'], 'flag-goes-with'],
    [['--note', 'x'], 'flag-goes-with'],
    [['--answer', 'rejected', '--reason', 'x'], 'conflicting-options'],
    [['--answered', 'x', '--answer', 'rejected'], 'conflicting-options'],
    [['--answer', 'rejected', '--credit', '5'], 'credit-needs-acceptance'],
  ])('%j is refused: %s', async (options, code) => {
    await world.done(['dispute', '1', '--reason', 'price']);
    const run = await world.run(['dispute', '1', ...options, '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit: 2 });
  });
});

describe('why it is not paid', () => {
  test.each([
    [['call', '1', '--outcome', 'refuses']],
    [['visit', '1', '--outcome', 'nobody']],
    [['note', '1', '--note', 'sentito il titolare']],
  ])('%j keeps it, and show and why tell it', async (argv) => {
    await world.done([...argv, '--why-unpaid', 'transitory-difficulty']);
    for (const command of ['show', 'why']) {
      const { stdout } = await world.run([command, '1']);
      expect(stdout).toContain('difficoltà passeggera');
    }
    expect(await world.data('show', '1')).toMatchObject({ whyUnpaid: 'transitory-difficulty' });
  });

  test('it is not asked again once it is known', async () => {
    await world.done(['note', '1', '--note', 'x', '--why-unpaid', 'opportunism']);
    const { asked } = await world.run(['call', '1'], { terminal: 80, answers: ['r', 'gio 10:00', ''] });
    expect(asked).not.toContain('Perché non paga (Invio = non si sa)');
  });

  test('a wrong key says so', async () => {
    const answers = ['r', 'gio 10:00', 'z', 'O', ''];
    const { asked } = await world.run(['call', '1'], { terminal: 80, answers });
    expect(asked).toContain('"z" non è tra i motivi.');
    expect(await world.data('show', '1')).toMatchObject({ whyUnpaid: 'opportunism' });
  });

  test('nothing another person said is kept (R7)', async () => {
    const argv = ['call', '1', '--outcome', 'no-answer', '--third-party', '--why-unpaid', 'opportunism'];
    expect(errorOf(await world.run([...argv, '--json']))).toMatchObject({ code: 'third-party-note' });
  });
});

describe('closed to wait', () => {
  test('with the day it opens again', async () => {
    const { data } = await world.done(['close', '1', '--as', 'wait', '--until', '1/3/27', '--yes']);
    expect(data['closed']).toMatchObject({ reason: 'wait', until: '2027-03-01' });
    await world.run(['run'], { env: { DUNNING_TODAY: '2027-03-01' } });
    expect(await world.data('show', '1')).toMatchObject({ closedOn: null });
  });

  test.each([
    ['agency', '1/3/27', 'until-needs-wait'],
    ['wait', 'oggi', 'wait-ends-before-tomorrow'],
  ])('as %s until %s: refused', async (as, until, code) => {
    const run = await world.run(['close', '1', '--as', as, '--until', until, '--yes', '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit: 2 });
  });
});

test('taken up again, the case says what is due', async () => {
  await world.done(['hold', '1', '--reason', 'fiera', '--until', '11/12']);
  const { data } = await world.done(['resume', '1']);
  expect(data.next).toMatchObject({ status: 'due', step: 'phone-call' });
});
