/** What is set for a customer beside its details: interest, kind of credit; and the prescription that follows from it. */
import path from 'node:path';
import { appendFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aRow } from '../../support/world.ts';
import { letterOffice } from '../letterOffice.ts';

interface Card {
  readonly data: { readonly terms: object; readonly operation?: number | null };
}

describe('dunning debtor: interest and prescription', () => {
  test('are shown, set, and taken back', async () => {
    const office = await letterOffice(aRow());
    const code = 'C0107';
    const card = async (...flags: string[]): Promise<Card['data']> =>
      ((await office.run(['debtor', code, '--json', ...flags])).json() as Card).data;
    const own = { regime: null, rate: null, credit: null };
    const usual = { regime: 'commercial', rate: null, credit: 'ordinary', own };
    expect((await card()).terms).toEqual(usual);
    expect((await office.run(['debtor', code])).stdout).toContain('(dalle impostazioni)');
    expect((await card('--rate', '6,5', '--dry-run')).operation).toBeNull();
    expect((await card('--rate', '6,5', '--credit', 'periodic')).terms).toEqual({
      regime: 'contract',
      rate: '6.50',
      credit: 'periodic',
      own: { regime: 'contract', rate: '6.50', credit: 'periodic' },
    });
    expect((await office.run(['debtor', code])).stdout).toContain('tasso pattuito: 6,50%');
    expect((await office.run(['log', '1'])).stdout).toContain('interessi e prescrizione del cliente');
    await office.run(['undo', '--yes']);
    expect((await card()).terms).toEqual(usual);
  });

  test.each([
    [['--regime', 'legal', '--phone', '0324 1'], 2, 'non va insieme a --phone'],
    [['--rate', 'molto'], 2, 'non è una percentuale'],
    [['--regime', 'contract'], 5, 'il tasso non è indicato'],
  ])('%j is refused', async (flags, status, words) => {
    const office = await letterOffice(aRow());
    const run = await office.run(['debtor', 'C0107', ...flags]);
    expect([run.status, run.stderr]).toEqual([status, expect.stringContaining(words)]);
  });
});

describe('the prescription', () => {
  test.each([
    ['2026-11-24', undefined, undefined],
    ['2027-08-03', 'running', undefined],
    ['2027-08-04', 'near', 'si prescrive il 02/11/2027 (90 giorni)'],
    ['2027-11-03', 'expired', 'il termine di prescrizione è passato il 02/11/2027'],
  ])('on %s: %s', async (on, state, words) => {
    const office = await letterOffice(aRow());
    if (state !== undefined) await office.run(['debtor', 'C0107', '--credit', 'transport']);
    for (const command of ['show', 'why']) {
      const { stdout } = await office.run([command, '1', '--as-of', on]);
      if (words === undefined) expect(stdout).not.toContain('Prescrizione');
      else expect(stdout).toContain(words);
    }
    const { data } = (await office.run(['show', '1', '--as-of', on, '--json'])).json() as {
      data: { prescription: { state: string } };
    };
    expect(data.prescription.state).toBe(state ?? 'running');
  });
});

describe('doctor', () => {
  test('looks at the files of issued reports', async () => {
    const office = await letterOffice(aRow());
    await office.run(['report-uncollectible', '1', '--yes', '--html']);
    const [file = ''] = office.files();
    const found = async (): Promise<string[]> => {
      const { data } = (await office.run(['doctor', '--json', '--dir', office.dir])).json() as {
        data: { checks: { id: string; state: string; text: string }[] };
      };
      return data.checks.filter(({ id }) => id === 'reports').map(({ state, text }) => `${state} ${text}`);
    };
    expect(await found()).toEqual([expect.stringMatching(/^ok 1 relazione/u)]);
    appendFileSync(path.join(office.dir, 'letters/2026', file), 'x');
    expect(await found()).toEqual([expect.stringMatching(/^error .*cambiati/u)]);
    rmSync(path.join(office.dir, 'letters/2026', file));
    expect(await found()).toEqual([expect.stringMatching(/^error .*mancanti/u)]);
    await office.run(['undo', '--yes']);
    expect(await found()).toEqual([]);
  });
});
