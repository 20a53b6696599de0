import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { UncollectibilityReport } from '../../src/domain/court/uncollectibilityReport.ts';
import { renderReport } from '../../src/letters/renderReport.ts';
import { A_CREDITOR } from '../support/world.ts';
import { A_DEBTOR } from '../support/caseWorld.ts';
import { shippedTemplates } from './letterWorld.ts';

/** One invoice, one letter that arrived, nothing missing. */
function aReport(change: Partial<UncollectibilityReport> = {}): UncollectibilityReport {
  return {
    language: 'it',
    caseNumber: 7,
    issuedOn: day('2026-12-30'),
    place: 'Firenze',
    creditor: A_CREDITOR,
    author: { name: 'Anna Sarti', role: 'Credit manager' },
    debtor: A_DEBTOR,
    openedOn: day('2026-11-03'),
    addresses: [{ text: 'Via della Filanda 7', note: '' }],
    currency: 'EUR',
    basis: 'tasso legale',
    items: [
      {
        number: '2026/101',
        dueOn: day('2026-11-02'),
        amountCents: cents(150_000),
        paidCents: cents(0),
        openCents: cents(150_000),
        interestCents: cents(940),
        lumpSumCents: cents(4_000),
        daysLate: 22,
      },
    ],
    totals: {
      principal: cents(150_000),
      interest: cents(940),
      lumpSum: cents(4_000),
      costs: cents(0),
      total: cents(154_940),
    },
    remarks: [],
    attempts: [
      {
        on: day('2026-12-01'),
        time: '10:15',
        what: 'chiamata',
        author: 'Anna Sarti',
        outcome: 'rifiuta',
        isProofMissing: false,
      },
    ],
    promises: [
      { on: day('2026-11-10'), by: day('2026-11-20'), promised: '500,00 EUR', outcome: 'non mantenuta' },
    ],
    plans: [{ on: day('2026-11-11'), agreed: '900,00 EUR in 3 rate', outcome: 'non rispettato' }],
    disputes: [{ on: day('2026-11-12'), invoice: '2026/101', reason: 'merce', answer: 'respinta' }],
    information: [{ on: day('2026-11-15'), source: 'registro', text: 'protesto' }],
    figures: [{ label: 'Solvibilita', value: 'scarsa' }],
    tax: ['credito non superiore alla soglia'],
    conclusion: 'Si propone lo stralcio.',
    gaps: [],
    attachments: [{ text: 'letters/2026/a.pdf', sha256: 'ab12' }],
    ...change,
  };
}

describe('the report of uncollectibility, laid out', () => {
  test.each([
    ['it', 'Relazione interna di inesigibilità', 'Cronologia'],
    ['en', 'Internal report of uncollectibility', 'Chronology'],
  ] as const)('%s: it says what it is, and certifies nothing', (language, title, chronology) => {
    const html = renderReport(aReport({ language }), shippedTemplates());
    for (const words of [
      title,
      chronology,
      '2026/101',
      '500,00 EUR',
      'merce',
      'protesto',
      'ab12',
      'Anna Sarti',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toMatch(/certific/iu);
    expect(html).not.toContain('class="gaps"');
    expect(html).not.toContain('<div class="stamp"');
  });

  test('gaps and a missing proof are shown', () => {
    const attempts = [
      {
        on: day('2026-12-01'),
        what: 'diffida',
        author: 'Anna',
        outcome: 'spedita',
        proof: 'manca',
        isProofMissing: true,
      },
    ];
    const html = renderReport(
      aReport({ gaps: ['lettera 2026/0003'], attempts, stamp: 'draft' }),
      shippedTemplates(),
    );
    expect(html).toContain('class="gaps"');
    expect(html).toContain('<td class="proof missing">manca</td>');
    expect(html).toContain('BOZZA');
  });

  test('an empty case is laid out as well, and a text cannot become markup', () => {
    const html = renderReport(
      aReport({
        addresses: [],
        attempts: [],
        promises: [],
        plans: [],
        disputes: [],
        information: [],
        attachments: [],
        conclusion: '<b>x</b>',
      }),
      shippedTemplates(),
    );
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(html).toContain('Nessuna contestazione.');
  });

  test('totals that are not the sums of the rows are never printed', () => {
    const wrong = { ...aReport().totals, interest: cents(941) };
    expect(() => renderReport(aReport({ totals: wrong }), shippedTemplates())).toThrow('not the sums');
  });

  test('a missing sheet is a refusal', () => {
    expect(() => renderReport(aReport(), { read: () => undefined })).toThrow('template-missing');
  });
});
