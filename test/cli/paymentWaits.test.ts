/** A payment that waits to be confirmed: seen with the case, and no letter goes out by itself before somebody has looked. */
import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { dismissMovement } from '../../src/office/bankProposals.ts';
import { importPayments } from '../../src/office/importPayments.ts';
import { housekeeping } from '../../src/office/nightRun.ts';
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
