import { beforeEach, describe, expect, test } from 'vitest';
import { contactsWorld, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const typing = (...answers: string[]) => ({ terminal: 80, answers });
const journal = async (): Promise<string> => (await world.run(['log', '1'])).stdout;

describe('at a terminal', () => {
  test('the card tells how much, whom, what; the keys tell which date each proposes', async () => {
    const { stderr, stdout, status } = await world.run(['call', '1'], typing('n'));
    expect(status).toBe(0);
    const shown = (stdout + stderr).split('\n').map((line) => line.trimEnd());
    expect(shown.join('\n')).toMatch(
      /^Pratica 1 {2}Tessitura Valdossola S\.r\.l\. +scaduto 2\.300,00 - 22 gg - 2 fatt\.$/mu,
    );
    expect(shown.join('\n')).toMatch(/^Tel\. \+39 0324 000107 +nessun contatto finora$/mu);
    expect(shown).toContain('Da chiedere: data certa per la 2026/101 (1.500,00)');
    expect(shown.join('\n')).toContain('n  nessuna risposta -> gio 26/11 15:00');
    expect(shown.every((line) => line.length <= 80)).toBe(true);
  });

  test.each([
    [60, 'it', /^ {2}n {2}non risponde gio 26\/11 15:00 +a {2}ha pagato gio 26\/11$/mu],
    [60, 'en', /^ {2}n {2}no answer Thu 26\/11 15:00 +a {2}says paid Thu 26\/11$/mu],
    [80, 'it', /^ {2}n {2}nessuna risposta -> gio 26\/11 15:00 +a {2}dice che ha pagato -> gio 26\/11$/mu],
    [40, 'it', /^n {2}nessuna risposta -> gio 26\/11 15:00$/mu],
    [36, 'it', /^n {2}non risponde gio 26\/11 15:00$/mu],
  ])('at %i columns in %s the proposed dates are whole', async (terminal, language, expected) => {
    const env = { DUNNING_LANG: language };
    for (const command of ['call', 'visit']) {
      const { stdout, stderr } = await world.run([command, '1'], { terminal, answers: ['q'], env });
      const menu = (stdout + stderr).split('\n').filter((line) => /^ {0,2}[a-z] {2}\S/u.test(line));
      expect(menu.length).toBeGreaterThan(3);
      for (const line of menu) {
        expect(line).not.toContain('..');
        expect(line.trimEnd().length).toBeLessThanOrEqual(terminal);
      }
      if (command === 'call') expect(stdout + stderr).toMatch(expected);
    }
  });

  test('one key and Enter record the outcome with the proposed date', async () => {
    const { status, asked } = await world.run(['call', '1'], typing('n'));
    expect({ status, asked }).toEqual({ status: 0, asked: ['Esito'] });
    expect(await world.data('next', '1')).toMatchObject([{ due: '2026-11-26', at: '15:00' }]);
  });

  test('another date is typed after the key', async () => {
    await world.run(['call', '1'], typing('N gio 10:30'));
    expect(await world.data('next', '1')).toMatchObject([{ due: '2026-11-26', at: '10:30' }]);
  });

  test('a wrong key says so and changes nothing', async () => {
    const before = await world.shown();
    const { status, asked } = await world.run(['call', '1'], typing('z', '^C'));
    expect(status).toBe(130);
    expect(asked[1]).toBe('"z" non è un esito: n o s r p a c x w m. Non è cambiato nulla.');
    expect(await world.shown()).toBe(before);
  });

  test.each(['n ieri', 'n 31/2', 'n gio 21:00', 'p ven'])('%s is not taken', async (typed) => {
    const { asked, status } = await world.run(['call', '1'], typing(typed, 'q'));
    expect(asked).toHaveLength(3);
    expect(status).toBe(130);
  });

  test('a promise: all that is overdue and the next Friday are proposed', async () => {
    const { asked } = await world.run(['call', '1'], typing('p', '', '', 't', ''));
    expect(asked).toEqual([
      'Esito',
      'Importo promesso [2.300,00]',
      '-> 2.300,00',
      'Entro il [ven 27/11/2026]',
      'Perché non paga (Invio = non si sa)',
      'Nota (Invio = nessuna)',
    ]);
    expect(await journal()).toContain(
      'promessa - 2.300,00 EUR entro ven 27/11/2026 - perché non paga: difficoltà passeggera',
    );
  });

  test('< goes back from the date to the amount', async () => {
    await world.run(['call', '1'], typing('p', '500', '<', '600', '4/12', '', 'bonifico'));
    expect(await journal()).toContain('promessa - 600,00 EUR entro ven 04/12/2026 - "bonifico"');
  });

  test('< goes back in pay as well, with what was typed', async () => {
    const run = await world.run(['pay', '1'], typing('50', '<', '60', ''));
    expect(run.asked.filter((line) => line.startsWith('Importo'))).toEqual([
      'Importo incassato [2.300,00]',
      'Importo incassato [50]',
    ]);
    expect(run.stdout).toContain('60,00');
  });

  test('what the flags say is not asked', async () => {
    const { asked } = await world.run(
      ['call', '1', '--outcome', 'promise', '--amount', '700'],
      typing('4/12'),
    );
    expect(asked.filter((line) => !line.startsWith('->'))).toEqual(['Entro il [ven 27/11/2026]']);
  });

  test('a callback on a Sunday is moved when the person agrees', async () => {
    const { asked } = await world.run(['call', '1'], typing('r', 'dom 10:00', '', '', ''));
    expect(asked).toContain('dom 29/11/2026 non è lavorativo. Facciamo lun 30/11/2026? (S/n)');
    expect(await world.data('next', '1')).toMatchObject([{ due: '2026-11-30', at: '10:00' }]);
  });

  test('a Saturday morning may be agreed, a Sunday may not', async () => {
    await world.run(['call', '1'], typing('r', 'dom 10:00', 'n', 'sab 10:00', 'n', '', ''));
    expect(await world.data('next', '1')).toMatchObject([{ due: '2026-11-28', at: '10:00' }]);
  });

  test('a dispute asks why and which invoices, and knows those there are', async () => {
    const { asked } = await world.run(['call', '1'], typing('c', 'prezzo errato', '9/9', '2026/102', ''));
    expect(asked).toContain('La fattura 9/9 non è tra quelle aperte: 2026/101, 2026/102, 2026/103');
    expect(await journal()).toContain('contestazione di 2026/102: prezzo errato');
  });

  test('a wrong number asks for the right one, and may stay without', async () => {
    await world.run(['call', '1'], typing('w', '0324 000555'));
    expect(await world.data('debtor', 'C0107')).toMatchObject({
      debtor: { phone: '0324 000555', wrongPhone: '+39 0324 000107' },
    });
    await world.run(['call', '1'], typing('w', ''));
    const { debtor } = (await world.data('debtor', 'C0107')) as { debtor: object };
    expect(debtor).not.toHaveProperty('phone');
  });

  test('f shows the invoices, ? explains, and the question comes again', async () => {
    const { asked, stdout, stderr } = await world.run(['call', '1'], typing('f', '?', 'x'));
    expect(asked).toEqual(['Esito', 'Esito', 'Esito']);
    expect(stdout + stderr).toContain('2026/103');
    expect(stdout + stderr).toContain('n gio 15:30');
  });

  test('a visit: i, then what came out of it', async () => {
    const { asked } = await world.run(['visit', '1'], typing('i', 'n', 'a'));
    expect(asked).toEqual([
      'Esito',
      'Esito della visita',
      '"n" non è un esito: r p a c x m. Non è cambiato nulla.',
      'Esito della visita',
    ]);
    expect(await journal()).toContain('visita: dice che ha pagato');
  });

  const doors: [string, string[]][] = [
    ['the outcome', []],
    ['the amount', ['p']],
    ['the date', ['p', '']],
    ['why it is not paid', ['p', '', '']],
    ['the note', ['p', '', '', '']],
    ['the reason', ['c']],
    ['the day to call back', ['r']],
    ['the new number', ['w']],
  ];
  test.each(doors)('leaving at %s leaves nothing', async (_name, before) => {
    const shown = await world.shown();
    const { status, stderr } = await world.run(['call', '1'], typing(...before, '^C'));
    expect(status).toBe(130);
    expect(stderr).toContain('non è stato salvato niente');
    expect(await world.shown()).toBe(shown);
  });
});

test.each([60, 80, 120])('nothing is wider than a screen of %i columns', async (terminal) => {
  const name = `Società Cooperativa Agricola dei Però e Perché di ${'Castelnuovo '.repeat(3)}`;
  await world.done([
    'debtor',
    'C0107',
    '--name',
    name,
    '--contact-person',
    'Dott.ssa Maria Addolorata Bianchi Neri',
  ]);
  for (const language of ['it', 'en']) {
    const flags = ['--lang', language];
    const call = await world.run(['call', '1', ...flags], {
      terminal,
      answers: ['f', '?', 'p', '', '', '', ''],
    });
    const visit = await world.run(['visit', '1', ...flags], { terminal, answers: ['i', 'x'] });
    const undo = await world.run(['undo', ...flags], { terminal, answers: [''] });
    for (const { stdout, stderr } of [call, visit, undo]) {
      const wide = (stdout + stderr)
        .split('\n')
        .filter((line) => line.length > terminal && !line.startsWith('! '));
      expect(wide).toEqual([]);
    }
    await world.done(['undo', '--yes']);
  }
});
