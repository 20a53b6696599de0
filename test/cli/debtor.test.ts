/** The debtor on the screen and for programs: what is printed, how it is reached, two that are one. */
import { beforeEach, describe, expect, test } from 'vitest';
import { aDebtorFile, aRow, importRows, importWhole } from '../support/world.ts';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

async function page(...argv: readonly string[]): Promise<string> {
  return (await world.run(['debtor', ...argv], { env: { DUNNING_LANG: 'it' } })).stdout;
}

describe('the card', () => {
  test('shows the address as typed and as it is printed, and what is worth a look', async () => {
    await world.done([
      'debtor',
      'C0107',
      '--address',
      'V.le della Filanda, n. 7, int. 2',
      '--province',
      'NO',
    ]);
    expect(await page('C0107')).toContain('V.le della Filanda, n. 7, int. 2, 28845 Domodossola (NO)');
    expect(await page('C0107')).toContain('INTERNO 2 / VIALE DELLA FILANDA 7 / 28845 DOMODOSSOLA NO');
    expect(await page('C0107')).toContain('la provincia non è quella del CAP');
    expect(await world.data('debtor', 'C0107')).toMatchObject({
      findings: [],
      addressRemarks: ['several-commas', 'province-differs'],
      printedAddress: { building: 'INTERNO 2', street: 'VIALE DELLA FILANDA 7' },
    });
  });

  test('an address abroad is printed as it was typed', async () => {
    await world.done(['debtor', 'C0107', '--country', 'DE']);
    expect(await world.data('debtor', 'C0107')).toMatchObject({ printedAddress: null, addressRemarks: [] });
  });

  test('lists the accounts it paid from', async () => {
    await world.work((book) =>
      book.database.insert('debtor_iban', {
        debtor_id: 1,
        iban: 'IT40S0542811101000000123456',
        source: 'statement',
        learned_on: '2026-11-20',
      }),
    );
    expect(await page('C0107')).toContain('IT40 S054 2811 1010 0000 0123 456 (da un estratto conto');
    expect(await page('C0107')).toContain('il CIN non tornano');
    expect(await world.data('debtor', 'C0107')).toMatchObject({
      ibans: [{ iban: 'IT40S0542811101000000123456', source: 'statement', learnedOn: '2026-11-20' }],
      remarks: [{ code: 'iban-wrong' }],
    });
  });
});

describe('contacts', () => {
  const ADD = ['debtor', 'C0107', '--add-phone', '333 0000107', '--source', 'debtor', '--person', 'Ada Rota'];

  test('are added with their source, found wrong with a reason, and taken out', async () => {
    const added = await world.done([...ADD, '--add-pec', 'rota@gmail.com']);
    expect(added.data).toMatchObject({
      debtor: { phone: '+39 0324 000107' },
      contacts: [{}, {}, {}, { value: '333 0000107', source: 'debtor', person: 'Ada Rota' }, { kind: 'pec' }],
    });
    await world.done(['debtor', 'C0107', '--wrong', '0324 000107', '--reason', 'un privato']);
    expect(await page('C0107')).toContain('333 0000107 (Ada Rota, detto dal cliente');
    expect(await page('C0107')).toContain('un privato)');
    expect((await world.done(['debtor', 'C0107', '--remove-contact', '333 0000107'])).data).toMatchObject({
      debtor: { wrongPhone: '+39 0324 000107' },
    });
    const log = (await world.run(['log', '1'], { env: { DUNNING_LANG: 'it' } })).stdout.replace(/\s+/gu, ' ');
    for (const words of [
      'recapito aggiunto: 333 0000107',
      'recapito errato: 0324 000107',
      'recapito tolto: 333',
    ])
      expect(log).toContain(words);
  });

  test('a wrong number goes on with the other one', async () => {
    await world.done(ADD);
    const { asked, stdout } = await world.run(['call', '1'], {
      terminal: 100,
      answers: ['w', ''],
      env: { DUNNING_LANG: 'it' },
    });
    expect(asked.at(-1)).toBe('Il numero giusto (Invio = si prova 333 0000107)');
    expect(stdout).toContain("C'è un altro numero: 333 0000107.");
  });

  test('an ordinary mailbox as PEC is said', async () => {
    expect((await world.done(['debtor', 'C0107', '--pec', 'ditta@gmail.com'])).warnings).toMatchObject([
      { code: 'pec-is-plain-mail' },
    ]);
  });

  test.each([
    [['--source', 'debtor'], 'contact-flag-alone'],
    [['--person', 'Ada'], 'contact-flag-alone'],
    [['--reason', 'x'], 'contact-flag-alone'],
    [['--override', 'x'], 'contact-flag-alone'],
    [['--merge', 'C0200', '--add-phone', '055 000000'], 'merge-alone'],
    [['--add-phone', 'no'], 'debtor-value-unfit'],
    [['--wrong', '0000'], 'no-such-contact'],
  ])('%j is refused: %s', async (flags, code) => {
    const before = await world.shown();
    expect(errorOf(await world.run(['debtor', 'C0107', ...flags, '--json']))).toMatchObject({ code });
    expect(await world.shown()).toBe(before);
  });
});

