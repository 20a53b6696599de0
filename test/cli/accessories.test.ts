/** Rule 10 as people see it: the warning claims interest and lump sum, and what is left of them is decided about. */
import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { cents } from '../../src/domain/money.ts';
import { issue, moment } from '../support/world.ts';
import { atLegalWarning, letterOffice, TODAY, type LetterOffice } from './letterOffice.ts';

let office: LetterOffice;

/** 1,500.00 due on the 3rd of August: 113 days at 10.40 % are 48.30; and the lump sum. */
const LEFT = '88.30';

beforeEach(async () => {
  office = await letterOffice();
  await atLegalWarning(office);
});

async function warnAndPay(): Promise<void> {
  await office.work((book) => {
    const { protocol } = issue(book, TODAY, 1);
    markSent(book, moment(TODAY), [protocol], { on: day(TODAY) });
    recordPayment(book, moment(TODAY), 1, { cents: cents(150_000), on: day(TODAY) });
  });
}

async function dataOf(...argv: string[]) {
  const { json, status } = await office.run([...argv, '--json']);
  return { ...(json() as { readonly data?: unknown; readonly error?: unknown }), status };
}

describe('the warning', () => {
  test('its card and its data say of what the sum consists', async () => {
    const { data } = await dataOf('letter', '1', '--preview', '--html');
    expect(data).toMatchObject([
      {
        total: '1588.30',
        claims: [
          {
            currency: 'EUR',
            principal: '1500.00',
            interest: '48.30',
            lumpSum: '40.00',
            costs: '0.00',
            total: '1588.30',
          },
        ],
      },
    ]);
    const { stdout } = await office.run(['letter', '1', '--preview', '--html']);
    expect(stdout).toContain('di cui');
    expect(stdout).toContain('capitale 1.500,00 EUR, interessi 48,30, importo forfettario 40,00');
  });

  test('the settings may leave it at the principal', async () => {
    await office.run(['config', 'set', 'interest.in_warning', 'false']);
    expect((await dataOf('letter', '1', '--preview', '--html')).data).toMatchObject([{ total: '1500.00' }]);
  });
});

describe('with the principal paid', () => {
  beforeEach(warnAndPay);

  test('next, why, today and show ask for the decision', async () => {
    const decided = { status: 'due', task: 'decide' };
    expect((await dataOf('next', '1')).data).toMatchObject([
      { ...decided, command: 'dunning close 1 --as paid --waive-accessories' },
    ]);
    expect((await dataOf('why', '1')).data).toMatchObject([
      { ...decided, blockers: [{ code: 'accessories-left', from: null }] },
    ]);
    expect((await dataOf('today')).data).toMatchObject({ sections: [{ id: 'decisions', items: [decided] }] });
    expect((await dataOf('show', '1')).data).toMatchObject({
      accessories: [
        {
          currency: 'EUR',
          letter: '2026/0003',
          interest: '48.30',
          lumpSum: '40.00',
          received: '0.00',
          left: LEFT,
          waivedOn: null,
        },
      ],
    });
    const { stdout } = await office.run(['why', '1']);
    expect(stdout).toContain('restano 88,30 EUR di interessi e spese chiesti con la lettera 2026/0003');
    expect((await dataOf('letter', '1')).error).toMatchObject({ code: 'no-letter-step', exit: 7 });
  });

  test('the account and the assessment are about what is left', async () => {
    expect((await dataOf('statement', '1')).data).toMatchObject({
      items: [{ open: '0.00', interest: '48.30', lumpSum: '40.00', claimedWith: '2026/0003' }],
      totals: { principal: '0.00', total: LEFT },
    });
    const { stdout } = await office.run(['statement', '1']);
    expect(stdout).toContain('fatture pagate, di cui restano interessi e spese chiesti con');
    expect((await dataOf('assess', '1')).status).toBe(0);
  });

  test('it is waived once a person has seen how much, and that is undone', async () => {
    expect((await dataOf('close', '1', '--as', 'paid')).error).toMatchObject({ code: 'accessories-left' });
    const { stdout, asked } = await office.run(['close', '1', '--as', 'paid', '--waive-accessories'], {
      terminal: 100,
      answers: ['s'],
    });
    expect(asked.join()).toContain('88,30 EUR');
    expect(stdout).toContain('La pratica è chiusa: pagata.');
    expect((await dataOf('show', '1')).data).toMatchObject({
      closeReason: 'paid',
      accessories: [{ left: '0.00', waivedOn: TODAY }],
    });
    await office.run(['undo', '--yes']);
    expect((await dataOf('next', '1')).data).toMatchObject([{ task: 'decide' }]);
  });

  test('unless the person says no', async () => {
    await office.run(['close', '1', '--waive-accessories'], { terminal: 100, answers: ['n'] });
    expect((await dataOf('next', '1')).data).toMatchObject([{ task: 'decide' }]);
  });

  test('asked how it ends, waiving is one of the ways', async () => {
    await office.run(['close', '1'], { terminal: 100, answers: ['paid', 's'] });
    expect((await dataOf('show', '1')).data).toMatchObject({ closeReason: 'paid' });
  });

  test('given to the lawyer, it stays with the case', async () => {
    const { data } = await dataOf('close', '1', '--as', 'court', '--yes');
    expect(data).toMatchObject({
      closed: { reason: 'court', open: [], accessories: [{ amount: LEFT, currency: 'EUR' }] },
    });
    expect((await dataOf('statement', '1')).data).toMatchObject({ totals: { total: LEFT } });
  });

  test('it is paid, with what went where', async () => {
    const { data } = await dataOf('pay', '1', '--amount', '88,30');
    expect(data).toMatchObject({ amount: LEFT, accessories: LEFT, shares: [] });
    expect((await dataOf('show', '1')).data).toMatchObject({ closeReason: 'paid' });
  });

  test('a promise of it holds the case, and is no surprise', async () => {
    const promised = await office.run(['promise', '1', '--amount', '88,30', '--by', '4/12', '--json']);
    expect(promised.json()).toMatchObject({
      warnings: [],
      data: { next: { status: 'held', task: 'decide' } },
    });
  });

  test.each([
    ['r', ['s'], 'closed'],
    ['c', ['+10'], 'held'],
  ])('under its card in work, %s', async (key, answers, status) => {
    await office.run(['work'], { terminal: 100, answers: [key, ...answers, 'q'] });
    expect((await dataOf('show', '1')).data).toMatchObject({ status });
  });
});

test.each([
  [['--as', 'paid', '--yes'], 'principal-open'],
  [['--waive-accessories', '--yes'], 'principal-open'],
  [['--as', 'court', '--waive-accessories'], 'goes-only-with'],
  [['--as', 'paid', '--until', '4/12'], 'until-needs-wait'],
])('close %j is refused: %s', async (options, code) => {
  expect((await dataOf('close', '1', ...options)).error).toMatchObject({ code });
});
