/** A payment that waits to be confirmed: seen with the case, and no letter goes out by itself before somebody has looked. */
import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { dismissMovement } from '../../src/office/payment/bankProposals.ts';
import { importPayments } from '../../src/office/import/importPayments.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { aRow, importRows, moment } from '../support/world.ts';
import { letterOffice, rowsOf, TODAY, type LetterOffice } from './letterOffice.ts';

let office: LetterOffice;

beforeEach(async () => {
  office = await letterOffice(...rowsOf(2));
});

/** Money by the customer of case 1 of which nobody can tell what it pays; a change makes it something else. */
async function paid({
  amount = 12_345,
  counterparty = 'BOTTEGA AZEGLIO SRL',
  remittance = 'BONIFICO',
}: {
  readonly amount?: number;
  readonly counterparty?: string;
  readonly remittance?: string;
} = {}): Promise<void> {
  await office.work((book) =>
    importPayments(book, moment(TODAY), {
      name: 'november.xml',
      sha256: 'e'.repeat(64),
      skipBad: false,
      isRehearsal: false,
      statement: {
        format: 'camt',
        movements: [
          {
            line: 2,
            bookedOn: day('2026-11-20'),
            cents: cents(amount),
            currency: 'EUR',
            counterparty,
            remittance,
          },
        ],
        problems: [],
        ignoredCount: 0,
      },
    }),
  );
}

/** The letters that a run would issue, and what it leaves out because somebody seems to have paid. */
async function night(): Promise<{
  readonly letters: readonly number[];
  readonly unconfirmed: readonly number[];
}> {
  const { letters, unconfirmed } = await office.work((book) => housekeeping(book, moment(TODAY)).result);
  const numbersOf = (entries: typeof letters): number[] =>
    entries.map((entry) => entry.case).sort((a, b) => a - b);
  return { letters: numbersOf(letters), unconfirmed: numbersOf(unconfirmed) };
}

const ASPETTA = 'un incasso aspetta di essere confermato';
const WAITS = 'a payment waits to be confirmed';

test('the case shows it with the command that confirms it', async () => {
  await paid();
  const screen = await office.run(['show', '1', '--lang', 'en']);
  expect(screen.stdout).toMatch(
    /TO CONFIRM[^]*20\/11\/2026\s+123\.45 EUR\s+confirm: dunning pay --confirm 1/u,
  );
  expect((await office.run(['show', '1', '--json'])).json()).toMatchObject({
    data: { toConfirm: [{ movement: 1, on: '2026-11-20', amount: '123.45', remittance: 'BONIFICO' }] },
  });
  expect((await office.run(['show', '2', '--json'])).json()).toMatchObject({ data: { toConfirm: [] } });
});