describe('two that are one', () => {
  const MERGE = ['debtor', 'C0107', '--merge', 'C0200'];

  test('are shown side by side, asked about, and merged', async () => {
    const run = await world.run(MERGE, { terminal: 100, answers: ['s'], env: { DUNNING_LANG: 'it' } });
    expect(run.asked.at(-1)).toContain(
      'Unisco C0200 Maglificio Tre Torri S.p.A. a C0107 Tessitura Valdossola S.r.l.?',
    );
    const written = run.stdout + run.stderr;
    for (const words of ['RESTA', 'SPARISCE', 'Continua la pratica 1; la 2 è chiusa', 'Unito a'])
      expect(written).toContain(words);
    const log = (await world.run(['log', '2'], { env: { DUNNING_LANG: 'it' } })).stdout.replace(/\s+/gu, ' ');
    expect(log).toContain('cliente unito: C0200 Maglificio Tre Torri S.p.A. fa ora parte di C0107');
    expect(log).toContain('unita alla pratica 1');
  });

  test('no leaves everything as it was', async () => {
    const before = [await world.shown(1), await world.shown(2)];
    await world.run(MERGE, { terminal: 100, answers: ['n'] });
    expect([await world.shown(1), await world.shown(2)]).toEqual(before);
  });

  test('without a terminal only with --yes', async () => {
    expect((await world.run([...MERGE, '--json'])).status).toBe(2);
    expect((await world.done([...MERGE, '--yes'])).data).toMatchObject({
      merged: { from: 'C0200', cases: { kept: 1, closed: 2 }, doubled: [] },
      next: { status: 'due' },
    });
  });

  test('a rehearsal changes nothing, undo restores both cases to the byte', async () => {
    const before = [await world.shown(1), await world.shown(2)];
    const rehearsed = await world.done([...MERGE, '--dry-run']);
    expect(rehearsed.data.operation).toBeNull();
    expect([await world.shown(1), await world.shown(2)]).toEqual(before);
    const { data } = await world.done([...MERGE, '--yes']);
    expect(data.next).toEqual(rehearsed.data.next);
    expect(await world.shown(2)).not.toBe(before[1]);
    await world.done(['undo', '--yes']);
    expect([await world.shown(1), await world.shown(2)]).toEqual(before);
  });
});

test('a conflict at import names both debtors and the command that settles it', async () => {
  const { conflictSentences } = await import('../../src/cli/import/importView.ts');
  const { it } = await import('../../src/cli/messages/it.ts');
  await world.work((book) => {
    importWhole(
      book,
      '2026-11-24',
      aDebtorFile({ name: 'Neri Uno', code: 'N1' }, { name: 'Neri Due', code: 'N 2' }),
    );
    const conflicting = [
      { name: 'Neri', vatNumber: '99900010015', code: 'N 2' },
      { name: 'Tessitura Valdossola S.r.l.', vatNumber: '99900020027', code: 'C0107' },
    ];
    const problems = conflicting.flatMap((debtor, at) => {
      const row = aRow({ number: `2026/90${at}`, debtor });
      return importRows(book, '2026-11-24', row).problems;
    });
    expect(problems.flatMap((problem) => conflictSentences(it, problem))).toEqual([
      'Riga 2: i dati indicano sia C0107 Tessitura Valdossola S.r.l. sia N 2 Neri Due.',
      'Se sono lo stesso cliente: dunning debtor C0107 --merge "N 2"; altrimenti correggi il file.',
      "Riga 2: C0107 Tessitura Valdossola S.r.l. è in anagrafica con un'altra partita IVA, un altro codice fiscale o un altro codice cliente.",
      "Correggi il file, oppure l'anagrafica: dunning debtor C0107 --help",
    ]);
  });
});
