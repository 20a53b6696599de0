import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aRow } from '../support/world.ts';
import { atLegalWarning, letterOffice, sha256Of } from './letterOffice.ts';
import { pdfText } from '../support/pdfText.ts';

/** It runs across the page, and is a line of its own. */
const STAMPED = /^BOZZA$/mu;

interface Document {
  readonly data: Record<string, unknown>;
}

describe('dunning statement', () => {
  test('shows items, how the interest comes about, and totals in eighty columns', async () => {
    const office = await letterOffice(
      aRow(),
      aRow({ number: '2026/102', due: '2026-06-15', amount: 200_000 }),
    );
    const { stdout, status } = await office.run(['statement', '1'], { terminal: 80 });
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "PRATICA 1  Tessitura Valdossola S.r.l.                  situazione al 24/11/2026
      Interessi  D.Lgs. 231/2002, tasso di riferimento + 8 punti

        Fattura   Scadenza     gg  Capitale  Interessi  Forfait
        2026/102  15/06/2026  162  2.000,00      92,11    40,00
        2026/101  02/11/2026   22  1.500,00       9,40    40,00

      Come si arriva agli interessi
        Fattura   dal         al           gg        su   tasso  Interessi
        2026/102  16/06/2026  30/06/2026   15  2.000,00  10,15%       8,34
                  01/07/2026  24/11/2026  147  2.000,00  10,40%      83,77
        2026/101  03/11/2026  24/11/2026   22  1.500,00  10,40%       9,40

        Capitale                 3.500,00 EUR
        Interessi                  101,51 EUR
        Risarcimento forfetario     80,00 EUR
        Totale                   3.681,51 EUR
      "
    `);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('as one JSON document', async () => {
    const office = await letterOffice(aRow());
    const { data } = (await office.run(['statement', '1', '--json'])).json() as Document;
    expect(data).toMatchObject({
      asOf: '2026-11-24',
      regime: 'commercial',
      currency: 'EUR',
      totals: { principal: '1500.00', interest: '9.40', lumpSum: '40.00', costs: '0.00', total: '1549.40' },
      items: [
        {
          number: '2026/101',
          due: '2026-11-02',
          open: '1500.00',
          interest: '9.40',
          lumpSum: '40.00',
          segments: [
            {
              from: '2026-11-03',
              to: '2026-11-24',
              days: 22,
              rate: '10.40',
              base: '1500.00',
              interest: '9.40',
            },
          ],
          uncoveredDays: 0,
        },
      ],
    });
  });

  test('says how many days no rate is known for', async () => {
    const office = await letterOffice(aRow());
    const { stderr, stdout, status } = await office.run(['statement', '1', '--on', '2027-01-10']);
    expect(status).toBe(0);
    expect(stdout).toContain('10 giorni senza tasso pubblicato');
    expect(stderr).toContain('10 giorni senza tasso pubblicato');
  });

  test('takes another law for one answer, or keeps it for the debtor', async () => {
    const office = await letterOffice(aRow());
    const regime = async (...flags: string[]): Promise<unknown> =>
      ((await office.run(['statement', '1', '--json', ...flags])).json() as Document).data['regime'];
    expect(await regime('--regime', 'legal')).toBe('legal');
    expect(await regime()).toBe('commercial');
    expect(await regime('--rate', '6,5', '--keep')).toBe('contract');
    expect(await regime()).toBe('contract');
    expect((await office.run(['statement', '1'])).stdout).toContain('tasso pattuito: 6,50%');
  });

  test.each([
    [['--rate', 'molto'], 2, 'non è una percentuale'],
    [['--credit', 'rent'], 2, '--keep'],
    [['--regime', 'contract'], 5, 'il tasso non è indicato'],
  ])('%j is refused', async (flags, status, words) => {
    const office = await letterOffice(aRow());
    const run = await office.run(['statement', '1', ...flags]);
    expect([run.status, run.stderr]).toEqual([status, expect.stringContaining(words)]);
  });

  test('what stands in no sum is named for what it is, in each currency', async () => {
    const office = await letterOffice(
      aRow({ number: '1', amount: 10_000 }),
      aRow({ number: '2', amount: 20_000 }),
      aRow({ number: '3', amount: -15_000, due: '2026-11-03' }),
      aRow({ number: '4', amount: 7_000, due: '2026-12-28' }),
      aRow({ number: '5', amount: 5_000, due: '2026-11-20', method: 'Ri.Ba.' }),
      aRow({ number: '6', amount: 4_000, due: '2026-12-28', currency: 'CHF' }),
    );
    await office.run(['dispute', '1', '--reason', 'merce', '--invoices', '2']);
    const { stdout } = await office.run(['statement', '1'], { terminal: 80 });
    for (const line of [
      'Niente da chiedere a quel giorno.',
      'In contestazione, fuori dal conto: 2',
      'Non ancora scaduto: 40,00 CHF, 70,00 EUR',
      'In banca, non sollecitato: 50,00 EUR',
      'Scaduto e coperto da note di credito: 100,00 EUR',
    ])
      expect(stdout).toContain(line);
    expect(((await office.run(['statement', '1', '--json'])).json() as Document).data).toMatchObject({
      items: [],
      notYetDue: [
        { amount: '40.00', currency: 'CHF' },
        { amount: '70.00', currency: 'EUR' },
      ],
      atTheBank: [{ amount: '50.00', currency: 'EUR' }],
      coveredByCreditNotes: [{ amount: '100.00', currency: 'EUR' }],
    });
  });

  test('of a case with nothing overdue says so', async () => {
    const office = await letterOffice(aRow());
    expect((await office.run(['statement', '1', '--on', '2026-11-01'])).stdout).toContain(
      'Niente di scaduto',
    );
  });
});

describe('dunning assess', () => {
  test('shows every line of the sum, and a proposal', async () => {
    const office = await letterOffice(aRow({ amount: 900_000, due: '2026-02-27' }));
    const { stdout } = await office.run(['assess', '1', '--solvency', 'good', '--other-creditors', '1'], {
      terminal: 80,
    });
    expect(stdout).toMatchInlineSnapshot(`
      "PRATICA 1  Tessitura Valdossola S.r.l.                 valutazione al 24/11/2026
      Credito      9.724,80 EUR
                   capitale 9.000,00, interessi 684,80, forfait 40,00
      Solvibilità  buona, 1 altro creditore
      Probabilità  39,0% a 270 giorni dalla scadenza
                   x 150% per la solvibilità, x 90% per gli altri creditori

      Decreto ingiuntivo
        atteso: 90,0% di 9.724,80      8.752,32
        - contributo unificato           118,50
        - anticipazioni forfettarie       27,00
        - avvocato, con spese e cassa    678,13
        - registro, notifica, copie      230,00
        = resta                        7.698,69

      Società di recupero
        atteso: 52,7% di 9.724,80  5.120,11
        - provvigione 15,00%         768,02
        = resta                    4.352,09

      Prescrizione  27/02/2036 (fattura 2026/101; 10 anni, art. 2946 c.c., ordinaria)
                    conta dalla scadenza, 27/02/2026
      Fisco         credito superiore alla soglia di 2.500,00 EUR (art. 101 c. 5
                    TUIR); sei mesi dalla scadenza passati dal 27/08/2026

      Proposta  attesa
                prima va risolto questo: nessuna richiesta scritta risulta consegnata

      Su che cosa si basa
        contributo unificato 118,50 fino a 26.000,00: metà di art. 13 DPR 115/2002
        anticipazioni forfettarie 27,00: art. 30 DPR 115/2002
        onorario 567,00 fino a 26.000,00: valori medi, DM 55/2014 e DM 147/2022
        sull'onorario 19,60%: spese generali 15% e cassa 4%
        registro, notifica, copie 230,00: stima, da verificare
        provvigione 15,00%: stima, da verificare
        ricavo minimo 100,00: stima, da verificare
        cliente solvibile, probabilità x 150%: regola pratica
        cliente poco solvibile, probabilità x 30%: regola pratica
        ogni altro creditore, probabilità x 90%: regola pratica
        cliente irreperibile, probabilità x 50%: regola pratica
        con il decreto, probabilità x 200%: regola pratica, non se poco solvibile
        probabilità per età del credito, al massimo 90% con il decreto e 95% con
        l'agenzia: stima del programma, fissa
      Stima per decidere, non consulenza legale; i costi sono impostazioni ([court]).
      "
    `);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('a debtor that cannot be found is a factor, with what shows it, until they are found', async () => {
    const office = await letterOffice(aRow({ amount: 900_000, due: '2026-02-27' }));
    await office.run(['trace', '1', '--ask', 'anagrafe', '--yes']);
    await office.run(['trace', '1', '--not-found', '--yes']);
    const screen = async () => (await office.run(['assess', '1'], { terminal: 80 })).stdout;
    expect(await screen()).toMatch(/x 100% per la solvibilità, x 50% perché irreperibile/u);
    expect(await screen()).toContain('rintraccio senza esito il 24/11/2026 (chiesto a anagrafe)');
    expect(await screen()).toContain('cliente irreperibile, probabilità x 50%: regola pratica');
    const { data } = (await office.run(['assess', '1', '--json'])).json() as Document;
    expect(data).toMatchObject({
      chance: { untraceablePercent: 50 },
      untraceable: [{ kind: 'not-found', on: '2026-11-24', asked: 'anagrafe' }],
    });
    await office.run(['trace', '1', '--found-phone', '0324 000199', '--source', 'debtor', '--yes']);
    expect(await screen()).not.toContain('perché irreperibile');
  });

  test('--record writes it down; --dry-run does not', async () => {
    const office = await letterOffice(aRow());
    const recorded = async (...flags: string[]): Promise<unknown> =>
      ((await office.run(['assess', '1', '--record', '--json', ...flags])).json() as Document).data[
        'recorded'
      ];
    expect(await recorded('--dry-run')).toBe(false);
    expect((await office.run(['log', '1'])).stdout).not.toContain('valutazione');
    expect(await recorded()).toBe(true);
    expect((await office.run(['log', '1'])).stdout).toContain("valutazione dell'azione legale: attesa");
  });

  test('names the setting or the source of every figure, and takes the company’s own', async () => {
    const office = await letterOffice(aRow({ amount: 900_000, due: '2026-02-27' }));
    await office.run(['config', 'set', 'court.chance_order', '150']);
    await office.run(['config', 'set', 'court.lawyer_fee', '26000: 800; 2000']);
    const { stdout } = await office.run(['assess', '1', '--solvency', 'good'], { terminal: 80 });
    expect(stdout).toContain('contributo unificato 118,50 fino a 26.000,00: metà di art. 13 DPR 115/2002');
    expect(stdout).toContain('onorario 800,00 fino a 26.000,00: impostazione court.lawyer_fee');
    expect(stdout).toContain('con il decreto, probabilità x 150%: impostazione court.chance_order');
    const { data } = (await office.run(['assess', '1', '--json'])).json() as Document;
    expect(data['basis']).toContainEqual({
      setting: 'court.stamp',
      value: '27,00',
      origin: 'program',
      source: 'art. 30 DPR 115/2002',
    });
    expect(data['basis']).toContainEqual(
      expect.objectContaining({ setting: 'court.lawyer_fee', origin: 'setting', source: null }),
    );
    const large = await letterOffice(aRow({ amount: 90_000_000, due: '2026-02-27' }));
    expect((await large.run(['assess', '1'])).stdout).toContain('onorario 4.394,00: valori medi');
  });

  test('a step taken a day before its time is not said to come after itself', async () => {
    const office = await letterOffice(aRow({ due: '2026-05-04' }));
    for (const reason of ['uno', 'due', 'tre', 'quattro'])
      await office.run(['skip', '1', '--reason', reason, '--yes']);
    const report = await office.run(['report-uncollectible', '1', '--html', '--yes']);
    expect(report.stdout).toContain('Il passo resta da fare: non era ancora il suo momento.');
    const later = { env: { DUNNING_TODAY: '2026-11-25' } };
    expect((await office.run(['report-uncollectible', '1', '--html', '--yes'], later)).stdout).toContain(
      'Passo fatto',
    );
    const assessed = await office.run(['assess', '1', '--record']);
    expect(assessed.stdout).toContain('Il passo resta da fare: non era ancora il suo momento.');
  });

  test('a number of creditors is a number', async () => {
    const office = await letterOffice(aRow());
    const { status, stderr } = await office.run(['assess', '1', '--other-creditors', 'many']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('numero intero')]);
  });
});

describe('dunning report-uncollectible', () => {
  test('a preview is stamped and records nothing', async () => {
    const office = await letterOffice(aRow());
    const { stdout, status } = await office.run(['report-uncollectible', '1', '--preview']);
    expect(status).toBe(0);
    expect(stdout).toContain('Prove mancanti');
    const [file = ''] = office.files('letters/preview');
    const text = pdfText(path.join(office.dir, 'letters/preview', file));
    expect(text).toMatch(STAMPED);
    expect(text).not.toMatch(/certific/i);
    expect((await office.run(['log', '1'])).stdout).not.toContain('relazione');
  });

  test('is printed with its chronology, filed, and recorded with its hash', async () => {
    const office = await letterOffice();
    await atLegalWarning(office);
    const run = await office.run(['report-uncollectible', '1', '--yes', '--json']);
    const { data } = run.json() as Document;
    const file = String(data['file']);
    expect(path.basename(file)).toBe('uncollectibility-report_1_tessitura-valdossola_2026-11-24.pdf');
    expect(data).toMatchObject({ sha256: sha256Of(file), stepDone: null, recommendation: 'wait' });
    expect(data['pages']).toBeLessThanOrEqual(3);
    const text = pdfText(file);
    for (const words of [
      'Relazione interna di inesigibilità',
      'Tessitura Valdossola',
      '2026/0001',
      '2026/0002',
      'Prove mancanti',
      '1.500,00',
      'Laura Neri',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(STAMPED);
    expect((await office.run(['log', '1'])).stdout).toContain('emessa la relazione di inesigibilità');
  });

  test('in English, as HTML, where there is no browser', async () => {
    const office = await letterOffice(aRow());
    const { status } = await office.run(['report-uncollectible', '1', '--yes', '--html', '--lang', 'en']);
    expect(status).toBe(0);
    const again = await office.run(['report-uncollectible', '1', '--yes', '--html', '--lang', 'en']);
    expect(again.status).toBe(0);
    expect(office.files()).toEqual([
      'uncollectibility-report_1_tessitura-valdossola_2026-11-24-2.html',
      'uncollectibility-report_1_tessitura-valdossola_2026-11-24.html',
    ]);
  });

  test.each([
    [
      'it',
      'Piano di rientro del 24/11/2026: 1.500,00 EUR in 2 rate – annullato dal 24/11/2026, incassati 0,00 EUR',
    ],
    ['en', 'Plan of instalments of 24 Nov 2026: 1,500.00 EUR in 2 instalments – cancelled since 24/11/2026'],
  ])('names the plans, and a full mailbox beside the PEC, not the street (%s)', async (language, plan) => {
    const office = await letterOffice(aRow());
    for (const argv of [
      ['letter', '1', '--html', '--yes'],
      ['sent', '2026/0001', '--via', 'pec'],
      ['receipt', '2026/0001', '--failed', 'casella piena'],
      ['plan', '1', '--instalments', '2', '--first', '2026-12-15', '--yes'],
      ['plan', '1', '--cancel', 'ripensato', '--yes'],
      ['report-uncollectible', '1', '--yes', '--html', '--lang', language],
    ])
      expect([argv[0], (await office.run(argv)).status]).toEqual([argv[0], 0]);
    const file = office.files().find((name) => name.startsWith('uncollectibility')) ?? '';
    const html = readFileSync(path.join(office.dir, 'letters/2026', file), 'utf8');
    expect(html).toContain(plan);
    expect(html).toMatch(/PEC valdossola@pec.example<\/bdi> <span[^>]*>[^<]*2026\/0001[^<]*casella piena/u);
  });

  test.each([
    [
      'it',
      'Il debitore risulta irreperibile: lettera 2026/0001 tornata il 24/11/2026: sconosciuto; rintraccio',
    ],
    ['en', 'The debtor cannot be found: letter 2026/0001 returned on'],
  ])('says that the debtor cannot be found, and by what (%s)', async (language, words) => {
    const office = await letterOffice(aRow());
    for (const argv of [
      ['letter', '1', '--html', '--yes'],
      ['sent', '2026/0001'],
      ['receipt', '2026/0001', '--failed', 'sconosciuto'],
      ['trace', '1', '--not-found', '--note', 'anagrafe'],
      ['report-uncollectible', '1', '--yes', '--html', '--lang', language],
    ])
      expect((await office.run(argv)).status).toBe(0);
    const file = office.files().find((name) => name.startsWith('uncollectibility')) ?? '';
    const text = readFileSync(path.join(office.dir, 'letters/2026', file), 'utf8');
    expect(/<p>([^<]*2026.0001[^<]*)<.p>/u.exec(text)?.[1]).toContain(words);
    expect(text.includes('not-found')).toBe(false);
  });

  test('goes ahead only when it is wanted', async () => {
    const office = await letterOffice(aRow());
    const { asked } = await office.run(['report-uncollectible', '1'], { terminal: 80, answers: ['n'] });
    expect(asked).toEqual(['Emetto la relazione della pratica 1? (S/n)']);
    expect(office.files()).toEqual([]);
    const dry = await office.run(['report-uncollectible', '1', '--dry-run']);
    expect(dry.stdout).toContain('non è stato scritto nulla');
    const output = await office.run(['report-uncollectible', '1', '-o', 'x.pdf']);
    expect(output.status).toBe(2);
  });
});
