import { describe, expect, test } from 'vitest';
import type { DossierDocument } from '../../src/domain/court/dossierDocument.ts';
import { renderDossier } from '../../src/letters/renderDossier.ts';
import { A_CREDITOR } from '../support/world.ts';
import { shippedTemplates } from './letterWorld.ts';

/** One section with nothing in it. */
function aSheet(change: Partial<DossierDocument> = {}): DossierDocument {
  return {
    language: 'it',
    creditor: A_CREDITOR,
    title: 'Cronologia',
    about: 'Pratica 7',
    dated: 'Firenze, 24/11/2026',
    footer: 'Acme - "fascicolo"',
    sections: [{ title: 'Promesse', list: [], empty: 'Nessuna.' }],
    ...change,
  };
}

describe('a sheet of a dossier', () => {
  test.each([
    ['it', 'Pagina'],
    ['en', 'Page'],
  ] as const)('%s: an empty section says so', (language, page) => {
    const html = renderDossier(aSheet({ language }), shippedTemplates());
    for (const words of ['Cronologia', 'Pratica 7', 'Nessuna.', `content: "${page} "`])
      expect(html).toContain(words);
    expect(html).not.toContain('<table');
    expect(html).not.toContain('<div class="stamp"');
  });

  test('facts, a table with a sum and a gap, a list, small print; no text becomes markup', () => {
    const html = renderDossier(
      aSheet({
        stamp: 'sample',
        note: 'non certifica',
        sections: [
          {
            title: '<b>x</b>',
            isWarning: true,
            facts: [{ label: 'Totale', value: '1,00 EUR' }],
            notes: ['in piccolo'],
          },
          {
            title: 'Fatture',
            empty: 'Niente.',
            table: {
              columns: [
                { header: 'Fattura', kind: 'wrap' },
                { header: 'Prova', kind: 'proof' },
              ],
              rows: [
                { cells: ['2026/1', 'manca'], isMissing: true },
                { cells: ['Totale', ''], isTotal: true },
              ],
            },
          },
          { title: 'Recapiti', list: [{ text: 'Via Roma', note: 'verificato' }, { text: 'altro' }] },
        ],
      }),
      shippedTemplates(),
    );
    for (const words of [
      '&lt;b&gt;x&lt;/b&gt;',
      'class="gaps"',
      '1,00 EUR',
      'in piccolo',
      '<td class="proof missing">manca</td>',
      '<td class="wrap total">Totale</td>',
      'verificato',
      'ESEMPIO',
      'non certifica',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('Niente.');
  });

  test('a missing sheet is a refusal', () => {
    expect(() => renderDossier(aSheet(), { read: () => undefined })).toThrow('template-missing');
  });
});
