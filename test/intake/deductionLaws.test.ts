/** What is off an amount is the same in every file of a source, or is asked about: whichever other rows a week has. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayoutHints } from '../../src/domain/import/incoming.ts';
import { readText } from './readText.ts';

const HEADERS = [
  'Totale;Pagato;Sconto',
  'Totale;Acconto;Pagato',
  'Totale;Incassato;Ritenuta',
  'Totale;Pagato;Incassato;Sconto',
  'Imponibile;IVA;Totale;Ritenuta;Pagato',
];
const RUNS = 150;

/** Few amounts, so that they often settle a document, or come to more than it. */
const cell = fc.constantFrom('', '', '10,00', '20,00', '50,00', '90,00', '100,00', '122,00');
const row = fc.array(cell, { minLength: 4, maxLength: 4 });
const weeks = fc.array(fc.array(row, { maxLength: 3 }), { minLength: 2, maxLength: 5 });

test('a row that stays comes to the same in every week in which it is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...HEADERS), row, weeks, async (header, stays, others) => {
      const seen = new Set<number>();
      let known: LayoutHints['known'] = [];
      for (const beside of others) {
        const lines = [stays, ...beside].map(
          (cells, at) => `Rossi Srl;${at + 1};13/01/2026;13/02/2026;${withAmount(header, cells)}`,
        );
        const read = await readText(`Cliente;Numero;Data;Scadenza;${header}\n${lines.join('\n')}\n`, {
          known,
        });
        if (!read.ok) continue;
        const { deductions } = read.file.layout;
        known = deductions === undefined ? known : [...known, deductions];
        for (const { number, openCents } of read.file.items) if (number === '1') seen.add(openCents);
        expect(seen.size).toBeLessThan(2);
      }
    }),
    { numRuns: RUNS },
  );
});

function withAmount(header: string, cells: readonly string[]): string {
  const whole = header.startsWith('Imponibile') ? ['100,00', '22,00', '122,00'] : ['100,00'];
  return [...whole, ...cells].slice(0, header.split(';').length).join(';');
}
