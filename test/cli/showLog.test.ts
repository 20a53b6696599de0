import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatFor } from '../../src/cli/screen/format.ts';
import { journalText, journalValues } from '../../src/cli/case/journalView.ts';
import { en } from '../../src/cli/messages/en.ts';
import { it as italian } from '../../src/cli/messages/it.ts';
import { day } from '../../src/domain/day.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { undo } from '../../src/office/undo.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld } from './agendaWorld.ts';

const NOW = moment('2026-11-24');

describe('log', () => {
  test('tells a case in sentences, the newest last, with what was undone', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2026-11-20', aRow());
      const next = { on: day('2026-11-26'), time: '09:30' };
      const call = {
        channel: 'call',
        outcome: 'callback',
        on: day('2026-11-23'),
        next,
        person: 'Neri',
        note: 'in riunione',
      } as const;
      logContact(book, NOW, 1, call);
      holdCase(book, NOW, 1, { reason: 'ferie', until: day('2026-12-01') });
      undo(book, NOW);
    });
    const { stdout } = await world.run(['log', '1']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
    expect(lines).toEqual([
      'ven 20/11 09:15  anna  pratica aperta: scaduti 1.500,00 EUR',
      'mar 24/11 09:15  anna  chiamata: da richiamare (di lun 23/11/2026) - Neri - prossimo gio 26/11/2026 09:30 - "in riunione"',
      'mar 24/11 09:15  anna  [annullato] sospesa fino a mar 01/12/2026: ferie',
      "mar 24/11 09:15  anna  annullata un'operazione: hold",
    ]);
    const english = await world.run(['log', '1', '--lang', 'en']);
    expect(english.stdout).toContain('[undone] held until Tue 01/12/2026: ferie');
    expect(await world.data('log', '1')).toMatchObject([
      { case: 1, kind: 'case-opened', undone: false },
      { kind: 'call', on: '2026-11-24', who: 'anna', command: 'call' },
      { kind: 'case-held', undone: true },
      { kind: 'undo', undone: false },
    ]);
  });

  test('--limit keeps the latest; without a case the last thirty of the book', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      const rows = Array.from({ length: 40 }, (_, index) =>
        aRow({ number: `${index}`, debtor: { name: `Ditta ${index}` } }),
      );
      importRows(book, '2026-11-20', ...rows);
      issue(book, NOW, 1);
    });
    expect(await world.data('log')).toHaveLength(30);
    expect(await world.data('log', '--limit', '3')).toHaveLength(3);
    expect(await world.data('log', '1', '--limit', '1')).toMatchObject([{ kind: 'letter-issued' }]);
    for (const wrong of ['0', '-1', 'x', '1.5']) {
      expect((await world.run(['log', `--limit=${wrong}`])).status, wrong).toBe(2);
    }
    const { stdout } = await world.run(['log', '--limit', '2']);
    expect(stdout).toContain('Prat 1');
  });

  test('an empty book has no history', async () => {
    const world = await agendaWorld();
    expect((await world.run(['log'])).stdout).toContain('Nessuna riga di storia.');
  });

  test('every kind of entry the office writes has its sentence', () => {
    const folder = path.resolve(import.meta.dirname, '../../src/office');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const written = files
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const source = readFileSync(path.join(folder, name), 'utf8');
        return [...source.matchAll(/\.note\(\s*[^'`;]*?'([a-z-]+)'/gu)].map(([, kind = '']) => kind);
      });
    const kinds = new Set([
      ...written,
      'call',
      'visit',
      'note',
      'promise-kept',
      'promise-broken',
      'payment-seen',
      'item-changed',
      'undo',
      'redo',
    ]);
    expect([...kinds].filter((kind) => !Object.hasOwn(italian.journal.entries, kind))).toEqual([]);
    expect(kinds.size).toBeGreaterThan(20);
  });

  test.each<[kind: string, data: Record<string, unknown>, sentence: string]>([
    [
      'payment',
      { cents: 5000, currency: 'EUR', on: '2026-11-23', invoices: [{ id: 1 }, { id: 2 }] },
      'incasso di 50,00 EUR del lun 23/11/2026 su 2 fatture',
    ],
    [
      'payment-seen',
      {
        number: 'A1',
        currency: 'EUR',
        before: { due: '2026-11-02', open: 9000 },
        after: { due: '2026-11-02', open: 4000 },
      },
      'dal file: incassati 50,00 EUR sulla A1, restano 40,00',
    ],
    [
      'imported',
      { file: 'a.csv', counts: { new: 2, updated: 1, settled: 0, rejected: 3 } },
      'importato a.csv: nuove 2, aggiornate 1, chiuse 0, scartate 3',
    ],
    [
      'letter-issued',
      {
        protocol: '2026/0007',
        step: 'first-letter',
        deadline: '2026-12-04',
        totals: [{ cents: 100, currency: 'EUR' }],
        override: 'urgente',
      },
      'emessa prima lettera, prot. 2026/0007, 1,00 EUR, termine ven 04/12/2026 - nonostante i motivi contrari: "urgente"',
    ],
    [
      'letter-issued',
      {
        protocol: '2026/0008',
        step: 'legal-warning',
        totals: [
          { cents: 10_550, currency: 'EUR' },
          { cents: 20_000, currency: 'CHF' },
        ],
        accessories: [
          { currency: 'EUR', interest: 550, lumpSum: 4000, costs: 0 },
          { currency: 'CHF', interest: 20, lumpSum: 0, costs: 0 },
        ],
      },
      'emessa diffida, prot. 2026/0008, 105,50 EUR, 200,00 CHF, di cui interessi 5,50 EUR, 0,20 CHF, importo forfettario 40,00 EUR',
    ],
    [
      'dispute-resolved',
      { resolution: 'accepted', invoices: ['A1', 'A2'], numbers: ['A1', 'A2'] },
      'contestazione accolta: A1, A2',
    ],
    [
      'debtor-corrected',
      { details: { phone: '1', city: 'Roma' }, traits: { language: 'en' } },
      'anagrafica corretta: telefono, città, lingua',
    ],
    ['debtor-corrected', { details: {}, traits: {}, addressConfirmed: true }, 'indirizzo confermato'],
    [
      'call',
      { outcome: 'promise', promise: { cents: 100, currency: 'EUR', by: '2026-12-04' } },
      'chiamata: promessa - 1,00 EUR entro ven 04/12/2026',
    ],
    ['something-new', {}, 'something-new'],
  ])('%s: %o', (kind, data, sentence) => {
    const entry = {
      id: 1,
      operation: 1,
      command: '',
      on: day('2026-11-24'),
      at: '',
      who: '',
      kind,
      data,
      isUndone: false,
    };
    expect(journalText({ messages: italian, format: formatFor('it') }, entry)).toBe(sentence);
    expect(journalText({ messages: en, format: formatFor('en') }, entry)).not.toMatch(
      /undefined|NaN|\[object/u,
    );
  });

  test('nested data never reaches a sentence unread', () => {
    const values = journalValues({
      on: day('2026-11-24'),
      data: { next: { on: '2026-11-26' }, odd: { a: 1 }, none: null },
    });
    expect(values).toEqual({ invoiceCount: 0, next: '2026-11-26', nextTime: '' });
  });
});

describe('find', () => {
  test('groups its hits by kind', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(
        book,
        '2026-11-20',
        aRow(),
        aRow({ number: 'VAL/9', due: '2027-01-31', debtor: { name: 'Zeta S.p.A.' } }),
      );
      const call = { channel: 'note', outcome: 'note', on: NOW.today, note: 'parlato con Valeria' } as const;
      logContact(book, NOW, 1, call);
    });
    const { stdout, status } = await world.run(['find', 'val']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/CLIENTI \(1\)\n.*\n +1 +C0107 Tessitura Valdossola S\.r\.l\./u);
    expect(stdout).toMatch(/FATTURE \(1\)\n +- +VAL\/9 +Zeta S\.p\.A\./u);
    expect(stdout).toMatch(/NOTE \(1\)\n +1 +parlato con Valeria +Tessitura/u);
    expect(await world.data('find', 'val')).toEqual([
      {
        kind: 'debtor',
        text: 'C0107 Tessitura Valdossola S.r.l.',
        debtor: 'Tessitura Valdossola S.r.l.',
        case: 1,
      },
      { kind: 'invoice', text: 'VAL/9', debtor: 'Zeta S.p.A.', case: null },
      { kind: 'note', text: 'parlato con Valeria', debtor: 'Tessitura Valdossola S.r.l.', case: 1 },
    ]);
  });

  test('takes several words, and every character as itself', async () => {
    const world = await agendaWorld();
    await world.work((book) => importRows(book, '2026-11-20', aRow()));
    expect((await world.run(['find', 'tessitura', 'valdossola'])).status).toBe(0);
    for (const nothing of ['%', '_', 'xyz'])
      expect((await world.run(['find', nothing])).status, nothing).toBe(4);
    expect((await world.run(['find', ' '])).status).toBe(2);
    expect((await world.run(['find'])).status).toBe(2);
  });

  test('a letter by its protocol number', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      importRows(book, '2026-11-20', aRow());
      issue(book, NOW, 1);
    });
    expect(await world.data('find', '2026/0001')).toMatchObject([{ kind: 'letter', case: 1 }]);
  });
});