describe('whoever speaks to the customer', () => {
  const LINE =
    /payment to confirm \(dunning pay --proposals\): 123\.45 EUR,\s+Fri\s+20\/11\/2026\.\s+While it waits no\s+letter goes out by\s+itself/u;
  const money = { movement: 1, on: '2026-11-20', amount: '123.45', currency: 'EUR' };

  test.each([['next'], ['why'], ['show']])('sees it in %s, with what to type', async (command) => {
    await paid();
    expect((await office.run([command, '1', '--lang', 'en'])).stdout.replaceAll('\n', ' ')).toMatch(LINE);
    expect((await office.run([command, '1', '--lang', 'it'])).stdout).toContain(
      'incasso da confermare (dunning pay --proposals)',
    );
    expect((await office.run([command, '2', '--lang', 'en'])).stdout).not.toContain('--proposals');
    const { data } = (await office.run([command, '1', '--json'])).json() as { data: unknown };
    const [of] = [data].flat();
    expect(of).toMatchObject({ moneyWaiting: [{ ...money, toDo: 'confirm', holdsLetters: true }] });
  });

  test('sees it on the card of a call', async () => {
    await paid();
    const card = await office.run(['call', '1', '--lang', 'en'], {
      terminal: 100,
      answers: ['^C'],
    });
    expect(card.stdout + card.stderr).toContain('payment to confirm (dunning pay --proposals)');
  });

  test('sees what is to be placed, and that holds no letter', async () => {
    await paid({ remittance: 'SALDO FT 2026/999' });
    const screen = (await office.run(['next', '1', '--lang', 'en'])).stdout;
    expect(screen).toContain('payment to place (dunning pay --proposals)');
    expect(screen).not.toContain('While it waits');
    expect((await office.run(['why', '1', '--json'])).json()).toMatchObject({
      data: [{ moneyWaiting: [{ ...money, toDo: 'place', holdsLetters: false }] }],
    });
  });

  test('sees money that came back', async () => {
    await paid({ amount: -102_000, remittance: 'INSOLUTO FT 2026/701', counterparty: 'BANCA' });
    expect((await office.run(['next', '1', '--lang', 'en'])).stdout).toContain(
      'unpaid collection to check (dunning pay --proposals): 1,020.00 EUR',
    );
  });

  test('sees it with a closed case too, of which no letter waits', async () => {
    await paid();
    await office.run(['pay', '1', '--amount', '1011,11']);
    const { stdout } = await office.run(['why', '1', '--lang', 'en']);
    expect(stdout).toContain('closed');
    expect(stdout).toContain('payment to confirm');
    expect(stdout).not.toContain('While it waits');
  });

  test('sees nothing where only the amount fits', async () => {
    await paid({ amount: 101_111, counterparty: 'STUDIO GRIGNANI' });
    expect((await office.run(['show', '1', '--json'])).json()).toMatchObject({
      data: { toConfirm: [{ movement: 1 }], moneyWaiting: [] },
    });
    expect((await office.run(['next', '1'])).stdout).not.toContain('--proposals');
  });

  test('sees the amounts that fit on a line, and how many more there are', async () => {
    for (const amount of [12_301, 12_302, 12_303, 12_304]) await paid({ amount });
    const { stdout } = await office.run(['why', '1', '--lang', 'en']);
    expect(stdout).toContain('123.03 EUR');
    expect(stdout).toMatch(/and\s+1\s+more/u);
    expect(stdout).not.toContain('123.04 EUR');
  });
});

describe('the unattended run', () => {
  test('leaves that letter out, and says why', async () => {
    await paid();
    expect(await night()).toEqual({ letters: [2], unconfirmed: [1] });
    const run = await office.run(['run', '--dry-run', '--json', '--lang', 'en']);
    expect(run.json()).toMatchObject({
      data: {
        skipped: [{ case: 1, code: 'payment-waits', text: expect.stringContaining(WAITS) as unknown }],
      },
    });
    const screen = await office.run(['run', '--dry-run', '--lang', 'en']);
    expect(screen.stdout).toContain('1 letter because of payments to confirm');
  });

  test('issues it once the payment is put aside', async () => {
    await paid();
    await office.work((book) => dismissMovement(book, moment(TODAY), 1));
    expect(await night()).toEqual({ letters: [1, 2], unconfirmed: [] });
  });

  test('issues it where the payment may be of another customer as well', async () => {
    await office.work((book) => importRows(book, TODAY, aRow({ number: '2026/901', amount: 101_111 })));
    await paid({ amount: 101_111, counterparty: 'STUDIO GRIGNANI' });
    expect((await night()).unconfirmed).toEqual([]);
  });

  test('issues it where it is money that came back', async () => {
    await paid({ amount: -102_000, remittance: 'INSOLUTO FT 2026/701', counterparty: 'BANCA' });
    expect((await night()).unconfirmed).toEqual([]);
    expect((await office.run(['show', '1', '--json'])).json()).toMatchObject({
      data: { toConfirm: [{ amount: '-1020.00' }] },
    });
  });
});

describe('letter', () => {
  test('says so on the card, and issues it when a person wants it', async () => {
    await paid();
    const card = await office.run(['letter', '1', '--dry-run']);
    expect(card.stdout).toContain(`!!  ${ASPETTA}`);
    const made = await office.run(['letter', '1', '--html', '--yes']);
    expect(made.status).toBe(0);
    expect(made.stderr).toContain(ASPETTA);
  });

  test('of another customer does not', async () => {
    await paid();
    expect((await office.run(['letter', '2', '--dry-run'])).stdout).not.toContain(ASPETTA);
  });

  test('--due leaves it out with a warning', async () => {
    await paid();
    const run = await office.run(['letter', '--due', '--html', '--yes', '--json']);
    expect(run.status).toBe(3);
    expect(run.json()).toMatchObject({
      data: [{ case: 2 }],
      warnings: [{ code: 'payment-waits', message: expect.stringContaining('dunning letter 1') as unknown }],
    });
  });
});
