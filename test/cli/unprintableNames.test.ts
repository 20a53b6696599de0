/** A name the letters' font lacks is told before the letter goes out: an empty box in place of a customer never goes out by itself. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aRow } from '../support/world.ts';
import { letterOffice, rowsOf, type LetterOffice } from './letterOffice.ts';

const TOKYO = '東京商事株式会社';

/** Case 1 is that of the first debtor by name: this one comes last. */
const office = (): Promise<LetterOffice> =>
  letterOffice(
    ...rowsOf(1),
    aRow({ number: '2026/800', debtor: { code: 'T1', name: TOKYO, address: 'Via Roma 1' } }),
  );

const said = (text: string): string => text.replace(/\s+/gu, ' ');

test.each([
  ['it', `1 cliente nuovo ha nel nome o nell'indirizzo caratteri che le lettere non stampano`],
  ['en', '1 new customer has characters in name or address that letters cannot print'],
])('an import names the customer (%s)', async (language, told) => {
  const { dir, run } = await letterOffice();
  const file = path.join(dir, 'lista.csv');
  writeFileSync(
    file,
    `Codice;Cliente;Numero;Data;Scadenza;Residuo\nT1;${TOKYO};1/A;01/09/2026;30/09/2026;100,00\n`,
  );
  const first = await run(['import', file], { env: { DUNNING_LANG: language } });
  expect(first.status).toBe(0);
  expect(said(first.stderr)).toContain(told);
  expect(first.stderr).toContain(`T1 ${TOKYO}: 東京商事株式会社`);
  const again = await run(['import', file], { env: { DUNNING_LANG: language } });
  expect(again.stderr).not.toContain(TOKYO);
});

test('a run leaves the letter to a person, says so with the remedy, and prints the others', async () => {
  const { run, letters } = await office();
  for (const flags of [['--dry-run'], []]) {
    const { status, json, stdout } = await run(['run', '--json', ...flags]);
    expect(status, stdout).toBe(3);
    const { data } = json() as { data: { done: { case: number }[]; errors: object[] } };
    expect(data.done.map((line) => line.case)).toEqual([1]);
    expect(data.errors).toMatchObject([{ case: 2, code: 'letter-unprintable' }]);
    expect(JSON.stringify(data.errors)).toContain(TOKYO);
  }
  expect((await letters()).map((letter) => letter.protocol)).toEqual(['2026/0001']);
});

test('so does a batch; one letter is issued when a person has seen what is wrong', async () => {
  const { run, letters } = await office();
  const batch = await run(['letter', '--due', '--html', '--yes']);
  expect(batch.status).toBe(3);
  expect(said(batch.stderr)).toContain(`Pratica 2 ${TOKYO}: non emessa, al posto di 東京商事株式会社`);
  const one = await run(['letter', '2', '--html'], { terminal: 80, answers: ['s'] });
  expect(said(one.stdout)).toContain(`!! nel nome o nell'indirizzo di ${TOKYO} le lettere non stampano`);
  expect(one.status).toBe(0);
  expect(await letters()).toHaveLength(2);
  const other = await run(['letter', '1', '--preview', '--html']);
  expect(other.stdout).not.toContain('non stampano');
});

test('in Latin letters it goes out by itself', async () => {
  const { run } = await office();
  await run(['debtor', 'T1', '--name', 'Tokyo Shoji K.K.']);
  const { status, stderr } = await run(['letter', '--due', '--html', '--yes']);
  expect([status, stderr.includes('non emessa')]).toEqual([0, false]);
});

test('doctor names the customer and the remedy', async () => {
  const { run } = await office();
  const { stdout } = await run(['doctor']);
  expect(said(stdout)).toContain(`2 ${TOKYO} (東京商事株式会社)`);
  expect(said(stdout)).toContain('dunning debtor 2 --name "..."');
});
