/** A cell of any length is read or refused at once: a pattern that tried every part of one would run for hours. */
import { describe, expect, it, test } from 'vitest';
import { readBankAmount } from '../../src/intake/bank/bankAmount.ts';
import { readGood } from './readText.ts';

const HEADER = 'Cliente;P.IVA;N. fattura;Data;Scadenza;Importo;Residuo;Divisa;Email;Descrizione;Altro';
const ROW = 'Rossi Srl;;1;13/01/2026;13/02/2026;10,00;10,00;EUR;;;';
const COLUMNS = HEADER.split(';');
const MILLION = 1_000_000;
const LONG = ['A', '1', '1.1.1.', '1,', 'a(', '1 a(', '2026 ', '1 del ', '@.', '01/', "'", 'x y'].map(
  (part) => part.repeat(MILLION / part.length),
);
/** Fields that are read as something; what is written under "Altro" is nobody's. */
const READ = COLUMNS.filter((name) => name !== 'Altro');

describe('a cell of a million characters', () => {
  test.for(READ)('is refused under "%s"', async (name) => {
    for (const cell of LONG) {
      const row = ROW.replace(';1;', ';2;').split(';').with(COLUMNS.indexOf(name), cell).join(';');
      const { items, problems } = await readGood([HEADER, ROW, row].join('\n'));
      expect(items.map(({ number }) => number)).toEqual(['1']);
      expect(problems).toMatchObject([{ line: 3, column: name }]);
      expect(problems[0]?.value.length).toBeLessThan(200);
    }
  });

  it('is passed over in a column that says nothing', async () => {
    for (const cell of LONG) {
      const { items, problems } = await readGood([HEADER, ROW + cell].join('\n'));
      expect([items.length, problems]).toEqual([1, []]);
    }
  });

  it('may stand above the header, below the rows and between them', async () => {
    for (const cell of [
      ...LONG,
      `Stampato il${' '.repeat(MILLION)}x`,
      `Cliente: ${'12-'.repeat(MILLION / 3)}`,
    ]) {
      const { items } = await readGood([`"${cell.slice(0, 30_000)}"`, HEADER, ROW, cell, cell].join('\n'));
      expect(items.map(({ number }) => number)).toEqual(['1']);
    }
  });

  it('is what is within the blanks around it', async () => {
    const { items } = await readGood(
      [HEADER, ROW.replace('Rossi', `${' '.repeat(MILLION)}Rossi`)].join('\n'),
    );
    expect(items[0]?.debtor.name).toBe('Rossi Srl');
  });

  it('is no amount of a bank', () => {
    for (const cell of LONG) expect(readBankAmount(cell, 'comma')).toBe('bad-amount');
  });
});
